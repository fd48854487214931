// SPDX-License-Identifier: Apache-2.0
/** Answers of a student system: columns by name, every wrong cell told, nothing half-taken. */
#include "exchange/postings_csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct pla_arena arena;

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

static enum pla_code read(const char *text, struct pla_postings *out, struct pla_faults *faults)
{
    *faults = (struct pla_faults){0};
    return pla_postings_read(pla_text_of(text), "answers.csv", &arena, out, faults);
}

static void test_read(void **state)
{
    (void)state;
    struct pla_postings all;
    struct pla_faults faults;
    assert_int_equal(read("status,more,award,portfolio,attempt,rubric,claim,on,reference,reason\n"
                          "posted,x,EDU1,P1,2,net,c1,2026-11-02,B-17,\n"
                          "refused,,EDU2,P2,,,,,,no such course\n",
                          &all, &faults),
                     PLA_OK);
    assert_int_equal(all.count, 2);
    const struct pla_posting *first = &all.items[0], *second = &all.items[1];
    assert_true(pla_text_equal(first->portfolio, PLA_TEXT("P1")));
    assert_true(pla_text_equal(first->award, PLA_TEXT("EDU1")));
    assert_true(pla_text_equal(first->rubric, PLA_TEXT("net")));
    assert_true(pla_text_equal(first->claim, PLA_TEXT("c1")));
    assert_true(pla_text_equal(first->reference, PLA_TEXT("B-17")));
    assert_true(pla_text_equal(first->place, PLA_TEXT("answers.csv:2:1")));
    assert_int_equal(first->attempt, 2);
    assert_false(first->is_refused);
    assert_true(first->has_on);
    assert_null(first->reason.at);
    assert_true(second->is_refused);
    assert_false(second->has_on);
    assert_int_equal(second->attempt, 0);
    assert_null(second->rubric.at);
    assert_null(second->claim.at);
    assert_true(pla_text_equal(second->reason, PLA_TEXT("no such course")));
}

static void test_no_rows(void **state)
{
    (void)state;
    struct pla_postings all = {.count = 7};
    struct pla_faults faults;
    assert_int_equal(read("portfolio,award,status\n", &all, &faults), PLA_OK);
    assert_int_equal(all.count, 0);
}

static void refused(const char *text, enum pla_code code, const char *where, const char *part)
{
    struct pla_postings all = {.count = 7};
    struct pla_faults faults;
    assert_int_equal(read(text, &all, &faults), code);
    assert_int_equal(all.count, 7);
    assert_true(faults.count >= 1);
    assert_string_equal(faults.items[0].where, where);
    assert_non_null(strstr(faults.items[0].text, part));
}

static void test_wrong(void **state)
{
    (void)state;
    refused("", PLA_SYNTAX, "answers.csv", "empty");
    refused("portfolio,status\nP1,posted\n", PLA_SYNTAX, "answers.csv:1:1", "award");
    refused("portfolio,award,status\nP1,A,booked\n", PLA_PORTFOLIO, "answers.csv:2:6",
            "not posted or refused");
    refused("portfolio,award,status\n,A,posted\n", PLA_PORTFOLIO, "answers.csv:2:1", "is empty");
    refused("portfolio,award,status\nP1,,posted\n", PLA_PORTFOLIO, "answers.csv:2:4", "is empty");
    refused("portfolio,award,status,attempt\nP1,A,posted,0\n", PLA_PORTFOLIO, "answers.csv:2:13",
            "whole number");
    refused("portfolio,award,status,attempt\nP1,A,posted,1.5\n", PLA_PORTFOLIO, "answers.csv:2:13",
            "whole number");
    refused("portfolio,award,status,on\nP1,A,posted,2026-02-30\n", PLA_PORTFOLIO,
            "answers.csv:2:13", "not a date");
    refused("portfolio,award,status\nP\xe2\x80\x8b"
            "1,A,posted\n",
            PLA_PORTFOLIO, "answers.csv:2:1", "cannot be seen");
}

static void test_every_fault_is_told(void **state)
{
    (void)state;
    struct pla_postings all = {0};
    struct pla_faults faults;
    assert_int_equal(
        read("portfolio,award,status\n,A,posted\nP2,A,no\nP3,A,posted\n", &all, &faults),
        PLA_PORTFOLIO);
    assert_int_equal(faults.count, 2);
    assert_int_equal(all.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_read, tear_down),
        cmocka_unit_test_teardown(test_no_rows, tear_down),
        cmocka_unit_test_teardown(test_wrong, tear_down),
        cmocka_unit_test_teardown(test_every_fault_is_told, tear_down),
    };
    return cmocka_run_group_tests_name("exchange/postings_csv", tests, NULL, NULL);
}
