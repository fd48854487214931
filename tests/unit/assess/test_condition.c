// SPDX-License-Identifier: Apache-2.0
/**
 * Conditions: Kleene's tables cell by cell, failures above all, checks, and who is referred.
 */
#include "unit/assess/build.h"

static const enum pla_state states[] = {PLA_NOT_MET, PLA_UNDECIDED, PLA_MET, PLA_FAILED};
enum { STATES = 4 };
#define N PLA_NOT_MET
#define U PLA_UNDECIDED
#define M PLA_MET
#define F PLA_FAILED

/** A comparison with 5 that has that state, once the run has begun. */
static struct pla_cond *leaf(struct build *b, enum pla_state state)
{
    static const char *const ends[][2] = {
        [PLA_NOT_MET] = {"4", "4"}, [PLA_UNDECIDED] = {"4", "6"}, [PLA_MET] = {"6", "6"}};
    struct pla_measure *measure = build_measure(b, PLA_M_COUNT);
    struct pla_cond *cond = build_compare(b, PLA_C_AT_LEAST, measure, build_const(b, "5"));
    struct pla_value *value = &b->run.values[measure->id];

    *value = (struct pla_value){.kind = PLA_KIND_NUMBER, .state = PLA_VALUE_RANGE};
    if (state == PLA_FAILED) {
        value->state = PLA_VALUE_FAILED;
        value->text = PLA_TEXT("rubric.lua:3: it broke");
    } else {
        value->low = build_number(ends[state][0]);
        value->high = build_number(ends[state][1]);
    }
    b->run.value_known[measure->id] = 1;
    return cond;
}

static void begin(struct build *b)
{
    build_begin(b);
    build_items(b, "");
    build_start(b, NULL);
}

static void check_table(enum pla_cond_op op, const enum pla_state table[STATES][STATES])
{
    for (size_t i = 0; i < STATES; i++)
        for (size_t k = 0; k < STATES; k++) {
            struct build b;
            begin(&b);
            struct pla_cond *left = leaf(&b, states[i]), *right = leaf(&b, states[k]);
            const struct pla_cond *joined = build_join(&b, op, 2, left, right);
            assert_int_equal(pla_run_state(&b.run, joined), table[i][k]);
            build_end(&b);
        }
}

static void and_follows_kleene(void **state)
{
    static const enum pla_state table[STATES][STATES] = {
        /*        N  U  M  F */
        /* N */ {N, N, N, F},
        /* U */ {N, U, U, F},
        /* M */ {N, U, M, F},
        /* F */ {F, F, F, F},
    };
    (void)state;
    check_table(PLA_C_AND, table);
}

static void or_follows_kleene(void **state)
{
    static const enum pla_state table[STATES][STATES] = {
        /*        N  U  M  F */
        /* N */ {N, U, M, F},
        /* U */ {U, U, M, F},
        /* M */ {M, M, M, F},
        /* F */ {F, F, F, F},
    };
    (void)state;
    check_table(PLA_C_OR, table);
}

static void not_follows_kleene(void **state)
{
    static const enum pla_state table[STATES] = {M, U, N, F};
    (void)state;
    for (size_t i = 0; i < STATES; i++) {
        struct build b;
        begin(&b);
        assert_int_equal(pla_run_state(&b.run, build_join(&b, PLA_C_NOT, 1, leaf(&b, states[i]))),
                         table[i]);
        build_end(&b);
    }
}

static void at_least_of_counts_what_is_and_may_be_met(void **state)
{
    static const struct {
        enum pla_state parts[3], expected[5]; /**< by need 0 .. 4 */
    } rows[] = {
        {{M, M, M}, {M, M, M, M, N}}, {{N, N, N}, {M, N, N, N, N}}, {{M, N, U}, {M, M, U, N, N}},
        {{U, U, U}, {M, U, U, U, N}}, {{M, U, M}, {M, M, M, U, N}}, {{M, F, M}, {F, F, F, F, F}},
    };
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++)
        for (size_t need = 0; need < 5; need++) {
            struct build b;
            begin(&b);
            struct pla_cond *x = leaf(&b, rows[r].parts[0]), *y = leaf(&b, rows[r].parts[1]);
            struct pla_cond *z = leaf(&b, rows[r].parts[2]);
            struct pla_cond *cond = build_join(&b, PLA_C_AT_LEAST_OF, 3, x, y, z);
            cond->need = need;
            assert_int_equal(pla_run_state(&b.run, cond), rows[r].expected[need]);
            build_end(&b);
        }
}

