// SPDX-License-Identifier: Apache-2.0
/**
 * From judged awards to the decision: its outcome, its status, its score and what to look at.
 */
#include <stdlib.h>

#include "assess/award.h"
#include "assess/decide.h"

/* ---- outcome ---- */

/** The first outcome that is not `not_met` ends the search. @return its state, MET if none is left
 */
static enum pla_state find_outcome(struct pla_run *run, struct pla_text *out, bool *out_referred)
{
    for (size_t i = 0; i < run->rubric->outcome_count; i++) {
        const struct pla_outcome *outcome = &run->rubric->outcomes[i];
        enum pla_state state = outcome->when != NULL ? pla_run_state(run, outcome->when) : PLA_MET;
        if (state == PLA_NOT_MET)
            continue;
        if (state == PLA_MET)
            *out = outcome->id;
        *out_referred = state == PLA_UNDECIDED && pla_run_is_referred(run, outcome->when);
        return state;
    }
    return PLA_MET;
}

/* ---- awards and credits ---- */

/** Close the gaps that awards left out have in the list. */
static void list_awards(struct pla_run *run, struct pla_decision *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < run->awards_judged; i++) {
        if (run->awards[i].award == NULL)
            continue;
        if (kept < i)
            run->awards[kept] = run->awards[i];
        kept++;
    }
    out->awards = run->awards;
    out->award_count = kept;
}

/** An award that no longer fits into the sum fails, and only that. */
static void add_credits(struct pla_run *run, struct pla_decision *out)
{
    out->credits = PLA_ZERO;
    for (size_t i = 0; i < out->award_count; i++) {
        struct pla_award_result *award = &run->awards[i];
        if (award->status == PLA_STATUS_RECOMMENDED &&
            !pla_rational_add(out->credits, award->credits, &out->credits))
            pla_award_fail(award, PLA_TOO_LARGE, run->arena);
    }
}

/* ---- status ---- */

static bool has_award(const struct pla_decision *decision, enum pla_award_status status)
{
    for (size_t i = 0; i < decision->award_count; i++)
        if (decision->awards[i].status == status)
            return true;
    return false;
}

static bool has_failed_criterion(const struct pla_decision *decision)
{
    for (size_t i = 0; i < decision->criterion_count; i++)
        if (decision->criteria[i].state == PLA_FAILED)
            return true;
    return false;
}

static enum pla_decision_status status_of(const struct pla_decision *decision,
                                          enum pla_state outcome, bool is_referred)
{
    if (outcome == PLA_FAILED || has_award(decision, PLA_STATUS_FAILED) ||
        has_failed_criterion(decision))
        return PLA_DECISION_FAILED;
    if (is_referred || has_award(decision, PLA_STATUS_REFERRED))
        return PLA_DECISION_REFERRED;
    if (outcome == PLA_UNDECIDED || has_award(decision, PLA_STATUS_UNDECIDED))
        return PLA_DECISION_UNDECIDED;
    return PLA_DECISION_COMPLETE;
}

/* ---- flags ---- */

static int by_bytes(const void *a, const void *b)
{
    return pla_text_compare(*(const struct pla_text *)a, *(const struct pla_text *)b);
}

static void flag(struct pla_run *run, struct pla_text_list *flags, struct pla_text *items,
                 struct pla_text prefix, struct pla_text name)
{
    items[flags->count++] = pla_text_join(run->arena, prefix, name);
}

static size_t most_flags(const struct pla_run *run, const struct pla_decision *decision)
{
    return run->missing.count + run->excess.count + 2 * decision->criterion_count +
           decision->award_count + 2;
}

static void raise_flags(struct pla_run *run, struct pla_decision *out)
{
    struct pla_text *items = PLA_NEW_ARRAY(run->arena, most_flags(run, out), struct pla_text);

    out->flags = (struct pla_text_list){items, 0};
    if (items == NULL)
        return;
    for (size_t i = 0; i < run->missing.count; i++)
        flag(run, &out->flags, items, PLA_TEXT("missing:"), run->missing.items[i]);
    for (size_t i = 0; i < run->excess.count; i++)
        flag(run, &out->flags, items, PLA_TEXT("excess:"), run->excess.items[i]);
    for (size_t i = 0; i < out->criterion_count; i++) {
        if (out->criteria[i].is_disputed)
            flag(run, &out->flags, items, PLA_TEXT("dispute:"), out->criteria[i].id);
        if (out->criteria[i].missing > 0 && !run->terms->screen)
            flag(run, &out->flags, items, PLA_TEXT("missing:"), out->criteria[i].id);
    }
    for (size_t i = 0; i < out->award_count; i++)
        if (out->awards[i].may_improve)
            flag(run, &out->flags, items, PLA_TEXT("may_improve:"), out->awards[i].id);
    if (!pla_rubric_in_effect(run->rubric, run->portfolio, run->terms->as_of))
        items[out->flags.count++] = PLA_TEXT("not_in_effect");
    if (!pla_policy_in_effect(run->terms->policy, run->terms->as_of))
        items[out->flags.count++] = PLA_TEXT("policy_not_in_effect");
    if (out->flags.count > 1)
        qsort(items, out->flags.count, sizeof *items, by_bytes);
}

/* ---- the decision ---- */

static void describe(const struct pla_run *run, struct pla_decision *out)
{
    const struct pla_portfolio *portfolio = run->portfolio;
    const struct pla_policy *policy = run->terms->policy;

    out->portfolio = portfolio->id;
    out->attempt = portfolio->attempt;
    out->learner = portfolio->learner.id;
    out->program = portfolio->learner.program;
    out->term = portfolio->term;
    out->rubric = run->rubric->id;
    out->version = run->rubric->version;
    if (run->claim != NULL)
        out->claim = run->claim->id;
    out->policy = pla_text_join(run->arena, pla_text_join(run->arena, policy->id, PLA_TEXT("@")),
                                policy->version);
    out->as_of = run->terms->as_of;
    out->unit = policy->unit;
    out->stock = run->stock;
}

static void list_evidence(const struct pla_run *run, struct pla_decision *out)
{
    struct pla_evidence_result *items =
        PLA_NEW_ARRAY(run->arena, run->item_count, struct pla_evidence_result);

    if (items == NULL)
        return;
    for (size_t i = 0; i < run->item_count; i++)
        items[i] = (struct pla_evidence_result){run->items[i].evidence->id, run->items[i].admitted,
                                                run->items[i].why};
    out->evidence = items;
    out->evidence_count = run->item_count;
}

static void set_score(struct pla_run *run, struct pla_decision *out)
{
    const struct pla_value *score = pla_run_score(run);

    out->has_score = score->state == PLA_VALUE_KNOWN && !score->is_none;
    out->score = out->has_score ? score->low : PLA_ZERO;
}

void pla_run_decide(struct pla_run *run, struct pla_decision *out)
{
    enum pla_state outcome = PLA_MET;
    bool is_referred = false;

    *out = (struct pla_decision){.credits = PLA_ZERO, .score = PLA_ZERO};
    describe(run, out);
    list_evidence(run, out);
    if (!run->is_complete) { /* listed, not judged */
        raise_flags(run, out);
        out->status = PLA_DECISION_INCOMPLETE;
        return;
    }
    out->criteria = run->criteria;
    out->criterion_count = run->rubric->criterion_count;
    outcome = find_outcome(run, &out->outcome, &is_referred);
    list_awards(run, out);
    add_credits(run, out);
    set_score(run, out);
    raise_flags(run, out);
    out->status = status_of(out, outcome, is_referred);
    if (run->terms->screen)
        pla_screen_name(run->awards, out->award_count);
}
