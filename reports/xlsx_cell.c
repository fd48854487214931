// SPDX-License-Identifier: Apache-2.0
/** Cells of a workbook: text made harmless and kept whole, numbers, dates, formulas, links. */
#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "xlsx_private.h"

enum {
    NOTICE_CHARACTERS = 120, /* room for "goes on in Long text" */
    HEADER_CHARACTERS = 200,
    LINKS_A_SHEET = 65000,    /* Excel takes 65,530 */
    LINK_CHARACTERS = 2000,   /* Excel takes 2,079 */
    COMMENT_CHARACTERS = 8000 /* the library takes 32,767 */
};

static const char replacement[] = "\xEF\xBF\xBD";

/* A reader decodes _x0041_ to "A"; the library escapes control characters but not this. */
static bool is_escape(const char *at, const char *end)
{
    if (end - at < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_') {
        return false;
    }
    for (int i = 2; i < 6; i++) {
        if (memchr("0123456789abcdefABCDEF", at[i], 22) == NULL) {
            return false;
        }
    }
    return true;
}

/* XML cannot hold U+FFFE and U+FFFF at all; C strings cannot hold U+0000. */
static bool is_unwritable(uint32_t code)
{
    return code == 0xFFFE || code == 0xFFFF || code == 0xFFFD || code == 0;
}

/* Put one character made harmless; its size in UTF-16 units, which the limit of a cell counts. */
static size_t put_character(struct pla_str *out, const char **at, const char *end)
{
    const char *from = *at;
    uint32_t code = pla_utf8_next(at, end);
    bool is_masked = is_escape(from, end);
    if (is_masked) {
        PLA_PUT(out, "_x005F");
    }
    if (is_unwritable(code)) {
        pla_str_put_z(out, replacement);
    } else {
        pla_str_put(out, from, (size_t)(*at - from));
    }
    return (code > 0xFFFF ? 2U : 1U) + (is_masked ? 6U : 0U);
}

/* As much of the text as fits; moves `*at` on. */
static void put_piece(struct pla_str *out, const char **at, const char *end, size_t most)
{
    size_t units = 0;
    while (*at < end && units + 8 <= most) {
        units += put_character(out, at, end);
    }
}

static const char *content(const struct pla_str *cell)
{
    return cell->at != NULL && !cell->failed ? cell->at : "";
}

static size_t units_of(struct pla_text text)
{
    size_t units = 0;
    const char *at = text.at, *end = text.at + text.length;
    while (at < end) {
        units += is_escape(at, end) ? 6 : 0;
        units += pla_utf8_next(&at, end) > 0xFFFF ? 2 : 1;
    }
    return units;
}

static void write_text(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                       enum pla_xlsx_style style)
{
    struct pla_xlsx *xlsx = sheet->xlsx;
    pla_xlsx_keep(xlsx, worksheet_write_string(sheet->sheet, row, column, content(&xlsx->cell),
                                               xlsx->styles[style]));
}

static void open_rest(struct pla_xlsx *xlsx)
{
    static const int widths[] = {18, 10, 8, 100};
    static const char *const headers[] = {"sheet", "cell", "part", "text"};
    struct pla_xlsx_layout layout = {.widths = widths,
                                     .column_count = 4,
                                     .freeze_rows = 1,
                                     .is_landscape = true,
                                     .footer = "Long text"};
    xlsx->rest = pla_xlsx_sheet(xlsx, "Long text");
    pla_xlsx_layout(xlsx->rest, &layout);
    for (uint16_t i = 0; i < 4; i++) {
        pla_xlsx_text(xlsx->rest, 0, i, pla_text_of(headers[i]), PLA_XLSX_HEADER);
    }
    xlsx->rest_row = 1;
}

/* The whole text in as many rows as it takes, under the name of its cell. */
static void write_rest(struct pla_xlsx_sheet *sheet, const char *cell, struct pla_text text)
{
    struct pla_xlsx *xlsx = sheet->xlsx;
    const char *at = text.at, *end = text.at + text.length;
    for (int64_t part = 1; at < end && xlsx->rest_row <= PLA_XLSX_LAST_ROW; part++) {
        pla_xlsx_text(xlsx->rest, xlsx->rest_row, 0, pla_text_of(sheet->name), PLA_XLSX_PLAIN);
        pla_xlsx_text(xlsx->rest, xlsx->rest_row, 1, pla_text_of(cell), PLA_XLSX_PLAIN);
        pla_xlsx_number(xlsx->rest, xlsx->rest_row, 2, PLA_WHOLE(part), PLA_XLSX_WHOLE);
        pla_str_empty(&xlsx->cell);
        put_piece(&xlsx->cell, &at, end, PLA_XLSX_CELL_CHARACTERS);
        if (xlsx->rest != NULL) {
            write_text(xlsx->rest, xlsx->rest_row, 3, PLA_XLSX_WRAP);
        }
        xlsx->rest_row++;
    }
}

