// SPDX-License-Identifier: Apache-2.0
/**
 * A way through the measures and conditions of a loaded program, which share their parts, that
 * comes by each once; private to this room.
 */
#pragma once

#include "model/rubric.h"

/** Zero-initialise, then pla_visit_begin. Either function may be NULL. */
struct pla_visit {
    void *ctx;
    void (*measure)(void *ctx, const struct pla_measure *measure);
    void (*cond)(void *ctx, const struct pla_cond *cond);
    uint32_t *seen_measures, *seen_conds; /**< private: the round that came by last */
    uint32_t round;
};

/** Memory for the marks. False without memory. */
bool pla_visit_begin(struct pla_visit *visit, const struct pla_program *program,
                     struct pla_arena *arena);
/** Forget what was seen. */
void pla_visit_again(struct pla_visit *visit);
/** Go through one and all below it; NULL is nothing. What was seen before is left out. */
void pla_visit_measure(struct pla_visit *visit, const struct pla_measure *measure);
void pla_visit_cond(struct pla_visit *visit, const struct pla_cond *cond);
/** All that decides an award. */
void pla_visit_award(struct pla_visit *visit, const struct pla_award *award);
