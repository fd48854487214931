// SPDX-License-Identifier: Apache-2.0
/** The spread of scores: classes, thresholds, and that order changes nothing. */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "sample.h"
#include "scores.h"

static void add(struct pla_scores *scores, int64_t num, int64_t den)
{
    struct pla_err err = {0};
    struct pla_decision decision = sample_decision();
    decision.has_score = true;
    decision.score = (struct pla_rational){num, den};
    assert_int_equal(pla_scores_add(scores, NULL, &decision, &err), PLA_OK);
}

static void a_class_holds_its_lower_bound(void **state)
{
    (void)state;
    struct pla_arena arena;
    struct pla_scores scores;
    pla_arena_init(&arena, 0);
    pla_scores_init(&scores, &arena);
    add(&scores, 0, 1);
    add(&scores, 1, 4);
    add(&scores, 249, 1000);
    add(&scores, 2, 1);
    assert_int_equal(scores.count, 1);
    const struct pla_score_spread *spread = &scores.items[0];
    assert_int_equal(spread->counts[0], 2);
    assert_int_equal(spread->counts[1], 1);
    assert_int_equal(spread->counts[8], 1);
    assert_int_equal(spread->class_count, 9);
    assert_int_equal(spread->total, 4);
    pla_arena_release(&arena);
}

static void wide_scores_make_wide_classes_in_any_order(void **state)
{
    (void)state;
    static const int64_t values[] = {0, 3, 5, 7, 12, 95, 100};
    struct pla_arena arena;
    struct pla_scores scores[2];
    pla_arena_init(&arena, 0);
    for (size_t way = 0; way < 2; way++) {
        pla_scores_init(&scores[way], &arena);
        for (size_t i = 0; i < 7; i++) {
            add(&scores[way], values[way == 0 ? i : 6 - i], 1);
        }
    }
    const struct pla_score_spread *one = &scores[0].items[0], *two = &scores[1].items[0];
    assert_int_equal(pla_rational_compare(one->width, PLA_WHOLE(8)), 0);
    assert_int_equal(pla_rational_compare(one->width, two->width), 0);
    assert_memory_equal(one->counts, two->counts, sizeof(one->counts));
    assert_int_equal(one->class_count, 13);
    assert_int_equal(two->class_count, 13);
    pla_arena_release(&arena);
}

static void thresholds_are_found_sorted_and_once(void **state)
{
    (void)state;
    static const struct pla_text levels[] = {TEXT("absent"), TEXT("emerging"), TEXT("meets")};
    static const struct pla_about_criterion criterion = {.id = TEXT("c"), .levels = {levels, 3}};
    static const struct pla_about_rubric rubric = {.id = TEXT("sample"),
                                                   .version = TEXT("1.0.0"),
                                                   .criteria = &criterion,
                                                   .criterion_count = 1};
    struct pla_about about = {.rubrics = &rubric, .rubric_count = 1};
    struct pla_reason_words words = {.measure = PLA_TEXT("score")};
    struct pla_value low = {.low = {3, 2}, .high = {3, 2}};
    struct pla_value named = {.kind = PLA_KIND_TEXT, .text = PLA_TEXT("meets")};
    struct pla_reason parts[] = {{.words = &words, .need = named}, {.words = &words, .need = low}};
    struct pla_reason reasons[] = {{.parts = parts, .part_count = 2},
                                   {.words = &words, .need = low}};
    struct pla_award_result award = {.reasons = reasons, .reason_count = 2};
    struct pla_decision decision = sample_decision();
    struct pla_scores scores;
    struct pla_arena arena;
    struct pla_err err = {0};
    pla_arena_init(&arena, 0);
    pla_scores_init(&scores, &arena);
    decision.awards = &award;
    decision.award_count = 1;
    assert_int_equal(pla_scores_add(&scores, &about, &decision, &err), PLA_OK);
    assert_int_equal(scores.count, 0); /* it has no score */
    decision.has_score = true;
    decision.score = PLA_WHOLE(1);
    assert_int_equal(pla_scores_add(&scores, &about, &decision, &err), PLA_OK);
    assert_int_equal(scores.items[0].threshold_count, 2);
    assert_int_equal(pla_rational_compare(scores.items[0].thresholds[0], low.low), 0);
    assert_int_equal(pla_rational_compare(scores.items[0].thresholds[1], PLA_WHOLE(2)), 0);
    pla_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_class_holds_its_lower_bound),
        cmocka_unit_test(wide_scores_make_wide_classes_in_any_order),
        cmocka_unit_test(thresholds_are_found_sorted_and_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
