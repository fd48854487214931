// SPDX-License-Identifier: Apache-2.0
/**
 * The registrar's workbook of one run: Summary, Recommendations, Learners, Criteria, Review,
 * Evidence, Reasons, Agreement (when two or more rated), Provenance.
 *
 * Decisions are added one by one. Up to PLA_WORKBOOK_TABLE_ROWS expected recommendations the sheets
 * are Excel tables; beyond, rows go out in constant memory with filters in place of tables. A sheet
 * that reaches Excel's last row goes on in a next one ("Reasons 2").
 *
 * In another language all is translated but what programs read: the sheet Recommendations with its
 * columns and words, the names of tables and of ranges.
 */
#pragma once

#include "about.h"
#include "model/agreement.h"
#include "model/decision.h"
#include "paper.h"
#include "words.h"

enum { PLA_WORKBOOK_TABLE_ROWS = 50000 };

struct pla_workbook;

struct pla_workbook_job {
    const char *path;                        /**< appears only when all is written */
    const struct pla_about *about;           /**< titles and wording; borrowed until the end */
    const struct pla_run_identity *identity; /**< what the run was; borrowed until the end */
    size_t expected_rows; /**< awards to come, as far as known; decides between the two modes */
    const struct pla_words *words; /**< its language; NULL: English */
    enum pla_paper paper;          /**< its sheets are set up for */
    uint32_t most_rows;            /**< of a sheet, its header included; 0: Excel's 1,048,576 */
};

/** How assessors agree, as worked out elsewhere. */
struct pla_workbook_agreement {
    const struct pla_agreement_report *report;
    size_t scores;    /**< it was computed from so many */
    bool is_part;     /**< there were more scores than were taken */
    bool knows_roles; /**< ratings of moderators and joint ones were left out */
};

/** Whether a workbook can be written there: to tell before the work. Nothing stays. */
enum pla_code pla_workbook_probe(const char *path, struct pla_err *err);
enum pla_code pla_workbook_new(const struct pla_workbook_job *job, struct pla_workbook **out,
                               struct pla_err *err);
/** Add one decision; `context` may be NULL. PLA_MEMORY on failure. */
enum pla_code pla_workbook_add(struct pla_workbook *book, const struct pla_decision *decision,
                               const struct pla_context *context, struct pla_err *err);
/**
 * Show these statistics in place of the workbook's own counts, which know exact and adjacent
 * agreement only. Borrowed until the end.
 */
void pla_workbook_agree(struct pla_workbook *book, const struct pla_workbook_agreement *agreement);
/** Write what is left and close. Frees in every case. */
enum pla_code pla_workbook_finish(struct pla_workbook *book, struct pla_err *err);
/** Give up: nothing appears. NULL is fine. */
void pla_workbook_abandon(struct pla_workbook *book);
