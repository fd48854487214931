// SPDX-License-Identifier: Apache-2.0
/**
 * The policy's rules, asked of every earned award: block it, refer it to a person, or hold its
 * posting back; and whether its method counts toward residency here.
 *
 * Conditions of a policy see the portfolio, what is held, and all evidence without a rubric's
 * admission.
 */
#include "assess/limit.h"

/** Nothing is asked of evidence, nothing is required. */
static const struct pla_rubric no_rubric = {.admit = {.where = PLA_NO_CALL}};

/** A run for the policy's conditions about one claim; the one before serves the same claim. */
static struct pla_run *policy_run(struct pla_limiter *limiter, const struct pla_entry *entry,
                                  struct pla_run *last)
{
    struct pla_run *run = last;
    struct pla_err err;

    if (last != NULL && last->claim == entry->run->claim)
        return last;
    run = PLA_NEW(limiter->arena, struct pla_run);
    if (run == NULL)
        return NULL;
    *run = (struct pla_run){.terms = limiter->terms,
                            .rubric = &no_rubric,
                            .program = &limiter->policy->program,
                            .calls = limiter->terms->policy_calls,
                            .portfolio = limiter->portfolio,
                            .claim = entry->run->claim,
                            .name = entry->run->name,
                            .arena = limiter->arena,
                            .serial = entry->run->serial};
    if (!pla_run_begin(run) || pla_run_admit(run, &err) != PLA_OK)
        return NULL;
    return run;
}

static void hold(struct pla_limiter *limiter, struct pla_entry *entry, const struct pla_gate *gate)
{
    struct pla_award_result *result = entry->result;
    struct pla_text *held = PLA_NEW_ARRAY(limiter->arena, result->hold.count + 1, struct pla_text);

    if (held == NULL)
        return;
    if (result->hold.count > 0)
        memcpy(held, result->hold.items, result->hold.count * sizeof *held);
    held[result->hold.count] = pla_text_join(limiter->arena, PLA_TEXT("rule:"), gate->id);
    result->hold = (struct pla_text_list){held, result->hold.count + 1};
}

/** A screening asks whether the learner can still meet a rule that blocks. */
static bool is_within_reach(const struct pla_limiter *limiter, struct pla_run *run,
                            const struct pla_gate *gate)
{
    const struct pla_gap *gaps;
    size_t count;

    if (!limiter->terms->screen)
        return false;
    pla_run_gaps(run, gate->when, &gaps, &count);
    for (size_t i = 0; i < count; i++)
        if (pla_gap_is_closed(&gaps[i]))
            return false;
    return true;
}

/** What a rule that is not surely met does: `hold` waits too, `refer` calls a person anyway. */
static void bite(struct pla_limiter *limiter, struct pla_run *run, struct pla_entry *entry,
                 const struct pla_gate *gate)
{
    struct pla_text prefix = PLA_TEXT("rule:");

    if (gate->effect == PLA_GATE_HOLD) {
        pla_limit_cut(limiter, entry, prefix, gate->id, PLA_ZERO, gate->because);
        hold(limiter, entry, gate);
    } else if (gate->effect == PLA_GATE_BLOCK && pla_run_state(run, gate->when) == PLA_NOT_MET &&
               !is_within_reach(limiter, run, gate)) {
        pla_limit_block(limiter, entry, prefix, gate->id, gate->because);
    } else {
        pla_limit_cut(limiter, entry, prefix, gate->id, PLA_ZERO, gate->because);
        pla_limit_stop(entry,
                       gate->effect == PLA_GATE_REFER ? PLA_STATUS_REFERRED : PLA_STATUS_UNDECIDED);
    }
}

static void pass(struct pla_limiter *limiter, struct pla_run *run, struct pla_entry *entry)
{
    for (size_t i = 0; i < limiter->policy->gate_count && entry->is_standing; i++) {
        const struct pla_gate *gate = &limiter->policy->gates[i];
        if (gate->method.at != NULL && !pla_text_equal(gate->method, entry->result->method))
            continue;
        enum pla_state state = pla_run_state(run, gate->when);
        if (state == PLA_FAILED)
            pla_limit_fail(limiter, entry, pla_run_failure(run, gate->when));
        else if (state != PLA_MET)
            bite(limiter, run, entry, gate);
    }
}

/** Only what is surely met makes credit resident. */
static void settle_residency(struct pla_limiter *limiter, struct pla_run *run,
                             struct pla_entry *entry)
{
    const struct pla_method *method = pla_policy_method(limiter->policy, entry->result->method);

    if (method == NULL || method->resident_when == NULL)
        return;
    enum pla_state state = pla_run_state(run, method->resident_when);
    if (state == PLA_FAILED)
        pla_limit_fail(limiter, entry, pla_run_failure(run, method->resident_when));
    else
        entry->result->resident = state == PLA_MET;
}

static bool has_conditions(const struct pla_policy *policy)
{
    for (size_t i = 0; i < policy->method_count; i++)
        if (policy->methods[i].resident_when != NULL)
            return true;
    return policy->gate_count > 0;
}

static void show(const struct pla_limiter *limiter, const struct pla_run *run)
{
    const struct pla_observer *observer = limiter->terms->observer;

    if (observer != NULL && observer->asked != NULL && run != NULL)
        observer->asked(observer->ctx, run);
}

void pla_limit_gates(struct pla_limiter *limiter)
{
    struct pla_run *run = NULL;

    if (!has_conditions(limiter->policy))
        return;
    for (size_t i = 0; i < limiter->entry_count; i++) {
        struct pla_entry *entry = &limiter->entries[i];
        if (!entry->is_standing)
            continue;
        struct pla_run *last = run;
        run = policy_run(limiter, entry, last);
        if (run == NULL)
            return;
        if (run != last)
            show(limiter, last);
        settle_residency(limiter, run, entry);
        pass(limiter, run, entry);
    }
    show(limiter, run);
}
