// SPDX-License-Identifier: Apache-2.0
/** Admission: the reasons against evidence in their order, doubt, accepted hours, intake. */
#include "unit/assess/build.h"

static struct build world;

static int setup(void **state)
{
    (void)state;
    build_begin(&world);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    build_end(&world);
    return 0;
}

/** "e1 e2? -e3:kind" : admitted, doubtful, refused; the doubtful and refused with their reason. */
static void admitted(const char *expected)
{
    static const char *const marks[] = {"-", "?", "", "!"};
    char have[1024] = "";
    size_t length = 0;
    build_run(&world);
    for (size_t i = 0; i < world.run.item_count; i++) {
        const struct pla_item *item = &world.run.items[i];
        int n = snprintf(have + length, sizeof have - length, "%s%s%.*s%s%.*s", i > 0 ? " " : "",
                         marks[item->admitted], (int)item->evidence->id.length,
                         item->evidence->id.at, item->why.length > 0 ? ":" : "",
                         (int)item->why.length, item->why.at != NULL ? item->why.at : "");
        assert_true(n >= 0 && (size_t)n < sizeof have - length);
        length += (size_t)n;
    }
    assert_string_equal(have, expected);
}

/* ---- kind, verified, future ---- */

static void takes_only_the_kinds_named(void **state)
{
    (void)state;
    build_items(&world, "{'id':'e1','kind':'blog'},{'id':'e2','kind':'mooc'},{'id':'e3'}");
    admitted("e1 e2 e3");
    world.rubric.admit.has_kinds = true;
    world.rubric.admit.kinds = build_texts(&world, "community|blog");
    admitted("e1 -e2:kind -e3:kind");
}

static void asks_for_verification(void **state)
{
    (void)state;
    build_items(&world, "{'id':'e1','verified':true},{'id':'e2','verified':{'by':'x'}},"
                        "{'id':'e3','verified':false},{'id':'e4'},{'id':'e5','verified':null},"
                        "{'id':'e6','verified':'unknown'}");
    admitted("e1 e2 e3 e4 e5 e6");
    assert_false(world.run.has_doubt);
    world.rubric.admit.verified = true;
    admitted("e1 e2 -e3:verified -e4:verified ?e5:verified ?e6:verified");
    assert_true(world.run.has_doubt);
}

static void refuses_what_begins_after_the_date(void **state)
{
    (void)state;
    build_items(&world, "{'id':'e1','started':'2026-11-01'},{'id':'e2','started':'2026-11-02'},"
                        "{'id':'e3','started':'2026-11'},{'id':'e4','started':'2026-12'},"
                        "{'id':'e5','started':null,'ended':'2027-01-01'},"
                        "{'id':'e6','started':'2026-01-01','ended':'2027-01-01'}");
    admitted("e1 -e2:future e3 -e4:future e5 e6");
}

static void a_point_in_the_future_is_refused(void **state)
{
    (void)state;
    build_items(&world, "{'id':'e1','ended':'2026-11-01'},{'id':'e2','ended':'2026-11-02'},"
                        "{'id':'e3','ended':'2026'},{'id':'e4','ended':'2027'},"
                        "{'id':'e5','exam':{'name':'X','score':50,'taken':'2026-12-01'}},"
                        "{'id':'e6','exam':{'name':'X','score':50,'taken':'2026-10-01'}}");
    admitted("e1 -e2:future e3 -e4:future -e5:future e6");
}

/* ---- current ---- */

static void current_years(int years)
{
    world.rubric.admit.current.is_set = true;
    world.rubric.admit.current.months = 12 * years;
}

/** ACCM takes evidence of the last four years. */
static void current_counts_from_the_end(void **state)
{
    (void)state;
    current_years(4);
    build_items(&world, "{'id':'e1','started':'2010-01-01','ended':'2022-11-01'},"
                        "{'id':'e2','started':'2010-01-01','ended':'2022-10-31'},"
                        "{'id':'e3','started':'2010-01-01'},"
                        "{'id':'e4','ended':'2022-11-01'},"
                        "{'id':'e5','exam':{'name':'X','taken':'2022-10-31'}}");
    admitted("e1 -e2:current e3 e4 -e5:current");
}

static void current_is_open_where_the_end_is(void **state)
{
    (void)state;
    current_years(4);
    build_items(&world, "{'id':'e1','started':'2010','ended':'2022'},"    /* across the bound */
                        "{'id':'e2','started':'2010','ended':'2023'},"    /* after it anyway */
                        "{'id':'e3','started':'2010','ended':'2022-10'}," /* before it anyway */
                        "{'id':'e4','started':'2010','ended':null},"
                        "{'id':'e5','started':'2023-01-01','ended':'unknown'},"
                        "{'id':'e6'},{'id':'e7','ended':null}");
    admitted("?e1:current e2 -e3:current ?e4:current e5 ?e6:current ?e7:current");
}

