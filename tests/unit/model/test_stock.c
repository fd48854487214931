// SPDX-License-Identifier: Apache-2.0
/** Reasons written from stock are the bytes of reasons written without. */
#include "model/decision.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* Levels and titles with what JSON escapes, so that pieces made once are escaped once. */
static const struct pla_text level_names[] = {
    {"absent", 6}, {"emer\"ging", 9}, {"meets", 5}, {"exceeds", 7}};
static const struct pla_scale scale = {{level_names, 4}};

static const struct pla_criterion criteria[] = {
    {.id = {"a", 1},
     .title = {"Say \"why\"", 9},
     .scale = &scale,
     .has_minimum = true,
     .minimum = {2, 1}},
    {.id = {"b", 1}, .scale = &scale, .has_minimum = true, .minimum = {1, 1}},
    {.id = {"c", 1}, .scale = &scale, .minimum = {0, 1}},
    {.id = {"d", 1},
     .title = {"Hours\n", 6},
     .is_number = true,
     .has_minimum = true,
     .minimum = {15, 2}},
};
enum { CRITERIA = sizeof criteria / sizeof *criteria };

static const struct pla_filter_value kind = {
    .op = PLA_FV_TEXT, .text = {"open\\source", 11}, .low = {0, 1}, .high = {0, 1}};
static const struct pla_filter_test kinds = {.key = PLA_FK_KIND, .values = &kind, .value_count = 1};
static const struct pla_filter filter = {.tests = &kinds, .test_count = 1, .where = PLA_NO_CALL};

static const struct pla_measure measures[] = {
    {.op = PLA_M_HOURS, .filter = &filter},
    {.op = PLA_M_HOURS, .label = {"\"own\"", 5}},
    {.op = PLA_M_SCORE, .scale = &scale},
    {.op = PLA_M_RATING, .name = {"a", 1}, .scale = &scale},
    {.op = PLA_M_SPREAD, .name = {"b", 1}},
    {.op = PLA_M_LATEST, .kind = PLA_KIND_DATE},
    {.op = PLA_M_COVERED},
    {.op = PLA_M_LEARNER, .name = {"credits_here", 12}},
    {.op = PLA_M_EXAM, .name = {"CLEP/Algebra", 12}},
};
enum { MEASURES = sizeof measures / sizeof *measures };

/* One, a whole number, a fraction that is no decimal, a level beyond the scale. */
static const struct pla_rational numbers[] = {{1, 1}, {0, 1}, {2, 1}, {8, 3}, {5, 2}, {40, 1}};
enum { NUMBERS = sizeof numbers / sizeof *numbers, CONSTS = NUMBERS, OPS = PLA_C_WITHIN + 1 };

static struct world {
    struct pla_measure consts[CONSTS];
    struct pla_cond conds[MEASURES * CONSTS * OPS + 1];
    const struct pla_cond *by_id[MEASURES * CONSTS * OPS + 1];
    struct pla_criterion_result results[CRITERIA];
    struct pla_rubric rubric;
    struct pla_arena arena;
    const struct pla_stock *stock;
    struct pla_sha256 *hash;
} world;

static int set_up(void **state)
{
    (void)state;
    world = (struct world){.rubric.criteria = criteria,
                           .rubric.criterion_count = CRITERIA,
                           .rubric.program.conds = world.by_id};
    for (size_t i = 0; i < CONSTS; i++) {
        world.consts[i] = (struct pla_measure){.op = PLA_M_CONST, .value = numbers[i]};
    }
    size_t count = 0;
    for (size_t m = 0; m < MEASURES; m++) {
        for (size_t n = 0; n < CONSTS; n++) {
            for (size_t op = 0; op < OPS; op++) {
                world.conds[count] = (struct pla_cond){.op = (enum pla_cond_op)op,
                                                       .id = (uint32_t)count,
                                                       .measure = &measures[m],
                                                       .low = &world.consts[n],
                                                       .high = &world.consts[n]};
                world.by_id[count] = &world.conds[count];
                count++;
            }
        }
    }
    world.conds[count] = (struct pla_cond){.op = PLA_C_ALL_MET, .id = (uint32_t)count};
    world.by_id[count] = &world.conds[count];
    world.rubric.program.cond_count = count + 1;
    for (size_t i = 0; i < CRITERIA; i++) {
        world.results[i] = (struct pla_criterion_result){
            .criterion = &criteria[i], .id = criteria[i].id, .value.is_none = true};
    }
    pla_arena_init(&world.arena, 0);
    world.hash = pla_sha256_new();
    world.stock = pla_stock_new(&world.rubric, &world.arena);
    assert_non_null(world.hash);
    assert_non_null(world.stock);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pla_sha256_free(world.hash);
    pla_arena_release(&world.arena);
    return 0;
}

