// SPDX-License-Identifier: Apache-2.0
/** Signals to a flag and a readable descriptor. */
#include "stop.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* A signal handler has no other way to its data. */
static volatile sig_atomic_t is_set;
static int ends[2] = {-1, -1};

static void catch (int signal_number)
{
    int saved = errno;
    (void)signal_number;
    is_set = 1;
    (void)!write(ends[1], "", 1);
    errno = saved;
}

struct pla_interrupt cli_stop_begin(void)
{
    struct sigaction action = {.sa_handler = catch}, old;
    if (ends[0] < 0 && pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        ends[0] = ends[1] = -1;
    /* A shell that started us in the background ignores the interrupt for us. */
    if (sigaction(SIGINT, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return (struct pla_interrupt){.is_set = &is_set, .fd = ends[0]};
}
