// SPDX-License-Identifier: Apache-2.0
/** Distribution functions. */
#include "stats/special.h"

#include <math.h>

/** Terms of a continued fraction or series, and when it has converged. */
enum { TERMS = 300 };
static const double PRECISION = 1e-16;
static const double TINY = 1e-300;
/** Halvings of (0, 1) until two doubles are neighbours. */
enum { HALVINGS = 200 };

double pla_root(double x)
{
    return x > 0 ? sqrt(x) : 0;
}

double pla_normal_cdf(double z)
{
    return 0.5 * erfc(-z / sqrt(2));
}

static double away_from_zero(double x)
{
    return fabs(x) < TINY ? TINY : x;
}

/** The continued fraction of the incomplete beta function, for x < (a + 1) / (a + b + 2). */
static double beta_fraction(double x, double a, double b)
{
    double c = 1;
    double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m <= TERMS; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away_from_zero(1 + even * d);
        c = away_from_zero(1 + even / c);
        h *= d * c;
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away_from_zero(1 + odd * d);
        c = away_from_zero(1 + odd / c);
        h *= d * c;
        if (fabs(d * c - 1) < PRECISION)
            break;
    }
    return h;
}

double pla_beta_cdf(double x, double a, double b)
{
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    double front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x));
    if (x < (a + 1) / (a + b + 2))
        return front * beta_fraction(x, a, b) / a;
    return 1 - front * beta_fraction(1 - x, b, a) / b;
}

/** x with I_x(a, b) = p, by halving: slow, but it cannot miss. */
static double beta_quantile(double p, double a, double b)
{
    double low = 0, high = 1;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (middle <= low || middle >= high)
            break;
        if (pla_beta_cdf(middle, a, b) < p)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

double pla_t_quantile(double p, double df)
{
    if (p == 0.5)
        return 0;
    if (p < 0.5)
        return -pla_t_quantile(1 - p, df);
    /* t^2 / (df + t^2) has the beta distribution of (1/2, df/2). */
    double x = beta_quantile(2 * (1 - p), df / 2, 0.5);
    return sqrt(df * (1 - x) / x);
}

double pla_t_tail(double t, double df)
{
    return pla_beta_cdf(df / (df + t * t), df / 2, 0.5);
}

double pla_f_quantile(double p, double df1, double df2)
{
    double x = beta_quantile(p, df1 / 2, df2 / 2);
    if (x <= 0.5)
        return df2 * x / (df1 * (1 - x));
    /* near 1 the distance to it has more digits */
    double rest = beta_quantile(1 - p, df2 / 2, df1 / 2);
    return df2 * (1 - rest) / (df1 * rest);
}

/** Lower regularised gamma by its series, for x < a + 1. */
static double gamma_series(double x, double a)
{
    double term = 1 / a, sum = term;
    for (int n = 1; n < 10 * TERMS; n++) {
        term *= x / (a + n);
        sum += term;
        if (term < sum * PRECISION)
            break;
    }
    return sum * exp(a * log(x) - x - lgamma(a));
}

/** Upper regularised gamma by its continued fraction, for x >= a + 1. */
static double gamma_fraction(double x, double a)
{
    double b = x + 1 - a, c = 1 / TINY, d = 1 / b, h = d;
    for (int i = 1; i <= 10 * TERMS; i++) {
        double an = -i * (i - a);
        b += 2;
        d = 1 / away_from_zero(an * d + b);
        c = away_from_zero(b + an / c);
        h *= d * c;
        if (fabs(d * c - 1) < PRECISION)
            break;
    }
    return h * exp(a * log(x) - x - lgamma(a));
}

double pla_chi2_tail(double x, double df)
{
    if (x <= 0)
        return 1;
    double a = df / 2, half = x / 2;
    return half < a + 1 ? 1 - gamma_series(half, a) : gamma_fraction(half, a);
}
