// SPDX-License-Identifier: Apache-2.0
/** Decision agreement of panels. */
#include "stats/cut.h"

#include "stats/special.h"

#include <math.h>

/** Nodes above 0 and weights of the 20-point Gauss-Legendre rule (Abramowitz and Stegun 25.4). */
static const double NODES[] = {0.0765265211334973, 0.2277858511416451, 0.3737060887154195,
                               0.5108670019508271, 0.6360536807265150, 0.7463319064601508,
                               0.8391169718222188, 0.9122344282513259, 0.9639719272779138,
                               0.9931285991850949};
static const double WEIGHTS[] = {0.1527533871307258, 0.1491729864726037, 0.1420961093183820,
                                 0.1316886384491766, 0.1181945319615184, 0.1019301198172404,
                                 0.0832767415767048, 0.0626720483341091, 0.0406014298003869,
                                 0.0176140071391521};
static const double PI = 3.14159265358979323846;

static double density(double t, double z)
{
    return exp(-z * z / (1 + sin(t)));
}

/** P(both below z) of two normals correlated by `rho`. */
static double both_below(double z, double rho)
{
    double half = asin(rho) / 2, sum = 0, one = pla_normal_cdf(z);
    for (size_t i = 0; i < sizeof NODES / sizeof NODES[0]; i++)
        sum += WEIGHTS[i] * (density(half * (1 - NODES[i]), z) + density(half * (1 + NODES[i]), z));
    return one * one + half * sum / (2 * PI);
}

struct pla_cut_panel pla_cut_consistency(const struct pla_icc *icc, double cut, double step)
{
    struct pla_cut_panel panel = {.consistency = pla_estimate_none(icc->forms[PLA_ICC_2_K].why)};
    double rho = icc->forms[PLA_ICC_2_K].value;
    panel.kappa = panel.consistency;
    if (!icc->forms[PLA_ICC_2_K].has_value)
        return panel;
    panel.consistency = panel.kappa =
        pla_estimate_none("the reliability of the panel is not between 0 and 1");
    if (!(rho > 0 && rho < 1) || !(icc->item_sd > 0))
        return panel;
    double z = (cut - step / (2 * (double)icc->raters) - icc->grand_mean) / icc->item_sd;
    double below = pla_normal_cdf(z), both = both_below(z, rho);
    panel.consistency = pla_estimate_of(1 + 2 * (both - below));
    if (below > 0 && below < 1)
        panel.kappa = pla_estimate_of((both - below * below) / (below - below * below));
    return panel;
}

double pla_cut_pass_probability(double mean, double cut, double sem)
{
    if (sem <= 0)
        return mean >= cut - 1e-9;
    return pla_normal_cdf((mean - cut) / sem);
}
