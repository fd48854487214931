// SPDX-License-Identifier: Apache-2.0
/**
 * Ratings as they count in a run: which criterion, what value, and which of an assessor's repeated
 * ratings stands. Private to rating.
 */
#pragma once

#include "assess/run.h"

/** A rating that concerns the run. */
struct pla_ballot {
    const struct pla_rating *source;
    size_t criterion; /**< index in the rubric */
    size_t position;  /**< order given */
    struct pla_rational value;
    bool stands; /**< not replaced by a later one of the same assessor */
};

/** The ballots of a run, criterion by criterion, each in the order given. */
struct pla_ballots {
    struct pla_ballot *items;
    size_t count;
    size_t *begins; /**< criterion i has items begins[i] .. begins[i + 1] - 1 */
};

/** Lowest and highest value a criterion can have. */
void pla_criterion_bounds(const struct pla_criterion *criterion, struct pla_rational *out_bottom,
                          struct pla_rational *out_top);

/** True if `a` was rated later than `b`: by `rated`, a date beats none. */
bool pla_ballot_is_later(const struct pla_ballot *a, const struct pla_ballot *b);

/**
 * Read the ratings of a run.
 *
 * Passed over: ratings of another rubric, claim or attempt. A fault each: a criterion that no
 * rubric in use has, a claim the portfolio has not, a rating of a computed criterion, a level that
 * is not on the scale, a second rating by one assessor that is not later.
 *
 * @return false if memory is exhausted
 */
bool pla_ballots_read(struct pla_run *run, struct pla_ballots *out, struct pla_faults *faults);
