// SPDX-License-Identifier: Apache-2.0
/**
 * The line a message is about, with a caret under its column.
 */
#pragma once

#include "out.h"

/** A place as messages have it: "name:line:column#/pointer" in its parts. */
struct cli_place {
    struct pla_text name;    /**< with line and column: what stands before the pointer */
    struct pla_text file;    /**< `name` without them */
    struct pla_text pointer; /**< "/evidence/3"; absent if there is none */
    size_t line, column;     /**< 0: none */
};
struct cli_place cli_place_split(const char *where);

/**
 * Append the line and its caret: "   17 | text\n      |   ^\n". A long line is cut around the
 * caret. Nothing is appended if the line is not in the origin's text.
 */
void cli_put_excerpt(struct pla_str *s, const struct cli_origin *origin,
                     const struct cli_place *place);
