// SPDX-License-Identifier: Apache-2.0
/** plaudit test: run the cases of rubrics. */
#include "base/file.h"
#include "base/json_tree.h"
#include "check/cases.h"
#include "cmd.h"
#include "junit.h"
#include "lines.h"
#include "paths.h"
#include "update.h"
#include "use.h"
#include "worker/run.h"

struct test_values {
    struct cli_common common;
    struct cli_use_values use;
    const char *junit;
    bool json, coverage, update;
    size_t threshold;
};

static const struct cli_opt options[] = {
    {"policy", 'p', CLI_TEXT, offsetof(struct test_values, use.policy), "FILE",
     "score the cases under this policy (default: a plain one)", NULL},
    {"as-of", 0, CLI_DATE, offsetof(struct test_values, use.as_of), "DATE",
     "the date of cases that name none (default: today in UTC)", NULL},
    {"limits", 0, CLI_TEXT, offsetof(struct test_values, use.limits), "NAME=N,...",
     "limits of a rubric: budget, memory, string, source, depth, nodes, result", NULL},
    {"no-isolation", 0, CLI_FLAG, offsetof(struct test_values, use.no_isolation), NULL,
     "run trusted rubrics in this process, without the second wall", NULL},
    {"junit", 0, CLI_TEXT, offsetof(struct test_values, junit), "FILE",
     "also write the results as JUnit XML", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct test_values, json), NULL,
     "a line of JSON a case in place of text", NULL},
    {"coverage", 0, CLI_FLAG, offsetof(struct test_values, coverage), NULL,
     "say what of the rubric, and of the rules of --policy, no case reaches", NULL},
    {"update", 0, CLI_FLAG, offsetof(struct test_values, update), NULL,
     "put what was found in the place of what cases.lua expects", NULL},
    {"threshold", 0, CLI_NUMBER, offsetof(struct test_values, threshold), "PERCENT",
     "fail if the cases reach less of a rubric than this", NULL},
    {0},
};

static const char *const examples[] = {
    "Run the cases of one rubric:",
    "plaudit test networked-learning",
    "See which sentence of the policy no case tries:",
    "plaudit test networked-learning --coverage",
    "Run all there are, for a continuous-integration server:",
    "plaudit test rubrics --policy policy.lua --junit results.xml",
    "After a change that is meant, take what cases give now (look at the difference before keeping "
    "it):",
    "plaudit test networked-learning --update",
    NULL,
};

static const char about_cases[] =
    "PATH is a rubric's folder, or a folder of such folders. Each case is scored twice by two "
    "loads "
    "of the rubric; answers that differ fail it.";
static const char about_update[] =
    "--update changes plain values that stand once where a case is written; what a loop makes is "
    "left to a person and told.";
static const char *const notes[] = {
    about_cases,
    about_update,
    NULL,
};

struct test {
    const struct cli_call *call;
    const struct test_values *values;
    struct cli_use use;
    size_t passed, failed;
    bool is_below;            /**< a rubric's coverage is below the threshold */
    struct cli_update update; /**< of the rubric at hand */
    size_t left;              /**< differences that --update leaves to a person */
    struct pla_str junit;
};

/** Every difference of a case, a line each. */
static void put_differences(const struct pla_json_node *differences, struct pla_str *s)
{
    const struct pla_json_node *node = pla_json_node_first(differences);
    for (; node != NULL; node = pla_json_node_next(node)) {
        if (s->length > 0)
            PLA_PUT(s, "\n");
        pla_str_put_text(s, pla_json_node_text(node));
    }
}

