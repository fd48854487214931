// SPDX-License-Identifier: Apache-2.0
/** Interval arithmetic over exact fractions, and comparison in three truth values. */
#include "assess/range.h"

/** One end of a range: a number, or (open) below or above all of them. */
struct end {
    struct pla_rational at;
    int open; /**< -1 below all, 0 at `at`, 1 above all */
};
struct span {
    struct end low, high;
};

static struct span span_of(const struct pla_value *value)
{
    bool unknown = value->state == PLA_VALUE_UNKNOWN;
    return (struct span){{value->low, unknown || value->no_low ? -1 : 0},
                         {value->high, unknown || value->no_high ? 1 : 0}};
}

static int end_compare(struct end a, struct end b)
{
    if (a.open != b.open)
        return a.open < b.open ? -1 : 1;
    return a.open != 0 ? 0 : pla_rational_compare(a.at, b.at);
}

static struct end end_min(struct end a, struct end b)
{
    return end_compare(a, b) <= 0 ? a : b;
}

static struct end end_max(struct end a, struct end b)
{
    return end_compare(a, b) >= 0 ? a : b;
}

const struct pla_value pla_range_blank = {.state = PLA_VALUE_KNOWN, .low = {0, 1}, .high = {0, 1}};

static void set_span(struct pla_value *out, struct span s)
{
    out->no_low = s.low.open != 0;
    out->no_high = s.high.open != 0;
    out->low = out->no_low ? PLA_ZERO : s.low.at;
    out->high = out->no_high ? PLA_ZERO : s.high.at;
    out->is_none = false;
    if (out->no_low && out->no_high)
        out->state = PLA_VALUE_UNKNOWN;
    else if (!out->no_low && !out->no_high && pla_rational_compare(out->low, out->high) == 0)
        out->state = PLA_VALUE_KNOWN;
    else
        out->state = PLA_VALUE_RANGE;
}

void pla_range_set(struct pla_value *out, struct pla_rational low, struct pla_rational high)
{
    set_span(out, (struct span){{low, 0}, {high, 0}});
}

void pla_range_set_days(struct pla_value *out, pla_day low, pla_day high)
{
    pla_range_set(out, PLA_WHOLE(low), PLA_WHOLE(high));
}

void pla_range_set_boolean(struct pla_value *out, bool is_true)
{
    struct pla_rational value = PLA_WHOLE(is_true ? 1 : 0);
    pla_range_set(out, value, value);
}

void pla_range_set_text(struct pla_value *out, struct pla_text text)
{
    if (text.at == NULL) {
        pla_range_set_none(out);
        return;
    }
    pla_range_set(out, PLA_ZERO, PLA_ZERO);
    out->text = text;
}

void pla_range_set_none(struct pla_value *out)
{
    pla_range_set(out, PLA_ZERO, PLA_ZERO);
    out->is_none = true;
    out->may_be_none = false;
}

void pla_range_set_unknown(struct pla_value *out)
{
    pla_range_open(out, true, true);
}

void pla_range_open(struct pla_value *out, bool no_low, bool no_high)
{
    struct span s = span_of(out);
    if (no_low)
        s.low.open = -1;
    if (no_high)
        s.high.open = 1;
    set_span(out, s);
}

void pla_range_fail(struct pla_value *out, struct pla_text text)
{
    pla_range_set(out, PLA_ZERO, PLA_ZERO);
    out->state = PLA_VALUE_FAILED;
    out->may_be_none = false;
    out->text = text;
}

void pla_range_overflow(struct pla_value *out)
{
    pla_range_fail(out, PLA_TEXT("a number leaves the exact range"));
}

/** Failure or nothing on a side settles an operation; else only the none-flag is joined. */
static bool is_settled(const struct pla_value *a, const struct pla_value *b, struct pla_value *out)
{
    if (a->state == PLA_VALUE_FAILED || b->state == PLA_VALUE_FAILED) {
        pla_range_fail(out, a->state == PLA_VALUE_FAILED ? a->text : b->text);
        return true;
    }
    if (a->is_none || b->is_none) {
        pla_range_set_none(out);
        return true;
    }
    out->may_be_none = a->may_be_none || b->may_be_none;
    return false;
}

