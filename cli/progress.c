// SPDX-License-Identifier: Apache-2.0
/** The progress bar. */
#include "progress.h"

#include <stdio.h>

static double since(struct timespec from, struct timespec to)
{
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

void cli_progress_begin(struct cli_progress *progress, struct cli_out *out)
{
    *progress = (struct cli_progress){.out = out,
                                      .is_on = !out->is_quiet && !out->is_plain && !out->is_json &&
                                               cli_err_is_terminal()};
    clock_gettime(CLOCK_MONOTONIC, &progress->started);
    progress->shown = progress->started;
}

void cli_progress_update(struct cli_progress *progress, uint64_t bytes_done, uint64_t bytes_all,
                         uint64_t records, uint64_t faults)
{
    enum { BAR = 24 };
    static const char bar[] = "########################";
    struct timespec now;
    char text[160];
    if (!progress->is_on)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double spent = since(progress->started, now);
    if (spent < 1 || since(progress->shown, now) < 0.2)
        return;
    progress->shown = now;
    double rate = (double)records / spent;
    int length = snprintf(text, sizeof text, "%llu portfolios, %.0f/s, %llu not scored",
                          (unsigned long long)records, rate, (unsigned long long)faults);
    if (bytes_all > 0 && bytes_done > 0 && bytes_done <= bytes_all) {
        double share = (double)bytes_done / (double)bytes_all;
        long left = (long)(spent / share - spent + 0.5);
        (void)snprintf(text + length, sizeof text - (size_t)length,
                       "  [%-*.*s] %3.0f %%, %ld:%02ld left", BAR, (int)(share * BAR), bar,
                       share * 100, left / 60, left % 60);
    }
    cli_out_progress(progress->out, text);
}

void cli_progress_end(struct cli_progress *progress)
{
    cli_out_progress(progress->out, "");
}
