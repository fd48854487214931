// SPDX-License-Identifier: Apache-2.0
/**
 * Calling a function of the rubric for a run: what it may see, and what its failure reads like.
 *
 * A function sees plain lists, never a range. So while some items are doubtful it is called with
 * each of two views: only the items that are sure, and the doubtful ones too. Where the answers
 * differ, the caller knows only that the truth lies between.
 */
#pragma once

#include "assess/run.h"

/** Which evidence a function sees. */
enum pla_view {
    PLA_VIEW_SURE,    /**< admitted for sure */
    PLA_VIEW_ALL,     /**< the doubtful items too; the same as SURE unless run->has_doubt */
    PLA_VIEW_OFFERED, /**< every item of the claim: while admission is still going on */
};

/**
 * Call a function. Accepted hours stand in place of the learner's own where assessors found some;
 * hours they do not agree on are unknown.
 *
 * @param item         for a filter's `where`: the item asked about; else NULL
 * @param out          filled on success only
 * @param out_failure  on failure the one line a decision shows: place and message
 * @return false if the function failed, a limit ended it, or memory is exhausted
 */
bool pla_run_call(struct pla_run *run, pla_call call, enum pla_view view,
                  const struct pla_item *item, struct pla_call_result *out,
                  struct pla_text *out_failure);
