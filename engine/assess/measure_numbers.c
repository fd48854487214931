// SPDX-License-Identifier: Apache-2.0
/** Measures made of other measures: arithmetic, min, max, later, points, steps. */
#include "assess/gather.h"
#include "assess/measure.h"
#include "assess/range.h"

/** Fold the operands from the left. */
static void fold(struct pla_run *run, const struct pla_measure *measure,
                 void (*join)(const struct pla_value *, const struct pla_value *,
                              struct pla_value *),
                 struct pla_value *out)
{
    struct pla_gather gather = {.run = run};
    enum pla_kind kind = out->kind;
    if (measure->arg_count == 0) {
        pla_range_set_none(out);
        return;
    }
    for (size_t i = 0; i < measure->arg_count; i++) {
        const struct pla_value *operand = pla_run_value(run, measure->args[i]);
        pla_gather_add(&gather, operand);
        if (i == 0)
            *out = *operand;
        else
            join(out, operand, out);
    }
    out->kind = kind;
    pla_gather_end(&gather, out);
}

static void value_add(struct pla_run *run, const struct pla_measure *measure, struct pla_value *out)
{
    fold(run, measure, pla_range_add, out);
}

/** With one operand, its negation. */
static void value_subtract(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out)
{
    struct pla_value zero = pla_range_start(PLA_KIND_NUMBER);
    fold(run, measure, pla_range_subtract, out);
    if (measure->arg_count == 1)
        pla_range_subtract(&zero, out, out);
}

static void value_multiply(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out)
{
    fold(run, measure, pla_range_multiply, out);
}

static void value_divide(struct pla_run *run, const struct pla_measure *measure,
                         struct pla_value *out)
{
    fold(run, measure, pla_range_divide, out);
}

static void value_min(struct pla_run *run, const struct pla_measure *measure, struct pla_value *out)
{
    fold(run, measure, pla_range_min, out);
}

static void value_max(struct pla_run *run, const struct pla_measure *measure, struct pla_value *out)
{
    fold(run, measure, pla_range_max, out);
}

/* ---- points ---- */

/** What is nothing brings no points. */
static void nothing_is_zero(struct pla_value *value)
{
    if (value->state == PLA_VALUE_FAILED)
        return;
    if (value->is_none)
        pla_range_set(value, PLA_ZERO, PLA_ZERO);
    if (value->may_be_none && value->state != PLA_VALUE_UNKNOWN) {
        bool no_low = value->no_low, no_high = value->no_high;
        pla_range_set(value, pla_rational_min(value->low, PLA_ZERO),
                      pla_rational_max(value->high, PLA_ZERO));
        pla_range_open(value, no_low, no_high);
    }
    value->may_be_none = false;
}

/** Whole steps that a number holds. */
static bool whole_steps(struct pla_rational number, struct pla_rational per,
                        struct pla_rational *out)
{
    return pla_rational_div(number, per, out) &&
           pla_rational_round(*out, PLA_WHOLE(1), PLA_ROUND_DOWN, out);
}

static void count_steps(struct pla_rational per, struct pla_value *value)
{
    struct pla_rational low = PLA_ZERO, high = PLA_ZERO;
    bool no_low = value->no_low, no_high = value->no_high;
    if (value->state == PLA_VALUE_FAILED || value->state == PLA_VALUE_UNKNOWN)
        return;
    if ((no_low || whole_steps(value->low, per, &low)) &&
        (no_high || whole_steps(value->high, per, &high))) {
        pla_range_set(value, low, high);
        pla_range_open(value, no_low, no_high);
    } else {
        pla_range_overflow(value);
    }
}

static struct pla_value plain(struct pla_rational number)
{
    struct pla_value value = pla_range_start(PLA_KIND_NUMBER);
    pla_range_set(&value, number, number);
    return value;
}

static struct pla_value entry_points(struct pla_run *run, const struct pla_points_entry *entry)
{
    struct pla_value value = *pla_run_value(run, entry->measure);
    nothing_is_zero(&value);
    if (entry->has_per)
        count_steps(entry->per, &value);
    if (entry->has_each) {
        struct pla_value each = plain(entry->each);
        pla_range_multiply(&value, &each, &value);
    }
    if (entry->has_cap) {
        struct pla_value cap = plain(entry->cap);
        pla_range_min(&value, &cap, &value);
    }
    return value;
}

static void value_points(struct pla_run *run, const struct pla_measure *measure,
                         struct pla_value *out)
{
    struct pla_gather gather = {.run = run};
    for (size_t i = 0; i < measure->entry_count; i++) {
        struct pla_value points = entry_points(run, &measure->entries[i]);
        pla_gather_add(&gather, &points);
        pla_range_add(out, &points, out);
    }
    if (measure->has_cap) {
        struct pla_value cap = plain(measure->cap);
        pla_range_min(out, &cap, out);
    }
    pla_gather_end(&gather, out);
}

/* ---- steps ---- */

/** The highest level whose threshold the number reaches; below all of them the lowest. */
static int64_t level_at(const struct pla_measure *measure, struct pla_rational number)
{
    int level = 0;
    for (size_t i = 0; i < measure->row_count; i++) {
        const struct pla_table_row *row = &measure->rows[i];
        if (row->level > level && pla_rational_compare(number, row->value) >= 0)
            level = row->level;
    }
    return level;
}

static int64_t top_level(const struct pla_measure *measure)
{
    int level = 0;
    for (size_t i = 0; i < measure->row_count; i++)
        level = measure->rows[i].level > level ? measure->rows[i].level : level;
    return level;
}

static void value_steps(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    const struct pla_value *value = pla_run_value(run, measure->args[0]);
    struct pla_gather gather = {.run = run};
    pla_gather_add(&gather, value);
    pla_gather_end(&gather, out);
    if (value->state == PLA_VALUE_FAILED) {
        pla_range_fail(out, value->text);
        return;
    }
    bool is_unknown = value->state == PLA_VALUE_UNKNOWN;
    bool is_low = is_unknown || value->no_low || value->is_none || value->may_be_none;
    bool is_high = is_unknown || value->no_high;
    int64_t low = is_low ? 0 : level_at(measure, value->low);
    int64_t high = is_high ? top_level(measure) : level_at(measure, value->high);
    pla_range_set(out, PLA_WHOLE(low), PLA_WHOLE(value->is_none ? 0 : high));
}

void pla_run_value_numbers(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out)
{
    static void (*const workers[PLA_MEASURE_COUNT])(struct pla_run *, const struct pla_measure *,
                                                    struct pla_value *) = {
        [PLA_M_ADD] = value_add,           [PLA_M_SUBTRACT] = value_subtract,
        [PLA_M_MULTIPLY] = value_multiply, [PLA_M_DIVIDE] = value_divide,
        [PLA_M_MIN] = value_min,           [PLA_M_MAX] = value_max,
        [PLA_M_LATER] = value_max,         [PLA_M_POINTS] = value_points,
        [PLA_M_STEPS] = value_steps,
    };
    workers[measure->op](run, measure, out);
}
