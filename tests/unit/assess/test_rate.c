// SPDX-License-Identifier: Apache-2.0
/** Rating: resolve rules, missing ratings, disputes, who settles, repeats, faults, computed levels.
 */
#include "assess/resolve.h"
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

/** Ratings of "c" by a1, a2, ...: levels as JSON, "2|3|null"; more members may stand in front. */
static void rated_c(const char *levels)
{
    char members[2048];
    struct pla_text_list list = build_texts(&world, levels);
    size_t length = (size_t)snprintf(members, sizeof members, "'evidence':[],'ratings':[");
    for (size_t i = 0; i < list.count; i++)
        length +=
            (size_t)snprintf(members + length, sizeof members - length,
                             "%s{'assessor':'a%zu','criterion':'c','level':%.*s}", i > 0 ? "," : "",
                             i + 1, (int)list.items[i].length, list.items[i].at);
    (void)snprintf(members + length, sizeof members - length, "]");
    build_members(&world, members);
    build_run(&world);
}

static const struct pla_criterion_result *result(void)
{
    return &world.run.criteria[0];
}

static void value_is(const char *expected)
{
    build_value_is(&result()->value, expected);
}

static void rule(enum pla_resolve resolve, size_t minimum)
{
    world.policy.assessors = (struct pla_assessor_rule){.minimum = minimum, .resolve = resolve};
}

/* ---- resolving ---- */

static void resolves_exactly(void **state)
{
    static const struct {
        enum pla_resolve how;
        const char *levels, *value;
    } rows[] = {
        {PLA_RESOLVE_MEAN, "2|2|2", "2"},       {PLA_RESOLVE_MEAN, "2|2|1", "5/3"},
        {PLA_RESOLVE_MEAN, "0|3", "1.5"},       {PLA_RESOLVE_MEDIAN, "3|0|1", "1"},
        {PLA_RESOLVE_MEDIAN, "3|0|1|2", "1.5"}, {PLA_RESOLVE_LOWEST, "2|1|3", "1"},
        {PLA_RESOLVE_HIGHEST, "2|1|3", "3"},    {PLA_RESOLVE_AGREED, "2|2", "2"},
    };
    (void)state;
    build_criterion_min(&world, "c", "2");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        rule(rows[i].how, 2);
        rated_c(rows[i].levels);
        value_is(rows[i].value);
        assert_int_equal(result()->missing, 0);
    }
}

static void meets_the_minimum_exactly(void **state)
{
    (void)state;
    build_criterion_min(&world, "c", "2");
    rule(PLA_RESOLVE_MEAN, 3);
    rated_c("2|2|2");
    assert_int_equal(result()->state, PLA_MET);
    rated_c("2|2|'1.999999'");
    assert_int_equal(result()->state, PLA_NOT_MET);
    rated_c("1|2|3");
    assert_int_equal(result()->state, PLA_MET);
}

static void level_is_the_highest_not_above(void **state)
{
    (void)state;
    build_criterion(&world, "c");
    rule(PLA_RESOLVE_MEAN, 2);
    rated_c("2|3");
    build_text_is(result()->level, "meets");
    rated_c("3|3");
    build_text_is(result()->level, "exceeds");
    rated_c("'meets'|'absent'");
    build_text_is(result()->level, "emerging");
    assert_int_equal(result()->state, PLA_STATE_NONE);
}

/* ---- missing ---- */

static void missing_ratings_span_the_scale(void **state)
{
    static const struct {
        enum pla_resolve how;
        const char *none, *one; /**< with no rating, with a 2; two are needed */
    } rows[] = {
        {PLA_RESOLVE_MEAN, "0..3", "1..2.5"}, {PLA_RESOLVE_MEDIAN, "0..3", "1..2.5"},
        {PLA_RESOLVE_LOWEST, "0..3", "0..2"}, {PLA_RESOLVE_HIGHEST, "0..3", "2..3"},
        {PLA_RESOLVE_AGREED, "0..3", "0..3"},
    };
    (void)state;
    build_criterion(&world, "c");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        rule(rows[i].how, 2);
        rated_c("");
        value_is(rows[i].none);
        assert_int_equal(result()->missing, 2);
        rated_c("2");
        value_is(rows[i].one);
        assert_int_equal(result()->missing, 1);
        rated_c("2|null");
        value_is(rows[i].one);
        assert_int_equal(result()->missing, 1);
        assert_int_equal(result()->rating_count, 2);
        assert_true(result()->ratings[1].cannot_judge);
    }
}