void pla_range_add(const struct pla_value *a, const struct pla_value *b, struct pla_value *out)
{
    struct span x = span_of(a), y = span_of(b);
    if (is_settled(a, b, out))
        return;
    struct span s = {{PLA_ZERO, x.low.open | y.low.open}, {PLA_ZERO, x.high.open | y.high.open}};
    if ((s.low.open == 0 && !pla_rational_add(x.low.at, y.low.at, &s.low.at)) ||
        (s.high.open == 0 && !pla_rational_add(x.high.at, y.high.at, &s.high.at))) {
        pla_range_overflow(out);
        return;
    }
    set_span(out, s);
}

static bool end_negate(struct end *end)
{
    end->open = -end->open;
    return pla_rational_sub(PLA_ZERO, end->at, &end->at);
}

void pla_range_subtract(const struct pla_value *a, const struct pla_value *b, struct pla_value *out)
{
    struct pla_value negated = *b;
    struct span s = span_of(b);
    if (is_settled(a, b, out))
        return;
    if (!end_negate(&s.low) || !end_negate(&s.high)) {
        pla_range_overflow(out);
        return;
    }
    set_span(&negated, (struct span){s.high, s.low});
    pla_range_add(a, &negated, out);
}

static int end_sign(struct end end)
{
    if (end.open != 0)
        return end.open;
    return (end.at.num > 0) - (end.at.num < 0);
}

/** An open end is some number without bound, so that 0 times it is 0. */
static bool end_multiply(struct end a, struct end b, struct end *out)
{
    int sign = end_sign(a) * end_sign(b);
    *out = (struct end){PLA_ZERO, a.open != 0 || b.open != 0 ? sign : 0};
    return out->open != 0 || sign == 0 || pla_rational_mul(a.at, b.at, &out->at);
}

static bool span_multiply(struct span x, struct span y, struct span *out)
{
    const struct end pairs[4][2] = {
        {x.low, y.low}, {x.low, y.high}, {x.high, y.low}, {x.high, y.high}};
    for (int i = 0; i < 4; i++) {
        struct end product;
        if (!end_multiply(pairs[i][0], pairs[i][1], &product))
            return false;
        out->low = i == 0 ? product : end_min(out->low, product);
        out->high = i == 0 ? product : end_max(out->high, product);
    }
    return true;
}

void pla_range_multiply(const struct pla_value *a, const struct pla_value *b, struct pla_value *out)
{
    struct span s, x = span_of(a), y = span_of(b);
    if (is_settled(a, b, out))
        return;
    if (span_multiply(x, y, &s))
        set_span(out, s);
    else
        pla_range_overflow(out);
}

/** 1 / end; an open end comes to 0. */
static bool end_invert(struct end end, struct end *out)
{
    *out = (struct end){PLA_ZERO, 0};
    return end.open != 0 || pla_rational_div(PLA_WHOLE(1), end.at, &out->at);
}

void pla_range_divide(const struct pla_value *a, const struct pla_value *b, struct pla_value *out)
{
    struct span s, inverse, x = span_of(a), y = span_of(b);
    bool unknown = b->state == PLA_VALUE_UNKNOWN;
    if (is_settled(a, b, out))
        return;
    if (unknown) {
        pla_range_set_unknown(out);
    } else if (end_sign(y.low) <= 0 && end_sign(y.high) >= 0) {
        pla_range_fail(out, PLA_TEXT("division by a number that may be 0"));
    } else if (end_invert(y.high, &inverse.low) && end_invert(y.low, &inverse.high) &&
               span_multiply(x, inverse, &s)) {
        set_span(out, s);
    } else {
        pla_range_overflow(out);
    }
}

void pla_range_min(const struct pla_value *a, const struct pla_value *b, struct pla_value *out)
{
    struct span x = span_of(a), y = span_of(b);
    if (!is_settled(a, b, out))
        set_span(out, (struct span){end_min(x.low, y.low), end_min(x.high, y.high)});
}

