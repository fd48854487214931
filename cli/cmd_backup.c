// SPDX-License-Identifier: Apache-2.0
/** plaudit backup: copy the store while it is used. */
#include "store/backup.h"
#include "storing.h"

struct backup_values {
    struct cli_common common;
    struct cli_store_values store;
};

static const struct cli_opt options[] = {CLI_STORE_OPTION(struct backup_values), {0}};

static const char *const examples[] = {
    "A copy, taken while others work:",
    "plaudit backup backup-2026-11-01.db",
    NULL,
};
static const char *const notes[] = {
    "The copy is one file and appears when it is complete; a file that is there is left alone.",
    NULL};

static enum pla_code run(const struct cli_call *call)
{
    const struct backup_values *values = call->values;
    struct pla_audit_head head;
    struct pla_store *store;
    struct pla_err err;
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_READ, &store);
    if (code != PLA_OK)
        return code;
    code = pla_audit_read_head(store, &head, &err);
    if (code == PLA_OK)
        code = pla_store_backup(store, call->operands[0], NULL, NULL, &err);
    pla_store_close(store);
    if (code != PLA_OK)
        return cli_tell(call, &err);
    cli_out_note(call->out, "copied to %s, head %s", call->operands[0], head.hash);
    return PLA_OK;
}

const struct cli_cmd cli_cmd_backup = {
    .name = "backup",
    .summary = "copy the store while it is used",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct backup_values),
    .run = run,
};
