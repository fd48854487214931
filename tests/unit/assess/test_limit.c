// SPDX-License-Identifier: Apache-2.0
/**
 * The order of the steps, and that the order of awards changes no total.
 */
#include "unit/assess/limit_build.h"

static const struct pla_text by_portfolio[] = {{"portfolio", 9}};
static const struct pla_cap caps[] = {{.id = {"pla", 3}, .has_max = true, .max = {31, 1}},
                                      {.id = {"portfolio", 9},
                                       .within = {"pla", 3},
                                       .methods = {by_portfolio, 1},
                                       .has_max = true,
                                       .max = {24, 1}}};

static void each_step_works_on_what_the_last_one_left(void **state)
{
    static const struct pla_overlap overlaps[] = {{{"EDU 215", 7}, {1, 1}}};
    static const struct pla_unit units[] = {{{"quarter", 7}, {2, 3}}};
    struct pla_course courses[] = {
        {.code = PLA_TEXT("EDU 301"), .overlaps = overlaps, .overlap_count = 1}};
    struct pla_cap cap = {.id = PLA_TEXT("pla"), .has_max = true, .max = PLA_WHOLE(2)};
    struct build b;
    (void)state;
    build_begin(&b);
    build_members(&b, "'evidence':[],'held':[{'course':'EDU 215'}]");
    b.policy.units = units;
    b.policy.unit_count = 1;
    b.policy.courses = courses;
    b.policy.course_count = 1;
    b.policy.round = (struct pla_round_rule){
        .is_set = true, .step = {1, 2}, .mode = PLA_ROUND_DOWN, .least = PLA_ZERO};
    b.policy.caps = &cap;
    b.policy.cap_count = 1;
    struct pla_award *award = limit_course(&b, "EDU 301", "11/2"); /* 11/3 semester */
    award->unit = PLA_TEXT("quarter");
    const struct pla_award_result *result = limit_all(&b);
    limit_is(result, "recommended 2: overlap:EDU 215=1 round=1/6 cap:pla=1/2");
    build_number_is(result->offered, "11/2");
    build_number_is(result->earned, "11/2");
    build_end(&b);
}

/** Credit and cuts add up to what was earned. */
static void cuts_and_credit_add_up(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    build_items(&b, "");
    b.policy.caps = caps;
    b.policy.cap_count = 2;
    static const char *const credits[] = {"10", "29/3", "25/4", "12"};
    for (int i = 0; i < 4; i++)
        limit_elective(&b, credits[i], credits[i]);
    const struct pla_award_result *awards = limit_all(&b);
    for (int i = 0; i < 4; i++) {
        struct pla_rational sum = awards[i].credits;
        for (size_t k = 0; k < awards[i].limit_count; k++)
            assert_true(pla_rational_add(sum, awards[i].limits[k].cut, &sum));
        build_number_is(sum, credits[i]);
    }
    build_end(&b);
}

static void swap(int *a, int *b)
{
    int old = *a;
    *a = *b;
    *b = old;
}

/** The total of awards listed in that order; `exam` ones stand outside the inner cap. */
static struct pla_rational total_of(const int *order, size_t count, enum pla_prefer prefer)
{
    static const char *const credits[] = {"10", "29/3", "8", "15/2", "7"};
    static const char *const ids[] = {"A", "B", "C", "D", "E"};
    struct build b;
    build_begin(&b);
    build_items(&b, "");
    b.policy.caps = caps;
    b.policy.cap_count = 2;
    b.policy.prefer = prefer;
    for (size_t i = 0; i < count; i++) {
        struct pla_award *award = limit_elective(&b, ids[order[i]], credits[order[i]]);
        if (order[i] % 2)
            award->method = PLA_TEXT("exam");
    }
    struct pla_rational total = limit_total(limit_all(&b), count);
    build_end(&b);
    return total;
}

static void permute(int *order, size_t from, enum pla_prefer prefer, struct pla_rational expected)
{
    if (from == 5) {
        struct pla_rational total = total_of(order, 5, prefer);
        assert_int_equal(pla_rational_compare(total, expected), 0);
        return;
    }
    for (size_t i = from; i < 5; i++) {
        swap(&order[from], &order[i]);
        permute(order, from + 1, prefer, expected);
        swap(&order[from], &order[i]);
    }
}

static void the_order_of_awards_changes_no_total(void **state)
{
    (void)state;
    for (int prefer = 0; prefer < 3; prefer++) {
        int order[] = {0, 1, 2, 3, 4};
        permute(order, 0, (enum pla_prefer)prefer, total_of(order, 5, (enum pla_prefer)prefer));
    }
}

static void nothing_earned_needs_no_limits(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    build_members(&b, "'evidence':[],'held':[{'course':'A'}]");
    b.policy.caps = caps;
    b.policy.cap_count = 2;
    limit_course(&b, "A", "3")->when =
        build_compare(&b, PLA_C_AT_LEAST, build_const(&b, "1"), build_const(&b, "2"));
    limit_is(limit_all(&b), "not_met 0");
    build_end(&b);
}

static void what_is_not_recommended_loses_expiry_and_hold(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    build_members(&b, "'evidence':[],'held':[{'course':'A'}]");
    struct pla_award *award = limit_course(&b, "A", "3");
    award->expires_months = 12;
    award->post_when =
        build_compare(&b, PLA_C_AT_LEAST, build_const(&b, "1"), build_const(&b, "2"));
    const struct pla_award_result *result = limit_all(&b);
    limit_is(result, "withheld 0: held:A=3");
    assert_false(result->has_expires);
    build_texts_are(result->hold, "");
    build_end(&b);
}

/** Two claims of one record: the course counts once over both. */
static void limits_look_over_all_runs_of_a_record(void **state)
{
    struct build b;
    struct pla_run second, *runs[2];
    struct pla_err err;
    (void)state;
    build_begin(&b);
    build_members(&b, "'claims':[{'id':'c1'},{'id':'c2'}],'evidence':[]");
    limit_course(&b, "EDU 301", "3");
    limit_elective(&b, "free", "1");
    for (int i = 0; i < 2; i++) {
        b.run.claim = &b.portfolio.claims[i];
        build_run(&b);
        assert_int_equal(pla_run_award(&b.run, &err), PLA_OK);
        if (i == 0)
            second = b.run;
    }
    runs[0] = &second;
    runs[1] = &b.run;
    assert_int_equal(pla_limit(&b.terms, &b.portfolio, runs, 2, &b.arena, &err), PLA_OK);
    limit_is(&runs[0]->awards[0], "recommended 3");
    limit_is(&runs[1]->awards[0], "withheld 0: held:EDU 301=3");
    limit_is(&runs[1]->awards[1], "recommended 1");
    build_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_step_works_on_what_the_last_one_left),
        cmocka_unit_test(cuts_and_credit_add_up),
        cmocka_unit_test(the_order_of_awards_changes_no_total),
        cmocka_unit_test(nothing_earned_needs_no_limits),
        cmocka_unit_test(what_is_not_recommended_loses_expiry_and_hold),
        cmocka_unit_test(limits_look_over_all_runs_of_a_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
