// SPDX-License-Identifier: Apache-2.0
/**
 * The evidence behind several values as one list: each item once, in portfolio order.
 *
 * Zero-initialise with the run: `struct pla_gather gather = {.run = run};`. Nothing is copied while
 * only one of the values has evidence.
 */
#pragma once

#include "assess/marks.h"
#include "assess/run.h"

struct pla_gather {
    struct pla_run *run;
    struct pla_text_list only; /**< private: the one list there is */
    struct pla_marks marks;    /**< private: in use once there are two */
    bool has_doubt;            /**< private */
};

/** Add what a value rests on. */
void pla_gather_add(struct pla_gather *gather, const struct pla_value *value);
/** Add a list of ids; those of no item are passed over. */
void pla_gather_ids(struct pla_gather *gather, const struct pla_text_list *ids);
/** Put the list and the doubt into a value. */
void pla_gather_end(struct pla_gather *gather, struct pla_value *out);
