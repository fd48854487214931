// SPDX-License-Identifier: Apache-2.0
/**
 * What is not known yet never gives a value outside the range told before: every way to complete a
 * portfolio or its ratings is tried against every measure.
 */
#include "unit/assess/build.h"

enum { OPTIONS = 3, MEASURES = 40 };

static struct build world;
static const struct pla_measure *measures[MEASURES];
static size_t measure_count;

static int setup(void **state)
{
    (void)state;
    build_begin(&world);
    measure_count = 0;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    build_end(&world);
    return 0;
}

static void watch(const struct pla_measure *measure)
{
    assert_true(measure_count < MEASURES);
    measures[measure_count++] = measure;
}

/** The values of all measures, kept beyond their run. */
static void keep_values(struct pla_value *out)
{
    for (size_t i = 0; i < measure_count; i++)
        out[i] = *pla_run_value(&world.run, measures[i]);
}

static bool holds(const struct pla_value *range, const struct pla_value *point)
{
    if (point->is_none)
        return range->is_none || range->may_be_none;
    if (range->is_none)
        return false;
    if (range->state == PLA_VALUE_UNKNOWN)
        return true;
    return (range->no_low || pla_rational_compare(range->low, point->low) <= 0) &&
           (range->no_high || pla_rational_compare(point->high, range->high) <= 0);
}

static void show(const char *what, const struct pla_value *value)
{
    print_error("%s: state %d none %d/%d open %d/%d %lld/%lld .. %lld/%lld\n", what,
                (int)value->state, value->is_none, value->may_be_none, value->no_low,
                value->no_high, (long long)value->low.num, (long long)value->low.den,
                (long long)value->high.num, (long long)value->high.den);
}

static void all_hold(const struct pla_value *ranges, const struct pla_value *points,
                     const char *what)
{
    for (size_t i = 0; i < measure_count; i++) {
        assert_int_not_equal(ranges[i].state, PLA_VALUE_FAILED);
        assert_int_not_equal(points[i].state, PLA_VALUE_FAILED);
        if (holds(&ranges[i], &points[i]))
            continue;
        print_error("%s (measure %zu) of %s\n", pla_measure_word(measures[i]->op), i, what);
        show("range", &ranges[i]);
        show("point", &points[i]);
        fail();
    }
}

/* ---- portfolios ---- */

/** A place in the JSON: what stands there while it is not known, and what it may turn out to be. */
struct slot {
    const char *unknown;
    const char *options[OPTIONS];
};

/** Fill each $ of a template: choice 0 is unknown, 1.. its options. */
static void fill(const char *template, const struct slot *slots, const size_t *choices, char *out,
                 size_t size)
{
    size_t length = 0, slot = 0;
    for (const char *at = template; *at != '\0'; at++) {
        if (*at != '$') {
            out[length++] = *at;
        } else {
            const char *text =
                choices[slot] == 0 ? slots[slot].unknown : slots[slot].options[choices[slot] - 1];
            length += (size_t)snprintf(out + length, size - length, "%s", text);
            slot++;
        }
        assert_true(length + 1 < size);
    }
    out[length] = '\0';
}

/** Give back what one portfolio took, but not the rubric: a mark in a list of arenas. */
static void value_of(const char *items, struct pla_value *out)
{
    struct pla_arena rubric = world.arena;
    pla_arena_init(&world.arena, 0);
    build_items(&world, items);
    build_run(&world);
    keep_values(out);
    pla_arena_release(&world.arena);
    world.arena = rubric;
}

static void complete(const char *template, const struct slot *slots, size_t count)
{
    struct pla_value ranges[MEASURES], points[MEASURES];
    size_t choices[8] = {0};
    char json[2048];
    assert_true(count <= 8);
    fill(template, slots, choices, json, sizeof json);
    value_of(json, ranges);
    for (;;) {
        size_t at = 0;
        while (at < count && (choices[at] == OPTIONS || slots[at].options[choices[at]] == NULL))
            choices[at++] = 0;
        if (at == count)
            return;
        choices[at]++;
        bool is_complete = true;
        for (size_t i = 0; i < count; i++)
            is_complete = is_complete && choices[i] > 0;
        fill(template, slots, choices, json, sizeof json);
        value_of(json, points);
        if (is_complete) {
            for (size_t i = 0; i < measure_count; i++)
                assert_int_equal(points[i].state, PLA_VALUE_KNOWN);
        }
        all_hold(ranges, points, json);
    }
}

