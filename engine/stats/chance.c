// SPDX-License-Identifier: Apache-2.0
/** Coefficients over counts of raters per item and level. */
#include "stats/chance.h"

#include "stats/special.h"

#include <math.h>

static const char NO_PAIR[] = "no item has two scores";

/** Sums over items, from which every coefficient of this family comes. */
struct sums {
    const double *weights;
    size_t levels;
    size_t items;     /**< with a score */
    size_t pairable;  /**< with two or more */
    double agreement; /**< sum of pa_i over the pairable */
    double *share;    /**< by level: sum of R_ik / r_i */
    size_t *count;    /**< by level: scores, to tell exactly how many levels are used */
};

static bool sums_begin(struct sums *sums, const struct pla_scores *scores, struct pla_weight weight,
                       struct pla_arena *arena)
{
    sums->levels = scores->level_count;
    sums->items = sums->pairable = 0;
    sums->agreement = 0;
    sums->weights = pla_weights(weight, scores, arena);
    sums->share = PLA_NEW_ARRAY(arena, scores->level_count, double);
    sums->count = PLA_NEW_ARRAY(arena, scores->level_count, size_t);
    return sums->weights != NULL && sums->share != NULL && sums->count != NULL;
}

/** pa_i: the mean weight over all ordered pairs of different raters. */
static double item_agreement(const struct sums *sums, const struct pla_scores *scores, size_t item)
{
    size_t begin = scores->first[item], end = scores->first[item + 1], r = end - begin;
    double sum = 0;
    for (size_t a = begin; a < end; a++)
        for (size_t b = a + 1; b < end; b++)
            sum += sums->weights[scores->marks[a].level * sums->levels + scores->marks[b].level];
    pla_scores_worked(scores, r * r / 2);
    return 2 * sum / ((double)r * (double)(r - 1));
}

/** Put an item in (`sign` 1) or take it out (-1). */
static void sums_add(struct sums *sums, const struct pla_scores *scores, size_t item, int sign)
{
    size_t r = pla_scores_of(scores, item), step = (size_t)sign;
    sums->items += step;
    for (size_t m = scores->first[item]; m < scores->first[item + 1]; m++) {
        sums->share[scores->marks[m].level] += sign / (double)r;
        sums->count[scores->marks[m].level] += step;
    }
    if (r < 2)
        return;
    sums->pairable += step;
    sums->agreement += sign * item_agreement(sums, scores, item);
}

static size_t levels_used(const struct sums *sums)
{
    size_t used = 0;
    for (size_t k = 0; k < sums->levels; k++)
        used += sums->count[k] > 0;
    return used;
}

/** Sum of all weights over q (q - 1), or over q q. */
static double mean_weight(const struct sums *sums, bool is_uniform)
{
    double sum = 0, q = (double)sums->levels;
    for (size_t i = 0; i < sums->levels * sums->levels; i++)
        sum += sums->weights[i];
    return sum / (q * (is_uniform ? q : q - 1));
}

/** Agreement by chance; `mean` is that of mean_weight(). */
static double by_chance(const struct sums *sums, enum pla_chance chance, double mean)
{
    double sum = 0, n = (double)sums->items;
    if (chance == PLA_CHANCE_UNIFORM)
        return mean;
    for (size_t k = 0; k < sums->levels; k++) {
        double share = sums->count[k] > 0 ? sums->share[k] / n : 0;
        if (chance == PLA_CHANCE_GWET) {
            sum += share * (1 - share);
            continue;
        }
        for (size_t l = 0; l < sums->levels && sums->count[k] > 0; l++)
            if (sums->count[l] > 0)
                sum += sums->weights[k * sums->levels + l] * share * sums->share[l] / n;
    }
    return chance == PLA_CHANCE_GWET ? sum * mean : sum;
}

/** NULL if there is a value, else why not. Decided by whole numbers. */
static const char *why_undefined(const struct sums *sums, enum pla_chance chance)
{
    if (sums->pairable == 0)
        return NO_PAIR;
    if (sums->levels < 2)
        return "the scale has one level, so agreement beyond chance cannot be measured";
    if (chance == PLA_CHANCE_FLEISS && levels_used(sums) < 2)
        return "every score was the same level, so agreement beyond chance cannot be measured";
    return NULL;
}

static double coefficient(const struct sums *sums, enum pla_chance chance, double mean)
{
    double pa = sums->agreement / (double)sums->pairable;
    if (chance == PLA_CHANCE_GWET && levels_used(sums) < 2)
        return 1;
    double pe = by_chance(sums, chance, mean);
    return (pa - pe) / (1 - pe);
}

