// SPDX-License-Identifier: Apache-2.0
/**
 * Where the decisions of a report come from: portfolios scored on the way, or the decision lines of
 * an earlier `score`, told apart by their first record.
 */
#pragma once

#include "score_run.h"

struct cli_source {
    const struct cli_call *call;
    const char **paths; /**< the operands, pipes by the path of their copy */
    size_t count;       /**< 0: what the store holds */
    bool is_decisions;
    pla_day as_of; /**< of the first decision, if they are decisions */
};

/**
 * Find the inputs and look at the first record. Pipes are kept in a file that has no name.
 * What is wrong is told.
 */
enum pla_code cli_source_open(const struct cli_call *call, struct cli_source *out);

/** The same for what is made of portfolios only ("badges"): decisions are refused. */
enum pla_code cli_source_open_portfolios(const struct cli_call *call, const char *what,
                                         struct cli_source *out);

/**
 * Read the rubrics, policy and ratings that the source needs: decisions do without rubrics, and
 * their own date stands.
 */
enum pla_code cli_source_use(const struct cli_source *source, const struct cli_use_values *values,
                             struct cli_use *out);

/**
 * Give every record's decisions to the run's sink as cli_score_run() does. Neighbouring decision
 * lines of one portfolio and attempt are one record.
 *
 * @param portfolios  files that names and titles of decisions are from; may be empty
 * @return PLA_OK, or the code that ended it; faults of records are told and counted
 */
enum pla_code cli_source_run(const struct cli_source *source, struct cli_score_run *run,
                             const struct cli_list *portfolios);
