// SPDX-License-Identifier: Apache-2.0
/** The board's facts from a store. */
#include "board_facts.h"

#include <stdlib.h>

#include "model/decision_read.h"
#include "store/action.h"
#include "store/decision.h"

bool cli_board_cases_add(struct cli_board_cases *cases, const struct pla_decision *decision,
                         struct pla_arena *arena)
{
    struct cli_board_case *items =
        pla_arena_grow(arena, cases->items, &cases->capacity, cases->count + 1, sizeof *items);
    if (items == NULL)
        return false;
    cases->items = items;
    items[cases->count++] =
        (struct cli_board_case){pla_text_copy(arena, decision->portfolio),
                                pla_text_copy(arena, decision->rubric), decision->attempt};
    return !arena->failed;
}

static int compare_attempts(const struct cli_board_case *a, const struct cli_board_case *b)
{
    int order = pla_text_compare(a->portfolio, b->portfolio);
    return order != 0 ? order : (a->attempt > b->attempt) - (a->attempt < b->attempt);
}

static int compare_cases(const void *a, const void *b)
{
    const struct cli_board_case *left = a, *right = b;
    int order = compare_attempts(left, right);
    return order != 0 ? order : pla_text_compare(left->rubric, right->rubric);
}

/* ---- stages ---- */

static void set_days(const struct pla_stages *stages, struct pla_case_days *out)
{
    enum { DAY_SECONDS = 86400 };
    const int64_t times[PLA_STEP_COUNT] = {
        [PLA_STEP_RECEIVED] = stages->received, [PLA_STEP_ASSIGNED] = stages->assigned,
        [PLA_STEP_RATED] = stages->rated,       [PLA_STEP_DECIDED] = stages->decided,
        [PLA_STEP_APPROVED] = stages->settled,  [PLA_STEP_POSTED] = stages->posted,
    };
    *out = (struct pla_case_days){0};
    for (int i = 0; i < PLA_STEP_COUNT; i++) {
        out->has[i] = times[i] > 0;
        out->day[i] = (pla_day)(times[i] / DAY_SECONDS);
    }
}

/** Cases are sorted: a portfolio's attempt counts once, however many rubrics decided it. */
static enum pla_code read_stages(struct pla_store *store, const struct cli_board_cases *cases,
                                 struct pla_arena *arena, struct pla_board_facts *out,
                                 struct pla_err *err)
{
    struct pla_case_days *days = PLA_NEW_ARRAY(arena, cases->count + 1, struct pla_case_days);
    if (days == NULL)
        return pla_err_memory(err);
    out->cases = days;
    for (size_t i = 0; i < cases->count; i++) {
        const struct cli_board_case *one = &cases->items[i];
        struct pla_stages stages;
        if (i > 0 && compare_attempts(one - 1, one) == 0)
            continue;
        enum pla_code code = pla_store_stages(store, one->portfolio, one->attempt, &stages, err);
        if (code != PLA_OK)
            return code;
        set_days(&stages, &days[out->case_count++]);
    }
    return PLA_OK;
}

/* ---- appeals ---- */

struct opening {
    struct pla_stored_action action; /**< its key, due and number; texts in the arena */
    int64_t answer;                  /**< the decision that the answer names; 0: none */
    bool is_closed;
};
struct openings {
    struct opening *items;
    size_t count, capacity;
};

static bool add_opening(struct openings *list, const struct pla_stored_action *action,
                        struct pla_arena *arena)
{
    struct opening *items =
        pla_arena_grow(arena, list->items, &list->capacity, list->count + 1, sizeof *items);
    if (items == NULL)
        return false;
    list->items = items;
    struct opening *one = &items[list->count++];
    *one = (struct opening){.action = *action};
    struct pla_award_key *key = &one->action.key;
    key->portfolio = pla_text_copy(arena, key->portfolio);
    key->rubric = pla_text_copy(arena, key->rubric);
    key->claim = pla_text_copy(arena, key->claim);
    key->award = pla_text_copy(arena, key->award);
    return !arena->failed;
}

static void close_opening(struct openings *list, const struct pla_stored_action *action)
{
    for (size_t i = list->count; i > 0; i--)
        if (list->items[i - 1].action.number == action->about) {
            list->items[i - 1].is_closed = true;
            list->items[i - 1].answer = action->decision;
            return;
        }
}

static bool is_among(const struct cli_board_cases *cases, const struct pla_award_key *key)
{
    struct cli_board_case wanted = {key->portfolio, key->rubric, key->attempt};
    return cases->count > 0 &&
           bsearch(&wanted, cases->items, cases->count, sizeof wanted, compare_cases) != NULL;
}