static void a_missing_rating_delays_nothing_it_cannot_change(void **state)
{
    (void)state;
    build_criterion_min(&world, "c", "2");
    rule(PLA_RESOLVE_LOWEST, 2);
    rated_c("1");
    assert_int_equal(result()->state, PLA_NOT_MET);
    rated_c("2");
    assert_int_equal(result()->state, PLA_UNDECIDED);
    rule(PLA_RESOLVE_HIGHEST, 2);
    rated_c("2");
    assert_int_equal(result()->state, PLA_MET);
    build_text_is(result()->level, NULL);
}

static void wait_decides_nothing_before_all_are_there(void **state)
{
    (void)state;
    build_criterion_min(&world, "c", "0");
    rule(PLA_RESOLVE_LOWEST, 2);
    world.policy.assessors.wait = true;
    rated_c("1");
    assert_int_equal(result()->state, PLA_UNDECIDED);
    assert_int_equal(result()->value.state, PLA_VALUE_UNKNOWN);
    build_number_is(result()->value.low, "0");
    build_number_is(result()->value.high, "3");
    build_text_is(result()->level, NULL);
    rated_c("1|3");
    assert_int_equal(result()->state, PLA_MET);
}

/** Every way the missing ratings may come in resolves to a value in the range told before. */
static void completions_lie_in_the_range(void **state)
{
    enum { TOP = 3, MOST = 3 };
    (void)state;
    for (int how = PLA_RESOLVE_MEAN; how <= PLA_RESOLVE_HIGHEST; how++) {
        for (int code = 0; code < 64; code++) {
            struct pla_rational numbers[MOST] = {PLA_WHOLE(code % 4), PLA_WHOLE(code / 4 % 4),
                                                 PLA_WHOLE(code / 16)};
            struct pla_rational all[MOST], low[MOST + 1], high[MOST + 1], value;
            memcpy(all, numbers, sizeof all);
            pla_resolve_sort(all, MOST);
            assert_true(pla_resolve_one((enum pla_resolve)how, all, MOST, &value));
            for (size_t given = 0; given <= MOST; given++) {
                memcpy(all, numbers, sizeof all);
                pla_resolve_sort(all, given);
                struct pla_pool pool = {all, given, MOST - given, PLA_ZERO, PLA_WHOLE(TOP)};
                assert_true(
                    pla_resolve_range((enum pla_resolve)how, &pool, &low[given], &high[given]));
                assert_true(pla_rational_compare(low[given], value) <= 0);
                assert_true(pla_rational_compare(value, high[given]) <= 0);
            }
            assert_int_equal(pla_rational_compare(low[MOST], high[MOST]), 0);
        }
    }
}

static void sorting_is_right_for_few_and_many(void **state)
{
    struct pla_rational numbers[100];
    (void)state;
    for (size_t count = 0; count <= 100; count++) {
        for (size_t i = 0; i < count; i++)
            numbers[i] = PLA_WHOLE((int64_t)(i * 37 % 101));
        pla_resolve_sort(numbers, count);
        for (size_t i = 1; i < count; i++)
            assert_true(pla_rational_compare(numbers[i - 1], numbers[i]) <= 0);
    }
}

/* ---- disputes ---- */

static void levels_apart_are_a_dispute(void **state)
{
    (void)state;
    build_criterion_min(&world, "c", "2");
    rule(PLA_RESOLVE_MEAN, 2);
    world.policy.assessors.has_differ = true;
    world.policy.assessors.differ = PLA_WHOLE(2);
    rated_c("2|3");
    assert_false(result()->is_disputed);
    value_is("2.5");
    build_number_is(world.run.spreads[0], "1");
    rated_c("1|3");
    assert_true(result()->is_disputed);
    value_is("1..3");
    assert_int_equal(result()->state, PLA_UNDECIDED);
    build_number_is(world.run.spreads[0], "2");
    build_text_is(result()->level, NULL);
    rated_c("1|2|3");
    assert_true(result()->is_disputed);
    rated_c("3");
    assert_false(result()->is_disputed);
}

