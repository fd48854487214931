// SPDX-License-Identifier: Apache-2.0
/**
 * Workbooks (.xlsx, ECMA-376) read into plain rows: what people filled in, after Excel,
 * LibreOffice or a web editor has saved it.
 *
 * Only texts and values are read: no formula is run (its saved value counts), no link followed, no
 * macro looked at. A file that is not what it seems (unpacks to far more than it weighs, brings a
 * document type, is encrypted, points outside itself) is refused by name before it costs memory.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum pla_book_type {
    PLA_BOOK_TEXT,
    PLA_BOOK_NUMBER, /**< the digits as saved, without an exponent where a double allows */
    PLA_BOOK_DATE,   /**< a day, as "2026-01-31" */
    PLA_BOOK_BOOL,   /**< "true" or "false" */
    PLA_BOOK_ERROR   /**< "#N/A" and the like */
};

struct pla_book_cell {
    uint32_t column; /**< from 0 */
    enum pla_book_type type;
    struct pla_text text;
};

/** A row with at least one cell that is not empty. */
struct pla_book_row {
    uint32_t number; /**< from 1, as people see it */
    const struct pla_book_cell *cells;
    size_t cell_count; /**< in the order of their columns */
};

struct pla_book_sheet {
    struct pla_text name;
    bool is_hidden;
    const struct pla_book_row *rows;
    size_t row_count;
};

struct pla_book {
    const struct pla_book_sheet *sheets; /**< in the order of their tabs; charts are left out */
    size_t sheet_count;
};

enum {
    PLA_BOOK_MEMBER_BYTES = 64 << 20, /**< most bytes that one part may unpack to */
    PLA_BOOK_ALL_BYTES = 256 << 20,   /**< and all that are read together */
    PLA_BOOK_RATIO = 200,             /**< most bytes out of one byte in, beyond the first MiB */
    PLA_BOOK_CELLS = 4000000          /**< most cells of a workbook */
};

/**
 * Read a workbook.
 *
 * @param bytes  the file; not needed afterwards
 * @param name   for places: "scores.xlsx"
 * @param arena  where the result lives
 * @return PLA_SYNTAX if it is no workbook, is damaged or refused (err->where is the file, with
 *         "!Sheet" or the part inside where one is at fault); PLA_LIMIT if it is too large;
 *         PLA_MEMORY
 */
enum pla_code pla_book_read(struct pla_text bytes, const char *name, struct pla_arena *arena,
                            struct pla_book *out, struct pla_err *err);

/** Does a file begin like a workbook (a zip archive)? */
bool pla_book_is(struct pla_text bytes);
/** The sheet of that name, NULL if there is none. */
const struct pla_book_sheet *pla_book_sheet(const struct pla_book *book, struct pla_text name);
/** The cell of a column; NULL if it is empty. */
const struct pla_book_cell *pla_book_cell(const struct pla_book_row *row, uint32_t column);
/** Append "Sheet!B7", the name in quotes if it needs them. */
void pla_book_put_place(struct pla_str *s, struct pla_text sheet, uint32_t row, uint32_t column);
