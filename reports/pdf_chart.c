// SPDX-License-Identifier: Apache-2.0
/**
 * Charts on paper, from the same description as everywhere. Series differ in pattern and values
 * stand at their bars; the table of the numbers follows, since cairo 1.16 knows no alternative
 * text.
 */
#include <math.h>

#include "pdf_private.h"

enum { BAR = 13, THIN_BAR = 10, GAP = 7, LABEL_SHARE = 30, PLOT_HEIGHT = 120, STEPS = 5 };
enum { MOST_ROWS = 30, MANY_BARS = 18 /**< from which they are thin */ };

/** Where the plot lies and how values become points. */
struct plot {
    const struct pla_chart *chart;
    double x, y, width, height;
    double top, bottom, step; /**< of the value axis; bottom is at most 0 */
    double bar;               /**< thickness of a bar */
};

static const struct pdf_look tiny = {.size = 7.5};
static const struct pdf_look pale = {.size = 7.5, .is_quiet = true};

/* Inks that differ in lightness, too. */
static void set_ink(struct pdf *pdf, size_t series)
{
    static const unsigned inks[] = {0x1F4E79, 0xC55A11, 0x548235, 0x7030A0, 0x7F6000, 0x404040};
    unsigned ink = inks[series % (sizeof(inks) / sizeof(inks[0]))];
    cairo_set_source_rgb(pdf->cr, ((ink >> 16) & 0xFF) / 255.0, ((ink >> 8) & 0xFF) / 255.0,
                         (ink & 0xFF) / 255.0);
}

static void hatch(cairo_t *cr, double x, double y, double width, double height, bool is_rising)
{
    enum { APART = 4 };
    double reach = width + height;
    for (double at = 0; at < reach; at += APART) {
        if (is_rising) {
            cairo_move_to(cr, x + at - height, y + height);
            cairo_line_to(cr, x + at, y);
        } else {
            cairo_move_to(cr, x + at - height, y);
            cairo_line_to(cr, x + at, y + height);
        }
    }
    cairo_stroke(cr);
}

static void dot(cairo_t *cr, double x, double y, double width, double height)
{
    enum { APART = 4 };
    for (double row = y + 2; row < y + height; row += APART) {
        for (double at = x + 2; at < x + width; at += APART) {
            cairo_new_sub_path(cr);
            cairo_arc(cr, at, row, 0.7, 0, 2 * G_PI);
        }
    }
    cairo_fill(cr);
}

/* A bar in the pattern of its series. */
static void fill(struct pdf *pdf, size_t series, double x, double y, double width, double height)
{
    cairo_t *cr = pdf->cr;
    enum pla_pattern pattern = (enum pla_pattern)(series % PLA_PATTERN_COUNT);
    if (width <= 0 || height <= 0) {
        return;
    }
    cairo_save(cr);
    set_ink(pdf, series);
    cairo_set_line_width(cr, 0.8);
    cairo_rectangle(cr, x, y, width, height);
    if (pattern == PLA_PATTERN_SOLID) {
        cairo_fill_preserve(cr);
    }
    cairo_stroke_preserve(cr);
    cairo_clip(cr);
    if (pattern == PLA_PATTERN_RISING || pattern == PLA_PATTERN_CROSS) {
        hatch(cr, x, y, width, height, true);
    }
    if (pattern == PLA_PATTERN_FALLING || pattern == PLA_PATTERN_CROSS) {
        hatch(cr, x, y, width, height, false);
    }
    if (pattern == PLA_PATTERN_DOTS) {
        dot(cr, x, y, width, height);
    }
    cairo_restore(cr);
}

/* A small text; `place` 0: its start is at x, 1: its end, 0.5: its middle. */
static void put_text(struct pdf *pdf, struct pla_text text, const struct pdf_look *look, double x,
                     double y, double place, double width)
{
    PangoLayout *layout = pdf_plain(pdf, text, look, -1);
    if (layout == NULL || text.length == 0) {
        return;
    }
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_width(layout, -1); /* it may have been cut in the first round */
    double natural = pdf_layout_width(layout);
    double used = width > 0 && natural > width ? width : natural;
    pango_layout_set_width(layout, width > 0 && natural > width ? (int)(width * PANGO_SCALE) : -1);
    pdf_draw_layout(pdf, layout, x - place * used, y);
}

