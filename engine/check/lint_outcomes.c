// SPDX-License-Identifier: Apache-2.0
/** Outcomes: the first that is not `not_met` is given, so order decides. */
#include "check/lint_private.h"
#include "check/same.h"

static bool is_never(struct pla_linter *linter, const struct pla_outcome *outcome)
{
    return outcome->when != NULL && pla_lint_state(linter, outcome->when) == PLA_CAN_MISS;
}

static bool is_always(struct pla_linter *linter, const struct pla_outcome *outcome)
{
    return outcome->when == NULL || (pla_lint_state(linter, outcome->when) & PLA_CAN_MISS) == 0;
}

/** An earlier outcome that is given whenever this one could be. */
static const struct pla_outcome *find_earlier(struct pla_linter *linter, size_t index)
{
    const struct pla_outcome *outcomes = linter->rubric->outcomes;
    for (size_t i = 0; i < index; i++)
        if (is_always(linter, &outcomes[i]) ||
            pla_cond_implies(outcomes[index].when, outcomes[i].when))
            return &outcomes[i];
    return NULL;
}

/** Two of them leave nobody out. */
static bool are_covering(const struct pla_rubric *rubric)
{
    for (size_t i = 0; i < rubric->outcome_count; i++)
        for (size_t k = i + 1; k < rubric->outcome_count; k++)
            if (rubric->outcomes[i].when != NULL && rubric->outcomes[k].when != NULL &&
                pla_conds_cover(rubric->outcomes[i].when, rubric->outcomes[k].when))
                return true;
    return false;
}

void pla_lint_outcomes(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    bool is_closed = rubric->outcome_count == 0 || are_covering(rubric);
    for (size_t i = 0; i < rubric->outcome_count; i++) {
        const struct pla_outcome *outcome = &rubric->outcomes[i], *earlier;
        const char *id = pla_lint_shown(linter, outcome->id);
        is_closed = is_closed || is_always(linter, outcome);
        if (is_never(linter, outcome))
            pla_lint_add(linter, PLA_LINT_OUTCOME_UNREACHABLE, outcome->place, NULL,
                         "outcome \"%s\" is never given: its condition is never met", id);
        else if ((earlier = find_earlier(linter, i)) != NULL)
            pla_lint_add(linter, PLA_LINT_OUTCOME_UNREACHABLE, outcome->place, NULL,
                         "outcome \"%s\" is never given: \"%s\" before it holds whenever it does",
                         id, pla_lint_shown(linter, earlier->id));
    }
    if (!is_closed)
        pla_lint_add(linter, PLA_LINT_OUTCOME_OPEN,
                     rubric->outcomes[rubric->outcome_count - 1].place,
                     "let the last outcome stand without \"when\"",
                     "a portfolio that meets none of the outcomes gets none");
}
