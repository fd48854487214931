// SPDX-License-Identifier: Apache-2.0
/** Approvals, denials and overrides. */
#include "ruling.h"

#include "clock.h"

static const struct pla_award_result *award_of(const struct cli_ruling *ruling)
{
    return ruling->found.award;
}

static enum pla_code refuse(struct pla_err *err, const struct cli_ruling *ruling, const char *what)
{
    const struct pla_award_key *key = &ruling->found.key;
    return pla_err_set(err, PLA_NO, "award %.*s of portfolio %.*s %s", (int)key->award.length,
                       key->award.at, (int)key->portfolio.length, key->portfolio.at, what);
}

/** Which role's turn it is: the first that has not approved yet, or no name in a policy without
 * roles. */
static struct pla_text role_at(const struct cli_ruling *ruling, size_t index)
{
    const struct pla_text_list *roles = &ruling->found.terms->approvals;
    return index < roles->count ? roles->items[index] : (struct pla_text){0};
}

static size_t steps_of(const struct cli_ruling *ruling)
{
    size_t count = ruling->found.terms->approvals.count;
    return count > 0 ? count : 1;
}

/** A role that was named must be one of the policy. */
static enum pla_code check_role(const struct cli_ruling *ruling, struct pla_err *err)
{
    const struct pla_text_list *roles = &ruling->found.terms->approvals;
    struct pla_text role = pla_text_of(ruling->role);
    if (ruling->role == NULL || pla_text_list_has(roles, role))
        return PLA_OK;
    struct pla_str names = {0};
    for (size_t i = 0; i < roles->count; i++) {
        pla_str_put_z(&names, i > 0 ? ", " : "");
        pla_str_put_text(&names, roles->items[i]);
    }
    pla_err_set(err, PLA_NO, "the policy knows no role \"%s\" that approves", ruling->role);
    pla_err_hint(err, "%s", names.at != NULL ? names.at : "it names none: leave --role out");
    pla_str_release(&names);
    return PLA_NO;
}

/** An approval is given by the role whose turn it is. */
static enum pla_code check_turn(struct cli_ruling *ruling, const struct pla_standing *standing,
                                struct pla_err *err)
{
    ruling->steps = steps_of(ruling);
    ruling->step = standing->step_count;
    struct pla_text due = role_at(ruling, ruling->step);
    if (ruling->role == NULL || pla_text_equal(pla_text_of(ruling->role), due))
        return PLA_OK;
    for (size_t i = 0; i < standing->step_count; i++)
        if (pla_text_equal(standing->steps[i].step, pla_text_of(ruling->role)))
            return refuse(err, ruling, "was approved by that role already");
    refuse(err, ruling, "is not this role's turn");
    pla_err_hint(err, "%.*s approves first", (int)due.length, due.at);
    return PLA_NO;
}

static bool is_settled_already(const struct cli_ruling *ruling, const struct pla_standing *standing,
                               enum pla_action_kind kind)
{
    return standing->has_settled && !standing->has_appeal && standing->settled.kind == kind &&
           standing->settled.decision == ruling->found.number && standing->step_count == 0;
}

static enum pla_code check_approval(struct cli_ruling *ruling, const struct pla_standing *standing,
                                    struct pla_err *err)
{
    const struct pla_award_result *award = award_of(ruling);
    if (is_settled_already(ruling, standing, PLA_ACTION_APPROVE))
        return refuse(err, ruling, "is approved already");
    if (award->status != PLA_STATUS_RECOMMENDED) {
        pla_err_set(err, PLA_NO, "award %.*s of portfolio %.*s is %s, so it cannot be approved",
                    (int)award->id.length, award->id.at, (int)ruling->found.key.portfolio.length,
                    ruling->found.key.portfolio.at, pla_award_status_name(award->status));
        pla_err_hint(err, "override, with credits and a reason, grants it all the same");
        return PLA_NO;
    }
    if (ruling->what.has_credits &&
        pla_rational_compare(ruling->what.credits, award->credits) != 0) {
        refuse(err, ruling, "is recommended with other credits");
        pla_err_hint(err, "override, with a reason, grants other credits");
        return PLA_NO;
    }
    return check_turn(ruling, standing, err);
}

