// SPDX-License-Identifier: Apache-2.0
/**
 * A chart as data: what is drawn, not how. The page draws it as SVG, the letter with cairo, the
 * workbook as a native chart; the table of the same numbers stands beside it everywhere.
 *
 * Every series has a pattern and every value its number, so that no chart needs colour.
 */
#pragma once

#include "base/arena.h"
#include "base/rational.h"
#include "base/str.h"

enum pla_chart_kind {
    PLA_CHART_BARS,         /**< one row a category; several series stand side by side */
    PLA_CHART_STACKED,      /**< one row a category; its series stand one after another */
    PLA_CHART_DISTRIBUTION, /**< one column a class, thresholds drawn between the classes */
    PLA_CHART_LINES,        /**< one point a category, a line a series */
    PLA_CHART_HEAT          /**< rows are series, columns are categories, the cell is a shade */
};

/** Fill patterns, told apart without colour. A series without one takes its index. */
enum pla_pattern {
    PLA_PATTERN_SOLID,
    PLA_PATTERN_RISING, /**< diagonal lines upwards */
    PLA_PATTERN_DOTS,
    PLA_PATTERN_FALLING, /**< diagonal lines downwards */
    PLA_PATTERN_CROSS,
    PLA_PATTERN_EMPTY, /**< an outline only */
    PLA_PATTERN_COUNT
};

/** A value; `is_absent` leaves the place empty (no bar, a hole in the line). */
struct pla_chart_value {
    struct pla_rational number;
    bool is_absent;
    bool has_limits; /**< BARS draw a line from `low` to `high`; the table says them */
    struct pla_rational low, high;
};

struct pla_chart_series {
    struct pla_text name;
    const struct pla_chart_value *values; /**< as many as the chart has categories */
};

/** A line across the value axis of a distribution or bars: "meets 2". */
struct pla_chart_threshold {
    struct pla_text label;
    struct pla_rational at;
};

struct pla_chart {
    enum pla_chart_kind kind;
    struct pla_text title;
    struct pla_text summary;  /**< one sentence that says what is to be seen; for alt text */
    struct pla_text category; /**< what the categories are: header of the table's first column */
    struct pla_text unit;     /**< of the values: header of the table's column, axis title */
    const struct pla_text *names; /**< of the categories */
    size_t category_count;
    const struct pla_chart_series *series;
    size_t series_count;
    const struct pla_chart_threshold *thresholds;
    size_t threshold_count;
    /** DISTRIBUTION: class i goes from bounds[i] to bounds[i + 1]; category_count + 1 of them. */
    const struct pla_rational *bounds;
    int places;    /**< decimals of the values that are shown */
    bool has_rest; /**< the last category sums up what is left out: in the table, not drawn */
};

/** How many categories are drawn. */
static inline size_t pla_chart_drawn(const struct pla_chart *chart)
{
    return chart->category_count - (chart->has_rest && chart->category_count > 1);
}
/** Largest value drawn (STACKED: largest sum of a category), limits included; at least 0. */
struct pla_rational pla_chart_top(const struct pla_chart *chart);
/** Smallest value drawn, limits included; at most 0. BARS alone draw below 0. */
struct pla_rational pla_chart_bottom(const struct pla_chart *chart);
/** A round number at or above `top` (1, 2, 2.5 or 5 times a power of ten) and the steps to it. */
double pla_chart_axis(double top, int most_steps, double *out_step);
/** The same for the values of a chart: where all are whole numbers, so are the steps. */
double pla_chart_value_axis(const struct pla_chart *chart, int most_steps, double *out_step);
