// SPDX-License-Identifier: Apache-2.0
/** Scores grouped by item and unit. */
#include "stats/scores.h"

/** Not numbered yet. */
static const uint32_t UNSEEN = UINT32_MAX;

/** Numbers the caller's ids as they are first seen. */
struct numbering {
    uint32_t *number_of; /**< by the caller's id */
    uint32_t *ids;       /**< by number */
    size_t count;
};

static bool numbering_begin(struct numbering *numbering, size_t ids, struct pla_arena *arena)
{
    numbering->number_of = PLA_NEW_ARRAY(arena, ids, uint32_t);
    numbering->ids = PLA_NEW_ARRAY(arena, ids, uint32_t);
    numbering->count = 0;
    if (numbering->number_of == NULL || numbering->ids == NULL)
        return false;
    for (size_t i = 0; i < ids; i++)
        numbering->number_of[i] = UNSEEN;
    return true;
}

static uint32_t number(struct numbering *numbering, uint32_t id)
{
    if (numbering->number_of[id] == UNSEEN) {
        numbering->ids[numbering->count] = id;
        numbering->number_of[id] = (uint32_t)numbering->count++;
    }
    return numbering->number_of[id];
}

struct making {
    struct numbering items, raters, units;
    uint32_t *unit_of; /**< by item */
    size_t *first, *unit_first, *next;
    struct pla_mark *marks;
    uint32_t *unit_items;
};

static bool making_begin(struct making *making, const struct pla_score_list *list,
                         struct pla_arena *arena)
{
    size_t items = 0, raters = 0, units = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct pla_score *score = &list->items[i];
        items = score->item >= items ? (size_t)score->item + 1 : items;
        raters = score->rater >= raters ? (size_t)score->rater + 1 : raters;
        units = score->unit >= units ? (size_t)score->unit + 1 : units;
    }
    size_t longest = items > units ? items : units;
    making->unit_of = PLA_NEW_ARRAY(arena, items, uint32_t);
    making->first = PLA_NEW_ARRAY(arena, items + 1, size_t);
    making->unit_first = PLA_NEW_ARRAY(arena, units + 1, size_t);
    making->next = PLA_NEW_ARRAY(arena, longest + 1, size_t);
    making->marks = PLA_NEW_ARRAY(arena, list->count, struct pla_mark);
    making->unit_items = PLA_NEW_ARRAY(arena, items, uint32_t);
    return numbering_begin(&making->items, items, arena) &&
           numbering_begin(&making->raters, raters, arena) &&
           numbering_begin(&making->units, units, arena) && !arena->failed;
}

/** From counts at [i + 1] to where each begins; `next` gets a copy to fill from. */
static void add_up(size_t *first, size_t *next, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        next[i] = first[i];
        first[i + 1] += first[i];
    }
}

static void group(struct making *making, const struct pla_score_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        uint32_t item = number(&making->items, list->items[i].item);
        making->unit_of[item] = number(&making->units, list->items[i].unit);
        making->first[item + 1]++;
    }
    add_up(making->first, making->next, making->items.count);
    for (size_t i = 0; i < list->count; i++) {
        const struct pla_score *score = &list->items[i];
        uint32_t item = number(&making->items, score->item);
        making->marks[making->next[item]++] =
            (struct pla_mark){number(&making->raters, score->rater), score->level};
    }
    for (size_t i = 0; i < making->items.count; i++)
        making->unit_first[making->unit_of[i] + 1]++;
    add_up(making->unit_first, making->next, making->units.count);
    for (size_t i = 0; i < making->items.count; i++)
        making->unit_items[making->next[making->unit_of[i]]++] = (uint32_t)i;
}

enum pla_code pla_scores_make(const struct pla_score_list *list, struct pla_arena *arena,
                              struct pla_scores *out, struct pla_err *err)
{
    struct making making;
    if (!making_begin(&making, list, arena))
        return pla_err_memory(err);
    group(&making, list);
    *out = (struct pla_scores){.item_count = making.items.count,
                               .rater_count = making.raters.count,
                               .unit_count = making.units.count,
                               .score_count = list->count,
                               .level_count = list->level_count,
                               .levels = list->levels,
                               .marks = making.marks,
                               .first = making.first,
                               .unit_items = making.unit_items,
                               .unit_first = making.unit_first,
                               .item_ids = making.items.ids,
                               .rater_ids = making.raters.ids,
                               .unit_ids = making.units.ids};
    return PLA_OK;
}

/* ---- other levels for the same scores ---- */

/** Copy with each level replaced by `to[level]`. */
static enum pla_code relabel(const struct pla_scores *scores, const uint32_t *to,
                             struct pla_arena *arena, struct pla_scores *out, struct pla_err *err)
{
    struct pla_mark *marks = PLA_NEW_ARRAY(arena, scores->score_count, struct pla_mark);
    if (marks == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < scores->score_count; i++)
        marks[i] = (struct pla_mark){scores->marks[i].rater, to[scores->marks[i].level]};
    out->marks = marks;
    return PLA_OK;
}

enum pla_code pla_scores_of_used(const struct pla_scores *scores, struct pla_arena *arena,
                                 struct pla_scores *out, struct pla_err *err)
{
    uint32_t *to = PLA_NEW_ARRAY(arena, scores->level_count, uint32_t);
    double *levels = PLA_NEW_ARRAY(arena, scores->level_count, double);
    struct pla_scores used = *scores;
    if (to == NULL || levels == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < scores->score_count; i++)
        to[scores->marks[i].level] = 1;
    used.level_count = 0;
    for (size_t i = 0; i < scores->level_count; i++) {
        if (to[i] == 0)
            continue;
        levels[used.level_count] = scores->levels[i];
        to[i] = (uint32_t)used.level_count++;
    }
    used.levels = levels;
    enum pla_code code = relabel(scores, to, arena, &used, err);
    if (code == PLA_OK)
        *out = used;
    return code;
}

enum pla_code pla_scores_of_cut(const struct pla_scores *scores, double cut,
                                struct pla_arena *arena, struct pla_scores *out,
                                struct pla_err *err)
{
    static const double sides[] = {0, 1};
    uint32_t *to = PLA_NEW_ARRAY(arena, scores->level_count, uint32_t);
    struct pla_scores passed = *scores;
    if (to == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < scores->level_count; i++)
        to[i] = scores->levels[i] >= cut;
    passed.levels = sides;
    passed.level_count = 2;
    enum pla_code code = relabel(scores, to, arena, &passed, err);
    if (code == PLA_OK)
        *out = passed;
    return code;
}

/* ---- counts ---- */

size_t pla_scores_items_with(const struct pla_scores *scores, size_t least)
{
    size_t count = 0;
    for (size_t i = 0; i < scores->item_count; i++)
        count += pla_scores_of(scores, i) >= least;
    return count;
}

size_t pla_scores_levels_used(const struct pla_scores *scores, size_t least)
{
    size_t count = 0;
    for (size_t level = 0; level < scores->level_count; level++) {
        bool is_used = false;
        for (size_t i = 0; i < scores->item_count && !is_used; i++)
            for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++)
                is_used |= pla_scores_of(scores, i) >= least && scores->marks[m].level == level;
        count += is_used;
    }
    return count;
}
