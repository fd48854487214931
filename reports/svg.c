// SPDX-License-Identifier: Apache-2.0
/** Charts as SVG. */
#include "svg.h"

#include "base/utf8.h"
#include "markup.h"

/** Sizes in units of the drawing; text is 13 of them high. */
enum {
    WIDTH = 440,
    LABEL = 18,  /**< height of a line of text */
    BAR = 16,    /**< thickness of a bar */
    GAP = 10,    /**< between categories */
    VALUE = 56,  /**< room for a value behind a bar */
    PLOT = 180,  /**< height of columns and lines */
    AXIS = 34,   /**< left of columns and lines: numbers of the axis */
    COLUMNS = 60 /**< columns of text that fit the whole width */
};

struct drawing {
    const struct pla_chart *chart;
    const struct pla_words *words;
    struct pla_str *out;
    size_t id;
    bool is_rtl;
    double scale; /**< units for 1 of a value */
    double zero;  /**< where bars begin */
};

/** A length with one decimal, whatever the locale. */
static void put_length(struct pla_str *out, double value)
{
    int64_t tenths = (int64_t)(value * 10 + (value < 0 ? -0.5 : 0.5));
    if (tenths < 0) {
        pla_str_put_c(out, '-');
        tenths = -tenths;
    }
    pla_str_put_int(out, tenths / 10);
    if (tenths % 10 != 0) {
        pla_str_put_c(out, '.');
        pla_str_put_int(out, tenths % 10);
    }
}

static void put_attribute(struct pla_str *out, const char *name, double value)
{
    pla_str_put_c(out, ' ');
    pla_str_put_z(out, name);
    PLA_PUT(out, "=\"");
    put_length(out, value);
    pla_str_put_c(out, '"');
}

/** Left edge of what is `width` wide and starts at `x` in the direction of reading. */
static double left_of(const struct drawing *d, double x, double width)
{
    return d->is_rtl ? WIDTH - x - width : x;
}

enum anchor { START, MIDDLE, END };

static void put_text(const struct drawing *d, double x, double y, enum anchor anchor,
                     const char *class_name, struct pla_text text)
{
    static const char *const names[] = {"start", "middle", "end"};
    enum anchor drawn = d->is_rtl && anchor != MIDDLE ? (anchor == START ? END : START) : anchor;
    PLA_PUT(d->out, "<text");
    put_attribute(d->out, "x", left_of(d, x, 0));
    put_attribute(d->out, "y", y);
    PLA_PUT(d->out, " text-anchor=\"");
    pla_str_put_z(d->out, names[drawn]);
    if (class_name != NULL) {
        PLA_PUT(d->out, "\" class=\"");
        pla_str_put_z(d->out, class_name);
    }
    PLA_PUT(d->out, "\">");
    pla_markup_put(d->out, text);
    PLA_PUT(d->out, "</text>");
}

/** Text cut to `columns`, with a mark where it was. */
static void put_label(const struct drawing *d, double x, double y, enum anchor anchor,
                      struct pla_text text, size_t columns)
{
    if (pla_utf8_width(text) <= columns) {
        put_text(d, x, y, anchor, NULL, text);
        return;
    }
    struct pla_str cut = {0};
    pla_str_put_text(&cut, (struct pla_text){text.at, pla_utf8_cut(text, columns - 1)});
    PLA_PUT(&cut, "…");
    put_text(d, x, y, anchor, NULL, (struct pla_text){cut.at, cut.length});
    d->out->failed = d->out->failed || cut.failed;
    pla_str_release(&cut);
}

static void put_number(const struct drawing *d, double x, double y, enum anchor anchor,
                       struct pla_rational number)
{
    struct pla_str text = {0};
    pla_words_put_decimal(d->words, number, d->chart->places, &text);
    put_text(d, x, y, anchor, "h", (struct pla_text){text.at, text.length}); /* its ground */
    put_text(d, x, y, anchor, "v", (struct pla_text){text.at, text.length});
    d->out->failed = d->out->failed || text.failed;
    pla_str_release(&text);
}

