// SPDX-License-Identifier: Apache-2.0
/** Weights of agreement. */
#include "stats/weight.h"

#include <math.h>

static double by_distance(enum pla_weight_kind kind, double distance, double longest)
{
    double share = longest > 0 ? distance / longest : 0;
    return kind == PLA_WEIGHT_LINEAR ? 1 - share : 1 - share * share;
}

double pla_weight_of(struct pla_weight weight, const struct pla_scores *scores, size_t k, size_t l)
{
    size_t q = scores->level_count;
    double rank = k > l ? (double)(k - l) : (double)(l - k);
    if (weight.kind == PLA_WEIGHT_SAME || k == l)
        return k == l;
    if (weight.kind == PLA_WEIGHT_ADJACENT)
        return rank <= 1;
    if (weight.kind == PLA_WEIGHT_ORDINAL)
        return 1 - rank * (rank + 1) / ((double)q * ((double)q - 1));
    if (!weight.by_value)
        return by_distance(weight.kind, rank, (double)q - 1);
    return by_distance(weight.kind, fabs(scores->levels[k] - scores->levels[l]),
                       scores->levels[q - 1] - scores->levels[0]);
}

double *pla_weights(struct pla_weight weight, const struct pla_scores *scores,
                    struct pla_arena *arena)
{
    size_t q = scores->level_count;
    double *weights = pla_arena_array(arena, q, q * sizeof(double));
    for (size_t k = 0; weights != NULL && k < q; k++)
        for (size_t l = 0; l < q; l++)
            weights[k * q + l] = pla_weight_of(weight, scores, k, l);
    return weights;
}
