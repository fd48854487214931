// SPDX-License-Identifier: Apache-2.0
/**
 * What stays the same in all reasons of a condition, made once; private to `model`.
 */
#pragma once

#include "model/reason_text.h"

/**
 * Write a reason from stock: one about a number that is known, compared with a constant.
 * @return false, and nothing written, if the reason is another one or `wording` has no stock of it
 */
bool pla_stock_put(const struct pla_reason *reason, struct pla_wording *wording,
                   struct pla_str *out);
