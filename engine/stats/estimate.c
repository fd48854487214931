// SPDX-License-Identifier: Apache-2.0
/** Intervals and verdicts. */
#include "stats/estimate.h"

#include "stats/special.h"

#include <math.h>

/** Below this a difference of coefficients is the rounding of sums. */
static const double ROUNDING = 1e-12;
/** Nearer to the target than this, more portfolios will not tell. */
static const double TOO_CLOSE = 0.03;

struct pla_estimate pla_estimate_none(const char *why)
{
    return (struct pla_estimate){.why = why};
}

struct pla_estimate pla_estimate_of(double value)
{
    return (struct pla_estimate){.has_value = true, .value = value};
}

void pla_estimate_limit(struct pla_estimate *estimate, double low, double high)
{
    estimate->has_limits = true;
    estimate->low = low;
    estimate->high = high;
}

struct pla_estimate pla_estimate_share(double share, size_t n, const char *why)
{
    if (n == 0)
        return pla_estimate_none(why);
    struct pla_estimate estimate = pla_estimate_of(share);
    double count = (double)n, z2 = PLA_Z95 * PLA_Z95;
    double centre = (share + z2 / (2 * count)) / (1 + z2 / count);
    double half = PLA_Z95 / (1 + z2 / count) *
                  pla_root(share * (1 - share) / count + z2 / (4 * count * count));
    estimate.units = n;
    /* at the ends the limit is the end itself, not a neighbour of it */
    pla_estimate_limit(&estimate, share <= 0 ? 0 : fmax(0, centre - half),
                       share >= 1 ? 1 : fmin(1, centre + half));
    return estimate;
}

static double standard_error(const struct pla_left_out *without)
{
    double mean = 0, squares = 0, count = (double)without->count;
    for (size_t i = 0; i < without->count; i++)
        mean += without->values[i];
    mean /= count;
    for (size_t i = 0; i < without->count; i++)
        squares += (without->values[i] - mean) * (without->values[i] - mean);
    double se = sqrt((count - 1) / count * squares);
    return se < ROUNDING ? 0 : se;
}

void pla_estimate_jackknife(struct pla_estimate *estimate, const struct pla_left_out *without)
{
    estimate->units = without->count;
    if (!estimate->has_value)
        return;
    if (without->count < 3) {
        estimate->why_limits = "fewer than 3 portfolios can be left out one by one";
        return;
    }
    if (without->is_undefined) {
        estimate->why_limits = "without one of the portfolios there is no value";
        return;
    }
    estimate->has_se = true;
    estimate->se = standard_error(without);
    double c = estimate->value;
    if (1 - fabs(c) < ROUNDING) {
        estimate->why_limits = c > 0 ? "agreement is perfect, so it does not vary"
                                     : "disagreement is complete, so it does not vary";
    } else if (estimate->se == 0) {
        estimate->why_limits = "no single portfolio changes the value, so it does not vary";
    } else {
        double zeta = atanh(c);
        double reach =
            pla_t_quantile(0.975, (double)without->count - 1) * estimate->se / (1 - c * c);
        pla_estimate_limit(estimate, tanh(zeta - reach), tanh(zeta + reach));
    }
}

const char *pla_verdict_name(enum pla_verdict verdict)
{
    static const char *const names[] = {NULL, "meets", "below", "not shown yet"};
    return names[verdict];
}

struct pla_judgement pla_estimate_judge(const struct pla_estimate *estimate, double target)
{
    struct pla_judgement judgement = {.verdict = PLA_VERDICT_NONE};
    if (!estimate->has_limits)
        return judgement;
    judgement.verdict = estimate->low >= target   ? PLA_VERDICT_MEETS
                        : estimate->high < target ? PLA_VERDICT_BELOW
                                                  : PLA_VERDICT_OPEN;
    if (judgement.verdict != PLA_VERDICT_OPEN)
        return judgement;
    double c = estimate->value;
    judgement.is_too_close = fabs(c - target) < TOO_CLOSE;
    if (judgement.is_too_close || !estimate->has_se || estimate->units < 2 || target >= 1)
        return judgement;
    double units = (double)estimate->units;
    double reach = pla_t_quantile(0.975, units - 1) * estimate->se / (1 - c * c);
    double ratio = reach / (atanh(c) - atanh(target));
    double more = ceil(units * ratio * ratio) - units;
    judgement.has_more = true;
    judgement.more = more > 0 ? (size_t)more : 0;
    return judgement;
}
