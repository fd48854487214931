// SPDX-License-Identifier: Apache-2.0
/**
 * In which order awards are served where not all can be: the learner's choices, the most credit, as
 * listed, or by a list of keys.
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

/* ---- a list of keys ---- */

/** The highest level first; what is not one of these comes last. */
static int level_of(const struct pla_entry *entry)
{
    static const char *const levels[] = {"graduate", "upper", "lower", "vocational"};
    enum { LEVELS = sizeof levels / sizeof levels[0] };
    int level = 0;

    while (level < LEVELS &&
           !pla_text_equal(entry->result->credit_level, pla_text_of(levels[level])))
        level++;
    return level;
}

static int by_key(enum pla_prefer_key key, const struct pla_entry *a, const struct pla_entry *b)
{
    switch (key) {
    case PLA_KEY_CHOICES:
        return a->rank < b->rank ? -1 : a->rank > b->rank;
    case PLA_KEY_CREDIT_LEVEL:
        return level_of(a) - level_of(b);
    case PLA_KEY_MOST_CREDIT:
        return pla_rational_compare(b->credits, a->credits);
    case PLA_KEY_LEAST_CREDIT:
        return pla_rational_compare(a->credits, b->credits);
    default:
        return 0; /* as listed, which is the last word anyway */
    }
}

/** True if `a` is served before `b`. */
static bool is_before(const struct pla_policy *policy, const struct pla_entry *a,
                      const struct pla_entry *b)
{
    for (size_t i = 0; i < policy->prefer_key_count; i++) {
        int order = by_key(policy->prefer_keys[i], a, b);
        if (order != 0)
            return order < 0;
        if (policy->prefer_keys[i] == PLA_KEY_LISTED)
            break;
    }
    return a->order < b->order;
}

/** Awards of one record are few: sorted by insertion, as qsort takes no policy along. */
static void sort_by_keys(const struct pla_policy *policy, struct pla_entry **order, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct pla_entry *entry = order[i];
        size_t at = i;
        while (at > 0 && is_before(policy, entry, order[at - 1])) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = entry;
    }
}

/* ---- the order ---- */

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
        bool has_rank = prefer == PLA_PREFER_CHOICES || prefer == PLA_PREFER_KEYS;
        order[i]->rank = has_rank ? rank_in(choices, order[i]) : 0;
    }
    if (prefer == PLA_PREFER_KEYS)
        sort_by_keys(limiter->policy, order, limiter->entry_count);
    if (prefer == PLA_PREFER_MOST_CREDIT)
        qsort(order, limiter->entry_count, sizeof(struct pla_entry *), by_credit);
    else if (prefer == PLA_PREFER_CHOICES && choices->count > 0)
        qsort(order, limiter->entry_count, sizeof(struct pla_entry *), by_rank);
    return order;
}
