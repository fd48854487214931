// SPDX-License-Identifier: Apache-2.0
/**
 * What the board's report takes from a store besides decisions: how far each case came and when,
 * and what became of appeals.
 */
#pragma once

#include "model/decision.h"
#include "reports/board.h"
#include "storing.h"

/** A portfolio's attempt and a rubric that decided it. */
struct cli_board_case {
    struct pla_text portfolio, rubric;
    int64_t attempt;
};
struct cli_board_cases {
    struct cli_board_case *items;
    size_t count, capacity;
};

/** Note the case of a decision that is shown. False: no memory. */
bool cli_board_cases_add(struct cli_board_cases *cases, const struct pla_decision *decision,
                         struct pla_arena *arena);
/**
 * Facts about those cases; appeals about others are not counted.
 * @param as_of  an appeal that waits beyond the day it was due is late on this day
 * @return what is wrong is told
 */
enum pla_code cli_board_facts_read(const struct cli_call *call,
                                   const struct cli_store_values *values,
                                   struct cli_board_cases *cases, pla_day as_of,
                                   struct pla_arena *arena, struct pla_board_facts *out);
