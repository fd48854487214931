// SPDX-License-Identifier: Apache-2.0
/** Tests of exact fractions read from text and doubles, and written. */
#include "base/rational.h"

#include <math.h>

#include "unit/base/test.h"

#define Q(num, den) ((struct pla_rational){(num), (den)})

struct row {
    const char *text;
    struct pla_rational want; /**< den 0: it must be refused */
};

static void check_rows(const struct row *rows, size_t count,
                       bool (*read)(struct pla_text, struct pla_rational *))
{
    for (size_t i = 0; i < count; i++) {
        struct pla_rational got = {77, 0};
        const bool is_read = read(pla_text_of(rows[i].text), &got);
        if (is_read != (rows[i].want.den != 0) ||
            (is_read && (got.num != rows[i].want.num || got.den != rows[i].want.den)) ||
            (!is_read && got.num != 77)) {
            fail_msg("\"%s\" gave %d %lld/%lld", rows[i].text, is_read, (long long)got.num,
                     (long long)got.den);
        }
    }
}

static void decimals(void **state)
{
    static const struct row rows[] = {
        {"0", {0, 1}},
        {"-0", {0, 1}},
        {"-0.000e7", {0, 1}},
        {"0e99999999999999999999", {0, 1}},
        {"12", {12, 1}},
        {"-0.25", {-1, 4}},
        {"2.50", {5, 2}},
        {"0.1", {1, 10}},
        {"1e3", {1000, 1}},
        {"1E+3", {1000, 1}},
        {"25e-2", {1, 4}},
        {"1.5e1", {15, 1}},
        {"1000e-3", {1, 1}},
        {"100000000000000000000e-20", {1, 1}},
        {"1.0000000000000000000000000000000000000000000000000000", {1, 1}},
        {"0.00000000000000000000000000000000000000001e41", {1, 1}},
        {"10.01", {1001, 100}},
        {"9223372036854775807", {INT64_MAX, 1}},
        {"-9223372036854775808", {INT64_MIN, 1}},
        {"922337203685477580.7", {INT64_MAX, 10}},
        {"0.000000000000000001", {1, INT64_C(1000000000000000000)}},
        {"4.336808689942017736029811203479766845703125e-19", {0, 0}}, /* 2^-61: 43 digits */
        {"0.0000000000000000000002e22", {2, 1}},
        {"1e18", {INT64_C(1000000000000000000), 1}},
    };

    (void)state;
    check_rows(rows, sizeof rows / sizeof rows[0], pla_rational_from_decimal);
}

static void decimals_that_do_not_fit(void **state)
{
    static const struct row rows[] = {
        {"9223372036854775808", {0, 0}},
        {"-9223372036854775809", {0, 0}},
        {"1e19", {0, 0}},
        {"1e400", {0, 0}},
        {"1e-400", {0, 0}},
        {"1e99999999999999999999", {0, 0}},
        {"1e-99999999999999999999", {0, 0}},
        {"1e-19", {0, 0}},
        {"1.0000000000000000001", {0, 0}},
        {"99999999999999999999999999999999999999999999999", {0, 0}},
        {"1000000000000000000000000000000000000000000000001", {0, 0}},
        {"0.9999999999999999999999999999999999999999999999", {0, 0}},
    };

    (void)state;
    check_rows(rows, sizeof rows / sizeof rows[0], pla_rational_from_decimal);
}

static void texts_that_are_no_decimals(void **state)
{
    static const char *const texts[] = {"",    "-",   "+1",  ".5",    "5.",    "1.e3", "01",
                                        "-01", "1e",  "1e+", "1.2.3", "0x10",  " 1",   "1 ",
                                        "NaN", "1/2", "1,5", "--1",   "1e1.5", "١"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const struct row row = {texts[i], {0, 0}};
        check_rows(&row, 1, pla_rational_from_decimal);
    }
    struct pla_rational q;
    assert_false(pla_rational_from_decimal((struct pla_text){0}, &q));
    assert_false(pla_rational_from_text((struct pla_text){0}, &q));
}

