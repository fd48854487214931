// SPDX-License-Identifier: Apache-2.0
/**
 * Measures that pick the highest or lowest of what the items say: largest, smallest, latest,
 * earliest, best, exam.
 *
 * With at least one item for sure, doubtful ones can only carry the value further; with doubtful
 * ones alone it is any of theirs, or nothing.
 */
#include <stdlib.h>

#include "assess/attempt.h"
#include "assess/field.h"
#include "assess/measure.h"
#include "assess/range.h"

/** What one item says. */
struct candidate {
    const struct pla_item *item;
    bool is_sure;
    bool no_low, no_high;
    struct pla_rational low, high;
};

/** Candidates in portfolio order, and the way to look: 1 for the highest, -1 for the lowest. */
struct contest {
    struct pla_run *run;
    const struct pla_measure *measure;
    struct candidate *candidates;
    size_t count;
    int way;
};

/** An end of a range as seen along the way: open near (-1), at a number, open far (1). */
struct end {
    struct pla_rational at;
    int open;
};

static struct end far_end(const struct contest *contest, const struct candidate *c)
{
    return contest->way > 0 ? (struct end){c->high, c->no_high ? 1 : 0}
                            : (struct end){c->low, c->no_low ? 1 : 0};
}

static struct end near_end(const struct contest *contest, const struct candidate *c)
{
    return contest->way > 0 ? (struct end){c->low, c->no_low ? -1 : 0}
                            : (struct end){c->high, c->no_high ? -1 : 0};
}

/** Above 0 if `a` lies farther along the way. */
static int compare_ends(const struct contest *contest, struct end a, struct end b)
{
    if (a.open != b.open)
        return a.open - b.open;
    return a.open != 0 ? 0 : contest->way * pla_rational_compare(a.at, b.at);
}

/** The two ends of the result. */
struct outcome {
    struct end far, near;
    bool has_sure;
};

/**
 * Whether a candidate's near end becomes that of the result: with something sure the farthest of
 * the sure ones, else the nearest of all.
 */
static bool moves_near(const struct contest *contest, const struct candidate *c, size_t index,
                       const struct outcome *o)
{
    int order = compare_ends(contest, near_end(contest, c), o->near);
    if (index == 0 || (c->is_sure && !o->has_sure))
        return true;
    return c->is_sure ? order > 0 : !o->has_sure && order < 0;
}

static struct outcome decide(const struct contest *contest)
{
    struct outcome o = {.far = {PLA_ZERO, 0}, .near = {PLA_ZERO, 0}};
    for (size_t i = 0; i < contest->count; i++) {
        const struct candidate *c = &contest->candidates[i];
        struct end far = far_end(contest, c);
        if (i == 0 || compare_ends(contest, far, o.far) > 0)
            o.far = far;
        if (moves_near(contest, c, i, &o))
            o.near = near_end(contest, c);
        o.has_sure = o.has_sure || c->is_sure;
    }
    return o;
}

static void set_outcome(const struct contest *contest, const struct outcome *o,
                        struct pla_value *out)
{
    struct end low = contest->way > 0 ? o->near : o->far;
    struct end high = contest->way > 0 ? o->far : o->near;
    pla_range_set(out, low.open != 0 ? PLA_ZERO : low.at, high.open != 0 ? PLA_ZERO : high.at);
    if (low.open != 0 || high.open != 0)
        pla_range_open(out, low.open != 0, high.open != 0);
    out->may_be_none = !o->has_sure;
}

/** Value and evidence: the items that may be the one that was looked for. */
static void finish(struct contest *contest, struct pla_walk *walk, struct pla_value *out)
{
    if (contest->count == 0 || out->state == PLA_VALUE_FAILED) {
        if (pla_walk_end(walk))
            pla_range_set_none(out);
        return;
    }
    struct outcome o = decide(contest);
    for (size_t i = 0; i < contest->count; i++) {
        const struct candidate *c = &contest->candidates[i];
        walk->is_sure = c->is_sure;
        if (!o.has_sure || compare_ends(contest, far_end(contest, c), o.near) >= 0)
            pla_walk_take(walk, c->item);
    }
    if (pla_walk_end(walk))
        set_outcome(contest, &o, out);
}

static bool begin(struct contest *contest, struct pla_walk *walk, struct pla_value *out)
{
    contest->candidates =
        PLA_NEW_ARRAY(contest->run->arena, contest->run->item_count, struct candidate);
    if (contest->candidates == NULL) {
        pla_run_value_memory(contest->run, out);
        return false;
    }
    pla_walk_begin(walk, contest->run, contest->measure->filter, out);
    return true;
}

/* ---- what an item says ---- */

static bool candidate_of_days(const struct pla_days *days, struct candidate *out)
{
    out->no_low = days->no_low;
    out->low = PLA_WHOLE(days->no_low ? 0 : days->low);
    out->high = PLA_WHOLE(days->high);
    return true;
}

static bool say_end(const struct pla_measure *measure, struct candidate *out)
{
    (void)measure;
    return candidate_of_days(&out->item->ends, out);
}

static bool say_start(const struct pla_measure *measure, struct candidate *out)
{
    (void)measure;
    return candidate_of_days(&out->item->starts, out);
}

static bool say_field(const struct pla_measure *measure, struct candidate *out)
{
    struct pla_field_value value = pla_item_field(out->item, pla_field_named(measure->name));
    bool is_unknown = value.shape == PLA_SHAPE_UNKNOWN;
    if (!is_unknown && value.shape != PLA_SHAPE_RANGE)
        return false;
    out->no_low = out->no_high = is_unknown;
    out->low = is_unknown ? PLA_ZERO : value.low;
    out->high = is_unknown ? PLA_ZERO : value.high;
    return true;
}

