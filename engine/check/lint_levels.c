// SPDX-License-Identifier: Apache-2.0
/** Levels that no value gives, that no condition tells apart, and that are never in dispute. */
#include "assess/ballot.h"
#include "check/lint_private.h"

/* ---- computed levels ---- */

static struct pla_text level_name(const struct pla_measure *steps, int level)
{
    struct pla_text none = {0};
    if (steps->scale == NULL || level < 0 || (size_t)level >= steps->scale->levels.count)
        return none;
    return steps->scale->levels.items[level];
}

static void say_level(struct pla_linter *linter, const struct pla_measure *steps, int level,
                      const char *why, struct pla_rational bound)
{
    const struct pla_measure *of = steps->args[0];
    struct pla_text name = level_name(steps, level);
    if (name.at != NULL)
        pla_lint_add(linter, PLA_LINT_LEVEL_UNREACHABLE, steps->place, NULL,
                     "level \"%s\" is never given: \"%s\" is never %s %s",
                     pla_lint_shown(linter, name), pla_lint_measure(linter, of), why,
                     pla_lint_number(linter, bound));
}

/** Thresholds above all that the measure can be, and levels below all of it. */
static void look_at_steps(struct pla_linter *linter, const struct pla_measure *steps)
{
    if (steps->arg_count == 0 || pla_lint_is_empty(linter, steps->args[0]->filter))
        return;
    const struct pla_value *value = pla_lint_value(linter, steps->args[0]);
    bool is_any = value->state == PLA_VALUE_UNKNOWN || value->state == PLA_VALUE_FAILED;
    int lowest = -1;
    for (size_t i = 0; i < steps->row_count && !is_any && !value->is_none; i++) {
        const struct pla_table_row *row = &steps->rows[i];
        bool is_above = !value->no_high && pla_rational_compare(row->value, value->high) > 0;
        bool is_below = !value->no_low && !value->may_be_none &&
                        pla_rational_compare(row->value, value->low) <= 0;
        if (is_above)
            say_level(linter, steps, row->level, "as much as", row->value);
        if (is_below && lowest >= 0)
            say_level(linter, steps, lowest, "below", row->value);
        else if (is_below && row->level > 0)
            say_level(linter, steps, 0, "below", row->value);
        if (is_below)
            lowest = row->level;
    }
}

/* ---- levels that no condition tells apart ---- */

/** Of one scale: told[n] says that a condition tells level n from the one below it. */
struct telling {
    const struct pla_linter *linter;
    const struct pla_scale *scale;
    bool *told;
    bool is_all; /**< something computes with the levels themselves */
};

static void tell(struct telling *telling, struct pla_rational level, bool is_behind)
{
    struct pla_rational whole;
    if (!pla_rational_round(level, PLA_WHOLE(1), PLA_ROUND_UP, &whole))
        return;
    int64_t n = whole.num + (is_behind && level.den == 1 ? 1 : 0);
    if (n > 0 && (uint64_t)n < telling->scale->levels.count)
        telling->told[n] = true;
}

static bool reads_scale(const struct telling *telling, const struct pla_measure *m)
{
    for (size_t i = 0; i < m->criterion_count; i++)
        if (telling->linter->rubric->criteria[m->criteria[i]].scale == telling->scale)
            return true;
    return false;
}

static bool is_one_level(const struct pla_measure *m)
{
    return m->op == PLA_M_RATING || m->op == PLA_M_LOWEST;
}

static void tell_by_cond(struct telling *telling, const struct pla_cond *cond)
{
    if (cond->op > PLA_C_WITHIN || !is_one_level(cond->measure) ||
        !reads_scale(telling, cond->measure))
        return;
    const struct pla_measure *low = cond->low, *high = cond->high;
    if (low == NULL || low->op != PLA_M_CONST || (high != NULL && high->op != PLA_M_CONST)) {
        telling->is_all = true;
        return;
    }
    if (cond->op == PLA_C_AT_LEAST || cond->op == PLA_C_LESS_THAN || cond->op == PLA_C_IS ||
        cond->op == PLA_C_WITHIN)
        tell(telling, low->value, false);
    if (cond->op == PLA_C_MORE_THAN || cond->op == PLA_C_AT_MOST || cond->op == PLA_C_IS)
        tell(telling, low->value, true);
    if (cond->op == PLA_C_WITHIN && high != NULL)
        tell(telling, high->value, true);
}

/** Levels that go into arithmetic, points, tiers or another level all matter. */
static void tell_by_measure(struct telling *telling, const struct pla_measure *m)
{
    for (size_t i = 0; i < m->arg_count; i++)
        telling->is_all |= is_one_level(m->args[i]) && reads_scale(telling, m->args[i]);
    for (size_t i = 0; i < m->entry_count; i++)
        telling->is_all |=
            is_one_level(m->entries[i].measure) && reads_scale(telling, m->entries[i].measure);
    if (!reads_scale(telling, m))
        return;
    if (m->op == PLA_M_REACHING)
        tell(telling, m->value, false);
    else if (!is_one_level(m) && m->op != PLA_M_MET)
        telling->is_all = true;
}