static void fractions(void **state)
{
    static const struct row rows[] = {
        {"8/3", {8, 3}},
        {"-8/3", {-8, 3}},
        {"6/4", {3, 2}},
        {"0/5", {0, 1}},
        {"2.25", {9, 4}},
        {"7", {7, 1}},
        {"8/0", {0, 0}},
        {"8/-3", {0, 0}},
        {"8 / 3", {0, 0}},
        {"/3", {0, 0}},
        {"8/", {0, 0}},
        {"1.5/2", {0, 0}},
        {"1/2/3", {0, 0}},
        {"1/2.0", {0, 0}},
        {"-/3", {0, 0}},
        {"08/3", {0, 0}},
        {"1e2/3", {0, 0}},
        {"1/9223372036854775807", {1, INT64_MAX}},
        {"1/9223372036854775808", {0, 0}},
    };

    (void)state;
    check_rows(rows, sizeof rows / sizeof rows[0], pla_rational_from_text);
}

static void doubles_that_are_decimals(void **state)
{
    static const struct {
        double value;
        struct pla_rational want; /**< den 0: refused */
    } rows[] = {
        {0.0, {0, 1}},
        {-0.0, {0, 1}},
        {0.1, {1, 10}},
        {-2.25, {-9, 4}},
        {0.3, {3, 10}},
        {0.1 * 3, {0, 0}},
        {1.0 / 3.0, {0, 0}},
        {1e15, {INT64_C(1000000000000000), 1}},
        {999999999999999.0, {INT64_C(999999999999999), 1}},
        {9007199254740993.0, {0, 0}}, /* 16 digits */
        {123456.789, {123456789, 1000}},
        {1e18, {INT64_C(1000000000000000000), 1}},
        {1e19, {0, 0}},
        {1e-18, {1, INT64_C(1000000000000000000)}},
        {5e-324, {0, 0}},
        {(double)INFINITY, {0, 0}},
        {(double)NAN, {0, 0}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_rational got = {0, 0};
        const bool is_read = pla_rational_from_double(rows[i].value, &got);
        if (got.num != rows[i].want.num || got.den != rows[i].want.den ||
            is_read != (got.den != 0)) {
            fail_msg("%.17g gave %lld/%lld", rows[i].value, (long long)got.num, (long long)got.den);
        }
    }
}

static void computed_doubles_round_to_six_places(void **state)
{
    static const struct {
        double value;
        struct pla_rational want;
    } rows[] = {
        {0.0, {0, 1}},
        {-0.0, {0, 1}},
        {0.1 * 3, {3, 10}},
        {1.0 / 3.0, {333333, 1000000}},
        {-2.0 / 3.0, {-666667, 1000000}},
        {0x1p-7, {7812, 1000000}},      /* 0.0078125: the middle, 7812 is even */
        {3 * 0x1p-7, {23438, 1000000}}, /* 0.0234375: the middle, 23437 is odd */
        {-3 * 0x1p-7, {-23438, 1000000}},
        {4e-7, {0, 1}},
        {6e-7, {1, 1000000}},
        {5e-324, {0, 1}},
        {-1e-30, {0, 1}},
        {2251799813685249.5, {INT64_C(4503599627370499), 2}},
        {9223372036854774784.0, {INT64_C(9223372036854774784), 1}},
        {-9223372036854774784.0, {INT64_C(-9223372036854774784), 1}},
    };
    struct pla_rational got, want;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(pla_rational_from_computed(rows[i].value, &got));
        assert_true(pla_rational_make(rows[i].want.num, rows[i].want.den, &want));
        assert_true(got.num == want.num);
        assert_true(got.den == want.den);
    }
    assert_false(pla_rational_from_computed((double)INFINITY, &got));
    assert_false(pla_rational_from_computed((double)NAN, &got));
    assert_false(pla_rational_from_computed(0x1p63, &got));
}

