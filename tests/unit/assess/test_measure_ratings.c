// SPDX-License-Identifier: Apache-2.0
/** Score, total, lowest, rating, met, reaching, disputed, spread over resolved criteria. */
#include "unit/assess/build.h"

static struct build world;

static int setup(void **state)
{
    (void)state;
    build_begin(&world);
    world.rubric.scale = build_scale(&world, "absent|emerging|meets|exceeds");
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    build_end(&world);
    return 0;
}

/** Criteria "a", "b", ... of these minimums ("-" for none), one per letter. */
static void criteria(const char *minimums)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e", "f"};
    for (size_t i = 0; minimums[i] != '\0'; i++) {
        struct pla_criterion *criterion = build_criterion(&world, ids[i]);
        criterion->has_minimum = minimums[i] != '-';
        criterion->minimum = PLA_WHOLE(minimums[i] - '0');
    }
}

/** One line per assessor, one letter per criterion: "321" ; "." is no rating, "x" cannot judge. */
static void rated(const char *lines)
{
    char json[4096] = "'evidence':[{'id':'e1'},{'id':'e2'}],'ratings':[";
    size_t length = strlen(json), first = length;
    int assessor = 1, criterion = 0;
    for (const char *at = lines; *at != '\0'; at++) {
        if (*at == ' ') {
            assessor++;
            criterion = 0;
            continue;
        }
        if (*at == 'x' || (*at >= '0' && *at <= '9'))
            length += (size_t)snprintf(json + length, sizeof json - length,
                                       "%s{'assessor':'r%d','criterion':'%c','level':%.*s}",
                                       length > first ? "," : "", assessor, 'a' + criterion,
                                       *at == 'x' ? 4 : 1, *at == 'x' ? "null" : at);
        criterion++;
    }
    (void)snprintf(json + length, sizeof json - length, "]");
    build_members(&world, json);
    build_run(&world);
}

static void needs(size_t minimum)
{
    world.policy.assessors.minimum = minimum;
}

/* ---- score and total ---- */

static void score_is_the_weighted_mean(void **state)
{
    (void)state;
    criteria("---");
    world.criteria[1].weight = PLA_WHOLE(2);
    const struct pla_measure *score = build_rated(&world, PLA_M_SCORE, "");
    const struct pla_measure *total = build_rated(&world, PLA_M_TOTAL, "");
    const struct pla_measure *part = build_rated(&world, PLA_M_SCORE, "a|c");
    rated("123");
    build_measure_is(&world, score, "2", "");
    build_measure_is(&world, total, "8", "");
    build_measure_is(&world, part, "2", "");
    rated("221");
    build_measure_is(&world, score, "1.75", "");
    rated("113");
    build_measure_is(&world, score, "1.5", "");
}

static void weights_of_tenths_sum_to_one(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++)
        build_criterion(&world, "c")->weight = build_number("0.1");
    const struct pla_measure *score = build_rated(&world, PLA_M_SCORE, "");
    const struct pla_measure *total = build_rated(&world, PLA_M_TOTAL, "");
    build_items(&world, "");
    build_run(&world);
    for (size_t i = 0; i < 10; i++) {
        struct pla_value *value = &world.run.criteria[i].value;
        value->low = value->high = PLA_WHOLE(2);
    }
    build_measure_is(&world, score, "2", NULL);
    build_measure_is(&world, total, "2", NULL);
}

static void three_assessors_of_two_make_two(void **state)
{
    (void)state;
    criteria("2");
    needs(3);
    const struct pla_measure *score = build_rated(&world, PLA_M_SCORE, "");
    rated("2 2 2");
    build_measure_is(&world, score, "2", NULL);
    rated("2 2 1");
    build_measure_is(&world, score, "5/3", NULL);
}

static void missing_ratings_widen_the_score(void **state)
{
    (void)state;
    criteria("--");
    const struct pla_measure *score = build_rated(&world, PLA_M_SCORE, "");
    rated("2.");
    build_measure_is(&world, score, "1..2.5", NULL);
    rated("..");
    build_measure_is(&world, score, "0..3", NULL);
    needs(2);
    rated("22 2.");
    build_measure_is(&world, score, "1.5..2.25", NULL);
}

