// SPDX-License-Identifier: Apache-2.0
/** Coming by every measure and condition once. */
#include "check/visit.h"

bool pla_visit_begin(struct pla_visit *visit, const struct pla_program *program,
                     struct pla_arena *arena)
{
    visit->seen_measures = PLA_NEW_ARRAY(arena, program->measure_count, uint32_t);
    visit->seen_conds = PLA_NEW_ARRAY(arena, program->cond_count, uint32_t);
    visit->round = 1;
    return visit->seen_measures != NULL && visit->seen_conds != NULL;
}

void pla_visit_again(struct pla_visit *visit)
{
    visit->round++;
}

void pla_visit_measure(struct pla_visit *visit, const struct pla_measure *measure)
{
    if (measure == NULL || visit->seen_measures[measure->id] == visit->round)
        return;
    visit->seen_measures[measure->id] = visit->round;
    if (visit->measure != NULL)
        visit->measure(visit->ctx, measure);
    for (size_t i = 0; i < measure->arg_count; i++)
        pla_visit_measure(visit, measure->args[i]);
    for (size_t i = 0; i < measure->entry_count; i++)
        pla_visit_measure(visit, measure->entries[i].measure);
    if (measure->filter != NULL) {
        pla_visit_measure(visit, measure->filter->since);
        pla_visit_measure(visit, measure->filter->until);
        pla_visit_measure(visit, measure->filter->clip);
    }
}

void pla_visit_cond(struct pla_visit *visit, const struct pla_cond *cond)
{
    if (cond == NULL || visit->seen_conds[cond->id] == visit->round)
        return;
    visit->seen_conds[cond->id] = visit->round;
    if (visit->cond != NULL)
        visit->cond(visit->ctx, cond);
    pla_visit_measure(visit, cond->measure);
    pla_visit_measure(visit, cond->low);
    pla_visit_measure(visit, cond->high);
    for (size_t i = 0; i < cond->part_count; i++)
        pla_visit_cond(visit, cond->parts[i]);
}

void pla_visit_award(struct pla_visit *visit, const struct pla_award *award)
{
    pla_visit_cond(visit, award->applies);
    pla_visit_cond(visit, award->when);
    pla_visit_measure(visit, award->by);
    pla_visit_measure(visit, award->credits);
    pla_visit_cond(visit, award->post_when);
}
