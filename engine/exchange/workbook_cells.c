// SPDX-License-Identifier: Apache-2.0
/** The cells of one sheet. */
#include "exchange/workbook_private.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/rational.h"

enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384, NUMBER_BYTES = 40 };

/** By the attribute `t` of a cell. */
enum form { FORM_NUMBER, FORM_SHARED, FORM_TEXT, FORM_INLINE, FORM_BOOL, FORM_ERROR, FORM_DAY };

struct cells_reading {
    struct pla_book_file *file;
    const struct pla_book_shared *shared;
    const char *part;
    struct pla_text sheet;
    char *buffer; /**< texts one behind the other */
    size_t used, from;

    struct pla_book_row *rows;
    size_t row_count, row_capacity;
    struct pla_book_cell *cells; /**< of the row that is being read */
    size_t cell_count, cell_capacity;
    uint32_t row, column; /**< of the cell that is being read; column from 0 */
    uint32_t next_column;
    enum form form;
    size_t style;
    bool is_value, is_phonetic;
};

static bool damaged(struct cells_reading *reading, const char *why)
{
    struct pla_err *err = reading->file->err;
    pla_err_set(err, PLA_SYNTAX, "the sheet is damaged: %s", why);
    pla_err_prepend(err, "%s!%.*s", reading->file->name, (int)reading->sheet.length,
                    reading->sheet.at);
    return false;
}

static bool no_memory(struct cells_reading *reading)
{
    pla_err_memory(reading->file->err);
    return false;
}

/** "B7" to row 7 and column 1; false if it is no such name. */
static bool read_reference(const char *text, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0, digits = 0;
    for (; *text >= 'A' && *text <= 'Z' && letters <= MOST_COLUMNS; text++) {
        letters = letters * 26 + (uint32_t)(*text - 'A') + 1;
    }
    for (; *text >= '0' && *text <= '9' && digits <= MOST_ROWS; text++) {
        digits = digits * 10 + (uint32_t)(*text - '0');
    }
    if (*text != '\0' || letters == 0 || letters > MOST_COLUMNS || digits == 0 ||
        digits > MOST_ROWS) {
        return false;
    }
    *row = digits;
    *column = letters - 1;
    return true;
}

/** A whole number from 0 to `most`; false otherwise. */
static bool read_whole(struct pla_text text, uint64_t most, uint64_t *out)
{
    uint64_t number = 0;
    if (text.length == 0) {
        return false;
    }
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') {
            return false;
        }
        number = number * 10 + (uint64_t)(text.at[i] - '0');
        if (number > most) {
            return false;
        }
    }
    *out = number;
    return true;
}

/* ---- rows ---- */

static bool begin_row(struct cells_reading *reading, const char *const *attributes)
{
    const char *number = pla_xml_attribute(attributes, "r");
    uint64_t row = reading->row + 1;
    if (number != NULL && !read_whole(pla_text_of(number), MOST_ROWS, &row)) {
        return damaged(reading, "a row has no number");
    }
    if (row <= reading->row || row > MOST_ROWS) {
        return damaged(reading, "its rows are out of order");
    }
    reading->row = (uint32_t)row;
    reading->next_column = 0;
    reading->cell_count = 0;
    return true;
}

static bool end_row(struct cells_reading *reading)
{
    if (reading->cell_count == 0) {
        return true;
    }
    struct pla_book_row *rows =
        pla_arena_grow(reading->file->arena, reading->rows, &reading->row_capacity,
                       reading->row_count + 1, sizeof *rows);
    if (rows == NULL) {
        return no_memory(reading);
    }
    reading->rows = rows;
    struct pla_book_cell *cells =
        PLA_NEW_ARRAY(reading->file->arena, reading->cell_count, struct pla_book_cell);
    if (cells == NULL) {
        return no_memory(reading);
    }
    memcpy(cells, reading->cells, reading->cell_count * sizeof *cells);
    rows[reading->row_count++] = (struct pla_book_row){reading->row, cells, reading->cell_count};
    return true;
}

/* ---- cells ---- */

static enum form read_form(const char *type)
{
    static const struct {
        const char *type;
        enum form form;
    } forms[] = {{"s", FORM_SHARED}, {"str", FORM_TEXT}, {"inlineStr", FORM_INLINE},
                 {"b", FORM_BOOL},   {"e", FORM_ERROR},  {"d", FORM_DAY}};
    for (size_t i = 0; type != NULL && i < sizeof forms / sizeof forms[0]; i++) {
        if (strcmp(forms[i].type, type) == 0) {
            return forms[i].form;
        }
    }
    return FORM_NUMBER;
}

