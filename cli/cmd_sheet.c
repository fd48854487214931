// SPDX-License-Identifier: Apache-2.0
/** plaudit sheet: scoring workbooks for assessors. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "actor.h"
#include "base/file.h"
#include "cmd.h"
#include "filename.h"
#include "sheets.h"

struct sheet_values {
    struct cli_common common;
    struct cli_use_values use;
    const char *assessor, *assessors, *panel, *batch, *output;
    struct cli_date due;
    size_t each, seed;
    int role;
    bool is_blind;
    int paper;
};

static const struct cli_opt options[] = {
    CLI_USE_OPTIONS(struct sheet_values),
    CLI_STORED_OPTIONS(struct sheet_values),
    {"assessor", 0, CLI_TEXT, offsetof(struct sheet_values, assessor), "ID",
     "whose workbook it is (default: the login name)", NULL},
    {"assessors", 0, CLI_TEXT, offsetof(struct sheet_values, assessors), "FILE",
     "a register of assessors as CSV; portfolios are assigned, a workbook each", NULL},
    {"each", 'n', CLI_NUMBER, offsetof(struct sheet_values, each), "N",
     "assessors for each portfolio (default: 2)", NULL},
    {"seed", 0, CLI_NUMBER, offsetof(struct sheet_values, seed), "N",
     "another number gives another assignment (default: 1)", NULL},
    {"role", 0, CLI_CHOICE, offsetof(struct sheet_values, role), "ROLE",
     "assessor (default), moderator or joint", pla_role_names},
    {"panel", 0, CLI_TEXT, offsetof(struct sheet_values, panel), "NAME", "the panel they sit on",
     NULL},
    {"batch", 0, CLI_TEXT, offsetof(struct sheet_values, batch), "NAME", "a name for this round",
     NULL},
    {"due", 0, CLI_DATE, offsetof(struct sheet_values, due), "DATE", "when it should be back",
     NULL},
    {"blind", 0, CLI_FLAG, offsetof(struct sheet_values, is_blind), NULL,
     "codes in place of portfolios; no names, no addresses", NULL},
    {"paper", 0, CLI_CHOICE, offsetof(struct sheet_values, paper), "PAPER",
     "what it is printed on: a4 (default) or letter", pla_paper_names},
    {"output", 'o', CLI_TEXT, offsetof(struct sheet_values, output), "FILE",
     "the workbook, or with --assessors the folder for them", NULL},
    {0},
};

static const char register_example[] =
    "plaudit sheet portfolios.ndjson -r networked-learning --assessors register.csv --each 2 "
    "--due 2026-12-01 -o sheets";
static const char *const examples[] = {
    "A workbook with everything that one assessor is to rate:",
    "plaudit sheet portfolios.ndjson -r networked-learning --assessor a1 -o a1.xlsx",
    "Two assessors for each portfolio from a register, a workbook each:",
    register_example,
    "The same for what a run of the store holds:",
    "plaudit sheet --store plaudit.db --run november -r networked-learning --assessors "
    "register.csv -o sheets",
    NULL,
};

static const char about_register[] =
    "The register has the columns id,name,subjects,rubrics,trained_on,valid_until,most,conflicts; "
    "only id must be there, lists are parted by semicolons. Nobody gets a portfolio of their own, "
    "of a conflict, outside their dates, rubrics or subjects, or more than most. Loads are even, "
    "and assessors are linked by common portfolios so that severity can be told apart. What cannot "
    "be assigned is told with why, and the status is 1.";
static const char about_sheet[] =
    "Only the yellow cells can be written; a sheet shows no other assessor's ratings. The hidden "
    "sheet _plaudit says whose ratings these are and of which versions, so that the workbook comes "
    "home under any name.";
static const char *const notes[] = {about_register, about_sheet, NULL};

enum { REGISTER_BYTES = 16 << 20, EACH = 2 };

struct writing {
    const struct cli_call *call;
    const struct sheet_values *values;
    struct cli_use use;
    struct cli_sheets sheets;
    struct pla_run_identity identity;
    struct pla_text due;
};

static enum pla_code tell(const struct cli_call *call, const struct pla_err *err)
{
    cli_out_error(call->out, err, NULL);
    return err->code;
}

static enum pla_code collect(struct writing *w)
{
    const struct cli_call *call = w->call;
    struct pla_err err;
    enum pla_code code = cli_use_read(call, &w->values->use, &w->use);
    if (code != PLA_OK)
        return code;
    struct cli_score_run run = {
        .call = call,
        .use = &w->use,
        .sink = {.ctx = &w->sheets, .start = cli_sheets_start, .lines = cli_sheets_lines},
        .want_description = true};
    code = cli_score_run(&run, call->operands, call->operand_count);
    if (code == PLA_OK && w->sheets.portfolio_count == 0 && call->out->worst == PLA_OK) {
        pla_err_set(&err, PLA_MISSING, "the input holds no portfolio to rate");
        return tell(call, &err);
    }
    w->identity = (struct pla_run_identity){
        .engine = "plaudit " PLA_VERSION, .as_of = w->use.as_of_text, .as_of_day = w->use.as_of};
    return code;
}

static enum pla_code read_due(struct writing *w)
{
    struct pla_str s = {0};
    struct pla_err err;
    if (!w->values->due.is_set)
        return PLA_OK;
    pla_day_put(&s, w->values->due.day);
    w->due = pla_text_copy(w->call->arena, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    if (w->due.at != NULL)
        return PLA_OK;
    pla_err_memory(&err);
    return tell(w->call, &err);
}

static enum pla_code write_one(struct writing *w, struct pla_sheet_job *job,
                               const struct cli_sheets_assigned *assigned, size_t assessor)
{
    const struct sheet_values *values = w->values;
    struct pla_err err;
    job->about = &w->sheets.about;
    job->identity = &w->identity;
    job->role = pla_role_name((enum pla_role)values->role);
    job->panel = pla_text_of(values->panel);
    job->batch = pla_text_of(values->batch);
    job->due = w->due;
    enum pla_code code = cli_sheets_pick(&w->sheets, assigned, assessor, job, &err);
    if (code == PLA_OK && job->portfolio_count == 0)
        return PLA_OK;
    if (code == PLA_OK)
        code = pla_sheet_write(job, &err);
    if (code != PLA_OK)
        return tell(w->call, &err);
    bool is_own = assigned == NULL && values->assessor == NULL; /* nobody said for whom */
    cli_out_note(w->call->out, "%s: %zu portfolio%s%s%.*s", job->path, job->portfolio_count,
                 job->portfolio_count == 1 ? "" : "s", is_own ? " for " : "",
                 is_own ? (int)job->assessor.length : 0, job->assessor.at);
    return PLA_OK;
}

