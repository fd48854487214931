// SPDX-License-Identifier: Apache-2.0
/**
 * The registrar's workbook of one run: Summary, Recommendations, Learners, Review, Provenance.
 *
 * Decisions are added one by one. Up to PLA_WORKBOOK_TABLE_ROWS expected rows the sheets are Excel
 * tables; beyond, rows go out in constant memory with filters in place of tables. A sheet that
 * reaches Excel's last row goes on in a next one.
 */
#pragma once

#include "about.h"
#include "model/decision.h"

enum { PLA_WORKBOOK_TABLE_ROWS = 50000 };

struct pla_workbook;

/**
 * @param path           appears only when pla_workbook_finish() succeeds
 * @param about          titles and wording; borrowed until the end
 * @param identity       what the run was; borrowed until the end
 * @param expected_rows  awards to come, as far as known; decides between the two modes
 */
enum pla_code pla_workbook_new(const char *path, const struct pla_about *about,
                               const struct pla_run_identity *identity, size_t expected_rows,
                               struct pla_workbook **out, struct pla_err *err);
/** Add one decision; `context` may be NULL. PLA_MEMORY on failure. */
enum pla_code pla_workbook_add(struct pla_workbook *book, const struct pla_decision *decision,
                               const struct pla_context *context, struct pla_err *err);
/** Write what is left and close. Frees in every case. */
enum pla_code pla_workbook_finish(struct pla_workbook *book, struct pla_err *err);
/** Give up: nothing appears. NULL is fine. */
void pla_workbook_abandon(struct pla_workbook *book);
