// SPDX-License-Identifier: Apache-2.0
/** Lists of rows over as many sheets as they take. */
#include <stdio.h>

#include "base/utf8.h"
#include "book.h"

enum { LINE_POINTS = 15, MOST_LINES = 27 };

enum pla_xlsx_style book_style(enum pla_cell cell)
{
    static const enum pla_xlsx_style styles[] = {
        [PLA_CELL_TEXT] = PLA_XLSX_PLAIN,          [PLA_CELL_NUMBER] = PLA_XLSX_NUMBER,
        [PLA_CELL_WHOLE] = PLA_XLSX_WHOLE,         [PLA_CELL_DATE] = PLA_XLSX_DATE,
        [PLA_CELL_INPUT] = PLA_XLSX_INPUT,         [PLA_CELL_INPUT_NUMBER] = PLA_XLSX_INPUT_NUMBER,
        [PLA_CELL_PROSE] = PLA_XLSX_WRAP,          [PLA_CELL_SHARE] = PLA_XLSX_SHARE,
        [PLA_CELL_STATISTIC] = PLA_XLSX_STATISTIC, [PLA_CELL_MARK] = PLA_XLSX_MARK,
        [PLA_CELL_ADDRESS] = PLA_XLSX_LINK,
    };
    return styles[cell];
}

/* "Recommendations" and, of the third part, "Recommendations 3". */
static void put_name(const char *first, size_t part, char between, char name[BOOK_NAME])
{
    if (part > 1) {
        (void)snprintf(name, BOOK_NAME, "%s%c%zu", first, between, part);
    } else {
        (void)snprintf(name, BOOK_NAME, "%s", first);
    }
}

static const char *title_of(const struct pla_workbook *book, const struct book_spec *spec)
{
    return spec->keeps_names ? spec->name : book_say(book, spec->name);
}

void book_sheet_name(const struct pla_workbook *book, const struct book_spec *spec, size_t part,
                     char name[BOOK_NAME])
{
    put_name(title_of(book, spec), part, ' ', name);
}

void book_word_colours(const struct pla_workbook *book, struct pla_xlsx_sheet *sheet,
                       struct pla_xlsx_range range, const struct pla_xlsx_word *words)
{
    enum { MOST_WORDS = 16 };
    struct pla_xlsx_word said[MOST_WORDS];
    size_t count = 0;
    for (; words[count].word != NULL && count + 1 < MOST_WORDS; count++) {
        said[count] = words[count];
        said[count].word = book_say(book, words[count].word);
    }
    said[count].word = NULL;
    pla_xlsx_word_colours(sheet, range, said);
}

/* Not every program finds the height of a wrapped row by itself; words break a little early. */
static size_t lines_of(struct pla_text text, int width)
{
    size_t room = (size_t)width * 9 / 10;
    return (pla_utf8_width(text) + room) / (room + 1);
}

static enum pla_xlsx_style header_style(enum pla_cell cell)
{
    switch (cell) {
    case PLA_CELL_INPUT:
    case PLA_CELL_INPUT_NUMBER:
        return PLA_XLSX_INPUT_HEADER;
    case PLA_CELL_NUMBER:
    case PLA_CELL_WHOLE:
    case PLA_CELL_SHARE:
    case PLA_CELL_STATISTIC:
        return PLA_XLSX_HEADER_NUMBER;
    default:
        return PLA_XLSX_HEADER;
    }
}

static void write_headers(struct book_list *list)
{
    size_t lines = 1;
    for (size_t i = 0; i < list->spec->count; i++) {
        const struct book_column *column = &list->spec->columns[i];
        struct pla_text header = pla_text_of(list->headers[i]);
        /* words of a header are long against its column */
        size_t needed = lines_of(header, column->width > 6 ? column->width - 4 : column->width);
        lines = needed > lines ? needed : lines;
        pla_xlsx_text(list->sheet, 0, (uint16_t)i, header, header_style(column->cell));
    }
    pla_xlsx_row_height(list->sheet, 0, (double)(lines < 6 ? lines : 6) * LINE_POINTS);
}

/* Headers, widths and print set-up of the sheet there is. */
static void set_columns(struct pla_workbook *book, struct book_list *list)
{
    const struct book_spec *spec = list->spec;
    int *widths = PLA_NEW_ARRAY(&book->arena, spec->count, int);
    const char **headers = PLA_NEW_ARRAY(&book->arena, spec->count, const char *);
    list->headers = NULL;
    if (widths == NULL || headers == NULL) {
        return;
    }
    for (size_t i = 0; i < spec->count; i++) {
        widths[i] = spec->columns[i].width;
        const char *title = spec->columns[i].title;
        headers[i] = pla_xlsx_header(
            book->xlsx, pla_text_of(spec->keeps_names ? title : book_say(book, title)));
        if (headers[i] == NULL) {
            return;
        }
    }
    struct pla_xlsx_layout layout = {
        .widths = widths,
        .column_count = spec->count,
        .freeze_rows = 1,
        .freeze_columns = spec->freeze_columns,
        .is_landscape = true,
        .pages_wide = spec->pages_wide,
        .footer = title_of(book, spec),
        .is_protected = spec->is_protected,
    };
    list->headers = headers;
    pla_xlsx_layout(list->sheet, &layout);
    write_headers(list);
    for (size_t i = 0; spec->keeps_names && i < spec->count; i++) {
        const char *said = book_say(book, headers[i]);
        if (said != headers[i] && strcmp(said, headers[i]) != 0) {
            pla_xlsx_comment(list->sheet, 0, (uint16_t)i, pla_text_of(said));
        }
    }
}

