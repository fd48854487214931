// SPDX-License-Identifier: Apache-2.0
/** Completion scripts for shells. */
#include "completion.h"

/** Calls `put` for each option of a command, the common ones last. */
static void each_option(const struct cli_cmd *cmd, struct pla_str *s,
                        void (*put)(const struct cli_cmd *, const struct cli_opt *,
                                    struct pla_str *))
{
    for (const struct cli_opt *opt = cmd->options; opt->name != NULL; opt++)
        put(cmd, opt, s);
    for (const struct cli_opt *opt = cli_common_options; opt->name != NULL; opt++)
        put(cmd, opt, s);
}

/** Text inside single quotes of a POSIX shell, zsh or fish. */
static void put_quoted(const char *text, struct pla_str *s)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            PLA_PUT(s, "'\\''");
        else
            pla_str_put_c(s, *text);
    }
}

static bool takes_file(const struct cli_opt *opt)
{
    return opt->type == CLI_TEXT || opt->type == CLI_LIST;
}

static void put_choices(const struct cli_opt *opt, struct pla_str *s)
{
    for (size_t i = 0; opt->choices[i] != NULL; i++)
        pla_str_put_format(s, "%s%s", i > 0 ? " " : "", opt->choices[i]);
}

/* ---- bash ---- */

static void put_bash_word(const struct cli_cmd *cmd, const struct cli_opt *opt, struct pla_str *s)
{
    (void)cmd;
    pla_str_put_format(s, " --%s", opt->name);
}

/** What follows an option that takes a value: its choices, a file, or nothing to offer. */
static void put_bash_value(const struct cli_cmd *cmd, const struct cli_opt *opt, struct pla_str *s)
{
    if (opt->type == CLI_FLAG)
        return;
    pla_str_put_format(s, "    %s:--%s", cmd->name, opt->name);
    if (opt->letter != 0)
        pla_str_put_format(s, "|%s:-%c", cmd->name, opt->letter);
    PLA_PUT(s, ") ");
    if (opt->type == CLI_CHOICE) {
        PLA_PUT(s, "COMPREPLY=($(compgen -W '");
        put_choices(opt, s);
        PLA_PUT(s, "' -- \"$word\")); ");
    } else if (takes_file(opt)) {
        PLA_PUT(s, "COMPREPLY=($(compgen -f -- \"$word\")); ");
    }
    PLA_PUT(s, "return ;;\n");
}

static void put_bash(struct pla_str *s)
{
    PLA_PUT(s, "# Completion of plaudit for bash; made by: plaudit completion bash\n"
               "_plaudit() {\n"
               "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
               "  local verb=${COMP_WORDS[1]}\n"
               "  COMPREPLY=()\n"
               "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
               "    COMPREPLY=($(compgen -W '");
    for (size_t i = 0; cli_cmds[i] != NULL; i++)
        pla_str_put_format(s, "%s%s", i > 0 ? " " : "", cli_cmds[i]->name);
    PLA_PUT(s, "' -- \"$word\"))\n"
               "    return\n"
               "  fi\n"
               "  case $verb:$before in\n");
    for (size_t i = 0; cli_cmds[i] != NULL; i++)
        each_option(cli_cmds[i], s, put_bash_value);
    PLA_PUT(s, "  esac\n"
               "  if [ \"${word:0:1}\" != - ]; then\n"
               "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
               "    return\n"
               "  fi\n"
               "  case $verb in\n");
    for (size_t i = 0; cli_cmds[i] != NULL; i++) {
        pla_str_put_format(s, "    %s) COMPREPLY=($(compgen -W '", cli_cmds[i]->name);
        each_option(cli_cmds[i], s, put_bash_word);
        PLA_PUT(s, "' -- \"$word\")) ;;\n");
    }
    PLA_PUT(s, "  esac\n"
               "}\n"
               "complete -o filenames -F _plaudit plaudit\n");
}

/* ---- zsh ---- */

/** A sentence inside [...] of an argument's description. */
static void put_zsh_text(const char *text, struct pla_str *s)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            PLA_PUT(s, "'\\''");
        else if (*text == '[' || *text == ']' || *text == ':')
            pla_str_put_format(s, "\\%c", *text);
        else
            pla_str_put_c(s, *text);
    }
}

