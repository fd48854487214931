// SPDX-License-Identifier: Apache-2.0
/** Rows of data files that awards cite: expired, contradicting each other, not verified. */
#include "base/json_tree.h"
#include "check/lint_private.h"
#include "check/same.h"
#include "check/visit.h"

/** When an award's row is in force. */
struct window {
    pla_day from, to;
};

static void read_day(const struct pla_json_node *row, const char *key, pla_day *out)
{
    (void)pla_day_parse(pla_json_node_text(pla_json_node_get(row, key)), out);
}

static struct window window_of(struct pla_linter *linter, const struct pla_award *award)
{
    struct window window = {PLA_DAY_MIN, PLA_DAY_MAX};
    struct pla_json_tree *tree;
    enum pla_code code =
        award->has_cite ? pla_json_tree_parse(award->cite.text, "row", &tree, NULL) : PLA_MISSING;
    if (code == PLA_MEMORY)
        linter->out_of_memory = true;
    if (code != PLA_OK)
        return window;
    read_day(pla_json_tree_root(tree), "from", &window.from);
    read_day(pla_json_tree_root(tree), "to", &window.to);
    pla_json_tree_free(tree);
    return window;
}

static const char *day_of(struct pla_linter *linter, pla_day day)
{
    struct pla_str s = {0};
    pla_day_put(&s, day);
    return pla_lint_built(linter, &s);
}

/* ---- one row ---- */

/** A window, or a date of the item itself. */
static bool filters_by_date(const struct pla_filter *filter)
{
    if (filter == NULL)
        return false;
    for (size_t i = 0; i < filter->test_count; i++)
        if (filter->tests[i].key == PLA_FK_OWN && filter->tests[i].own.type == PLA_TYPE_DATE)
            return true;
    return filter->since != NULL || filter->until != NULL || filter->clip != NULL ||
           filter->where != PLA_NO_CALL;
}

static void see_date(void *ctx, const struct pla_measure *m)
{
    bool *has_date = ctx;
    *has_date = *has_date || filters_by_date(m->filter) || m->has_day_until ||
                m->op == PLA_M_CALL ||
                (m->op != PLA_M_CONST && (m->has_day || m->kind == PLA_KIND_DATE));
}

static void see_check(void *ctx, const struct pla_cond *cond)
{
    bool *has_date = ctx;
    *has_date = *has_date || cond->op == PLA_C_CHECK;
}

static void look_at_row(struct pla_linter *linter, struct pla_visit *visit,
                        const struct pla_award *award, struct window window)
{
    const char *id = pla_lint_shown(linter, award->id);
    bool *has_date = visit->ctx;
    if (award->has_cite && award->cite.unverified)
        pla_lint_add(linter, PLA_LINT_ROW_UNVERIFIED, award->place, NULL,
                     "the row that award \"%s\" cites is not verified", id);
    if (window.from > window.to) {
        pla_lint_add(linter, PLA_LINT_ROW_CONTRADICTS, award->place, NULL,
                     "the row that award \"%s\" cites ends on %s, before it starts on %s", id,
                     day_of(linter, window.to), day_of(linter, window.from));
        return;
    }
    if (window.to >= linter->subject->as_of)
        return;
    *has_date = false;
    pla_visit_again(visit);
    pla_visit_award(visit, award);
    if (!*has_date)
        pla_lint_add(linter, PLA_LINT_ROW_EXPIRED, award->place,
                     "put the row's dates into the condition, or leave the row out",
                     "award \"%s\" cites a row that ended on %s, but is still given", id,
                     day_of(linter, window.to));
}

/* ---- two rows ---- */

static bool same_optional_cond(const struct pla_cond *a, const struct pla_cond *b)
{
    return a == b || (a != NULL && b != NULL && pla_same_cond(a, b));
}

static bool same_optional_measure(const struct pla_measure *a, const struct pla_measure *b)
{
    return a == b || (a != NULL && b != NULL && pla_same_measure(a, b));
}

static bool same_bounds(const struct pla_award *a, const struct pla_award *b)
{
    if (a->tier_count != b->tier_count)
        return false;
    for (size_t i = 0; i < a->tier_count; i++)
        if (pla_rational_compare(a->tiers[i].at_least, b->tiers[i].at_least) != 0)
            return false;
    return true;
}

/** Whoever earns one earns the other, for the same course, badge or whatever it is. */
static bool are_twins(const struct pla_award *a, const struct pla_award *b)
{
    return a->kind == b->kind && same_bounds(a, b) && pla_text_equal(a->name, b->name) &&
           a->name.at != NULL && (a->when != NULL || a->by != NULL) &&
           a->course_count == b->course_count && a->per_claim == b->per_claim &&
           same_optional_cond(a->when, b->when) && same_optional_cond(a->applies, b->applies) &&
           same_optional_measure(a->by, b->by);
}

