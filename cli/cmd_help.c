// SPDX-License-Identifier: Apache-2.0
/** plaudit help: the list of commands, or one of them. */
#include "help.h"

struct help_values {
    struct cli_common common;
};

static const struct cli_opt options[] = {{0}};

static const char *const examples[] = {"What score can do:", "plaudit help score", NULL};

static enum pla_code run(const struct cli_call *call)
{
    struct pla_str text = {0};
    struct pla_err err;
    if (call->operand_count == 0) {
        cli_put_overview(&text);
    } else {
        const char *name = call->operands[0];
        const struct cli_cmd *cmd = cli_cmd_find(name);
        if (cmd == NULL) {
            enum pla_code code = pla_err_set(&err, PLA_USAGE, "there is no command '%s'", name);
            const char *nearest = cli_cmd_nearest(name);
            if (nearest != NULL)
                pla_err_hint(&err, "did you mean '%s'?", nearest);
            cli_out_error(call->out, &err, NULL);
            return code;
        }
        cli_put_help(cmd, &text);
    }
    bool is_put = cli_out_put(call->out, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
    return is_put ? PLA_OK : PLA_OUTPUT;
}

const struct cli_cmd cli_cmd_help = {
    .name = "help",
    .summary = "show help, examples first",
    .operands = "[COMMAND]",
    .most_operands = 1,
    .examples = examples,
    .options = options,
    .values_size = sizeof(struct help_values),
    .run = run,
};
