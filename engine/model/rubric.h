// SPDX-License-Identifier: Apache-2.0
/**
 * A rubric as the engine sees it after loading: plain structs, no Lua.
 *
 * Measures and conditions are trees of const nodes. Every node has an id in its program (a rubric
 * or a policy), so that one record's values are kept in a plain array. Functions a rubric wrote
 * are numbers, called only through struct pla_calls.
 */
#pragma once

#include "base/date.h"
#include "base/rational.h"
#include "base/str.h"
#include "model/portfolio.h"

/** Where a node or an entry was written. */
struct pla_place {
    const char *file; /**< "networked-learning/rubric.lua"; lives with the rubric */
    int line;         /**< 0 if not known */
};

/** A function of the rubric: index into its call table; PLA_NO_CALL if there is none. */
typedef int pla_call;
enum { PLA_NO_CALL = -1 };

/** Ordered list of level names, lowest first; level n is index n. */
struct pla_scale {
    struct pla_text_list levels;
};

/** What a measure yields. A boolean is compared with :is only. */
enum pla_kind { PLA_KIND_NUMBER, PLA_KIND_DATE, PLA_KIND_TEXT, PLA_KIND_BOOLEAN };

enum pla_measure_op {
#define PLA_MEASURE(op, word, yields) PLA_M_##op,
#include "model/measures.def"
#undef PLA_MEASURE
    PLA_MEASURE_COUNT
};
/** The word a rubric writes: "hours". */
const char *pla_measure_word(enum pla_measure_op op);

struct pla_measure;
struct pla_cond;

/** What a filter can look at on an evidence item. */
enum pla_filter_key {
    PLA_FK_ID,
    PLA_FK_KIND,
    PLA_FK_ROLE,
    PLA_FK_ISSUER,
    PLA_FK_COURSE,
    PLA_FK_TITLE,
    PLA_FK_URL,
    PLA_FK_TAG,
    PLA_FK_PART,
    PLA_FK_LEARNING_OUTCOME,
    PLA_FK_EXAM,
    PLA_FK_VERIFIED,
    PLA_FK_HOURS,
    PLA_FK_OWN, /**< a declared field */
};

/** One wanted value of a filter: equal to text, number or boolean, or a range of numbers or dates.
 */
struct pla_filter_value {
    enum {
        PLA_FV_TEXT,
        PLA_FV_NUMBER,
        PLA_FV_BOOLEAN,
        PLA_FV_AT_LEAST,
        PLA_FV_AT_MOST,
        PLA_FV_WITHIN
    } op;
    struct pla_text text;
    struct pla_rational low, high; /**< NUMBER uses low; a date field's bounds are day numbers */
    bool boolean;
};
struct pla_filter_test {
    enum pla_filter_key key;
    struct pla_field_decl own;             /**< for PLA_FK_OWN */
    const struct pla_filter_value *values; /**< any of */
    size_t value_count;
};
/** Conjunction of tests over admitted evidence. NULL or empty: all of it. */
struct pla_filter {
    const struct pla_filter_test *tests;
    size_t test_count;
    const struct pla_measure *since; /**< ended on or after (a date measure) or NULL */
    const struct pla_measure *until; /**< started on or before, or NULL */
    const struct pla_measure
        *clip;      /**< only what lies after counts (hours, months, years), or NULL */
    pla_call where; /**< function(item, portfolio) -> true | false | nil */
};

/** One entry of `points`. */
struct pla_points_entry {
    const struct pla_measure *measure;
    bool has_per, has_each, has_cap;
    struct pla_rational per, each, cap; /**< whole steps of `per` times `each`, at most `cap` */
};

/** `best(field, { value = n })`: a row. `steps(measure, { level = threshold })`: level index and
 * bound. */
struct pla_table_row {
    struct pla_text key;
    int level;
    struct pla_rational value;
};