static void decimal_test(void **state)
{
    (void)state;
    assert_true(pla_rational_is_decimal(PLA_WHOLE(5), 0));
    assert_true(pla_rational_is_decimal(Q(1, 4), 2));
    assert_false(pla_rational_is_decimal(Q(1, 4), 1));
    assert_true(pla_rational_is_decimal(Q(1, 1000000), 6));
    assert_false(pla_rational_is_decimal(Q(1, 10000000), 6));
    assert_false(pla_rational_is_decimal(Q(1, 3), 18));
    assert_true(pla_rational_is_decimal(Q(1, INT64_C(1) << 62), 62));
    assert_false(pla_rational_is_decimal(Q(1, INT64_C(1) << 62), 61));
}

static void writing(void **state)
{
    static const struct {
        struct pla_rational q;
        const char *json, *plain, *fraction;
    } rows[] = {
        {{0, 1}, "0", "0", "0"},
        {{-3, 1}, "-3", "-3", "-3"},
        {{9, 4}, "2.25", "2.25", "9/4"},
        {{-1, 4}, "-0.25", "-0.25", "-1/4"},
        {{8, 3}, "\"8/3\"", "8/3", "8/3"},
        {{-8, 3}, "\"-8/3\"", "-8/3", "-8/3"},
        {{1, 1000000}, "0.000001", "0.000001", "1/1000000"},
        {{1, 10000000}, "\"1/10000000\"", "1/10000000", "1/10000000"},
        {{INT64_MIN, 5},
         "-1844674407370955161.6",
         "-1844674407370955161.6",
         "-9223372036854775808/5"},
    };
    struct pla_str s = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        pla_str_clear(&s);
        pla_rational_put_json(&s, rows[i].q);
        assert_string_equal(s.at, rows[i].json);
        pla_str_clear(&s);
        pla_rational_put(&s, rows[i].q);
        assert_string_equal(s.at, rows[i].plain);
        pla_str_clear(&s);
        pla_rational_put_fraction(&s, rows[i].q);
        assert_string_equal(s.at, rows[i].fraction);
    }
    pla_str_release(&s);
}

static void writing_rounded(void **state)
{
    static const struct {
        struct pla_rational q;
        int places;
        const char *text;
    } rows[] = {
        {{8, 3}, 2, "2.67"},
        {{8, 3}, 0, "3"},
        {{5, 2}, 0, "2"},
        {{7, 2}, 0, "4"},
        {{-5, 2}, 0, "-2"},
        {{-7, 2}, 0, "-4"},
        {{1, 3}, 9, "0.333333333"},
        {{1, 3}, 99, "0.333333333"},
        {{1, 3}, -1, "0"},
        {{-1, 3}, 0, "0"},
        {{5, 2}, 3, "2.5"},
        {{1, 1000}, 2, "0"},
        {{1, 200}, 2, "0"},
        {{3, 200}, 2, "0.02"},
        {{199, 100}, 1, "2"},
        {{999, 1000}, 2, "1"},
        {{100, 1}, 2, "100"},
        {{201, 2}, 1, "100.5"},
        {{INT64_MAX, 2}, 9, "4611686018427387903.5"},
    };
    struct pla_str s = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        pla_str_clear(&s);
        pla_rational_put_decimal(&s, rows[i].q, rows[i].places);
        assert_string_equal(s.at, rows[i].text);
    }
    pla_str_release(&s);
}

static void what_is_written_reads_back(void **state)
{
    struct pla_str s = {0};

    (void)state;
    for (int64_t num = -50; num <= 50; num++) {
        for (int64_t den = 1; den <= 40; den++) {
            struct pla_rational q, back;
            assert_true(pla_rational_make(num, den, &q));
            pla_str_clear(&s);
            pla_rational_put(&s, q);
            assert_true(pla_rational_from_text((struct pla_text){s.at, s.length}, &back));
            assert_int_equal(pla_rational_compare(q, back), 0);
        }
    }
    pla_str_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals),
        cmocka_unit_test(decimals_that_do_not_fit),
        cmocka_unit_test(texts_that_are_no_decimals),
        cmocka_unit_test(fractions),
        cmocka_unit_test(doubles_that_are_decimals),
        cmocka_unit_test(computed_doubles_round_to_six_places),
        cmocka_unit_test(decimal_test),
        cmocka_unit_test(writing),
        cmocka_unit_test(writing_rounded),
        cmocka_unit_test(what_is_written_reads_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
