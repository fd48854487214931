// SPDX-License-Identifier: Apache-2.0
/**
 * Several numbers for one thing (ratings of a criterion, accepted hours of an item) to one number,
 * exactly; missing ones widen it to a range.
 */
#pragma once

#include "model/rubric.h"

/** Numbers given, lowest first, and how many more are needed. */
struct pla_pool {
    const struct pla_rational *sorted;
    size_t count;
    size_t missing;
    struct pla_rational bottom, top; /**< what a missing one lies between; all given ones too */
};

/** Put numbers in order, lowest first. */
void pla_resolve_sort(struct pla_rational *numbers, size_t count);

/**
 * Resolve to the range of results over all the missing ones may be.
 *
 * MEAN, MEDIAN (the mean of the middle two of an even number), LOWEST and HIGHEST never fall when
 * one number rises, so both ends come from the missing ones being all at the bottom or all at the
 * top. AGREED is the common number; given numbers that differ are the range they span, and missing
 * ones may differ in every way.
 *
 * @param pool  count + missing must be above 0
 * @return false on overflow (the outs are untouched)
 */
bool pla_resolve_range(enum pla_resolve how, const struct pla_pool *pool,
                       struct pla_rational *out_low, struct pla_rational *out_high);
/**
 * Resolve the given numbers alone to one number that stands although they are in dispute: as
 * pla_resolve_range, and for AGREED the lowest, which is as far as they agree.
 */
bool pla_resolve_one(enum pla_resolve how, const struct pla_rational *sorted, size_t count,
                     struct pla_rational *out);
