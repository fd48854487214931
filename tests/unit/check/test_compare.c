// SPDX-License-Identifier: Apache-2.0
/**
 * Comparison of two rubrics over the same records: who gains, who loses, by which condition, and
 * that the totals are those of two separate runs.
 */
#include "base/json_tree.h"
#include "check/compare_task.h"
#include "unit/check/lint_try.h"

/** One side: a rubric text, and a policy text or NULL. */
struct side {
    struct pla_source files[2];
    struct pla_sources rubric, policy;
};

struct world {
    struct side before, after;
    struct pla_compare_task compare_task;
    struct pla_task task;
    struct pla_compare *compare;
    struct pla_arena arena;
    struct pla_reply reply;
    struct pla_str changes, json, text; /**< changes: a line of JSON each */
    struct pla_rational credits[2];     /**< of the decisions themselves */
    size_t records;
};

#define RUBRIC(awards)                                                                             \
    "return rubric { id = 'r', version = '1', scale = { 'low', 'middle', 'high' }, "               \
    "minimum = 'middle', criteria = { { id = 'a', title = 'A' } }, awards = { " awards " } }"
#define COURSE(id, course, credits, when)                                                          \
    "{ id = '" id "', course = '" course "', credits = " credits ", when = " when " },"

static struct pla_job job_of(struct side *side, const char *rubric, const char *policy)
{
    side->files[0] = (struct pla_source){PLA_TEXT("rubric.lua"), pla_text_of(rubric)};
    side->files[1] = (struct pla_source){PLA_TEXT("policy.lua"), pla_text_of(policy)};
    side->rubric = (struct pla_sources){"try", "rubric.lua", "try", &side->files[0], 1};
    side->policy = (struct pla_sources){"try", "policy.lua", "try", &side->files[1], 1};
    return (struct pla_job){.rubrics = &side->rubric,
                            .rubric_count = 1,
                            .policy = policy != NULL ? &side->policy : NULL,
                            .as_of = pla_day_of(2026, 11, 1)};
}

static void begin_under(struct world *w, const char *before, const char *before_policy,
                        const char *after, const char *after_policy)
{
    struct pla_faults faults = {0};
    struct pla_err err;
    *w = (struct world){.credits = {PLA_ZERO, PLA_ZERO}};
    pla_arena_init(&w->arena, 0);
    w->compare_task.before = job_of(&w->before, before, before_policy);
    w->compare_task.after = job_of(&w->after, after, after_policy);
    w->task = pla_compare_task(&w->compare_task);
    assert_int_equal(pla_compare_new(&w->compare, &err), PLA_OK);
    enum pla_code code = w->task.start(w->task.ctx, &w->json, &faults);
    if (code != PLA_OK)
        print_error("%s: %s\n", faults.items[0].where, faults.items[0].text);
    assert_int_equal(code, PLA_OK);
}

static void begin(struct world *w, const char *before, const char *after)
{
    begin_under(w, before, NULL, after, NULL);
}

static void end(struct world *w)
{
    w->task.end(w->task.ctx);
    pla_compare_free(w->compare);
    pla_reply_release(&w->reply);
    pla_str_release(&w->changes);
    pla_str_release(&w->json);
    pla_str_release(&w->text);
    pla_arena_release(&w->arena);
}

static enum pla_code see_change(void *ctx, const struct pla_compare_record *record,
                                const struct pla_change *change)
{
    struct world *w = ctx;
    pla_change_put_json(record, change, &w->changes);
    return PLA_OK;
}

