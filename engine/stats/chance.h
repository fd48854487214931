// SPDX-License-Identifier: Apache-2.0
/**
 * Agreement of any number of raters beyond chance: Fleiss' kappa, Gwet's AC1 and AC2, Brennan and
 * Prediger; and plain percent agreement.
 *
 * Items one rater scored count for how often a level is used, not for agreement (Gwet 2014,
 * chapter 2). With complete data Fleiss is the formula of Fleiss 1971.
 */
#pragma once

#include "stats/estimate.h"
#include "stats/weight.h"

enum pla_chance { PLA_CHANCE_FLEISS, PLA_CHANCE_GWET, PLA_CHANCE_UNIFORM };

/** Share of agreeing pairs (weighted), mean over items with two scores or more, with Wilson. */
enum pla_code pla_chance_percent(const struct pla_scores *scores, struct pla_weight weight,
                                 struct pla_arena *arena, struct pla_estimate *out,
                                 struct pla_err *err);
/** The coefficient with its jackknife; units are those with a scored item. */
enum pla_code pla_chance_corrected(const struct pla_scores *scores, enum pla_chance chance,
                                   struct pla_weight weight, struct pla_arena *arena,
                                   struct pla_estimate *out, struct pla_err *err);
/**
 * Gwet's analytic standard error (2014, chapter 5), for comparison with other programs only.
 * @param out_has  false where the coefficient is not defined or one item was scored
 */
enum pla_code pla_chance_gwet_se(const struct pla_scores *scores, enum pla_chance chance,
                                 struct pla_weight weight, struct pla_arena *arena, double *out,
                                 bool *out_has, struct pla_err *err);
