// SPDX-License-Identifier: Apache-2.0
/**
 * What decisions alone do not say: titles, wording and names of the rubrics, the policy and the
 * learners, as the scoring process describes them in JSON.
 *
 * Whatever is missing stays absent, and a report prints the id instead.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/** A criterion as written in its rubric. */
struct pla_about_criterion {
    struct pla_text id, title;
};

/** A rubric as it was loaded. */
struct pla_about_rubric {
    struct pla_text id, version, title, authority, source;
    const struct pla_about_criterion *criteria;
    size_t criterion_count;
};

struct pla_about {
    struct pla_text policy, institution, unit, appeal_to;
    int appeal_days; /**< 0: none stated */
    const struct pla_about_rubric *rubrics;
    size_t rubric_count;
};

/** Who and what one record is about; read from the line that travels with its decisions. */
struct pla_context {
    struct pla_text portfolio, name;
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
/** Title of a criterion, or its id. */
struct pla_text pla_about_criterion_title(const struct pla_about *about, struct pla_text rubric,
                                          struct pla_text version, struct pla_text criterion);