/** Score a record under both and compare; `members` beside its id, with ' for ". */
static void compare(struct world *w, const char *members)
{
    static char text[2048];
    struct pla_compare_record pair;
    struct pla_refusal refusal;
    struct pla_err err;
    struct pla_change_sink sink = {w, see_change};
    int length = snprintf(text, sizeof text, "{'id':'P%zu',%s}", ++w->records, members);
    for (int i = 0; i < length; i++)
        text[i] = text[i] == '\'' ? '"' : text[i];
    struct pla_record record = {{text, (size_t)length}, "p.json", 1, 1, 0};
    pla_reply_clear(&w->reply);
    pla_arena_reset(&w->arena);
    struct pla_answer answer = {.code = w->task.serve(w->task.ctx, &record, &w->reply),
                                .lines = {w->reply.lines.at, w->reply.lines.length},
                                .notes = {w->reply.notes.at, w->reply.notes.length},
                                .faults = &w->reply.faults};
    assert_int_equal(pla_compare_read(&record, &answer, &w->arena, &pair, &refusal, &err), PLA_OK);
    assert_int_equal(pla_compare_add(w->compare, &pair, &sink, &w->arena, &err), PLA_OK);
    for (size_t i = 0; i < pair.before_count; i++)
        assert_true(pla_rational_add(w->credits[0], pair.before[i].credits, &w->credits[0]));
    for (size_t i = 0; i < pair.after_count; i++)
        assert_true(pla_rational_add(w->credits[1], pair.after[i].credits, &w->credits[1]));
}

#define HOURS(hours, rest) "'evidence':[{'id':'e','kind':'work','hours':" hours "}]" rest

/** The totals as JSON; the caller frees the tree. */
static struct pla_json_tree *totals(struct world *w)
{
    struct pla_json_tree *tree;
    struct pla_err err;
    pla_str_clear(&w->json);
    pla_compare_put_json(w->compare, &w->json);
    assert_int_equal(
        pla_json_tree_parse((struct pla_text){w->json.at, w->json.length}, "totals", &tree, &err),
        PLA_OK);
    return tree;
}

static const struct pla_json_node *member(const struct pla_json_tree *tree, const char *name)
{
    const struct pla_json_node *node =
        pla_json_node_get(pla_json_node_get(pla_json_tree_root(tree), "totals"), name);
    assert_non_null(node);
    return node;
}

static const struct pla_json_node *row(const struct pla_json_tree *tree, const char *table,
                                       const char *name)
{
    const struct pla_json_node *node = pla_json_node_first(member(tree, table));
    for (; node != NULL; node = pla_json_node_next(node))
        if (pla_text_equal(pla_json_node_text(pla_json_node_get(node, "name")), pla_text_of(name)))
            return node;
    print_error("%s has no %s:\n", table, name);
    for (node = pla_json_node_first(member(tree, table)); node != NULL;
         node = pla_json_node_next(node))
        print_error("  %s\n", pla_json_node_text(pla_json_node_get(node, "name")).at);
    fail();
    return NULL;
}

static void is_number(const struct pla_json_node *node, const char *key, const char *expected)
{
    struct pla_rational have = PLA_ZERO, want = PLA_ZERO;
    assert_true(pla_json_node_rational(pla_json_node_get(node, key), &have));
    assert_true(pla_rational_from_text(pla_text_of(expected), &want));
    if (pla_rational_compare(have, want) != 0)
        print_error("%s is %lld/%lld, not %s\n", key, (long long)have.num, (long long)have.den,
                    expected);
    assert_int_equal(pla_rational_compare(have, want), 0);
}

/* ---- counting ---- */

static const char old_rubric[] = RUBRIC(COURSE("X", "C 1", "3", "hours {}:at_least(40)")
                                            COURSE("Y", "C 2", "4", "hours {}:at_least(80)"));
static const char new_rubric[] = RUBRIC(COURSE("X", "C 1", "3", "hours {}:at_least(60)")
                                            COURSE("Y", "C 2", "4", "hours {}:at_least(70)"));

static void gains_and_losses_are_counted(void **state)
{
    struct world w;
    (void)state;
    begin(&w, old_rubric, new_rubric);
    compare(&w, HOURS("30", ""));  /* nothing either way */
    compare(&w, HOURS("50", ""));  /* loses X */
    compare(&w, HOURS("65", ""));  /* X both */
    compare(&w, HOURS("75", ""));  /* gains Y */
    compare(&w, HOURS("100", "")); /* both both */
    struct pla_json_tree *tree = totals(&w);
    const struct pla_json_node *portfolios = member(tree, "portfolios");
    is_number(portfolios, "compared", "5");
    is_number(portfolios, "same", "3");
    is_number(portfolios, "gaining", "1");
    is_number(portfolios, "losing", "1");
    is_number(row(tree, "courses", "C 1"), "losses", "1");
    is_number(row(tree, "courses", "C 1"), "before", "12");
    is_number(row(tree, "courses", "C 1"), "after", "9");
    is_number(row(tree, "awards", "Y"), "gains", "1");
    is_number(row(tree, "awards", "Y"), "after", "8");
    is_number(row(tree, "programs", "(none)"), "count", "5");
    pla_json_tree_free(tree);
    end(&w);
}

