// SPDX-License-Identifier: Apache-2.0
/**
 * Values as ranges: what is known of a number, a date, a text or a boolean, its arithmetic and its
 * comparison in three truth values.
 *
 * A range is the set of all values that what is not known yet may still give. An end may be open.
 * `is_none` is the value of nothing (no item, an absent field): a comparison with it is not met,
 * and arithmetic with it is nothing again. `may_be_none` says that nothing is one of the values.
 *
 * Functions here change state, ends and none-flags of `out`, and its text when it fails; kind,
 * evidence and doubt stay as they are. `out` may be one of the operands.
 */
#pragma once

#include "model/decision.h"

/** A value about which nothing is said yet: the number 0, no evidence. */
extern const struct pla_value pla_range_blank;
/** The same of that kind. */
static inline struct pla_value pla_range_start(enum pla_kind kind)
{
    struct pla_value value = pla_range_blank;
    value.kind = kind;
    return value;
}

/** A number between two ends (low <= high), KNOWN if they are equal. */
void pla_range_set(struct pla_value *out, struct pla_rational low, struct pla_rational high);
/** The same for dates; a day number is exact. */
void pla_range_set_days(struct pla_value *out, pla_day low, pla_day high);
void pla_range_set_boolean(struct pla_value *out, bool is_true);
/** A text; an absent one gives nothing. */
void pla_range_set_text(struct pla_value *out, struct pla_text text);
void pla_range_set_none(struct pla_value *out);
/** Nothing is known: both ends are open. */
void pla_range_set_unknown(struct pla_value *out);
/** Open one end or both; with both open the value is UNKNOWN. */
void pla_range_open(struct pla_value *out, bool no_low, bool no_high);
/** FAILED with a one-line reason that outlives the value. */
void pla_range_fail(struct pla_value *out, struct pla_text text);
/** FAILED: "a number leaves the exact range". */
void pla_range_overflow(struct pla_value *out);

/** a + b, a - b, a * b end by end: the narrowest range that holds every outcome. */
void pla_range_add(const struct pla_value *a, const struct pla_value *b, struct pla_value *out);
void pla_range_subtract(const struct pla_value *a, const struct pla_value *b,
                        struct pla_value *out);
void pla_range_multiply(const struct pla_value *a, const struct pla_value *b,
                        struct pla_value *out);
/** a / b; FAILED if b may be 0. */
void pla_range_divide(const struct pla_value *a, const struct pla_value *b, struct pla_value *out);
/** The lower of two; nothing if one of them is nothing (the lower of all was asked for). */
void pla_range_min(const struct pla_value *a, const struct pla_value *b, struct pla_value *out);
/** The higher (for dates: the later) of two; one that is nothing is left aside. */
void pla_range_max(const struct pla_value *a, const struct pla_value *b, struct pla_value *out);

/**
 * Compare over all that the two sides may be.
 *
 * @param op         PLA_C_AT_LEAST .. PLA_C_WITHIN
 * @param need_high  for WITHIN the upper bound (both bounds belong to it); else not looked at
 * @return MET if it holds for every value, NOT_MET if for none, else UNDECIDED; FAILED if a side
 *         failed. Nothing on a side is NOT_MET. Texts compare as bytes; kinds that differ never
 *         are equal
 */
enum pla_state pla_range_compare(enum pla_cond_op op, const struct pla_value *have,
                                 const struct pla_value *need, const struct pla_value *need_high);

/** a & b in Kleene's tables, with FAILED above all. */
static inline enum pla_state pla_state_and(enum pla_state a, enum pla_state b)
{
    if (a == PLA_FAILED || b == PLA_FAILED)
        return PLA_FAILED;
    return a < b ? a : b;
}
/** a | b in Kleene's tables, with FAILED above all. */
static inline enum pla_state pla_state_or(enum pla_state a, enum pla_state b)
{
    return a > b ? a : b;
}
