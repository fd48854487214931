// SPDX-License-Identifier: Apache-2.0
/** Rows of a table, from CSV or a sheet. */
#include "exchange/table.h"

#include <stdio.h>

void pla_table_open_csv(struct pla_table *table, struct pla_text text, const char *name,
                        struct pla_arena *arena)
{
    *table = (struct pla_table){.name = name, .arena = arena};
    pla_csv_open(&table->csv, text, name, NULL, arena);
    table->err = table->csv.err;
}

void pla_table_open_sheet(struct pla_table *table, const struct pla_book_sheet *sheet,
                          const char *name, struct pla_arena *arena)
{
    *table = (struct pla_table){.name = name, .arena = arena, .sheet = sheet};
}

/** The first row says how many columns there are. */
static bool begin_columns(struct pla_table *table, const struct pla_book_row *row)
{
    table->columns = (size_t)row->cells[row->cell_count - 1].column + 1;
    table->cells = PLA_NEW_ARRAY(table->arena, table->columns, struct pla_text);
    if (table->cells == NULL) {
        table->columns = 0;
        pla_err_memory(&table->err);
        return false;
    }
    return true;
}

/** Does any named column of the row hold something? */
static bool is_filled(const struct pla_table *table, const struct pla_book_row *row)
{
    return table->columns == 0 || row->cells[0].column < table->columns;
}

static bool next_of_sheet(struct pla_table *table)
{
    const struct pla_book_sheet *sheet = table->sheet;
    while (table->next_row < sheet->row_count && !is_filled(table, &sheet->rows[table->next_row])) {
        table->next_row++;
    }
    if (table->next_row >= sheet->row_count || table->err.code != PLA_OK) {
        return false;
    }
    const struct pla_book_row *row = &sheet->rows[table->next_row++];
    if (table->columns == 0 && !begin_columns(table, row)) {
        return false;
    }
    for (size_t i = 0; i < table->columns; i++) {
        table->cells[i] = PLA_TEXT("");
    }
    for (size_t i = 0; i < row->cell_count && row->cells[i].column < table->columns; i++) {
        table->cells[row->cells[i].column] = row->cells[i].text;
    }
    table->count = table->columns;
    return true;
}

bool pla_table_row(struct pla_table *table)
{
    if (table->sheet != NULL) {
        return next_of_sheet(table);
    }
    bool is_there = pla_csv_row(&table->csv);
    table->cells = table->csv.cells;
    table->count = table->csv.count;
    table->err = table->csv.err;
    return is_there;
}

bool pla_table_is_ragged(const struct pla_table *table, struct pla_err *err)
{
    return table->sheet == NULL && pla_csv_is_ragged(&table->csv, err);
}

void pla_table_place(const struct pla_table *table, size_t cell, struct pla_err *err)
{
    if (table->sheet == NULL) {
        pla_csv_place(&table->csv, cell, err);
        return;
    }
    struct pla_str place = {0};
    uint32_t number = table->next_row > 0 ? table->sheet->rows[table->next_row - 1].number : 1;
    pla_book_put_place(&place, table->sheet->name, number, (uint32_t)cell);
    pla_err_prepend(err, "%s!%s", table->name, place.at != NULL ? place.at : "");
    pla_str_release(&place);
}

struct pla_text pla_table_row_place(const struct pla_table *table)
{
    enum { DIGITS = 24 };
    if (table->sheet != NULL) {
        struct pla_err err = {0};
        pla_table_place(table, 0, &err);
        return pla_text_copy(table->arena, pla_text_of(err.where));
    }
    size_t size = strlen(table->name) + DIGITS;
    char *place = pla_arena_raw(table->arena, size);
    if (place == NULL) {
        return (struct pla_text){0};
    }
    int length = snprintf(place, size, "%s:%zu", table->name, table->csv.line);
    return (struct pla_text){place, (size_t)length};
}

int pla_table_find(const struct pla_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++) {
        if (pla_text_equal(table->cells[i], pla_text_of(name))) {
            return (int)i;
        }
    }
    return -1;
}
