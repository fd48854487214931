// SPDX-License-Identifier: Apache-2.0
/** A way through measures and conditions, which share their parts, that comes by each once. */
#include "rubric/tour.h"

void pla_tour_begin(struct pla_tour *tour)
{
    tour->lang->stamp++;
}

void pla_tour_measure(struct pla_tour *tour, const struct pla_measure *measure)
{
    if (measure == NULL)
        return;
    struct pla_draft_measure *draft = pla_measure_draft(tour->lang, measure);
    if (draft->stamp == tour->lang->stamp)
        return;
    draft->stamp = tour->lang->stamp;
    for (size_t i = 0; i < measure->arg_count; i++)
        pla_tour_measure(tour, measure->args[i]);
    for (size_t i = 0; i < measure->entry_count; i++)
        pla_tour_measure(tour, measure->entries[i].measure);
    if (draft->filter != NULL) {
        const struct pla_draft_measure *dates[] = {draft->filter->since, draft->filter->until,
                                                   draft->filter->clip};
        for (int i = 0; i < 3; i++)
            pla_tour_measure(tour, dates[i] != NULL ? &dates[i]->m : NULL);
    }
    if (tour->measure != NULL)
        tour->measure(tour->ctx, draft);
}

static void tour_side(struct pla_tour *tour, const struct pla_measure *final,
                      const struct pla_raw *written)
{
    if (final != NULL)
        pla_tour_measure(tour, final);
    else if (written->is == PLA_RAW_MEASURE)
        pla_tour_measure(tour, &written->measure->m);
}

void pla_tour_cond(struct pla_tour *tour, const struct pla_cond *cond)
{
    if (cond == NULL)
        return;
    struct pla_draft_cond *draft = pla_cond_draft(tour->lang, cond);
    if (draft->stamp == tour->lang->stamp)
        return;
    draft->stamp = tour->lang->stamp;
    for (size_t i = 0; i < cond->part_count; i++)
        pla_tour_cond(tour, cond->parts[i]);
    pla_tour_measure(tour, cond->measure);
    tour_side(tour, cond->low, &draft->low);
    tour_side(tour, cond->high, &draft->high);
    if (tour->cond != NULL)
        tour->cond(tour->ctx, draft);
}
