// SPDX-License-Identifier: Apache-2.0
/** plaudit appeal: open an appeal, and answer it by scoring again with other assessors. */
#include "appeal.h"
#include "base/file.h"
#include "clock.h"

struct appeal_values {
    struct cli_common common;
    struct cli_store_values store;
    const char *ground, *ratings, *reason, *rubric, *claim;
    size_t attempt;
    struct cli_date on;
    bool close;
};

static const struct cli_opt options[] = {
    {"ground", 0, CLI_TEXT, offsetof(struct appeal_values, ground), "TEXT",
     "open it: what the learner says against the decision", NULL},
    {"on", 0, CLI_DATE, offsetof(struct appeal_values, on), "DATE",
     "the day it came in (default: today in UTC)", NULL},
    {"ratings", 0, CLI_TEXT, offsetof(struct appeal_values, ratings), "FILE",
     "answer it: score again with these ratings only, by other assessors", NULL},
    {"close", 0, CLI_FLAG, offsetof(struct appeal_values, close), NULL,
     "answer it without scoring again; needs --reason", NULL},
    {"reason", 0, CLI_TEXT, offsetof(struct appeal_values, reason), "TEXT", "of the answer", NULL},
    {"rubric", 0, CLI_TEXT, offsetof(struct appeal_values, rubric), "ID",
     "the award by this rubric, where several give one of that id", NULL},
    {"claim", 0, CLI_TEXT, offsetof(struct appeal_values, claim), "ID", "of this claim", NULL},
    {"attempt", 0, CLI_NUMBER, offsetof(struct appeal_values, attempt), "N",
     "of this attempt (default: the last)", NULL},
    CLI_STORE_OPTION(struct appeal_values),
    CLI_ACTOR_OPTION(struct appeal_values),
    {0},
};

static const char *const examples[] = {
    "Open an appeal:",
    "plaudit appeal P-2026-0003 EDU301 --ground 'two hours were not counted'",
    "Score it again with what two other assessors say:",
    "plaudit appeal P-2026-0003 EDU301 --ratings second-look.csv",
    NULL,
};
static const char about_appeal[] =
    "The policy's appeals say within how many days it is answered. Scoring again uses the same "
    "versions, date and evidence and none of the former ratings; whoever rated before may not rate "
    "again. Both decisions stay; the new one is decided like any other (plaudit decide).";
static const char *const notes[] = {about_appeal, NULL};

static enum pla_code open_appeal(const struct cli_call *call, struct cli_cases *cases,
                                 const struct cli_case *found, const struct pla_standing *standing)
{
    const struct appeal_values *values = call->values;
    struct pla_err err = {0};
    pla_day day = values->on.is_set ? values->on.day : cli_clock_today();
    int days = found->terms->appeal_days;
    struct pla_stored_action action = {
        .kind = PLA_ACTION_APPEAL,
        .key = found->key,
        .reason = pla_text_of(values->ground),
        .has_due = days > 0,
        .due = day + days,
        .decision = found->number,
    };
    if (standing->has_appeal) {
        pla_err_set(&err, PLA_NO, "an appeal about it is open already");
        return cli_tell(call, &err);
    }
    if (pla_store_actions_put(cases->store, &action, 1, NULL, &err) != PLA_OK)
        return cli_tell(call, &err);
    struct pla_str text = {0};
    PLA_PUT(&text, "appeal opened");
    if (action.has_due) {
        PLA_PUT(&text, ", to be answered by ");
        pla_day_put(&text, action.due);
    }
    if (found->terms->appeal_to.at != NULL) {
        PLA_PUT(&text, " by the ");
        pla_str_put_text(&text, found->terms->appeal_to);
    }
    PLA_PUT(&text, "\n");
    return cli_print(call, &text);
}

static enum pla_code close_appeal(const struct cli_call *call, struct cli_cases *cases,
                                  const struct cli_case *found, const struct pla_standing *standing)
{
    const struct appeal_values *values = call->values;
    struct cli_appeal appeal = {.call = call,
                                .cases = cases,
                                .found = found,
                                .opening = &standing->appeal,
                                .ratings = values->ratings,
                                .reason = pla_text_of(values->reason),
                                .is_isolated = true};
    struct pla_err err = {0};
    if (!standing->has_appeal) {
        pla_err_set(&err, PLA_NO, "no appeal about it is open");
        pla_err_hint(&err, "--ground TEXT opens one");
        return cli_tell(call, &err);
    }
    return cli_appeal_answer(&appeal);
}

static enum pla_code run(const struct cli_call *call)
{
    const struct appeal_values *values = call->values;
    struct cli_case_query query = {.portfolio = pla_text_of(call->operands[0]),
                                   .award = pla_text_of(call->operands[1]),
                                   .rubric = pla_text_of(values->rubric),
                                   .claim = pla_text_of(values->claim),
                                   .attempt = values->attempt};
    struct cli_cases cases = {.arena = call->arena};
    struct cli_case found;
    struct pla_standing standing;
    struct pla_err err = {0};
    if ((values->ground != NULL) + (values->ratings != NULL) + values->close != 1) {
        pla_err_set(&err, PLA_USAGE, "one of --ground, --ratings and --close is needed");
        return cli_tell(call, &err);
    }
    if (values->close && values->reason == NULL) {
        pla_err_set(&err, PLA_USAGE, "--close needs --reason");
        return cli_tell(call, &err);
    }
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_WRITE, &cases.store);
    if (code != PLA_OK)
        return code;
    code = cli_case_find(&cases, &query, &found, &err);
    if (code == PLA_OK)
        code = pla_store_standing(cases.store, &found.key, cases.arena, &standing, &err);
    if (code != PLA_OK)
        cli_tell(call, &err);
    else if (values->ground != NULL)
        code = open_appeal(call, &cases, &found, &standing);
    else
        code = close_appeal(call, &cases, &found, &standing);
    pla_store_close(cases.store);
    return code;
}

const struct cli_cmd cli_cmd_appeal = {
    .name = "appeal",
    .summary = "open an appeal, and answer it with other assessors",
    .operands = "PORTFOLIO AWARD",
    .least_operands = 2,
    .most_operands = 2,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct appeal_values),
    .run = run,
};