static void a_criterion_without_weight_counts_nothing(void **state)
{
    (void)state;
    criteria("--");
    world.criteria[1].weight = PLA_ZERO;
    const struct pla_measure *score = build_rated(&world, PLA_M_SCORE, "");
    rated("2.");
    build_measure_is(&world, score, "2", NULL);
    world.criteria[0].weight = PLA_ZERO;
    rated("22");
    build_measure_is(&world, score, "none", NULL);
}

static void the_decisions_score_is_over_all(void **state)
{
    (void)state;
    criteria("--");
    rated("13");
    build_value_is(pla_run_score(&world.run), "2");
    rated("23");
    build_value_is(pla_run_score(&world.run), "2.5");
    world.rubric.criterion_count = 0;
    rated("");
    build_value_is(pla_run_score(&world.run), "none");
}

static void a_score_may_overflow(void **state)
{
    (void)state;
    criteria("--");
    world.criteria[0].weight = PLA_WHOLE(INT64_MAX);
    const struct pla_measure *score = build_rated(&world, PLA_M_SCORE, "");
    rated("22");
    build_measure_is(&world, score, "!a number leaves the exact range", NULL);
}

/* ---- lowest and rating ---- */

static void lowest_of_all(void **state)
{
    (void)state;
    criteria("---");
    const struct pla_measure *lowest = build_rated(&world, PLA_M_LOWEST, "");
    const struct pla_measure *rating = build_rated(&world, PLA_M_RATING, "b");
    rated("321");
    build_measure_is(&world, lowest, "1", NULL);
    build_measure_is(&world, rating, "2", NULL);
    rated("3.2");
    build_measure_is(&world, lowest, "0..2", NULL);
    build_measure_is(&world, rating, "0..3", NULL);
    rated("3.0");
    build_measure_is(&world, lowest, "0", NULL);
}

static void ratings_bring_their_evidence(void **state)
{
    (void)state;
    criteria("--");
    const struct pla_measure *score = build_rated(&world, PLA_M_SCORE, "");
    const struct pla_measure *rating = build_rated(&world, PLA_M_RATING, "b");
    build_members(&world, "'evidence':[{'id':'e1'},{'id':'e2'},{'id':'e3'}],'ratings':["
                          "{'assessor':'x','criterion':'a','level':2,'evidence':['e3','e1']},"
                          "{'assessor':'x','criterion':'b','level':2,'evidence':['e2','e3']}]");
    build_run(&world);
    build_measure_is(&world, rating, "2", "e2|e3");
    build_measure_is(&world, score, "2", "e1|e2|e3");
}

/* ---- how many ---- */

static void counts_criteria_at_their_minimum(void **state)
{
    (void)state;
    criteria("22-2");
    const struct pla_measure *met = build_rated(&world, PLA_M_MET, "");
    rated("2133");
    build_measure_is(&world, met, "2", NULL);
    rated("2..3");
    build_measure_is(&world, met, "2..3", NULL);
    rated("1113");
    build_measure_is(&world, met, "1", NULL);
}

static void counts_criteria_that_reach_a_level(void **state)
{
    (void)state;
    criteria("----");
    struct pla_measure *exceeds = build_rated(&world, PLA_M_REACHING, "");
    exceeds->value = PLA_WHOLE(3);
    rated("3323");
    build_measure_is(&world, exceeds, "3", NULL);
    rated("332.");
    build_measure_is(&world, exceeds, "2..3", NULL);
    exceeds->value = PLA_ZERO;
    rated("....");
    build_measure_is(&world, exceeds, "4", NULL);
}

