// SPDX-License-Identifier: Apache-2.0
/** Load a rubric or policy only to see whether it loads. */
#include "check/loads.h"

#include "batch/score_task.h"

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

enum pla_code pla_load_check(const struct pla_load_check *check, struct pla_str *out,
                             struct pla_faults *faults)
{
    struct pla_loaded *loaded = NULL;
    enum pla_code code = pla_sources_parse(check->sources, check->limits, faults);
    if (code != PLA_OK)
        return code;
    code = check->is_policy
               ? pla_policy_load(check->sources, check->limits, check->as_of, &loaded, faults)
               : pla_rubric_load(check->sources, check->limits, check->as_of, &loaded, faults);
    if (code == PLA_OK && check->is_policy)
        put_identity(out, pla_loaded_policy(loaded)->id, pla_loaded_policy(loaded)->version);
    else if (code == PLA_OK)
        put_identity(out, pla_loaded_rubric(loaded)->id, pla_loaded_rubric(loaded)->version);
    if (code == PLA_OK)
        pla_loaded_free(loaded);
    if (!check->is_policy)
        code = pla_code_worst(code, check_cases(check, faults));
    return code;
}

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    return pla_load_check(ctx, out, faults);
}

struct pla_task pla_load_check_task(struct pla_load_check *check)
{
    return (struct pla_task){.ctx = check, .prepare = pla_score_prepare, .start = start};
}
