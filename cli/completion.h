// SPDX-License-Identifier: Apache-2.0
/**
 * Completion scripts for shells, made from the tables of commands and options.
 */
#pragma once

#include "cmd.h"

enum cli_shell { CLI_SHELL_BASH, CLI_SHELL_ZSH, CLI_SHELL_FISH };

/** Append the script that a shell loads. */
void cli_put_completion(enum cli_shell shell, struct pla_str *s);
