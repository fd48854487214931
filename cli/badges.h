// SPDX-License-Identifier: Apache-2.0
/**
 * Portfolios into badges: scored on the way, a signed credential for every award that earned one.
 */
#pragma once

#include "issue.h"
#include "use.h"

struct cli_badges_job {
    const struct cli_use_values *use;
    const struct cli_issue_values *issue;
    const char *output; /**< the folder */
    size_t jobs;
};

/**
 * Score the operands and issue badges, marked, because nobody approved what files say; without
 * operands those of the store that are approved.
 */
enum pla_code cli_badges_score(const struct cli_call *call, const struct cli_badges_job *job);
