// SPDX-License-Identifier: Apache-2.0
/** Intraclass correlations by analysis of variance. */
#include "stats/icc.h"

#include "stats/special.h"

#include <math.h>

/** A sum of squares smaller than this part of the whole is the rounding of means. */
static const double ROUNDING = 1e-24;

struct table {
    size_t n, k;
    double *x; /**< n rows of k, less the lowest level: small numbers lose no digits */
};

/** Rows of items that every rater scored. */
static bool read_table(const struct pla_scores *scores, struct pla_arena *arena, struct table *out)
{
    size_t k = scores->rater_count;
    out->n = 0;
    out->k = k;
    for (size_t i = 0; i < scores->item_count; i++)
        out->n += pla_scores_of(scores, i) == k;
    out->x = pla_arena_array(arena, out->n, k * sizeof(double));
    if (out->x == NULL)
        return false;
    double *row = out->x;
    for (size_t i = 0; i < scores->item_count; i++) {
        if (pla_scores_of(scores, i) != k)
            continue;
        for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++)
            row[scores->marks[m].rater] =
                scores->levels[scores->marks[m].level] - scores->levels[0];
        row += k;
        pla_scores_worked(scores, k);
    }
    return true;
}

static double rounded_off(double squares, double whole)
{
    return squares < whole * ROUNDING ? 0 : squares;
}

static bool set_squares(struct pla_icc *icc, const struct table *t, struct pla_arena *arena)
{
    double *item = PLA_NEW_ARRAY(arena, t->n, double), *rater = PLA_NEW_ARRAY(arena, t->k, double);
    double n = (double)t->n, k = (double)t->k, grand = 0, ssb = 0, ssj = 0, ssw = 0, sse = 0;
    if (item == NULL || rater == NULL)
        return false;
    for (size_t i = 0; i < t->n; i++) {
        for (size_t j = 0; j < t->k; j++) {
            item[i] += t->x[i * t->k + j] / k;
            rater[j] += t->x[i * t->k + j] / n;
        }
    }
    for (size_t i = 0; i < t->n; i++)
        grand += item[i] / n;
    for (size_t i = 0; i < t->n; i++) {
        ssb += k * (item[i] - grand) * (item[i] - grand);
        for (size_t j = 0; j < t->k; j++) {
            double within = t->x[i * t->k + j] - item[i], rest = within - rater[j] + grand;
            ssw += within * within;
            sse += rest * rest;
        }
    }
    for (size_t j = 0; j < t->k; j++)
        ssj += n * (rater[j] - grand) * (rater[j] - grand);
    double whole = ssb + ssw;
    icc->item_sd = sqrt(ssb / k / (n - 1));
    icc->grand_mean = grand;
    icc->bms = rounded_off(ssb, whole) / (n - 1);
    icc->jms = rounded_off(ssj, whole) / (k - 1);
    icc->wms = rounded_off(ssw, whole) / (n * (k - 1));
    icc->ems = rounded_off(sse, whole) / ((n - 1) * (k - 1));
    icc->has_squares = true;
    return true;
}

static struct pla_estimate ratio(double above, double below)
{
    return below > 0 ? pla_estimate_of(above / below)
                     : pla_estimate_none("items do not differ more than raters do");
}

/** Limits of (1,*) and (3,*): F = BMS / rest on n-1 and `df` degrees of freedom. */
static void limit_by_f(struct pla_icc *icc, enum pla_icc_form single, double rest, double df)
{
    struct pla_estimate *one = &icc->forms[single], *mean = &icc->forms[single + 1];
    double k = (double)icc->raters, d1 = (double)icc->items - 1;
    if (icc->bms == 0 || rest == 0) {
        one->why_limits = mean->why_limits =
            icc->bms == 0 ? "items do not differ at all" : "nothing but the items differs";
        return;
    }
    double f = icc->bms / rest;
    double low = f / pla_f_quantile(0.975, d1, df), high = f * pla_f_quantile(0.975, df, d1);
    if (one->has_value)
        pla_estimate_limit(one, (low - 1) / (low + k - 1), (high - 1) / (high + k - 1));
    if (mean->has_value)
        pla_estimate_limit(mean, 1 - 1 / low, 1 - 1 / high);
}

double pla_spearman_brown(double single, double k)
{
    return k * single / (1 + (k - 1) * single);
}

size_t pla_spearman_brown_needed(double single, double target)
{
    if (!(single > 0 && single < 1 && target > 0 && target < 1))
        return 0;
    double k = ceil(target * (1 - single) / (single * (1 - target)) - 1e-9);
    return k < 1 ? 1 : k > 1e6 ? 1000000 : (size_t)k;
}

/** McGraw and Wong's form, finite when EMS is 0. */
static void limit_two_way(struct pla_icc *icc)
{
    struct pla_estimate *one = &icc->forms[PLA_ICC_2_1], *mean = &icc->forms[PLA_ICC_2_K];
    double n = (double)icc->items, k = (double)icc->raters, r = one->value;
    if (!one->has_value)
        return;
    if (icc->bms == 0 || 1 - r < 1e-12) {
        one->why_limits = mean->why_limits =
            icc->bms == 0 ? "items do not differ at all" : "nothing but the items differs";
        return;
    }
    double a = k * r / (n * (1 - r)), b = 1 + k * r * (n - 1) / (n * (1 - r));
    double top = a * icc->jms + b * icc->ems;
    double below =
        a * icc->jms * a * icc->jms / (k - 1) + b * icc->ems * b * icc->ems / ((n - 1) * (k - 1));
    if (!(below > 0)) {
        one->why_limits = mean->why_limits = "raters do not differ at all";
        return;
    }
    double v = top * top / below, rest = k * icc->jms + (k * n - k - n) * icc->ems;
    double f1 = pla_f_quantile(0.975, n - 1, v), f2 = pla_f_quantile(0.975, v, n - 1);
    double low = n * (icc->bms - f1 * icc->ems) / (f1 * rest + n * icc->bms);
    double high = n * (f2 * icc->bms - icc->ems) / (rest + n * f2 * icc->bms);
    pla_estimate_limit(one, low, high);
    if (mean->has_value)
        pla_estimate_limit(mean, pla_spearman_brown(low, k), pla_spearman_brown(high, k));
}