static void write_long(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                       struct pla_text text, enum pla_xlsx_style style)
{
    struct pla_xlsx *xlsx = sheet->xlsx;
    const char *at = text.at;
    char cell[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(cell, row, column);
    if (xlsx->rest == NULL) {
        open_rest(xlsx);
    }
    pla_str_empty(&xlsx->cell);
    put_piece(&xlsx->cell, &at, text.at + text.length,
              PLA_XLSX_CELL_CHARACTERS - NOTICE_CHARACTERS);
    pla_str_put_format(&xlsx->cell,
                       " ... [too long for a cell: the whole text is in 'Long text' from row %u]",
                       xlsx->rest_row + 1);
    write_text(sheet, row, column, style);
    write_rest(sheet, cell, text);
}

void pla_xlsx_text(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                   struct pla_text text, enum pla_xlsx_style style)
{
    bool is_input = style == PLA_XLSX_INPUT || style == PLA_XLSX_INPUT_NUMBER;
    if (sheet == NULL || (text.length == 0 && !is_input)) {
        return;
    }
    struct pla_xlsx *xlsx = sheet->xlsx;
    if (text.length == 0) {
        pla_xlsx_keep(xlsx, worksheet_write_blank(sheet->sheet, row, column, xlsx->styles[style]));
    } else if (text.length > PLA_XLSX_CELL_CHARACTERS / 7 &&
               units_of(text) > PLA_XLSX_CELL_CHARACTERS - 8) {
        write_long(sheet, row, column, text, style);
    } else {
        const char *at = text.at;
        pla_str_empty(&xlsx->cell);
        put_piece(&xlsx->cell, &at, text.at + text.length, PLA_XLSX_CELL_CHARACTERS);
        write_text(sheet, row, column, style);
    }
}

const char *pla_xlsx_header(struct pla_xlsx *xlsx, struct pla_text text)
{
    struct pla_str *cell = &xlsx->cell;
    const char *at = text.at, *end = text.at + text.length;
    pla_str_empty(cell);
    for (size_t units = 0; at < end && units < HEADER_CHARACTERS;) {
        if ((unsigned char)*at < 0x20 || *at == 0x7F) {
            pla_str_put_c(cell, ' ');
            at++;
            units++;
        } else {
            units += put_character(cell, &at, end);
        }
    }
    return pla_xlsx_copy(xlsx, content(cell));
}

void pla_xlsx_double(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column, double number,
                     enum pla_xlsx_style style)
{
    if (sheet != NULL && isfinite(number)) {
        pla_xlsx_keep(sheet->xlsx, worksheet_write_number(sheet->sheet, row, column, number,
                                                          sheet->xlsx->styles[style]));
    }
}

void pla_xlsx_number(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                     struct pla_rational number, enum pla_xlsx_style style)
{
    pla_xlsx_double(sheet, row, column, pla_rational_to_double(number), style);
}

void pla_xlsx_day(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column, pla_day day)
{
    enum { DAYS_1900 = 25569, MARCH_1900 = 61 }; /* before March 1900 Excel counts a day too many */
    if ((int64_t)day + DAYS_1900 < MARCH_1900) {
        struct pla_str text = {0};
        pla_day_put(&text, day);
        pla_xlsx_text(sheet, row, column, (struct pla_text){text.at, text.length}, PLA_XLSX_PLAIN);
        pla_str_release(&text);
        return;
    }
    pla_xlsx_double(sheet, row, column, (double)day + DAYS_1900, PLA_XLSX_DATE);
}

void pla_xlsx_formula(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                      const char *formula, double value, enum pla_xlsx_style style)
{
    if (sheet != NULL && isfinite(value)) {
        pla_xlsx_keep(sheet->xlsx, worksheet_write_formula_num(sheet->sheet, row, column, formula,
                                                               sheet->xlsx->styles[style], value));
    }
}

void pla_xlsx_go(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                 const struct pla_xlsx_sheet *target, const char *text)
{
    char address[64];
    if (sheet == NULL || target == NULL) {
        return;
    }
    (void)snprintf(address, sizeof(address), "internal:'%s'!A1", target->name);
    pla_xlsx_keep(sheet->xlsx,
                  worksheet_write_url_opt(sheet->sheet, row, column, address,
                                          sheet->xlsx->styles[PLA_XLSX_LINK], text, NULL));
}

/* Blanks, quotes and control characters have no place in an address that is followed. */
static bool is_link(struct pla_text address)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    if (address.length > LINK_CHARACTERS || !pla_utf8_is_ascii(address)) {
        return false;
    }
    for (size_t i = 0; i < address.length; i++) {
        if (address.at[i] <= ' ' || memchr("\"<>\\^`{|}\x7F", address.at[i], 10) != NULL) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        size_t length = strlen(schemes[i]);
        if (address.length > length && memcmp(address.at, schemes[i], length) == 0) {
            return true;
        }
    }
    return false;
}

void pla_xlsx_address(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                      struct pla_text address)
{
    if (sheet == NULL || !is_link(address) || sheet->links >= LINKS_A_SHEET) {
        pla_xlsx_text(sheet, row, column, address, PLA_XLSX_PLAIN);
        return;
    }
    struct pla_xlsx *xlsx = sheet->xlsx;
    pla_str_empty(&xlsx->cell);
    pla_str_put_text(&xlsx->cell, address);
    sheet->links++;
    pla_xlsx_keep(xlsx,
                  worksheet_write_url_opt(sheet->sheet, row, column, content(&xlsx->cell),
                                          xlsx->styles[PLA_XLSX_LINK], content(&xlsx->cell), NULL));
}

void pla_xlsx_comment(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                      struct pla_text text)
{
    if (sheet == NULL || text.length == 0) {
        return;
    }
    struct pla_xlsx *xlsx = sheet->xlsx;
    const char *at = text.at;
    pla_str_empty(&xlsx->cell);
    put_piece(&xlsx->cell, &at, text.at + text.length, COMMENT_CHARACTERS);
    char name[] = "Plaudit";
    lxw_comment_options options = {.author = name, .x_scale = 2.5, .y_scale = 1.6};
    pla_xlsx_keep(xlsx, worksheet_write_comment_opt(sheet->sheet, row, column, content(&xlsx->cell),
                                                    &options));
}

void pla_xlsx_row_height(struct pla_xlsx_sheet *sheet, uint32_t row, double points)
{
    if (sheet != NULL) {
        pla_xlsx_keep(sheet->xlsx, worksheet_set_row(sheet->sheet, row, points, NULL));
    }
}
