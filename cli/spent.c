// SPDX-License-Identifier: Apache-2.0
/** Processor time and memory of a run, by getrusage(2). */
#include "spent.h"

#include <sys/resource.h>
#include <time.h>

static double seconds_of(const struct rusage *usage)
{
    return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
           (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

/** Finer than getrusage, which may count in ticks: records are written in microseconds. */
static double own_now(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct rusage usage_of(int who)
{
    struct rusage usage = {0};
    getrusage(who, &usage);
    return usage;
}

void cli_spent_begin(struct cli_spent *spent)
{
    struct rusage workers = usage_of(RUSAGE_CHILDREN);
    *spent = (struct cli_spent){.own_from = own_now(), .workers_from = seconds_of(&workers)};
}

void cli_spent_write_begin(struct cli_spent *spent)
{
    spent->write_from = own_now();
}

void cli_spent_write_end(struct cli_spent *spent)
{
    spent->write += own_now() - spent->write_from;
}

void cli_spent_end(struct cli_spent *spent)
{
    struct rusage workers = usage_of(RUSAGE_CHILDREN), own = usage_of(RUSAGE_SELF);
    spent->own = own_now() - spent->own_from;
    spent->workers = seconds_of(&workers) - spent->workers_from;
    spent->own_kib = own.ru_maxrss;
    spent->worker_kib = workers.ru_maxrss;
}

void cli_spent_tell(const struct cli_spent *spent, bool is_isolated, struct cli_out *out)
{
    double rest = spent->own > spent->write ? spent->own - spent->write : 0;
    if (is_isolated) {
        cli_out_note(out, "processor time: score %.3f s, read %.3f s, write %.3f s", spent->workers,
                     rest, spent->write);
        cli_out_note(out, "process peak: %ld KiB, the largest worker %ld KiB", spent->own_kib,
                     spent->worker_kib);
        return;
    }
    cli_out_note(out, "processor time: read and score %.3f s, write %.3f s", rest, spent->write);
    cli_out_note(out, "process peak: %ld KiB", spent->own_kib);
}