enum pla_code pla_chance_percent(const struct pla_scores *scores, struct pla_weight weight,
                                 struct pla_arena *arena, struct pla_estimate *out,
                                 struct pla_err *err)
{
    struct sums sums;
    if (!sums_begin(&sums, scores, weight, arena))
        return pla_err_memory(err);
    for (size_t i = 0; i < scores->item_count; i++)
        sums_add(&sums, scores, i, 1);
    double share = sums.pairable > 0 ? sums.agreement / (double)sums.pairable : 0;
    *out = pla_estimate_share(share, sums.pairable, NO_PAIR);
    return PLA_OK;
}

enum pla_code pla_chance_corrected(const struct pla_scores *scores, enum pla_chance chance,
                                   struct pla_weight weight, struct pla_arena *arena,
                                   struct pla_estimate *out, struct pla_err *err)
{
    struct sums sums;
    struct pla_left_out without = {PLA_NEW_ARRAY(arena, scores->unit_count, double), 0, false};
    if (without.values == NULL || !sums_begin(&sums, scores, weight, arena))
        return pla_err_memory(err);
    for (size_t i = 0; i < scores->item_count; i++)
        sums_add(&sums, scores, i, 1);
    double mean = mean_weight(&sums, chance == PLA_CHANCE_UNIFORM);
    const char *why = why_undefined(&sums, chance);
    if (why != NULL) {
        *out = pla_estimate_none(why);
        return PLA_OK;
    }
    *out = pla_estimate_of(coefficient(&sums, chance, mean));
    for (size_t u = 0; u < scores->unit_count; u++) {
        for (size_t i = scores->unit_first[u]; i < scores->unit_first[u + 1]; i++)
            sums_add(&sums, scores, scores->unit_items[i], -1);
        if (why_undefined(&sums, chance) != NULL)
            without.is_undefined = true;
        else
            without.values[without.count] = coefficient(&sums, chance, mean);
        without.count++;
        for (size_t i = scores->unit_first[u]; i < scores->unit_first[u + 1]; i++)
            sums_add(&sums, scores, scores->unit_items[i], 1);
        pla_scores_worked(scores, sums.levels * sums.levels);
    }
    pla_estimate_jackknife(out, &without);
    return PLA_OK;
}

/* ---- Gwet's standard error ---- */

/** pe_i: what the item's own levels add to agreement by chance. */
static double item_chance(const struct sums *sums, const struct pla_scores *scores,
                          enum pla_chance chance, double mean, size_t item)
{
    double sum = 0, n = (double)sums->items, r = (double)pla_scores_of(scores, item);
    for (size_t m = scores->first[item]; m < scores->first[item + 1]; m++) {
        size_t k = scores->marks[m].level;
        if (chance == PLA_CHANCE_GWET) {
            sum += (1 - sums->share[k] / n) * mean / r;
            continue;
        }
        for (size_t l = 0; l < sums->levels; l++)
            sum += sums->weights[k * sums->levels + l] * sums->share[l] / n / r;
    }
    return sum;
}

enum pla_code pla_chance_gwet_se(const struct pla_scores *scores, enum pla_chance chance,
                                 struct pla_weight weight, struct pla_arena *arena, double *out,
                                 bool *out_has, struct pla_err *err)
{
    struct sums sums;
    *out_has = false;
    if (!sums_begin(&sums, scores, weight, arena))
        return pla_err_memory(err);
    for (size_t i = 0; i < scores->item_count; i++)
        sums_add(&sums, scores, i, 1);
    if (why_undefined(&sums, chance) != NULL || sums.items < 2)
        return PLA_OK;
    double mean = mean_weight(&sums, chance == PLA_CHANCE_UNIFORM);
    double c = coefficient(&sums, chance, mean), pe = by_chance(&sums, chance, mean);
    double n = (double)sums.items, squares = 0;
    double m = chance == PLA_CHANCE_UNIFORM ? 0 : 2;
    for (size_t i = 0; i < scores->item_count; i++) {
        bool is_pairable = pla_scores_of(scores, i) >= 2;
        double pa = is_pairable ? item_agreement(&sums, scores, i) - pe : 0;
        double g = n / (double)sums.pairable * pa / (1 - pe) -
                   m * (1 - c) * (item_chance(&sums, scores, chance, mean, i) - pe) / (1 - pe);
        squares += (g - c) * (g - c);
    }
    *out = pla_root(squares / (n * (n - 1)));
    *out_has = true;
    return PLA_OK;
}
