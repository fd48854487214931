// SPDX-License-Identifier: Apache-2.0
/**
 * The columns of a recommendation: one table for the workbook, CSV and the terminal.
 */
#pragma once

#include "about.h"
#include "model/decision.h"

/** One award of one decision with the names beside it. */
struct pla_row {
    const struct pla_decision *decision;
    const struct pla_award_result *award;
    const struct pla_context *context; /**< NULL: names are not known */
};

/** What stands in a cell, and how a spreadsheet shows it. */
enum pla_cell {
    PLA_CELL_TEXT,
    PLA_CELL_NUMBER,
    PLA_CELL_WHOLE,
    PLA_CELL_DATE,
    PLA_CELL_INPUT,        /**< left for a person */
    PLA_CELL_INPUT_NUMBER, /**< the same for a number */
    PLA_CELL_PROSE,        /**< wraps */
    PLA_CELL_SHARE,        /**< percent */
    PLA_CELL_STATISTIC,    /**< two decimals */
    PLA_CELL_MARK,         /**< a level */
    PLA_CELL_ADDRESS       /**< of the web */
};

struct pla_column {
    const char *title; /**< header, "credit level" */
    enum pla_cell cell;
    int width; /**< characters */
    /** Append the cell's text; numbers and dates in their plain form. */
    void (*put)(const struct pla_row *row, struct pla_str *out);
    /** For NUMBER and WHOLE: the value; false leaves the cell empty. NULL for others. */
    bool (*number)(const struct pla_row *row, struct pla_rational *out);
    /** For DATE: the day; false leaves the cell empty. NULL for others. */
    bool (*day)(const struct pla_row *row, pla_day *out);
};

/** All columns of the Recommendations sheet in order, ends with a NULL title. */
extern const struct pla_column pla_recommendation_columns[];
/** How many of them there are. */
size_t pla_recommendation_column_count(void);

/** What cut or holds an award: "cap:pla -3; round -0.5; held back by post_when". */
void pla_award_put_cuts(const struct pla_award_result *award, struct pla_str *out);
/** Why the award stands as it does: its own sentence, the gaps if it is not met, else the reasons.
 */
void pla_award_put_why(const struct pla_award_result *award, struct pla_str *out);
