// SPDX-License-Identifier: Apache-2.0
/**
 * Evidence from other systems, on its way into portfolios: badges, xAPI statements, tables.
 *
 * Readers add items; pla_evidence_put writes a portfolio a line of all items of one owner.
 */
#pragma once

#include "exchange/badge.h"
#include "model/portfolio.h"

/** One item with its owner. Texts are absent where the source does not say. */
struct pla_found {
    struct pla_text portfolio, learner, name, program; /**< whose it is */
    struct pla_text id, kind, title, description, role, issuer, url, course, reflection;
    struct pla_text started, ended; /**< ISO dates, checked */
    bool has_hours, is_verified;
    struct pla_rational hours;
    struct pla_text verified_by, verified_on, verified_how;
    struct pla_text_list learning_outcomes, tags, parts;
    struct pla_text exam, taken;
    bool has_score;
    struct pla_rational score;
};

/** Zero-initialise; lives in an arena. */
struct pla_found_list {
    struct pla_found *items;
    size_t count, capacity;
};

/** Room for one more item, zeroed; NULL if there is no memory. */
struct pla_found *pla_found_add(struct pla_found_list *list, struct pla_arena *arena);

/**
 * Items of a table with columns by name, in any order:
 * `portfolio,learner,name,program,id,kind,title,description,role,issuer,url,started,ended,hours,
 * verified_by,verified_on,verified_how,learning_outcomes,tags,parts,course,exam,score,taken,
 * reflection`; kind and title must be there, lists have ";" between their parts.
 * @return PLA_OK; PLA_SYNTAX or PLA_PORTFOLIO with every wrong cell in `faults`; PLA_MEMORY
 */
enum pla_code pla_evidence_read_csv(struct pla_text text, const char *name, struct pla_arena *arena,
                                    struct pla_found_list *out, struct pla_faults *faults);
/**
 * Items of xAPI statements: one object, an array, `{"statements":[...]}` or a line each. Voided and
 * voiding statements are left out; `out_skipped` counts them.
 */
enum pla_code pla_evidence_read_xapi(struct pla_text text, const char *name,
                                     struct pla_arena *arena, struct pla_found_list *out,
                                     size_t *out_skipped, struct pla_faults *faults);
/**
 * The item a badge is. It counts as verified only if the verdict says so: `verified` is NULL, or
 * what verifying found. One that its issuer marks as not approved never counts as verified.
 */
enum pla_code pla_evidence_of_badge(const struct pla_badge *badge,
                                    const struct pla_badge_verdict *verified, pla_day as_of,
                                    struct pla_arena *arena, struct pla_found_list *out,
                                    struct pla_err *err);

/**
 * Every id once in its portfolio: an item that came twice (a badge as token and as picture, a
 * statement exported again) stays once, verified if one of them was.
 * @return PLA_PORTFOLIO if two different items of a portfolio have one id
 */
enum pla_code pla_evidence_settle(struct pla_found_list *list, struct pla_arena *arena,
                                  size_t *out_repeats, struct pla_err *err);
/** Append one item as an object, under that id. */
void pla_evidence_put_item(struct pla_str *out, const struct pla_found *found, struct pla_text id);

/** Append a line of JSON for every portfolio, in the order in which they first appear. */
enum pla_code pla_evidence_put(const struct pla_found_list *list, struct pla_arena *arena,
                               struct pla_str *out, struct pla_err *err);
