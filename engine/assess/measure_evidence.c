// SPDX-License-Identifier: Apache-2.0
/** Measures that add up evidence: count, hours, sum, months, years, endorsements. */
#include "assess/field.h"
#include "assess/measure.h"
#include "assess/range.h"
#include "assess/walk.h"

/** A sum between two ends, which are one as long as nothing tells them apart. */
struct tally {
    struct pla_rational low, high;
    bool is_split; /**< `high` is a sum of its own */
    bool no_high;
    bool overflowed;
};

static const struct tally nothing_yet = {.low = {0, 1}, .high = {0, 1}};

static bool is_same(struct pla_rational a, struct pla_rational b)
{
    return a.num == b.num && a.den == b.den;
}

static void tally_add(struct tally *tally, struct pla_rational low, struct pla_rational high)
{
    if (!tally->is_split && !is_same(low, high)) {
        tally->is_split = true;
        tally->high = tally->low;
    }
    if (!pla_rational_add(tally->low, low, &tally->low) ||
        (tally->is_split && !pla_rational_add(tally->high, high, &tally->high)))
        tally->overflowed = true;
}

static void tally_set(const struct tally *tally, struct pla_value *out)
{
    if (tally->overflowed) {
        pla_range_overflow(out);
        return;
    }
    pla_range_set(out, tally->low, tally->is_split ? tally->high : tally->low);
    if (tally->no_high)
        pla_range_open(out, false, true);
}

static void value_count(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    struct pla_walk walk;
    const struct pla_item *item;
    int64_t sure = 0, all = 0;
    pla_walk_begin(&walk, run, measure->filter, out);
    while ((item = pla_walk_next(&walk)) != NULL) {
        sure += walk.is_sure ? 1 : 0;
        all++;
        pla_walk_take(&walk, item);
    }
    if (pla_walk_end(&walk))
        pla_range_set(out, PLA_WHOLE(sure), PLA_WHOLE(all));
}

static void value_endorsements(struct pla_run *run, const struct pla_measure *measure,
                               struct pla_value *out)
{
    struct pla_walk walk;
    const struct pla_item *item;
    int64_t sure = 0, all = 0;
    pla_walk_begin(&walk, run, measure->filter, out);
    while ((item = pla_walk_next(&walk)) != NULL) {
        int64_t count = (int64_t)item->evidence->endorsement_count;
        if (count == 0)
            continue;
        sure += walk.is_sure ? count : 0;
        all += count;
        pla_walk_take(&walk, item);
    }
    if (pla_walk_end(&walk))
        pla_range_set(out, PLA_WHOLE(sure), PLA_WHOLE(all));
}

/** Items without hours, and items that lie wholly before the clip, add nothing. */
static bool sum_hours(struct pla_run *run, const struct pla_measure *measure, bool rounded,
                      struct tally *tally, struct pla_value *out)
{
    struct pla_walk walk;
    const struct pla_item *item;
    pla_walk_begin(&walk, run, measure->filter, out);
    while ((item = pla_walk_next(&walk)) != NULL) {
        struct pla_amount amount;
        if (!pla_item_hours(item, &walk.dates->clip, rounded, &amount)) {
            tally->overflowed = true;
            continue;
        }
        if (pla_rational_is_zero(amount.high) && !amount.no_high)
            continue;
        tally_add(tally, walk.is_sure ? amount.low : PLA_ZERO, amount.high);
        tally->no_high = tally->no_high || amount.no_high;
        pla_walk_take(&walk, item);
    }
    return pla_walk_end(&walk);
}

/** Shares of hours under clip have the days as denominators; many of them overflow exactly. */
static void value_hours(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    struct tally tally = nothing_yet;
    bool is_whole = sum_hours(run, measure, false, &tally, out);
    if (is_whole && tally.overflowed && measure->filter != NULL && measure->filter->clip != NULL) {
        tally = nothing_yet;
        is_whole = sum_hours(run, measure, true, &tally, out);
    }
    if (is_whole)
        tally_set(&tally, out);
}

/** A doubtful amount counts only at the end it can move. */
static void tally_range(struct tally *tally, const struct pla_field_value *amount, bool is_sure)
{
    struct pla_rational low = amount->low, high = amount->high;
    if (!is_sure) {
        low = pla_rational_min(low, PLA_ZERO);
        high = pla_rational_max(high, PLA_ZERO);
    }
    tally_add(tally, low, high);
}

