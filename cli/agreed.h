// SPDX-License-Identifier: Apache-2.0
/**
 * Agreement over scores: every statistic overall and by criterion, and the rows of a report.
 */
#pragma once

#include "model/agreement.h"
#include "scores.h"
#include "stats/agreement.h"
#include "stats/cut.h"

/** One set of scores: all, or a criterion's. */
struct cli_agreed_part {
    struct pla_text criterion; /**< absent: all */
    const struct cli_scale *scale;
    struct pla_scores scores;
    struct pla_agreement all;
    enum pla_coefficient headline;
    struct pla_judgement judgement;
    bool has_cut;
    double cut;
    struct pla_estimate decision, decision_kappa; /**< with has_cut: of single assessors */
    struct pla_cut_panel panel;                   /**< with has_cut: of panels */
    size_t flips;
};

struct cli_agreed {
    const struct cli_scores *scores;
    double target;
    struct cli_agreed_part *parts; /**< the first is all, then criterion by criterion */
    size_t part_count;
    struct pla_agreement_report report;
};

struct cli_agreed_options {
    double target;
    const char *cut; /**< a level; NULL: criteria's own minima */
    bool by_value;   /**< the headline's distances are those of values, not of ranks */
};
/** Compute. PLA_USAGE if the cut is no level of a scale. */
enum pla_code cli_agreed_make(const struct cli_scores *scores,
                              const struct cli_agreed_options *options, struct cli_agreed *out,
                              struct pla_err *err);
/** Append it for a terminal. `is_all`: optional statistics and every case. */
void cli_agreed_put(const struct cli_agreed *agreed, bool is_all, struct pla_str *out);
/** Append the members "overall", "criteria", ... of one JSON object, without its brackets. */
void cli_agreed_put_json(const struct cli_agreed *agreed, bool is_all, struct pla_str *out);
/** "0.75", six decimals, never "-0.000000". */
void cli_put_six(struct pla_str *out, double value);
/** ".71", "-.12", "1.00": two decimals, never "-.00". */
void cli_put_two(struct pla_str *out, double value);
