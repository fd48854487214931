// SPDX-License-Identifier: Apache-2.0
/** Tests of reports/svg and reports/chart: axes, patterns, numbers in the drawing. */
#include "svg.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void assert_axis(double top, int steps, double end, double step)
{
    double got;
    assert_true(pla_chart_axis(top, steps, &got) == end);
    assert_true(got == step);
}

static void axes_are_round(void **state)
{
    (void)state;
    assert_axis(8, 4, 8, 2);
    assert_axis(9, 4, 10, 2.5);
    assert_axis(100, 4, 100, 25);
    assert_axis(101, 4, 150, 50);
    assert_axis(1, 4, 1, 0.25);
    assert_axis(0, 4, 1, 1);
    assert_axis(3, 4, 3, 1);
}

static const struct pla_text names[] = {{"A <1>", 5}, {"B", 1}};
static const struct pla_chart_value first[] = {{.number = {3, 1}}, {.number = {1, 2}}};
static const struct pla_chart_value second[] = {{.number = {2, 1}},
                                                {.number = {0, 1}, .is_absent = true}};
static const struct pla_chart_series series[] = {{{"one", 3}, first}, {{"two", 3}, second}};
static const struct pla_rational bounds[] = {{0, 1}, {1, 1}, {2, 1}};
static const struct pla_chart_threshold thresholds[] = {{{"minimum 1", 9}, {1, 1}}};

static void every_kind_is_drawn_with_its_numbers(void **state)
{
    (void)state;
    for (int kind = PLA_CHART_BARS; kind <= PLA_CHART_HEAT; kind++) {
        struct pla_chart chart = {.kind = (enum pla_chart_kind)kind,
                                  .title = PLA_TEXT("Credits & more"),
                                  .names = names,
                                  .category_count = 2,
                                  .series = series,
                                  .series_count = kind == PLA_CHART_DISTRIBUTION ? 1 : 2,
                                  .bounds = bounds,
                                  .thresholds = thresholds,
                                  .threshold_count = kind == PLA_CHART_DISTRIBUTION,
                                  .places = 2};
        struct pla_str out = {0};
        pla_svg_put(&chart, pla_words_english(), 7, &out);
        assert_false(out.failed);
        assert_non_null(strstr(out.at, "<title id=\"t7\">Credits &amp; more</title>"));
        assert_null(strstr(out.at, "<1>"));
        assert_null(strstr(out.at, "nan"));
        assert_null(strstr(out.at, "inf"));
        assert_true(kind == PLA_CHART_LINES || strstr(out.at, ">0.5</text>") != NULL);
        assert_true(kind != PLA_CHART_DISTRIBUTION || strstr(out.at, "minimum 1") != NULL);
        pla_str_release(&out);
    }
}

static void series_differ_without_colour(void **state)
{
    struct pla_chart chart = {.kind = PLA_CHART_STACKED,
                              .names = names,
                              .category_count = 2,
                              .series = series,
                              .series_count = 2};
    struct pla_str out = {0};
    (void)state;
    assert_true(pla_rational_compare(pla_chart_top(&chart), PLA_WHOLE(5)) == 0);
    pla_svg_put(&chart, pla_words_english(), 1, &out);
    assert_non_null(strstr(out.at, "fill=\"url(#p1-0)\""));
    assert_non_null(strstr(out.at, "fill=\"url(#p1-1)\""));
    pla_str_release(&out);
    chart.kind = PLA_CHART_BARS;
    assert_true(pla_rational_compare(pla_chart_top(&chart), PLA_WHOLE(3)) == 0);
}

static void counts_have_whole_steps(void **state)
{
    const struct pla_chart_value ten[] = {{.number = {10, 1}}}, half[] = {{.number = {19, 2}}},
                                 two[] = {{.number = {2, 1}}};
    struct pla_chart_series one = {{"one", 3}, ten};
    struct pla_chart chart = {.kind = PLA_CHART_BARS,
                              .names = names,
                              .category_count = 1,
                              .series = &one,
                              .series_count = 1};
    double step;
    (void)state;
    assert_true(pla_chart_value_axis(&chart, 4, &step) == 10);
    assert_true(step == 5);
    one.values = half; /* no count: 2.5 is fine */
    assert_true(pla_chart_value_axis(&chart, 4, &step) == 10);
    assert_true(step == 2.5);
    one.values = two;
    assert_true(pla_chart_value_axis(&chart, 4, &step) == 2);
    assert_true(step == 1);
}

static void values_below_zero_and_limits_are_drawn(void **state)
{
    const struct pla_chart_value values[] = {
        {.number = {-1, 2}, .has_limits = true, .low = {-1, 1}, .high = {1, 4}},
        {.number = {1, 2}},
    };
    const struct pla_chart_series one = {{"one", 3}, values};
    struct pla_chart chart = {.kind = PLA_CHART_BARS,
                              .names = names,
                              .category_count = 2,
                              .series = &one,
                              .series_count = 1,
                              .places = 2};
    struct pla_str out = {0};
    (void)state;
    assert_int_equal(pla_rational_compare(pla_chart_bottom(&chart), PLA_WHOLE(-1)), 0);
    pla_svg_put(&chart, pla_words_english(), 1, &out);
    assert_non_null(strstr(out.at, ">\xE2\x88\x92"
                                   "0.5</text>"));
    assert_non_null(strstr(out.at, "class=\"w\""));
    assert_null(strstr(out.at, "width=\"-"));
    pla_str_release(&out);
    chart.kind = PLA_CHART_STACKED; /* cannot go below */
    assert_int_equal(pla_chart_bottom(&chart).num, 0);
}

static void what_is_left_out_is_not_drawn(void **state)
{
    struct pla_chart chart = {.kind = PLA_CHART_BARS,
                              .names = names,
                              .category_count = 2,
                              .series = series,
                              .series_count = 1,
                              .places = 2};
    struct pla_str out = {0};
    (void)state;
    chart.has_rest = true;
    assert_int_equal(pla_chart_drawn(&chart), 1);
    pla_svg_put(&chart, pla_words_english(), 1, &out);
    assert_null(strstr(out.at, ">B</text>"));
    pla_str_release(&out);
    chart.category_count = 1; /* nothing but a rest is drawn all the same */
    assert_int_equal(pla_chart_drawn(&chart), 1);
}

static void right_to_left_mirrors(void **state)
{
    struct pla_chart chart = {.kind = PLA_CHART_BARS,
                              .names = names,
                              .category_count = 1,
                              .series = series,
                              .series_count = 1};
    struct pla_str out = {0};
    (void)state;
    pla_svg_put(&chart, pla_words_find("ar"), 1, &out);
    assert_non_null(strstr(out.at, "text-anchor=\"end\">A &lt;1&gt;</text>"));
    assert_non_null(strstr(out.at, ">٣</text>"));
    pla_str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(axes_are_round),
        cmocka_unit_test(every_kind_is_drawn_with_its_numbers),
        cmocka_unit_test(series_differ_without_colour),
        cmocka_unit_test(counts_have_whole_steps),
        cmocka_unit_test(values_below_zero_and_limits_are_drawn),
        cmocka_unit_test(what_is_left_out_is_not_drawn),
        cmocka_unit_test(right_to_left_mirrors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
