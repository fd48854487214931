// SPDX-License-Identifier: Apache-2.0
/**
 * The subset of awards with the most credit that fits under several caps, exactly.
 */
#pragma once

#include "base/arena.h"
#include "base/rational.h"

/** More than this many competing awards are not searched. */
enum { PLA_BEST_MOST = 24 };

struct pla_best {
    size_t count; /**< awards, at most PLA_BEST_MOST */
    size_t cap_count;
    const struct pla_rational *credits; /**< per award, above 0 */
    const struct pla_rational *rooms;   /**< per cap, at least 0 */
    const uint8_t *under;               /**< award i, cap c: i * cap_count + c; not 0: it counts */
};

/**
 * Find the best subset; among equals the one that has the awards listed first.
 * @param out_taken  bit i: award i is kept whole
 * @return false on overflow or if memory is exhausted
 */
bool pla_best_find(const struct pla_best *problem, struct pla_arena *arena, uint32_t *out_taken);