/** The last role of the policy's order speaks the last word. */
static enum pla_code check_override(struct cli_ruling *ruling, const struct pla_standing *standing,
                                    struct pla_err *err)
{
    ruling->steps = steps_of(ruling);
    ruling->step = ruling->steps - 1;
    struct pla_text last = role_at(ruling, ruling->step);
    if (!ruling->what.has_credits)
        return pla_err_set(err, PLA_USAGE, "an override needs --credits");
    if (ruling->role != NULL && !pla_text_equal(pla_text_of(ruling->role), last)) {
        refuse(err, ruling, "can be overridden by the last role only");
        pla_err_hint(err, "%.*s", (int)last.length, last.at);
        return PLA_NO;
    }
    (void)standing;
    return PLA_OK;
}

static enum pla_code check_verdict(struct cli_ruling *ruling, const struct pla_standing *standing,
                                   struct pla_err *err)
{
    switch (ruling->what.verdict) {
    case PLA_VERDICT_APPROVE:
        return check_approval(ruling, standing, err);
    case PLA_VERDICT_DENY:
        if (is_settled_already(ruling, standing, PLA_ACTION_DENY))
            return refuse(err, ruling, "is denied already");
        ruling->steps = 1;
        return PLA_OK;
    default:
        return check_override(ruling, standing, err);
    }
}

/* ---- what is recorded ---- */

static void put_text(struct pla_str *s, const char *key, struct pla_text text)
{
    if (text.at == NULL)
        return;
    pla_str_put_format(s, ",\"%s\":", key);
    pla_str_put_json(s, text);
}

/** The award as credit held, for portfolios of the learner that are scored later. */
static void put_held(struct pla_str *s, const struct cli_ruling *ruling,
                     struct pla_rational credits)
{
    const struct pla_award_result *award = award_of(ruling);
    struct pla_str day = {0};
    pla_day_put(&day, ruling->today);
    PLA_PUT(s, ",\"held\":[{\"course\":");
    pla_str_put_json(s, award->course);
    PLA_PUT(s, ",\"credits\":");
    pla_rational_put_json(s, credits);
    put_text(s, "unit", ruling->found.terms->unit);
    put_text(s, "credit_level", award->credit_level);
    put_text(s, "grade", award->grade);
    put_text(s, "term", ruling->found.decision.term);
    put_text(s, "method", award->method);
    pla_str_put_format(s, ",\"status\":\"passed\",\"ended\":\"%s\",\"resident\":%s}]",
                       day.at != NULL ? day.at : "", award->resident ? "true" : "false");
    pla_str_release(&day);
}

