// SPDX-License-Identifier: Apache-2.0
/**
 * The state of a condition: comparisons over ranges, joined by Kleene's tables.
 *
 * Every part is worked out, also where the others decide already: reasons show all of them, and a
 * part that failed fails the whole.
 */
#include "assess/call.h"
#include "assess/range.h"
#include "assess/run.h"

static void say(struct pla_run *run, const struct pla_cond *cond, struct pla_text text)
{
    if (text.at == NULL)
        return;
    if (run->cond_texts == NULL)
        run->cond_texts = PLA_NEW_ARRAY(run->arena, run->program->cond_count, struct pla_text);
    if (run->cond_texts == NULL)
        run->out_of_memory = true;
    else
        run->cond_texts[cond->id] = text;
}

static enum pla_state compare(struct pla_run *run, const struct pla_cond *cond)
{
    const struct pla_value *have = pla_run_value(run, cond->measure);
    const struct pla_value *need = pla_run_value(run, cond->low);
    const struct pla_value *need_high =
        cond->op == PLA_C_WITHIN ? pla_run_value(run, cond->high) : NULL;

    return pla_range_compare(cond->op, have, need, need_high);
}

/** Criteria without a minimum have nothing to meet. */
static enum pla_state all_met(struct pla_run *run, const struct pla_cond *cond)
{
    const struct pla_measure *met = cond->measure;
    enum pla_state state = PLA_MET;

    for (size_t i = 0; i < met->criterion_count; i++) {
        enum pla_state one = run->criteria[met->criteria[i]].state;
        if (one != PLA_STATE_NONE)
            state = pla_state_and(state, one);
    }
    return state;
}

static enum pla_state check_in(struct pla_run *run, const struct pla_cond *cond, enum pla_view view)
{
    struct pla_call_result result;
    struct pla_text failure = {0};

    if (!pla_run_call(run, cond->call, view, NULL, &result, &failure)) {
        say(run, cond, failure.at != NULL ? failure : PLA_TEXT("the function failed"));
        return PLA_FAILED;
    }
    say(run, cond, result.why);
    switch (result.kind) {
    case PLA_CALL_TRUE:
        return PLA_MET;
    case PLA_CALL_FALSE:
        return PLA_NOT_MET;
    case PLA_CALL_UNKNOWN:
        return PLA_UNDECIDED;
    case PLA_CALL_NUMBER:
        break;
    }
    say(run, cond, PLA_TEXT("a check must give true, false or nil, not a number"));
    return PLA_FAILED;
}

/** While some items are doubtful, only what holds with and without them is decided. */
static enum pla_state check(struct pla_run *run, const struct pla_cond *cond)
{
    enum pla_state sure = check_in(run, cond, PLA_VIEW_SURE);
    if (sure == PLA_FAILED || !run->has_doubt)
        return sure;
    enum pla_state all = check_in(run, cond, PLA_VIEW_ALL);
    return all == PLA_FAILED || all == sure ? all : PLA_UNDECIDED;
}

static enum pla_state join(struct pla_run *run, const struct pla_cond *cond)
{
    enum pla_state state = cond->op == PLA_C_AND ? PLA_MET : PLA_NOT_MET;

    for (size_t i = 0; i < cond->part_count; i++) {
        enum pla_state part = pla_run_state(run, cond->parts[i]);
        state = cond->op == PLA_C_AND ? pla_state_and(state, part) : pla_state_or(state, part);
    }
    return state;
}

static enum pla_state invert(enum pla_state state)
{
    if (state == PLA_MET)
        return PLA_NOT_MET;
    return state == PLA_NOT_MET ? PLA_MET : state;
}

static enum pla_state at_least_of(struct pla_run *run, const struct pla_cond *cond)
{
    size_t met = 0, undecided = 0;
    bool failed = false;

    for (size_t i = 0; i < cond->part_count; i++) {
        enum pla_state part = pla_run_state(run, cond->parts[i]);
        met += part == PLA_MET;
        undecided += part == PLA_UNDECIDED;
        failed |= part == PLA_FAILED;
    }
    if (failed)
        return PLA_FAILED;
    if (met >= cond->need)
        return PLA_MET;
    return met + undecided >= cond->need ? PLA_UNDECIDED : PLA_NOT_MET;
}

static enum pla_state judge(struct pla_run *run, const struct pla_cond *cond)
{
    switch (cond->op) {
    case PLA_C_ALL_MET:
        return all_met(run, cond);
    case PLA_C_AND:
    case PLA_C_OR:
        return join(run, cond);
    case PLA_C_NOT:
        return invert(pla_run_state(run, cond->parts[0]));
    case PLA_C_AT_LEAST_OF:
        return at_least_of(run, cond);
    case PLA_C_CHECK:
        return check(run, cond);
    case PLA_C_REFER:
        return PLA_UNDECIDED;
    default:
        return compare(run, cond);
    }
}

enum pla_state pla_run_state(struct pla_run *run, const struct pla_cond *cond)
{
    if (!run->state_known[cond->id]) {
        run->states[cond->id] = judge(run, cond);
        run->state_known[cond->id] = 1;
    }
    return run->states[cond->id];
}

bool pla_run_is_referred(struct pla_run *run, const struct pla_cond *cond)
{
    if (pla_run_state(run, cond) != PLA_UNDECIDED)
        return false;
    if (cond->op == PLA_C_REFER)
        return true;
    for (size_t i = 0; i < cond->part_count; i++)
        if (pla_run_is_referred(run, cond->parts[i]))
            return true;
    return false;
}

struct pla_text pla_run_cond_text(const struct pla_run *run, const struct pla_cond *cond)
{
    if (cond->op == PLA_C_REFER)
        return cond->label;
    return run->cond_texts != NULL ? run->cond_texts[cond->id] : (struct pla_text){0};
}

/** The failure of a comparison's side, or of a criterion that all_met looks at. */
static struct pla_text leaf_failure(struct pla_run *run, const struct pla_cond *cond)
{
    const struct pla_measure *sides[] = {cond->measure, cond->low, cond->high};

    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        if (sides[i] == NULL)
            continue;
        const struct pla_value *value = pla_run_value(run, sides[i]);
        if (value->state == PLA_VALUE_FAILED)
            return value->text;
    }
    if (cond->op == PLA_C_ALL_MET)
        for (size_t i = 0; i < cond->measure->criterion_count; i++) {
            const struct pla_criterion_result *one = &run->criteria[cond->measure->criteria[i]];
            if (one->state == PLA_FAILED)
                return one->value.text;
        }
    return pla_run_cond_text(run, cond);
}

struct pla_text pla_run_failure(struct pla_run *run, const struct pla_cond *cond)
{
    if (pla_run_state(run, cond) != PLA_FAILED)
        return (struct pla_text){0};
    for (size_t i = 0; i < cond->part_count; i++)
        if (pla_run_state(run, cond->parts[i]) == PLA_FAILED)
            return pla_run_failure(run, cond->parts[i]);
    return leaf_failure(run, cond);
}
