// SPDX-License-Identifier: Apache-2.0
/**
 * What a change of rubric or policy would change: two decisions about each record are laid side by
 * side, and who gains, who loses and why is counted.
 *
 * Nothing is kept of a record but what it adds to the totals. An award counts with its credits
 * after limits, in the policy's unit; a badge, an exemption or points count by being recommended.
 */
#pragma once

#include "model/decision.h"

/** A learner's group, as the portfolio names it. Groups reach this report only, never scoring. */
struct pla_group {
    struct pla_text name, value;
};

/** One record under both. A side that could not be scored has no decisions and says so. */
struct pla_compare_record {
    struct pla_text portfolio, program;
    int64_t attempt;
    const struct pla_decision *before, *after;
    size_t before_count, after_count;
    bool before_refused, after_refused;
    const struct pla_group *groups;
    size_t group_count;
};

enum pla_change_kind {
    PLA_CHANGE_GAIN,  /**< more credit, or recommended now */
    PLA_CHANGE_LOSS,  /**< less credit, or no longer recommended */
    PLA_CHANGE_STATUS /**< another status, and no credit either way */
};
const char *pla_change_kind_name(enum pla_change_kind kind); /**< "gain" "loss" "status" */

/** An award that differs; borrowed from the record. */
struct pla_change {
    enum pla_change_kind kind;
    const struct pla_decision *decision;           /**< the later one, or the earlier if alone */
    const struct pla_award_result *before, *after; /**< NULL: there is none */
    struct pla_text cause; /**< "hours (kind community) at least 60, was at least 40" */
};

/** What to do with each change, in the order of records, decisions and awards; may be NULL. */
struct pla_change_sink {
    void *ctx;
    enum pla_code (*change)(void *ctx, const struct pla_compare_record *record,
                            const struct pla_change *change);
};

struct pla_compare;

enum pla_code pla_compare_new(struct pla_compare **out, struct pla_err *err);
void pla_compare_free(struct pla_compare *compare);

/**
 * Compare one record and add it to the totals.
 * @param arena  for what lives as long as the record
 * @return PLA_OK; PLA_OVERFLOW if a total leaves the exact range; PLA_MEMORY; the sink's code
 */
enum pla_code pla_compare_add(struct pla_compare *compare, const struct pla_compare_record *record,
                              const struct pla_change_sink *sink, struct pla_arena *arena,
                              struct pla_err *err);

/** Append a change as one line of JSON. */
void pla_change_put_json(const struct pla_compare_record *record, const struct pla_change *change,
                         struct pla_str *out);
/** Append a change as one line of text. */
void pla_change_put_text(const struct pla_compare_record *record, const struct pla_change *change,
                         struct pla_str *out);
/** Append the totals as one line of JSON: {"totals":{"schema":1,...}}. */
void pla_compare_put_json(const struct pla_compare *compare, struct pla_str *out);
/** Append the totals as tables of text. */
void pla_compare_put_text(const struct pla_compare *compare, struct pla_str *out);
