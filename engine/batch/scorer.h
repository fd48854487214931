// SPDX-License-Identifier: Apache-2.0
/**
 * One process's way from record bytes to decision lines: what a worker runs, and what a run
 * without isolation runs itself.
 */
#pragma once

#include "assess/assess.h"
#include "rubric/load.h"

/** What to score with. Everything is borrowed and read before any worker is started. */
struct pla_job {
    const struct pla_sources *rubrics;
    size_t rubric_count;
    const struct pla_sources *policy; /**< NULL: the plain policy */
    const struct pla_limits *limits;  /**< NULL: the defaults */
    pla_day as_of;
    bool all_awards;
    bool screen;       /**< what is within reach, without ratings; see struct pla_terms */
    bool want_context; /**< also give a line of names and titles per record, for reports */
    bool want_trace;   /**< and a line of pla_trace_put, after that */
    const struct pla_rating *ratings; /**< of --ratings, sorted by portfolio, attempt */
    size_t rating_count;
};

struct pla_scorer;

/** How many decisions and awards of each status the last record gave. */
struct pla_tally {
    uint32_t decisions[PLA_DECISION_COMPLETE + 1]; /**< by enum pla_decision_status */
    uint32_t awards[PLA_STATUS_COUNT];             /**< by enum pla_award_status */
};

/** Load rubrics and policy in this process. On failure at least one fault. */
enum pla_code pla_scorer_new(const struct pla_job *job, struct pla_scorer **out,
                             struct pla_faults *faults);
void pla_scorer_free(struct pla_scorer *scorer);

/**
 * Score one record.
 * @param out_lines    decision lines are appended; nothing on failure
 * @param out_context  if wanted: one line of JSON:
 * {"portfolio","attempt","learner","name","submitted",
 *                     "evidence":[{id,title,kind,issuer,url,started,ended,hours}],"claims":[{id,course}],
 *                     "ratings":[{assessor,rubric,claim,criterion,role,rated,comment}]} (ratings
 *                     with a comment only)
 * @return PLA_OK; PLA_SYNTAX or PLA_PORTFOLIO with faults; PLA_MEMORY
 */
enum pla_code pla_scorer_record(struct pla_scorer *scorer, struct pla_text record, const char *name,
                                size_t first_line, struct pla_str *out_lines,
                                struct pla_str *out_context, struct pla_faults *faults);

/** Of the last record; zeros if it could not be scored. */
struct pla_tally pla_scorer_tally(const struct pla_scorer *scorer);
/** Work and memory of the rubric that came nearest to its limits so far. */
struct pla_load_stats pla_scorer_stats(const struct pla_scorer *scorer);
/** The rule for ratings that holds for a rubric: its own, else the policy's. */
const struct pla_assessor_rule *pla_scorer_assessors(const struct pla_scorer *scorer,
                                                     size_t rubric);
/** Show every decision from now on to an observer; borrowed. NULL: to nobody. */
void pla_scorer_observe(struct pla_scorer *scorer, const struct pla_observer *observer);
/** Use other ratings than the job's from now on; borrowed, sorted like them. */
void pla_scorer_set_ratings(struct pla_scorer *scorer, const struct pla_rating *ratings,
                            size_t count);

/**
 * What was loaded, as one JSON object for reports: {"policy":{id,version,institution,unit,
 * appeals,caps,cohort,fees...},"rubrics":[{id,version,title,authority,source,criteria:[{id,title,
 * levels,descriptors,minimum,weight,computed}],awards:[{id,title,kind,course,credits}],outcomes}]}.
 */
enum pla_code pla_scorer_describe(const struct pla_scorer *scorer, struct pla_str *out,
                                  struct pla_err *err);
