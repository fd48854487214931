// SPDX-License-Identifier: Apache-2.0
/**
 * Words for a condition as it is written, without a portfolio; private to this room.
 */
#pragma once

#include "model/decision.h"

/** Append "hours (kind community) at least 40"; joins show their parts in brackets. */
void pla_cond_put(const struct pla_cond *cond, struct pla_str *out);
