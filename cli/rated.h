// SPDX-License-Identifier: Apache-2.0
/**
 * Which ratings of a table met a portfolio: a slip in an id would else pass over them in silence.
 */
#pragma once

#include "exchange/ratings_csv.h"
#include "out.h"

struct cli_rated {
    const struct pla_ratings *ratings;
    bool *seen; /**< of each rating; NULL when there are none */
};

/** Start. `ratings` is borrowed. PLA_MEMORY or PLA_OK. */
enum pla_code cli_rated_begin(struct cli_rated *rated, const struct pla_ratings *ratings,
                              struct pla_arena *arena);
/**
 * Note the portfolio of a record.
 *
 * @param lines  the record's decisions; without any it counts as not met
 * @param arena  scratch, reset by the caller
 */
void cli_rated_see(struct cli_rated *rated, struct pla_text lines, struct pla_arena *arena);
/** The same for the portfolio itself, whatever it is worth otherwise. */
void cli_rated_see_portfolio(struct cli_rated *rated, struct pla_text record,
                             struct pla_arena *arena);
/**
 * The next portfolio that ratings name and nothing seen is about.
 *
 * @param at  from which rating; 0 to begin with
 * @return its first rating, or NULL at the end
 */
const struct pla_rating *cli_rated_next_unmet(const struct cli_rated *rated, size_t *at);
/** A warning about it: `what` it is rated without. */
void cli_rated_set(const struct pla_rating *rating, const char *what, struct pla_err *err);
/** Warn of portfolios that ratings name and no decision is about: the first few by name. */
void cli_rated_tell(const struct cli_rated *rated, struct cli_out *out);
