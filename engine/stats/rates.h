// SPDX-License-Identifier: Apache-2.0
/**
 * Rates of two groups: is one recommended less often, and could that be chance?
 *
 * A screen, not a finding: the four-fifths rule is United States hiring law (Uniform Guidelines
 * 1978, 29 CFR 1607.4 D), used here to say where to look.
 */
#pragma once

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "stats/estimate.h"

/** Of `n` people (fewer than a thousand million) `yes` passed. */
struct pla_rate {
    uint64_t yes, n;
};

enum pla_impact { PLA_IMPACT_NONE, PLA_IMPACT_AMBER, PLA_IMPACT_RED };
const char *pla_impact_name(enum pla_impact impact); /**< "none" "amber" "red" */

/** One group against the reference. */
struct pla_rates {
    struct pla_estimate rate;       /**< the group's own, Wilson */
    struct pla_estimate ratio;      /**< to the reference, log interval */
    struct pla_estimate difference; /**< Newcombe's interval (1998, method 10) */
    bool is_below_four_fifths;      /**< by whole numbers: exactly .80 is not */
    uint64_t more_to_clear;         /**< passes that would clear four-fifths */
    bool has_z;
    double z;           /**< pooled */
    double fisher_p;    /**< exact, two-sided */
    double adjusted_p;  /**< after Holm, if several groups were compared; else fisher_p */
    bool is_one_person; /**< one more pass would reverse the direction */
    enum pla_impact impact;
};

/** Fisher's exact test of a 2 x 2 table, two-sided: tables no likelier than this one. */
double pla_rates_fisher(struct pla_rate a, struct pla_rate b);
struct pla_rates pla_rates_compare(struct pla_rate group, struct pla_rate reference);
/** Holm's step-down over all compared groups; sets adjusted_p and impact (red below .05). */
enum pla_code pla_rates_adjust(struct pla_rates *const *groups, size_t count,
                               struct pla_arena *arena, struct pla_err *err);
/**
 * The reference: highest rate among groups with at least `least` people and 2% of the pool.
 * @return its index, or `count` if no group is large enough
 */
size_t pla_rates_reference(const struct pla_rate *groups, size_t count, uint64_t least);
