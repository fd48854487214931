// SPDX-License-Identifier: Apache-2.0
/** Load a rubric or policy only to see whether it loads. */
#include "check/loads.h"

#include "batch/score_task.h"
#include "check/lint.h"

static void put_identity(struct pla_str *out, struct pla_text id, struct pla_text version)
{
    PLA_PUT(out, "{\"id\":");
    pla_str_put_json(out, id);
    PLA_PUT(out, ",\"version\":");
    pla_str_put_json(out, version);
    PLA_PUT(out, "}\n");
}

/** cases.lua is optional; one that is there must load. */
static enum pla_code check_cases(const struct pla_load_check *check, struct pla_faults *faults)
{
    struct pla_arena arena;
    struct pla_case *cases;
    size_t count;
    bool has_cases = false;
    for (size_t i = 0; i < check->sources->count; i++)
        has_cases =
            has_cases || pla_text_equal(check->sources->files[i].name, PLA_TEXT("cases.lua"));
    if (!has_cases)
        return PLA_OK;
    pla_arena_init(&arena, 0);
    enum pla_code code =
        pla_cases_load(check->sources, check->limits, &arena, &cases, &count, faults);
    pla_arena_release(&arena);
    return code;
}

/** The file a fault is about ("title/name:12"), or the number of files if it is about none. */
static size_t file_of(const struct pla_sources *sources, const char *where)
{
    size_t title = strlen(sources->title), i = 0;
    if (strncmp(where, sources->title, title) != 0 || where[title] != '/')
        return sources->count;
    for (; i < sources->count; i++) {
        struct pla_text name = sources->files[i].name;
        if (strncmp(where + title + 1, name.at, name.length) == 0 &&
            strchr(":", where[title + 1 + name.length]) != NULL)
            break;
    }
    return i;
}

/** Faults of a file that is no Lua at all are told apart from a rubric that is wrong. */
static enum pla_code classify(const struct pla_load_check *check, struct pla_faults *faults,
                              enum pla_code code)
{
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        struct pla_err *fault = &faults->items[i], err;
        size_t file = file_of(check->sources, fault->where);
        bool is_wrong = fault->code == PLA_RUBRIC || fault->code == PLA_POLICY;
        if (is_wrong && file < check->sources->count &&
            pla_source_parse(check->sources, file, check->limits, &err) == PLA_SYNTAX)
            fault->code = PLA_SYNTAX;
        if (fault->code == PLA_SYNTAX && (code == PLA_RUBRIC || code == PLA_POLICY))
            code = PLA_SYNTAX;
    }
    return code;
}

/** What the lint says of what was loaded. A policy that does not load is told when it is checked.
 */
static enum pla_code lint(const struct pla_load_check *check, const struct pla_loaded *loaded,
                          struct pla_str *out, struct pla_faults *faults)
{
    struct pla_loaded *policy = NULL;
    struct pla_faults unused = {0};
    struct pla_lint_list list;
    struct pla_arena arena;
    struct pla_err err;
    pla_arena_init(&arena, 0);
    struct pla_lint_subject subject = {.rubric = pla_loaded_rubric(loaded),
                                       .policy = pla_loaded_policy(loaded),
                                       .sources = check->sources,
                                       .as_of = check->as_of};
    if (!check->is_policy && check->policy != NULL &&
        pla_policy_load(check->policy, check->limits, check->as_of, &policy, &unused) == PLA_OK)
        subject.policy = pla_loaded_policy(policy);
    enum pla_code code = pla_lint(&subject, &arena, &list, &err);
    if (code == PLA_OK)
        pla_lint_put_json(&list, out);
    else
        pla_faults_add(faults, &err);
    pla_loaded_free(policy);
    pla_arena_release(&arena);
    return code;
}

static enum pla_code load(const struct pla_load_check *check, struct pla_str *out,
                          struct pla_faults *faults)
{
    struct pla_loaded *loaded = NULL;
    enum pla_code code =
        check->is_policy
            ? pla_policy_load(check->sources, check->limits, check->as_of, &loaded, faults)
            : pla_rubric_load(check->sources, check->limits, check->as_of, &loaded, faults);
    if (code != PLA_OK)
        return code;
    if (check->is_policy)
        put_identity(out, pla_loaded_policy(loaded)->id, pla_loaded_policy(loaded)->version);
    else
        put_identity(out, pla_loaded_rubric(loaded)->id, pla_loaded_rubric(loaded)->version);
    code = lint(check, loaded, out, faults);
    pla_loaded_free(loaded);
    return code;
}

enum pla_code pla_load_check(const struct pla_load_check *check, struct pla_str *out,
                             struct pla_faults *faults)
{
    enum pla_code code = load(check, out, faults);
    if (!check->is_policy)
        code = pla_code_worst(code, check_cases(check, faults));
    return classify(check, faults, code);
}

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    return pla_load_check(ctx, out, faults);
}

struct pla_task pla_load_check_task(struct pla_load_check *check)
{
    return (struct pla_task){.ctx = check, .prepare = pla_score_prepare, .start = start};
}
