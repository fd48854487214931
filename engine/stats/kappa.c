// SPDX-License-Identifier: Apache-2.0
/** Cohen's and Light's kappa. */
#include "stats/kappa.h"

#include "stats/special.h"

#include <math.h>
#include <string.h>

static const char NO_PAIR[] = "no item has two scores";
static const char ONE_LEVEL[] =
    "every score was the same level, so agreement beyond chance cannot be measured";

/* ---- a table ---- */

struct margins {
    int64_t *row, *column;
};

static bool margins_begin(struct margins *margins, size_t levels, struct pla_arena *arena)
{
    margins->row = PLA_NEW_ARRAY(arena, levels, int64_t);
    margins->column = PLA_NEW_ARRAY(arena, levels, int64_t);
    return margins->row != NULL && margins->column != NULL;
}

static void margins_set(struct margins *margins, const struct pla_pairs *pairs)
{
    size_t q = pairs->levels;
    for (size_t k = 0; k < q; k++)
        margins->row[k] = margins->column[k] = 0;
    for (size_t k = 0; k < q; k++) {
        for (size_t l = 0; l < q; l++) {
            margins->row[k] += pairs->counts[k * q + l];
            margins->column[l] += pairs->counts[k * q + l];
        }
    }
}

/** Rank distances: n <= 1e6 and 100 levels are far within 64 bits. */
static bool kappa_by_rank(const struct pla_pairs *pairs, const struct margins *margins,
                          enum pla_weight_kind kind, double *out)
{
    int64_t seen = 0, expected = 0;
    for (size_t k = 0; k < pairs->levels; k++) {
        for (size_t l = 0; l < pairs->levels; l++) {
            int64_t d = k > l ? (int64_t)(k - l) : (int64_t)(l - k);
            int64_t v = kind == PLA_WEIGHT_SAME ? d != 0 : kind == PLA_WEIGHT_LINEAR ? d : d * d;
            seen += v * pairs->counts[k * pairs->levels + l];
            expected += v * margins->row[k] * margins->column[l];
        }
    }
    if (expected == 0)
        return false;
    *out = 1 - (double)pairs->total * (double)seen / (double)expected;
    return true;
}

bool pla_kappa_of(const struct pla_pairs *pairs, const double *distances, double *out)
{
    double seen = 0, expected = 0;
    size_t q = pairs->levels;
    for (size_t k = 0; k < q; k++) {
        double row = 0;
        for (size_t l = 0; l < q; l++) {
            row += (double)pairs->counts[k * q + l];
            seen += distances[k * q + l] * (double)pairs->counts[k * q + l];
        }
        for (size_t l = 0; l < q && row > 0; l++) {
            double column = 0;
            for (size_t i = 0; i < q; i++)
                column += (double)pairs->counts[i * q + l];
            expected += distances[k * q + l] * row * column;
        }
    }
    if (expected <= 0)
        return false;
    *out = 1 - (double)pairs->total * seen / expected;
    return true;
}

double pla_kappa_fce_se(const struct pla_pairs *pairs, const double *weights, double *row,
                        double *column)
{
    size_t q = pairs->levels;
    double n = (double)pairs->total, pa = 0, pe = 0, sum = 0;
    for (size_t k = 0; k < q; k++) {
        row[k] = column[k] = 0;
        for (size_t l = 0; l < q; l++) {
            row[k] += (double)pairs->counts[k * q + l] / n;
            column[k] += (double)pairs->counts[l * q + k] / n;
            pa += weights[k * q + l] * (double)pairs->counts[k * q + l] / n;
        }
    }
    for (size_t k = 0; k < q; k++)
        for (size_t l = 0; l < q; l++)
            pe += weights[k * q + l] * row[k] * column[l];
    double kappa = (pa - pe) / (1 - pe);
    for (size_t k = 0; k < q; k++) {
        for (size_t l = 0; l < q; l++) {
            double mean = 0;
            if (pairs->counts[k * q + l] == 0)
                continue;
            for (size_t i = 0; i < q; i++)
                mean += weights[k * q + i] * column[i] + weights[i * q + l] * row[i];
            double term = weights[k * q + l] - mean * (1 - kappa);
            sum += (double)pairs->counts[k * q + l] / n * term * term;
        }
    }
    double chance = kappa - pe * (1 - kappa);
    return pla_root((sum - chance * chance) / (n * (1 - pe) * (1 - pe)));
}

