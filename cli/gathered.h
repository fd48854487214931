// SPDX-License-Identifier: Apache-2.0
/**
 * Scores gathered while a workbook is written, and their agreement at its end. Only so many are
 * taken, so that a large run stays in constant memory.
 */
#pragma once

#include "agreed.h"
#include "exchange/ratings_csv.h"
#include "reports/workbook.h"

struct cli_gathered {
    struct pla_arena arena;
    struct cli_scores scores;
    struct cli_names names;    /**< criteria of the rubrics */
    struct cli_scale *rubrics; /**< by number of name */
    struct cli_settlings settlings;
    bool knows_roles; /**< set by the caller: cli_gathered_see() is called for every record */
    bool is_full;
    struct cli_agreed agreed;
    bool has_result; /**< two or more assessors scored something together */
    struct pla_workbook_agreement result;
};

void cli_gathered_begin(struct cli_gathered *gathered);
/** Take the scales of a run's description. */
enum pla_code cli_gathered_describe(struct cli_gathered *gathered, struct pla_text description,
                                    struct pla_err *err);
/** Find what settles in a record, before its decisions. `arena`: until the next record. */
enum pla_code cli_gathered_see(struct cli_gathered *gathered, const struct pla_record *record,
                               const struct pla_ratings *table, struct pla_arena *arena,
                               struct pla_err *err);
/** Take the ratings of a decision. */
enum pla_code cli_gathered_add(struct cli_gathered *gathered, const struct pla_decision *decision,
                               struct pla_err *err);
/** Compute `result`. Scores that no statistic can be made of leave it without one. */
enum pla_code cli_gathered_end(struct cli_gathered *gathered, struct pla_err *err);
void cli_gathered_release(struct cli_gathered *gathered);
