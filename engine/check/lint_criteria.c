// SPDX-License-Identifier: Apache-2.0
/** Criteria that nobody reads, minimums that cannot be, descriptors left out. */
#include "check/lint_private.h"
#include "check/visit.h"

/* ---- who reads a criterion ---- */

static void mark_read(void *ctx, const struct pla_measure *m)
{
    bool *is_read = ctx;
    for (size_t i = 0; i < m->criterion_count; i++)
        is_read[m->criteria[i]] = true;
}

/** A computed criterion that is read reads others by its level; those stand before it. */
static bool *find_read(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    bool *is_read = PLA_LINT_NEW(linter, rubric->criterion_count, bool);
    struct pla_visit visit = {.ctx = is_read, .measure = mark_read};
    if (is_read == NULL || !pla_visit_begin(&visit, linter->program, linter->arena)) {
        linter->out_of_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < rubric->award_count; i++)
        pla_visit_award(&visit, &rubric->awards[i]);
    for (size_t i = 0; i < rubric->outcome_count; i++)
        pla_visit_cond(&visit, rubric->outcomes[i].when);
    for (size_t i = rubric->criterion_count; i > 0; i--)
        if (is_read[i - 1])
            pla_visit_measure(&visit, rubric->criteria[i - 1].level);
    return is_read;
}

/** A function sees the ratings, so that nothing can be said where there is one. */
static void look_at_reading(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    if (linter->has_function || rubric->award_count + rubric->outcome_count == 0)
        return;
    const bool *is_read = find_read(linter);
    for (size_t i = 0; is_read != NULL && i < rubric->criterion_count; i++)
        if (!is_read[i])
            pla_lint_add(linter, PLA_LINT_CRITERION_UNREAD, rubric->criteria[i].place, NULL,
                         "no award or outcome reads criterion \"%s\"",
                         pla_lint_shown(linter, rubric->criteria[i].id));
}

/* ---- minimums ---- */

static bool is_in_area(const struct pla_criterion *criterion, const struct pla_measure *m)
{
    return m->area.at == NULL || pla_text_equal(m->area, criterion->area);
}

/** Criteria that `all_met` passes over because nobody said what they need. */
static void look_at_missing(struct pla_linter *linter, const struct pla_cond *all_met)
{
    for (size_t i = 0; i < linter->rubric->criterion_count; i++) {
        const struct pla_criterion *criterion = &linter->rubric->criteria[i];
        if (criterion->has_minimum || criterion->no_minimum ||
            !is_in_area(criterion, all_met->measure))
            continue;
        pla_lint_add(linter, PLA_LINT_MINIMUM_MISSING, criterion->place,
                     "give it a minimum, or minimum = false if that is meant",
                     "criterion \"%s\" has no minimum: all_met does not look at it",
                     pla_lint_shown(linter, criterion->id));
    }
}

static void look_at_minimum(struct pla_linter *linter, size_t index)
{
    const struct pla_criterion *criterion = &linter->rubric->criteria[index];
    struct pla_value value = pla_lint_criterion(linter, index), need = value;
    if (!criterion->has_minimum)
        return;
    pla_range_set(&need, criterion->minimum, criterion->minimum);
    enum pla_state state = pla_range_compare(PLA_C_AT_LEAST, &value, &need, NULL);
    if (state == PLA_NOT_MET)
        pla_lint_add(linter, PLA_LINT_MINIMUM_UNREACHABLE, criterion->place, NULL,
                     "the computed level of criterion \"%s\" never reaches its minimum",
                     pla_lint_shown(linter, criterion->id));
    else if (state == PLA_MET)
        pla_lint_add(linter, PLA_LINT_MINIMUM_IDLE, criterion->place,
                     "minimum = false says that it needs none",
                     "criterion \"%s\" is always at its minimum",
                     pla_lint_shown(linter, criterion->id));
}

/* ---- descriptors ---- */

static void look_at_descriptors(struct pla_linter *linter, const struct pla_criterion *criterion)
{
    const struct pla_text_list *texts = &criterion->descriptors;
    struct pla_str names = {0};
    size_t missing = 0;
    for (size_t i = 0; i < texts->count && criterion->scale != NULL; i++) {
        if (texts->items[i].length > 0 || i >= criterion->scale->levels.count)
            continue;
        if (missing++ > 0)
            PLA_PUT(&names, ", ");
        pla_str_put_c(&names, '"');
        pla_str_put_text(&names, criterion->scale->levels.items[i]);
        pla_str_put_c(&names, '"');
    }
    if (missing > 0 && missing < texts->count)
        pla_lint_add(linter, PLA_LINT_DESCRIPTOR_MISSING, criterion->place, NULL,
                     "criterion \"%s\" does not describe %s", pla_lint_shown(linter, criterion->id),
                     pla_lint_built(linter, &names));
    pla_str_release(&names);
}

void pla_lint_criteria(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    look_at_reading(linter);
    for (size_t i = 0; i < linter->program->cond_count; i++)
        if (linter->program->conds[i]->op == PLA_C_ALL_MET)
            look_at_missing(linter, linter->program->conds[i]);
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        look_at_minimum(linter, i);
        look_at_descriptors(linter, &rubric->criteria[i]);
    }
}
