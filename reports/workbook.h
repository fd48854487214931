// SPDX-License-Identifier: Apache-2.0
/**
 * The registrar's workbook of one run: Summary, Recommendations, Learners, Criteria, Review,
 * Evidence, Reasons, Agreement (when two or more rated), Provenance.
 *
 * Decisions are added one by one. Up to PLA_WORKBOOK_TABLE_ROWS expected recommendations the sheets
 * are Excel tables; beyond, rows go out in constant memory with filters in place of tables. A sheet
 * that reaches Excel's last row goes on in a next one ("Reasons 2").
 */
#pragma once

#include "about.h"
#include "model/decision.h"

enum { PLA_WORKBOOK_TABLE_ROWS = 50000 };

struct pla_workbook;

struct pla_workbook_job {
    const char *path;                        /**< appears only when all is written */
    const struct pla_about *about;           /**< titles and wording; borrowed until the end */
    const struct pla_run_identity *identity; /**< what the run was; borrowed until the end */
    size_t expected_rows; /**< awards to come, as far as known; decides between the two modes */
    uint32_t most_rows;   /**< of a sheet, its header included; 0: Excel's 1,048,576 */
};

/** How the assessors of one criterion agree, as worked out elsewhere. */
struct pla_workbook_agreement {
    struct pla_text rubric, version, criterion;
    size_t cases;           /**< rated by two or more */
    size_t pairs;           /**< of ratings of one case */
    size_t exact, adjacent; /**< pairs that are equal; that are at most one level apart */
    double distance;        /**< mean difference of a pair, in levels */
    size_t disputes;        /**< cases in dispute */
    bool has_kappa, has_alpha;
    double kappa; /**< weighted */
    double alpha; /**< Krippendorff's, ordinal */
};

enum pla_code pla_workbook_new(const struct pla_workbook_job *job, struct pla_workbook **out,
                               struct pla_err *err);
/** Add one decision; `context` may be NULL. PLA_MEMORY on failure. */
enum pla_code pla_workbook_add(struct pla_workbook *book, const struct pla_decision *decision,
                               const struct pla_context *context, struct pla_err *err);
/**
 * Show these statistics in place of the workbook's own counts, which know exact and adjacent
 * agreement only. Borrowed until the end.
 */
void pla_workbook_agree(struct pla_workbook *book, const struct pla_workbook_agreement *rows,
                        size_t count);
/** Write what is left and close. Frees in every case. */
enum pla_code pla_workbook_finish(struct pla_workbook *book, struct pla_err *err);
/** Give up: nothing appears. NULL is fine. */
void pla_workbook_abandon(struct pla_workbook *book);
