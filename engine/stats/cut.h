// SPDX-License-Identifier: Apache-2.0
/** Decisions at a cut: would the other assessor, or another panel, have decided the same? */
#pragma once

#include "stats/estimate.h"
#include "stats/icc.h"

/** Two panels of the same size decide alike (Peng and Subkoviak 1980). */
struct pla_cut_panel {
    struct pla_estimate consistency, kappa; /**< no limits */
};
/**
 * @param cut   pass at this score or above
 * @param step  of the scale: the mean of k raters moves by step / k
 */
struct pla_cut_panel pla_cut_consistency(const struct pla_icc *icc, double cut, double step);
/** Chance that a portfolio with this panel mean passes: Phi((mean - cut) / SEM); 0 or 1 for SEM 0.
 */
double pla_cut_pass_probability(double mean, double cut, double sem);
