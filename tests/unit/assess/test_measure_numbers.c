// SPDX-License-Identifier: Apache-2.0
/** Measures of measures: arithmetic, min, max, later, points, steps, and own functions. */
#include "unit/assess/build.h"

static struct build world;

static int setup(void **state)
{
    (void)state;
    build_begin(&world);
    build_field(&world, "degree", PLA_TYPE_TEXT);
    build_field(&world, "n", PLA_TYPE_NUMBER);
    world.rubric.admit.verified = true;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    build_end(&world);
    return 0;
}

static void items(const char *json)
{
    build_marked(&world, json);
    build_run(&world);
}

static struct pla_measure *of_field(enum pla_measure_op op, const char *name)
{
    struct pla_measure *measure = build_measure(&world, op);
    measure->name = pla_text_of(name);
    return measure;
}

/* ---- arithmetic ---- */

static void folds_from_the_left(void **state)
{
    const struct pla_measure *a = build_const(&world, "7"), *b = build_const(&world, "2"),
                             *c = build_const(&world, "3");
    (void)state;
    items("");
    build_measure_is(&world, build_over(&world, PLA_M_ADD, 3, a, b, c), "12", "");
    build_measure_is(&world, build_over(&world, PLA_M_SUBTRACT, 3, a, b, c), "2", "");
    build_measure_is(&world, build_over(&world, PLA_M_SUBTRACT, 1, a), "-7", "");
    build_measure_is(&world, build_over(&world, PLA_M_MULTIPLY, 3, a, b, c), "42", "");
    build_measure_is(&world, build_over(&world, PLA_M_DIVIDE, 3, a, b, c), "7/6", "");
    build_measure_is(&world, build_over(&world, PLA_M_MIN, 3, a, b, c), "2", "");
    build_measure_is(&world, build_over(&world, PLA_M_MAX, 3, a, b, c), "7", "");
    build_measure_is(&world, build_over(&world, PLA_M_DIVIDE, 2, a, build_const(&world, "0")),
                     "!division by a number that may be 0", "");
}

static void ranges_and_evidence_join(void **state)
{
    const struct pla_measure *work = build_over_kind(&world, PLA_M_COUNT, "work");
    const struct pla_measure *blog = build_over_kind(&world, PLA_M_COUNT, "blog");
    const struct pla_measure *sum = build_over(&world, PLA_M_ADD, 2, blog, work);
    (void)state;
    items("{'id':'e1',V,'kind':'work'},{'id':'e2',?,'kind':'blog'},{'id':'e3',V,'kind':'work'}");
    build_measure_is(&world, sum, "2..3", "e1|e2|e3");
    assert_true(pla_run_value(&world.run, sum)->has_doubt);
    items("{'id':'e1',V,'kind':'work'}");
    build_measure_is(&world, sum, "1", "e1");
    assert_false(pla_run_value(&world.run, sum)->has_doubt);
}

static void overflow_fails(void **state)
{
    const struct pla_measure *a = build_const(&world, "9223372036854775807");
    (void)state;
    items("");
    build_measure_is(&world, build_over(&world, PLA_M_ADD, 2, a, a),
                     "!a number leaves the exact range", "");
    build_measure_is(&world, build_over(&world, PLA_M_MULTIPLY, 2, a, a),
                     "!a number leaves the exact range", "");
}

