// SPDX-License-Identifier: Apache-2.0
/**
 * One record under one rubric (and claim) while it is being judged; private to `assess`.
 *
 * The steps fill it in order: items (admit), criteria (rate), values and states on demand
 * (measure, condition), awards (award). Values are kept per node id, so that each measure and
 * condition is worked out once.
 */
#pragma once

#include "assess/assess.h"

/** The days a date may mean; never after the date as of. */
struct pla_days {
    bool no_low; /**< nothing is known about how early: `low` means nothing */
    pla_day low, high;
};

/** An evidence item as admitted. */
struct pla_item {
    const struct pla_evidence *evidence;
    enum pla_state admitted;       /**< MET, NOT_MET, UNDECIDED; FAILED: `admit.where` failed */
    struct pla_text why;           /**< first reason against it; "where" when that failed */
    struct pla_text failure;       /**< FAILED: the one-line message */
    struct pla_text said;          /**< why `admit.where` does not take it, in its own words */
    bool has_hours, hours_unknown; /**< accepted hours from a finding, else the item's own */
    struct pla_rational hours;
    struct pla_rational
        hours_high;               /**< above `hours` while assessors' hours must agree but do not */
    struct pla_days starts, ends; /**< for since and until: an item without a start is a point */
    size_t finding;               /**< 1 + index of its first finding; 0: none */
    pla_day first, last; /**< interval as of the date: sure part; last >= first if has_span */
    pla_day last_high;   /**< latest day `ended` may mean (clipped) */
    bool has_span;       /**< started and ended (or ongoing) are known enough for an interval */
    bool end_unknown;    /**< no end is known at all */
};

struct pla_run {
    const struct pla_terms *terms;
    const struct pla_rubric *rubric;   /**< NULL while a policy's conditions are judged */
    const struct pla_program *program; /**< whose node ids `values` and `states` are indexed by */
    const struct pla_calls *calls;
    const struct pla_stock *stock; /**< for its decision */
    const struct pla_portfolio *portfolio;
    const struct pla_claim *claim; /**< NULL: the whole portfolio */
    const struct pla_rating
        *ratings; /**< inline and table ratings; those of other rubrics or claims are passed over */
    size_t rating_count;
    const char *name; /**< "batch.ndjson:17" */
    struct pla_arena *arena;
    uint64_t serial;

    struct pla_item *items; /**< every item of the claim, in portfolio order */
    size_t item_count;
    struct pla_criterion_result *criteria; /**< parallel to rubric->criteria */
    struct pla_rational *spreads;          /**< highest minus lowest rating, parallel to criteria */
    struct pla_value score;                /**< weighted mean of all criteria; once has_score */
    bool has_score;
    struct pla_value *values; /**< by measure id; valid where value_known */
    uint8_t *value_known;
    enum pla_state *states; /**< by condition id; valid where state_known */
    uint8_t *state_known;
    struct pla_text *cond_texts; /**< by condition id: what a check said or why one failed; NULL
                                    while no check was called */
    struct pla_award_result
        *awards;          /**< parallel to rubric->awards while judging; `award` NULL if left out */
    size_t awards_judged; /**< awards before this index have their status (for awarded, requires) */
    bool is_complete;     /**< intake found nothing missing and nothing in excess */
    struct pla_text_list missing; /**< what intake misses */
    struct pla_text_list excess;  /**< what intake has too much of: "items" */
    bool out_of_memory;

    bool has_doubt;       /**< some item is UNDECIDED: the two views of call.h differ */
    size_t *finding_next; /**< parallel to portfolio->findings: 1 + the item's next one, or 0 */
    const struct pla_evidence *const *views[3]; /**< private to call.c */
    size_t view_counts[3];                      /**< private to call.c */
};

/**
 * Make room for the values and states of a run whose other members are set.
 * @return false if memory is exhausted
 */
bool pla_run_begin(struct pla_run *run);
/**
 * True if a rubric is in force on the day that counts for it: of submission, of the catalogue, or
 * as of (also where a portfolio does not name the other; a partial date is its first day).
 */
