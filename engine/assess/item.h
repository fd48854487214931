// SPDX-License-Identifier: Apache-2.0
/**
 * One evidence item in time: when it may have begun and ended, and how much of it lies on or after
 * a date.
 */
#pragma once

#include "assess/run.h"

/**
 * Work out the days of an item as of a date: starts, ends, first, last, last_high, has_span,
 * end_unknown.
 *
 * A start without an end is still going on. An end without a start is a point in time, and so is
 * the day an exam was taken when the item has no other date. An item without any date may lie
 * anywhere before the date as of.
 */
void pla_item_set_days(struct pla_item *item, pla_day as_of);

/** True if the item surely begins after that day. */
bool pla_item_is_after(const struct pla_evidence *evidence, pla_day day);

/** A date as it bounds items: what it may be. */
struct pla_date_bound {
    enum {
        PLA_UNBOUNDED,       /**< no bound was written */
        PLA_BOUNDED_BY_NONE, /**< one was, but there is no such date: no item meets it */
        PLA_BOUNDED
    } state;
    bool may_be_none; /**< BOUNDED, or perhaps BY_NONE */
    bool no_low, no_high;
    pla_day low, high;
};

/** A bound from the value of a date measure that did not fail. */
struct pla_date_bound pla_date_bound_of(const struct pla_value *value);

/** Ended on or after the bound; started on or before it. MET, NOT_MET or UNDECIDED. */
enum pla_state pla_item_since(const struct pla_item *item, const struct pla_date_bound *since);
enum pla_state pla_item_until(const struct pla_item *item, const struct pla_date_bound *until);

/** An amount between two ends. */
struct pla_amount {
    struct pla_rational low, high;
    bool no_high;
};

/**
 * Accepted hours that lie on or after `clip`: hours are taken as spread evenly over the days of the
 * item. Hours or dates that are not known widen it.
 *
 * @param rounded  give a share of hours as the nearest decimal of six places, for sums that leave
 *                 the exact range otherwise
 * @return false on overflow
 */
bool pla_item_hours(const struct pla_item *item, const struct pla_date_bound *clip, bool rounded,
                    struct pla_amount *out);

/** The days an item lasts on or after `clip`. */
struct pla_stretch {
    bool has_sure;     /**< `sure` are days it lasts whatever the unknown dates are */
    bool has_possible; /**< `possible` are days it may last at most */
    bool no_start;     /**< and it may have begun at any time before */
    struct pla_interval sure, possible;
};
/** An item without a start has no length. */
struct pla_stretch pla_item_stretch(const struct pla_item *item, const struct pla_date_bound *clip);