static void put_number(struct pdf *pdf, const struct plot *plot, struct pla_rational number,
                       double x, double y, double place)
{
    struct pla_str text = {0};
    pla_words_put_decimal(pdf->doc->words, number, plot->chart->places, &text);
    put_text(pdf, (struct pla_text){text.at, text.length}, &tiny, x, y, place, 0);
    pdf->failed |= text.failed;
    pla_str_release(&text);
}

/* Lines and numbers of the value axis; `is_across`: values go to the right, else upwards. */
static void draw_axis(struct pdf *pdf, const struct plot *plot, bool is_across)
{
    int from = (int)lround(plot->bottom / plot->step), to = (int)lround(plot->top / plot->step);
    for (int i = from; i <= to; i++) {
        double share = (double)(i - from) / (to - from);
        double at = is_across ? plot->x + share * plot->width
                              : plot->y + plot->height - share * plot->height;
        struct pla_rational number;
        struct pla_str text = {0};
        if (pdf_is_drawn(pdf)) {
            cairo_set_source_rgb(pdf->cr, 0.82, 0.82, 0.82);
            cairo_set_line_width(pdf->cr, 0.5);
            cairo_move_to(pdf->cr, is_across ? at : plot->x, is_across ? plot->y : at);
            cairo_line_to(pdf->cr, is_across ? at : plot->x + plot->width,
                          is_across ? plot->y + plot->height : at);
            cairo_stroke(pdf->cr);
        }
        if (pla_rational_from_computed(plot->step * i, &number)) {
            pla_words_put_number(pdf->doc->words, number, &text);
        }
        put_text(pdf, (struct pla_text){text.at, text.length}, &pale, is_across ? at : plot->x - 4,
                 is_across ? plot->y + plot->height + 2 : at - 5, is_across ? 0.5 : 1, 0);
        pla_str_release(&text);
    }
}

static double points(const struct plot *plot, const struct pla_chart_value *value, double length)
{
    double number = pla_rational_to_double(value->number);
    return value->is_absent || !(number > 0) ? 0 : number / (plot->top - plot->bottom) * length;
}

/* ---- bars to the right ---- */

static size_t bars_of(const struct pla_chart *chart)
{
    return chart->kind == PLA_CHART_STACKED ? 1 : chart->series_count;
}

static double thickness_of(const struct pla_chart *chart, size_t rows)
{
    return rows * bars_of(chart) > MANY_BARS ? THIN_BAR : BAR;
}

static double bars_height(const struct pla_chart *chart, size_t rows)
{
    double bar = thickness_of(chart, rows);
    return (double)rows * ((double)bars_of(chart) * bar + GAP) + GAP;
}

static void draw_stack(struct pdf *pdf, const struct plot *plot, size_t category, double y)
{
    double x = plot->x;
    for (size_t i = 0; i < plot->chart->series_count; i++) {
        const struct pla_chart_value *value = &plot->chart->series[i].values[category];
        double width = points(plot, value, plot->width);
        if (pdf_is_drawn(pdf)) {
            fill(pdf, i, x, y, width, plot->bar);
        }
        x += width;
    }
}

/* Where a value lies on the axis to the right. */
static double across(const struct plot *plot, struct pla_rational number)
{
    double share = (pla_rational_to_double(number) - plot->bottom) / (plot->top - plot->bottom);
    return plot->x + share * plot->width;
}

/* A line from limit to limit with an end at each. */
static void draw_limits(struct pdf *pdf, const struct plot *plot,
                        const struct pla_chart_value *value, double y)
{
    double low = across(plot, value->low), high = across(plot, value->high);
    double top = y + 3, bottom = y + plot->bar - 3;
    cairo_t *cr = pdf->cr;
    cairo_set_source_rgb(cr, 0.1, 0.1, 0.1);
    cairo_set_line_width(cr, 0.9);
    cairo_move_to(cr, low, (top + bottom) / 2);
    cairo_line_to(cr, high, (top + bottom) / 2);
    cairo_move_to(cr, low, top);
    cairo_line_to(cr, low, bottom);
    cairo_move_to(cr, high, top);
    cairo_line_to(cr, high, bottom);
    cairo_stroke(cr);
}

