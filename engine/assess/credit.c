// SPDX-License-Identifier: Apache-2.0
/**
 * What an award brings, before any limit: a plain number, a measure, the sum of its courses, a tier
 * of a table, or what its claim asks for.
 */
#include "assess/award.h"
#include "assess/range.h"

#define NO_TIER SIZE_MAX

static bool brings_nothing(const struct pla_award *award)
{
    return award->kind == PLA_AWARD_BADGE || award->kind == PLA_AWARD_EXEMPTION;
}

static bool pays(const struct pla_award *award, size_t tier)
{
    return award->tiers[tier].credits.num > 0 || brings_nothing(award);
}

/** The highest tier that is reached and pays something. */
static size_t tier_at(const struct pla_award *award, struct pla_rational value)
{
    for (size_t i = award->tier_count; i > 0; i--)
        if (pla_rational_compare(award->tiers[i - 1].at_least, value) <= 0)
            return pays(award, i - 1) ? i - 1 : NO_TIER;
    return NO_TIER;
}

/** The lowest paying tier above a value. */
static size_t tier_above(const struct pla_award *award, const struct pla_value *value)
{
    bool is_open = value->is_none || value->no_high || value->state == PLA_VALUE_UNKNOWN;

    for (size_t i = 0; i < award->tier_count; i++)
        if (pays(award, i) &&
            (is_open || pla_rational_compare(award->tiers[i].at_least, value->high) > 0))
            return i;
    return NO_TIER;
}

/** The tiers at both ends of what the value may be. */
struct reach {
    size_t low, high;
};

static struct reach reach_of(const struct pla_award *award, const struct pla_value *value)
{
    struct reach reach = {NO_TIER, NO_TIER};
    bool is_unknown = value->state == PLA_VALUE_UNKNOWN;

    if (value->is_none)
        return reach;
    if (!is_unknown && !value->no_low && !value->may_be_none)
        reach.low = tier_at(award, value->low);
    reach.high = is_unknown || value->no_high ? award->tier_count - 1 : tier_at(award, value->high);
    return reach;
}

/** A comparison nobody wrote: the measure an award pays by, against what it takes to be paid. */
static void join_bound(struct pla_judging *judging, const struct pla_measure *measure,
                       struct pla_goal bound, enum pla_state state)
{
    struct pla_cond *cond = PLA_NEW(judging->run->arena, struct pla_cond);
    const struct pla_value *have = pla_run_value(judging->run, measure);
    struct pla_value need = pla_range_start(measure->kind);

    if (cond == NULL)
        return;
    *cond = (struct pla_cond){.op = bound.strictly ? PLA_C_MORE_THAN : PLA_C_AT_LEAST,
                              .place = judging->award->place,
                              .measure = measure,
                              .call = PLA_NO_CALL};
    pla_range_set(&need, bound.to, bound.to);
    struct pla_reason reason = {
        .cond = cond, .state = state, .have = *have, .need = need, .evidence = have->evidence};
    if (state == PLA_FAILED)
        reason.text = have->text;
    pla_judging_state(judging, &reason, have->text);
    if (state == PLA_NOT_MET)
        pla_gaps_raise(&judging->gaps, measure, bound);
}

static void take_tier(struct pla_judging *judging, const struct pla_tier *tier)
{
    struct pla_award_result *result = judging->result;

    if (tier->course.at != NULL) {
        result->kind = PLA_AWARD_COURSE;
        result->name = tier->course;
    } else if (tier->elective.at != NULL) {
        result->kind = PLA_AWARD_ELECTIVE;
        result->name = tier->elective;
    }
    if (tier->grade.at != NULL)
        result->grade = tier->grade;
}

static void pay_tier(struct pla_judging *judging)
{
    const struct pla_award *award = judging->award;
    const struct pla_value *value = pla_run_value(judging->run, award->by);
    enum pla_state state = PLA_NOT_MET;

    if (value->state == PLA_VALUE_FAILED) {
        join_bound(judging, award->by, (struct pla_goal){PLA_ZERO, false}, PLA_FAILED);
        return;
    }
    struct reach reach = reach_of(award, value);
    size_t shown = reach.high != NO_TIER ? reach.high : reach.low;
    if (reach.low != reach.high)
        state = PLA_UNDECIDED;
    else if (shown != NO_TIER)
        state = PLA_MET;
    else
        shown = tier_above(award, value);
    if (shown == NO_TIER) { /* nothing from here on up pays */
        shown = award->tier_count - 1;
        join_bound(judging, award->by, (struct pla_goal){award->tiers[shown].at_least, true},
                   PLA_NOT_MET);
        return;
    }
    if (state == PLA_MET)
        take_tier(judging, &award->tiers[shown]);
    if (state != PLA_NOT_MET)
        judging->result->offered = award->tiers[shown].credits;
    join_bound(judging, award->by, (struct pla_goal){award->tiers[shown].at_least, false}, state);
}

