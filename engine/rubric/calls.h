// SPDX-License-Identifier: Apache-2.0
/**
 * Running a rubric's own functions for portfolios: the Lua state that was frozen after loading,
 * the tables functions see, and what they may cost. Private to this room.
 */
#pragma once

#include "rubric/lang.h"

struct pla_caller {
    struct pla_lang *lang;
    struct pla_arena scratch; /**< of messages; forgotten with every call */
    uint64_t built;           /**< serial of the tables in the state */
    bool is_built;
    uint64_t budget_of;   /**< portfolio and claim the budget below is of */
    uint64_t budget_used; /**< by all its calls so far */
};

/** Fill the function table that `assess` calls through. */
void pla_caller_init(struct pla_caller *caller, struct pla_lang *lang, struct pla_calls *out);
void pla_caller_release(struct pla_caller *caller);

/* ---- dates.c ---- */

/** Give a state dates and the function `date`. */
void pla_dates_open(lua_State *L);
/** Push a date; nil if it is absent. */
void pla_date_push(lua_State *L, struct pla_date date);
void pla_day_push(lua_State *L, pla_day day);

/* ---- portfolio_table.c ---- */

/** Push the portfolio as plain tables, and below it the list of its evidence tables. */
void pla_portfolio_push(lua_State *L, const struct pla_call_input *input);
/** Push one item. */
void pla_evidence_push(lua_State *L, const struct pla_evidence *item);