static void draw_bar(struct pdf *pdf, const struct plot *plot, size_t series,
                     const struct pla_chart_value *value, double y)
{
    double zero = across(plot, PLA_ZERO), end = across(plot, value->number);
    bool is_below = value->number.num < 0;
    if (pdf_is_drawn(pdf)) {
        fill(pdf, series, is_below ? end : zero, y + 1, fabs(end - zero), plot->bar - 2);
    }
    if (pdf_is_drawn(pdf) && value->has_limits) {
        draw_limits(pdf, plot, value, y);
    }
    if (value->has_limits) {
        end = across(plot, is_below ? value->low : value->high);
    }
    put_number(pdf, plot, value->number, is_below ? end - 3 : end + 3, y + (plot->bar - 11) / 2,
               is_below ? 1 : 0);
}

static void draw_bars(struct pdf *pdf, const struct plot *plot, size_t category, double y)
{
    for (size_t i = 0; i < plot->chart->series_count; i++, y += plot->bar) {
        const struct pla_chart_value *value = &plot->chart->series[i].values[category];
        if (!value->is_absent) {
            draw_bar(pdf, plot, i, value, y);
        }
    }
}

static void draw_across(struct pdf *pdf, struct plot *plot, size_t rows)
{
    const struct pla_chart *chart = plot->chart;
    double label = pdf_room(pdf) * LABEL_SHARE / 100;
    plot->x = pdf->left + label + 6;
    plot->width = pdf->right - plot->x - 30;
    plot->height = bars_height(chart, rows);
    plot->bar = thickness_of(chart, rows);
    draw_axis(pdf, plot, true);
    double y = plot->y + GAP;
    for (size_t i = 0; i < rows; i++) {
        put_text(pdf, chart->names[i], &tiny, plot->x - 5, y + 1, 1, label);
        if (chart->kind == PLA_CHART_STACKED) {
            draw_stack(pdf, plot, i, y);
            y += plot->bar + GAP;
        } else {
            draw_bars(pdf, plot, i, y);
            y += (double)chart->series_count * plot->bar + GAP;
        }
    }
}

/* ---- columns and lines ---- */

/* Where a threshold lies between the classes, as a share of the width; below 0: nowhere. */
static double place_of(const struct pla_chart *chart, struct pla_rational at)
{
    for (size_t i = 0; chart->bounds != NULL && i < chart->category_count; i++) {
        double low = pla_rational_to_double(chart->bounds[i]);
        double high = pla_rational_to_double(chart->bounds[i + 1]);
        double value = pla_rational_to_double(at);
        if (value >= low && value <= high && high > low) {
            return ((double)i + (value - low) / (high - low)) / (double)chart->category_count;
        }
    }
    return -1;
}

static void draw_thresholds(struct pdf *pdf, const struct plot *plot)
{
    static const double dashes[] = {4, 2};
    for (size_t i = 0; i < plot->chart->threshold_count; i++) {
        double share = place_of(plot->chart, plot->chart->thresholds[i].at);
        double x = plot->x + share * plot->width;
        if (share < 0) {
            continue;
        }
        if (pdf_is_drawn(pdf)) {
            cairo_set_source_rgb(pdf->cr, 0.1, 0.1, 0.1);
            cairo_set_line_width(pdf->cr, 1);
            cairo_set_dash(pdf->cr, dashes, 2, 0);
            cairo_move_to(pdf->cr, x, plot->y - 2);
            cairo_line_to(pdf->cr, x, plot->y + plot->height);
            cairo_stroke(pdf->cr);
            cairo_set_dash(pdf->cr, NULL, 0, 0);
        }
        put_text(pdf, plot->chart->thresholds[i].label, &tiny, x, plot->y - 12, 0.5, 0);
    }
}

static void draw_columns(struct pdf *pdf, const struct plot *plot)
{
    const struct pla_chart *chart = plot->chart;
    double width = plot->width / (double)(chart->category_count > 0 ? chart->category_count : 1);
    double bar = width * 0.86 / (double)(chart->series_count > 0 ? chart->series_count : 1);
    for (size_t c = 0; c < chart->category_count; c++) {
        double x = plot->x + width * ((double)c + 0.07);
        for (size_t i = 0; i < chart->series_count; i++, x += bar) {
            const struct pla_chart_value *value = &chart->series[i].values[c];
            double height = points(plot, value, plot->height);
            double y = plot->y + plot->height - height;
            if (pdf_is_drawn(pdf)) {
                fill(pdf, i, x, y, bar, height);
            }
            if (!value->is_absent && value->number.num > 0) {
                put_number(pdf, plot, value->number, x + bar / 2, y - 10, 0.5);
            }
        }
    }
}

