// SPDX-License-Identifier: Apache-2.0
/**
 * Everything about one set of scores: the coefficients of coefficients.def and what else a report
 * on agreement shows. Plain numbers; reports, pages and workbooks take this struct as it is.
 */
#pragma once

#include "stats/concord.h"
#include "stats/icc.h"
#include "stats/kappa.h"
#include "stats/severity.h"

/** The rows of coefficients.def. */
enum pla_coefficient {
#define PLA_COEFFICIENT(name, key, title, parts) PLA_##name,
#include "stats/coefficients.def"
#undef PLA_COEFFICIENT
    PLA_COEFFICIENTS
};

/** What is written of a coefficient besides its value. */
enum {
    PLA_HAS_JACKKNIFE = 1, /**< standard error and limits */
    PLA_HAS_GWET_SE = 2,
    PLA_HAS_FCE_SE = 4,
    PLA_HAS_ALWAYS = 8 /**< shown without being asked for more */
};
const char *pla_coefficient_key(enum pla_coefficient which);   /**< "fleiss_kappa" */
const char *pla_coefficient_title(enum pla_coefficient which); /**< "Fleiss' kappa" */
int pla_coefficient_parts(enum pla_coefficient which);

struct pla_agreement {
    size_t items, pairable, raters, scores, units, levels;
    struct pla_estimate exact, adjacent;
    struct pla_estimate coefficients[PLA_COEFFICIENTS];
    /** Analytic standard errors, for comparison with other programs. */
    double analytic_se[PLA_COEFFICIENTS];
    bool has_analytic_se[PLA_COEFFICIENTS];
    struct pla_light light, light_quadratic;
    struct pla_icc icc;
    struct pla_icc_uneven icc_uneven;
    struct pla_concord concord;
    struct pla_severity severity;
    struct pla_estimate mean_difference; /**< second rater less first, of exactly two; no limits */
    struct pla_estimate smd;             /**< the same in standard deviations; no limits */
    double commonest_share;              /**< of all scores, how many are the level used most */
    size_t commonest_level;
    size_t items_elsewhere; /**< pairable items with a score outside that level */
    bool is_bunched; /**< 80% of scores or more in one level, or fewer than 5 items outside it */
    enum pla_coefficient headline; /**< quadratic kappa of exactly two raters, else ordinal alpha */
};

/**
 * Compute all of it.
 * @return PLA_OK or PLA_MEMORY; what is not defined has its reason in its estimate
 */
enum pla_code pla_agreement_estimate(const struct pla_scores *scores, struct pla_arena *arena,
                                     struct pla_agreement *out, struct pla_err *err);
