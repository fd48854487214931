// SPDX-License-Identifier: Apache-2.0
/**
 * Credits in the policy's unit, and their rounding.
 *
 * Conversion is exact (a quarter credit may be worth 2/3); rounding happens once, after what other
 * rules take and before the caps count.
 */
#include <stdlib.h>

#include "assess/limit.h"

/* ---- units ---- */

/** The seats of an award: its courses, or itself. */
static bool seat(struct pla_limiter *limiter, struct pla_entry *entry, struct pla_rational worth)
{
    const struct pla_award *award = entry->award;
    bool fits = true;

    entry->seats = &entry->own_seat;
    entry->seat_count = 1;
    if (award->course_count > 0) {
        entry->seats = PLA_NEW_ARRAY(limiter->arena, award->course_count, struct pla_seat);
        if (entry->seats == NULL)
            return true;
        entry->seat_count = award->course_count;
    }
    for (size_t i = 0; i < entry->seat_count; i++) {
        struct pla_seat *one = &entry->seats[i];
        *one = (struct pla_seat){entry, {0}, entry->credits, false, PLA_NO_NODE};
        if (award->course_count > 0) {
            one->course = award->courses[i].place;
            fits &= pla_rational_mul(award->courses[i].credits, worth, &one->credits);
        } else if (entry->result->kind == PLA_AWARD_COURSE) {
            one->course = entry->result->course;
        }
    }
    return fits;
}

static struct pla_text unknown_unit(struct pla_limiter *limiter, struct pla_text unit)
{
    struct pla_text text = pla_text_join(limiter->arena, PLA_TEXT("one credit of unit "), unit);
    return pla_text_join(limiter->arena, text, PLA_TEXT(" has no worth in the policy"));
}

/** @return why it cannot be; absent if it can */
static struct pla_text convert(struct pla_limiter *limiter, struct pla_entry *entry)
{
    const struct pla_award_result *result = entry->result;
    struct pla_rational worth = PLA_WHOLE(1);
    bool has_credit = pla_award_has_credit(result->kind);

    if (has_credit && !pla_policy_worth(limiter->policy, result->unit, &worth))
        return unknown_unit(limiter, result->unit);
    if ((has_credit && !pla_rational_mul(result->offered, worth, &entry->credits)) ||
        !seat(limiter, entry, worth))
        return PLA_TOO_LARGE;
    return (struct pla_text){0};
}

void pla_limit_units(struct pla_limiter *limiter)
{
    for (size_t i = 0; i < limiter->entry_count; i++) {
        struct pla_entry *entry = &limiter->entries[i];
        struct pla_text failure = convert(limiter, entry);
        if (failure.at != NULL && entry->is_standing)
            pla_limit_fail(limiter, entry, failure);
    }
}

/* ---- rounding ---- */

static const struct pla_round_rule *rule_for(const struct pla_policy *policy, struct pla_text key)
{
    if (key.at != NULL)
        for (size_t i = 0; i < policy->round_for_count; i++)
            if (pla_text_equal(policy->round_for[i].key, key))
                return &policy->round_for[i].rule;
    return NULL;
}

/** The narrowest rule: of the award, its method, its unit, else the policy's. */
static const struct pla_round_rule *rule_of(const struct pla_policy *policy,
                                            const struct pla_entry *entry)
{
    const struct pla_round_rule *rule = NULL;

    if (policy->round_for_count > 0) {
        rule = rule_for(policy, entry->award->id);
        if (rule == NULL)
            rule = rule_for(policy, entry->result->method);
        if (rule == NULL)
            rule = rule_for(policy, entry->result->unit);
    }
    return rule != NULL ? rule : &policy->round;
}

static bool round_by(const struct pla_round_rule *rule, struct pla_rational credits,
                     struct pla_rational *out)
{
    if (!pla_rational_round(credits, rule->step, rule->mode, out))
        return false;
    if (rule->has_least && credits.num > 0)
        *out = pla_rational_max(*out, rule->least);
    return true;
}

/** What rounding takes may serve as elective credit; it stays outside the award's own credits. */
static void keep_remainder(struct pla_limiter *limiter, struct pla_entry *entry,
                           struct pla_rational remainder)
{
    struct pla_award_result *result = entry->result;
    struct pla_toward *toward =
        PLA_NEW_ARRAY(limiter->arena, result->toward_count + 1, struct pla_toward);

    if (toward == NULL)
        return;
    if (result->toward_count > 0)
        memcpy(toward, result->toward, result->toward_count * sizeof *toward);
    toward[result->toward_count++] = (struct pla_toward){PLA_TEXT("elective"), remainder};
    result->toward = toward;
}