static void put_box(const struct drawing *d, double x, double y, double width, double height,
                    size_t series)
{
    PLA_PUT(d->out, "<rect");
    put_attribute(d->out, "x", left_of(d, x, width));
    put_attribute(d->out, "y", y);
    put_attribute(d->out, "width", width);
    put_attribute(d->out, "height", height);
    pla_str_put_format(d->out, " class=\"b\" fill=\"url(#p%zu-%zu)\"/>", d->id,
                       series % PLA_PATTERN_COUNT);
}

static void put_line(const struct drawing *d, double x1, double y1, double x2, double y2,
                     const char *class_name)
{
    PLA_PUT(d->out, "<path d=\"M");
    put_length(d->out, left_of(d, x1, 0));
    pla_str_put_c(d->out, ' ');
    put_length(d->out, y1);
    pla_str_put_c(d->out, 'L');
    put_length(d->out, left_of(d, x2, 0));
    pla_str_put_c(d->out, ' ');
    put_length(d->out, y2);
    PLA_PUT(d->out, "\" class=\"");
    pla_str_put_z(d->out, class_name);
    PLA_PUT(d->out, "\"/>");
}

/* ---- patterns and legend ---- */

static void put_patterns(const struct drawing *d, size_t count)
{
    static const char *const marks[PLA_PATTERN_COUNT] = {
        [PLA_PATTERN_SOLID] = "<rect width=\"8\" height=\"8\" class=\"f\"/>",
        [PLA_PATTERN_RISING] = "<path d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\" class=\"s\"/>",
        [PLA_PATTERN_DOTS] = ("<circle cx=\"2\" cy=\"2\" r=\"1.5\" class=\"f\"/>"
                              "<circle cx=\"6\" cy=\"6\" r=\"1.5\" class=\"f\"/>"),
        [PLA_PATTERN_FALLING] = "<path d=\"M-2 6l4 4M0 0l8 8M6-2l4 4\" class=\"s\"/>",
        [PLA_PATTERN_CROSS] = "<path d=\"M0 4h8M4 0v8\" class=\"s\"/>",
        [PLA_PATTERN_EMPTY] = "",
    };
    count = count < PLA_PATTERN_COUNT ? count : PLA_PATTERN_COUNT;
    PLA_PUT(d->out, "<defs>");
    for (size_t i = 0; i < count; i++) {
        pla_str_put_format(d->out,
                           "<pattern id=\"p%zu-%zu\" width=\"8\" height=\"8\" "
                           "patternUnits=\"userSpaceOnUse\">%s</pattern>",
                           d->id, i, marks[i]);
    }
    PLA_PUT(d->out, "</defs>");
}

static size_t legend_rows(const struct pla_chart *chart)
{
    return chart->series_count > 1 && chart->kind != PLA_CHART_HEAT ? chart->series_count : 0;
}

static double legend_height(const struct pla_chart *chart)
{
    size_t rows = legend_rows(chart);
    return rows > 0 ? (double)(rows * LABEL + GAP) : 0;
}

static void put_legend(const struct drawing *d)
{
    size_t rows = legend_rows(d->chart);
    for (size_t i = 0; i < rows; i++) {
        double y = (double)(i * LABEL);
        if (d->chart->kind == PLA_CHART_LINES) {
            put_line(d, 2, y + 9, 26, y + 9, i % 2 == 0 ? "l" : "l d");
        } else {
            put_box(d, 1, y + 3, 24, 12, i);
        }
        put_label(d, 32, y + 14, START, d->chart->series[i].name, COLUMNS - 6);
    }
}

/* ---- rows of bars ---- */

static double length_of(const struct drawing *d, const struct pla_chart_value *value)
{
    double number = value->is_absent ? 0 : pla_rational_to_double(value->number);
    return number > 0 ? number * d->scale : 0;
}

