// SPDX-License-Identifier: Apache-2.0
/** plaudit merge: join the stores of shards. */
#include "store/merge.h"
#include "storing.h"

struct merge_values {
    struct cli_common common;
    struct cli_store_values store;
};

static const struct cli_opt options[] = {
    CLI_STORE_OPTION(struct merge_values), CLI_ACTOR_OPTION(struct merge_values), {0}};

static const char *const examples[] = {
    "Two machines scored half of the portfolios each:",
    "plaudit merge one.db two.db --store plaudit.db",
    NULL,
};
static const char about_merge[] =
    "Runs of the same id become one: their blocks are taken over, each once, so that a merge that "
    "was stopped can be repeated. Each STORE is verified first. The store is made if it is not "
    "there.";
static const char *const notes[] = {about_merge, NULL};

static enum pla_code run(const struct cli_call *call)
{
    const struct merge_values *values = call->values;
    struct pla_store *store;
    struct pla_err err;
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_CREATE, &store);
    if (code != PLA_OK)
        return code;
    for (size_t i = 0; i < call->operand_count && code == PLA_OK; i++) {
        struct pla_merge_counts counts;
        code = pla_store_merge(store, call->operands[i], &counts, &err);
        if (code != PLA_OK)
            cli_tell(call, &err);
        else
            cli_out_note(call->out, "%s: %zu versions, %zu runs, %zu blocks new; %zu were there",
                         call->operands[i], counts.versions, counts.runs, counts.blocks,
                         counts.present);
    }
    pla_store_close(store);
    return code;
}

const struct cli_cmd cli_cmd_merge = {
    .name = "merge",
    .summary = "join the stores of shards under one run",
    .operands = "STORE...",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct merge_values),
    .run = run,
};
