// SPDX-License-Identifier: Apache-2.0
/** Learners: totals of each, in the order of their ids. */
#include "book.h"

static const struct book_column columns[] = {
    {"learner", 14, PLA_CELL_TEXT},  {"name", 26, PLA_CELL_TEXT},
    {"program", 12, PLA_CELL_TEXT},  {"decisions", 11, PLA_CELL_WHOLE},
    {"awards", 10, PLA_CELL_WHOLE},  {"recommended", 14, PLA_CELL_WHOLE},
    {"open", 8, PLA_CELL_WHOLE},     {"withheld", 11, PLA_CELL_WHOLE},
    {"not met", 10, PLA_CELL_WHOLE}, {"credits", 10, PLA_CELL_NUMBER},
};
static const struct book_spec spec = {
    .name = "Learners",
    .columns = columns,
    .count = sizeof(columns) / sizeof(columns[0]),
    .freeze_columns = 2,
};

static void open(struct pla_workbook *book)
{
    book_list_begin(book, &book->learners, &spec);
}

static void finish(struct pla_workbook *book)
{
    struct pla_total_list *list = &book->totals.learners;
    pla_total_list_sort(list);
    for (size_t i = 0; i < list->count; i++) {
        const struct pla_total *total = &list->items[i];
        struct book_row row = book_row(book, &book->learners);
        book_text(&row, total->key);
        book_text(&row, total->name);
        book_text(&row, total->program);
        book_count(&row, total->decisions);
        book_count(&row, total->awards);
        book_count(&row, total->recommended);
        book_count(&row, total->open);
        book_count(&row, total->by_status[PLA_STATUS_WITHHELD]);
        book_count(&row, total->by_status[PLA_STATUS_NOT_MET]);
        book_number(&row, total->credits);
    }
    book_list_end(book, &book->learners);
}

const struct book_part book_learners = {open, NULL, finish};