static void counts_disputes(void **state)
{
    (void)state;
    criteria("---");
    needs(2);
    const struct pla_measure *disputed = build_rated(&world, PLA_M_DISPUTED, "");
    rated("13. 33.");
    build_measure_is(&world, disputed, "0", NULL); /* no rule knows disputes */
    world.policy.assessors.has_differ = true;
    world.policy.assessors.differ = PLA_WHOLE(2);
    rated("132 332");
    build_measure_is(&world, disputed, "1", NULL);
    rated("13. 33.");
    build_measure_is(&world, disputed, "1..2", NULL);
    rated("132 3x2");
    build_measure_is(&world, disputed, "1..2", NULL);
    needs(1);
    rated("13.");
    build_measure_is(&world, disputed, "0", NULL); /* the one that is missing cannot differ */
}

/* ---- spread ---- */

static void spread_is_highest_minus_lowest(void **state)
{
    (void)state;
    criteria("-");
    const struct pla_measure *spread = build_rated(&world, PLA_M_SPREAD, "a");
    rated("1 3 2");
    build_measure_is(&world, spread, "2", NULL);
    rated("1");
    build_measure_is(&world, spread, "0", NULL);
    rated(".");
    build_measure_is(&world, spread, "0", NULL); /* one is missing: alone it has no spread */
    needs(2);
    rated("1");
    build_measure_is(&world, spread, "0..2", NULL);
    rated("2");
    build_measure_is(&world, spread, "0..2", NULL);
    rated(".");
    build_measure_is(&world, spread, "0..3", NULL);
    needs(3);
    rated("1 2");
    build_measure_is(&world, spread, "1..2", NULL);
}

/* ---- waiting and failing ---- */

static void waiting_leaves_all_that_reads_it_open(void **state)
{
    static const enum pla_measure_op ops[] = {PLA_M_SCORE, PLA_M_TOTAL,    PLA_M_LOWEST,
                                              PLA_M_MET,   PLA_M_REACHING, PLA_M_DISPUTED};
    (void)state;
    criteria("22");
    needs(2);
    world.policy.assessors.wait = true;
    const struct pla_measure *measures[6], *other = build_rated(&world, PLA_M_RATING, "a");
    for (size_t i = 0; i < 6; i++)
        measures[i] = build_rated(&world, ops[i], "");
    rated("10 1.");
    for (size_t i = 0; i < 6; i++)
        build_measure_is(&world, measures[i], "?", NULL);
    build_measure_is(&world, other, "1", NULL);
    rated("10 10");
    build_measure_is(&world, measures[0], "0.5", NULL);
}

static void a_failed_criterion_fails_all_that_reads_it(void **state)
{
    static const enum pla_measure_op ops[] = {PLA_M_SCORE, PLA_M_TOTAL,    PLA_M_LOWEST,
                                              PLA_M_MET,   PLA_M_REACHING, PLA_M_DISPUTED};
    const struct pla_measure *measures[6], *other;
    (void)state;
    criteria("22");
    world.criteria[1].level = build_const(&world, "7");
    for (size_t i = 0; i < 6; i++)
        measures[i] = build_rated(&world, ops[i], "");
    other = build_rated(&world, PLA_M_RATING, "a");
    rated("1");
    for (size_t i = 0; i < 6; i++)
        build_measure_is(&world, measures[i], "!a computed level is outside its scale", NULL);
    build_measure_is(&world, other, "1", NULL);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(score_is_the_weighted_mean),
        TEST(weights_of_tenths_sum_to_one),
        TEST(three_assessors_of_two_make_two),
        TEST(missing_ratings_widen_the_score),
        TEST(a_criterion_without_weight_counts_nothing),
        TEST(the_decisions_score_is_over_all),
        TEST(a_score_may_overflow),
        TEST(lowest_of_all),
        TEST(ratings_bring_their_evidence),
        TEST(counts_criteria_at_their_minimum),
        TEST(counts_criteria_that_reach_a_level),
        TEST(counts_disputes),
        TEST(spread_is_highest_minus_lowest),
        TEST(waiting_leaves_all_that_reads_it_open),
        TEST(a_failed_criterion_fails_all_that_reads_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