/* ---- two raters ---- */

/** An item both scored: its cell. */
static bool cell_of(const struct pla_scores *scores, size_t item, size_t *out)
{
    const struct pla_mark *marks = &scores->marks[scores->first[item]];
    if (pla_scores_of(scores, item) != 2)
        return false;
    const struct pla_mark *one = marks[0].rater == 0 ? &marks[0] : &marks[1];
    const struct pla_mark *other = marks[0].rater == 0 ? &marks[1] : &marks[0];
    *out = one->level * scores->level_count + other->level;
    return true;
}

static int64_t unit_add(struct pla_pairs *pairs, const struct pla_scores *scores, size_t unit,
                        int sign)
{
    int64_t count = 0;
    size_t cell;
    for (size_t i = scores->unit_first[unit]; i < scores->unit_first[unit + 1]; i++) {
        if (!cell_of(scores, scores->unit_items[i], &cell))
            continue;
        pairs->counts[cell] += sign;
        pairs->total += sign;
        count++;
    }
    return count;
}

struct two {
    struct pla_pairs pairs;
    struct margins margins;
    struct pla_weight weight;
    const double *distances; /**< by value */
};

static bool two_value(struct two *two, double *out)
{
    if (two->weight.by_value)
        return pla_kappa_of(&two->pairs, two->distances, out);
    margins_set(&two->margins, &two->pairs);
    return kappa_by_rank(&two->pairs, &two->margins, two->weight.kind, out);
}

static void leave_out(struct two *two, const struct pla_scores *scores,
                      struct pla_left_out *without)
{
    for (size_t u = 0; u < scores->unit_count; u++) {
        if (unit_add(&two->pairs, scores, u, -1) == 0)
            continue;
        if (!two_value(two, &without->values[without->count]))
            without->is_undefined = true;
        without->count++;
        (void)unit_add(&two->pairs, scores, u, 1);
        pla_scores_worked(scores, two->pairs.levels * two->pairs.levels);
    }
}

static enum pla_code two_estimate(struct two *two, const struct pla_scores *scores,
                                  struct pla_arena *arena, struct pla_kappa *out,
                                  struct pla_err *err)
{
    size_t q = scores->level_count;
    double *weights = pla_weights(two->weight, scores, arena);
    double *distances = pla_arena_array(arena, q, q * sizeof(double));
    double *margins = PLA_NEW_ARRAY(arena, 2 * q, double), value;
    struct pla_left_out without = {PLA_NEW_ARRAY(arena, scores->unit_count, double), 0, false};
    two->pairs.levels = q;
    two->pairs.counts = pla_arena_array(arena, q, q * sizeof(int64_t));
    if (weights == NULL || distances == NULL || margins == NULL || without.values == NULL ||
        two->pairs.counts == NULL || !margins_begin(&two->margins, q, arena))
        return pla_err_memory(err);
    for (size_t i = 0; i < q * q; i++)
        distances[i] = 1 - weights[i];
    two->distances = distances;
    for (size_t u = 0; u < scores->unit_count; u++)
        (void)unit_add(&two->pairs, scores, u, 1);
    if (two->pairs.total == 0 || !two_value(two, &value)) {
        out->estimate = pla_estimate_none(two->pairs.total == 0 ? NO_PAIR : ONE_LEVEL);
        return PLA_OK;
    }
    out->estimate = pla_estimate_of(value);
    out->has_fce_se = true;
    out->fce_se = pla_kappa_fce_se(&two->pairs, weights, margins, margins + q);
    leave_out(two, scores, &without);
    pla_estimate_jackknife(&out->estimate, &without);
    return PLA_OK;
}

enum pla_code pla_kappa_estimate(const struct pla_scores *scores, struct pla_weight weight,
                                 struct pla_arena *arena, struct pla_kappa *out,
                                 struct pla_err *err)
{
    struct two two = {.weight = weight};
    *out = (struct pla_kappa){0};
    if (scores->rater_count != 2) {
        out->estimate = pla_estimate_none("this needs exactly two assessors");
        return PLA_OK;
    }
    return two_estimate(&two, scores, arena, out, err);
}

/* ---- all pairs ---- */

