// SPDX-License-Identifier: Apache-2.0
/**
 * A portfolio: what a learner submits, what assessors found, what was earned before.
 *
 * Plain structs over slices of the input record: a portfolio lives as long as the record's bytes
 * and the arena it was read into. Lists keep the order given. Only `id` and `evidence` are
 * required.
 */
#pragma once

#include "base/date.h"
#include "base/err.h"
#include "base/json.h"
#include "base/rational.h"
#include "base/str.h"

/** Types an institution's own fields can have. */
enum pla_type { PLA_TYPE_NUMBER, PLA_TYPE_TEXT, PLA_TYPE_BOOLEAN, PLA_TYPE_DATE };
const char *pla_type_name(enum pla_type type); /**< "number", "text", "boolean", "date" */

/** An own field that rubrics declare: `fields = { followers = "number" }`. */
struct pla_field_decl {
    struct pla_text name;
    enum pla_type type;
};
/** All declared fields of the rubrics in use, sorted by name, each once. */
struct pla_field_decls {
    const struct pla_field_decl *items;
    size_t count;
};

/** A value as given: absent fields are not in the list; null or "unknown" is is_unknown. */
struct pla_field {
    struct pla_text name;
    enum pla_type type;
    bool is_unknown;
    struct pla_rational number;
    struct pla_text text;
    bool boolean;
    struct pla_date date;
};
struct pla_field_list {
    const struct pla_field *items;
    size_t count;
};
/** The field of that name, NULL if absent. */
const struct pla_field *pla_field_find(const struct pla_field_list *list, struct pla_text name);

struct pla_text_list {
    const struct pla_text *items;
    size_t count;
};
bool pla_text_list_has(const struct pla_text_list *list, struct pla_text text);

struct pla_learner {
    struct pla_text id, name, program;
    bool program_unknown;         /**< given as null or "unknown": `program` is absent then */
    struct pla_field_list fields; /**< declared fields only; `groups` is never kept here */
};

enum pla_known { PLA_KNOWN_NO, PLA_KNOWN_YES, PLA_KNOWN_NOT }; /**< false, true, not known */

struct pla_exam {
    struct pla_text name; /**< absent: no exam on this item */
    bool has_score;
    struct pla_rational score;
    struct pla_date taken;
};

struct pla_endorsement {
    struct pla_text by, relation, text;
};

struct pla_evidence {
    struct pla_text id, kind, title, description, role, issuer, url, sha256, course, reflection;
    pla_day started; /**< first day of a partial date; only if has_started */
    bool has_started;
    bool started_unknown;  /**< given as null or "unknown" */
    struct pla_date ended; /**< absent: still going if has_started */
    bool has_hours, hours_unknown;
    struct pla_rational hours;
    enum pla_known
        verified; /**< an object or true: YES; absent or false: NO; null or "unknown": NOT */
    struct pla_date verified_on;
    struct pla_text verified_by, verified_how;
    struct pla_text_list learning_outcomes, tags, parts;
    struct pla_exam exam;
    const struct pla_endorsement *endorsements;
    size_t endorsement_count;
    struct pla_field_list fields;
};

struct pla_claim {
    struct pla_text id, rubric, course, unit, credit_level;
    bool has_credits;
    struct pla_rational credits;
    /** Facts given as null or "unknown"; the member itself is absent then. */
    bool course_unknown, unit_unknown, credit_level_unknown, credits_unknown;
    struct pla_text_list learning_outcomes, evidence; /**< no `evidence` member: all of it */
    bool has_evidence;
    struct pla_field_list fields;
};

enum pla_held_status {
    PLA_HELD_PASSED,
    PLA_HELD_FAILED,
    PLA_HELD_ATTEMPTED,
    PLA_HELD_AUDITED,
    PLA_HELD_ENROLLED
};
/** Name <-> status: passed failed attempted audited enrolled. */
const char *pla_held_status_name(enum pla_held_status status);
extern const char *const pla_held_status_names[]; /**< in the order of the enum, NULL at the end */

struct pla_held {
    struct pla_text course, unit, credit_level, grade, term, method;
    enum pla_held_status status; /**< passed if not given */
    bool has_credits;
    struct pla_rational credits;
    struct pla_date ended;
    bool here, resident;
};

enum pla_role { PLA_ROLE_ASSESSOR, PLA_ROLE_MODERATOR, PLA_ROLE_JOINT };
const char *pla_role_name(enum pla_role role); /**< "assessor", "moderator", "joint" */
/** The names in the order of the enum, NULL at the end. */
extern const char *const pla_role_names[];

