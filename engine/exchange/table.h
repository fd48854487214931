// SPDX-License-Identifier: Apache-2.0
/**
 * Rows of a table that people filled in, whether it came as CSV or as a sheet of a workbook.
 *
 * The first row names the columns. Cells of a sheet come as texts: numbers by their digits, days as
 * "2026-01-31". Rows of a sheet that are empty are passed over, and so is what stands beside the
 * named columns.
 */
#pragma once

#include "exchange/csv.h"
#include "exchange/workbook.h"

struct pla_table {
    struct pla_text *cells; /**< of the row; an empty cell has length 0 */
    size_t count;
    struct pla_err err; /**< why reading ended; PLA_OK if by the end of the table */

    struct pla_csv csv;                 /**< private */
    const struct pla_book_sheet *sheet; /**< private; NULL: CSV */
    size_t next_row, columns;           /**< private */
    const char *name;                   /**< private */
    struct pla_arena *arena;            /**< private */
};

/** Start on CSV, which must outlive the cells. As pla_csv_open: `table->err` says what is wrong. */
void pla_table_open_csv(struct pla_table *table, struct pla_text text, const char *name,
                        struct pla_arena *arena);
/** Start on a sheet, which must outlive the cells. */
void pla_table_open_sheet(struct pla_table *table, const struct pla_book_sheet *sheet,
                          const char *name, struct pla_arena *arena);
/** Next row; false at the end of the table or on failure. */
bool pla_table_row(struct pla_table *table);
/** True if the row has not as many cells as the first one; `err` then says so with its place. */
bool pla_table_is_ragged(const struct pla_table *table, struct pla_err *err);
/** Fill `err->where` with the place of a cell: "ratings.csv:7:12", "ratings.xlsx!Scoring!B7". */
void pla_table_place(const struct pla_table *table, size_t cell, struct pla_err *err);
/** Place of the row, without a column where a line has one; lives in the arena. */
struct pla_text pla_table_row_place(const struct pla_table *table);
/** Column of that name in the current row; -1 if there is none. */
int pla_table_find(const struct pla_table *table, const char *name);
