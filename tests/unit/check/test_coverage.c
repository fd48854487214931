// SPDX-License-Identifier: Apache-2.0
/**
 * Coverage: what is counted for conditions, levels, awards and outcomes, what is missing, and that
 * loads of other dates add to the same counts.
 */
#include "base/json_tree.h"
#include "batch/scorer.h"
#include "check/coverage.h"
#include "unit/check/lint_try.h"

static const char text[] =
    "return rubric { id = 'r', version = '1',\n"                                        /* 1 */
    "  scale = { 'low', 'middle', 'high' }, admit = { verified = true },\n"             /* 2 */
    "  criteria = {\n"                                                                  /* 3 */
    "    { id = 'a', minimum = 'middle' },\n"                                           /* 4 */
    "    { id = 'b', level = steps(parts('M', { 'w' }), { middle = 1, high = 2 }) },\n" /* 5 */
    "  },\n"                                                                            /* 6 */
    "  awards = {\n"                                                                    /* 7 */
    "    { id = 'X', badge = 'x', when = all_met() & (\n"                               /* 8 */
    "      hours {}:at_least(9)\n"                                                      /* 9 */
    "      | attempt():is(2)) },\n"                                                     /* 10 */
    "    { id = 'Y', badge = 'y', when = ~attempt():is(3) & rating 'b':at_most(2) },\n" /* 11 */
    "  },\n"
    "  outcomes = { { id = 'pass', when = awarded { 'X' }:at_least(1) }, { id = 'fail' } },\n"
    "}\n";

struct world {
    struct pla_source file, policy_file;
    struct pla_sources sources, policy;
    struct pla_job job;
    struct pla_scorer *scorer;
    struct pla_coverage *coverage;
    struct pla_observer observer;
    struct pla_str json;
    struct pla_json_tree *tree;
};

static void load(struct world *w, const char *lua, pla_day as_of)
{
    struct pla_faults faults = {0};
    pla_scorer_free(w->scorer);
    w->file = (struct pla_source){PLA_TEXT("rubric.lua"), pla_text_of(lua)};
    w->sources = (struct pla_sources){"try", "rubric.lua", "try", &w->file, 1};
    w->job = (struct pla_job){.rubrics = &w->sources, .rubric_count = 1, .as_of = as_of};
    assert_int_equal(pla_scorer_new(&w->job, &w->scorer, &faults), PLA_OK);
    pla_scorer_observe(w->scorer, &w->observer);
}

/** The same under a policy. */
static void load_under(struct world *w, const char *lua, const char *policy)
{
    struct pla_faults faults = {0};
    pla_scorer_free(w->scorer);
    w->file = (struct pla_source){PLA_TEXT("rubric.lua"), pla_text_of(lua)};
    w->sources = (struct pla_sources){"try", "rubric.lua", "try", &w->file, 1};
    w->policy_file = (struct pla_source){PLA_TEXT("policy.lua"), pla_text_of(policy)};
    w->policy = (struct pla_sources){"p", "policy.lua", "p", &w->policy_file, 1};
    w->job = (struct pla_job){.rubrics = &w->sources, .rubric_count = 1, .policy = &w->policy};
    enum pla_code code = pla_scorer_new(&w->job, &w->scorer, &faults);
    if (code != PLA_OK)
        print_error("%s\n", faults.items[0].text);
    assert_int_equal(code, PLA_OK);
    pla_scorer_observe(w->scorer, &w->observer);
}

static void begin(struct world *w)
{
    struct pla_err err;
    *w = (struct world){0};
    assert_int_equal(pla_coverage_new(&w->coverage, &err), PLA_OK);
    w->observer = pla_coverage_observer(w->coverage);
    load(w, text, pla_day_of(2026, 11, 1));
}

static void end(struct world *w)
{
    pla_json_tree_free(w->tree);
    pla_str_release(&w->json);
    pla_scorer_free(w->scorer);
    pla_coverage_free(w->coverage);
}

