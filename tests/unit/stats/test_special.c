// SPDX-License-Identifier: Apache-2.0
/** Distribution functions against printed tables and closed forms. */
#include "data.h"

#include "stats/special.h"

static const double PI = 3.14159265358979323846;

static void test_normal(void **state)
{
    (void)state;
    assert_near(pla_normal_cdf(0), 0.5, 1e-15);
    assert_near(pla_normal_cdf(PLA_Z95), 0.975, 1e-14);
    assert_near(pla_normal_cdf(-1), 0.158655253931457, 1e-14);
    assert_near(pla_normal_cdf(1) + pla_normal_cdf(-1), 1, 1e-15);
}

/** Fisher & Yates' table; 1 and 2 degrees of freedom have closed forms. */
static void test_t(void **state)
{
    (void)state;
    assert_near(pla_t_quantile(0.975, 11), 2.200985160, 1e-9);
    assert_near(pla_t_quantile(0.975, 1), tan(PI * 0.475), 1e-9);
    assert_near(pla_t_quantile(0.975, 2), 0.95 / sqrt(2 * 0.975 * 0.025), 1e-10);
    assert_near(pla_t_quantile(0.025, 11), -2.200985160, 1e-9);
    assert_near(pla_t_quantile(0.975, 30), 2.042272456, 1e-9);
    assert_near(pla_t_quantile(0.975, 1e6), 1.959966, 1e-6);
    assert_near(pla_t_quantile(0.5, 5), 0, 0);
    assert_near(pla_t_tail(2.200985160, 11), 0.05, 1e-10);
    assert_near(pla_t_tail(-2.200985160, 11), 0.05, 1e-10);
    for (double df = 0.5; df < 300; df *= 1.7) {
        double t = pla_t_quantile(0.975, df);
        assert_near(pla_t_tail(t, df), 0.05, 1e-11);
    }
}

/** F of 2 and n: (1 - x)^(-2/n) has a closed form. */
static void test_f(void **state)
{
    (void)state;
    assert_near(pla_f_quantile(0.975, 5, 15), 3.576415, 5e-7);
    assert_near(pla_f_quantile(0.95, 2, 10), 5 * (pow(0.05, -0.2) - 1), 1e-9);
    assert_near(pla_f_quantile(0.95, 1, 11), 2.200985160 * 2.200985160, 1e-8);
    for (double df = 0.7; df < 400; df *= 2.3) {
        double f = pla_f_quantile(0.975, 5, df), back = pla_f_quantile(0.025, df, 5);
        assert_near(f * back, 1, 1e-9);
    }
}

static void test_chi2(void **state)
{
    (void)state;
    assert_near(pla_chi2_tail(30.76, 19), 0.0429, 5e-5);
    assert_near(pla_chi2_tail(3, 2), exp(-1.5), 1e-14);
    assert_near(pla_chi2_tail(30, 2), exp(-15), 1e-18);
    assert_near(pla_chi2_tail(PLA_Z95 * PLA_Z95, 1), 0.05, 1e-12);
    assert_near(pla_chi2_tail(0, 3), 1, 0);
}

static void test_beta(void **state)
{
    (void)state;
    assert_near(pla_beta_cdf(0.3, 1, 1), 0.3, 1e-15);
    assert_near(pla_beta_cdf(0.3, 2, 1), 0.09, 1e-15);
    assert_near(pla_beta_cdf(0.9, 3, 7) + pla_beta_cdf(0.1, 7, 3), 1, 1e-14);
    assert_near(pla_beta_cdf(0, 2, 3), 0, 0);
    assert_near(pla_beta_cdf(1, 2, 3), 1, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normal), cmocka_unit_test(test_t),    cmocka_unit_test(test_f),
        cmocka_unit_test(test_chi2),   cmocka_unit_test(test_beta),
    };
    (void)ranks;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
