// SPDX-License-Identifier: Apache-2.0
/**
 * Measures that look up a fact: constants, dates, fields of learner, portfolio and claim, the
 * attempt, awards earned before.
 */
#include "assess/gather.h"
#include "assess/measure.h"
#include "assess/range.h"

static void value_const(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    (void)run;
    switch (measure->kind) {
    case PLA_KIND_NUMBER:
        pla_range_set(out, measure->value, measure->value);
        break;
    case PLA_KIND_DATE:
        pla_range_set_days(out, measure->day, measure->day);
        break;
    case PLA_KIND_TEXT:
        pla_range_set_text(out, measure->text);
        break;
    case PLA_KIND_BOOLEAN:
        pla_range_set_boolean(out, measure->flag);
        break;
    }
}

static void value_as_of(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    (void)measure;
    pla_range_set_days(out, run->terms->as_of, run->terms->as_of);
}

/** Years back from the date as of, in whole months. */
static void value_ago(struct pla_run *run, const struct pla_measure *measure, struct pla_value *out)
{
    enum { MOST_MONTHS = 120000 }; /* beyond the calendar */
    struct pla_rational months;
    if (!pla_rational_mul(measure->value, PLA_WHOLE(12), &months)) {
        pla_range_overflow(out);
        return;
    }
    int64_t whole = months.num / months.den;
    if (whole > MOST_MONTHS)
        whole = MOST_MONTHS;
    if (whole < -MOST_MONTHS)
        whole = -MOST_MONTHS;
    pla_day day = pla_day_plus_months(run->terms->as_of, (int)-whole);
    pla_range_set_days(out, day, day);
}

static void value_attempt(struct pla_run *run, const struct pla_measure *measure,
                          struct pla_value *out)
{
    (void)measure;
    pla_range_set(out, PLA_WHOLE(run->portfolio->attempt), PLA_WHOLE(run->portfolio->attempt));
}

/* ---- fields ---- */

static bool is_named(const struct pla_measure *measure, const char *name)
{
    return pla_text_equal(measure->name, pla_text_of(name));
}

static void set_date(const struct pla_date *date, struct pla_value *out)
{
    out->kind = PLA_KIND_DATE;
    if (date->state == PLA_DATE_KNOWN)
        pla_range_set_days(out, date->first, date->last);
    else if (date->state == PLA_DATE_UNKNOWN)
        pla_range_set_unknown(out);
    else
        pla_range_set_none(out);
}

static void set_text(struct pla_text text, bool is_unknown, struct pla_value *out)
{
    out->kind = PLA_KIND_TEXT;
    if (is_unknown)
        pla_range_set_unknown(out);
    else
        pla_range_set_text(out, text);
}

/** A declared field; one that is absent is nothing. */
static void set_field(const struct pla_field_list *fields, const struct pla_measure *measure,
                      struct pla_value *out)
{
    const struct pla_field *field = pla_field_find(fields, measure->name);
    if (field == NULL)
        pla_range_set_none(out);
    else if (field->is_unknown)
        pla_range_set_unknown(out);
    else if (field->type == PLA_TYPE_NUMBER)
        pla_range_set(out, field->number, field->number);
    else if (field->type == PLA_TYPE_TEXT)
        pla_range_set_text(out, field->text);
    else if (field->type == PLA_TYPE_BOOLEAN)
        pla_range_set_boolean(out, field->boolean);
    else
        set_date(&field->date, out);
}

static void value_learner(struct pla_run *run, const struct pla_measure *measure,
                          struct pla_value *out)
{
    const struct pla_learner *learner = &run->portfolio->learner;
    if (is_named(measure, "program"))
        set_text(learner->program, learner->program_unknown, out);
    else
        set_field(&learner->fields, measure, out);
}

static void value_portfolio(struct pla_run *run, const struct pla_measure *measure,
                            struct pla_value *out)
{
    const struct pla_portfolio *portfolio = run->portfolio;
    if (is_named(measure, "term"))
        set_text(portfolio->term, portfolio->term_unknown, out);
    else if (is_named(measure, "submitted"))
        set_date(&portfolio->submitted, out);
    else if (is_named(measure, "catalog"))
        set_date(&portfolio->catalog, out);
    else
        set_field(&portfolio->fields, measure, out);
}