static void value_sum(struct pla_run *run, const struct pla_measure *measure, struct pla_value *out)
{
    struct pla_walk walk;
    const struct pla_item *item;
    struct tally tally = nothing_yet;
    struct pla_field_name name = pla_field_named(measure->name);
    pla_walk_begin(&walk, run, measure->filter, out);
    while ((item = pla_walk_next(&walk)) != NULL) {
        struct pla_field_value amount = pla_item_field(item, name);
        if (amount.shape == PLA_SHAPE_RANGE)
            tally_range(&tally, &amount, walk.is_sure);
        else if (amount.shape == PLA_SHAPE_UNKNOWN)
            tally.no_high = true;
        else
            continue;
        pla_walk_take(&walk, item);
    }
    if (pla_walk_end(&walk))
        tally_set(&tally, out);
}

/* ---- length ---- */

/** Months of the union, so that two jobs at once count once. */
static bool sum_months(struct pla_interval *intervals, size_t count, struct pla_rational *out)
{
    struct pla_rational sum = PLA_ZERO, months;
    count = pla_interval_union(intervals, count);
    for (size_t i = 0; i < count; i++) {
        if (!pla_interval_months(intervals[i], &months) || !pla_rational_add(sum, months, &sum))
            return false;
    }
    *out = sum;
    return true;
}

/** Stretches of the items that count: those that are sure, and all that are possible. */
struct stretches {
    struct pla_interval *sure, *possible;
    size_t sure_count, possible_count;
    bool no_start;
};

static bool gather_stretches(struct pla_run *run, const struct pla_measure *measure,
                             struct stretches *s, struct pla_value *out)
{
    struct pla_walk walk;
    const struct pla_item *item;
    pla_walk_begin(&walk, run, measure->filter, out);
    while ((item = pla_walk_next(&walk)) != NULL) {
        struct pla_stretch stretch = pla_item_stretch(item, &walk.dates->clip);
        if (!stretch.has_possible)
            continue;
        if (stretch.has_sure && walk.is_sure)
            s->sure[s->sure_count++] = stretch.sure;
        s->possible[s->possible_count++] = stretch.possible;
        s->no_start = s->no_start || stretch.no_start;
        pla_walk_take(&walk, item);
    }
    return pla_walk_end(&walk);
}

static void value_months(struct pla_run *run, const struct pla_measure *measure,
                         struct pla_value *out)
{
    struct stretches s = {.sure = PLA_NEW_ARRAY(run->arena, run->item_count, struct pla_interval),
                          .possible =
                              PLA_NEW_ARRAY(run->arena, run->item_count, struct pla_interval)};
    struct pla_rational parts = PLA_WHOLE(measure->op == PLA_M_YEARS ? 12 : 1), low, high;
    if (s.sure == NULL || s.possible == NULL) {
        pla_run_value_memory(run, out);
        return;
    }
    if (!gather_stretches(run, measure, &s, out))
        return;
    if (!sum_months(s.sure, s.sure_count, &low) ||
        !sum_months(s.possible, s.possible_count, &high) || !pla_rational_div(low, parts, &low) ||
        !pla_rational_div(high, parts, &high)) {
        pla_range_overflow(out);
        return;
    }
    /* A month's last day stands for days it does not have, so that parts may be a trifle longer
       than the whole they make up. */
    pla_range_set(out, low, pla_rational_max(low, high));
    if (s.no_start)
        pla_range_open(out, false, true);
}

void pla_run_value_evidence(struct pla_run *run, const struct pla_measure *measure,
                            struct pla_value *out)
{
    static void (*const workers[PLA_MEASURE_COUNT])(struct pla_run *, const struct pla_measure *,
                                                    struct pla_value *) = {
        [PLA_M_COUNT] = value_count,  [PLA_M_HOURS] = value_hours,
        [PLA_M_SUM] = value_sum,      [PLA_M_MONTHS] = value_months,
        [PLA_M_YEARS] = value_months, [PLA_M_ENDORSEMENTS] = value_endorsements,
    };
    workers[measure->op](run, measure, out);
}
