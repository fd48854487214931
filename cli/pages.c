// SPDX-License-Identifier: Apache-2.0
/** Documents for people. */
#include "pages.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/file.h"
#include "board_facts.h"
#include "filename.h"
#include "gathered.h"
#include "lines.h"
#include "model/decision_read.h"
#include "rated.h"
#include "reports/assessor.h"
#include "reports/board.h"
#include "reports/html.h"
#include "reports/learner.h"
#include "reports/pdf.h"
#include "reports/registrar.h"
#include "reports/text.h"
#include "source.h"

const char *const cli_reader_names[] = {"registrar", "learner", "assessor", "board", NULL};

static enum pla_code render_html(const struct pla_doc *doc, struct cli_out *messages,
                                 struct pla_str *out, struct pla_err *err)
{
    (void)messages;
    return pla_html_render(doc, out, err);
}

static enum pla_code render_text(const struct pla_doc *doc, struct cli_out *messages,
                                 struct pla_str *out, struct pla_err *err)
{
    (void)messages;
    return pla_text_render(doc, cli_out_width(), out, err);
}

/** Characters that no font here has: which, and where. */
static void tell_missing(struct cli_out *messages, const struct pla_doc *doc,
                         const struct pla_pdf_report *report)
{
    for (size_t i = 0; i < report->missing_count && i < PLA_PDF_MISSING; i++) {
        const struct pla_pdf_missing *missing = &report->missing[i];
        struct pla_err err = {0};
        pla_err_set(&err, PLA_OUTPUT, "no font has the character U+%04X%s%s in \"%s\"",
                    missing->code, missing->script[0] != '\0' ? " of the script " : "",
                    missing->script, missing->where);
        pla_err_hint(&err, "install a font for it (fonts-noto-core, fonts-noto-cjk, "
                           "fonts-noto-extra); a box stands there");
        pla_err_prepend(&err, "%.*s, page %d",
                        (int)(doc->title.length < 80 ? doc->title.length : 80),
                        doc->title.at != NULL ? doc->title.at : "", missing->page);
        cli_out_warning(messages, &err, NULL);
    }
    if (report->missing_count > PLA_PDF_MISSING)
        cli_out_note(messages, "no font has %zu more characters",
                     report->missing_count - PLA_PDF_MISSING);
}

static enum pla_code render_pdf(const struct pla_doc *doc, struct cli_out *messages,
                                struct pla_str *out, struct pla_err *err)
{
    struct pla_pdf_report report;
    enum pla_code code = pla_pdf_render(doc, out, &report, err);
    if (code == PLA_OK)
        tell_missing(messages, doc, &report);
    return code;
}

static const struct cli_renderer renderers[] = {
    {"html", ".html", false, render_html},
    {"pdf", ".pdf", false, render_pdf},
    {"text", ".txt", true, render_text},
};

const struct cli_renderer *cli_renderer_find(const char *name)
{
    for (size_t i = 0; i < sizeof renderers / sizeof renderers[0]; i++)
        if (strcmp(renderers[i].name, name) == 0)
            return &renderers[i];
    return NULL;
}

struct pages {
    const struct cli_call *call;
    const struct cli_pages_job *job;
    struct pla_about about;
    struct pla_run_identity identity;
    struct pla_report report;
    struct pla_arena arena; /**< what is kept until the end */
    struct pla_arena page;  /**< one record's decisions and document, in a folder */
    struct pla_str bytes, options;
    struct pla_subject *cases; /**< a document of its own record each, gathered */
    size_t case_count, case_capacity;
    struct pla_cohort *cohort;    /**< for registrar and board */
    struct cli_board_cases board; /**< of the cohort, for a board, from a store */
    struct cli_gathered gathered; /**< ratings of the cohort */
    const struct cli_use *use;
    struct cli_file_names names;
    struct cli_rated rated;
    bool is_folder, is_cohort, is_stored;
    char as_of[16];
};

static enum pla_code tell(const struct pages *pages, const struct pla_err *err)
{
    cli_out_error(pages->call->out, err, NULL);
    return err->code;
}

static enum pla_word title_of(enum cli_reader reader)
{
    static const enum pla_word titles[] = {
        [CLI_FOR_REGISTRAR] = PLA_W_title_registrar,
        [CLI_FOR_LEARNER] = PLA_W_title_learner,
        [CLI_FOR_ASSESSOR] = PLA_W_title_assessor,
        [CLI_FOR_BOARD] = PLA_W_title_board,
    };
    return titles[reader];
}

/* ---- writing ---- */