/** What the comparison adds up is what two separate runs give. */
static void totals_are_those_of_two_runs(void **state)
{
    struct world w;
    char members[200];
    (void)state;
    begin(&w, old_rubric, new_rubric);
    for (int hours = 0; hours < 120; hours += 7) {
        snprintf(members, sizeof members,
                 "'evidence':[{'id':'e','kind':'work','hours':%d}],'learner':{'id':'S','program':"
                 "'BA%d'}",
                 hours, hours % 3);
        compare(&w, members);
    }
    struct pla_json_tree *tree = totals(&w);
    struct pla_rational before = PLA_ZERO, after = PLA_ZERO, one;
    static const char *const tables[] = {"courses", "awards", "programs"};
    for (size_t i = 0; i < 3; i++) {
        before = after = PLA_ZERO;
        const struct pla_json_node *node = pla_json_node_first(member(tree, tables[i]));
        for (; node != NULL; node = pla_json_node_next(node)) {
            assert_true(pla_json_node_rational(pla_json_node_get(node, "before"), &one));
            assert_true(pla_rational_add(before, one, &before));
            assert_true(pla_json_node_rational(pla_json_node_get(node, "after"), &one));
            assert_true(pla_rational_add(after, one, &after));
        }
        assert_int_equal(pla_rational_compare(before, w.credits[0]), 0);
        assert_int_equal(pla_rational_compare(after, w.credits[1]), 0);
    }
    assert_true(w.credits[0].num > 0 && pla_rational_compare(before, after) != 0);
    assert_true(pla_json_node_rational(pla_json_node_get(member(tree, "credits"), "before"), &one));
    assert_int_equal(pla_rational_compare(one, w.credits[0]), 0);
    pla_json_tree_free(tree);
    end(&w);
}

static void the_same_rubric_changes_nothing(void **state)
{
    struct world w;
    (void)state;
    begin(&w, old_rubric, old_rubric);
    compare(&w, HOURS("50", ",'claims':[{'id':'c1'},{'id':'c2'}]"));
    compare(&w, HOURS("'unknown'", ""));
    assert_int_equal(w.changes.length, 0);
    struct pla_json_tree *tree = totals(&w);
    is_number(member(tree, "portfolios"), "same", "2");
    assert_int_equal(pla_json_node_count(member(tree, "causes")), 0);
    pla_json_tree_free(tree);
    end(&w);
}

static void programmes_and_groups_have_their_totals(void **state)
{
    struct world w;
    (void)state;
    begin(&w, old_rubric, new_rubric);
    for (int i = 0; i < 6; i++) {
        compare(&w, HOURS("50", ",'learner':{'id':'S','program':'BA4','groups':{'first':'yes'}}"));
        compare(&w, HOURS("75", ",'learner':{'id':'S','program':'AA2','groups':{'first':'no',"
                                "'age':30}}"));
    }
    compare(&w, HOURS("75", ",'learner':{'id':'S','groups':{'first':'rare'}}"));
    struct pla_json_tree *tree = totals(&w);
    is_number(row(tree, "programs", "BA4"), "losses", "6");
    is_number(row(tree, "programs", "BA4"), "before", "18");
    is_number(row(tree, "programs", "BA4"), "after", "0");
    is_number(row(tree, "programs", "AA2"), "gains", "6");
    is_number(row(tree, "groups", "first=yes"), "losses", "6");
    is_number(row(tree, "groups", "first=no"), "gains", "6");
    is_number(row(tree, "groups", "age=30"), "count", "6");
    /* One learner is no group. */
    assert_int_equal(pla_json_node_count(member(tree, "groups")), 3);
    assert_null(strstr(w.json.at, "rare"));
    is_number(pla_json_node_get(pla_json_tree_root(tree), "totals"), "small_groups", "1");
    pla_compare_put_text(w.compare, &w.text);
    assert_null(strstr(w.text.at, "rare"));
    assert_non_null(strstr(w.text.at, "(1 group of fewer than 5 portfolios is not shown)"));
    pla_json_tree_free(tree);
    end(&w);
}

