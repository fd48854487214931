// SPDX-License-Identifier: Apache-2.0
/** plaudit history: all that the store holds about a learner, in the order it happened. */
#include <stdlib.h>

#include "clock.h"
#include "store/action.h"
#include "store/decision.h"
#include "store/rating.h"
#include "storing.h"

struct history_values {
    struct cli_common common;
    struct cli_store_values store;
    bool json;
};

static const struct cli_opt options[] = {
    {"json", 0, CLI_FLAG, offsetof(struct history_values, json), NULL, "a line of JSON an event",
     NULL},
    CLI_STORE_OPTION(struct history_values),
    {0},
};

static const char *const examples[] = {
    "What happened to the portfolios of a learner, and where they stand:",
    "plaudit history S1042",
    NULL,
};
static const char about_history[] =
    "Decisions (also those that later ones have superseded), ratings that came in, approvals, "
    "appeals and postings, then the stages of each portfolio with their dates.";
static const char *const notes[] = {about_history, NULL};

/** Something that happened. */
struct event {
    int64_t at, number;
    int order; /**< among events of one second: what comes first */
    struct pla_text text, json;
};

struct history {
    const struct cli_call *call;
    struct pla_store *store;
    struct pla_arena *arena;
    struct event *events;
    size_t count, capacity;
    struct pla_text *portfolios; /**< each once, as they were met */
    size_t portfolio_count, portfolio_capacity;
};

static bool add_event(struct history *history, struct event event, struct pla_str *text,
                      struct pla_str *json)
{
    struct event *items = pla_arena_grow(history->arena, history->events, &history->capacity,
                                         history->count + 1, sizeof *items);
    event.text = pla_text_copy(history->arena, (struct pla_text){text->at, text->length});
    event.json = pla_text_copy(history->arena, (struct pla_text){json->at, json->length});
    bool is_failed = items == NULL || text->failed || json->failed || history->arena->failed;
    pla_str_release(text);
    pla_str_release(json);
    if (is_failed)
        return false;
    history->events = items;
    items[history->count++] = event;
    return true;
}

static void add_portfolio(struct history *history, struct pla_text portfolio)
{
    for (size_t i = 0; i < history->portfolio_count; i++)
        if (pla_text_equal(history->portfolios[i], portfolio))
            return;
    struct pla_text *items =
        pla_arena_grow(history->arena, history->portfolios, &history->portfolio_capacity,
                       history->portfolio_count + 1, sizeof *items);
    if (items == NULL)
        return;
    history->portfolios = items;
    items[history->portfolio_count++] = pla_text_copy(history->arena, portfolio);
}

static void put_json_text(struct pla_str *s, const char *key, struct pla_text text)
{
    pla_str_put_format(s, ",\"%s\":", key);
    if (text.at != NULL)
        pla_str_put_json(s, text);
    else
        PLA_PUT(s, "null");
}

static void begin_json(struct pla_str *s, const char *kind, int64_t at, struct pla_text actor)
{
    pla_str_put_format(s, "{\"schema\":1,\"event\":\"%s\",\"time\":\"", kind);
    cli_clock_put(s, at);
    PLA_PUT(s, "\"");
    put_json_text(s, "actor", actor);
}

static void put_part(const struct cli_out *out, struct pla_str *s, const char *before,
                     struct pla_text text)
{
    if (text.length == 0)
        return;
    pla_str_put_z(s, before);
    cli_put_color(out, s, CLI_PLAIN, text);
}

/* ---- decisions, ratings, actions ---- */

