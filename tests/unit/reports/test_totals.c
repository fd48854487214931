// SPDX-License-Identifier: Apache-2.0
/** Sums over a run: exact, by key, and told when they leave the exact range. */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include <stdio.h>

#include "sample.h"
#include "totals.h"

static void counts_add_up(void **state)
{
    (void)state;
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    struct pla_totals totals;
    pla_totals_init(&totals, &arena);
    struct pla_err err;
    char id[32];
    for (int i = 0; i < 200; i++) {
        struct pla_decision decision = sample_decision();
        (void)snprintf(id, sizeof(id), "S%03d", 199 - i);
        decision.learner = pla_text_of(id);
        assert_int_equal(pla_totals_add(&totals, &decision, &sample_context, &err), PLA_OK);
    }
    assert_int_equal(totals.decisions, 200);
    assert_int_equal(totals.by_award_status[PLA_STATUS_RECOMMENDED], 200);
    assert_int_equal(totals.by_award_status[PLA_STATUS_UNDECIDED], 200);
    assert_int_equal(totals.by_award_status[PLA_STATUS_NOT_MET], 0);
    assert_int_equal(pla_rational_compare(totals.credits, PLA_WHOLE(500)), 0);
    assert_int_equal(totals.courses.count, 3);
    assert_int_equal(totals.learners.count, 200);
    pla_total_list_sort(&totals.learners);
    assert_true(pla_text_equal(totals.learners.items[0].key, PLA_TEXT("S000")));
    assert_int_equal(totals.learners.items[7].open, 1);
    assert_int_equal(
        pla_rational_compare(totals.learners.items[7].credits, (struct pla_rational){5, 2}), 0);
    assert_false(totals.overflowed);
    pla_arena_release(&arena);
}

static void a_sum_that_does_not_fit_is_told(void **state)
{
    (void)state;
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    struct pla_totals totals;
    pla_totals_init(&totals, &arena);
    struct pla_award_result award = sample_awards[0];
    award.credits = PLA_WHOLE(INT64_MAX);
    struct pla_decision decision = sample_decision();
    decision.awards = &award;
    decision.award_count = 1;
    struct pla_err err;
    assert_int_equal(pla_totals_add(&totals, &decision, NULL, &err), PLA_OK);
    assert_false(totals.overflowed);
    assert_int_equal(pla_totals_add(&totals, &decision, NULL, &err), PLA_OK);
    assert_true(totals.overflowed);
    pla_arena_release(&arena);
}

static void failing_memory_is_told(void **state)
{
    (void)state;
    for (size_t n = 1; n < 50; n++) {
        struct pla_arena arena;
        pla_arena_init(&arena, 0);
        struct pla_totals totals;
        pla_totals_init(&totals, &arena);
        struct pla_decision decision = sample_decision();
        struct pla_err err;
        pla_alloc_fail_at(n);
        enum pla_code code = pla_totals_add(&totals, &decision, &sample_context, &err);
        bool reached = pla_alloc_count() >= n;
        pla_alloc_fail_at(0);
        pla_arena_release(&arena);
        assert_int_equal(code, reached ? PLA_MEMORY : PLA_OK);
        if (!reached) {
            return;
        }
    }
    fail();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_add_up),
        cmocka_unit_test(a_sum_that_does_not_fit_is_told),
        cmocka_unit_test(failing_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
