// SPDX-License-Identifier: Apache-2.0
/** Attempts at one exam: which of them lie in a window and far enough apart to count. */
#pragma once

#include "assess/walk.h"

/** States are MET, UNDECIDED or NOT_MET. */
struct pla_attempt {
    const struct pla_item *item;
    enum pla_state is_there;  /**< the item counts */
    enum pla_state in_window; /**< taken from..to */
    enum pla_state is_spaced; /**< far enough from the attempts before it */
    struct pla_days taken;
};

/** True if the item records the exam. */
bool pla_attempt_is_at(const struct pla_item *item, struct pla_text exam);

/** An attempt of an item that counts for sure or perhaps, held to the measure's window. */
struct pla_attempt pla_attempt_of(const struct pla_measure *measure, const struct pla_item *item,
                                  bool is_sure, pla_day as_of);

/**
 * Strike attempts taken less than `months` after an earlier one that was not struck itself (also
 * one before the window); where dates or admission leave that open, the attempt is UNDECIDED. The
 * order of the array changes.
 */
void pla_attempts_space(struct pla_attempt *attempts, size_t count, int months);

/** All that is asked of an attempt, joined. */
enum pla_state pla_attempt_counts(const struct pla_attempt *attempt);
