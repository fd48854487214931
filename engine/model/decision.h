// SPDX-License-Identifier: Apache-2.0
/**
 * A decision: what was recommended for one portfolio, attempt, rubric and claim, with every reason.
 *
 * Made by `assess`, written as one line of JSON with the members in a fixed order, read back for
 * reports. All text is borrowed from the record's arena (or the tree it was read from).
 */
#pragma once

#include "base/crypto.h"
#include "base/json_tree.h"
#include "model/policy.h"
#include "model/rubric.h"

/** Three truth values and the failure that overrides them. */
enum pla_state { PLA_NOT_MET, PLA_UNDECIDED, PLA_MET, PLA_FAILED, PLA_STATE_NONE };
const char *pla_state_name(enum pla_state state); /**< not_met undecided met failed none */

enum pla_award_status {
    PLA_STATUS_RECOMMENDED,
    PLA_STATUS_WITHHELD,
    PLA_STATUS_NOT_MET,
    PLA_STATUS_UNDECIDED,
    PLA_STATUS_REFERRED,
    PLA_STATUS_FAILED,
    PLA_STATUS_POSSIBLE,   /**< of a screening, which leaves ratings out of account: within reach */
    PLA_STATUS_IMPOSSIBLE, /**< of a screening: whatever the ratings, and nothing to be done */
    PLA_STATUS_ALREADY,    /**< of a screening: met whatever the ratings */
    PLA_STATUS_COUNT,
    PLA_STATUS_JUDGED = PLA_STATUS_POSSIBLE /**< statuses below it are those of a decision */
};
const char *pla_award_status_name(enum pla_award_status status);

enum pla_decision_status {
    PLA_DECISION_FAILED,
    PLA_DECISION_INCOMPLETE,
    PLA_DECISION_REFERRED,
    PLA_DECISION_UNDECIDED,
    PLA_DECISION_COMPLETE
};
const char *pla_decision_status_name(enum pla_decision_status status);

/** A value in a reason: a number or date range, a text, a boolean, or unknown. */
struct pla_value {
    enum pla_kind kind;
    enum { PLA_VALUE_KNOWN, PLA_VALUE_RANGE, PLA_VALUE_UNKNOWN, PLA_VALUE_FAILED } state;
    struct pla_rational low,
        high;             /**< numbers; dates as day numbers; booleans 0 or 1; KNOWN: equal */
    bool no_low, no_high; /**< a RANGE open to that side */
    bool is_none;         /**< nothing to compare (no item, absent field): never met */
    bool may_be_none;     /**< only what is not known yet can decide whether there is anything */
    struct pla_text text; /**< texts; for FAILED the one-line reason */
    struct pla_text_list evidence; /**< ids that made it, in portfolio order */
    bool has_doubt;                /**< some of them count only perhaps */
};

/** The parts of a reason that was read back, as its line has them. */
struct pla_reason_words {
    struct pla_text op, measure, label; /**< measure and label may be absent */
    struct pla_text filter, have, need; /**< JSON as written */
};

/** Why a condition has its state: a leaf compares, an inner node joins its parts. */
struct pla_reason {
    const struct pla_cond *cond; /**< op, measure, place; NULL when read back from JSON */
    enum pla_state state;
    struct pla_value have, need, need_high;
    struct pla_text
        text; /**< a check's own words, a refer's why, a failure; else made when written */
    struct pla_text_list evidence;
    const struct pla_reason *parts;
    size_t part_count;
    struct pla_text part_id; /**< criterion id when this is a part of all_met; else absent */
    const struct pla_reason_words *words; /**< read back from JSON: stands for `cond`; else NULL */
};

enum pla_gap_kind { PLA_GAP_MORE, PLA_GAP_LEVEL, PLA_GAP_WAIT, PLA_GAP_NEVER };
const char *pla_gap_kind_name(enum pla_gap_kind kind);

/** The least change that meets a condition not met. */
struct pla_gap {
    enum pla_gap_kind kind;
    const struct pla_measure *measure;
    struct pla_text measure_word; /**< "hours", "rating" ... */
    struct pla_text name;         /**< criterion, exam, course or label; may be absent */
    struct pla_rational by, to;   /**< NEVER: both meaningless; WAIT: by = days, to = day number */
    struct pla_text to_level;     /**< LEVEL: name of the level to reach; may be absent */
    bool strictly;                /**< more_than: to is not enough, anything above is */
    struct pla_text text;         /**< its words when read back from JSON; else absent */
};

/**
 * Can nobody close it? A gap of kind never, but for those of a rubric's own check: what that wants
 * only its words tell.
 */
bool pla_gap_is_closed(const struct pla_gap *gap);

