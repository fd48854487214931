// SPDX-License-Identifier: Apache-2.0
/**
 * Filters over evidence, in three truth values: an item matches, does not, or it is not known yet.
 */
#pragma once

#include "assess/item.h"

/** The dates of a filter as they are in a run. */
struct pla_filter_dates {
    struct pla_date_bound since, until, clip;
};

/**
 * Work out the dates of a filter.
 * @param filter   NULL: no filter
 * @param out_why  the failure's text
 * @return false if one of them failed
 */
bool pla_filter_dates(struct pla_run *run, const struct pla_filter *filter,
                      struct pla_filter_dates *out, struct pla_text *out_why);

/** Whether an item says what a test wants: any of its values. */
enum pla_state pla_filter_test(const struct pla_filter_test *test, const struct pla_item *item);

/**
 * Whether an item counts: what is admitted and what the filter wants, joined. The filter's own
 * function is called last and only where it can still change the answer; it sees the evidence that
 * is admitted for sure.
 *
 * @param out_why  for FAILED the text
 */
enum pla_state pla_filter_match(struct pla_run *run, const struct pla_filter *filter,
                                const struct pla_filter_dates *dates, const struct pla_item *item,
                                struct pla_text *out_why);
