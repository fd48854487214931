// SPDX-License-Identifier: Apache-2.0
/**
 * Scoring each record twice, as a task of a worker, and reading in the parent what it gave.
 *
 * The answer's lines are the decisions before the change, its notes those after it. A side that
 * could not score the record gives one line {"refused":{...}} instead; a record that neither can
 * score gives faults as in scoring.
 */
#pragma once

#include "batch/scorer.h"
#include "check/compare.h"
#include "worker/answer.h"

struct pla_compare_task {
    struct pla_job before, after;  /**< borrowed members, see there */
    struct pla_scorer *scorers[2]; /**< private */
};

/** The task; `compare` must outlive it. */
struct pla_task pla_compare_task(struct pla_compare_task *compare);

/** Why one side alone could not score a record: its first fault. */
struct pla_refusal {
    bool is_set;
    struct pla_err err;
};

/**
 * Read an answer of the task. An answer with a code other than PLA_OK is one that neither side
 * could score.
 *
 * @param record       the record's text, for the learner's groups
 * @param arena        where the decisions live
 * @param out_refusal  of the side that refused alone, for a message
 * @return PLA_OK; PLA_BUG if the lines are no decisions; PLA_MEMORY
 */
enum pla_code pla_compare_read(const struct pla_record *record, const struct pla_answer *answer,
                               struct pla_arena *arena, struct pla_compare_record *out,
                               struct pla_refusal *out_refusal, struct pla_err *err);
