// SPDX-License-Identifier: Apache-2.0
/**
 * What rubrics and a policy say of themselves: ids, dates, levels, the rules for people. A worker
 * loads them and tells; the store keeps the line it gave.
 */
#pragma once

#include "use.h"

struct cli_term_criterion {
    struct pla_text id;
    struct pla_text_list levels; /**< lowest first */
    bool is_computed;
    bool is_number;
    struct pla_rational from, to, step; /**< of a number */
};

/** One version of a rubric, or the policy. */
struct cli_term {
    struct pla_text id, version, title, fingerprint, by;
    bool has_from, has_to;
    pla_day from, to;
    struct pla_text_list files; /**< in the order of the fingerprint */
    const struct cli_term_criterion *criteria;
    size_t criterion_count;
};

struct cli_terms {
    struct pla_text description; /**< all of it, one JSON object */
    const struct cli_term *rubrics;
    size_t rubric_count;
    struct cli_term policy;
    bool is_plain;                  /**< there was no policy */
    struct pla_text_list approvals; /**< roles in order; none: one approval by anybody */
    struct pla_text unit, appeal_to;
    int appeal_days;                 /**< 0: none stated */
    bool load_approved, load_minute; /**< what loading a version needs */
};

/** Read a description; lives in the arena. PLA_BUG if it is none. */
enum pla_code cli_terms_read(struct pla_text description, struct pla_arena *arena,
                             struct cli_terms *out, struct pla_err *err);
/** Load what is in use in a worker and read what it tells. Faults are told. */
enum pla_code cli_terms_of(const struct cli_call *call, const struct cli_use *use,
                           struct cli_terms *out);
/** The rubric of that id (and version, if not absent); NULL. */
const struct cli_term *cli_terms_rubric(const struct cli_terms *terms, struct pla_text id,
                                        struct pla_text version);
const struct cli_term_criterion *cli_term_criterion(const struct cli_term *term,
                                                    struct pla_text id);
