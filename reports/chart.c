// SPDX-License-Identifier: Apache-2.0
/** What every drawing of a chart works out first. */
#include "chart.h"

static struct pla_rational sum_of(const struct pla_chart *chart, size_t category)
{
    struct pla_rational sum = PLA_ZERO;
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct pla_chart_value *value = &chart->series[i].values[category];
        if (!value->is_absent && !pla_rational_add(sum, value->number, &sum)) {
            break;
        }
    }
    return sum;
}

struct pla_rational pla_chart_top(const struct pla_chart *chart)
{
    struct pla_rational top = PLA_ZERO;
    for (size_t c = 0; c < pla_chart_drawn(chart); c++) {
        if (chart->kind == PLA_CHART_STACKED) {
            top = pla_rational_max(top, sum_of(chart, c));
            continue;
        }
        for (size_t i = 0; i < chart->series_count; i++) {
            const struct pla_chart_value *value = &chart->series[i].values[c];
            if (!value->is_absent) {
                top = pla_rational_max(top, value->number);
                top = value->has_limits ? pla_rational_max(top, value->high) : top;
            }
        }
    }
    return top;
}

struct pla_rational pla_chart_bottom(const struct pla_chart *chart)
{
    struct pla_rational bottom = PLA_ZERO;
    for (size_t c = 0; chart->kind == PLA_CHART_BARS && c < pla_chart_drawn(chart); c++) {
        for (size_t i = 0; i < chart->series_count; i++) {
            const struct pla_chart_value *value = &chart->series[i].values[c];
            if (!value->is_absent) {
                bottom = pla_rational_min(bottom, value->number);
                bottom = value->has_limits ? pla_rational_min(bottom, value->low) : bottom;
            }
        }
    }
    return bottom;
}

static bool is_whole(const struct pla_chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t c = 0; c < pla_chart_drawn(chart); c++) {
            const struct pla_chart_value *value = &chart->series[i].values[c];
            if (!value->is_absent && value->number.den != 1) {
                return false;
            }
        }
    }
    return true;
}

static double find_axis(double top, int most_steps, bool is_whole, double *out_step)
{
    static const double sizes[] = {1, 2, 2.5, 5};
    double power = 1;
    if (!(top > 0) || most_steps < 1) {
        *out_step = 1;
        return 1;
    }
    while (power * most_steps > top && power > 1e-9) {
        power /= 10;
    }
    for (;; power *= 10) {
        for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
            double step = power * sizes[i];
            if (is_whole && (step < 1 || step != (double)(int64_t)step)) {
                continue;
            }
            double steps = (double)(int64_t)(top / step);
            if (steps * step < top) {
                steps++;
            }
            if (steps <= most_steps) {
                *out_step = step;
                return steps * step;
            }
        }
    }
}

double pla_chart_axis(double top, int most_steps, double *out_step)
{
    return find_axis(top, most_steps, false, out_step);
}

double pla_chart_value_axis(const struct pla_chart *chart, int most_steps, double *out_step)
{
    double top = pla_rational_to_double(pla_chart_top(chart));
    return find_axis(top, most_steps, top < 1e15 && is_whole(chart), out_step);
}
