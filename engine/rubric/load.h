// SPDX-License-Identifier: Apache-2.0
/**
 * Loading: from a folder's texts to a rubric, a policy or cases.
 *
 * Reading the texts (pla_sources_read) is done by a process that may open files; loading them runs
 * strangers' code and is done by a worker.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/calls.h"
#include "model/policy.h"
#include "model/rubric.h"

struct pla_limits; /* rubric/sandbox.h, which includes Lua */

struct pla_source {
    struct pla_text name; /**< file name without folder: "rubric.lua" */
    struct pla_text text;
};

/** All Lua files of one rubric's folder, or one policy file with the data files beside it. */
struct pla_sources {
    const char *title; /**< what messages put in front: the folder's name, "networked-learning" */
    const char *entry; /**< the file to run: "rubric.lua", "policy.lua" */
    const char *path;  /**< as given on the command line */
    const struct pla_source *files; /**< sorted by name; at most 256 */
    size_t count;
};

/**
 * Read `path`: a folder that holds `entry`, or a Lua file (then it is the entry, and the other
 * Lua files of its folder are there for `include`). PLA_MISSING, PLA_RUBRIC (too large),
 * PLA_MEMORY.
 */
enum pla_code pla_sources_read(const char *path, const char *entry, size_t source_bytes,
                               struct pla_arena *arena, struct pla_sources *out,
                               struct pla_err *err);

/**
 * Does a file follow Lua's grammar? Nothing is run.
 * @return PLA_OK, PLA_SYNTAX, PLA_LIMIT or PLA_MEMORY, the last three with `err`
 */
enum pla_code pla_source_parse(const struct pla_sources *sources, size_t file,
                               const struct pla_limits *limits, struct pla_err *err);

/** A rubric with the Lua state its functions live in. */
struct pla_loaded;

/**
 * Run the entry file and read what it returns. Several faults may be found.
 * @param limits  NULL: the defaults
 * @param as_of   the date at which dated parameters are taken
 * @return PLA_OK, PLA_RUBRIC, PLA_LIMIT or PLA_MEMORY; on failure at least one fault
 */
enum pla_code pla_rubric_load(const struct pla_sources *sources, const struct pla_limits *limits,
                              pla_day as_of, struct pla_loaded **out, struct pla_faults *faults);
/** The same for a policy (PLA_POLICY for its faults). */
enum pla_code pla_policy_load(const struct pla_sources *sources, const struct pla_limits *limits,
                              pla_day as_of, struct pla_loaded **out, struct pla_faults *faults);
void pla_loaded_free(struct pla_loaded *loaded);
/** Borrowed from `loaded`; NULL if it is the other kind. */
const struct pla_rubric *pla_loaded_rubric(const struct pla_loaded *loaded);
const struct pla_policy *pla_loaded_policy(const struct pla_loaded *loaded);
/** Functions of the rubric; usable while `loaded` lives. */
const struct pla_calls *pla_loaded_calls(const struct pla_loaded *loaded);
/** Work and memory: see pla_usage; text for --stats. */
struct pla_load_stats {
    uint64_t budget_used, budget_peak, budget_limit;
    size_t memory_used, memory_peak, memory_limit;
};
struct pla_load_stats pla_loaded_stats(const struct pla_loaded *loaded);

/** One case of cases.lua: its members as JSON (portfolio, ratings, as_of, expect). */
struct pla_case {
    struct pla_text name;
    struct pla_place place;
    struct pla_text json;
};
/** Run cases.lua of the same folder. No such file: PLA_MISSING. */
enum pla_code pla_cases_load(const struct pla_sources *sources, const struct pla_limits *limits,
                             struct pla_arena *arena, struct pla_case **out, size_t *out_count,
                             struct pla_faults *faults);