static enum pla_code write_doc(struct pages *pages, struct pla_doc *doc, const char *path)
{
    struct pla_err err = {0};
    struct pla_file_out file;
    pla_str_clear(&pages->bytes);
    enum pla_code code = pla_doc_check(doc, &err);
    if (code == PLA_OK)
        doc->paper = pages->job->paper;
    if (code == PLA_OK)
        code = pages->job->renderer->render(doc, pages->call->out, &pages->bytes, &err);
    if (code == PLA_OK)
        code = pla_file_out_open(&file, path, &err);
    if (code != PLA_OK)
        return tell(pages, &err);
    (void)fwrite(pages->bytes.at, 1, pages->bytes.length, file.stream);
    code = pla_file_out_commit(&file, &err);
    return code == PLA_OK ? PLA_OK : tell(pages, &err);
}

static void put_case(const struct pages *pages, struct pla_doc_node *parent,
                     const struct pla_subject *one, size_t record)
{
    if (pages->job->reader == CLI_FOR_ASSESSOR)
        pla_assessor_put(parent, &pages->report, one, record);
    else
        pla_learner_put(parent, &pages->report, one, record);
}

static enum pla_code write_case(struct pages *pages, struct pla_arena *arena,
                                const struct pla_subject *one, const char *path)
{
    if (one->decision_count > 0)
        pages->identity.as_of_day = one->decisions[0].as_of;
    struct pla_doc *doc = pla_report_begin(arena, &pages->report, title_of(pages->job->reader),
                                           pla_subject_name(one));
    if (doc != NULL) {
        doc->fingerprint = one->decision_count > 0 ? pla_text_of(one->decisions[0].prints.decision)
                                                   : (struct pla_text){0};
        put_case(pages, doc->root, one, 0);
    }
    return write_doc(pages, doc, path);
}

/** Several records in one document: each a section that begins a page. */
static enum pla_code write_cases(struct pages *pages)
{
    struct pla_doc *doc = pla_report_begin(&pages->arena, &pages->report,
                                           title_of(pages->job->reader), (struct pla_text){0});
    for (size_t i = 0; doc != NULL && i < pages->case_count; i++) {
        const struct pla_subject *one = &pages->cases[i];
        struct pla_doc_node *section = pla_doc_add(doc->root, PLA_DOC_SECTION);
        if (section == NULL)
            break;
        section->breaks_page = i > 0;
        pla_run_add(doc, &section->title, PLA_RUN_ISOLATE, pla_subject_name(one));
        put_case(pages, section, one, i + 1);
    }
    return write_doc(pages, doc, pages->job->output);
}

static enum pla_code write_cohort(struct pages *pages)
{
    struct pla_err err;
    if (cli_gathered_end(&pages->gathered, &err) != PLA_OK)
        return tell(pages, &err);
    if (pages->gathered.has_result) {
        pages->cohort->agreement = pages->gathered.result.report;
        pages->cohort->agreement_scores =
            pages->gathered.result.is_part ? pages->gathered.result.scores : 0;
    }
    struct pla_doc *doc = pla_report_begin(&pages->arena, &pages->report,
                                           title_of(pages->job->reader), (struct pla_text){0});
    if (doc != NULL && pages->job->reader == CLI_FOR_BOARD) {
        struct pla_board_facts facts;
        if (pages->is_stored) {
            enum pla_code code =
                cli_board_facts_read(pages->call, &pages->job->use->stored.store, &pages->board,
                                     (pla_day)pages->identity.as_of_day, &pages->arena, &facts);
            if (code != PLA_OK)
                return code;
        }
        pla_board_put(doc->root, &pages->report, pages->cohort, pages->is_stored ? &facts : NULL);
    }
    if (doc != NULL && pages->job->reader == CLI_FOR_REGISTRAR)
        pla_registrar_put(doc->root, &pages->report, pages->cohort);
    return write_doc(pages, doc, pages->job->output);
}

/* ---- reading ---- */

static enum pla_code read_case(struct pages *pages, struct pla_arena *arena, struct pla_text lines,
                               struct pla_text notes, struct pla_subject *out)
{
    struct pla_err err = {0};
    struct pla_context *context = NULL;
    struct pla_decision *decisions = NULL;
    struct pla_text line;
    size_t count = 0, capacity = 0;
    enum pla_code code = PLA_OK;
    if (cli_next_line(&notes, &line)) {
        context = PLA_NEW(arena, struct pla_context);
        code =
            context != NULL ? pla_context_read(line, arena, context, &err) : pla_err_memory(&err);
    }
    lines = pla_text_copy(arena, lines); /* decisions borrow it */
    while (code == PLA_OK && cli_next_line(&lines, &line)) {
        struct pla_decision *grown =
            pla_arena_grow(arena, decisions, &capacity, count + 1, sizeof *decisions);
        if (grown == NULL) {
            code = pla_err_memory(&err);
            break;
        }
        decisions = grown;
        code = pla_decision_read(line, "decision", 1, arena, &decisions[count], &err);
        count += code == PLA_OK;
    }
    *out = (struct pla_subject){decisions, count, context};
    return code == PLA_OK ? PLA_OK : tell(pages, &err);
}

