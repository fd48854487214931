// SPDX-License-Identifier: Apache-2.0
/**
 * Awards: whether each is earned, what it brings, and why. Limits come later, over all awards of
 * the record.
 */
#include "assess/award.h"
#include "assess/range.h"

struct pla_text pla_text_join(struct pla_arena *arena, struct pla_text a, struct pla_text b)
{
    char *bytes = a.length < SIZE_MAX - b.length ? pla_arena_raw(arena, a.length + b.length) : NULL;

    if (bytes == NULL)
        return (struct pla_text){0};
    if (a.length > 0)
        memcpy(bytes, a.at, a.length);
    if (b.length > 0)
        memcpy(bytes + a.length, b.at, b.length);
    return (struct pla_text){bytes, a.length + b.length};
}

/* ---- joining ---- */

static void add_reasons(struct pla_judging *judging, const struct pla_reason *reasons, size_t count)
{
    struct pla_reason *grown =
        pla_arena_grow(judging->run->arena, judging->reasons, &judging->reason_capacity,
                       judging->reason_count + count, sizeof *grown);
    if (grown == NULL) {
        judging->run->out_of_memory = true;
        return;
    }
    if (count > 0)
        memcpy(grown + judging->reason_count, reasons, count * sizeof *grown);
    judging->reasons = grown;
    judging->reason_count += count;
}

void pla_judging_state(struct pla_judging *judging, const struct pla_reason *reason,
                       struct pla_text why)
{
    judging->state = pla_state_and(judging->state, reason->state);
    if (reason->state == PLA_FAILED && judging->failure.at == NULL)
        judging->failure = why;
    add_reasons(judging, reason, 1);
}

void pla_judging_condition(struct pla_judging *judging, const struct pla_cond *cond)
{
    struct pla_run *run = judging->run;
    enum pla_state state = pla_run_state(run, cond);
    const struct pla_reason *reasons;
    size_t count;

    judging->state = pla_state_and(judging->state, state);
    judging->is_referred |= pla_run_is_referred(run, cond);
    if (state == PLA_FAILED && judging->failure.at == NULL)
        judging->failure = pla_run_failure(run, cond);
    pla_run_reasons(run, cond, &reasons, &count);
    add_reasons(judging, reasons, count);
    pla_gaps_condition(&judging->gaps, cond);
}

/* ---- requires ---- */

static enum pla_state earned_state(const struct pla_award_result *result)
{
    static const enum pla_state states[PLA_STATUS_COUNT] = {
        [PLA_STATUS_RECOMMENDED] = PLA_MET,    [PLA_STATUS_WITHHELD] = PLA_MET,
        [PLA_STATUS_NOT_MET] = PLA_NOT_MET,    [PLA_STATUS_UNDECIDED] = PLA_UNDECIDED,
        [PLA_STATUS_REFERRED] = PLA_UNDECIDED, [PLA_STATUS_FAILED] = PLA_FAILED,
    };
    return result->award != NULL ? states[result->status] : PLA_NOT_MET;
}

static void require(struct pla_judging *judging, struct pla_text id)
{
    static const char *const words[] = {[PLA_NOT_MET] = "it is not earned",
                                        [PLA_UNDECIDED] = "it is not decided",
                                        [PLA_MET] = "it is earned",
                                        [PLA_FAILED] = "it failed"};
    struct pla_run *run = judging->run;
    const struct pla_award *award = pla_rubric_award(run->rubric, id);
    struct pla_cond *cond = PLA_NEW(run->arena, struct pla_cond);
    const struct pla_award_result *result =
        award != NULL ? &run->awards[award - run->rubric->awards] : NULL;

    if (cond == NULL)
        return;
    *cond = (struct pla_cond){.op = PLA_C_CHECK,
                              .place = judging->award->place,
                              .label = pla_text_join(run->arena, PLA_TEXT("requires "), id),
                              .call = PLA_NO_CALL};
    struct pla_reason reason = {.cond = cond, .state = PLA_NOT_MET};
    if (result != NULL && award < judging->award) {
        reason.state = earned_state(result);
        judging->is_referred |= result->award != NULL && result->status == PLA_STATUS_REFERRED;
    }
    reason.text = pla_text_of(words[reason.state]);
    pla_judging_state(judging, &reason,
                      pla_text_join(run->arena, cond->label, PLA_TEXT(": it failed")));
}

