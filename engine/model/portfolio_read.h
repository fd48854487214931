// SPDX-License-Identifier: Apache-2.0
/**
 * Readers of a portfolio's rows, each in a file of its own; private to `model`.
 */
#pragma once

#include "model/shape.h"

pla_read pla_evidence_read; /**< struct pla_evidence */
pla_read pla_rating_read;   /**< struct pla_rating */
pla_read pla_finding_read;  /**< struct pla_finding */
