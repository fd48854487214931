// SPDX-License-Identifier: Apache-2.0
/**
 * Lists of a decision's words, in the order of their enums, NULL at the end; private to `model`.
 */
#pragma once

#include "model/decision.h"

extern const char *const pla_state_names[];
extern const char *const pla_award_status_names[];
extern const char *const pla_decision_status_names[];
extern const char *const pla_gap_kind_names[];
