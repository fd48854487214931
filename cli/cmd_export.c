// SPDX-License-Identifier: Apache-2.0
/** plaudit export: write recommendations for other programs. */
#include "badges.h"
#include "document.h"
#include "rubric_export.h"
#include "sis.h"
#include "xapi.h"

struct export_values {
    struct cli_common common;
    struct cli_use_values use;
    struct cli_issue_values issue;
    struct cli_list portfolios;
    int as, paper;
    const char *output, *map, *pseudonyms;
    size_t jobs;
    bool all, excel, unapproved;
};

/** What --as names, and the form of each. */
static const char *const names[] = {"csv",    "json", "ndjson", "xlsx", "badge",
                                    "canvas", "case", "xapi",   "sis",  NULL};
enum { AS_BADGE = 4, AS_CANVAS, AS_CASE, AS_XAPI, AS_SIS };
static const enum cli_form forms[] = {CLI_CSV, CLI_JSON, CLI_NDJSON, CLI_XLSX};

static const struct cli_opt options[] = {
    CLI_USE_OPTIONS(struct export_values),
    CLI_STORED_OPTIONS(struct export_values),
    {"as", 0, CLI_CHOICE, offsetof(struct export_values, as), "FORM",
     "csv (default), json, ndjson, xlsx, sis, badge, xapi; of a rubric: canvas, case", names},
    {"output", 'o', CLI_TEXT, offsetof(struct export_values, output), "FILE",
     "write there; the file appears when it is complete (badge: a folder)", NULL},
    {"paper", 0, CLI_CHOICE, offsetof(struct export_values, paper), "PAPER",
     "with xlsx, what it is printed on: a4 (default) or letter", pla_paper_names},
    {"pseudonyms", 0, CLI_TEXT, offsetof(struct export_values, pseudonyms), "KEYFILE",
     "give ids of portfolios, learners and assessors as hashes by this key, and no names", NULL},
    {"jobs", 'j', CLI_NUMBER, offsetof(struct export_values, jobs), "N",
     "worker processes (default: one per processor); the bytes are the same", NULL},
    {"all", 'a', CLI_FLAG, offsetof(struct export_values, all), NULL,
     "show awards that do not apply, too", NULL},
    {"map", 0, CLI_TEXT, offsetof(struct export_values, map), "FILE",
     "with sis: the columns, a JSON file", NULL},
    {"excel", 0, CLI_FLAG, offsetof(struct export_values, excel), NULL,
     "begin csv and sis with a byte order mark, for Excel", NULL},
    {"unapproved", 0, CLI_FLAG, offsetof(struct export_values, unapproved), NULL,
     "with sis: recommendations that nobody approved, too, marked so", NULL},
    {"actor", 0, CLI_TEXT, offsetof(struct export_values, use.stored.store.actor), "NAME",
     "with sis from the store: who does it, for the audit trail (default: the login name)", NULL},
    {"portfolios", 0, CLI_LIST, offsetof(struct export_values, portfolios), "FILE",
     "names for decisions; may be given again", NULL},
    CLI_ISSUE_OPTIONS(struct export_values),
    {0},
};

static const char *const examples[] = {
    "A row per recommendation for a spreadsheet or a student system:",
    "plaudit export portfolios.ndjson --rubric networked-learning --as csv -o recommendations.csv",
    "Every decision with its reasons as one JSON array:",
    "plaudit export portfolios.ndjson --rubric networked-learning --as json -o decisions.json",
    "Rows for the student system: what the store has approved, each once:",
    "plaudit export --store plaudit.db --as sis --map maps/banner.json -o staging.csv",
    "A signed badge for every award of one:",
    "plaudit export portfolios.ndjson --rubric open-recognition --as badge --key badges.pem -o "
    "badges",
    NULL,
};

static const char about_csv[] =
    "INPUT is portfolios, scored on the way, or decisions that score has written. CSV follows RFC "
    "4180; cells that a spreadsheet would run as a formula are made harmless.";
static const char about_sis[] =
    "With sis, a map names the columns of a student system, where each value comes from, how wide "
    "it "
    "may be and its codes; nothing is cut: a value that does not fit is told and no file is "
    "written. "
    "From the store only approved awards go out, each once, and a later change takes the row back "
    "by one of its own; from files all are marked UNAPPROVED.";
static const char about_badges[] =
    "A badge is an Open Badges 3.0 credential: NAME.json, signed as NAME.jwt, baked into the "
    "picture NAME.svg. Awards that were not recommended, or are held back, give none. Of a "
    "store, approved awards do; those of portfolios in files are marked as not approved. With "
    "--status-list the folder also keeps status-list.jwt, to publish at that address, and "
    "register.ndjson, to keep.";
static const char about_others[] =
    "With canvas or case, INPUT is rubrics: a Canvas rubric CSV or a CASE 1.1 package. With xapi, "
    "INPUT is portfolios, and --issuer is the home page of the learners' accounts. What a format "
    "cannot hold is told.";
static const char *const notes[] = {
    about_csv, about_sis, about_badges, about_others, NULL,
};

static enum pla_code run(const struct cli_call *call)
{
    const struct export_values *values = call->values;
    if (call->operand_count == 0 && !cli_stored_is_input(call, &values->use.stored))
        return cli_tell_no_input(call);
    if (values->pseudonyms != NULL && !(values->as < AS_BADGE)) {
        struct pla_err err;
        pla_err_set(&err, PLA_USAGE, "--pseudonyms is for csv, json, ndjson and xlsx");
        return cli_tell(call, &err);
    }
    if (values->as == AS_BADGE)
        return cli_badges_score(call, &(struct cli_badges_job){.use = &values->use,
                                                               .issue = &values->issue,
                                                               .output = values->output,
                                                               .jobs = values->jobs});
    if (values->as == AS_CANVAS || values->as == AS_CASE)
        return cli_rubric_export(
            call, &(struct cli_rubric_export_job){.use = &values->use,
                                                  .form = values->as == AS_CASE ? CLI_RUBRIC_CASE
                                                                                : CLI_RUBRIC_CANVAS,
                                                  .output = values->output});
    if (values->as == AS_XAPI)
        return cli_xapi_score(call, &(struct cli_xapi_job){.use = &values->use,
                                                           .home = values->issue.issuer,
                                                           .output = values->output,
                                                           .jobs = values->jobs});
    if (values->as == AS_SIS)
        return cli_sis_write(call, &(struct cli_sis_job){.use = &values->use,
                                                         .portfolios = &values->portfolios,
                                                         .map = values->map,
                                                         .output = values->output,
                                                         .jobs = values->jobs,
                                                         .excel = values->excel,
                                                         .unapproved = values->unapproved});
    struct cli_document_job job = {.use = &values->use,
                                   .pseudonyms = values->pseudonyms,
                                   .portfolios = &values->portfolios,
                                   .excel = values->excel,
                                   .paper = (enum pla_paper)values->paper,
                                   .form = forms[values->as],
                                   .output = values->output,
                                   .jobs = values->jobs,
                                   .all_awards = values->all,
                                   .is_shown = true};
    return cli_document_score(call, &job);
}

const struct cli_cmd cli_cmd_export = {
    .name = "export",
    .summary = "write recommendations for other programs",
    .operands = "INPUT... --rubric PATH",
    .least_operands = 0, /* or the store */
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct export_values),
    .run = run,
};