/** Score a portfolio: its members beside the id, with ' for ". */
static void score(struct world *w, const char *members)
{
    char record[1024];
    struct pla_str lines = {0};
    struct pla_faults faults = {0};
    int length = snprintf(record, sizeof record, "{'id':'P',%s}", members);
    for (int i = 0; i < length; i++)
        record[i] = record[i] == '\'' ? '"' : record[i];
    enum pla_code code = pla_scorer_record(w->scorer, (struct pla_text){record, (size_t)length},
                                           "p.json", 1, &lines, NULL, &faults);
    if (code != PLA_OK)
        print_error("%s\n", faults.items[0].text);
    assert_int_equal(code, PLA_OK);
    pla_str_release(&lines);
}

static const struct pla_json_node *result(struct world *w)
{
    struct pla_err err;
    pla_json_tree_free(w->tree);
    w->tree = NULL;
    pla_str_clear(&w->json);
    assert_int_equal(pla_coverage_put_json(w->coverage, &w->json, &err), PLA_OK);
    assert_int_equal(w->json.at[w->json.length - 1], '\n');
    assert_int_equal(
        pla_json_tree_parse((struct pla_text){w->json.at, w->json.length - 1}, "c", &w->tree, &err),
        PLA_OK);
    return pla_json_node_get(pla_json_tree_root(w->tree), "coverage");
}

static int64_t number(const struct pla_json_node *node, const char *key)
{
    struct pla_rational value = PLA_WHOLE(-1);
    assert_true(pla_json_node_rational(pla_json_node_get(node, key), &value));
    return value.num;
}

/** The element of a list whose member has that text. */
static const struct pla_json_node *find(const struct pla_json_node *root, const char *list,
                                        const char *key, const char *value)
{
    const struct pla_json_node *node = pla_json_node_first(pla_json_node_get(root, list));
    for (; node != NULL; node = pla_json_node_next(node))
        if (pla_text_equal(pla_json_node_text(pla_json_node_get(node, key)), pla_text_of(value)))
            return node;
    return NULL;
}

static const struct pla_json_node *need(const struct pla_json_node *root, const char *list,
                                        const char *key, const char *value)
{
    const struct pla_json_node *node = find(root, list, key, value);
    if (node == NULL)
        print_error("%s has no %s %s\n", list, key, value);
    assert_non_null(node);
    return node;
}

#define RATED(level) "'ratings':[{'assessor':'a1','criterion':'a','level':'" level "'}]"
#define ITEM(hours, verified)                                                                      \
    "'evidence':[{'id':'e','kind':'work','hours':" hours ",'verified':" verified "}]"

static void states_of_conditions_are_counted(void **state)
{
    struct world w;
    (void)state;
    begin(&w);
    score(&w, ITEM("9", "true") "," RATED("high"));
    score(&w, ITEM("8", "true") "," RATED("high"));
    score(&w, ITEM("9", "null") "," RATED("low"));
    const struct pla_json_node *root = result(&w);
    const struct pla_json_node *hours = need(root, "conditions", "text", "hours at least 9");
    assert_int_equal(number(hours, "line"), 9);
    assert_int_equal(number(hours, "met"), 1);
    assert_int_equal(number(hours, "not_met"), 1);
    assert_int_equal(number(hours, "undecided"), 1);
    const struct pla_json_node *all =
        need(root, "conditions", "text", "all criteria at their minimum");
    assert_int_equal(number(all, "met"), 2);
    assert_int_equal(number(all, "not_met"), 1);
    assert_int_equal(number(all, "undecided"), 0);
    end(&w);
}

/** Joins are covered by their parts; a negated comparison is itself. */
static void joins_are_not_counted(void **state)
{
    struct world w;
    (void)state;
    begin(&w);
    score(&w, ITEM("9", "true"));
    const struct pla_json_node *root = result(&w);
    assert_int_equal(pla_json_node_count(pla_json_node_get(root, "conditions")), 6);
    assert_non_null(find(root, "conditions", "text", "attempt is 3"));
    end(&w);
}

