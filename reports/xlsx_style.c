// SPDX-License-Identifier: Apache-2.0
/** The formats of cells. Colours keep 4.5 : 1 against their ground; none says anything alone. */
#include "xlsx_private.h"

enum { INK = 0x102A43, HEADER_GROUND = 0xD9E2EC, INPUT_GROUND = 0xFFF8DC, INPUT_HEADER = 0xF2DFA0 };

enum place { GENERAL, LEFT, CENTRE, RIGHT }; /* RIGHT keeps off the next column */

struct style {
    const char *number;
    double size; /**< 0: usual */
    lxw_color_t ground, ink;
    bool is_bold, is_italic, is_wrapped, is_underlined, is_unlocked, has_line, has_box;
    enum place place;
};

/* Credits show two decimals, and up to four where they have them: 3.00, 2.6667. */
static const struct style styles[PLA_XLSX_STYLE_COUNT] = {
    [PLA_XLSX_PLAIN] = {.place = LEFT},
    [PLA_XLSX_TITLE] = {.is_bold = true, .size = 16},
    [PLA_XLSX_HEADING] = {.is_bold = true, .size = 12},
    [PLA_XLSX_HEADER] = {.is_bold = true,
                         .is_wrapped = true,
                         .has_line = true,
                         .ground = HEADER_GROUND,
                         .ink = INK},
    [PLA_XLSX_HEADER_NUMBER] = {.is_bold = true,
                                .is_wrapped = true,
                                .has_line = true,
                                .ground = HEADER_GROUND,
                                .ink = INK,
                                .place = RIGHT},
    [PLA_XLSX_NUMBER] = {.number = "0.00##", .place = RIGHT},
    [PLA_XLSX_WHOLE] = {.number = "#,##0", .place = RIGHT},
    [PLA_XLSX_SHARE] = {.number = "0%", .place = RIGHT},
    [PLA_XLSX_STATISTIC] = {.number = "0.00", .place = RIGHT},
    [PLA_XLSX_DATE] = {.number = "yyyy-mm-dd", .place = LEFT},
    [PLA_XLSX_WRAP] = {.is_wrapped = true, .place = LEFT},
    [PLA_XLSX_INPUT] = {.is_unlocked = true, .has_box = true, .ground = INPUT_GROUND},
    [PLA_XLSX_INPUT_NUMBER] = {.is_unlocked = true,
                               .has_box = true,
                               .ground = INPUT_GROUND,
                               .number = "0.00##"},
    [PLA_XLSX_INPUT_HEADER] =
        {.is_bold = true, .is_wrapped = true, .has_line = true, .ground = INPUT_HEADER, .ink = INK},
    [PLA_XLSX_MARK] = {.number = "General", .place = CENTRE},
    [PLA_XLSX_NOTE] = {.is_italic = true, .ink = 0x595959},
    [PLA_XLSX_LINK] = {.is_underlined = true, .ink = 0x0B4F9E, .place = LEFT},
};

static void set_place(lxw_format *format, enum place place)
{
    static const uint8_t aligns[] = {LXW_ALIGN_NONE, LXW_ALIGN_LEFT, LXW_ALIGN_CENTER,
                                     LXW_ALIGN_RIGHT};
    if (place != GENERAL) {
        format_set_align(format, aligns[place]);
    }
    if (place == RIGHT) {
        format_set_indent(format, 1);
    }
}

static lxw_format *new_style(lxw_workbook *book, const struct style *style)
{
    lxw_format *format = workbook_add_format(book);
    if (format == NULL) {
        return NULL;
    }
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (style->number != NULL) {
        format_set_num_format(format, style->number);
    }
    if (style->size > 0) {
        format_set_font_size(format, style->size);
    }
    if (style->ground != 0) {
        format_set_bg_color(format, style->ground);
    }
    if (style->ink != 0) {
        format_set_font_color(format, style->ink);
    }
    if (style->is_bold) {
        format_set_bold(format);
    }
    if (style->is_italic) {
        format_set_italic(format);
    }
    if (style->is_wrapped) {
        format_set_text_wrap(format);
    }
    if (style->is_underlined) {
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    if (style->is_unlocked) {
        format_set_unlocked(format);
    }
    if (style->has_line) {
        format_set_bottom(format, LXW_BORDER_THIN);
    }
    if (style->has_box) {
        format_set_border(format, LXW_BORDER_HAIR);
    }
    set_place(format, style->place);
    return format;
}

static const struct {
    lxw_color_t ground, ink;
} tones[PLA_XLSX_TONES] = {
    [PLA_XLSX_GOOD] = {0xDDF2E3, 0x14532D},
    [PLA_XLSX_PARTIAL] = {0xDCEBFA, 0x0B3D70},
    [PLA_XLSX_OPEN] = {0xFFF3CD, 0x664D03},
    [PLA_XLSX_BAD] = {0xFBE3E4, 0x7F1D1D},
};

bool pla_xlsx_make_styles(struct pla_xlsx *xlsx)
{
    bool is_made = true;
    for (int i = 0; i < PLA_XLSX_STYLE_COUNT; i++) {
        xlsx->styles[i] = new_style(xlsx->book, &styles[i]);
        is_made = is_made && xlsx->styles[i] != NULL;
    }
    for (int i = 0; i < PLA_XLSX_TONES; i++) {
        xlsx->tones[i] = workbook_add_format(xlsx->book);
        is_made = is_made && xlsx->tones[i] != NULL;
        if (is_made) {
            format_set_bg_color(xlsx->tones[i], tones[i].ground);
            format_set_font_color(xlsx->tones[i], tones[i].ink);
        }
    }
    xlsx->below = workbook_add_format(xlsx->book);
    if (!is_made || xlsx->below == NULL) {
        return false;
    }
    format_set_bold(xlsx->below);
    format_set_underline(xlsx->below, LXW_UNDERLINE_SINGLE);
    return true;
}

const struct pla_xlsx_word pla_xlsx_statuses[] = {
    {"recommended", PLA_XLSX_GOOD}, {"withheld", PLA_XLSX_PARTIAL}, {"not_met", PLA_XLSX_BAD},
    {"undecided", PLA_XLSX_OPEN},   {"referred", PLA_XLSX_OPEN},    {"failed", PLA_XLSX_BAD},
    {"complete", PLA_XLSX_GOOD},    {"incomplete", PLA_XLSX_OPEN},  {"already", PLA_XLSX_GOOD},
    {"possible", PLA_XLSX_OPEN},    {"impossible", PLA_XLSX_BAD},   {NULL, PLA_XLSX_GOOD},
};
