// SPDX-License-Identifier: Apache-2.0
/**
 * Scores of assessors as agree takes them: from a table item,rater,score[,criterion], or from the
 * ratings that decisions carry.
 */
#pragma once

#include "decisions.h"
#include "model/decision.h"
#include "names.h"
#include "stats/scores.h"

/** Levels that scores may have, ascending. */
struct cli_scale {
    struct pla_rational *values;
    double *numbers;        /**< the same, for statistics */
    struct pla_text *names; /**< NULL: they are called by their numbers */
    size_t count;
    bool has_cut; /**< a criterion's minimum: met at this value or above */
    struct pla_rational cut;
};

/** One score of one assessor. */
struct cli_score_row {
    uint32_t unit;      /**< the portfolio: what intervals leave out */
    uint32_t item;      /**< the portfolio, or one claim of it */
    uint32_t criterion; /**< 0 where there are none */
    uint32_t rater;
    struct pla_rational value;
    size_t line; /**< of its table; 0: from a decision */
};

struct cli_scores {
    struct pla_arena *arena;
    struct cli_names units; /**< of decisions; in a table every item is its own */
    struct cli_names items, raters, criteria;
    struct cli_score_row *rows;
    size_t count, capacity;
    bool has_criteria;
    struct cli_scale *scales; /**< by criterion, once cli_scores_scale() was called */
    struct cli_scale overall; /**< over all of them */
    bool is_mixed;            /**< criteria have different scales */
};

/** A scale from "0,1,2,4" or "none,some,all"; PLA_USAGE if it does not ascend. */
enum pla_code cli_scale_read(const char *text, struct pla_arena *arena, struct cli_scale *out,
                             struct pla_err *err);
/** Index of a level by its name or number; false if the scale has no such level. */
bool cli_scale_find(const struct cli_scale *scale, struct pla_text text, size_t *out);
/** Append what a level is called. */
void cli_scale_put(const struct cli_scale *scale, size_t level, struct pla_str *out);

/**
 * Read a table; every wrong line is told.
 * @param scale  declared levels; NULL: any numbers
 * @return PLA_OK; PLA_NO if a cell is wrong; PLA_SYNTAX, PLA_MISSING, PLA_MEMORY
 */
enum pla_code cli_scores_read_csv(const struct cli_call *call, const char *path,
                                  const struct cli_scale *scale, struct cli_scores *scores);
/** Tell every score that an assessor gave an item twice. `origin`: the table, NULL with decisions.
 */
enum pla_code cli_scores_refuse_repeats(const struct cli_call *call,
                                        const struct cli_scores *scores,
                                        const struct cli_origin *origin, size_t *out_count);
/** Whether an assessor gave an item twice. PLA_MEMORY or PLA_OK. */
enum pla_code cli_scores_repeat(const struct cli_scores *scores, bool *out, struct pla_err *err);
/** Take the ratings of a decision, but those that settle (moderators', joint ones). */
enum pla_code cli_scores_add(struct cli_scores *scores, const struct pla_decision *decision,
                             const struct cli_settlings *settlings, struct pla_err *err);
/** Scales of rubrics, from the description of a scoring run: criteria by "rubric/criterion". */
enum pla_code cli_scores_describe(struct cli_scores *scores, struct pla_text description,
                                  struct cli_names *out_names, struct cli_scale **out_scales,
                                  struct pla_err *err);
/**
 * Settle every criterion's scale: the declared one, else the rubric's, else what the scores show
 * (whole numbers from the lowest to the highest, or the numbers that occur).
 * @param declared  NULL: none
 * @param names     rubrics' scales by number of name; NULL: none
 * @return PLA_NO with `err` if a score is not on its scale
 */
enum pla_code cli_scores_scale(struct cli_scores *scores, const struct cli_scale *declared,
                               const struct cli_names *names, const struct cli_scale *rubrics,
                               struct pla_err *err);

/** What of the scores to take. */
#define CLI_ALL_CRITERIA UINT32_MAX
/** Group the scores of a criterion, or all of them. */
enum pla_code cli_scores_group(const struct cli_scores *scores, uint32_t criterion,
                               struct pla_scores *out, struct pla_err *err);
/** What an item of a grouping is called, by the caller's id of it. */
static inline struct pla_text cli_scores_item(const struct cli_scores *scores, uint32_t item_id)
{
    size_t criteria = scores->criteria.count > 0 ? scores->criteria.count : 1;
    return scores->items.items[item_id / criteria];
}
