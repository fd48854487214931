// SPDX-License-Identifier: Apache-2.0
/** plaudit report: write what people read: the registrar's workbook, or a table. */
#include "document.h"

struct report_values {
    struct cli_common common;
    struct cli_use_values use;
    int as;
    const char *output;
    size_t jobs;
    bool all;
};

/** What --as names, and the form of each. */
static const char *const names[] = {"xlsx", "csv", "text", NULL};
static const enum cli_form forms[] = {CLI_XLSX, CLI_CSV, CLI_TABLE};

static const struct cli_opt options[] = {
    CLI_USE_OPTIONS(struct report_values),
    {"as", 0, CLI_CHOICE, offsetof(struct report_values, as), "FORM", "xlsx (default), csv or text",
     names},
    {"output", 'o', CLI_TEXT, offsetof(struct report_values, output), "FILE",
     "write there; the file appears when it is complete", NULL},
    {"jobs", 'j', CLI_NUMBER, offsetof(struct report_values, jobs), "N",
     "worker processes (default: one per processor); the bytes are the same", NULL},
    {"all", 'a', CLI_FLAG, offsetof(struct report_values, all), NULL,
     "show awards that do not apply, too", NULL},
    {0},
};

static const char workbook[] =
    "plaudit report portfolios.ndjson --rubric networked-learning --as xlsx -o "
    "recommendations.xlsx";
static const char *const examples[] = {
    "The registrar's workbook of a batch:",
    workbook,
    "The same rows on a terminal:",
    "plaudit report portfolios.ndjson --rubric networked-learning --as text",
    NULL,
};

static const char *const notes[] = {
    "INPUT is portfolios, scored on the way. A file appears when it is complete.",
    NULL,
};

static enum pla_code run(const struct cli_call *call)
{
    const struct report_values *values = call->values;
    struct cli_document_job job = {.use = &values->use,
                                   .form = forms[values->as],
                                   .output = values->output,
                                   .jobs = values->jobs,
                                   .all_awards = values->all};
    return cli_document_score(call, &job);
}

const struct cli_cmd cli_cmd_report = {
    .name = "report",
    .summary = "write what people read: the registrar's workbook, or a table",
    .operands = "INPUT... --rubric PATH",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct report_values),
    .run = run,
};