static void current_has_years_by_kind(void **state)
{
    const struct pla_table_row rows[] = {{PLA_TEXT("certificate"), 0, PLA_WHOLE(36)}};
    (void)state;
    build_items(&world, "{'id':'e1','kind':'certificate','ended':'2023-11-01'},"
                        "{'id':'e2','kind':'certificate','ended':'2023-10-31'},"
                        "{'id':'e3','kind':'blog','ended':'2001-01-01'}");
    world.rubric.admit.current =
        (struct pla_currency){.is_set = true, .kinds = rows, .kind_count = 1};
    admitted("e1 -e2:current e3");
    world.rubric.admit.current.months = 60;
    admitted("e1 -e2:current -e3:current");
}

static void current_may_count_from_submission(void **state)
{
    (void)state;
    current_years(5);
    world.rubric.admit.current.at_submitted = true;
    build_members(&world, "'submitted':'2026-01-15','evidence':["
                          "{'id':'e1','ended':'2021-01-15'},{'id':'e2','ended':'2021-01-14'}]");
    admitted("e1 -e2:current");
    build_members(&world, "'submitted':'2026-01','evidence':["
                          "{'id':'e1','ended':'2021-01-31'},{'id':'e2','ended':'2021-01-15'},"
                          "{'id':'e3','ended':'2020-12-31'}]");
    admitted("e1 ?e2:current -e3:current");
    build_members(&world, "'evidence':["
                          "{'id':'e1','ended':'2021-11-01'},{'id':'e2','ended':'2021-10-31'}]");
    admitted("e1 ?e2:current");
}

/** Long practice with recent activity beats old bursts: the latest item of an outcome counts. */
static void current_by_learning_outcome(void **state)
{
    (void)state;
    current_years(3);
    build_items(&world, "{'id':'e1','ended':'2015','learning_outcomes':['o1']},"
                        "{'id':'e2','ended':'2025','learning_outcomes':['o1','o2']},"
                        "{'id':'e3','ended':'2015','learning_outcomes':['o3']},"
                        "{'id':'e4','ended':'2015'},"
                        "{'id':'e5','ended':'2015','learning_outcomes':['o4','o2']},"
                        "{'id':'e6','ended':null,'learning_outcomes':['o3']}");
    admitted("-e1:current e2 -e3:current -e4:current -e5:current ?e6:current");
    world.rubric.admit.current.by_learning_outcome = true;
    admitted("e1 e2 ?e3:current -e4:current e5 ?e6:current");
}

static void a_refused_item_does_not_lend_its_age(void **state)
{
    (void)state;
    current_years(3);
    world.rubric.admit.current.by_learning_outcome = true;
    world.rubric.admit.verified = true;
    build_items(&world, "{'id':'e1','ended':'2015','verified':true,'learning_outcomes':['o1']},"
                        "{'id':'e2','ended':'2025','learning_outcomes':['o1']},"
                        "{'id':'e3','ended':'2015','verified':true,'learning_outcomes':['o2']},"
                        "{'id':'e4','ended':'2025','verified':null,'learning_outcomes':['o2']}");
    admitted("-e1:current -e2:verified ?e3:current ?e4:verified");
}

/* ---- findings ---- */

static void names_the_first_finding_against_an_item(void **state)
{
    (void)state;
    build_members(&world,
                  "'evidence':[{'id':'e1'},{'id':'e2'},{'id':'e3'},{'id':'e4'},{'id':'e5'},"
                  "{'id':'e6'}],'findings':["
                  "{'evidence':'e1','assessor':'a','valid':true,'authentic':true,'current':true,"
                  "'sufficient':true},"
                  "{'evidence':'e2','assessor':'a','valid':false,'authentic':false},"
                  "{'evidence':'e3','assessor':'a','authentic':false,'sufficient':false},"
                  "{'evidence':'e4','assessor':'a','current':false,'sufficient':false},"
                  "{'evidence':'e5','assessor':'a','valid':true,'sufficient':false}]");
    admitted("e1 -e2:valid -e3:authentic -e4:current -e5:sufficient e6");
}

