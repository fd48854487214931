// SPDX-License-Identifier: Apache-2.0
/**
 * What reports need beside decisions, as JSON: the rubrics and policy in use, names and titles of a
 * portfolio. Private to this room.
 */
#pragma once

#include "model/policy.h"
#include "model/portfolio.h"

/** One object, as pla_scorer_describe says. */
void pla_describe_terms(const struct pla_policy *policy, const struct pla_rubric *const *rubrics,
                        size_t count, struct pla_str *out);
/** One line, as the context of pla_scorer_record says. */
void pla_describe_portfolio(const struct pla_portfolio *portfolio, struct pla_str *out);