static enum pla_code start(void *ctx, struct pla_text description)
{
    struct pages *pages = ctx;
    struct pla_err err;
    struct pla_text text = pla_text_copy(pages->call->arena, description);
    while (text.length > 0 && text.at[text.length - 1] == '\n')
        text.length--;
    enum pla_code code = pla_about_read(text, pages->call->arena, &pages->about, &err);
    if (code == PLA_OK && pages->is_cohort)
        code = pla_cohort_new(&pages->arena, &pages->report, &pages->cohort, &err);
    if (code == PLA_OK && pages->is_cohort)
        code = cli_gathered_describe(&pages->gathered, description, &err);
    return code == PLA_OK ? PLA_OK : tell(pages, &err);
}

static enum pla_code add_to_cohort(struct pages *pages, const struct pla_subject *one)
{
    struct pla_err err;
    enum pla_code code = PLA_OK;
    for (size_t i = 0; i < one->decision_count && code == PLA_OK; i++) {
        code = pla_cohort_add(pages->cohort, &one->decisions[i], one->context, &err);
        if (code == PLA_OK)
            code = cli_gathered_add(&pages->gathered, &one->decisions[i], &err);
        if (code == PLA_OK && pages->is_stored &&
            !cli_board_cases_add(&pages->board, &one->decisions[i], &pages->arena))
            code = pla_err_memory(&err);
    }
    return code == PLA_OK ? PLA_OK : tell(pages, &err);
}

static enum pla_code add_to_folder(struct pages *pages, const struct pla_subject *one)
{
    struct pla_err err;
    const struct pla_decision *first = &one->decisions[0];
    const char *name = cli_file_name(&pages->names, first->portfolio, first->attempt,
                                     pages->job->renderer->ending);
    const char *path = name != NULL ? pla_file_join(pages->job->output, name, &pages->page) : NULL;
    if (path == NULL) {
        pla_err_memory(&err);
        return tell(pages, &err);
    }
    return write_case(pages, &pages->page, one, path);
}

static enum pla_code gather(struct pages *pages, const struct pla_subject *one)
{
    struct pla_subject *cases = pla_arena_grow(&pages->arena, pages->cases, &pages->case_capacity,
                                               pages->case_count + 1, sizeof *cases);
    struct pla_err err;
    if (cases == NULL) {
        pla_err_memory(&err);
        return tell(pages, &err);
    }
    pages->cases = cases;
    cases[pages->case_count++] = *one;
    return PLA_OK;
}

static enum pla_code add(void *ctx, const struct pla_record *record, struct pla_text lines,
                         struct pla_text notes)
{
    struct pages *pages = ctx;
    struct pla_subject one;
    bool is_passing = pages->is_folder || pages->is_cohort;
    struct pla_arena *arena = is_passing ? &pages->page : &pages->arena;
    struct pla_err err;
    if (lines.length == 0)
        return PLA_OK;
    pla_arena_reset(&pages->page);
    cli_rated_see(&pages->rated, lines, &pages->page);
    enum pla_code code = read_case(pages, arena, lines, notes, &one);
    if (code != PLA_OK || one.decision_count == 0)
        return code;
    if (pages->is_cohort && pages->gathered.knows_roles &&
        cli_gathered_see(&pages->gathered, record, &pages->use->ratings, &pages->page, &err) !=
            PLA_OK)
        return tell(pages, &err);
    if (pages->is_cohort)
        return add_to_cohort(pages, &one);
    return pages->is_folder ? add_to_folder(pages, &one) : gather(pages, &one);
}

/* ---- the run ---- */

/** A folder is one that is there, or a name that ends as folders do; it is made if it is not. */
static enum pla_code find_folder(struct pages *pages)
{
    const char *path = pages->job->output;
    struct pla_err err;
    size_t length = path != NULL ? strlen(path) : 0;
    bool is_named = length > 0 && path[length - 1] == '/';
    if (length == 0 || (!is_named && !pla_file_is_dir(path)))
        return PLA_OK;
    if (pages->is_cohort) {
        pla_err_set(&err, PLA_USAGE, "a report for the %s is one document",
                    cli_reader_names[pages->job->reader]);
        pla_err_hint(&err, "-o report%s", pages->job->renderer->ending);
        return tell(pages, &err);
    }
    pages->is_folder = true;
    if (!pla_file_is_dir(path) && mkdir(path, 0777) != 0) {
        pla_err_set(&err, PLA_OUTPUT, "the folder cannot be made: %s", strerror(errno));
        pla_err_prepend(&err, "%s", path);
        return tell(pages, &err);
    }
    return PLA_OK;
}

