// SPDX-License-Identifier: Apache-2.0
/**
 * The awards of one record while limits are laid on them; private to limit*.c.
 *
 * Every step takes from `credits` by pla_limit_cut, which notes who took it. What is left after
 * the last step is what the award gets.
 */
#pragma once

#include "assess/award.h"
#include "assess/course_graph.h"

/** One course of an award: a list of courses has several, most awards one. */
struct pla_seat {
    struct pla_entry *entry;
    struct pla_text course;      /**< absent: an elective, a block, points, a badge */
    struct pla_rational credits; /**< what is left of it, policy's unit */
    bool is_cut;                 /**< nothing of it may count */
    uint32_t node;               /**< in the course graph; PLA_NO_NODE */
};

struct pla_entry {
    struct pla_run *run;
    const struct pla_award *award;
    struct pla_award_result *result;
    size_t order;                /**< as listed: rubric, claim, award */
    bool is_open;                /**< undecided or referred: only may_improve looks at it */
    bool is_standing;            /**< earned and nothing has withheld it */
    size_t rank;                 /**< among the learner's choices; private to limit_order.c */
    struct pla_rational credits; /**< what is left, policy's unit */
    struct pla_seat *seats;
    size_t seat_count;
    struct pla_limit *limits;
    size_t limit_count, limit_capacity;
    struct pla_seat own_seat;
};

/** All that is held of one course: passed, failed, repeated. */
struct pla_record {
    const struct pla_held *const *held; /**< in the portfolio's order */
    size_t count;
    bool is_passed; /**< at least once */
};

struct pla_limiter {
    const struct pla_terms *terms;
    const struct pla_policy *policy;
    const struct pla_portfolio *portfolio;
    struct pla_arena *arena;
    struct pla_entry *entries;
    size_t entry_count;
    struct pla_record *records; /**< courses held, sorted by code */
    size_t record_count;
    const struct pla_course_graph *graph;
    bool out_of_memory;
};

/**
 * Take credits from an award and note it.
 * @param prefix  "cap:", "held:", ... with `name` behind it; name may be absent
 * @param cut     in the policy's unit; at most what is left. 0 notes that it applied
 * @param why     for people; may be absent
 */
void pla_limit_cut(struct pla_limiter *limiter, struct pla_entry *entry, struct pla_text prefix,
                   struct pla_text name, struct pla_rational cut, struct pla_text why);
/** Take all of it: the award is withheld. */
void pla_limit_block(struct pla_limiter *limiter, struct pla_entry *entry, struct pla_text prefix,
                     struct pla_text name, struct pla_text why);
/** Take some of one course of an award, at most what is left of it. */
void pla_limit_cut_seat(struct pla_limiter *limiter, struct pla_seat *seat, struct pla_text prefix,
                        struct pla_text name, struct pla_rational cut);
/** Take all of one course; with no course left the award is withheld. */
void pla_limit_block_seat(struct pla_limiter *limiter, struct pla_seat *seat,
                          struct pla_text prefix, struct pla_text name);
/** True if the course still counts: its award stands and it is not cut. */
static inline bool pla_seat_stands(const struct pla_seat *seat)
{
    return seat->entry->is_standing && !seat->is_cut;
}
/** The award cannot be judged to its end: another status, nothing of it counts. */
void pla_limit_stop(struct pla_entry *entry, enum pla_award_status status);
/** A number left the exact range, or a rule failed: only this award fails. */
void pla_limit_fail(struct pla_limiter *limiter, struct pla_entry *entry, struct pla_text why);

/** What is held of a course; NULL if nothing. */
const struct pla_record *pla_limit_record(const struct pla_limiter *limiter,
                                          struct pla_text course);
/** The graph of the policy's courses; NULL if it has none. */
const struct pla_course_graph *pla_limit_graph(struct pla_limiter *limiter);

/** True if `a` is kept before `b`: more credit, ties the one listed first. */
bool pla_entry_is_better(const struct pla_entry *a, const struct pla_entry *b);

/** All entries in the order the policy prefers; NULL if memory is exhausted. */
struct pla_entry **pla_limit_order(struct pla_limiter *limiter);

/* The steps, in their order. */
void pla_limit_units(struct pla_limiter *limiter);
void pla_limit_exclusive(struct pla_limiter *limiter);
void pla_limit_held(struct pla_limiter *limiter);
void pla_limit_between(struct pla_limiter *limiter);
void pla_limit_reuse(struct pla_limiter *limiter);
void pla_limit_gates(struct pla_limiter *limiter);
void pla_limit_round(struct pla_limiter *limiter);
void pla_limit_caps(struct pla_limiter *limiter);
