// SPDX-License-Identifier: Apache-2.0
/** Reasons: every reason, its parts, every gap and every limit of every award, one a row. */
#include "book.h"

enum { STATUS_COLUMN = 5, STATE_COLUMN = 9, INDENT = 2, MOST_DEPTH = 10 };

static const struct book_column columns[] = {
    {"portfolio", 16, PLA_CELL_TEXT}, {"learner", 12, PLA_CELL_TEXT},
    {"rubric", 20, PLA_CELL_TEXT},    {"claim", 8, PLA_CELL_TEXT},
    {"award", 18, PLA_CELL_TEXT},     {"status", 14, PLA_CELL_TEXT},
    {"what", 9, PLA_CELL_TEXT},       {"depth", 7, PLA_CELL_WHOLE},
    {"measure", 14, PLA_CELL_TEXT},   {"state", 11, PLA_CELL_TEXT},
    {"text", 70, PLA_CELL_PROSE},     {"evidence", 20, PLA_CELL_TEXT},
};

static void dress(struct pla_workbook *book, struct pla_xlsx_sheet *sheet, uint32_t last)
{
    static const struct pla_xlsx_word states[] = {
        {"met", PLA_XLSX_GOOD},   {"not_met", PLA_XLSX_BAD},     {"undecided", PLA_XLSX_OPEN},
        {"failed", PLA_XLSX_BAD}, {"missing", PLA_XLSX_PARTIAL}, {"cut", PLA_XLSX_PARTIAL},
        {NULL, PLA_XLSX_GOOD},
    };
    book_word_colours(book, sheet, book_column_range(STATUS_COLUMN, last), pla_xlsx_statuses);
    book_word_colours(book, sheet, book_column_range(STATE_COLUMN, last), states);
}

static const struct book_spec spec = {
    .name = "Reasons",
    .columns = columns,
    .count = sizeof(columns) / sizeof(columns[0]),
    .freeze_columns = 1,
    .dress = dress,
};

static void open(struct pla_workbook *book)
{
    book_list_begin(book, &book->reasons, &spec);
}

/** One line of the sheet; its text stands in book->cell. */
struct line {
    const struct pla_decision *decision;
    const struct pla_award_result *award;
    const char *what, *state;
    struct pla_text measure;
    size_t depth;
    const struct pla_text_list *evidence; /**< may be NULL */
};

static void put(struct pla_workbook *book, const struct line *line)
{
    struct book_row row = book_row(book, &book->reasons);
    book_text(&row, line->decision->portfolio);
    book_text(&row, line->decision->learner);
    book_text(&row, line->decision->rubric);
    book_text(&row, line->decision->claim);
    book_text(&row, line->award->id);
    book_text(&row, book_said(book, pla_award_status_name(line->award->status)));
    book_text(&row, book_said(book, line->what));
    book_count(&row, line->depth);
    book_text(&row, line->measure);
    book_text(&row, book_said(book, line->state));
    book_cell(&row);
    for (size_t i = 0; line->evidence != NULL && i < line->evidence->count; i++) {
        pla_str_put_z(&book->cell, i > 0 ? ", " : "");
        pla_str_put_text(&book->cell, line->evidence->items[i]);
    }
    book_cell(&row);
    book_row_end(&row);
}

static struct pla_text measure_of(const struct pla_reason *reason)
{
    if (reason->cond != NULL) {
        const struct pla_measure *measure = reason->cond->measure;
        return measure != NULL ? pla_text_of(pla_measure_word(measure->op))
                               : (struct pla_text){NULL, 0};
    }
    return reason->words != NULL ? reason->words->measure : (struct pla_text){NULL, 0};
}

static void put_reason(struct pla_workbook *book, struct line line, const struct pla_reason *reason,
                       size_t depth)
{
    line.what = depth == 1 ? "reason" : "part";
    line.state = pla_state_name(reason->state);
    line.measure = measure_of(reason);
    line.depth = depth;
    line.evidence = &reason->evidence;
    for (size_t i = 1; i < depth && i < MOST_DEPTH; i++) {
        PLA_PUT(&book->cell, "  ");
    }
    book_put_reason(book, line.decision, reason);
    put(book, &line);
    for (size_t i = 0; i < reason->part_count; i++) {
        put_reason(book, line, &reason->parts[i], depth + 1);
    }
}

static void add_award(struct pla_workbook *book, const struct pla_decision *decision,
                      const struct pla_award_result *award)
{
    struct line line = {.decision = decision, .award = award};
    for (size_t i = 0; i < award->reason_count; i++) {
        put_reason(book, line, &award->reasons[i], 1);
    }
    for (size_t i = 0; i < award->gap_count; i++) {
        line.what = "gap";
        line.state = "missing";
        line.measure = award->gaps[i].measure_word;
        line.depth = 1;
        book_put_gap(book, decision, award, &award->gaps[i]);
        put(book, &line);
    }
    book_put_cuts(book, award);
    if (book->cell.length > 0) {
        line = (struct line){
            .decision = decision, .award = award, .what = "limit", .state = "cut", .depth = 1};
        put(book, &line);
    }
}

static void add(struct pla_workbook *book, const struct pla_decision *decision,
                const struct pla_context *context)
{
    (void)context;
    for (size_t i = 0; i < decision->award_count; i++) {
        add_award(book, decision, &decision->awards[i]);
    }
}

static void finish(struct pla_workbook *book)
{
    book_list_end(book, &book->reasons);
}

const struct book_part book_reasons = {open, add, finish};
