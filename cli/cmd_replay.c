// SPDX-License-Identifier: Apache-2.0
/** plaudit replay: score stored portfolios again by the stored versions, and compare bytes. */
#include "amend.h"
#include "batch/batch.h"
#include "lines.h"
#include "replay_use.h"
#include "score_run.h"
#include "store/decision.h"

struct replay_values {
    struct cli_common common;
    struct cli_use_values use;
    size_t jobs;
    bool json;
};

static const struct cli_opt options[] = {
    CLI_STORED_OPTIONS(struct replay_values),
    {"rubric", 'r', CLI_LIST, offsetof(struct replay_values, use.rubrics), "ID",
     "runs by this rubric only; may be given again", NULL},
    {"jobs", 'j', CLI_NUMBER, offsetof(struct replay_values, jobs), "N",
     "worker processes (default: one per processor)", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct replay_values, json), NULL, "the result as JSON", NULL},
    {0},
};

static const char *const examples[] = {
    "Does every decision of the store come out the same again?",
    "plaudit replay",
    "Those of one run:",
    "plaudit replay --run 3da2b3891c1cc0b5",
    NULL,
};
static const char about_replay[] =
    "Each portfolio is scored as it was stored, with the version of rubric and policy that its run "
    "used and the run's date, behind the wall. All bytes are compared but the fingerprints of the "
    "engine and of the decision itself. What was redacted cannot be scored again and is counted.";
static const char *const notes[] = {about_replay, NULL};

struct replay {
    const struct cli_call *call;
    const struct replay_values *values;
    struct pla_store *store;
    uint64_t same, different, redacted;

    /* the run at hand */
    const struct pla_stored_run *run;
    struct pla_store_cursor *records, *lines;
    struct pla_stored_decision line;
    bool has_line;
    struct pla_arena arena;
    struct pla_str text;
    struct pla_err err; /**< why reading the store failed */
};

/* ---- two lines ---- */

/** A line without the fingerprints of the engine and of the decision: what stands between. */
struct parts {
    struct pla_text before, between;
};

static struct parts split(struct pla_text line)
{
    static const char begin[] = "\"fingerprint\":{\"engine\":\"", end[] = ",\"decision\":\"";
    struct parts parts = {line, {0}};
    while (line.length > 0 && line.at[line.length - 1] == '\n')
        line.length--;
    const char *at = NULL, *from = line.at, *last = line.at + line.length;
    for (const char *next;
         (next = memmem(from, (size_t)(last - from), begin, sizeof begin - 1)) != NULL;
         from = next + 1)
        at = next;
    if (at == NULL)
        return parts;
    const char *engine_end =
        memchr(at + sizeof begin - 1, '"', (size_t)(last - at) - (sizeof begin - 1));
    const char *decision =
        engine_end != NULL ? memmem(engine_end, (size_t)(last - engine_end), end, sizeof end - 1)
                           : NULL;
    if (decision == NULL)
        return parts;
    parts.before = (struct pla_text){line.at, (size_t)(at - line.at)};
    parts.between = (struct pla_text){engine_end, (size_t)(decision - engine_end)};
    return parts;
}

static bool is_same(struct pla_text a, struct pla_text b)
{
    struct parts left = split(a), right = split(b);
    return pla_text_equal(left.before, right.before) && pla_text_equal(left.between, right.between);
}

/** Where two texts part, in bytes from 1. */
static size_t first_difference(struct pla_text a, struct pla_text b)
{
    size_t i = 0;
    while (i < a.length && i < b.length && a.at[i] == b.at[i])
        i++;
    return i + 1;
}

/* ---- answers against what is stored ---- */

static enum pla_code tell_store(struct replay *replay)
{
    return cli_tell(replay->call, &replay->err);
}

static enum pla_code next_line(struct replay *replay)
{
    enum pla_code code = pla_store_decisions_next(replay->lines, &replay->line, &replay->err);
    replay->has_line = code == PLA_OK;
    return code == PLA_OK || code == PLA_MISSING ? PLA_OK : tell_store(replay);
}

