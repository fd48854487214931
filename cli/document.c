// SPDX-License-Identifier: Apache-2.0
/** Decisions into a file or stream. */
#include "document.h"

#include "base/file.h"
#include "gathered.h"
#include "held.h"
#include "model/decision_read.h"
#include "postings.h"
#include "pseudonym.h"
#include "rated.h"
#include "reports/workbook.h"
#include "source.h"

struct document {
    const struct cli_call *call;
    const struct cli_score_run *run;
    enum cli_form form;
    enum pla_paper paper;
    const struct pla_words *words;
    const char *path;
    struct pla_file_out file; /**< text forms */
    struct cli_lines lines;
    struct cli_held held;      /**< decisions, until it is known how large the workbook is */
    struct pla_workbook *book; /**< the workbook, from then on */
    struct pla_about about;
    struct pla_run_identity identity;
    struct pla_str options;
    struct pla_arena arena; /**< a record's decisions */
    struct cli_rated rated;
    struct pla_store *store; /**< that knows what became of the awards; NULL: nobody does */
    struct cli_pseudonyms pseudonyms;
    struct cli_gathered gathered; /**< scores for the sheet Agreement */
};

static enum pla_code tell(const struct document *document, const struct pla_err *err)
{
    cli_out_error(document->call->out, err, NULL);
    return err->code;
}

/** The options that matter, one line for the workbook's provenance. */
static void put_options(struct document *document, const struct cli_use *use)
{
    struct pla_str *s = &document->options;
    for (size_t i = 0; i < use->rubric_count; i++)
        pla_str_put_format(s, "%s--rubric %s", i > 0 ? " " : "", use->rubrics[i].path);
    if (use->has_policy)
        pla_str_put_format(s, " --policy %s", use->policy.path);
    pla_str_put_format(s, " --as-of %s", use->as_of_text);
    document->identity = (struct pla_run_identity){
        .engine = "plaudit " PLA_VERSION,
        .as_of = use->as_of_text,
        .as_of_day = use->as_of,
        .inputs = NULL,
        .options = s->at != NULL ? s->at : "",
    };
}

/** The inputs' names as a list that ends with NULL. */
static const char *const *list_inputs(const struct cli_call *call)
{
    const char **inputs = PLA_NEW_ARRAY(call->arena, call->operand_count + 1, const char *);
    for (size_t i = 0; inputs != NULL && i < call->operand_count; i++)
        inputs[i] = call->operands[i];
    return inputs;
}

/** Open the output; a workbook is opened when rubrics have loaded. */
static enum pla_code begin(struct document *document, const struct cli_use *use)
{
    const struct cli_call *call = document->call;
    const char *path = document->path;
    enum cli_form form = document->form;
    struct pla_err err;
    pla_arena_init(&document->arena, 0);
    if (cli_rated_begin(&document->rated, &use->ratings, call->arena) != PLA_OK) {
        pla_err_memory(&err);
        return tell(document, &err);
    }
    if (form != CLI_XLSX) {
        if (pla_file_out_open(&document->file, path, &err) != PLA_OK)
            return tell(document, &err);
        bool excel = document->lines.excel;
        cli_lines_begin(&document->lines, form, document->file.stream, cli_out_width());
        document->lines.excel = excel;
        return PLA_OK;
    }
    if (path == NULL || strcmp(path, "-") == 0) {
        pla_err_set(&err, PLA_USAGE, "a workbook needs a file");
        pla_err_hint(&err, "-o recommendations.xlsx");
        return tell(document, &err);
    }
    put_options(document, use);
    document->identity.inputs = list_inputs(call);
    if (document->identity.inputs == NULL || document->options.failed) {
        pla_err_memory(&err);
        return tell(document, &err);
    }
    return PLA_OK;
}

/* ---- the workbook ---- */

static enum pla_code open_book(void *ctx, bool are_many, struct pla_err *err)
{
    struct document *document = ctx;
    return pla_workbook_new(&(struct pla_workbook_job){.path = document->path,
                                                       .about = &document->about,
                                                       .identity = &document->identity,
                                                       .paper = document->paper,
                                                       .words = document->words,
                                                       .expected_rows = are_many ? SIZE_MAX : 0},
                            &document->book, err);
}

/** Write a record's decisions into the workbook; their ratings, too, were not taken before. */
static enum pla_code write_rows(struct document *document, struct pla_text lines,
                                struct pla_text notes, bool is_new, struct pla_err *err)
{
    struct pla_context context = {0};
    struct pla_text line;
    enum pla_code code = PLA_OK;
    if (cli_next_line(&notes, &line))
        code = pla_context_read(line, &document->arena, &context, err);
    while (code == PLA_OK && cli_next_line(&lines, &line)) {
        struct pla_decision decision;
        code = pla_decision_read(line, "decision", 1, &document->arena, &decision, err);
        if (code == PLA_OK && document->store != NULL && !document->pseudonyms.is_on)
            code = cli_postings_add(document->store, &decision, &document->arena, &context, err);
        if (code == PLA_OK)
            code = pla_workbook_add(document->book, &decision, &context, err);
        if (code == PLA_OK && is_new)
            code = cli_gathered_add(&document->gathered, &decision, err);
    }
    return code;
}

