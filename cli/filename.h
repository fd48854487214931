// SPDX-License-Identifier: Apache-2.0
/** Names of files for portfolios: an id from outside never decides where a file goes. */
#pragma once

#include "base/arena.h"
#include "base/str.h"

/** The names given so far. */
struct cli_file_names {
    struct pla_arena *arena;
    struct pla_text *items;
    uint32_t *slots;
    size_t count, capacity, slot_count;
};

void cli_file_names_begin(struct cli_file_names *names, struct pla_arena *arena);
/**
 * A name no other portfolio of the run has: letters, digits, '-' and '.' of the id stand as they
 * are, any other byte as `_` and two hexadecimal digits; a long id is cut and ends in a hash; a
 * further attempt and a repeated id get a number.
 *
 * @param ending  ".html"
 * @return in the arena; NULL when memory ends
 */
const char *cli_file_name(struct cli_file_names *names, struct pla_text id, int64_t attempt,
                          const char *ending);
