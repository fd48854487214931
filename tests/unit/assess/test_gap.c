// SPDX-License-Identifier: Apache-2.0
/**
 * Gaps: the least change that meets a condition. Properties first: applying a gap meets it, less
 * does not.
 */
#include "unit/assess/build.h"

struct found {
    const struct pla_gap *gaps;
    size_t count;
};

static struct found gaps_of(struct build *b, const struct pla_cond *cond)
{
    struct found found;
    assert_int_equal(pla_run_state(&b->run, cond), PLA_NOT_MET);
    pla_run_gaps(&b->run, cond, &found.gaps, &found.count);
    return found;
}

static struct pla_gap only_gap(struct build *b, const struct pla_cond *cond)
{
    struct found found = gaps_of(b, cond);
    assert_int_equal(found.count, 1);
    return found.gaps[0];
}

/** Make the run forget what it worked out, but keep the values put in. */
static void forget(struct build *b)
{
    memset(b->run.state_known, 0, BUILD_MANY);
}

static void put(struct build *b, const struct pla_measure *measure, struct pla_rational number)
{
    b->run.values[measure->id] = (struct pla_value){
        .kind = measure->kind, .state = PLA_VALUE_KNOWN, .low = number, .high = number};
    b->run.value_known[measure->id] = 1;
    forget(b);
}

static struct pla_rational plus(struct pla_rational a, struct pla_rational b)
{
    assert_true(pla_rational_add(a, b, &a));
    return a;
}

static void begin(struct build *b)
{
    build_begin(b);
    build_items(b, "");
    build_start(b, NULL);
}

/* ---- properties ---- */

/** Numbers on both sides of whole ones and far apart, the same every time. */
static struct pla_rational number_at(unsigned *seed)
{
    struct pla_rational out;
    *seed = *seed * 1103515245U + 12345U;
    unsigned num = *seed >> 8 & 0xFFF;
    *seed = *seed * 1103515245U + 12345U;
    unsigned den = (*seed >> 8) % 6 + 1;
    assert_true(pla_rational_make((int64_t)num - 1000, (int64_t)den, &out));
    return out;
}

static void more_meets_it_and_less_does_not(void **state)
{
    static const enum pla_measure_op ops[] = {PLA_M_HOURS, PLA_M_SUM,    PLA_M_YEARS,
                                              PLA_M_ADD,   PLA_M_POINTS, PLA_M_CALL};
    static const enum pla_cond_op compare[] = {PLA_C_AT_LEAST, PLA_C_MORE_THAN, PLA_C_IS};
    const struct pla_rational little = {1, 1000};
    unsigned seed = 7;
    (void)state;
    for (int i = 0; i < 2000; i++) {
        struct build b;
        begin(&b);
        struct pla_measure *measure = build_measure(&b, ops[i % 6]);
        struct pla_measure *bound = build_measure(&b, PLA_M_CONST);
        struct pla_rational have = number_at(&seed), less;
        bound->value = number_at(&seed);
        struct pla_cond *cond = build_compare(&b, compare[i % 3], measure, bound);
        put(&b, measure, have);
        if (pla_run_state(&b.run, cond) == PLA_NOT_MET &&
            pla_rational_compare(have, bound->value) <= 0) {
            struct pla_gap gap = only_gap(&b, cond);
            assert_int_equal(gap.kind, PLA_GAP_MORE);
            struct pla_rational reached = plus(have, gap.by);
            put(&b, measure, gap.strictly ? plus(reached, little) : reached);
            assert_int_equal(pla_run_state(&b.run, cond), PLA_MET);
            assert_true(pla_rational_sub(reached, gap.strictly ? PLA_ZERO : little, &less));
            put(&b, measure, less);
            assert_int_equal(pla_run_state(&b.run, cond), PLA_NOT_MET);
        }
        build_end(&b);
    }
}

/** With a number beside it, in any order and of any sign, the gap is of what the learner can raise.
 */
static void a_number_beside_it_is_taken_into_account(void **state)
{
    static const enum pla_measure_op ops[] = {PLA_M_ADD, PLA_M_SUBTRACT, PLA_M_MULTIPLY,
                                              PLA_M_DIVIDE};
    static const enum pla_cond_op compare[] = {PLA_C_AT_LEAST, PLA_C_MORE_THAN, PLA_C_AT_MOST,
                                               PLA_C_LESS_THAN};
    const struct pla_rational little = {1, 1000};
    unsigned seed = 3;
    size_t closed = 0, never = 0;
    (void)state;
    for (int i = 0; i < 4000; i++) {
        struct build b;
        begin(&b);
        struct pla_measure *hours = build_measure(&b, PLA_M_HOURS);
        struct pla_measure *number = build_measure(&b, PLA_M_CONST);
        struct pla_measure *bound = build_measure(&b, PLA_M_CONST);
        bool is_second = (i >> 4 & 1) != 0;
        struct pla_measure *made =
            build_over(&b, ops[i % 4], 2, is_second ? number : hours, is_second ? hours : number);
        struct pla_cond *cond = build_compare(&b, compare[i >> 2 & 3], made, bound);
        struct pla_rational have = pla_rational_max(number_at(&seed), PLA_WHOLE(1)), less;
        number->value = number_at(&seed);
        bound->value = number_at(&seed);
        bool is_fit = number->value.num != 0;
        put(&b, hours, have);
        if (is_fit && pla_run_state(&b.run, cond) == PLA_NOT_MET) {
            struct pla_gap gap = only_gap(&b, cond);
            if (gap.kind == PLA_GAP_NEVER) { /* then much more does not help */
                never++;
                put(&b, hours, PLA_WHOLE(1000000000));
                b.run.value_known[made->id] = 0;
                assert_int_equal(pla_run_state(&b.run, cond), PLA_NOT_MET);
            } else {
                closed++;
                assert_ptr_equal(gap.measure, hours);
                struct pla_rational reached = plus(have, gap.by);
                put(&b, hours, gap.strictly ? plus(reached, little) : reached);
                b.run.value_known[made->id] = 0;
                assert_int_equal(pla_run_state(&b.run, cond), PLA_MET);
                assert_true(pla_rational_sub(reached, gap.strictly ? PLA_ZERO : little, &less));
                put(&b, hours, less);
                b.run.value_known[made->id] = 0;
                assert_int_equal(pla_run_state(&b.run, cond), PLA_NOT_MET);
            }
        }
        build_end(&b);
    }
    assert_true(closed > 500 && never > 300);
}

