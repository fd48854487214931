// SPDX-License-Identifier: Apache-2.0
/** What a stored run was scored with, to score again with it: versions, date, limits. */
#pragma once

#include "store/run.h"
#include "use.h"

/**
 * @param out_all  were awards that do not apply shown?
 * @return PLA_OK, or the code in `err`
 */
enum pla_code cli_replay_use(const struct cli_call *call, struct pla_store *store,
                             const struct pla_stored_run *run, bool is_isolated,
                             struct cli_use *out, bool *out_all, struct pla_err *err);
