// SPDX-License-Identifier: Apache-2.0
/**
 * Ends a worker process that spends too long on one piece of work, by processor time, so that a
 * busy machine changes no result.
 *
 * The deterministic budget of the sandbox is always hit first by two orders of magnitude; this is
 * for what no hook sees (the parser, comparisons of long strings).
 */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

#include "base/err.h"

enum {
    PLA_WATCHDOG_SECONDS = 2, /**< a piece of work is ended after this and before a second more */
    PLA_WATCHDOG_EXIT = 112   /**< exit status of a process it ended */
};

/**
 * Start watching this process.
 * @param beat  changes whenever the next piece of work begins
 */
enum pla_code pla_watchdog_start(const _Atomic uint64_t *beat, struct pla_err *err);
