// SPDX-License-Identifier: Apache-2.0
/**
 * In which order awards are served where not all can be: the learner's choices, the most credit, or
 * as listed.
 */
#include <stdlib.h>

#include "assess/limit.h"

static size_t rank_in(const struct pla_text_list *choices, const struct pla_entry *entry)
{
    for (size_t i = 0; i < choices->count; i++)
        if (pla_text_equal(choices->items[i], entry->result->id) ||
            pla_text_equal(choices->items[i], entry->award->id))
            return i;
    return choices->count;
}

static int by_rank(const void *a, const void *b)
{
    const struct pla_entry *x = *(struct pla_entry *const *)a, *y = *(struct pla_entry *const *)b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static int by_credit(const void *a, const void *b)
{
    const struct pla_entry *x = *(struct pla_entry *const *)a, *y = *(struct pla_entry *const *)b;

    if (x == y)
        return 0;
    return pla_entry_is_better(x, y) ? -1 : 1;
}

struct pla_entry **pla_limit_order(struct pla_limiter *limiter)
{
    struct pla_entry **order =
        PLA_NEW_ARRAY(limiter->arena, limiter->entry_count, struct pla_entry *);
    const struct pla_text_list *choices = &limiter->portfolio->choices;
    enum pla_prefer prefer = limiter->policy->prefer;

    if (order == NULL)
        return NULL;
    for (size_t i = 0; i < limiter->entry_count; i++) {
        order[i] = &limiter->entries[i];
        order[i]->rank = prefer == PLA_PREFER_CHOICES ? rank_in(choices, order[i]) : 0;
    }
    if (prefer == PLA_PREFER_MOST_CREDIT)
        qsort(order, limiter->entry_count, sizeof(struct pla_entry *), by_credit);
    else if (prefer == PLA_PREFER_CHOICES && choices->count > 0)
        qsort(order, limiter->entry_count, sizeof(struct pla_entry *), by_rank);
    return order;
}
