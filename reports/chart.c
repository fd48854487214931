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
    for (size_t c = 0; c < chart->category_count; c++) {
        if (chart->kind == PLA_CHART_STACKED) {
            top = pla_rational_max(top, sum_of(chart, c));
            continue;
        }
        for (size_t i = 0; i < chart->series_count; i++) {
            const struct pla_chart_value *value = &chart->series[i].values[c];
            if (!value->is_absent) {
                top = pla_rational_max(top, value->number);
            }
        }
    }
    return top;
}

double pla_chart_axis(double top, int most_steps, double *out_step)
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