static bool begin_cell(struct cells_reading *reading, const char *const *attributes)
{
    const char *reference = pla_xml_attribute(attributes, "r");
    const char *style = pla_xml_attribute(attributes, "s");
    uint32_t row = reading->row, column = reading->next_column;
    uint64_t index = 0;
    if (reference != NULL && (!read_reference(reference, &row, &column) || row != reading->row)) {
        return damaged(reading, "a cell's name does not fit its row");
    }
    if (column < reading->next_column || column >= MOST_COLUMNS) {
        return damaged(reading, "its cells are out of order");
    }
    if (++reading->file->cell_count > PLA_BOOK_CELLS) {
        damaged(reading, "it has too many cells");
        reading->file->err->code = PLA_LIMIT;
        return false;
    }
    reading->column = column;
    reading->next_column = column + 1;
    reading->form = read_form(pla_xml_attribute(attributes, "t"));
    reading->style =
        style != NULL && read_whole(pla_text_of(style), UINT32_MAX, &index) ? (size_t)index : 0;
    reading->from = reading->used;
    return true;
}

/** Excel counts 1900 as a leap year: days before its 60th are one off. */
static bool put_day(const struct cells_reading *reading, double serial, struct pla_str *out)
{
    enum { BEFORE_1970 = 25569, BEFORE_1970_BY_1904 = 24107, LEAP_DAY = 60, LAST = 2958466 };
    if (!(serial >= 0 && serial < LAST)) {
        return false;
    }
    int64_t day = (int64_t)floor(serial);
    if (reading->shared->is_1904) {
        day -= BEFORE_1970_BY_1904;
    } else {
        day -= day < LEAP_DAY ? BEFORE_1970 - 1 : BEFORE_1970;
    }
    pla_day_put(out, (pla_day)day);
    return true;
}

/** Keep `text` in the arena; it lives as long as the workbook. */
static struct pla_text keep(struct cells_reading *reading, const char *text, size_t length)
{
    const char *copy = pla_arena_copy(reading->file->arena, text, length);
    return (struct pla_text){copy, copy != NULL ? length : 0};
}

/** A number as people see it: at most 15 digits, as spreadsheets show them; or the day it is. */
static bool set_number(struct cells_reading *reading, struct pla_text text,
                       struct pla_book_cell *cell)
{
    char digits[NUMBER_BYTES];
    const struct pla_book_styles *styles = &reading->shared->styles;
    bool is_date = reading->style < styles->count && styles->is_date[reading->style];
    char *end = NULL;
    struct pla_rational exact;
    if (text.length >= sizeof digits) {
        return damaged(reading, "a number is too long");
    }
    memcpy(digits, text.at, text.length);
    digits[text.length] = '\0';
    double value = strtod(digits, &end);
    if (end == digits || *end != '\0' || !isfinite(value)) {
        return damaged(reading, "a number is none");
    }
    struct pla_str day = {0};
    if (is_date && put_day(reading, value, &day)) {
        cell->type = PLA_BOOK_DATE;
        if (!day.failed) {
            cell->text = keep(reading, day.at, day.length);
        }
        pla_str_release(&day);
        return cell->text.at != NULL || no_memory(reading);
    }
    pla_str_release(&day);
    cell->type = PLA_BOOK_NUMBER;
    bool is_plain =
        memchr(text.at, 'E', text.length) == NULL && memchr(text.at, 'e', text.length) == NULL;
    if (text.length > 15 || !is_plain || !pla_rational_from_text(text, &exact)) {
        text.length = (size_t)snprintf(digits, sizeof digits, "%.15g", value);
        text.at = digits;
    }
    cell->text = keep(reading, text.at, text.length);
    return cell->text.at != NULL || no_memory(reading);
}

static bool set_shared(struct cells_reading *reading, struct pla_text text,
                       struct pla_book_cell *cell)
{
    const struct pla_book_strings *strings = &reading->shared->strings;
    uint64_t index;
    if (!read_whole(text, UINT32_MAX, &index) || index >= strings->count) {
        return damaged(reading, "a cell refers to a text that is not there");
    }
    cell->type = PLA_BOOK_TEXT;
    cell->text = strings->items[index];
    return true;
}

