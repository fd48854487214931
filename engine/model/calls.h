// SPDX-License-Identifier: Apache-2.0
/**
 * The functions a rubric wrote, as the engine calls them: a table of C functions that the rubric
 * room fills, so that `assess` never sees Lua.
 *
 * Before the first call for a portfolio the implementation restores the state the rubric had after
 * loading and builds the portfolio's plain tables; nothing a function does outlives its portfolio.
 */
#pragma once

#include "model/portfolio.h"
#include "model/rubric.h"

/** What a call is about. Evidence lists hold what was admitted (accepted hours replaced). */
struct pla_call_input {
    const struct pla_portfolio *portfolio;
    const struct pla_claim *claim;              /**< NULL: none */
    const struct pla_evidence *const *evidence; /**< items the function may see */
    size_t evidence_count;
    const struct pla_evidence *item; /**< for `where`: the item asked about */
    pla_day as_of;
    uint64_t serial; /**< differs for every (portfolio, claim): when to rebuild tables; the two
                          highest bits tell views of one of them apart, which share a budget */
};

/** What a call gave back. */
struct pla_call_result {
    enum {
        PLA_CALL_UNKNOWN,
        PLA_CALL_NUMBER,
        PLA_CALL_TRUE,
        PLA_CALL_FALSE
    } kind; /**< nil is UNKNOWN */
    struct pla_rational number;
    struct pla_text why;        /**< second result of a check; may be absent */
    struct pla_text_list items; /**< ids of evidence an own measure named */
};

/** Which function it is, for a trace. */
struct pla_call_about {
    struct pla_text label;  /**< of the measure or check; "where" of a filter */
    const char *kind;       /**< "measure" "check" "where" */
    struct pla_place place; /**< where the function begins */
    uint64_t units;         /**< work of the last call of any function */
};

struct pla_calls {
    void *ctx;
    /**
     * Call function `call`. On failure (the code failed, or a limit ended it) PLA_RUBRIC or
     * PLA_LIMIT with place and one-line message; the next portfolio is not affected.
     */
    enum pla_code (*invoke)(void *ctx, pla_call call, const struct pla_call_input *input,
                            struct pla_arena *arena, struct pla_call_result *out,
                            struct pla_err *err);
    /** Tell about a function and the last call; NULL: it cannot. */
    struct pla_call_about (*about)(void *ctx, pla_call call);
};