static void both_sides_of_a_minimum_are_a_dispute(void **state)
{
    struct pla_criterion *criterion = build_criterion_min(&world, "c", "2");
    (void)state;
    rule(PLA_RESOLVE_MEAN, 2);
    world.policy.assessors.straddle = true;
    rated_c("1|2");
    assert_true(result()->is_disputed);
    value_is("1..2");
    rated_c("2|3");
    assert_false(result()->is_disputed);
    rated_c("0|1");
    assert_false(result()->is_disputed);
    criterion->has_minimum = false;
    rated_c("1|2");
    assert_false(result()->is_disputed);
}

static void agreed_disputes_every_difference(void **state)
{
    (void)state;
    build_criterion_min(&world, "c", "1");
    rule(PLA_RESOLVE_AGREED, 2);
    rated_c("2|3");
    assert_true(result()->is_disputed);
    value_is("2..3");
    assert_int_equal(result()->state, PLA_MET); /* whoever is right */
    world.policy.assessors.dispute_flag = true;
    rated_c("2|3");
    assert_true(result()->is_disputed);
    value_is("2");
}

static void a_flagged_dispute_lets_the_value_stand(void **state)
{
    (void)state;
    build_criterion_min(&world, "c", "2");
    rule(PLA_RESOLVE_MEAN, 2);
    world.policy.assessors.has_differ = true;
    world.policy.assessors.differ = PLA_WHOLE(2);
    world.policy.assessors.dispute_flag = true;
    rated_c("1|3");
    assert_true(result()->is_disputed);
    value_is("2");
    assert_int_equal(result()->state, PLA_MET);
}

static void a_dispute_with_a_rating_missing_spans_both(void **state)
{
    (void)state;
    build_criterion_min(&world, "c", "2");
    rule(PLA_RESOLVE_MEAN, 3);
    world.policy.assessors.has_differ = true;
    world.policy.assessors.differ = PLA_WHOLE(2);
    rated_c("0|2");
    assert_true(result()->is_disputed);
    assert_int_equal(result()->missing, 1);
    value_is("0..2"); /* the means go from 2/3 to 5/3 */
    rated_c("3|1");
    value_is("1..3");
}

static void the_rubrics_own_rule_goes_before_the_policys(void **state)
{
    (void)state;
    build_criterion(&world, "c");
    rule(PLA_RESOLVE_LOWEST, 1);
    world.rubric.assessors =
        (struct pla_assessor_rule){.is_set = true, .minimum = 3, .resolve = PLA_RESOLVE_HIGHEST};
    rated_c("1|2");
    value_is("2..3");
    world.rubric.assessors.is_set = false;
    rated_c("1|2");
    value_is("1");
}

/* ---- who settles ---- */

static void ratings(const char *json)
{
    char members[2048];
    (void)snprintf(members, sizeof members, "'evidence':[{'id':'e1'},{'id':'e2'}],'ratings':[%s]",
                   json);
    build_members(&world, members);
    build_run(&world);
}

static void a_moderator_settles_alone(void **state)
{
    (void)state;
    build_criterion_min(&world, "c", "2");
    rule(PLA_RESOLVE_MEAN, 2);
    world.policy.assessors.straddle = true;
    ratings("{'assessor':'a','criterion':'c','level':1},"
            "{'assessor':'b','criterion':'c','level':3},"
            "{'assessor':'m','criterion':'c','level':2,'role':'moderator'}");
    value_is("2");
    assert_false(result()->is_disputed);
    assert_int_equal(result()->missing, 0);
    assert_int_equal(result()->rating_count, 3);
    build_number_is(world.run.spreads[0], "2");
}

static void the_latest_of_those_who_settle_stands(void **state)
{
    (void)state;
    build_criterion(&world, "c");
    rule(PLA_RESOLVE_MEAN, 2);
    ratings("{'assessor':'m','criterion':'c','level':1,'role':'moderator','rated':'2026-03-01'},"
            "{'assessor':'a','criterion':'c','level':3,'role':'joint','rated':'2026-04-01'},"
            "{'assessor':'n','criterion':'c','level':2,'role':'moderator'}");
    value_is("3");
    ratings("{'assessor':'m','criterion':'c','level':1,'role':'moderator'},"
            "{'assessor':'n','criterion':'c','level':2,'role':'joint'}");
    value_is("2");
    ratings("{'assessor':'m','criterion':'c','level':null,'role':'moderator'}");
    value_is("0..3");
    assert_int_equal(result()->missing, 2);
}

