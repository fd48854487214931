// SPDX-License-Identifier: Apache-2.0
/** plaudit completion: the script that teaches a shell the commands and options. */
#include "completion.h"

#include <string.h>

struct completion_values {
    struct cli_common common;
};

static const struct cli_opt options[] = {{0}};
static const char *const shells[] = {
    [CLI_SHELL_BASH] = "bash", [CLI_SHELL_ZSH] = "zsh", [CLI_SHELL_FISH] = "fish", NULL};

static const char *const examples[] = {
    "In the shell that is open:",
    "source <(plaudit completion bash)",
    "For good, with fish:",
    "plaudit completion fish > ~/.config/fish/completions/plaudit.fish",
    NULL,
};

static enum pla_code unknown_shell(const struct cli_call *call, const char *name)
{
    struct pla_err err;
    const char *nearest = pla_nearest(name, strlen(name), shells);
    pla_err_set(&err, PLA_USAGE, "there is no completion for '%s'", name);
    if (nearest != NULL)
        pla_err_hint(&err, "did you mean '%s'?", nearest);
    else
        pla_err_hint(&err, "bash, zsh and fish are known");
    cli_out_error(call->out, &err, NULL);
    return PLA_USAGE;
}

static enum pla_code run(const struct cli_call *call)
{
    const char *name = call->operands[0];
    struct pla_str text = {0};
    struct pla_err err;
    size_t i = 0;
    while (shells[i] != NULL && strcmp(shells[i], name) != 0)
        i++;
    if (shells[i] == NULL)
        return unknown_shell(call, name);
    cli_put_completion((enum cli_shell)i, &text);
    enum pla_code code = pla_str_check(&text, &err);
    if (code != PLA_OK)
        cli_out_error(call->out, &err, NULL);
    else if (!cli_out_put(call->out, (struct pla_text){text.at, text.length}))
        code = PLA_OUTPUT;
    pla_str_release(&text);
    return code;
}

const struct cli_cmd cli_cmd_completion = {
    .name = "completion",
    .summary = "teach a shell the commands and options",
    .operands = "bash|zsh|fish",
    .least_operands = 1,
    .most_operands = 1,
    .examples = examples,
    .options = options,
    .values_size = sizeof(struct completion_values),
    .run = run,
};
