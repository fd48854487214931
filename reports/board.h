// SPDX-License-Identifier: Apache-2.0
/**
 * The summary for the board: counts, credits, turnaround, limits on the cohort (counted, never
 * applied), appeals, learners by method, agreement of assessors. What is not known is said.
 */
#pragma once

#include "cohort.h"
#include "turnaround.h"

/** What only a store knows. */
struct pla_board_facts {
    const struct pla_case_days *cases;
    size_t case_count;
    size_t appeals_opened, appeals_decided, appeals_changed, appeals_waiting, appeals_late;
};

/** Add the contents; closes the cohort. `facts` NULL: the report is made from files. */
void pla_board_put(struct pla_doc_node *parent, const struct pla_report *report,
                   struct pla_cohort *cohort, const struct pla_board_facts *facts);
