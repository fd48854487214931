// SPDX-License-Identifier: Apache-2.0
/**
 * The wall around a worker process: resource limits, no new privileges, a list of allowed system
 * calls. The only file that includes libseccomp is confine.c.
 *
 * Built with a sanitizer the list and the address-space limit are left out, because the sanitizer's
 * own run-time needs what they forbid; built for coverage likewise (PLA_COVERAGE).
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"

enum {
    PLA_CONFINE_FD = 3,            /**< the one descriptor that stays open */
    PLA_CONFINE_MEMORY = 256 << 20 /**< bytes of address space beyond what is mapped at first */
};

/**
 * Shut this process in: every descriptor but `fd` (which becomes PLA_CONFINE_FD) is closed, the
 * standard ones point to /dev/null, the process dies with `parent`, and from the return on it can
 * do nothing but compute, take memory within limits, read and write PLA_CONFINE_FD, and end.
 * Meant to be called once, in a freshly forked process.
 *
 * @param memory_bytes  address space it may take beyond PLA_CONFINE_MEMORY
 * @return PLA_LIMIT with a hint when this system cannot build the wall
 */
enum pla_code pla_confine(int fd, pid_t parent, size_t memory_bytes, struct pla_err *err);

/** False in builds that leave the list of system calls out (sanitizers, coverage). */
bool pla_confine_is_whole(void);
