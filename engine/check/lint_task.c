// SPDX-License-Identifier: Apache-2.0
/** Loading for lint, and what it finds as lines. */
#include "check/lint_task.h"

#include "batch/score_task.h"

static enum pla_code look(const struct pla_lint_run *run, const struct pla_loaded *rubric,
                          const struct pla_loaded *policy, struct pla_str *out,
                          struct pla_faults *faults)
{
    struct pla_lint_subject subject = {.rubric = rubric != NULL ? pla_loaded_rubric(rubric) : NULL,
                                       .policy = policy != NULL ? pla_loaded_policy(policy) : NULL,
                                       .sources = rubric != NULL ? run->rubric : run->policy,
                                       .as_of = run->as_of};
    struct pla_lint_list list;
    struct pla_arena arena;
    struct pla_err err;
    pla_arena_init(&arena, 0);
    enum pla_code code = pla_lint(&subject, &arena, &list, &err);
    if (code == PLA_OK) {
        pla_lint_put_json(&list, out);
        code = pla_str_check(out, &err);
    }
    if (code != PLA_OK)
        pla_faults_add(faults, &err);
    pla_arena_release(&arena);
    return code;
}

enum pla_code pla_lint_run(const struct pla_lint_run *run, struct pla_str *out,
                           struct pla_faults *faults)
{
    struct pla_loaded *rubric = NULL, *policy = NULL;
    struct pla_faults aside = {0};
    enum pla_code code = PLA_OK;
    if (run->rubric != NULL)
        code = pla_rubric_load(run->rubric, run->limits, run->as_of, &rubric, faults);
    if (code == PLA_OK && run->policy != NULL) {
        enum pla_code loaded = pla_policy_load(run->policy, run->limits, run->as_of, &policy,
                                               run->rubric != NULL ? &aside : faults);
        code = run->rubric == NULL || loaded == PLA_MEMORY ? loaded : PLA_OK;
    }
    if (code == PLA_OK)
        code = look(run, rubric, policy, out, faults);
    pla_loaded_free(policy);
    pla_loaded_free(rubric);
    return code;
}

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    return pla_lint_run(ctx, out, faults);
}

struct pla_task pla_lint_task(struct pla_lint_run *run)
{
    return (struct pla_task){.ctx = run, .prepare = pla_score_prepare, .start = start};
}