static void tell_difference(struct replay *replay, struct pla_text found)
{
    const struct pla_stored_decision *line = &replay->line;
    struct pla_err err;
    replay->different++;
    if (found.at == NULL)
        pla_err_set(&err, PLA_NO, "this decision does not come out again");
    else
        pla_err_set(&err, PLA_NO, "scored again it is another from byte %zu on",
                    first_difference(line->line, found));
    pla_err_prepend(&err, "run %.*s, portfolio %.*s, rubric %.*s", (int)replay->run->name.length,
                    replay->run->name.at, (int)line->portfolio.length, line->portfolio.at,
                    (int)line->rubric.length, line->rubric.at);
    cli_tell(replay->call, &err);
}

/** Decisions stored for positions below `position` that no answer came for. */
static enum pla_code pass(struct replay *replay, uint64_t position)
{
    enum pla_code code = PLA_OK;
    while (code == PLA_OK && replay->has_line && replay->line.position < position) {
        if (replay->line.is_redacted || replay->line.line.at == NULL)
            replay->redacted++;
        else
            tell_difference(replay, (struct pla_text){0});
        code = next_line(replay);
    }
    return code;
}

static enum pla_code answer(void *ctx, const struct pla_record *record,
                            const struct pla_answer *given)
{
    struct replay *replay = ctx;
    struct pla_text lines = given->lines, line;
    enum pla_code code = pass(replay, record->position);
    while (code == PLA_OK && cli_next_line(&lines, &line)) {
        if (!replay->has_line || replay->line.position != record->position) {
            struct pla_err err;
            replay->different++;
            pla_err_set(&err, PLA_NO, "scored again it has a decision more");
            pla_err_prepend(&err, "run %.*s, position %llu", (int)replay->run->name.length,
                            replay->run->name.at, (unsigned long long)record->position);
            cli_tell(replay->call, &err);
            continue;
        }
        if (replay->line.line.at == NULL)
            replay->redacted++;
        else if (is_same(replay->line.line, line))
            replay->same++;
        else
            tell_difference(replay, line);
        code = next_line(replay);
    }
    return code;
}

/** The store's records of the run, as they were scored. */
static enum pla_read next_record(void *ctx, struct pla_record *out, struct pla_err *err)
{
    struct replay *replay = ctx;
    struct pla_stored_record record;
    enum pla_code code;
    while ((code = pla_store_records_next(replay->records, &record, &replay->err)) == PLA_OK) {
        if (record.record.at == NULL || record.is_redacted)
            continue;
        pla_arena_reset(&replay->arena);
        pla_str_clear(&replay->text);
        if (cli_amend(record.record, record.ratings, &replay->arena, &replay->text, err) != PLA_OK)
            return PLA_READ_FAULT;
        *out = (struct pla_record){.text = {replay->text.at, replay->text.length},
                                   .name = "store",
                                   .line = 1,
                                   .column = 1,
                                   .position = record.position};
        return PLA_READ_RECORD;
    }
    if (code != PLA_MISSING)
        tell_store(replay);
    return PLA_READ_END;
}

/* ---- a run ---- */

static enum pla_code open_run(struct replay *replay, struct pla_err *err)
{
    struct pla_store_filter filter = {.run = replay->run->name};
    enum pla_code code = pla_store_records_open(replay->store, &filter, &replay->records, err);
    if (code == PLA_OK)
        code = pla_store_decisions_open(replay->store, &filter, &replay->lines, err);
    return code == PLA_OK ? next_line(replay) : code;
}

static enum pla_code run_batch(struct replay *replay, const struct cli_use *use, bool all)
{
    struct pla_record_source source = {replay, NULL, next_record};
    struct pla_score_task score = {.job = cli_use_job(use)};
    struct pla_faults faults = {0};
    struct pla_reader *reader;
    struct pla_err err;
    if (pla_reader_over(&source, &reader, &err) != PLA_OK)
        return cli_tell(replay->call, &err);
    score.job.all_awards = all;
    struct pla_task task = pla_score_task(&score);
    struct pla_sink sink = {.ctx = replay, .answer = answer};
    struct pla_batch batch = {.task = &task,
                              .reader = reader,
                              .sink = &sink,
                              .interrupt = {NULL, -1},
                              .workers = cli_workers(use, replay->values->jobs),
                              .memory_bytes = cli_use_memory(use)};
    enum pla_code code = pla_batch_run(&batch, &faults);
    cli_use_tell(replay->call, use, &faults);
    pla_reader_free(reader);
    return code == PLA_OK ? pass(replay, UINT64_MAX) : code;
}