/** The operand that stands alone because the other is nothing. */
static void take(const struct pla_value *from, struct pla_value *out)
{
    struct span s = span_of(from);
    out->may_be_none = from->may_be_none;
    set_span(out, s);
}

void pla_range_max(const struct pla_value *a, const struct pla_value *b, struct pla_value *out)
{
    bool a_failed = a->state == PLA_VALUE_FAILED, b_failed = b->state == PLA_VALUE_FAILED;
    if (!a_failed && !b_failed && a->is_none != b->is_none) {
        take(a->is_none ? b : a, out);
        return;
    }
    struct span x = span_of(a), y = span_of(b);
    bool a_open = a->may_be_none, b_open = b->may_be_none;
    if (is_settled(a, b, out))
        return;
    struct span s = {end_max(x.low, y.low), end_max(x.high, y.high)};
    if (a_open && b_open)
        s.low = end_min(x.low, y.low);
    else if (a_open)
        s.low = y.low;
    else if (b_open)
        s.low = x.low;
    out->may_be_none = a_open && b_open;
    set_span(out, s);
}

/* ---- comparison ---- */

/** Where the order of two values satisfies an operator: bit 0 for less, 1 for equal, 2 for more. */
static bool order_satisfies(enum pla_cond_op op, int order)
{
    static const unsigned char accepted[] = {
        [PLA_C_AT_LEAST] = 6,  [PLA_C_AT_MOST] = 3, [PLA_C_MORE_THAN] = 4,
        [PLA_C_LESS_THAN] = 1, [PLA_C_IS] = 2,
    };
    int bit = order < 0 ? 0 : order == 0 ? 1 : 2;
    return ((accepted[op] >> bit) & 1) != 0;
}

static enum pla_state compare_texts(enum pla_cond_op op, struct pla_text a, struct pla_text b)
{
    return order_satisfies(op, pla_text_compare(a, b)) ? PLA_MET : PLA_NOT_MET;
}

/** Three-valued from "holds everywhere" and "holds nowhere". */
static enum pla_state state_of(bool everywhere, bool nowhere)
{
    if (everywhere)
        return PLA_MET;
    return nowhere ? PLA_NOT_MET : PLA_UNDECIDED;
}

static enum pla_state compare_spans(enum pla_cond_op op, struct span have, struct span need)
{
    /* Of every pair one side comes from the low end, so that open ends never meet as equals. */
    int low_to_high = end_compare(have.low, need.high);
    int high_to_low = end_compare(have.high, need.low);
    switch (op) {
    case PLA_C_AT_LEAST:
        return state_of(low_to_high >= 0, high_to_low < 0);
    case PLA_C_MORE_THAN:
        return state_of(low_to_high > 0, high_to_low <= 0);
    case PLA_C_AT_MOST:
        return state_of(high_to_low <= 0, low_to_high > 0);
    case PLA_C_LESS_THAN:
        return state_of(high_to_low < 0, low_to_high >= 0);
    default: /* PLA_C_IS */
        return state_of(low_to_high == 0 && high_to_low == 0, low_to_high > 0 || high_to_low < 0);
    }
}

enum pla_state pla_range_compare(enum pla_cond_op op, const struct pla_value *have,
                                 const struct pla_value *need, const struct pla_value *need_high)
{
    if (op == PLA_C_WITHIN)
        return pla_state_and(pla_range_compare(PLA_C_AT_LEAST, have, need, NULL),
                             pla_range_compare(PLA_C_AT_MOST, have, need_high, NULL));
    if (have->state == PLA_VALUE_FAILED || need->state == PLA_VALUE_FAILED)
        return PLA_FAILED;
    if (have->is_none || need->is_none || have->kind != need->kind)
        return PLA_NOT_MET;
    if (have->state == PLA_VALUE_UNKNOWN || need->state == PLA_VALUE_UNKNOWN)
        return PLA_UNDECIDED;
    enum pla_state state = have->kind == PLA_KIND_TEXT
                               ? compare_texts(op, have->text, need->text)
                               : compare_spans(op, span_of(have), span_of(need));
    bool is_open = have->may_be_none || need->may_be_none;
    return is_open && state == PLA_MET ? PLA_UNDECIDED : state;
}
