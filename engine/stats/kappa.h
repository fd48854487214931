// SPDX-License-Identifier: Apache-2.0
/**
 * Cohen's kappa of two raters (1960; weighted 1968), and Light's mean of it over pairs (1971).
 *
 * In the safe form 1 - n sum v T / sum v T_k. T_.l with v the distance: whole numbers unless
 * levels are weighed by value, so "not defined" is never a matter of rounding.
 */
#pragma once

#include "stats/estimate.h"
#include "stats/weight.h"

/** A square table of counts: row the first rater's level, column the second's. */
struct pla_pairs {
    size_t levels;
    int64_t *counts;
    int64_t total;
};

/**
 * Kappa of a table with any distances `v` between levels (0 on the diagonal).
 * @return false where it is not defined: one of the two used one level and it is the other's too
 */
bool pla_kappa_of(const struct pla_pairs *pairs, const double *distances, double *out);
/**
 * Analytic standard error (Fleiss, Cohen and Everitt 1969) with weights of agreement; for
 * comparison only. `row` and `column`: scratch for a number a level each.
 */
double pla_kappa_fce_se(const struct pla_pairs *pairs, const double *weights, double *row,
                        double *column);

/** What two raters' kappa comes to. */
struct pla_kappa {
    struct pla_estimate estimate;
    bool has_fce_se;
    double fce_se;
};
/** Of exactly two raters, over items both scored, with its jackknife. */
enum pla_code pla_kappa_estimate(const struct pla_scores *scores, struct pla_weight weight,
                                 struct pla_arena *arena, struct pla_kappa *out,
                                 struct pla_err *err);

/** Light's kappa: the mean over pairs of raters whose kappa is defined. */
struct pla_light {
    struct pla_estimate estimate; /**< no limits */
    size_t pairs;                 /**< that have a kappa */
};
/** Unweighted and quadratic (by rank) in one pass over pairs. */
enum pla_code pla_kappa_light(const struct pla_scores *scores, struct pla_arena *arena,
                              struct pla_light *out_same, struct pla_light *out_quadratic,
                              struct pla_err *err);