static bool gives_same(const struct pla_award *a, const struct pla_award *b)
{
    if (!same_optional_measure(a->credits, b->credits) || !pla_text_equal(a->unit, b->unit) ||
        !pla_text_equal(a->grade, b->grade) || !pla_text_equal(a->credit_level, b->credit_level))
        return false;
    for (size_t i = 0; i < a->tier_count; i++)
        if (pla_rational_compare(a->tiers[i].credits, b->tiers[i].credits) != 0)
            return false;
    for (size_t i = 0; i < a->course_count; i++)
        if (!pla_text_equal(a->courses[i].place, b->courses[i].place) ||
            pla_rational_compare(a->courses[i].credits, b->courses[i].credits) != 0)
            return false;
    return true;
}

static void look_at_pair(struct pla_linter *linter, const struct pla_award *a,
                         const struct pla_award *b)
{
    bool is_exclusive = a->exclusive.at != NULL && pla_text_equal(a->exclusive, b->exclusive);
    const char *first = pla_lint_shown(linter, a->id), *second = pla_lint_shown(linter, b->id);
    if (!gives_same(a, b))
        pla_lint_add(linter, PLA_LINT_ROW_CONTRADICTS, b->place,
                     "end the older row before the newer one starts",
                     "awards \"%s\" and \"%s\" ask for the same but give different credit", first,
                     second);
    else if (!is_exclusive)
        pla_lint_add(linter, PLA_LINT_ROW_REPEATED, b->place,
                     "leave one out, or name one exclusive group for both",
                     "awards \"%s\" and \"%s\" ask for the same and give the same", first, second);
}

void pla_lint_rows(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    struct window *windows = PLA_LINT_NEW(linter, rubric->award_count, struct window);
    bool has_date = false;
    struct pla_visit visit = {.ctx = &has_date, .measure = see_date, .cond = see_check};
    if (windows == NULL || !pla_visit_begin(&visit, linter->program, linter->arena)) {
        linter->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < rubric->award_count; i++) {
        windows[i] = window_of(linter, &rubric->awards[i]);
        look_at_row(linter, &visit, &rubric->awards[i], windows[i]);
        for (size_t k = 0; k < i; k++)
            if (windows[k].from <= windows[i].to && windows[i].from <= windows[k].to &&
                are_twins(&rubric->awards[k], &rubric->awards[i]))
                look_at_pair(linter, &rubric->awards[k], &rubric->awards[i]);
    }
    for (size_t i = 0; i < linter->program->measure_count; i++) {
        const struct pla_measure *m = linter->program->measures[i];
        if (m->op == PLA_M_CONST && m->unverified)
            pla_lint_add(linter, PLA_LINT_ROW_UNVERIFIED, m->place, NULL,
                         "parameter \"%s\" is not verified", pla_lint_shown(linter, m->name));
        if (m->op == PLA_M_CONST && m->is_contradicted)
            pla_lint_add(linter, PLA_LINT_ROW_CONTRADICTS, m->place,
                         "give one row of params.lua a later \"from\", or leave it out",
                         "parameter \"%s\" has two values from the same day on",
                         pla_lint_shown(linter, m->name));
    }
}

/* ---- effective dates ---- */

static void look_at_effect(struct pla_linter *linter, const char *what, bool has_from, pla_day from,
                           bool has_to, pla_day to)
{
    pla_day now = linter->subject->as_of;
    if (has_from && now < from)
        pla_lint_add(linter, PLA_LINT_NOT_IN_EFFECT, pla_lint_key(linter, "effective"), NULL,
                     "%s takes effect on %s; the date of this check is %s", what,
                     day_of(linter, from), day_of(linter, now));
    if (has_to && now > to)
        pla_lint_add(linter, PLA_LINT_NOT_IN_EFFECT, pla_lint_key(linter, "effective"), NULL,
                     "%s ended on %s; the date of this check is %s", what, day_of(linter, to),
                     day_of(linter, now));
}

void pla_lint_dates(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->subject->rubric;
    const struct pla_policy *policy = linter->policy;
    /* A catalogue may be of a year to come, and an old one stays in force for its students. */
    if (rubric != NULL && rubric->effective_by != PLA_BY_CATALOG)
        look_at_effect(linter, "the rubric", rubric->has_from, rubric->effective_from,
                       rubric->has_to && rubric->effective_by == PLA_BY_AS_OF,
                       rubric->effective_to);
    else if (rubric == NULL)
        look_at_effect(linter, "the policy", policy->has_from, policy->effective_from,
                       policy->has_to, policy->effective_to);
}
