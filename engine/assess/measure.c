// SPDX-License-Identifier: Apache-2.0
/** A measure's value, worked out once a run: the cache, and which family knows each measure. */
#include "assess/measure.h"

#include "assess/range.h"

static void (*const families[PLA_MEASURE_COUNT])(struct pla_run *, const struct pla_measure *,
                                                 struct pla_value *) = {
    [PLA_M_CONST] = pla_run_value_facts,           [PLA_M_SCORE] = pla_run_value_ratings,
    [PLA_M_TOTAL] = pla_run_value_ratings,         [PLA_M_LOWEST] = pla_run_value_ratings,
    [PLA_M_RATING] = pla_run_value_ratings,        [PLA_M_MET] = pla_run_value_ratings,
    [PLA_M_REACHING] = pla_run_value_ratings,      [PLA_M_DISPUTED] = pla_run_value_ratings,
    [PLA_M_SPREAD] = pla_run_value_ratings,        [PLA_M_COUNT] = pla_run_value_evidence,
    [PLA_M_HOURS] = pla_run_value_evidence,        [PLA_M_SUM] = pla_run_value_evidence,
    [PLA_M_LARGEST] = pla_run_value_extreme,       [PLA_M_SMALLEST] = pla_run_value_extreme,
    [PLA_M_MONTHS] = pla_run_value_evidence,       [PLA_M_YEARS] = pla_run_value_evidence,
    [PLA_M_LATEST] = pla_run_value_extreme,        [PLA_M_EARLIEST] = pla_run_value_extreme,
    [PLA_M_AS_OF] = pla_run_value_facts,           [PLA_M_AGO] = pla_run_value_facts,
    [PLA_M_LATER] = pla_run_value_numbers,         [PLA_M_DISTINCT] = pla_run_value_coverage,
    [PLA_M_COVERED] = pla_run_value_coverage,      [PLA_M_TAGGED] = pla_run_value_coverage,
    [PLA_M_PARTS] = pla_run_value_coverage,        [PLA_M_EXAM] = pla_run_value_extreme,
    [PLA_M_ENDORSEMENTS] = pla_run_value_evidence, [PLA_M_HELD] = pla_run_value_held,
    [PLA_M_HELD_CREDITS] = pla_run_value_held,     [PLA_M_AWARDED] = pla_run_value_facts,
    [PLA_M_LEARNER] = pla_run_value_facts,         [PLA_M_PORTFOLIO] = pla_run_value_facts,
    [PLA_M_CLAIM] = pla_run_value_facts,           [PLA_M_ATTEMPT] = pla_run_value_facts,
    [PLA_M_BEST] = pla_run_value_extreme,          [PLA_M_POINTS] = pla_run_value_numbers,
    [PLA_M_STEPS] = pla_run_value_numbers,         [PLA_M_CALL] = pla_run_value_call,
    [PLA_M_ADD] = pla_run_value_numbers,           [PLA_M_SUBTRACT] = pla_run_value_numbers,
    [PLA_M_MULTIPLY] = pla_run_value_numbers,      [PLA_M_DIVIDE] = pla_run_value_numbers,
    [PLA_M_MIN] = pla_run_value_numbers,           [PLA_M_MAX] = pla_run_value_numbers,
};

const struct pla_value *pla_run_value(struct pla_run *run, const struct pla_measure *measure)
{
    struct pla_value *value = &run->values[measure->id];
    if (run->value_known[measure->id] == 0) {
        *value = pla_range_blank;
        value->kind = measure->kind;
        families[measure->op](run, measure, value);
        run->value_known[measure->id] = 1;
    }
    return value;
}

void pla_run_value_memory(struct pla_run *run, struct pla_value *out)
{
    run->out_of_memory = true;
    pla_range_fail(out, PLA_TEXT("memory is exhausted"));
}
