// SPDX-License-Identifier: Apache-2.0
/** plaudit compare: what a change of rubric or policy would change, for whom and why. */
#include "base/file.h"
#include "batch/batch.h"
#include "check/compare_task.h"
#include "cmd.h"
#include "intake.h"
#include "pages.h"
#include "paths.h"
#include "reports/change_page.h"
#include "score_run.h"
#include "stop.h"
#include "worker/area.h"

struct compare_values {
    struct cli_common common;
    struct cli_use_values use;
    size_t jobs;
    int form, paper, language;
    const char *output;
    bool all, json;
};

enum form { TABLE, JSON, XLSX, HTML, PDF };
static const char *const forms[] = {"table", "json", "xlsx", "html", "pdf", NULL};

static const struct cli_opt options[] = {
    CLI_USE_OPTIONS(struct compare_values),
    CLI_STORED_OPTIONS(struct compare_values),
    {"jobs", 'j', CLI_NUMBER, offsetof(struct compare_values, jobs), "N",
     "worker processes (default: one per processor)", NULL},
    {"all", 'a', CLI_FLAG, offsetof(struct compare_values, all), NULL,
     "show every change, not the first 20", NULL},
    {"as", 0, CLI_CHOICE, offsetof(struct compare_values, form), "FORM",
     "table (default), json, xlsx, html or pdf", forms},
    {"format", 'f', CLI_CHOICE, offsetof(struct compare_values, form), "FORM", "the same", forms},
    {"paper", 0, CLI_CHOICE, offsetof(struct compare_values, paper), "PAPER",
     "what it is printed on: a4 (default) or letter", pla_paper_names},
    {"lang", 0, CLI_CHOICE, offsetof(struct compare_values, language), "CODE",
     "with html and pdf: en (default), fr, es or ar", pla_words_codes},
    {"output", 'o', CLI_TEXT, offsetof(struct compare_values, output), "FILE",
     "write there; the file appears when it is complete", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct compare_values, json), NULL,
     "--as json: a line a change, and one of totals at the end", NULL},
    {0},
};

static const char *const examples[] = {
    "What a new version of a rubric would change:",
    "plaudit compare networked-learning networked-learning-2027 portfolios.ndjson",
    "What a new policy would change:",
    "plaudit compare policy.lua policy-2027.lua portfolios.ndjson --rubric networked-learning",
    "The same for a board, as a workbook:",
    "plaudit compare policy.lua policy-2027.lua portfolios.ndjson -r mooc --as xlsx -o "
    "changes.xlsx",
    "As a page with a chart of the change by course:",
    "plaudit compare policy.lua policy-2027.lua portfolios.ndjson -r mooc --as html -o "
    "changes.html",
    NULL,
};

static const char about_sides[] = "OLD and NEW are a rubric or a policy, or a folder of rubrics "
                                  "and a policy. What they leave out, "
                                  "--rubric and --policy give to both.";
static const char about_groups[] =
    "Totals are shown by course, programme and the learners' groups. Groups never reach scoring; "
    "those of fewer than 5 portfolios are not shown.";
static const char *const notes[] = {about_sides, about_groups, NULL};

/** Changes shown without --all. */
enum { SHOWN = 20 };

struct comparing {
    const struct cli_call *call;
    const struct compare_values *values;
    struct cli_use before, after;
    struct pla_compare *compare;
    struct pla_arena arena; /**< of one record */
    struct pla_str text;
    enum form form;
    struct pla_file_out file;      /**< of text forms */
    struct pla_change_book *book;  /**< of a workbook */
    struct pla_change_page *page;  /**< of html and pdf */
    struct pla_arena pages;        /**< what the page is made of */
    struct pla_change_about about; /**< of workbook and page */
    uint64_t changes, records, refused;
    struct cli_progress progress;
};

/* ---- the two sides ---- */

