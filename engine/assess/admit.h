// SPDX-License-Identifier: Apache-2.0
/**
 * The parts of admission: is the portfolio complete, is an item recent enough. Private to the step.
 */
#pragma once

#include "assess/run.h"

/** Intake: fill is_complete, missing, excess from the whole portfolio. False if memory is out. */
bool pla_run_intake(struct pla_run *run);

/**
 * Whether each item is recent enough by the rubric's `current`: it ended on or after the day that
 * lies the bound's months before the date as of (or of submission). MET if no bound concerns it.
 * @param out_states  one per item, in their order
 */
void pla_currency_judge(const struct pla_run *run, enum pla_state *out_states);

/**
 * `by = "learning_outcome"`: an item is as current as the most current item of any of its outcomes.
 * @param states  currency of each item, in their order; replaced
 * @param lends   whether an item is good but for its age, so that it can speak for the others
 * @return false if memory is exhausted
 */
bool pla_currency_share(struct pla_run *run, const enum pla_state *lends, enum pla_state *states);
