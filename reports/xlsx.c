// SPDX-License-Identifier: Apache-2.0
/** Workbooks through libxlsxwriter: the only file that includes it. */
#include "xlsx.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { CELL_CHARACTERS = 32767, SECONDS_A_DAY = 86400, BARS_A_CHART = 12 };

struct pla_xlsx_sheet {
    struct pla_xlsx *xlsx;
    lxw_worksheet *sheet;
    const char *name;
    struct pla_xlsx_sheet *next;
};

struct pla_xlsx {
    lxw_workbook *book;
    lxw_format *styles[PLA_XLSX_STYLE_COUNT];
    lxw_format *good, *bad, *open;
    struct pla_xlsx_sheet *sheets;
    struct pla_arena arena;
    struct pla_str cell;
    char *path, *temporary;
    lxw_error failure;
    bool is_bulk;
};

static void note(struct pla_xlsx *xlsx, lxw_error result)
{
    if (xlsx->failure == LXW_NO_ERROR) {
        xlsx->failure = result;
    }
}

static lxw_format *new_style(lxw_workbook *book, enum pla_xlsx_style style)
{
    lxw_format *format = workbook_add_format(book);
    if (format == NULL) {
        return NULL;
    }
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    switch (style) {
    case PLA_XLSX_TITLE:
        format_set_bold(format);
        format_set_font_size(format, 16);
        break;
    case PLA_XLSX_HEADING:
        format_set_bold(format);
        format_set_font_size(format, 12);
        break;
    case PLA_XLSX_HEADER:
        format_set_bold(format);
        format_set_bg_color(format, 0xD9E2EC);
        format_set_font_color(format, 0x102A43);
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_text_wrap(format);
        break;
    case PLA_XLSX_NUMBER:
        format_set_num_format(format, "0.##");
        break;
    case PLA_XLSX_WHOLE:
        format_set_num_format(format, "0");
        break;
    case PLA_XLSX_DATE:
        format_set_num_format(format, "yyyy-mm-dd");
        break;
    case PLA_XLSX_WRAP:
        format_set_text_wrap(format);
        break;
    case PLA_XLSX_INPUT:
        format_set_unlocked(format);
        format_set_bg_color(format, 0xFFF8DC);
        format_set_border(format, LXW_BORDER_HAIR);
        break;
    case PLA_XLSX_NOTE:
        format_set_italic(format);
        format_set_font_color(format, 0x595959);
        break;
    case PLA_XLSX_PLAIN:
    case PLA_XLSX_STYLE_COUNT:
        break;
    }
    return format;
}

static lxw_format *new_colour(lxw_workbook *book, lxw_color_t ground, lxw_color_t ink)
{
    lxw_format *format = workbook_add_format(book);
    if (format != NULL) {
        format_set_bg_color(format, ground);
        format_set_font_color(format, ink);
    }
    return format;
}

static void set_properties(struct pla_xlsx *xlsx, const struct pla_xlsx_properties *properties)
{
    /* The library copies the strings; its struct only lacks const. */
    lxw_doc_properties doc = {
        .title = pla_arena_copy(&xlsx->arena, properties->title, strlen(properties->title)),
        .subject = pla_arena_copy(&xlsx->arena, properties->subject, strlen(properties->subject)),
        .company = pla_arena_copy(&xlsx->arena, properties->company, strlen(properties->company)),
        .comments =
            pla_arena_copy(&xlsx->arena, properties->comments, strlen(properties->comments)),
        .created = (time_t)(properties->created_day * SECONDS_A_DAY),
    };
    if (doc.created == 0) {
        doc.created = 1; /* 0 means now to the library */
    }
    note(xlsx, workbook_set_properties(xlsx->book, &doc));
}

static bool make_styles(struct pla_xlsx *xlsx)
{
    bool is_made = true;
    for (int i = 0; i < PLA_XLSX_STYLE_COUNT; i++) {
        xlsx->styles[i] = new_style(xlsx->book, (enum pla_xlsx_style)i);
        is_made = is_made && xlsx->styles[i] != NULL;
    }
    xlsx->good = new_colour(xlsx->book, 0xDDF2E3, 0x14532D);
    xlsx->bad = new_colour(xlsx->book, 0xFBE3E4, 0x7F1D1D);
    xlsx->open = new_colour(xlsx->book, 0xFFF3CD, 0x664D03);
    return is_made && xlsx->good != NULL && xlsx->bad != NULL && xlsx->open != NULL;
}

