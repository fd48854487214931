// SPDX-License-Identifier: Apache-2.0
/**
 * Lists of gaps while they are worked out; private to gap.c and gap_*.c.
 */
#pragma once

#include "assess/run.h"

/** What a measure has to reach. */
struct pla_goal {
    struct pla_rational to; /**< a date as a day number */
    bool strictly;          /**< `to` itself is not enough */
};

/** Gaps that together meet a condition. Zero-initialise but for `run`. */
struct pla_gaps {
    struct pla_run *run;
    /** What is asked for beside it: levels raised there need no raising again; NULL: nothing. */
    const struct pla_gaps *beside;
    struct pla_gap *items;
    size_t count, capacity;
};

/** Add a gap; one of the same measure (or criterion) takes the larger goal, and `never` wins. */
void pla_gaps_add(struct pla_gaps *gaps, const struct pla_gap *gap);
/** Add the gaps of a condition, if it is not met, on top of those that are there. */
void pla_gaps_condition(struct pla_gaps *gaps, const struct pla_cond *cond);
/** Add every gap of another list. */
void pla_gaps_join(struct pla_gaps *gaps, const struct pla_gaps *other);
/** Add that nothing the learner does raises the measure. */
void pla_gaps_never(struct pla_gaps *gaps, const struct pla_measure *measure);
/** What a gap that cannot be closed costs: more than all others together. */
enum { PLA_GAP_IMPOSSIBLE = 1 << 20 };
/** How much a list asks for: its number of gaps, IMPOSSIBLE for each of kind `never`. */
size_t pla_gaps_cost(const struct pla_gaps *gaps);

/** Add the least change after which `measure` reaches the goal. It does not reach it yet. */
void pla_gaps_raise(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal);

/**
 * Add the least change after which `measure` is no higher than the goal, where raising something
 * it takes off lowers it (`100 - m`); else that nothing does, said of `subject`.
 */
void pla_gaps_lower(struct pla_gaps *gaps, const struct pla_measure *subject,
                    const struct pla_measure *measure, struct pla_goal goal);

/** The least level (or step of a `number` criterion) that reaches the goal; false if none does. */
bool pla_gap_level(const struct pla_criterion *criterion, struct pla_goal goal,
                   struct pla_goal *out);
/** Do two measures look at the same thing the same way? */
bool pla_measure_is_same(const struct pla_measure *a, const struct pla_measure *b);
/** The level a criterion has for sure once the gaps so far (and those beside) are closed. */
struct pla_rational pla_gaps_planned(const struct pla_gaps *gaps, size_t index);
/** Add the gap of one criterion, by its index in the rubric: up to a level, or what computes it. */
void pla_gaps_criterion(struct pla_gaps *gaps, size_t index, struct pla_goal goal);
/** Add the gaps for a weighted mean or sum: the heaviest criterion first, level by level. */
void pla_gaps_score(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal);
/** Add the gaps for the lowest level of several criteria. */
void pla_gaps_lowest(struct pla_gaps *gaps, const struct pla_measure *measure,
                     struct pla_goal goal);
/** Add the gaps for a number of criteria at their minimum or at a level: the nearest first. */
void pla_gaps_met(struct pla_gaps *gaps, const struct pla_measure *measure, struct pla_goal goal);
