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

/** Up to where the attempts before keep others away: those that surely do, and all that may. */
struct shadow {
    pla_day sure, possible;
};

/** Held to the attempts that stand before it in the order of by_day. */
static enum pla_state out_of_shadow(const struct pla_attempt *attempt, const struct shadow *shadow)
{
    if (is_exact(attempt) && attempt->taken.low < shadow->sure)
        return PLA_NOT_MET;
    return attempt->taken.low < shadow->possible ? PLA_UNDECIDED : PLA_MET;
}

/** An attempt that was taken and not struck keeps later ones away. */
static void cast_shadow(const struct pla_attempt *attempt, int months, struct shadow *shadow)
{
    enum pla_state keeps = pla_state_and(attempt->is_there, attempt->is_spaced);
    pla_day reach = pla_day_plus_months(attempt->taken.high, months);
    if (keeps == PLA_NOT_MET)
        return;
    if (keeps == PLA_MET && is_exact(attempt) && reach > shadow->sure)
        shadow->sure = reach;
    if (reach > shadow->possible)
        shadow->possible = reach;
}

void pla_attempts_space(struct pla_attempt *attempts, size_t count, int months)
{
    struct shadow shadow = {PLA_DAY_MIN, PLA_DAY_MIN};
    qsort(attempts, count, sizeof *attempts, by_day);
    for (size_t i = 0; i < count; i++) {
        /* One that stands behind may have been taken before, if the next in order may. */
        bool may_follow = i + 1 < count && attempts[i + 1].taken.low < attempts[i].taken.high;
        attempts[i].is_spaced = pla_state_and(out_of_shadow(&attempts[i], &shadow),
                                              may_follow ? PLA_UNDECIDED : PLA_MET);
        cast_shadow(&attempts[i], months, &shadow);
    }
}
