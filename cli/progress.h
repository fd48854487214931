// SPDX-License-Identifier: Apache-2.0
/**
 * A progress bar on standard error, on a terminal only and after a second: done, rate, time left,
 * faults so far.
 */
#pragma once

#include <time.h>

#include "out.h"

struct cli_progress {
    struct cli_out *out;
    struct timespec started, shown;
    bool is_on;
};

void cli_progress_begin(struct cli_progress *progress, struct cli_out *out);
/** Show where the run is; `bytes_all` 0: not known. Cheap when it is too early to show anything. */
void cli_progress_update(struct cli_progress *progress, uint64_t bytes_done, uint64_t bytes_all,
                         uint64_t records, uint64_t faults);
/** Take the bar away. */
void cli_progress_end(struct cli_progress *progress);
