// SPDX-License-Identifier: Apache-2.0
/** Conditions that say nothing: never met, always met, past, or failing by a division. */
#include "check/lint_private.h"
#include "check/same.h"

/** The measure, or one it is made of, looks through a filter that nothing passes. */
static bool is_over_nothing(struct pla_linter *linter, const struct pla_measure *m)
{
    if (m == NULL)
        return false;
    if (pla_lint_is_empty(linter, m->filter))
        return true;
    for (size_t i = 0; i < m->arg_count; i++)
        if (is_over_nothing(linter, m->args[i]))
            return true;
    for (size_t i = 0; i < m->entry_count; i++)
        if (is_over_nothing(linter, m->entries[i].measure))
            return true;
    return false;
}

static const char *words_of_range(struct pla_linter *linter, const struct pla_measure *m)
{
    struct pla_str s = {0};
    pla_value_put(pla_lint_value(linter, m), NULL, &s);
    return pla_lint_built(linter, &s);
}

/* ---- leaves ---- */

static void look_at_comparison(struct pla_linter *linter, const struct pla_cond *cond)
{
    unsigned state = pla_lint_state(linter, cond);
    const struct pla_measure *m = cond->measure;
    /* A parameter may be the switch of a rule; a filter that nothing passes is told by itself. */
    if ((state != PLA_CAN_MEET && state != PLA_CAN_MISS) || m->op == PLA_M_CONST ||
        is_over_nothing(linter, m) || is_over_nothing(linter, cond->low) ||
        is_over_nothing(linter, cond->high))
        return;
    enum pla_lint_id id = state == PLA_CAN_MEET ? PLA_LINT_ALWAYS_MET : PLA_LINT_NEVER_MET;
    const char *when = state == PLA_CAN_MEET ? "always" : "never";
    const struct pla_value *value = pla_lint_value(linter, m);
    if (value->state == PLA_VALUE_UNKNOWN || value->state == PLA_VALUE_FAILED)
        pla_lint_add(linter, id, cond->place, NULL, "\"%s\" is %s met", pla_lint_cond(linter, cond),
                     when);
    else
        pla_lint_add(linter, id, cond->place, NULL, "\"%s\" is %s met: it is %s%s",
                     pla_lint_cond(linter, cond), when, words_of_range(linter, m),
                     value->may_be_none ? " or nothing" : "");
}

/* ---- joins ---- */

/** Two parts that leave nothing, or leave nothing out. */
static bool find_pair(const struct pla_cond *cond,
                      bool (*are_so)(const struct pla_cond *, const struct pla_cond *),
                      const struct pla_cond **a, const struct pla_cond **b)
{
    for (size_t i = 0; i < cond->part_count; i++)
        for (size_t k = i + 1; k < cond->part_count; k++)
            if (are_so(cond->parts[i], cond->parts[k])) {
                *a = cond->parts[i];
                *b = cond->parts[k];
                return true;
            }
    return false;
}

static bool has_part(struct pla_linter *linter, const struct pla_cond *cond, unsigned state)
{
    for (size_t i = 0; i < cond->part_count; i++)
        if (pla_lint_state(linter, cond->parts[i]) == state)
            return true;
    return false;
}

static void look_at_join(struct pla_linter *linter, const struct pla_cond *cond)
{
    unsigned state = pla_lint_state(linter, cond);
    const struct pla_cond *a, *b;
    bool is_never = cond->op == PLA_C_AND && state == PLA_CAN_MISS;
    bool is_always = cond->op == PLA_C_OR && state == PLA_CAN_MEET;
    if ((!is_never && !is_always) || has_part(linter, cond, state) ||
        !find_pair(cond, is_never ? pla_conds_clash : pla_conds_cover, &a, &b))
        return;
    pla_lint_add(linter, is_never ? PLA_LINT_NEVER_MET : PLA_LINT_ALWAYS_MET, cond->place,
                 is_never ? "did you mean '|' for '&'?" : "did you mean '&' for '|'?",
                 is_never ? "nobody can meet both \"%s\" and \"%s\""
                          : "everybody meets \"%s\" or \"%s\"",
                 pla_lint_cond(linter, a), pla_lint_cond(linter, b));
}

/* ---- dates that pass ---- */

/** The days a date can be from the date of the check on; false if it hangs on the portfolio. */
static bool days_from_now(const struct pla_linter *linter, const struct pla_measure *m,
                          struct pla_value *out, bool *out_moves)
{
    pla_day now = linter->subject->as_of;
    struct pla_rational months;
    switch (m->op) {
    case PLA_M_CONST:
        pla_range_set_days(out, m->day, m->day);
        return m->kind == PLA_KIND_DATE;
    case PLA_M_AS_OF:
        break;
    case PLA_M_AGO:
        if (!pla_rational_mul(m->value, PLA_WHOLE(12), &months) || months.den != 1 ||
            months.num > 120000)
            return false;
        now = pla_day_plus_months(now, (int)-months.num);
        break;
    default:
        return false;
    }
    pla_range_set_days(out, now, now);
    pla_range_open(out, false, true);
    *out_moves = true;
    return true;
}

static bool look_at_dates(struct pla_linter *linter, const struct pla_cond *cond)
{
    struct pla_value have = pla_range_start(PLA_KIND_DATE), need = have, high = have;
    bool moves = false;
    if (cond->measure->kind != PLA_KIND_DATE || cond->low == NULL ||
        !days_from_now(linter, cond->measure, &have, &moves) ||
        !days_from_now(linter, cond->low, &need, &moves) ||
        (cond->op == PLA_C_WITHIN &&
         (cond->high == NULL || !days_from_now(linter, cond->high, &high, &moves))) ||
        !moves)
        return false;
    if (pla_range_compare(cond->op, &have, &need, &high) == PLA_NOT_MET)
        pla_lint_add(linter, PLA_LINT_DATE_PAST, cond->place, NULL,
                     "\"%s\" can no longer be met: the day has passed",
                     pla_lint_cond(linter, cond));
    return true;
}

/* ---- divisions ---- */

static void look_at_division(struct pla_linter *linter, const struct pla_measure *m)
{
    if (m->op != PLA_M_DIVIDE || m->arg_count != 2)
        return;
    const struct pla_value *divisor = pla_lint_value(linter, m->args[1]);
    bool is_known = divisor->state != PLA_VALUE_UNKNOWN && divisor->state != PLA_VALUE_FAILED;
    if (!is_known || divisor->is_none || (!divisor->no_low && divisor->low.num > 0) ||
        (!divisor->no_high && divisor->high.num < 0))
        return;
    pla_lint_add(linter, PLA_LINT_DIVISION_BY_ZERO, m->place,
                 "divide by max(1, ...) or compare the products",
                 "the award fails where \"%s\" is 0", pla_lint_measure(linter, m->args[1]));
}

void pla_lint_conditions(struct pla_linter *linter)
{
    const struct pla_program *program = linter->program;
    for (size_t i = 0; i < program->cond_count; i++) {
        const struct pla_cond *cond = program->conds[i];
        if (cond->op <= PLA_C_WITHIN && !look_at_dates(linter, cond))
            look_at_comparison(linter, cond);
        else if (cond->op == PLA_C_AND || cond->op == PLA_C_OR)
            look_at_join(linter, cond);
    }
    for (size_t i = 0; i < program->measure_count; i++)
        look_at_division(linter, program->measures[i]);
}