/* ---- causes ---- */

/** The cause of the only change between two rubrics for one record. */
static void cause_is(const char *before, const char *after, const char *members, const char *kind,
                     const char *cause)
{
    struct world w;
    struct pla_json_tree *tree;
    struct pla_err err;
    begin(&w, before, after);
    compare(&w, members);
    assert_true(w.changes.length > 0);
    size_t lines = 0;
    for (size_t i = 0; i < w.changes.length; i++)
        lines += w.changes.at[i] == '\n';
    if (lines != 1)
        print_error("%s", w.changes.at);
    assert_int_equal(lines, 1);
    assert_int_equal(
        pla_json_tree_parse((struct pla_text){w.changes.at, w.changes.length}, "c", &tree, &err),
        PLA_OK);
    const struct pla_json_node *root = pla_json_tree_root(tree);
    assert_string_equal(pla_json_node_text(pla_json_node_get(root, "cause")).at, cause);
    assert_string_equal(pla_json_node_text(pla_json_node_get(root, "change")).at, kind);
    pla_json_tree_free(tree);
    end(&w);
}

#define ONE(credits, when) RUBRIC(COURSE("X", "C", credits, when))

static void a_bound_that_moved_is_named_with_both_values(void **state)
{
    (void)state;
    cause_is(ONE("3", "hours {}:at_least(40)"), ONE("3", "hours {}:at_least(60)"), HOURS("50", ""),
             "loss", "hours at least 60, was at least 40");
    cause_is(ONE("3", "hours { kind = { 'work', 'blog' } }:at_least(60)"),
             ONE("3", "hours { kind = { 'work', 'blog' } }:at_least(40)"), HOURS("50", ""), "gain",
             "hours (kind work or blog) at least 40, was at least 60");
}

static void a_band_and_a_text_are_named(void **state)
{
    (void)state;
    cause_is(ONE("3", "hours {}:within(40, 60)"), ONE("3", "hours {}:within(51, 60)"),
             HOURS("50", ""), "loss", "hours between 51 and 60, was between 40 and 60");
    cause_is(ONE("3", "learner 'program':is 'BA\"4'"), ONE("3", "learner 'program':is 'AA2'"),
             HOURS("50", ",'learner':{'id':'S','program':'AA2'}"), "gain",
             "learner (field program) is AA2, was is BA\"4");
}

static void the_first_condition_that_differs_is_named(void **state)
{
    (void)state;
    cause_is(ONE("3", "attempt():is(1) & hours {}:at_least(40) & count {}:at_least(1)"),
             ONE("3", "attempt():is(1) & hours {}:at_least(60) & count {}:at_least(2)"),
             HOURS("50", ""), "loss", "hours at least 60, was at least 40");
    /* Within a join the part is named, not the join. */
    cause_is(ONE("3", "attempt():is(2) | hours {}:at_least(40)"),
             ONE("3", "attempt():is(2) | hours {}:at_least(60)"), HOURS("50", ""), "loss",
             "hours at least 60, was at least 40");
}

static void a_condition_on_one_side_only_is_named(void **state)
{
    (void)state;
    cause_is(ONE("3", "hours {}:at_least(40)"), ONE("3", "hours {}:at_least(40) & attempt():is(2)"),
             HOURS("50", ""), "loss", "new condition: attempt is 2");
    cause_is(ONE("3", "hours {}:at_least(40) & attempt():is(2)"), ONE("3", "hours {}:at_least(40)"),
             HOURS("50", ""), "gain", "condition left out: attempt is 2");
}

static void a_criterion_that_all_met_reads_is_named(void **state)
{
    (void)state;
    cause_is("return rubric { id = 'r', version = '1', scale = { 'low', 'middle', 'high' }, "
             "criteria = { { id = 'a', minimum = 'middle' } }, awards = { { id = 'X', badge = 'b', "
             "when = all_met() } } }",
             "return rubric { id = 'r', version = '2', scale = { 'low', 'middle', 'high' }, "
             "criteria = { { id = 'a', minimum = 'high' } }, awards = { { id = 'X', badge = 'b', "
             "when = all_met() } } }",
             HOURS("1", ",'ratings':[{'assessor':'a1','criterion':'a','level':'middle'}]"), "loss",
             "rating (criterion a) at least high, was at least middle");
}