static struct pla_xlsx *new_empty(const char *path)
{
    struct pla_xlsx *xlsx = pla_heap_alloc(sizeof(*xlsx));
    if (xlsx == NULL) {
        return NULL;
    }
    *xlsx = (struct pla_xlsx){0};
    pla_arena_init(&xlsx->arena, 0);
    pla_str_init(&xlsx->cell);
    xlsx->path = pla_arena_copy(&xlsx->arena, path, strlen(path));
    xlsx->temporary = pla_arena_alloc(&xlsx->arena, strlen(path) + 32);
    if (xlsx->path == NULL || xlsx->temporary == NULL) {
        pla_xlsx_abandon(xlsx);
        return NULL;
    }
    (void)snprintf(xlsx->temporary, strlen(path) + 32, "%s.%ld.part", path, (long)getpid());
    return xlsx;
}

/* The library prints to standard error when it cannot create its file, and only at the end. */
static enum pla_code probe(const struct pla_xlsx *xlsx, struct pla_err *err)
{
    FILE *file = fopen(xlsx->temporary, "wb");
    if (file != NULL && fclose(file) == 0) {
        return PLA_OK;
    }
    pla_err_set(err, PLA_OUTPUT, "the workbook cannot be written: %s", strerrordesc_np(errno));
    pla_err_prepend(err, "%s", xlsx->path);
    pla_err_hint(err, "check that the folder exists, can be written and has room");
    return PLA_OUTPUT;
}

enum pla_code pla_xlsx_new(const char *path, const struct pla_xlsx_properties *properties,
                           bool is_bulk, struct pla_xlsx **out, struct pla_err *err)
{
    struct pla_xlsx *xlsx = new_empty(path);
    if (xlsx == NULL) {
        return pla_err_memory(err);
    }
    enum pla_code code = probe(xlsx, err);
    if (code != PLA_OK) {
        pla_xlsx_abandon(xlsx);
        return code;
    }
    lxw_workbook_options options = {.constant_memory = is_bulk, .use_zip64 = LXW_TRUE};
    xlsx->is_bulk = is_bulk;
    xlsx->book = workbook_new_opt(xlsx->temporary, &options);
    if (xlsx->book == NULL || !make_styles(xlsx)) {
        pla_xlsx_abandon(xlsx);
        return pla_err_memory(err);
    }
    set_properties(xlsx, properties);
    *out = xlsx;
    return PLA_OK;
}

static void free_shell(struct pla_xlsx *xlsx)
{
    pla_str_release(&xlsx->cell);
    pla_arena_release(&xlsx->arena);
    pla_heap_free(xlsx);
}

void pla_xlsx_abandon(struct pla_xlsx *xlsx)
{
    if (xlsx == NULL) {
        return;
    }
    if (xlsx->book != NULL) {
        lxw_workbook_free(xlsx->book);
    }
    if (xlsx->temporary != NULL) {
        (void)unlink(xlsx->temporary);
    }
    free_shell(xlsx);
}

enum pla_code pla_xlsx_close(struct pla_xlsx *xlsx, struct pla_err *err)
{
    if (xlsx->cell.failed || xlsx->arena.failed) {
        pla_xlsx_abandon(xlsx);
        return pla_err_memory(err);
    }
    enum pla_code code = PLA_OK;
    lxw_error closed = workbook_close(xlsx->book);
    xlsx->book = NULL;
    if (xlsx->failure != LXW_NO_ERROR) {
        closed = xlsx->failure;
    }
    if (closed != LXW_NO_ERROR) {
        code = pla_err_set(err, PLA_OUTPUT, "the workbook cannot be written: %s",
                           lxw_strerror(closed));
    } else if (rename(xlsx->temporary, xlsx->path) != 0) {
        code = pla_err_set(err, PLA_OUTPUT, "the workbook cannot be moved into place: %s",
                           strerrordesc_np(errno));
    }
    if (code != PLA_OK) {
        (void)unlink(xlsx->temporary);
        pla_err_prepend(err, "%s", xlsx->path);
        pla_err_hint(err, "check that the folder exists, can be written and has room");
    }
    free_shell(xlsx);
    return code;
}

bool pla_xlsx_is_bulk(const struct pla_xlsx *xlsx)
{
    return xlsx->is_bulk;
}

struct pla_xlsx_sheet *pla_xlsx_sheet(struct pla_xlsx *xlsx, const char *name)
{
    struct pla_xlsx_sheet *sheet = PLA_NEW(&xlsx->arena, struct pla_xlsx_sheet);
    char *copy = pla_arena_copy(&xlsx->arena, name, strlen(name));
    if (sheet == NULL || copy == NULL) {
        return NULL;
    }
    sheet->xlsx = xlsx;
    sheet->name = copy;
    sheet->sheet = workbook_add_worksheet(xlsx->book, copy);
    if (sheet->sheet == NULL) {
        note(xlsx, LXW_ERROR_SHEETNAME_ALREADY_USED);
        return NULL;
    }
    return sheet;
}

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