static void show_case(struct test *test, const struct pla_json_node *root)
{
    const struct cli_out *out = test->call->out;
    struct pla_str text = {0};
    bool is_ok = pla_json_node_bool(pla_json_node_get(root, "ok"), false);
    if (is_ok && !out->is_verbose)
        return;
    cli_put_color(out, &text, is_ok ? CLI_GOOD : CLI_BAD,
                  is_ok ? PLA_TEXT("ok") : PLA_TEXT("FAILED"));
    PLA_PUT(&text, "  ");
    cli_put_color(out, &text, CLI_STRONG, pla_json_node_text(pla_json_node_get(root, "case")));
    struct pla_rational line;
    if (!is_ok && pla_json_node_rational(pla_json_node_get(root, "line"), &line)) {
        PLA_PUT(&text, "  (");
        cli_put_color(out, &text, CLI_FAINT, pla_json_node_text(pla_json_node_get(root, "place")));
        PLA_PUT(&text, ":");
        pla_rational_put(&text, line);
        PLA_PUT(&text, ")");
    }
    PLA_PUT(&text, "\n");
    const struct pla_json_node *node = pla_json_node_first(pla_json_node_get(root, "differences"));
    for (; node != NULL; node = pla_json_node_next(node)) {
        PLA_PUT(&text, "  ");
        cli_put_color(out, &text, CLI_PLAIN, pla_json_node_text(node));
        PLA_PUT(&text, "\n");
    }
    (void)cli_out_put(test->call->out, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
}

/** Where something stands: "file:line". */
static void put_place(const struct cli_out *out, const struct pla_json_node *node,
                      struct pla_str *s)
{
    struct pla_rational line;
    cli_put_color(out, s, CLI_FAINT, pla_json_node_text(pla_json_node_get(node, "file")));
    if (pla_json_node_rational(pla_json_node_get(node, "line"), &line)) {
        PLA_PUT(s, ":");
        pla_rational_put(s, line);
    }
}

/** What the cases of a rubric reach of it; below the threshold the test fails. */
static void take_coverage(struct test *test, const struct pla_json_node *coverage)
{
    const struct cli_out *out = test->call->out;
    struct pla_rational covered = PLA_ZERO, all = PLA_ZERO;
    struct pla_str text = {0};
    (void)pla_json_node_rational(pla_json_node_get(coverage, "covered"), &covered);
    (void)pla_json_node_rational(pla_json_node_get(coverage, "all"), &all);
    int64_t percent = all.num > 0 ? covered.num * 100 / all.num : 100;
    bool is_low = percent < (int64_t)test->values->threshold;
    test->is_below = test->is_below || is_low;
    if (test->values->json)
        return;
    const struct pla_json_node *node = pla_json_node_first(pla_json_node_get(coverage, "missing"));
    for (; node != NULL && test->values->coverage; node = pla_json_node_next(node)) {
        cli_put_color(out, &text, CLI_UNSURE, PLA_TEXT("untried"));
        PLA_PUT(&text, "  ");
        cli_put_color(out, &text, CLI_PLAIN, pla_json_node_text(pla_json_node_get(node, "text")));
        PLA_PUT(&text, "  (");
        put_place(out, node, &text);
        PLA_PUT(&text, ")\n");
    }
    cli_put_color(out, &text, is_low ? CLI_BAD : CLI_GOOD, PLA_TEXT("reached"));
    PLA_PUT(&text, "  ");
    pla_str_put_format(&text, "%lld of %lld (%lld %%) of ", (long long)covered.num,
                       (long long)all.num, (long long)percent);
    cli_put_color(out, &text, CLI_STRONG,
                  pla_json_node_text(pla_json_node_get(coverage, "rubric")));
    if (is_low)
        pla_str_put_format(&text, ", less than %zu %%", test->values->threshold);
    PLA_PUT(&text, "\n");
    (void)cli_out_put(test->call->out, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
}

/** Remember a case for --update. */
static void note_case(struct test *test, const struct pla_json_node *root)
{
    struct pla_rational line = PLA_ZERO;
    const struct pla_json_node *node = pla_json_node_first(pla_json_node_get(root, "differences"));
    (void)pla_json_node_rational(pla_json_node_get(root, "line"), &line);
    cli_update_case(&test->update, (size_t)line.num);
    for (; node != NULL; node = pla_json_node_next(node))
        cli_update_differ(&test->update, (size_t)line.num, pla_json_node_text(node));
}

/** Count a case and add it to what was asked for. */
static enum pla_code take_case(struct test *test, struct pla_text line, const char *suite,
                               struct pla_str *junit)
{
    struct pla_json_tree *tree;
    struct pla_err err;
    if (pla_json_tree_parse(line, "case", &tree, &err) != PLA_OK) {
        err.code = PLA_BUG;
        cli_out_error(test->call->out, &err, NULL);
        return PLA_BUG;
    }
    const struct pla_json_node *root = pla_json_tree_root(tree);
    const struct pla_json_node *coverage = pla_json_node_get(root, "coverage");
    if (coverage != NULL) {
        take_coverage(test, coverage);
        pla_json_tree_free(tree);
        return PLA_OK;
    }
    struct pla_str differences = {0};
    bool is_ok = pla_json_node_bool(pla_json_node_get(root, "ok"), false);
    put_differences(pla_json_node_get(root, "differences"), &differences);
    test->passed += is_ok;
    test->failed += !is_ok;
    cli_junit_case(junit, pla_text_of(suite), pla_json_node_text(pla_json_node_get(root, "case")),
                   (struct pla_text){differences.at, differences.length});
    if (test->values->update)
        note_case(test, root);
    if (!test->values->json)
        show_case(test, root);
    pla_str_release(&differences);
    pla_json_tree_free(tree);
    return PLA_OK;
}

static enum pla_code take_cases(struct test *test, const char *suite, const struct pla_str *lines)
{
    struct pla_str cases = {0};
    struct pla_text rest = {lines->at, lines->length};
    size_t passed = test->passed, failed = test->failed;
    enum pla_code code = PLA_OK;
    if (test->values->json && rest.length > 0 && !cli_out_put(test->call->out, rest))
        code = PLA_OUTPUT;
    struct pla_text line;
    while (code == PLA_OK && cli_next_line(&rest, &line))
        code = take_case(test, line, suite, &cases);
    failed = test->failed - failed;
    passed = test->passed - passed;
    cli_junit_suite(&test->junit, pla_text_of(suite), passed + failed, failed);
    pla_str_put(&test->junit, cases.at != NULL ? cases.at : "", cases.length);
    cli_junit_suite_end(&test->junit);
    pla_str_release(&cases);
    return code;
}

static struct pla_text cases_of(const struct pla_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        if (pla_text_equal(sources->files[i].name, PLA_TEXT("cases.lua")))
            return sources->files[i].text;
    return (struct pla_text){0};
}

/** Write the file of cases anew, if anything in it changes. */
static enum pla_code update_cases(struct test *test, const char *path,
                                  const struct pla_sources *sources)
{
    const struct cli_update *update = &test->update;
    struct pla_str file = {0}, text = {0};
    struct pla_err err;
    size_t length = strlen(path);
    bool is_file = length > 4 && strcmp(path + length - 4, ".lua") == 0;
    pla_str_put(&file, path, is_file ? (size_t)(pla_file_base(path) - path) : length);
    pla_str_put_z(&file, is_file ? "cases.lua" : "/cases.lua");
    size_t done = cli_update_apply(update, cases_of(sources), &text);
    enum pla_code code = pla_str_check(&text, &err);
    if (code == PLA_OK)
        code = pla_str_check(&file, &err);
    if (code == PLA_OK && done > 0)
        code = pla_file_write(file.at, (struct pla_text){text.at, text.length}, &err);
    if (code != PLA_OK)
        cli_out_error(test->call->out, &err, NULL);
    else if (update->difference_count > 0)
        cli_out_note(test->call->out, "%s: %zu of %zu differences put in", file.at, done,
                     update->difference_count);
    test->left += update->difference_count - (code == PLA_OK ? done : 0);
    pla_str_release(&file);
    pla_str_release(&text);
    return code;
}

static enum pla_code test_rubric(struct test *test, const char *path)
{
    const struct cli_call *call = test->call;
    struct pla_sources *sources = PLA_NEW(call->arena, struct pla_sources);
    struct pla_faults faults = {0};
    struct pla_str lines = {0};
    struct pla_err err;
    enum pla_code code = sources == NULL
                             ? pla_err_memory(&err)
                             : pla_sources_read(path, "rubric.lua", test->use.limits.source_bytes,
                                                call->arena, sources, &err);
    if (code != PLA_OK) {
        cli_out_error(call->out, &err, NULL);
        return code;
    }
    test->use.rubrics = sources;
    test->use.rubric_count = 1;
    struct pla_case_run run = {.rubric = sources,
                               .policy = test->use.has_policy ? &test->use.policy : NULL,
                               .limits = &test->use.limits,
                               .as_of = test->use.as_of,
                               .want_coverage =
                                   test->values->coverage || test->values->threshold > 0};
    struct pla_task task = pla_cases_task(&run);
    code = test->use.is_isolated
               ? pla_worker_run(&task, cli_use_memory(&test->use), &lines, &faults)
               : pla_worker_run_here(&task, &lines, &faults);
    cli_use_tell(call, &test->use, &faults);
    test->update = (struct cli_update){.arena = call->arena};
    enum pla_code taken = take_cases(test, sources->title, &lines);
    if (test->values->update && code == PLA_OK && taken == PLA_OK)
        taken = update_cases(test, path, sources);
    pla_str_release(&lines);
    return code != PLA_OK ? code : taken;
}

static enum pla_code find_rubrics(const struct cli_call *call, struct cli_path_list *list)
{
    struct pla_err err;
    for (size_t i = 0; i < call->operand_count; i++) {
        enum pla_code code = cli_paths_add(list, call->operands[i], call->arena, &err);
        if (code != PLA_OK) {
            cli_out_error(call->out, &err, NULL);
            return code;
        }
    }
    size_t rubrics = 0;
    for (size_t i = 0; i < list->count; i++)
        rubrics += list->items[i].kind == CLI_PATH_RUBRIC;
    if (rubrics > 0)
        return PLA_OK;
    enum pla_code code = pla_err_set(&err, PLA_MISSING, "there is no rubric");
    cli_out_error(call->out, &err, NULL);
    return code;
}

static enum pla_code begin(struct test *test)
{
    const struct cli_call *call = test->call;
    const char *policy = test->values->use.policy;
    struct pla_err err;
    enum pla_code code = cli_use_begin(call, &test->values->use, &test->use);
    if (code != PLA_OK || policy == NULL)
        return code;
    code = pla_sources_read(policy, "policy.lua", test->use.limits.source_bytes, call->arena,
                            &test->use.policy, &err);
    test->use.has_policy = code == PLA_OK;
    if (code != PLA_OK)
        cli_out_error(call->out, &err, NULL);
    return code;
}

static enum pla_code write_junit(struct test *test)
{
    struct pla_str document = {0};
    struct pla_err err;
    cli_junit_begin(&document);
    pla_str_put(&document, test->junit.at != NULL ? test->junit.at : "", test->junit.length);
    cli_junit_end(&document);
    enum pla_code code = pla_str_check(&document, &err);
    if (code == PLA_OK)
        code = pla_file_write(test->values->junit, (struct pla_text){document.at, document.length},
                              &err);
    if (code != PLA_OK)
        cli_out_error(test->call->out, &err, NULL);
    pla_str_release(&document);
    return code;
}

static enum pla_code run(const struct cli_call *call)
{
    struct test test = {.call = call, .values = call->values};
    struct cli_path_list list = {0};
    enum pla_code code = begin(&test);
    if (code == PLA_OK)
        code = find_rubrics(call, &list);
    if (code != PLA_OK)
        return code;
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].kind == CLI_PATH_RUBRIC)
            code = pla_code_worst(code, test_rubric(&test, list.items[i].path));
    bool is_wrong = test.values->update ? test.left > 0 : test.failed > 0;
    if (is_wrong || test.is_below)
        code = pla_code_worst(code, PLA_NO);
    if (test.values->junit != NULL)
        code = pla_code_worst(code, write_junit(&test));
    pla_str_release(&test.junit);
    if (!test.values->json && !call->out->is_quiet) {
        struct pla_str text = {0};
        pla_str_put_format(&text, "%zu passed, %zu failed\n", test.passed, test.failed);
        (void)cli_out_put(call->out, (struct pla_text){text.at, text.length});
        pla_str_release(&text);
    }
    return code;
}

const struct cli_cmd cli_cmd_test = {
    .name = "test",
    .summary = "run the cases of rubrics",
    .operands = "PATH...",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct test_values),
    .run = run,
};