static void what_is_counted_is_missing_in_whole_things(void **state)
{
    static const enum pla_measure_op ops[] = {PLA_M_COUNT, PLA_M_DISTINCT, PLA_M_ENDORSEMENTS};
    unsigned seed = 11;
    (void)state;
    for (int i = 0; i < 500; i++) {
        struct build b;
        begin(&b);
        struct pla_measure *measure = build_measure(&b, ops[i % 3]);
        struct pla_measure *bound = build_measure(&b, PLA_M_CONST);
        struct pla_rational have = PLA_WHOLE(i % 40), less;
        bound->value = number_at(&seed);
        struct pla_cond *cond =
            build_compare(&b, i % 2 ? PLA_C_AT_LEAST : PLA_C_MORE_THAN, measure, bound);
        put(&b, measure, have);
        if (pla_run_state(&b.run, cond) == PLA_NOT_MET) {
            struct pla_gap gap = only_gap(&b, cond);
            assert_int_equal(gap.by.den, 1);
            assert_false(gap.strictly);
            put(&b, measure, plus(have, gap.by));
            assert_int_equal(pla_run_state(&b.run, cond), PLA_MET);
            assert_true(pla_rational_sub(plus(have, gap.by), PLA_WHOLE(1), &less));
            put(&b, measure, less);
            assert_int_equal(pla_run_state(&b.run, cond), PLA_NOT_MET);
        }
        build_end(&b);
    }
}

/** Five criteria on a scale of four, of weights 3 1 2 0 2, with levels as given ("01230"). */
static void begin_rated(struct build *b, const char *levels)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e"};
    static const char *const weights[] = {"3", "1", "2", "0", "2"};
    build_begin(b);
    b->rubric.scale = build_scale(b, "absent|emerging|meets|exceeds");
    for (int i = 0; i < 5; i++)
        build_criterion_min(b, ids[i], "2")->weight = build_number(weights[i]);
    build_items(b, "");
    build_start(b, NULL);
    b->run.criteria = PLA_NEW_ARRAY(&b->arena, 5, struct pla_criterion_result);
    for (int i = 0; i < 5; i++) {
        struct pla_rational level = PLA_WHOLE(levels[i] - '0');
        b->run.criteria[i] = (struct pla_criterion_result){
            .criterion = &b->criteria[i],
            .id = b->criteria[i].id,
            .state = level.num >= 2 ? PLA_MET : PLA_NOT_MET,
            .value = {.kind = PLA_KIND_NUMBER, .low = level, .high = level}};
    }
}

static void set_level(struct build *b, struct pla_text id, struct pla_rational level)
{
    for (int i = 0; i < 5; i++) {
        struct pla_criterion_result *result = &b->run.criteria[i];
        if (!pla_text_equal(result->id, id))
            continue;
        result->value.low = result->value.high = level;
        result->state = level.num >= 2 ? PLA_MET : PLA_NOT_MET;
    }
    memset(b->run.value_known, 0, BUILD_MANY);
    b->run.has_score = false;
    forget(b);
}

static void levels_meet_it_and_one_less_does_not(void **state)
{
    static const enum pla_measure_op ops[] = {PLA_M_SCORE, PLA_M_TOTAL, PLA_M_LOWEST, PLA_M_MET,
                                              PLA_M_REACHING};
    static const char *const bounds[] = {"1", "5/3", "2", "7/3", "3", "4"};
    unsigned seed = 3;
    (void)state;
    for (int i = 0; i < 1500; i++) {
        struct build b;
        char levels[] = "00000";
        for (int k = 0; k < 5; k++) {
            seed = seed * 1103515245U + 12345U;
            levels[k] = (char)('0' + (seed >> 16) % 4);
        }
        begin_rated(&b, levels);
        struct pla_measure *measure = build_rated(&b, ops[i % 5], "");
        measure->value = PLA_WHOLE(2);
        struct pla_cond *cond = build_compare(&b, i % 2 ? PLA_C_AT_LEAST : PLA_C_MORE_THAN, measure,
                                              build_const(&b, bounds[i % 6]));
        if (pla_run_state(&b.run, cond) == PLA_NOT_MET) {
            struct found found = gaps_of(&b, cond);
            assert_true(found.count > 0);
            if (found.gaps[0].kind != PLA_GAP_NEVER) {
                for (size_t g = 0; g < found.count; g++) {
                    assert_int_equal(found.gaps[g].kind, PLA_GAP_LEVEL);
                    set_level(&b, found.gaps[g].name, found.gaps[g].to);
                }
                assert_int_equal(pla_run_state(&b.run, cond), PLA_MET);
                const struct pla_gap *last = &found.gaps[found.count - 1];
                set_level(&b, last->name, PLA_WHOLE(last->to.num - 1));
                assert_int_equal(pla_run_state(&b.run, cond), PLA_NOT_MET);
            }
        }
        build_end(&b);
    }
}

