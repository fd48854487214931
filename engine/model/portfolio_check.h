// SPDX-License-Identifier: Apache-2.0
/**
 * What one member of a portfolio says about another; private to `model`.
 */
#pragma once

#include "model/portfolio.h"

/**
 * Find repeated ids of items and claims, and names of items and claims that are not there; fill
 * `evidence_by_id` of a portfolio with many items.
 *
 * The places of faults are found by another scan of the record, so that a good one pays nothing.
 *
 * @param portfolio   as read, with its record
 * @param name        file name for messages
 * @param first_line  line of the record's first byte in its file
 * @param is_clean    reading found no fault; else names are not looked at: an id that could not be
 *                    read would seem to be missing
 * @return PLA_OK (faults or not) or PLA_MEMORY
 */
enum pla_code pla_portfolio_check(struct pla_portfolio *portfolio, const char *name,
                                  size_t first_line, bool is_clean, struct pla_arena *arena,
                                  struct pla_faults *faults);
