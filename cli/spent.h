// SPDX-License-Identifier: Apache-2.0
/**
 * Where a run's processor time and memory went: in its workers, and in this process to read and to
 * write. Seconds are processor time, not time on a clock on the wall; they differ from run to run.
 */
#pragma once

#include "out.h"

struct cli_spent {
    double write_from, own_from, workers_from; /**< private: seconds when it began */
    double write, own, workers;                /**< seconds; `own` includes `write` */
    long own_kib, worker_kib;                  /**< peaks: this process, the largest worker */
};

/** Before the run. */
void cli_spent_begin(struct cli_spent *spent);
/** Before and after something is written. */
void cli_spent_write_begin(struct cli_spent *spent);
void cli_spent_write_end(struct cli_spent *spent);
/** After the run, when all workers have ended. */
void cli_spent_end(struct cli_spent *spent);
/** As notes. Without workers (`is_isolated` false) this process scores, too. */
void cli_spent_tell(const struct cli_spent *spent, bool is_isolated, struct cli_out *out);
