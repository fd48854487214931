// SPDX-License-Identifier: Apache-2.0
/** Evidence that is asked for but not admitted, and admitted but not asked for. */
#include "check/lint_private.h"

/* ---- asked for, not admitted ---- */

static void say_kind(struct pla_linter *linter, struct pla_place place, struct pla_text kind,
                     const char *where)
{
    const struct pla_text_list *kinds = &linter->rubric->admit.kinds;
    if (linter->rubric->admit.has_kinds && !pla_text_list_has(kinds, kind))
        pla_lint_add(linter, PLA_LINT_KIND_NOT_ADMITTED, place,
                     pla_lint_nearest(linter, kind, kinds->items, kinds->count),
                     "%s names kind \"%s\", which is not admitted", where,
                     pla_lint_shown(linter, kind));
}

static void look_at_filter(struct pla_linter *linter, const struct pla_measure *m)
{
    const struct pla_filter_test *kinds = pla_filter_kinds(m->filter);
    size_t refused = 0;
    for (size_t i = 0; kinds != NULL && i < kinds->value_count; i++) {
        struct pla_text kind = kinds->values[i].text;
        refused += linter->rubric->admit.has_kinds &&
                   !pla_text_list_has(&linter->rubric->admit.kinds, kind);
        say_kind(linter, m->place, kind, pla_measure_word(m->op));
    }
    bool is_told = kinds != NULL && refused == kinds->value_count;
    if (!is_told && pla_lint_is_empty(linter, m->filter))
        pla_lint_add(linter, PLA_LINT_FILTER_EMPTY, m->place, NULL,
                     "no admitted item can be counted by \"%s\"", pla_lint_measure(linter, m));
}

static void look_at_named_kinds(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    const struct pla_currency *current = &rubric->admit.current;
    for (size_t i = 0; i < current->kind_count; i++)
        say_kind(linter, pla_lint_key(linter, "current"), current->kinds[i].key, "current");
    for (size_t i = 0; i < rubric->award_count; i++)
        for (size_t k = 0; k < rubric->awards[i].uses.count; k++)
            say_kind(linter, rubric->awards[i].place, rubric->awards[i].uses.items[k], "uses");
}

/* ---- admitted, not asked for ---- */

static bool is_over_evidence(enum pla_measure_op op)
{
    switch (op) {
    case PLA_M_COUNT:
    case PLA_M_HOURS:
    case PLA_M_SUM:
    case PLA_M_LARGEST:
    case PLA_M_SMALLEST:
    case PLA_M_MONTHS:
    case PLA_M_YEARS:
    case PLA_M_LATEST:
    case PLA_M_EARLIEST:
    case PLA_M_DISTINCT:
    case PLA_M_COVERED:
    case PLA_M_TAGGED:
    case PLA_M_PARTS:
    case PLA_M_EXAM:
    case PLA_M_ENDORSEMENTS:
    case PLA_M_BEST:
        return true;
    default:
        return false;
    }
}

static bool reads_kind(const struct pla_measure *m, struct pla_text kind)
{
    const struct pla_filter_test *kinds = pla_filter_kinds(m->filter);
    if (!is_over_evidence(m->op))
        return false;
    for (size_t i = 0; kinds != NULL && i < kinds->value_count; i++)
        if (pla_text_equal(kinds->values[i].text, kind))
            return true;
    return kinds == NULL;
}

/** Assessors look at all that is admitted, and so may functions. */
static bool has_reader(const struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    for (size_t i = 0; i < rubric->criterion_count; i++)
        if (rubric->criteria[i].level == NULL)
            return true;
    return linter->has_function || rubric->award_count == 0;
}

static void look_at_kinds(struct pla_linter *linter)
{
    const struct pla_text_list *kinds = &linter->rubric->admit.kinds;
    const struct pla_program *program = linter->program;
    if (has_reader(linter))
        return;
    for (size_t i = 0; i < kinds->count; i++) {
        bool is_read = false;
        for (size_t k = 0; k < program->measure_count && !is_read; k++)
            is_read = reads_kind(program->measures[k], kinds->items[i]);
        if (!is_read)
            pla_lint_add(linter, PLA_LINT_KIND_UNREAD, pla_lint_key(linter, "admit"), NULL,
                         "kind \"%s\" is admitted, but nothing reads it",
                         pla_lint_shown(linter, kinds->items[i]));
    }
}

void pla_lint_evidence(struct pla_linter *linter)
{
    for (size_t i = 0; i < linter->program->measure_count; i++)
        look_at_filter(linter, linter->program->measures[i]);
    look_at_named_kinds(linter);
    look_at_kinds(linter);
}
