// SPDX-License-Identifier: Apache-2.0
/** Memory that ends anywhere between admission and the last measure: told, never a wrong value. */
#include "unit/assess/build.h"

enum { MEASURES = 24 };

static struct build world;
static const struct pla_measure *measures[MEASURES];
static size_t measure_count;

static enum pla_code answer(void *ctx, pla_call call, const struct pla_call_input *input,
                            struct pla_arena *arena, struct pla_call_result *out,
                            struct pla_err *err)
{
    (void)ctx;
    (void)call;
    if (pla_arena_alloc(arena, 100) == NULL)
        return pla_err_memory(err);
    *out = (struct pla_call_result){.kind = input->item != NULL ? PLA_CALL_TRUE : PLA_CALL_NUMBER,
                                    .number = PLA_WHOLE((int64_t)input->evidence_count),
                                    .items = world.portfolio.evidence[0].tags};
    return PLA_OK;
}

static void watch(const struct pla_measure *measure)
{
    assert_true(measure_count < MEASURES);
    measures[measure_count++] = measure;
}

static struct pla_measure *of_field(enum pla_measure_op op, const char *name)
{
    struct pla_measure *measure = build_measure(&world, op);
    measure->name = pla_text_of(name);
    return measure;
}

static void build_rubric(void)
{
    static const enum pla_measure_op ops[] = {PLA_M_COUNT,   PLA_M_HOURS, PLA_M_MONTHS,
                                              PLA_M_LATEST,  PLA_M_YEARS, PLA_M_ENDORSEMENTS,
                                              PLA_M_EARLIEST};
    world.calls.invoke = answer;
    world.rubric.scale = build_scale(&world, "absent|emerging|meets|exceeds");
    world.rubric.admit.verified = true;
    world.rubric.admit.where = 1;
    world.rubric.admit.current =
        (struct pla_currency){.is_set = true, .months = 60, .by_learning_outcome = true};
    world.rubric.intake.require = build_texts(&world, "evidence|reflection");
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        watch(build_over_kind(&world, ops[i], ""));
    watch(of_field(PLA_M_DISTINCT, "tag"));
    watch(of_field(PLA_M_EXAM, "X"));
    struct pla_measure *covered = build_measure(&world, PLA_M_COVERED);
    covered->words = build_texts(&world, "o1|o2");
    watch(covered);
    struct pla_measure *call = build_measure(&world, PLA_M_CALL);
    call->call = 2;
    watch(call);
    build_criterion(&world, "a");
    build_criterion(&world, "b")->level = build_over(&world, PLA_M_MIN, 2, measures[0], call);
    build_criterion(&world, "c");
    watch(build_rated(&world, PLA_M_SCORE, ""));
    watch(build_over(&world, PLA_M_ADD, 3, measures[0], measures[1], measures[8]));
}

static const char *const json =
    "'evidence':[{'id':'e1','verified':true,'started':'2024','hours':10,'tags':['e1','e2'],"
    "'learning_outcomes':['o1'],'exam':{'name':'X','score':50,'taken':'2025'}},"
    "{'id':'e2','verified':null,'started':'2023','hours':5,'tags':['x'],"
    "'learning_outcomes':['o2'],'exam':{'name':'X','score':60,'taken':'2024-01-01'}}],"
    "'findings':[{'evidence':'e1','assessor':'r','hours':7,'learning_outcomes':{'o1':'met'}},"
    "{'evidence':'e2','assessor':'r','hours':7,'learning_outcomes':{'o2':'partly'}}],"
    "'ratings':[{'assessor':'r','criterion':'a','level':2,'evidence':['e2']},"
    "{'assessor':'s','criterion':'a','level':3,'evidence':['e1']},"
    "{'assessor':'r','criterion':'c','level':1,'evidence':['e1']}]";

/** A run in an arena of its own; @return true if it came to its end. */
static bool run_in(struct pla_arena *arena, struct pla_value *out)
{
    struct pla_err err = {0};
    build_start(&world, NULL);
    world.run.arena = arena;
    enum pla_code code = pla_run_admit(&world.run, &err);
    if (code == PLA_OK)
        code = pla_run_rate(&world.run, &world.faults);
    assert_true(code == PLA_OK || code == PLA_MEMORY);
    if (code != PLA_OK)
        return false;
    for (size_t i = 0; i < measure_count; i++)
        out[i] = *pla_run_value(&world.run, measures[i]);
    return !world.run.out_of_memory;
}

static void memory_may_end_anywhere(void **state)
{
    struct pla_value full[MEASURES], part[MEASURES];
    struct pla_arena arena;
    size_t failed = 0;
    (void)state;
    build_begin(&world);
    build_rubric();
    build_members(&world, json);
    pla_arena_init(&arena, 0);
    assert_true(run_in(&arena, full));
    size_t needed = arena.used_bytes;
    pla_arena_release(&arena);
    for (size_t limit = 8; limit <= needed; limit += 8) {
        pla_arena_init(&arena, limit);
        bool is_done = run_in(&arena, part);
        for (size_t i = 0; is_done && i < measure_count; i++) {
            assert_int_equal(part[i].state, full[i].state);
            assert_int_equal(part[i].low.num, full[i].low.num);
            assert_int_equal(part[i].evidence.count, full[i].evidence.count);
        }
        failed += is_done ? 0 : 1;
        pla_arena_release(&arena);
    }
    assert_true(failed > 40);
    build_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_may_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