/** Messages name the side by its path: both may have the same folder name. */
static const char *title_of(const char *path, struct pla_arena *arena)
{
    size_t length = strlen(path);
    bool is_file = length > 4 && strcmp(path + length - 4, ".lua") == 0;
    if (is_file)
        length = (size_t)(pla_file_base(path) - path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return length > 0 ? pla_arena_copy(arena, path, length) : ".";
}

static enum pla_code read_sources(const struct cli_call *call, const struct cli_path *path,
                                  struct cli_use *use, struct pla_sources *out, struct pla_err *err)
{
    const char *entry = path->kind == CLI_PATH_POLICY ? "policy.lua" : "rubric.lua";
    const char *title = title_of(path->path, call->arena);
    enum pla_code code =
        pla_sources_read(path->path, entry, use->limits.source_bytes, call->arena, out, err);
    if (code == PLA_OK && title == NULL)
        code = pla_err_memory(err);
    if (code == PLA_OK)
        out->title = title;
    return code;
}

/** Put what OLD or NEW names in the place of what both share. */
static enum pla_code read_side(const struct cli_call *call, const char *path, struct cli_use *use,
                               struct pla_err *err)
{
    struct cli_path_list list = {0};
    if (cli_use_is_kept(use, path)) {
        use->rubrics = PLA_NEW(call->arena, struct pla_sources);
        use->rubric_count = 1;
        return use->rubrics == NULL
                   ? pla_err_memory(err)
                   : cli_use_read_kept(call, PLA_VERSION_RUBRIC, path, use, use->rubrics, err);
    }
    enum pla_code code = cli_paths_add(&list, path, call->arena, err);
    size_t rubrics = 0;
    for (size_t i = 0; i < list.count && code == PLA_OK; i++)
        rubrics += list.items[i].kind == CLI_PATH_RUBRIC;
    if (rubrics > 0) {
        use->rubric_count = 0;
        use->rubrics = PLA_NEW_ARRAY(call->arena, rubrics, struct pla_sources);
        if (use->rubrics == NULL)
            return pla_err_memory(err);
    }
    bool is_used = rubrics > 0;
    for (size_t i = 0; i < list.count && code == PLA_OK; i++) {
        const struct cli_path *one = &list.items[i];
        if (one->kind == CLI_PATH_RUBRIC) {
            code = read_sources(call, one, use, &use->rubrics[use->rubric_count++], err);
        } else if (one->kind == CLI_PATH_POLICY) {
            code = read_sources(call, one, use, &use->policy, err);
            use->has_policy = is_used = true;
        }
    }
    if (code == PLA_OK && !is_used) {
        code = pla_err_set(err, PLA_USAGE, "this is neither a rubric nor a policy");
        pla_err_prepend(err, "%s", path);
    }
    return code;
}

static bool has_rubrics(const struct cli_call *call, const struct cli_use *use, const char *side)
{
    struct pla_err err;
    if (use->rubric_count > 0)
        return true;
    pla_err_set(&err, PLA_USAGE, "%s is a policy, and no rubric is given", side);
    pla_err_hint(&err, "--rubric FOLDER names one for both sides");
    cli_out_error(call->out, &err, NULL);
    return false;
}

static enum pla_code read_sides(struct comparing *comparing)
{
    const struct cli_call *call = comparing->call;
    struct cli_use *before = &comparing->before, *after = &comparing->after;
    struct pla_err err;
    enum pla_code code = cli_use_read_shared(call, &comparing->values->use, before);
    if (code != PLA_OK)
        return code;
    *after = *before;
    code = read_side(call, call->operands[0], before, &err);
    if (code == PLA_OK)
        code = read_side(call, call->operands[1], after, &err);
    if (code != PLA_OK) {
        cli_out_error(call->out, &err, NULL);
        return code;
    }
    if (!has_rubrics(call, before, call->operands[0]) ||
        !has_rubrics(call, after, call->operands[1]))
        return PLA_USAGE;
    return PLA_OK;
}

/* ---- changes ---- */

/** Forms that are made when all changes are there. */
static bool is_gathered(const struct comparing *comparing)
{
    return comparing->form == XLSX || comparing->form == HTML || comparing->form == PDF;
}

static enum pla_code put(struct comparing *comparing)
{
    struct pla_str *text = &comparing->text;
    struct pla_err err;
    if (text->failed) {
        pla_err_memory(&err);
        cli_out_error(comparing->call->out, &err, NULL);
        return PLA_MEMORY;
    }
    bool is_put = true;
    if (text->length > 0 && !is_gathered(comparing))
        is_put = fwrite(text->at, 1, text->length, comparing->file.stream) == text->length;
    pla_str_clear(text);
    return is_put ? PLA_OK : PLA_OUTPUT;
}

/** The change as a row of the workbook or page, by way of its line. */
static enum pla_code put_row(struct comparing *comparing, const struct pla_compare_record *record,
                             const struct pla_change *change)
{
    struct pla_str *text = &comparing->text;
    struct pla_err err;
    pla_change_put_json(record, change, text);
    enum pla_code code = text->failed ? pla_err_memory(&err) : PLA_OK;
    struct pla_text line = {text->at, text->length - 1};
    if (code == PLA_OK)
        code = comparing->form == XLSX ? pla_change_book_add(comparing->book, line, &err)
                                       : pla_change_page_add(comparing->page, line, &err);
    if (code != PLA_OK)
        cli_out_error(comparing->call->out, &err, NULL);
    pla_str_clear(text);
    return code;
}

static enum pla_code see_change(void *ctx, const struct pla_compare_record *record,
                                const struct pla_change *change)
{
    struct comparing *comparing = ctx;
    comparing->changes++;
    if (is_gathered(comparing))
        return put_row(comparing, record, change);
    if (comparing->form == JSON)
        pla_change_put_json(record, change, &comparing->text);
    else if (comparing->values->all || comparing->changes <= SHOWN)
        pla_change_put_text(record, change, &comparing->text);
    return PLA_OK;
}

/** A portfolio that only one side can score: both sides' users want to know. */
static void tell_refusal(struct comparing *comparing, const struct pla_record *record,
                         const struct pla_compare_record *pair, const struct pla_refusal *refusal)
{
    const char *side = comparing->call->operands[pair->after_refused ? 1 : 0];
    struct cli_origin origin = {record->text, record->line, record->column, record->name};
    struct pla_err err;
    pla_err_set(&err, PLA_PORTFOLIO, "%s (under %s only)", refusal->err.text, side);
    pla_err_hint(&err, "%s", refusal->err.hint);
    pla_err_prepend(&err, "%s", refusal->err.where);
    cli_out_error(comparing->call->out, &err, &origin);
}

static enum pla_code see_answer(void *ctx, const struct pla_record *record,
                                const struct pla_answer *answer)
{
    struct comparing *comparing = ctx;
    struct cli_out *out = comparing->call->out;
    struct cli_origin origin = {record->text, record->line, record->column, record->name};
    struct pla_compare_record pair;
    struct pla_refusal refusal;
    struct pla_err err = {0};
    cli_out_faults(out, answer->faults, &origin);
    if (record->text.at == NULL && answer->code != PLA_PORTFOLIO)
        return PLA_OK; /* a fault of a file, or between records, is about no portfolio */
    pla_arena_reset(&comparing->arena);
    enum pla_code code = pla_compare_read(record, answer, &comparing->arena, &pair, &refusal, &err);
    struct pla_change_sink sink = {comparing, see_change};
    if (code == PLA_OK)
        code = pla_compare_add(comparing->compare, &pair, &sink, &comparing->arena, &err);
    if (code != PLA_OK) {
        cli_out_error(out, &err, NULL);
        return code;
    }
    comparing->records++;
    comparing->refused += pair.before_refused || pair.after_refused;
    if (refusal.is_set)
        tell_refusal(comparing, record, &pair, &refusal);
    return put(comparing);
}

static void see_progress(void *ctx, uint64_t bytes_done, uint64_t bytes_all)
{
    struct comparing *comparing = ctx;
    cli_progress_update(&comparing->progress, bytes_done, bytes_all, comparing->records,
                        comparing->refused);
}

static const char *name_of(void *ctx, uint32_t mark)
{
    const struct comparing *comparing = ctx;
    return mark <= comparing->before.rubric_count
               ? pla_file_base(comparing->before.rubrics[mark - 1].title)
               : NULL;
}

/* ---- the run ---- */

/** Why the run did not start: the text is that of the side a message names. */
static void tell_faults(struct comparing *comparing, const struct pla_faults *faults)
{
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        struct cli_origin origin = cli_use_origin(&comparing->before, faults->items[i].where);
        if (origin.text.at == NULL)
            origin = cli_use_origin(&comparing->after, faults->items[i].where);
        cli_out_error(comparing->call->out, &faults->items[i], &origin);
    }
}

