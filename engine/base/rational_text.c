// SPDX-License-Identifier: Apache-2.0
/** Exact fractions from text and doubles, and as text. */
#include "base/rational.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

__extension__ typedef __int128 pla_int128;
__extension__ typedef unsigned __int128 pla_uint128;

enum {
    EXPONENT_MAX = 100000, /* beyond, an exponent only says "too large" or "too small" */
    JSON_PLACES = 6,
    PLACES_MAX = 9,
};

static const int64_t powers_of_ten[] = {1,      10,      100,      1000,      10000,
                                        100000, 1000000, 10000000, 100000000, 1000000000};

/** What the digits of a decimal say: digits * 10^exponent, `digits` without trailing zeros. */
struct decimal {
    pla_uint128 digits;
    int64_t exponent;
    bool is_negative;
    bool is_wide; /**< the digits leave 128 bits */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** Add one digit; zeros wait in `zeros` until a digit that counts follows. */
static void add_digit(struct decimal *d, unsigned digit, int64_t *zeros)
{
    const pla_uint128 limit = (~(pla_uint128)0 - 9) / 10;

    if (digit == 0) {
        *zeros += d->digits != 0;
        return;
    }
    for (; *zeros > 0; --*zeros) {
        d->is_wide = d->is_wide || d->digits > limit;
        d->digits = d->is_wide ? d->digits : d->digits * 10;
        if (d->is_wide) {
            *zeros = 1;
        }
    }
    if (d->digits > limit) {
        d->is_wide = true;
        return;
    }
    d->digits = d->digits * 10 + digit;
}

/** The part from 'e'; NULL if it is outside the grammar. */
static const char *read_exponent(const char *at, const char *end, int64_t *out)
{
    int64_t n = 0;
    bool is_negative = false;

    at++;
    if (at < end && (*at == '+' || *at == '-')) {
        is_negative = *at++ == '-';
    }
    if (at == end || !is_digit(*at)) {
        return NULL;
    }
    for (; at < end && is_digit(*at); at++) {
        n = n < EXPONENT_MAX ? n * 10 + (*at - '0') : n;
    }
    *out = is_negative ? -n : n;
    return at;
}

/** Split a JSON number; false if the text is not one. */
static bool read_decimal(struct pla_text text, struct decimal *d)
{
    const char *at = text.at != NULL ? text.at : "", *end = at + text.length;
    int64_t zeros = 0, places = 0, exponent = 0;

    *d = (struct decimal){0};
    if (at < end && *at == '-') {
        d->is_negative = true;
        at++;
    }
    if (at == end || !is_digit(*at) || (*at == '0' && end - at > 1 && is_digit(at[1]))) {
        return false;
    }
    for (; at < end && is_digit(*at); at++) {
        add_digit(d, (unsigned)(*at - '0'), &zeros);
    }
    if (at < end && *at == '.') {
        const char *point = at++;
        for (; at < end && is_digit(*at); at++) {
            add_digit(d, (unsigned)(*at - '0'), &zeros);
        }
        places = at - point - 1;
        if (places == 0) {
            return false;
        }
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        at = read_exponent(at, end, &exponent);
    }
    d->exponent = exponent - places + zeros;
    return at == end;
}

/** digits * 10^exponent for exponent >= 0 within an int64. */
static bool scale_up(pla_uint128 digits, int64_t exponent, bool is_negative,
                     struct pla_rational *out)
{
    const pla_uint128 largest = (pla_uint128)INT64_MAX + (is_negative ? 1U : 0U);

    for (; exponent > 0; exponent--) {
        if (digits > largest / 10) {
            return false;
        }
        digits *= 10;
    }
    if (digits > largest) {
        return false;
    }
    *out = PLA_WHOLE(is_negative ? (int64_t)(0 - (uint64_t)digits) : (int64_t)digits);
    return true;
}

/** digits / 10^places in lowest terms: cut twos and fives, then see what is left of the ten. */
static bool scale_down(pla_uint128 digits, int64_t places, bool is_negative,
                       struct pla_rational *out)
{
    int64_t twos = places, fives = places, den = 1;

