// SPDX-License-Identifier: Apache-2.0
/** JUnit XML. */
#include "junit.h"

/** Text of an attribute or element; what XML 1.0 cannot hold becomes a question mark. */
static void put(struct pla_str *s, struct pla_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        if (c == '&')
            PLA_PUT(s, "&amp;");
        else if (c == '<')
            PLA_PUT(s, "&lt;");
        else if (c == '>')
            PLA_PUT(s, "&gt;");
        else if (c == '"')
            PLA_PUT(s, "&quot;");
        else if (c == '\n')
            PLA_PUT(s, "&#10;");
        else if ((unsigned char)c < 0x20 && c != '\t')
            PLA_PUT(s, "?");
        else
            pla_str_put_c(s, c);
    }
}

void cli_junit_begin(struct pla_str *s)
{
    PLA_PUT(s, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
}

void cli_junit_suite(struct pla_str *s, struct pla_text name, size_t tests, size_t failures)
{
    PLA_PUT(s, "  <testsuite name=\"");
    put(s, name);
    pla_str_put_format(s, "\" tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", tests, failures);
}

void cli_junit_case(struct pla_str *s, struct pla_text suite, struct pla_text name,
                    struct pla_text failure)
{
    PLA_PUT(s, "    <testcase classname=\"");
    put(s, suite);
    PLA_PUT(s, "\" name=\"");
    put(s, name);
    if (failure.at == NULL) {
        PLA_PUT(s, "\"/>\n");
        return;
    }
    PLA_PUT(s, "\">\n      <failure message=\"");
    put(s, failure);
    PLA_PUT(s, "\"/>\n    </testcase>\n");
}

void cli_junit_suite_end(struct pla_str *s)
{
    PLA_PUT(s, "  </testsuite>\n");
}

void cli_junit_end(struct pla_str *s)
{
    PLA_PUT(s, "</testsuites>\n");
}