static void the_later_of_an_assessors_ratings_stands(void **state)
{
    (void)state;
    build_criterion(&world, "c");
    rule(PLA_RESOLVE_MEAN, 1);
    ratings("{'assessor':'a','criterion':'c','level':3,'rated':'2026-03-02'},"
            "{'assessor':'a','criterion':'c','level':1,'rated':'2026-03-01'}");
    value_is("3");
    assert_int_equal(result()->rating_count, 1);
    ratings("{'assessor':'a','criterion':'c','level':3},"
            "{'assessor':'a','criterion':'c','level':1,'rated':'2026-03-01'}");
    value_is("1");
    ratings("{'assessor':'a','criterion':'c','level':3},"
            "{'assessor':'a','criterion':'c','level':1,'role':'joint'}");
    value_is("1");
    assert_int_equal(result()->rating_count, 2);
}

static void a_rating_of_the_claim_goes_before_one_of_all(void **state)
{
    static const char *const json = "'claims':[{'id':'c1'},{'id':'c2'}],'evidence':[],'ratings':["
                                    "{'assessor':'a','criterion':'c','level':3,'claim':'c1'},"
                                    "{'assessor':'a','criterion':'c','level':1},"
                                    "{'assessor':'b','criterion':'c','level':2,'claim':'c2'}]";
    (void)state;
    build_criterion(&world, "c");
    rule(PLA_RESOLVE_MEAN, 1);
    build_members(&world, json);
    world.run.claim = &world.portfolio.claims[0];
    build_run(&world);
    value_is("3");
    world.run.claim = &world.portfolio.claims[1];
    build_run(&world);
    value_is("1.5");
    world.run.claim = NULL;
    build_run(&world);
    value_is("1");
}

static void other_rubrics_and_attempts_are_passed_over(void **state)
{
    struct pla_rating *table = PLA_NEW_ARRAY(&world.arena, 3, struct pla_rating);
    (void)state;
    assert_non_null(table);
    build_criterion(&world, "c");
    rule(PLA_RESOLVE_MEAN, 1);
    for (size_t i = 0; i < 3; i++)
        table[i] = (struct pla_rating){.assessor = PLA_TEXT("t"),
                                       .criterion = PLA_TEXT("c"),
                                       .has_number = true,
                                       .number = PLA_WHOLE((int64_t)i),
                                       .attempt = i,
                                       .place = PLA_TEXT("ratings.csv:2")};
    world.table = table;
    world.table_count = 3;
    table[0].rubric = PLA_TEXT("another");
    ratings("{'assessor':'a','criterion':'c','level':3},"
            "{'assessor':'a','criterion':'d','level':3,'rubric':'another'}");
    value_is("2"); /* 3 and, of this attempt, 1 */
}

static void evidence_of_ratings_is_kept_in_order(void **state)
{
    (void)state;
    build_criterion(&world, "c");
    ratings("{'assessor':'a','criterion':'c','level':3,'evidence':['e2']},"
            "{'assessor':'b','criterion':'c','level':3,'evidence':['e1','e2']}");
    build_texts_are(result()->value.evidence, "e1|e2");
    ratings("{'assessor':'a','criterion':'c','level':3}");
    build_texts_are(result()->value.evidence, "");
}

/* ---- faults ---- */

static void fault_is(size_t index, const char *where, const char *text, const char *hint)
{
    assert_true(world.faults.count > index);
    assert_string_equal(world.faults.items[index].where, where);
    assert_string_equal(world.faults.items[index].text, text);
    assert_string_equal(world.faults.items[index].hint, hint);
    assert_int_equal(world.faults.items[index].code, PLA_PORTFOLIO);
}

/** Rate with faults; @return how many */
static size_t faulty(const char *json)
{
    struct pla_err err = {0};
    char members[2048];
    (void)snprintf(members, sizeof members, "'evidence':[],'ratings':[%s]", json);
    build_members(&world, members);
    build_start(&world, NULL);
    assert_int_equal(pla_run_admit(&world.run, &err), PLA_OK);
    world.faults = (struct pla_faults){.count = 0};
    enum pla_code code = pla_run_rate(&world.run, &world.faults);
    assert_int_equal(code, world.faults.count > 0 ? PLA_PORTFOLIO : PLA_OK);
    return world.faults.count;
}