/** Level gaps of a conjunction: all of them meet it, one level less of any one does not. */
static void a_conjunction_asks_for_nothing_twice(void **state)
{
    static const char *const bounds[] = {"3/2", "2", "9/4", "5/2", "8/3", "3"};
    unsigned seed = 11;
    (void)state;
    for (int i = 0; i < 1500; i++) {
        struct build b;
        char levels[] = "00000";
        for (int k = 0; k < 5; k++) {
            seed = seed * 1103515245U + 12345U;
            levels[k] = (char)('0' + (seed >> 16) % 4);
        }
        begin_rated(&b, levels);
        struct pla_cond *all = build_cond(&b, PLA_C_ALL_MET);
        all->measure = build_rated(&b, PLA_M_MET, "");
        struct pla_measure *score = build_rated(&b, i % 2 ? PLA_M_SCORE : PLA_M_TOTAL, "");
        const char *bound = i % 2 ? bounds[i % 6] : i % 4 ? "17" : "12";
        struct pla_cond *sum = build_compare(&b, PLA_C_AT_LEAST, score, build_const(&b, bound));
        struct pla_cond *cond =
            i % 3 ? build_join(&b, PLA_C_AND, 2, sum, all) : build_join(&b, PLA_C_AND, 2, all, sum);
        if (pla_run_state(&b.run, cond) == PLA_NOT_MET) {
            struct found found = gaps_of(&b, cond);
            assert_true(found.count > 0);
            for (size_t g = 0; g < found.count; g++)
                set_level(&b, found.gaps[g].name, found.gaps[g].to);
            assert_int_equal(pla_run_state(&b.run, cond), PLA_MET);
            for (size_t g = 0; g < found.count; g++) {
                set_level(&b, found.gaps[g].name, PLA_WHOLE(found.gaps[g].to.num - 1));
                assert_int_equal(pla_run_state(&b.run, cond), PLA_NOT_MET);
                set_level(&b, found.gaps[g].name, found.gaps[g].to);
            }
        }
        build_end(&b);
    }
}

/** What a number of criteria, an alternative and a score ask for meets all of them at once. */
static void a_conjunction_of_choices_is_met_by_its_gaps(void **state)
{
    unsigned seed = 23;
    (void)state;
    for (int i = 0; i < 600; i++) {
        struct build b;
        char levels[] = "00000";
        for (int k = 0; k < 5; k++) {
            seed = seed * 1103515245U + 12345U;
            levels[k] = (char)('0' + (seed >> 16) % 4);
        }
        begin_rated(&b, levels);
        struct pla_measure *reaching = build_rated(&b, PLA_M_REACHING, "");
        reaching->value = PLA_WHOLE(3);
        struct pla_cond *number =
            build_compare(&b, PLA_C_AT_LEAST, reaching, build_const(&b, i % 2 ? "2" : "3"));
        struct pla_cond *either =
            build_join(&b, PLA_C_OR, 2,
                       build_compare(&b, PLA_C_AT_LEAST, build_rated(&b, PLA_M_RATING, "a"),
                                     build_const(&b, "3")),
                       build_compare(&b, PLA_C_AT_LEAST, build_rated(&b, PLA_M_LOWEST, "b|c"),
                                     build_const(&b, "2")));
        struct pla_cond *sum = build_compare(&b, PLA_C_AT_LEAST, build_rated(&b, PLA_M_SCORE, ""),
                                             build_const(&b, i % 3 ? "5/2" : "2"));
        struct pla_cond *cond = build_join(&b, PLA_C_AND, 3, sum, either, number);
        if (pla_run_state(&b.run, cond) == PLA_NOT_MET) {
            struct found found = gaps_of(&b, cond);
            for (size_t g = 0; g < found.count; g++)
                set_level(&b, found.gaps[g].name, found.gaps[g].to);
            assert_int_equal(pla_run_state(&b.run, cond), PLA_MET);
        }
        build_end(&b);
    }
}

/* ---- one measure ---- */

static void equal_weights_raise_the_lowest_first(void **state)
{
    struct build b;
    (void)state;
    begin_rated(&b, "32223"); /* c and e weigh 2; a, the heaviest, is at its top */
    b.criteria[4].weight = PLA_WHOLE(2);
    set_level(&b, PLA_TEXT("c"), PLA_WHOLE(2));
    set_level(&b, PLA_TEXT("e"), PLA_WHOLE(1));
    struct pla_measure *total = build_rated(&b, PLA_M_TOTAL, "");
    struct pla_cond *cond = build_compare(&b, PLA_C_AT_LEAST, total, build_const(&b, "19"));
    struct pla_gap gap = only_gap(&b, cond); /* 17 of 19 */
    build_text_is(gap.name, "e");
    build_text_is(gap.to_level, "meets");
    build_end(&b);
}

