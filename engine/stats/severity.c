// SPDX-License-Identifier: Apache-2.0
/** Additive least squares over raters and items. */
#include "stats/severity.h"

#include "stats/special.h"

#include <math.h>
#include <string.h>

/** Smaller than this is worth nobody's attention, in units of the scale. */
static const double WORTH_A_LOOK = 0.25;
/** Raters beyond this would make the matrix too large to be worth it. */
enum { MOST_RATERS = 2000 };

static double value_of(const struct pla_scores *scores, size_t mark)
{
    return scores->levels[scores->marks[mark].level];
}

/* ---- who is linked ---- */

static size_t find(uint32_t *parent, size_t rater)
{
    while (parent[rater] != rater) {
        parent[rater] = parent[parent[rater]];
        rater = parent[rater];
    }
    return rater;
}

static bool set_groups(struct pla_severity *severity, const struct pla_scores *scores,
                       struct pla_arena *arena)
{
    uint32_t *parent = PLA_NEW_ARRAY(arena, scores->rater_count, uint32_t);
    uint32_t *group = PLA_NEW_ARRAY(arena, scores->rater_count, uint32_t);
    if (parent == NULL || group == NULL)
        return false;
    for (size_t j = 0; j < scores->rater_count; j++)
        parent[j] = (uint32_t)j;
    for (size_t i = 0; i < scores->item_count; i++) {
        for (size_t m = scores->first[i] + 1; m < scores->first[i + 1]; m++) {
            size_t a = find(parent, scores->marks[m - 1].rater);
            size_t b = find(parent, scores->marks[m].rater);
            parent[a > b ? a : b] = (uint32_t)(a > b ? b : a); /* the lowest stands for all */
        }
        pla_scores_worked(scores, pla_scores_of(scores, i));
    }
    for (size_t j = 0; j < scores->rater_count; j++) {
        size_t root = find(parent, j);
        if (root == j)
            group[j] = (uint32_t)severity->groups++;
        severity->raters[j].group = group[root];
    }
    return true;
}

/* ---- what each rater's scores look like ---- */

/** A rater against the others on one item. */
static void see_mark(struct pla_severity *severity, const struct pla_scores *scores, size_t item,
                     size_t mark)
{
    struct pla_severity_rater *rater = &severity->raters[scores->marks[mark].rater];
    size_t others = pla_scores_of(scores, item) - 1;
    double rank_sum = 0;
    rater->scored++;
    rater->mean += value_of(scores, mark);
    if (others == 0)
        return;
    rater->shared++;
    for (size_t m = scores->first[item]; m < scores->first[item + 1]; m++) {
        if (m == mark)
            continue;
        rater->exact += scores->marks[m].level == scores->marks[mark].level;
        rater->pairs++;
        rank_sum += scores->marks[m].level;
    }
    double away = (double)scores->marks[mark].level - rank_sum / (double)others;
    rater->outliers += fabs(away) >= 2;
}

static void see_marks(struct pla_severity *severity, const struct pla_scores *scores)
{
    for (size_t i = 0; i < scores->item_count; i++) {
        double sum = 0;
        for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++) {
            see_mark(severity, scores, i, m);
            sum += value_of(scores, m);
        }
        severity->raw_means[i] = sum / (double)pla_scores_of(scores, i);
        pla_scores_worked(scores, pla_scores_of(scores, i) * pla_scores_of(scores, i));
    }
    for (size_t j = 0; j < scores->rater_count; j++) {
        struct pla_severity_rater *rater = &severity->raters[j];
        rater->mean /= (double)rater->scored;
        rater->exact = rater->pairs > 0 ? rater->exact / (double)rater->pairs : 0;
    }
    for (size_t m = 0; m < scores->score_count; m++) {
        struct pla_severity_rater *rater = &severity->raters[scores->marks[m].rater];
        double d = value_of(scores, m) - rater->mean;
        rater->sd += d * d;
    }
    for (size_t j = 0; j < scores->rater_count; j++) {
        struct pla_severity_rater *rater = &severity->raters[j];
        rater->sd = rater->scored > 1 ? sqrt(rater->sd / (double)(rater->scored - 1)) : 0;
    }
}

/* ---- least squares ---- */

struct system {
    size_t r;
    double *a; /**< A + J/r, then its Cholesky factor below the diagonal */
    double *d, *b, *column;
};

static bool system_begin(struct system *system, size_t r, struct pla_arena *arena)
{
    system->r = r;
    system->a = pla_arena_array(arena, r, r * sizeof(double));
    system->d = PLA_NEW_ARRAY(arena, r, double);
    system->b = PLA_NEW_ARRAY(arena, r, double);
    system->column = PLA_NEW_ARRAY(arena, r, double);
    return system->a != NULL && system->d != NULL && system->b != NULL && system->column != NULL;
}

static void system_fill(struct system *system, const struct pla_scores *scores, const double *means)
{
    size_t r = system->r;
    for (size_t i = 0; i < r * r; i++)
        system->a[i] = 1 / (double)r;
    for (size_t i = 0; i < scores->item_count; i++) {
        double k = (double)pla_scores_of(scores, i);
        for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++) {
            size_t row = scores->marks[m].rater;
            system->a[row * r + row] += 1;
            system->d[row] += value_of(scores, m) - means[i];
            for (size_t o = scores->first[i]; o < scores->first[i + 1]; o++)
                system->a[row * r + scores->marks[o].rater] -= 1 / k;
        }
        pla_scores_worked(scores, pla_scores_of(scores, i) * pla_scores_of(scores, i));
    }
}