static void put_zsh_value(const struct cli_opt *opt, struct pla_str *s)
{
    if (opt->type == CLI_FLAG)
        return;
    pla_str_put_format(s, ":%s:", opt->value);
    if (opt->type == CLI_CHOICE) {
        PLA_PUT(s, "(");
        put_choices(opt, s);
        PLA_PUT(s, ")");
    } else if (takes_file(opt)) {
        PLA_PUT(s, "_files");
    }
}

static void put_zsh_option(const struct cli_cmd *cmd, const struct cli_opt *opt, struct pla_str *s)
{
    (void)cmd;
    const char *many = opt->type == CLI_LIST ? "*" : "";
    if (opt->letter != 0) {
        pla_str_put_format(s, " \\\n        '%s-%c[", many, opt->letter);
        put_zsh_text(opt->text, s);
        PLA_PUT(s, "]");
        put_zsh_value(opt, s);
        PLA_PUT(s, "'");
    }
    pla_str_put_format(s, " \\\n        '%s--%s[", many, opt->name);
    put_zsh_text(opt->text, s);
    PLA_PUT(s, "]");
    put_zsh_value(opt, s);
    PLA_PUT(s, "'");
}

static void put_zsh(struct pla_str *s)
{
    PLA_PUT(s, "#compdef plaudit\n"
               "# Completion of plaudit for zsh; made by: plaudit completion zsh\n"
               "_plaudit() {\n"
               "  if (( CURRENT == 2 )); then\n"
               "    local -a verbs=(");
    for (size_t i = 0; cli_cmds[i] != NULL; i++) {
        pla_str_put_format(s, "\n      '%s:", cli_cmds[i]->name);
        put_quoted(cli_cmds[i]->summary, s);
        PLA_PUT(s, "'");
    }
    PLA_PUT(s, ")\n"
               "    _describe command verbs\n"
               "    return\n"
               "  fi\n"
               "  local verb=${words[2]}\n"
               "  shift words\n"
               "  (( CURRENT-- ))\n"
               "  case $verb in\n");
    for (size_t i = 0; cli_cmds[i] != NULL; i++) {
        pla_str_put_format(s, "    %s)\n      _arguments -S", cli_cmds[i]->name);
        each_option(cli_cmds[i], s, put_zsh_option);
        PLA_PUT(s, " \\\n        '*:input:_files' ;;\n");
    }
    PLA_PUT(s, "  esac\n"
               "}\n"
               "_plaudit \"$@\"\n");
}

/* ---- fish ---- */

static void put_fish_option(const struct cli_cmd *cmd, const struct cli_opt *opt, struct pla_str *s)
{
    pla_str_put_format(s, "complete -c plaudit -n '__fish_seen_subcommand_from %s' -l %s",
                       cmd->name, opt->name);
    if (opt->letter != 0)
        pla_str_put_format(s, " -s %c", opt->letter);
    if (opt->type == CLI_CHOICE) {
        PLA_PUT(s, " -x -a '");
        put_choices(opt, s);
        PLA_PUT(s, "'");
    } else if (takes_file(opt)) {
        PLA_PUT(s, " -r -F");
    } else if (opt->type != CLI_FLAG) {
        PLA_PUT(s, " -x");
    }
    PLA_PUT(s, " -d '");
    put_quoted(opt->text, s);
    PLA_PUT(s, "'\n");
}

static void put_fish(struct pla_str *s)
{
    PLA_PUT(s, "# Completion of plaudit for fish; made by: plaudit completion fish\n");
    for (size_t i = 0; cli_cmds[i] != NULL; i++) {
        pla_str_put_format(s, "complete -c plaudit -n __fish_use_subcommand -f -a %s -d '",
                           cli_cmds[i]->name);
        put_quoted(cli_cmds[i]->summary, s);
        PLA_PUT(s, "'\n");
    }
    for (size_t i = 0; cli_cmds[i] != NULL; i++)
        each_option(cli_cmds[i], s, put_fish_option);
}

void cli_put_completion(enum cli_shell shell, struct pla_str *s)
{
    static void (*const writers[])(struct pla_str *) = {
        [CLI_SHELL_BASH] = put_bash,
        [CLI_SHELL_ZSH] = put_zsh,
        [CLI_SHELL_FISH] = put_fish,
    };
    writers[shell](s);
}