static void put_options(struct pages *pages, const struct cli_use *use)
{
    struct pla_str *s = &pages->options;
    for (size_t i = 0; i < use->rubric_count; i++)
        pla_str_put_format(s, "%s--rubric %s", i > 0 ? " " : "", use->rubrics[i].path);
    if (use->has_policy)
        pla_str_put_format(s, " --policy %s", use->policy.path);
    if (pages->is_stored && pages->job->use->stored.run != NULL)
        pla_str_put_format(s, " --run %s", pages->job->use->stored.run);
    pla_str_put_format(s, " --as-of %s", use->as_of_text);
}

static enum pla_code begin(struct pages *pages, const struct cli_use *use)
{
    const struct cli_call *call = pages->call;
    const struct pla_words *words =
        pla_words_find(pages->job->language != NULL ? pages->job->language : "en");
    const char **inputs = PLA_NEW_ARRAY(call->arena, call->operand_count + 2, const char *);
    struct pla_err err;
    put_options(pages, use);
    if (inputs == NULL || pages->options.failed ||
        cli_rated_begin(&pages->rated, &use->ratings, call->arena) != PLA_OK) {
        pla_err_memory(&err);
        return tell(pages, &err);
    }
    for (size_t i = 0; i < call->operand_count; i++)
        inputs[i] = call->operands[i];
    if (pages->is_stored)
        inputs[0] = cli_store_path(pages->job->use->stored.store.path);
    (void)snprintf(pages->as_of, sizeof pages->as_of, "%s", use->as_of_text);
    pages->identity = (struct pla_run_identity){.engine = "plaudit " PLA_VERSION,
                                                .as_of = pages->as_of,
                                                .as_of_day = use->as_of,
                                                .inputs = inputs,
                                                .options = pages->options.at};
    pages->report = (struct pla_report){&pages->about, &pages->identity, words};
    pla_arena_init(&pages->arena, 0);
    pla_arena_init(&pages->page, 0);
    cli_file_names_begin(&pages->names, &pages->arena);
    return find_folder(pages);
}

static enum pla_code finish(struct pages *pages, enum pla_code code)
{
    if (code != PLA_OK)
        return code;
    if (pages->is_cohort)
        return pages->cohort != NULL ? write_cohort(pages) : PLA_OK;
    if (pages->is_folder) {
        cli_out_note(pages->call->out, "%zu documents in %s", pages->names.count,
                     pages->job->output);
        return PLA_OK;
    }
    if (pages->case_count == 1)
        return write_case(pages, &pages->arena, &pages->cases[0], pages->job->output);
    return pages->case_count > 0 ? write_cases(pages) : PLA_OK;
}

static enum pla_code run_pages(struct pages *pages, const struct cli_source *source,
                               const struct cli_use *use)
{
    struct cli_score_run run = {
        .call = pages->call,
        .use = use,
        .sink = {.ctx = pages, .start = start, .lines = add},
        .jobs = pages->job->jobs,
        .all_awards = pages->job->all_awards,
        .want_names = true,
        .want_description = true,
        .want_records = pages->is_cohort && pages->gathered.knows_roles,
    };
    enum pla_code code = cli_source_run(source, &run, pages->job->portfolios);
    pages->identity.records = (size_t)run.records;
    pages->identity.unreadable = (size_t)run.refused;
    code = finish(pages, code);
    if (code == PLA_OK && !source->is_decisions)
        cli_rated_tell(&pages->rated, pages->call->out);
    if (run.records > 0 && !source->is_decisions)
        cli_score_summary(&run);
    return code;
}

enum pla_code cli_pages_write(const struct cli_call *call, const struct cli_pages_job *job)
{
    struct pages pages = {.call = call,
                          .job = job,
                          .is_stored = call->operand_count == 0,
                          .is_cohort =
                              job->reader == CLI_FOR_REGISTRAR || job->reader == CLI_FOR_BOARD};
    struct cli_source source;
    struct cli_use use;
    enum pla_code code = cli_source_open(call, &source);
    if (code == PLA_OK)
        code = cli_source_use(&source, job->use, &use);
    if (code != PLA_OK)
        return code;
    pages.use = &use;
    cli_gathered_begin(&pages.gathered);
    /* decisions of a file do not tell roles */
    pages.gathered.knows_roles = !source.is_decisions || source.count == 0;
    code = begin(&pages, &use);
    if (code == PLA_OK)
        code = run_pages(&pages, &source, &use);
    cli_gathered_release(&pages.gathered);
    pla_arena_release(&pages.arena);
    pla_arena_release(&pages.page);
    pla_str_release(&pages.bytes);
    pla_str_release(&pages.options);
    return code;
}