struct pla_measure {
    enum pla_measure_op op;
    enum pla_kind kind;
    uint32_t id; /**< 0 .. measure_count-1 of its program */
    struct pla_place place;
    struct pla_text label;         /**< `:named`, or the label of an own measure; may be absent */
    struct pla_text name;          /**< criterion, field, course, exam or parameter */
    struct pla_text area;          /**< of rating measures; absent: all */
    const struct pla_scale *scale; /**< level names work as numbers against it; may be NULL */
    const struct pla_filter *filter;
    struct pla_text_list words; /**< outcomes, parts, award ids, statuses */
    struct pla_rational
        value;         /**< CONST number, REACHING level, AGO years, EXAM spacing in months */
    pla_day day;       /**< CONST date, exam window start */
    pla_day day_until; /**< exam window end */
    bool has_day, has_day_until, flag; /**< has_day too: held since; flag: held_credits here,
                                          CONST boolean */
    struct pla_text text;              /**< CONST text; covered `at`; held grade; credit_level */
    struct pla_text method;            /**< held_credits */
    const struct pla_measure *const *args; /**< operands of arithmetic, min, max, later, steps */
    size_t arg_count;
    const struct pla_points_entry *entries;
    size_t entry_count;
    bool has_cap;
    struct pla_rational cap;
    const struct pla_table_row *rows; /**< best, steps (steps sorted by level) */
    size_t row_count;
    const size_t *criteria; /**< indexes of the criteria a rating measure reads */
    size_t criterion_count;
    pla_call call;          /**< own measure */
    struct pla_text source; /**< of a param */
    bool unverified;
    bool is_contradicted; /**< of a param: two rows give different values from the same day on */
};

enum pla_cond_op {
    PLA_C_AT_LEAST,
    PLA_C_AT_MOST,
    PLA_C_MORE_THAN,
    PLA_C_LESS_THAN,
    PLA_C_IS,
    PLA_C_WITHIN,
    PLA_C_ALL_MET, /**< measure: the MET measure with the same area */
    PLA_C_AND,
    PLA_C_OR,
    PLA_C_NOT,
    PLA_C_AT_LEAST_OF,
    PLA_C_CHECK,
    PLA_C_REFER,
    PLA_C_OP_COUNT
};
/** "at_least", ..., "all_met", "all", "any", "not", "at_least_of", "check", "refer". */
const char *pla_cond_word(enum pla_cond_op op);

struct pla_cond {
    enum pla_cond_op op;
    uint32_t id; /**< 0 .. cond_count-1 of its program */
    struct pla_place place;
    const struct pla_measure *measure; /**< left side of a comparison */
    const struct pla_measure *low;     /**< right side (a CONST when a plain value was given) */
    const struct pla_measure *high;    /**< WITHIN only */
    const struct pla_cond *const *parts;
    size_t part_count;     /**< AND and OR are flattened; NOT stands before leaves only */
    size_t need;           /**< AT_LEAST_OF */
    struct pla_text label; /**< CHECK label, REFER reason */
    pla_call call;         /**< CHECK */
};

struct pla_criterion {
    struct pla_text id, title, description, area;
    const struct pla_scale *scale; /**< NULL for a `number` criterion */
    bool is_number;                /**< number = { from, to, step } */
    struct pla_rational from, to, step;
    struct pla_rational weight; /**< 1 if not given */
    bool has_minimum;
    bool no_minimum;                 /**< `minimum = false` was written: it is meant to have none */
    struct pla_rational minimum;     /**< level index or number */
    const struct pla_measure *level; /**< computed from evidence; NULL: rated by assessors */
    struct pla_text_list descriptors; /**< one per level, absent where none was written */
    struct pla_place place;
};

enum pla_award_kind {
    PLA_AWARD_COURSE,
    PLA_AWARD_BADGE,
    PLA_AWARD_ELECTIVE,
    PLA_AWARD_BLOCK,
    PLA_AWARD_EXEMPTION,
    PLA_AWARD_POINTS
};
const char *pla_award_kind_name(enum pla_award_kind kind);
extern const char *const pla_award_kind_names[]; /**< in the order of the enum, NULL at the end */

/** A row of `credits = { { at_least = 3, credits = 8, ... }, ... }`, sorted by bound. */
struct pla_tier {
    struct pla_rational at_least, credits;
    struct pla_text course, elective, grade; /**< override the award's own; absent: keep */
};

/** A dated row of a data file that an award cites. */
struct pla_cite {
    struct pla_text source, edition, text; /**< text: the row as one line of JSON, keys sorted */
    bool unverified;
};

struct pla_toward {
    struct pla_text place;
    struct pla_rational credits;
};