static void pay_failure(struct pla_judging *judging, struct pla_text why)
{
    if (judging->state != PLA_FAILED)
        judging->failure = why;
    judging->state = PLA_FAILED;
}

static enum pla_state paid_state(const struct pla_measure *measure, const struct pla_value *value)
{
    if (value->state == PLA_VALUE_FAILED)
        return PLA_FAILED;
    if (value->is_none)
        return PLA_NOT_MET;
    if (value->state != PLA_VALUE_KNOWN || value->may_be_none)
        return PLA_UNDECIDED;
    return measure->op != PLA_M_CONST && value->low.num == 0 ? PLA_NOT_MET : PLA_MET;
}

/**
 * A number, a measure or a function of the rubric. A computed 0 is not an award. What is not earned
 * anyway is not worked out: a function may count on the condition.
 */
static void pay_measure(struct pla_judging *judging, const struct pla_measure *measure)
{
    struct pla_award_result *result = judging->result;
    struct pla_goal bound = {PLA_ZERO, true};

    if (judging->state == PLA_NOT_MET && measure->op != PLA_M_CONST)
        return;
    const struct pla_value *value = pla_run_value(judging->run, measure);
    enum pla_state state = paid_state(measure, value);
    if (state != PLA_FAILED && value->kind != PLA_KIND_NUMBER) {
        pay_failure(judging, PLA_TEXT("the credits are not a number"));
        return;
    }
    if (state == PLA_MET || (state == PLA_UNDECIDED && value->state != PLA_VALUE_UNKNOWN)) {
        result->offered = value->no_high ? value->low : value->high;
        if (!value->no_high && value->high.num < 0) {
            pay_failure(judging, PLA_TEXT("the credits are less than 0"));
            return;
        }
        if (state == PLA_UNDECIDED)
            bound = (struct pla_goal){result->offered, false};
    }
    /* What was worked out is told also where it pays: it is the arithmetic behind the credits. */
    if (state != PLA_MET || measure->op != PLA_M_CONST)
        join_bound(judging, measure, bound, state);
}

static void pay_courses(struct pla_judging *judging)
{
    const struct pla_award *award = judging->award;
    struct pla_rational sum = PLA_ZERO;

    for (size_t i = 0; i < award->course_count; i++)
        if (!pla_rational_add(sum, award->courses[i].credits, &sum)) {
            pay_failure(judging, PLA_TOO_LARGE);
            return;
        }
    judging->result->offered = sum;
}

/** The claim leaves something out that the award is made of: undecided, by its name. */
static void join_missing(struct pla_judging *judging, struct pla_text what, bool is_unknown)
{
    struct pla_cond *cond = PLA_NEW(judging->run->arena, struct pla_cond);

    if (cond == NULL)
        return;
    *cond = (struct pla_cond){
        .op = PLA_C_CHECK, .place = judging->award->place, .label = what, .call = PLA_NO_CALL};
    struct pla_reason reason = {.cond = cond,
                                .state = PLA_UNDECIDED,
                                .text = is_unknown ? PLA_TEXT("not known") : PLA_TEXT("not given")};
    pla_judging_state(judging, &reason, (struct pla_text){0});
}

/** The credits of the claim, else of its course in the catalogue. */
static void pay_claim(struct pla_judging *judging)
{
    const struct pla_claim *claim = judging->run->claim;
    struct pla_award_result *result = judging->result;

    if (claim->has_credits) {
        result->offered = claim->credits;
        if (claim->credits.num < 0)
            pay_failure(judging, PLA_TEXT("the credits are less than 0"));
        if (claim->unit_unknown && judging->award->unit.at == NULL)
            join_missing(judging, PLA_TEXT("the unit of the claim's credits"), true);
        return;
    }
    const struct pla_course *course = pla_policy_course(judging->run->terms->policy, result->name);
    if (course == NULL || !course->has_credits || claim->credits_unknown) {
        join_missing(judging, PLA_TEXT("the credits of the claim"), claim->credits_unknown);
        return;
    }
    result->offered = course->credits;
    result->unit = course->unit.at != NULL ? course->unit : judging->run->terms->policy->unit;
}

void pla_judging_credit(struct pla_judging *judging)
{
    const struct pla_award *award = judging->award;
    const struct pla_award_result *result = judging->result;

    if (award->per_claim && result->kind == PLA_AWARD_COURSE && result->name.at == NULL &&
        award->course_count == 0)
        join_missing(judging, PLA_TEXT("the course of the claim"),
                     judging->run->claim->course_unknown);
    if (award->tier_count > 0 && award->by != NULL)
        pay_tier(judging);
    else if (award->course_count > 0)
        pay_courses(judging);
    else if (brings_nothing(award))
        return;
    else if (award->credits != NULL)
        pay_measure(judging, award->credits);
    else if (award->by != NULL)
        pay_measure(judging, award->by);
    else if (award->per_claim && pla_award_has_credit(award->kind))
        pay_claim(judging);
    if (brings_nothing(award))
        judging->result->offered = PLA_ZERO;
}