/* ---- the result ---- */

/** Level and title of a course as the catalogue has them, where nobody else says. */
static void look_up(struct pla_run *run, struct pla_award_result *out)
{
    const struct pla_course *course = NULL;

    if (out->kind == PLA_AWARD_COURSE && (out->title.at == NULL || out->credit_level.at == NULL))
        course = pla_policy_course(run->terms->policy, out->name);
    if (course != NULL && out->title.at == NULL)
        out->title = course->title;
    if (course != NULL && out->credit_level.at == NULL)
        out->credit_level = course->credit_level;
    if (out->title.at == NULL)
        out->title = out->name.at != NULL ? out->name : out->id;
}

/** What the award does not say itself, its claim says, then the catalogue. */
static void complete(struct pla_run *run, struct pla_award_result *out)
{
    const struct pla_claim *claim = out->award->per_claim ? run->claim : NULL;

    if (claim != NULL && out->kind == PLA_AWARD_COURSE && out->name.at == NULL)
        out->name = claim->course;
    if (claim != NULL && out->credit_level.at == NULL)
        out->credit_level = claim->credit_level;
    if (claim != NULL && out->unit.at == NULL && pla_award_has_credit(out->kind))
        out->unit = claim->unit;
    look_up(run, out);
}

static void describe(struct pla_run *run, const struct pla_award *award,
                     struct pla_award_result *out)
{
    const struct pla_policy *policy = run->terms->policy;

    out->award = award;
    out->id = award->id;
    if (award->per_claim)
        out->id = pla_text_join(run->arena, pla_text_join(run->arena, award->id, PLA_TEXT(":")),
                                run->claim->id);
    out->title = award->title;
    out->kind = award->kind;
    out->name = award->name;
    out->grade = award->grade;
    out->symbol = award->symbol;
    out->unit = award->unit;
    out->credit_level = award->credit_level;
    out->method = award->method.at != NULL ? award->method : run->rubric->method;
    out->toward = award->toward;
    out->toward_count = award->toward_count;
    out->cite = award->has_cite ? &award->cite : NULL;
    out->offered = out->earned = out->credits = PLA_ZERO;
    complete(run, out);
    if (award->kind == PLA_AWARD_POINTS)
        out->unit = PLA_TEXT("points");
    else if (!pla_award_has_credit(award->kind))
        out->unit = (struct pla_text){0};
    else if (out->unit.at == NULL)
        out->unit = policy->unit;
    const struct pla_method *method = pla_policy_method(policy, out->method);
    if (method != NULL) {
        out->resident = method->resident;
        if (out->symbol.at == NULL && pla_award_has_credit(award->kind))
            out->symbol = method->symbol;
    }
}

static enum pla_award_status status_of(const struct pla_judging *judging)
{
    switch (judging->state) {
    case PLA_MET:
        return PLA_STATUS_RECOMMENDED;
    case PLA_NOT_MET:
        return PLA_STATUS_NOT_MET;
    case PLA_UNDECIDED:
        return judging->is_referred ? PLA_STATUS_REFERRED : PLA_STATUS_UNDECIDED;
    default:
        return PLA_STATUS_FAILED;
    }
}

static void hold_until(struct pla_judging *judging)
{
    static const struct pla_text held[] = {{"post_when", 9}};
    const struct pla_cond *cond = judging->award->post_when;

    if (cond == NULL)
        return;
    enum pla_state state = pla_run_state(judging->run, cond);
    if (state == PLA_FAILED) {
        judging->state = PLA_FAILED;
        judging->failure = pla_run_failure(judging->run, cond);
    } else if (state != PLA_MET) {
        judging->result->hold = (struct pla_text_list){held, 1};
    }
}

