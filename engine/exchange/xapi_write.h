// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions as xAPI statements for a learning record store: a line each, the same ids every time.
 */
#pragma once

#include "base/json_tree.h"

struct pla_xapi_terms {
    struct pla_text home; /**< the account's home page: an address of the institution */
    int32_t day;          /**< time of the statements: its first second in UTC */
};

/**
 * Append one "scored" statement per rated criterion and one "passed" or "failed" per award that was
 * decided. What is undecided gives none.
 * @param out_dropped  awards without a statement
 */
enum pla_code pla_xapi_write(const struct pla_json_node *decision,
                             const struct pla_json_node *about, const struct pla_xapi_terms *terms,
                             struct pla_str *out, size_t *out_dropped, struct pla_err *err);
