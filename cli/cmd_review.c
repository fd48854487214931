// SPDX-License-Identifier: Apache-2.0
/** plaudit review: what waits for a person, by urgency, with the least work that settles it. */
#include "lines.h"
#include "score_run.h"
#include "waiting.h"

struct review_values {
    struct cli_common common;
    struct cli_use_values use;
    struct cli_date due;
    size_t jobs;
    bool json;
};

static const struct cli_opt options[] = {
    CLI_USE_OPTIONS(struct review_values),
    CLI_STORED_OPTIONS(struct review_values),
    {"due", 0, CLI_DATE, offsetof(struct review_values, due), "DATE",
     "the day ratings were due: what lacks some after it is late", NULL},
    {"jobs", 'j', CLI_NUMBER, offsetof(struct review_values, jobs), "N",
     "worker processes (default: one per processor)", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct review_values, json), NULL, "a line of JSON a decision",
     NULL},
    {0},
};

static const char *const examples[] = {
    "What is to be settled, most urgent first:",
    "plaudit review portfolios.ndjson --rubric networked-learning --policy policy.lua",
    "What is late on the day after ratings were due:",
    "plaudit review portfolios.ndjson -r networked-learning --due 2026-10-01 --as-of 2026-10-02",
    NULL,
};

static const char about_levels[] =
    "Below a criterion stands what a moderator's rating of each level would do. The least work is "
    "the shortest list of criteria whose ratings settle the decision at any level.";
static const char *const notes[] = {
    about_levels,
    "A moderator's rating goes in with plaudit rate, or as a rating with the role moderator; the "
    "decision is then scored again.",
    NULL,
};

struct reviewing {
    const struct cli_call *call;
    struct cli_waiting waiting;
};

static enum pla_code take_lines(void *ctx, const struct pla_record *record, struct pla_text lines,
                                struct pla_text more)
{
    struct reviewing *reviewing = ctx;
    struct pla_text line;
    struct pla_err err;
    (void)record;
    (void)more;
    while (cli_next_line(&lines, &line)) {
        enum pla_code code = cli_waiting_add(&reviewing->waiting, line, &err);
        if (code != PLA_OK) {
            cli_out_error(reviewing->call->out, &err, NULL);
            return code;
        }
    }
    return PLA_OK;
}

static enum pla_code show(struct reviewing *reviewing, bool as_json)
{
    struct cli_waiting *waiting = &reviewing->waiting;
    struct pla_str text = {0};
    cli_waiting_sort(waiting);
    for (size_t i = 0; i < waiting->count; i++) {
        if (as_json) {
            cli_waiting_put_json(waiting, i, &text);
        } else {
            cli_waiting_put(waiting, reviewing->call->out, i, &text);
            PLA_PUT(&text, "\n");
        }
    }
    if (!as_json)
        cli_waiting_put_total(waiting, &text);
    return cli_print(reviewing->call, &text);
}

static enum pla_code run(const struct cli_call *call)
{
    const struct review_values *values = call->values;
    struct cli_use use;
    if (call->operand_count == 0 && !cli_stored_is_input(call, &values->use.stored))
        return cli_tell_no_input(call);
    enum pla_code code = cli_use_read(call, &values->use, &use);
    if (code != PLA_OK)
        return code;
    struct reviewing reviewing = {
        .call = call, .waiting = {.arena = call->arena, .as_of = use.as_of, .due = values->due}};
    struct cli_score_run scoring = {.call = call,
                                    .use = &use,
                                    .sink = {.ctx = &reviewing, .lines = take_lines},
                                    .jobs = values->jobs,
                                    .review = true};
    code = cli_score_run(&scoring, call->operands, call->operand_count);
    if (scoring.records == 0 && call->out->worst != PLA_OK)
        return code; /* nothing was looked at: that nobody waits would be false comfort */
    enum pla_code shown = show(&reviewing, values->json);
    return code != PLA_OK ? code : shown;
}

const struct cli_cmd cli_cmd_review = {
    .name = "review",
    .summary = "list what waits for a person, with the least work that settles it",
    .operands = "INPUT... --rubric PATH",
    .least_operands = 0, /* or the store */
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct review_values),
    .run = run,
};