/* XML cannot hold U+FFFE and U+FFFF at all. */
static bool is_unwritable(uint32_t code)
{
    return code == 0xFFFE || code == 0xFFFF;
}

static const char *safe_text(struct pla_xlsx *xlsx, struct pla_text text)
{
    struct pla_str *cell = &xlsx->cell;
    pla_str_clear(cell);
    const char *at = text.at, *end = text.at + text.length;
    size_t characters = 0;
    while (at < end) {
        const char *from = at;
        uint32_t code = pla_utf8_next(&at, end);
        if (characters >= CELL_CHARACTERS - 40) {
            PLA_PUT(cell, " ... [cut: too long for a cell]");
            break;
        }
        if (is_escape(from, end)) {
            PLA_PUT(cell, "_x005F");
            characters += 6;
        }
        if (is_unwritable(code)) {
            PLA_PUT(cell, "\xEF\xBF\xBD");
        } else {
            pla_str_put(cell, from, (size_t)(at - from));
        }
        characters += code > 0xFFFF ? 2 : 1; /* the limit counts UTF-16 units */
    }
    return cell->at != NULL && !cell->failed ? cell->at : "";
}

void pla_xlsx_text(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                   struct pla_text text, enum pla_xlsx_style style)
{
    if (sheet == NULL || (text.length == 0 && style != PLA_XLSX_INPUT)) {
        return;
    }
    lxw_format *format = sheet->xlsx->styles[style];
    if (text.length == 0) {
        note(sheet->xlsx, worksheet_write_blank(sheet->sheet, row, column, format));
        return;
    }
    note(sheet->xlsx,
         worksheet_write_string(sheet->sheet, row, column, safe_text(sheet->xlsx, text), format));
}

void pla_xlsx_row_height(struct pla_xlsx_sheet *sheet, uint32_t row, double points)
{
    if (sheet != NULL) {
        note(sheet->xlsx, worksheet_set_row(sheet->sheet, row, points, NULL));
    }
}

void pla_xlsx_number(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                     struct pla_rational number, enum pla_xlsx_style style)
{
    if (sheet != NULL) {
        note(sheet->xlsx,
             worksheet_write_number(sheet->sheet, row, column, pla_rational_to_double(number),
                                    sheet->xlsx->styles[style]));
    }
}

void pla_xlsx_link(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column, const char *target,
                   const char *text)
{
    if (sheet != NULL) {
        note(sheet->xlsx,
             worksheet_write_url_opt(sheet->sheet, row, column, target, NULL, text, NULL));
    }
}

void pla_xlsx_layout(struct pla_xlsx_sheet *sheet, const struct pla_xlsx_layout *layout)
{
    if (sheet == NULL) {
        return;
    }
    lxw_worksheet *target = sheet->sheet;
    for (size_t i = 0; i < layout->column_count; i++) {
        note(sheet->xlsx,
             worksheet_set_column(target, (lxw_col_t)i, (lxw_col_t)i, layout->widths[i], NULL));
    }
    if (layout->freeze_rows > 0 || layout->freeze_columns > 0) {
        worksheet_freeze_panes(target, layout->freeze_rows, layout->freeze_columns);
    }
    if (layout->freeze_rows > 0) {
        note(sheet->xlsx, worksheet_repeat_rows(target, 0, layout->freeze_rows - 1));
    }
    if (layout->is_landscape) {
        worksheet_set_landscape(target);
    }
    worksheet_set_paper(target, 9); /* A4 */
    worksheet_fit_to_pages(target, layout->pages_wide > 1 ? layout->pages_wide : 1, 0);
    if (layout->pages_wide > 1 && layout->freeze_columns > 0) {
        note(sheet->xlsx, worksheet_repeat_columns(target, 0, layout->freeze_columns - 1));
    }
    char footer[200];
    (void)snprintf(footer, sizeof(footer), "&L%.120s&RPage &P of &N", layout->footer);
    note(sheet->xlsx, worksheet_set_footer(target, footer));
}

