// SPDX-License-Identifier: Apache-2.0
/** Recency of evidence, item by item or by learning outcome. */
#include <stdlib.h>

#include "assess/admit.h"
#include "assess/range.h"

/** Ten thousand years: beyond the calendar in every case. */
enum { MOST_MONTHS = 120000 };

static int months_of(struct pla_rational months)
{
    int64_t whole = months.num / months.den;
    return whole < MOST_MONTHS ? (int)whole : MOST_MONTHS;
}

/** Months that evidence of this kind stays current; -1: for ever. */
static int months_for(const struct pla_currency *rule, struct pla_text kind)
{
    for (size_t i = 0; i < rule->kind_count; i++) {
        if (pla_text_equal(rule->kinds[i].key, kind))
            return months_of(rule->kinds[i].value);
    }
    return rule->months > 0 ? rule->months : -1;
}

/** The day from which it is counted back. A portfolio cannot be submitted after the date as of. */
static struct pla_days counted_from(const struct pla_run *run)
{
    pla_day as_of = run->terms->as_of;
    const struct pla_date *submitted = &run->portfolio->submitted;
    if (!run->rubric->admit.current.at_submitted)
        return (struct pla_days){false, as_of, as_of};
    if (submitted->state != PLA_DATE_KNOWN)
        return (struct pla_days){true, 0, as_of};
    return (struct pla_days){false, submitted->first < as_of ? submitted->first : as_of,
                             submitted->last < as_of ? submitted->last : as_of};
}

/** The days an item must not have ended before, by the bound of its kind. */
struct limit {
    int months; /**< -1: none */
    bool no_first;
    pla_day first, last; /**< counted from the earliest and the latest day it may be */
};

static struct limit limit_of(const struct pla_days *from, int months)
{
    struct limit limit = {.months = months, .no_first = from->no_low};
    if (months < 0)
        return limit;
    limit.last = pla_day_plus_months(from->high, -months);
    limit.first = from->no_low              ? 0
                  : from->low == from->high ? limit.last
                                            : pla_day_plus_months(from->low, -months);
    return limit;
}

static enum pla_state judge_age(const struct pla_days *ends, const struct limit *limit)
{
    if (limit->months < 0 || (!ends->no_low && ends->low >= limit->last))
        return PLA_MET;
    return !limit->no_first && ends->high < limit->first ? PLA_NOT_MET : PLA_UNDECIDED;
}

void pla_currency_judge(const struct pla_run *run, enum pla_state *out_states)
{
    const struct pla_currency *rule = &run->rubric->admit.current;
    struct pla_days from = counted_from(run);
    struct limit limit = limit_of(&from, -1);
    for (size_t i = 0; i < run->item_count; i++) {
        const struct pla_item *item = &run->items[i];
        int months = rule->is_set ? months_for(rule, item->evidence->kind) : -1;
        if (months != limit.months) /* mostly the same as for the item before */
            limit = limit_of(&from, months);
        out_states[i] = judge_age(&item->ends, &limit);
    }
}

/* ---- by learning outcome ---- */

struct voice {
    struct pla_text outcome;
    enum pla_state state;
};

static int by_outcome(const void *a, const void *b)
{
    const struct voice *x = a, *y = b;
    int order = pla_text_compare(x->outcome, y->outcome);
    return order != 0 ? order : (int)y->state - (int)x->state;
}

static int find_outcome(const void *key, const void *entry)
{
    return pla_text_compare(*(const struct pla_text *)key, ((const struct voice *)entry)->outcome);
}

static size_t count_voices(const struct pla_run *run)
{
    size_t count = 0;
    for (size_t i = 0; i < run->item_count; i++)
        count += run->items[i].evidence->learning_outcomes.count;
    return count;
}

/** Keep the best voice of each outcome, sorted. @return how many are left */
static size_t merge_voices(struct voice *voices, size_t count)
{
    size_t kept = 0;
    qsort(voices, count, sizeof *voices, by_outcome);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || !pla_text_equal(voices[kept - 1].outcome, voices[i].outcome))
            voices[kept++] = voices[i];
    }
    return kept;
}

bool pla_currency_share(struct pla_run *run, const enum pla_state *lends, enum pla_state *states)
{
    size_t count = 0;
    struct voice *voices = PLA_NEW_ARRAY(run->arena, count_voices(run), struct voice);
    if (voices == NULL)
        return false;
    for (size_t i = 0; i < run->item_count; i++) {
        const struct pla_text_list *outcomes = &run->items[i].evidence->learning_outcomes;
        for (size_t k = 0; k < outcomes->count; k++)
            voices[count++] =
                (struct voice){outcomes->items[k], pla_state_and(lends[i], states[i])};
    }
    count = merge_voices(voices, count);
    for (size_t i = 0; i < run->item_count; i++) {
        const struct pla_text_list *outcomes = &run->items[i].evidence->learning_outcomes;
        for (size_t k = 0; k < outcomes->count; k++) {
            const struct voice *best =
                bsearch(&outcomes->items[k], voices, count, sizeof *voices, find_outcome);
            states[i] = pla_state_or(states[i], best->state);
        }
    }
    return true;
}
