// SPDX-License-Identifier: Apache-2.0
/** Every statistic of one set of scores. */
#include "stats/agreement.h"

#include "stats/alpha.h"
#include "stats/chance.h"

#include <math.h>

/** Which function makes a coefficient, and its parameters. */
enum family { CHANCE, ALPHA, KAPPA };
struct recipe {
    enum family family;
    int kind; /**< enum pla_chance or enum pla_alpha */
    struct pla_weight weight;
    bool used_only;
};

#define SAME                                                                                       \
    {                                                                                              \
        PLA_WEIGHT_SAME, false                                                                     \
    }
#define LINEAR                                                                                     \
    {                                                                                              \
        PLA_WEIGHT_LINEAR, false                                                                   \
    }
#define QUADRATIC                                                                                  \
    {                                                                                              \
        PLA_WEIGHT_QUADRATIC, false                                                                \
    }
#define ORDINAL                                                                                    \
    {                                                                                              \
        PLA_WEIGHT_ORDINAL, false                                                                  \
    }

static const struct recipe recipes[PLA_COEFFICIENTS] = {
    [PLA_FLEISS] = {CHANCE, PLA_CHANCE_FLEISS, SAME, false},
    [PLA_FLEISS_QUADRATIC] = {CHANCE, PLA_CHANCE_FLEISS, QUADRATIC, false},
    [PLA_AC1] = {CHANCE, PLA_CHANCE_GWET, SAME, false},
    [PLA_AC2_LINEAR] = {CHANCE, PLA_CHANCE_GWET, LINEAR, false},
    [PLA_AC2_QUADRATIC] = {CHANCE, PLA_CHANCE_GWET, QUADRATIC, false},
    [PLA_AC2_ORDINAL] = {CHANCE, PLA_CHANCE_GWET, ORDINAL, false},
    [PLA_BRENNAN_PREDIGER] = {CHANCE, PLA_CHANCE_UNIFORM, SAME, false},
    [PLA_KRIPPENDORFF_NOMINAL] = {ALPHA, PLA_ALPHA_NOMINAL, SAME, false},
    [PLA_KRIPPENDORFF_ORDINAL] = {ALPHA, PLA_ALPHA_ORDINAL, SAME, false},
    [PLA_KRIPPENDORFF_INTERVAL] = {ALPHA, PLA_ALPHA_INTERVAL, SAME, false},
    [PLA_KRIPPENDORFF_RATIO] = {ALPHA, PLA_ALPHA_RATIO, SAME, false},
    [PLA_COHEN] = {KAPPA, 0, SAME, false},
    [PLA_COHEN_LINEAR] = {KAPPA, 0, LINEAR, false},
    [PLA_COHEN_QUADRATIC] = {KAPPA, 0, QUADRATIC, false},
    [PLA_AC1_USED] = {CHANCE, PLA_CHANCE_GWET, SAME, true},
    [PLA_AC2_USED] = {CHANCE, PLA_CHANCE_GWET, QUADRATIC, true},
    [PLA_COHEN_LINEAR_VALUE] = {KAPPA, 0, {PLA_WEIGHT_LINEAR, true}, false},
    [PLA_COHEN_QUADRATIC_VALUE] = {KAPPA, 0, {PLA_WEIGHT_QUADRATIC, true}, false},
    [PLA_AC2_VALUE] = {CHANCE, PLA_CHANCE_GWET, {PLA_WEIGHT_QUADRATIC, true}, false},
    [PLA_FLEISS_VALUE] = {CHANCE, PLA_CHANCE_FLEISS, {PLA_WEIGHT_QUADRATIC, true}, false},
};

static const struct {
    const char *key, *title;
    int parts;
} names[] = {
#define PLA_COEFFICIENT(name, key, title, parts) {key, title, parts},
#include "stats/coefficients.def"
#undef PLA_COEFFICIENT
};

const char *pla_coefficient_key(enum pla_coefficient which)
{
    return names[which].key;
}

const char *pla_coefficient_title(enum pla_coefficient which)
{
    return names[which].title;
}

int pla_coefficient_parts(enum pla_coefficient which)
{
    return names[which].parts;
}

/** Scores and the same without unused levels. */
struct both {
    const struct pla_scores *all;
    struct pla_scores used;
};

static enum pla_code compute(struct pla_agreement *agreement, const struct both *both,
                             enum pla_coefficient which, struct pla_arena *arena,
                             struct pla_err *err)
{
    const struct recipe *recipe = &recipes[which];
    const struct pla_scores *scores = recipe->used_only ? &both->used : both->all;
    struct pla_estimate *out = &agreement->coefficients[which];
    if (recipe->family == ALPHA)
        return pla_alpha_estimate(scores, (enum pla_alpha)recipe->kind, arena, out, err);
    if (recipe->family == KAPPA) {
        struct pla_kappa kappa;
        enum pla_code code = pla_kappa_estimate(scores, recipe->weight, arena, &kappa, err);
        if (code == PLA_OK) {
            *out = kappa.estimate;
            agreement->has_analytic_se[which] = kappa.has_fce_se;
            agreement->analytic_se[which] = kappa.fce_se;
        }
        return code;
    }
    enum pla_chance chance = (enum pla_chance)recipe->kind;
    if ((names[which].parts & PLA_HAS_GWET_SE) != 0) {
        enum pla_code code = pla_chance_gwet_se(scores, chance, recipe->weight, arena,
                                                &agreement->analytic_se[which],
                                                &agreement->has_analytic_se[which], err);
        if (code != PLA_OK)
            return code;
    }
    return pla_chance_corrected(scores, chance, recipe->weight, arena, out, err);
}