/** Only work since the bachelor's degree or the last seven years, whichever is later. */
static void later_leaves_nothing_aside(void **state)
{
    struct pla_measure *degree = build_measure(&world, PLA_M_LEARNER);
    struct pla_measure *ago = build_measure(&world, PLA_M_AGO);
    static const struct {
        const char *learner, *later;
    } rows[] = {{"'when':'2022-06-30'", "2022-06-30"},
                {"'when':'2010-06-30'", "2019-11-01"},
                {"'name':'x'", "2019-11-01"},
                {"'when':null", "2019-11-01.."},
                {"'when':'2019'", "2019-11-01..2019-12-31"}};
    (void)state;
    build_field(&world, "when", PLA_TYPE_DATE);
    degree->name = PLA_TEXT("when");
    degree->kind = PLA_KIND_DATE;
    ago->value = PLA_WHOLE(7);
    const struct pla_measure *later = build_over(&world, PLA_M_LATER, 2, degree, ago);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char members[256];
        (void)snprintf(members, sizeof members, "'learner':{'id':'s',%s},'evidence':[]",
                       rows[i].learner);
        build_members(&world, members);
        build_run(&world);
        build_measure_is(&world, later, rows[i].later, NULL);
    }
}

/* ---- steps ---- */

/** PLN rubric: 1 is emerging, 12 meets, 18 exceeds. */
static struct pla_measure *steps_of(const struct pla_measure *measure)
{
    static const struct pla_table_row rows[] = {
        {{NULL, 0}, 1, {1, 1}}, {{NULL, 0}, 2, {12, 1}}, {{NULL, 0}, 3, {18, 1}}};
    struct pla_measure *steps = build_over(&world, PLA_M_STEPS, 1, measure);
    steps->rows = rows;
    steps->row_count = 3;
    return steps;
}

static void steps_have_exact_thresholds(void **state)
{
    static const struct {
        const char *number, *level;
    } rows[] = {{"0", "0"},  {"0.999999", "0"}, {"1", "1"},  {"11", "1"},
                {"12", "2"}, {"17.999", "2"},   {"18", "3"}, {"1000", "3"}};
    (void)state;
    items("");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        build_measure_is(&world, steps_of(build_const(&world, rows[i].number)), rows[i].level, "");
}

static void steps_of_a_range(void **state)
{
    const struct pla_measure *sum = steps_of(of_field(PLA_M_SUM, "n"));
    const struct pla_measure *largest = steps_of(of_field(PLA_M_LARGEST, "n"));
    (void)state;
    items("{'id':'e1',V,'n':11},{'id':'e2',?,'n':1}");
    build_measure_is(&world, sum, "1..2", "e1|e2");
    items("{'id':'e1',V,'n':12},{'id':'e2',?,'n':1}");
    build_measure_is(&world, sum, "2", "e1|e2");
    items("{'id':'e1',V,'n':12},{'id':'e2',V,'n':null}");
    build_measure_is(&world, sum, "2..3", "e1|e2");
    items("");
    build_measure_is(&world, largest, "0", "");
    items("{'id':'e1',?,'n':12}");
    build_measure_is(&world, largest, "0..2", "e1");
    items("{'id':'e1',V,'n':null}");
    build_measure_is(&world, largest, "0..3", "e1");
}

static void steps_may_leave_levels_out(void **state)
{
    static const struct pla_table_row rows[] = {{{NULL, 0}, 2, {2, 1}}, {{NULL, 0}, 3, {4, 1}}};
    struct pla_measure *steps = build_over(&world, PLA_M_STEPS, 1, build_const(&world, "1"));
    struct pla_measure *high = build_over(&world, PLA_M_STEPS, 1, build_const(&world, "3"));
    (void)state;
    steps->rows = high->rows = rows;
    steps->row_count = high->row_count = 2;
    items("");
    build_measure_is(&world, steps, "0", "");
    build_measure_is(&world, high, "2", "");
}

/* ---- points ---- */

static struct pla_points_entry entry(const struct pla_measure *measure, const char *per,
                                     const char *each, const char *cap)
{
    return (struct pla_points_entry){.measure = measure,
                                     .has_per = *per != '\0',
                                     .has_each = *each != '\0',
                                     .has_cap = *cap != '\0',
                                     .per = build_number(*per != '\0' ? per : "1"),
                                     .each = build_number(*each != '\0' ? each : "1"),
                                     .cap = build_number(*cap != '\0' ? cap : "0")};
}

