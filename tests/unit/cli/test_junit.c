// SPDX-License-Identifier: Apache-2.0
/** JUnit XML that any server can read, whatever a case is called. */
#include "junit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void escapes_what_xml_needs(void **state)
{
    struct pla_str s = {0};
    (void)state;
    cli_junit_begin(&s);
    cli_junit_suite(&s, PLA_TEXT("a<b"), 2, 1);
    cli_junit_case(&s, PLA_TEXT("a<b"), PLA_TEXT("\"x\" & y"), (struct pla_text){0});
    cli_junit_case(&s, PLA_TEXT("a<b"), PLA_TEXT("tab\tbell\a"), PLA_TEXT("1\n2 > 3"));
    cli_junit_suite_end(&s);
    cli_junit_end(&s);
    assert_string_equal(s.at,
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
                        "  <testsuite name=\"a&lt;b\" tests=\"2\" failures=\"1\" errors=\"0\">\n"
                        "    <testcase classname=\"a&lt;b\" name=\"&quot;x&quot; &amp; y\"/>\n"
                        "    <testcase classname=\"a&lt;b\" name=\"tab\tbell?\">\n"
                        "      <failure message=\"1&#10;2 &gt; 3\"/>\n    </testcase>\n"
                        "  </testsuite>\n</testsuites>\n");
    pla_str_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(escapes_what_xml_needs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
