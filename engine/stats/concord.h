// SPDX-License-Identifier: Apache-2.0
/** Kendall's W: do raters put items into the same order? It does not see severity. */
#pragma once

#include "stats/estimate.h"
#include "stats/scores.h"

struct pla_concord {
    struct pla_estimate w; /**< corrected for ties; no limits */
    double chi2, p;        /**< with a value only */
    size_t df;
};
/** Over items that every rater scored (Kendall and Babington Smith 1939). */
enum pla_code pla_concord_estimate(const struct pla_scores *scores, struct pla_arena *arena,
                                   struct pla_concord *out, struct pla_err *err);
