// SPDX-License-Identifier: Apache-2.0
/**
 * Running the cases of a rubric: each portfolio is scored, and what the case states is compared.
 *
 * Every case is scored twice, by two loads of the rubric at other addresses; answers that differ
 * are a failure of their own.
 */
#pragma once

#include "batch/scorer.h"
#include "worker/task.h"

/** What to run; all borrowed. */
struct pla_case_run {
    const struct pla_sources *rubric;
    const struct pla_sources *policy; /**< NULL: the plain policy */
    const struct pla_limits *limits;  /**< NULL: the defaults */
    pla_day as_of;                    /**< for cases that name no date */
    bool want_coverage;               /**< also say what of the rubric the cases reach */
};

/**
 * Run all cases of the rubric's folder.
 *
 * @param out     a line of JSON a case: {"case","place","ok","differences":[...]}; if wanted, then
 *                one of coverage (see pla_coverage_put_json)
 * @param faults  why there is nothing to run
 * @return PLA_OK whether cases fail or not; PLA_MISSING without cases.lua; codes of loading
 */
enum pla_code pla_cases_run(const struct pla_case_run *run, struct pla_str *out,
                            struct pla_faults *faults);
/** The same as a task that only starts, for pla_worker_run. `run` must outlive it. */
struct pla_task pla_cases_task(struct pla_case_run *run);
