// SPDX-License-Identifier: Apache-2.0
/**
 * Bands of one measure over several awards: `m:within(40, 49)` here, `m:within(50, 59)` there.
 *
 * Two awards form bands when each has a `within` of the same measure and constants, and nothing
 * else in their conditions differs.
 */
#include <stdlib.h>

#include "check/lint_private.h"
#include "check/same.h"

struct band {
    const struct pla_award *award;
    const struct pla_cond *within;
    bool is_taken; /**< already in a row of bands */
};

static bool is_band(const struct pla_cond *cond)
{
    return cond->op == PLA_C_WITHIN && cond->measure->kind == PLA_KIND_NUMBER &&
           cond->low != NULL && cond->high != NULL && cond->low->op == PLA_M_CONST &&
           cond->high->op == PLA_M_CONST;
}

/** The only band among the conjuncts; NULL if there is none or more than one. */
static const struct pla_cond *find_band(const struct pla_cond *cond)
{
    const struct pla_cond *found = NULL;
    if (cond == NULL || is_band(cond) || cond->op != PLA_C_AND)
        return cond != NULL && is_band(cond) ? cond : NULL;
    for (size_t i = 0; i < cond->part_count; i++) {
        if (!is_band(cond->parts[i]))
            continue;
        if (found != NULL)
            return NULL;
        found = cond->parts[i];
    }
    return found;
}

/** Conjunct `n` of a condition beside its band; NULL behind the last. */
static const struct pla_cond *rest_of(const struct band *band, size_t n)
{
    const struct pla_cond *when = band->award->when;
    for (size_t i = 0; when->op == PLA_C_AND && i < when->part_count; i++)
        if (when->parts[i] != band->within && n-- == 0)
            return when->parts[i];
    return NULL;
}

static bool are_one_row(const struct band *a, const struct band *b)
{
    if (!pla_same_measure(a->within->measure, b->within->measure) ||
        a->award->per_claim != b->award->per_claim)
        return false;
    for (size_t n = 0;; n++) {
        const struct pla_cond *x = rest_of(a, n), *y = rest_of(b, n);
        if (x == NULL || y == NULL)
            return x == y;
        if (!pla_same_cond(x, y))
            return false;
    }
}

static int by_low(const void *a, const void *b)
{
    const struct band *x = a, *y = b;
    int order = pla_rational_compare(x->within->low->value, y->within->low->value);
    return order != 0 ? order : (x->award > y->award) - (x->award < y->award);
}

static bool is_next_whole(const struct pla_cond *lower, const struct pla_cond *upper)
{
    struct pla_rational next;
    return pla_lint_is_whole(lower->measure) &&
           pla_rational_add(lower->high->value, PLA_WHOLE(1), &next) &&
           pla_rational_compare(upper->low->value, next) <= 0;
}

static void look_between(struct pla_linter *linter, const struct band *lower,
                         const struct band *upper)
{
    const struct pla_cond *a = lower->within, *b = upper->within;
    int order = pla_rational_compare(b->low->value, a->high->value);
    bool is_exclusive = lower->award->exclusive.at != NULL &&
                        pla_text_equal(lower->award->exclusive, upper->award->exclusive);
    const char *measure = pla_lint_measure(linter, a->measure);
    if (order <= 0 && !is_exclusive)
        pla_lint_add(linter, PLA_LINT_BAND_OVERLAP, b->place,
                     "start the upper band higher, or name one exclusive group for both",
                     "the bands of \"%s\" and \"%s\" both take %s %s",
                     pla_lint_shown(linter, lower->award->id),
                     pla_lint_shown(linter, upper->award->id), measure,
                     pla_lint_number(linter, b->low->value));
    else if (order > 0 && !is_next_whole(a, b))
        pla_lint_add(
            linter, PLA_LINT_BAND_GAP, b->place, "let the bands touch, or write tiers of credits",
            "no band takes %s between %s and %s", measure, pla_lint_number(linter, a->high->value),
            pla_lint_number(linter, b->low->value));
}

/** Gather into `row` all bands that belong to the first one, and look at each neighbour. */
static void look_at_row(struct pla_linter *linter, struct band *bands, size_t count,
                        struct band *row)
{
    size_t length = 0;
    for (size_t i = count; i > 0; i--) { /* the first one last: the others are held against it */
        struct band *band = &bands[i - 1];
        if (band->is_taken || !are_one_row(&bands[0], band))
            continue;
        row[length++] = *band;
        band->is_taken = true;
    }
    if (length > 1)
        qsort(row, length, sizeof *row, by_low);
    for (size_t i = 1; i < length; i++)
        look_between(linter, &row[i - 1], &row[i]);
}

void pla_lint_bands(struct pla_linter *linter)
{
    const struct pla_rubric *rubric = linter->rubric;
    struct band *bands = PLA_LINT_NEW(linter, rubric->award_count, struct band);
    struct band *row = PLA_LINT_NEW(linter, rubric->award_count, struct band);
    size_t count = 0;
    if (bands == NULL || row == NULL)
        return;
    for (size_t i = 0; i < rubric->award_count; i++) {
        const struct pla_cond *within = find_band(rubric->awards[i].when);
        if (within != NULL)
            bands[count++] = (struct band){&rubric->awards[i], within, false};
    }
    for (size_t i = 0; i < count; i++)
        if (!bands[i].is_taken)
            look_at_row(linter, bands + i, count - i, row);
}