static void tell_by_rubric(struct telling *telling)
{
    const struct pla_linter *linter = telling->linter;
    for (size_t i = 0; i < linter->program->cond_count; i++)
        tell_by_cond(telling, linter->program->conds[i]);
    for (size_t i = 0; i < linter->program->measure_count; i++)
        tell_by_measure(telling, linter->program->measures[i]);
    for (size_t i = 0; i < linter->rubric->award_count; i++) {
        const struct pla_award *award = &linter->rubric->awards[i];
        telling->is_all |= award->by != NULL && is_one_level(award->by);
        telling->is_all |= award->credits != NULL && is_one_level(award->credits);
    }
    for (size_t i = 0; i < linter->rubric->criterion_count; i++) {
        const struct pla_criterion *criterion = &linter->rubric->criteria[i];
        if (criterion->scale == telling->scale && criterion->has_minimum)
            tell(telling, criterion->minimum, false);
    }
}

static void say_alike(struct pla_linter *linter, const struct telling *telling,
                      struct pla_place place)
{
    const struct pla_text_list *levels = &telling->scale->levels;
    struct pla_str pairs = {0};
    for (size_t n = 1; n < levels->count; n++) {
        if (telling->told[n])
            continue;
        if (pairs.length > 0)
            PLA_PUT(&pairs, ", nor ");
        pla_str_put_format(&pairs, "\"%.*s\" from \"%.*s\"", (int)levels->items[n - 1].length,
                           levels->items[n - 1].at, (int)levels->items[n].length,
                           levels->items[n].at);
    }
    if (pairs.length > 0 || pairs.failed)
        pla_lint_add(linter, PLA_LINT_LEVEL_ALIKE, place, NULL, "no condition tells level %s",
                     pla_lint_built(linter, &pairs));
}

/** Means of ratings read all levels, and so do functions. */
static bool needs_all_levels(const struct pla_linter *linter)
{
    const struct pla_assessor_rule *rule = &linter->rubric->assessors;
    if (!rule->is_set && linter->policy != NULL)
        rule = &linter->policy->assessors;
    bool is_known = rule->is_set || linter->policy != NULL;
    bool is_mixed = rule->resolve == PLA_RESOLVE_MEAN || rule->resolve == PLA_RESOLVE_MEDIAN;
    return linter->has_function || !is_known || (is_mixed && rule->minimum != 1) ||
           linter->rubric->award_count + linter->rubric->outcome_count == 0;
}

static bool is_first_of_scale(const struct pla_rubric *rubric, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (rubric->criteria[i].scale == rubric->criteria[index].scale &&
            rubric->criteria[i].level == NULL)
            return false;
    return rubric->criteria[index].level == NULL && rubric->criteria[index].scale != NULL;
}

static void look_at_levels(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    if (needs_all_levels(linter))
        return;
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        if (!is_first_of_scale(rubric, i) || rubric->criteria[i].scale->levels.count < 3)
            continue;
        struct telling telling = {.linter = linter, .scale = rubric->criteria[i].scale};
        telling.told = PLA_LINT_NEW(linter, telling.scale->levels.count, bool);
        if (telling.told == NULL)
            return;
        tell_by_rubric(&telling);
        if (!telling.is_all)
            say_alike(linter, &telling,
                      telling.scale == rubric->scale ? pla_lint_key(linter, "scale")
                                                     : rubric->criteria[i].place);
    }
}

/* ---- disputes ---- */

static void look_at_disputes(struct pla_linter *linter)
{
    const struct pla_assessor_rule *rule = &linter->rubric->assessors;
    struct pla_rational most = PLA_ZERO;
    bool is_rated = false;
    if (!rule->is_set && linter->policy != NULL)
        rule = &linter->policy->assessors;
    for (size_t i = 0; i < linter->rubric->criterion_count; i++) {
        const struct pla_criterion *criterion = &linter->rubric->criteria[i];
        struct pla_rational bottom, top, apart;
        pla_criterion_bounds(criterion, &bottom, &top);
        if (criterion->level != NULL || !pla_rational_sub(top, bottom, &apart))
            continue;
        if (criterion->is_number && criterion->step.num > 0 &&
            !pla_rational_div(apart, criterion->step, &apart))
            continue;
        is_rated = true;
        most = pla_rational_max(most, apart);
    }
    if (!is_rated || !rule->has_differ || pla_rational_compare(rule->differ, most) <= 0)
        return;
    const char *key = rule == &linter->rubric->assessors ? "assessors" : "scale";
    struct pla_place place = pla_lint_key(linter, key);
    pla_lint_add(linter, PLA_LINT_DISPUTE_UNREACHABLE, place, NULL,
                 "ratings %s levels apart are a dispute, but they are never more than %s apart",
                 pla_lint_number(linter, rule->differ), pla_lint_number(linter, most));
}

void pla_lint_levels(struct pla_linter *linter)
{
    for (size_t i = 0; i < linter->program->measure_count; i++)
        if (linter->program->measures[i]->op == PLA_M_STEPS)
            look_at_steps(linter, linter->program->measures[i]);
    look_at_levels(linter);
    look_at_disputes(linter);
}
