// SPDX-License-Identifier: Apache-2.0
/** Help and usage, made from the tables of commands and options. */
#pragma once

#include "cmd.h"

/** "usage: plaudit score INPUT... --rubric PATH [options]" with a line end. */
void cli_put_usage(const struct cli_cmd *cmd, struct pla_str *s);
/** Everything about a command, examples first. */
void cli_put_help(const struct cli_cmd *cmd, struct pla_str *s);
/** The list of commands. */
void cli_put_overview(struct pla_str *s);