static enum pla_code read_openings(struct pla_store *store, const struct cli_board_cases *cases,
                                   struct pla_arena *arena, struct openings *out,
                                   struct pla_err *err)
{
    const struct pla_store_filter all = {0};
    struct pla_store_cursor *cursor;
    struct pla_stored_action action;
    enum pla_code code = pla_store_actions_open(store, &all, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_actions_next(cursor, &action, err)) == PLA_OK) {
        if (action.kind == PLA_ACTION_CLOSE) {
            close_opening(out, &action);
        } else if (action.kind == PLA_ACTION_APPEAL && is_among(cases, &action.key) &&
                   !add_opening(out, &action, arena)) {
            code = pla_err_memory(err);
            break;
        }
    }
    pla_store_cursor_close(cursor);
    return code == PLA_MISSING ? PLA_OK : code;
}

/** Status and credits of the appeal's award in a decision's line. */
struct outcome {
    bool is_there;
    int status;
    struct pla_rational credits;
};

static enum pla_code read_outcome(struct pla_text line, struct pla_text award, struct outcome *out,
                                  struct pla_err *err)
{
    struct pla_arena arena;
    struct pla_decision decision;
    *out = (struct outcome){0};
    if (line.at == NULL)
        return PLA_OK; /* redacted */
    pla_arena_init(&arena, 0);
    enum pla_code code = pla_decision_read(line, "store", 1, &arena, &decision, err);
    for (size_t i = 0; code == PLA_OK && i < decision.award_count; i++)
        if (pla_text_equal(decision.awards[i].id, award))
            *out =
                (struct outcome){true, (int)decision.awards[i].status, decision.awards[i].credits};
    pla_arena_release(&arena);
    return code;
}

/** Does the award differ between the decision appealed against and the one of the answer? */
static enum pla_code is_changed(struct pla_store *store, const struct opening *opening, bool *out,
                                struct pla_err *err)
{
    const struct pla_award_key *key = &opening->action.key;
    const struct pla_store_filter filter = {.portfolio = key->portfolio};
    struct outcome before = {0}, after = {0};
    struct pla_store_cursor *cursor;
    struct pla_stored_decision decision;
    *out = false;
    if (opening->answer == 0 || opening->answer == opening->action.decision)
        return PLA_OK;
    enum pla_code code = pla_store_decisions_open(store, &filter, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_decisions_next(cursor, &decision, err)) == PLA_OK) {
        if (decision.number == opening->action.decision)
            code = read_outcome(decision.line, key->award, &before, err);
        else if (decision.number == opening->answer)
            code = read_outcome(decision.line, key->award, &after, err);
        if (code != PLA_OK)
            break;
    }
    pla_store_cursor_close(cursor);
    *out = before.is_there != after.is_there || before.status != after.status ||
           (before.is_there && pla_rational_compare(before.credits, after.credits) != 0);
    return code == PLA_MISSING ? PLA_OK : code;
}

static enum pla_code read_appeals(struct pla_store *store, const struct cli_board_cases *cases,
                                  pla_day as_of, struct pla_arena *arena,
                                  struct pla_board_facts *out, struct pla_err *err)
{
    struct openings openings = {0};
    enum pla_code code = read_openings(store, cases, arena, &openings, err);
    out->appeals_opened = openings.count;
    for (size_t i = 0; i < openings.count && code == PLA_OK; i++) {
        const struct opening *one = &openings.items[i];
        bool has_changed = false;
        if (one->is_closed) {
            code = is_changed(store, one, &has_changed, err);
            out->appeals_decided++;
            out->appeals_changed += has_changed;
        } else {
            out->appeals_waiting++;
            out->appeals_late += one->action.has_due && one->action.due < as_of;
        }
    }
    return code;
}

enum pla_code cli_board_facts_read(const struct cli_call *call,
                                   const struct cli_store_values *values,
                                   struct cli_board_cases *cases, pla_day as_of,
                                   struct pla_arena *arena, struct pla_board_facts *out)
{
    struct pla_store *store;
    struct pla_err err;
    *out = (struct pla_board_facts){0};
    if (cases->count > 1)
        qsort(cases->items, cases->count, sizeof *cases->items, compare_cases);
    enum pla_code code = cli_store_open(call, values, PLA_STORE_READ, &store);
    if (code != PLA_OK)
        return code;
    code = read_stages(store, cases, arena, out, &err);
    if (code == PLA_OK)
        code = read_appeals(store, cases, as_of, arena, out, &err);
    if (code != PLA_OK)
        cli_tell(call, &err);
    pla_store_close(store);
    return code;
}
