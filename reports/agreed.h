// SPDX-License-Identifier: Apache-2.0
/** The agreement of assessors in a document of a run: charts of statistics worked out elsewhere. */
#pragma once

#include "cohort.h"

/** Add charts of agreement by criterion and of severity; nothing where the cohort has none. */
void pla_agreed_put(struct pla_doc_node *parent, const struct pla_cohort *cohort);
