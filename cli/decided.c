// SPDX-License-Identifier: Apache-2.0
/** Decisions of the store. */
#include "decided.h"

#include "amend.h"
#include "base/json.h"
#include "batch/read_task.h"
#include "store/run.h"

struct view {
    const struct cli_decided *decided;
    struct cli_score_run *run;
    struct pla_store *store;
    uint64_t redacted;

    /* decisions of one portfolio that follow each other */
    struct pla_str lines, names, portfolio, saved_in; /**< saved_in: id of their run */
    int64_t attempt;
    uint64_t position;

    struct pla_arena arena; /**< of one record, for its names or with want_records */
    struct pla_str record;
};

static bool is_wanted(const struct view *view, const struct pla_stored_decision *decision)
{
    const struct cli_list *rubrics = view->decided->rubrics;
    bool is_any = rubrics == NULL || rubrics->count == 0;
    for (size_t i = 0; !is_any && i < rubrics->count; i++) {
        struct pla_text id, version;
        cli_split_version(rubrics->items[i], &id, &version);
        is_any = pla_text_equal(id, decision->rubric) &&
                 (version.at == NULL || pla_text_equal(version, decision->version));
    }
    return is_any;
}

static void count(struct cli_score_run *run, const struct pla_stored_decision *decision)
{
    for (int i = PLA_DECISION_FAILED; i <= PLA_DECISION_COMPLETE; i++)
        if (pla_text_equal(decision->status,
                           pla_text_of(pla_decision_status_name((enum pla_decision_status)i))))
            run->counts[PLA_COUNT_DECISIONS + i]++;
}

/** The portfolio of what was gathered, with what the run put into it. */
static enum pla_code read_record(struct view *view, struct pla_err *err)
{
    struct pla_text run = {view->saved_in.at, view->saved_in.length};
    struct pla_store_filter filter = {.portfolio = {view->portfolio.at, view->portfolio.length}};
    struct pla_store_cursor *cursor;
    struct pla_stored_record stored;
    pla_str_empty(&view->record);
    pla_arena_reset(&view->arena);
    enum pla_code code = pla_store_records_open(view->store, &filter, &cursor, err);
    if (code != PLA_OK)
        return code == PLA_MISSING ? PLA_OK : code;
    while ((code = pla_store_records_next(cursor, &stored, err)) == PLA_OK) {
        if (stored.record.at == NULL || stored.position != view->position ||
            !pla_text_equal(stored.run, run))
            continue;
        code = cli_amend(stored.record, stored.ratings, &view->arena, &view->record, err);
        break;
    }
    pla_store_cursor_close(cursor);
    return code == PLA_MISSING ? PLA_OK : code;
}

enum pla_code cli_decided_names(const struct pla_stored_decision *decision, struct pla_arena *arena,
                                struct pla_str *out)
{
    struct pla_str record = {0};
    struct pla_err err;
    enum pla_code code = PLA_OK;
    if (decision->names.length > 0) {
        pla_str_put_text(out, decision->names);
        if (decision->names.at[decision->names.length - 1] != '\n')
            pla_str_put_c(out, '\n');
    } else if (decision->record.at != NULL) {
        code = cli_amend(decision->record, decision->ratings, arena, &record, &err);
        if (code == PLA_OK)
            code = pla_names_line((struct pla_text){record.at, record.length}, arena, out);
        pla_str_release(&record);
    }
    if (code == PLA_MEMORY || out->failed || arena->failed)
        return PLA_MEMORY;
    return PLA_OK; /* a record that cannot be read has no names: its decision is shown without */
}

/** Give the sink what was gathered. */
static enum pla_code give(struct view *view, struct pla_err *err)
{
    struct cli_score_run *run = view->run;
    struct pla_record record = {
        .name = "store", .line = 1, .column = 1, .position = view->position};
    if (view->lines.length == 0)
        return PLA_OK;
    if (view->lines.failed || view->names.failed || view->portfolio.failed || view->saved_in.failed)
        return pla_err_memory(err);
    if (run->want_records) {
        enum pla_code read = read_record(view, err);
        if (read == PLA_OK)
            read = pla_str_check(&view->record, err);
        if (read != PLA_OK)
            return read;
        if (view->record.length > 0)
            record.text = (struct pla_text){view->record.at, view->record.length};
    }
    run->records++;
    enum pla_code code = run->sink.lines(run->sink.ctx, &record,
                                         (struct pla_text){view->lines.at, view->lines.length},
                                         (struct pla_text){view->names.at, view->names.length});
    pla_str_clear(&view->lines);
    return code;
}

