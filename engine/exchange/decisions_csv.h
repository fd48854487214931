// SPDX-License-Identifier: Apache-2.0
/**
 * What a registrar decided, from a table (CSV, or the registrar's workbook): one row an award of a
 * portfolio.
 *
 * Columns, in any order by their names in the first row: `portfolio`, `award` and the decision must
 * be there; `attempt`, `rubric` and `claim` say which one is meant. The registrar's table has
 * `Decision, Credits, Reason` beside `credits` (what was recommended); a table made by hand may
 * write `decision, credits, reason`. Other columns are passed over, and so is a row whose decision
 * is empty.
 */
#pragma once

#include "base/err.h"
#include "model/portfolio.h"

enum pla_verdict { PLA_VERDICT_APPROVE, PLA_VERDICT_DENY, PLA_VERDICT_OVERRIDE };
/** The names in the order of the enum, NULL at the end: approve, deny, override. */
extern const char *const pla_verdict_names[];

/** One decision of a person about one award. */
struct pla_ruling {
    struct pla_text portfolio, rubric, claim, award; /**< rubric and claim may be absent */
    size_t attempt;                                  /**< 0: none given */
    enum pla_verdict verdict;
    bool has_credits;
    struct pla_rational credits; /**< in the policy's unit */
    struct pla_text reason;      /**< may be absent */
    struct pla_text place;       /**< "file:line:column" or "file!Sheet!B7" of the decision */
};
struct pla_rulings {
    struct pla_ruling *items; /**< in the order of the table */
    size_t count;
};

/**
 * Read a whole table. An override needs credits and a reason, a denial a reason.
 *
 * @param text    borrowed by the result
 * @param name    file name for places
 * @param arena   where the rows live
 * @param out     filled on PLA_OK only: nothing is half-taken
 * @param faults  every wrong cell with its place; not NULL
 * @return PLA_OK; PLA_SYNTAX if it is no table or a column is missing; PLA_PORTFOLIO if a cell is
 *         wrong; PLA_MEMORY
 */
enum pla_code pla_rulings_read(struct pla_text text, const char *name, struct pla_arena *arena,
                               struct pla_rulings *out, struct pla_faults *faults);
