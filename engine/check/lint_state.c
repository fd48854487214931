// SPDX-License-Identifier: Apache-2.0
/** What conditions can become and which awards can be earned, from what measures can be. */
#include "check/lint_private.h"
#include "check/same.h"

enum { CAN_BOTH = PLA_CAN_MEET | PLA_CAN_MISS };
enum { WORKING = 1, EARNABLE = 2, IMPOSSIBLE = 3 };

/* ---- leaves ---- */

static unsigned of_state(enum pla_state state)
{
    if (state == PLA_MET)
        return PLA_CAN_MEET;
    return state == PLA_NOT_MET ? PLA_CAN_MISS : CAN_BOTH;
}

static unsigned compare(struct pla_linter *linter, const struct pla_cond *cond)
{
    static const struct pla_value none = {.kind = PLA_KIND_NUMBER, .is_none = true};
    if (cond->low == NULL || (cond->op == PLA_C_WITHIN && cond->high == NULL))
        return CAN_BOTH;
    const struct pla_value *have = pla_lint_value(linter, cond->measure);
    const struct pla_value *need = pla_lint_value(linter, cond->low);
    const struct pla_value *high =
        cond->op == PLA_C_WITHIN ? pla_lint_value(linter, cond->high) : &none;
    /* A number of items is never a half. */
    if (cond->op == PLA_C_IS && need->state == PLA_VALUE_KNOWN && need->kind == PLA_KIND_NUMBER &&
        need->low.den != 1 && pla_lint_is_whole(cond->measure))
        return PLA_CAN_MISS;
    return of_state(pla_range_compare(cond->op, have, need, high));
}

static unsigned all_met(struct pla_linter *linter, const struct pla_cond *cond)
{
    unsigned state = PLA_CAN_MEET;
    for (size_t i = 0; i < cond->measure->criterion_count; i++) {
        size_t index = cond->measure->criteria[i];
        const struct pla_criterion *criterion = &linter->rubric->criteria[index];
        struct pla_value value = pla_lint_criterion(linter, index), need = value;
        if (!criterion->has_minimum)
            continue;
        pla_range_set(&need, criterion->minimum, criterion->minimum);
        unsigned one = of_state(pla_range_compare(PLA_C_AT_LEAST, &value, &need, NULL));
        if ((one & PLA_CAN_MEET) == 0)
            state &= ~(unsigned)PLA_CAN_MEET;
        state |= one & PLA_CAN_MISS;
    }
    return state;
}

/* ---- joins ---- */

/* Longer joins come out of loops, where each part is about something else. */
enum { MOST_PARTS = 400 };

static bool has_clash(const struct pla_cond *cond)
{
    if (cond->part_count > MOST_PARTS)
        return false;
    for (size_t i = 0; i < cond->part_count; i++)
        for (size_t k = i + 1; k < cond->part_count; k++)
            if (pla_conds_clash(cond->parts[i], cond->parts[k]))
                return true;
    return false;
}

static const struct pla_measure *compared(const struct pla_cond *cond)
{
    return cond->op <= PLA_C_WITHIN ? cond->measure : NULL;
}

static bool has_cover(struct pla_linter *linter, const struct pla_cond *cond)
{
    if (cond->part_count > MOST_PARTS)
        return false;
    for (size_t i = 0; i < cond->part_count; i++)
        for (size_t k = i + 1; k < cond->part_count; k++) {
            const struct pla_measure *a = compared(cond->parts[i]), *b = compared(cond->parts[k]);
            /* Two comparisons cover all numbers, but what is nothing meets neither. */
            bool may_be_none = a != NULL && b != NULL && pla_lint_value(linter, a)->may_be_none;
            if (!may_be_none && pla_conds_cover(cond->parts[i], cond->parts[k]))
                return true;
        }
    return false;
}

static unsigned join_and(struct pla_linter *linter, const struct pla_cond *cond)
{
    unsigned all = PLA_CAN_MEET | PLA_CAN_OPEN, any = 0;
    for (size_t i = 0; i < cond->part_count; i++) {
        unsigned part = pla_lint_state(linter, cond->parts[i]);
        any |= part & (PLA_CAN_MISS | PLA_CAN_OPEN);
        if ((part & PLA_CAN_MEET) == 0)
            all &= ~(unsigned)PLA_CAN_MEET;
        if ((part & (PLA_CAN_MEET | PLA_CAN_OPEN)) == 0)
            all = 0;
    }
    unsigned state = any | (all & PLA_CAN_MEET);
    if (all == 0 || has_clash(cond))
        state = PLA_CAN_MISS;
    return state;
}

static unsigned join_or(struct pla_linter *linter, const struct pla_cond *cond)
{
    unsigned all = PLA_CAN_MISS | PLA_CAN_OPEN, any = 0;
    for (size_t i = 0; i < cond->part_count; i++) {
        unsigned part = pla_lint_state(linter, cond->parts[i]);
        any |= part & (PLA_CAN_MEET | PLA_CAN_OPEN);
        if ((part & PLA_CAN_MISS) == 0)
            all &= ~(unsigned)PLA_CAN_MISS;
        if ((part & (PLA_CAN_MISS | PLA_CAN_OPEN)) == 0)
            all = 0;
    }
    unsigned state = any | (all & PLA_CAN_MISS);
    if (all == 0 || has_cover(linter, cond))
        state = PLA_CAN_MEET;
    return state;
}

