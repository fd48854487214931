// SPDX-License-Identifier: Apache-2.0
/**
 * The registrar's page: key numbers, charts with their tables, every recommendation and learner in
 * tables that a page can sort and search, what needs a person, and where it all comes from.
 */
#pragma once

#include "cohort.h"

/** Add the contents; closes the cohort. */
void pla_registrar_put(struct pla_doc_node *parent, const struct pla_report *report,
                       struct pla_cohort *cohort);

/* Parts that the board's document has too; the cohort is closed. */
void pla_cohort_put_figures(struct pla_doc_node *parent, const struct pla_report *report,
                            const struct pla_cohort *cohort);
void pla_cohort_put_statuses(struct pla_doc_node *parent, const struct pla_cohort *cohort);
void pla_cohort_put_courses(struct pla_doc_node *parent, const struct pla_cohort *cohort);
void pla_cohort_put_methods(struct pla_doc_node *parent, const struct pla_cohort *cohort);
void pla_cohort_put_scores(struct pla_doc_node *parent, const struct pla_cohort *cohort);
void pla_cohort_put_caps(struct pla_doc_node *parent, const struct pla_cohort *cohort);
void pla_cohort_put_provenance(struct pla_doc_node *parent, const struct pla_report *report,
                               const struct pla_cohort *cohort);