static enum pla_code run_batch(struct comparing *comparing, struct pla_reader *reader)
{
    struct pla_compare_task both = {.before = cli_use_job(&comparing->before),
                                    .after = cli_use_job(&comparing->after)};
    struct pla_task task = pla_compare_task(&both);
    struct pla_faults faults = {0};
    struct pla_sink sink = {
        .ctx = comparing, .answer = see_answer, .progress = see_progress, .name_of = name_of};
    struct pla_batch batch = {.task = &task,
                              .reader = reader,
                              .sink = &sink,
                              .interrupt = cli_stop_begin(),
                              .workers = cli_workers(&comparing->before, comparing->values->jobs),
                              .memory_bytes = cli_use_memory(&comparing->before) +
                                              cli_use_memory(&comparing->after)};
    enum pla_code code = pla_batch_run(&batch, &faults);
    cli_progress_end(&comparing->progress);
    tell_faults(comparing, &faults);
    return code;
}

/** Two operands and no more: what the store holds. */
static enum pla_code compare_stored(struct comparing *comparing)
{
    struct cli_stored_intake stored;
    enum pla_code code =
        cli_stored_intake_open(comparing->call, &comparing->values->use.stored, &stored);
    cli_progress_begin(&comparing->progress, comparing->call->out);
    if (code == PLA_OK)
        code = run_batch(comparing, stored.reader);
    cli_stored_intake_close(&stored);
    return code;
}

