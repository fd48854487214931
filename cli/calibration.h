// SPDX-License-Identifier: Apache-2.0
/**
 * Each assessor against levels that were agreed before (benchmarks), or against the same assessor's
 * own earlier scores of the same portfolios (seeds: drift).
 */
#pragma once

#include "agreed.h"
#include "stats/drift.h"

/** One assessor's comparison. */
struct cli_calibration_row {
    struct pla_text assessor;
    struct pla_drift drift; /**< differences in levels, agreed (or earlier) to given */
    size_t near;            /**< within one level */
    size_t far;             /**< two levels or more away */
};
struct cli_calibration {
    struct cli_calibration_row *rows;
    size_t count;
    size_t unmet; /**< benchmarks that nobody scored */
};

/** Benchmarks: item,level[,criterion]. Told what is wrong. */
enum pla_code cli_calibration_read(const struct cli_call *call, const char *path,
                                   const struct cli_scores *scores, struct cli_calibration *out);
/** Seeds: item,rater,first,second[,criterion]. */
enum pla_code cli_calibration_read_seeds(const struct cli_call *call, const char *path,
                                         const struct cli_scores *scores,
                                         struct cli_calibration *out);
/** Append as text; `title` heads it. */
void cli_calibration_put(const struct cli_calibration *calibration, const char *title,
                         struct pla_str *out);
/** Append as a JSON member with a comma before it. */
void cli_calibration_put_json(const struct cli_calibration *calibration, const char *key,
                              struct pla_str *out);
