// SPDX-License-Identifier: Apache-2.0
/** Evidence: what was looked at, whether it counts and why not, and the awards that rest on it. */
#include "book.h"
#include "say.h"

enum { ADMITTED_COLUMN = 12 };

static const struct book_column columns[] = {
    {"portfolio", 16, PLA_CELL_TEXT}, {"learner", 12, PLA_CELL_TEXT},
    {"name", 24, PLA_CELL_TEXT},      {"rubric", 20, PLA_CELL_TEXT},
    {"claim", 8, PLA_CELL_TEXT},      {"evidence", 10, PLA_CELL_TEXT},
    {"title", 40, PLA_CELL_PROSE},    {"kind", 14, PLA_CELL_TEXT},
    {"issuer", 22, PLA_CELL_TEXT},    {"address", 30, PLA_CELL_ADDRESS},
    {"started", 12, PLA_CELL_TEXT},   {"ended", 12, PLA_CELL_TEXT},
    {"admitted", 11, PLA_CELL_TEXT},  {"why", 16, PLA_CELL_TEXT},
    {"used by", 26, PLA_CELL_TEXT},
};

static void dress(struct pla_workbook *book, struct pla_xlsx_sheet *sheet, uint32_t last)
{
    static const struct pla_xlsx_word words[] = {{"yes", PLA_XLSX_GOOD},
                                                 {"no", PLA_XLSX_BAD},
                                                 {"not known", PLA_XLSX_OPEN},
                                                 {NULL, PLA_XLSX_GOOD}};
    book_word_colours(book, sheet, book_column_range(ADMITTED_COLUMN, last), words);
}

static const struct book_spec spec = {
    .name = "Evidence",
    .columns = columns,
    .count = sizeof(columns) / sizeof(columns[0]),
    .freeze_columns = 1,
    .pages_wide = 2,
    .dress = dress,
};

static void open(struct pla_workbook *book)
{
    book_list_begin(book, &book->evidence, &spec);
}

static const struct pla_evidence_result *find(const struct pla_decision *decision,
                                              struct pla_text id)
{
    for (size_t i = 0; i < decision->evidence_count; i++) {
        if (pla_text_equal(decision->evidence[i].id, id)) {
            return &decision->evidence[i];
        }
    }
    return NULL;
}

static bool rests_on(const struct pla_reason *reason, struct pla_text id)
{
    if (pla_text_list_has(&reason->evidence, id)) {
        return true;
    }
    for (size_t i = 0; i < reason->part_count; i++) {
        if (rests_on(&reason->parts[i], id)) {
            return true;
        }
    }
    return false;
}

static void put_users(const struct pla_decision *decision, struct pla_text id, struct pla_str *out)
{
    for (size_t i = 0; i < decision->award_count; i++) {
        const struct pla_award_result *award = &decision->awards[i];
        bool is_user = pla_text_list_has(&award->evidence, id);
        for (size_t k = 0; k < award->reason_count && !is_user; k++) {
            is_user = rests_on(&award->reasons[k], id);
        }
        if (is_user) {
            if (out->length > 0) {
                PLA_PUT(out, ", ");
            }
            pla_str_put_text(out, award->id);
        }
    }
}

static const char *admitted_word(const struct pla_evidence_result *result)
{
    if (result == NULL) {
        return ""; /* the claim does not name it */
    }
    return result->admitted == PLA_MET       ? "yes"
           : result->admitted == PLA_NOT_MET ? "no"
                                             : "not known";
}

static void put(struct pla_workbook *book, const struct pla_decision *decision,
                const struct pla_context *context, struct pla_text id)
{
    const struct pla_context_item *item = pla_context_item(context, id);
    const struct pla_evidence_result *result = find(decision, id);
    struct pla_context_item none = {0};
    struct book_row row = book_row(book, &book->evidence);
    item = item != NULL ? item : &none;
    book_text(&row, decision->portfolio);
    book_text(&row, decision->learner);
    book_text(&row, book_name(context));
    book_text(&row, decision->rubric);
    book_text(&row, decision->claim);
    book_text(&row, id);
    book_text(&row, item->title);
    book_text(&row, item->kind);
    book_text(&row, item->issuer);
    book_text(&row, item->url);
    book_text(&row, item->started);
    book_text(&row, item->ended);
    book_text(&row, book_said(book, admitted_word(result)));
    book_text(&row, result == NULL ? book_said(book, "not of this claim")
                    : book->words == pla_words_english()
                        ? result->why /* the word of the decision */
                        : pla_say_why_text(book->words, result->why));
    put_users(decision, id, &book->cell);
    book_cell(&row);
    book_row_end(&row);
}

/* The decision lists what it looked at; a portfolio that is known has the rest, too. */
static void add(struct pla_workbook *book, const struct pla_decision *decision,
                const struct pla_context *context)
{
    for (size_t i = 0; i < decision->evidence_count; i++) {
        put(book, decision, context, decision->evidence[i].id);
    }
    for (size_t i = 0; context != NULL && i < context->evidence_count; i++) {
        if (find(decision, context->evidence[i].id) == NULL) {
            put(book, decision, context, context->evidence[i].id);
        }
    }
}

static void finish(struct pla_workbook *book)
{
    book_list_end(book, &book->evidence);
}

const struct book_part book_evidence = {open, add, finish};
