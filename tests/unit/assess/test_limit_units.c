// SPDX-License-Identifier: Apache-2.0
/**
 * Units and rounding with the numbers institutions use.
 */
#include "unit/assess/limit_build.h"

/** A policy that counts in semesters, as one whose neighbours count otherwise. */
static const struct pla_unit semester_units[] = {
    {{"quarter", 7}, {2, 3}}, {{"ects", 4}, {1, 2}}, {{"cats", 4}, {1, 4}}};
static const struct pla_unit quarter_units[] = {{{"semester", 8}, {3, 2}}};

static void begin(struct build *b)
{
    build_begin(b);
    build_items(b, "");
    b->policy.units = semester_units;
    b->policy.unit_count = 3;
}

static void in_quarters(struct build *b)
{
    b->policy.unit = PLA_TEXT("quarter");
    b->policy.units = quarter_units;
    b->policy.unit_count = 1;
}

static struct pla_round_rule rounding(const char *step, enum pla_round mode)
{
    return (struct pla_round_rule){
        .is_set = true, .step = build_number(step), .mode = mode, .least = PLA_ZERO};
}

static void foreign_credits_have_an_exact_worth(void **state)
{
    static const struct {
        const char *credits, *unit, *expected;
    } rows[] = {
        {"45", "quarter", "recommended 30"},                                   /* Manhattanville */
        {"4", "quarter", "recommended 8/3"}, {"3", "ects", "recommended 3/2"}, /* Michigan */
        {"4", "ects", "recommended 2"},      {"6", "ects", "recommended 3"},
        {"20", "cats", "recommended 5"},     {"3", "semester", "recommended 3"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        begin(&b);
        limit_course(&b, "A", rows[i].credits)->unit = pla_text_of(rows[i].unit);
        const struct pla_award_result *award = limit_all(&b);
        limit_is(award, rows[i].expected);
        build_number_is(award->earned, rows[i].credits); /* stays in the award's unit */
        build_text_is(award->unit, rows[i].unit);
        build_end(&b);
    }
}

static void three_semester_credits_are_four_and_a_half_quarters(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    in_quarters(&b);
    limit_course(&b, "A", "3")->unit = PLA_TEXT("semester");
    limit_is(limit_all(&b), "recommended 9/2");
    build_end(&b);
}

/** Needed 4, the other half serves as elective credit (Cal Poly Pomona). */
static void what_rounding_leaves_may_serve_as_elective(void **state)
{
    (void)state;
    for (int elective = 0; elective < 2; elective++) {
        struct build b;
        begin(&b);
        in_quarters(&b);
        b.policy.round = rounding("1", PLA_ROUND_DOWN);
        b.policy.round.remainder_elective = elective;
        limit_course(&b, "A", "3")->unit = PLA_TEXT("semester");
        const struct pla_award_result *award = limit_all(&b);
        limit_is(award, "recommended 4: round=1/2");
        assert_int_equal(award->toward_count, elective ? 1 : 0);
        if (elective) {
            build_text_is(award->toward[0].place, "elective");
            build_number_is(award->toward[0].credits, "1/2");
            assert_non_null(award->limits[0].why.at);
        }
        build_end(&b);
    }
}

static void the_rest_joins_what_an_award_serves_already(void **state)
{
    static const struct pla_toward toward[] = {{{"GE C1", 5}, {3, 1}}};
    struct build b;
    (void)state;
    begin(&b);
    b.policy.round = rounding("1", PLA_ROUND_DOWN);
    b.policy.round.remainder_elective = true;
    struct pla_award *award = limit_course(&b, "A", "7/2");
    award->toward = toward;
    award->toward_count = 1;
    const struct pla_award_result *result = limit_all(&b);
    assert_int_equal(result->toward_count, 2);
    build_text_is(result->toward[0].place, "GE C1");
    build_text_is(result->toward[1].place, "elective");
    build_end(&b);
}

static void rounding_up_leaves_nothing_over(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    b.policy.round = rounding("1", PLA_ROUND_UP);
    b.policy.round.remainder_elective = true;
    limit_course(&b, "A", "5/2");
    const struct pla_award_result *award = limit_all(&b);
    limit_is(award, "recommended 3: round=-1/2");
    assert_int_equal(award->toward_count, 0);
    build_end(&b);
}

static void modes_round_to_the_step(void **state)
{
    static const struct {
        enum pla_round mode;
        const char *credits, *step, *expected;
    } rows[] = {
        {PLA_ROUND_NONE, "8/3", "1/2", "recommended 8/3"},
        {PLA_ROUND_DOWN, "8/3", "1/2", "recommended 5/2: round=1/6"},
        {PLA_ROUND_UP, "8/3", "1/2", "recommended 3: round=-1/3"},
        {PLA_ROUND_HALF_UP, "5/2", "1", "recommended 3: round=-1/2"},
        {PLA_ROUND_HALF_EVEN, "5/2", "1", "recommended 2: round=1/2"},
        {PLA_ROUND_HALF_EVEN, "7/2", "1", "recommended 4: round=-1/2"},
        {PLA_ROUND_DOWN, "3", "1/2", "recommended 3"},
        {PLA_ROUND_DOWN, "1/3", "1/2", "withheld 0: round=1/3"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        begin(&b);
        b.policy.round = rounding(rows[i].step, rows[i].mode);
        limit_course(&b, "A", rows[i].credits);
        limit_is(limit_all(&b), rows[i].expected);
        build_end(&b);
    }
}

/** Continuing education units: the nearest tenth, at least a tenth. */
static void a_least_amount_lifts_what_is_above_nothing(void **state)
{
    static const struct {
        const char *credits, *expected;
    } rows[] = {{"1/25", "recommended 1/10: round=-3/50"},
                {"7/50", "recommended 1/10: round=1/25"},
                {"3/20", "recommended 1/5: round=-1/20"},
                {"0", "recommended 0"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        begin(&b);
        b.policy.round = rounding("1/10", PLA_ROUND_HALF_UP);
        b.policy.round.has_least = true;
        b.policy.round.least = build_number("1/10");
        limit_course(&b, "A", rows[i].credits);
        limit_is(limit_all(&b), rows[i].expected);
        build_end(&b);
    }
}

static void the_narrowest_rule_rounds(void **state)
{
    struct build b;
    struct pla_round_for rules[] = {{PLA_TEXT("ects"), rounding("1", PLA_ROUND_UP)},
                                    {PLA_TEXT("exam"), rounding("1", PLA_ROUND_DOWN)},
                                    {PLA_TEXT("A"), rounding("1/4", PLA_ROUND_DOWN)}};
    (void)state;
    begin(&b);
    b.policy.round = rounding("1/2", PLA_ROUND_DOWN);
    b.policy.round_for = rules;
    b.policy.round_for_count = 3;
    static const char *const ids[] = {"A", "B", "C", "D"};
    for (int i = 0; i < 4; i++) {
        struct pla_award *award = limit_course(&b, ids[i], "11/3"); /* 11/6 semester */
        award->unit = i < 3 ? PLA_TEXT("ects") : PLA_TEXT("semester");
        award->method = i < 2 ? PLA_TEXT("exam") : PLA_TEXT("portfolio");
    }
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 7/4: round=1/12"); /* of the award */
    limit_is(&awards[1], "recommended 1: round=5/6");    /* of its method */
    limit_is(&awards[2], "recommended 2: round=-1/6");   /* of its unit */
    limit_is(&awards[3], "recommended 7/2: round=1/6");  /* the policy's */
    build_end(&b);
}

static void the_level_of_rounding_matters_more_than_the_mode(void **state)
{
    static const struct pla_toward courses[] = {{{"X 1", 3}, {3, 4}}, {{"X 2", 3}, {3, 4}}};
    static const char *const expected[] = {[PLA_AT_AWARD] = "recommended 1: round=1/2",
                                           [PLA_AT_ITEM] = "withheld 0: round=3/2",
                                           [PLA_AT_COURSE] = "recommended 1: round=1/2"};
    (void)state;
    for (int at = 0; at < 3; at++) {
        struct build b;
        begin(&b);
        b.policy.round = rounding("1", PLA_ROUND_DOWN);
        b.policy.round.at = (enum pla_round_at)at;
        struct pla_award *award = build_award(&b, "A");
        award->courses = courses;
        award->course_count = 2;
        limit_is(limit_all(&b), expected[at]);
        build_end(&b);
    }
}

static void awards_of_one_name_are_rounded_as_one_sum(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    b.policy.round = rounding("1", PLA_ROUND_DOWN);
    b.policy.round.at = PLA_AT_COURSE;
    limit_elective(&b, "A", "3/4")->name = PLA_TEXT("Chinese");
    limit_elective(&b, "B", "5/4")->name = PLA_TEXT("Latin");
    limit_elective(&b, "C", "3/4")->name = PLA_TEXT("Chinese");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 3/4");
    limit_is(&awards[1], "recommended 1: round=1/4");
    limit_is(&awards[2], "recommended 1/4: round=1/2");
    build_end(&b);
}

static void a_unit_the_policy_does_not_know_fails(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    limit_course(&b, "A", "3")->unit = PLA_TEXT("uoc");
    limit_course(&b, "B", "3");
    struct pla_award *badge = build_award(&b, "C");
    badge->kind = PLA_AWARD_BADGE;
    badge->unit = PLA_TEXT("uoc"); /* it has no credit to convert */
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "failed 0");
    build_text_is(awards[0].reasons[0].text, "one credit of unit uoc has no worth in the policy");
    build_number_is(awards[0].earned, "0");
    limit_is(&awards[1], "recommended 3");
    limit_is(&awards[2], "recommended 0");
    build_end(&b);
}

static void a_product_out_of_range_fails_only_its_award(void **state)
{
    struct build b;
    struct pla_unit units[] = {{PLA_TEXT("tiny"), {1, INT64_MAX}}};
    (void)state;
    begin(&b);
    b.policy.units = units;
    b.policy.unit_count = 1;
    limit_course(&b, "A", "1/3")->unit = PLA_TEXT("tiny");
    limit_course(&b, "B", "3");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "failed 0");
    build_text_is(awards[0].reasons[0].text, "a number leaves the exact range");
    limit_is(&awards[1], "recommended 3");
    build_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(foreign_credits_have_an_exact_worth),
        cmocka_unit_test(three_semester_credits_are_four_and_a_half_quarters),
        cmocka_unit_test(what_rounding_leaves_may_serve_as_elective),
        cmocka_unit_test(the_rest_joins_what_an_award_serves_already),
        cmocka_unit_test(rounding_up_leaves_nothing_over),
        cmocka_unit_test(modes_round_to_the_step),
        cmocka_unit_test(a_least_amount_lifts_what_is_above_nothing),
        cmocka_unit_test(the_narrowest_rule_rounds),
        cmocka_unit_test(the_level_of_rounding_matters_more_than_the_mode),
        cmocka_unit_test(awards_of_one_name_are_rounded_as_one_sum),
        cmocka_unit_test(a_unit_the_policy_does_not_know_fails),
        cmocka_unit_test(a_product_out_of_range_fails_only_its_award),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
