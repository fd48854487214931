// SPDX-License-Identifier: Apache-2.0
/** Interval arithmetic and three-valued comparison: ends, open ends, nothing, failures. */
#include "assess/range.h"

#include "unit/assess/build.h"

/** A number in short: "3", "3..5", "3..", "..5", "?", "none", "!why"; "|none" may follow. */
static struct pla_value value(const char *text)
{
    struct pla_value v = pla_range_start(PLA_KIND_NUMBER);
    char copy[64];
    (void)snprintf(copy, sizeof copy, "%s", text);
    char *nothing = strstr(copy, "|none");
    if (nothing != NULL)
        *nothing = '\0';
    char *dots = strstr(copy, "..");
    if (strcmp(copy, "none") == 0) {
        pla_range_set_none(&v);
    } else if (copy[0] == '!') {
        pla_range_fail(&v, pla_text_of(text + 1));
    } else if (strcmp(copy, "?") == 0) {
        pla_range_set_unknown(&v);
    } else if (dots == NULL) {
        pla_range_set(&v, build_number(copy), build_number(copy));
    } else {
        *dots = '\0';
        const char *low = copy, *high = dots + 2;
        struct pla_rational from = build_number(*low != '\0' ? low : high);
        pla_range_set(&v, from, build_number(*high != '\0' ? high : low));
        pla_range_open(&v, *low == '\0', *high == '\0');
    }
    v.may_be_none = nothing != NULL;
    return v;
}

typedef void operation(const struct pla_value *, const struct pla_value *, struct pla_value *);

static void check(operation *op, const char *a, const char *b, const char *expected)
{
    struct pla_value x = value(a), y = value(b), out = pla_range_start(PLA_KIND_NUMBER);
    op(&x, &y, &out);
    build_value_is(&out, expected);
    op(&x, &y, &x); /* the result may stand in an operand's place */
    build_value_is(&x, expected);
    x = value(a);
    op(&x, &y, &y);
    build_value_is(&y, expected);
}

static void adds_end_by_end(void **state)
{
    (void)state;
    check(pla_range_add, "1/3", "2/3", "1");
    check(pla_range_add, "1..2", "10..20", "11..22");
    check(pla_range_add, "1..", "2", "3..");
    check(pla_range_add, "1..", "..2", "?");
    check(pla_range_add, "?", "2", "?");
    check(pla_range_add, "9223372036854775807", "1", "!a number leaves the exact range");
    check(pla_range_add, "9223372036854775806", "1", "9223372036854775807");
}

static void subtracts_crosswise(void **state)
{
    (void)state;
    check(pla_range_subtract, "5", "3", "2");
    check(pla_range_subtract, "5..7", "1..3", "2..6");
    check(pla_range_subtract, "5..", "1..3", "2..");
    check(pla_range_subtract, "5", "1..", "..4");
}

static void multiplies_with_signs(void **state)
{
    (void)state;
    check(pla_range_multiply, "2..3", "4..5", "8..15");
    check(pla_range_multiply, "-2..3", "4..5", "-10..15");
    check(pla_range_multiply, "-3..-2", "4..5", "-15..-8");
    check(pla_range_multiply, "0", "1..", "0");
    check(pla_range_multiply, "0..1", "2..", "0..");
    check(pla_range_multiply, "2", "3..", "6..");
    check(pla_range_multiply, "-2", "3..", "..-6");
    check(pla_range_multiply, "-1..1", "3..", "?");
    check(pla_range_multiply, "9223372036854775807", "2", "!a number leaves the exact range");
}

static void divides_unless_by_zero(void **state)
{
    (void)state;
    check(pla_range_divide, "8", "3", "8/3");
    check(pla_range_divide, "6..12", "2..3", "2..6");
    check(pla_range_divide, "6", "2..", "0..3");
    check(pla_range_divide, "6", "0", "!division by a number that may be 0");
    check(pla_range_divide, "6", "0..3", "!division by a number that may be 0");
    check(pla_range_divide, "6", "-1..3", "!division by a number that may be 0");
    check(pla_range_divide, "6", "-3..-1", "-6..-2");
    check(pla_range_divide, "6", "?", "?");
}

static void picks_the_lower_and_the_higher(void **state)
{
    (void)state;
    check(pla_range_min, "1..5", "2..3", "1..3");
    check(pla_range_max, "1..5", "2..3", "2..5");
    check(pla_range_max, "?", "5", "5..");
    check(pla_range_min, "?", "5", "..5");
    check(pla_range_max, "1..", "5", "5..");
}

static void nothing_spreads_but_not_through_max(void **state)
{
    (void)state;
    check(pla_range_add, "none", "5", "none");
    check(pla_range_min, "5", "none", "none");
    check(pla_range_max, "5", "none", "5");
    check(pla_range_max, "none", "none", "none");
    check(pla_range_add, "3|none", "5", "8|none");
    check(pla_range_min, "3|none", "5", "3|none");
    check(pla_range_max, "7|none", "5", "5..7");
    check(pla_range_max, "5", "7|none", "5..7");
    check(pla_range_max, "7|none", "5|none", "5..7|none");
}

