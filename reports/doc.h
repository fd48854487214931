// SPDX-License-Identifier: Apache-2.0
/**
 * A document without a format: what stands in it and what each part means. Renderers turn the same
 * tree into text, a page (HTML) and a letter (PDF).
 *
 * Nodes live in the document's arena. Builders take the parent and give the new node; a NULL parent
 * gives NULL, and a failed allocation sets `arena->failed`, so that a whole tree is checked once,
 * by pla_doc_check(). All text is borrowed and must live as long as the document, except in
 * pla_doc_say() and pla_doc_format, which copy.
 *
 * Text is text: renderers escape it. Links are http, https or mailto; any other address is printed
 * as text.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "chart.h"
#include "paper.h"
#include "words.h"

/** What something means for its reader. Renderers show it by a sign and a word, then by colour. */
enum pla_tone {
    PLA_TONE_NONE,
    PLA_TONE_GOOD,    /**< recommended, met, admitted */
    PLA_TONE_PARTIAL, /**< earned, and withheld or cut */
    PLA_TONE_OPEN,    /**< undecided, referred: a person must look */
    PLA_TONE_BAD,     /**< not met, refused */
    PLA_TONE_FAILED,  /**< could not be worked out */
    PLA_TONE_COUNT
};
/** The sign of a tone, readable in black and white: "✓" "◐" "?" "✗" "!"; "" for NONE. */
const char *pla_tone_sign(enum pla_tone tone);

/* ---- runs: text within a line ---- */

enum pla_run_style {
    PLA_RUN_PLAIN,
    PLA_RUN_STRONG,
    PLA_RUN_CODE,    /**< an id, a course code, a fingerprint */
    PLA_RUN_ISOLATE, /**< a name in any script: its direction is its own */
    PLA_RUN_LINK,    /**< `link` is http, https or mailto */
    PLA_RUN_ANCHOR,  /**< `link` is the id of a node of this document, without '#' */
    PLA_RUN_QUIET,   /**< less important: units, ids beside a name */
    PLA_RUN_STATUS   /**< a status word; `tone` says which */
};
struct pla_run {
    enum pla_run_style style;
    enum pla_tone tone;
    struct pla_text text, link;
    bool is_own_language; /**< words of the rubric or the learner, not of the catalogue */
    struct pla_run *next;
};
struct pla_runs {
    struct pla_run *first, *last;
};

/* ---- blocks ---- */

enum pla_doc_kind {
    PLA_DOC_SECTION,    /**< title; children are blocks. The root is one. */
    PLA_DOC_PARAGRAPH,  /**< runs */
    PLA_DOC_LIST,       /**< children are ITEMs */
    PLA_DOC_ITEM,       /**< runs, then blocks as children; `tone` gives a sign */
    PLA_DOC_TERMS,      /**< children are TERMs */
    PLA_DOC_TERM,       /**< title is the term, runs its meaning */
    PLA_DOC_TABLE,      /**< title is the caption; `table` */
    PLA_DOC_VERDICT,    /**< title is the answer, children are paragraphs; `tone` */
    PLA_DOC_FIGURES,    /**< key numbers: children are TERMs (title: label, runs: number) */
    PLA_DOC_PROOF,      /**< title optional; children are STEPs */
    PLA_DOC_STEP,       /**< runs: one reason with its state as `tone`; children are its parts */
    PLA_DOC_CHART,      /**< `chart`; renderers put `table` beside it */
    PLA_DOC_SIGNATURES, /**< children are TERMs: title is the role; lines for name, date, sign */
    PLA_DOC_NOTE        /**< runs, small print */
};

enum pla_column_kind {
    PLA_COLUMN_TEXT,
    PLA_COLUMN_CODE,   /**< ids: not broken, not translated */
    PLA_COLUMN_NUMBER, /**< to the end of the column */
    PLA_COLUMN_DATE,
    PLA_COLUMN_STATUS
};
struct pla_doc_column {
    struct pla_text title;
    enum pla_column_kind kind;
    bool is_header; /**< its cells name their rows (scope "row") */
    int share;      /**< width against the other columns; 0: by its kind */
};

struct pla_doc_cell {
    struct pla_runs runs;
    enum pla_tone tone;
    bool has_sort; /**< `sort` orders the column, else its text does */
    struct pla_rational sort;
};
struct pla_doc_row {
    struct pla_doc_cell *cells; /**< column_count of them */
    struct pla_text id;         /**< anchor; may be absent */
    struct pla_doc_row *next;
    bool is_total; /**< a sum at the foot: never sorted */
};
struct pla_doc_table {
    const struct pla_doc_column *columns;
    size_t column_count;
    struct pla_doc_row *first, *last;
    size_t row_count;
    bool is_live;   /**< long: a page offers sort and search */
    bool is_matrix; /**< a grid of marks: narrow columns */
};

