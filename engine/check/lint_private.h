// SPDX-License-Identifier: Apache-2.0
/**
 * A lint run while it works: what each measure can be, what each condition can become, what was
 * found. Private to lint*.c.
 */
#pragma once

#include "assess/range.h"
#include "check/lint.h"

/** What a condition can become for some portfolio. */
enum {
    PLA_CAN_MEET = 1,
    PLA_CAN_MISS = 2, /**< be not met */
    PLA_CAN_OPEN = 4  /**< be left to a person (refer) */
};

struct pla_linter {
    const struct pla_lint_subject *subject;
    const struct pla_rubric *rubric;   /**< of a policy: one without anything */
    const struct pla_policy *policy;   /**< NULL: not known */
    const struct pla_program *program; /**< of the rubric or the policy looked at */
    struct pla_arena *arena;
    const char *entry; /**< "networked-learning/rubric.lua"; NULL without sources */

    struct pla_value *values; /**< by measure id: what it can be; valid where known */
    uint8_t *value_known;     /**< 1 being worked out, 2 known */
    uint8_t *states;          /**< by condition id: PLA_CAN_*; 0: not yet known */
    uint8_t *award_states;    /**< by award: 1 being worked out, 2 can be earned, 3 cannot */
    bool has_function;        /**< the rubric wrote functions, which may read anything */

    struct pla_lint *items;
    size_t count, capacity;
    bool out_of_memory;
};

/* ---- lint.c ---- */

/** Ready to work out ranges and states; false without memory. */
bool pla_linter_begin(struct pla_linter *linter, const struct pla_lint_subject *subject,
                      struct pla_arena *arena);
/** Add a finding; `hint` may be NULL and is kept as it is (a literal or arena text). */
void pla_lint_add(struct pla_linter *linter, enum pla_lint_id id, struct pla_place place,
                  const char *hint, const char *format, ...) __attribute__((format(printf, 5, 6)));
/** As printf into the arena: for hints. "" without memory. */
const char *pla_lint_format(struct pla_linter *linter, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/** A text of the rubric as a message shows it: one line, at most 60 columns, no controls. */
const char *pla_lint_shown(struct pla_linter *linter, struct pla_text text);
/** The same for what was built, which is released; cut later. */
const char *pla_lint_built(struct pla_linter *linter, struct pla_str *s);
/** Words of a measure, a condition, a number. */
const char *pla_lint_measure(struct pla_linter *linter, const struct pla_measure *measure);
const char *pla_lint_cond(struct pla_linter *linter, const struct pla_cond *cond);
const char *pla_lint_number(struct pla_linter *linter, struct pla_rational number);
/** "did you mean "x"?", or NULL when nothing is near. */
const char *pla_lint_nearest(struct pla_linter *linter, struct pla_text word,
                             const struct pla_text *names, size_t count);
/** Zeroed memory; NULL notes that there is none. */
void *pla_lint_alloc(struct pla_linter *linter, size_t count, size_t size);
#define PLA_LINT_NEW(linter, n, type) ((type *)pla_lint_alloc((linter), (n), sizeof(type)))

/* ---- lint_range.c ---- */

/** Everything a measure can be, over all portfolios. A superset where it is not known better. */
const struct pla_value *pla_lint_value(struct pla_linter *linter,
                                       const struct pla_measure *measure);
/** The same for a criterion's resolved value. */
struct pla_value pla_lint_criterion(struct pla_linter *linter, size_t index);
/** True if its values are whole numbers. */
bool pla_lint_is_whole(const struct pla_measure *measure);
/** True if no admitted item can pass the filter; for measures over evidence. */
bool pla_lint_is_empty(struct pla_linter *linter, const struct pla_filter *filter);
/** True if an item must be one of these kinds; NULL if a filter does not ask for kinds. */
const struct pla_filter_test *pla_filter_kinds(const struct pla_filter *filter);

/* ---- lint_state.c ---- */

/** PLA_CAN_* of a condition. */
unsigned pla_lint_state(struct pla_linter *linter, const struct pla_cond *cond);
/** False if nothing can earn the award. */
bool pla_lint_can_earn(struct pla_linter *linter, const struct pla_award *award);

/* ---- lint_source.c ---- */

/** Line of the first `key =` in the entry file; line 0 if there is none or no text. */
struct pla_place pla_lint_key(const struct pla_linter *linter, const char *key);
/** The text of the file that a place is in; absent if it is not there. */
struct pla_text pla_lint_text(const struct pla_linter *linter, struct pla_place place);
/** Drop what comments allow, and find comments that allow wrongly. */
void pla_lint_allow(struct pla_linter *linter);

/* ---- the looks, each adds what it finds ---- */

void pla_lint_weights(struct pla_linter *linter);
void pla_lint_criteria(struct pla_linter *linter);
void pla_lint_levels(struct pla_linter *linter);
void pla_lint_conditions(struct pla_linter *linter);
void pla_lint_awards(struct pla_linter *linter);
void pla_lint_bands(struct pla_linter *linter);
void pla_lint_outcomes(struct pla_linter *linter);
void pla_lint_evidence(struct pla_linter *linter);
void pla_lint_names(struct pla_linter *linter);
void pla_lint_functions(struct pla_linter *linter);
void pla_lint_rows(struct pla_linter *linter);
void pla_lint_dates(struct pla_linter *linter);
void pla_lint_alike(struct pla_linter *linter);
void pla_lint_catalogue(struct pla_linter *linter);
void pla_lint_policy(struct pla_linter *linter);
