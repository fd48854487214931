// SPDX-License-Identifier: Apache-2.0
/** Measures that look at how much of a list the evidence shows: distinct, covered, tagged, parts.
 */
#include <stdlib.h>

#include "assess/field.h"
#include "assess/measure.h"
#include "assess/range.h"
#include "assess/walk.h"

/* ---- distinct ---- */

/** One value an item gives: a text, or a number (date, boolean). */
struct given {
    struct pla_text text;
    struct pla_rational number;
    bool is_sure;
};

struct givens {
    struct given *items;
    size_t count, capacity;
    int64_t unknown;       /**< items whose value is not known */
    bool has_sure_unknown; /**< one of them counts for sure */
    bool failed;
};

static void give(struct pla_run *run, struct givens *givens, struct given given)
{
    struct given *grown = pla_arena_grow(run->arena, givens->items, &givens->capacity,
                                         givens->count + 1, sizeof given);
    if (grown == NULL) {
        givens->failed = true;
        return;
    }
    givens->items = grown;
    givens->items[givens->count++] = given;
}

/** @return true if the item says something */
static bool give_values(struct pla_run *run, struct givens *givens,
                        const struct pla_field_value *value, bool is_sure)
{
    struct pla_text no_text = {NULL, 0};
    bool is_partial =
        value->shape == PLA_SHAPE_RANGE && pla_rational_compare(value->low, value->high) != 0;
    if (value->shape == PLA_SHAPE_ABSENT)
        return false;
    if (value->shape == PLA_SHAPE_UNKNOWN || is_partial) {
        givens->unknown++;
        givens->has_sure_unknown = givens->has_sure_unknown || is_sure;
    } else if (value->shape == PLA_SHAPE_TEXTS) {
        for (size_t i = 0; i < value->text_count; i++)
            give(run, givens, (struct given){value->texts[i], PLA_ZERO, is_sure});
    } else {
        struct pla_rational number =
            value->shape == PLA_SHAPE_RANGE ? value->low : PLA_WHOLE(value->boolean ? 1 : 0);
        give(run, givens, (struct given){no_text, number, is_sure});
    }
    return true;
}

/** By value; of equal ones a sure one first. */
static int by_value(const void *a, const void *b)
{
    const struct given *x = a, *y = b;
    int order = pla_text_compare(x->text, y->text);
    if (order == 0)
        order = pla_rational_compare(x->number, y->number);
    return order != 0 ? order : (int)y->is_sure - (int)x->is_sure;
}

static bool is_same(const struct given *a, const struct given *b)
{
    return pla_text_equal(a->text, b->text) && pla_rational_compare(a->number, b->number) == 0;
}

static void value_distinct(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out)
{
    struct pla_walk walk;
    const struct pla_item *item;
    struct givens givens = {.items = NULL};
    struct pla_field_name name = pla_field_named(measure->name);
    pla_walk_begin(&walk, run, measure->filter, out);
    while ((item = pla_walk_next(&walk)) != NULL) {
        struct pla_field_value value = pla_item_field(item, name);
        if (give_values(run, &givens, &value, walk.is_sure))
            pla_walk_take(&walk, item);
    }
    if (!pla_walk_end(&walk))
        return;
    if (givens.failed) {
        pla_run_value_memory(run, out);
        return;
    }
    int64_t sure = 0, all = 0;
    if (givens.count > 1)
        qsort(givens.items, givens.count, sizeof *givens.items, by_value);
    for (size_t i = 0; i < givens.count; i++) {
        if (i > 0 && is_same(&givens.items[i - 1], &givens.items[i]))
            continue;
        sure += givens.items[i].is_sure ? 1 : 0;
        all++;
    }
    if (sure == 0 && givens.has_sure_unknown)
        sure = 1; /* whatever it is, it is one value */
    pla_range_set(out, PLA_WHOLE(sure), PLA_WHOLE(all + givens.unknown));
}

/* ---- lists of names ---- */

/** Names that are looked for, and whether each was found. */
struct wanted {
    struct pla_text_list names;
    enum pla_state *found;
    bool is_sure;   /**< the item at hand counts for sure */
    bool has_found; /**< it shows at least one name */
};

static void find_name(struct wanted *wanted, struct pla_text name)
{
    enum pla_state state = wanted->is_sure ? PLA_MET : PLA_UNDECIDED;
    for (size_t i = 0; i < wanted->names.count; i++) {
        if (!pla_text_equal(wanted->names.items[i], name))
            continue;
        wanted->found[i] = pla_state_or(wanted->found[i], state);
        wanted->has_found = true;
    }
}

