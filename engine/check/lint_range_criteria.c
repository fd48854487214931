// SPDX-License-Identifier: Apache-2.0
/** What criteria, and measures over them, can be. */
#include "assess/ballot.h"
#include "check/lint_range.h"

/** As assess fits a computed level: nothing is the bottom, an open end the scale's. */
static void fit(struct pla_value *value, struct pla_rational bottom, struct pla_rational top)
{
    bool is_open = value->state == PLA_VALUE_UNKNOWN || value->state == PLA_VALUE_FAILED;
    struct pla_rational low = is_open || value->no_low ? bottom : value->low;
    struct pla_rational high = is_open || value->no_high ? top : value->high;
    if (value->is_none)
        low = high = bottom;
    if (value->may_be_none || pla_rational_compare(low, bottom) < 0)
        low = bottom;
    if (pla_rational_compare(high, top) > 0)
        high = top;
    if (pla_rational_compare(low, high) > 0) /* outside the scale: it fails for every portfolio */
        low = bottom, high = top;
    value->kind = PLA_KIND_NUMBER;
    value->may_be_none = false;
    pla_range_set(value, low, high);
}

struct pla_value pla_lint_criterion(struct pla_linter *linter, size_t index)
{
    const struct pla_criterion *criterion = &linter->rubric->criteria[index];
    struct pla_value value = pla_range_start(PLA_KIND_NUMBER);
    struct pla_rational bottom, top;
    pla_criterion_bounds(criterion, &bottom, &top);
    if (criterion->level != NULL) {
        value = *pla_lint_value(linter, criterion->level);
        fit(&value, bottom, top);
    } else {
        pla_range_set(&value, bottom, top);
    }
    return value;
}

/** Sum of weight times value; as a mean divided by the weights. */
void pla_lint_range_score(struct pla_linter *linter, const struct pla_measure *m,
                          struct pla_value *out)
{
    struct pla_value weights = pla_range_start(PLA_KIND_NUMBER);
    for (size_t i = 0; i < m->criterion_count; i++) {
        const struct pla_criterion *criterion = &linter->rubric->criteria[m->criteria[i]];
        struct pla_value value = pla_lint_criterion(linter, m->criteria[i]);
        struct pla_value weight = pla_range_start(PLA_KIND_NUMBER);
        pla_range_set(&weight, criterion->weight, criterion->weight);
        pla_range_multiply(&value, &weight, &value);
        pla_range_add(out, &value, out);
        pla_range_add(&weights, &weight, &weights);
    }
    if (m->op == PLA_M_SCORE && weights.low.num == 0)
        pla_range_set_none(out);
    else if (m->op == PLA_M_SCORE)
        pla_range_divide(out, &weights, out);
}

void pla_lint_range_lowest(struct pla_linter *linter, const struct pla_measure *m,
                           struct pla_value *out)
{
    if (m->criterion_count == 0)
        pla_lint_range_any(out, true);
    for (size_t i = 0; i < m->criterion_count; i++) {
        struct pla_value value = pla_lint_criterion(linter, m->criteria[i]);
        if (i == 0)
            *out = value;
        else
            pla_range_min(out, &value, out);
    }
}

/** How many criteria are at a level at least, and at most. */
void pla_lint_range_count_criteria(struct pla_linter *linter, const struct pla_measure *m,
                                   struct pla_value *out)
{
    int64_t low = 0, high = 0;
    for (size_t i = 0; i < m->criterion_count; i++) {
        const struct pla_criterion *criterion = &linter->rubric->criteria[m->criteria[i]];
        struct pla_value value = pla_lint_criterion(linter, m->criteria[i]), need = value;
        struct pla_rational level = m->op == PLA_M_MET ? criterion->minimum : m->value;
        if (m->op == PLA_M_MET && !criterion->has_minimum)
            continue;
        pla_range_set(&need, level, level);
        enum pla_state state = pla_range_compare(PLA_C_AT_LEAST, &value, &need, NULL);
        low += state == PLA_MET;
        high += state != PLA_NOT_MET;
    }
    pla_range_set(out, PLA_WHOLE(low), PLA_WHOLE(high));
}

/** Only rated criteria can be in dispute, and only where a rule knows disputes. */
void pla_lint_range_disputed(struct pla_linter *linter, const struct pla_measure *m,
                             struct pla_value *out)
{
    const struct pla_assessor_rule *rule = &linter->rubric->assessors;
    int64_t rated = 0;
    if (!rule->is_set && linter->policy != NULL)
        rule = &linter->policy->assessors;
    bool is_known = rule->is_set || linter->policy != NULL;
    bool has_disputes =
        !is_known || rule->has_differ || rule->straddle || rule->resolve == PLA_RESOLVE_AGREED;
    for (size_t i = 0; i < m->criterion_count; i++)
        rated += linter->rubric->criteria[m->criteria[i]].level == NULL;
    pla_range_set(out, PLA_ZERO, PLA_WHOLE(has_disputes ? rated : 0));
}

void pla_lint_range_spread(struct pla_linter *linter, const struct pla_measure *m,
                           struct pla_value *out)
{
    struct pla_rational bottom, top, apart;
    if (m->criterion_count == 0) {
        pla_lint_range_any(out, true);
        return;
    }
    const struct pla_criterion *criterion = &linter->rubric->criteria[m->criteria[0]];
    pla_criterion_bounds(criterion, &bottom, &top);
    if (criterion->level != NULL || !pla_rational_sub(top, bottom, &apart))
        apart = PLA_ZERO;
    pla_range_set(out, PLA_ZERO, apart);
}
