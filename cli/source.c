// SPDX-License-Identifier: Apache-2.0
/** Portfolios or decisions as the source of a report. */
#include "source.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "batch/batch.h"
#include "decided.h"
#include "model/decision_read.h"
#include "roster.h"
#include "stop.h"
#include "worker/area.h"
#include "worker/run.h"

static enum pla_code tell(const struct cli_call *call, const struct pla_err *err)
{
    cli_out_error(call->out, err, NULL);
    return err->code;
}

/* ---- opening ---- */

/** Copy a stream into a file without a name, which stays open as long as the program. */
static enum pla_code copy_stream(FILE *in, FILE *out, struct pla_err *err)
{
    char buffer[1 << 16];
    size_t length;
    if (in == NULL || out == NULL)
        return pla_err_set(err, in == NULL ? PLA_MISSING : PLA_OUTPUT, "cannot be read");
    while ((length = fread(buffer, 1, sizeof buffer, in)) > 0)
        if (fwrite(buffer, 1, length, out) != length)
            break;
    if (ferror(in) || ferror(out) || fflush(out) != 0)
        return pla_err_set(err, PLA_OUTPUT, "cannot be kept in a file on the way");
    return PLA_OK;
}

/** Standard input is read twice: the copy takes its number. */
static enum pla_code spool_stdin(struct pla_err *err)
{
    FILE *out = tmpfile();
    enum pla_code code = copy_stream(stdin, out, err);
    if (code == PLA_OK &&
        (dup2(fileno(out), STDIN_FILENO) < 0 || lseek(STDIN_FILENO, 0, SEEK_SET) != 0))
        code = pla_err_set(err, PLA_OUTPUT, "cannot be kept in a file on the way");
    return code;
}

/** Any other pipe: the copy's number is its path. */
static enum pla_code spool_pipe(struct cli_source *source, const char **path, struct pla_err *err)
{
    char name[32];
    FILE *in = fopen(*path, "rb"), *out = tmpfile();
    enum pla_code code = copy_stream(in, out, err);
    if (in != NULL)
        (void)fclose(in);
    if (code != PLA_OK)
        return code;
    (void)snprintf(name, sizeof name, "/dev/fd/%d", fileno(out));
    *path = pla_arena_copy(source->call->arena, name, strlen(name));
    return *path != NULL ? PLA_OK : pla_err_memory(err);
}

static enum pla_code spool_pipes(struct cli_source *source, struct pla_err *err)
{
    for (size_t i = 0; i < source->count; i++) {
        struct stat about;
        enum pla_code code = PLA_OK;
        if (strcmp(source->paths[i], "-") == 0)
            code = spool_stdin(err);
        else if (stat(source->paths[i], &about) == 0 &&
                 (S_ISFIFO(about.st_mode) || S_ISCHR(about.st_mode)))
            code = spool_pipe(source, &source->paths[i], err);
        if (code != PLA_OK) {
            pla_err_prepend(err, "%s", source->call->operands[i]);
            return code;
        }
    }
    return PLA_OK;
}

static void rewind_stdin(void)
{
    (void)lseek(STDIN_FILENO, 0, SEEK_SET); /* a copy can; where there is none, nothing reads it */
}

static enum pla_code open_reader(const struct cli_source *source, struct pla_reader **out,
                                 struct pla_err *err)
{
    struct pla_input *files;
    size_t count;
    enum pla_code code =
        pla_inputs_expand(source->paths, source->count, source->call->arena, &files, &count, err);
    if (code == PLA_OK) /* a copy goes by the name of its pipe */
        cli_name_files(files, count, source->paths, source->call->operands, source->count);
    return code != PLA_OK ? code : pla_reader_new(files, count, PLA_RECORD_BYTES, out, err);
}

/** A decision has awards and a fingerprint; a portfolio has neither at its top. */
static bool is_decision(struct pla_text text, struct pla_arena *arena)
{
    struct pla_json json;
    struct pla_text key;
    int seen = 0;
    pla_json_begin(&json, text, "", 1, arena);
    if (pla_json_peek(&json) != PLA_JSON_OBJECT || !pla_json_object(&json))
        return false;
    while (pla_json_member(&json, &key)) {
        seen +=
            pla_text_equal(key, PLA_TEXT("awards")) || pla_text_equal(key, PLA_TEXT("fingerprint"));
        pla_json_skip(&json);
    }
    return seen == 2;
}

