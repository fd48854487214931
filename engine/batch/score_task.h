// SPDX-License-Identifier: Apache-2.0
/**
 * Scoring as a task of a worker: start loads rubrics and policy, each record gives its decision
 * lines.
 */
#pragma once

#include "batch/scorer.h"
#include "worker/task.h"

/** Where a reply's numbers stand. */
enum {
    PLA_COUNT_DECISIONS = 0, /**< counts: by enum pla_decision_status */
    PLA_COUNT_AWARDS = PLA_COUNT_DECISIONS + PLA_DECISION_COMPLETE + 1, /**< by award status */
    PLA_PEAK_BUDGET = 0,                                                /**< peaks: work units */
    PLA_PEAK_BUDGET_LIMIT,
    PLA_PEAK_MEMORY, /**< bytes */
    PLA_PEAK_MEMORY_LIMIT
};

struct pla_score_task {
    struct pla_job job;        /**< borrowed members, see there */
    bool want_description;     /**< the start gives the line of pla_scorer_describe */
    struct pla_scorer *scorer; /**< private */
};

/** The task; `score` must outlive it. */
struct pla_task pla_score_task(struct pla_score_task *score);
/**
 * What any task that loads rubrics does before the wall stands: let the hash library read its
 * configuration. For struct pla_task's prepare; `ctx` is not used.
 */
enum pla_code pla_score_prepare(void *ctx, struct pla_err *err);
