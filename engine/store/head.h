// SPDX-License-Identifier: Apache-2.0
/**
 * Whose a decision line or a portfolio's record is: the few members the store files it by.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct pla_line_head {
    struct pla_text portfolio, learner, rubric, version, claim, status; /**< absent: null */
    int64_t attempt;
};

/** Read the front of a decision line. PLA_BUG if it is none, PLA_MEMORY. */
enum pla_code pla_line_head_read(struct pla_text line, struct pla_arena *arena,
                                 struct pla_line_head *out, struct pla_err *err);
/** Portfolio, attempt and learner of a record that was read before. PLA_BUG if it is none. */
enum pla_code pla_record_head_read(struct pla_text record, struct pla_arena *arena,
                                   struct pla_line_head *out, struct pla_err *err);