static void within_takes_both_bounds(void **state)
{
    static const struct {
        const char *have;
        enum pla_state expected;
    } rows[] = {{"2", N}, {"3", M}, {"4", M}, {"5", M}, {"6", N}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        begin(&b);
        struct pla_cond *cond =
            build_compare(&b, PLA_C_WITHIN, build_const(&b, rows[i].have), build_const(&b, "3"));
        cond->high = build_const(&b, "5");
        assert_int_equal(pla_run_state(&b.run, cond), rows[i].expected);
        build_end(&b);
    }
}

static void all_met_joins_criteria_that_have_a_minimum(void **state)
{
    static const struct {
        enum pla_state one, other, expected;
    } rows[] = {{M, M, M}, {M, N, N}, {M, U, U}, {U, N, N}, {M, PLA_STATE_NONE, M}, {M, F, F}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        build_begin(&b);
        b.rubric.scale = build_scale(&b, "no|yes");
        build_criterion_min(&b, "one", "1");
        build_criterion_min(&b, "other", "1");
        build_items(&b, "");
        build_start(&b, NULL);
        build_run(&b);
        b.run.criteria[0].state = rows[i].one;
        b.run.criteria[1].state = rows[i].other;
        b.run.criteria[1].value.text = PLA_TEXT("it broke");
        struct pla_cond *cond = build_cond(&b, PLA_C_ALL_MET);
        cond->measure = build_rated(&b, PLA_M_MET, "");
        assert_int_equal(pla_run_state(&b.run, cond), rows[i].expected);
        if (rows[i].expected == F)
            build_text_is(pla_run_failure(&b.run, cond), "it broke");
        build_end(&b);
    }
}

/* ---- checks ---- */

struct answer {
    struct pla_call_result result;
    const char *error;
    int calls;
};

static enum pla_code answer(void *ctx, pla_call call, const struct pla_call_input *input,
                            struct pla_arena *arena, struct pla_call_result *out,
                            struct pla_err *err)
{
    struct answer *answers = ctx;
    (void)input;
    (void)arena;
    answers[call].calls++;
    if (answers[call].error != NULL)
        return pla_err_set(err, PLA_RUBRIC, "%s", answers[call].error);
    *out = answers[call].result;
    return PLA_OK;
}

static struct pla_cond *check(struct build *b, pla_call call)
{
    struct pla_cond *cond = build_cond(b, PLA_C_CHECK);
    cond->label = PLA_TEXT("balance");
    cond->call = call;
    return cond;
}

static void a_check_says_true_false_or_nil(void **state)
{
    struct answer answers[] = {
        {.result = {.kind = PLA_CALL_TRUE, .why = PLA_TEXT("both found")}},
        {.result = {.kind = PLA_CALL_FALSE}},
        {.result = {.kind = PLA_CALL_UNKNOWN}},
        {.result = {.kind = PLA_CALL_NUMBER}},
        {.error = "nil index"},
    };
    static const enum pla_state expected[] = {M, N, U, F, F};
    static const char *const words[] = {"both found", NULL, NULL,
                                        "a check must give true, false or nil, not a number",
                                        "nil index"};
    struct build b;
    (void)state;
    build_begin(&b);
    b.calls = (struct pla_calls){.ctx = answers, .invoke = answer};
    build_items(&b, "");
    build_start(&b, NULL);
    for (int i = 0; i < 5; i++)
        check(&b, i);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(pla_run_state(&b.run, b.conds[i]), expected[i]);
        assert_int_equal(pla_run_state(&b.run, b.conds[i]), expected[i]);
        build_text_is(pla_run_cond_text(&b.run, b.conds[i]), words[i]);
        assert_int_equal(answers[i].calls, 1); /* the answer is kept */
    }
    build_text_is(pla_run_failure(&b.run, b.conds[4]), "nil index");
    build_text_is(pla_run_failure(&b.run, b.conds[0]), NULL);
    build_end(&b);
}