bool pla_rubric_in_effect(const struct pla_rubric *rubric, const struct pla_portfolio *portfolio,
                          pla_day as_of);
/** True if a policy is in force on the date as of. */
bool pla_policy_in_effect(const struct pla_policy *policy, pla_day as_of);

/**
 * Intake and admission: fill items, is_complete, missing, excess. A function of the rubric that
 * fails is no failure of this step: its items are FAILED, and so is every measure that looks at
 * them. @return PLA_OK or PLA_MEMORY
 */
enum pla_code pla_run_admit(struct pla_run *run, struct pla_err *err);

/**
 * Resolve ratings per criterion: fill criteria, disputes, spreads; then work out the computed
 * criteria in their order. A criterion of no rubric in use, a level that is not on the scale, a
 * rating of a computed criterion, and a second rating by one assessor that is not later are faults.
 * @return PLA_OK, PLA_PORTFOLIO with faults, or PLA_MEMORY
 */
enum pla_code pla_run_rate(struct pla_run *run, struct pla_faults *faults);

/** Value of a measure, worked out once. Never NULL; a failure is a value of state FAILED. */
const struct pla_value *pla_run_value(struct pla_run *run, const struct pla_measure *measure);
/** The two halves of pla_run_value: measures over evidence and facts; measures over ratings. */
void pla_run_value_evidence(struct pla_run *run, const struct pla_measure *measure,
                            struct pla_value *out);
void pla_run_value_ratings(struct pla_run *run, const struct pla_measure *measure,
                           struct pla_value *out);

/**
 * The decision's score: weighted mean of all criteria; is_none if there are none. Worked out once;
 * to be called when all criteria have their values.
 */
const struct pla_value *pla_run_score(struct pla_run *run);
/** Moderation rules in force: the rubric's own, else the policy's. */
const struct pla_assessor_rule *pla_run_assessors(const struct pla_run *run);

/** State of a condition (Kleene), worked out once. */
enum pla_state pla_run_state(struct pla_run *run, const struct pla_cond *cond);
/** True if the state rests on a `refer` that is reached while undecided. */
bool pla_run_is_referred(struct pla_run *run, const struct pla_cond *cond);
/** A check's own words or the message of its failure; absent if there are none. */
struct pla_text pla_run_cond_text(const struct pla_run *run, const struct pla_cond *cond);
/** The one-line message of the first part that failed; absent if none did. */
struct pla_text pla_run_failure(struct pla_run *run, const struct pla_cond *cond);
/** Reasons of a condition: the conjuncts of a top-level AND one by one, else one. */
void pla_run_reasons(struct pla_run *run, const struct pla_cond *cond,
                     const struct pla_reason **out, size_t *out_count);
/** Gaps of a condition that is not met: the least change that meets it. */
void pla_run_gaps(struct pla_run *run, const struct pla_cond *cond, const struct pla_gap **out,
                  size_t *out_count);
/** Evidence ids that reasons rest on, each once, in portfolio order. */
struct pla_text_list pla_reasons_evidence(struct pla_run *run, const struct pla_reason *reasons,
                                          size_t count);

/** Judge every award in order: fill run->awards (status before limits, offered, earned, gaps). */
enum pla_code pla_run_award(struct pla_run *run, struct pla_err *err);

/**
 * Limits over all awards of one record: units, rounding, gates, duplicates, reuse, caps; sets
 * credits, limits, status withheld. `policy_run` judges the policy's own conditions.
 */
enum pla_code pla_limit(const struct pla_terms *terms, const struct pla_portfolio *portfolio,
                        struct pla_run *const *runs, size_t run_count, struct pla_arena *arena,
                        struct pla_err *err);
/**
 * For a screening, after pla_limit: what courses held and the policy's rules would leave of awards
 * that are not earned yet. Sets their limits and is_barred; their status stays.
 */
enum pla_code pla_limit_reach(const struct pla_terms *terms, const struct pla_portfolio *portfolio,
                              struct pla_run *const *runs, size_t run_count,
                              struct pla_arena *arena, struct pla_err *err);
