// SPDX-License-Identifier: Apache-2.0
/**
 * The answer to an appeal: the portfolio is scored again with other assessors, or not; either way
 * the appeal is closed and both decisions stay.
 */
#pragma once

#include "case.h"

struct cli_appeal {
    const struct cli_call *call;
    struct cli_cases *cases;
    const struct cli_case *found;            /**< the decision appealed against */
    const struct pla_stored_action *opening; /**< the appeal */
    const char *ratings;                     /**< table of the new assessors; NULL: no scoring */
    struct pla_text reason;                  /**< of the answer; may be absent */
    bool is_isolated;
};

/** Answer it. What is wrong is told, and nothing is changed then. */
enum pla_code cli_appeal_answer(struct cli_appeal *appeal);