/** What cut an award: `by` is "cap:ID", "rule:ID", "held:COURSE", ... */
struct pla_limit {
    struct pla_text by;
    struct pla_rational cut; /**< in the policy's unit; 0: it applied but cut nothing */
    struct pla_text why;     /**< for people; may be absent; not written to JSON if absent */
};

struct pla_award_result {
    const struct pla_award *award;
    struct pla_text id, title, course, name;
    enum pla_award_kind kind;
    enum pla_award_status status;
    struct pla_text method, unit, credit_level, grade, symbol;
    bool resident;
    struct pla_rational offered, earned; /**< award's unit */
    struct pla_rational credits;         /**< policy's unit, after limits */
    const struct pla_toward *toward;
    size_t toward_count;
    struct pla_text_list hold; /**< why posting waits: "rule:twelve-here", "post_when" */
    bool has_expires;
    pla_day expires;
    const struct pla_cite *cite; /**< NULL: none */
    const struct pla_reason *reasons;
    size_t reason_count;
    const struct pla_gap *gaps;
    size_t gap_count;
    const struct pla_limit *limits;
    size_t limit_count;
    struct pla_text because;       /**< the rubric's own sentence with its numbers; may be absent */
    struct pla_text_list evidence; /**< ids its reasons rest on */
    bool may_improve;
    bool was_earned; /**< its conditions were met before limits; not written */
    bool is_barred;  /**< of a screening: limits would leave nothing of it; not written */
};

/** One rating as used. */
struct pla_used_rating {
    struct pla_text assessor;
    struct pla_rational value;
    bool cannot_judge;
    enum pla_role role;
    const struct pla_rating *source; /**< as given; NULL when read back from JSON */
};

struct pla_criterion_result {
    const struct pla_criterion *criterion;
    struct pla_text id;
    enum pla_state state;   /**< NONE: it has no minimum */
    struct pla_value value; /**< resolved; RANGE while ratings are missing or disputed */
    struct pla_text level;  /**< highest level not above it; absent while undecided */
    bool is_disputed;
    size_t missing; /**< ratings still needed */
    const struct pla_used_rating *ratings;
    size_t rating_count;
};

struct pla_evidence_result {
    struct pla_text id;
    enum pla_state admitted; /**< MET, NOT_MET or UNDECIDED */
    struct pla_text why;     /**< "kind" "verified" "current" "valid" ...; absent if admitted */
};

struct pla_fingerprints {
    struct pla_text engine;
    char rubric[PLA_SHA256_HEX + 1], policy[PLA_SHA256_HEX + 1], portfolio[PLA_SHA256_HEX + 1];
    char ratings[PLA_SHA256_HEX + 1], decision[PLA_SHA256_HEX + 1];
};

struct pla_stock;

struct pla_decision {
    struct pla_text portfolio, learner, program, term, rubric, version, claim, policy;
    int64_t attempt;
    pla_day as_of;
    struct pla_text outcome; /**< absent: null */
    enum pla_decision_status status;
    bool has_score;
    struct pla_rational score;
    const struct pla_criterion_result *criteria;
    size_t criterion_count;
    const struct pla_award_result *awards;
    size_t award_count;
    const struct pla_evidence_result *evidence;
    size_t evidence_count;
    struct pla_rational credits; /**< sum over its awards, policy's unit */
    struct pla_text_list flags;
    struct pla_fingerprints prints;
    struct pla_text unit;          /**< the policy's; not written */
    const struct pla_stock *stock; /**< of its rubric; NULL: its reasons are written without */
};

/**
 * What stays the same in all reasons of a rubric, made once for many decisions. It changes no byte
 * of them, only the time to write them. NULL: no memory.
 */
const struct pla_stock *pla_stock_new(const struct pla_rubric *rubric, struct pla_arena *arena);

/**
 * Append the decision as one line of JSON with a line end, and put its own fingerprint in it.
 * Keys stand in the order of plaudit-decision(5); the text of reasons is made here from their
 * other members. Never allocates per call except by growing `out`.
 */
enum pla_code pla_decision_write(const struct pla_decision *decision, struct pla_sha256 *hash,
                                 struct pla_str *out, struct pla_err *err);

/** Append the words for one reason (or gap), as the line's `text` has them. */
void pla_reason_put_text(const struct pla_reason *reason, struct pla_str *out);
void pla_gap_put_text(const struct pla_gap *gap, struct pla_str *out);
/** Append a value for people: "52", "between 3 and 5", "2026-01-31", "not known". */
void pla_value_put(const struct pla_value *value, const struct pla_scale *scale,
                   struct pla_str *out);
/** Append what a measure is for people: "hours (kind community)", its label if it has one. */
void pla_measure_put(const struct pla_measure *measure, struct pla_str *out);