struct pla_doc_node {
    enum pla_doc_kind kind;
    enum pla_tone tone;
    struct pla_text id; /**< anchor, only letters, digits and '-'; may be absent */
    struct pla_runs title, runs;
    struct pla_doc_node *first, *last, *next;
    struct pla_doc_table *table;
    const struct pla_chart *chart;
    struct pla_doc *doc;
    bool is_folded;   /**< details: a page folds it, paper shows it */
    bool breaks_page; /**< begins a new page on paper */
    bool is_titled;   /**< a table right below a heading that says its title: shown once */
};

struct pla_doc {
    struct pla_arena *arena;
    const struct pla_words *words;
    struct pla_doc_node *root;
    struct pla_text title;       /**< plain, for the title bar and the file's properties */
    struct pla_text institution; /**< of the header; may be absent */
    struct pla_text foot;        /**< one line at the foot of every page of paper */
    struct pla_text fingerprint; /**< what identifies its content; may be absent */
    struct pla_text author, subject;
    struct pla_text language; /**< of text that is not from the catalogue; absent: not known */
    pla_day day;              /**< the document's own date */
    enum pla_paper paper;
    size_t next_id; /**< private */
};

/** Start an empty document. NULL when memory ends. */
struct pla_doc *pla_doc_new(struct pla_arena *arena, const struct pla_words *words);
/** PLA_OK, or PLA_MEMORY if any part could not be made. */
enum pla_code pla_doc_check(const struct pla_doc *doc, struct pla_err *err);

/** Add a block of a kind at the end of its parent. */
struct pla_doc_node *pla_doc_add(struct pla_doc_node *parent, enum pla_doc_kind kind);
/** A section with a title from the catalogue. */
struct pla_doc_node *pla_doc_section(struct pla_doc_node *parent, enum pla_word title);
/** A paragraph that is one word of the catalogue. */
struct pla_doc_node *pla_doc_paragraph(struct pla_doc_node *parent, enum pla_word word,
                                       const struct pla_arg *args, size_t count);
/** A term of TERMS, FIGURES or SIGNATURES; its meaning is added to `runs`. */
struct pla_doc_node *pla_doc_term(struct pla_doc_node *parent, enum pla_word term);
/** A table; `columns` is borrowed. Its caption is added to `title`. */
struct pla_doc_node *pla_doc_table(struct pla_doc_node *parent,
                                   const struct pla_doc_column *columns, size_t count);
/** A row of empty cells at the end of a table; NULL when memory ends. */
struct pla_doc_row *pla_doc_row(struct pla_doc_node *table);
/** A chart and the table of its numbers. */
struct pla_doc_node *pla_doc_chart(struct pla_doc_node *parent, const struct pla_chart *chart);
/** Give a node an anchor "prefix-name": `name` written with letters, digits and '-' only. */
struct pla_text pla_doc_anchor(struct pla_doc *doc, const char *prefix, struct pla_text name);

/* Runs are added to a place: &node->title, &node->runs, &cell->runs. Empty text adds nothing. */
void pla_run_add(struct pla_doc *doc, struct pla_runs *runs, enum pla_run_style style,
                 struct pla_text text);
/** Text that need not outlive the call. */
void pla_run_copy(struct pla_doc *doc, struct pla_runs *runs, enum pla_run_style style,
                  struct pla_text text);
/** A link; an address of another scheme is added as plain text behind its text. */
void pla_run_link(struct pla_doc *doc, struct pla_runs *runs, struct pla_text text,
                  struct pla_text address);
/** A link to a node of this document. */
void pla_run_anchor(struct pla_doc *doc, struct pla_runs *runs, struct pla_text text,
                    struct pla_text id);
/** A status word with its tone. */
void pla_run_status(struct pla_doc *doc, struct pla_runs *runs, enum pla_tone tone,
                    struct pla_text text);
/** A word of the catalogue with its places filled: names isolated, ids as code. */
void pla_run_say(struct pla_doc *doc, struct pla_runs *runs, enum pla_word word,
                 const struct pla_arg *args, size_t count);
void pla_run_number(struct pla_doc *doc, struct pla_runs *runs, struct pla_rational number);
void pla_run_day(struct pla_doc *doc, struct pla_runs *runs, pla_day day);
/** All text of the runs, one after another. */
void pla_runs_put(const struct pla_runs *runs, struct pla_str *out);
/** True if the address may be followed: http, https or mailto, without blanks and controls. */
bool pla_link_is_safe(struct pla_text address);

/** Cells of a table by kind: the text and what it sorts by. */
void pla_cell_text(struct pla_doc *doc, struct pla_doc_cell *cell, struct pla_text text);
void pla_cell_code(struct pla_doc *doc, struct pla_doc_cell *cell, struct pla_text text);
void pla_cell_name(struct pla_doc *doc, struct pla_doc_cell *cell, struct pla_text text);
void pla_cell_number(struct pla_doc *doc, struct pla_doc_cell *cell, struct pla_rational number);
void pla_cell_day(struct pla_doc *doc, struct pla_doc_cell *cell, pla_day day);
void pla_cell_status(struct pla_doc *doc, struct pla_doc_cell *cell, enum pla_tone tone,
                     struct pla_text text);