static const struct slot verified = {"null", {"true", "false"}};
static const struct slot hours = {"null", {"0", "12.5", "400"}};
static const struct slot year = {"'2024'", {"'2024-01-01'", "'2024-06-15'", "'2024-12-31'"}};
static const struct slot start = {"null", {"'2018-02-10'", "'2023-12-31'", "'2024-06-15'"}};
static const struct slot end = {"null", {"'2024-06-30'", "'2025-01-31'", "'2026-11-01'"}};
static const struct slot number = {"null", {"0", "3", "7.5"}};
static const struct slot degree = {"null", {"'bachelor'", "'masters'", "'diploma'"}};
static const struct slot taken = {"'2024'", {"'2024-01-31'", "'2024-07-31'", "'2024-12-31'"}};

static struct pla_measure *of_field(enum pla_measure_op op, const char *name)
{
    struct pla_measure *measure = build_measure(&world, op);
    measure->name = pla_text_of(name);
    return measure;
}

static struct pla_filter *filtered(struct pla_measure *measure)
{
    struct pla_filter *filter = build_filter(&world);
    measure->filter = filter;
    watch(measure);
    return filter;
}

static void watch_times(void)
{
    const struct pla_measure *day = build_const_day(&world, "2024-06-15");
    static const enum pla_measure_op ops[] = {PLA_M_HOURS, PLA_M_MONTHS, PLA_M_YEARS};
    watch(build_over_kind(&world, PLA_M_COUNT, ""));
    watch(build_over_kind(&world, PLA_M_LATEST, ""));
    watch(build_over_kind(&world, PLA_M_EARLIEST, ""));
    filtered(build_measure(&world, PLA_M_COUNT))->since = day;
    filtered(build_measure(&world, PLA_M_COUNT))->until = day;
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        watch(build_over_kind(&world, ops[i], ""));
        filtered(build_measure(&world, ops[i]))->clip = day;
        filtered(build_measure(&world, ops[i]))->since = day;
    }
}

static void times_and_hours(void **state)
{
    const struct slot slots[] = {verified, year, hours, start, end};
    (void)state;
    world.rubric.admit.verified = true;
    watch_times();
    complete("{'id':'e1','verified':$,'started':'2024-01-01','ended':$,'hours':$},"
             "{'id':'e2','verified':true,'started':$,'ended':$,'hours':100},"
             "{'id':'e3','verified':true,'started':'2023-06-01','ended':'2024-02-15','hours':10}",
             slots, 5);
}

static void currency_of_items(void **state)
{
    const struct slot slots[] = {year, end, verified};
    (void)state;
    world.rubric.admit.verified = true;
    world.rubric.admit.current = (struct pla_currency){.is_set = true, .months = 29};
    watch_times();
    complete("{'id':'e1','verified':true,'ended':$},"
             "{'id':'e2','verified':true,'started':'2019','ended':$},"
             "{'id':'e3','verified':$,'started':'2024-01-01','ended':'2026-01-01'}",
             slots, 3);
    world.rubric.admit.current.by_learning_outcome = true;
    complete("{'id':'e1','verified':true,'ended':$,'learning_outcomes':['o1']},"
             "{'id':'e2','verified':true,'started':'2019','ended':$,'learning_outcomes':['o2']},"
             "{'id':'e3','verified':$,'ended':'2024-06-01','learning_outcomes':['o2','o1']}",
             slots, 3);
}

static void numbers_and_words(void **state)
{
    static const struct pla_table_row rows[] = {{{"bachelor", 8}, 0, {45, 1}},
                                                {{"masters", 7}, 0, {65, 1}}};
    static const struct pla_table_row steps[] = {{{NULL, 0}, 1, {3, 1}}, {{NULL, 0}, 2, {5, 1}}};
    const struct slot slots[] = {verified, number, degree, verified, number, degree};
    (void)state;
    build_field(&world, "degree", PLA_TYPE_TEXT);
    build_field(&world, "n", PLA_TYPE_NUMBER);
    world.rubric.admit.verified = true;
    struct pla_measure *sum = of_field(PLA_M_SUM, "n"), *largest = of_field(PLA_M_LARGEST, "n");
    struct pla_measure *smallest = of_field(PLA_M_SMALLEST, "n");
    struct pla_measure *best = of_field(PLA_M_BEST, "degree");
    struct pla_measure *points = build_measure(&world, PLA_M_POINTS);
    best->rows = rows;
    best->row_count = 2;
    const struct pla_points_entry entries[] = {
        {.measure = best, .has_each = true, .each = PLA_WHOLE(2)},
        {.measure = sum,
         .has_per = true,
         .per = PLA_WHOLE(3),
         .has_cap = true,
         .cap = PLA_WHOLE(3)},
        {.measure = largest}};
    points->entries = entries;
    points->entry_count = 3;
    points->has_cap = true;
    points->cap = PLA_WHOLE(100);
    struct pla_measure *level = build_over(&world, PLA_M_STEPS, 1, largest);
    level->rows = steps;
    level->row_count = 2;
    watch(sum);
    watch(largest);
    watch(smallest);
    watch(best);
    watch(points);
    watch(level);
    watch(of_field(PLA_M_DISTINCT, "degree"));
    watch(of_field(PLA_M_DISTINCT, "n"));
    watch(build_over(&world, PLA_M_ADD, 2, sum, best));
    watch(build_over(&world, PLA_M_SUBTRACT, 2, largest, sum));
    watch(build_over(&world, PLA_M_MULTIPLY, 2, sum, smallest));
    watch(build_over(&world, PLA_M_MIN, 2, best, sum));
    watch(build_over(&world, PLA_M_MAX, 2, best, sum));
    struct pla_filter_value at_least = {.op = PLA_FV_AT_LEAST, .low = {3, 1}, .high = {0, 1}};
    build_test(&world, filtered(build_measure(&world, PLA_M_COUNT)), PLA_FK_OWN, &at_least, 1)
        ->own = world.fields[1];
    complete("{'id':'e1','verified':$,'n':$,'degree':$},{'id':'e2','verified':$,'n':$,'degree':$},"
             "{'id':'e3','verified':true,'n':4}",
             slots, 6);
}

