// SPDX-License-Identifier: Apache-2.0
/**
 * What follows from what, by the bounds that comparisons of one measure set.
 *
 * A comparison with a constant holds for an interval of numbers or days. Nothing (no item, an
 * absent field) lies in no interval, so a negated comparison holds for it, too.
 */
#include "check/lint_private.h"
#include "check/same.h"

/** Where a comparison holds: an interval, with or without its ends. */
struct holds {
    const struct pla_measure *measure;
    bool is_negated; /**< it holds everywhere else instead */
    bool has_low, has_high, without_low, without_high;
    struct pla_rational low, high;
    struct pla_text text; /**< of texts: the one it holds for */
    bool is_text;
};

static bool const_number(const struct pla_measure *m, struct pla_rational *out)
{
    if (m == NULL || m->op != PLA_M_CONST || m->kind == PLA_KIND_TEXT)
        return false;
    *out = m->kind == PLA_KIND_NUMBER ? m->value
           : m->kind == PLA_KIND_DATE ? PLA_WHOLE(m->day)
                                      : PLA_WHOLE(m->flag ? 1 : 0);
    return true;
}

static bool bounds_of(const struct pla_cond *cond, struct holds *out)
{
    enum pla_cond_op op = cond->op;
    out->has_low = op != PLA_C_AT_MOST && op != PLA_C_LESS_THAN;
    out->has_high = op != PLA_C_AT_LEAST && op != PLA_C_MORE_THAN;
    out->without_low = op == PLA_C_MORE_THAN;
    out->without_high = op == PLA_C_LESS_THAN;
    if (op == PLA_C_IS && cond->low != NULL && cond->low->op == PLA_M_CONST &&
        cond->low->kind == PLA_KIND_TEXT) {
        out->is_text = true;
        out->text = cond->low->text;
        return true;
    }
    if (!const_number(cond->low, &out->low))
        return false;
    out->high = out->low;
    return op != PLA_C_WITHIN || const_number(cond->high, &out->high);
}

/** False if the condition is no comparison with a constant, negated or not. */
static bool holds_of(const struct pla_cond *cond, struct holds *out)
{
    *out = (struct holds){.low = PLA_ZERO, .high = PLA_ZERO};
    if (cond->op == PLA_C_NOT) {
        out->is_negated = true;
        cond = cond->parts[0];
    }
    out->measure = cond->measure;
    return cond->op <= PLA_C_WITHIN && bounds_of(cond, out);
}

/** Of whole numbers, an interval that leaves out its end begins at the next one. */
static void take_whole(struct holds *holds)
{
    enum pla_round up = PLA_ROUND_UP, down = PLA_ROUND_DOWN;
    struct pla_rational low, high, one = PLA_WHOLE(1);
    if (!pla_lint_is_whole(holds->measure))
        return;
    if (holds->has_low &&
        pla_rational_round(holds->low, one, holds->without_low ? down : up, &low) &&
        (!holds->without_low || pla_rational_add(low, one, &low))) {
        holds->low = low;
        holds->without_low = false;
    }
    if (holds->has_high &&
        pla_rational_round(holds->high, one, holds->without_high ? up : down, &high) &&
        (!holds->without_high || pla_rational_sub(high, one, &high))) {
        holds->high = high;
        holds->without_high = false;
    }
}

static bool pair_of(const struct pla_cond *a, const struct pla_cond *b, struct holds *x,
                    struct holds *y)
{
    if (!holds_of(a, x) || !holds_of(b, y) || x->is_text != y->is_text ||
        !pla_same_measure(x->measure, y->measure))
        return false;
    take_whole(x);
    take_whole(y);
    return true;
}

/** `x` ends before `y` begins. */
static bool ends_before(const struct holds *x, const struct holds *y)
{
    if (!x->has_high || !y->has_low)
        return false;
    int order = pla_rational_compare(x->high, y->low);
    return order < 0 || (order == 0 && (x->without_high || y->without_low));
}

static bool begins_within(const struct holds *x, const struct holds *y)
{
    if (!y->has_low)
        return true;
    if (!x->has_low)
        return false;
    int order = pla_rational_compare(x->low, y->low);
    return order > 0 || (order == 0 && (x->without_low || !y->without_low));
}

static bool ends_within(const struct holds *x, const struct holds *y)
{
    if (!y->has_high)
        return true;
    if (!x->has_high)
        return false;
    int order = pla_rational_compare(x->high, y->high);
    return order < 0 || (order == 0 && (x->without_high || !y->without_high));
}

static bool lies_apart(const struct holds *x, const struct holds *y)
{
    if (x->is_text)
        return !pla_text_equal(x->text, y->text);
    return ends_before(x, y) || ends_before(y, x);
}