static bool add_decision(struct history *history, const struct pla_stored_decision *decision)
{
    const struct cli_out *out = history->call->out;
    struct pla_str text = {0}, json = {0};
    add_portfolio(history, decision->portfolio);
    put_part(out, &text, "decided ", decision->portfolio);
    put_part(out, &text, " by ", decision->rubric);
    put_part(out, &text, " ", decision->version);
    put_part(out, &text, ", claim ", decision->claim);
    put_part(out, &text, ": ", decision->status);
    put_part(out, &text, ", run ", decision->run);
    if (!decision->is_latest)
        PLA_PUT(&text, " (superseded)");
    begin_json(&json, "decision", decision->at, decision->actor);
    put_json_text(&json, "portfolio", decision->portfolio);
    pla_str_put_format(&json, ",\"attempt\":%lld", (long long)decision->attempt);
    put_json_text(&json, "rubric", decision->rubric);
    put_json_text(&json, "version", decision->version);
    put_json_text(&json, "claim", decision->claim);
    put_json_text(&json, "status", decision->status);
    put_json_text(&json, "run", decision->run);
    pla_str_put_format(&json, ",\"superseded\":%s}\n", decision->is_latest ? "false" : "true");
    return add_event(history, (struct event){.at = decision->at, .number = decision->number}, &text,
                     &json);
}

static enum pla_code read_decisions(struct history *history, const struct pla_store_filter *filter,
                                    struct pla_err *err)
{
    struct pla_store_cursor *cursor;
    struct pla_stored_decision decision;
    enum pla_code code = pla_store_decisions_open(history->store, filter, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_decisions_next(cursor, &decision, err)) == PLA_OK) {
        if (!add_decision(history, &decision)) {
            code = PLA_MEMORY;
            break;
        }
    }
    pla_store_cursor_close(cursor);
    return code == PLA_MISSING ? PLA_OK : code;
}

static bool add_rating(struct history *history, const struct pla_stored_rating *rating)
{
    const struct cli_out *out = history->call->out;
    struct pla_str text = {0}, json = {0};
    put_part(out, &text, "rated ", rating->portfolio);
    put_part(out, &text, ": ", rating->item);
    put_part(out, &text, " by ", rating->assessor);
    if (!rating->is_latest)
        PLA_PUT(&text, " (changed later)");
    begin_json(&json, "rating", rating->at, rating->actor);
    put_json_text(&json, "portfolio", rating->portfolio);
    put_json_text(&json, "item", rating->item);
    put_json_text(&json, "assessor", rating->assessor);
    PLA_PUT(&json, ",\"rating\":");
    pla_str_put_text(&json, rating->body.at != NULL ? rating->body : PLA_TEXT("null"));
    pla_str_put_format(&json, ",\"superseded\":%s}\n", rating->is_latest ? "false" : "true");
    return add_event(history,
                     (struct event){.at = rating->at, .number = rating->number, .order = 1}, &text,
                     &json);
}

static enum pla_code read_ratings(struct history *history, const struct pla_store_filter *filter,
                                  struct pla_err *err)
{
    struct pla_store_cursor *cursor;
    struct pla_stored_rating rating;
    enum pla_code code = pla_store_ratings_open(history->store, filter, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_ratings_next(cursor, &rating, err)) == PLA_OK) {
        if (!add_rating(history, &rating)) {
            code = PLA_MEMORY;
            break;
        }
    }
    pla_store_cursor_close(cursor);
    return code == PLA_MISSING ? PLA_OK : code;
}

static bool add_action(struct history *history, const struct pla_stored_action *action)
{
    const struct cli_out *out = history->call->out;
    struct pla_str text = {0}, json = {0}, due = {0};
    if (action->has_due)
        pla_day_put(&due, action->due);
    struct pla_text due_text = {due.at, due.length};
    put_part(out, &text, "", pla_text_of(pla_action_kind_name(action->kind)));
    put_part(out, &text, " ", action->key.award);
    put_part(out, &text, " of ", action->key.portfolio);
    put_part(out, &text, ", credits ", action->credits);
    put_part(out, &text, ", ", action->step);
    put_part(out, &text, action->kind == PLA_ACTION_APPEAL ? ", due " : ", on ", due_text);
    put_part(out, &text, ": ", action->reason);
    begin_json(&json, pla_action_kind_name(action->kind), action->at, action->actor);
    put_json_text(&json, "portfolio", action->key.portfolio);
    pla_str_put_format(&json, ",\"attempt\":%lld", (long long)action->key.attempt);
    put_json_text(&json, "rubric", action->key.rubric);
    put_json_text(&json, "claim", action->key.claim);
    put_json_text(&json, "award", action->key.award);
    put_json_text(&json, "credits", action->credits);
    put_json_text(&json, "role", action->step);
    put_json_text(&json, "due", due_text);
    put_json_text(&json, "reason", action->reason);
    PLA_PUT(&json, "}\n");
    pla_str_release(&due);
    return add_event(history,
                     (struct event){.at = action->at, .number = action->number, .order = 2}, &text,
                     &json);
}