static void failures_spread(void **state)
{
    (void)state;
    check(pla_range_add, "!first", "!second", "!first");
    check(pla_range_add, "none", "!second", "!second");
    check(pla_range_max, "none", "!second", "!second");
    check(pla_range_multiply, "!first", "0", "!first");
}

/* ---- every point of a result comes from points of the operands ---- */

static bool holds(const struct pla_value *range, struct pla_rational point)
{
    return pla_rational_compare(range->low, point) <= 0 &&
           pla_rational_compare(point, range->high) <= 0;
}

/** All pairs of points between small ends: the result holds their result, and touches its ends. */
static void check_points(operation *op, int a, int b, int c, int d)
{
    struct pla_value x = pla_range_start(PLA_KIND_NUMBER), y = x, all = x;
    bool is_low = false, is_high = false;
    pla_range_set(&x, PLA_WHOLE(a), PLA_WHOLE(b));
    pla_range_set(&y, PLA_WHOLE(c), PLA_WHOLE(d));
    op(&x, &y, &all);
    if (all.state == PLA_VALUE_FAILED) {
        assert_true(op == pla_range_divide && c <= 0 && d >= 0);
        return;
    }
    for (int i = a; i <= b; i++) {
        for (int k = c; k <= d; k++) {
            struct pla_value one = pla_range_start(PLA_KIND_NUMBER);
            pla_range_set(&x, PLA_WHOLE(i), PLA_WHOLE(i));
            pla_range_set(&y, PLA_WHOLE(k), PLA_WHOLE(k));
            op(&x, &y, &one);
            assert_int_equal(one.state, PLA_VALUE_KNOWN);
            assert_true(holds(&all, one.low));
            is_low = is_low || pla_rational_compare(one.low, all.low) == 0;
            is_high = is_high || pla_rational_compare(one.low, all.high) == 0;
        }
    }
    assert_true(is_low && is_high);
}

static void results_hold_every_outcome(void **state)
{
    static operation *const operations[] = {pla_range_add,      pla_range_subtract,
                                            pla_range_multiply, pla_range_divide,
                                            pla_range_min,      pla_range_max};
    (void)state;
    for (size_t op = 0; op < sizeof operations / sizeof *operations; op++) {
        for (int a = -2; a <= 2; a++)
            for (int b = a; b <= 2; b++)
                for (int c = -2; c <= 2; c++)
                    for (int d = c; d <= 2; d++)
                        check_points(operations[op], a, b, c, d);
    }
}

/* ---- comparison ---- */

static void compared(enum pla_cond_op op, const char *have, const char *need,
                     enum pla_state expected)
{
    struct pla_value x = value(have), y = value(need);
    if (pla_range_compare(op, &x, &y, NULL) != expected)
        print_error("%d %s %s\n", (int)op, have, need);
    assert_int_equal(pla_range_compare(op, &x, &y, NULL), expected);
}

static void compares_exactly_at_the_bound(void **state)
{
    (void)state;
    compared(PLA_C_AT_LEAST, "40", "40", PLA_MET);
    compared(PLA_C_AT_LEAST, "39.999999", "40", PLA_NOT_MET);
    compared(PLA_C_MORE_THAN, "40", "40", PLA_NOT_MET);
    compared(PLA_C_MORE_THAN, "40.000001", "40", PLA_MET);
    compared(PLA_C_AT_MOST, "40", "40", PLA_MET);
    compared(PLA_C_AT_MOST, "40.000001", "40", PLA_NOT_MET);
    compared(PLA_C_LESS_THAN, "40", "40", PLA_NOT_MET);
    compared(PLA_C_LESS_THAN, "39.999999", "40", PLA_MET);
    compared(PLA_C_IS, "8/3", "8/3", PLA_MET);
    compared(PLA_C_IS, "2.666667", "8/3", PLA_NOT_MET);
}

static void compares_over_the_whole_range(void **state)
{
    (void)state;
    compared(PLA_C_AT_LEAST, "40..50", "40", PLA_MET);
    compared(PLA_C_AT_LEAST, "30..40", "40", PLA_UNDECIDED);
    compared(PLA_C_AT_LEAST, "30..39", "40", PLA_NOT_MET);
    compared(PLA_C_MORE_THAN, "30..40", "40", PLA_NOT_MET);
    compared(PLA_C_AT_MOST, "40..50", "40", PLA_UNDECIDED);
    compared(PLA_C_LESS_THAN, "40..50", "40", PLA_NOT_MET);
    compared(PLA_C_IS, "3..5", "5", PLA_UNDECIDED);
    compared(PLA_C_IS, "3..5", "6", PLA_NOT_MET);
    compared(PLA_C_AT_LEAST, "40..", "40", PLA_MET);
    compared(PLA_C_AT_LEAST, "..50", "40", PLA_UNDECIDED);
    compared(PLA_C_AT_MOST, "..40", "40", PLA_MET);
    compared(PLA_C_AT_LEAST, "30", "20..30", PLA_MET);
    compared(PLA_C_AT_LEAST, "30", "30..40", PLA_UNDECIDED);
    compared(PLA_C_AT_LEAST, "30", "31..", PLA_NOT_MET);
    compared(PLA_C_IS, "..3", "3..", PLA_UNDECIDED);
    compared(PLA_C_IS, "..3", "4..", PLA_NOT_MET);
}

