// SPDX-License-Identifier: Apache-2.0
/**
 * The workbook inside: what its sheets share. One file book_<sheet>.c a sheet, each with one
 * `struct book_part`; private to these files and workbook.c.
 */
#pragma once

#include "columns.h"
#include "scores.h"
#include "totals.h"
#include "words.h"
#include "workbook.h"
#include "xlsx.h"

/** A column of a list. */
struct book_column {
    const char *title;
    int width; /**< characters */
    enum pla_cell cell;
};

/** What a list is; the same for all its sheets. */
struct book_spec {
    const char *name; /**< of the sheet and, without blanks, of its table */
    const struct book_column *columns;
    size_t count;
    size_t table_count; /**< columns that are the table; 0: all */
    uint16_t freeze_columns;
    uint16_t pages_wide; /**< printed; 0 means 1 */
    bool is_protected;
    bool keeps_names; /**< programs read its name and columns: comments say them in the language */
    /** Colours and choices of a sheet whose rows are complete; may be NULL. */
    void (*dress)(struct pla_workbook *book, struct pla_xlsx_sheet *sheet, uint32_t last_row);
};

/** A finished sheet of a list. */
struct book_sheet {
    struct pla_xlsx_sheet *sheet;
    uint32_t last_row;
};

/** A list of rows that goes on in a next sheet when a sheet's rows end. */
struct book_list {
    const struct book_spec *spec;
    const char **headers; /**< as written */
    struct pla_xlsx_sheet *sheet;
    uint32_t next; /**< next free row; 0: not begun */
    size_t rows;   /**< of all sheets, without headers */
    struct book_sheet *done;
    size_t done_count, done_capacity;
};

/** A row being written, cell by cell. */
struct book_row {
    struct pla_workbook *book;
    struct book_list *list;
    uint32_t row;
    uint16_t column; /**< next */
    size_t lines;    /**< that its wrapped text takes */
};

struct book_agreement; /* private to book_agreement.c */

struct pla_workbook {
    struct pla_xlsx *xlsx;
    const struct pla_about *about;
    const struct pla_run_identity *identity;
    const struct pla_words *words;
    uint32_t last_row; /**< of a sheet */
    struct pla_arena arena;
    struct pla_totals totals;
    struct pla_scores scores;
    struct pla_str cell;
    struct pla_xlsx_sheet *summary;
    struct book_list recommendations, learners, criteria, review, evidence, reasons, agreement;
    struct book_spec criteria_spec;
    struct book_heat *heat; /**< the columns of Criteria */
    size_t heat_count, heat_capacity;
    struct book_agreement *agreed; /**< counted here */
    size_t agreed_count, agreed_capacity;
    const struct pla_workbook_agreement *agreement_given; /**< NULL: counted here */
    struct pla_text prints[3]; /**< engine, policy and its fingerprint as first seen */
    struct pla_total_list rubric_prints;
};

/** A sheet's part in the life of a workbook; members may be NULL. */
struct book_part {
    void (*open)(struct pla_workbook *book);
    void (*add)(struct pla_workbook *book, const struct pla_decision *decision,
                const struct pla_context *context);
    void (*finish)(struct pla_workbook *book);
};
extern const struct book_part book_summary, book_recommendations, book_learners, book_criteria,
    book_review, book_evidence, book_reasons, book_agreement_part, book_provenance;

/** The Agreement sheet of statistics that were given. */
void book_agreed_put(struct pla_workbook *book);

/** Begin a list with its first sheet. */
void book_list_begin(struct pla_workbook *book, struct book_list *list,
                     const struct book_spec *spec);
/** Begin a next sheet with other columns: the ones so far end here. */
void book_list_change(struct pla_workbook *book, struct book_list *list,
                      const struct book_spec *spec);
/** Give the sheet more columns while it has no rows yet. */
void book_list_widen(struct pla_workbook *book, struct book_list *list,
                     const struct book_spec *spec);
/** Name and dress the last sheet. */
void book_list_end(struct pla_workbook *book, struct book_list *list);

/** The next row; opens a continuation sheet where a sheet's rows end. */
struct book_row book_row(struct pla_workbook *book, struct book_list *list);
/** The next cell of a row, in the style of its column. */
void book_text(struct book_row *row, struct pla_text text);
void book_number(struct book_row *row, struct pla_rational number);
void book_count(struct book_row *row, size_t count);
void book_double(struct book_row *row, double number);
void book_day(struct book_row *row, pla_day day);
void book_skip(struct book_row *row);
/** The text gathered in book->cell, which is empty again afterwards. */
void book_cell(struct book_row *row);
/** Set the row's height to its longest text. */
void book_row_end(struct book_row *row);

/** A fixed English word of the workbook in its language. */
static inline const char *book_say(const struct pla_workbook *book, const char *english)
{
    return pla_word_like(book->words, english);
}
/** The same as text. */
static inline struct pla_text book_said(const struct pla_workbook *book, const char *english)
{
    return pla_text_of(book_say(book, english));
}
/** Colour the cells that hold one of the words, which stand there in the language. */
void book_word_colours(const struct pla_workbook *book, struct pla_xlsx_sheet *sheet,
                       struct pla_xlsx_range range, const struct pla_xlsx_word *words);
enum { BOOK_NAME = 64 /**< bytes of a sheet's name */ };
/** The name of the sheet that a list goes on in: "Reasons", "Reasons 2"; `part` from 1. */
void book_sheet_name(const struct pla_workbook *book, const struct book_spec *spec, size_t part,
                     char name[BOOK_NAME]);
/** Why an award stands as it does, into book->cell, in the language. */
void book_put_why(struct pla_workbook *book, const struct pla_decision *decision,
                  const struct pla_award_result *award);
void book_put_cuts(struct pla_workbook *book, const struct pla_award_result *award);
void book_put_reason(struct pla_workbook *book, const struct pla_decision *decision,
                     const struct pla_reason *reason);
void book_put_gap(struct pla_workbook *book, const struct pla_decision *decision,
                  const struct pla_award_result *award, const struct pla_gap *gap);

/** The style of a kind of cell. */
enum pla_xlsx_style book_style(enum pla_cell cell);
/** A name of the decision's learner; may be absent. */
static inline struct pla_text book_name(const struct pla_context *context)
{
    return context != NULL ? context->name : (struct pla_text){NULL, 0};
}
static inline struct pla_text book_text_of(const struct pla_str *cell)
{
    return (struct pla_text){cell->at, cell->length};
}
/** The rows of one column, without the header. */
static inline struct pla_xlsx_range book_column_range(size_t column, uint32_t last_row)
{
    return (struct pla_xlsx_range){1, last_row, (uint16_t)column, (uint16_t)column};
}
/** True if the decision has that flag: `front` alone, or with an id behind it. */
bool book_has_flag(const struct pla_decision *decision, const char *front, struct pla_text id);
