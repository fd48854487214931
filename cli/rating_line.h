// SPDX-License-Identifier: Apache-2.0
/**
 * A rating or a finding as JSON, as a portfolio holds it: for the store, and for inputs that
 * ratings are put into.
 */
#pragma once

#include "model/portfolio.h"
#include "terms.h"

/**
 * Append one object.
 * @param terms  tells whether "2" is a level's name or a number; NULL: a name
 */
void cli_put_rating(struct pla_str *s, const struct pla_rating *rating,
                    const struct cli_terms *terms);
/** Append one object. */
void cli_put_finding(struct pla_str *s, const struct pla_finding *finding);
