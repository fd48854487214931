// SPDX-License-Identifier: Apache-2.0
/**
 * Lint as a task of a worker: load a rubric (and the policy it stands under) or a policy, look at
 * it, write the findings.
 */
#pragma once

#include "check/lint.h"
#include "worker/task.h"

/** What to look at; all borrowed. */
struct pla_lint_run {
    const struct pla_sources *rubric; /**< NULL: the policy is looked at */
    const struct pla_sources *policy; /**< with a rubric: what it stands under, or NULL */
    const struct pla_limits *limits;  /**< NULL: the defaults */
    pla_day as_of;
};

/**
 * @param out  findings, a line of JSON each (see pla_lint_put_json)
 * @return PLA_OK whatever was found; the codes of loading what is looked at, with faults. A policy
 *         beside a rubric that does not load is left out: its own check says why
 */
enum pla_code pla_lint_run(const struct pla_lint_run *run, struct pla_str *out,
                           struct pla_faults *faults);
/** The same as a task that only starts, for pla_worker_run. `run` must outlive it. */
struct pla_task pla_lint_task(struct pla_lint_run *run);