static void unknown_criteria_are_faults(void **state)
{
    (void)state;
    build_criterion(&world, "reflection");
    build_criterion(&world, "design");
    assert_int_equal(faulty("{'assessor':'a','criterion':'design','level':1},"
                            "{'assessor':'a','criterion':'reflexion','level':1},"
                            "{'assessor':'a','criterion':'xyz','rubric':'r','level':1}"),
                     2);
    fault_is(0, "batch.ndjson:17#/ratings/1", "no rubric in use has a criterion \"reflexion\"",
             "did you mean \"reflection\"?");
    fault_is(1, "batch.ndjson:17#/ratings/2", "rubric \"r\" has no criterion \"xyz\"", "");
}

static void a_criterion_of_another_rubric_is_no_fault(void **state)
{
    struct pla_criterion other = {.id = PLA_TEXT("elsewhere")};
    struct pla_rubric second = {.id = PLA_TEXT("s"), .criteria = &other, .criterion_count = 1};
    struct pla_rule rules[] = {{.rubric = &world.rubric}, {.rubric = &second}};
    (void)state;
    build_criterion(&world, "c");
    world.terms.rules = rules;
    world.terms.rule_count = 2;
    assert_int_equal(faulty("{'assessor':'a','criterion':'elsewhere','level':1}"), 0);
    assert_int_equal(faulty("{'assessor':'a','criterion':'elsewhere','rubric':'r','level':1}"), 1);
}

static void levels_off_the_scale_are_faults(void **state)
{
    (void)state;
    build_criterion(&world, "c");
    assert_int_equal(faulty("{'assessor':'a','criterion':'c','level':'meet'},"
                            "{'assessor':'b','criterion':'c','level':'great'},"
                            "{'assessor':'d','criterion':'c','level':4},"
                            "{'assessor':'e','criterion':'c','level':-1},"
                            "{'assessor':'f','criterion':'c','level':3},"
                            "{'assessor':'g','criterion':'c','level':'2.5'}"),
                     4);
    fault_is(0, "batch.ndjson:17#/ratings/0", "\"meet\" is not a level of criterion \"c\"",
             "did you mean \"meets\"? the levels are absent, emerging, meets, exceeds");
    fault_is(1, "batch.ndjson:17#/ratings/1", "\"great\" is not a level of criterion \"c\"",
             "the levels are absent, emerging, meets, exceeds");
    fault_is(2, "batch.ndjson:17#/ratings/2", "4 is outside 0 to 3 of criterion \"c\"", "");
    fault_is(3, "batch.ndjson:17#/ratings/3", "-1 is outside 0 to 3 of criterion \"c\"", "");
}

static void number_criteria_have_bounds_and_steps(void **state)
{
    struct pla_criterion *criterion = build_criterion(&world, "hours");
    (void)state;
    criterion->scale = NULL;
    criterion->is_number = true;
    criterion->from = PLA_WHOLE(10);
    criterion->to = PLA_WHOLE(90);
    criterion->step = build_number("2.5");
    assert_int_equal(faulty("{'assessor':'a','criterion':'hours','level':10},"
                            "{'assessor':'b','criterion':'hours','level':90},"
                            "{'assessor':'c','criterion':'hours','level':'12.5'},"
                            "{'assessor':'d','criterion':'hours','level':9},"
                            "{'assessor':'e','criterion':'hours','level':91},"
                            "{'assessor':'f','criterion':'hours','level':11},"
                            "{'assessor':'g','criterion':'hours','level':'many'}"),
                     4);
    fault_is(0, "batch.ndjson:17#/ratings/3", "9 is outside 10 to 90 of criterion \"hours\"", "");
    fault_is(1, "batch.ndjson:17#/ratings/4", "91 is outside 10 to 90 of criterion \"hours\"", "");
    fault_is(2, "batch.ndjson:17#/ratings/5",
             "11 is not on a step of 2.5 from 10 of criterion \"hours\"", "");
    fault_is(3, "batch.ndjson:17#/ratings/6", "\"many\" is not a level of criterion \"hours\"",
             "give a number from 10 to 90");
    criterion->step = PLA_ZERO;
    assert_int_equal(faulty("{'assessor':'a','criterion':'hours','level':11.1}"), 0);
}