static struct pla_measure *points_of(const struct pla_points_entry *entries, size_t count,
                                     const char *cap)
{
    struct pla_measure *points = build_measure(&world, PLA_M_POINTS);
    points->entries = entries;
    points->entry_count = count;
    points->has_cap = *cap != '\0';
    points->cap = build_number(*cap != '\0' ? cap : "0");
    return points;
}

static void per_counts_whole_steps(void **state)
{
    static const struct {
        const char *units, *points;
    } rows[] = {{"0", "0"},  {"2.999", "0"}, {"3", "1"},  {"5", "1"},
                {"29", "9"}, {"30", "10"},   {"99", "10"}};
    (void)state;
    items("");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pla_points_entry e = entry(build_const(&world, rows[i].units), "3", "1", "10");
        build_measure_is(&world, points_of(&e, 1, ""), rows[i].points, "");
    }
}

static void each_pays_fractions_without_per(void **state)
{
    struct pla_points_entry e = entry(build_const(&world, "2.5"), "", "2", "");
    struct pla_points_entry half = entry(build_const(&world, "9"), "", "0.5", "");
    (void)state;
    items("");
    build_measure_is(&world, points_of(&e, 1, ""), "5", "");
    build_measure_is(&world, points_of(&half, 1, ""), "4.5", "");
}

static void caps_nest(void **state)
{
    const struct pla_points_entry entries[] = {entry(build_const(&world, "65"), "", "", ""),
                                               entry(build_const(&world, "4"), "", "4", ""),
                                               entry(build_const(&world, "60"), "3", "1", "10")};
    (void)state;
    items("");
    build_measure_is(&world, points_of(entries, 3, ""), "91", "");
    build_measure_is(&world, points_of(entries, 3, "85"), "85", "");
    build_measure_is(&world, points_of(entries, 1, "65"), "65", "");
}

/** Nothing brings no points; a doubtful item may bring some. */
static void points_of_ranges(void **state)
{
    static const struct pla_table_row rows[] = {{{"bachelor", 8}, 0, {45, 1}},
                                                {{"masters", 7}, 0, {65, 1}}};
    struct pla_measure *best = of_field(PLA_M_BEST, "degree");
    (void)state;
    best->rows = rows;
    best->row_count = 2;
    const struct pla_points_entry entries[] = {entry(best, "", "", ""),
                                               entry(of_field(PLA_M_SUM, "n"), "3", "1", "10")};
    const struct pla_measure *points = points_of(entries, 2, "70");
    items("");
    build_measure_is(&world, points, "0", "");
    items("{'id':'e1',V,'n':5}");
    build_measure_is(&world, points, "1", "e1");
    items("{'id':'e1',?,'degree':'masters'},{'id':'e2',V,'n':30}");
    build_measure_is(&world, points, "10..70", "e1|e2");
    items("{'id':'e1',V,'n':null}");
    build_measure_is(&world, points, "0..10", "e1");
    items("{'id':'e1',?,'degree':null}");
    build_measure_is(&world, points, "0..65", "e1");
}

/* ---- own measures ---- */

enum { SURE_ITEMS = 1, NIL, YES, BROKEN, NAMED };

static enum pla_code answer(void *ctx, pla_call call, const struct pla_call_input *input,
                            struct pla_arena *arena, struct pla_call_result *out,
                            struct pla_err *err)
{
    (void)ctx;
    (void)arena;
    out->kind = PLA_CALL_NUMBER;
    out->number = PLA_WHOLE((int64_t)input->evidence_count);
    if (call == NIL)
        out->kind = PLA_CALL_UNKNOWN;
    if (call == YES)
        out->kind = PLA_CALL_TRUE;
    if (call == NAMED)
        out->items = build_texts(&world, "e3|nobody|e1");
    if (call == BROKEN) {
        pla_err_set(err, PLA_RUBRIC, "attempt to compare nil with number");
        pla_err_prepend(err, "r/rubric.lua:31");
        return PLA_RUBRIC;
    }
    return PLA_OK;
}

