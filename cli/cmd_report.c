// SPDX-License-Identifier: Apache-2.0
/** plaudit report: write what people read: pages, letters, text, the registrar's workbook. */
#include "document.h"
#include "pages.h"

struct report_values {
    struct cli_common common;
    struct cli_use_values use;
    struct cli_list portfolios;
    int as, reader, language, paper;
    const char *output;
    size_t jobs;
    bool all;
};

/** What --as names; the forms of a table go their own way. */
enum { AS_XLSX, AS_HTML, AS_PDF, AS_TEXT, AS_CSV };
static const char *const names[] = {"xlsx", "html", "pdf", "text", "csv", NULL};

static const struct cli_opt options[] = {
    CLI_USE_OPTIONS(struct report_values),
    CLI_STORED_OPTIONS(struct report_values),
    {"as", 0, CLI_CHOICE, offsetof(struct report_values, as), "FORM",
     "xlsx (default), html, pdf, text or csv", names},
    {"for", 0, CLI_CHOICE, offsetof(struct report_values, reader), "READER",
     "registrar (default), learner, assessor or board", cli_reader_names},
    {"lang", 0, CLI_CHOICE, offsetof(struct report_values, language), "CODE",
     "language of the document: en (default), fr, es or ar", pla_words_codes},
    {"paper", 0, CLI_CHOICE, offsetof(struct report_values, paper), "PAPER",
     "what it is printed on: a4 (default) or letter", pla_paper_names},
    {"portfolios", 0, CLI_LIST, offsetof(struct report_values, portfolios), "FILE",
     "names and titles for decisions; may be given again", NULL},
    {"output", 'o', CLI_TEXT, offsetof(struct report_values, output), "FILE|FOLDER/",
     "write there; a folder gets a file for every portfolio", NULL},
    {"jobs", 'j', CLI_NUMBER, offsetof(struct report_values, jobs), "N",
     "worker processes (default: one per processor); the bytes are the same", NULL},
    {"all", 'a', CLI_FLAG, offsetof(struct report_values, all), NULL,
     "show awards that do not apply, too", NULL},
    {0},
};

static const char workbook[] =
    "plaudit report portfolios.ndjson --rubric networked-learning --as xlsx -o "
    "recommendations.xlsx";
static const char letters[] =
    "plaudit report portfolios.ndjson --rubric networked-learning --policy policy.lua --as html "
    "--for learner -o letters/";
static const char paper[] =
    "plaudit report portfolios.ndjson --rubric networked-learning --policy policy.lua --as pdf "
    "--for learner -o letters/";
static const char from_decisions[] =
    "plaudit report decisions.ndjson --portfolios portfolios.ndjson --rubric networked-learning "
    "--as html --for board -o board.html";
static const char *const examples[] = {
    "The registrar's workbook of a batch:",
    workbook,
    "A page for every learner:",
    letters,
    "The same as letters to sign:",
    paper,
    "The board's summary of decisions made earlier, with names and titles:",
    from_decisions,
    "The assessor's page of one portfolio, in French, on a terminal:",
    "plaudit report portfolio.json --rubric cmalt --as text --for assessor --lang fr",
    NULL,
};

static const char about_input[] =
    "INPUT is portfolios, scored on the way, or decisions that score has written. Decisions take "
    "titles and wording from --rubric and --policy, names from --portfolios; what is not given is "
    "shown by its id, and the document says so.";
static const char about_pages[] =
    "A page is one file that needs no network and no script. The same input gives the same bytes.";
static const char *const notes[] = {about_input, about_pages, NULL};

static enum pla_code refuse_reader(const struct cli_call *call, const struct report_values *values)
{
    struct pla_err err;
    pla_err_set(&err, PLA_USAGE, "%s is for the registrar, not for the %s",
                values->as == AS_XLSX ? "a workbook" : "a table", cli_reader_names[values->reader]);
    pla_err_hint(&err, "--as html");
    cli_out_error(call->out, &err, NULL);
    return PLA_USAGE;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct report_values *values = call->values;
    if (call->operand_count == 0 && !cli_stored_is_input(call, &values->use.stored))
        return cli_tell_no_input(call);
    if (values->as == AS_HTML || values->as == AS_PDF || values->as == AS_TEXT) {
        struct cli_pages_job pages = {.use = &values->use,
                                      .portfolios = &values->portfolios,
                                      .renderer = cli_renderer_find(names[values->as]),
                                      .reader = (enum cli_reader)values->reader,
                                      .language = pla_words_codes[values->language],
                                      .paper = (enum pla_paper)values->paper,
                                      .output = values->output,
                                      .jobs = values->jobs,
                                      .all_awards = values->all};
        return cli_pages_write(call, &pages);
    }
    if (values->reader != CLI_FOR_REGISTRAR)
        return refuse_reader(call, values);
    struct cli_document_job job = {.use = &values->use,
                                   .portfolios = &values->portfolios,
                                   .form = values->as == AS_CSV ? CLI_CSV : CLI_XLSX,
                                   .output = values->output,
                                   .paper = (enum pla_paper)values->paper,
                                   .language = pla_words_codes[values->language],
                                   .jobs = values->jobs,
                                   .all_awards = values->all,
                                   .is_shown = true};
    return cli_document_score(call, &job);
}

const struct cli_cmd cli_cmd_report = {
    .name = "report",
    .summary = "write what people read: pages, letters, text, the registrar's workbook",
    .operands = "INPUT... --rubric PATH",
    .least_operands = 0, /* or the store */
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct report_values),
    .run = run,
};