static enum pla_code write_single(struct writing *w)
{
    struct pla_sheet_job job = {.path = w->values->output,
                                .paper = (enum pla_paper)w->values->paper};
    struct pla_err err;
    enum pla_code code = cli_actor_read(w->values->assessor, w->call->arena, &job.assessor, &err);
    return code == PLA_OK ? write_one(w, &job, NULL, 0) : tell(w->call, &err);
}

/* ---- a register ---- */

static enum pla_code read_register(struct writing *w, struct pla_assessors *out)
{
    const struct cli_call *call = w->call;
    const char *path = w->values->assessors;
    struct pla_faults faults = {0};
    struct pla_text text;
    struct pla_err err;
    enum pla_code code = pla_file_read(path, REGISTER_BYTES, call->arena, &text, &err);
    if (code != PLA_OK)
        return tell(call, &err);
    struct cli_origin origin = {.text = text, .first_line = 1, .name = path};
    code = pla_assessors_read(text, path, call->arena, out, &faults);
    cli_out_faults(call->out, &faults, &origin);
    if (code == PLA_OK && out->count == 0) {
        pla_err_set(&err, PLA_MISSING, "the register names no assessor");
        pla_err_prepend(&err, "%s", path);
        return tell(call, &err);
    }
    return code;
}

static enum pla_code need_folder(struct writing *w)
{
    const char *path = w->values->output;
    struct pla_err err;
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && pla_file_is_dir(path)))
        return PLA_OK;
    pla_err_set(&err, PLA_OUTPUT, "the folder cannot be made: %s", strerrordesc_np(errno));
    pla_err_prepend(&err, "%s", path);
    return tell(w->call, &err);
}

