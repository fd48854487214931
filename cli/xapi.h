// SPDX-License-Identifier: Apache-2.0
/**
 * Portfolios into xAPI statements: scored on the way, a line for each result.
 */
#pragma once

#include "use.h"

struct cli_xapi_job {
    const struct cli_use_values *use;
    const char *home;   /**< home page of the learners' accounts */
    const char *output; /**< NULL or "-": standard output */
    size_t jobs;
};

/** Score the call's operands and write statements; what gives none is told. */
enum pla_code cli_xapi_score(const struct cli_call *call, const struct cli_xapi_job *job);