/** True only while the doubtful item is seen. */
static enum pla_code count_items(void *ctx, pla_call call, const struct pla_call_input *input,
                                 struct pla_arena *arena, struct pla_call_result *out,
                                 struct pla_err *err)
{
    (void)ctx;
    (void)arena;
    (void)err;
    out->kind = input->evidence_count >= (size_t)call ? PLA_CALL_TRUE : PLA_CALL_FALSE;
    return PLA_OK;
}

static void a_check_is_undecided_where_a_doubtful_item_turns_it(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    b.calls = (struct pla_calls){.invoke = count_items};
    b.rubric.admit.verified = true;
    build_items(&b, "{'id':'e1','kind':'blog','verified':true},"
                    "{'id':'e2','kind':'blog','verified':null}");
    build_start(&b, NULL);
    build_run(&b);
    assert_true(b.run.has_doubt);
    assert_int_equal(pla_run_state(&b.run, check(&b, 1)), PLA_MET);
    assert_int_equal(pla_run_state(&b.run, check(&b, 2)), PLA_UNDECIDED);
    assert_int_equal(pla_run_state(&b.run, check(&b, 3)), PLA_NOT_MET);
    build_end(&b);
}

static void a_check_without_functions_fails(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_cond *cond = check(&b, 0);
    assert_int_equal(pla_run_state(&b.run, cond), PLA_FAILED);
    assert_non_null(pla_run_failure(&b.run, cond).at);
    build_end(&b);
}

static void the_first_failure_is_told(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_cond *inner = build_join(&b, PLA_C_OR, 2, leaf(&b, M), leaf(&b, F));
    struct pla_cond *outer = build_join(&b, PLA_C_AND, 2, leaf(&b, N), inner);
    assert_int_equal(pla_run_state(&b.run, outer), PLA_FAILED);
    build_text_is(pla_run_failure(&b.run, outer), "rubric.lua:3: it broke");
    build_end(&b);
}

/* ---- referred ---- */

static struct pla_cond *refer(struct build *b)
{
    struct pla_cond *cond = build_cond(b, PLA_C_REFER);
    cond->label = PLA_TEXT("the dean signs");
    return cond;
}

static void only_an_undecided_refer_refers(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_cond *person = refer(&b);
    struct {
        struct pla_cond *cond;
        enum pla_state state;
        bool referred;
    } rows[] = {
        {person, U, true},
        {build_join(&b, PLA_C_AND, 2, leaf(&b, M), person), U, true},
        {build_join(&b, PLA_C_AND, 2, leaf(&b, N), person), N, false},
        {build_join(&b, PLA_C_OR, 2, leaf(&b, M), person), M, false},
        {build_join(&b, PLA_C_OR, 2, leaf(&b, N), person), U, true},
        {build_join(&b, PLA_C_AND, 2, leaf(&b, U), leaf(&b, M)), U, false},
        {build_join(&b, PLA_C_NOT, 1, person), U, true},
        /* the refer stands in a branch that is decided already */
        {build_join(&b, PLA_C_AND, 2, leaf(&b, U),
                    build_join(&b, PLA_C_OR, 2, leaf(&b, M), person)),
         U, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(pla_run_state(&b.run, rows[i].cond), rows[i].state);
        assert_int_equal(pla_run_is_referred(&b.run, rows[i].cond), rows[i].referred);
    }
    build_text_is(pla_run_cond_text(&b.run, person), "the dean signs");
    build_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(and_follows_kleene),
        cmocka_unit_test(or_follows_kleene),
        cmocka_unit_test(not_follows_kleene),
        cmocka_unit_test(at_least_of_counts_what_is_and_may_be_met),
        cmocka_unit_test(within_takes_both_bounds),
        cmocka_unit_test(all_met_joins_criteria_that_have_a_minimum),
        cmocka_unit_test(a_check_says_true_false_or_nil),
        cmocka_unit_test(a_check_is_undecided_where_a_doubtful_item_turns_it),
        cmocka_unit_test(a_check_without_functions_fails),
        cmocka_unit_test(the_first_failure_is_told),
        cmocka_unit_test(only_an_undecided_refer_refers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
