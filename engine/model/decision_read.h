// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions read back from their lines, for reports and exports.
 *
 * What a line says comes back; what it does not say stays NULL or absent (`award`, `criterion`,
 * `cond`, `measure`). pla_decision_write makes the same bytes of what was read.
 */
#pragma once

#include "model/decision.h"

/**
 * Read one decision strictly: an unknown, missing or repeated member and a wrong type are faults.
 *
 * A reason has its words in `text` and `words`; `have` and `need` are numbers, dates, texts,
 * booleans or ranges as far as the JSON tells (a date by its measure, else it is a text).
 *
 * @param line        one JSON object; borrowed by the result
 * @param name        file name for messages
 * @param first_line  line of the object's first byte in its file
 * @param arena       where the result lives
 * @param out         filled on PLA_OK only
 * @param err         the first fault, with line, column and JSON pointer
 * @return PLA_OK, PLA_SYNTAX, PLA_OVERFLOW, PLA_PORTFOLIO or PLA_MEMORY
 */
enum pla_code pla_decision_read(struct pla_text line, const char *name, size_t first_line,
                                struct pla_arena *arena, struct pla_decision *out,
                                struct pla_err *err);
