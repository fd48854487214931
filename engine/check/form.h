// SPDX-License-Identifier: Apache-2.0
/**
 * The form of records: decisions are held against their schema and their own fingerprint; of
 * portfolios, members that nobody reads are told when a known name is near.
 */
#pragma once

#include "worker/task.h"

/** Schemas as installed, NUL-terminated. */
extern const char pla_schema_portfolio[], pla_schema_decision[];

/** Its context; zero-initialise, then set `inner`. */
struct pla_form {
    const struct pla_task *inner; /**< what portfolios go to first; borrowed */
    struct pla_form_state *state; /**< private */
};

/**
 * A task around another: decisions are checked here, portfolios by the inner task and then here.
 * The reply's notes are lines of JSON: {"form":"decision"} for a decision,
 * {"where","text","help"} for a member that is not read.
 */
struct pla_task pla_form_task(struct pla_form *form);