/** Any row, or none: the item's word is not known. */
static bool say_any_row(const struct pla_measure *measure, struct candidate *out)
{
    for (size_t i = 0; i < measure->row_count; i++) {
        struct pla_rational value = measure->rows[i].value;
        out->low = i == 0 ? value : pla_rational_min(out->low, value);
        out->high = i == 0 ? value : pla_rational_max(out->high, value);
    }
    out->is_sure = false;
    return measure->row_count > 0;
}

static bool has_word(const struct pla_field_value *value, struct pla_text word)
{
    for (size_t i = 0; i < value->text_count; i++) {
        if (pla_text_equal(value->texts[i], word))
            return true;
    }
    return false;
}

/** The highest row among the item's words. */
static bool say_row(const struct pla_measure *measure, struct candidate *out)
{
    struct pla_field_value value = pla_item_field(out->item, pla_field_named(measure->name));
    bool is_found = false;
    if (value.shape == PLA_SHAPE_UNKNOWN)
        return say_any_row(measure, out);
    for (size_t i = 0; i < measure->row_count; i++) {
        const struct pla_table_row *row = &measure->rows[i];
        if (!has_word(&value, row->key))
            continue;
        out->high = is_found ? pla_rational_max(out->high, row->value) : row->value;
        is_found = true;
    }
    out->low = out->high;
    return is_found;
}

/** One measure whose items each say something by themselves. */
static void value_of_items(struct pla_run *run, const struct pla_measure *measure, int way,
                           bool (*say)(const struct pla_measure *, struct candidate *),
                           struct pla_value *out)
{
    struct contest contest = {.run = run, .measure = measure, .way = way};
    struct pla_walk walk;
    const struct pla_item *item;
    if (!begin(&contest, &walk, out))
        return;
    while ((item = pla_walk_next(&walk)) != NULL) {
        struct candidate c = {
            .item = item, .is_sure = walk.is_sure, .low = PLA_ZERO, .high = PLA_ZERO};
        if (say(measure, &c))
            contest.candidates[contest.count++] = c;
    }
    finish(&contest, &walk, out);
}

/* ---- exams ---- */

static int by_item(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    return x->item < y->item ? -1 : x->item > y->item;
}

/** A score that is not there yet may be any. */
static void enter_attempts(struct contest *contest, const struct pla_attempt *attempts,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct pla_exam *exam = &attempts[i].item->evidence->exam;
        struct pla_rational score = exam->has_score ? exam->score : PLA_ZERO;
        enum pla_state counts = pla_attempt_counts(&attempts[i]);
        if (counts != PLA_NOT_MET)
            contest->candidates[contest->count++] = (struct candidate){attempts[i].item,
                                                                       counts == PLA_MET,
                                                                       !exam->has_score,
                                                                       !exam->has_score,
                                                                       score,
                                                                       score};
    }
    if (contest->count > 1)
        qsort(contest->candidates, contest->count, sizeof *contest->candidates, by_item);
}

static void value_exam(struct pla_run *run, const struct pla_measure *measure,
                       struct pla_value *out)
{
    struct contest contest = {.run = run, .measure = measure, .way = 1};
    struct pla_walk walk;
    const struct pla_item *item;
    size_t count = 0;
    struct pla_attempt *attempts = PLA_NEW_ARRAY(run->arena, run->item_count, struct pla_attempt);
    if (!begin(&contest, &walk, out))
        return;
    if (attempts == NULL) {
        pla_run_value_memory(run, out);
        return;
    }
    while ((item = pla_walk_next(&walk)) != NULL) {
        if (pla_attempt_is_at(item, measure->name))
            attempts[count++] = pla_attempt_of(measure, item, walk.is_sure, run->terms->as_of);
    }
    int64_t months = measure->value.den == 1 ? measure->value.num : 0;
    if (months > 0 && count > 1)
        pla_attempts_space(attempts, count, months < 12000 ? (int)months : 12000);
    enter_attempts(&contest, attempts, count);
    finish(&contest, &walk, out);
}

/* ---- */

static void value_largest(struct pla_run *run, const struct pla_measure *measure,
                          struct pla_value *out)
{
    value_of_items(run, measure, 1, say_field, out);
}

static void value_smallest(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out)
{
    value_of_items(run, measure, -1, say_field, out);
}

static void value_latest(struct pla_run *run, const struct pla_measure *measure,
                         struct pla_value *out)
{
    value_of_items(run, measure, 1, say_end, out);
}

static void value_earliest(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out)
{
    value_of_items(run, measure, -1, say_start, out);
}

static void value_best(struct pla_run *run, const struct pla_measure *measure,
                       struct pla_value *out)
{
    value_of_items(run, measure, 1, say_row, out);
}

void pla_run_value_extreme(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out)
{
    static void (*const workers[PLA_MEASURE_COUNT])(struct pla_run *, const struct pla_measure *,
                                                    struct pla_value *) = {
        [PLA_M_LARGEST] = value_largest, [PLA_M_SMALLEST] = value_smallest,
        [PLA_M_LATEST] = value_latest,   [PLA_M_EARLIEST] = value_earliest,
        [PLA_M_BEST] = value_best,       [PLA_M_EXAM] = value_exam,
    };
    workers[measure->op](run, measure, out);
}
