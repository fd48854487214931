// SPDX-License-Identifier: Apache-2.0
/**
 * Putting into a portfolio what the store knows besides: credit held, ratings that came in later.
 * What is put in is kept beside the portfolio as it was given, so that a replay has the same input.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/** What of a portfolio the store is asked by. */
struct cli_subject {
    struct pla_text portfolio, learner; /**< the learner may be absent */
    int64_t attempt;
};

/** Read them from a record. False if it is none that could be scored: others say why. */
bool cli_subject_read(struct pla_text record, struct pla_arena *arena, struct cli_subject *out);

/**
 * Append the record with `more` put in: `{"held":[...],"ratings":[...],"findings":[...]}`, each
 * member as a portfolio has it. Ratings replace those of the record with the same rubric (or none),
 * claim, criterion, assessor and date, findings those with the same item and assessor. A record
 * that cannot be read is appended as it is.
 */
enum pla_code cli_amend(struct pla_text record, struct pla_text more, struct pla_arena *arena,
                        struct pla_str *out, struct pla_err *err);
/** Append the record with no rating in it. */
enum pla_code cli_amend_clear(struct pla_text record, struct pla_arena *arena, struct pla_str *out,
                              struct pla_err *err);
/** The whole number of a member of `more`; 0 if there is none. */
int64_t cli_amend_number(struct pla_text more, const char *key, struct pla_arena *arena);
/** Put ratings (or findings) of `later` (elements, joined by commas) over those of `former`. */
void cli_amend_join(struct pla_text former, struct pla_text later, struct pla_arena *arena,
                    struct pla_str *out);
/** The elements of a member of `more`, without the brackets; absent if there are none. */
struct pla_text cli_amend_member(struct pla_text more, const char *key, struct pla_arena *arena);
