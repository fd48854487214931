// SPDX-License-Identifier: Apache-2.0
/** Structural equality of measures and conditions. */
#include "check/same.h"

static bool same_number(struct pla_rational a, struct pla_rational b)
{
    return a.num == b.num && a.den == b.den;
}

static bool same_texts(const struct pla_text_list *a, const struct pla_text_list *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!pla_text_equal(a->items[i], b->items[i]))
            return false;
    return true;
}

/** Both absent, or both the same. */
static bool same_text(struct pla_text a, struct pla_text b)
{
    return (a.at == NULL) == (b.at == NULL) && pla_text_equal(a, b);
}

static bool same_optional(const struct pla_measure *a, const struct pla_measure *b)
{
    return a == b || (a != NULL && b != NULL && pla_same_measure(a, b));
}

static bool same_value(const struct pla_filter_value *a, const struct pla_filter_value *b)
{
    return a->op == b->op && same_text(a->text, b->text) && same_number(a->low, b->low) &&
           same_number(a->high, b->high) && a->boolean == b->boolean;
}

static bool same_test(const struct pla_filter_test *a, const struct pla_filter_test *b)
{
    if (a->key != b->key || a->value_count != b->value_count ||
        !same_text(a->own.name, b->own.name))
        return false;
    for (size_t i = 0; i < a->value_count; i++)
        if (!same_value(&a->values[i], &b->values[i]))
            return false;
    return true;
}

/** A filter without anything is as good as none. */
static bool same_filter(const struct pla_filter *a, const struct pla_filter *b)
{
    static const struct pla_filter none = {.where = PLA_NO_CALL};
    a = a != NULL ? a : &none;
    b = b != NULL ? b : &none;
    if (a == b)
        return true;
    if (a->test_count != b->test_count || a->where != b->where ||
        !same_optional(a->since, b->since) || !same_optional(a->until, b->until) ||
        !same_optional(a->clip, b->clip))
        return false;
    for (size_t i = 0; i < a->test_count; i++)
        if (!same_test(&a->tests[i], &b->tests[i]))
            return false;
    return true;
}

static bool same_entries(const struct pla_measure *a, const struct pla_measure *b)
{
    if (a->entry_count != b->entry_count)
        return false;
    for (size_t i = 0; i < a->entry_count; i++) {
        const struct pla_points_entry *x = &a->entries[i], *y = &b->entries[i];
        if (x->has_per != y->has_per || x->has_each != y->has_each || x->has_cap != y->has_cap ||
            (x->has_per && !same_number(x->per, y->per)) ||
            (x->has_each && !same_number(x->each, y->each)) ||
            (x->has_cap && !same_number(x->cap, y->cap)) ||
            !pla_same_measure(x->measure, y->measure))
            return false;
    }
    return true;
}

static bool same_rows(const struct pla_measure *a, const struct pla_measure *b)
{
    if (a->row_count != b->row_count)
        return false;
    for (size_t i = 0; i < a->row_count; i++)
        if (!same_text(a->rows[i].key, b->rows[i].key) || a->rows[i].level != b->rows[i].level ||
            !same_number(a->rows[i].value, b->rows[i].value))
            return false;
    return true;
}

static bool same_parameters(const struct pla_measure *a, const struct pla_measure *b)
{
    return same_number(a->value, b->value) && a->day == b->day && a->day_until == b->day_until &&
           a->has_day == b->has_day && a->has_day_until == b->has_day_until && a->flag == b->flag &&
           same_text(a->text, b->text) && same_text(a->method, b->method) &&
           same_texts(&a->words, &b->words) && a->has_cap == b->has_cap &&
           (!a->has_cap || same_number(a->cap, b->cap)) && a->call == b->call;
}

bool pla_same_measure(const struct pla_measure *a, const struct pla_measure *b)
{
    if (a == b)
        return true;
    bool is_const = a->op == PLA_M_CONST;
    if (a->op != b->op || a->kind != b->kind || a->arg_count != b->arg_count ||
        (!is_const && !same_text(a->name, b->name)) || !same_text(a->area, b->area) ||
        !same_parameters(a, b) || !same_filter(a->filter, b->filter) || !same_entries(a, b) ||
        !same_rows(a, b))
        return false;
    for (size_t i = 0; i < a->arg_count; i++)
        if (!pla_same_measure(a->args[i], b->args[i]))
            return false;
    return true;
}

bool pla_same_cond(const struct pla_cond *a, const struct pla_cond *b)
{
    if (a == b)
        return true;
    if (a->op != b->op || a->part_count != b->part_count || a->need != b->need ||
        a->call != b->call || !same_text(a->label, b->label) ||
        !same_optional(a->measure, b->measure) || !same_optional(a->low, b->low) ||
        !same_optional(a->high, b->high))
        return false;
    for (size_t i = 0; i < a->part_count; i++)
        if (!pla_same_cond(a->parts[i], b->parts[i]))
            return false;
    return true;
}