static void a_window_that_has_passed_is_never_met(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_measure *hours = build_over_kind(&b, PLA_M_HOURS, "mentoring");
    struct pla_filter *filter = build_filter(&b);
    filter->until = build_const_day(&b, "2026-10-31"); /* the day before */
    hours->filter = filter;
    put(&b, hours, PLA_WHOLE(10));
    struct pla_cond *cond = build_compare(&b, PLA_C_AT_LEAST, hours, build_const(&b, "12"));
    assert_int_equal(only_gap(&b, cond).kind, PLA_GAP_NEVER);
    filter->until = build_const_day(&b, "2026-11-01");
    assert_int_equal(only_gap(&b, cond).kind, PLA_GAP_MORE);
    filter->until = build_const_day(&b, "2026-10-31");
    struct pla_measure *points = build_measure(&b, PLA_M_POINTS);
    const struct pla_points_entry entries[] = {{.measure = hours}};
    points->entries = entries;
    points->entry_count = 1;
    put(&b, points, PLA_WHOLE(10));
    cond = build_compare(&b, PLA_C_AT_LEAST, points, build_const(&b, "12"));
    assert_int_equal(only_gap(&b, cond).kind, PLA_GAP_NEVER);
    const struct pla_measure *twice =
        build_over(&b, PLA_M_MULTIPLY, 2, hours, build_const(&b, "2"));
    cond = build_compare(&b, PLA_C_AT_LEAST, twice, build_const(&b, "30"));
    assert_int_equal(only_gap(&b, cond).kind, PLA_GAP_NEVER);
    filter->until = NULL;
    assert_int_equal(only_gap(&b, cond).kind, PLA_GAP_MORE);
    build_end(&b);
}

static void learning_outcomes_are_missing_in_whole(void **state)
{
    static const struct {
        const char *have, *bound;
        enum pla_cond_op op;
        const char *by, *to;
    } rows[] = {
        {"1/4", "3/4", PLA_C_AT_LEAST, "2", "3"},  {"1/4", "4/5", PLA_C_AT_LEAST, "3", "4"},
        {"1/2", "3/4", PLA_C_MORE_THAN, "2", "4"}, {"1/2", "7/10", PLA_C_MORE_THAN, "1", "3"},
        {"0", "1/100", PLA_C_AT_LEAST, "1", "1"},
    };
    struct build b;
    (void)state;
    begin(&b);
    struct pla_measure *covered = build_measure(&b, PLA_M_COVERED);
    covered->words = build_texts(&b, "o1|o2|o3|o4");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        put(&b, covered, build_number(rows[i].have));
        struct pla_gap gap =
            only_gap(&b, build_compare(&b, rows[i].op, covered, build_const(&b, rows[i].bound)));
        assert_int_equal(gap.kind, PLA_GAP_MORE);
        assert_false(gap.strictly);
        build_number_is(gap.by, rows[i].by);
        build_number_is(gap.to, rows[i].to);
    }
    build_end(&b);
}

static void a_score_raises_the_heaviest_first(void **state)
{
    struct build b;
    (void)state;
    begin_rated(&b, "22222"); /* score 2 of 8 weights; 16 of at most 24 */
    struct pla_measure *score = build_rated(&b, PLA_M_SCORE, "");
    struct found found =
        gaps_of(&b, build_compare(&b, PLA_C_AT_LEAST, score, build_const(&b, "5/2")));
    assert_int_equal(found.count, 2); /* a gives 3 of the 4 missing, c the rest */
    build_text_is(found.gaps[0].name, "a");
    build_text_is(found.gaps[0].to_level, "exceeds");
    build_number_is(found.gaps[0].by, "1");
    build_text_is(found.gaps[0].measure_word, "rating");
    build_text_is(found.gaps[1].name, "c");
    build_end(&b);
}

static void a_score_above_the_scale_is_never_met(void **state)
{
    struct build b;
    (void)state;
    begin_rated(&b, "22222");
    struct pla_measure *score = build_rated(&b, PLA_M_SCORE, "");
    struct pla_gap gap =
        only_gap(&b, build_compare(&b, PLA_C_MORE_THAN, score, build_const(&b, "3")));
    assert_int_equal(gap.kind, PLA_GAP_NEVER);
    build_end(&b);
}

