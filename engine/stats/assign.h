// SPDX-License-Identifier: Apache-2.0
/**
 * Which assessor gets which portfolio: as many as wanted each, never one who may not, never more
 * than an assessor takes; loads even; and assessors linked by common portfolios, so that severity
 * can be told apart afterwards.
 *
 * The same seed gives the same assignment. The number assigned is the largest possible (augmenting
 * paths; a bipartite matching with capacities).
 */
#pragma once

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum pla_assign_why {
    PLA_ASSIGN_DONE,
    PLA_ASSIGN_NOBODY, /**< no assessor may */
    PLA_ASSIGN_FEW,    /**< fewer may than are wanted */
    PLA_ASSIGN_FULL    /**< those who may have all they take */
};
/** "assigned", "no assessor may assess it", ... */
const char *pla_assign_words(enum pla_assign_why why);

struct pla_assign {
    size_t portfolios, assessors;
    size_t each;         /**< assessors wanted for a portfolio */
    const bool *may;     /**< portfolios x assessors */
    const size_t *most;  /**< by assessor; SIZE_MAX: no limit */
    const size_t *loads; /**< what they have already; NULL: nothing */
    uint64_t seed;
};

struct pla_assignment {
    uint32_t *chosen;          /**< portfolios x each: assessors; the first counts[p] are set */
    size_t *counts;            /**< by portfolio */
    enum pla_assign_why *whys; /**< by portfolio: why it has fewer than wanted */
    size_t *loads;             /**< by assessor, with what they had */
    size_t short_count;        /**< portfolios that have fewer than wanted */
    size_t groups; /**< teams of assessors that share no portfolio; 1 is what is wanted */
};

/** Assign. Lives in the arena. PLA_MEMORY. */
enum pla_code pla_assign_make(const struct pla_assign *assign, struct pla_arena *arena,
                              struct pla_assignment *out, struct pla_err *err);