static enum pla_code look(struct cli_source *source, struct pla_err *err)
{
    struct pla_reader *reader;
    struct pla_record record;
    struct pla_arena arena;
    struct pla_decision decision;
    struct pla_err ignored;
    enum pla_code code = open_reader(source, &reader, err);
    if (code != PLA_OK)
        return code;
    pla_arena_init(&arena, 0);
    if (pla_reader_next(reader, &record, &ignored) == PLA_READ_RECORD &&
        is_decision(record.text, &arena)) {
        source->is_decisions = true;
        pla_arena_reset(&arena);
        if (pla_decision_read(record.text, record.name, record.line, &arena, &decision, &ignored) ==
            PLA_OK)
            source->as_of = decision.as_of;
    }
    pla_arena_release(&arena);
    pla_reader_free(reader);
    rewind_stdin();
    return PLA_OK;
}

enum pla_code cli_source_open(const struct cli_call *call, struct cli_source *out)
{
    struct pla_err err;
    size_t count = call->operand_count;
    *out = (struct cli_source){.call = call, .count = count, .is_decisions = count == 0};
    if (count == 0)
        return PLA_OK; /* what the store has decided */
    out->paths = PLA_NEW_ARRAY(call->arena, count, const char *);
    for (size_t i = 0; out->paths != NULL && i < count; i++)
        out->paths[i] = call->operands[i];
    enum pla_code code = out->paths != NULL ? spool_pipes(out, &err) : pla_err_memory(&err);
    if (code == PLA_OK)
        code = look(out, &err);
    return code == PLA_OK ? PLA_OK : tell(call, &err);
}

enum pla_code cli_source_open_portfolios(const struct cli_call *call, const char *what,
                                         struct cli_source *out)
{
    struct pla_err err;
    const enum pla_code code = cli_source_open(call, out);
    if (code != PLA_OK || !out->is_decisions)
        return code;
    pla_err_set(&err, PLA_USAGE, "%s are made of portfolios or of what a store holds", what);
    pla_err_hint(&err,
                 "decisions in files lack what is needed; score --save keeps them in a store");
    pla_err_prepend(&err, "%s", out->paths[0]);
    return tell(call, &err);
}

enum pla_code cli_source_use(const struct cli_source *source, const struct cli_use_values *values,
                             struct cli_use *out)
{
    if (source->count == 0)
        return cli_decided_use(source->call, values, out);
    if (!source->is_decisions)
        return cli_use_read(source->call, values, out);
    struct cli_use_values own = *values;
    own.as_of = (struct cli_date){true, source->as_of};
    return cli_use_read_shared(source->call, &own, out);
}

/* ---- decisions ---- */

/** One record of decisions being gathered: the lines of one portfolio and attempt. */
struct gather {
    struct cli_score_run *run;
    const struct cli_roster *names;
    struct pla_arena arena;
    struct pla_str lines;
    struct pla_str portfolio; /**< of the lines */
    int64_t attempt;
};

static enum pla_code give(struct gather *gather)
{
    struct cli_score_run *run = gather->run;
    struct pla_text lines = {gather->lines.at, gather->lines.length};
    struct pla_record record = {.text = lines, .name = "decisions", .line = 1, .column = 1};
    if (lines.length == 0)
        return PLA_OK;
    record.position = run->records++;
    struct pla_text portfolio = {gather->portfolio.at, gather->portfolio.length};
    struct pla_text notes = cli_roster_find(gather->names, portfolio, gather->attempt);
    enum pla_code code = run->sink.lines(run->sink.ctx, &record, lines, notes);
    pla_str_clear(&gather->lines);
    return code;
}

/** Line ends between the members of a decision that somebody has formatted: one line again. */
static void put_line(struct pla_str *out, struct pla_text text)
{
    for (size_t i = 0; i < text.length; i++)
        pla_str_put_c(out, text.at[i] == '\n' || text.at[i] == '\r' ? ' ' : text.at[i]);
    pla_str_put_c(out, '\n');
}

