// SPDX-License-Identifier: Apache-2.0
/** What measures made of other measures can be, by the arithmetic of ranges. */
#include "check/lint_range.h"

typedef void joiner(const struct pla_value *, const struct pla_value *, struct pla_value *);

void pla_lint_range_fold(struct pla_linter *linter, const struct pla_measure *m,
                         struct pla_value *out)
{
    static joiner *const joiners[PLA_MEASURE_COUNT] = {
        [PLA_M_ADD] = pla_range_add,           [PLA_M_SUBTRACT] = pla_range_subtract,
        [PLA_M_MULTIPLY] = pla_range_multiply, [PLA_M_DIVIDE] = pla_range_divide,
        [PLA_M_MIN] = pla_range_min,           [PLA_M_MAX] = pla_range_max,
        [PLA_M_LATER] = pla_range_max};
    enum pla_kind kind = out->kind;
    for (size_t i = 0; i < m->arg_count; i++) {
        const struct pla_value *operand = pla_lint_value(linter, m->args[i]);
        if (i == 0)
            *out = *operand;
        else
            joiners[m->op](out, operand, out);
    }
    out->kind = kind;
}

/** Nothing brings no points. */
static void nothing_is_zero(struct pla_value *value)
{
    bool no_low = value->no_low, no_high = value->no_high;
    if (value->is_none) {
        pla_range_set(value, PLA_ZERO, PLA_ZERO);
    } else if (value->may_be_none && value->state != PLA_VALUE_UNKNOWN &&
               value->state != PLA_VALUE_FAILED) {
        pla_range_set(value, pla_rational_min(value->low, PLA_ZERO),
                      pla_rational_max(value->high, PLA_ZERO));
        pla_range_open(value, no_low, no_high);
    }
    value->may_be_none = false;
}

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
    if (value->state == PLA_VALUE_UNKNOWN || value->state == PLA_VALUE_FAILED)
        return;
    if ((!no_low && !whole_steps(value->low, per, &low)) ||
        (!no_high && !whole_steps(value->high, per, &high))) {
        pla_lint_range_any(value, false);
        return;
    }
    pla_range_set(value, low, high);
    pla_range_open(value, no_low, no_high);
}

static struct pla_value plain(struct pla_rational number)
{
    struct pla_value value = pla_range_start(PLA_KIND_NUMBER);
    pla_range_set(&value, number, number);
    return value;
}

static struct pla_value entry_range(struct pla_linter *linter, const struct pla_points_entry *entry)
{
    struct pla_value value = *pla_lint_value(linter, entry->measure);
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

void pla_lint_range_points(struct pla_linter *linter, const struct pla_measure *m,
                           struct pla_value *out)
{
    for (size_t i = 0; i < m->entry_count; i++) {
        struct pla_value points = entry_range(linter, &m->entries[i]);
        pla_range_add(out, &points, out);
    }
    if (m->has_cap) {
        struct pla_value cap = plain(m->cap);
        pla_range_min(out, &cap, out);
    }
}

/** The level a number gives; below all thresholds 0. */
static int64_t level_at(const struct pla_measure *m, struct pla_rational number)
{
    int level = 0;
    for (size_t i = 0; i < m->row_count; i++)
        if (m->rows[i].level > level && pla_rational_compare(number, m->rows[i].value) >= 0)
            level = m->rows[i].level;
    return level;
}

void pla_lint_range_steps(struct pla_linter *linter, const struct pla_measure *m,
                          struct pla_value *out)
{
    const struct pla_value *value = pla_lint_value(linter, m->args[0]);
    bool is_any = value->state == PLA_VALUE_UNKNOWN || value->state == PLA_VALUE_FAILED;
    bool from_bottom = is_any || value->no_low || value->is_none || value->may_be_none;
    int64_t low = from_bottom ? 0 : level_at(m, value->low), high = 0;
    for (size_t i = 0; i < m->row_count; i++)
        if (m->rows[i].level > high && (is_any || value->no_high))
            high = m->rows[i].level;
    if (!is_any && !value->no_high && !value->is_none)
        high = level_at(m, value->high);
    pla_range_set(out, PLA_WHOLE(low), PLA_WHOLE(high));
}
