// SPDX-License-Identifier: Apache-2.0
/**
 * One piece of work behind the wall, for verbs that need an answer once: check, test, compare.
 */
#pragma once

#include "worker/task.h"

/**
 * Run `task->start` in a confined process and take what it writes.
 *
 * @param task          only prepare and start are used; they see this process's memory as it is
 * @param memory_bytes  address space it may take beyond the usual
 * @param out           its lines are appended (checked: whole lines of clean UTF-8)
 * @param faults        its faults are added
 * @return its code; PLA_LIMIT with a fault when the process ended before it was done; PLA_MEMORY
 */
enum pla_code pla_worker_run(const struct pla_task *task, size_t memory_bytes, struct pla_str *out,
                             struct pla_faults *faults);
/** The same in this process, for rubrics that are trusted. */
enum pla_code pla_worker_run_here(const struct pla_task *task, struct pla_str *out,
                                  struct pla_faults *faults);
