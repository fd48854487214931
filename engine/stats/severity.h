// SPDX-License-Identifier: Apache-2.0
/**
 * Severity of raters in units of the scale: x_ij = p_i + b_j + e by least squares, sum of b_j = 0.
 *
 * Works on any design whose raters are linked by common items; no complete table is needed.
 * Positive is lenient: gives more than the others on the same items.
 */
#pragma once

#include "stats/estimate.h"
#include "stats/scores.h"

struct pla_severity_rater {
    size_t group;                 /**< linked component, from 0 */
    struct pla_estimate severity; /**< b_j with t limits; no value when raters are not linked */
    size_t scored, shared;        /**< items scored, items with a co-rater */
    double exact;                 /**< share of pairs with co-raters that agree; 0 if none */
    size_t pairs;                 /**< such pairs */
    size_t outliers;              /**< items two or more steps from the mean of the co-raters */
    double mean, sd;              /**< of own scores; sd 0 with fewer than two */
    bool is_flagged; /**< limits exclude 0 and the difference is a quarter level or more */
};

struct pla_severity {
    size_t groups;   /**< linked components of raters; 1: all can be compared */
    const char *why; /**< no severity: the reason; NULL if there is one */
    double residual_sd;
    double df;
    struct pla_severity_rater *raters;  /**< by rater number */
    double *raw_means, *adjusted_means; /**< by item; adjusted only with a value */
};

enum pla_code pla_severity_estimate(const struct pla_scores *scores, struct pla_arena *arena,
                                    struct pla_severity *out, struct pla_err *err);
/** Items whose raw and adjusted mean fall on different sides of a cut. */
size_t pla_severity_flips(const struct pla_severity *severity, size_t items, double cut);