static enum pla_code replay_run(struct replay *replay, struct pla_text name)
{
    struct pla_stored_run run;
    struct pla_err err = {0};
    struct cli_use use;
    bool all = false;
    enum pla_code code = pla_store_run_get(replay->store, name, replay->call->arena, &run, &err);
    if (code != PLA_OK)
        return cli_tell(replay->call, &err);
    /* cppcheck-suppress autoVariables ; taken back before the end */
    replay->run = &run;
    code = cli_replay_use(replay->call, replay->store, &run, true, &use, &all, &err);
    if (code == PLA_OK)
        code = open_run(replay, &err);
    if (code != PLA_OK && err.code != PLA_OK)
        cli_tell(replay->call, &err);
    if (code == PLA_OK)
        code = run_batch(replay, &use, all);
    pla_store_cursor_close(replay->records);
    pla_store_cursor_close(replay->lines);
    replay->records = replay->lines = NULL;
    replay->run = NULL;
    return code;
}

static bool is_wanted(const struct replay *replay, const struct pla_stored_run *run)
{
    enum { DAY_SECONDS = 86400 };
    const struct cli_stored_values *stored = &replay->values->use.stored;
    const struct cli_list *rubrics = &replay->values->use.rubrics;
    bool is_by = rubrics->count == 0;
    for (size_t i = 0; i < run->version_count && !is_by; i++)
        for (size_t k = 0; k < rubrics->count && !is_by; k++)
            is_by = pla_text_equal(run->versions[i].id, pla_text_of(rubrics->items[k]));
    return is_by && (stored->run == NULL || pla_text_equal(run->name, pla_text_of(stored->run))) &&
           (!stored->since.is_set || run->at >= (int64_t)stored->since.day * DAY_SECONDS);
}

static enum pla_code replay_all(struct replay *replay)
{
    struct pla_arena *arena = replay->call->arena;
    struct pla_stored_run *runs;
    struct pla_err err = {0};
    size_t count, taken = 0;
    enum pla_code code = pla_store_run_list(replay->store, arena, &runs, &count, &err);
    if (code != PLA_OK)
        return cli_tell(replay->call, &err);
    for (size_t i = 0; i < count && code == PLA_OK; i++) {
        struct pla_stored_run run;
        if (pla_store_run_get(replay->store, runs[i].name, arena, &run, &err) != PLA_OK)
            return cli_tell(replay->call, &err);
        if (!is_wanted(replay, &run))
            continue;
        taken++;
        code = replay_run(replay, run.name);
    }
    if (code != PLA_OK || taken > 0)
        return code;
    pla_err_set(&err, PLA_MISSING, "the store holds no such run");
    return cli_tell(replay->call, &err);
}

static enum pla_code show(const struct replay *replay)
{
    struct pla_str text = {0};
    unsigned long long same = replay->same, different = replay->different,
                       redacted = replay->redacted;
    if (replay->values->json)
        pla_str_put_format(&text,
                           "{\"schema\":1,\"ok\":%s,\"same\":%llu,\"different\":%llu,"
                           "\"redacted\":%llu}\n",
                           different == 0 ? "true" : "false", same, different, redacted);
    else
        pla_str_put_format(&text,
                           "%llu decision%s scored again: %llu the same, %llu different; "
                           "%llu redacted\n",
                           same + different, same + different == 1 ? "" : "s", same, different,
                           redacted);
    return cli_print(replay->call, &text);
}

static enum pla_code run(const struct cli_call *call)
{
    const struct replay_values *values = call->values;
    struct replay replay = {.call = call, .values = values};
    enum pla_code code =
        cli_store_open(call, &values->use.stored.store, PLA_STORE_READ, &replay.store);
    if (code != PLA_OK)
        return code;
    pla_arena_init(&replay.arena, 0);
    code = replay_all(&replay);
    pla_arena_release(&replay.arena);
    pla_str_release(&replay.text);
    pla_store_close(replay.store);
    if (code == PLA_OK)
        code = show(&replay);
    return replay.different > 0 ? pla_code_worst(code, PLA_NO) : code;
}

const struct cli_cmd cli_cmd_replay = {
    .name = "replay",
    .summary = "score stored portfolios again and compare bytes",
    .operands = "",
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct replay_values),
    .run = run,
};