static enum pla_code show(struct view *view, const struct pla_stored_decision *decision,
                          struct pla_err *err)
{
    struct pla_text before = {view->portfolio.at, view->portfolio.length};
    enum pla_code code = PLA_OK;
    if (decision->line.at == NULL) {
        view->redacted++;
        return PLA_OK;
    }
    if (view->attempt != decision->attempt || !pla_text_equal(before, decision->portfolio))
        code = give(view, err);
    if (view->lines.length == 0) {
        pla_str_clear(&view->portfolio);
        pla_str_clear(&view->names);
        pla_str_put_text(&view->portfolio, decision->portfolio);
        pla_str_clear(&view->saved_in);
        pla_str_put_text(&view->saved_in, decision->run);
        view->attempt = decision->attempt;
        view->position = decision->position;
        if (code == PLA_OK && view->run->want_names) {
            pla_arena_reset(&view->arena);
            code = cli_decided_names(decision, &view->arena, &view->names);
            if (code == PLA_MEMORY)
                pla_err_memory(err);
        }
    }
    pla_str_put_text(&view->lines, decision->line);
    pla_str_put_c(&view->lines, '\n');
    count(view->run, decision);
    return code;
}

/* ---- the description: of all runs together, the last run's policy ---- */

/** The bytes of a member of an object. */
static struct pla_text member(struct pla_text object, const char *name, struct pla_arena *arena)
{
    struct pla_json json;
    struct pla_text key, found = {0};
    pla_json_begin(&json, object, "description", 1, arena);
    if (object.at == NULL || pla_json_peek(&json) != PLA_JSON_OBJECT || !pla_json_object(&json))
        return found;
    while (pla_json_member(&json, &key)) {
        if (pla_text_equal(key, pla_text_of(name)))
            (void)pla_json_raw(&json, &found);
        else
            (void)pla_json_skip(&json);
    }
    return json.err.code == PLA_OK ? found : (struct pla_text){0};
}

struct text_list {
    struct pla_text *items;
    size_t count, capacity;
};

/** Add what is not there yet. */
static bool add_text(struct text_list *list, struct pla_text text, struct pla_arena *arena)
{
    for (size_t i = 0; i < list->count; i++)
        if (pla_text_equal(list->items[i], text))
            return true;
    struct pla_text *items =
        pla_arena_grow(arena, list->items, &list->capacity, list->count + 1, sizeof *items);
    if (items == NULL)
        return false;
    list->items = items;
    items[list->count++] = text;
    return true;
}

static bool add_rubrics(struct text_list *list, struct pla_text array, struct pla_arena *arena)
{
    struct pla_json json;
    struct pla_text element;
    if (array.at == NULL)
        return true;
    pla_json_begin(&json, array, "description", 1, arena);
    if (!pla_json_array(&json))
        return true;
    while (pla_json_element(&json) && pla_json_raw(&json, &element))
        if (!add_text(list, element, arena))
            return false;
    return true;
}

static enum pla_code describe(struct view *view, struct pla_text run_name, struct pla_str *out,
                              struct pla_err *err)
{
    struct pla_arena *arena = view->run->call->arena;
    struct pla_stored_run *runs;
    struct text_list rubrics = {0};
    struct pla_text policy = {0};
    size_t run_count;
    enum pla_code code = pla_store_run_list(view->store, arena, &runs, &run_count, err);
    for (size_t i = 0; i < run_count && code == PLA_OK; i++) {
        if (run_name.at != NULL && !pla_text_equal(run_name, runs[i].name))
            continue;
        struct pla_text found = member(runs[i].description, "policy", arena);
        policy = found.at != NULL ? found : policy;
        if (!add_rubrics(&rubrics, member(runs[i].description, "rubrics", arena), arena))
            code = pla_err_memory(err);
    }
    if (code != PLA_OK)
        return code;
    PLA_PUT(out, "{\"policy\":");
    pla_str_put_text(out, policy.at != NULL ? policy : PLA_TEXT("{}"));
    PLA_PUT(out, ",\"rubrics\":[");
    for (size_t i = 0; i < rubrics.count; i++) {
        if (i > 0)
            pla_str_put_c(out, ',');
        pla_str_put_text(out, rubrics.items[i]);
    }
    PLA_PUT(out, "]}\n");
    return pla_str_check(out, err);
}

