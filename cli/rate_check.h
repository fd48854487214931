// SPDX-License-Identifier: Apache-2.0
/**
 * Ratings against what the store holds: portfolios it knows, criteria of the rubrics that decided
 * them, levels of their scales.
 */
#pragma once

#include "case.h"
#include "exchange/ratings_csv.h"

/** Ratings of one file, and what is needed to name their cells. */
struct cli_rate_table {
    const char *path;
    struct pla_text text; /**< absent where places are told in full by the ratings */
    struct pla_ratings ratings;
};

/**
 * Check every row.
 * @param out_terms  of each row, in the order of the ratings: the rules of the run that decided its
 *                   portfolio last; lives in the cases' arena
 * @param faults     every wrong cell with its place
 * @return PLA_OK; PLA_PORTFOLIO with faults; PLA_STORE; PLA_MEMORY
 */
enum pla_code cli_rate_check(struct cli_cases *cases, const struct cli_rate_table *table,
                             const struct cli_terms ***out_terms, struct pla_faults *faults);
