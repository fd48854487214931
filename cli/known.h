// SPDX-License-Identifier: Apache-2.0
/**
 * What the store knows about portfolios that are scored: awards granted to their learners before,
 * ratings that came in beside them. Read once, before anything is saved.
 */
#pragma once

#include "amend.h"
#include "exchange/ratings_csv.h"
#include "storing.h"
#include "terms.h"

struct cli_granted;     /**< private: a granted award as an element of `held` */
struct cli_rated_later; /**< private: a rating as an element of `ratings` */

struct cli_known {
    struct cli_granted *granted; /**< sorted by learner */
    size_t granted_count, granted_capacity;
    struct cli_rated_later *ratings; /**< sorted by portfolio */
    size_t rating_count, rating_capacity;
    int64_t last_granted, last_rating; /**< highest numbers: what was known, for a run's name */
};

/** Read all of it; lives in the arena. */
enum pla_code cli_known_read(struct pla_store *store, struct pla_arena *arena,
                             struct cli_known *out, struct pla_err *err);
/** Nothing is known of any portfolio. */
bool cli_known_is_empty(const struct cli_known *known);
/**
 * What is to be put into a portfolio, as cli_amend wants it; absent if there is nothing.
 * @param former  what was put into it when it was saved last, whose ratings go on; or absent
 * @param out     cleared first; holds the text
 */
struct pla_text cli_known_more(const struct cli_known *known, const struct cli_subject *subject,
                               struct pla_text former, struct pla_arena *arena,
                               struct pla_str *out);
/**
 * The same with ratings of a table put in besides: what a replay needs of them.
 * @param out  cleared first
 */
struct pla_text cli_known_with_table(struct pla_text more, const struct cli_subject *subject,
                                     const struct pla_ratings *table, const struct cli_terms *terms,
                                     struct pla_arena *arena, struct pla_str *out);
