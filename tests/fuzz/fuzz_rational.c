// SPDX-License-Identifier: Apache-2.0
/**
 * Exact fractions on any text and any parts: what is written reads back, operations undo each
 * other, rounding ends beside the number.
 */
#include "base/rational.h"

#include "fuzz/fuzz.h"

static void check_form(struct pla_rational q)
{
    struct pla_rational again;

    FUZZ_CHECK(q.den > 0);
    FUZZ_CHECK(pla_rational_make(q.num, q.den, &again));
    FUZZ_CHECK(again.num == q.num && again.den == q.den);
}

static void check_text(struct pla_rational q)
{
    struct pla_str s = {0};
    struct pla_rational again;

    check_form(q);
    pla_rational_put(&s, q);
    FUZZ_CHECK(pla_rational_from_text((struct pla_text){s.at, s.length}, &again));
    FUZZ_CHECK(pla_rational_compare(q, again) == 0);
    pla_str_clear(&s);
    pla_rational_put_fraction(&s, q);
    FUZZ_CHECK(pla_rational_from_text((struct pla_text){s.at, s.length}, &again));
    FUZZ_CHECK(pla_rational_compare(q, again) == 0);
    for (int places = 0; places <= 9; places++) {
        pla_str_clear(&s);
        pla_rational_put_decimal(&s, q, places);
        FUZZ_CHECK(!pla_rational_is_decimal(q, places) ||
                   (pla_rational_from_decimal((struct pla_text){s.at, s.length}, &again) &&
                    pla_rational_compare(q, again) == 0));
    }
    pla_str_release(&s);
}

static void check_rounding(struct pla_rational a, struct pla_rational step)
{
    struct pla_rational down, up, half, even, quotient;

    if (!pla_rational_round(a, step, PLA_ROUND_DOWN, &down) ||
        !pla_rational_round(a, step, PLA_ROUND_UP, &up)) {
        return;
    }
    check_form(down);
    check_form(up);
    FUZZ_CHECK(pla_rational_compare(down, a) <= 0 && pla_rational_compare(a, up) <= 0);
    FUZZ_CHECK((pla_rational_compare(down, a) == 0) == (pla_rational_compare(up, a) == 0));
    FUZZ_CHECK(!pla_rational_div(down, step, &quotient) || quotient.den == 1);
    FUZZ_CHECK(pla_rational_round(a, step, PLA_ROUND_HALF_UP, &half));
    FUZZ_CHECK(pla_rational_round(a, step, PLA_ROUND_HALF_EVEN, &even));
    FUZZ_CHECK(pla_rational_compare(half, down) == 0 || pla_rational_compare(half, up) == 0);
    FUZZ_CHECK(pla_rational_compare(even, down) == 0 || pla_rational_compare(even, up) == 0);
}

static void check_pair(struct pla_rational a, struct pla_rational b)
{
    struct pla_rational c, back;

    FUZZ_CHECK(pla_rational_compare(a, b) == -pla_rational_compare(b, a));
    if (pla_rational_add(a, b, &c)) {
        check_form(c);
        FUZZ_CHECK(pla_rational_sub(c, b, &back) && pla_rational_compare(a, back) == 0);
        FUZZ_CHECK(pla_rational_compare(c, a) == pla_rational_compare(b, PLA_ZERO));
    }
    if (pla_rational_mul(a, b, &c)) {
        check_form(c);
        FUZZ_CHECK(b.num == 0 ||
                   (pla_rational_div(c, b, &back) && pla_rational_compare(a, back) == 0));
    }
    if (b.num > 0) {
        check_rounding(a, b);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct pla_text text = {(const char *)data, size};
    struct pla_rational q, a, b;
    int64_t parts[4];
    double value;

    if (pla_rational_from_text(text, &q)) {
        check_text(q);
    }
    if (size >= sizeof value) {
        memcpy(&value, data, sizeof value);
        if (pla_rational_from_double(value, &q)) {
            check_text(q);
        }
        if (pla_rational_from_computed(value, &q)) {
            check_text(q);
            FUZZ_CHECK(pla_rational_is_decimal(q, 6));
        }
    }
    if (size >= sizeof parts) {
        memcpy(parts, data, sizeof parts);
        if (pla_rational_make(parts[0], parts[1], &a) &&
            pla_rational_make(parts[2], parts[3], &b)) {
            check_text(a);
            check_pair(a, b);
        }
    }
    return 0;
}
