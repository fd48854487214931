// SPDX-License-Identifier: Apache-2.0
/** A way through measures and conditions, which share their parts, that comes by each once. */
#pragma once

#include "rubric/lang.h"

struct pla_tour {
    struct pla_lang *lang;
    void *ctx;
    void (*measure)(void *ctx, struct pla_draft_measure *measure); /**< children first; or NULL */
    void (*cond)(void *ctx, struct pla_draft_cond *cond);          /**< children first; or NULL */
};
/** Begin: nothing seen yet. */
void pla_tour_begin(struct pla_tour *tour);
/** NULL is nothing. */
void pla_tour_measure(struct pla_tour *tour, const struct pla_measure *measure);
void pla_tour_cond(struct pla_tour *tour, const struct pla_cond *cond);
