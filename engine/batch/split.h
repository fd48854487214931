// SPDX-License-Identifier: Apache-2.0
/**
 * Where a JSON value ends, told by brackets and strings alone, over text that arrives in pieces.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** State between pieces. Zero-initialise at the first byte of a value. */
struct pla_split {
    uint32_t depth;
    uint64_t arrays; /**< bit n: level n is an array; deeper than 64 levels only counts */
    bool in_string, is_escaped;
};

enum pla_split_end {
    PLA_SPLIT_MORE,  /**< the value goes on after the piece */
    PLA_SPLIT_END,   /**< `*at` is behind the value */
    PLA_SPLIT_BROKEN /**< a bracket that fits nothing or a line end in a string stands at `*at` */
};

/**
 * Follow a value that began with '{' or '['.
 * @param at     first byte not yet seen; moved on
 * @param lines  line ends passed are added; may be NULL
 * @param line   set to behind the last line end passed; may be NULL
 */
enum pla_split_end pla_split_value(struct pla_split *split, const char **at, const char *end,
                                   size_t *lines, const char **line);
