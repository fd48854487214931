// SPDX-License-Identifier: Apache-2.0
/**
 * Options: one table per command drives parsing, usage and help.
 *
 * GNU style: `--name value`, `--name=value`, `-j4`, `-j 4`; options may stand behind operands; `--`
 * ends them; `-` is an operand. A value goes to its offset in the command's own struct.
 */
#pragma once

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"

enum cli_opt_type {
    CLI_FLAG,   /**< bool */
    CLI_TEXT,   /**< const char *, the last one given */
    CLI_LIST,   /**< struct cli_list, in order */
    CLI_NUMBER, /**< size_t, at least 1 */
    CLI_DATE,   /**< struct cli_date */
    CLI_CHOICE, /**< int, index into `choices`; 0 if not given */
    CLI_SHARD   /**< struct cli_shard, from "2/8" */
};

struct cli_list {
    const char **items;
    size_t count, capacity;
};
struct cli_date {
    bool is_set;
    pla_day day;
};
/** Shard `index` (from 0) of `count`; count 0: all. */
struct cli_shard {
    size_t index, count;
};

struct cli_opt {
    const char *name; /**< without dashes */
    char letter;      /**< 0: none */
    enum cli_opt_type type;
    size_t offset;              /**< of its value */
    const char *value;          /**< name of the value in help: "PATH"; NULL for a flag */
    const char *text;           /**< one sentence without full stop */
    const char *const *choices; /**< of CLI_CHOICE; ends with NULL */
};

/** What every command knows; the first member of every command's struct. */
struct cli_common {
    bool help, quiet, verbose, plain;
    int color, error_format;
};
enum { CLI_COLOR_AUTO, CLI_COLOR_ALWAYS, CLI_COLOR_NEVER };
enum { CLI_ERRORS_TEXT, CLI_ERRORS_JSON };
/** The options for it; ends with a row without name. */
extern const struct cli_opt cli_common_options[];

/**
 * Read a command line.
 *
 * @param options  the command's own rows; the common ones are known besides
 * @param args     arguments behind the command's name
 * @param values   the command's struct, zeroed
 * @param out_operands  what is no option, in order; lives in the arena
 * @return PLA_USAGE with a sentence that names the word, and a hint with the nearest one
 */
enum pla_code cli_opt_parse(const struct cli_opt *options, const char *const *args, size_t count,
                            struct pla_arena *arena, void *values, struct cli_list *out_operands,
                            struct pla_err *err);

/** Append to a list. */
bool cli_list_add(struct cli_list *list, const char *item, struct pla_arena *arena);
