// SPDX-License-Identifier: Apache-2.0
/** What holds for whole ranges of a sheet: layout, tables, colours, choices, names. */
#include <stdio.h>

#include "base/utf8.h"
#include "xlsx_private.h"

void pla_xlsx_layout(struct pla_xlsx_sheet *sheet, const struct pla_xlsx_layout *layout)
{
    /* paperSize of ECMA-376, part 1, 18.3.1.63 */
    static const uint8_t papers[] = {[PLA_PAPER_A4] = 9, [PLA_PAPER_LETTER] = 1};
    if (sheet == NULL) {
        return;
    }
    lxw_worksheet *target = sheet->sheet;
    for (size_t i = 0; i < layout->column_count; i++) {
        pla_xlsx_keep(sheet->xlsx, worksheet_set_column(target, (lxw_col_t)i, (lxw_col_t)i,
                                                        layout->widths[i], NULL));
    }
    if (layout->freeze_rows > 0 || layout->freeze_columns > 0) {
        worksheet_freeze_panes(target, layout->freeze_rows, layout->freeze_columns);
    }
    if (layout->freeze_rows > 0) {
        pla_xlsx_keep(sheet->xlsx, worksheet_repeat_rows(target, 0, layout->freeze_rows - 1));
    }
    if (sheet->xlsx->is_rtl) {
        worksheet_right_to_left(target);
    }
    if (layout->is_landscape) {
        worksheet_set_landscape(target);
    }
    worksheet_set_paper(target, papers[sheet->xlsx->paper]);
    worksheet_fit_to_pages(target, layout->pages_wide > 1 ? layout->pages_wide : 1, 0);
    if (layout->pages_wide > 1 && layout->freeze_columns > 0) {
        pla_xlsx_keep(sheet->xlsx, worksheet_repeat_columns(target, 0, layout->freeze_columns - 1));
    }
    char footer[250];
    (void)snprintf(footer, sizeof(footer), "&L%.120s&R%.100s", layout->footer,
                   sheet->xlsx->page_of);
    pla_xlsx_keep(sheet->xlsx, worksheet_set_footer(target, footer));
    if (layout->is_protected) {
        lxw_protection options = {
            .autofilter = LXW_TRUE, .format_columns = LXW_TRUE, .format_rows = LXW_TRUE};
        worksheet_protect(target, NULL, &options);
    }
}

void pla_xlsx_table(struct pla_xlsx_sheet *sheet, const char *name, struct pla_xlsx_range range,
                    const char *const *headers)
{
    if (sheet == NULL || range.right < range.left) {
        return;
    }
    struct pla_xlsx *xlsx = sheet->xlsx;
    if (xlsx->is_bulk || range.last <= range.first) {
        pla_xlsx_keep(xlsx, worksheet_autofilter(
                                sheet->sheet, range.first, range.left,
                                range.last > range.first ? range.last : range.first, range.right));
        return;
    }
    size_t count = (size_t)(range.right - range.left) + 1;
    lxw_table_column *columns = PLA_NEW_ARRAY(&xlsx->arena, count, lxw_table_column);
    lxw_table_column **list = PLA_NEW_ARRAY(&xlsx->arena, count + 1, lxw_table_column *);
    if (columns == NULL || list == NULL) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        columns[i].header = pla_xlsx_copy(xlsx, headers[i]);
        /* not every program draws the styles of tables */
        columns[i].header_format = xlsx->styles[PLA_XLSX_HEADER];
        list[i] = &columns[i];
    }
    lxw_table_options options = {
        .name = pla_xlsx_copy(xlsx, name),
        .columns = list,
        .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
        .style_type_number = 9,
    };
    pla_xlsx_keep(xlsx, worksheet_add_table(sheet->sheet, range.first, range.left, range.last,
                                            range.right, &options));
}

static void add_rule(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range,
                     lxw_conditional_format *rule)
{
    if (sheet != NULL && range.last >= range.first && range.right >= range.left) {
        pla_xlsx_keep(sheet->xlsx,
                      worksheet_conditional_format_range(sheet->sheet, range.first, range.left,
                                                         range.last, range.right, rule));
    }
}

void pla_xlsx_word_colours(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range,
                           const struct pla_xlsx_word *words)
{
    for (size_t i = 0; sheet != NULL && words[i].word != NULL; i++) {
        char value[64];
        (void)snprintf(value, sizeof(value), "\"%s\"", words[i].word);
        lxw_conditional_format rule = {
            .type = LXW_CONDITIONAL_TYPE_CELL,
            .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
            .value_string = value,
            .format = sheet->xlsx->tones[words[i].tone],
        };
        add_rule(sheet, range, &rule);
    }
}

void pla_xlsx_shades(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range, double low,
                     double high)
{
    /* From orange over near-white to blue: told apart with every kind of colour sight. */
    lxw_conditional_format rule = {
        .type = LXW_CONDITIONAL_3_COLOR_SCALE,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = low,
        .mid_value = (low + high) / 2,
        .max_value = high,
        .min_color = 0xF6C9A0,
        .mid_color = 0xFBF9F4,
        .max_color = 0x9CC3E6,
    };
    add_rule(sheet, range, &rule);
}

