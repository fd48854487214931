// SPDX-License-Identifier: Apache-2.0
/**
 * Exclusive groups of a rubric: of its awards in one group the most credit stands, ties the first
 * listed. An undecided better one leaves the winner standing and says that it may improve.
 */
#include <stdlib.h>

#include "assess/limit.h"

static int by_group(const void *a, const void *b)
{
    const struct pla_entry *x = *(struct pla_entry *const *)a, *y = *(struct pla_entry *const *)b;
    int order = pla_text_compare(x->run->rubric->id, y->run->rubric->id);

    if (order == 0)
        order = pla_text_compare(x->award->exclusive, y->award->exclusive);
    return order != 0 ? order : x->order < y->order ? -1 : 1;
}

static bool same_group(const struct pla_entry *a, const struct pla_entry *b)
{
    return pla_text_equal(a->award->exclusive, b->award->exclusive) &&
           pla_text_equal(a->run->rubric->id, b->run->rubric->id);
}

static void settle_group(struct pla_limiter *limiter, struct pla_entry *const *group, size_t count)
{
    struct pla_entry *best = NULL;

    for (size_t i = 0; i < count; i++)
        if (group[i]->is_standing && (best == NULL || pla_entry_is_better(group[i], best)))
            best = group[i];
    if (best == NULL)
        return;
    struct pla_text why = pla_text_join(limiter->arena, best->result->id, PLA_TEXT(" stands"));
    for (size_t i = 0; i < count; i++) {
        if (group[i]->is_open && pla_entry_is_better(group[i], best))
            best->result->may_improve = true;
        if (group[i]->is_standing && group[i] != best)
            pla_limit_block(limiter, group[i], PLA_TEXT("exclusive:"), group[i]->award->exclusive,
                            why);
    }
}

void pla_limit_exclusive(struct pla_limiter *limiter)
{
    size_t count = 0;

    for (size_t i = 0; i < limiter->entry_count; i++)
        count += limiter->entries[i].award->exclusive.at != NULL;
    if (count < 2)
        return;
    struct pla_entry **sorted = PLA_NEW_ARRAY(limiter->arena, count, struct pla_entry *);
    if (sorted == NULL)
        return;
    count = 0;
    for (size_t i = 0; i < limiter->entry_count; i++)
        if (limiter->entries[i].award->exclusive.at != NULL)
            sorted[count++] = &limiter->entries[i];
    qsort(sorted, count, sizeof(struct pla_entry *), by_group);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && same_group(sorted[from], sorted[to]);)
            to++;
        settle_group(limiter, sorted + from, to - from);
    }
}
