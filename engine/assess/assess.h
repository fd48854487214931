// SPDX-License-Identifier: Apache-2.0
/**
 * From a portfolio, rubrics and a policy to decisions: intake, admit, rate, score, award, limit,
 * decide. Plain C over model/; a rubric's own functions are reached through struct pla_calls.
 *
 * Same input, same bytes: no clock, locale, hash order or random.
 */
#pragma once

#include "model/calls.h"
#include "model/decision.h"

/** A rubric in use with the way to call its functions. */
struct pla_rule {
    const struct pla_rubric *rubric;
    const struct pla_calls *calls; /**< NULL if it has no functions */
    const struct pla_stock *stock; /**< of the rubric, from pla_stock_new; NULL: none */
};

struct pla_course_graph;
struct pla_run;

/** Who looks on while records are judged: for coverage. What it is shown lives until it returns. */
struct pla_observer {
    void *ctx;
    /** One rubric (and claim) is decided; `run` still has the state of every condition. */
    void (*decided)(void *ctx, const struct pla_run *run, const struct pla_decision *decision);
    /** The policy's rules were asked about a claim's awards, before any is decided: `run` has the
        states of their conditions. May be NULL. */
    void (*asked)(void *ctx, const struct pla_run *run);
};

/** What holds for a whole run. */
struct pla_terms {
    const struct pla_rule *rules;
    size_t rule_count;
    const struct pla_policy *policy; /**< not NULL: pla_policy_plain() if none */
    pla_day as_of;
    bool all_awards; /**< --all: awards that do not apply are shown too */
    bool screen;     /**< --screen: no rating counts; awards are possible, impossible, already */
    struct pla_text engine; /**< name and version for the fingerprint */
    /** Of the policy's courses, from pla_course_graph_new; NULL: made for each record anew. */
    const struct pla_course_graph *graph;
    const struct pla_calls *policy_calls; /**< the policy's own functions; NULL: it has none */
    const struct pla_observer *observer;  /**< NULL: nobody looks on */
};

/** The graph of a policy's courses, to be made once for many records. NULL: no memory. */
const struct pla_course_graph *pla_course_graph_new(const struct pla_policy *policy,
                                                    struct pla_arena *arena);

/**
 * Score one record: a decision per rubric and claim, limits once over all of them.
 *
 * @param terms       what holds for the run
 * @param portfolio   read with the declared fields of all rubrics
 * @param ratings     further ratings (of a table) for this portfolio and attempt; may be empty
 * @param name        file name and line of the record, for faults: "batch.ndjson:17"
 * @param hash        for the fingerprints
 * @param arena       where the decisions live
 * @param out         array of decisions in order of rubric, then claim
 * @param faults      ratings of unknown criteria, levels not on the scale, ...
 * @return PLA_OK; PLA_PORTFOLIO with faults (then no decisions); PLA_MEMORY
 */
enum pla_code pla_assess(const struct pla_terms *terms, const struct pla_portfolio *portfolio,
                         const struct pla_rating *ratings, size_t rating_count, const char *name,
                         struct pla_sha256 *hash, struct pla_arena *arena,
                         struct pla_decision **out, size_t *out_count, struct pla_faults *faults);