static void exams_with_spacing(void **state)
{
    const struct slot slots[] = {taken, verified, taken, verified, taken};
    (void)state;
    world.rubric.admit.verified = true;
    for (int months = 0; months <= 12; months += 6) {
        struct pla_measure *exam = of_field(PLA_M_EXAM, "X");
        exam->value = PLA_WHOLE(months);
        watch(exam);
        struct pla_measure *window = of_field(PLA_M_EXAM, "X");
        window->value = PLA_WHOLE(months);
        window->has_day = window->has_day_until = true;
        window->day = build_day("2024-02-01");
        window->day_until = build_day("2024-12-30");
        watch(window);
    }
    complete("{'id':'e1','verified':true,'exam':{'name':'X','score':40,'taken':$}},"
             "{'id':'e2','verified':$,'exam':{'name':'X','score':60,'taken':$}},"
             "{'id':'e3','verified':$,'exam':{'name':'X','score':50,'taken':$}}",
             slots, 5);
}

/* ---- ratings ---- */

/** Levels of two assessors for two criteria, two bits each; those in `missing` are left out. */
static void rated(unsigned levels, unsigned missing, struct pla_value *out)
{
    struct pla_rating ratings[4];
    static const char *const criteria[] = {"a", "b"}, *const assessors[] = {"r1", "r2"};
    size_t count = 0;
    for (unsigned i = 0; i < 4; i++) {
        if ((missing >> i & 1U) == 0)
            ratings[count++] =
                (struct pla_rating){.assessor = pla_text_of(assessors[i / 2]),
                                    .criterion = pla_text_of(criteria[i % 2]),
                                    .has_number = true,
                                    .number = PLA_WHOLE((int64_t)(levels >> (2 * i) & 3U))};
    }
    world.table = ratings;
    world.table_count = count;
    value_of("{'id':'e1'}", out);
    world.table = NULL;
    world.table_count = 0;
}

static void missing_ratings(void **state)
{
    struct pla_value ranges[MEASURES], points[MEASURES];
    (void)state;
    world.rubric.scale = build_scale(&world, "absent|emerging|meets|exceeds");
    build_criterion_min(&world, "a", "2")->weight = PLA_WHOLE(3);
    build_criterion_min(&world, "b", "1");
    watch(build_rated(&world, PLA_M_SCORE, ""));
    watch(build_rated(&world, PLA_M_TOTAL, ""));
    watch(build_rated(&world, PLA_M_LOWEST, ""));
    watch(build_rated(&world, PLA_M_RATING, "a"));
    watch(build_rated(&world, PLA_M_MET, ""));
    watch(build_rated(&world, PLA_M_SPREAD, "b"));
    struct pla_measure *reaching = build_rated(&world, PLA_M_REACHING, "");
    reaching->value = PLA_WHOLE(2);
    watch(reaching);
    for (int how = PLA_RESOLVE_MEAN; how <= PLA_RESOLVE_HIGHEST; how++) {
        world.policy.assessors =
            (struct pla_assessor_rule){.minimum = 2, .resolve = (enum pla_resolve)how};
        for (unsigned levels = 0; levels < 256; levels++) {
            rated(levels, 0, points);
            for (unsigned missing = 1; missing < 16; missing++) {
                rated(levels, missing, ranges);
                all_hold(ranges, points, "ratings");
            }
        }
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(times_and_hours),    TEST(currency_of_items), TEST(numbers_and_words),
        TEST(exams_with_spacing), TEST(missing_ratings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
