// SPDX-License-Identifier: Apache-2.0
/**
 * What a case expects against what a decision says: only what is stated is compared.
 */
#pragma once

#include "base/json_tree.h"

/**
 * Compare and append a JSON string per difference, separated by commas:
 * "awards.EDU301.status: expected not_met, got recommended".
 *
 * A list whose elements have an `id` or a `by` (awards, criteria, limits) is compared with a table
 * of such names; `false` says that there is none of that name, `true` that there is one, and a
 * plain value is compared with the element's `cut`. A number equals a text that says it ("9/4"); a
 * plain value equals a score by its exact part.
 *
 * @return number of differences
 */
size_t pla_expect_compare(const struct pla_json_node *expected, const struct pla_json_node *actual,
                          struct pla_str *out);