static void contradiction_and_null_are_doubt(void **state)
{
    (void)state;
    build_members(&world, "'evidence':[{'id':'e1'},{'id':'e2'},{'id':'e3'},{'id':'e4'}],"
                          "'findings':["
                          "{'evidence':'e1','assessor':'a','valid':true},"
                          "{'evidence':'e1','assessor':'b','valid':false},"
                          "{'evidence':'e2','assessor':'a','authentic':null},"
                          "{'evidence':'e3','assessor':'a','authentic':null},"
                          "{'evidence':'e3','assessor':'b','authentic':true},"
                          "{'evidence':'e4','assessor':'a','valid':null},"
                          "{'evidence':'e4','assessor':'a','sufficient':false}]");
    admitted("?e1:valid ?e2:authentic e3 -e4:sufficient");
}

static void an_assessor_settles_an_unknown_date(void **state)
{
    (void)state;
    current_years(5);
    build_members(&world, "'evidence':[{'id':'e1'},{'id':'e2'},{'id':'e3','ended':'2001'}],"
                          "'findings':[{'evidence':'e1','assessor':'a','current':true},"
                          "{'evidence':'e3','assessor':'a','current':true}]");
    admitted("e1 ?e2:current -e3:current");
}

static void hours_are(size_t item, const char *low, const char *high)
{
    const struct pla_item *have = &world.run.items[item];
    assert_true(have->has_hours);
    assert_false(have->hours_unknown);
    build_number_is(have->hours, low);
    build_number_is(have->hours_high, high);
}

static void accepted_hours_replace_the_learners(void **state)
{
    static const struct {
        enum pla_resolve how;
        const char *low, *high;
    } rows[] = {{PLA_RESOLVE_MEAN, "100", "100"},
                {PLA_RESOLVE_MEDIAN, "90", "90"},
                {PLA_RESOLVE_LOWEST, "80", "80"},
                {PLA_RESOLVE_HIGHEST, "130", "130"},
                {PLA_RESOLVE_AGREED, "80", "130"}};
    (void)state;
    build_members(&world, "'evidence':[{'id':'e1','hours':120},{'id':'e2','hours':120},"
                          "{'id':'e3','hours':null},{'id':'e4'}],'findings':["
                          "{'evidence':'e1','assessor':'a','hours':90},"
                          "{'evidence':'e3','assessor':'a','hours':130},"
                          "{'evidence':'e3','assessor':'b','hours':80},"
                          "{'evidence':'e3','assessor':'c','hours':90}]");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        world.policy.assessors.resolve = rows[i].how;
        admitted("e1 e2 e3 e4");
        hours_are(0, "90", "90");
        hours_are(1, "120", "120");
        hours_are(2, rows[i].low, rows[i].high);
        assert_false(world.run.items[3].has_hours);
    }
}

static void many_findings_of_one_item(void **state)
{
    char members[4096] = "'evidence':[{'id':'e1'}],'findings':[";
    size_t length = strlen(members);
    (void)state;
    for (int i = 1; i <= 40; i++)
        length += (size_t)snprintf(members + length, sizeof members - length,
                                   "{'evidence':'e1','assessor':'a%d','hours':%d}%s", i, i,
                                   i < 40 ? "," : "]");
    build_members(&world, members);
    admitted("e1");
    hours_are(0, "20.5", "20.5");
}

/* ---- claims ---- */

static void a_claim_sees_its_own_evidence(void **state)
{
    (void)state;
    build_members(&world, "'claims':[{'id':'c1','evidence':['e3','e1']},{'id':'c2'},"
                          "{'id':'c3','evidence':[]}],'evidence':[{'id':'e1'},{'id':'e2'},"
                          "{'id':'e3'}],'findings':[{'evidence':'e2','assessor':'a','hours':1},"
                          "{'evidence':'e3','assessor':'a','hours':7}]");
    world.run.claim = &world.portfolio.claims[0];
    admitted("e1 e3");
    hours_are(1, "7", "7");
    world.run.claim = &world.portfolio.claims[1];
    admitted("e1 e2 e3");
    world.run.claim = &world.portfolio.claims[2];
    admitted("");
}

/* ---- admit.where ---- */