/** A line from limit to limit with an end at each. */
static void put_limits(const struct drawing *d, double y, const struct pla_chart_value *value)
{
    double low = d->zero + pla_rational_to_double(value->low) * d->scale;
    double high = d->zero + pla_rational_to_double(value->high) * d->scale;
    double middle = y + (BAR - 3) / 2.0;
    put_line(d, low, middle, high, middle, "w");
    put_line(d, low, y + 2, low, y + BAR - 5, "w");
    put_line(d, high, y + 2, high, y + BAR - 5, "w");
}

static void put_bar(const struct drawing *d, double y, size_t series,
                    const struct pla_chart_value *value)
{
    double number = pla_rational_to_double(value->number);
    double length = number * d->scale, end = d->zero + length;
    if (length > 0) {
        put_box(d, d->zero, y, length, BAR - 3, series);
    } else if (length < 0) {
        put_box(d, end, y, -length, BAR - 3, series);
    }
    if (value->has_limits) {
        double far = pla_rational_to_double(number < 0 ? value->low : value->high);
        put_limits(d, y, value);
        end = d->zero + far * d->scale;
    }
    put_number(d, number < 0 ? end - 6 : end + 5, y + BAR - 5, number < 0 ? END : START,
               value->number);
}

static double put_bars(const struct drawing *d, double y, size_t category)
{
    for (size_t i = 0; i < d->chart->series_count; i++, y += BAR) {
        const struct pla_chart_value *value = &d->chart->series[i].values[category];
        if (!value->is_absent) {
            put_bar(d, y, i, value);
        }
    }
    return y;
}

static double put_stack(const struct drawing *d, double y, size_t category)
{
    double x = 1;
    struct pla_rational sum = PLA_ZERO;
    for (size_t i = 0; i < d->chart->series_count; i++) {
        const struct pla_chart_value *value = &d->chart->series[i].values[category];
        double length = length_of(d, value);
        if (length <= 0) {
            continue;
        }
        put_box(d, x, y, length, BAR - 3, i);
        if (length > 16) {
            put_number(d, x + length / 2, y + BAR - 5, MIDDLE, value->number);
        }
        x += length;
        (void)pla_rational_add(sum, value->number, &sum);
    }
    put_number(d, x + 6, y + BAR - 5, START, sum);
    return y + BAR;
}

static double rows_height(const struct pla_chart *chart)
{
    size_t bars = chart->kind == PLA_CHART_STACKED ? 1 : chart->series_count;
    return (double)(pla_chart_drawn(chart) * (LABEL + bars * BAR + GAP));
}

static void put_rows(struct drawing *d, double y)
{
    double top = pla_rational_to_double(pla_chart_top(d->chart));
    double bottom = pla_rational_to_double(pla_chart_bottom(d->chart));
    double room = WIDTH - (bottom < 0 ? 2 * VALUE : VALUE);
    d->scale = top > bottom ? room / (top - bottom) : 0;
    d->zero = 1 + (bottom < 0 ? VALUE - bottom * d->scale : 0);
    double from = y;
    for (size_t i = 0; i < pla_chart_drawn(d->chart); i++) {
        put_label(d, 1, y + 13, START, d->chart->names[i], COLUMNS);
        y += LABEL;
        y = d->chart->kind == PLA_CHART_STACKED ? put_stack(d, y, i) : put_bars(d, y, i);
        y += GAP;
    }
    for (size_t i = 0; i < d->chart->threshold_count; i++) {
        double x = pla_rational_to_double(d->chart->thresholds[i].at) * d->scale + d->zero;
        if (x <= WIDTH) {
            put_line(d, x, from, x, y, "t");
            put_label(d, x, y + 12, END, d->chart->thresholds[i].label, COLUMNS / 2);
        }
    }
    put_line(d, d->zero, from, d->zero, y - GAP / 2.0, "a");
}

/* ---- columns ---- */