static void other_credit_for_the_same_is_named(void **state)
{
    (void)state;
    cause_is(ONE("3", "hours {}:at_least(40)"), ONE("4", "hours {}:at_least(40)"), HOURS("50", ""),
             "gain", "offers 4, was 3");
}

static void awards_that_come_or_go_are_named(void **state)
{
    (void)state;
    cause_is(ONE("3", "hours {}:at_least(40)"), RUBRIC(""), HOURS("50", ""), "loss",
             "the award is left out, or no longer applies");
    cause_is(RUBRIC(""), ONE("3", "hours {}:at_least(60)"), HOURS("50", ""), "status",
             "the award is new, or applies now");
    cause_is(ONE("3", "hours {}:at_least(40)"),
             "return rubric { id = 'r', version = '2', intake = { require = { 'reflection' } }, "
             "awards = { { id = 'X', course = 'C', credits = 3, when = hours {}:at_least(40) } } }",
             HOURS("50", ""), "loss", "now incomplete: missing:reflection");
}

static void a_limit_of_the_policy_is_named(void **state)
{
    static const char rubric[] = ONE("3", "hours {}:at_least(40)");
    struct world w;
    (void)state;
    begin_under(&w, rubric, "return policy { id = 'p', version = '1' }", rubric,
                "return policy { id = 'p', version = '2', caps = { all = { max = 2 } } }");
    compare(&w, HOURS("50", ""));
    struct pla_json_tree *tree = totals(&w);
    is_number(row(tree, "causes", "limit cap:all"), "losses", "1");
    is_number(row(tree, "courses", "C"), "after", "2");
    pla_json_tree_free(tree);
    end(&w);
}

/* ---- records that cannot be scored ---- */

static void a_record_that_one_side_refuses_is_counted_apart(void **state)
{
    struct world w;
    (void)state;
    begin(&w, ONE("3", "hours {}:at_least(40)"),
          "return rubric { id = 'r', version = '2', awards = { { id = 'X', course = 'C', credits "
          "= 3, when = hours {}:at_least(40) } } }");
    compare(&w, HOURS("50", ",'ratings':[{'assessor':'a1','criterion':'a','level':'middle'}]"));
    compare(&w, "'evidence':7");
    compare(&w, HOURS("50", ""));
    struct pla_json_tree *tree = totals(&w);
    const struct pla_json_node *portfolios = member(tree, "portfolios");
    is_number(portfolios, "compared", "1");
    is_number(portfolios, "not_scored", "1");
    is_number(portfolios, "not_scored_before", "0");
    is_number(portfolios, "not_scored_after", "1");
    pla_json_tree_free(tree);
    end(&w);
}

/* ---- memory ---- */

static void memory_that_runs_out_is_an_error(void **state)
{
    struct world w;
    struct pla_err err;
    struct pla_refusal refusal;
    struct pla_compare_record pair;
    static const char text[] = "{\"id\":\"P\",\"learner\":{\"id\":\"S\",\"groups\":{\"g\":\"v\"}},"
                               "\"evidence\":[{\"id\":\"e\",\"kind\":\"work\",\"hours\":50}]}";
    struct pla_record record = {{text, sizeof text - 1}, "p.json", 1, 1, 0};
    (void)state;
    begin(&w, old_rubric, new_rubric);
    assert_int_equal(w.task.serve(w.task.ctx, &record, &w.reply), PLA_OK);
    struct pla_answer answer = {.code = PLA_OK,
                                .lines = {w.reply.lines.at, w.reply.lines.length},
                                .notes = {w.reply.notes.at, w.reply.notes.length},
                                .faults = &w.reply.faults};
    size_t failed = 0;
    for (size_t n = 1;; n++) {
        struct pla_compare *fresh = NULL;
        struct pla_arena arena;
        pla_arena_init(&arena, 0);
        pla_alloc_fail_at(n);
        enum pla_code code = pla_compare_new(&fresh, &err);
        if (code == PLA_OK)
            code = pla_compare_read(&record, &answer, &arena, &pair, &refusal, &err);
        if (code == PLA_OK)
            code = pla_compare_add(fresh, &pair, NULL, &arena, &err);
        bool is_over = pla_alloc_count() < n;
        pla_alloc_fail_at(0);
        pla_compare_free(fresh);
        pla_arena_release(&arena);
        assert_int_equal(code, is_over ? PLA_OK : PLA_MEMORY);
        if (is_over)
            break;
        failed++;
    }
    assert_true(failed > 5);
    end(&w);
}