static void a_rating_reaches_a_level(void **state)
{
    static const struct {
        enum pla_cond_op op;
        const char *bound, *to, *level;
    } rows[] = {{PLA_C_AT_LEAST, "2", "2", "meets"},
                {PLA_C_AT_LEAST, "3/2", "2", "meets"},
                {PLA_C_MORE_THAN, "2", "3", "exceeds"},
                {PLA_C_MORE_THAN, "1", "2", "meets"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        begin_rated(&b, "01000");
        struct pla_measure *rating = build_rated(&b, PLA_M_RATING, "b");
        struct pla_gap gap =
            only_gap(&b, build_compare(&b, rows[i].op, rating, build_const(&b, rows[i].bound)));
        assert_int_equal(gap.kind, PLA_GAP_LEVEL);
        build_text_is(gap.name, "b");
        build_number_is(gap.to, rows[i].to);
        build_text_is(gap.to_level, rows[i].level);
        build_end(&b);
    }
}

static void a_number_criterion_moves_by_its_step(void **state)
{
    struct build b;
    (void)state;
    begin_rated(&b, "00000");
    b.criteria[0].scale = NULL;
    b.criteria[0].is_number = true;
    b.criteria[0].from = build_number("1");
    b.criteria[0].to = build_number("9");
    b.criteria[0].step = build_number("5/2");
    struct pla_measure *rating = build_rated(&b, PLA_M_RATING, "a");
    struct pla_gap gap =
        only_gap(&b, build_compare(&b, PLA_C_AT_LEAST, rating, build_const(&b, "4")));
    assert_int_equal(gap.kind, PLA_GAP_MORE);
    build_number_is(gap.to, "6"); /* 1, 3.5, 6, 8.5 */
    build_number_is(gap.by, "6");
    forget(&b);
    gap = only_gap(&b, build_compare(&b, PLA_C_AT_LEAST, rating, build_const(&b, "17/2")));
    build_number_is(gap.to, "17/2");
    gap = only_gap(&b, build_compare(&b, PLA_C_AT_LEAST, rating, build_const(&b, "9")));
    assert_int_equal(gap.kind, PLA_GAP_NEVER);
    build_end(&b);
}

static void a_computed_criterion_asks_for_what_it_counts(void **state)
{
    struct build b;
    (void)state;
    begin_rated(&b, "10222");
    struct pla_measure *count = build_over_kind(&b, PLA_M_COUNT, "community");
    struct pla_measure *steps = build_over(&b, PLA_M_STEPS, 1, count);
    struct pla_table_row rows[] = {{{0}, 1, PLA_WHOLE(1)}, {{0}, 3, PLA_WHOLE(12)}};
    steps->rows = rows;
    steps->row_count = 2;
    b.criteria[0].level = steps;
    put(&b, count, PLA_WHOLE(5));
    struct pla_cond *cond = build_cond(&b, PLA_C_ALL_MET);
    cond->measure = build_rated(&b, PLA_M_MET, "");
    struct found found = gaps_of(&b, cond);
    assert_int_equal(found.count, 2);
    assert_int_equal(found.gaps[0].kind, PLA_GAP_MORE); /* no step gives level 2: the next does */
    assert_ptr_equal(found.gaps[0].measure, count);
    build_number_is(found.gaps[0].by, "7");
    build_text_is(found.gaps[1].name, "b");
    build_number_is(found.gaps[1].by, "2");
    build_end(&b);
}

static void the_nearest_criteria_are_raised_for_a_number_of_them(void **state)
{
    struct build b;
    (void)state;
    begin_rated(&b, "01310");
    struct pla_measure *reaching = build_rated(&b, PLA_M_REACHING, "");
    reaching->value = PLA_WHOLE(3);
    struct found found =
        gaps_of(&b, build_compare(&b, PLA_C_AT_LEAST, reaching, build_const(&b, "3")));
    assert_int_equal(found.count, 2);
    build_text_is(found.gaps[0].name, "b");
    build_text_is(found.gaps[1].name, "d");
    struct pla_gap gap =
        only_gap(&b, build_compare(&b, PLA_C_AT_LEAST, reaching, build_const(&b, "6")));
    assert_int_equal(gap.kind, PLA_GAP_NEVER);
    build_end(&b);
}

static void nothing_yet_lacks_all_of_it(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    build_run(&b);
    struct pla_measure *exam = build_measure(&b, PLA_M_EXAM);
    exam->name = PLA_TEXT("CLEP/College Algebra");
    struct pla_gap gap =
        only_gap(&b, build_compare(&b, PLA_C_AT_LEAST, exam, build_const(&b, "50")));
    assert_int_equal(gap.kind, PLA_GAP_MORE);
    build_text_is(gap.name, "CLEP/College Algebra");
    build_number_is(gap.by, "50");
    build_number_is(gap.to, "50");
    build_end(&b);
}

static void what_no_learner_can_change_is_never(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    b.portfolio.attempt = 2;
    struct pla_measure *exam = build_measure(&b, PLA_M_EXAM), *held = build_measure(&b, PLA_M_HELD);
    struct pla_measure *points = build_measure(&b, PLA_M_POINTS);
    struct pla_measure *share = build_measure(&b, PLA_M_COVERED);
    struct pla_measure *spread = build_measure(&b, PLA_M_SPREAD);
    struct pla_measure *hours = build_measure(&b, PLA_M_HOURS);
    exam->has_day_until = true;
    exam->day_until = build_day("2026-10-31"); /* the day before */
    points->has_cap = true;
    points->cap = PLA_WHOLE(25);
    put(&b, exam, PLA_WHOLE(40));
    put(&b, held, PLA_ZERO);
    put(&b, points, PLA_WHOLE(20));
    put(&b, share, PLA_ZERO);
    put(&b, spread, PLA_ZERO);
    put(&b, hours, PLA_WHOLE(9));
    struct pla_measure *learner = build_measure(&b, PLA_M_LEARNER);
    const struct pla_measure *twice =
        build_over(&b, PLA_M_MULTIPLY, 2, build_measure(&b, PLA_M_ATTEMPT), build_const(&b, "2"));
    struct pla_cond *rows[] = {
        build_compare(&b, PLA_C_IS, build_measure(&b, PLA_M_ATTEMPT), build_const(&b, "1")),
        build_compare(&b, PLA_C_AT_LEAST, build_measure(&b, PLA_M_ATTEMPT), build_const(&b, "3")),
        build_compare(&b, PLA_C_IS, learner, build_const_text(&b, "BA4")),
        build_compare(&b, PLA_C_AT_LEAST, exam, build_const(&b, "50")),
        build_compare(&b, PLA_C_AT_LEAST, points, build_const(&b, "26")),
        build_compare(&b, PLA_C_MORE_THAN, points, build_const(&b, "25")),
        build_compare(&b, PLA_C_MORE_THAN, share, build_const(&b, "1")),
        build_compare(&b, PLA_C_AT_LEAST, spread, build_const(&b, "1")),
        build_compare(&b, PLA_C_AT_MOST, hours, build_const(&b, "8")),
        build_compare(&b, PLA_C_LESS_THAN, hours, build_const(&b, "9")),
        build_compare(&b, PLA_C_IS, hours, build_const(&b, "8")),
        build_compare(&b, PLA_C_AT_LEAST, build_const(&b, "1"), build_const(&b, "2")),
        build_compare(&b, PLA_C_AT_LEAST, twice, build_const(&b, "9")),
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(only_gap(&b, rows[i]).kind, PLA_GAP_NEVER);
    /* on the other side of each bound it can be met */
    exam->day_until++;
    assert_int_equal(only_gap(&b, rows[3]).kind, PLA_GAP_MORE);
    struct pla_gap gap =
        only_gap(&b, build_compare(&b, PLA_C_AT_LEAST, points, build_const(&b, "25")));
    assert_int_equal(gap.kind, PLA_GAP_MORE);
    gap = only_gap(&b, build_compare(&b, PLA_C_IS, held, build_const_boolean(&b, true)));
    assert_int_equal(gap.kind, PLA_GAP_MORE);
    build_number_is(gap.by, "1");
    build_end(&b);
}

static void a_moving_bound_can_rise_instead(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_measure *hours = build_measure(&b, PLA_M_HOURS);
    struct pla_measure *count = build_measure(&b, PLA_M_COUNT);
    put(&b, hours, PLA_WHOLE(9));
    put(&b, count, PLA_WHOLE(7));
    struct pla_gap gap = only_gap(&b, build_compare(&b, PLA_C_AT_MOST, hours, count));
    assert_ptr_equal(gap.measure, count);
    build_number_is(gap.by, "2");
    gap = only_gap(&b, build_compare(&b, PLA_C_LESS_THAN, hours, count));
    build_number_is(gap.by, "3"); /* 10 is the first count above 9 */
    build_end(&b);
}

/* ---- time ---- */

static void time_meets_what_waits_for_a_date(void **state)
{
    struct build b;
    (void)state;
    begin(&b); /* as of 2026-11-01 */
    struct pla_measure *as_of = build_measure(&b, PLA_M_AS_OF);
    struct pla_gap gap =
        only_gap(&b, build_compare(&b, PLA_C_AT_LEAST, as_of, build_const_day(&b, "2027-03-01")));
    assert_int_equal(gap.kind, PLA_GAP_WAIT);
    build_number_is(gap.by, "120");
    assert_int_equal(gap.to.num, build_day("2027-03-01"));
    gap =
        only_gap(&b, build_compare(&b, PLA_C_MORE_THAN, as_of, build_const_day(&b, "2027-03-01")));
    assert_int_equal(gap.to.num, build_day("2027-03-02"));
    gap = only_gap(&b, build_compare(&b, PLA_C_AT_MOST, as_of, build_const_day(&b, "2026-10-31")));
    assert_int_equal(gap.kind, PLA_GAP_NEVER);
    build_end(&b);
}

/** "two years since": on the day found it is met, on the day before it is not. */
static void ago_tells_the_first_day(void **state)
{
    static const char *const days[] = {"2025-02-28", "2025-01-31", "2026-08-30", "2024-11-02"};
    static const char *const back[] = {"2", "1/2", "1/4", "3"};
    (void)state;
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 4; k++) {
            struct build b;
            begin(&b);
            struct pla_measure *ago = build_measure(&b, PLA_M_AGO);
            ago->value = build_number(back[k]);
            struct pla_cond *cond =
                build_compare(&b, PLA_C_AT_MOST, build_const_day(&b, days[i]), ago);
            if (pla_run_state(&b.run, cond) == PLA_NOT_MET) {
                struct pla_gap gap = only_gap(&b, cond);
                assert_int_equal(gap.kind, PLA_GAP_WAIT);
                assert_int_equal(gap.by.num, gap.to.num - b.terms.as_of);
                for (int off = 0; off < 2; off++) {
                    b.terms.as_of = (pla_day)(gap.to.num - off);
                    memset(b.run.value_known, 0, BUILD_MANY);
                    b.run.has_score = false;
                    forget(&b);
                    assert_int_equal(pla_run_state(&b.run, cond), off ? PLA_NOT_MET : PLA_MET);
                }
            }
            build_end(&b);
        }
}

static void newer_evidence_is_asked_for_by_its_day(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    build_run(&b);
    struct pla_measure *latest = build_measure(&b, PLA_M_LATEST);
    struct pla_cond *cond =
        build_compare(&b, PLA_C_AT_LEAST, latest, build_const_day(&b, "2026-01-01"));
    struct pla_gap gap = only_gap(&b, cond); /* there is no item at all */
    assert_int_equal(gap.kind, PLA_GAP_MORE);
    build_number_is(gap.by, "1");
    assert_int_equal(gap.to.num, build_day("2026-01-01"));
    put(&b, latest, PLA_WHOLE(build_day("2025-12-30")));
    build_number_is(only_gap(&b, cond).by, "2");
    build_end(&b);
}

/* ---- joins ---- */

static struct pla_cond *hours_of(struct build *b, const char *kind, const char *bound)
{
    return build_compare(b, PLA_C_AT_LEAST, build_over_kind(b, PLA_M_HOURS, kind),
                         build_const(b, bound));
}

static void and_merges_one_measure_by_the_larger(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    build_run(&b);
    struct pla_cond *x = hours_of(&b, "blog", "10"), *y = hours_of(&b, "blog", "40");
    struct pla_cond *z = hours_of(&b, "mooc", "5"), *w = hours_of(&b, "blog", "20");
    struct found found = gaps_of(&b, build_join(&b, PLA_C_AND, 4, x, y, z, w));
    assert_int_equal(found.count, 2);
    build_number_is(found.gaps[0].to, "40");
    build_number_is(found.gaps[1].to, "5");
    build_end(&b);
}

static void or_takes_the_fewest_steps_ties_the_first(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    build_run(&b);
    struct pla_cond *never =
        build_compare(&b, PLA_C_IS, build_measure(&b, PLA_M_ATTEMPT), build_const(&b, "9"));
    struct pla_cond *two =
        build_join(&b, PLA_C_AND, 2, hours_of(&b, "blog", "1"), hours_of(&b, "mooc", "1"));
    struct pla_cond *one = hours_of(&b, "wiki", "500"), *late = hours_of(&b, "talk", "1");
    struct pla_gap gap = only_gap(&b, build_join(&b, PLA_C_OR, 4, never, two, one, late));
    build_number_is(gap.to, "500");
    build_end(&b);
}

static void at_least_of_takes_as_many_as_are_missing(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    build_run(&b);
    struct pla_cond *met = hours_of(&b, "none", "0");
    struct pla_cond *two =
        build_join(&b, PLA_C_AND, 2, hours_of(&b, "blog", "1"), hours_of(&b, "mooc", "1"));
    struct pla_cond *one = hours_of(&b, "wiki", "2"), *other = hours_of(&b, "talk", "3");
    struct pla_cond *cond = build_join(&b, PLA_C_AT_LEAST_OF, 4, met, two, one, other);
    cond->need = 3;
    struct found found = gaps_of(&b, cond);
    assert_int_equal(found.count, 2);
    build_number_is(found.gaps[0].to, "2");
    build_number_is(found.gaps[1].to, "3");
    build_end(&b);
}

static void what_is_undecided_gives_no_gap(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    build_run(&b);
    struct pla_measure *open = build_measure(&b, PLA_M_COUNT);
    b.run.values[open->id] =
        (struct pla_value){.state = PLA_VALUE_RANGE, .low = PLA_ZERO, .high = PLA_WHOLE(9)};
    b.run.value_known[open->id] = 1;
    struct pla_cond *undecided = build_compare(&b, PLA_C_AT_LEAST, open, build_const(&b, "5"));
    struct pla_gap gap =
        only_gap(&b, build_join(&b, PLA_C_AND, 2, undecided, hours_of(&b, "blog", "4")));
    build_number_is(gap.to, "4");
    struct found found;
    pla_run_gaps(&b.run, undecided, &found.gaps, &found.count);
    assert_int_equal(found.count, 0);
    build_end(&b);
}

static void an_undecided_criterion_gives_no_gap(void **state)
{
    struct build b;
    (void)state;
    begin_rated(&b, "01222");
    b.run.criteria[1].state = PLA_UNDECIDED; /* its ratings are still missing */
    struct pla_cond *cond = build_cond(&b, PLA_C_ALL_MET);
    cond->measure = build_rated(&b, PLA_M_MET, "");
    build_text_is(only_gap(&b, cond).name, "a");
    build_end(&b);
}

static void a_range_lacks_what_is_not_sure(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_measure *hours = build_measure(&b, PLA_M_HOURS);
    b.run.values[hours->id] =
        (struct pla_value){.state = PLA_VALUE_RANGE, .low = PLA_WHOLE(3), .high = PLA_WHOLE(9)};
    b.run.value_known[hours->id] = 1;
    struct pla_gap gap =
        only_gap(&b, build_compare(&b, PLA_C_AT_LEAST, hours, build_const(&b, "12")));
    build_number_is(gap.by, "9");
    build_end(&b);
}

/* ---- negations, checks, min and max ---- */

static struct pla_cond *negate(struct build *b, struct pla_cond *cond)
{
    return build_join(b, PLA_C_NOT, 1, cond);
}

static void a_negation_goes_past_its_bound(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_measure *hours = build_measure(&b, PLA_M_HOURS);
    put(&b, hours, PLA_WHOLE(5));
    struct pla_gap gap =
        only_gap(&b, negate(&b, build_compare(&b, PLA_C_AT_MOST, hours, build_const(&b, "5"))));
    assert_true(gap.strictly);
    build_number_is(gap.to, "5");
    gap = only_gap(&b, negate(&b, build_compare(&b, PLA_C_LESS_THAN, hours, build_const(&b, "8"))));
    assert_false(gap.strictly);
    build_number_is(gap.by, "3");
    gap = only_gap(&b, negate(&b, build_compare(&b, PLA_C_IS, hours, build_const(&b, "5"))));
    assert_true(gap.strictly);
    gap = only_gap(&b, negate(&b, build_compare(&b, PLA_C_AT_LEAST, hours, build_const(&b, "2"))));
    assert_int_equal(gap.kind, PLA_GAP_NEVER);
    struct pla_cond *within = build_compare(&b, PLA_C_WITHIN, hours, build_const(&b, "2"));
    within->high = build_const(&b, "7");
    gap = only_gap(&b, negate(&b, within));
    build_number_is(gap.to, "7");
    assert_true(gap.strictly);
    build_end(&b);
}

static enum pla_code say_no(void *ctx, pla_call call, const struct pla_call_input *input,
                            struct pla_arena *arena, struct pla_call_result *out,
                            struct pla_err *err)
{
    (void)ctx;
    (void)call;
    (void)input;
    (void)arena;
    (void)err;
    out->kind = PLA_CALL_FALSE;
    return PLA_OK;
}

static void a_check_cannot_be_worked_out(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    b.calls.invoke = say_no;
    build_items(&b, "");
    build_start(&b, NULL);
    struct pla_cond *cond = build_cond(&b, PLA_C_CHECK);
    cond->label = PLA_TEXT("balance");
    cond->call = 0;
    struct pla_gap gap = only_gap(&b, cond);
    assert_int_equal(gap.kind, PLA_GAP_NEVER);
    build_text_is(gap.name, "balance");
    build_text_is(gap.measure_word, "check");
    build_text_is(gap.text, "balance");
    assert_false(pla_gap_is_closed(&gap)); /* who knows */
    build_end(&b);
}

static void the_lower_of_two_needs_both_the_higher_needs_one(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_measure *x = build_over_kind(&b, PLA_M_HOURS, "blog");
    struct pla_measure *y = build_over_kind(&b, PLA_M_HOURS, "mooc");
    struct pla_measure *z = build_over_kind(&b, PLA_M_HOURS, "talk");
    put(&b, x, PLA_WHOLE(1));
    put(&b, y, PLA_WHOLE(7));
    put(&b, z, PLA_WHOLE(2));
    const struct pla_measure *low = build_over(&b, PLA_M_MIN, 3, x, y, z);
    const struct pla_measure *high = build_over(&b, PLA_M_MAX, 2, x, z);
    struct found found = gaps_of(&b, build_compare(&b, PLA_C_AT_LEAST, low, build_const(&b, "5")));
    assert_int_equal(found.count, 2);
    assert_ptr_equal(found.gaps[0].measure, x);
    assert_ptr_equal(found.gaps[1].measure, z);
    struct pla_gap gap =
        only_gap(&b, build_compare(&b, PLA_C_AT_LEAST, high, build_const(&b, "5")));
    assert_ptr_equal(gap.measure, x);
    build_number_is(gap.by, "4");
    build_end(&b);
}

/** A new measure must say what raises it. */
static void every_measure_has_a_gap(void **state)
{
    (void)state;
    for (int op = 0; op < PLA_MEASURE_COUNT; op++) {
        struct build b;
        begin_rated(&b, "00000");
        const struct pla_measure *zero = build_const(&b, "0");
        struct pla_measure *measure = build_over(&b, (enum pla_measure_op)op, 2, zero, zero);
        size_t all[] = {0, 1, 2, 3, 4};
        measure->value = PLA_WHOLE(2);
        measure->criteria = all;
        measure->criterion_count = 5;
        put(&b, measure, PLA_ZERO);
        struct pla_cond *cond = build_compare(&b, PLA_C_AT_LEAST, measure, build_const(&b, "1/2"));
        assert_true(gaps_of(&b, cond).count > 0);
        build_end(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_meets_it_and_less_does_not),
        cmocka_unit_test(a_number_beside_it_is_taken_into_account),
        cmocka_unit_test(what_is_counted_is_missing_in_whole_things),
        cmocka_unit_test(levels_meet_it_and_one_less_does_not),
        cmocka_unit_test(a_conjunction_asks_for_nothing_twice),
        cmocka_unit_test(a_conjunction_of_choices_is_met_by_its_gaps),
        cmocka_unit_test(equal_weights_raise_the_lowest_first),
        cmocka_unit_test(a_window_that_has_passed_is_never_met),
        cmocka_unit_test(learning_outcomes_are_missing_in_whole),
        cmocka_unit_test(a_score_raises_the_heaviest_first),
        cmocka_unit_test(a_score_above_the_scale_is_never_met),
        cmocka_unit_test(a_rating_reaches_a_level),
        cmocka_unit_test(a_number_criterion_moves_by_its_step),
        cmocka_unit_test(a_computed_criterion_asks_for_what_it_counts),
        cmocka_unit_test(the_nearest_criteria_are_raised_for_a_number_of_them),
        cmocka_unit_test(nothing_yet_lacks_all_of_it),
        cmocka_unit_test(what_no_learner_can_change_is_never),
        cmocka_unit_test(a_moving_bound_can_rise_instead),
        cmocka_unit_test(time_meets_what_waits_for_a_date),
        cmocka_unit_test(ago_tells_the_first_day),
        cmocka_unit_test(newer_evidence_is_asked_for_by_its_day),
        cmocka_unit_test(and_merges_one_measure_by_the_larger),
        cmocka_unit_test(or_takes_the_fewest_steps_ties_the_first),
        cmocka_unit_test(at_least_of_takes_as_many_as_are_missing),
        cmocka_unit_test(what_is_undecided_gives_no_gap),
        cmocka_unit_test(an_undecided_criterion_gives_no_gap),
        cmocka_unit_test(a_range_lacks_what_is_not_sure),
        cmocka_unit_test(a_negation_goes_past_its_bound),
        cmocka_unit_test(a_check_cannot_be_worked_out),
        cmocka_unit_test(the_lower_of_two_needs_both_the_higher_needs_one),
        cmocka_unit_test(every_measure_has_a_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
