// SPDX-License-Identifier: Apache-2.0
/**
 * `test --update`: put what was found in the place of what a case expects, in the text of its file.
 *
 * Only a plain value that stands once where the case was written is changed; what a loop makes, or
 * what is not written there, is left to a person.
 */
#pragma once

#include "base/arena.h"
#include "base/str.h"

struct cli_update_difference {
    size_t line;          /**< of the case */
    struct pla_text text; /**< "awards.A.status: expected not_met, got recommended" */
};

/** Zero-initialise but for `arena`. */
struct cli_update {
    struct pla_arena *arena;
    size_t *lines; /**< where cases begin, one entry a case */
    size_t line_count, line_capacity;
    struct cli_update_difference *differences;
    size_t difference_count, difference_capacity;
};

/** Note a case, right or wrong. */
void cli_update_case(struct cli_update *update, size_t line);
/** Note a difference of the case that begins at `line`; the text is copied. */
void cli_update_differ(struct cli_update *update, size_t line, struct pla_text text);
/**
 * Append the new text of the file.
 * @return how many differences were put in; the others are left as they are
 */
size_t cli_update_apply(const struct cli_update *update, struct pla_text source,
                        struct pla_str *out);
