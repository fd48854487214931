// SPDX-License-Identifier: Apache-2.0
/**
 * What measures of one family can be; private to lint_range*.c.
 */
#pragma once

#include "check/lint_private.h"

/** Work out the range of a measure into a zeroed value of its kind. */
typedef void pla_ranger(struct pla_linter *linter, const struct pla_measure *m,
                        struct pla_value *out);

/* Over criteria. */
pla_ranger pla_lint_range_score, pla_lint_range_lowest, pla_lint_range_count_criteria,
    pla_lint_range_disputed, pla_lint_range_spread;
/* Made of others. */
pla_ranger pla_lint_range_fold, pla_lint_range_points, pla_lint_range_steps;

/** Anything, or also nothing. */
void pla_lint_range_any(struct pla_value *out, bool may_be_none);
