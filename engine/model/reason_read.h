// SPDX-License-Identifier: Apache-2.0
/**
 * Reasons and gaps read back from a decision's line; private to `model`.
 */
#pragma once

#include "model/decision.h"
#include "model/shape.h"

pla_read pla_reason_read; /**< struct pla_reason */
pla_read pla_gap_read;    /**< struct pla_gap */
