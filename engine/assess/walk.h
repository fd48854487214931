// SPDX-License-Identifier: Apache-2.0
/**
 * A walk over the evidence that counts for a measure, gathering the ids it rests on.
 *
 *     struct pla_walk walk;
 *     const struct pla_item *item;
 *     pla_walk_begin(&walk, run, measure->filter, out);
 *     while ((item = pla_walk_next(&walk)) != NULL) {
 *         ...                         // walk.is_sure: it counts whatever is not known yet
 *         pla_walk_take(&walk, item); // it is part of the value
 *     }
 *     if (pla_walk_end(&walk))
 *         pla_range_set(out, ...);    // else out has failed already
 */
#pragma once

#include "assess/filter.h"

struct pla_walk {
    bool is_sure; /**< the item given last counts for sure */
    const struct pla_filter_dates *dates;

    struct pla_run *run; /**< from here on private to walk.c */
    const struct pla_filter *filter;
    struct pla_value *out;
    struct pla_filter_dates own_dates;
    size_t at;
    struct pla_text *ids;
    size_t id_count;
};

void pla_walk_begin(struct pla_walk *walk, struct pla_run *run, const struct pla_filter *filter,
                    struct pla_value *out);
/** The next item that counts or may count; NULL at the end, and when something failed. */
const struct pla_item *pla_walk_next(struct pla_walk *walk);
/** Name the item given last as evidence; once. */
void pla_walk_take(struct pla_walk *walk, const struct pla_item *item);
/** Put the evidence into the value. @return false if the value has failed */
bool pla_walk_end(struct pla_walk *walk);
