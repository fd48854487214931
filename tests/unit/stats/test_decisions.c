// SPDX-License-Identifier: Apache-2.0
/** Drift, decisions at a cut, panels and rates of groups. */
#include "data.h"

#include "stats/cut.h"
#include "stats/drift.h"
#include "stats/rates.h"

static void test_drift(void **state)
{
    (void)state;
    static const double first[] = {2, 3, 1, 2, 3}, second[] = {3, 3, 2, 3, 3},
                        all[] = {3, 4, 2, 3, 4};
    struct pla_drift drift = pla_drift_paired(first, second, 5);
    assert_value(drift.mean, 0.6);
    assert_six(drift.mean.se, sqrt(0.3 / 5));
    assert_true(drift.has_t);
    assert_six(drift.t, 0.6 / sqrt(0.06));
    assert_value(drift.exact, 0.4);
    assert_false(drift.is_flagged); /* 0.6 -/+ 2.776 x 0.245 */
    drift = pla_drift_paired(first, all, 5);
    assert_value(drift.mean, 1);
    assert_false(drift.has_t);
    assert_non_null(drift.mean.why_limits);
    assert_false(pla_drift_paired(first, second, 0).mean.has_value);
    assert_false(pla_drift_paired(first, second, 1).has_t);
}

static void test_panel(void **state)
{
    (void)state;
    assert_near(pla_spearman_brown(0.5, 2), 2.0 / 3, 1e-15);
    assert_int_equal(pla_spearman_brown_needed(0.7, 0.8), 2);
    assert_int_equal(pla_spearman_brown_needed(0.5, 2.0 / 3), 2);
    assert_int_equal(pla_spearman_brown_needed(0.5, 0.67), 3);
    assert_int_equal(pla_spearman_brown_needed(0.9, 0.8), 1);
    assert_int_equal(pla_spearman_brown_needed(0, 0.8), 0);
    assert_near(pla_cut_pass_probability(3, 3, 0.5), 0.5, 1e-15);
    assert_near(pla_cut_pass_probability(3.5, 3, 0.5), 0.841344746, 1e-9);
    assert_near(pla_cut_pass_probability(3, 3, 0), 1, 0);
    assert_near(pla_cut_pass_probability(2.9, 3, 0), 0, 0);
}

/** At the mean, two normals correlated by rho are both below it with 1/4 + asin(rho) / 2 pi. */
static void test_consistency(void **state)
{
    (void)state;
    struct pla_icc icc = {.items = 10, .raters = 2, .grand_mean = 2, .item_sd = 1};
    icc.forms[PLA_ICC_2_K] = pla_estimate_of(0.8);
    struct pla_cut_panel panel = pla_cut_consistency(&icc, 2.25, 1);
    double both = 0.25 + asin(0.8) / (2 * 3.14159265358979323846);
    assert_near(panel.consistency.value, 2 * both, 1e-12);
    assert_near(panel.kappa.value, (both - 0.25) / 0.25, 1e-12);
    icc.forms[PLA_ICC_2_K] = pla_estimate_of(-0.1);
    assert_false(pla_cut_consistency(&icc, 2.25, 1).consistency.has_value);
}

/** Uniform Guidelines, questions and answers (1979) 19 to 22: 48 of 80 and 12 of 40. */
static void test_four_fifths(void **state)
{
    (void)state;
    struct pla_rate high = {48, 80};
    struct pla_rates half = pla_rates_compare((struct pla_rate){12, 40}, high);
    assert_value(half.ratio, 0.5);
    assert_true(half.is_below_four_fifths);
    assert_int_equal(half.impact, PLA_IMPACT_RED);
    assert_int_equal(half.more_to_clear, 8); /* 20 of 40 is .5/.6 = .833; 19.2 needed */
    static const struct {
        uint64_t yes;
        double ratio;
        bool is_below;
    } cases[] = {{45, 0.75, true}, {48, 0.80, false}, {51, 0.85, false}};
    for (size_t i = 0; i < 3; i++) {
        struct pla_rates rates =
            pla_rates_compare((struct pla_rate){cases[i].yes, 100}, (struct pla_rate){60, 100});
        assert_value(rates.ratio, cases[i].ratio);
        assert_int_equal(rates.is_below_four_fifths, cases[i].is_below);
    }
    /* 4 of 7 against 9 of 11: one more would clear it */
    struct pla_rates small = pla_rates_compare((struct pla_rate){4, 7}, (struct pla_rate){9, 11});
    assert_int_equal(small.impact, PLA_IMPACT_AMBER);
    assert_int_equal(small.more_to_clear, 1);
    assert_false(small.is_one_person);
    small = pla_rates_compare((struct pla_rate){2, 4}, (struct pla_rate){7, 10});
    assert_true(small.is_one_person);
}

