// SPDX-License-Identifier: Apache-2.0
/** Tests of exact fractions: arithmetic, order and rounding. */
#include "base/rational.h"

#include "unit/base/test.h"

#define Q(num, den) ((struct pla_rational){(num), (den)})
#define assert_q(q, n, d)                                                                          \
    do {                                                                                           \
        assert_true((q).num == (n));                                                               \
        assert_true((q).den == (d));                                                               \
    } while (0)

static const struct pla_rational largest = {INT64_MAX, 1};
static const struct pla_rational lowest = {INT64_MIN, 1};
static const struct pla_rational finest = {1, INT64_MAX};

static void make_reduces(void **state)
{
    struct pla_rational q = {7, 7};

    (void)state;
    assert_true(pla_rational_make(6, 4, &q));
    assert_q(q, 3, 2);
    assert_true(pla_rational_make(6, -4, &q));
    assert_q(q, -3, 2);
    assert_true(pla_rational_make(0, -5, &q));
    assert_q(q, 0, 1);
    assert_false(pla_rational_make(1, 0, &q));
    assert_q(q, 0, 1);
}

static void make_at_the_ends(void **state)
{
    struct pla_rational q = PLA_ZERO;

    (void)state;
    assert_true(pla_rational_make(INT64_MIN, 1, &q));
    assert_q(q, INT64_MIN, 1);
    assert_false(pla_rational_make(INT64_MIN, -1, &q)); /* 2^63 */
    assert_true(pla_rational_make(INT64_MIN, -2, &q));
    assert_q(q, INT64_C(1) << 62, 1);
    assert_true(pla_rational_make(INT64_MIN, INT64_MIN, &q));
    assert_q(q, 1, 1);
    assert_false(pla_rational_make(1, INT64_MIN, &q));
    assert_true(pla_rational_make(2, INT64_MIN, &q));
    assert_q(q, -1, INT64_C(1) << 62);
}

static void tenths_add_up(void **state)
{
    struct pla_rational sum = PLA_ZERO;

    (void)state;
    for (int i = 0; i < 10; i++) {
        assert_true(pla_rational_add(sum, Q(1, 10), &sum));
    }
    assert_q(sum, 1, 1);
}

static void operations(void **state)
{
    struct pla_rational q;

    (void)state;
    assert_true(pla_rational_add(Q(1, 6), Q(1, 3), &q));
    assert_q(q, 1, 2);
    assert_true(pla_rational_sub(Q(1, 6), Q(1, 3), &q));
    assert_q(q, -1, 6);
    assert_true(pla_rational_mul(Q(2, 3), Q(-9, 4), &q));
    assert_q(q, -3, 2);
    assert_true(pla_rational_div(Q(2, 3), Q(-4, 9), &q));
    assert_q(q, -3, 2);
    assert_true(pla_rational_div(PLA_ZERO, Q(-4, 9), &q));
    assert_q(q, 0, 1);
}

static void overflow_is_told_and_out_untouched(void **state)
{
    struct pla_rational q = {42, 1};

    (void)state;
    assert_false(pla_rational_add(largest, PLA_WHOLE(1), &q));
    assert_false(pla_rational_add(largest, Q(1, 2), &q));
    assert_false(pla_rational_add(finest, Q(1, INT64_MAX - 1), &q));
    assert_false(pla_rational_sub(lowest, PLA_WHOLE(1), &q));
    assert_false(pla_rational_sub(PLA_ZERO, lowest, &q));
    assert_false(pla_rational_mul(largest, PLA_WHOLE(2), &q));
    assert_false(pla_rational_mul(lowest, PLA_WHOLE(-1), &q));
    assert_false(pla_rational_mul(finest, Q(1, 2), &q));
    assert_false(pla_rational_div(largest, Q(1, 2), &q));
    assert_false(pla_rational_div(lowest, PLA_WHOLE(-1), &q));
    assert_false(pla_rational_div(PLA_WHOLE(1), PLA_ZERO, &q));
    assert_false(pla_rational_div(PLA_WHOLE(1), lowest, &q));
    assert_q(q, 42, 1);
}

static void intermediates_may_be_wide(void **state)
{
    struct pla_rational q;

    (void)state;
    assert_true(pla_rational_mul(largest, finest, &q));
    assert_q(q, 1, 1);
    assert_true(pla_rational_sub(largest, largest, &q));
    assert_q(q, 0, 1);
    assert_true(pla_rational_sub(lowest, lowest, &q));
    assert_q(q, 0, 1);
    assert_true(pla_rational_div(finest, finest, &q));
    assert_q(q, 1, 1);
    assert_true(pla_rational_add(Q(INT64_MIN, 3), Q(INT64_MIN, 3), &q) == false);
    assert_true(pla_rational_add(Q(INT64_MAX, 2), Q(INT64_MAX, 2), &q));
    assert_q(q, INT64_MAX, 1);
}