static unsigned join_count(struct pla_linter *linter, const struct pla_cond *cond)
{
    size_t can_meet = 0, can_miss = 0;
    unsigned open = 0;
    for (size_t i = 0; i < cond->part_count; i++) {
        unsigned part = pla_lint_state(linter, cond->parts[i]);
        can_meet += (part & PLA_CAN_MEET) != 0;
        can_miss += (part & PLA_CAN_MISS) != 0;
        open |= part & PLA_CAN_OPEN;
    }
    unsigned state = open;
    if (can_meet >= cond->need)
        state |= PLA_CAN_MEET;
    if (cond->part_count - can_miss < cond->need)
        state |= PLA_CAN_MISS;
    return state;
}

static unsigned invert(unsigned state)
{
    unsigned inverted = state & PLA_CAN_OPEN;
    if ((state & PLA_CAN_MEET) != 0)
        inverted |= PLA_CAN_MISS;
    if ((state & PLA_CAN_MISS) != 0)
        inverted |= PLA_CAN_MEET;
    return inverted;
}

static unsigned work_out(struct pla_linter *linter, const struct pla_cond *cond)
{
    switch (cond->op) {
    case PLA_C_ALL_MET:
        return all_met(linter, cond);
    case PLA_C_AND:
        return join_and(linter, cond);
    case PLA_C_OR:
        return join_or(linter, cond);
    case PLA_C_NOT:
        return invert(pla_lint_state(linter, cond->parts[0]));
    case PLA_C_AT_LEAST_OF:
        return join_count(linter, cond);
    case PLA_C_CHECK:
        return CAN_BOTH;
    case PLA_C_REFER:
        return PLA_CAN_OPEN;
    default:
        return compare(linter, cond);
    }
}

unsigned pla_lint_state(struct pla_linter *linter, const struct pla_cond *cond)
{
    if (linter->states[cond->id] == 0)
        linter->states[cond->id] = (uint8_t)work_out(linter, cond);
    return linter->states[cond->id];
}

/* ---- awards ---- */

static bool can_hold(struct pla_linter *linter, const struct pla_cond *cond)
{
    return cond == NULL || (pla_lint_state(linter, cond) & (PLA_CAN_MEET | PLA_CAN_OPEN)) != 0;
}

static bool pays(const struct pla_award *award, struct pla_rational credits)
{
    return credits.num > 0 || award->kind == PLA_AWARD_BADGE || award->kind == PLA_AWARD_EXEMPTION;
}

/** Some tier that is reached pays. */
static bool can_pay_tier(struct pla_linter *linter, const struct pla_award *award)
{
    const struct pla_value *value = pla_lint_value(linter, award->by);
    bool is_any = value->state == PLA_VALUE_UNKNOWN || value->state == PLA_VALUE_FAILED;
    for (size_t i = 0; i < award->tier_count && !value->is_none; i++)
        if (pays(award, award->tiers[i].credits) &&
            (is_any || value->no_high ||
             pla_rational_compare(award->tiers[i].at_least, value->high) <= 0))
            return true;
    return false;
}

/** A computed 0 is not an award. */
static bool can_pay(struct pla_linter *linter, const struct pla_award *award)
{
    const struct pla_measure *credits = award->credits != NULL ? award->credits : award->by;
    if (award->tier_count > 0 && award->by != NULL)
        return can_pay_tier(linter, award);
    if (award->course_count > 0 || credits == NULL || credits->op == PLA_M_CONST ||
        award->kind == PLA_AWARD_BADGE || award->kind == PLA_AWARD_EXEMPTION)
        return true;
    const struct pla_value *value = pla_lint_value(linter, credits);
    bool is_any = value->state == PLA_VALUE_UNKNOWN || value->state == PLA_VALUE_FAILED;
    return !value->is_none && (is_any || value->no_high || value->high.num > 0);
}

static bool can_require(struct pla_linter *linter, const struct pla_award *award)
{
    for (size_t i = 0; i < award->requires_ids.count; i++) {
        const struct pla_award *other =
            pla_rubric_award(linter->rubric, award->requires_ids.items[i]);
        if (other != NULL && !pla_lint_can_earn(linter, other))
            return false;
    }
    return true;
}

bool pla_lint_can_earn(struct pla_linter *linter, const struct pla_award *award)
{
    size_t index = (size_t)(award - linter->rubric->awards);
    if (linter->award_states[index] == 0) {
        linter->award_states[index] = WORKING;
        bool can = can_hold(linter, award->applies) && can_hold(linter, award->when) &&
                   can_require(linter, award) && can_pay(linter, award);
        linter->award_states[index] = can ? EARNABLE : IMPOSSIBLE;
    }
    return linter->award_states[index] != IMPOSSIBLE;
}
