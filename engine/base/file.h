// SPDX-License-Identifier: Apache-2.0
/**
 * Files: read whole within a limit, write so that a reader sees the old or the new, never half.
 */
#pragma once

#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/**
 * Read a regular file of at most `limit_bytes` (checked before reading).
 * @return PLA_MISSING if it is not there or not a regular file, PLA_LIMIT if too large,
 *         PLA_MEMORY; `err->where` is the path. The text is NUL-terminated behind its length.
 */
enum pla_code pla_file_read(const char *path, size_t limit_bytes, struct pla_arena *arena,
                            struct pla_text *out_text, struct pla_err *err);

/** True if the path is a directory. */
bool pla_file_is_dir(const char *path);
/** True if anything is there. */
bool pla_file_exists(const char *path);

/**
 * Names in a folder, sorted by bytes, without "." and ".."; entries that start with '.' are left
 * out. Lives in the arena; ends with NULL.
 */
enum pla_code pla_file_list(const char *dir, struct pla_arena *arena, char ***out_names,
                            size_t *out_count, struct pla_err *err);
/** "dir/name" in the arena. */
char *pla_file_join(const char *dir, const char *name, struct pla_arena *arena);
/** Part after the last '/' (borrowed). */
const char *pla_file_base(const char *path);

struct pla_file_sink; /* private: what stands behind a stream */

/**
 * An output that becomes visible only when finished: a temporary file beside the target, then
 * rename. An existing target keeps its mode; a link is followed; a device or pipe is written
 * directly.
 */
struct pla_file_out {
    FILE *stream;               /**< write here */
    char *target;               /**< private */
    char *temporary;            /**< private; NULL when not writing a regular file */
    struct pla_file_sink *sink; /**< private */
};
/** Open; `path` "-" or NULL is standard output. PLA_OUTPUT with the reason on failure. */
enum pla_code pla_file_out_open(struct pla_file_out *out, const char *path, struct pla_err *err);
/** Flush, sync, check, rename. On failure the temporary file is removed. */
enum pla_code pla_file_out_commit(struct pla_file_out *out, struct pla_err *err);
/** Give up: the target stays as it was. Safe on a zeroed, committed or failed struct. */
void pla_file_out_abandon(struct pla_file_out *out);

/** Write a whole buffer by the same way. */
enum pla_code pla_file_write(const char *path, struct pla_text text, struct pla_err *err);
/** For tests: the n-th write, flush or rename from now on fails with `errno` ENOSPC; 0 turns it
 * off. */
void pla_file_fail_at(size_t n);
