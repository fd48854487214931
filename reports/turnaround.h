// SPDX-License-Identifier: Apache-2.0
/** Days from received to posted: median, 90th percentile, oldest waiting. */
#pragma once

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"

/** The steps of a case in order. */
enum pla_step {
    PLA_STEP_RECEIVED,
    PLA_STEP_ASSIGNED,
    PLA_STEP_RATED,
    PLA_STEP_DECIDED,
    PLA_STEP_APPROVED,
    PLA_STEP_POSTED,
    PLA_STEP_COUNT
};

/** When a case reached each step. */
struct pla_case_days {
    bool has[PLA_STEP_COUNT];
    pla_day day[PLA_STEP_COUNT];
};

/** How long one step takes over all cases. */
struct pla_turnaround {
    size_t done;                /**< cases that reached the later step */
    struct pla_rational median; /**< days; of two middle ones their mean; only if done > 0 */
    int64_t p90;                /**< days within which nine of ten were done (nearest rank) */
    size_t waiting; /**< cases that reached the earlier step, and none from the later on */
    int64_t oldest; /**< days the longest of them has waited; only if waiting > 0 */
};

/**
 * From a step to another.
 *
 * A case without the earlier step's day does not count, nor one that left the later step out. Days
 * before the earlier step count as 0.
 * @param as_of    until when waiting cases wait
 * @param scratch  arena for sorting
 */
enum pla_code pla_turnaround_of(const struct pla_case_days *cases, size_t count, enum pla_step from,
                                enum pla_step to, pla_day as_of, struct pla_arena *scratch,
                                struct pla_turnaround *out, struct pla_err *err);