static void a_number_criterion_differs_by_steps(void **state)
{
    struct pla_criterion *criterion = build_criterion(&world, "c");
    (void)state;
    criterion->scale = NULL;
    criterion->is_number = true;
    criterion->to = PLA_WHOLE(100);
    criterion->step = PLA_WHOLE(5);
    rule(PLA_RESOLVE_MEAN, 2);
    world.policy.assessors.has_differ = true;
    world.policy.assessors.differ = PLA_WHOLE(2);
    rated_c("40|45");
    assert_false(result()->is_disputed);
    value_is("42.5");
    build_text_is(result()->level, NULL);
    rated_c("40|50");
    assert_true(result()->is_disputed);
    rated_c("40");
    value_is("20..70");
}

static void a_repeat_without_a_later_date_is_a_fault(void **state)
{
    (void)state;
    build_criterion(&world, "c");
    assert_int_equal(faulty("{'assessor':'a','criterion':'c','level':1,'rated':'2026-01-01'},"
                            "{'assessor':'b','criterion':'c','level':1},"
                            "{'assessor':'a','criterion':'c','level':2,'rated':'2026-01-01'},"
                            "{'assessor':'b','criterion':'c','level':1}"),
                     2);
    fault_is(0, "batch.ndjson:17#/ratings/2", "assessor \"a\" rates criterion \"c\" a second time",
             "leave one out, or give the later one a later date in \"rated\"");
    fault_is(1, "batch.ndjson:17#/ratings/3", "assessor \"b\" rates criterion \"c\" a second time",
             "leave one out, or give the later one a later date in \"rated\"");
}

static void faults_of_a_table_name_its_line(void **state)
{
    struct pla_rating row = {.assessor = PLA_TEXT("a"),
                             .criterion = PLA_TEXT("c"),
                             .claim = PLA_TEXT("c9"),
                             .level = PLA_TEXT("meets"),
                             .place = PLA_TEXT("ratings.csv:14")};
    (void)state;
    build_criterion(&world, "c");
    world.table = &row;
    world.table_count = 1;
    assert_int_equal(faulty(""), 1);
    fault_is(0, "ratings.csv:14", "there is no claim \"c9\" in this portfolio", "");
    row.claim = (struct pla_text){NULL, 0};
    row.level = PLA_TEXT("meats");
    assert_int_equal(faulty(""), 1);
    fault_is(0, "ratings.csv:14", "\"meats\" is not a level of criterion \"c\"",
             "did you mean \"meets\"? the levels are absent, emerging, meets, exceeds");
    row.level = PLA_TEXT("3");
    assert_int_equal(faulty(""), 0);
    value_is("3");
}

static void one_fault_is_told_once(void **state)
{
    struct pla_err err = {0};
    (void)state;
    build_criterion(&world, "c");
    assert_int_equal(faulty("{'assessor':'a','criterion':'d','level':1}"), 1);
    build_start(&world, NULL);
    assert_int_equal(pla_run_admit(&world.run, &err), PLA_OK);
    (void)pla_run_rate(&world.run, &world.faults);
    assert_int_equal(world.faults.count, 1);
}

static void messages_are_safe(void **state)
{
    (void)state;
    build_criterion(&world, "c");
    assert_int_equal(faulty("{'assessor':'a','criterion':'c','level':'\\u001b[31m\\u202e'}"), 1);
    assert_null(strchr(world.faults.items[0].text, '\x1b'));
}

/* ---- computed ---- */

