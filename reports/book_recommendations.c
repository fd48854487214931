// SPDX-License-Identifier: Apache-2.0
/**
 * Recommendations: one row an award. What the program says is locked and is a table; the last
 * three columns are left for a person and stand beside it, since the columns of a table must differ
 * without regard to case, and "credits" and "Credits" do not.
 */
#include "book.h"

enum { STATUS_COLUMN = 11, PAGES_WIDE = 4 };

static size_t find_column(const char *title)
{
    size_t i = 0;
    while (strcmp(pla_recommendation_columns[i].title, title) != 0) {
        i++;
    }
    return i;
}

static void dress(struct pla_workbook *book, struct pla_xlsx_sheet *sheet, uint32_t last)
{
    static const char *const words[] = {"approve", "deny", "override", NULL};
    size_t decision = find_column("Decision"), credits = find_column("Credits");
    pla_xlsx_word_colours(sheet, book_column_range(STATUS_COLUMN, last), pla_xlsx_statuses);
    pla_xlsx_choice(sheet, book_column_range(decision, last), words,
                    book_say(book, "approve, deny or override; leave it empty to decide later"));
    pla_xlsx_amount(
        sheet, book_column_range(credits, last),
        book_say(book, "credits as a number from 0 on; empty takes what is recommended"));
    if (book->recommendations.done_count == 0) {
        pla_xlsx_name(sheet, "RecommendedCredits", book_column_range(find_column("credits"), last));
        pla_xlsx_name(sheet, "Status", book_column_range(STATUS_COLUMN, last));
        pla_xlsx_name(sheet, "Decision", book_column_range(decision, last));
        pla_xlsx_name(sheet, "CreditsDecided", book_column_range(credits, last));
    }
}

static void open(struct pla_workbook *book)
{
    size_t count = pla_recommendation_column_count();
    struct book_column *columns = PLA_NEW_ARRAY(&book->arena, count, struct book_column);
    struct book_spec *spec = PLA_NEW(&book->arena, struct book_spec);
    if (columns == NULL || spec == NULL) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct pla_column *from = &pla_recommendation_columns[i];
        columns[i] = (struct book_column){from->title, from->width, from->cell};
    }
    *spec = (struct book_spec){
        .name = "Recommendations",
        .columns = columns,
        .count = count,
        .table_count = find_column("Decision"),
        .freeze_columns = 2,
        .pages_wide = PAGES_WIDE,
        .is_protected = true,
        .keeps_names = true,
        .dress = dress,
    };
    book_list_begin(book, &book->recommendations, spec);
}

static void put_cell(struct book_row *row, const struct pla_column *column,
                     const struct pla_row *award)
{
    struct pla_rational number;
    pla_day day;
    if (column->number != NULL && column->number(award, &number)) {
        book_number(row, number);
    } else if (column->day != NULL && column->day(award, &day)) {
        book_day(row, day);
    } else {
        if (strcmp(column->title, "reasons") == 0) {
            book_put_why(row->book, award->decision, award->award);
        } else if (strcmp(column->title, "cut by") == 0) {
            book_put_cuts(row->book, award->award);
        } else {
            column->put(award, &row->book->cell);
        }
        book_cell(row);
    }
}

static void add(struct pla_workbook *book, const struct pla_decision *decision,
                const struct pla_context *context)
{
    for (size_t i = 0; i < decision->award_count; i++) {
        struct pla_row award = {decision, &decision->awards[i], context};
        struct book_row row = book_row(book, &book->recommendations);
        for (const struct pla_column *c = pla_recommendation_columns; c->title != NULL; c++) {
            put_cell(&row, c, &award);
        }
        book_row_end(&row);
    }
}

static void finish(struct pla_workbook *book)
{
    book_list_end(book, &book->recommendations);
}

const struct book_part book_recommendations = {open, add, finish};