static void round_to(struct pla_limiter *limiter, struct pla_entry *entry,
                     const struct pla_round_rule *rule, struct pla_rational rounded)
{
    struct pla_rational cut;

    if (!pla_rational_sub(entry->credits, rounded, &cut)) {
        pla_limit_fail(limiter, entry, PLA_TOO_LARGE);
        return;
    }
    if (cut.num == 0)
        return;
    bool is_kept = cut.num > 0 && rule->remainder_elective;
    pla_limit_cut(limiter, entry, PLA_TEXT("round"), (struct pla_text){0}, cut,
                  is_kept ? PLA_TEXT("the rest may serve as elective credit")
                          : (struct pla_text){0});
    if (is_kept && entry->is_standing)
        keep_remainder(limiter, entry, cut);
}

/** At the level of items each course of a list is rounded alone, else the award as a whole. */
static void round_award(struct pla_limiter *limiter, struct pla_entry *entry,
                        const struct pla_round_rule *rule)
{
    struct pla_rational rounded = PLA_ZERO, one;
    bool fits = true;

    if (rule->at != PLA_AT_ITEM || entry->seat_count == 1)
        fits = round_by(rule, entry->credits, &rounded);
    else
        for (size_t i = 0; i < entry->seat_count && fits; i++)
            fits = round_by(rule, entry->seats[i].credits, &one) &&
                   pla_rational_add(rounded, one, &rounded);
    if (fits)
        round_to(limiter, entry, rule, rounded);
    else
        pla_limit_fail(limiter, entry, PLA_TOO_LARGE);
}

/** Awards named alike, of one rule: what the sum loses (or gains) is taken from the last ones. */
static void round_course(struct pla_limiter *limiter, struct pla_entry **entries, size_t count,
                         const struct pla_round_rule *rule)
{
    struct pla_rational sum = PLA_ZERO, rounded, cut;
    bool fits = true;

    for (size_t i = 0; i < count && fits; i++)
        fits = pla_rational_add(sum, entries[i]->credits, &sum);
    fits = fits && round_by(rule, sum, &rounded) && pla_rational_sub(sum, rounded, &cut);
    for (size_t i = count; i > 0 && fits; i--) {
        struct pla_entry *entry = entries[i - 1];
        struct pla_rational part = pla_rational_min(cut, entry->credits), left;
        if (part.num == 0 || !pla_rational_sub(entry->credits, part, &left))
            continue;
        round_to(limiter, entry, rule, left);
        fits = pla_rational_sub(cut, part, &cut);
    }
    for (size_t i = 0; i < count && !fits; i++)
        pla_limit_fail(limiter, entries[i], PLA_TOO_LARGE);
}

static int by_name(const void *a, const void *b)
{
    const struct pla_entry *x = *(struct pla_entry *const *)a, *y = *(struct pla_entry *const *)b;
    int order = pla_text_compare(x->result->name, y->result->name);

    return order != 0 ? order : x->order < y->order ? -1 : 1;
}

/** `at = "course"`: several awards for one course or elective are rounded as one sum. */
static void round_courses(struct pla_limiter *limiter, struct pla_entry **entries, size_t count)
{
    qsort(entries, count, sizeof(struct pla_entry *), by_name);
    for (size_t from = 0, to; from < count; from = to) {
        const struct pla_round_rule *rule = rule_of(limiter->policy, entries[from]);
        for (to = from + 1; to < count; to++)
            if (!pla_text_equal(entries[to]->result->name, entries[from]->result->name) ||
                rule_of(limiter->policy, entries[to]) != rule)
                break;
        round_course(limiter, entries + from, to - from, rule);
    }
}

void pla_limit_round(struct pla_limiter *limiter)
{
    struct pla_entry **together = NULL;
    size_t count = 0;

    for (size_t i = 0; i < limiter->entry_count; i++) {
        struct pla_entry *entry = &limiter->entries[i];
        const struct pla_round_rule *rule = rule_of(limiter->policy, entry);
        if (!entry->is_standing || !pla_award_has_credit(entry->result->kind) || !rule->is_set ||
            rule->mode == PLA_ROUND_NONE)
            continue;
        if (rule->at != PLA_AT_COURSE) {
            round_award(limiter, entry, rule);
            continue;
        }
        if (together == NULL)
            together = PLA_NEW_ARRAY(limiter->arena, limiter->entry_count, struct pla_entry *);
        if (together != NULL)
            together[count++] = entry;
    }
    if (count > 0)
        round_courses(limiter, together, count);
}