static enum pla_code compare_inputs(struct comparing *comparing)
{
    const struct cli_call *call = comparing->call;
    if (call->operand_count == 2)
        return compare_stored(comparing);
    struct pla_input *files;
    struct pla_reader *reader;
    struct pla_err err;
    size_t count;
    enum pla_code code = pla_inputs_expand(call->operands + 2, call->operand_count - 2, call->arena,
                                           &files, &count, &err);
    if (code == PLA_OK)
        code = pla_reader_new(files, count, PLA_RECORD_BYTES, &reader, &err);
    if (code != PLA_OK) {
        cli_out_error(call->out, &err, NULL);
        return code;
    }
    cli_progress_begin(&comparing->progress, call->out);
    code = run_batch(comparing, reader);
    pla_reader_free(reader);
    return code;
}

static enum pla_code put_totals(struct comparing *comparing)
{
    struct pla_str *text = &comparing->text;
    if (comparing->form != TABLE) {
        pla_compare_put_json(comparing->compare, text);
        return comparing->form == JSON ? put(comparing) : PLA_OK;
    }
    if (!comparing->values->all && comparing->changes > SHOWN)
        pla_str_put_format(text, "... and %llu more changes (--all shows them)\n",
                           (unsigned long long)(comparing->changes - SHOWN));
    if (comparing->changes > 0)
        PLA_PUT(text, "\n");
    pla_compare_put_text(comparing->compare, text);
    return put(comparing);
}

/* ---- where it goes ---- */

/** Bytes of input beyond which a workbook goes out in constant memory. */
enum { BULK_BYTES = 256 << 20 };

static uint64_t input_bytes(const struct cli_call *call)
{
    struct pla_input *files;
    struct pla_reader *reader;
    struct pla_err err;
    uint64_t done = 0, all = 0;
    size_t count;
    if (pla_inputs_expand(call->operands + 2, call->operand_count - 2, call->arena, &files, &count,
                          &err) != PLA_OK ||
        pla_reader_new(files, count, PLA_RECORD_BYTES, &reader, &err) != PLA_OK)
        return 0; /* the run tells what is wrong */
    pla_reader_progress(reader, &done, &all);
    pla_reader_free(reader);
    return all;
}

static enum pla_code tell_about(struct comparing *comparing, struct pla_err *err)
{
    const struct cli_call *call = comparing->call;
    const char **inputs = PLA_NEW_ARRAY(call->arena, call->operand_count, const char *);
    if (inputs == NULL)
        return pla_err_memory(err);
    for (size_t i = 2; i < call->operand_count; i++)
        inputs[i - 2] = call->operands[i];
    comparing->about = (struct pla_change_about){.before = call->operands[0],
                                                 .after = call->operands[1],
                                                 .engine = "plaudit " PLA_VERSION,
                                                 .as_of = comparing->before.as_of_text,
                                                 .as_of_day = comparing->before.as_of,
                                                 .paper = (enum pla_paper)comparing->values->paper,
                                                 .inputs = inputs};
    return PLA_OK;
}

static enum pla_code open_book(struct comparing *comparing, struct pla_err *err)
{
    const char *path = comparing->values->output;
    if (path == NULL || strcmp(path, "-") == 0) {
        pla_err_set(err, PLA_USAGE, "a workbook needs a file");
        pla_err_hint(err, "-o changes.xlsx");
        return PLA_USAGE;
    }
    return pla_change_book_new(path, &comparing->about, input_bytes(comparing->call) > BULK_BYTES,
                               &comparing->book, err);
}

static enum pla_code open_page(struct comparing *comparing, struct pla_err *err)
{
    const struct pla_words *words = pla_words_find(pla_words_codes[comparing->values->language]);
    comparing->page = pla_change_page_new(&comparing->pages, &comparing->about, words);
    return comparing->page != NULL
               ? pla_file_out_open(&comparing->file, comparing->values->output, err)
               : pla_err_memory(err);
}

