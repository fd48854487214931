// SPDX-License-Identifier: Apache-2.0
/**
 * What runs have saved: decisions and the portfolios they are about, in order.
 */
#pragma once

#include "store/store.h"

/** A decision as saved. Texts live until the next one is asked for; absent when redacted. */
struct pla_stored_decision {
    int64_t number;                     /**< key in this store; rises in the order of saving */
    struct pla_text run;                /**< id of its run */
    uint64_t position;                  /**< in the run's input */
    struct pla_text portfolio, learner; /**< ids; the learner's may be absent anyway */
    int64_t attempt;
    struct pla_text rubric, version, claim; /**< claim absent: the whole portfolio */
    struct pla_text status;                 /**< "complete" ... */
    struct pla_text line; /**< the decision's bytes as written by the run, without line end */
    struct pla_text record, ratings; /**< its portfolio and what was put in: as in pla_block_item */
    struct pla_text names;           /**< a line of names that was saved with it; or absent */
    struct pla_text actor;           /**< who ran it */
    int64_t at;                      /**< when it was saved; seconds */
    bool is_redacted;                /**< line and record are gone */
    bool is_latest;                  /**< no later run has decided this portfolio by this rubric */
};

/** A portfolio as saved: one input position of one run. */
struct pla_stored_record {
    int64_t number; /**< key of the position in this store */
    struct pla_text run;
    uint64_t position;
    struct pla_text portfolio, learner;
    int64_t attempt;        /**< 0 if the record could not be read */
    struct pla_text record; /**< its bytes as given; absent if redacted or not readable */
    struct pla_text names, ratings, fault; /**< as in pla_block_item; or absent */
    int64_t at;
    bool is_redacted;
};

/**
 * Decisions in the order of saving (of one run: of its input positions). A decision is superseded
 * when a later one of the same portfolio, attempt and rubric was saved. PLA_MISSING if the filter
 * names a run, portfolio or learner that is not there.
 * @param filter  NULL: all
 */
enum pla_code pla_store_decisions_open(struct pla_store *store,
                                       const struct pla_store_filter *filter,
                                       struct pla_store_cursor **out, struct pla_err *err);
/** @return PLA_OK, PLA_MISSING at the end, or a failure */
enum pla_code pla_store_decisions_next(struct pla_store_cursor *cursor,
                                       struct pla_stored_decision *out, struct pla_err *err);

/**
 * Portfolios: of a run every input position in order; else the latest record of each portfolio
 * and attempt, in the order of saving. `rubric` of the filter is ignored.
 */
enum pla_code pla_store_records_open(struct pla_store *store, const struct pla_store_filter *filter,
                                     struct pla_store_cursor **out, struct pla_err *err);
enum pla_code pla_store_records_next(struct pla_store_cursor *cursor, struct pla_stored_record *out,
                                     struct pla_err *err);
