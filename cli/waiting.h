// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions that wait for a person, by urgency, for plaudit review.
 */
#pragma once

#include "base/date.h"
#include "cmd.h"

struct cli_waiting_row;
/** Zero-initialise, then set arena, as_of and due. */
struct cli_waiting {
    struct pla_arena *arena; /**< where rows live */
    pla_day as_of;
    struct cli_date due; /**< ratings were due on that day; later, missing ones are late */

    struct cli_waiting_row *rows; /**< private */
    size_t count, capacity;
    size_t late; /**< decisions that lack ratings after the day they were due */
};

/** Take one line of the review's task. PLA_BUG if it is none. */
enum pla_code cli_waiting_add(struct cli_waiting *waiting, struct pla_text line,
                              struct pla_err *err);
/**
 * Order by urgency: failed, referred, late, dispute, missing, other; then by the day of
 * submission, the oldest first; then as they came.
 */
void cli_waiting_sort(struct cli_waiting *waiting);
/** Append row `index` for people, or its line of JSON with the member "late" put in. */
void cli_waiting_put(const struct cli_waiting *waiting, const struct cli_out *out, size_t index,
                     struct pla_str *s);
void cli_waiting_put_json(const struct cli_waiting *waiting, size_t index, struct pla_str *s);
/** Append "4 decisions wait: 1 referred, 2 dispute, 1 missing; 2 late". */
void cli_waiting_put_total(const struct cli_waiting *waiting, struct pla_str *s);
