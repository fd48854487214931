// SPDX-License-Identifier: Apache-2.0
/**
 * Outcomes by group of learners: who was awarded, how much, and where in the chain a gap arises.
 *
 * Groups come from portfolios and meet decisions only here, after they were made.
 */
#pragma once

#include "model/decision.h"
#include "names.h"
#include "stats/rates.h"

/** Where something can be lost between a portfolio and its credit. */
enum cli_stage {
    CLI_STAGE_EVIDENCE,  /**< items of evidence that were admitted */
    CLI_STAGE_RATING,    /**< criteria with a minimum that were met */
    CLI_STAGE_THRESHOLD, /**< awards that were earned, before limits */
    CLI_STAGE_LIMIT,     /**< earned awards that limits left something of */
    CLI_STAGES
};
const char *cli_stage_name(enum cli_stage stage);  /**< "evidence" "rating" "threshold" "cap" */
const char *cli_stage_words(enum cli_stage stage); /**< "evidence admitted" */

/** What became of one portfolio over all its decisions. */
struct cli_outcome {
    bool is_awarded; /**< something was recommended */
    bool is_open;    /**< nothing was, and something is still undecided or referred */
    double credits;
    struct pla_rate stages[CLI_STAGES];
};

/** One value of an attribute: "first_generation" is "yes". */
struct cli_fair_group {
    struct pla_text value;
    struct pla_rate awarded;     /**< of decided portfolios */
    size_t open;                 /**< not decided yet: not counted */
    struct pla_estimate credits; /**< mean a decided portfolio, t limits */
    struct pla_rate stages[CLI_STAGES];
    bool is_hidden;           /**< fewer people than may be shown */
    struct pla_rates against; /**< the reference; not for the reference itself or hidden groups */
    bool has_gap;             /**< below four-fifths: `gap` is where it arises first */
    enum cli_stage gap;
    double credit_squares, credit_sum; /**< private */
};

struct cli_fair_attribute {
    struct pla_text name;
    struct cli_fair_group *groups; /**< sorted by value */
    size_t count;
    size_t not_given;        /**< portfolios without a value */
    size_t reference;        /**< index into groups; `count`: no group is large enough */
    size_t hidden;           /**< groups too small to show */
    struct cli_names values; /**< private */
    size_t capacity;         /**< private */
};

struct cli_fair {
    struct pla_arena *arena;
    uint64_t least;              /**< fewer people are not shown */
    const char *award;           /**< count this award only; NULL: any */
    struct cli_names portfolios; /**< by id and attempt */
    struct cli_outcome *outcomes;
    bool *has_groups; /**< the portfolio was found */
    size_t capacity, unmatched;
    struct cli_names names;
    struct cli_fair_attribute *attributes;
    size_t attribute_capacity;
};

/** Take a decision. */
enum pla_code cli_fair_add(struct cli_fair *fair, const struct pla_decision *decision,
                           struct pla_err *err);
/** Take the groups of a portfolio's record; what has no decision is passed over. */
enum pla_code cli_fair_see_groups(struct cli_fair *fair, struct pla_text record, const char *name,
                                  struct pla_err *err);
/** Compare, after everything was taken. */
enum pla_code cli_fair_finish(struct cli_fair *fair, struct pla_err *err);
void cli_fair_put(const struct cli_fair *fair, struct pla_str *out);
void cli_fair_put_json(const struct cli_fair *fair, struct pla_str *out);