static struct pla_text make_facts(struct cli_cases *cases, const struct cli_ruling *ruling,
                                  struct pla_rational credits, bool is_granted)
{
    const struct pla_award_result *award = award_of(ruling);
    struct pla_str s = {0};
    PLA_PUT(&s, "{\"run\":");
    pla_str_put_json(&s, ruling->found.run);
    put_text(&s, "status", pla_text_of(pla_award_status_name(award->status)));
    if (is_granted && award->course.at != NULL)
        put_held(&s, ruling, credits);
    pla_str_put_c(&s, '}');
    struct pla_text text = pla_text_copy(cases->arena, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return text;
}

static enum pla_code record(struct cli_cases *cases, struct cli_ruling *ruling, struct pla_err *err)
{
    enum pla_verdict verdict = ruling->what.verdict;
    bool is_last = ruling->step + 1 >= ruling->steps;
    struct pla_rational credits =
        verdict == PLA_VERDICT_OVERRIDE ? ruling->what.credits : award_of(ruling)->credits;
    struct pla_str text = {0};
    if (verdict == PLA_VERDICT_DENY)
        credits = PLA_ZERO;
    pla_rational_put(&text, credits);
    ruling->action = (struct pla_stored_action){
        .kind = verdict == PLA_VERDICT_DENY       ? PLA_ACTION_DENY
                : verdict == PLA_VERDICT_OVERRIDE ? PLA_ACTION_OVERRIDE
                : is_last                         ? PLA_ACTION_APPROVE
                                                  : PLA_ACTION_STEP,
        .key = ruling->found.key,
        .step =
            verdict == PLA_VERDICT_DENY ? pla_text_of(ruling->role) : role_at(ruling, ruling->step),
        .credits = pla_text_copy(cases->arena, (struct pla_text){text.at, text.length}),
        .reason = ruling->what.reason,
        .facts = make_facts(cases, ruling, credits, is_last && verdict != PLA_VERDICT_DENY),
        .decision = ruling->found.number,
    };
    pla_str_release(&text);
    return cases->arena->failed ? pla_err_memory(err) : PLA_OK;
}

enum pla_code cli_ruling_check(struct cli_cases *cases, struct cli_ruling *ruling,
                               struct pla_err *err)
{
    struct cli_case_query query = {.portfolio = ruling->what.portfolio,
                                   .rubric = ruling->what.rubric,
                                   .claim = ruling->what.claim,
                                   .award = ruling->what.award,
                                   .attempt = ruling->what.attempt};
    struct pla_standing standing;
    bool is_assessor;
    enum pla_code code = cli_case_find(cases, &query, &ruling->found, err);
    if (code == PLA_OK)
        code = check_role(ruling, err);
    if (code == PLA_OK)
        code = cli_case_is_rated_by(cases, &ruling->found, ruling->actor, &is_assessor, err);
    if (code == PLA_OK && is_assessor) {
        pla_err_set(err, PLA_NO, "%.*s has rated this portfolio and may not decide it",
                    (int)ruling->actor.length, ruling->actor.at);
        pla_err_hint(err, "somebody else decides: --actor NAME");
        return PLA_NO;
    }
    if (code == PLA_OK)
        code = pla_store_standing(cases->store, &ruling->found.key, cases->arena, &standing, err);
    if (code == PLA_OK)
        code = check_verdict(ruling, &standing, err);
    return code == PLA_OK ? record(cases, ruling, err) : code;
}

static const char *verb_of(enum pla_action_kind kind)
{
    return kind == PLA_ACTION_DENY       ? "denied"
           : kind == PLA_ACTION_OVERRIDE ? "overrode"
                                         : "approved";
}

void cli_ruling_put(struct pla_str *s, const struct cli_ruling *ruling)
{
    const struct pla_stored_action *action = &ruling->action;
    pla_str_put_format(s, "%s ", verb_of(action->kind));
    pla_str_put_text(s, action->key.award);
    PLA_PUT(s, " of ");
    pla_str_put_text(s, action->key.portfolio);
    if (action->kind != PLA_ACTION_DENY) {
        PLA_PUT(s, ": ");
        pla_str_put_text(s, action->credits);
        pla_str_put_z(s, pla_text_equal(action->credits, PLA_TEXT("1")) ? " credit" : " credits");
    }
    if (ruling->steps > 1 && action->step.at != NULL) {
        PLA_PUT(s, " (");
        pla_str_put_text(s, action->step);
        pla_str_put_format(s, ", %zu of %zu)", ruling->step + 1, ruling->steps);
    }
    PLA_PUT(s, "\n");
}

static void put_or_null(struct pla_str *s, const char *key, struct pla_text text)
{
    pla_str_put_format(s, ",\"%s\":", key);
    if (text.at != NULL)
        pla_str_put_json(s, text);
    else
        PLA_PUT(s, "null");
}

void cli_ruling_put_json(struct pla_str *s, const struct cli_ruling *ruling)
{
    const struct pla_stored_action *action = &ruling->action;
    pla_str_put_format(s, "{\"schema\":1,\"action\":\"%s\"", pla_action_kind_name(action->kind));
    put_or_null(s, "portfolio", action->key.portfolio);
    pla_str_put_format(s, ",\"attempt\":%lld", (long long)action->key.attempt);
    put_or_null(s, "rubric", action->key.rubric);
    put_or_null(s, "claim", action->key.claim);
    put_or_null(s, "award", action->key.award);
    put_or_null(s, "credits", action->credits);
    put_or_null(s, "unit", ruling->found.terms->unit);
    put_or_null(s, "role", action->step);
    put_or_null(s, "reason", action->reason);
    pla_str_put_format(s, ",\"step\":%zu,\"steps\":%zu,\"final\":%s}\n", ruling->step + 1,
                       ruling->steps, action->kind == PLA_ACTION_STEP ? "false" : "true");
}
