// SPDX-License-Identifier: Apache-2.0
/**
 * A policy: what an institution does with earned awards (units, rounding, caps, duplicates, gates).
 *
 * Plain structs after loading; `pla_policy_plain()` is the one that stands when none is given.
 */
#pragma once

#include "model/rubric.h"

/** Exact worth of one foreign credit in the policy's unit. */
struct pla_unit {
    struct pla_text name;
    struct pla_rational worth;
};

enum pla_round_at { PLA_AT_AWARD, PLA_AT_ITEM, PLA_AT_COURSE };

struct pla_round_rule {
    bool is_set;
    struct pla_rational step;
    enum pla_round mode;
    enum pla_round_at at;
    bool has_least;
    struct pla_rational least; /**< a positive result below it becomes it */
    bool remainder_elective;   /**< else lost */
};
/** A rule for one method, unit or award id. */
struct pla_round_for {
    struct pla_text key;
    struct pla_round_rule rule;
};

struct pla_method {
    struct pla_text name, symbol;
    bool resident;
    const struct pla_cond *resident_when; /**< resident where it is met; NULL: as `resident` says */
};

struct pla_program_def {
    struct pla_text id;
    struct pla_rational credits;
};

struct pla_cap_by_program {
    struct pla_text program;
    struct pla_rational max;
};

/** A cap on credits, in the policy's unit. Caps nest by `within`. */
struct pla_cap {
    struct pla_text id, within, credit_level;
    struct pla_text_list methods; /**< credit by any of these; empty: by every method */
    bool has_max;
    struct pla_rational max;
    const struct pla_cap_by_program *by_program;
    size_t by_program_count;
    bool has_percent; /**< percent of the program's credits */
    struct pla_rational percent;
    bool per_term; /**< `per = "term"`: counts only the portfolio's term */
    bool held;     /**< earlier credit of the same scope counts against it */
    struct pla_place place;
};

struct pla_overlap {
    struct pla_text course;
    struct pla_rational credits;
};

struct pla_course {
    struct pla_text code, title, unit, credit_level;
    bool has_credits;
    struct pla_rational credits;
    struct pla_text_list equivalent, prerequisite, supersedes, exclusive, tests;
    const struct pla_overlap *overlaps;
    size_t overlap_count;
    struct pla_place place;
};

enum pla_gate_effect { PLA_GATE_BLOCK, PLA_GATE_REFER, PLA_GATE_HOLD };

struct pla_gate {
    struct pla_text id, method, because;
    const struct pla_cond *when; /**< the gate lets pass what meets it */
    enum pla_gate_effect effect;
    struct pla_place place;
};

enum pla_reuse { PLA_REUSE_FREE, PLA_REUSE_ONCE };
enum pla_prefer { PLA_PREFER_CHOICES, PLA_PREFER_MOST_CREDIT, PLA_PREFER_LISTED, PLA_PREFER_KEYS };
/** What awards are sorted by where `prefer` is a list, the first that tells two apart. */
enum pla_prefer_key {
    PLA_KEY_CHOICES,      /**< the learner's order, then what is not in it */
    PLA_KEY_CREDIT_LEVEL, /**< graduate, upper, lower, vocational, then others */
    PLA_KEY_MOST_CREDIT,
    PLA_KEY_LEAST_CREDIT,
    PLA_KEY_LISTED,
    PLA_KEY_COUNT
};

/** A fee from claims and method only. */
struct pla_fee {
    struct pla_text method, currency;
    struct pla_rational flat, per_claim;
    struct pla_rational per_credit; /**< read so that the lint can warn: it is never charged */
    struct pla_place place;
};

/** A share or number of a cohort, counted for the board and never applied to a person. */
struct pla_cohort_cap {
    struct pla_text id, method, program; /**< absent: all */
    bool has_percent, has_max;
    struct pla_rational percent, max;
    struct pla_place place;
};

/** Limits for rubrics that a policy sets; 0: the default. */
struct pla_limit_settings {
    uint64_t budget;
    size_t memory_bytes, string_bytes, source_bytes;
};

struct pla_policy {
    struct pla_text id, version, institution, unit, standards, contact, residency;
    bool is_plain;
    bool has_from, has_to;
    pla_day effective_from, effective_to;
    const struct pla_unit *units;
    size_t unit_count;
    struct pla_round_rule round;
    const struct pla_round_for *round_for;
    size_t round_for_count;
    struct pla_assessor_rule assessors;
    const struct pla_method *methods;
    size_t method_count;
    struct pla_text_list grades; /**< lowest first */
    const struct pla_program_def *programs;
    size_t program_count;
    const struct pla_cap *caps;
    size_t cap_count;
    const struct pla_course *courses;
    size_t course_count;
    const struct pla_gate *gates;
    size_t gate_count;
    enum pla_reuse reuse;
    enum pla_prefer prefer;
    enum pla_prefer_key prefer_keys[PLA_KEY_COUNT]; /**< of PLA_PREFER_KEYS */
    size_t prefer_key_count;
    const struct pla_fee *fees;
    size_t fee_count;
    int appeal_days; /**< 0: none stated */
    struct pla_text appeal_to, appeal_text;
    struct pla_text_list approvals;  /**< roles in order */
    bool load_approved, load_minute; /**< a version is loaded only with --approved-by, --minute */
    const struct pla_cohort_cap *cohort;
    size_t cohort_count;
    struct pla_limit_settings limits;
    const struct pla_field_decl *fields; /**< own fields its rules read, sorted by name */
    size_t field_count;
    struct pla_program program; /**< nodes of the gates' conditions */
    char fingerprint[65];
    struct pla_text_list files; /**< names of those it was read from */
};

/** No caps, no rounding, one assessor, unit "semester"; named "plain@1" in decisions. */
const struct pla_policy *pla_policy_plain(void);
/** Worth of one `unit` in the policy's unit; false if the policy does not say. */
bool pla_policy_worth(const struct pla_policy *policy, struct pla_text unit,
                      struct pla_rational *out);
const struct pla_course *pla_policy_course(const struct pla_policy *policy, struct pla_text code);
const struct pla_method *pla_policy_method(const struct pla_policy *policy, struct pla_text name);