static enum pla_code add(struct gather *gather, const struct pla_record *record)
{
    struct pla_decision decision;
    struct pla_err err;
    struct cli_score_run *run = gather->run;
    pla_arena_reset(&gather->arena);
    enum pla_code code = pla_decision_read(record->text, record->name, record->line, &gather->arena,
                                           &decision, &err);
    if (code != PLA_OK) {
        struct cli_origin origin = {record->text, record->line, record->column, record->name};
        run->records++;
        run->refused++;
        cli_out_error(run->call->out, &err, &origin);
        return code == PLA_MEMORY ? code : PLA_OK;
    }
    struct pla_text before = {gather->portfolio.at, gather->portfolio.length};
    if (!pla_text_equal(before, decision.portfolio) || gather->attempt != decision.attempt)
        code = give(gather);
    pla_str_clear(&gather->portfolio);
    pla_str_put_text(&gather->portfolio, decision.portfolio);
    gather->attempt = decision.attempt;
    put_line(&gather->lines, record->text);
    run->counts[PLA_COUNT_DECISIONS + decision.status]++;
    return gather->lines.failed || gather->portfolio.failed ? PLA_MEMORY : code;
}

static enum pla_code read_all(struct gather *gather, struct pla_reader *reader)
{
    const struct pla_interrupt interrupt = cli_stop_begin();
    enum pla_code code = PLA_OK;
    while (code == PLA_OK) {
        struct pla_record record;
        struct pla_err err;
        enum pla_read read = pla_reader_next(reader, &record, &err);
        if (interrupt.is_set != NULL && *interrupt.is_set)
            return PLA_INTERRUPTED;
        if (read == PLA_READ_RECORD) {
            code = add(gather, &record);
        } else if (read == PLA_READ_FAULT) {
            tell(gather->run->call, &err);
            code = err.code == PLA_MEMORY ? PLA_MEMORY : PLA_OK;
        } else {
            return give(gather);
        }
    }
    return code;
}

/** The description of rubrics and policy, worked out behind the wall. */
static enum pla_code describe(struct cli_score_run *run)
{
    const struct cli_use *use = run->use;
    struct pla_faults faults = {0};
    struct pla_str out = {0};
    struct pla_score_task score = {.job = cli_use_job(use), .want_description = true};
    struct pla_task task = pla_score_task(&score);
    if (run->sink.start == NULL)
        return PLA_OK;
    enum pla_code code = use->is_isolated
                             ? pla_worker_run(&task, cli_use_memory(use), &out, &faults)
                             : pla_worker_run_here(&task, &out, &faults);
    cli_use_tell(run->call, use, &faults);
    if (code == PLA_OK)
        code = run->sink.start(run->sink.ctx, (struct pla_text){out.at, out.length});
    pla_str_release(&out);
    return code;
}

static enum pla_code run_decisions(const struct cli_source *source, struct cli_score_run *run,
                                   const struct cli_roster *names)
{
    struct gather gather = {.run = run, .names = names};
    struct pla_reader *reader;
    struct pla_err err;
    enum pla_code code = open_reader(source, &reader, &err);
    if (code != PLA_OK)
        return tell(run->call, &err);
    uint64_t done;
    pla_reader_progress(reader, &done, &run->input_bytes);
    code = describe(run);
    if (code == PLA_OK) {
        pla_arena_init(&gather.arena, 0);
        code = read_all(&gather, reader);
        pla_arena_release(&gather.arena);
    }
    pla_str_release(&gather.lines);
    pla_str_release(&gather.portfolio);
    pla_reader_free(reader);
    return code;
}

enum pla_code cli_source_run(const struct cli_source *source, struct cli_score_run *run,
                             const struct cli_list *portfolios)
{
    struct cli_roster names = {0};
    struct cli_decided decided = {.stored = run->use->stored, .rubrics = run->use->named};
    if (source->count == 0)
        return cli_decided_run(&decided, run);
    if (!source->is_decisions) {
        if (portfolios->count > 0)
            cli_out_note(run->call->out, "--portfolios is for decisions: the input has names");
        run->names = source->call->operands;
        return cli_score_run(run, source->paths, source->count);
    }
    enum pla_code code = cli_roster_read(&names, run->call, run->use, portfolios);
    if (code == PLA_OK)
        code = run_decisions(source, run, &names);
    cli_roster_release(&names);
    return code;
}