static enum pla_code write_many(struct writing *w, const struct pla_assessors *assessors)
{
    const struct sheet_values *values = w->values;
    struct cli_sheets_assigned assigned;
    struct cli_file_names names;
    struct pla_err err;
    enum pla_code code =
        cli_sheets_assign(&w->sheets, assessors, values->each > 0 ? values->each : EACH,
                          values->seed > 0 ? values->seed : 1, w->use.as_of, &assigned);
    if (code == PLA_OK)
        code = need_folder(w);
    cli_file_names_begin(&names, w->call->arena);
    for (size_t a = 0; a < assessors->count && code == PLA_OK; a++) {
        const char *name = cli_file_name(&names, assessors->items[a].id, 1, ".xlsx");
        const char *path =
            name != NULL ? pla_file_join(values->output, name, w->call->arena) : NULL;
        if (path == NULL) {
            pla_err_memory(&err);
            return tell(w->call, &err);
        }
        struct pla_sheet_job job = {.path = path,
                                    .paper = (enum pla_paper)values->paper,
                                    .assessor = assessors->items[a].id,
                                    .name = assessors->items[a].name};
        code = write_one(w, &job, &assigned, a);
    }
    return code;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct sheet_values *values = call->values;
    struct writing w = {
        .call = call,
        .values = values,
        .sheets = {.call = call, .arena = call->arena, .is_blind = values->is_blind}};
    struct pla_assessors assessors = {0};
    struct pla_err err;
    if (values->assessor != NULL && values->assessors != NULL) {
        pla_err_set(&err, PLA_USAGE, "sheet takes --assessor or --assessors, not both");
        return tell(call, &err);
    }
    if (call->operand_count == 0 && !cli_stored_is_input(call, &values->use.stored))
        return cli_tell_no_input(call);
    if (values->assessors == NULL && values->output != NULL &&
        (pla_file_is_dir(values->output) || values->output[strlen(values->output) - 1] == '/')) {
        pla_err_set(&err, PLA_USAGE, "%s is a folder; a workbook of one assessor is a file",
                    values->output);
        pla_err_hint(&err, "-o sheet.xlsx names it; with --assessors FILE a folder is right");
        return tell(call, &err);
    }
    if (values->output == NULL) {
        pla_err_set(&err, PLA_USAGE, "a workbook needs a file");
        pla_err_hint(&err, values->assessors != NULL ? "-o sheets names the folder"
                                                     : "-o sheet.xlsx names it");
        return tell(call, &err);
    }
    enum pla_code code = values->assessors != NULL ? read_register(&w, &assessors) : PLA_OK;
    if (code == PLA_OK)
        code = read_due(&w);
    if (code == PLA_OK)
        code = collect(&w);
    if (code != PLA_OK || w.sheets.portfolio_count == 0)
        return code;
    return values->assessors != NULL ? write_many(&w, &assessors) : write_single(&w);
}

const struct cli_cmd cli_cmd_sheet = {
    .name = "sheet",
    .summary = "write scoring workbooks for assessors",
    .operands = "INPUT... --rubric PATH -o FILE",
    .least_operands = 0, /* or the store */
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct sheet_values),
    .run = run,
};