static void only_what_can_be_is_missing(void **state)
{
    struct world w;
    (void)state;
    begin(&w);
    score(&w, ITEM("9", "true") "," RATED("high"));
    const struct pla_json_node *root = result(&w);
    assert_non_null(find(root, "missing", "text", "\"hours at least 9\" was never not met"));
    assert_non_null(find(root, "missing", "text", "\"hours at least 9\" was never undecided"));
    assert_null(find(root, "missing", "text", "\"hours at least 9\" was never met"));
    /* An attempt is always known; the level of b is never above 1, and so never `high`. */
    assert_non_null(find(root, "missing", "text", "\"attempt is 2\" was never met"));
    assert_null(find(root, "missing", "text", "\"attempt is 2\" was never undecided"));
    assert_null(find(root, "missing", "text", "level \"high\" of \"b\" was never given"));
    assert_non_null(find(root, "missing", "text", "level \"middle\" of \"b\" was never given"));
    assert_null(find(root, "missing", "text", "\"b at most high\" was never not met"));
    end(&w);
}

static void levels_awards_and_outcomes_are_counted(void **state)
{
    struct world w;
    (void)state;
    begin(&w);
    score(&w, ITEM("9", "true") "," RATED("high"));
    score(&w, ITEM("9", "true") "," RATED("low"));
    score(&w, ITEM("9", "true"));
    const struct pla_json_node *root = result(&w);
    assert_int_equal(number(need(root, "levels", "level", "high"), "count"), 1);
    assert_int_equal(number(need(root, "levels", "level", "low"), "count"), 1);
    const struct pla_json_node *x = need(root, "awards", "id", "X");
    assert_int_equal(number(x, "recommended"), 1);
    assert_int_equal(number(x, "not_met"), 1);
    assert_int_equal(number(x, "undecided"), 1);
    assert_int_equal(number(x, "left_out"), 0);
    assert_int_equal(number(need(root, "outcomes", "id", "pass"), "count"), 1);
    assert_int_equal(number(need(root, "outcomes", "id", "fail"), "count"), 1);
    assert_non_null(find(root, "missing", "text", "award \"Y\" was earned by all"));
    assert_null(find(root, "missing", "text", "award \"X\" was earned by all"));
    end(&w);
}

/** An award that only a person can give is reached when it goes to one. */
static void referred_is_the_most_of_an_award_for_a_person(void **state)
{
    static const char small[] =
        "return rubric { id = 'r', version = '1', awards = { { id = 'X', badge = 'x', "
        "when = attempt():is(2) & refer 'ask' }, { id = 'Y', badge = 'y', "
        "when = attempt():is(1) | refer 'ask' } }, outcomes = { { id = 'o' } } }";
    struct world w;
    (void)state;
    begin(&w);
    load(&w, small, 0);
    score(&w, "'attempt':2,'evidence':[]");
    const struct pla_json_node *root = result(&w);
    assert_null(find(root, "missing", "text", "award \"X\" was never earned"));
    assert_non_null(find(root, "missing", "text", "award \"Y\" was never earned"));
    end(&w);
}

static void all_is_covered_when_all_was_seen(void **state)
{
    static const char small[] =
        "return rubric { id = 'r', version = '1', awards = { { id = 'X', badge = 'x', "
        "when = attempt():is(2) } }, outcomes = { { id = 'o' } } }";
    struct world w;
    (void)state;
    begin(&w);
    load(&w, small, 0);
    score(&w, "'evidence':[]");
    struct pla_coverage_sum sum = pla_coverage_sum(w.coverage);
    assert_int_equal(sum.all, 5);
    assert_int_equal(sum.covered, 3);
    assert_non_null(strstr((result(&w), w.json.at), "\"percent\":60.0,"));
    score(&w, "'evidence':[],'attempt':2");
    sum = pla_coverage_sum(w.coverage);
    assert_int_equal(sum.covered, 5);
    assert_int_equal(pla_json_node_count(pla_json_node_get(result(&w), "missing")), 0);
    assert_non_null(strstr(w.json.at, "\"percent\":100.0,"));
    end(&w);
}

static void other_loads_add_to_the_same_counts(void **state)
{
    struct world w;
    (void)state;
    begin(&w);
    score(&w, ITEM("9", "true") "," RATED("high"));
    size_t all = pla_coverage_sum(w.coverage).all;
    load(&w, text, pla_day_of(2027, 11, 1));
    score(&w, ITEM("8", "true") "," RATED("high"));
    assert_int_equal(pla_coverage_sum(w.coverage).all, all);
    const struct pla_json_node *hours = need(result(&w), "conditions", "text", "hours at least 9");
    assert_int_equal(number(hours, "met"), 1);
    assert_int_equal(number(hours, "not_met"), 1);
    end(&w);
}

