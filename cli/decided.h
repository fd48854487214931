// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions that the store holds, as INPUT of what shows decisions: nothing is scored.
 */
#pragma once

#include "score_run.h"

/** Which of them. */
struct cli_decided {
    const struct cli_stored_values *stored; /**< store, run, since */
    const struct cli_list *rubrics;         /**< ID or ID@VERSION; none: of every rubric */
    const char *portfolio;                  /**< NULL: of every portfolio */
};

/**
 * Give them to the run's sink, in the order of saving: of a run all, else the latest of each
 * portfolio and rubric. What is wrong is told. The run is counted; its `use` may be NULL.
 */
enum pla_code cli_decided_run(const struct cli_decided *decided, struct cli_score_run *run);
