// SPDX-License-Identifier: Apache-2.0
/** CSV: quoting, formulas, the header. */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "csv.h"
#include "sample.h"

static void check_cell(const char *text, const char *expected)
{
    struct pla_str out = {0};
    pla_csv_put_cell(&out, pla_text_of(text));
    assert_string_equal(out.at != NULL ? out.at : "", expected);
    pla_str_release(&out);
}

static void cells_are_quoted_and_neutral(void **state)
{
    (void)state;
    check_cell("", "");
    check_cell("plain", "plain");
    check_cell("a,b", "\"a,b\"");
    check_cell("say \"hi\"", "\"say \"\"hi\"\"\"");
    check_cell("two\nlines", "\"two\nlines\"");
    check_cell("=1+2", "'=1+2");
    check_cell("+cmd", "'+cmd");
    check_cell("@sum", "'@sum");
    check_cell("\tx", "'\tx");
    check_cell("=a,b", "\"'=a,b\"");
    check_cell("-3", "-3"); /* a plain number stays one */
    check_cell("-3/2", "-3/2");
    check_cell("-3+4", "'-3+4");
}

static void a_decision_is_a_row_an_award(void **state)
{
    (void)state;
    struct pla_decision decision = sample_decision();
    struct pla_str out = {0};
    pla_csv_begin(&out, false);
    assert_int_equal(strncmp(out.at, "learner,name,program,term,portfolio,attempt,rubric,", 51), 0);
    assert_null(strstr(out.at, "Decision"));
    pla_str_clear(&out);
    pla_csv_add(&decision, &sample_context, &out);
    assert_string_equal(
        out.at,
        "S1042,Zoë Ångström,BA4,,P-1,1,sample,1.0.0,EDU301,EDU 301,\"Learning, in "
        "\"\"communities\"\"\",recommended,portfolio,,3,2.5,semester,,,,no,,,\"52 hours, at least "
        "40 "
        "needed\",\"e1, e4\",,,\r\n"
        "S1042,Zoë Ångström,BA4,,P-1,1,sample,1.0.0,EDU302,EDU 302,\"'=HYPERLINK(\"\"http://"
        "example.org\"\")\",withheld,portfolio,,3,0,semester,,,,no,,cap:portfolio -3,,,,,\r\n"
        "S1042,Zoë Ångström,BA4,,P-1,1,sample,1.0.0,EDU303,EDU 303,_x0041_ and \x1b[31m,undecided,"
        ",,0,0,semester,,,,no,,,reflection: meets needed,,,,\r\n");
    pla_str_release(&out);
}

static void excel_gets_a_mark(void **state)
{
    (void)state;
    struct pla_str out = {0};
    pla_csv_begin(&out, true);
    assert_memory_equal(out.at, "\xEF\xBB\xBFlearner", 10);
    pla_str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_quoted_and_neutral),
        cmocka_unit_test(a_decision_is_a_row_an_award),
        cmocka_unit_test(excel_gets_a_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