struct light {
    const struct pla_scores *scores;
    const uint32_t *rater_items; /**< items by rater */
    const size_t *rater_first;
    int64_t *tables; /**< of one rater with every later one */
    int64_t *totals;
    struct margins margins;
    double sums[2];
    size_t pairs[2];
};

static bool list_items(struct light *light, struct pla_arena *arena)
{
    const struct pla_scores *scores = light->scores;
    size_t *first = PLA_NEW_ARRAY(arena, scores->rater_count + 1, size_t);
    size_t *next = PLA_NEW_ARRAY(arena, scores->rater_count + 1, size_t);
    uint32_t *items = PLA_NEW_ARRAY(arena, scores->score_count, uint32_t);
    if (first == NULL || next == NULL || items == NULL)
        return false;
    for (size_t m = 0; m < scores->score_count; m++)
        first[scores->marks[m].rater + 1]++;
    for (size_t j = 0; j < scores->rater_count; j++) {
        next[j] = first[j];
        first[j + 1] += first[j];
    }
    for (size_t i = 0; i < scores->item_count; i++)
        for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++)
            items[next[scores->marks[m].rater]++] = (uint32_t)i;
    light->rater_items = items;
    light->rater_first = first;
    return true;
}

/** Tables of a rater with every later one. */
static void fill_tables(struct light *light, size_t rater)
{
    const struct pla_scores *scores = light->scores;
    size_t q = scores->level_count;
    memset(light->totals, 0, scores->rater_count * sizeof *light->totals);
    memset(light->tables, 0, scores->rater_count * q * q * sizeof *light->tables);
    for (size_t i = light->rater_first[rater]; i < light->rater_first[rater + 1]; i++) {
        size_t item = light->rater_items[i], own = 0;
        for (size_t m = scores->first[item]; m < scores->first[item + 1]; m++)
            if (scores->marks[m].rater == rater)
                own = scores->marks[m].level;
        for (size_t m = scores->first[item]; m < scores->first[item + 1]; m++) {
            size_t other = scores->marks[m].rater;
            if (other <= rater)
                continue;
            light->tables[(other * q + own) * q + scores->marks[m].level]++;
            light->totals[other]++;
        }
        pla_scores_worked(scores, 2 * pla_scores_of(scores, item));
    }
}

static void add_pairs(struct light *light, size_t rater)
{
    static const enum pla_weight_kind kinds[] = {PLA_WEIGHT_SAME, PLA_WEIGHT_QUADRATIC};
    size_t q = light->scores->level_count;
    for (size_t other = rater + 1; other < light->scores->rater_count; other++) {
        struct pla_pairs pairs = {q, &light->tables[other * q * q], light->totals[other]};
        double value;
        if (pairs.total == 0)
            continue;
        margins_set(&light->margins, &pairs);
        for (int w = 0; w < 2; w++) {
            if (!kappa_by_rank(&pairs, &light->margins, kinds[w], &value))
                continue;
            light->sums[w] += value;
            light->pairs[w]++;
        }
    }
}

static struct pla_light light_end(const struct light *light, int which)
{
    struct pla_light out = {.pairs = light->pairs[which]};
    if (out.pairs > 0)
        out.estimate = pla_estimate_of(light->sums[which] / (double)out.pairs);
    else
        out.estimate =
            pla_estimate_none(pla_scores_items_with(light->scores, 2) == 0 ? NO_PAIR : ONE_LEVEL);
    return out;
}

enum pla_code pla_kappa_light(const struct pla_scores *scores, struct pla_arena *arena,
                              struct pla_light *out_same, struct pla_light *out_quadratic,
                              struct pla_err *err)
{
    struct light light = {.scores = scores};
    size_t q = scores->level_count, cells = 0;
    if (__builtin_mul_overflow(q * q, scores->rater_count, &cells))
        return pla_err_memory(err);
    light.tables = PLA_NEW_ARRAY(arena, cells, int64_t);
    light.totals = PLA_NEW_ARRAY(arena, scores->rater_count, int64_t);
    if (light.tables == NULL || light.totals == NULL || !margins_begin(&light.margins, q, arena) ||
        !list_items(&light, arena))
        return pla_err_memory(err);
    for (size_t rater = 0; rater < scores->rater_count; rater++) {
        fill_tables(&light, rater);
        add_pairs(&light, rater);
    }
    *out_same = light_end(&light, 0);
    *out_quadratic = light_end(&light, 1);
    return PLA_OK;
}
