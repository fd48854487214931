// SPDX-License-Identifier: Apache-2.0
/** Measures over earlier credit: held, held_credits. */
#include "assess/measure.h"
#include "assess/range.h"

/** The statuses that are wanted; passed where the rubric names none. */
static bool is_status(const struct pla_measure *measure, const struct pla_held *held)
{
    if (measure->words.count == 0)
        return held->status == PLA_HELD_PASSED;
    return pla_text_list_has(&measure->words, pla_text_of(pla_held_status_name(held->status)));
}

/** Place in the policy's list of grades, lowest first; -1 if it is not there. */
static int rank_of(const struct pla_policy *policy, struct pla_text grade)
{
    for (size_t i = 0; grade.at != NULL && i < policy->grades.count; i++) {
        if (pla_text_equal(policy->grades.items[i], grade))
            return (int)i;
    }
    return -1;
}

/** At or above the grade that is wanted; a grade the policy does not rank cannot be told. */
static enum pla_state has_grade(const struct pla_run *run, const struct pla_measure *measure,
                                const struct pla_held *held)
{
    if (measure->text.at == NULL ||
        (held->grade.at != NULL && pla_text_equal(held->grade, measure->text)))
        return PLA_MET;
    int wanted = rank_of(run->terms->policy, measure->text);
    int have = rank_of(run->terms->policy, held->grade);
    if (wanted < 0 || have < 0)
        return PLA_UNDECIDED;
    return have >= wanted ? PLA_MET : PLA_NOT_MET;
}

/** Ended on or after a bound that is a plain day or a measure; false if the measure failed. */
static bool ended_since(struct pla_run *run, const struct pla_measure *measure,
                        const struct pla_held *held, enum pla_state *out, struct pla_text *out_why)
{
    struct pla_value since = pla_range_start(PLA_KIND_DATE), ended = since;
    *out = PLA_MET;
    if (measure->has_day)
        pla_range_set_days(&since, measure->day, measure->day);
    else if (measure->filter != NULL && measure->filter->since != NULL)
        since = *pla_run_value(run, measure->filter->since);
    else
        return true;
    if (held->ended.state == PLA_DATE_KNOWN)
        pla_range_set_days(&ended, held->ended.first, held->ended.last);
    else
        pla_range_set_unknown(&ended);
    *out = pla_range_compare(PLA_C_AT_LEAST, &ended, &since, NULL);
    *out_why = since.text;
    return *out != PLA_FAILED;
}

static void value_held(struct pla_run *run, const struct pla_measure *measure,
                       struct pla_value *out)
{
    enum pla_state best = PLA_NOT_MET, since;
    struct pla_text why = {NULL, 0};
    for (size_t i = 0; i < run->portfolio->held_count; i++) {
        const struct pla_held *held = &run->portfolio->held[i];
        if (!pla_text_equal(held->course, measure->name) || !is_status(measure, held))
            continue;
        if (!ended_since(run, measure, held, &since, &why)) {
            pla_range_fail(out, why);
            return;
        }
        best = pla_state_or(best, pla_state_and(since, has_grade(run, measure, held)));
    }
    if (best == PLA_UNDECIDED)
        pla_range_set_unknown(out);
    else
        pla_range_set_boolean(out, best == PLA_MET);
}

/* ---- credits ---- */

static bool is_wanted(struct pla_text wanted, struct pla_text have)
{
    return wanted.at == NULL || (have.at != NULL && pla_text_equal(wanted, have));
}

/** Credits have a level: where the record does not say it, the policy's course does, or nobody. */
static enum pla_state has_credit_level(const struct pla_run *run, const struct pla_measure *measure,
                                       const struct pla_held *held)
{
    struct pla_text level = held->credit_level;
    if (measure->text.at == NULL)
        return PLA_MET;
    if (level.at == NULL) {
        const struct pla_course *course = pla_policy_course(run->terms->policy, held->course);
        level = course != NULL ? course->credit_level : level;
    }
    if (level.at == NULL)
        return PLA_UNDECIDED;
    return pla_text_equal(level, measure->text) ? PLA_MET : PLA_NOT_MET;
}

/** What an earlier course is worth in the policy's unit. */
enum worth { WORTH_KNOWN, WORTH_UNKNOWN, WORTH_NO_UNIT, WORTH_OVERFLOW };

static enum worth worth_of(const struct pla_run *run, const struct pla_held *held,
                           struct pla_rational *out)
{
    const struct pla_policy *policy = run->terms->policy;
    const struct pla_course *course = pla_policy_course(policy, held->course);
    struct pla_text unit = held->unit;
    struct pla_rational credits = held->credits, worth = PLA_WHOLE(1);
    if (!held->has_credits) {
        if (course == NULL || !course->has_credits)
            return WORTH_UNKNOWN;
        credits = course->credits;
        unit = course->unit;
    }
    if (unit.at != NULL && !pla_text_equal(unit, policy->unit) &&
        !pla_policy_worth(policy, unit, &worth))
        return WORTH_NO_UNIT;
    return pla_rational_mul(credits, worth, out) ? WORTH_KNOWN : WORTH_OVERFLOW;
}

/** Whether an earlier course counts at all; false if a measure failed. */
static bool counts(struct pla_run *run, const struct pla_measure *measure,
                   const struct pla_held *held, enum pla_state *out, struct pla_text *out_why)
{
    enum pla_state since;
    *out = PLA_NOT_MET;
    if (!is_status(measure, held) || !is_wanted(measure->method, held->method) ||
        (measure->flag && !held->here))
        return true;
    if (!ended_since(run, measure, held, &since, out_why))
        return false;
    *out = pla_state_and(since, has_credit_level(run, measure, held));
    return true;
}

/** Lowest and highest sum; false if it overflows. */
struct sum {
    struct pla_rational low, high;
    bool no_high;
};

static bool add_worth(struct sum *sum, enum worth known, struct pla_rational credits, bool is_sure)
{
    if (known == WORTH_OVERFLOW)
        return false;
    if (known != WORTH_KNOWN) {
        sum->no_high = true;
        return true;
    }
    return (!is_sure || pla_rational_add(sum->low, credits, &sum->low)) &&
           pla_rational_add(sum->high, credits, &sum->high);
}

static void value_held_credits(struct pla_run *run, const struct pla_measure *measure,
                               struct pla_value *out)
{
    struct sum sum = {PLA_ZERO, PLA_ZERO, false};
    struct pla_text why = {NULL, 0};
    for (size_t i = 0; i < run->portfolio->held_count; i++) {
        const struct pla_held *held = &run->portfolio->held[i];
        struct pla_rational credits = PLA_ZERO;
        enum pla_state state;
        if (!counts(run, measure, held, &state, &why)) {
            pla_range_fail(out, why);
            return;
        }
        if (state == PLA_NOT_MET)
            continue;
        enum worth known = worth_of(run, held, &credits);
        if (known == WORTH_NO_UNIT) {
            pla_range_fail(out, PLA_TEXT("earlier credit is in a unit the policy does not know"));
            return;
        }
        if (!add_worth(&sum, known, credits, state == PLA_MET)) {
            pla_range_overflow(out);
            return;
        }
    }
    pla_range_set(out, sum.low, sum.high);
    if (sum.no_high)
        pla_range_open(out, false, true);
}

void pla_run_value_held(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    if (measure->op == PLA_M_HELD)
        value_held(run, measure, out);
    else
        value_held_credits(run, measure, out);
}
