// SPDX-License-Identifier: Apache-2.0
/**
 * Weights of agreement between two levels: 1 for the same, less the further apart.
 *
 * By rank 0..q-1 unless by value; the two are equal where levels are evenly spaced
 * (Cohen 1968; Gwet 2014, chapter 3).
 */
#pragma once

#include "stats/scores.h"

enum pla_weight_kind {
    PLA_WEIGHT_SAME,      /**< unweighted: 1 if the same, else 0 */
    PLA_WEIGHT_LINEAR,    /**< 1 - d/D */
    PLA_WEIGHT_QUADRATIC, /**< 1 - (d/D)^2 */
    PLA_WEIGHT_ORDINAL,   /**< 1 - C(d+1,2) / C(q,2); always by rank */
    PLA_WEIGHT_ADJACENT   /**< 1 if at most one step of the declared scale apart; by rank */
};

struct pla_weight {
    enum pla_weight_kind kind;
    bool by_value; /**< d = |L_k - L_l|, D = L_last - L_first */
};

/** Weight of levels `k` and `l`. */
double pla_weight_of(struct pla_weight weight, const struct pla_scores *scores, size_t k, size_t l);
/** All of them, row by row, in the arena; NULL without memory. */
double *pla_weights(struct pla_weight weight, const struct pla_scores *scores,
                    struct pla_arena *arena);
