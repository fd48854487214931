// SPDX-License-Identifier: Apache-2.0
/**
 * A number with its interval, or the reason why there is none.
 *
 * One method for every agreement coefficient: delete-one-unit jackknife, Fisher's z, Student's t.
 * Limits are tanh(zeta -/+ t(.975; G-1) s) with zeta = atanh(c), s = SE / (1 - c^2) and
 * SE = sqrt((G-1)/G sum (c_(u) - mean)^2) (Miller 1974; Fisher 1921).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct pla_estimate {
    bool has_value;
    double value;
    const char *why; /**< no value: the reason, a sentence without full stop */
    bool has_se;
    double se;
    bool has_limits;
    double low, high;       /**< 95% */
    const char *why_limits; /**< a value without limits: the reason */
    size_t units;           /**< left out one by one: G */
};

/** A share with its Wilson interval (Wilson 1927), clipped to 0..1. `n` 0: no value, `why`. */
struct pla_estimate pla_estimate_share(double share, size_t n, const char *why);
/** No value. */
struct pla_estimate pla_estimate_none(const char *why);
/** A value whose limits are for the caller to add. */
struct pla_estimate pla_estimate_of(double value);
/** Give it limits. */
void pla_estimate_limit(struct pla_estimate *estimate, double low, double high);

/** What is left when a unit is out. */
struct pla_left_out {
    double *values;
    size_t count;
    bool is_undefined; /**< some of them have no value */
};
/** Add standard error and limits to a value from the values without each unit. */
void pla_estimate_jackknife(struct pla_estimate *estimate, const struct pla_left_out *without);

/** "meets", "below" or not shown yet, against a target. */
enum pla_verdict { PLA_VERDICT_NONE, PLA_VERDICT_MEETS, PLA_VERDICT_BELOW, PLA_VERDICT_OPEN };
struct pla_judgement {
    enum pla_verdict verdict;
    bool is_too_close; /**< OPEN: within .03 of the target, sampling will not settle it */
    bool has_more;
    size_t more; /**< OPEN: about so many more units would settle it */
};
/** "meets", "below", "not shown yet"; NULL for NONE. */
const char *pla_verdict_name(enum pla_verdict verdict);
/**
 * Judge by the limits, never by the value alone. More = ceil(G ((t s) / (zeta - zeta_target))^2) -
 * G.
 */
struct pla_judgement pla_estimate_judge(const struct pla_estimate *estimate, double target);
