// SPDX-License-Identifier: Apache-2.0
/**
 * Distribution functions that intervals and tests need: normal, beta, t, F, chi-square.
 *
 * Doubles from the C library's erfc and lgamma; the regularised incomplete beta is Lentz's
 * continued fraction (Press et al., Numerical Recipes 6.4). Degrees of freedom may be fractions.
 */
#pragma once

/** Two-sided 95% point of the normal distribution. */
#define PLA_Z95 1.9599639845400545

/** P(Z <= z). */
double pla_normal_cdf(double z);
/** Regularised incomplete beta I_x(a, b), 0 <= x <= 1, a and b > 0. */
double pla_beta_cdf(double x, double a, double b);
/** t with P(T <= t) = p, 0 < p < 1. */
double pla_t_quantile(double p, double df);
/** P(|T| >= |t|). */
double pla_t_tail(double t, double df);
/** F with P(X <= F) = p, 0 < p < 1. */
double pla_f_quantile(double p, double df1, double df2);
/** P(X >= x) of chi-square. */
double pla_chi2_tail(double x, double df);
/** sqrt of what is 0 or above but for rounding. */
double pla_root(double x);