static enum pla_code take_held(void *ctx, struct pla_text lines, struct pla_text notes,
                               struct pla_err *err)
{
    struct document *document = ctx;
    pla_arena_reset(&document->arena);
    return write_rows(document, lines, notes, false, err);
}

/** A file on the way that fails is told by the name of the book it is for. */
static enum pla_code name_book(const struct document *document, enum pla_code code,
                               struct pla_err *err)
{
    if (code == PLA_OUTPUT && err->where[0] == '\0' && document->path != NULL)
        pla_err_prepend(err, "%s", document->path);
    return code;
}

/** Rows go into the workbook, or are counted and held until it is known how many come. */
static enum pla_code add_rows(struct document *document, struct pla_text lines,
                              struct pla_text notes, struct pla_err *err)
{
    struct pla_text rest = lines, line;
    enum pla_code code = PLA_OK;
    size_t rows = 0;
    if (document->held.is_open)
        return write_rows(document, lines, notes, true, err);
    while (code == PLA_OK && cli_next_line(&rest, &line)) {
        struct pla_decision decision;
        code = pla_decision_read(line, "decision", 1, &document->arena, &decision, err);
        if (code == PLA_OK)
            code = cli_gathered_add(&document->gathered, &decision, err);
        rows += code == PLA_OK ? decision.award_count : 0;
    }
    if (code == PLA_OK)
        code = cli_held_add(&document->held, lines, notes, rows, err);
    return name_book(document, code, err);
}

static const struct cli_held_taker taker = {.open = open_book, .take = take_held};

static enum pla_code start(void *ctx, struct pla_text description)
{
    struct document *document = ctx;
    struct pla_err err;
    if (document->form != CLI_XLSX)
        return PLA_OK;
    struct pla_text text = pla_text_copy(document->call->arena, description);
    while (text.length > 0 && text.at[text.length - 1] == '\n')
        text.length--;
    enum pla_code code = pla_about_read(text, document->call->arena, &document->about, &err);
    if (code == PLA_OK)
        code = pla_workbook_probe(document->path, &err);
    if (code == PLA_OK)
        code = cli_gathered_describe(&document->gathered, description, &err);
    if (code == PLA_OK)
        cli_held_begin(&document->held, &taker, document, PLA_WORKBOOK_TABLE_ROWS);
    return code == PLA_OK ? PLA_OK : tell(document, &err);
}

static enum pla_code add(void *ctx, const struct pla_record *record, struct pla_text lines,
                         struct pla_text notes)
{
    struct document *document = ctx;
    struct pla_err err = {0};
    pla_arena_reset(&document->arena);
    cli_rated_see(&document->rated, lines, &document->arena);
    if (document->pseudonyms.is_on) {
        notes = (struct pla_text){0}; /* names are what pseudonyms hide */
        if (cli_pseudonyms_put(&document->pseudonyms, lines, &lines, &err) != PLA_OK)
            return tell(document, &err);
    }
    bool is_scored = lines.length > 0; /* a record that cannot be read has no ratings either */
    if (is_scored && document->form == CLI_XLSX && document->gathered.knows_roles &&
        cli_gathered_see(&document->gathered, record, &document->run->use->ratings,
                         &document->arena, &err) != PLA_OK)
        return tell(document, &err);
    enum pla_code code = document->form == CLI_XLSX
                             ? add_rows(document, lines, notes, &err)
                             : cli_lines_add(&document->lines, lines, notes, &err);
    if (err.code != PLA_OK)
        tell(document, &err);
    return code;
}

static enum pla_code flush(void *ctx)
{
    struct document *document = ctx;
    if (document->form == CLI_XLSX)
        return PLA_OK;
    return fflush(document->file.stream) == 0 ? PLA_OK : PLA_OUTPUT;
}

static enum pla_code end_book(struct document *document, enum pla_code code)
{
    struct pla_err err;
    if (document->held.taker == NULL)
        return code; /* the rubrics did not load */
    if (code == PLA_OK && name_book(document, cli_held_end(&document->held, &err), &err) != PLA_OK)
        code = tell(document, &err);
    cli_held_release(&document->held);
    document->identity.records = (size_t)document->run->records;
    document->identity.unreadable = (size_t)document->run->refused;
    if (code == PLA_OK && cli_gathered_end(&document->gathered, &err) != PLA_OK)
        code = tell(document, &err);
    if (code == PLA_OK && document->gathered.has_result)
        pla_workbook_agree(document->book, &document->gathered.result);
    if (code != PLA_OK)
        pla_workbook_abandon(document->book);
    else if (pla_workbook_finish(document->book, &err) != PLA_OK)
        code = tell(document, &err);
    return code;
}

