// SPDX-License-Identifier: Apache-2.0
/**
 * What a student system answered, from a table: one row an award that it booked or refused.
 *
 * Columns, in any order by their names in the first row: `portfolio`, `award` and `status` must be
 * there, the status `posted` or `refused`; `attempt`, `rubric` and `claim` say which award is
 * meant; `on`, `reference` and `reason` are kept. Other columns are passed over.
 */
#pragma once

#include "base/err.h"
#include "model/portfolio.h"

struct pla_posting {
    struct pla_text portfolio, rubric, claim, award; /**< rubric and claim may be absent */
    size_t attempt;                                  /**< 0: none given */
    bool is_refused;
    bool has_on;
    pla_day on;
    struct pla_text reference, reason; /**< or absent */
    struct pla_text place;             /**< of the row's status */
};
struct pla_postings {
    struct pla_posting *items; /**< in the order of the table */
    size_t count;
};

/**
 * Read a whole table.
 * @param text    borrowed by the result
 * @param out     filled on PLA_OK only: nothing is half-taken
 * @param faults  every wrong cell with its place; not NULL
 * @return PLA_OK; PLA_SYNTAX if it is no table or a column is missing; PLA_PORTFOLIO if a cell is
 *         wrong; PLA_MEMORY
 */
enum pla_code pla_postings_read(struct pla_text text, const char *name, struct pla_arena *arena,
                                struct pla_postings *out, struct pla_faults *faults);