static enum pla_code start(struct view *view, struct pla_text run_name, struct pla_err *err)
{
    struct cli_score_run *run = view->run;
    struct pla_str text = {0};
    if (run->sink.start == NULL || !run->want_description)
        return PLA_OK;
    enum pla_code code = describe(view, run_name, &text, err);
    if (code == PLA_OK)
        code = run->sink.start(run->sink.ctx, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
    return code;
}

static enum pla_code go_through(struct view *view, struct pla_err *err)
{
    enum { DAY_SECONDS = 86400 };
    const struct cli_decided *decided = view->decided;
    const struct cli_stored_values *stored = decided->stored;
    struct pla_store_filter filter = {
        .run = pla_text_of(stored->run),
        .portfolio = pla_text_of(decided->portfolio),
        .since = stored->since.is_set ? (int64_t)stored->since.day * DAY_SECONDS : 0,
        .is_latest = stored->run == NULL};
    struct pla_store_cursor *cursor;
    struct pla_stored_decision decision;
    enum pla_code code = start(view, filter.run, err);
    if (code == PLA_OK)
        code = pla_store_decisions_open(view->store, &filter, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_decisions_next(cursor, &decision, err)) == PLA_OK) {
        if (is_wanted(view, &decision))
            code = show(view, &decision, err);
        if (code != PLA_OK)
            break;
    }
    pla_store_cursor_close(cursor);
    return code == PLA_MISSING ? give(view, err) : code;
}

enum pla_code cli_decided_use(const struct cli_call *call, const struct cli_use_values *values,
                              struct cli_use *out)
{
    struct cli_use_values own = *values;
    struct pla_store *store;
    struct pla_stored_run *runs;
    struct pla_err err;
    size_t count;
    enum pla_code code = cli_store_open(call, &values->stored.store, PLA_STORE_READ, &store);
    if (code != PLA_OK)
        return code;
    code = pla_store_run_list(store, call->arena, &runs, &count, &err);
    if (code != PLA_OK)
        cli_tell(call, &err);
    for (size_t i = 0; code == PLA_OK && !values->as_of.is_set && i < count; i++)
        if (values->stored.run == NULL ||
            pla_text_equal(runs[i].name, pla_text_of(values->stored.run)))
            own.as_of = (struct cli_date){true, runs[i].as_of};
    pla_store_close(store);
    if (code == PLA_OK)
        code = cli_use_begin(call, &own, out);
    out->stored = &values->stored; /* `own` does not live on */
    out->named = &values->rubrics;
    return code;
}

enum pla_code cli_decided_run(const struct cli_decided *decided, struct cli_score_run *run)
{
    const struct cli_call *call = run->call;
    struct view view = {.decided = decided, .run = run};
    struct pla_err err = {0};
    enum pla_code code = cli_store_open(call, &decided->stored->store, PLA_STORE_READ, &view.store);
    if (code != PLA_OK)
        return code;
    pla_arena_init(&view.arena, 0);
    code = go_through(&view, &err);
    if (code == PLA_OK && run->records == 0 && view.redacted == 0) {
        code = pla_err_set(&err, PLA_MISSING, "the store holds no such decision");
        pla_err_prepend(&err, "%s", pla_store_path(view.store));
    }
    if (code != PLA_OK && err.code != PLA_OK)
        cli_tell(call, &err);
    if (view.redacted > 0)
        cli_out_note(call->out, "%llu redacted decisions are left out",
                     (unsigned long long)view.redacted);
    pla_store_close(view.store);
    pla_str_release(&view.lines);
    pla_str_release(&view.names);
    pla_str_release(&view.portfolio);
    pla_str_release(&view.saved_in);
    pla_str_release(&view.record);
    pla_arena_release(&view.arena);
    return code;
}