/** Horizontal lines with their numbers; the scale is set. */
static void put_axis(struct drawing *d, double y)
{
    enum { STEPS = 4 };
    double step;
    double end = pla_chart_value_axis(d->chart, STEPS, &step);
    d->scale = PLOT / end;
    for (double at = 0; at <= end + step / 2; at += step) {
        struct pla_rational number;
        double height = y + PLOT - at * d->scale;
        put_line(d, AXIS, height, WIDTH, height, at > 0 ? "g" : "a");
        if (pla_rational_from_computed(at, &number)) {
            struct pla_str text = {0};
            pla_words_put_decimal(d->words, number, 2, &text);
            put_text(d, AXIS - 6, height + 4, END, "q", (struct pla_text){text.at, text.length});
            d->out->failed = d->out->failed || text.failed;
            pla_str_release(&text);
        }
    }
}

/** Where a value of the category axis stands; classes may differ in width, so by their bounds. */
static double place_of(const struct drawing *d, struct pla_rational at)
{
    const struct pla_chart *chart = d->chart;
    double low = pla_rational_to_double(chart->bounds[0]);
    double high = pla_rational_to_double(chart->bounds[chart->category_count]);
    double share = high > low ? (pla_rational_to_double(at) - low) / (high - low) : 0;
    return AXIS + share * (WIDTH - AXIS - 16);
}

static void put_distribution(struct drawing *d, double y)
{
    const struct pla_chart *chart = d->chart;
    enum { BOUNDS = 12 }; /* that fit side by side */
    double floor = y + LABEL + PLOT;
    size_t every = chart->category_count / BOUNDS + 1;
    put_axis(d, y + LABEL);
    for (size_t i = 0; i < chart->category_count; i++) {
        double x = place_of(d, chart->bounds[i]);
        double width = place_of(d, chart->bounds[i + 1]) - x;
        const struct pla_chart_value *value = &chart->series[0].values[i];
        double height = length_of(d, value);
        if (height > 0) {
            put_box(d, x + 1, floor - height, width - 2, height, 0);
            put_number(d, x + width / 2, floor - height - 4, MIDDLE, value->number);
        }
    }
    for (size_t i = 0; i <= chart->category_count; i += every) {
        struct pla_str bound = {0};
        pla_words_put_decimal(d->words, chart->bounds[i], 2, &bound);
        put_text(d, place_of(d, chart->bounds[i]), floor + 15, MIDDLE, "q",
                 (struct pla_text){bound.at, bound.length});
        d->out->failed = d->out->failed || bound.failed;
        pla_str_release(&bound);
    }
    for (size_t i = 0; i < chart->threshold_count; i++) {
        double x = place_of(d, chart->thresholds[i].at);
        put_line(d, x, y + LABEL - 4, x, floor, "t");
        put_label(d, x, y + 10, x > WIDTH / 2.0 ? END : START, chart->thresholds[i].label,
                  COLUMNS / 2);
    }
}

static void put_lines(struct drawing *d, double y)
{
    const struct pla_chart *chart = d->chart;
    double floor = y + PLOT + 8;
    size_t count = chart->category_count;
    double step = count > 1 ? (double)(WIDTH - AXIS - 24) / (double)(count - 1) : 0;
    size_t every = count / 8 + 1; /* names that fit below */
    put_axis(d, y + 8);
    for (size_t s = 0; s < chart->series_count; s++) {
        for (size_t i = 0; i < count; i++) {
            const struct pla_chart_value *value = &chart->series[s].values[i];
            double x = AXIS + 12 + step * (double)i;
            double height = floor - length_of(d, value);
            if (i + 1 < count && !value->is_absent && !value[1].is_absent) {
                put_line(d, x, height, x + step, floor - length_of(d, &value[1]),
                         s % 2 == 0 ? "l" : "l d");
            }
            if (!value->is_absent) {
                put_box(d, x - 3, height - 3, 6, 6, s);
            }
        }
    }
    for (size_t i = 0; i < count; i += every) {
        put_label(d, AXIS + 12 + step * (double)i, floor + 15, MIDDLE, chart->names[i], 9);
    }
}

