// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions that the store holds, as INPUT of what shows decisions: nothing is scored.
 */
#pragma once

#include "score_run.h"
#include "store/decision.h"

/** Which of them. */
struct cli_decided {
    const struct cli_stored_values *stored; /**< store, run, since */
    const struct cli_list *rubrics;         /**< ID or ID@VERSION; none: of every rubric */
    const char *portfolio;                  /**< NULL: of every portfolio */
};

/** As cli_use_begin; without --as-of the date of the run, or of the last one. */
enum pla_code cli_decided_use(const struct cli_call *call, const struct cli_use_values *values,
                              struct cli_use *out);
/**
 * Give them to the run's sink, in the order of saving: of a run all, else the latest of each
 * portfolio and rubric. Those of one portfolio that follow each other are one record. What is wrong
 * is told. The run is counted; its `use` may be NULL. With want_records the sink's record has the
 * portfolio's text as it was scored, else none.
 */
enum pla_code cli_decided_run(const struct cli_decided *decided, struct cli_score_run *run);
/**
 * The line of names and titles of a decision's portfolio, as scoring gives it: made of the record
 * again, or the one that earlier versions saved.
 * @param arena  for the way
 * @param out    the line is appended; nothing where the record is gone or cannot be read
 */
enum pla_code cli_decided_names(const struct pla_stored_decision *decision, struct pla_arena *arena,
                                struct pla_str *out);
