// SPDX-License-Identifier: Apache-2.0
/** A tick per second of processor time; a piece of work that outlives too many ends the process. */
#include "worker/watchdog.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

/* A signal handler has no other way to its data. One process, one watchdog. */
static const _Atomic uint64_t *watched;
static uint64_t last_beat;
static volatile sig_atomic_t ticks;

static void tick(int signal_number)
{
    (void)signal_number;
    uint64_t now = atomic_load_explicit(watched, memory_order_relaxed);
    ticks = now == last_beat ? ticks + 1 : 0;
    last_beat = now;
    /* The first tick falls somewhere inside the first second, hence one more. */
    if (ticks >= PLA_WATCHDOG_SECONDS)
        _exit(PLA_WATCHDOG_EXIT);
}

enum pla_code pla_watchdog_start(const _Atomic uint64_t *beat, struct pla_err *err)
{
    watched = beat;
    last_beat = atomic_load_explicit(beat, memory_order_relaxed);
    ticks = 0;
    struct sigaction action = {.sa_handler = tick, .sa_flags = SA_RESTART};
    struct itimerval second = {.it_interval = {.tv_sec = 1}, .it_value = {.tv_sec = 1}};
    if (sigaction(SIGPROF, &action, NULL) != 0 || setitimer(ITIMER_PROF, &second, NULL) != 0)
        return pla_err_set(err, PLA_LIMIT, "the watchdog does not start: %s", strerror(errno));
    return PLA_OK;
}
