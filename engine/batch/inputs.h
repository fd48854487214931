// SPDX-License-Identifier: Apache-2.0
/**
 * The inputs of a run: from what stands on the command line to a list of files.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"

/** One file to read. */
struct pla_input {
    const char *path; /**< "-" is standard input */
    const char *name; /**< for messages: the path, or "stdin" */
};

/**
 * Replace every folder by its .json, .ndjson and .jsonl files, sorted by name; other paths are
 * taken as they are. Nothing is opened.
 *
 * @return PLA_MISSING if a path is not there, a folder holds no such file, or `paths` is empty
 */
enum pla_code pla_inputs_expand(const char *const *paths, size_t count, struct pla_arena *arena,
                                struct pla_input **out, size_t *out_count, struct pla_err *err);

/** True if a file name ends like one that holds portfolios. */
bool pla_input_is_portfolio(const char *name);
/** True for .ndjson and .jsonl: a record per line, whatever stands in it. */
bool pla_input_is_lines(const char *name);
