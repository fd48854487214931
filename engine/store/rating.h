// SPDX-License-Identifier: Apache-2.0
/**
 * Ratings and findings of assessors that came in beside the portfolios. A changed one is a new
 * row; the one before stays.
 */
#pragma once

#include "store/store.h"

enum pla_rating_kind { PLA_RATING_LEVEL, PLA_RATING_FINDING };

struct pla_stored_rating {
    enum pla_rating_kind kind;
    struct pla_text portfolio;
    int64_t attempt;               /**< 0: none given */
    struct pla_text rubric, claim; /**< or absent */
    struct pla_text item;          /**< criterion of a rating, evidence of a finding */
    struct pla_text assessor;
    struct pla_text rated; /**< date as text; or absent */
    struct pla_text body;  /**< all of it as one JSON object, as the caller writes it */

    /* given back, not taken */
    int64_t number;
    struct pla_text actor; /**< who took it in */
    int64_t at;
    bool is_latest;   /**< no later row of the same portfolio, attempt, rubric, claim, item,
                         assessor and `rated` */
    bool is_redacted; /**< portfolio and body are absent */
};

struct pla_rating_counts {
    size_t added, changed, same; /**< changed: another body of the same date, or a later date */
};

/**
 * Take ratings in, all or none, in one transaction. One that is there with the same body changes
 * nothing; each other one is a row, and each portfolio of the list has one audit row.
 */
enum pla_code pla_store_ratings_put(struct pla_store *store,
                                    const struct pla_stored_rating *ratings, size_t count,
                                    struct pla_rating_counts *out, struct pla_err *err);
/** Ratings in the order they came in. Portfolio, learner, since, is_latest narrow. */
enum pla_code pla_store_ratings_open(struct pla_store *store, const struct pla_store_filter *filter,
                                     struct pla_store_cursor **out, struct pla_err *err);
enum pla_code pla_store_ratings_next(struct pla_store_cursor *cursor, struct pla_stored_rating *out,
                                     struct pla_err *err);
