// SPDX-License-Identifier: Apache-2.0
/** plaudit export: write recommendations for other programs. */
#include "document.h"

struct export_values {
    struct cli_common common;
    struct cli_use_values use;
    int as;
    const char *output;
    size_t jobs;
    bool all;
};

/** What --as names, and the form of each. */
static const char *const names[] = {"csv", "json", "ndjson", "xlsx", NULL};
static const enum cli_form forms[] = {CLI_CSV, CLI_JSON, CLI_NDJSON, CLI_XLSX};

static const struct cli_opt options[] = {
    CLI_USE_OPTIONS(struct export_values),
    {"as", 0, CLI_CHOICE, offsetof(struct export_values, as), "FORM",
     "csv (default), json, ndjson or xlsx", names},
    {"output", 'o', CLI_TEXT, offsetof(struct export_values, output), "FILE",
     "write there; the file appears when it is complete", NULL},
    {"jobs", 'j', CLI_NUMBER, offsetof(struct export_values, jobs), "N",
     "worker processes (default: one per processor); the bytes are the same", NULL},
    {"all", 'a', CLI_FLAG, offsetof(struct export_values, all), NULL,
     "show awards that do not apply, too", NULL},
    {0},
};

static const char *const examples[] = {
    "A row per recommendation for a spreadsheet or a student system:",
    "plaudit export portfolios.ndjson --rubric networked-learning --as csv -o recommendations.csv",
    "Every decision with its reasons as one JSON array:",
    "plaudit export portfolios.ndjson --rubric networked-learning --as json -o decisions.json",
    NULL,
};

static const char about_csv[] =
    "INPUT is portfolios, scored on the way. CSV follows RFC 4180; cells that a spreadsheet would "
    "run "
    "as a formula are made harmless.";
static const char *const notes[] = {
    about_csv,
    NULL,
};

static enum pla_code run(const struct cli_call *call)
{
    const struct export_values *values = call->values;
    struct cli_document_job job = {.use = &values->use,
                                   .form = forms[values->as],
                                   .output = values->output,
                                   .jobs = values->jobs,
                                   .all_awards = values->all};
    return cli_document_score(call, &job);
}

const struct cli_cmd cli_cmd_export = {
    .name = "export",
    .summary = "write recommendations for other programs",
    .operands = "INPUT... --rubric PATH",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct export_values),
    .run = run,
};
