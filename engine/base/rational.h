// SPDX-License-Identifier: Apache-2.0
/**
 * Exact fractions: credits, weights, levels and scores.
 *
 * Always reduced, denominator positive, both parts 64-bit; intermediates are 128-bit; what does
 * not fit is an error (false), never a rounded value.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct pla_rational {
    int64_t num;
    int64_t den; /**< > 0; a zeroed struct is not a number: use PLA_ZERO */
};

#define PLA_ZERO     ((struct pla_rational){0, 1})
#define PLA_WHOLE(n) ((struct pla_rational){(n), 1})

/** num/den reduced; false if den is 0 or a part does not fit. */
bool pla_rational_make(int64_t num, int64_t den, struct pla_rational *out);
/** a+b, a-b, a*b, a/b; false on overflow or division by zero; out untouched then. */
bool pla_rational_add(struct pla_rational a, struct pla_rational b, struct pla_rational *out);
bool pla_rational_sub(struct pla_rational a, struct pla_rational b, struct pla_rational *out);
bool pla_rational_mul(struct pla_rational a, struct pla_rational b, struct pla_rational *out);
bool pla_rational_div(struct pla_rational a, struct pla_rational b, struct pla_rational *out);
/** <0, 0, >0 by cross product in 128 bits; never fails. */
int pla_rational_compare(struct pla_rational a, struct pla_rational b);
static inline bool pla_rational_is_zero(struct pla_rational a)
{
    return a.num == 0;
}
struct pla_rational pla_rational_min(struct pla_rational a, struct pla_rational b);
struct pla_rational pla_rational_max(struct pla_rational a, struct pla_rational b);

/** How to reach a multiple of a step. HALF modes look at the exact middle only. */
enum pla_round {
    PLA_ROUND_NONE,
    PLA_ROUND_DOWN,
    PLA_ROUND_UP,
    PLA_ROUND_HALF_UP,
    PLA_ROUND_HALF_EVEN
};
/** Multiple of `step` (> 0) by `mode`; NONE gives `a`. DOWN and UP are toward minus/plus infinity.
 */
bool pla_rational_round(struct pla_rational a, struct pla_rational step, enum pla_round mode,
                        struct pla_rational *out);

/**
 * Read a JSON number ("12", "-0.25", "1e3") by its digits, exactly.
 * @return false if it does not fit (text outside the grammar is also false); more than 38 digits
 *         between the first and the last that is not 0 count as not fitting
 */
bool pla_rational_from_decimal(struct pla_text text, struct pla_rational *out);
/** Read a decimal or a fraction "8/3" ("-8/3" too; no blanks, denominator without sign). */
bool pla_rational_from_text(struct pla_text text, struct pla_rational *out);
/**
 * Read a double that came from a decimal literal of at most 15 significant digits.
 * @return false if it did not (0.1*3), is not finite, or does not fit
 */
bool pla_rational_from_double(double value, struct pla_rational *out);
/** Six decimals, half to even: for numbers computed by a rubric's own function. False if not
 * finite. */
bool pla_rational_from_computed(double value, struct pla_rational *out);

/** True if a decimal of at most `places` digits after the point is exact. */
bool pla_rational_is_decimal(struct pla_rational a, int places);
/** JSON form: a number if at most 6 decimals say it exactly, else a string "8/3" with quotes. */
void pla_rational_put_json(struct pla_str *s, struct pla_rational a);
/** For people: "2.25", "8/3"; no quotes. */
void pla_rational_put(struct pla_str *s, struct pla_rational a);
/** "9/4", or "3" when whole. */
void pla_rational_put_fraction(struct pla_str *s, struct pla_rational a);
/** Decimal rounded half-even to `places` (0..9), trailing zeros cut: 8/3 at 2 is "2.67". */
void pla_rational_put_decimal(struct pla_str *s, struct pla_rational a, int places);
/** Nearest double: for spreadsheets and charts only, never for a decision. */
double pla_rational_to_double(struct pla_rational a);