/** Loops write many conditions on one line: each is counted for itself. */
static void conditions_of_a_loop_are_several(void **state)
{
    static const char loop[] =
        "local awards = {}\n"
        "for i = 1, 3 do awards[i] = { id = 'X' .. i, badge = 'x', when = attempt():is(i) } end\n"
        "return rubric { id = 'r', version = '1', awards = awards }";
    struct world w;
    (void)state;
    begin(&w);
    load(&w, loop, 0);
    score(&w, "'evidence':[],'attempt':2");
    load(&w, loop, 1);
    score(&w, "'evidence':[],'attempt':2");
    const struct pla_json_node *root = result(&w);
    assert_int_equal(pla_json_node_count(pla_json_node_get(root, "conditions")), 3);
    assert_int_equal(number(need(root, "conditions", "text", "attempt is 2"), "met"), 2);
    assert_int_equal(number(need(root, "conditions", "text", "attempt is 3"), "not_met"), 2);
    end(&w);
}

/** An award over an exam applies where there is such evidence: nobody wrote that condition. */
static void what_the_engine_made_is_not_counted(void **state)
{
    static const char exam[] =
        "return rubric { id = 'r', version = '1', awards = {\n"
        "{ id = 'X', course = 'C', credits = 3, when = exam 'E':at_least(50) } } }";
    struct world w;
    (void)state;
    begin(&w);
    load(&w, exam, 0);
    score(&w, "'evidence':[]");
    const struct pla_json_node *root = result(&w);
    assert_int_equal(pla_json_node_count(pla_json_node_get(root, "conditions")), 1);
    assert_int_equal(number(need(root, "awards", "id", "X"), "left_out"), 1);
    end(&w);
}

static const char two_methods[] =
    "return rubric { id = 'r', version = '1', method = 'portfolio', awards = {\n"
    "  { id = 'X', badge = 'x', when = attempt():at_most(2) } } }";
static const char gates[] = "local here = held_credits { here = true }:at_least(12)\n"       /* 1 */
                            "return policy { id = 'p', version = '1',\n"                     /* 2 */
                            "  methods = { portfolio = { resident = ~attempt():is(1) } },\n" /* 3 */
                            "  rules = {\n"                                                  /* 4 */
                            "    { id = 'here', when = here, effect = 'hold' },\n"           /* 5 */
                            "    { id = 'exams', method = 'exam', when = here &\n"           /* 6 */
                            "      attempt():at_most(9), effect = 'block' } } }\n";          /* 7 */

/** Rules of the policy count where they concern a method of the rubric's awards, once each. */
static void rules_of_the_policy_are_counted(void **state)
{
    struct world w;
    (void)state;
    begin(&w);
    load_under(&w, two_methods, gates);
    score(&w, "'evidence':[],'attempt':1");
    const struct pla_json_node *root = result(&w);
    /* the award's own, the rule's, and the method's; not what is asked of exams alone */
    assert_int_equal(pla_json_node_count(pla_json_node_get(root, "conditions")), 3);
    const struct pla_json_node *here =
        need(root, "conditions", "text", "credits held (here) at least 12");
    assert_int_equal(number(here, "line"), 1);
    assert_int_equal(number(here, "met"), 0);
    assert_int_equal(number(here, "not_met"), 1);
    need(root, "missing", "text", "\"credits held (here) at least 12\" was never met");
    score(&w, "'evidence':[],'attempt':2,'held':[{'course':'A','credits':12,'here':true}]");
    here = need(result(&w), "conditions", "text", "credits held (here) at least 12");
    assert_int_equal(number(here, "met"), 1);
    score(&w, "'evidence':[],'attempt':3"); /* nothing is earned, so nothing is asked */
    root = result(&w);
    here = need(root, "conditions", "text", "credits held (here) at least 12");
    assert_int_equal(number(here, "met") + number(here, "not_met"), 2);
    const struct pla_json_node *first = need(root, "conditions", "text", "attempt is 1");
    assert_int_equal(number(first, "line"), 3);
    assert_int_equal(number(first, "met"), 1);
    assert_int_equal(number(first, "not_met"), 1);
    end(&w);
}

