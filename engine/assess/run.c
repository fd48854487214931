// SPDX-License-Identifier: Apache-2.0
/**
 * What a run begins with: room for a value per measure and a state per condition, and a rubric in
 * force.
 */
#include "assess/run.h"

bool pla_run_begin(struct pla_run *run)
{
    const struct pla_program *program = run->program;

    run->values = PLA_NEW_ARRAY(run->arena, program->measure_count, struct pla_value);
    run->value_known = pla_arena_alloc(run->arena, program->measure_count);
    run->states = PLA_NEW_ARRAY(run->arena, program->cond_count, enum pla_state);
    run->state_known = pla_arena_alloc(run->arena, program->cond_count);
    return run->values != NULL && run->value_known != NULL && run->states != NULL &&
           run->state_known != NULL;
}

bool pla_policy_in_effect(const struct pla_policy *policy, pla_day as_of)
{
    return (!policy->has_from || policy->effective_from <= as_of) &&
           (!policy->has_to || as_of <= policy->effective_to);
}

bool pla_rubric_in_effect(const struct pla_rubric *rubric, const struct pla_portfolio *portfolio,
                          pla_day as_of)
{
    const struct pla_date *date = NULL;

    if (rubric->effective_by == PLA_BY_SUBMITTED)
        date = &portfolio->submitted;
    else if (rubric->effective_by == PLA_BY_CATALOG)
        date = &portfolio->catalog;
    pla_day day = date != NULL && date->state == PLA_DATE_KNOWN ? date->first : as_of;
    return (!rubric->has_from || rubric->effective_from <= day) &&
           (!rubric->has_to || day <= rubric->effective_to);
}
