// SPDX-License-Identifier: Apache-2.0
/** Exam attempts in time. */
#include "assess/attempt.h"

#include <stdlib.h>

#include "assess/range.h"

bool pla_attempt_is_at(const struct pla_item *item, struct pla_text exam)
{
    struct pla_text name = item->evidence->exam.name;
    return name.at != NULL && pla_text_equal(name, exam);
}

/** When it was taken; never after the date as of. */
static struct pla_days taken_on(const struct pla_item *item, pla_day as_of)
{
    const struct pla_date *taken = &item->evidence->exam.taken;
    if (taken->state != PLA_DATE_KNOWN)
        return (struct pla_days){true, PLA_DAY_MIN, as_of};
    return (struct pla_days){false, taken->first, taken->last < as_of ? taken->last : as_of};
}

static enum pla_state in_window(const struct pla_measure *measure, const struct pla_days *taken)
{
    bool has_from = measure->has_day, has_to = measure->has_day_until;
    if ((has_from && taken->high < measure->day) ||
        (has_to && !taken->no_low && taken->low > measure->day_until))
        return PLA_NOT_MET;
    bool is_inside = (!has_from || (!taken->no_low && taken->low >= measure->day)) &&
                     (!has_to || taken->high <= measure->day_until);
    return is_inside ? PLA_MET : PLA_UNDECIDED;
}

struct pla_attempt pla_attempt_of(const struct pla_measure *measure, const struct pla_item *item,
                                  bool is_sure, pla_day as_of)
{
    struct pla_attempt attempt = {.item = item,
                                  .is_there = is_sure ? PLA_MET : PLA_UNDECIDED,
                                  .is_spaced = PLA_MET,
                                  .taken = taken_on(item, as_of)};
    attempt.in_window = in_window(measure, &attempt.taken);
    if (!attempt.taken.no_low && attempt.taken.low > as_of)
        attempt.is_there = PLA_NOT_MET;
    return attempt;
}

enum pla_state pla_attempt_counts(const struct pla_attempt *attempt)
{
    return pla_state_and(attempt->is_there, pla_state_and(attempt->in_window, attempt->is_spaced));
}

/* ---- spacing ---- */

static int by_day(const void *a, const void *b)
{
    const struct pla_attempt *x = a, *y = b;
    if (x->taken.low != y->taken.low)
        return x->taken.low < y->taken.low ? -1 : 1;
    if (x->taken.high != y->taken.high)
        return x->taken.high < y->taken.high ? -1 : 1;
    return x->item < y->item ? -1 : x->item > y->item; /* items stand in portfolio order */
}

static bool is_exact(const struct pla_attempt *attempt)
{
    return !attempt->taken.no_low && attempt->taken.low == attempt->taken.high;
}

/** It was taken and not struck: it keeps later ones away. */
static enum pla_state keeps_away(const struct pla_attempt *attempt)
{
    return pla_state_and(attempt->is_there, attempt->is_spaced);
}

/** Held to an attempt that stands before it in the order of by_day. */
static enum pla_state spaced_after(const struct pla_attempt *attempt,
                                   const struct pla_attempt *earlier)
{
    enum pla_state keeps = keeps_away(earlier);
    if (keeps == PLA_NOT_MET || attempt->taken.low >= earlier->reach)
        return PLA_MET;
    return keeps == PLA_MET && is_exact(earlier) && is_exact(attempt) ? PLA_NOT_MET : PLA_UNDECIDED;
}

/** Held to one that stands behind it but may have been taken before. */
static enum pla_state spaced_before(const struct pla_attempt *attempt,
                                    const struct pla_attempt *other)
{
    bool may_precede = keeps_away(other) != PLA_NOT_MET && other->taken.low < attempt->taken.high;
    return may_precede ? PLA_UNDECIDED : PLA_MET;
}

void pla_attempts_space(struct pla_attempt *attempts, size_t count, int months)
{
    qsort(attempts, count, sizeof *attempts, by_day);
    for (size_t i = 0; i < count; i++)
        attempts[i].reach = pla_day_plus_months(attempts[i].taken.high, months);
    for (size_t i = 0; i < count; i++) {
        enum pla_state state = PLA_MET;
        for (size_t k = 0; k < count && state != PLA_NOT_MET; k++) {
            if (k != i)
                state = pla_state_and(state, k < i ? spaced_after(&attempts[i], &attempts[k])
                                                   : spaced_before(&attempts[i], &attempts[k]));
        }
        attempts[i].is_spaced = state;
    }
}
