// SPDX-License-Identifier: Apache-2.0
/**
 * Drift: the same assessor scores seed portfolios again, blind; does the second score differ?
 * (The paired t that NAEP uses for re-scored responses.)
 */
#pragma once

#include "stats/estimate.h"

struct pla_drift {
    size_t n;
    struct pla_estimate mean; /**< second less first; t limits unless all differences are equal */
    bool has_t;
    double t, p;               /**< with has_t; n - 1 degrees of freedom */
    struct pla_estimate exact; /**< share scored the same again */
    bool is_flagged;           /**< limits exclude 0 and the mean is half a level or more */
};
/** Compare `n` pairs of scores, in units of the scale. */
struct pla_drift pla_drift_paired(const double *first, const double *second, size_t n);