static struct pla_measure *own(pla_call call)
{
    struct pla_measure *measure = build_measure(&world, PLA_M_CALL);
    measure->call = call;
    world.calls.invoke = answer;
    return measure;
}

static void own_measures_give_numbers(void **state)
{
    const struct pla_measure *count = own(SURE_ITEMS), *nil = own(NIL), *yes = own(YES);
    const struct pla_measure *broken = own(BROKEN), *named = own(NAMED);
    (void)state;
    items("{'id':'e1',V},{'id':'e2',V},{'id':'e3',V},{'id':'e4'}");
    build_measure_is(&world, count, "3", "");
    build_measure_is(&world, nil, "?", "");
    build_measure_is(&world, yes, "!a measure's function must return a number or nil", "");
    build_measure_is(&world, broken, "!r/rubric.lua:31: attempt to compare nil with number", "");
    build_measure_is(&world, named, "3", "e1|e3");
}

static void own_measures_see_doubt_both_ways(void **state)
{
    const struct pla_measure *count = own(SURE_ITEMS);
    (void)state;
    items("{'id':'e1',V},{'id':'e2',?},{'id':'e3',?},{'id':'e4'}");
    build_measure_is(&world, count, "1..3", "");
    assert_true(pla_run_value(&world.run, count)->has_doubt);
}

static const struct pla_evidence *seen;
static uint64_t serials[2];

static enum pla_code remember(void *ctx, pla_call call, const struct pla_call_input *input,
                              struct pla_arena *arena, struct pla_call_result *out,
                              struct pla_err *err)
{
    static size_t next;
    (void)ctx;
    (void)call;
    (void)arena;
    (void)err;
    seen = input->evidence_count > 0 ? input->evidence[0] : NULL;
    serials[next++ % 2] = input->serial;
    *out = (struct pla_call_result){.kind = PLA_CALL_NUMBER, .number = PLA_ZERO};
    return PLA_OK;
}

static void functions_see_accepted_hours(void **state)
{
    const struct pla_measure *first = own(SURE_ITEMS), *second = own(SURE_ITEMS);
    (void)state;
    world.calls.invoke = remember;
    world.policy.assessors.resolve = PLA_RESOLVE_AGREED;
    build_members(&world, "'evidence':[{'id':'e1','verified':true,'hours':120}],"
                          "'findings':[{'evidence':'e1','assessor':'a','hours':90}]");
    build_run(&world);
    build_measure_is(&world, first, "0", NULL);
    build_number_is(seen->hours, "90");
    build_number_is(world.portfolio.evidence[0].hours, "120");
    build_members(&world, "'evidence':[{'id':'e1','verified':true,'hours':120}],"
                          "'findings':[{'evidence':'e1','assessor':'a','hours':90},"
                          "{'evidence':'e1','assessor':'b','hours':91}]");
    build_run(&world);
    build_measure_is(&world, second, "0", NULL);
    assert_true(seen->hours_unknown);
}

static void the_two_views_are_told_apart(void **state)
{
    const struct pla_measure *measure = own(SURE_ITEMS);
    (void)state;
    world.calls.invoke = remember;
    items("{'id':'e1',V},{'id':'e2',?}");
    build_measure_is(&world, measure, "0", NULL);
    assert_int_not_equal(serials[0], serials[1]);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(folds_from_the_left),
        TEST(ranges_and_evidence_join),
        TEST(overflow_fails),
        TEST(later_leaves_nothing_aside),
        TEST(steps_have_exact_thresholds),
        TEST(steps_of_a_range),
        TEST(steps_may_leave_levels_out),
        TEST(per_counts_whole_steps),
        TEST(each_pays_fractions_without_per),
        TEST(caps_nest),
        TEST(points_of_ranges),
        TEST(own_measures_give_numbers),
        TEST(own_measures_see_doubt_both_ways),
        TEST(functions_see_accepted_hours),
        TEST(the_two_views_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
