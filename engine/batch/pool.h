// SPDX-License-Identifier: Apache-2.0
/**
 * The run over worker processes, and what both kinds of run share. Private to this room.
 */
#pragma once

#include "batch/batch.h"

/** Run with batch->workers processes (at least 1). See pla_batch_run. */
enum pla_code pla_pool_run(const struct pla_batch *batch, struct pla_faults *faults);

/** Does the run take the record at this position? */
bool pla_batch_takes(const struct pla_batch *batch, uint64_t position);
/** Has the user asked to stop? */
bool pla_batch_is_interrupted(const struct pla_batch *batch);
/** Give the sink an answer that is nothing but one fault. */
enum pla_code pla_batch_answer_fault(const struct pla_batch *batch, const struct pla_record *record,
                                     const struct pla_err *err);
