// SPDX-License-Identifier: Apache-2.0
/**
 * Scores: who put which item into which level.
 *
 * An item is what a score is about (one criterion of one portfolio); its unit is the portfolio,
 * which intervals leave out as a whole. Items, raters and units are numbered as they are first
 * seen; an item or rater without a score does not exist. Missing is not scored, never guessed.
 */
#pragma once

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/** One score as given; ids are the caller's. */
struct pla_score {
    uint32_t unit, item, rater;
    uint32_t level; /**< index into the declared levels */
};

/** A rater's level of an item. */
struct pla_mark {
    uint32_t rater, level;
};

/** Scores grouped by item. Lives in the arena; read only once made. */
struct pla_scores {
    size_t item_count, rater_count, unit_count, score_count;
    size_t level_count;           /**< declared, used or not */
    const double *levels;         /**< their values, ascending; borrowed */
    const struct pla_mark *marks; /**< by item, each item's in the order given */
    const size_t *first;          /**< marks of item i: first[i] .. first[i + 1] */
    const uint32_t *unit_items;   /**< items by unit */
    const size_t *unit_first;     /**< items of unit u: unit_items[unit_first[u] ..] */
    const uint32_t *item_ids, *rater_ids, *unit_ids; /**< the caller's ids */
    uint64_t *work; /**< steps of inner loops are added here; for tests of growth; may be NULL */
};

/** The caller's scores, as given. */
struct pla_score_list {
    const struct pla_score *items;
    size_t count;
    const double *levels; /**< ascending values of the declared levels; outlives the result */
    size_t level_count;   /**< at least 1; every score's level is below it */
};

/**
 * Group scores. Nobody scores an item twice: the caller has refused that with its place.
 * @return PLA_OK or PLA_MEMORY
 */
enum pla_code pla_scores_make(const struct pla_score_list *list, struct pla_arena *arena,
                              struct pla_scores *out, struct pla_err *err);
/** The same scores with the levels that nobody used left out. */
enum pla_code pla_scores_of_used(const struct pla_scores *scores, struct pla_arena *arena,
                                 struct pla_scores *out, struct pla_err *err);
/** The same scores as 0 (below the cut) and 1 (the level's value is at or above it). */
enum pla_code pla_scores_of_cut(const struct pla_scores *scores, double cut,
                                struct pla_arena *arena, struct pla_scores *out,
                                struct pla_err *err);

/** How many raters scored an item. */
static inline size_t pla_scores_of(const struct pla_scores *scores, size_t item)
{
    return scores->first[item + 1] - scores->first[item];
}
static inline void pla_scores_worked(const struct pla_scores *scores, size_t steps)
{
    if (scores->work != NULL)
        *scores->work += steps;
}
/** Items with at least `least` scores. */
size_t pla_scores_items_with(const struct pla_scores *scores, size_t least);
/** Different levels among items with at least `least` scores. */
size_t pla_scores_levels_used(const struct pla_scores *scores, size_t least);
