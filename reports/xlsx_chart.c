// SPDX-License-Identifier: Apache-2.0
/** Native charts over cells. Series differ in their pattern, and values stand at the bars. */
#include "xlsx_private.h"

enum { POINTS_A_BAR = 26, POINTS_AROUND = 110, LEAST_POINTS = 220, WIDTH = 560, ROW_POINTS = 20 };

static const lxw_color_t inks[] = {0x1F4E79, 0xC55A11, 0x548235, 0x7030A0, 0x7F6000, 0x595959};
static const uint8_t patterns[] = {
    LXW_CHART_PATTERN_NONE,       LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL,
    LXW_CHART_PATTERN_PERCENT_20, LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL,
    LXW_CHART_PATTERN_SMALL_GRID, LXW_CHART_PATTERN_LIGHT_HORIZONTAL,
};
enum { LOOKS = sizeof(inks) / sizeof(inks[0]) };

static void dress(lxw_chart_series *series, size_t index)
{
    lxw_chart_line line = {.color = inks[index % LOOKS], .width = 1};
    chart_series_set_line(series, &line);
    if (index % LOOKS == 0) {
        lxw_chart_fill fill = {.color = inks[0]};
        chart_series_set_fill(series, &fill);
        return;
    }
    lxw_chart_pattern pattern = {
        .type = patterns[index % LOOKS], .fg_color = inks[index % LOOKS], .bg_color = 0xFFFFFF};
    chart_series_set_pattern(series, &pattern);
}

static bool add_series(struct pla_xlsx_sheet *sheet, lxw_chart *drawn,
                       const struct pla_xlsx_chart *chart)
{
    for (uint16_t column = chart->first_column; column <= chart->last_column; column++) {
        lxw_chart_series *series = chart_add_series(drawn, NULL, NULL);
        if (series == NULL) {
            return false;
        }
        chart_series_set_categories(series, sheet->name, chart->first_row, chart->label_column,
                                    chart->last_row, chart->label_column);
        chart_series_set_values(series, sheet->name, chart->first_row, column, chart->last_row,
                                column);
        chart_series_set_name_range(series, sheet->name, chart->header_row, column);
        dress(series, (size_t)(column - chart->first_column));
        if (chart->kind == PLA_XLSX_BARS) {
            chart_series_set_labels(series);
        }
    }
    return true;
}

static void dress_axis(lxw_chart_axis *axis, const struct pla_xlsx_chart *chart)
{
    lxw_chart_line faint = {.color = 0xD9D9D9, .width = 0.75F};
    chart_axis_major_gridlines_set_line(axis, &faint);
    if (chart->axis != NULL) {
        lxw_chart_font small = {.size = 9};
        chart_axis_set_name(axis, chart->axis);
        chart_axis_set_name_font(axis, &small);
    }
    if (chart->is_share) {
        chart_axis_set_min(axis, 0);
        chart_axis_set_max(axis, 1);
        chart_axis_set_num_format(axis, "0%");
    }
}

uint32_t pla_xlsx_chart(struct pla_xlsx_sheet *sheet, uint32_t row, uint16_t column,
                        const struct pla_xlsx_chart *chart)
{
    static const uint8_t kinds[] = {
        [PLA_XLSX_BARS] = LXW_CHART_BAR,
        [PLA_XLSX_STACKED] = LXW_CHART_BAR_STACKED,
        [PLA_XLSX_CLASSES] = LXW_CHART_COLUMN_STACKED,
    };
    if (sheet == NULL || chart->last_row < chart->first_row) {
        return 0;
    }
    struct pla_xlsx *xlsx = sheet->xlsx;
    lxw_chart *drawn = workbook_add_chart(xlsx->book, kinds[chart->kind]);
    if (drawn == NULL || !add_series(sheet, drawn, chart)) {
        pla_xlsx_keep(xlsx, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return 0;
    }
    chart_set_series_gap(drawn, chart->kind == PLA_XLSX_CLASSES ? 5 : 60);
    bool is_single = chart->first_column == chart->last_column;
    lxw_chart_font font = {.size = 12, .bold = LXW_TRUE};
    chart_title_set_name(drawn, chart->title);
    chart_title_set_name_font(drawn, &font);
    chart_legend_set_position(drawn, is_single ? LXW_CHART_LEGEND_NONE : LXW_CHART_LEGEND_BOTTOM);
    if (chart->kind != PLA_XLSX_CLASSES) {
        chart_axis_set_reverse(drawn->y_axis); /* first row on top */
        chart_axis_set_label_position(drawn->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    }
    dress_axis(chart->kind == PLA_XLSX_CLASSES ? drawn->y_axis : drawn->x_axis, chart);
    uint32_t bars = chart->last_row - chart->first_row + 1;
    uint32_t points = POINTS_AROUND + POINTS_A_BAR * (chart->kind == PLA_XLSX_CLASSES ? 8 : bars);
    points = points < LEAST_POINTS ? LEAST_POINTS : points;
    lxw_chart_options options = {
        .x_scale = WIDTH / 480.0,
        .y_scale = points / 288.0,
        .description = pla_xlsx_copy(xlsx, chart->description),
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    };
    pla_xlsx_keep(xlsx, worksheet_insert_chart_opt(sheet->sheet, row, column, drawn, &options));
    return points / ROW_POINTS + 2;
}
