// SPDX-License-Identifier: Apache-2.0
/**
 * Totals of a comparison; private to compare*.c.
 */
#pragma once

#include "check/compare.h"

/** Before and after, and what went which way. */
struct pla_compare_row {
    struct pla_text key;
    uint64_t records; /**< of programmes and groups: records; else awards that were compared */
    uint64_t gains, losses, changes;   /**< likewise */
    struct pla_rational before, after; /**< credits */
};

/** Rows sorted by key. */
struct pla_compare_table {
    struct pla_compare_row *rows;
    size_t count, capacity;
};

/** A table holds this many keys; what comes later is counted under "(other)". */
enum { PLA_COMPARE_ROWS = 4096 };
/** Groups of fewer records are not shown: a small group would be a person. */
enum { PLA_COMPARE_SMALL = 5 };

struct pla_compare {
    struct pla_arena arena;
    uint64_t records;                                /**< scored on both sides */
    uint64_t refused, before_refused, after_refused; /**< on both, on one side only */
    uint64_t same, gaining, losing, mixed; /**< records; mixed: changed, but credits are equal */
    struct pla_rational before, after;
    uint64_t statuses[PLA_STATUS_COUNT + 1][PLA_STATUS_COUNT + 1]; /**< [before][after]; last:
                                                                      there is no such award */
    struct pla_compare_table courses, awards, programs, groups, causes;
};

/** The first condition or limit that tells two results apart, in words of the arena. */
struct pla_text pla_compare_cause(const struct pla_decision *before,
                                  const struct pla_decision *after,
                                  const struct pla_award_result *a,
                                  const struct pla_award_result *b, struct pla_arena *arena);
/** What an award counts: its credits if it is recommended, else 0; also of none. */
struct pla_rational pla_compare_credits(const struct pla_award_result *award);
/** Status of an award that may not be there: PLA_STATUS_COUNT. */
int pla_compare_status(const struct pla_award_result *award);
/** Name of it, "none" for no award. */
const char *pla_compare_status_name(int status);
/** "+3", "-1.5", "0" */
void pla_compare_put_difference(struct pla_rational before, struct pla_rational after,
                                struct pla_str *out);