static void computed_criteria_follow_in_order(void **state)
{
    static const struct pla_table_row steps[] = {{{NULL, 0}, 1, {1, 1}}, {{NULL, 0}, 2, {2, 1}}};
    static const size_t second[] = {1};
    struct pla_measure *level = build_measure(&world, PLA_M_STEPS);
    struct pla_measure *rating = build_measure(&world, PLA_M_RATING);
    const struct pla_measure *count = build_measure(&world, PLA_M_COUNT);
    (void)state;
    build_criterion(&world, "rated");
    build_criterion_min(&world, "counted", "2")->level = level;
    build_criterion_min(&world, "copied", "3")->level = rating;
    level->args = &count;
    level->arg_count = 1;
    level->rows = steps;
    level->row_count = 2;
    rating->criteria = second;
    rating->criterion_count = 1;
    build_items(&world, "{'id':'e1'},{'id':'e2'},{'id':'e3'}");
    build_run(&world);
    build_value_is(&world.run.criteria[0].value, "0..3");
    build_value_is(&world.run.criteria[1].value, "2");
    build_text_is(world.run.criteria[1].level, "meets");
    assert_int_equal(world.run.criteria[1].state, PLA_MET);
    build_texts_are(world.run.criteria[1].value.evidence, "e1|e2|e3");
    assert_int_equal(world.run.criteria[1].missing, 0);
    assert_int_equal(world.run.criteria[1].rating_count, 0);
    build_value_is(&world.run.criteria[2].value, "2");
    assert_int_equal(world.run.criteria[2].state, PLA_NOT_MET);
    assert_int_equal(faulty("{'assessor':'a','criterion':'counted','level':1}"), 1);
    fault_is(0, "batch.ndjson:17#/ratings/0", "criterion \"counted\" is computed from evidence",
             "leave its rating out");
}

static void computed_levels_stay_on_the_scale(void **state)
{
    (void)state;
    build_field(&world, "n", PLA_TYPE_NUMBER);
    struct pla_measure *largest = build_measure(&world, PLA_M_LARGEST);
    largest->name = PLA_TEXT("n");
    build_criterion_min(&world, "c", "1")->level = largest;
    build_items(&world, "");
    build_run(&world);
    value_is("0"); /* nothing to go by is the lowest level */
    assert_int_equal(result()->state, PLA_NOT_MET);
    build_items(&world, "{'id':'e1','n':null}");
    build_run(&world);
    value_is("0..3");
    assert_int_equal(result()->state, PLA_UNDECIDED);
    build_items(&world, "{'id':'e1','n':4}");
    build_run(&world);
    value_is("!a computed level is outside its scale");
    assert_int_equal(result()->state, PLA_FAILED);
    build_items(&world, "{'id':'e1','n':3}");
    build_run(&world);
    value_is("3");
    world.rubric.admit.verified = true;
    build_items(&world, "{'id':'e1','n':1,'verified':true},{'id':'e2','n':9,'verified':null}");
    build_run(&world);
    value_is("1..3"); /* 1..9, and the scale ends at 3 */
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(resolves_exactly),
        TEST(meets_the_minimum_exactly),
        TEST(level_is_the_highest_not_above),
        TEST(missing_ratings_span_the_scale),
        TEST(a_missing_rating_delays_nothing_it_cannot_change),
        TEST(wait_decides_nothing_before_all_are_there),
        TEST(completions_lie_in_the_range),
        TEST(sorting_is_right_for_few_and_many),
        TEST(levels_apart_are_a_dispute),
        TEST(both_sides_of_a_minimum_are_a_dispute),
        TEST(agreed_disputes_every_difference),
        TEST(a_flagged_dispute_lets_the_value_stand),
        TEST(a_dispute_with_a_rating_missing_spans_both),
        TEST(the_rubrics_own_rule_goes_before_the_policys),
        TEST(a_moderator_settles_alone),
        TEST(the_latest_of_those_who_settle_stands),
        TEST(the_later_of_an_assessors_ratings_stands),
        TEST(a_rating_of_the_claim_goes_before_one_of_all),
        TEST(other_rubrics_and_attempts_are_passed_over),
        TEST(evidence_of_ratings_is_kept_in_order),
        TEST(unknown_criteria_are_faults),
        TEST(a_criterion_of_another_rubric_is_no_fault),
        TEST(levels_off_the_scale_are_faults),
        TEST(number_criteria_have_bounds_and_steps),
        TEST(a_number_criterion_differs_by_steps),
        TEST(a_repeat_without_a_later_date_is_a_fault),
        TEST(faults_of_a_table_name_its_line),
        TEST(one_fault_is_told_once),
        TEST(messages_are_safe),
        TEST(computed_criteria_follow_in_order),
        TEST(computed_levels_stay_on_the_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