static void open_sheet(struct pla_workbook *book, struct book_list *list)
{
    char name[BOOK_NAME];
    book_sheet_name(book, list->spec, list->done_count + 1, name);
    list->sheet = pla_xlsx_sheet(book->xlsx, name);
    set_columns(book, list);
    list->next = 1;
}

static void close_sheet(struct pla_workbook *book, struct book_list *list)
{
    const struct book_spec *spec = list->spec;
    struct book_sheet *done = pla_arena_grow(&book->arena, list->done, &list->done_capacity,
                                             list->done_count + 1, sizeof(*done));
    if (done == NULL || list->headers == NULL || list->next == 0) {
        return;
    }
    char name[BOOK_NAME];
    size_t columns = spec->table_count > 0 ? spec->table_count : spec->count;
    uint32_t last = list->next - 1;
    struct pla_xlsx_range range = {0, last, 0, (uint16_t)(columns - 1)};
    put_name(spec->name, list->done_count + 1, '_', name);
    pla_xlsx_table(list->sheet, name, range, list->headers);
    if (!pla_xlsx_is_bulk(book->xlsx)) {
        write_headers(list); /* a table writes its headers in one style */
    }
    if (spec->dress != NULL && last > 0) {
        spec->dress(book, list->sheet, last);
    }
    list->done = done;
    list->done[list->done_count++] = (struct book_sheet){list->sheet, last};
}

void book_list_begin(struct pla_workbook *book, struct book_list *list,
                     const struct book_spec *spec)
{
    *list = (struct book_list){.spec = spec};
    open_sheet(book, list);
}

void book_list_change(struct pla_workbook *book, struct book_list *list,
                      const struct book_spec *spec)
{
    close_sheet(book, list);
    list->spec = spec;
    open_sheet(book, list);
}

void book_list_widen(struct pla_workbook *book, struct book_list *list,
                     const struct book_spec *spec)
{
    list->spec = spec;
    set_columns(book, list);
}

void book_list_end(struct pla_workbook *book, struct book_list *list)
{
    close_sheet(book, list);
}

struct book_row book_row(struct pla_workbook *book, struct book_list *list)
{
    if (list->next > book->last_row) {
        close_sheet(book, list);
        open_sheet(book, list);
    }
    list->rows++;
    return (struct book_row){.book = book, .list = list, .row = list->next++, .lines = 1};
}

void book_text(struct book_row *row, struct pla_text text)
{
    const struct book_column *column = &row->list->spec->columns[row->column];
    if (column->cell == PLA_CELL_ADDRESS) {
        pla_xlsx_address(row->list->sheet, row->row, row->column, text);
    } else {
        bool is_number = column->cell == PLA_CELL_NUMBER || column->cell == PLA_CELL_DATE;
        pla_xlsx_text(row->list->sheet, row->row, row->column, text,
                      is_number ? PLA_XLSX_PLAIN : book_style(column->cell));
    }
    if (column->cell == PLA_CELL_PROSE) {
        size_t lines = lines_of(text, column->width);
        row->lines = lines > row->lines ? lines : row->lines;
    }
    row->column++;
}

void book_number(struct book_row *row, struct pla_rational number)
{
    enum pla_cell cell = row->list->spec->columns[row->column].cell;
    pla_xlsx_number(row->list->sheet, row->row, row->column++, number, book_style(cell));
}

void book_count(struct book_row *row, size_t count)
{
    book_number(row, PLA_WHOLE((int64_t)count));
}

void book_double(struct book_row *row, double number)
{
    enum pla_cell cell = row->list->spec->columns[row->column].cell;
    pla_xlsx_double(row->list->sheet, row->row, row->column++, number, book_style(cell));
}

void book_day(struct book_row *row, pla_day day)
{
    pla_xlsx_day(row->list->sheet, row->row, row->column++, day);
}

void book_skip(struct book_row *row)
{
    row->column++;
}

void book_cell(struct book_row *row)
{
    book_text(row, book_text_of(&row->book->cell));
    pla_str_empty(&row->book->cell);
}

void book_row_end(struct book_row *row)
{
    size_t lines = row->lines < MOST_LINES ? row->lines : MOST_LINES;
    if (lines > 1) {
        pla_xlsx_row_height(row->list->sheet, row->row, (double)lines * LINE_POINTS);
    }
}

bool book_has_flag(const struct pla_decision *decision, const char *front, struct pla_text id)
{
    size_t length = strlen(front);
    for (size_t i = 0; i < decision->flags.count; i++) {
        struct pla_text flag = decision->flags.items[i];
        if (flag.length == length + id.length && memcmp(flag.at, front, length) == 0 &&
            (id.length == 0 || memcmp(flag.at + length, id.at, id.length) == 0)) {
            return true;
        }
    }
    return false;
}
