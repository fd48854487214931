// SPDX-License-Identifier: Apache-2.0
/** plaudit redact: erase a learner; the fact stays. */
#include "store/redact.h"
#include "storing.h"

struct redact_values {
    struct cli_common common;
    struct cli_store_values store;
    const char *reason;
    bool portfolio;
};

static const struct cli_opt options[] = {
    {"reason", 0, CLI_TEXT, offsetof(struct redact_values, reason), "TEXT",
     "why; it stays in the audit trail, so no personal text", NULL},
    {"portfolio", 0, CLI_FLAG, offsetof(struct redact_values, portfolio), NULL,
     "the word is a portfolio, for those that name no learner", NULL},
    CLI_STORE_OPTION(struct redact_values),
    CLI_ACTOR_OPTION(struct redact_values),
    {0},
};

static const char *const examples[] = {
    "The retention time of a learner has passed:",
    "plaudit redact S1042 --reason 'retention schedule 7.2'",
    NULL,
};
static const char about_redact[] =
    "Every text of the learner is erased: id, portfolios, decisions, ratings, reasons. Hashes and "
    "the fact of the redaction stay, so the audit chain still verifies. It cannot be undone; "
    "backups taken before hold the texts still.";
static const char *const notes[] = {about_redact, NULL};

static enum pla_code run(const struct cli_call *call)
{
    const struct redact_values *values = call->values;
    struct pla_text who = pla_text_of(call->operands[0]), why = pla_text_of(values->reason);
    struct pla_redaction redaction;
    struct pla_store *store;
    struct pla_err err;
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_WRITE, &store);
    if (code != PLA_OK)
        return code;
    code = values->portfolio ? pla_store_redact_portfolio(store, who, why, &redaction, &err)
                             : pla_store_redact_learner(store, who, why, &redaction, &err);
    pla_store_close(store);
    if (code != PLA_OK)
        return cli_tell(call, &err);
    cli_out_note(call->out, "erased %zu texts of %zu portfolio%s", redaction.texts,
                 redaction.portfolios, redaction.portfolios == 1 ? "" : "s");
    return PLA_OK;
}

const struct cli_cmd cli_cmd_redact = {
    .name = "redact",
    .summary = "erase the texts of a learner; the audit chain still verifies",
    .operands = "LEARNER",
    .least_operands = 1,
    .most_operands = 1,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct redact_values),
    .run = run,
};
