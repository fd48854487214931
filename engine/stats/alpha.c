// SPDX-License-Identifier: Apache-2.0
/** Krippendorff's alpha by coincidences. */
#include "stats/alpha.h"

/** Coincidences of pairable scores. */
struct coincidences {
    enum pla_alpha kind;
    size_t levels, items;
    size_t total;  /**< n..: pairable scores */
    size_t *count; /**< n_k */
    double *pairs; /**< O_kl */
    double *place; /**< where a level stands, for distances: value or mid-rank */
};

static bool begin(struct coincidences *all, const struct pla_scores *scores, enum pla_alpha kind,
                  struct pla_arena *arena)
{
    size_t q = scores->level_count;
    *all = (struct coincidences){.kind = kind,
                                 .levels = q,
                                 .count = PLA_NEW_ARRAY(arena, q, size_t),
                                 .pairs = pla_arena_array(arena, q, q * sizeof(double)),
                                 .place = PLA_NEW_ARRAY(arena, q, double)};
    return all->count != NULL && all->pairs != NULL && all->place != NULL;
}

/** Put an item in (`sign` 1) or take it out (-1). */
static void add(struct coincidences *all, const struct pla_scores *scores, size_t item, int sign)
{
    size_t begin = scores->first[item], end = scores->first[item + 1], r = end - begin;
    if (r < 2)
        return;
    double part = sign / (double)(r - 1);
    all->items += (size_t)sign;
    all->total += (size_t)sign * r;
    for (size_t a = begin; a < end; a++) {
        size_t row = scores->marks[a].level;
        all->count[row] += (size_t)sign;
        for (size_t b = begin; b < end; b++)
            if (a != b)
                all->pairs[row * all->levels + scores->marks[b].level] += part;
    }
    pla_scores_worked(scores, r * r);
}

static const char *why_undefined(const struct coincidences *all)
{
    size_t used = 0;
    for (size_t k = 0; k < all->levels; k++)
        used += all->count[k] > 0;
    if (all->items == 0)
        return "no item has two scores";
    return used < 2
               ? "every score was the same level, so agreement beyond chance cannot be measured"
               : NULL;
}

/** Mid-ranks stand for the sums of the textbook: the distances are the same. */
static void set_places(struct coincidences *all, const double *levels)
{
    double below = 0;
    for (size_t k = 0; k < all->levels; k++) {
        double count = (double)all->count[k];
        all->place[k] = all->kind == PLA_ALPHA_ORDINAL ? below + count / 2 : levels[k];
        below += count;
    }
}

static double distance(const struct coincidences *all, size_t k, size_t l)
{
    double a = all->place[k], b = all->place[l], d = a - b;
    if (all->kind == PLA_ALPHA_NOMINAL)
        return k != l;
    if (all->kind == PLA_ALPHA_RATIO)
        d = a + b > 0 ? d / (a + b) : 0;
    return d * d;
}

static double coefficient(struct coincidences *all, const double *levels)
{
    double seen = 0, expected = 0;
    set_places(all, levels);
    for (size_t k = 0; k < all->levels; k++) {
        for (size_t l = 0; l < k && all->count[k] > 0; l++) {
            if (all->count[l] == 0)
                continue;
            double d = distance(all, k, l);
            seen += 2 * all->pairs[k * all->levels + l] * d;
            expected += 2 * (double)all->count[k] * (double)all->count[l] * d;
        }
    }
    return 1 - (double)(all->total - 1) * seen / expected;
}

/** Every unit with a pairable item left out once. */
static void leave_out(struct coincidences *all, const struct pla_scores *scores,
                      struct pla_left_out *without)
{
    for (size_t u = 0; u < scores->unit_count; u++) {
        size_t before = all->items;
        for (size_t i = scores->unit_first[u]; i < scores->unit_first[u + 1]; i++)
            add(all, scores, scores->unit_items[i], -1);
        if (all->items == before)
            continue;
        if (why_undefined(all) != NULL)
            without->is_undefined = true;
        else
            without->values[without->count] = coefficient(all, scores->levels);
        without->count++;
        for (size_t i = scores->unit_first[u]; i < scores->unit_first[u + 1]; i++)
            add(all, scores, scores->unit_items[i], 1);
        pla_scores_worked(scores, all->levels * all->levels);
    }
}

enum pla_code pla_alpha_estimate(const struct pla_scores *scores, enum pla_alpha kind,
                                 struct pla_arena *arena, struct pla_estimate *out,
                                 struct pla_err *err)
{
    struct coincidences all;
    struct pla_left_out without = {PLA_NEW_ARRAY(arena, scores->unit_count, double), 0, false};
    if (without.values == NULL || !begin(&all, scores, kind, arena))
        return pla_err_memory(err);
    if (kind == PLA_ALPHA_RATIO && scores->levels[0] < 0) {
        *out = pla_estimate_none("a level is below 0, and ratios need a scale that begins at 0");
        return PLA_OK;
    }
    for (size_t i = 0; i < scores->item_count; i++)
        add(&all, scores, i, 1);
    const char *why = why_undefined(&all);
    if (why != NULL) {
        *out = pla_estimate_none(why);
        return PLA_OK;
    }
    *out = pla_estimate_of(coefficient(&all, scores->levels));
    leave_out(&all, scores, &without);
    pla_estimate_jackknife(out, &without);
    return PLA_OK;
}
