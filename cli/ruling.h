// SPDX-License-Identifier: Apache-2.0
/**
 * A registrar's decision about an award: whether it may be made, and what is recorded.
 */
#pragma once

#include "case.h"
#include "exchange/decisions_csv.h"

/** Roles approve in the policy's order; an actor who rated the case may not decide it. */
struct cli_ruling {
    struct pla_ruling what;
    const char *role;      /**< NULL: whose turn it is */
    struct pla_text actor; /**< who decides */
    pla_day today;

    /* found */
    struct cli_case found;
    struct pla_stored_action action; /**< to be recorded */
    size_t step, steps;              /**< this approval, of how many */
};

/**
 * Check it against the case as it stands. Texts live in the cases' arena.
 * @return PLA_OK with `action`; PLA_NO, PLA_MISSING, PLA_USAGE and why
 */
enum pla_code cli_ruling_check(struct cli_cases *cases, struct cli_ruling *ruling,
                               struct pla_err *err);
/** Append "approved MEN101 of P1: 3 credits (department, 1 of 2)". */
void cli_ruling_put(struct pla_str *s, const struct cli_ruling *ruling);
/** The same as a line of JSON. */
void cli_ruling_put_json(struct pla_str *s, const struct cli_ruling *ruling);
