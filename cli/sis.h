// SPDX-License-Identifier: Apache-2.0
/**
 * Rows for a student system: approved awards of the store, each once; from files marked as nobody's
 * approval.
 */
#pragma once

#include "use.h"

struct cli_sis_job {
    const struct cli_use_values *use;
    const struct cli_list *portfolios; /**< where names of decisions are from */
    const char *map, *output;
    size_t jobs;
    bool excel, unapproved;
};

/** Read the call's operands, or the store, and write the rows. What is wrong is told. */
enum pla_code cli_sis_write(const struct cli_call *call, const struct cli_sis_job *job);
