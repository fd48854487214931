// SPDX-License-Identifier: Apache-2.0
/** plaudit score: portfolios in, decisions out. */
#include "base/file.h"
#include "cmd.h"
#include "lines.h"
#include "score_run.h"

struct score_values {
    struct cli_common common;
    struct cli_use_values use;
    size_t jobs;
    int form;
    const char *output;
    bool all, stats;
    struct cli_shard shard;
};

static const struct cli_opt options[] = {
    CLI_USE_OPTIONS(struct score_values),
    {"format", 'f', CLI_CHOICE, offsetof(struct score_values, form), "FORM",
     "ndjson (default), json, csv or table", cli_form_names},
    {"output", 'o', CLI_TEXT, offsetof(struct score_values, output), "FILE",
     "write there; the file appears when it is complete", NULL},
    {"jobs", 'j', CLI_NUMBER, offsetof(struct score_values, jobs), "N",
     "worker processes (default: one per processor); the bytes are the same", NULL},
    {"shard", 0, CLI_SHARD, offsetof(struct score_values, shard), "K/N",
     "take every Nth portfolio, from the Kth", NULL},
    {"all", 'a', CLI_FLAG, offsetof(struct score_values, all), NULL,
     "show awards that do not apply, too", NULL},
    {"stats", 0, CLI_FLAG, offsetof(struct score_values, stats), NULL,
     "tell what work and memory the rubrics used", NULL},
    {0},
};

static const char *const examples[] = {
    "Score a batch, one decision a line:",
    "plaudit score portfolios.ndjson --rubric networked-learning --as-of 2026-11-01",
    "Look at it on a terminal:",
    "plaudit score portfolios.ndjson -r networked-learning -p policy.lua -f table",
    "As a filter, with assessors' ratings from a table:",
    "cat portfolios.ndjson | plaudit score - -r networked-learning --ratings ratings.csv > "
    "out.ndjson",
    NULL,
};

static const char *const notes[] = {
    "INPUT is files, folders of .json, .ndjson and .jsonl files, or - for standard input. A file "
    "is "
    "one portfolio, an array of them, or one a line.",
    "A portfolio that cannot be read is told with its place and left out; the rest is done.",
    NULL,
};

/** Where decisions go. */
struct output {
    const struct cli_call *call;
    struct pla_file_out file;
    struct cli_lines lines;
};

static enum pla_code write_lines(void *ctx, const struct pla_record *record, struct pla_text text,
                                 struct pla_text names)
{
    struct output *output = ctx;
    struct pla_err err = {0};
    (void)record;
    enum pla_code code = cli_lines_add(&output->lines, text, names, &err);
    if (err.code != PLA_OK)
        cli_out_error(output->call->out, &err, NULL);
    return code;
}

static enum pla_code flush(void *ctx)
{
    struct output *output = ctx;
    return fflush(output->file.stream) == 0 ? PLA_OK : PLA_OUTPUT;
}

/**
 * What to do with the output of a run that ended with `code`: a stream keeps what was written; a
 * file appears only if the run came to its end.
 */
static enum pla_code close_output(struct output *output, enum pla_code code)
{
    struct pla_err err = {0};
    bool is_stream = output->file.temporary == NULL;
    bool is_kept = code == PLA_OK || code == PLA_OUTPUT || is_stream;
    if (is_kept && (code == PLA_OK || is_stream))
        code = pla_code_worst(code, cli_lines_end(&output->lines, &err));
    else
        (void)cli_lines_end(&output->lines, &err);
    if (is_kept && err.code == PLA_OK)
        code = pla_code_worst(code, pla_file_out_commit(&output->file, &err));
    else
        pla_file_out_abandon(&output->file);
    if (err.code != PLA_OK)
        cli_out_error(output->call->out, &err, NULL);
    return code;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct score_values *values = call->values;
    enum cli_form form = (enum cli_form)values->form;
    struct cli_use use;
    struct output output = {.call = call};
    struct pla_err err = {0};
    enum pla_code code = cli_use_read(call, &values->use, &use);
    if (code != PLA_OK)
        return code;
    code = pla_file_out_open(&output.file, values->output, &err);
    if (code != PLA_OK) {
        cli_out_error(call->out, &err, NULL);
        return code;
    }
    cli_lines_begin(&output.lines, form, output.file.stream, cli_out_width());
    struct cli_score_run run = {
        .call = call,
        .use = &use,
        .sink = {.ctx = &output, .lines = write_lines, .flush = flush},
        .jobs = values->jobs,
        .shard = values->shard,
        .all_awards = values->all,
        .want_names = cli_form_has_names(form),
    };
    code = cli_score_run(&run, call->operands, call->operand_count);
    code = close_output(&output, code);
    if (run.records > 0)
        cli_score_summary(&run);
    if (values->stats)
        cli_score_stats(&run);
    return code;
}

const struct cli_cmd cli_cmd_score = {
    .name = "score",
    .summary = "score portfolios with rubrics under a policy",
    .operands = "INPUT... --rubric PATH",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct score_values),
    .run = run,
};