/* ---- heat map ---- */

static void put_heat(const struct drawing *d, double y)
{
    enum { NAME = 140, CELL = 24, NAME_COLUMNS = 20 };
    const struct pla_chart *chart = d->chart;
    double top = pla_rational_to_double(pla_chart_top(chart));
    double width = (double)(WIDTH - NAME) / (double)(chart->category_count);
    size_t columns = (size_t)(width / 7);
    for (size_t i = 0; i < chart->category_count; i++) {
        put_label(d, NAME + width * ((double)i + 0.5), y + 12, MIDDLE, chart->names[i],
                  columns > 1 ? columns : 1);
    }
    y += LABEL;
    for (size_t s = 0; s < chart->series_count; s++, y += CELL) {
        put_label(d, 0, y + 16, START, chart->series[s].name, NAME_COLUMNS);
        for (size_t i = 0; i < chart->category_count; i++) {
            const struct pla_chart_value *value = &chart->series[s].values[i];
            double x = NAME + width * (double)i;
            double shade = top > 0 ? length_of(d, value) / top * 0.6 : 0;
            PLA_PUT(d->out, "<rect");
            put_attribute(d->out, "x", left_of(d, x, width));
            put_attribute(d->out, "y", y);
            put_attribute(d->out, "width", width - 1);
            put_attribute(d->out, "height", CELL - 1);
            PLA_PUT(d->out, " class=\"f\" fill-opacity=\"");
            put_length(d->out, shade);
            PLA_PUT(d->out, "\"/>");
            if (!value->is_absent) {
                put_number(d, x + width / 2, y + 16, MIDDLE, value->number);
            }
        }
    }
}

static double height_of(const struct pla_chart *chart)
{
    double legend = legend_height(chart);
    switch (chart->kind) {
    case PLA_CHART_BARS:
    case PLA_CHART_STACKED:
        return legend + rows_height(chart) + (chart->threshold_count > 0 ? LABEL : 0);
    case PLA_CHART_DISTRIBUTION:
        return legend + PLOT + 2 * LABEL + 4;
    case PLA_CHART_LINES:
        return legend + PLOT + LABEL + 12;
    case PLA_CHART_HEAT:
        return (double)(LABEL + chart->series_count * 24);
    }
    return legend;
}

static void put_drawing(struct drawing *d)
{
    double y = legend_height(d->chart);
    put_legend(d);
    switch (d->chart->kind) {
    case PLA_CHART_BARS:
    case PLA_CHART_STACKED:
        put_rows(d, y);
        break;
    case PLA_CHART_DISTRIBUTION:
        put_distribution(d, y);
        break;
    case PLA_CHART_LINES:
        put_lines(d, y);
        break;
    case PLA_CHART_HEAT:
        d->scale = 1;
        put_heat(d, y);
        break;
    }
}

void pla_svg_put(const struct pla_chart *chart, const struct pla_words *words, size_t id,
                 struct pla_str *out)
{
    struct drawing d = {
        .chart = chart, .words = words, .out = out, .id = id, .is_rtl = pla_words_is_rtl(words)};
    pla_str_put_format(out, "<svg role=\"img\" direction=\"ltr\" viewBox=\"0 0 %d ", WIDTH);
    put_length(out, height_of(chart));
    pla_str_put_format(out, "\" aria-labelledby=\"t%zu\"><title id=\"t%zu\">", id, id);
    pla_markup_put(out, chart->summary.length > 0 ? chart->summary : chart->title);
    PLA_PUT(out, "</title>");
    put_patterns(&d, chart->kind == PLA_CHART_HEAT ? 0 : chart->series_count);
    put_drawing(&d);
    PLA_PUT(out, "</svg>");
}