/** Each claim asks the rules anew. */
static void each_claim_asks_the_rules(void **state)
{
    static const char claims[] =
        "return rubric { id = 'r', version = '1', awards = {\n"
        "  each_claim { id = 'X', when = attempt():is(1) },\n"
        "  each_claim { id = 'Y', badge = 'y', when = attempt():is(1) } } }";
    static const char policy[] =
        "return policy { id = 'p', version = '1', rules = {\n"
        "  { id = 'c', when = claim 'course':is 'A', effect = 'refer' } } }";
    struct world w;
    (void)state;
    begin(&w);
    load_under(&w, claims, policy);
    score(&w, "'evidence':[],'claims':[{'id':'a','course':'A','credits':1},"
              "{'id':'b','course':'B','credits':1},{'id':'c','course':'B','credits':1}]");
    const struct pla_json_node *row =
        pla_json_node_first(pla_json_node_get(result(&w), "conditions"));
    const struct pla_json_node *gate = NULL;
    for (; row != NULL; row = pla_json_node_next(row))
        if (pla_text_equal(pla_json_node_text(pla_json_node_get(row, "file")),
                           PLA_TEXT("p/policy.lua")))
            gate = row;
    assert_non_null(gate);
    assert_int_equal(number(gate, "met"), 1);
    assert_int_equal(number(gate, "not_met"), 2);
    end(&w);
}

static void an_incomplete_portfolio_covers_nothing(void **state)
{
    static const char strict[] = "return rubric { id = 'r', version = '1', intake = { require = { "
                                 "'reflection' } }, awards = "
                                 "{ { id = 'X', badge = 'x', when = attempt():is(2) } } }";
    struct world w;
    (void)state;
    begin(&w);
    load(&w, strict, 0);
    score(&w, "'evidence':[]");
    assert_int_equal(pla_coverage_sum(w.coverage).covered, 0);
    assert_int_equal(pla_coverage_sum(w.coverage).all, 4);
    end(&w);
}

/** Memory that runs out while counting is told when the counts are asked for. */
static void memory_that_runs_out_is_an_error(void **state)
{
    struct world w;
    struct pla_err err;
    size_t failed = 0;
    (void)state;
    begin(&w);
    for (size_t n = 1;; n++) {
        struct pla_coverage *fresh = NULL;
        struct pla_str json = {0}, lines = {0};
        struct pla_faults faults = {0};
        pla_alloc_fail_at(0);
        enum pla_code code = pla_coverage_new(&fresh, &err);
        assert_int_equal(code, PLA_OK);
        struct pla_observer observer = pla_coverage_observer(fresh);
        pla_scorer_observe(w.scorer, &observer);
        pla_alloc_fail_at(n);
        code = pla_scorer_record(w.scorer, PLA_TEXT("{\"id\":\"P\",\"evidence\":[]}"), "p", 1,
                                 &lines, NULL, &faults);
        if (code == PLA_OK)
            code = pla_coverage_put_json(fresh, &json, &err);
        bool is_over = pla_alloc_count() < n;
        pla_alloc_fail_at(0);
        pla_coverage_free(fresh);
        pla_str_release(&json);
        pla_str_release(&lines);
        assert_int_equal(code, is_over ? PLA_OK : PLA_MEMORY);
        if (is_over)
            break;
        failed++;
    }
    assert_true(failed > 10);
    pla_scorer_observe(w.scorer, NULL);
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_of_conditions_are_counted),
        cmocka_unit_test(joins_are_not_counted),
        cmocka_unit_test(only_what_can_be_is_missing),
        cmocka_unit_test(levels_awards_and_outcomes_are_counted),
        cmocka_unit_test(referred_is_the_most_of_an_award_for_a_person),
        cmocka_unit_test(all_is_covered_when_all_was_seen),
        cmocka_unit_test(other_loads_add_to_the_same_counts),
        cmocka_unit_test(conditions_of_a_loop_are_several),
        cmocka_unit_test(what_the_engine_made_is_not_counted),
        cmocka_unit_test(rules_of_the_policy_are_counted),
        cmocka_unit_test(each_claim_asks_the_rules),
        cmocka_unit_test(an_incomplete_portfolio_covers_nothing),
        cmocka_unit_test(memory_that_runs_out_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