void pla_xlsx_table(struct pla_xlsx_sheet *sheet, const char *name, uint32_t row, uint32_t last_row,
                    const char *const *headers, size_t count)
{
    if (sheet == NULL || count == 0) {
        return;
    }
    struct pla_xlsx *xlsx = sheet->xlsx;
    lxw_col_t last = (lxw_col_t)(count - 1);
    if (xlsx->is_bulk || last_row <= row) {
        note(xlsx,
             worksheet_autofilter(sheet->sheet, row, 0, last_row > row ? last_row : row, last));
        return;
    }
    lxw_table_column *columns = PLA_NEW_ARRAY(&xlsx->arena, count, lxw_table_column);
    lxw_table_column **list = PLA_NEW_ARRAY(&xlsx->arena, count + 1, lxw_table_column *);
    if (columns == NULL || list == NULL) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        columns[i].header = pla_arena_copy(&xlsx->arena, headers[i], strlen(headers[i]));
        columns[i].header_format =
            xlsx->styles[PLA_XLSX_HEADER]; /* not every program draws styles */
        list[i] = &columns[i];
    }
    lxw_table_options options = {
        .name = pla_arena_copy(&xlsx->arena, name, strlen(name)),
        .columns = list,
        .style_type = LXW_TABLE_STYLE_TYPE_MEDIUM,
        .style_type_number = 2,
    };
    note(xlsx, worksheet_add_table(sheet->sheet, row, 0, last_row, last, &options));
}

void pla_xlsx_status_colours(struct pla_xlsx_sheet *sheet, uint16_t column, uint32_t first_row,
                             uint32_t last_row)
{
    static const char good[] = "recommended", failed[] = "failed", unmet[] = "not_met";
    static const char withheld[] = "withheld", undecided[] = "undecided", referred[] = "referred";
    if (sheet == NULL || last_row < first_row) {
        return;
    }
    struct pla_xlsx *xlsx = sheet->xlsx;
    const struct {
        const char *word;
        lxw_format *format;
    } rules[] = {
        {good, xlsx->good},     {failed, xlsx->bad},     {unmet, xlsx->bad},
        {withheld, xlsx->open}, {undecided, xlsx->open}, {referred, xlsx->open},
    };
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        char value[32];
        (void)snprintf(value, sizeof(value), "\"%s\"", rules[i].word);
        lxw_conditional_format rule = {
            .type = LXW_CONDITIONAL_TYPE_CELL,
            .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
            .value_string = value,
            .format = rules[i].format,
        };
        note(xlsx, worksheet_conditional_format_range(sheet->sheet, first_row, column, last_row,
                                                      column, &rule));
    }
}

void pla_xlsx_choice(struct pla_xlsx_sheet *sheet, uint16_t column, uint32_t first_row,
                     uint32_t last_row, const char *const *words)
{
    if (sheet == NULL || last_row < first_row) {
        return;
    }
    char *list[16] = {NULL};
    for (size_t i = 0; i < 15 && words[i] != NULL; i++) {
        list[i] = pla_arena_copy(&sheet->xlsx->arena, words[i], strlen(words[i]));
    }
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = list,
        .ignore_blank = LXW_VALIDATION_ON,
    };
    note(sheet->xlsx,
         worksheet_data_validation_range(sheet->sheet, first_row, column, last_row, column, &rule));
}

void pla_xlsx_name(struct pla_xlsx_sheet *sheet, const char *name, uint16_t column,
                   uint32_t first_row, uint32_t last_row)
{
    if (sheet == NULL || last_row < first_row) {
        return;
    }
    char letters[16], formula[128];
    lxw_col_to_name(letters, column, LXW_TRUE);
    (void)snprintf(formula, sizeof(formula), "='%s'!%s$%u:%s$%u", sheet->name, letters,
                   first_row + 1, letters, last_row + 1);
    note(sheet->xlsx, workbook_define_name(sheet->xlsx->book, name, formula));
}

void pla_xlsx_bar_chart(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                        const struct pla_xlsx_chart *chart)
{
    if (sheet == NULL || chart->last_row < chart->first_row) {
        return;
    }
    struct pla_xlsx *xlsx = sheet->xlsx;
    lxw_chart *drawn = workbook_add_chart(xlsx->book, LXW_CHART_BAR);
    lxw_chart_series *series = drawn != NULL ? chart_add_series(drawn, NULL, NULL) : NULL;
    if (series == NULL) {
        note(xlsx, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    chart_series_set_categories(series, sheet->name, chart->first_row, chart->label_column,
                                chart->last_row, chart->label_column);
    chart_series_set_values(series, sheet->name, chart->first_row, chart->value_column,
                            chart->last_row, chart->value_column);
    chart_series_set_labels(series);
    lxw_chart_fill fill = {.color = 0x2F5D8A};
    chart_series_set_fill(series, &fill);
    chart_title_set_name(drawn, chart->title);
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
    chart_axis_set_reverse(drawn->y_axis); /* first row on top */
    uint32_t bars = chart->last_row - chart->first_row + 1;
    lxw_chart_options options = {
        .y_scale = bars > BARS_A_CHART ? (double)bars / BARS_A_CHART : 1.0,
        .description = pla_arena_copy(&xlsx->arena, chart->description, strlen(chart->description)),
    };
    note(xlsx, worksheet_insert_chart_opt(sheet->sheet, row, column, drawn, &options));
}
