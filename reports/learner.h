// SPDX-License-Identifier: Apache-2.0
/**
 * The learner's page and letter: the verdict first, then the numbers, what was recognised and why,
 * what is missing with the wording of the next level, the evidence, and how to appeal.
 */
#pragma once

#include "report.h"

/**
 * Add the contents for one record.
 * @param record  0: the document is about this record alone; else its number, from 1, in anchors
 */
void pla_learner_put(struct pla_doc_node *parent, const struct pla_report *report,
                     const struct pla_subject *one, size_t record);
/** The verdict on a record: one answer and what goes with it. Also for assessors. */
void pla_learner_put_verdict(struct pla_doc_node *parent, const struct pla_report *report,
                             const struct pla_subject *one);
