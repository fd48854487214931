// SPDX-License-Identifier: Apache-2.0
/**
 * A run as a whole, gathered decision by decision: what the registrar's and the board's documents
 * are made of. Memory grows with learners, courses and rows kept, never with reasons or evidence.
 */
#pragma once

#include "model/agreement.h"
#include "report.h"
#include "totals.h"

enum { PLA_COHORT_ROWS = 5000 /**< recommendations and cases for review that a document lists */ };

/** One award of one decision, as the registrar's table shows it. */
struct pla_cohort_row {
    struct pla_text learner, name, portfolio, rubric, award, course, title, method;
    struct pla_runs why;
    enum pla_award_status status;
    struct pla_rational credits;
};

/** A decision that a person must look at. */
struct pla_cohort_review {
    struct pla_text learner, name, portfolio, rubric;
    struct pla_runs flags; /**< in the document's language */
    enum pla_decision_status status;
};

/** A rubric's awards by status, and the scores of its decisions. */
struct pla_cohort_rubric {
    struct pla_text id, version, title;
    size_t decisions, by_status[PLA_STATUS_COUNT];
    struct pla_rational *scores;
    size_t score_count, score_capacity;
    struct pla_rational *thresholds; /**< what its awards ask of the score, rising */
    size_t threshold_count, threshold_capacity;
    struct pla_cohort_criterion *criteria;
    size_t criterion_count, criterion_capacity;
};

/** How two or more assessors rated a criterion. */
struct pla_cohort_criterion {
    struct pla_text id, title;
    size_t rated_twice, same, disputed;
};

/** What a limit cut over the run. */
struct pla_cohort_cut {
    struct pla_text by;
    size_t awards;
    struct pla_rational credits;
};

/** That a learner was assessed by a method; one a learner, method and program. */
struct pla_cohort_person {
    struct pla_text learner, method, program;
    bool is_recommended;
    struct pla_rational credits;
};

struct pla_cohort {
    struct pla_arena *arena;
    const struct pla_report *report;
    void *grown; /**< private */
    struct pla_totals totals;
    struct pla_cohort_row *rows;
    size_t row_count, row_capacity, rows_left_out;
    struct pla_cohort_review *reviews;
    size_t review_count, review_capacity, reviews_left_out;
    struct pla_cohort_rubric *rubrics;
    size_t rubric_count, rubric_capacity;
    struct pla_cohort_cut *caps;
    size_t cap_count, cap_capacity;
    struct pla_cohort_person *people;
    size_t person_count, person_capacity;
    /** Statistics of who rates them, set before the document is made; NULL: there are none. */
    const struct pla_agreement_report *agreement;
    size_t agreement_scores; /**< they are of the first so many ratings only; 0: of all */
};

/** Start. The arena keeps all of it. PLA_MEMORY on failure. */
enum pla_code pla_cohort_new(struct pla_arena *arena, const struct pla_report *report,
                             struct pla_cohort **out, struct pla_err *err);
/** Add one decision; nothing of it is borrowed. `context` may be NULL. */
enum pla_code pla_cohort_add(struct pla_cohort *cohort, const struct pla_decision *decision,
                             const struct pla_context *context, struct pla_err *err);
/** Sort what order of input should not show, and join persons counted twice. Once, at the end. */
void pla_cohort_close(struct pla_cohort *cohort);