/* ---- text ---- */

static void changes_and_totals_are_readable(void **state)
{
    struct world w;
    (void)state;
    begin(&w, old_rubric, new_rubric);
    compare(&w, HOURS("50", ",'learner':{'id':'S','program':'BA4'}"));
    compare(&w, HOURS("75", ",'learner':{'id':'S','program':'AA2'}"));
    assert_string_equal(
        w.changes.at,
        "{\"schema\":1,\"portfolio\":\"P1\",\"attempt\":1,\"program\":\"BA4\",\"rubric\":\"r\","
        "\"claim\":null,\"award\":\"X\",\"course\":\"C 1\",\"change\":\"loss\","
        "\"before\":{\"status\":\"recommended\",\"credits\":3},"
        "\"after\":{\"status\":\"not_met\",\"credits\":0},"
        "\"cause\":\"hours at least 60, was at least 40\"}\n"
        "{\"schema\":1,\"portfolio\":\"P2\",\"attempt\":1,\"program\":\"AA2\",\"rubric\":\"r\","
        "\"claim\":null,\"award\":\"Y\",\"course\":\"C 2\",\"change\":\"gain\","
        "\"before\":{\"status\":\"not_met\",\"credits\":0},"
        "\"after\":{\"status\":\"recommended\",\"credits\":4},"
        "\"cause\":\"hours at least 70, was at least 80\"}\n");
    pla_compare_put_text(w.compare, &w.text);
    assert_string_equal(
        w.text.at, "2 portfolios compared: 1 gain, 1 lose, 0 change without credit, 0 stay\n"
                   "credits: 6 before, 7 after (+1)\n"
                   "recommended -> not_met: 1\n"
                   "not_met -> recommended: 1\n"
                   "\n"
                   "course  awards  gain  lose  credits  change\n"
                   "C 1          2     0     1        3      -3\n"
                   "C 2          2     1     0        4      +4\n"
                   "\n"
                   "award  awards  gain  lose  credits  change\n"
                   "X           2     0     1        3      -3\n"
                   "Y           2     1     0        4      +4\n"
                   "\n"
                   "programme  portfolios  gain  lose  credits  change\n"
                   "AA2                 1     1     0        7      +4\n"
                   "BA4                 1     0     1        0      -3\n"
                   "\n"
                   "because of                          awards  gain  lose  credits  change\n"
                   "hours at least 60, was at least 40       1     0     1        0      -3\n"
                   "hours at least 70, was at least 80       1     1     0        4      +4\n");
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gains_and_losses_are_counted),
        cmocka_unit_test(totals_are_those_of_two_runs),
        cmocka_unit_test(the_same_rubric_changes_nothing),
        cmocka_unit_test(programmes_and_groups_have_their_totals),
        cmocka_unit_test(a_bound_that_moved_is_named_with_both_values),
        cmocka_unit_test(a_band_and_a_text_are_named),
        cmocka_unit_test(the_first_condition_that_differs_is_named),
        cmocka_unit_test(a_condition_on_one_side_only_is_named),
        cmocka_unit_test(a_criterion_that_all_met_reads_is_named),
        cmocka_unit_test(other_credit_for_the_same_is_named),
        cmocka_unit_test(awards_that_come_or_go_are_named),
        cmocka_unit_test(a_limit_of_the_policy_is_named),
        cmocka_unit_test(a_record_that_one_side_refuses_is_counted_apart),
        cmocka_unit_test(memory_that_runs_out_is_an_error),
        cmocka_unit_test(changes_and_totals_are_readable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