static void compares_with_nothing_and_unknown(void **state)
{
    (void)state;
    compared(PLA_C_AT_LEAST, "none", "0", PLA_NOT_MET);
    compared(PLA_C_AT_MOST, "none", "0", PLA_NOT_MET);
    compared(PLA_C_AT_LEAST, "?", "0", PLA_UNDECIDED);
    compared(PLA_C_AT_LEAST, "?", "none", PLA_NOT_MET);
    compared(PLA_C_AT_LEAST, "5|none", "5", PLA_UNDECIDED);
    compared(PLA_C_AT_MOST, "5|none", "5", PLA_UNDECIDED);
    compared(PLA_C_AT_LEAST, "5|none", "6", PLA_NOT_MET);
    compared(PLA_C_AT_LEAST, "!broken", "none", PLA_FAILED);
}

static void within_takes_both_bounds(void **state)
{
    static const struct {
        const char *have;
        enum pla_state state;
    } rows[] = {{"2", PLA_NOT_MET},   {"3", PLA_MET},          {"5", PLA_MET},
                {"6", PLA_NOT_MET},   {"3..5", PLA_MET},       {"2..4", PLA_UNDECIDED},
                {"6..", PLA_NOT_MET}, {"0..9", PLA_UNDECIDED}, {"!why", PLA_FAILED}};
    struct pla_value low = value("3"), high = value("5");
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pla_value have = value(rows[i].have);
        assert_int_equal(pla_range_compare(PLA_C_WITHIN, &have, &low, &high), rows[i].state);
    }
}

static void texts_compare_as_bytes(void **state)
{
    struct pla_value a = pla_range_start(PLA_KIND_TEXT), b = a, number = value("0");
    (void)state;
    pla_range_set_text(&a, PLA_TEXT("BA4"));
    pla_range_set_text(&b, PLA_TEXT("BA4"));
    assert_int_equal(pla_range_compare(PLA_C_IS, &a, &b, NULL), PLA_MET);
    pla_range_set_text(&b, PLA_TEXT("BA"));
    assert_int_equal(pla_range_compare(PLA_C_IS, &a, &b, NULL), PLA_NOT_MET);
    assert_int_equal(pla_range_compare(PLA_C_MORE_THAN, &a, &b, NULL), PLA_MET);
    pla_range_set_text(&b, PLA_TEXT("ba4"));
    assert_int_equal(pla_range_compare(PLA_C_IS, &a, &b, NULL), PLA_NOT_MET);
    pla_range_set_text(&b, (struct pla_text){NULL, 0});
    assert_int_equal(pla_range_compare(PLA_C_IS, &a, &b, NULL), PLA_NOT_MET);
    pla_range_set_unknown(&b);
    assert_int_equal(pla_range_compare(PLA_C_IS, &a, &b, NULL), PLA_UNDECIDED);
    assert_int_equal(pla_range_compare(PLA_C_IS, &a, &number, NULL), PLA_NOT_MET);
}

static void states_join_by_kleene(void **state)
{
    (void)state;
    assert_int_equal(pla_state_and(PLA_MET, PLA_UNDECIDED), PLA_UNDECIDED);
    assert_int_equal(pla_state_and(PLA_NOT_MET, PLA_UNDECIDED), PLA_NOT_MET);
    assert_int_equal(pla_state_and(PLA_NOT_MET, PLA_FAILED), PLA_FAILED);
    assert_int_equal(pla_state_or(PLA_MET, PLA_UNDECIDED), PLA_MET);
    assert_int_equal(pla_state_or(PLA_NOT_MET, PLA_UNDECIDED), PLA_UNDECIDED);
    assert_int_equal(pla_state_or(PLA_MET, PLA_FAILED), PLA_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_end_by_end),
        cmocka_unit_test(subtracts_crosswise),
        cmocka_unit_test(multiplies_with_signs),
        cmocka_unit_test(divides_unless_by_zero),
        cmocka_unit_test(picks_the_lower_and_the_higher),
        cmocka_unit_test(nothing_spreads_but_not_through_max),
        cmocka_unit_test(failures_spread),
        cmocka_unit_test(results_hold_every_outcome),
        cmocka_unit_test(compares_exactly_at_the_bound),
        cmocka_unit_test(compares_over_the_whole_range),
        cmocka_unit_test(compares_with_nothing_and_unknown),
        cmocka_unit_test(within_takes_both_bounds),
        cmocka_unit_test(texts_compare_as_bytes),
        cmocka_unit_test(states_join_by_kleene),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
