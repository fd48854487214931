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

#include "exchange/csv.h"
#include "model/portfolio.h"

struct pla_ratings {
    struct pla_rating *items; /**< sorted by portfolio, attempt (0: none given), row */
    size_t count;
};

/**
 * Read a whole table.
 *
 * @param text    borrowed by the result
 * @param name    file name for `place` and messages
 * @param arena   where the ratings live
 * @param out     filled on PLA_OK only: nothing is half-taken
 * @param faults  every wrong cell with file:line:column; not NULL
 * @return PLA_OK; PLA_SYNTAX if it is no table or its columns are not these; PLA_PORTFOLIO if a
 *         cell is wrong; PLA_MEMORY
 */
enum pla_code pla_ratings_read(struct pla_text text, const char *name, struct pla_arena *arena,
                               struct pla_ratings *out, struct pla_faults *faults);

/** Sort as pla_ratings_for wants it: portfolio, attempt, then `index` and `place`. */
void pla_ratings_sort(struct pla_rating *items, size_t count);
