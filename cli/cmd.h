// SPDX-License-Identifier: Apache-2.0
/**
 * Commands: what each file cmd_<name>.c exports.
 *
 * To add one: write cmd_<name>.c with a `const struct cli_cmd cli_cmd_<name>`, declare it at the
 * end of this file, put it into the table of cmd.c. Help, usage and the nearest word follow by
 * themselves.
 */
#pragma once

#include "opt.h"
#include "out.h"

/** One call of a command. */
struct cli_call {
    const struct cli_cmd *cmd;
    const void *values; /**< the command's own struct, filled by its options */
    const char *const *operands;
    size_t operand_count;
    struct cli_out *out;
    struct pla_arena *arena; /**< lives until the program ends */
};

struct cli_cmd {
    const char *name, *summary;
    const char *operands;        /**< as in usage: "INPUT..." */
    size_t least_operands;       /**< fewer are a usage error */
    size_t most_operands;        /**< more are one */
    const char *const *examples; /**< "what it does", "command line", ..., NULL */
    const char *const *notes;    /**< paragraphs behind the options; ends with NULL; may be NULL */
    const struct cli_opt *options; /**< ends with a row without name */
    size_t values_size; /**< of the struct the options fill; it begins with struct cli_common */
    /**
     * Do it. Messages go to call->out, which keeps the worst code of all faults told.
     * @return PLA_OK or a code that no message was needed for (PLA_NO, PLA_INTERRUPTED)
     */
    enum pla_code (*run)(const struct cli_call *call);
};

/** Every command in the order of help; ends with NULL. */
extern const struct cli_cmd *const cli_cmds[];
/** By name; NULL if there is none. */
const struct cli_cmd *cli_cmd_find(const char *name);
/**
 * Do what `plaudit NAME ARGS...` does, inside another command. Its options are those given here;
 * colour, quiet and mute are the caller's.
 */
enum pla_code cli_cmd_call(const struct cli_call *call, const struct cli_cmd *cmd,
                           const char *const *args, size_t count);
/** The nearest name, or NULL. */
const char *cli_cmd_nearest(const char *name);

extern const struct cli_cmd cli_cmd_score;
extern const struct cli_cmd cli_cmd_explain;
extern const struct cli_cmd cli_cmd_report;
extern const struct cli_cmd cli_cmd_export;
extern const struct cli_cmd cli_cmd_compare;
extern const struct cli_cmd cli_cmd_sheet;
extern const struct cli_cmd cli_cmd_agree;
extern const struct cli_cmd cli_cmd_fair;
extern const struct cli_cmd cli_cmd_check;
extern const struct cli_cmd cli_cmd_test;
extern const struct cli_cmd cli_cmd_import;
extern const struct cli_cmd cli_cmd_key;
extern const struct cli_cmd cli_cmd_renew;
extern const struct cli_cmd cli_cmd_revoke;
extern const struct cli_cmd cli_cmd_verify_badge;
extern const struct cli_cmd cli_cmd_doctor;
extern const struct cli_cmd cli_cmd_completion;
extern const struct cli_cmd cli_cmd_review;
extern const struct cli_cmd cli_cmd_help;
extern const struct cli_cmd cli_cmd_version;
extern const struct cli_cmd cli_cmd_load;
extern const struct cli_cmd cli_cmd_rubrics;
extern const struct cli_cmd cli_cmd_retire;
extern const struct cli_cmd cli_cmd_log;
extern const struct cli_cmd cli_cmd_verify;
extern const struct cli_cmd cli_cmd_backup;
extern const struct cli_cmd cli_cmd_restore;
extern const struct cli_cmd cli_cmd_redact;
extern const struct cli_cmd cli_cmd_decide;
extern const struct cli_cmd cli_cmd_rate;
extern const struct cli_cmd cli_cmd_merge;
extern const struct cli_cmd cli_cmd_replay;
extern const struct cli_cmd cli_cmd_history;
extern const struct cli_cmd cli_cmd_posted;
extern const struct cli_cmd cli_cmd_appeal;
extern const struct cli_cmd cli_cmd_init;
