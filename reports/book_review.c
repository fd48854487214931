// SPDX-License-Identifier: Apache-2.0
/** Review: what a person must do: disputes, ratings that are missing, referred and undecided. */
#include "book.h"

enum { STATUS_COLUMN = 6 };

static const struct book_column columns[] = {
    {"portfolio", 16, PLA_CELL_TEXT}, {"learner", 12, PLA_CELL_TEXT}, {"name", 24, PLA_CELL_TEXT},
    {"rubric", 20, PLA_CELL_TEXT},    {"claim", 8, PLA_CELL_TEXT},    {"what", 22, PLA_CELL_TEXT},
    {"status", 14, PLA_CELL_TEXT},    {"why", 60, PLA_CELL_PROSE},    {"to do", 40, PLA_CELL_PROSE},
};

static void dress(struct pla_workbook *book, struct pla_xlsx_sheet *sheet, uint32_t last)
{
    static const struct pla_xlsx_word words[] = {
        {"undecided", PLA_XLSX_OPEN},
        {"referred", PLA_XLSX_OPEN},
        {"dispute", PLA_XLSX_BAD},
        {"failed", PLA_XLSX_BAD},
        {"rating missing", PLA_XLSX_OPEN},
        {"incomplete", PLA_XLSX_OPEN},
        {NULL, PLA_XLSX_GOOD},
    };
    book_word_colours(book, sheet, book_column_range(STATUS_COLUMN, last), words);
}

static const struct book_spec spec = {
    .name = "Review",
    .columns = columns,
    .count = sizeof(columns) / sizeof(columns[0]),
    .freeze_columns = 1,
    .dress = dress,
};

static void open(struct pla_workbook *book)
{
    book_list_begin(book, &book->review, &spec);
}

/** What a person must look at; why stands in book->cell. */
struct review {
    struct pla_text what;
    const char *status, *to_do;
};

static void put(struct pla_workbook *book, const struct pla_decision *decision,
                const struct pla_context *context, const struct review *review)
{
    struct book_row row = book_row(book, &book->review);
    book_text(&row, decision->portfolio);
    book_text(&row, decision->learner);
    book_text(&row, book_name(context));
    book_text(&row, decision->rubric);
    book_text(&row, decision->claim);
    book_text(&row, review->what);
    book_text(&row, book_said(book, review->status));
    book_cell(&row);
    book_text(&row, book_said(book, review->to_do));
    book_row_end(&row);
}

static void review_awards(struct pla_workbook *book, const struct pla_decision *decision,
                          const struct pla_context *context)
{
    static const char *const to_do[PLA_STATUS_COUNT] = {
        [PLA_STATUS_UNDECIDED] = "find out what is not known, or rate what is not rated",
        [PLA_STATUS_REFERRED] = "look at the case and decide it",
        [PLA_STATUS_FAILED] = "mend the rubric, then score again",
    };
    for (size_t i = 0; i < decision->award_count; i++) {
        const struct pla_award_result *award = &decision->awards[i];
        if (to_do[award->status] != NULL) {
            struct review review = {award->id, pla_award_status_name(award->status),
                                    to_do[award->status]};
            book_put_why(book, decision, award);
            put(book, decision, context, &review);
        }
    }
}

static void put_ratings(struct pla_workbook *book, const struct pla_criterion_result *criterion)
{
    struct pla_str *out = &book->cell;
    if (criterion->rating_count == 0) {
        pla_str_put_z(out, book_say(book, "no rating yet"));
        return;
    }
    for (size_t i = 0; i < criterion->rating_count; i++) {
        const struct pla_used_rating *rating = &criterion->ratings[i];
        if (i > 0) {
            PLA_PUT(out, ", ");
        }
        pla_str_put_text(out, rating->assessor);
        pla_str_put_c(out, ' ');
        pla_str_put_z(out, book_say(book, "gave"));
        pla_str_put_c(out, ' ');
        if (rating->cannot_judge) {
            pla_str_put_z(out, book_say(book, "no judgement"));
        } else {
            pla_rational_put(out, rating->value);
        }
    }
}

static void review_criteria(struct pla_workbook *book, const struct pla_decision *decision,
                            const struct pla_context *context)
{
    for (size_t i = 0; i < decision->criterion_count; i++) {
        const struct pla_criterion_result *criterion = &decision->criteria[i];
        bool is_disputed = book_has_flag(decision, "dispute:", criterion->id);
        if (!is_disputed && !book_has_flag(decision, "missing:", criterion->id)) {
            continue;
        }
        struct review review = {
            pla_about_criterion_title(book->about, decision->rubric, decision->version,
                                      criterion->id),
            is_disputed ? "dispute" : "rating missing",
            is_disputed ? "ask a moderator, or both assessors for a joint rating"
                        : "ask an assessor for a rating",
        };
        put_ratings(book, criterion);
        put(book, decision, context, &review);
    }
}

static void add(struct pla_workbook *book, const struct pla_decision *decision,
                const struct pla_context *context)
{
    if (decision->status == PLA_DECISION_INCOMPLETE) {
        struct review review = {book_said(book, "portfolio"), "incomplete",
                                "ask the learner for it"};
        pla_str_put_z(&book->cell, book_say(book, "the portfolio lacks what the rubric asks for"));
        for (size_t i = 0; i < decision->flags.count; i++) {
            pla_str_put_z(&book->cell, i == 0 ? ": " : ", ");
            pla_str_put_text(&book->cell, decision->flags.items[i]);
        }
        put(book, decision, context, &review);
    }
    review_criteria(book, decision, context);
    review_awards(book, decision, context);
}

static void finish(struct pla_workbook *book)
{
    book_list_end(book, &book->review);
}

const struct book_part book_review = {open, add, finish};
