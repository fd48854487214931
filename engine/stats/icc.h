// SPDX-License-Identifier: Apache-2.0
/**
 * Intraclass correlations (Shrout and Fleiss 1979; limits of ICC(2) by McGraw and Wong 1996) and
 * what follows from them for the mean of a panel.
 */
#pragma once

#include "stats/estimate.h"
#include "stats/scores.h"

enum pla_icc_form {
    PLA_ICC_1_1, /**< each item its own raters, one of them */
    PLA_ICC_1_K, /**< their mean */
    PLA_ICC_2_1, /**< the same raters, a sample; absolute agreement: the usual case here */
    PLA_ICC_2_K,
    PLA_ICC_3_1, /**< these raters and no others; severity does not count */
    PLA_ICC_3_K,
    PLA_ICC_FORMS
};

/** Two-way analysis over items that every rater scored. */
struct pla_icc {
    size_t items, raters;      /**< complete ones */
    bool has_squares;          /**< the mean squares are there */
    double bms, wms, jms, ems; /**< between items, within, raters, error */
    struct pla_estimate forms[PLA_ICC_FORMS];
    struct pla_estimate sem;    /**< of a panel mean, in units of the scale; no limits */
    double grand_mean, item_sd; /**< of the complete items */
};
enum pla_code pla_icc_estimate(const struct pla_scores *scores, struct pla_arena *arena,
                               struct pla_icc *out, struct pla_err *err);

/** ICC(1) of items with unequal numbers of raters; limits with k0 are approximate (Donner 1986). */
struct pla_icc_uneven {
    struct pla_estimate estimate;
    double k0; /**< typical number of raters; 0 without a value */
};
enum pla_code pla_icc_uneven(const struct pla_scores *scores, struct pla_arena *arena,
                             struct pla_icc_uneven *out, struct pla_err *err);

/** Reliability of the mean of `k` raters from that of one (Spearman 1910, Brown 1910). */
double pla_spearman_brown(double single, double k);
/** Raters needed so that their mean reaches `target`; 0 if `single` or `target` is not in (0,1). */
size_t pla_spearman_brown_needed(double single, double target);