struct pla_award {
    struct pla_text id, title, because;
    enum pla_award_kind kind;
    struct pla_text name;             /**< course code, badge, elective ... as written */
    const struct pla_toward *courses; /**< a list of courses with credits each, else count 0 */
    size_t course_count;
    const struct pla_cond *when;    /**< NULL: by the lowest tier, or always met */
    const struct pla_cond *applies; /**< NULL: always */
    const struct pla_measure *by;   /**< what tiers or points look at; may be NULL */
    const struct pla_measure
        *credits; /**< number (CONST), measure or own function; NULL: none or `by` */
    const struct pla_tier *tiers;
    size_t tier_count;
    struct pla_text unit; /**< absent: the policy's unit */
    struct pla_text credit_level, grade, symbol, method, exclusive;
    struct pla_text_list requires_ids; /**< awards listed earlier */
    struct pla_text_list
        uses; /**< ids or kinds of evidence it uses up; empty: what its reasons name */
    const struct pla_toward *toward;
    size_t toward_count;
    const struct pla_cond *post_when;
    int expires_months; /**< 0: never */
    bool has_cite;
    struct pla_cite cite;
    const struct pla_measure *const *because_measures; /**< named measures the text mentions */
    size_t because_count;
    bool per_claim; /**< inside each_claim */
    struct pla_place place;
};

struct pla_outcome {
    struct pla_text id, title;
    const struct pla_cond *when; /**< NULL: always */
    struct pla_place place;
};

/** `current = { years | months, kinds = { kind = years }, at, by }`. */
struct pla_currency {
    bool is_set;
    int months;                        /**< 0: no general bound */
    const struct pla_table_row *kinds; /**< key = kind, value = months */
    size_t kind_count;
    bool at_submitted;        /**< else as_of */
    bool by_learning_outcome; /**< the latest item of an outcome counts for all of it */
};

struct pla_admit_rule {
    bool has_kinds;
    struct pla_text_list kinds;
    bool verified;
    struct pla_currency current;
    pla_call where;
};

struct pla_intake_rule {
    struct pla_text_list require; /**< members that must be there: "reflection", "evidence", ... */
    const struct pla_table_row *max; /**< key "items", value bound */
    size_t max_count;
};

enum pla_resolve {
    PLA_RESOLVE_MEAN,
    PLA_RESOLVE_MEDIAN,
    PLA_RESOLVE_LOWEST,
    PLA_RESOLVE_HIGHEST,
    PLA_RESOLVE_AGREED
};

/** Assessors who rate together, for assignment and reports. */
struct pla_panel {
    struct pla_text name;
    struct pla_text_list members;
};
struct pla_panel_list {
    const struct pla_panel *items; /**< sorted by name */
    size_t count;
};

/** Moderation rules, of a policy or a rubric's own. */
struct pla_assessor_rule {
    bool is_set;
    size_t minimum;           /**< ratings needed; 1 if not given */
    enum pla_resolve resolve; /**< mean if not given */
    bool has_differ;
    struct pla_rational differ; /**< levels apart that are a dispute */
    bool straddle;              /**< both sides of a minimum are a dispute */
    bool wait;                  /**< a missing rating makes all undecided that reads it */
    bool dispute_flag;          /**< "flag": the resolved level stands; else "wait" */
    struct pla_panel_list panels;
    struct pla_rational sample; /**< share of portfolios that get a further assessor; 0: none */
};

/** Nodes of one program (rubric or policy). */
struct pla_program {
    size_t measure_count, cond_count;
    const struct pla_measure *const *measures; /**< by id */
    const struct pla_cond *const *conds;       /**< by id */
};

struct pla_rubric {
    struct pla_text id, version, title, authority, source, method, description;
    bool has_from, has_to;
    pla_day effective_from, effective_to;
    enum { PLA_BY_SUBMITTED, PLA_BY_CATALOG, PLA_BY_AS_OF } effective_by;
    const struct pla_scale *scale;       /**< the rubric's own; may be NULL */
    const struct pla_field_decl *fields; /**< sorted by name */
    size_t field_count;
    struct pla_intake_rule intake;
    struct pla_admit_rule admit;
    struct pla_assessor_rule assessors; /**< is_set false: the policy's */
    const struct pla_criterion *criteria;
    size_t criterion_count;
    const struct pla_award *awards;
    size_t award_count;
    const struct pla_outcome *outcomes;
    size_t outcome_count;
    struct pla_program program;
    char fingerprint[65];       /**< SHA-256 over names and bytes of the files it was read from */
    struct pla_text_list files; /**< their names, in that order */
};

/** Criterion or award by id; NULL if there is none. */
const struct pla_criterion *pla_rubric_criterion(const struct pla_rubric *rubric,
                                                 struct pla_text id);
const struct pla_award *pla_rubric_award(const struct pla_rubric *rubric, struct pla_text id);
/** Index of a level name on a scale, or -1. */
int pla_scale_find(const struct pla_scale *scale, struct pla_text name);
