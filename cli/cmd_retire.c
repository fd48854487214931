// SPDX-License-Identifier: Apache-2.0
/** plaudit retire: say that a version is not to be used any more. */
#include "storing.h"

struct retire_values {
    struct cli_common common;
    struct cli_store_values store;
    const char *reason;
    bool policy;
};

static const struct cli_opt options[] = {
    {"reason", 0, CLI_TEXT, offsetof(struct retire_values, reason), "TEXT", "why", NULL},
    {"policy", 0, CLI_FLAG, offsetof(struct retire_values, policy), NULL,
     "ID is a policy, not a rubric", NULL},
    CLI_STORE_OPTION(struct retire_values),
    CLI_ACTOR_OPTION(struct retire_values),
    {0},
};

static const char *const examples[] = {
    "No decision by this version from now on:",
    "plaudit retire networked-learning@1.0.0 --reason 'replaced by 1.1.0'",
    NULL,
};
static const char about_retire[] =
    "A retired version stays, with all decisions made by it: it can be replayed, but nothing new "
    "is scored by it.";
static const char *const notes[] = {about_retire, NULL};

static enum pla_code run(const struct cli_call *call)
{
    const struct retire_values *values = call->values;
    struct pla_text id, version;
    struct pla_store *store;
    struct pla_err err = {0};
    cli_split_version(call->operands[0], &id, &version);
    if (version.at == NULL) {
        pla_err_set(&err, PLA_USAGE, "'%s' names no version", call->operands[0]);
        pla_err_hint(&err, "%s@1.0.0; plaudit rubrics lists them", call->operands[0]);
        return cli_tell(call, &err);
    }
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_WRITE, &store);
    if (code != PLA_OK)
        return code;
    code = pla_store_version_retire(store, values->policy ? PLA_VERSION_POLICY : PLA_VERSION_RUBRIC,
                                    id, version, pla_text_of(values->reason), &err);
    pla_store_close(store);
    if (code != PLA_OK)
        return cli_tell(call, &err);
    cli_out_note(call->out, "retired %s", call->operands[0]);
    return PLA_OK;
}

const struct cli_cmd cli_cmd_retire = {
    .name = "retire",
    .summary = "say that a version is not to be used any more",
    .operands = "ID@VERSION",
    .least_operands = 1,
    .most_operands = 1,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct retire_values),
    .run = run,
};
