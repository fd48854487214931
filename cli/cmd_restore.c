// SPDX-License-Identifier: Apache-2.0
/** plaudit restore: put a backup in the place of the store. */
#include "actor.h"
#include "clock.h"
#include "salt.h"
#include "store/backup.h"
#include "storing.h"

struct restore_values {
    struct cli_common common;
    struct cli_store_values store;
    const char *head;
};

static const struct cli_opt options[] = {
    {"head", 0, CLI_TEXT, offsetof(struct restore_values, head), "HASH",
     "a hash noted earlier: the backup must hold it", NULL},
    CLI_STORE_OPTION(struct restore_values),
    CLI_ACTOR_OPTION(struct restore_values),
    {0},
};

static const char *const examples[] = {
    "Go back to a copy:",
    "plaudit restore backup-2026-11-01.db",
    NULL,
};
static const char about_restore[] =
    "The backup is checked first, the file and its chain. A store that is there is kept beside it "
    "as FILE.before-restore.";
static const char *const notes[] = {about_restore, NULL};

static enum pla_code run(const struct cli_call *call)
{
    enum { WAIT_MS = 10000 };
    const struct restore_values *values = call->values;
    struct pla_store_hand hand = {.now = cli_clock_seconds(), .salt = cli_salt_make};
    const char *path = cli_store_path(values->store.path);
    struct pla_err err;
    enum pla_code code = cli_actor_read(values->store.actor, call->arena, &hand.actor, &err);
    if (code == PLA_OK)
        code = pla_store_restore(call->operands[0], path, WAIT_MS, &hand, values->head, &err);
    if (code != PLA_OK)
        return cli_tell(call, &err);
    cli_out_note(call->out, "%s is now what %s holds", path, call->operands[0]);
    return PLA_OK;
}

const struct cli_cmd cli_cmd_restore = {
    .name = "restore",
    .summary = "put a backup in the place of the store",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct restore_values),
    .run = run,
};