/** A stream keeps what was written, whatever ended the run; a file appears only if none did. */
static enum pla_code end_lines(struct document *document, enum pla_code code)
{
    struct pla_err err = {0};
    bool is_stream = document->file.temporary == NULL;
    bool is_kept = code == PLA_OK || is_stream;
    bool is_failed = code == PLA_OUTPUT; /* committing tells why */
    (void)cli_lines_end(&document->lines, &err);
    if (err.code == PLA_OK && (is_kept || is_failed))
        (void)pla_file_out_commit(&document->file, &err);
    else
        pla_file_out_abandon(&document->file);
    return err.code != PLA_OK ? pla_code_worst(code, tell(document, &err)) : code;
}

/** A run that ended early leaves no file behind: who asked for one and sees counts is told. */
static void tell_early_end(const struct document *document, enum pla_code code)
{
    bool is_file = document->form == CLI_XLSX || document->file.temporary != NULL;
    bool has_begun = code == PLA_INTERRUPTED || document->run->records > 0;
    if (code == PLA_INTERRUPTED)
        cli_out_note(document->call->out, "interrupted");
    if (code != PLA_OK && code != PLA_OUTPUT && is_file && has_begun)
        cli_out_note(document->call->out, "%s is not written", document->path);
}

static enum pla_code end(struct document *document, enum pla_code code)
{
    tell_early_end(document, code);
    code = document->form == CLI_XLSX ? end_book(document, code) : end_lines(document, code);
    pla_store_close(document->store);
    pla_str_release(&document->options);
    cli_pseudonyms_end(&document->pseudonyms);
    cli_gathered_release(&document->gathered);
    pla_arena_release(&document->arena);
    return code;
}

/** INPUT of what shows decisions: portfolios, decisions or the store. */
static enum pla_code open_source(const struct cli_call *call, const struct cli_use_values *values,
                                 struct cli_source *out, struct cli_use *out_use)
{
    if (call->operand_count == 0 && !cli_stored_is_input(call, &values->stored))
        return cli_tell_no_input(call);
    enum pla_code code = cli_source_open(call, out);
    return code == PLA_OK ? cli_source_use(out, values, out_use) : code;
}

enum pla_code cli_document_score(const struct cli_call *call, const struct cli_document_job *job)
{
    static const struct cli_list nothing;
    struct document document = {.call = call,
                                .form = job->form,
                                .paper = job->paper,
                                .words = pla_words_find(job->language),
                                .path = job->output};
    struct cli_source source = {0};
    struct cli_use use;
    struct pla_err err = {0};
    enum pla_code code = job->is_shown ? open_source(call, job->use, &source, &use)
                                       : cli_use_read(call, job->use, &use);
    bool is_scored = !job->is_shown || !source.is_decisions;
    document.lines.excel = job->excel;
    if (code == PLA_OK)
        code = cli_pseudonyms_begin(&document.pseudonyms, job->pseudonyms, &err);
    if (code != PLA_OK && err.code != PLA_OK)
        tell(&document, &err);
    if (code == PLA_OK)
        code = begin(&document, &use);
    if (code != PLA_OK)
        return code;
    struct cli_score_run run = {
        .call = call,
        .use = &use,
        .sink = {.ctx = &document, .start = start, .lines = add, .flush = flush},
        .jobs = job->jobs,
        .shard = job->shard,
        .all_awards = job->all_awards,
        .screen = job->screen,
        .want_names = job->form != CLI_NDJSON && job->form != CLI_JSON,
        .want_description = job->form == CLI_XLSX,
        .want_times = job->show_stats,
    };
    document.run = &run;
    cli_gathered_begin(&document.gathered);
    /* decisions of a file do not tell roles, and pseudonyms are no names that portfolios tell */
    document.gathered.knows_roles = (is_scored || source.count == 0) && !document.pseudonyms.is_on;
    run.want_records = document.gathered.knows_roles && job->form == CLI_XLSX;
    if (job->is_shown && source.count == 0 && job->form == CLI_XLSX)
        code = cli_store_open(call, &job->use->stored.store, PLA_STORE_READ, &document.store);
    if (code != PLA_OK)
        return end(&document, code);
    code = job->is_shown
               ? cli_source_run(&source, &run, job->portfolios != NULL ? job->portfolios : &nothing)
               : cli_score_run(&run, call->operands, call->operand_count);
    code = end(&document, code);
    if (code == PLA_OK && is_scored && job->shard.count == 0 && !job->screen)
        cli_rated_tell(&document.rated, call->out);
    if (run.records > 0 && is_scored)
        cli_score_summary(&run);
    if (job->show_stats)
        cli_score_stats(&run);
    return code;
}
