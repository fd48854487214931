// SPDX-License-Identifier: Apache-2.0
/**
 * Reading as a task of a worker: portfolios are read as strictly as for scoring, and nothing more.
 */
#pragma once

#include "worker/task.h"

/** Its context is private state that start makes and end frees; `*state` must be NULL at first. */
struct pla_read_state;
struct pla_task pla_read_task(struct pla_read_state **state);
/** The same; a reply's notes are the line of names that pla_scorer_record gives beside decisions.
 */
struct pla_task pla_names_task(struct pla_read_state **state);
/**
 * The same line of one record, without a task.
 * @param out  the line is appended
 * @return PLA_OK; PLA_MISSING if it is no portfolio: nothing is appended; PLA_MEMORY
 */
enum pla_code pla_names_line(struct pla_text record, struct pla_arena *arena, struct pla_str *out);
