// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a rubric or policy loads, and its cases too, with every fault that can be found; and what
 * the lint says of what loads.
 */
#pragma once

#include "rubric/load.h"
#include "worker/task.h"

/** What to load; all borrowed. */
struct pla_load_check {
    const struct pla_sources *sources;
    bool is_policy;
    const struct pla_sources *policy; /**< with a rubric: what it stands under; NULL: not known */
    const struct pla_limits *limits;  /**< NULL: the defaults */
    pla_day as_of;
};

/**
 * @param out  a line of JSON about what loaded, {"id","version"}, then one for each finding, as
 *             pla_lint_put_json gives it
 * @return PLA_OK; PLA_SYNTAX if a file is no Lua at all; PLA_RUBRIC, PLA_POLICY, PLA_LIMIT,
 * PLA_MEMORY
 */
enum pla_code pla_load_check(const struct pla_load_check *check, struct pla_str *out,
                             struct pla_faults *faults);
/** The same as a task that only starts. `check` must outlive it. */
struct pla_task pla_load_check_task(struct pla_load_check *check);
