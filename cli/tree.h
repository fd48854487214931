// SPDX-License-Identifier: Apache-2.0
/**
 * One decision as a readable tree: criteria with their ratings, awards with every reason, gap and
 * limit, evidence that was not admitted.
 */
#pragma once

#include "model/decision.h"
#include "out.h"

/**
 * Append the tree.
 * @param award  show this award only; NULL: everything
 * @return false if there is no such award
 */
bool cli_put_tree(const struct cli_out *out, const struct pla_decision *decision, const char *award,
                  struct pla_str *s);