/** The page, made and written; it stands in the file that is open. */
static enum pla_code write_page(struct comparing *comparing, struct pla_err *err)
{
    struct pla_str *text = &comparing->text, bytes = {0};
    struct pla_doc *doc;
    const struct cli_renderer *renderer =
        cli_renderer_find(comparing->form == HTML ? "html" : "pdf");
    enum pla_code code = pla_change_page_finish(
        comparing->page, (struct pla_text){text->at, text->length - 1}, &doc, err);
    if (code == PLA_OK)
        code = renderer->render(doc, comparing->call->out, &bytes, err);
    if (code == PLA_OK) /* committing tells of a failure */
        (void)fwrite(bytes.at, 1, bytes.length, comparing->file.stream);
    pla_str_release(&bytes);
    return code;
}

static enum pla_code open_output(struct comparing *comparing)
{
    struct pla_err err;
    enum pla_code code = tell_about(comparing, &err);
    if (code == PLA_OK)
        code = comparing->form == XLSX ? open_book(comparing, &err)
               : is_gathered(comparing)
                   ? open_page(comparing, &err)
                   : pla_file_out_open(&comparing->file, comparing->values->output, &err);
    if (code != PLA_OK)
        cli_out_error(comparing->call->out, &err, NULL);
    return code;
}

/** Whether what was written is to stay; a page is written only now. */
static bool is_to_stay(struct comparing *comparing, enum pla_code code, bool is_stream,
                       struct pla_err *err)
{
    if (code == PLA_OK && is_gathered(comparing))
        return write_page(comparing, err) == PLA_OK;
    return code == PLA_OK || code == PLA_OUTPUT || is_stream;
}

/** A stream keeps what was written, whatever ended the run; a file appears only if nothing did. */
static enum pla_code close_output(struct comparing *comparing, enum pla_code code)
{
    const struct pla_str *text = &comparing->text;
    bool is_stream = comparing->form != XLSX && comparing->file.temporary == NULL;
    struct pla_err err = {0};
    if (comparing->form == XLSX && code != PLA_OK)
        pla_change_book_abandon(comparing->book);
    else if (comparing->form == XLSX)
        (void)pla_change_book_finish(comparing->book, (struct pla_text){text->at, text->length - 1},
                                     &err);
    else if (is_to_stay(comparing, code, is_stream, &err))
        (void)pla_file_out_commit(&comparing->file, &err);
    else
        pla_file_out_abandon(&comparing->file);
    if (err.code != PLA_OK) {
        cli_out_error(comparing->call->out, &err, NULL);
        code = pla_code_worst(code, err.code);
    }
    if (code != PLA_OK && !is_stream)
        cli_out_note(comparing->call->out, "%s is not written", comparing->values->output);
    return code;
}

static enum pla_code compare(struct comparing *comparing)
{
    enum pla_code code = open_output(comparing);
    if (code != PLA_OK)
        return code;
    code = compare_inputs(comparing);
    /* What was compared until an end that was not meant is right, but it is not the whole. */
    if (code == PLA_OK)
        code = put_totals(comparing);
    return close_output(comparing, code);
}

static enum pla_code run(const struct cli_call *call)
{
    struct comparing comparing = {.call = call, .values = call->values};
    struct pla_err err;
    if (call->operand_count == 2 && !cli_stored_is_meant(&comparing.values->use.stored))
        return cli_tell_no_input(call);
    enum pla_code code = read_sides(&comparing);
    if (code != PLA_OK)
        return code;
    comparing.form = comparing.values->json ? JSON : (enum form)comparing.values->form;
    code = pla_compare_new(&comparing.compare, &err);
    if (code != PLA_OK) {
        cli_out_error(call->out, &err, NULL);
        return code;
    }
    pla_arena_init(&comparing.arena, 0);
    pla_arena_init(&comparing.pages, 0);
    code = compare(&comparing);
    pla_str_release(&comparing.text);
    pla_arena_release(&comparing.arena);
    pla_arena_release(&comparing.pages);
    pla_compare_free(comparing.compare);
    return code;
}

const struct cli_cmd cli_cmd_compare = {
    .name = "compare",
    .summary = "show what a change of rubric or policy would change",
    .operands = "OLD NEW INPUT...",
    .least_operands = 2, /* and INPUT, or the store */
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct compare_values),
    .run = run,
};