/** One assessor's rating of one criterion. A level name, a number, or null with a comment. */
struct pla_rating {
    struct pla_text portfolio; /**< whose it is: a row of a table; absent for inline ones */
    struct pla_text assessor, rubric, claim, criterion, panel, comment;
    struct pla_text level; /**< level name; absent if a number or null was given */
    bool has_number;       /**< a cell "2" of a table gives both: a level of that name goes first */
    struct pla_rational
        number;        /**< level index on the scale, or the value of a `number` criterion */
    bool cannot_judge; /**< level null */
    enum pla_role role;
    struct pla_date rated;
    struct pla_text_list evidence;
    size_t attempt;        /**< 0: the portfolio's attempt (inline), else from a CSV row */
    struct pla_text place; /**< "file:line" for ratings of a table; absent for inline ones */
    size_t index;          /**< position in its list, for messages: #/ratings/3 */
};

enum pla_met { PLA_MET_NO, PLA_MET_PARTLY, PLA_MET_YES }; /**< "not_met", "partly", "met" */

struct pla_outcome_finding {
    struct pla_text outcome;
    enum pla_met met;
};

/** What an assessor found about one item: unknown members stay unknown. */
struct pla_finding {
    struct pla_text evidence, assessor, why;
    enum pla_known valid, authentic, current, sufficient; /**< not given: YES is not assumed, NOT */
    bool has_valid, has_authentic, has_current, has_sufficient, has_hours;
    struct pla_rational hours; /**< accepted hours */
    const struct pla_outcome_finding *outcomes;
    size_t outcome_count;
};

struct pla_portfolio {
    struct pla_text id;
    int64_t attempt; /**< from 1; 1 if not given */
    struct pla_date submitted;
    struct pla_text term;
    bool term_unknown; /**< given as null or "unknown": `term` is absent then */
    struct pla_date catalog;
    struct pla_learner learner;
    const struct pla_claim *claims;
    size_t claim_count;
    const struct pla_evidence *evidence;
    size_t evidence_count;
    /** The items sorted by id, for pla_portfolio_evidence; NULL when there are only a few. */
    const struct pla_evidence *const *evidence_by_id;
    const struct pla_held *held;
    size_t held_count;
    const struct pla_rating *ratings;
    size_t rating_count;
    const struct pla_finding *findings;
    size_t finding_count;
    struct pla_text_list choices;
    struct pla_field_list fields;
    struct pla_text record; /**< the object's bytes as read */
    struct pla_text
        ratings_bytes; /**< member `"ratings": [...]` in `record` with one comma, or absent */
    struct pla_text
        groups_bytes; /**< member `"groups": {...}` of `learner` with one comma, or absent */
};

/**
 * Read one portfolio strictly.
 *
 * A text that is not strict JSON is one fault with line, column and pointer. Members of the wrong
 * type, wrong dates, negative hours or credits, repeated evidence or claim ids, ids with invisible
 * or bidirectional characters, and names of items and claims that are not there are collected as
 * faults (the portfolio is then not usable). Unknown members are skipped (but
 * scanned as strictly); members named in `fields` are read by their declared type from evidence,
 * learner, claims and the portfolio itself. Text that rules compare (ids, kinds, roles, issuers,
 * courses, tags, parts, names of fields) comes back in normal form C.
 *
 * @param record      the object's bytes, borrowed by the result
 * @param name        file name for messages
 * @param first_line  line of the record's first byte in its file
 * @param arena       where the result lives
 * @param out         filled on PLA_OK only
 * @param faults      at least one is added on failure; not NULL
 * @return PLA_OK, PLA_SYNTAX, PLA_PORTFOLIO, PLA_OVERFLOW or PLA_MEMORY
 */
enum pla_code pla_portfolio_read(struct pla_text record, const char *name, size_t first_line,
                                 const struct pla_field_decls *fields, struct pla_arena *arena,
                                 struct pla_portfolio *out, struct pla_faults *faults);

/** Item by id, NULL if there is none. */
const struct pla_evidence *pla_portfolio_evidence(const struct pla_portfolio *portfolio,
                                                  struct pla_text id);

/**
 * The ratings of a table that concern one portfolio and attempt.
 *
 * @param ratings  sorted by portfolio, then attempt (as pla_ratings_read gives them)
 * @param attempt  rows of this attempt and rows that name none (attempt 0)
 * @param arena    used only where rows of both sorts must be joined
 * @param out      a slice of `ratings`, or a copy in the arena; count 0 if there are none
 * @return PLA_OK or PLA_MEMORY
 */
enum pla_code pla_ratings_for(const struct pla_rating *ratings, size_t count,
                              struct pla_text portfolio, int64_t attempt, struct pla_arena *arena,
                              const struct pla_rating **out, size_t *out_count);
