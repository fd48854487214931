// SPDX-License-Identifier: Apache-2.0
/**
 * A case: one award of a portfolio as it was decided last, with the rules of its run for people.
 */
#pragma once

#include "model/decision.h"
#include "store/action.h"
#include "terms.h"

/** Which one: absent texts and attempt 0 do not narrow; the latest attempt is taken. */
struct cli_case_query {
    struct pla_text portfolio, rubric, claim, award;
    size_t attempt;
};

struct cli_case {
    struct pla_award_key key;
    int64_t number; /**< of the decision in the store */
    struct pla_text run;
    struct pla_decision decision;
    const struct pla_award_result *award;
    const struct cli_terms *terms; /**< of the run */
};

/** Cases of one store; terms of runs are read once. Zero-initialise with store and arena. */
struct cli_cases {
    struct pla_store *store;
    struct pla_arena *arena;
    struct cli_case_terms *terms; /**< private */
};

/**
 * Find it. Everything lives in the arena.
 * @return PLA_MISSING with the nearest name as hint; PLA_USAGE if several are meant
 */
enum pla_code cli_case_find(struct cli_cases *cases, const struct cli_case_query *query,
                            struct cli_case *out, struct pla_err *err);
/** Rules of a run, by name. */
enum pla_code cli_case_terms_of(struct cli_cases *cases, struct pla_text run,
                                const struct cli_terms **out, struct pla_err *err);
/** Has this person rated the case: in the decision, or in ratings that came in beside it? */
enum pla_code cli_case_is_rated_by(struct cli_cases *cases, const struct cli_case *found,
                                   struct pla_text person, bool *out, struct pla_err *err);
