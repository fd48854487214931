// SPDX-License-Identifier: Apache-2.0
/**
 * Caps while they are counted; private to limit_cap*.c.
 */
#pragma once

#include "assess/limit.h"

#define PLA_NO_CAP SIZE_MAX

struct pla_cap_count {
    const struct pla_cap *cap;
    size_t outer; /**< the cap it lies within, or PLA_NO_CAP */
    size_t depth; /**< caps around it */
    bool is_open; /**< it cannot be counted: `why` says what is not known */
    struct pla_text why;
    struct pla_rational room; /**< what it lets pass beside credit held, at least 0 */
    struct pla_rational sum;  /**< of the awards under it */
    bool bites;               /**< sum is more than room */
};

struct pla_caps {
    struct pla_limiter *limiter;
    struct pla_cap_count *items;
    size_t count;
    size_t *inner_first; /**< indexes, the deepest caps first */
    uint8_t *under;      /**< entry e, cap c: e * count + c; not 0: the award counts there */
};

/** Nest the caps and find the room of each. @return false on overflow or no memory */
bool pla_caps_open(struct pla_limiter *limiter, struct pla_caps *out);
static inline bool pla_cap_has(const struct pla_caps *caps, const struct pla_entry *entry, size_t c)
{
    return caps->under[entry->order * caps->count + c] != 0;
}
