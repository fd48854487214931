// SPDX-License-Identifier: Apache-2.0
/**
 * A workbook being written: what our sheets need of libxlsxwriter, and its traps kept in one place.
 *
 * Only the files xlsx*.c include the library. Text is always text, never a formula; bytes that are
 * no UTF-8 become U+FFFD; control characters and the sequences _xHHHH_ that a reader would decode
 * are escaped; a text over the 32,767 characters of a cell goes on in the sheet "Long text", and
 * the cell says so. A number that is none (NaN, infinite) is left out. The first failure is kept
 * and told by pla_xlsx_close(). Same calls, same bytes: the creation date is given.
 *
 * Rows and columns count from 0. Every function takes a NULL sheet and does nothing then.
 */
#pragma once

#include "base/date.h"
#include "base/err.h"
#include "base/rational.h"
#include "base/str.h"
#include "paper.h"

struct pla_xlsx;
struct pla_xlsx_sheet;

enum pla_xlsx_style {
    PLA_XLSX_PLAIN,
    PLA_XLSX_TITLE,
    PLA_XLSX_HEADING,
    PLA_XLSX_HEADER,
    PLA_XLSX_HEADER_NUMBER, /**< above numbers */
    PLA_XLSX_NUMBER,
    PLA_XLSX_WHOLE,
    PLA_XLSX_SHARE,     /**< a share as percent */
    PLA_XLSX_STATISTIC, /**< worked out: two decimals */
    PLA_XLSX_DATE,
    PLA_XLSX_WRAP,
    PLA_XLSX_INPUT,        /**< unlocked, for a person */
    PLA_XLSX_INPUT_NUMBER, /**< the same for a number */
    PLA_XLSX_INPUT_HEADER, /**< the header above */
    PLA_XLSX_MARK,         /**< a level in a heat map */
    PLA_XLSX_NOTE,
    PLA_XLSX_LINK,
    PLA_XLSX_STYLE_COUNT
};

/** What a coloured cell means; the word or number in it says the same. */
enum pla_xlsx_tone { PLA_XLSX_GOOD, PLA_XLSX_PARTIAL, PLA_XLSX_OPEN, PLA_XLSX_BAD, PLA_XLSX_TONES };

enum { PLA_XLSX_LAST_ROW = 1048575, PLA_XLSX_CELL_CHARACTERS = 32767 };

struct pla_xlsx_properties {
    const char *title, *subject, *author, *company, *keywords, *comments;
    enum pla_paper paper; /**< of every sheet */
    bool is_rtl;          /**< the first column stands on the right */
    const char *page_of;  /**< foot of the paper: "Page &P of &N"; NULL: that */
    int64_t created_day;  /**< days since 1970-01-01: stands for the creation time */
};

/**
 * Start a workbook; it appears at `path` only when it is closed without an error.
 * @param is_bulk  constant memory: rows of a sheet must be written in order, tables become filters
 */
enum pla_code pla_xlsx_new(const char *path, const struct pla_xlsx_properties *properties,
                           bool is_bulk, struct pla_xlsx **out, struct pla_err *err);
/** Whether a workbook can be written there; nothing stays. */
enum pla_code pla_xlsx_probe(const char *path, struct pla_err *err);
/** Finish, check and move into place. Frees in every case. */
enum pla_code pla_xlsx_close(struct pla_xlsx *xlsx, struct pla_err *err);
/** Give up: nothing appears. NULL is fine. */
void pla_xlsx_abandon(struct pla_xlsx *xlsx);
bool pla_xlsx_is_bulk(const struct pla_xlsx *xlsx);

/** A new sheet at the end; the name is at most 31 characters. */
struct pla_xlsx_sheet *pla_xlsx_sheet(struct pla_xlsx *xlsx, const char *name);

/* ---- cells ---- */

/** An empty text writes nothing unless the style is an INPUT. */
void pla_xlsx_text(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                   struct pla_text text, enum pla_xlsx_style style);
void pla_xlsx_number(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                     struct pla_rational number, enum pla_xlsx_style style);
/** The same for a number that was worked out; nothing is written if it is not finite. */
void pla_xlsx_double(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column, double number,
                     enum pla_xlsx_style style);
