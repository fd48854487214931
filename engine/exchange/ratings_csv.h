// SPDX-License-Identifier: Apache-2.0
/**
 * Ratings from a table: one row an assessor's rating of one criterion of one portfolio.
 *
 * Columns, in any order by their names in the first row:
 * `portfolio,attempt,rubric,claim,criterion,assessor,role,panel,level,rated,comment`;
 * portfolio, criterion, assessor and level must be there. An empty cell is not given, but an empty
 * level (or `null`) says that the assessor cannot judge. A level that reads as a number comes back
 * as both, name and number: the criterion's scale decides which it is.
 */
#pragma once

#include "base/err.h"
#include "model/portfolio.h"

/** What an assessor found about an item, from a scoring workbook. */
struct pla_table_finding {
    struct pla_text portfolio;
    size_t attempt; /**< 0: none given */
    struct pla_finding finding;
    struct pla_text place; /**< "file!Sheet!A7" */
};

/** Which version of which rubric a sheet of a scoring workbook was written for. */
struct pla_sheet_origin {
    struct pla_text sheet, rubric, version, fingerprint;
};

struct pla_ratings {
    struct pla_rating *items; /**< sorted by portfolio, attempt (0: none given), row */
    size_t count;

    /* of a scoring workbook only */
    struct pla_table_finding *findings; /**< in the order of their rows */
    size_t finding_count;
    struct pla_sheet_origin *origins;
    size_t origin_count;
    struct pla_text assessor, batch; /**< whose sheet it is, and of which hand-out */
};

/**
 * Read a whole table.
 *
 * @param text    borrowed by the result
 * @param name    file name for `place` and messages
 * @param arena   where the ratings live
 * @param out     filled on PLA_OK; with PLA_PORTFOLIO it holds the rows without a wrong cell, for a
 *                look at what else is wrong with them: nothing may be half-taken
 * @param faults  every wrong cell with file:line:column or file!Sheet!B7; not NULL
 * @return PLA_OK; PLA_SYNTAX if it is no table or its columns are not these; PLA_PORTFOLIO if a
 *         cell is wrong; PLA_MEMORY
 */
enum pla_code pla_ratings_read(struct pla_text text, const char *name, struct pla_arena *arena,
                               struct pla_ratings *out, struct pla_faults *faults);

/** Sort as pla_ratings_for wants it: portfolio, attempt, then `index` and `place`. */
void pla_ratings_sort(struct pla_rating *items, size_t count);