/** Every value of `x` is one of `y`. */
static bool lies_within(const struct holds *x, const struct holds *y)
{
    if (x->is_text)
        return pla_text_equal(x->text, y->text);
    return begins_within(x, y) && ends_within(x, y);
}

/** One is the negation of the other, as `~` pushes it to the leaves. */
static bool are_opposite(const struct pla_cond *a, const struct pla_cond *b)
{
    if (a->op == PLA_C_NOT || b->op == PLA_C_NOT)
        return (a->op == PLA_C_NOT && pla_same_cond(a->parts[0], b)) ||
               (b->op == PLA_C_NOT && pla_same_cond(b->parts[0], a));
    bool is_join = (a->op == PLA_C_AND && b->op == PLA_C_OR) ||
                   (a->op == PLA_C_OR && b->op == PLA_C_AND) ||
                   (a->op == PLA_C_AT_LEAST_OF && b->op == PLA_C_AT_LEAST_OF &&
                    a->need + b->need == a->part_count + 1);
    if (!is_join || a->part_count != b->part_count)
        return false;
    for (size_t i = 0; i < a->part_count; i++)
        if (!are_opposite(a->parts[i], b->parts[i]))
            return false;
    return true;
}

bool pla_conds_clash(const struct pla_cond *a, const struct pla_cond *b)
{
    struct holds x, y;
    if (are_opposite(a, b))
        return true;
    if (!pair_of(a, b, &x, &y) || (x.is_negated && y.is_negated))
        return false;
    if (x.is_negated)
        return lies_within(&y, &x);
    if (y.is_negated)
        return lies_within(&x, &y);
    return lies_apart(&x, &y);
}

/** Nothing is left between them, and nothing below or above both. */
static bool joins_up(const struct holds *x, const struct holds *y)
{
    struct pla_rational next;
    if (x->is_text || x->has_low || y->has_high || !x->has_high || !y->has_low)
        return false;
    int order = pla_rational_compare(y->low, x->high);
    if (order < 0 || (order == 0 && !(x->without_high && y->without_low)))
        return true;
    return pla_lint_is_whole(x->measure) && !x->without_high && !y->without_low &&
           pla_rational_add(x->high, PLA_WHOLE(1), &next) &&
           pla_rational_compare(y->low, next) <= 0;
}

bool pla_conds_cover(const struct pla_cond *a, const struct pla_cond *b)
{
    struct holds x, y;
    if (are_opposite(a, b))
        return true;
    if (!pair_of(a, b, &x, &y))
        return false;
    if (x.is_negated && y.is_negated)
        return lies_apart(&x, &y);
    if (x.is_negated)
        return lies_within(&x, &y);
    if (y.is_negated)
        return lies_within(&y, &x);
    return joins_up(&x, &y) || joins_up(&y, &x);
}

/* ---- implication ---- */

/** The criteria of one `all_met` are among those of the other. */
static bool criteria_within(const struct pla_measure *inner, const struct pla_measure *outer)
{
    for (size_t i = 0; i < inner->criterion_count; i++) {
        size_t k = 0;
        while (k < outer->criterion_count && outer->criteria[k] != inner->criteria[i])
            k++;
        if (k == outer->criterion_count)
            return false;
    }
    return true;
}

static bool one_implies(const struct pla_cond *a, const struct pla_cond *b)
{
    struct holds x, y;
    if (pla_same_cond(a, b))
        return true;
    if (a->op == PLA_C_ALL_MET && b->op == PLA_C_ALL_MET)
        return criteria_within(b->measure, a->measure);
    if (!pair_of(a, b, &x, &y) || (x.is_negated && !y.is_negated))
        return false;
    if (x.is_negated)
        return lies_within(&y, &x);
    return y.is_negated ? lies_apart(&x, &y) : lies_within(&x, &y);
}

bool pla_cond_implies(const struct pla_cond *a, const struct pla_cond *b)
{
    if (b == NULL)
        return true;
    if (a == NULL)
        return false;
    if (b->op == PLA_C_AND) {
        for (size_t i = 0; i < b->part_count; i++)
            if (!pla_cond_implies(a, b->parts[i]))
                return false;
        return true;
    }
    if (a->op == PLA_C_OR) {
        for (size_t i = 0; i < a->part_count; i++)
            if (!pla_cond_implies(a->parts[i], b))
                return false;
        return true;
    }
    if (b->op == PLA_C_OR)
        for (size_t i = 0; i < b->part_count; i++)
            if (pla_cond_implies(a, b->parts[i]))
                return true;
    if (a->op == PLA_C_AND)
        for (size_t i = 0; i < a->part_count; i++)
            if (pla_cond_implies(a->parts[i], b))
                return true;
    return one_implies(a, b);
}