static void set_forms(struct pla_icc *icc)
{
    double n = (double)icc->items, k = (double)icc->raters;
    double bms = icc->bms, wms = icc->wms, jms = icc->jms, ems = icc->ems;
    icc->forms[PLA_ICC_1_1] = ratio(bms - wms, bms + (k - 1) * wms);
    icc->forms[PLA_ICC_1_K] = ratio(bms - wms, bms);
    icc->forms[PLA_ICC_2_1] = ratio(bms - ems, bms + (k - 1) * ems + k * (jms - ems) / n);
    icc->forms[PLA_ICC_2_K] = ratio(bms - ems, bms + (jms - ems) / n);
    icc->forms[PLA_ICC_3_1] = ratio(bms - ems, bms + (k - 1) * ems);
    icc->forms[PLA_ICC_3_K] = ratio(bms - ems, bms);
    limit_by_f(icc, PLA_ICC_1_1, wms, n * (k - 1));
    limit_two_way(icc);
    limit_by_f(icc, PLA_ICC_3_1, ems, (n - 1) * (k - 1));
    double reliability = icc->forms[PLA_ICC_2_K].value;
    if (icc->forms[PLA_ICC_2_K].has_value)
        icc->sem = pla_estimate_of(icc->item_sd * pla_root(1 - fmax(0, reliability)));
}

static void set_undefined(struct pla_icc *icc, const char *why)
{
    for (int i = 0; i < PLA_ICC_FORMS; i++)
        icc->forms[i] = pla_estimate_none(why);
    icc->sem = pla_estimate_none(why);
}

static bool varies(const struct table *t)
{
    for (size_t i = 1; i < t->n * t->k; i++)
        if (t->x[i] != t->x[0])
            return true;
    return false;
}

enum pla_code pla_icc_estimate(const struct pla_scores *scores, struct pla_arena *arena,
                               struct pla_icc *out, struct pla_err *err)
{
    struct table table;
    if (!read_table(scores, arena, &table))
        return pla_err_memory(err);
    *out = (struct pla_icc){.items = table.n, .raters = table.k};
    if (table.k < 2)
        set_undefined(out, "one assessor scored everything");
    else if (table.n < 2)
        set_undefined(out, "fewer than two items were scored by every assessor");
    else if (!set_squares(out, &table, arena))
        return pla_err_memory(err);
    else if (!varies(&table))
        set_undefined(out, "every score was the same level, so reliability cannot be measured");
    else
        set_forms(out);
    if (out->has_squares) {
        out->grand_mean += scores->levels[0];
        if (!out->sem.has_value && out->sem.why == NULL)
            out->sem = pla_estimate_none(out->forms[PLA_ICC_2_K].why);
    }
    return PLA_OK;
}

/* ---- uneven ---- */

enum pla_code pla_icc_uneven(const struct pla_scores *scores, struct pla_arena *arena,
                             struct pla_icc_uneven *out, struct pla_err *err)
{
    double n = (double)scores->item_count, total = (double)scores->score_count;
    double *means = PLA_NEW_ARRAY(arena, scores->item_count, double);
    double squares = 0, grand = 0, between = 0, within = 0;
    if (means == NULL)
        return pla_err_memory(err);
    *out = (struct pla_icc_uneven){.estimate = pla_estimate_none("no item has two scores")};
    if (scores->score_count == scores->item_count)
        return PLA_OK;
    out->estimate = pla_estimate_none("only one item was scored");
    if (scores->item_count < 2)
        return PLA_OK;
    for (size_t i = 0; i < scores->item_count; i++) {
        double k = (double)pla_scores_of(scores, i);
        for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++)
            means[i] += (scores->levels[scores->marks[m].level] - scores->levels[0]) / k;
        squares += k * k;
        grand += means[i] * k / total;
    }
    for (size_t i = 0; i < scores->item_count; i++) {
        between += (double)pla_scores_of(scores, i) * (means[i] - grand) * (means[i] - grand);
        for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++) {
            double d = scores->levels[scores->marks[m].level] - scores->levels[0] - means[i];
            within += d * d;
        }
    }
    double whole = between + within, k0 = (total - squares / total) / (n - 1);
    double msb = rounded_off(between, whole) / (n - 1);
    double msw = rounded_off(within, whole) / (total - n);
    out->estimate = whole > 0 ? ratio(msb - msw, msb + (k0 - 1) * msw)
                              : pla_estimate_none("every score was the same level, so reliability "
                                                  "cannot be measured");
    out->k0 = k0;
    if (!out->estimate.has_value)
        return PLA_OK;
    if (msb == 0 || msw == 0) {
        out->estimate.why_limits =
            msb == 0 ? "items do not differ at all" : "nothing but the items differs";
        return PLA_OK;
    }
    double f = msb / msw, low = f / pla_f_quantile(0.975, n - 1, total - n);
    double high = f * pla_f_quantile(0.975, total - n, n - 1);
    pla_estimate_limit(&out->estimate, (low - 1) / (low + k0 - 1), (high - 1) / (high + k0 - 1));
    return PLA_OK;
}