/** Learning outcomes that findings about the item call met. */
static void look_covered(struct pla_run *run, const struct pla_measure *measure,
                         const struct pla_item *item, struct wanted *wanted)
{
    bool takes_partly = pla_text_equal(measure->text, PLA_TEXT("partly"));
    enum pla_met enough = takes_partly ? PLA_MET_PARTLY : PLA_MET_YES;
    for (size_t i = item->finding; i != 0; i = run->finding_next[i - 1]) {
        const struct pla_finding *finding = &run->portfolio->findings[i - 1];
        for (size_t k = 0; k < finding->outcome_count; k++) {
            if (finding->outcomes[k].met >= enough)
                find_name(wanted, finding->outcomes[k].outcome);
        }
    }
}

static void look_tagged(struct pla_run *run, const struct pla_measure *measure,
                        const struct pla_item *item, struct wanted *wanted)
{
    const struct pla_text_list *outcomes = &item->evidence->learning_outcomes;
    (void)run;
    (void)measure;
    for (size_t i = 0; i < outcomes->count; i++)
        find_name(wanted, outcomes->items[i]);
}

static void look_parts(struct pla_run *run, const struct pla_measure *measure,
                       const struct pla_item *item, struct wanted *wanted)
{
    const struct pla_text_list *parts = &item->evidence->parts;
    (void)run;
    if (item->evidence->course.at == NULL || !pla_text_equal(item->evidence->course, measure->name))
        return;
    for (size_t i = 0; i < parts->count; i++)
        find_name(wanted, parts->items[i]);
}

/** Names of the measure; where it gives none, the claim's learning outcomes. */
static struct pla_text_list names_of(const struct pla_run *run, const struct pla_measure *measure)
{
    struct pla_text_list none = {NULL, 0};
    if (measure->words.count > 0 || measure->op == PLA_M_PARTS)
        return measure->words;
    return run->claim != NULL ? run->claim->learning_outcomes : none;
}

/** Parts are counted; outcomes are a share of those that are looked for. */
static void set_found(const struct pla_measure *measure, const struct wanted *wanted,
                      struct pla_value *out)
{
    struct pla_rational low, high;
    int64_t sure = 0, all = 0;
    int64_t of = measure->op == PLA_M_PARTS ? 1 : (int64_t)wanted->names.count;
    for (size_t i = 0; i < wanted->names.count; i++) {
        sure += wanted->found[i] == PLA_MET ? 1 : 0;
        all += wanted->found[i] != PLA_NOT_MET ? 1 : 0;
    }
    if (pla_rational_make(sure, of, &low) && pla_rational_make(all, of, &high))
        pla_range_set(out, low, high);
    else
        pla_range_overflow(out);
}

static void value_found(struct pla_run *run, const struct pla_measure *measure,
                        void (*look)(struct pla_run *, const struct pla_measure *,
                                     const struct pla_item *, struct wanted *),
                        struct pla_value *out)
{
    struct pla_walk walk;
    const struct pla_item *item;
    struct wanted wanted = {.names = names_of(run, measure)};
    if (wanted.names.count == 0 && measure->op != PLA_M_PARTS) {
        pla_range_set_none(out);
        return;
    }
    wanted.found = PLA_NEW_ARRAY(run->arena, wanted.names.count, enum pla_state);
    if (wanted.found == NULL) {
        pla_run_value_memory(run, out);
        return;
    }
    pla_walk_begin(&walk, run, measure->filter, out);
    while ((item = pla_walk_next(&walk)) != NULL) {
        wanted.is_sure = walk.is_sure;
        wanted.has_found = false;
        look(run, measure, item, &wanted);
        if (wanted.has_found)
            pla_walk_take(&walk, item);
    }
    if (pla_walk_end(&walk))
        set_found(measure, &wanted, out);
}

static void value_covered(struct pla_run *run, const struct pla_measure *measure,
                          struct pla_value *out)
{
    value_found(run, measure, look_covered, out);
}

static void value_tagged(struct pla_run *run, const struct pla_measure *measure,
                         struct pla_value *out)
{
    value_found(run, measure, look_tagged, out);
}

static void value_parts(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    value_found(run, measure, look_parts, out);
}

void pla_run_value_coverage(struct pla_run *run, const struct pla_measure *measure,
                            struct pla_value *out)
{
    static void (*const workers[PLA_MEASURE_COUNT])(struct pla_run *, const struct pla_measure *,
                                                    struct pla_value *) = {
        [PLA_M_DISTINCT] = value_distinct,
        [PLA_M_COVERED] = value_covered,
        [PLA_M_TAGGED] = value_tagged,
        [PLA_M_PARTS] = value_parts,
    };
    workers[measure->op](run, measure, out);
}
