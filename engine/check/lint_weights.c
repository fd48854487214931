// SPDX-License-Identifier: Apache-2.0
/** Weights that do not mean what they say. */
#include "assess/ballot.h"
#include "check/lint_private.h"

/** A weight this many times another leaves the other without a say. */
enum { RATIO = 20 };

static const struct pla_criterion *criterion_of(const struct pla_linter *linter,
                                                const struct pla_measure *m, size_t i)
{
    return &linter->rubric->criteria[m->criteria[i]];
}

static void look_at_zeros(struct pla_linter *linter, const struct pla_measure *m)
{
    for (size_t i = 0; i < m->criterion_count; i++) {
        const struct pla_criterion *criterion = criterion_of(linter, m, i);
        if (criterion->weight.num == 0)
            pla_lint_add(linter, PLA_LINT_WEIGHT_ZERO, criterion->place,
                         "leave it out of the area, or give it a weight",
                         "criterion \"%s\" has weight 0: it counts nothing in %s",
                         pla_lint_shown(linter, criterion->id), pla_measure_word(m->op));
    }
}

static void look_at_ratio(struct pla_linter *linter, const struct pla_measure *m)
{
    const struct pla_criterion *least = NULL, *most = NULL;
    struct pla_rational bound;
    for (size_t i = 0; i < m->criterion_count; i++) {
        const struct pla_criterion *criterion = criterion_of(linter, m, i);
        if (criterion->weight.num == 0)
            continue;
        if (least == NULL || pla_rational_compare(criterion->weight, least->weight) < 0)
            least = criterion;
        if (most == NULL || pla_rational_compare(criterion->weight, most->weight) > 0)
            most = criterion;
    }
    if (most == NULL || !pla_rational_mul(least->weight, PLA_WHOLE(RATIO), &bound) ||
        pla_rational_compare(most->weight, bound) <= 0)
        return;
    pla_lint_add(linter, PLA_LINT_WEIGHT_RATIO, most->place, NULL,
                 "the weight %s of \"%s\" leaves the %s of \"%s\" without a say",
                 pla_lint_number(linter, most->weight), pla_lint_shown(linter, most->id),
                 pla_lint_number(linter, least->weight), pla_lint_shown(linter, least->id));
}

/** Multiples of 5 near 100 or of 1/20 near 1 were meant to add up. */
static void look_at_sum(struct pla_linter *linter, const struct pla_measure *m)
{
    struct pla_rational sum = PLA_ZERO, whole = PLA_WHOLE(100), share;
    bool is_percent = m->criterion_count >= 3, is_fraction = is_percent;
    for (size_t i = 0; i < m->criterion_count; i++) {
        struct pla_rational weight = criterion_of(linter, m, i)->weight;
        is_percent = is_percent && weight.den == 1 && weight.num % 5 == 0;
        is_fraction = is_fraction && pla_rational_compare(weight, PLA_WHOLE(1)) < 0;
        if (!pla_rational_add(sum, weight, &sum))
            return;
    }
    if (is_fraction)
        whole = PLA_WHOLE(1);
    if ((!is_percent && !is_fraction) || pla_rational_compare(sum, whole) == 0 ||
        !pla_rational_div(sum, whole, &share) ||
        pla_rational_compare(share, (struct pla_rational){9, 10}) < 0 ||
        pla_rational_compare(share, (struct pla_rational){11, 10}) > 0)
        return;
    pla_lint_add(linter, PLA_LINT_WEIGHT_SUM, criterion_of(linter, m, 0)->place, NULL,
                 "the weights of %s add up to %s, not to %s", pla_lint_measure(linter, m),
                 pla_lint_number(linter, sum), pla_lint_number(linter, whole));
}

static bool effect_of(const struct pla_criterion *criterion, struct pla_rational *out)
{
    struct pla_rational bottom, top, span;
    pla_criterion_bounds(criterion, &bottom, &top);
    return pla_rational_sub(top, bottom, &span) && pla_rational_mul(span, criterion->weight, out);
}

/** A total adds weight times value: the longer scale weighs more than its weight. */
static void look_at_scales(struct pla_linter *linter, const struct pla_measure *m)
{
    for (size_t i = 0; i < m->criterion_count && m->op == PLA_M_TOTAL; i++)
        for (size_t k = 0; k < m->criterion_count; k++) {
            const struct pla_criterion *a = criterion_of(linter, m, i);
            const struct pla_criterion *b = criterion_of(linter, m, k);
            struct pla_rational mine, others;
            if (a->weight.num == 0 || pla_rational_compare(a->weight, b->weight) <= 0 ||
                !effect_of(a, &mine) || !effect_of(b, &others) ||
                pla_rational_compare(mine, others) >= 0)
                continue;
            pla_lint_add(linter, PLA_LINT_WEIGHT_INVERTED, a->place,
                         "weights multiply values: divide the weight by the length of the scale",
                         "\"%s\" has more weight than \"%s\" but adds at most %s to the total "
                         "against %s",
                         pla_lint_shown(linter, a->id), pla_lint_shown(linter, b->id),
                         pla_lint_number(linter, mine), pla_lint_number(linter, others));
            return;
        }
}

/** Weights that differ, and nothing that weighs. */
static void look_at_unread(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    for (size_t i = 1; i < rubric->criterion_count; i++) {
        const struct pla_criterion *criterion = &rubric->criteria[i];
        const struct pla_criterion *first = &rubric->criteria[0];
        if (pla_rational_compare(criterion->weight, first->weight) == 0)
            continue;
        bool is_first = pla_rational_compare(criterion->weight, PLA_WHOLE(1)) == 0;
        pla_lint_add(linter, PLA_LINT_WEIGHT_UNREAD, (is_first ? first : criterion)->place,
                     "read score() or total() in a condition, or leave the weights out",
                     "weights change only the score that is printed: no award or outcome reads it");
        return;
    }
}

void pla_lint_weights(struct pla_linter *linter)
{
    bool is_read = false;
    for (size_t i = 0; i < linter->program->measure_count; i++) {
        const struct pla_measure *m = linter->program->measures[i];
        if ((m->op != PLA_M_SCORE && m->op != PLA_M_TOTAL) || m->criterion_count == 0)
            continue;
        is_read = true;
        look_at_zeros(linter, m);
        look_at_ratio(linter, m);
        look_at_sum(linter, m);
        look_at_scales(linter, m);
    }
    if (!is_read && linter->rubric->award_count + linter->rubric->outcome_count > 0)
        look_at_unread(linter);
}
