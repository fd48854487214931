// SPDX-License-Identifier: Apache-2.0
/** plaudit score: portfolios in, decisions out. */
#include "document.h"

struct score_values {
    struct cli_common common;
    struct cli_use_values use;
    size_t jobs;
    int form;
    const char *output, *pseudonyms;
    bool all, screen, stats;
    struct cli_shard shard;
};

/** In the order of enum cli_form. */
static const char *const forms[] = {"ndjson", "json", "csv", "table", NULL};

static const struct cli_opt options[] = {
    CLI_USE_OPTIONS(struct score_values),
    {"save", 0, CLI_FLAG, offsetof(struct score_values, use.stored.save), NULL,
     "keep the run in the store; the same command resumes it", NULL},
    CLI_STORED_OPTIONS(struct score_values),
    {"actor", 0, CLI_TEXT, offsetof(struct score_values, use.stored.store.actor), "NAME",
     "who does it, for the audit trail (default: the login name)", NULL},
    {"format", 'f', CLI_CHOICE, offsetof(struct score_values, form), "FORM",
     "ndjson (default), json, csv or table", forms},
    {"output", 'o', CLI_TEXT, offsetof(struct score_values, output), "FILE",
     "write there; the file appears when it is complete", NULL},
    {"pseudonyms", 0, CLI_TEXT, offsetof(struct score_values, pseudonyms), "KEYFILE",
     "give ids of portfolios, learners and assessors as hashes by this key, and no names", NULL},
    {"jobs", 'j', CLI_NUMBER, offsetof(struct score_values, jobs), "N",
     "worker processes (default: one per processor); the bytes are the same", NULL},
    {"shard", 0, CLI_SHARD, offsetof(struct score_values, shard), "K/N",
     "take every Nth portfolio, from the Kth", NULL},
    {"all", 'a', CLI_FLAG, offsetof(struct score_values, all), NULL,
     "show awards that do not apply, too", NULL},
    {"screen", 0, CLI_FLAG, offsetof(struct score_values, screen), NULL,
     "leave ratings out of account: what is possible, impossible or earned already", NULL},
    {"stats", 0, CLI_FLAG, offsetof(struct score_values, stats), NULL,
     "tell where time and memory went, what work the rubrics used", NULL},
    {0},
};

static const char as_filter[] =
    "cat portfolios.ndjson | plaudit score - -r networked-learning --ratings ratings.csv > "
    "out.ndjson";
static const char *const examples[] = {
    "Score a batch, one decision a line:",
    "plaudit score portfolios.ndjson --rubric networked-learning --as-of 2026-11-01",
    "Look at it on a terminal:",
    "plaudit score portfolios.ndjson -r networked-learning -p policy.lua -f table",
    "As a filter, with assessors' ratings from a table:",
    as_filter,
    "Tell a learner what is within reach before anybody rates:",
    "plaudit score portfolio.json -r networked-learning --screen -f table",
    NULL,
};

static const char about_inputs[] =
    "INPUT is files, folders of .json, .ndjson and .jsonl files, or - for standard input. A file "
    "is "
    "one portfolio, an array of them, or one a line.";
static const char about_screen[] =
    "With --screen an award is possible (ratings, or what its gaps ask for, can still bring it), "
    "impossible (a reason, gap of kind never or limit says why) or already (met whatever the "
    "ratings). With --all it tells so of awards the learner has brought nothing for yet, too.";
static const char *const notes[] = {
    about_inputs,
    about_screen,
    "A portfolio that cannot be read is told with its place and left out; the rest is done.",
    NULL,
};

static enum pla_code run(const struct cli_call *call)
{
    const struct score_values *values = call->values;
    struct pla_err err;
    if (values->use.stored.save && values->screen) {
        pla_err_set(&err, PLA_USAGE, "--screen leaves ratings out, so it cannot be saved");
        return cli_tell(call, &err);
    }
    if (call->operand_count == 0 && !cli_stored_is_input(call, &values->use.stored))
        return cli_tell_no_input(call);
    struct cli_document_job job = {.use = &values->use,
                                   .pseudonyms = values->pseudonyms,
                                   .form = (enum cli_form)values->form,
                                   .output = values->output,
                                   .jobs = values->jobs,
                                   .shard = values->shard,
                                   .all_awards = values->all,
                                   .screen = values->screen,
                                   .show_stats = values->stats};
    return cli_document_score(call, &job);
}

const struct cli_cmd cli_cmd_score = {
    .name = "score",
    .summary = "score portfolios with rubrics under a policy",
    .operands = "INPUT... --rubric PATH",
    .least_operands = 0, /* or the store */
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct score_values),
    .run = run,
};
