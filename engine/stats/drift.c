// SPDX-License-Identifier: Apache-2.0
/** Paired differences of re-scored seeds. */
#include "stats/drift.h"

#include "stats/special.h"

#include <math.h>

/** A mean difference smaller than this is not told as drift. */
static const double WORTH_A_LOOK = 0.5;

struct pla_drift pla_drift_paired(const double *first, const double *second, size_t n)
{
    struct pla_drift drift = {.n = n};
    double mean = 0, squares = 0, same = 0, count = (double)n;
    for (size_t i = 0; i < n; i++) {
        mean += (second[i] - first[i]) / count;
        same += second[i] == first[i];
    }
    drift.exact = pla_estimate_share(n > 0 ? same / count : 0, n, "nothing was scored again");
    drift.mean = n > 0 ? pla_estimate_of(mean) : pla_estimate_none("nothing was scored again");
    if (n == 0)
        return drift;
    bool is_same = true;
    for (size_t i = 0; i < n; i++) {
        double d = second[i] - first[i] - mean;
        squares += d * d;
        is_same &= second[i] - first[i] == second[0] - first[0];
    }
    if (n < 2 || is_same) {
        drift.mean.why_limits =
            n < 2 ? "one portfolio was scored again" : "every difference is the same";
        return drift;
    }
    double se = sqrt(squares / (count - 1) / count);
    double reach = pla_t_quantile(0.975, count - 1) * se;
    drift.mean.has_se = drift.has_t = true;
    drift.mean.se = se;
    drift.t = mean / se;
    drift.p = pla_t_tail(drift.t, count - 1);
    pla_estimate_limit(&drift.mean, mean - reach, mean + reach);
    drift.is_flagged = (mean - reach > 0 || mean + reach < 0) && fabs(mean) >= WORTH_A_LOOK;
    return drift;
}
