// SPDX-License-Identifier: Apache-2.0
/**
 * A workbook being written: what our sheets need of libxlsxwriter, and its traps kept in one place.
 *
 * The only file that includes the library is xlsx.c. Text is always text, never a formula; control
 * characters and the sequences _xHHHH_ that a reader would decode are escaped; a text over the
 * 32,767 characters of a cell is cut with a mark. The first failure is kept and told by
 * pla_xlsx_close(). Same calls, same bytes: the creation date is given.
 */
#pragma once

#include "base/err.h"
#include "base/rational.h"
#include "base/str.h"

struct pla_xlsx;
struct pla_xlsx_sheet;

enum pla_xlsx_style {
    PLA_XLSX_PLAIN,
    PLA_XLSX_TITLE,
    PLA_XLSX_HEADING,
    PLA_XLSX_HEADER,
    PLA_XLSX_NUMBER,
    PLA_XLSX_WHOLE,
    PLA_XLSX_DATE,
    PLA_XLSX_WRAP,
    PLA_XLSX_INPUT,
    PLA_XLSX_NOTE,
    PLA_XLSX_STYLE_COUNT
};

struct pla_xlsx_properties {
    const char *title, *subject, *company, *comments;
    int64_t created_day; /**< days since 1970-01-01: stands for the creation time */
};

/**
 * Start a workbook; it appears at `path` only when it is closed without an error.
 * @param is_bulk  constant memory: rows of a sheet must be written in order, tables become filters
 */
enum pla_code pla_xlsx_new(const char *path, const struct pla_xlsx_properties *properties,
                           bool is_bulk, struct pla_xlsx **out, struct pla_err *err);
/** Finish, check and move into place. Frees in every case. */
enum pla_code pla_xlsx_close(struct pla_xlsx *xlsx, struct pla_err *err);
/** Give up: nothing appears. NULL is fine. */
void pla_xlsx_abandon(struct pla_xlsx *xlsx);
bool pla_xlsx_is_bulk(const struct pla_xlsx *xlsx);

/** A new sheet at the end; the name is at most 31 characters. */
struct pla_xlsx_sheet *pla_xlsx_sheet(struct pla_xlsx *xlsx, const char *name);

/** Cells: rows and columns count from 0. An empty text writes nothing unless the style is INPUT. */
void pla_xlsx_text(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                   struct pla_text text, enum pla_xlsx_style style);
void pla_xlsx_number(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                     struct pla_rational number, enum pla_xlsx_style style);
/** Height of a row in points. */
void pla_xlsx_row_height(struct pla_xlsx_sheet *sheet, uint32_t row, double points);
/** Text that leads to a cell of another sheet: "internal:'Review'!A1". */
void pla_xlsx_link(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column, const char *target,
                   const char *text);

/** Column widths in characters, the frozen rows and columns, and how it prints. */
struct pla_xlsx_layout {
    const int *widths;
    size_t column_count;
    uint32_t freeze_rows; /**< also repeated on every printed page */
    uint16_t freeze_columns;
    bool is_landscape;
    uint16_t pages_wide; /**< printed pages side by side, frozen columns on each; 0 means 1 */
    const char *footer;  /**< left part; the page number stands on the right */
};
void pla_xlsx_layout(struct pla_xlsx_sheet *sheet, const struct pla_xlsx_layout *layout);

/** Name the header row at `row` as a table down to `last_row` (an AutoFilter in bulk mode). */
void pla_xlsx_table(struct pla_xlsx_sheet *sheet, const char *name, uint32_t row, uint32_t last_row,
                    const char *const *headers, size_t count);
/** Colour the cells of a column by the status word in them; the word always stands there too. */
void pla_xlsx_status_colours(struct pla_xlsx_sheet *sheet, uint16_t column, uint32_t first_row,
                             uint32_t last_row);
/** Offer a list of words (ends with NULL) in the cells of a column. */
void pla_xlsx_choice(struct pla_xlsx_sheet *sheet, uint16_t column, uint32_t first_row,
                     uint32_t last_row, const char *const *words);
/** Give a range of one column a name for formulas: "Credits". */
void pla_xlsx_name(struct pla_xlsx_sheet *sheet, const char *name, uint16_t column,
                   uint32_t first_row, uint32_t last_row);

struct pla_xlsx_chart {
    const char *title;
    const char *description; /**< read aloud by screen readers */
    uint16_t label_column, value_column;
    uint32_t first_row, last_row;
};
/** A bar chart over two columns of the same sheet, its corner at (row, column). */
void pla_xlsx_bar_chart(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                        const struct pla_xlsx_chart *chart);
