// SPDX-License-Identifier: Apache-2.0
/**
 * The assessor's page: what a person must do, ratings side by side, which evidence counts for what,
 * and the proof of every award.
 */
#pragma once

#include "report.h"

/** Add the contents for one record; `record` as for pla_learner_put. */
void pla_assessor_put(struct pla_doc_node *parent, const struct pla_report *report,
                      const struct pla_subject *one, size_t record);
