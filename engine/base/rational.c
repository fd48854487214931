// SPDX-License-Identifier: Apache-2.0
/** Exact fractions: arithmetic, rounding and order. Reading and writing are in rational_text.c. */
#include "base/rational.h"

__extension__ typedef __int128 pla_int128;
__extension__ typedef unsigned __int128 pla_uint128;

static uint64_t gcd64(uint64_t a, uint64_t b)
{
    if (b == 1) {
        return 1;
    }
    while ((a | b) > UINT32_MAX && b != 0) {
        const uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    uint32_t x = (uint32_t)a, y = (uint32_t)b; /* short numbers divide in half the time */
    while (y != 0) {
        const uint32_t rest = x % y;
        x = y;
        y = rest;
    }
    return b == 0 ? a : x;
}

/** gcd with b > 0; leaves 128 bits as soon as it can, division there is slow. */
static pla_uint128 gcd(pla_uint128 a, pla_uint128 b)
{
    while (b != 0) {
        if (a <= UINT64_MAX && b <= UINT64_MAX) {
            return gcd64((uint64_t)a, (uint64_t)b);
        }
        const pla_uint128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static pla_uint128 magnitude(pla_int128 n)
{
    return n < 0 ? 0 - (pla_uint128)n : (pla_uint128)n;
}

static bool fits(pla_int128 n)
{
    return n >= INT64_MIN && n <= INT64_MAX;
}

/** num/den to lowest terms; den > 0. */
static void reduce64(int64_t num, int64_t den, struct pla_rational *out)
{
    const uint64_t common = gcd64(num < 0 ? 0 - (uint64_t)num : (uint64_t)num, (uint64_t)den);

    /* `common` divides `den`, so it fits; it is 2^63 in no case */
    *out = common > 1 ? (struct pla_rational){num / (int64_t)common, den / (int64_t)common}
                      : (struct pla_rational){num, den};
}

/** num/den to lowest terms; both within +-2^127. */
static bool reduce(pla_int128 num, pla_int128 den, struct pla_rational *out)
{
    if (den == 0) {
        return false;
    }
    if (den > 0 && fits(num) && fits(den)) { /* nearly always: division in 128 bits is slow */
        reduce64((int64_t)num, (int64_t)den, out);
        return true;
    }
    const pla_uint128 common = gcd(magnitude(num), magnitude(den));
    if (common > 1) {
        num /= (pla_int128)common;
        den /= (pla_int128)common;
    }
    if (den < 0) {
        num = -num;
        den = -den;
    }
    if (!fits(num) || !fits(den)) {
        return false;
    }
    *out = (struct pla_rational){(int64_t)num, (int64_t)den};
    return true;
}

bool pla_rational_make(int64_t num, int64_t den, struct pla_rational *out)
{
    return reduce(num, den, out);
}

/** a + whole: the denominator stays, so it is in lowest terms as it is. False: by the long way. */
static bool add_whole(struct pla_rational a, int64_t whole, struct pla_rational *out)
{
    int64_t over, sum;

    if (__builtin_mul_overflow(whole, a.den, &over) || __builtin_add_overflow(a.num, over, &sum)) {
        return false;
    }
    *out = (struct pla_rational){sum, a.den};
    return true;
}

bool pla_rational_add(struct pla_rational a, struct pla_rational b, struct pla_rational *out)
{
    int64_t sum;

    if ((b.den == 1 && add_whole(a, b.num, out)) || (a.den == 1 && add_whole(b, a.num, out))) {
        return true;
    }
    if (a.den == b.den && a.den > 0 && !__builtin_add_overflow(a.num, b.num, &sum)) {
        reduce64(sum, a.den, out);
        return true;
    }
    return reduce((pla_int128)a.num * b.den + (pla_int128)b.num * a.den, (pla_int128)a.den * b.den,
                  out);
}

bool pla_rational_sub(struct pla_rational a, struct pla_rational b, struct pla_rational *out)
{
    int64_t difference;

    if (b.den == 1 && b.num != INT64_MIN && add_whole(a, -b.num, out)) {
        return true;
    }
    if (a.den == b.den && a.den > 0 && !__builtin_sub_overflow(a.num, b.num, &difference)) {
        reduce64(difference, a.den, out);
        return true;
    }
    return reduce((pla_int128)a.num * b.den - (pla_int128)b.num * a.den, (pla_int128)a.den * b.den,
                  out);
}

static uint64_t magnitude64(int64_t n)
{
    return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

/** Cut what both have in common; mostly it is nothing, and division takes time. */
static void cut(int64_t *num, int64_t *den)
{
    const int64_t common = (int64_t)gcd64(magnitude64(*num), (uint64_t)*den);

    if (common > 1) {
        *num /= common;
        *den /= common;
    }
}

/** a.num/a.den * num/den, all in lowest terms and den > 0: what is cut crosswise leaves it so. */
static bool multiply(struct pla_rational a, int64_t num, int64_t den, struct pla_rational *out)
{
    int64_t over, under;

    cut(&a.num, &den);
    cut(&num, &a.den);
    if (__builtin_mul_overflow(a.num, num, &over) || __builtin_mul_overflow(a.den, den, &under)) {
        return false;
    }
    *out = (struct pla_rational){over, under};
    return true;
}

bool pla_rational_mul(struct pla_rational a, struct pla_rational b, struct pla_rational *out)
{
    return a.den > 0 && b.den > 0 && multiply(a, b.num, b.den, out);
}

bool pla_rational_div(struct pla_rational a, struct pla_rational b, struct pla_rational *out)
{
    if (b.num > 0 && a.den > 0 && b.den > 0) {
        return multiply(a, b.den, b.num, out);
    }
    return reduce((pla_int128)a.num * b.den, (pla_int128)a.den * b.num, out);
}

int pla_rational_compare(struct pla_rational a, struct pla_rational b)
{
    if (a.den == b.den) {
        return (a.num > b.num) - (a.num < b.num);
    }
    const pla_int128 left = (pla_int128)a.num * b.den, right = (pla_int128)b.num * a.den;
    return (left > right) - (left < right);
}

struct pla_rational pla_rational_min(struct pla_rational a, struct pla_rational b)
{
    return pla_rational_compare(b, a) < 0 ? b : a;
}

struct pla_rational pla_rational_max(struct pla_rational a, struct pla_rational b)
{
    return pla_rational_compare(b, a) > 0 ? b : a;
}

/** How many steps: num/den (den > 0) to a whole number by `mode`. */
static pla_int128 round_steps(pla_int128 num, pla_int128 den, enum pla_round mode)
{
    const bool is_short = fits(num) && fits(den); /* division in 128 bits is slow */
    pla_int128 floor = is_short ? (int64_t)num / (int64_t)den : num / den;

    if (num - floor * den < 0) {
        floor--;
    }
    const pla_int128 rest = num - floor * den; /* 0 <= rest < den <= 2^126 */
    const bool is_middle = 2 * rest == den, is_above = 2 * rest > den;
    bool up = false;
    switch (mode) {
    case PLA_ROUND_NONE:
    case PLA_ROUND_DOWN:
        break;
    case PLA_ROUND_UP:
        up = rest > 0;
        break;
    case PLA_ROUND_HALF_UP:
        up = is_above || is_middle;
        break;
    case PLA_ROUND_HALF_EVEN:
        up = is_above || (is_middle && (floor & 1) != 0);
        break;
    }
    return up ? floor + 1 : floor;
}

bool pla_rational_round(struct pla_rational a, struct pla_rational step, enum pla_round mode,
                        struct pla_rational *out)
{
    if (mode == PLA_ROUND_NONE) {
        *out = a;
        return true;
    }
    if (step.num <= 0 || step.den <= 0) {
        return false;
    }
    pla_int128 steps =
        round_steps((pla_int128)a.num * step.den, (pla_int128)a.den * step.num, mode);
    /* Cut the factors shared with the step's denominator first: steps * step.num may leave 128
     * bits although the result fits. What is left is in lowest terms. */
    const pla_int128 common = (pla_int128)gcd(magnitude(steps), (pla_uint128)step.den);
    steps = common > 1 ? steps / common : steps;
    return fits(steps) && reduce(steps * step.num, step.den / common, out);
}

double pla_rational_to_double(struct pla_rational a)
{
    return (double)((long double)a.num / (long double)a.den);
}