static void draw_lines(struct pdf *pdf, const struct plot *plot)
{
    static const double dashes[][2] = {{100, 0.01}, {5, 2}, {2, 2}, {8, 3}};
    const struct pla_chart *chart = plot->chart;
    double width = plot->width / (double)(chart->category_count > 0 ? chart->category_count : 1);
    for (size_t i = 0; pdf_is_drawn(pdf) && i < chart->series_count; i++) {
        set_ink(pdf, i);
        cairo_set_line_width(pdf->cr, 1.4);
        cairo_set_dash(pdf->cr, dashes[i % 4], i % 4 == 0 ? 0 : 2, 0);
        bool is_down = false;
        for (size_t c = 0; c < chart->category_count; c++) {
            const struct pla_chart_value *value = &chart->series[i].values[c];
            double x = plot->x + width * ((double)c + 0.5);
            double y = plot->y + plot->height - points(plot, value, plot->height);
            if (value->is_absent) {
                is_down = false; /* a hole in the line */
                continue;
            }
            is_down ? cairo_line_to(pdf->cr, x, y) : cairo_move_to(pdf->cr, x, y);
            is_down = true;
        }
        cairo_stroke(pdf->cr);
        cairo_set_dash(pdf->cr, NULL, 0, 0);
    }
}

static void draw_upwards(struct pdf *pdf, struct plot *plot)
{
    const struct pla_chart *chart = plot->chart;
    plot->x = pdf->left + 34;
    plot->y += 12;                          /* for the labels of thresholds */
    plot->width = pdf->right - plot->x - 8; /* half of the last bound's number */
    plot->height = PLOT_HEIGHT;
    draw_axis(pdf, plot, false);
    if (chart->kind == PLA_CHART_LINES) {
        draw_lines(pdf, plot);
    } else {
        draw_columns(pdf, plot);
    }
    draw_thresholds(pdf, plot);
    double width = plot->width / (double)(chart->category_count > 0 ? chart->category_count : 1);
    if (chart->kind == PLA_CHART_DISTRIBUTION && chart->bounds != NULL) {
        for (size_t i = 0; i <= chart->category_count; i++) {
            put_number(pdf, plot, chart->bounds[i], plot->x + width * (double)i,
                       plot->y + plot->height + 3, 0.5);
        }
        return;
    }
    for (size_t c = 0; c < chart->category_count; c++) {
        put_text(pdf, chart->names[c], &tiny, plot->x + width * ((double)c + 0.5),
                 plot->y + plot->height + 3, 0.5, width - 2);
    }
}

/* ---- heat ---- */

static void draw_heat(struct pdf *pdf, struct plot *plot)
{
    const struct pla_chart *chart = plot->chart;
    double label = pdf_room(pdf) * LABEL_SHARE / 100;
    double width =
        (pdf_room(pdf) - label) / (double)(chart->category_count > 0 ? chart->category_count : 1);
    plot->x = pdf->left + label;
    plot->y += 14;
    for (size_t c = 0; c < chart->category_count; c++) {
        put_text(pdf, chart->names[c], &tiny, plot->x + width * ((double)c + 0.5), plot->y - 12,
                 0.5, width - 2);
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        double y = plot->y + (double)i * (BAR + 2);
        put_text(pdf, chart->series[i].name, &tiny, plot->x - 5, y + 1, 1, label - 5);
        for (size_t c = 0; c < chart->category_count; c++) {
            const struct pla_chart_value *value = &chart->series[i].values[c];
            double share = points(plot, value, 1);
            double x = plot->x + width * (double)c;
            if (value->is_absent) {
                continue;
            }
            if (pdf_is_drawn(pdf)) {
                /* never darker than black text on it can be read */
                cairo_set_source_rgb(pdf->cr, 1 - 0.42 * share, 1 - 0.25 * share, 1 - 0.1 * share);
                cairo_rectangle(pdf->cr, x + 0.5, y, width - 1, BAR + 1);
                cairo_fill(pdf->cr);
            }
            put_number(pdf, plot, value->number, x + width / 2, y + 1.5, 0.5);
        }
    }
    plot->height = (double)chart->series_count * (BAR + 2);
}

