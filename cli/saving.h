// SPDX-License-Identifier: Apache-2.0
/**
 * Saving a run: decisions go into the store block by block, each block one transaction, so that a
 * run that was killed continues where it was, with nothing lost and nothing twice.
 */
#pragma once

#include "known.h"
#include "score_run.h"
#include "store/run.h"
#include "worker/answer.h"

struct cli_saving;

/**
 * Begin the run, or resume it. Rubrics and the policy that the store does not keep yet are loaded
 * first (checked, tested, approved if the policy asks for it). What is wrong is told.
 * @param store   open for writing; borrowed
 * @param inputs  names of the inputs, one a line
 */
enum pla_code cli_saving_begin(const struct cli_score_run *run, struct pla_store *store,
                               struct pla_text inputs, struct cli_saving **out);
/** Was this record saved before the run was resumed? Then it is left out. */
bool cli_saving_has(struct cli_saving *saving, const struct pla_record *record);
/** What was put into the record at this position, and its text as it was given. */
enum pla_code cli_saving_note(struct cli_saving *saving, uint64_t position, struct pla_text record,
                              struct pla_text more);
/** A record's answer: kept until its block is full, then saved. Told if it cannot be. */
enum pla_code cli_saving_add(struct cli_saving *saving, const struct pla_record *record,
                             const struct pla_answer *answer);
/** Give the sink what was saved before of positions below `position`. */
enum pla_code cli_saving_show(struct cli_saving *saving, uint64_t position,
                              struct cli_score_run *run);
/** Save the last block if `code` says that the input was read to its end; give memory back. */
enum pla_code cli_saving_end(struct cli_saving *saving, enum pla_code code,
                             struct cli_score_run *run);
