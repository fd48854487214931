// SPDX-License-Identifier: Apache-2.0
/**
 * What a command that runs rubrics uses: rubrics, a policy, ratings, a date, limits. The options
 * for them are the same for every such command.
 */
#pragma once

#include "batch/score_task.h"
#include "cmd.h"
#include "exchange/ratings_csv.h"
#include "rubric/sandbox.h"
#include "storing.h"

/** Values of the options; a member `use` of a command's struct. */
struct cli_use_values {
    struct cli_list rubrics;
    const char *policy, *limits, *ratings;
    struct cli_date as_of;
    bool no_isolation;
    struct cli_stored_values stored; /**< of commands that list CLI_STORED_OPTIONS */
};

/** The rows for a command's struct `type`. */
#define CLI_USE_OPTIONS(type)                                                                        \
    {"rubric",                                                                                       \
     'r',                                                                                            \
     CLI_LIST,                                                                                       \
     offsetof(type, use.rubrics),                                                                    \
     "PATH",                                                                                         \
     "a rubric: a folder with rubric.lua, a Lua file, or ID or ID@VERSION of the store; may be "     \
     "given again",                                                                                  \
     NULL},                                                                                          \
        {"policy", 'p',                                                                              \
         CLI_TEXT, offsetof(type, use.policy),                                                       \
         "FILE",   "the institution's policy (default: ./policy.lua, else a plain one)",             \
         NULL},                                                                                      \
        {"as-of",  0,                                                                                \
         CLI_DATE, offsetof(type, use.as_of),                                                        \
         "DATE",   "the date rules look from (default: today in UTC)",                               \
         NULL},                                                                                      \
        {"ratings", 0, CLI_TEXT, offsetof(type, use.ratings), "FILE", "ratings of assessors as CSV", \
         NULL},                                                                                      \
        {"limits",     0,                                                                            \
         CLI_TEXT,     offsetof(type, use.limits),                                                   \
         "NAME=N,...", "limits of a rubric: budget, memory, string, source, depth, nodes, result",   \
         NULL},                                                                                      \
    {                                                                                                \
        "no-isolation", 0, CLI_FLAG, offsetof(type, use.no_isolation), NULL,                         \
            "run trusted rubrics in this process, without the second wall", NULL                     \
    }

/** Everything read, nothing run yet. Lives in the call's arena. */
struct cli_use {
    struct pla_sources *rubrics;
    size_t rubric_count;
    struct pla_sources policy;
    bool has_policy;
    struct pla_ratings ratings;
    struct cli_origin rated; /**< the table that `ratings` are from */
    struct pla_limits limits;
    pla_day as_of;
    char as_of_text[16]; /**< "2026-11-01" */
    bool is_isolated;
    const char *ratings_path;               /**< of the table; NULL: none */
    const struct cli_stored_values *stored; /**< as given */
    const struct cli_list *named;           /**< rubrics as given */
};

/**
 * Read sources and ratings; tell what is wrong and, where it was not given, the date.
 * @return PLA_OK, or the code of what was told
 */
enum pla_code cli_use_read(const struct cli_call *call, const struct cli_use_values *values,
                           struct cli_use *out);
/** The same where rubrics may be missing: a command names them by other words, too. */
enum pla_code cli_use_read_shared(const struct cli_call *call, const struct cli_use_values *values,
                                  struct cli_use *out);
/** The same without rubrics, ratings and policy: date and limits only. */
enum pla_code cli_use_begin(const struct cli_call *call, const struct cli_use_values *values,
                            struct cli_use *out);
/** Is this word a version that the store keeps, and no path? */
bool cli_use_is_kept(const struct cli_use *use, const char *word);
/**
 * A version that the store keeps: ID@VERSION, or ID for the one in force on the run's date, which
 * is told. Of the store what is wrong is told already, and `err` stays as it is.
 */
enum pla_code cli_use_read_kept(const struct cli_call *call, enum pla_version_kind kind,
                                const char *word, const struct cli_use *use,
                                struct pla_sources *out, struct pla_err *err);
/** The job for a scorer. Borrows from `use`. */
struct pla_job cli_use_job(const struct cli_use *use);
/** Address space that workers need for the rubrics' states. */
size_t cli_use_memory(const struct cli_use *use);
/** Text of the source that a message is about ("title/file.lua:12"); absent if it is none. */
struct cli_origin cli_use_origin(const struct cli_use *use, const char *where);
/** Tell faults of a record, each with its line: of the table of ratings, or of the record itself.
 */
void cli_use_tell_record(const struct cli_call *call, const struct cli_use *use,
                         const struct pla_faults *faults, const struct cli_origin *record);
/** Tell faults of loading, each with its source line. */
void cli_use_tell(const struct cli_call *call, const struct cli_use *use,
                  const struct pla_faults *faults);
