// SPDX-License-Identifier: Apache-2.0
/** Help pages. */
#include "help.h"

enum { TEXT_COLUMN = 28, WIDTH = 90 };

/** Append words wrapped at WIDTH, later lines indented by `indent`; the line so far has `column`.
 */
static void put_wrapped(struct pla_str *s, const char *text, size_t column, size_t indent)
{
    const char *at = text;
    while (*at != '\0') {
        size_t length = strcspn(at, " ");
        if (column > indent && column + 1 + length > WIDTH) {
            pla_str_put_format(s, "\n%*s", (int)indent, "");
            column = indent;
        } else if (column > indent) {
            pla_str_put_c(s, ' ');
            column++;
        }
        pla_str_put(s, at, length);
        column += length;
        at += length + strspn(at + length, " ");
    }
    pla_str_put_c(s, '\n');
}

void cli_put_usage(const struct cli_cmd *cmd, struct pla_str *s)
{
    pla_str_put_format(s, "usage: plaudit %s%s%s [options]\n", cmd->name,
                       cmd->operands[0] != '\0' ? " " : "", cmd->operands);
}

static void put_option(const struct cli_opt *opt, struct pla_str *s)
{
    struct pla_str left = {0};
    if (opt->letter != 0)
        pla_str_put_format(&left, "  -%c, --%s", opt->letter, opt->name);
    else
        pla_str_put_format(&left, "      --%s", opt->name);
    if (opt->value != NULL)
        pla_str_put_format(&left, " %s", opt->value);
    bool is_long = left.length + 2 > TEXT_COLUMN;
    pla_str_put_format(s, "%s%s%*s", left.at != NULL ? left.at : "", is_long ? "\n" : "",
                       (int)(is_long ? TEXT_COLUMN : TEXT_COLUMN - left.length), "");
    put_wrapped(s, opt->text, TEXT_COLUMN, TEXT_COLUMN);
    pla_str_release(&left);
}

void cli_put_help(const struct cli_cmd *cmd, struct pla_str *s)
{
    pla_str_put_format(s, "plaudit %s: %s\n\n", cmd->name, cmd->summary);
    cli_put_usage(cmd, s);
    if (cmd->examples != NULL)
        PLA_PUT(s, "\nExamples\n");
    for (size_t i = 0; cmd->examples != NULL && cmd->examples[i] != NULL; i += 2)
        pla_str_put_format(s, "  %s\n    %s\n", cmd->examples[i], cmd->examples[i + 1]);
    PLA_PUT(s, "\nOptions\n");
    for (const struct cli_opt *opt = cmd->options; opt->name != NULL; opt++)
        put_option(opt, s);
    for (const struct cli_opt *opt = cli_common_options; opt->name != NULL; opt++)
        put_option(opt, s);
    for (size_t i = 0; cmd->notes != NULL && cmd->notes[i] != NULL; i++) {
        pla_str_put_c(s, '\n');
        put_wrapped(s, cmd->notes[i], 0, 0);
    }
    PLA_PUT(s, "\nThe manual page plaudit(1) lists the exit status of every command.\n");
}

void cli_put_overview(struct pla_str *s)
{
    PLA_PUT(s, "plaudit: score portfolios of prior learning against rubrics, with reasons\n\n"
               "usage: plaudit COMMAND [options] [input...]\n\n"
               "Start here\n"
               "  plaudit init our-college\n"
               "  plaudit score portfolios.ndjson --rubric networked-learning --format table\n"
               "  plaudit explain portfolio.json --rubric networked-learning\n\n"
               "Commands\n");
    for (size_t i = 0; cli_cmds[i] != NULL; i++)
        pla_str_put_format(s, "  %-12s %s\n", cli_cmds[i]->name, cli_cmds[i]->summary);
    PLA_PUT(s, "\nplaudit COMMAND --help tells more about one.\n");
}