    for (; twos > 0 && digits % 2 == 0; twos--) {
        digits /= 2;
    }
    for (; fives > 0 && digits % 5 == 0; fives--) {
        digits /= 5;
    }
    if (twos > 62 || fives > 27) {
        return false;
    }
    for (; fives > 0; fives--) {
        den *= 5;
    }
    if (den > INT64_MAX >> twos) {
        return false;
    }
    if (!scale_up(digits, 0, is_negative, out)) {
        return false;
    }
    out->den = den << twos;
    return true;
}

/** A whole number of a few digits, as most are; false if the text is anything else. */
static bool read_short(struct pla_text text, struct pla_rational *out)
{
    enum { MOST = 18 }; /* digits that fit */
    int64_t n = 0;

    if (text.length == 0 || text.length > MOST || (text.at[0] == '0' && text.length > 1)) {
        return false;
    }
    for (size_t i = 0; i < text.length; i++) {
        if (!is_digit(text.at[i])) {
            return false;
        }
        n = n * 10 + (text.at[i] - '0');
    }
    *out = PLA_WHOLE(n);
    return true;
}

bool pla_rational_from_decimal(struct pla_text text, struct pla_rational *out)
{
    struct decimal d;

    if (read_short(text, out)) {
        return true;
    }
    if (!read_decimal(text, &d) || d.is_wide) {
        return false;
    }
    if (d.digits == 0) {
        *out = PLA_ZERO;
        return true;
    }
    struct pla_rational value;
    const bool fits = d.exponent >= 0 ? scale_up(d.digits, d.exponent, d.is_negative, &value)
                                      : scale_down(d.digits, -d.exponent, d.is_negative, &value);
    if (fits) {
        *out = value;
    }
    return fits;
}

static bool is_whole_text(struct pla_text text)
{
    const size_t from = text.length > 0 && text.at[0] == '-' ? 1 : 0;

    for (size_t i = from; i < text.length; i++) {
        if (!is_digit(text.at[i])) {
            return false;
        }
    }
    return text.length > from;
}

bool pla_rational_from_text(struct pla_text text, struct pla_rational *out)
{
    const char *slash = text.length != 0 ? memchr(text.at, '/', text.length) : NULL;

    if (slash == NULL) {
        return pla_rational_from_decimal(text, out);
    }
    const struct pla_text over = {text.at, (size_t)(slash - text.at)};
    const struct pla_text under = {slash + 1, text.length - over.length - 1};
    struct pla_rational num, den;
    if (!is_whole_text(over) || !is_whole_text(under) || under.at[0] == '-' ||
        !pla_rational_from_decimal(over, &num) || !pla_rational_from_decimal(under, &den)) {
        return false;
    }
    return pla_rational_make(num.num, den.num, out);
}

bool pla_rational_from_double(double value, struct pla_rational *out)
{
    char written[64], plain[64];
    size_t length = 0;

    if (!isfinite(value)) {
        return false;
    }
    if (fabs(value) < 1e15 && value == trunc(value)) {
        *out = PLA_WHOLE((int64_t)value);
        return true;
    }
    const int n = snprintf(written, sizeof written, "%.14e", value);
    if (n < 0 || strtod(written, NULL) != value) {
        return false;
    }
    /* a locale may write another decimal point than '.': it is what stands behind digit one */
    const size_t first = written[0] == '-' ? 1 : 0;
    for (size_t i = 0; i < (size_t)n; i++) {
        if (is_digit(written[i]) || strchr("+-e", written[i]) != NULL) {
            plain[length++] = written[i];
        }
        if (i == first) {
            plain[length++] = '.';
        }
    }
    return pla_rational_from_decimal((struct pla_text){plain, length}, out);
}

bool pla_rational_from_computed(double value, struct pla_rational *out)
{
    int exponent;

    if (!isfinite(value) || fabs(value) >= 0x1p63) {
        return false;
    }
    /* value = whole * 2^(exponent - 53), exactly; 2^53 * 10^6 stays below 2^73 */
    const int64_t whole = (int64_t)ldexp(frexp(fabs(value), &exponent), 53);
    pla_uint128 scaled = (pla_uint128)whole * 1000000;
    const int shift = 53 - exponent;
    if (shift <= 0) {
        scaled <<= -shift;
    } else if (shift > 80) {
        scaled = 0;
    } else {
        const pla_uint128 unit = (pla_uint128)1 << shift, rest = scaled & (unit - 1);
        scaled >>= shift;
        if (rest > unit / 2 || (rest == unit / 2 && (scaled & 1) != 0)) {
            scaled++;
        }
    }
    struct pla_rational rounded;
    if (scaled == 0) {
        *out = PLA_ZERO;
        return true;
    }
    if (!scale_down(scaled, JSON_PLACES, value < 0, &rounded)) {
        return false;
    }
    *out = rounded;
    return true;
}

bool pla_rational_is_decimal(struct pla_rational a, int places)
{
    if (a.den <= 2) {
        return places >= a.den - 1;
    }
    int64_t den = a.den;
    int twos = 0, fives = 0;

    for (; den % 2 == 0; den /= 2) {
        twos++;
    }
    for (; den % 5 == 0; den /= 5) {
        fives++;
    }
    return den == 1 && twos <= places && fives <= places;
}

/** Sign, digits and point of scaled / 10^places, trailing zeros cut. */
static void put_scaled(struct pla_str *s, pla_uint128 scaled, int places, bool is_negative)
{
    char digits[48];
    size_t at = sizeof digits;
    int written = 0;

    for (; scaled > UINT64_MAX && places > 0 && scaled % 10 == 0; places--) {
        scaled /= 10;
    }
    for (; scaled > UINT64_MAX; written++) {
        if (written == places && places > 0) {
            digits[--at] = '.';
        }
        digits[--at] = (char)('0' + (int)(scaled % 10));
        scaled /= 10;
    }
    uint64_t rest = (uint64_t)scaled; /* mostly all of it: division in 128 bits is slow */
    for (; written == 0 && places > 0 && rest % 10 == 0; places--) {
        rest /= 10;
    }
    for (; rest != 0 || written <= places; written++) {
        if (written == places && places > 0) {
            digits[--at] = '.';
        }
        digits[--at] = (char)('0' + (int)(rest % 10));
        rest /= 10;
    }
    if (is_negative) {
        digits[--at] = '-';
    }
    pla_str_put_text(s, (struct pla_text){digits + at, sizeof digits - at});
}

void pla_rational_put_decimal(struct pla_str *s, struct pla_rational a, int places)
{
    if (a.den == 1) {
        pla_str_put_int(s, a.num);
        return;
    }
    places = places < 0 ? 0 : places > PLACES_MAX ? PLACES_MAX : places;
    if (a.den == 2 && a.num > 0 && places > 0) { /* most fractions are means of two levels */
        pla_str_put_int(s, a.num / 2);
        PLA_PUT(s, ".5");
        return;
    }
    const uint64_t num = a.num < 0 ? 0 - (uint64_t)a.num : (uint64_t)a.num;
    const uint64_t den = (uint64_t)a.den;
    const pla_uint128 over = (pla_uint128)num * (uint64_t)powers_of_ten[places];
    const bool is_short = over <= UINT64_MAX;
    pla_uint128 scaled = is_short ? (uint64_t)over / den : over / den;
    const pla_uint128 twice = (is_short ? (uint64_t)over % den : over % den) * (pla_uint128)2;
    if (twice > den || (twice == den && (scaled & 1) != 0)) {
        scaled++;
    }
    put_scaled(s, scaled, places, a.num < 0 && scaled != 0);
}

void pla_rational_put_fraction(struct pla_str *s, struct pla_rational a)
{
    pla_str_put_int(s, a.num);
    if (a.den != 1) {
        pla_str_put_c(s, '/');
        pla_str_put_int(s, a.den);
    }
}

void pla_rational_put(struct pla_str *s, struct pla_rational a)
{
    if (a.den == 1 || pla_rational_is_decimal(a, JSON_PLACES)) {
        pla_rational_put_decimal(s, a, JSON_PLACES);
    } else {
        pla_rational_put_fraction(s, a);
    }
}

void pla_rational_put_json(struct pla_str *s, struct pla_rational a)
{
    if (a.den == 1 || pla_rational_is_decimal(a, JSON_PLACES)) {
        pla_rational_put_decimal(s, a, JSON_PLACES);
        return;
    }
    pla_str_put_c(s, '"');
    pla_rational_put_fraction(s, a);
    pla_str_put_c(s, '"');
}
