// SPDX-License-Identifier: Apache-2.0
/**
 * Counts and sums over a run: by status, by course and method, by learner.
 *
 * Memory grows with the number of learners and courses, not with the number of decisions.
 */
#pragma once

#include "about.h"
#include "base/arena.h"
#include "model/decision.h"

/** A sum under a name; learners also carry their own columns. */
struct pla_total {
    struct pla_text key, name, program;
    struct pla_text method;                      /**< of a pair; else absent */
    size_t decisions, awards, recommended, open; /**< open: undecided, referred or failed */
    uint32_t by_status[PLA_STATUS_COUNT];        /**< awards */
    struct pla_rational credits;
    uint64_t hash; /**< private */
};

/** Totals by key, in order of first appearance. */
struct pla_total_list {
    struct pla_total *items;
    size_t count, capacity;
    uint32_t *slots; /**< private: open addressing, index + 1 */
    size_t slot_count;
};

struct pla_totals {
    struct pla_arena *arena;
    size_t decisions;
    size_t by_award_status[PLA_STATUS_COUNT];
    size_t by_decision_status[PLA_DECISION_COMPLETE + 1];
    struct pla_rational credits;
    struct pla_total_list courses, methods, rubrics, learners;
    struct pla_total_list others; /**< badges, exemptions, points: they bring no credit */
    struct pla_total_list pairs;  /**< credits by course and method: pla_totals_pair() */
    struct pla_total_list limits; /**< awards each limit cut, and the credits it cut, by "cap:ID" */
    bool overflowed;              /**< a sum left the exact range: it is not shown */
};

void pla_totals_init(struct pla_totals *totals, struct pla_arena *arena);
/** Add one decision. PLA_MEMORY on failure. */
enum pla_code pla_totals_add(struct pla_totals *totals, const struct pla_decision *decision,
                             const struct pla_context *context, struct pla_err *err);
/** Credits recommended of a course by a method; PLA_ZERO if there are none. */
struct pla_rational pla_totals_pair(const struct pla_totals *totals, struct pla_text course,
                                    struct pla_text method);
/** Sort a list by key (bytes). Nothing can be added to it or found in it afterwards. */
void pla_total_list_sort(struct pla_total_list *list);
/** The same by credits, largest first, then by key. */
void pla_total_list_rank(struct pla_total_list *list);
