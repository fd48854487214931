// SPDX-License-Identifier: Apache-2.0
/** The register of assessors, and who may assess what. */
#include "exchange/assessors_csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct pla_arena arena;

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

static enum pla_code read(const char *text, struct pla_assessors *out, struct pla_faults *faults)
{
    *faults = (struct pla_faults){0};
    return pla_assessors_read(pla_text_of(text), "register.csv", &arena, out, faults);
}

static void test_read(void **state)
{
    (void)state;
    struct pla_assessors all;
    struct pla_faults faults;
    assert_int_equal(read("id,name,subjects,rubrics,trained_on,valid_until,most,conflicts\n"
                          "a1,Ana,EDU; ENG,net,2026-01-15,2026-12-31,10,S1;P-7\n"
                          "a2,,,,,,,\n",
                          &all, &faults),
                     PLA_OK);
    assert_int_equal(all.count, 2);
    assert_int_equal(all.items[0].subjects.count, 2);
    assert_true(pla_text_equal(all.items[0].subjects.items[1], PLA_TEXT("ENG")));
    assert_int_equal(all.items[0].conflicts.count, 2);
    assert_int_equal(all.items[0].most, 10);
    assert_int_equal(all.items[1].most, SIZE_MAX);
    assert_false(all.items[1].has_valid);
}

static void refused(const char *text, enum pla_code code, const char *where, const char *part)
{
    struct pla_assessors all;
    struct pla_faults faults;
    assert_int_equal(read(text, &all, &faults), code);
    assert_true(faults.count >= 1);
    assert_string_equal(faults.items[0].where, where);
    assert_non_null(strstr(faults.items[0].text, part));
}

static void test_wrong(void **state)
{
    (void)state;
    refused("name\nAna\n", PLA_SYNTAX, "register.csv:1:1", "\"id\" is missing");
    refused("id,subject\na,b\n", PLA_SYNTAX, "register.csv:1:4", "unknown column");
    refused("id,id\na,b\n", PLA_SYNTAX, "register.csv:1:4", "stands twice");
    refused("id,most\na,-1\n", PLA_NO, "register.csv:2:3", "whole number");
    refused("id,most\na,x\n", PLA_NO, "register.csv:2:3", "whole number");
    refused("id,valid_until\na,2026-13-01\n", PLA_NO, "register.csv:2:3", "not a date");
    refused("id\na\na\n", PLA_NO, "register.csv:3:1", "there already");
    refused("id,name\n,Ana\n", PLA_NO, "register.csv:2:1", "empty");
    refused("id,name\na\n", PLA_NO, "register.csv:2:1", "1 cell");
    refused("id\n\"a\n", PLA_SYNTAX, "register.csv:2:1", "never closed");
}

static enum pla_bar bar_of(const struct pla_assessor *assessor, const char *learner,
                           const char *rubric, const char *course, const char *day)
{
    struct pla_text rubrics[] = {pla_text_of(rubric)}, courses[] = {pla_text_of(course)};
    struct pla_bar_case one = {.portfolio = PLA_TEXT("P1"),
                               .learner = pla_text_of(learner),
                               .rubrics = {rubrics, rubric != NULL},
                               .courses = {courses, course != NULL}};
    assert_true(pla_day_parse(pla_text_of(day), &one.day));
    return pla_assessor_bar(assessor, &one);
}

static void test_bar(void **state)
{
    (void)state;
    struct pla_assessors all;
    struct pla_faults faults;
    assert_int_equal(read("id,subjects,rubrics,trained_on,valid_until,conflicts\n"
                          "a1,EDU,net,2026-01-15,2026-12-31,S1\n"
                          "a2,,,,,P1\n"
                          "a3,,,,,\n",
                          &all, &faults),
                     PLA_OK);
    const struct pla_assessor *a1 = &all.items[0];
    assert_int_equal(bar_of(a1, "S2", "net", "EDU 301", "2026-06-01"), PLA_BAR_NONE);
    assert_int_equal(bar_of(a1, "S2", "net", "EDU301", "2026-06-01"), PLA_BAR_NONE);
    assert_int_equal(bar_of(a1, "S2", "net", "EDUC 301", "2026-06-01"), PLA_BAR_SUBJECT);
    assert_int_equal(bar_of(a1, "S2", "net", NULL, "2026-06-01"), PLA_BAR_NONE);
    assert_int_equal(bar_of(a1, "S2", "other", "EDU 301", "2026-06-01"), PLA_BAR_RUBRIC);
    assert_int_equal(bar_of(a1, "S1", "net", "EDU 301", "2026-06-01"), PLA_BAR_CONFLICT);
    assert_int_equal(bar_of(a1, "a1", "net", "EDU 301", "2026-06-01"), PLA_BAR_OWN);
    /* on both sides of each date */
    assert_int_equal(bar_of(a1, "S2", "net", "EDU 301", "2026-12-31"), PLA_BAR_NONE);
    assert_int_equal(bar_of(a1, "S2", "net", "EDU 301", "2027-01-01"), PLA_BAR_EXPIRED);
    assert_int_equal(bar_of(a1, "S2", "net", "EDU 301", "2026-01-15"), PLA_BAR_NONE);
    assert_int_equal(bar_of(a1, "S2", "net", "EDU 301", "2026-01-14"), PLA_BAR_UNTRAINED);
    assert_int_equal(bar_of(&all.items[1], "S2", "net", "X 1", "2026-01-14"), PLA_BAR_CONFLICT);
    assert_int_equal(bar_of(&all.items[2], NULL, NULL, NULL, "2026-01-14"), PLA_BAR_NONE);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_read, tear_down),
        cmocka_unit_test_teardown(test_wrong, tear_down),
        cmocka_unit_test_teardown(test_bar, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