/* ---- the whole ---- */

static void draw_legend(struct pdf *pdf, const struct pla_chart *chart)
{
    double x = pdf->left;
    for (size_t i = 0; i < chart->series_count; i++) {
        PangoLayout *name = pdf_plain(pdf, chart->series[i].name, &tiny, -1);
        double width = name != NULL ? pdf_layout_width(name) + 28 : 0;
        if (name == NULL || width > pdf_room(pdf)) {
            continue;
        }
        if (x + width > pdf->right) {
            x = pdf->left;
            pdf->y += BAR + 1;
        }
        if (pdf_is_drawn(pdf)) {
            fill(pdf, i, x, pdf->y + 2, 12, 8);
        }
        pdf_draw_layout(pdf, name, x + 16, pdf->y);
        x += width;
    }
    pdf->y += BAR + 3;
}

static void draw_plot(struct pdf *pdf, struct plot *plot, size_t rows)
{
    switch (plot->chart->kind) {
    case PLA_CHART_BARS:
    case PLA_CHART_STACKED:
        draw_across(pdf, plot, rows);
        break;
    case PLA_CHART_HEAT:
        draw_heat(pdf, plot);
        break;
    default:
        draw_upwards(pdf, plot);
        break;
    }
}

static double height_of(const struct pla_chart *chart, size_t rows)
{
    if (chart->kind == PLA_CHART_HEAT) {
        return 14 + (double)chart->series_count * (BAR + 2);
    }
    bool is_across = chart->kind == PLA_CHART_BARS || chart->kind == PLA_CHART_STACKED;
    return is_across ? bars_height(chart, rows) : PLOT_HEIGHT + 14;
}

/* Steps over the whole reach of the values, and the round ends above and below them. */
static void set_axis(struct plot *plot)
{
    double top = pla_rational_to_double(pla_chart_top(plot->chart));
    double bottom = pla_rational_to_double(pla_chart_bottom(plot->chart));
    plot->top = pla_chart_value_axis(plot->chart, STEPS, &plot->step);
    if (bottom < 0) {
        (void)pla_chart_axis(top - bottom, STEPS, &plot->step);
        plot->top = ceil(top / plot->step) * plot->step;
        plot->bottom = floor(bottom / plot->step) * plot->step;
    }
}

double pdf_chart_height(const struct pla_doc_node *node)
{
    enum { AROUND = 70 };
    size_t drawn = node->chart != NULL ? pla_chart_drawn(node->chart) : 0;
    return drawn > 0 ? height_of(node->chart, drawn < MOST_ROWS ? drawn : MOST_ROWS) + AROUND : 0;
}

void pdf_chart(struct pdf *pdf, const struct pla_doc_node *node)
{
    static const struct pdf_look title = {.size = PDF_TEXT_SIZE, .is_bold = true};
    const struct pla_chart *chart = node->chart;
    if (chart == NULL || chart->category_count == 0 || chart->series_count == 0) {
        return;
    }
    size_t drawn = pla_chart_drawn(chart);
    size_t rows = drawn < MOST_ROWS ? drawn : MOST_ROWS;
    struct plot plot = {.chart = chart};
    set_axis(&plot);
    pdf_need(pdf, pdf_chart_height(node));
    PangoLayout *heading = pdf_plain(pdf, chart->title, &title, pdf_room(pdf));
    pdf_put_layout(pdf, heading, pdf->left, "P");
    pdf->y += 4;
    pdf_tag(pdf, "Figure");
    if (chart->series_count > 1 && chart->kind != PLA_CHART_HEAT) {
        draw_legend(pdf, chart);
    }
    plot.y = pdf->y;
    draw_plot(pdf, &plot, rows);
    pdf_untag(pdf, "Figure");
    pdf->y = plot.y + plot.height + 18;
    struct pla_doc_node numbers = *node;
    numbers.title = (struct pla_runs){NULL, NULL}; /* the chart's title stands above */
    pdf_table(pdf, &numbers);
}