/** The value of the cell from the text that was collected. */
static bool set_value(struct cells_reading *reading, struct pla_book_cell *cell)
{
    size_t length = reading->used - reading->from;
    struct pla_text text = {reading->buffer + reading->from, length};
    switch (reading->form) {
    case FORM_NUMBER:
        return set_number(reading, text, cell);
    case FORM_SHARED:
        return set_shared(reading, text, cell);
    case FORM_BOOL:
        cell->type = PLA_BOOK_BOOL;
        cell->text = pla_text_equal(text, PLA_TEXT("1")) ? PLA_TEXT("true") : PLA_TEXT("false");
        return true;
    case FORM_ERROR:
        cell->type = PLA_BOOK_ERROR;
        cell->text = text;
        return true;
    case FORM_DAY:
        cell->type = PLA_BOOK_DATE;
        cell->text = (struct pla_text){text.at, length > 10 ? 10 : length};
        return true;
    case FORM_TEXT:
    case FORM_INLINE:
        break;
    }
    pla_book_unescape(reading->buffer + reading->from, &length);
    cell->type = PLA_BOOK_TEXT;
    cell->text = (struct pla_text){text.at, length};
    return true;
}

static bool end_cell(struct cells_reading *reading)
{
    struct pla_book_cell cell = {.column = reading->column};
    if (reading->used == reading->from) {
        return true;
    }
    if (!set_value(reading, &cell)) {
        return false;
    }
    if (cell.text.length == 0) {
        return true;
    }
    struct pla_book_cell *cells =
        pla_arena_grow(reading->file->arena, reading->cells, &reading->cell_capacity,
                       reading->cell_count + 1, sizeof *cells);
    if (cells == NULL) {
        return no_memory(reading);
    }
    reading->cells = cells;
    cells[reading->cell_count++] = cell;
    return true;
}

/* ---- the part ---- */

static bool on_start(void *ctx, const char *element, const char *const *attributes)
{
    struct cells_reading *reading = ctx;
    if (strcmp(element, "row") == 0) {
        return begin_row(reading, attributes);
    }
    if (strcmp(element, "c") == 0) {
        return begin_cell(reading, attributes);
    }
    if (strcmp(element, "rPh") == 0) {
        reading->is_phonetic = true;
    }
    reading->is_value =
        (strcmp(element, "v") == 0 && reading->form != FORM_INLINE) ||
        (strcmp(element, "t") == 0 && reading->form == FORM_INLINE && !reading->is_phonetic);
    return true;
}

static bool on_text(void *ctx, const char *bytes, size_t length)
{
    struct cells_reading *reading = ctx;
    if (reading->is_value && reading->row > 0) {
        memcpy(reading->buffer + reading->used, bytes, length);
        reading->used += length;
    }
    return true;
}

static bool on_end(void *ctx, const char *element)
{
    struct cells_reading *reading = ctx;
    reading->is_value = false;
    if (strcmp(element, "rPh") == 0) {
        reading->is_phonetic = false;
    } else if (strcmp(element, "c") == 0) {
        return end_cell(reading);
    } else if (strcmp(element, "row") == 0) {
        return end_row(reading);
    }
    return true;
}

enum pla_code pla_book_cells_read(struct pla_book_file *file, const char *path,
                                  const struct pla_book_shared *shared, struct pla_text sheet_name,
                                  struct pla_book_sheet *out)
{
    struct pla_text xml;
    struct cells_reading reading = {
        .file = file, .shared = shared, .part = path, .sheet = sheet_name};
    enum pla_code code = pla_book_part(file, path, &xml);
    if (code == PLA_MISSING) {
        damaged(&reading, "its cells are not there");
        return PLA_SYNTAX;
    }
    if (code != PLA_OK) {
        return code;
    }
    reading.buffer = pla_arena_raw(file->arena, 2 * xml.length + 1);
    if (reading.buffer == NULL) {
        return pla_err_memory(file->err);
    }
    struct pla_xml_handler handler = {&reading, on_start, on_end, on_text};
    code = pla_xml_parse(file, xml, path, &handler);
    if (code == PLA_OK) {
        out->rows = reading.rows;
        out->row_count = reading.row_count;
    }
    return code;
}
