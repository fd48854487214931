// SPDX-License-Identifier: Apache-2.0
/**
 * What the readers of ratings share; private to this room.
 */
#pragma once

#include "exchange/ratings_csv.h"
#include "exchange/table.h"

/** A code that stands for a portfolio in a sheet that names no learner. */
struct pla_sheet_code {
    struct pla_text code, portfolio;
};

/** What a scoring workbook says once for all rows of a sheet. */
struct pla_sheet_head {
    struct pla_text rubric, assessor, panel;
    enum pla_role role;
    const struct pla_sheet_code *codes;
    size_t code_count;
};

/** The portfolio that a text of a sheet means. */
struct pla_text pla_sheet_decode(const struct pla_sheet_head *head, struct pla_text portfolio);

/**
 * Append a table's ratings.
 * @param head  NULL: the table names assessor and rubric itself, and no other columns may stand
 *              there
 * @return PLA_SYNTAX if it is no such table; wrong cells are faults alone
 */
enum pla_code pla_ratings_rows(struct pla_table *rows, const struct pla_sheet_head *head,
                               struct pla_arena *arena, struct pla_ratings *out, size_t *capacity,
                               struct pla_faults *faults);

/** Ratings and findings of a workbook. */
enum pla_code pla_ratings_book(struct pla_text bytes, const char *name, struct pla_arena *arena,
                               struct pla_ratings *out, struct pla_faults *faults);
