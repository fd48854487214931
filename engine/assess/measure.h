// SPDX-License-Identifier: Apache-2.0
/**
 * The families of measures behind pla_run_value. Private to the measure_*.c files.
 *
 * Each function works out a measure of its family: `out` comes as the number 0 of the measure's
 * kind (pla_range_start) and is filled with value, evidence and doubt.
 */
#pragma once

#include "assess/run.h"

/** largest smallest latest earliest best exam */
void pla_run_value_extreme(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out);
/** distinct covered tagged parts */
void pla_run_value_coverage(struct pla_run *run, const struct pla_measure *measure,
                            struct pla_value *out);
/** constants, as_of, ago, fields of learner, portfolio and claim, attempt, awarded */
void pla_run_value_facts(struct pla_run *run, const struct pla_measure *measure,
                         struct pla_value *out);
/** held held_credits */
void pla_run_value_held(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out);
/** + - * / min max later points steps */
void pla_run_value_numbers(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out);
/** a function of the rubric */
void pla_run_value_call(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out);

/** Fail a value, and the run, because memory is exhausted. */
void pla_run_value_memory(struct pla_run *run, struct pla_value *out);