/* ---- the rest ---- */

/** Means of the two over items both scored. */
static void set_difference(struct pla_agreement *out, const struct pla_scores *scores)
{
    double n = 0, mean[2] = {0, 0}, squares[2] = {0, 0};
    out->mean_difference = pla_estimate_none("this needs exactly two assessors");
    out->smd = out->mean_difference;
    if (scores->rater_count != 2)
        return;
    out->mean_difference = out->smd = pla_estimate_none("no item has two scores");
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < scores->item_count; i++) {
            if (pla_scores_of(scores, i) != 2)
                continue;
            n += pass == 0;
            for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++) {
                size_t j = scores->marks[m].rater;
                double x = scores->levels[scores->marks[m].level] - scores->levels[0];
                if (pass == 0)
                    mean[j] += x;
                else
                    squares[j] += (x - mean[j]) * (x - mean[j]);
            }
        }
        if (n == 0)
            return;
        if (pass == 0) {
            mean[0] /= n;
            mean[1] /= n;
        }
    }
    double pooled = n > 1 ? sqrt((squares[0] + squares[1]) / (n - 1) / 2) : 0;
    out->mean_difference = pla_estimate_of(mean[1] - mean[0]);
    out->smd = pooled > 1e-12 ? pla_estimate_of((mean[1] - mean[0]) / pooled)
                              : pla_estimate_none("both assessors gave every item the same level");
}

static enum pla_code set_bunching(struct pla_agreement *out, const struct pla_scores *scores,
                                  struct pla_arena *arena, struct pla_err *err)
{
    size_t *counts = PLA_NEW_ARRAY(arena, scores->level_count, size_t);
    if (counts == NULL)
        return pla_err_memory(err);
    for (size_t m = 0; m < scores->score_count; m++)
        counts[scores->marks[m].level]++;
    for (size_t k = 0; k < scores->level_count; k++)
        if (counts[k] > counts[out->commonest_level])
            out->commonest_level = k;
    for (size_t i = 0; i < scores->item_count; i++) {
        bool is_elsewhere = false;
        for (size_t m = scores->first[i]; m < scores->first[i + 1]; m++)
            is_elsewhere |= scores->marks[m].level != out->commonest_level;
        out->items_elsewhere += is_elsewhere && pla_scores_of(scores, i) >= 2;
    }
    out->commonest_share = scores->score_count > 0
                               ? (double)counts[out->commonest_level] / (double)scores->score_count
                               : 0;
    out->is_bunched =
        counts[out->commonest_level] * 5 >= scores->score_count * 4 || out->items_elsewhere < 5;
    return PLA_OK;
}

static enum pla_code estimate_rest(struct pla_agreement *out, const struct pla_scores *scores,
                                   struct pla_arena *arena, struct pla_err *err)
{
    enum pla_code code =
        pla_chance_percent(scores, (struct pla_weight)SAME, arena, &out->exact, err);
    if (code == PLA_OK)
        code = pla_chance_percent(scores, (struct pla_weight){PLA_WEIGHT_ADJACENT, false}, arena,
                                  &out->adjacent, err);
    if (code == PLA_OK)
        code = pla_kappa_light(scores, arena, &out->light, &out->light_quadratic, err);
    if (code == PLA_OK)
        code = pla_icc_estimate(scores, arena, &out->icc, err);
    if (code == PLA_OK)
        code = pla_icc_uneven(scores, arena, &out->icc_uneven, err);
    if (code == PLA_OK)
        code = pla_concord_estimate(scores, arena, &out->concord, err);
    if (code == PLA_OK)
        code = pla_severity_estimate(scores, arena, &out->severity, err);
    return code == PLA_OK ? set_bunching(out, scores, arena, err) : code;
}

enum pla_code pla_agreement_estimate(const struct pla_scores *scores, struct pla_arena *arena,
                                     struct pla_agreement *out, struct pla_err *err)
{
    struct both both = {.all = scores};
    struct pla_agreement agreement = {
        .items = scores->item_count,
        .pairable = pla_scores_items_with(scores, 2),
        .raters = scores->rater_count,
        .scores = scores->score_count,
        .units = scores->unit_count,
        .levels = scores->level_count,
        .headline = scores->rater_count == 2 ? PLA_COHEN_QUADRATIC : PLA_KRIPPENDORFF_ORDINAL};
    enum pla_code code = pla_scores_of_used(scores, arena, &both.used, err);
    if (code == PLA_OK)
        code = estimate_rest(&agreement, scores, arena, err);
    for (int i = 0; i < PLA_COEFFICIENTS && code == PLA_OK; i++)
        code = compute(&agreement, &both, (enum pla_coefficient)i, arena, err);
    if (code != PLA_OK)
        return code;
    set_difference(&agreement, scores);
    *out = agreement;
    return PLA_OK;
}
