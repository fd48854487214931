// SPDX-License-Identifier: Apache-2.0
/** Names to numbers, in the order in which they are first seen. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/** Zero-initialise. Lives in the arena given to cli_names_number(), one and the same. */
struct cli_names {
    struct pla_text *items; /**< by number */
    size_t count;
    size_t capacity;   /**< private */
    uint32_t *slots;   /**< private: number + 1, or 0 */
    size_t slot_count; /**< private: a power of 2 */
};

/** The number of a name, which is copied when it is new. UINT32_MAX: no memory. */
uint32_t cli_names_number(struct cli_names *names, struct pla_text name, struct pla_arena *arena);
/** The number of a name that is there; UINT32_MAX if it is not. */
uint32_t cli_names_find(const struct cli_names *names, struct pla_text name);
