// SPDX-License-Identifier: Apache-2.0
/** Adverse impact between groups. */
#include "stats/rates.h"

#include "stats/special.h"

#include <math.h>

static double share_of(struct pla_rate rate)
{
    return rate.n > 0 ? (double)rate.yes / (double)rate.n : 0;
}

const char *pla_impact_name(enum pla_impact impact)
{
    static const char *const names[] = {"none", "amber", "red"};
    return names[impact];
}

/* ---- Fisher ---- */

static double log_choose(double n, double k)
{
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

double pla_rates_fisher(struct pla_rate a, struct pla_rate b)
{
    uint64_t all = a.yes + b.yes, least = all > b.n ? all - b.n : 0, most = all < a.n ? all : a.n;
    double n1 = (double)a.n, n0 = (double)b.n, m = (double)all;
    double whole = log_choose(n1 + n0, m), sum = 0;
    double seen = exp(log_choose(n1, (double)a.yes) + log_choose(n0, m - (double)a.yes) - whole);
    for (uint64_t count = least; count <= most; count++) {
        double x = (double)count;
        double p = exp(log_choose(n1, x) + log_choose(n0, m - x) - whole);
        if (p <= seen * (1 + 1e-7))
            sum += p;
    }
    return fmin(1, sum);
}

/* ---- a group and the reference ---- */

static void set_ratio(struct pla_rates *out, struct pla_rate group, struct pla_rate reference)
{
    if (reference.n == 0 || group.n == 0 || reference.yes == 0) {
        out->ratio = pla_estimate_none("nobody of the reference group passed");
        return;
    }
    double ratio = share_of(group) / share_of(reference);
    double root = 1 / (double)group.yes - 1 / (double)group.n + 1 / (double)reference.yes -
                  1 / (double)reference.n;
    out->ratio = pla_estimate_of(ratio);
    if (group.yes == 0 || !(root > 0)) {
        out->ratio.why_limits = group.yes == 0 ? "nobody of the group passed" : "everybody passed";
        return;
    }
    double reach = PLA_Z95 * sqrt(root);
    pla_estimate_limit(&out->ratio, exp(log(ratio) - reach), exp(log(ratio) + reach));
}

static void set_difference(struct pla_rates *out, struct pla_rate group, struct pla_rate reference)
{
    double r1 = share_of(group), r0 = share_of(reference), d = r1 - r0;
    struct pla_estimate other = pla_estimate_share(r0, reference.n, "the group is empty");
    if (!out->rate.has_value || !other.has_value) {
        out->difference = pla_estimate_none("a group is empty");
        return;
    }
    out->difference = pla_estimate_of(d);
    double below = hypot(r1 - out->rate.low, other.high - r0);
    double above = hypot(out->rate.high - r1, r0 - other.low);
    pla_estimate_limit(&out->difference, d - below, d + above);
}

static void set_z(struct pla_rates *out, struct pla_rate group, struct pla_rate reference)
{
    double n1 = (double)group.n, n0 = (double)reference.n;
    double pooled = (double)(group.yes + reference.yes) / (n1 + n0);
    out->has_z = group.n > 0 && reference.n > 0 && pooled > 0 && pooled < 1;
    if (out->has_z)
        out->z = (share_of(group) - share_of(reference)) /
                 sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n0));
}

struct pla_rates pla_rates_compare(struct pla_rate group, struct pla_rate reference)
{
    struct pla_rates out = {.impact = PLA_IMPACT_NONE};
    out.rate = pla_estimate_share(share_of(group), group.n, "the group is empty");
    set_ratio(&out, group, reference);
    set_difference(&out, group, reference);
    set_z(&out, group, reference);
    out.fisher_p = out.adjusted_p = pla_rates_fisher(group, reference);
    /* whole numbers keep "exactly .80 is not below" exact */
    uint64_t five = 5 * group.yes * reference.n;
    uint64_t four = 4 * reference.yes * group.n;
    out.is_below_four_fifths = five < four;
    uint64_t below = 5 * reference.n;
    if (out.is_below_four_fifths && below > 0) {
        out.more_to_clear = (uint64_t)((four + below - 1) / below) - group.yes;
    }
    out.is_one_person = out.is_below_four_fifths && reference.yes > 0 &&
                        (group.yes + 1) * reference.n >= (reference.yes - 1) * group.n;
    if (out.is_below_four_fifths)
        out.impact = out.fisher_p < 0.05 ? PLA_IMPACT_RED : PLA_IMPACT_AMBER;
    return out;
}

enum pla_code pla_rates_adjust(struct pla_rates *const *groups, size_t count,
                               struct pla_arena *arena, struct pla_err *err)
{
    struct pla_rates **sorted = PLA_NEW_ARRAY(arena, count, struct pla_rates *);
    double highest = 0;
    if (sorted == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < count; i++) { /* few groups: insertion keeps ties in order */
        size_t at = i;
        for (; at > 0 && sorted[at - 1]->fisher_p > groups[i]->fisher_p; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = groups[i];
    }
    for (size_t i = 0; i < count; i++) {
        highest = fmax(highest, fmin(1, (double)(count - i) * sorted[i]->fisher_p));
        sorted[i]->adjusted_p = highest;
        if (sorted[i]->is_below_four_fifths)
            sorted[i]->impact = highest < 0.05 ? PLA_IMPACT_RED : PLA_IMPACT_AMBER;
    }
    return PLA_OK;
}

size_t pla_rates_reference(const struct pla_rate *groups, size_t count, uint64_t least)
{
    size_t best = count;
    uint64_t pool = 0;
    for (size_t i = 0; i < count; i++)
        pool += groups[i].n;
    for (size_t i = 0; i < count; i++) {
        bool is_large = groups[i].n >= least && groups[i].n * 50 >= pool;
        if (!is_large || groups[i].n == 0)
            continue;
        if (best == count || groups[i].yes * groups[best].n > groups[best].yes * groups[i].n)
            best = i;
    }
    return best;
}