static void set_credits(const struct pla_claim *claim, struct pla_value *out)
{
    out->kind = PLA_KIND_NUMBER;
    if (claim->credits_unknown)
        pla_range_set_unknown(out);
    else if (claim->has_credits)
        pla_range_set(out, claim->credits, claim->credits);
    else
        pla_range_set_none(out);
}

static void value_claim(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    const struct pla_claim *claim = run->claim;
    if (claim == NULL)
        pla_range_set_none(out);
    else if (is_named(measure, "course"))
        set_text(claim->course, claim->course_unknown, out);
    else if (is_named(measure, "unit"))
        set_text(claim->unit, claim->unit_unknown, out);
    else if (is_named(measure, "credit_level"))
        set_text(claim->credit_level, claim->credit_level_unknown, out);
    else if (is_named(measure, "credits"))
        set_credits(claim, out);
    else
        set_field(&claim->fields, measure, out);
}

/* ---- awards ---- */

/** An award is earned also where a limit leaves nothing of it. */
static enum pla_state state_of_award(const struct pla_award_result *result)
{
    static const enum pla_state states[PLA_STATUS_COUNT] = {
        [PLA_STATUS_RECOMMENDED] = PLA_MET,    [PLA_STATUS_WITHHELD] = PLA_MET,
        [PLA_STATUS_NOT_MET] = PLA_NOT_MET,    [PLA_STATUS_UNDECIDED] = PLA_UNDECIDED,
        [PLA_STATUS_REFERRED] = PLA_UNDECIDED, [PLA_STATUS_FAILED] = PLA_FAILED,
    };
    if (result->award == NULL)
        return PLA_NOT_MET;
    /* A cap or a gate that leaves it open later decides its credits, not that it was earned. */
    return result->was_earned && result->status != PLA_STATUS_FAILED ? PLA_MET
                                                                     : states[result->status];
}

static bool is_held(const struct pla_portfolio *portfolio, struct pla_text id)
{
    for (size_t i = 0; i < portfolio->held_count; i++) {
        const struct pla_held *held = &portfolio->held[i];
        if (held->status == PLA_HELD_PASSED && pla_text_equal(held->course, id))
            return true;
    }
    return false;
}

/** Earned here by an award listed before, or held already. */
static enum pla_state is_awarded(const struct pla_run *run, struct pla_text id,
                                 const struct pla_award_result **out_result)
{
    if (is_held(run->portfolio, id))
        return PLA_MET;
    for (size_t i = 0; run->rubric != NULL && i < run->awards_judged; i++) {
        if (pla_text_equal(run->rubric->awards[i].id, id)) {
            *out_result = &run->awards[i];
            return state_of_award(*out_result);
        }
    }
    return PLA_NOT_MET;
}

static void value_awarded(struct pla_run *run, const struct pla_measure *measure,
                          struct pla_value *out)
{
    int64_t low = 0, high = 0;
    struct pla_gather gather = {.run = run};
    for (size_t i = 0; i < measure->words.count; i++) {
        const struct pla_award_result *result = NULL;
        enum pla_state state = is_awarded(run, measure->words.items[i], &result);
        if (state == PLA_FAILED) {
            pla_range_fail(out, PLA_TEXT("an award it looks at has failed"));
            return;
        }
        low += state == PLA_MET ? 1 : 0;
        high += state != PLA_NOT_MET ? 1 : 0;
        if (result != NULL && state != PLA_NOT_MET)
            pla_gather_ids(&gather, &result->evidence);
    }
    pla_gather_end(&gather, out);
    pla_range_set(out, PLA_WHOLE(low), PLA_WHOLE(high));
}

void pla_run_value_facts(struct pla_run *run, const struct pla_measure *measure,
                         struct pla_value *out)
{
    static void (*const workers[PLA_MEASURE_COUNT])(struct pla_run *, const struct pla_measure *,
                                                    struct pla_value *) = {
        [PLA_M_CONST] = value_const,
        [PLA_M_AS_OF] = value_as_of,
        [PLA_M_AGO] = value_ago,
        [PLA_M_LEARNER] = value_learner,
        [PLA_M_PORTFOLIO] = value_portfolio,
        [PLA_M_CLAIM] = value_claim,
        [PLA_M_ATTEMPT] = value_attempt,
        [PLA_M_AWARDED] = value_awarded,
    };
    workers[measure->op](run, measure, out);
}