/** Write a decision of one award with one reason, with stock and without, and compare. */
static void assert_same(const struct pla_reason *reason)
{
    struct pla_award_result award = {.reasons = reason, .reason_count = 1};
    struct pla_decision decision = {.criteria = world.results,
                                    .criterion_count = CRITERIA,
                                    .awards = &award,
                                    .award_count = 1,
                                    .stock = world.stock};
    struct pla_str with = {0}, without = {0};
    struct pla_err err;

    assert_int_equal(pla_decision_write(&decision, world.hash, &with, &err), PLA_OK);
    decision.stock = NULL;
    assert_int_equal(pla_decision_write(&decision, world.hash, &without, &err), PLA_OK);
    assert_string_equal(with.at, without.at);
    assert_int_equal(with.length, without.length);
    pla_str_release(&with);
    pla_str_release(&without);
}

static struct pla_value known(enum pla_kind of, struct pla_rational number)
{
    return (struct pla_value){.kind = of, .low = number, .high = number};
}

static const struct pla_text ids[] = {{"e1", 2}, {"e\t2", 3}};

static void try_all_values(struct pla_reason *reason, enum pla_kind of)
{
    const struct pla_value odd[] = {
        {.kind = of, .is_none = true, .low = PLA_ZERO, .high = PLA_ZERO},
        {.kind = of, .state = PLA_VALUE_UNKNOWN, .low = PLA_ZERO, .high = PLA_ZERO},
        {.kind = of, .state = PLA_VALUE_RANGE, .low = {1, 1}, .high = {3, 1}},
        {.kind = of, .state = PLA_VALUE_RANGE, .low = {1, 1}, .high = {3, 1}, .no_high = true},
        {.kind = of, .state = PLA_VALUE_FAILED, .low = PLA_ZERO, .high = PLA_ZERO},
    };
    static const enum pla_state states[] = {PLA_MET, PLA_NOT_MET, PLA_UNDECIDED, PLA_FAILED};

    for (size_t s = 0; s < sizeof states / sizeof *states; s++) {
        reason->state = states[s];
        reason->evidence = (struct pla_text_list){ids, s % 3};
        for (size_t i = 0; i < NUMBERS; i++) {
            reason->have = known(of, numbers[i]);
            assert_same(reason);
        }
        for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
            reason->have = odd[i];
            assert_same(reason);
        }
    }
}

static void comparisons_are_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i + 1 < world.rubric.program.cond_count; i++) {
        const struct pla_cond *cond = &world.conds[i];
        struct pla_rational need = cond->low->value;
        struct pla_reason reason = {.cond = cond,
                                    .need = known(PLA_KIND_NUMBER, need),
                                    .need_high = known(PLA_KIND_NUMBER, need)};
        try_all_values(&reason, cond->measure->kind);
    }
}

static void criteria_are_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < CRITERIA; i++) {
        struct pla_reason reason = {.cond = &world.conds[world.rubric.program.cond_count - 1],
                                    .need = known(PLA_KIND_NUMBER, criteria[i].minimum),
                                    .part_id = criteria[i].id};
        try_all_values(&reason, PLA_KIND_NUMBER);
    }
}

/** A condition of a policy has ids of its own; a need that is not the constant is written as is. */
static void strangers_are_not_taken_from_stock(void **state)
{
    struct pla_cond stranger = world.conds[0];
    struct pla_measure other = measures[1];
    struct pla_reason reason = {.cond = &stranger,
                                .state = PLA_MET,
                                .have = known(PLA_KIND_NUMBER, numbers[2]),
                                .need = known(PLA_KIND_NUMBER, numbers[0])};

    (void)state;
    stranger.measure = &other;
    assert_same(&reason);
    stranger.id = UINT32_MAX;
    assert_same(&reason);
    reason.cond = &world.conds[0];
    reason.need = known(PLA_KIND_NUMBER, numbers[3]);
    assert_same(&reason);
    reason.need.state = PLA_VALUE_UNKNOWN;
    assert_same(&reason);
    reason.cond = &world.conds[world.rubric.program.cond_count - 1];
    reason.part_id = (struct pla_text){"nobody", 6};
    assert_same(&reason);
}

static void failing_memory_gives_no_stock(void **state)
{
    size_t n = 1;

    (void)state;
    for (;; n++) {
        struct pla_arena arena;
        pla_arena_init(&arena, 0);
        pla_alloc_fail_at(n);
        const struct pla_stock *stock = pla_stock_new(&world.rubric, &arena);
        const bool is_reached = pla_alloc_count() >= n;
        pla_alloc_fail_at(0);
        assert_int_equal(stock == NULL, is_reached);
        pla_arena_release(&arena);
        if (!is_reached) {
            break;
        }
    }
    assert_true(n > 4);
}

#define with_world(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_world(comparisons_are_the_same),
        with_world(criteria_are_the_same),
        with_world(strangers_are_not_taken_from_stock),
        with_world(failing_memory_gives_no_stock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