/** In place, lower triangle; the matrix is positive definite because raters are linked. */
static bool factor(struct system *system)
{
    size_t r = system->r;
    for (size_t j = 0; j < r; j++) {
        for (size_t i = j; i < r; i++) {
            double sum = system->a[i * r + j];
            for (size_t k = 0; k < j; k++)
                sum -= system->a[i * r + k] * system->a[j * r + k];
            if (i > j)
                system->a[i * r + j] = sum / system->a[j * r + j];
            else if (sum <= 0)
                return false;
            else
                system->a[j * r + j] = sqrt(sum);
        }
    }
    return true;
}

/** x with L L' x = x. */
static void solve(const struct system *system, double *x)
{
    size_t r = system->r;
    for (size_t i = 0; i < r; i++) {
        for (size_t k = 0; k < i; k++)
            x[i] -= system->a[i * r + k] * x[k];
        x[i] /= system->a[i * r + i];
    }
    for (size_t i = r; i-- > 0;) {
        for (size_t k = i + 1; k < r; k++)
            x[i] -= system->a[k * r + i] * x[k];
        x[i] /= system->a[i * r + i];
    }
}

static void adjust_means(struct pla_severity *severity, const struct pla_scores *scores)
{
    double squares = 0, whole = 0;
    for (size_t i = 0; i < scores->item_count; i++) {
        double sum = 0;
        for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++)
            sum += value_of(scores, m) - severity->raters[scores->marks[m].rater].severity.value;
        double mean = sum / (double)pla_scores_of(scores, i);
        severity->adjusted_means[i] = mean;
        for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++) {
            double expected = mean + severity->raters[scores->marks[m].rater].severity.value;
            squares += (value_of(scores, m) - expected) * (value_of(scores, m) - expected);
            whole += (value_of(scores, m) - mean) * (value_of(scores, m) - mean);
        }
    }
    if (squares < whole * 1e-24)
        squares = 0;
    severity->residual_sd = severity->df > 0 ? sqrt(squares / severity->df) : 0;
}

static void set_limits(struct pla_severity *severity, struct system *system)
{
    if (severity->df <= 0) {
        for (size_t j = 0; j < system->r; j++)
            severity->raters[j].severity.why_limits = "too few scores to tell how sure this is";
        return;
    }
    double t = pla_t_quantile(0.975, severity->df);
    for (size_t j = 0; j < system->r; j++) {
        struct pla_severity_rater *rater = &severity->raters[j];
        struct pla_estimate *b = &rater->severity;
        memset(system->column, 0, system->r * sizeof(double));
        system->column[j] = 1;
        solve(system, system->column);
        b->has_se = true;
        b->se = severity->residual_sd * pla_root(system->column[j] - 1 / (double)system->r);
        if (severity->residual_sd == 0) {
            b->why_limits = "nothing but severity differs, so it does not vary";
            continue;
        }
        pla_estimate_limit(b, b->value - t * b->se, b->value + t * b->se);
        rater->is_flagged = (b->low > 0 || b->high < 0) && fabs(b->value) >= WORTH_A_LOOK - 1e-12;
    }
}

static const char *why_none(const struct pla_severity *severity, const struct pla_scores *scores)
{
    if (scores->rater_count < 2)
        return "one assessor scored everything";
    if (severity->groups > 1)
        return "some assessors share no portfolio with the others, so their severity cannot be "
               "compared";
    return scores->rater_count > MOST_RATERS ? "there are too many assessors to compare at once"
                                             : NULL;
}

enum pla_code pla_severity_estimate(const struct pla_scores *scores, struct pla_arena *arena,
                                    struct pla_severity *out, struct pla_err *err)
{
    struct system system;
    struct pla_severity severity = {
        .raters = PLA_NEW_ARRAY(arena, scores->rater_count, struct pla_severity_rater),
        .raw_means = PLA_NEW_ARRAY(arena, scores->item_count, double),
        .adjusted_means = PLA_NEW_ARRAY(arena, scores->item_count, double)};
    if (severity.raters == NULL || severity.raw_means == NULL || severity.adjusted_means == NULL ||
        !set_groups(&severity, scores, arena))
        return pla_err_memory(err);
    see_marks(&severity, scores);
    severity.why = why_none(&severity, scores);
    for (size_t j = 0; j < scores->rater_count; j++)
        severity.raters[j].severity = pla_estimate_none(severity.why);
    if (severity.why == NULL) {
        if (!system_begin(&system, scores->rater_count, arena))
            return pla_err_memory(err);
        system_fill(&system, scores, severity.raw_means);
        if (!factor(&system))
            return pla_err_set(err, PLA_BUG, "linked assessors give a singular matrix");
        memcpy(system.b, system.d, system.r * sizeof(double));
        solve(&system, system.b);
        for (size_t j = 0; j < system.r; j++)
            severity.raters[j].severity = pla_estimate_of(system.b[j]);
        severity.df = (double)scores->score_count - (double)scores->item_count -
                      (double)scores->rater_count + 1;
        adjust_means(&severity, scores);
        set_limits(&severity, &system);
    }
    *out = severity;
    return PLA_OK;
}

size_t pla_severity_flips(const struct pla_severity *severity, size_t items, double cut)
{
    size_t flips = 0;
    if (severity->why != NULL)
        return 0;
    /* a mean on the cut is not moved off it by the last digit of a sum */
    double edge = cut - 1e-9;
    for (size_t i = 0; i < items; i++)
        flips += (severity->raw_means[i] >= edge) != (severity->adjusted_means[i] >= edge);
    return flips;
}