/** Fisher's tea: 3 of 4 against 1 of 4, two-sided .485714; and a table with all in one row. */
static void test_fisher(void **state)
{
    (void)state;
    assert_six(pla_rates_fisher((struct pla_rate){3, 4}, (struct pla_rate){1, 4}), 0.485714);
    assert_six(pla_rates_fisher((struct pla_rate){4, 4}, (struct pla_rate){0, 4}), 2 / 70.0);
    assert_six(pla_rates_fisher((struct pla_rate){5, 5}, (struct pla_rate){7, 7}), 1);
}

/** Newcombe, R. (1998). Statistics in Medicine 17, 873-890, table II, method 10: 56/70 - 48/80. */
static void test_newcombe(void **state)
{
    (void)state;
    struct pla_rates rates =
        pla_rates_compare((struct pla_rate){56, 70}, (struct pla_rate){48, 80});
    assert_value(rates.difference, 0.2);
    assert_near(rates.difference.low, 0.0524, 0.00005);
    assert_near(rates.difference.high, 0.3339, 0.00005);
    rates = pla_rates_compare((struct pla_rate){9, 10}, (struct pla_rate){3, 10});
    assert_near(rates.difference.low, 0.1705, 0.00005);
    assert_near(rates.difference.high, 0.8090, 0.00005);
}

static void test_no_rate(void **state)
{
    (void)state;
    struct pla_rates none = pla_rates_compare((struct pla_rate){0, 9}, (struct pla_rate){5, 9});
    assert_value(none.ratio, 0);
    assert_false(none.ratio.has_limits);
    assert_non_null(none.ratio.why_limits);
    none = pla_rates_compare((struct pla_rate){0, 9}, (struct pla_rate){0, 9});
    assert_false(none.ratio.has_value);
    assert_false(none.has_z);
    none = pla_rates_compare((struct pla_rate){9, 9}, (struct pla_rate){9, 9});
    assert_value(none.ratio, 1);
    assert_false(none.ratio.has_limits);
}

static void test_reference(void **state)
{
    (void)state;
    struct pla_rate groups[] = {{40, 100}, {4, 4}, {60, 100}, {9, 9}};
    assert_int_equal(pla_rates_reference(groups, 4, 5), 3);
    groups[3] = (struct pla_rate){4, 4};
    assert_int_equal(pla_rates_reference(groups, 4, 5), 2);
    groups[3] = (struct pla_rate){5, 5}; /* 5 of 1009 are less than 2% */
    groups[0].n = 900;
    assert_int_equal(pla_rates_reference(groups, 4, 5), 2);
    assert_int_equal(pla_rates_reference(groups, 0, 5), 0);
}

/** Holm, S. (1979): .01 .04 .03 of three become .03 .06 .06. */
static void test_holm(void **state)
{
    (void)state;
    struct pla_rates rates[3] = {{.fisher_p = 0.01, .is_below_four_fifths = true},
                                 {.fisher_p = 0.04, .is_below_four_fifths = true},
                                 {.fisher_p = 0.03}};
    struct pla_rates *list[] = {&rates[0], &rates[1], &rates[2]};
    struct pla_err err;
    assert_int_equal(pla_rates_adjust(list, 3, &arena, &err), PLA_OK);
    assert_six(rates[0].adjusted_p, 0.03);
    assert_six(rates[1].adjusted_p, 0.06);
    assert_six(rates[2].adjusted_p, 0.06);
    assert_int_equal(rates[0].impact, PLA_IMPACT_RED);
    assert_int_equal(rates[1].impact, PLA_IMPACT_AMBER);
    assert_int_equal(rates[2].impact, PLA_IMPACT_NONE);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drift),
        cmocka_unit_test(test_panel),
        cmocka_unit_test(test_consistency),
        cmocka_unit_test(test_four_fifths),
        cmocka_unit_test(test_fisher),
        cmocka_unit_test(test_newcombe),
        cmocka_unit_test(test_no_rate),
        cmocka_unit_test(test_reference),
        cmocka_unit_test_teardown(test_holm, release),
    };
    (void)make;
    (void)ranks;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