void pla_xlsx_day(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column, pla_day day);
/** A formula and the value it has now: programs that do not calculate show that. */
void pla_xlsx_formula(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                      const char *formula, double value, enum pla_xlsx_style style);
/** Text that leads to a cell of another sheet. */
void pla_xlsx_go(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                 const struct pla_xlsx_sheet *target, const char *text);
/** An address: a link if it is http, https or mailto and fits, else text. */
void pla_xlsx_address(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                      struct pla_text address);
/** A comment at a cell. */
void pla_xlsx_comment(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                      struct pla_text text);
/** Height of a row in points. */
void pla_xlsx_row_height(struct pla_xlsx_sheet *sheet, uint32_t row, double points);
/** The text as a header can have it: one line, at most 200 characters. Lives in the workbook. */
const char *pla_xlsx_header(struct pla_xlsx *xlsx, struct pla_text text);

/* ---- sheets ---- */

/** Column widths in characters, the frozen rows and columns, and how it prints. */
struct pla_xlsx_layout {
    const int *widths;
    size_t column_count;
    uint32_t freeze_rows; /**< also repeated on every printed page */
    uint16_t freeze_columns;
    bool is_landscape;
    uint16_t pages_wide; /**< printed pages side by side, frozen columns on each; 0 means 1 */
    const char *footer;  /**< left part; the page number stands on the right */
    bool is_protected;   /**< against slips: no password; filters and widths may be changed */
};
void pla_xlsx_layout(struct pla_xlsx_sheet *sheet, const struct pla_xlsx_layout *layout);

/** Rows `first` to `last` of columns `left` to `right`. */
struct pla_xlsx_range {
    uint32_t first, last;
    uint16_t left, right;
};
/**
 * Name a range, header row included, as a table (an AutoFilter in bulk mode and without rows).
 * `headers` are the texts of the header row, unique without regard to case.
 */
void pla_xlsx_table(struct pla_xlsx_sheet *sheet, const char *name, struct pla_xlsx_range range,
                    const char *const *headers);
/** A word and its colour; the list ends with a NULL word. */
struct pla_xlsx_word {
    const char *word;
    enum pla_xlsx_tone tone;
};
/** The statuses of awards and decisions. */
extern const struct pla_xlsx_word pla_xlsx_statuses[];
/** Colour the cells that hold one of the words. */
void pla_xlsx_word_colours(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range,
                           const struct pla_xlsx_word *words);
/** Shade numbers from `low` over the middle to `high`, for a heat map. */
void pla_xlsx_shades(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range, double low,
                     double high);
/** Bold and underlined where a number is below `minimum`, text in the colour of what is open. */
void pla_xlsx_below(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range, double minimum);
/** Colour numbers below `limit`. */
void pla_xlsx_low(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range, double limit);
/** Offer a list of words (ends with NULL); others are refused with `advice`. */
void pla_xlsx_choice(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range,
                     const char *const *words, const char *advice);
/** Words to choose from that stand in another sheet, and what is said beside the cell. */
struct pla_xlsx_offer {
    const struct pla_xlsx_sheet *from; /**< where the words stand; NULL: numbers are asked for */
    struct pla_xlsx_range words;
    double least, most;    /**< of numbers */
    struct pla_text title; /**< at most 32 characters are shown */
    struct pla_text text;  /**< at most 255 */
    const char *advice;    /**< when something else is written */
};
/** Offer words, or ask for a number, with a message that shows when the cell is chosen. */
void pla_xlsx_offer(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range,
                    const struct pla_xlsx_offer *offer);
/** Do not show the sheet. */
void pla_xlsx_hide(struct pla_xlsx_sheet *sheet);
/** Take numbers from 0 on only. */
void pla_xlsx_amount(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range, const char *advice);
/** Give a range a name for formulas: "RecommendedCredits". */
void pla_xlsx_name(struct pla_xlsx_sheet *sheet, const char *name, struct pla_xlsx_range range);
/** Append the range for a formula: "'Recommendations'!$AC$2:$AC$188". */
void pla_xlsx_put_range(const struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range,
                        struct pla_str *out);

/* ---- charts ---- */

enum pla_xlsx_chart_kind {
    PLA_XLSX_BARS,
    PLA_XLSX_STACKED,
    PLA_XLSX_CLASSES /**< columns side by side without gaps, a value in one series each */
};

/** A chart over cells of its sheet: labels in one column, a series in each of some others. */
struct pla_xlsx_chart {
    enum pla_xlsx_chart_kind kind;
    const char *title;
    const char *description; /**< read aloud by screen readers */
    const char *axis;        /**< title of the value axis; NULL: none */
    bool is_share;           /**< values are shares: 0 % to 100 % */
    uint32_t header_row;     /**< series are named by it */
    uint32_t first_row, last_row;
    uint16_t label_column, first_column, last_column;
};
/** Draw it with its corner at (row, column). @return rows it covers */
uint32_t pla_xlsx_chart(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                        const struct pla_xlsx_chart *chart);
