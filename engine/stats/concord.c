// SPDX-License-Identifier: Apache-2.0
/** Kendall's coefficient of concordance. */
#include "stats/concord.h"

#include "stats/special.h"

/** Complete items by rater: how often each level, and from that its average rank. */
struct ranking {
    size_t n, m, levels;
    size_t *counts; /**< rater x level */
    double *ranks;  /**< rater x level */
};

static bool ranking_begin(struct ranking *ranking, const struct pla_scores *scores,
                          struct pla_arena *arena)
{
    size_t cells = 0;
    ranking->m = scores->rater_count;
    ranking->levels = scores->level_count;
    ranking->n = 0;
    for (size_t i = 0; i < scores->item_count; i++)
        ranking->n += pla_scores_of(scores, i) == ranking->m;
    if (__builtin_mul_overflow(ranking->m, ranking->levels, &cells))
        return false;
    ranking->counts = PLA_NEW_ARRAY(arena, cells, size_t);
    ranking->ranks = PLA_NEW_ARRAY(arena, cells, double);
    return ranking->counts != NULL && ranking->ranks != NULL;
}

static void count_levels(struct ranking *ranking, const struct pla_scores *scores)
{
    for (size_t i = 0; i < scores->item_count; i++) {
        if (pla_scores_of(scores, i) != ranking->m)
            continue;
        for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++)
            ranking->counts[scores->marks[m].rater * ranking->levels + scores->marks[m].level]++;
    }
}

/** Average ranks; @return the sum of t^3 - t over ties. */
static double set_ranks(struct ranking *ranking)
{
    double ties = 0;
    for (size_t j = 0; j < ranking->m; j++) {
        double below = 0;
        for (size_t k = 0; k < ranking->levels; k++) {
            double t = (double)ranking->counts[j * ranking->levels + k];
            ranking->ranks[j * ranking->levels + k] = below + (t + 1) / 2;
            below += t;
            ties += t * t * t - t;
        }
    }
    return ties;
}

enum pla_code pla_concord_estimate(const struct pla_scores *scores, struct pla_arena *arena,
                                   struct pla_concord *out, struct pla_err *err)
{
    struct ranking ranking;
    if (!ranking_begin(&ranking, scores, arena))
        return pla_err_memory(err);
    *out = (struct pla_concord){.w = pla_estimate_none("one assessor scored everything")};
    if (ranking.m < 2)
        return PLA_OK;
    out->w = pla_estimate_none("fewer than two items were scored by every assessor");
    if (ranking.n < 2)
        return PLA_OK;
    count_levels(&ranking, scores);
    double ties = set_ranks(&ranking), n = (double)ranking.n, m = (double)ranking.m, s = 0;
    for (size_t i = 0; i < scores->item_count; i++) {
        if (pla_scores_of(scores, i) != ranking.m)
            continue;
        double sum = 0;
        for (size_t a = scores->first[i]; a < scores->first[i + 1]; a++)
            sum += ranking.ranks[scores->marks[a].rater * ranking.levels + scores->marks[a].level];
        s += (sum - m * (n + 1) / 2) * (sum - m * (n + 1) / 2);
    }
    double below = m * m * (n * n * n - n) - m * ties;
    out->w = pla_estimate_none("every assessor gave all items the same level");
    if (below <= 0)
        return PLA_OK;
    out->w = pla_estimate_of(12 * s / below);
    out->df = ranking.n - 1;
    out->chi2 = m * (n - 1) * out->w.value;
    out->p = pla_chi2_tail(out->chi2, (double)out->df);
    return PLA_OK;
}
