// SPDX-License-Identifier: Apache-2.0
/** The register of assessors. */
#include "exchange/assessors_csv.h"

#include "base/utf8.h"

enum column { ID, NAME, SUBJECTS, RUBRICS, TRAINED, VALID, MOST, CONFLICTS, COLUMNS };
enum { NOWHERE = -1, SHOWN = 60 };

static const char *const column_names[COLUMNS + 1] = {
    "id", "name", "subjects", "rubrics", "trained_on", "valid_until", "most", "conflicts", NULL};

struct table {
    struct pla_csv csv;
    struct pla_arena *arena;
    struct pla_faults *faults;
    int at[COLUMNS];
    struct pla_assessor *items;
    size_t count, capacity;
};

static int shown(struct pla_text text)
{
    return (int)(text.length < SHOWN ? text.length : pla_utf8_cut(text, SHOWN));
}

static void add_fault(struct table *table, size_t cell, struct pla_err *err)
{
    pla_csv_place(&table->csv, cell, err);
    pla_faults_add(table->faults, err);
}

static void wrong(struct table *table, enum column column, const char *what, const char *hint)
{
    size_t cell = table->at[column] == NOWHERE ? 0 : (size_t)table->at[column];
    struct pla_text text = table->csv.cells[cell];
    struct pla_err err;
    if (text.length == 0)
        pla_err_set(&err, PLA_NO, "the cell of %s is empty", column_names[column]);
    else
        pla_err_set(&err, PLA_NO, "%s \"%.*s\" %s", column_names[column], shown(text), text.at,
                    what);
    if (hint != NULL)
        pla_err_hint(&err, "%s", hint);
    add_fault(table, cell, &err);
}

static void read_column(struct table *table, size_t cell)
{
    struct pla_text text = table->csv.cells[cell];
    struct pla_err err;
    int column = 0;
    while (column < COLUMNS && !pla_text_equal(text, pla_text_of(column_names[column])))
        column++;
    if (column < COLUMNS && table->at[column] == NOWHERE) {
        table->at[column] = (int)cell;
        return;
    }
    const char *nearest = pla_nearest(text.at, text.length, column_names);
    if (column < COLUMNS)
        pla_err_set(&err, PLA_SYNTAX, "the column \"%.*s\" stands twice", shown(text), text.at);
    else
        pla_err_set(&err, PLA_SYNTAX, "unknown column \"%.*s\"", shown(text), text.at);
    if (column == COLUMNS && nearest != NULL)
        pla_err_hint(&err, "did you mean \"%s\"?", nearest);
    else if (column == COLUMNS)
        pla_err_hint(&err, "the columns are id name subjects rubrics trained_on valid_until most "
                           "conflicts; lists in a cell are parted by ';'");
    add_fault(table, cell, &err);
}

/** The cell of a column; absent if it is empty or there is no such column. */
static struct pla_text cell_of(const struct table *table, enum column column)
{
    if (table->at[column] == NOWHERE)
        return (struct pla_text){0};
    struct pla_text cell = table->csv.cells[table->at[column]];
    return cell.length > 0 ? cell : (struct pla_text){0};
}

static struct pla_text trimmed(struct pla_text text)
{
    while (text.length > 0 && text.at[0] == ' ')
        text = (struct pla_text){text.at + 1, text.length - 1};
    while (text.length > 0 && text.at[text.length - 1] == ' ')
        text.length--;
    return text;
}

static struct pla_text_list read_list(struct table *table, enum column column)
{
    struct pla_text rest = cell_of(table, column);
    size_t count = rest.length > 0, used = 0;
    for (size_t i = 0; i < rest.length; i++)
        count += rest.at[i] == ';';
    struct pla_text *items = PLA_NEW_ARRAY(table->arena, count, struct pla_text);
    while (items != NULL && rest.length > 0) {
        const char *end = memchr(rest.at, ';', rest.length);
        size_t length = end != NULL ? (size_t)(end - rest.at) : rest.length;
        struct pla_text part = trimmed((struct pla_text){rest.at, length});
        size_t taken = length + (end != NULL);
        rest = (struct pla_text){rest.at + taken, rest.length - taken};
        if (part.length > 0)
            items[used++] = pla_utf8_nfc(part, table->arena);
    }
    return (struct pla_text_list){items, used};
}

static bool read_day(struct table *table, enum column column, pla_day *out)
{
    struct pla_text text = cell_of(table, column);
    if (text.at == NULL)
        return false;
    if (pla_day_parse(text, out))
        return true;
    wrong(table, column, "is not a date of the calendar", "write 2026-01-31");
    return false;
}

static size_t read_most(struct table *table)
{
    struct pla_text text = cell_of(table, MOST);
    struct pla_rational most;
    if (text.at == NULL)
        return SIZE_MAX;
    if (pla_rational_from_text(text, &most) && most.den == 1 && most.num >= 0)
        return (size_t)most.num;
    wrong(table, MOST, "is not a whole number", NULL);
    return 0;
}

static void read_row(struct table *table)
{
    struct pla_text id = cell_of(table, ID);
    if (id.at == NULL) {
        wrong(table, ID, "", NULL);
        return;
    }
    id = pla_utf8_nfc(id, table->arena);
    for (size_t i = 0; i < table->count; i++) {
        if (pla_text_equal(table->items[i].id, id)) {
            wrong(table, ID, "is there already", "one row an assessor");
            return;
        }
    }
    struct pla_assessor *items = pla_arena_grow(table->arena, table->items, &table->capacity,
                                                table->count + 1, sizeof *items);
    if (items == NULL)
        return;
    table->items = items;
    struct pla_assessor *assessor = &items[table->count++];
    *assessor = (struct pla_assessor){.id = id,
                                      .name = cell_of(table, NAME),
                                      .subjects = read_list(table, SUBJECTS),
                                      .rubrics = read_list(table, RUBRICS),
                                      .conflicts = read_list(table, CONFLICTS),
                                      .most = read_most(table)};
    assessor->has_trained = read_day(table, TRAINED, &assessor->trained_on);
    assessor->has_valid = read_day(table, VALID, &assessor->valid_until);
}

enum pla_code pla_assessors_read(struct pla_text text, const char *name, struct pla_arena *arena,
                                 struct pla_assessors *out, struct pla_faults *faults)
{
    struct table table = {.arena = arena, .faults = faults};
    size_t before = faults->count;
    for (int i = 0; i < COLUMNS; i++)
        table.at[i] = NOWHERE;
    if (pla_csv_open(&table.csv, text, name, NULL, arena) == PLA_OK && pla_csv_row(&table.csv)) {
        for (size_t cell = 0; cell < table.csv.count; cell++)
            read_column(&table, cell);
        if (table.at[ID] == NOWHERE) {
            struct pla_err err;
            pla_err_set(&err, PLA_SYNTAX, "the column \"id\" is missing");
            add_fault(&table, 0, &err);
        }
        if (faults->count > before)
            return PLA_SYNTAX;
        while (pla_csv_row(&table.csv)) {
            struct pla_err err;
            if (pla_csv_is_ragged(&table.csv, &err)) {
                err.code = PLA_NO;
                pla_faults_add(faults, &err);
            } else {
                read_row(&table);
            }
        }
    }
    if (table.csv.err.code != PLA_OK) {
        pla_faults_add(faults, &table.csv.err);
        return table.csv.err.code;
    }
    if (arena->failed) {
        struct pla_err err;
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
        return PLA_MEMORY;
    }
    if (faults->count > before)
        return PLA_NO;
    *out = (struct pla_assessors){table.items, table.count};
    return PLA_OK;
}