void pla_xlsx_below(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range, double minimum)
{
    char letters[LXW_MAX_COL_NAME_LENGTH], formula[128];
    if (sheet == NULL) {
        return;
    }
    lxw_col_to_name(letters, range.left, LXW_FALSE);
    (void)snprintf(formula, sizeof(formula), "=AND(ISNUMBER(%s%u),%s%u<%.15g)", letters,
                   range.first + 1, letters, range.first + 1, minimum);
    lxw_conditional_format below = {.type = LXW_CONDITIONAL_TYPE_FORMULA,
                                    .value_string = formula,
                                    .format = sheet->xlsx->below};
    add_rule(sheet, range, &below);
    char text[64];
    (void)snprintf(text, sizeof(text), "=ISTEXT(%s%u)", letters, range.first + 1);
    lxw_conditional_format open = {.type = LXW_CONDITIONAL_TYPE_FORMULA,
                                   .value_string = text,
                                   .format = sheet->xlsx->tones[PLA_XLSX_OPEN]};
    add_rule(sheet, range, &open);
}

void pla_xlsx_low(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range, double limit)
{
    if (sheet == NULL) {
        return;
    }
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_LESS_THAN,
                                   .value = limit,
                                   .format = sheet->xlsx->tones[PLA_XLSX_OPEN]};
    add_rule(sheet, range, &rule);
}

static void add_validation(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range,
                           lxw_data_validation *rule)
{
    if (range.last >= range.first) {
        pla_xlsx_keep(sheet->xlsx,
                      worksheet_data_validation_range(sheet->sheet, range.first, range.left,
                                                      range.last, range.right, rule));
    }
}

void pla_xlsx_choice(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range,
                     const char *const *words, const char *advice)
{
    char *list[16] = {NULL};
    if (sheet == NULL) {
        return;
    }
    for (size_t i = 0; i < 15 && words[i] != NULL; i++) {
        list[i] = pla_xlsx_copy(sheet->xlsx, words[i]);
    }
    if (list[0] == NULL) {
        return; /* memory: the arena keeps it */
    }
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = list,
        .ignore_blank = LXW_VALIDATION_ON,
        .error_message = pla_xlsx_copy(sheet->xlsx, advice),
    };
    add_validation(sheet, range, &rule);
}

/** At most `most` characters, with a mark where it was cut. */
static char *cut(struct pla_xlsx *xlsx, struct pla_text text, size_t most)
{
    if (text.at == NULL) {
        return pla_arena_copy(&xlsx->arena, "", 0);
    }
    if (pla_utf8_count(text) <= most) {
        return pla_arena_copy(&xlsx->arena, text.at, text.length);
    }
    const char *at = text.at, *end = text.at + text.length, *last = text.at;
    for (size_t i = 0; i + 1 < most && at < end; i++) {
        (void)pla_utf8_next(&at, end);
        last = at;
    }
    size_t length = (size_t)(last - text.at);
    char *copy = pla_arena_alloc(&xlsx->arena, length + 4);
    if (copy != NULL) {
        memcpy(copy, text.at, length);
        memcpy(copy + length, "\xE2\x80\xA6", 4); /* an ellipsis */
    }
    return copy;
}

void pla_xlsx_offer(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range,
                    const struct pla_xlsx_offer *offer)
{
    enum { TITLE_CHARACTERS = 32, TEXT_CHARACTERS = 255 };
    struct pla_str formula = {0};
    if (sheet == NULL || (offer->words.last < offer->words.first && offer->from != NULL)) {
        return;
    }
    struct pla_xlsx *xlsx = sheet->xlsx;
    lxw_data_validation rule = {
        .ignore_blank = LXW_VALIDATION_ON,
        .input_title = cut(xlsx, offer->title, TITLE_CHARACTERS),
        .input_message = cut(xlsx, offer->text, TEXT_CHARACTERS),
        .error_message = pla_xlsx_copy(xlsx, offer->advice),
    };
    if (offer->from != NULL) {
        PLA_PUT(&formula, "=");
        pla_xlsx_put_range(offer->from, offer->words, &formula);
        rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        rule.value_formula = pla_xlsx_copy(xlsx, formula.at != NULL ? formula.at : "");
    } else {
        rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_number = offer->least;
        rule.maximum_number = offer->most;
    }
    xlsx->cell.failed |= formula.failed;
    pla_str_release(&formula);
    add_validation(sheet, range, &rule);
}

void pla_xlsx_hide(struct pla_xlsx_sheet *sheet)
{
    if (sheet != NULL) {
        worksheet_hide(sheet->sheet);
    }
}

void pla_xlsx_amount(struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range, const char *advice)
{
    if (sheet == NULL) {
        return;
    }
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_DECIMAL,
        .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
        .value_number = 0,
        .ignore_blank = LXW_VALIDATION_ON,
        .error_message = pla_xlsx_copy(sheet->xlsx, advice),
    };
    add_validation(sheet, range, &rule);
}

void pla_xlsx_put_range(const struct pla_xlsx_sheet *sheet, struct pla_xlsx_range range,
                        struct pla_str *out)
{
    char left[LXW_MAX_COL_NAME_LENGTH], right[LXW_MAX_COL_NAME_LENGTH];
    if (sheet == NULL) {
        return;
    }
    lxw_col_to_name(left, range.left, LXW_TRUE);
    lxw_col_to_name(right, range.right, LXW_TRUE);
    pla_str_put_format(out, "'%s'!%s$%u:%s$%u", sheet->name, left, range.first + 1, right,
                       range.last + 1);
}

void pla_xlsx_name(struct pla_xlsx_sheet *sheet, const char *name, struct pla_xlsx_range range)
{
    if (sheet == NULL || range.last < range.first) {
        return;
    }
    struct pla_xlsx *xlsx = sheet->xlsx;
    pla_str_empty(&xlsx->cell);
    pla_str_put_c(&xlsx->cell, '=');
    pla_xlsx_put_range(sheet, range, &xlsx->cell);
    if (!xlsx->cell.failed) {
        pla_xlsx_keep(xlsx, workbook_define_name(xlsx->book, name, xlsx->cell.at));
    }
}