/** Answers by the hours of the item; counts its calls. */
static int calls_made;
static enum pla_code answer(void *ctx, pla_call call, const struct pla_call_input *input,
                            struct pla_arena *arena, struct pla_call_result *out,
                            struct pla_err *err)
{
    (void)ctx;
    (void)arena;
    assert_int_equal(call, 7);
    assert_int_equal(input->evidence_count, world.portfolio.evidence_count);
    calls_made++;
    switch (input->item->hours.num) {
    case 0:
        out->kind = PLA_CALL_FALSE;
        return PLA_OK;
    case 1:
        out->kind = PLA_CALL_TRUE;
        return PLA_OK;
    case 2:
        out->kind = PLA_CALL_UNKNOWN;
        return PLA_OK;
    case 3:
        out->kind = PLA_CALL_NUMBER;
        return PLA_OK;
    default:
        pla_err_set(err, PLA_RUBRIC, "attempt to index nil");
        pla_err_prepend(err, "r/rubric.lua:9");
        return PLA_RUBRIC;
    }
}

static void where_is_asked_last(void **state)
{
    (void)state;
    calls_made = 0;
    world.calls.invoke = answer;
    world.rubric.admit.where = 7;
    world.rubric.admit.verified = true;
    build_items(&world, "{'id':'e0','hours':0,'verified':true},"
                        "{'id':'e1','hours':1,'verified':true},"
                        "{'id':'e2','hours':2,'verified':true},{'id':'e3','hours':1},"
                        "{'id':'e4','hours':1,'verified':null}");
    admitted("-e0:where e1 ?e2:where -e3:verified ?e4:verified");
    assert_int_equal(calls_made, 4);
}

static void a_failing_where_fails_its_item(void **state)
{
    (void)state;
    world.calls.invoke = answer;
    world.rubric.admit.where = 7;
    build_items(&world, "{'id':'e3','hours':3},{'id':'e9','hours':9},{'id':'e1','hours':1}");
    admitted("!e3:where !e9:where e1");
    build_text_is(world.run.items[0].failure, "admit.where must return true, false or nil");
    build_text_is(world.run.items[1].failure, "r/rubric.lua:9: attempt to index nil");
}

/* ---- intake ---- */

static void intake(const char *require, const char *missing)
{
    world.rubric.intake.require = build_texts(&world, require);
    build_run(&world);
    build_texts_are(world.run.missing, missing);
    assert_int_equal(world.run.is_complete, *missing == '\0');
}

static void intake_names_what_is_missing(void **state)
{
    (void)state;
    build_items(&world, "{'id':'e1','reflection':'x','url':''},"
                        "{'id':'e2','hours':null,'verified':true,'ended':'2020'}");
    intake("", "");
    intake("evidence|reflection", "");
    intake("submitted|reflection|hours|url|verified|ended|started|term",
           "submitted|hours|url|started|term");
}

static void intake_looks_everywhere(void **state)
{
    (void)state;
    build_field(&world, "followers", PLA_TYPE_NUMBER);
    build_field(&world, "wish", PLA_TYPE_TEXT);
    build_members(&world, "'submitted':'2026-01-15','learner':{'id':'s1','followers':null},"
                          "'claims':[{'id':'c1','credits':3,'wish':'x'}],"
                          "'evidence':[{'id':'e1'}]");
    intake("submitted|learner|claims|credits|wish|followers|program", "followers|program");
    build_items(&world, "");
    intake("evidence", "evidence");
}

static void intake_has_a_most(void **state)
{
    const struct pla_table_row most[] = {{PLA_TEXT("items"), 0, PLA_WHOLE(2)}};
    (void)state;
    world.rubric.intake.max = most;
    world.rubric.intake.max_count = 1;
    build_items(&world, "{'id':'e1'},{'id':'e2'}");
    intake("", "");
    build_texts_are(world.run.excess, "");
    build_items(&world, "{'id':'e1'},{'id':'e2'},{'id':'e3'}");
    build_run(&world);
    assert_false(world.run.is_complete);
    build_texts_are(world.run.excess, "items");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(takes_only_the_kinds_named),
        TEST(asks_for_verification),
        TEST(refuses_what_begins_after_the_date),
        TEST(a_point_in_the_future_is_refused),
        TEST(current_counts_from_the_end),
        TEST(current_is_open_where_the_end_is),
        TEST(current_has_years_by_kind),
        TEST(current_may_count_from_submission),
        TEST(current_by_learning_outcome),
        TEST(a_refused_item_does_not_lend_its_age),
        TEST(names_the_first_finding_against_an_item),
        TEST(contradiction_and_null_are_doubt),
        TEST(an_assessor_settles_an_unknown_date),
        TEST(accepted_hours_replace_the_learners),
        TEST(many_findings_of_one_item),
        TEST(a_claim_sees_its_own_evidence),
        TEST(where_is_asked_last),
        TEST(a_failing_where_fails_its_item),
        TEST(intake_names_what_is_missing),
        TEST(intake_looks_everywhere),
        TEST(intake_has_a_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
