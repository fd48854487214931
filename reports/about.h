// SPDX-License-Identifier: Apache-2.0
/**
 * What decisions alone do not say: titles, wording and names of the rubrics, the policy and the
 * learners, as the scoring process describes them in JSON.
 *
 * Whatever is missing stays absent, and a report prints the id instead.
 */
#pragma once

#include "base/date.h"
#include "base/err.h"
#include "model/portfolio.h"

/** A criterion as written in its rubric. */
struct pla_about_criterion {
    struct pla_text id, title, area, description;
    struct pla_text_list levels;      /**< lowest first; empty: a number criterion */
    struct pla_text_list descriptors; /**< one per level, absent where none was written */
    struct pla_text minimum;          /**< a level name or a number as text; absent: none */
    struct pla_rational weight;
    bool is_computed; /**< from evidence; else rated by assessors */
    bool has_bounds;  /**< a number criterion: what may be given */
    struct pla_rational from, to;
};

/** An award or an outcome as written in its rubric. */
struct pla_about_award {
    struct pla_text id, title;
};

/** A rubric as it was loaded. */
struct pla_about_rubric {
    struct pla_text id, version, title, authority, source, method, description, fingerprint;
    const struct pla_about_criterion *criteria;
    size_t criterion_count;
    const struct pla_about_award *awards;
    size_t award_count;
    const struct pla_about_award *outcomes;
    size_t outcome_count;
};

/** A limit on the cohort: counted for the board, never applied. */
struct pla_about_cohort {
    struct pla_text id, method, program; /**< absent: all */
    bool has_max, has_percent;
    struct pla_rational max, percent;
};

struct pla_about {
    struct pla_text policy, institution, unit, appeal_to;
    int appeal_days; /**< 0: none stated */
    const struct pla_about_rubric *rubrics;
    size_t rubric_count;
    struct pla_text policy_version, standards, contact, residency, appeal_text;
    struct pla_text_list approvals; /**< roles in order */
    const struct pla_about_cohort *cohort;
    size_t cohort_count;
};

/** An item of evidence as the portfolio has it. */
struct pla_context_item {
    struct pla_text id, title, kind, issuer, url, started, ended;
};

/** What an assessor said beside a level. */
struct pla_context_comment {
    struct pla_text assessor, rubric, claim, criterion, rated, text;
};

/** A claim of the portfolio. */
struct pla_context_claim {
    struct pla_text id, course;
};

/** What became of an award: known from the store only. */
struct pla_context_posting {
    struct pla_text rubric, claim, award;
    struct pla_text approved_by;
    bool has_approved_on;
    pla_day approved_on;
    struct pla_text posted; /**< "yes", "refused", "waits"; absent: not yet */
};

/** Who and what one record is about; read from the line that travels with its decisions. */
struct pla_context {
    struct pla_text portfolio, name;
    struct pla_text submitted;
    const struct pla_context_item *evidence;
    size_t evidence_count;
    const struct pla_context_claim *claims;
    size_t claim_count;
    const struct pla_context_comment *comments;
    size_t comment_count;
    const struct pla_context_posting *postings;
    size_t posting_count;
};

/** What a run was: printed on every report. */
struct pla_run_identity {
    const char *engine;        /**< "plaudit 0.1.0" */
    const char *as_of;         /**< "2026-11-01" */
    int64_t as_of_day;         /**< the same as days since 1970-01-01: the reports' own date */
    const char *const *inputs; /**< names as given; ends with NULL */
    const char *options;       /**< the options that matter, one line */
    size_t records;            /**< records read */
    size_t unreadable;         /**< records that gave no decision */
};

/** Read the description made by pla_scorer_describe(). Lives in the arena. */
enum pla_code pla_about_read(struct pla_text json, struct pla_arena *arena, struct pla_about *out,
                             struct pla_err *err);
/** Read one line of context. Lives in the arena. */
enum pla_code pla_context_read(struct pla_text json, struct pla_arena *arena,
                               struct pla_context *out, struct pla_err *err);
/** The rubric of that id and version, NULL if it is not known. */
const struct pla_about_rubric *pla_about_rubric(const struct pla_about *about, struct pla_text id,
                                                struct pla_text version);
/** A criterion of a rubric; NULL if it is not known. `rubric` may be NULL. */
const struct pla_about_criterion *pla_about_criterion(const struct pla_about_rubric *rubric,
                                                      struct pla_text id);
/** Title of a criterion, or its id. */
struct pla_text pla_about_criterion_title(const struct pla_about *about, struct pla_text rubric,
                                          struct pla_text version, struct pla_text criterion);
/** Title of an outcome, or its id. `rubric` may be NULL. */
struct pla_text pla_about_outcome_title(const struct pla_about_rubric *rubric,
                                        struct pla_text outcome);
/** An item of evidence; NULL if it is not known. `context` may be NULL. */
const struct pla_context_item *pla_context_item(const struct pla_context *context,
                                                struct pla_text id);
/** What became of an award; NULL if nothing is known. `context` may be NULL; absent `claim`: none.
 */
const struct pla_context_posting *pla_context_posting(const struct pla_context *context,
                                                      struct pla_text rubric, struct pla_text claim,
                                                      struct pla_text award);
