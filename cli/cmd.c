// SPDX-License-Identifier: Apache-2.0
/** The table of commands. */
#include "cmd.h"

#include <string.h>

// A row a command.
// clang-format off
const struct cli_cmd *const cli_cmds[] = {
    &cli_cmd_init,
    &cli_cmd_score,
    &cli_cmd_explain,
    &cli_cmd_report,
    &cli_cmd_export,
    &cli_cmd_compare,
    &cli_cmd_sheet,
    &cli_cmd_agree,
    &cli_cmd_fair,
    &cli_cmd_check,
    &cli_cmd_test,
    &cli_cmd_load,
    &cli_cmd_rubrics,
    &cli_cmd_retire,
    &cli_cmd_rate,
    &cli_cmd_review,
    &cli_cmd_decide,
    &cli_cmd_appeal,
    &cli_cmd_posted,
    &cli_cmd_history,
    &cli_cmd_log,
    &cli_cmd_verify,
    &cli_cmd_replay,
    &cli_cmd_backup,
    &cli_cmd_restore,
    &cli_cmd_merge,
    &cli_cmd_redact,
    &cli_cmd_import,
    &cli_cmd_key,
    &cli_cmd_renew,
    &cli_cmd_revoke,
    &cli_cmd_verify_badge,
    &cli_cmd_doctor,
    &cli_cmd_completion,
    &cli_cmd_help,
    &cli_cmd_version,
    NULL,
};
// clang-format on

const struct cli_cmd *cli_cmd_find(const char *name)
{
    for (size_t i = 0; cli_cmds[i] != NULL; i++)
        if (strcmp(cli_cmds[i]->name, name) == 0)
            return cli_cmds[i];
    return NULL;
}

enum pla_code cli_cmd_call(const struct cli_call *call, const struct cli_cmd *cmd,
                           const char *const *args, size_t count)
{
    struct pla_err err = {0};
    struct cli_list operands = {0};
    struct cli_common *values = pla_arena_alloc(call->arena, cmd->values_size);
    enum pla_code code = values == NULL ? pla_err_memory(&err)
                                        : cli_opt_parse(cmd->options, args, count, call->arena,
                                                        values, &operands, &err);
    if (code != PLA_OK) {
        cli_out_error(call->out, &err, NULL);
        return code;
    }
    struct cli_call inner = {.cmd = cmd,
                             .values = values,
                             .operands = operands.items,
                             .operand_count = operands.count,
                             .out = call->out,
                             .arena = call->arena};
    return cmd->run(&inner);
}

const char *cli_cmd_nearest(const char *name)
{
    const char *names[sizeof cli_cmds / sizeof cli_cmds[0]];
    size_t count = 0;
    for (; cli_cmds[count] != NULL; count++)
        names[count] = cli_cmds[count]->name;
    names[count] = NULL;
    return pla_nearest(name, strlen(name), names);
}