static enum pla_code read_actions(struct history *history, const struct pla_store_filter *filter,
                                  struct pla_err *err)
{
    struct pla_store_cursor *cursor;
    struct pla_stored_action action;
    enum pla_code code = pla_store_actions_open(history->store, filter, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_actions_next(cursor, &action, err)) == PLA_OK) {
        if (!add_action(history, &action)) {
            code = PLA_MEMORY;
            break;
        }
    }
    pla_store_cursor_close(cursor);
    return code == PLA_MISSING ? PLA_OK : code;
}

/* ---- showing ---- */

static int by_time(const void *a, const void *b)
{
    const struct event *left = a, *right = b;
    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    return (left->number > right->number) - (left->number < right->number);
}

static void put_stages(struct history *history, struct pla_text portfolio,
                       const struct pla_stages *stages, bool is_json, struct pla_str *s)
{
    const struct {
        const char *name;
        int64_t at;
    } rows[] = {{"received", stages->received}, {"assigned", stages->assigned},
                {"rated", stages->rated},       {"decided", stages->decided},
                {"settled", stages->settled},   {"posted", stages->posted}};
    if (is_json) {
        PLA_PUT(s, "{\"schema\":1,\"event\":\"stages\"");
        put_json_text(s, "portfolio", portfolio);
    } else {
        put_part(history->call->out, s, "stages of ", portfolio);
        PLA_PUT(s, ":");
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_str time = {0};
        if (rows[i].at != 0)
            cli_clock_put(&time, rows[i].at);
        if (is_json)
            put_json_text(s, rows[i].name, (struct pla_text){time.at, time.length});
        else if (rows[i].at != 0)
            pla_str_put_format(s, " %s %.10s", rows[i].name, time.at != NULL ? time.at : "");
        pla_str_release(&time);
    }
    pla_str_put_z(s, is_json ? "}\n" : "\n");
}

static enum pla_code show(struct history *history)
{
    const struct history_values *values = history->call->values;
    struct pla_str text = {0};
    struct pla_err err;
    if (history->count > 1)
        qsort(history->events, history->count, sizeof *history->events, by_time);
    for (size_t i = 0; i < history->count; i++) {
        const struct event *event = &history->events[i];
        if (values->json) {
            pla_str_put_text(&text, event->json);
            continue;
        }
        cli_clock_put(&text, event->at);
        PLA_PUT(&text, "  ");
        pla_str_put_text(&text, event->text);
        PLA_PUT(&text, "\n");
    }
    for (size_t i = 0; i < history->portfolio_count; i++) {
        struct pla_stages stages;
        if (pla_store_stages(history->store, history->portfolios[i], 0, &stages, &err) != PLA_OK) {
            pla_str_release(&text);
            return cli_tell(history->call, &err);
        }
        put_stages(history, history->portfolios[i], &stages, values->json, &text);
    }
    return cli_print(history->call, &text);
}

static enum pla_code run(const struct cli_call *call)
{
    const struct history_values *values = call->values;
    struct history history = {.call = call, .arena = call->arena};
    struct pla_store_filter filter = {.learner = pla_text_of(call->operands[0])};
    struct pla_err err = {0};
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_READ, &history.store);
    if (code != PLA_OK)
        return code;
    code = read_decisions(&history, &filter, &err);
    if (code == PLA_OK)
        code = read_ratings(&history, &filter, &err);
    if (code == PLA_OK)
        code = read_actions(&history, &filter, &err);
    if (code == PLA_MEMORY)
        pla_err_memory(&err);
    code = code == PLA_OK ? show(&history) : cli_tell(call, &err);
    pla_store_close(history.store);
    return code;
}

const struct cli_cmd cli_cmd_history = {
    .name = "history",
    .summary = "show all that the store holds about a learner",
    .operands = "LEARNER",
    .least_operands = 1,
    .most_operands = 1,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct history_values),
    .run = run,
};
