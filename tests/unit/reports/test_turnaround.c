// SPDX-License-Identifier: Apache-2.0
/** Tests of reports/turnaround: medians, percentiles, who waits. */
#include "turnaround.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static struct pla_case_days done(pla_day received, pla_day assigned)
{
    struct pla_case_days days = {0};
    days.has[PLA_STEP_RECEIVED] = days.has[PLA_STEP_ASSIGNED] = true;
    days.day[PLA_STEP_RECEIVED] = received;
    days.day[PLA_STEP_ASSIGNED] = assigned;
    return days;
}

static struct pla_case_days waiting(pla_day received)
{
    struct pla_case_days days = done(received, 0);
    days.has[PLA_STEP_ASSIGNED] = false;
    return days;
}

static struct pla_turnaround measure(const struct pla_case_days *cases, size_t count)
{
    struct pla_arena arena;
    struct pla_turnaround out;
    struct pla_err err;
    pla_arena_init(&arena, 0);
    assert_int_equal(pla_turnaround_of(cases, count, PLA_STEP_RECEIVED, PLA_STEP_ASSIGNED, 100,
                                       &arena, &out, &err),
                     PLA_OK);
    pla_arena_release(&arena);
    return out;
}

static void the_median_of_two_is_their_mean(void **state)
{
    const struct pla_case_days cases[] = {done(0, 4), done(0, 1), done(10, 12), done(0, 9)};
    (void)state;
    struct pla_turnaround odd = measure(cases, 3), even = measure(cases, 4);
    assert_true(pla_rational_compare(odd.median, PLA_WHOLE(2)) == 0);
    assert_true(pla_rational_compare(even.median, PLA_WHOLE(3)) == 0);
    assert_int_equal(even.done, 4);
    assert_int_equal(even.p90, 9);
}

static void the_percentile_is_the_nearest_rank(void **state)
{
    struct pla_case_days cases[20];
    (void)state;
    for (int i = 0; i < 20; i++)
        cases[i] = done(0, i + 1);
    assert_int_equal(measure(cases, 20).p90, 18);
    assert_int_equal(measure(cases, 10).p90, 9);
    assert_int_equal(measure(cases, 11).p90, 10);
    assert_int_equal(measure(cases, 1).p90, 1);
}

static void who_waits_is_told_apart(void **state)
{
    const struct pla_case_days cases[] = {waiting(90), done(0, 5),   waiting(40),
                                          {{0}, {0}},  waiting(200), done(7, 3)};
    (void)state;
    struct pla_turnaround all = measure(cases, 6);
    assert_int_equal(all.done, 2);
    assert_int_equal(all.waiting, 3);
    assert_int_equal(all.oldest, 60);
    /* A day before the earlier step is a slip of the pen, not a negative time. */
    assert_true(pla_rational_compare(all.median, (struct pla_rational){5, 2}) == 0);
    struct pla_turnaround none = measure(cases, 0);
    assert_int_equal(none.done + none.waiting, 0);
}

static void a_step_left_out_is_not_waited_for(void **state)
{
    struct pla_case_days cases[] = {waiting(90), waiting(10), waiting(20)};
    (void)state;
    cases[1].has[PLA_STEP_DECIDED] = true;
    cases[2].has[PLA_STEP_POSTED] = true;
    struct pla_turnaround all = measure(cases, 3);
    assert_int_equal(all.done, 0);
    assert_int_equal(all.waiting, 1);
    assert_int_equal(all.oldest, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_median_of_two_is_their_mean),
        cmocka_unit_test(the_percentile_is_the_nearest_rank),
        cmocka_unit_test(who_waits_is_told_apart),
        cmocka_unit_test(a_step_left_out_is_not_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