static void finish(struct pla_judging *judging)
{
    struct pla_award_result *result = judging->result;
    struct pla_run *run = judging->run;

    if (judging->state == PLA_MET)
        hold_until(judging);
    result->reasons = judging->reasons;
    result->reason_count = judging->reason_count;
    result->status = status_of(judging);
    if (result->kind == PLA_AWARD_COURSE)
        result->course = result->name;
    if (result->status == PLA_STATUS_FAILED)
        pla_award_fail(result, judging->failure, run->arena);
    if (result->status == PLA_STATUS_NOT_MET) {
        result->gaps = judging->gaps.items;
        result->gap_count = judging->gaps.count;
    }
    if (result->status == PLA_STATUS_RECOMMENDED) {
        result->was_earned = true;
        result->earned = result->offered;
        if (judging->award->expires_months > 0) {
            result->has_expires = true;
            result->expires =
                pla_day_plus_months(run->terms->as_of, judging->award->expires_months);
        }
    }
    result->evidence = pla_reasons_evidence(run, result->reasons, result->reason_count);
    result->because = pla_award_because(run, judging->award);
}

/** The reason that tells this failure; the count of reasons if there is none. */
static size_t find_failure(const struct pla_award_result *result, struct pla_text why)
{
    size_t i = 0;

    while (i < result->reason_count && (result->reasons[i].state != PLA_FAILED ||
                                        !pla_text_equal(result->reasons[i].text, why)))
        i++;
    return i;
}

/** The failure stands first, told once; what was found otherwise stays below it. */
static void put_failure_first(struct pla_award_result *result, struct pla_text why,
                              struct pla_arena *arena)
{
    struct pla_reason *reasons = PLA_NEW_ARRAY(arena, result->reason_count + 1, struct pla_reason);
    struct pla_cond *cond = PLA_NEW(arena, struct pla_cond);
    size_t told = find_failure(result, why), count = 1;

    if (reasons == NULL || cond == NULL)
        return;
    *cond =
        (struct pla_cond){.op = PLA_C_CHECK, .label = PLA_TEXT("the award"), .call = PLA_NO_CALL};
    reasons[0] = told < result->reason_count
                     ? result->reasons[told]
                     : (struct pla_reason){.cond = cond, .state = PLA_FAILED, .text = why};
    for (size_t i = 0; i < result->reason_count; i++)
        if (i != told)
            reasons[count++] = result->reasons[i];
    result->reasons = reasons;
    result->reason_count = count;
}

void pla_award_fail(struct pla_award_result *result, struct pla_text why, struct pla_arena *arena)
{
    put_failure_first(result, why, arena);
    result->status = PLA_STATUS_FAILED;
    result->earned = result->credits = PLA_ZERO;
    result->hold = (struct pla_text_list){0};
    result->gap_count = result->limit_count = 0;
    result->may_improve = result->has_expires = false;
}

/* ---- judging ---- */

static void judge(struct pla_run *run, const struct pla_award *award,
                  struct pla_award_result *result)
{
    struct pla_judging judging = {
        .run = run, .award = award, .result = result, .state = PLA_MET, .gaps = {.run = run}};
    enum pla_state applies = award->applies != NULL ? pla_run_state(run, award->applies) : PLA_MET;

    if (award->per_claim && run->claim == NULL)
        return;
    if (applies == PLA_NOT_MET && !run->terms->all_awards)
        return;
    describe(run, award, result);
    if (applies != PLA_MET)
        pla_judging_condition(&judging, award->applies);
    if (applies == PLA_NOT_MET && !run->terms->screen) {
        judging.gaps.count = 0; /* what applies is a fact, nothing to be closed */
        finish(&judging);
        return;
    }
    for (size_t i = 0; i < award->requires_ids.count; i++)
        require(&judging, award->requires_ids.items[i]);
    if (award->when != NULL)
        pla_judging_condition(&judging, award->when);
    pla_judging_credit(&judging);
    finish(&judging);
}

enum pla_code pla_run_award(struct pla_run *run, struct pla_err *err)
{
    const struct pla_rubric *rubric = run->rubric;

    run->awards = PLA_NEW_ARRAY(run->arena, rubric->award_count, struct pla_award_result);
    run->awards_judged = 0;
    if (run->awards == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < rubric->award_count; i++) {
        judge(run, &rubric->awards[i], &run->awards[i]);
        run->awards_judged = i + 1;
    }
    return run->out_of_memory || run->arena->failed ? pla_err_memory(err) : PLA_OK;
}