static void compare_by_cross_product(void **state)
{
    (void)state;
    assert_true(pla_rational_compare(Q(1, 3), Q(333333333, 1000000000)) > 0);
    assert_true(pla_rational_compare(Q(-1, 3), Q(1, 3)) < 0);
    assert_int_equal(pla_rational_compare(Q(1, 3), Q(1, 3)), 0);
    assert_true(pla_rational_compare(lowest, largest) < 0);
    assert_true(pla_rational_compare(finest, Q(1, INT64_MAX - 1)) < 0);
    assert_true(pla_rational_compare(lowest, Q(-INT64_MAX, 1)) < 0);
    assert_q(pla_rational_min(Q(1, 2), Q(1, 3)), 1, 3);
    assert_q(pla_rational_max(Q(1, 2), Q(1, 3)), 1, 2);
}

static void rounding_modes(void **state)
{
    static const struct {
        struct pla_rational a, step;
        int64_t down, up, half_up, half_even; /* in steps */
    } rows[] = {
        {{9, 4}, {1, 2}, 4, 5, 5, 4},       /* 2.25 in halves: the middle of 4 and 5 */
        {{11, 4}, {1, 2}, 5, 6, 6, 6},      /* 2.75 */
        {{-9, 4}, {1, 2}, -5, -4, -4, -4},  /* -2.25 */
        {{-11, 4}, {1, 2}, -6, -5, -5, -6}, /* -2.75 */
        {{7, 3}, {1, 1}, 2, 3, 2, 2},
        {{8, 3}, {1, 1}, 2, 3, 3, 3},
        {{-7, 3}, {1, 1}, -3, -2, -2, -2},
        {{-8, 3}, {1, 1}, -3, -2, -3, -3},
        {{1, 2}, {1, 1}, 0, 1, 1, 0},
        {{-1, 2}, {1, 1}, -1, 0, 0, 0},
        {{3, 1}, {1, 1}, 3, 3, 3, 3},
        {{-3, 1}, {1, 1}, -3, -3, -3, -3},
        {{0, 1}, {1, 3}, 0, 0, 0, 0},
        {{1, 2}, {1, 3}, 1, 2, 2, 2}, /* the middle of a third and two thirds */
        {{5, 1}, {3, 1}, 1, 2, 2, 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const int64_t steps[] = {rows[i].down, rows[i].up, rows[i].half_up, rows[i].half_even};
        for (int mode = PLA_ROUND_DOWN; mode <= PLA_ROUND_HALF_EVEN; mode++) {
            struct pla_rational got, want;
            assert_true(pla_rational_round(rows[i].a, rows[i].step, (enum pla_round)mode, &got));
            assert_true(
                pla_rational_mul(PLA_WHOLE(steps[mode - PLA_ROUND_DOWN]), rows[i].step, &want));
            assert_int_equal(pla_rational_compare(got, want), 0);
        }
    }
}

static void rounding_at_the_ends(void **state)
{
    struct pla_rational q = {42, 1};

    (void)state;
    assert_true(pla_rational_round(Q(7, 3), PLA_ZERO, PLA_ROUND_NONE, &q));
    assert_q(q, 7, 3);
    assert_false(pla_rational_round(Q(7, 3), PLA_ZERO, PLA_ROUND_DOWN, &q));
    assert_false(pla_rational_round(Q(7, 3), Q(-1, 2), PLA_ROUND_DOWN, &q));
    assert_true(pla_rational_round(largest, Q(1, 1000), PLA_ROUND_HALF_UP, &q));
    assert_q(q, INT64_MAX, 1);
    assert_true(pla_rational_round(lowest, finest, PLA_ROUND_UP, &q));
    assert_q(q, INT64_MIN, 1);
    assert_false(pla_rational_round(largest, PLA_WHOLE(2), PLA_ROUND_UP, &q));
    assert_true(pla_rational_round(largest, PLA_WHOLE(2), PLA_ROUND_DOWN, &q));
    assert_q(q, INT64_MAX - 1, 1);
    assert_true(pla_rational_round(finest, largest, PLA_ROUND_UP, &q));
    assert_q(q, INT64_MAX, 1);
    assert_true(pla_rational_round(finest, largest, PLA_ROUND_HALF_UP, &q));
    assert_q(q, 0, 1);
}

static void doubles(void **state)
{
    (void)state;
    assert_true(pla_rational_to_double(Q(9, 4)) == 2.25);
    assert_true(pla_rational_to_double(Q(1, 3)) == 1.0 / 3.0);
    assert_true(pla_rational_to_double(lowest) == -9223372036854775808.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(make_reduces),
        cmocka_unit_test(make_at_the_ends),
        cmocka_unit_test(tenths_add_up),
        cmocka_unit_test(operations),
        cmocka_unit_test(overflow_is_told_and_out_untouched),
        cmocka_unit_test(intermediates_may_be_wide),
        cmocka_unit_test(compare_by_cross_product),
        cmocka_unit_test(rounding_modes),
        cmocka_unit_test(rounding_at_the_ends),
        cmocka_unit_test(doubles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
