// SPDX-License-Identifier: Apache-2.0
/** Decisions from a table: both sorts of headers, cells, and what is passed over. */
#include "exchange/decisions_csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct pla_arena arena;
static struct pla_faults faults;

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

static enum pla_code read_table(const char *text, struct pla_rulings *out)
{
    faults = (struct pla_faults){0};
    enum pla_code code = pla_rulings_read(pla_text_of(text), "d.csv", &arena, out, &faults);
    assert_true((code == PLA_OK) == (faults.count == 0));
    return code;
}

static void assert_fault(const char *text, enum pla_code code, const char *where, const char *part)
{
    struct pla_rulings rulings = {.count = 77};
    assert_int_equal(read_table(text, &rulings), code);
    assert_int_equal(rulings.count, 77);
    assert_string_equal(faults.items[0].where, where);
    if (strstr(faults.items[0].text, part) == NULL)
        print_error("%s\n", faults.items[0].text);
    assert_non_null(strstr(faults.items[0].text, part));
}

static void reads_a_plain_table(void **state)
{
    struct pla_rulings rulings;
    (void)state;
    assert_int_equal(read_table("portfolio,attempt,rubric,claim,award,decision,credits,reason\n"
                                "P1,2,r,c1,A,approve,,\n"
                                "P2,,,,A,override,5/2,\"because, so\"\n"
                                "P3,,,,A,deny,,no\n",
                                &rulings),
                     PLA_OK);
    assert_int_equal(rulings.count, 3);
    assert_int_equal(rulings.items[0].attempt, 2);
    assert_true(pla_text_equal(rulings.items[0].claim, PLA_TEXT("c1")));
    assert_int_equal(rulings.items[0].verdict, PLA_VERDICT_APPROVE);
    assert_false(rulings.items[0].has_credits);
    assert_null(rulings.items[0].reason.at);
    assert_true(rulings.items[1].has_credits);
    assert_int_equal(rulings.items[1].credits.num, 5);
    assert_int_equal(rulings.items[1].credits.den, 2);
    assert_true(pla_text_equal(rulings.items[1].reason, PLA_TEXT("because, so")));
    assert_null(rulings.items[1].rubric.at);
    assert_true(pla_text_equal(rulings.items[2].place, PLA_TEXT("d.csv:4:9")));
}

/** In the registrar's table `credits` is what was recommended, `Credits` what is decided. */
static void reads_the_registrars_table(void **state)
{
    struct pla_rulings rulings;
    (void)state;
    assert_int_equal(read_table("learner,portfolio,award,credits,Decision,Credits,Reason\n"
                                "S1,P1,A,3,approve,,\n"
                                "S2,P2,A,3,,,\n"
                                "S3,P3,A,3,override,1.5,half of it\n",
                                &rulings),
                     PLA_OK);
    assert_int_equal(rulings.count, 2);
    assert_false(rulings.items[0].has_credits);
    assert_int_equal(rulings.items[1].credits.num, 3);
    assert_int_equal(rulings.items[1].credits.den, 2);
}

static void tells_every_wrong_cell(void **state)
{
    (void)state;
    assert_fault("portfolio,award\nP,A\n", PLA_SYNTAX, "d.csv:1:1", "\"decision\" is missing");
    assert_fault("", PLA_SYNTAX, "d.csv:1:1", "empty");
    assert_fault("portfolio,award,decision\nP,A,aprove\n", PLA_PORTFOLIO, "d.csv:2:5", "aprove");
    assert_string_equal(faults.items[0].hint, "did you mean \"approve\"?");
    assert_fault("portfolio,award,decision\n,A,approve\n", PLA_PORTFOLIO, "d.csv:2:1",
                 "portfolio is empty");
    assert_fault("portfolio,award,decision,reason\nP,A,deny,\n", PLA_PORTFOLIO, "d.csv:2:10",
                 "a denial needs one");
    assert_fault("portfolio,award,decision,credits,reason\nP,A,override,,x\n", PLA_PORTFOLIO,
                 "d.csv:2:14", "how many credits");
    assert_fault("portfolio,award,decision,credits,reason\nP,A,override,-1,x\n", PLA_PORTFOLIO,
                 "d.csv:2:14", "not a number from 0 up");
    assert_fault("portfolio,attempt,award,decision\nP,0,A,approve\n", PLA_PORTFOLIO, "d.csv:2:3",
                 "whole number");
    assert_fault("portfolio,award,decision\nP,A\n", PLA_PORTFOLIO, "d.csv:2:1", "2 cells");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_plain_table),
        cmocka_unit_test(reads_the_registrars_table),
        cmocka_unit_test(tells_every_wrong_cell),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
