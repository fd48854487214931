// SPDX-License-Identifier: Apache-2.0
/**
 * Tables as CSV (RFC 4180), read strictly.
 *
 * Cells are separated by commas; lines end with LF or CRLF; a cell with a comma, a quote or a line
 * end stands in double quotes, with quotes inside doubled. UTF-8, without NUL; a byte order mark
 * is passed over once. Blanks belong to their cell. Nothing is guessed: a quote inside a plain
 * cell, text behind a closing quote or a lone carriage return end the reading with their place.
 *
 *     if (pla_csv_open(&csv, text, name, NULL, arena) == PLA_OK) {
 *         while (pla_csv_row(&csv)) {
 *             if (pla_csv_is_ragged(&csv, &err)) ...    // collect and go on
 *             ... csv.cells[0 .. csv.count)
 *         }
 *     }
 *     csv.err.code                                      // PLA_OK at the end
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/** Limits of a table; 0 means the default. */
struct pla_csv_limits {
    size_t text_bytes; /**< whole text; default 256 MiB */
    size_t cell_bytes; /**< one cell as written; default 64 KiB */
    size_t columns;    /**< cells of a row; default 256 */
};

struct pla_csv {
    struct pla_text *cells; /**< of the row; valid until the next row (their bytes stay) */
    size_t count;           /**< cells of the row */
    size_t columns;         /**< cells of the first row */
    size_t line;            /**< the row begins in this line, from 1 */
    struct pla_err err;     /**< why reading ended; PLA_OK if by the end of the text */

    const char *begin, *at, *end; /**< private */
    const char *row;              /**< private: where the row begins */
    const char **starts;          /**< private: where each cell begins */
    size_t next_line, capacity;   /**< private */
    const char *name;
    struct pla_csv_limits limits;
    struct pla_arena *arena;
};

/**
 * Start on `text`, which must outlive the cells.
 *
 * @param name    file name for places
 * @param limits  NULL: the defaults
 * @param arena   where cells with doubled quotes live
 * @return PLA_OK, or PLA_SYNTAX (too large, not UTF-8, NUL): `csv->err` says where
 */
enum pla_code pla_csv_open(struct pla_csv *csv, struct pla_text text, const char *name,
                           const struct pla_csv_limits *limits, struct pla_arena *arena);
/** Next row; false at the end of the text or on failure (PLA_SYNTAX, PLA_MEMORY). */
bool pla_csv_row(struct pla_csv *csv);
/** True if the row has not as many cells as the first one; `err` then says so with its place. */
bool pla_csv_is_ragged(const struct pla_csv *csv, struct pla_err *err);
/** Fill `err->where` with name:line:column of a cell of the row; columns count characters. */
void pla_csv_place(const struct pla_csv *csv, size_t cell, struct pla_err *err);
