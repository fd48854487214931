// SPDX-License-Identifier: Apache-2.0
/** plaudit explain: why a portfolio got what it got, as a tree. */
#include "base/file.h"
#include "batch/inputs.h"
#include "cmd.h"
#include "decided.h"
#include "lines.h"
#include "model/decision_read.h"
#include "score_run.h"
#include "trace.h"
#include "tree.h"

struct explain_values {
    struct cli_common common;
    struct cli_use_values use;
    const char *award, *portfolio;
    bool json, all, trace;
};

static const struct cli_opt options[] = {
    CLI_USE_OPTIONS(struct explain_values),
    CLI_STORED_OPTIONS(struct explain_values),
    {"award", 'a', CLI_TEXT, offsetof(struct explain_values, award), "ID", "show this award only",
     NULL},
    {"portfolio", 0, CLI_TEXT, offsetof(struct explain_values, portfolio), "ID",
     "show this portfolio of a file that holds many", NULL},
    {"all", 0, CLI_FLAG, offsetof(struct explain_values, all), NULL,
     "show awards that do not apply, too", NULL},
    {"trace", 0, CLI_FLAG, offsetof(struct explain_values, trace), NULL,
     "show each call of the rubrics' own functions: what it was given and gave, and its work",
     NULL},
    {"json", 0, CLI_FLAG, offsetof(struct explain_values, json), NULL,
     "the decision as a line of JSON, as score gives it", NULL},
    {0},
};

static const char one_award[] =
    "plaudit explain portfolios.ndjson --portfolio P-2026-0003 --award EDU301 -r "
    "networked-learning";
static const char *const examples[] = {
    "Why one portfolio got what it got:",
    "plaudit explain portfolio.json --rubric networked-learning --as-of 2026-11-01",
    "One award of one portfolio of a batch:",
    one_award,
    "What the rubric's own functions did:",
    "plaudit explain portfolio.json -r mooc --trace",
    NULL,
};

static const char about_marks[] =
    "✓ met or recommended, ✗ not met, ? undecided or referred, – withheld or cut, ! failed, → the "
    "least that is missing. Ids in brackets are the evidence a reason rests on.";
static const char *const notes[] = {
    about_marks,
    NULL,
};

struct explain {
    const struct cli_call *call;
    const struct explain_values *values;
    struct pla_arena arena;
    struct pla_str text;
    size_t decisions, awards;
};

static bool is_wanted(const struct explain *explain, const struct pla_decision *decision)
{
    const char *portfolio = explain->values->portfolio;
    return portfolio == NULL || pla_text_equal(decision->portfolio, pla_text_of(portfolio));
}

static enum pla_code show_line(struct explain *explain, struct pla_text line)
{
    struct pla_decision decision;
    struct pla_err err;
    if (pla_decision_read(line, "decision", 1, &explain->arena, &decision, &err) != PLA_OK) {
        err.code = PLA_BUG;
        cli_out_error(explain->call->out, &err, NULL);
        return PLA_BUG;
    }
    if (!is_wanted(explain, &decision))
        return PLA_OK;
    if (explain->values->json) {
        pla_str_put_text(&explain->text, line);
        PLA_PUT(&explain->text, "\n");
    } else {
        if (explain->decisions > 0)
            PLA_PUT(&explain->text, "\n");
        explain->awards +=
            cli_put_tree(explain->call->out, &decision, explain->values->award, &explain->text);
    }
    explain->decisions++;
    return PLA_OK;
}

static enum pla_code show_trace(struct explain *explain, struct pla_text names)
{
    struct pla_text line;
    struct pla_err err;
    if (!cli_next_line(&names, &line))
        return PLA_OK;
    if (explain->values->json) {
        pla_str_put_text(&explain->text, line);
        PLA_PUT(&explain->text, "\n");
        return PLA_OK;
    }
    enum pla_code code = cli_put_trace(explain->call->out, line, &explain->text, &err);
    if (code != PLA_OK)
        cli_out_error(explain->call->out, &err, NULL);
    return code;
}

static enum pla_code show(void *ctx, const struct pla_record *record, struct pla_text lines,
                          struct pla_text names)
{
    struct explain *explain = ctx;
    enum pla_code code = PLA_OK;
    size_t before = explain->decisions;
    (void)record;
    pla_arena_reset(&explain->arena);
    pla_str_clear(&explain->text);
    struct pla_text line;
    while (code == PLA_OK && cli_next_line(&lines, &line))
        code = show_line(explain, line);
    if (code == PLA_OK && explain->decisions > before && explain->values->trace)
        code = show_trace(explain, names);
    struct pla_text text = {explain->text.at, explain->text.length};
    if (code == PLA_OK && text.length > 0 && !cli_out_put(explain->call->out, text))
        code = PLA_OUTPUT;
    return code;
}

/** Nothing was shown: say why. */
static enum pla_code tell_missing(const struct cli_call *call, const struct explain *explain)
{
    const struct explain_values *values = explain->values;
    struct pla_err err;
    if (values->portfolio != NULL && explain->decisions == 0)
        pla_err_set(&err, PLA_MISSING, "there is no portfolio '%s'", values->portfolio);
    else if (values->award != NULL && explain->awards == 0 && !values->json)
        pla_err_set(&err, PLA_MISSING, "there is no award '%s', or it does not apply",
                    values->award);
    else
        return PLA_OK;
    cli_out_error(call->out, &err, NULL);
    return PLA_MISSING;
}

/** Is the operand a portfolio that the store has decided, and no file nor the name of one? */
static bool is_of_store(const struct cli_call *call)
{
    const struct explain_values *values = call->values;
    const char *word = call->operands[0];
    return strcmp(word, "-") != 0 && !pla_file_exists(word) && !pla_input_is_portfolio(word) &&
           cli_stored_is_meant(&values->use.stored);
}

/** What the store has decided about it, as it was decided. */
static enum pla_code explain_stored(struct explain *explain)
{
    const struct explain_values *values = explain->values;
    struct cli_score_run run = {.call = explain->call, .sink = {.ctx = explain, .lines = show}};
    struct cli_decided decided = {.stored = &values->use.stored,
                                  .rubrics = &values->use.rubrics,
                                  .portfolio = explain->call->operands[0]};
    pla_arena_init(&explain->arena, 0);
    enum pla_code code = cli_decided_run(&decided, &run);
    if (code == PLA_OK)
        code = tell_missing(explain->call, explain);
    pla_arena_release(&explain->arena);
    pla_str_release(&explain->text);
    return code;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct explain_values *values = call->values;
    struct explain explain = {.call = call, .values = values};
    struct cli_use use;
    if (is_of_store(call))
        return explain_stored(&explain);
    enum pla_code code = cli_use_read(call, &values->use, &use);
    if (code != PLA_OK)
        return code;
    pla_arena_init(&explain.arena, 0);
    struct cli_score_run run = {
        .call = call,
        .use = &use,
        .sink = {.ctx = &explain, .lines = show},
        .jobs = 1,
        .all_awards = values->all,
        .want_trace = values->trace,
    };
    code = cli_score_run(&run, call->operands, call->operand_count);
    if (code == PLA_OK && run.refused == 0)
        code = tell_missing(call, &explain);
    pla_arena_release(&explain.arena);
    pla_str_release(&explain.text);
    return code;
}

const struct cli_cmd cli_cmd_explain = {
    .name = "explain",
    .summary = "show the proof of a portfolio's decisions as a readable tree",
    .operands = "PORTFOLIO --rubric PATH",
    .least_operands = 1,
    .most_operands = 1,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct explain_values),
    .run = run,
};
