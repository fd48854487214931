// SPDX-License-Identifier: Apache-2.0
/** Undefined and degenerate cases, the jackknife by brute force, and growth by counted steps. */
#include "data.h"

#include "stats/alpha.h"
#include "stats/chance.h"

#define NOT_DEFINED(estimate)                                                                      \
    do {                                                                                           \
        assert_false((estimate).has_value);                                                        \
        assert_non_null((estimate).why);                                                           \
    } while (0)

#define NO_LIMITS(estimate)                                                                        \
    do {                                                                                           \
        assert_true((estimate).has_value);                                                         \
        assert_false((estimate).has_limits);                                                       \
        assert_non_null((estimate).why_limits);                                                    \
    } while (0)

/** Nobody scored anything twice. */
static void test_no_pair(void **state)
{
    (void)state;
    static const int cells[] = {0, NONE, 1, NONE, NONE, 2};
    struct pla_scores scores = make(cells, 3, 2, ranks, 3);
    struct pla_agreement a = agree(&scores);
    assert_int_equal(a.pairable, 0);
    NOT_DEFINED(a.exact);
    NOT_DEFINED(a.adjacent);
    for (int i = 0; i < PLA_COEFFICIENTS; i++)
        NOT_DEFINED(a.coefficients[i]);
    for (int i = 0; i < PLA_ICC_FORMS; i++)
        NOT_DEFINED(a.icc.forms[i]);
    NOT_DEFINED(a.icc_uneven.estimate);
    NOT_DEFINED(a.light.estimate);
    NOT_DEFINED(a.concord.w);
    NOT_DEFINED(a.smd);
    assert_int_equal(a.severity.groups, 2);
    assert_non_null(a.severity.why);
}

static void test_one_rater(void **state)
{
    (void)state;
    static const int cells[] = {0, 1, 2, 1};
    struct pla_scores scores = make(cells, 4, 1, ranks, 3);
    struct pla_agreement a = agree(&scores);
    assert_int_equal(a.raters, 1);
    NOT_DEFINED(a.exact);
    NOT_DEFINED(a.icc.forms[PLA_ICC_2_1]);
    NOT_DEFINED(a.coefficients[PLA_KRIPPENDORFF_ORDINAL]);
    assert_non_null(a.severity.why);
}

static void test_nothing(void **state)
{
    (void)state;
    struct pla_scores scores = make(ranks[0] == 0 ? (const int[]){NONE} : NULL, 1, 1, ranks, 3);
    struct pla_agreement a = agree(&scores);
    assert_int_equal(a.items, 0);
    NOT_DEFINED(a.exact);
}

/** Every pairable score equal: percent and AC are 1, nothing else is defined. */
static void test_one_level(void **state)
{
    (void)state;
    static const int cells[] = {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
                                2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2};
    struct pla_scores scores = make(cells, 12, 2, ranks, 4);
    struct pla_agreement a = agree(&scores);
    assert_value(a.exact, 1);
    assert_near(a.exact.low, 0.7575, 0.0001); /* 76% to 100% */
    assert_near(a.exact.high, 1, 0);
    NOT_DEFINED(a.coefficients[PLA_COHEN]);
    NOT_DEFINED(a.coefficients[PLA_FLEISS]);
    NOT_DEFINED(a.coefficients[PLA_KRIPPENDORFF_ORDINAL]);
    NOT_DEFINED(a.icc.forms[PLA_ICC_2_1]);
    NOT_DEFINED(a.concord.w);
    NOT_DEFINED(a.smd);
    assert_value(a.coefficients[PLA_AC1], 1);
    assert_value(a.coefficients[PLA_AC2_QUADRATIC], 1);
    NO_LIMITS(a.coefficients[PLA_AC1]);
    NOT_DEFINED(a.coefficients[PLA_AC1_USED]);
    assert_true(a.is_bunched);
}

static void test_perfect(void **state)
{
    (void)state;
    static const int cells[] = {0, 0, 1, 1, 2, 2, 1, 1, 0, 0, 2, 2};
    struct pla_scores scores = make(cells, 6, 2, ranks, 3);
    struct pla_agreement a = agree(&scores);
    assert_value(a.coefficients[PLA_COHEN], 1);
    assert_value(a.coefficients[PLA_KRIPPENDORFF_ORDINAL], 1);
    NO_LIMITS(a.coefficients[PLA_COHEN]);
    NO_LIMITS(a.coefficients[PLA_KRIPPENDORFF_ORDINAL]);
    NO_LIMITS(a.coefficients[PLA_FLEISS]);
    assert_value(a.icc.forms[PLA_ICC_2_1], 1);
    NO_LIMITS(a.icc.forms[PLA_ICC_2_1]);
    NO_LIMITS(a.icc.forms[PLA_ICC_1_1]);
    assert_true(a.exact.has_limits);
}

/** One rater always answers the same: kappa is exactly 0 and does not vary. */
static void test_constant_rater(void **state)
{
    (void)state;
    static const int cells[] = {0, 3, 1, 3, 2, 3, 3, 3, 2, 3, 1, 3, 3, 3};
    struct pla_scores scores = make(cells, 7, 2, ranks, 4);
    struct pla_agreement a = agree(&scores);
    assert_near(a.coefficients[PLA_COHEN].value, 0, 0);
    assert_near(a.coefficients[PLA_COHEN_QUADRATIC].value, 0, 0);
    NO_LIMITS(a.coefficients[PLA_COHEN]);
    assert_true(a.coefficients[PLA_COHEN].has_se);
    assert_near(a.coefficients[PLA_COHEN].se, 0, 0);
    assert_true(a.coefficients[PLA_KRIPPENDORFF_ORDINAL].has_value);
}

static void test_opposite(void **state)
{
    (void)state;
    static const int cells[] = {0, 1, 1, 0, 0, 1, 1, 0};
    struct pla_scores scores = make(cells, 4, 2, ranks, 2);
    struct pla_agreement a = agree(&scores);
    assert_value(a.coefficients[PLA_COHEN], -1);
    NO_LIMITS(a.coefficients[PLA_COHEN]);
}

/** One rater is always a level harsher: consistent, not in agreement. */
static void test_severity_only(void **state)
{
    (void)state;
    static const int cells[] = {1, 0, 2, 1, 3, 2, 4, 3, 2, 1, 3, 2, 1, 0, 4, 3};
    struct pla_scores scores = make(cells, 8, 2, ranks, 5);
    struct pla_agreement a = agree(&scores);
    assert_value(a.icc.forms[PLA_ICC_3_1], 1);
    NO_LIMITS(a.icc.forms[PLA_ICC_3_1]);
    assert_true(a.icc.forms[PLA_ICC_2_1].has_limits);
    assert_value(a.mean_difference, -1);
    assert_value(a.severity.raters[0].severity, 0.5);
    assert_value(a.severity.raters[1].severity, -0.5);
}

/** One pairable item is enough for a value, not for an interval. */
static void test_few_items(void **state)
{
    (void)state;
    static const int one[] = {0, 2}, three[] = {0, 1, 2, 2, 1, 1};
    struct pla_scores a = make(one, 1, 2, ranks, 3), b = make(three, 3, 2, ranks, 3);
    struct pla_agreement first = agree(&a), third = agree(&b);
    assert_true(first.coefficients[PLA_KRIPPENDORFF_ORDINAL].has_value);
    NO_LIMITS(first.coefficients[PLA_KRIPPENDORFF_ORDINAL]);
    NOT_DEFINED(first.icc.forms[PLA_ICC_2_1]);
    assert_true(third.coefficients[PLA_KRIPPENDORFF_ORDINAL].has_value);
    assert_int_equal(third.coefficients[PLA_KRIPPENDORFF_ORDINAL].units, 3);
}

/** Two teams without a common portfolio. */
static void test_not_linked(void **state)
{
    (void)state;
    static const int cells[] = {0,    1, NONE, NONE, 2,    2, NONE, NONE, 1,    1, NONE, NONE, NONE,
                                NONE, 0, 0,    NONE, NONE, 2, 1,    NONE, NONE, 2, 2};
    struct pla_scores scores = make(cells, 6, 4, ranks, 3);
    struct pla_agreement a = agree(&scores);
    assert_true(a.exact.has_value);
    assert_int_equal(a.severity.groups, 2);
    assert_int_equal(a.severity.raters[0].group, 0);
    assert_int_equal(a.severity.raters[1].group, 0);
    assert_int_equal(a.severity.raters[2].group, 1);
    assert_int_equal(a.severity.raters[3].group, 1);
    NOT_DEFINED(a.severity.raters[0].severity);
    NOT_DEFINED(a.icc.forms[PLA_ICC_2_1]);
    assert_true(a.icc_uneven.estimate.has_value);
}

/** Adding a large number to every level changes nothing. */
static void test_large_values(void **state)
{
    (void)state;
    static const double far[] = {1e8, 1e8 + 1, 1e8 + 2, 1e8 + 3};
    static const int cells[] = {0, 1, 1, 1, 3, 2, 2, 2, 0, 0, 3, 3, 1, 2, 2, 3};
    struct pla_scores near = make(cells, 8, 2, ranks, 4), moved = make(cells, 8, 2, far, 4);
    struct pla_agreement a = agree(&near), b = agree(&moved);
    for (int i = 0; i < PLA_ICC_FORMS; i++)
        assert_near(a.icc.forms[i].value, b.icc.forms[i].value, 1e-12);
    assert_near(a.coefficients[PLA_KRIPPENDORFF_INTERVAL].value,
                b.coefficients[PLA_KRIPPENDORFF_INTERVAL].value, 1e-12);
    assert_near(a.severity.raters[0].severity.value, b.severity.raters[0].severity.value, 1e-7);
}

/** A level nobody used counts by rank, not by value, and for AC by number. */
static void test_unused_level(void **state)
{
    (void)state;
    static const double gaps[] = {0, 1, 2, 4};
    static const int cells[] = {0, 1, 1, 1, 3, 3, 1, 3, 0, 0, 3, 3};
    struct pla_scores scores = make(cells, 6, 2, gaps, 4);
    struct pla_agreement a = agree(&scores);
    struct pla_estimate rank = a.coefficients[PLA_COHEN_QUADRATIC];
    struct pla_estimate value = a.coefficients[PLA_COHEN_QUADRATIC_VALUE];
    assert_true(fabs(rank.value - value.value) > 0.01);
    assert_true(fabs(a.coefficients[PLA_AC1].value - a.coefficients[PLA_AC1_USED].value) > 0.01);
    /* 1 and 4 are two steps apart on the declared scale */
    assert_value(a.adjacent, 5.0 / 6);
}

/** The unit that is left out is the portfolio: with criteria pooled, not the score. */
static void test_jackknife(void **state)
{
    (void)state;
    enum { UNITS = 7, PER_UNIT = 3 };
    struct pla_score all[UNITS * PER_UNIT * 2];
    size_t count = 0;
    for (uint32_t i = 0; i < UNITS * PER_UNIT; i++) {
        all[count++] = (struct pla_score){i / PER_UNIT, i, 0, (i * 7 + 3) % 4};
        all[count++] =
            (struct pla_score){i / PER_UNIT, i, 1, ((i * 7 + 3) % 4 + i % 2 + i % 3) % 4};
    }
    struct pla_scores scores;
    struct pla_err err;
    struct pla_score_list list = {all, count, ranks, 4};
    assert_int_equal(pla_scores_make(&list, &arena, &scores, &err), PLA_OK);
    struct pla_agreement a = agree(&scores);
    static const enum pla_coefficient which[] = {PLA_COHEN_QUADRATIC, PLA_KRIPPENDORFF_ORDINAL,
                                                 PLA_FLEISS, PLA_AC2_ORDINAL};
    for (size_t w = 0; w < sizeof which / sizeof which[0]; w++) {
        double values[UNITS], mean = 0, squares = 0;
        for (uint32_t u = 0; u < UNITS; u++) {
            struct pla_score rest[UNITS * PER_UNIT * 2];
            struct pla_score_list without = {rest, 0, ranks, 4};
            for (size_t i = 0; i < count; i++)
                if (all[i].unit != u)
                    rest[without.count++] = all[i];
            struct pla_scores less;
            assert_int_equal(pla_scores_make(&without, &arena, &less, &err), PLA_OK);
            values[u] = agree(&less).coefficients[which[w]].value;
            mean += values[u] / UNITS;
        }
        for (int u = 0; u < UNITS; u++)
            squares += (values[u] - mean) * (values[u] - mean);
        const struct pla_estimate *e = &a.coefficients[which[w]];
        double se = sqrt((UNITS - 1.0) / UNITS * squares);
        assert_int_equal(e->units, UNITS);
        assert_near(e->se, se, 1e-12);
        double reach = 2.446911851 * se / (1 - e->value * e->value); /* t(.975; 6) */
        assert_near(e->low, tanh(atanh(e->value) - reach), 1e-9);
        assert_near(e->high, tanh(atanh(e->value) + reach), 1e-9);
    }
}

/** Least squares of a complete design are column means less the grand mean. */
static void test_severity(void **state)
{
    (void)state;
    static const int cells[] = {9, 2, 5, 8, 6,  1, 3, 2, 8, 4, 6, 8,
                                7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};
    struct pla_scores scores = make(cells, 6, 4, ranks, 11);
    struct pla_severity severity = agree(&scores).severity;
    double grand = 127 / 24.0;
    assert_null(severity.why);
    assert_int_equal(severity.groups, 1);
    assert_value(severity.raters[0].severity, 46 / 6.0 - grand);
    assert_value(severity.raters[1].severity, 15 / 6.0 - grand);
    assert_near(severity.df, 15, 0);
    assert_six(severity.residual_sd, sqrt(1.0194444444));
    /* SE of a column mean less the grand mean: s sqrt((1 - 1/4) / 6) */
    assert_six(severity.raters[2].severity.se, sqrt(1.0194444444 * 0.75 / 6));
    assert_true(severity.raters[0].is_flagged);
    assert_false(severity.raters[2].is_flagged && fabs(severity.raters[2].severity.value) < 0.25);
    assert_near(severity.raw_means[0], 6, 1e-12);
    assert_near(severity.adjusted_means[0], 6, 1e-12); /* everyone scored it */
    assert_int_equal(pla_severity_flips(&severity, 6, 5), 0);
}

/** A sparse, linked design with known severities and no noise comes back exactly. */
static void test_severity_sparse(void **state)
{
    (void)state;
    static const double b[] = {1, 0, -1, 0};
    int cells[12 * 4];
    for (int i = 0; i < 12; i++)
        for (int j = 0; j < 4; j++)
            cells[i * 4 + j] = j == i % 4 || j == (i + 1) % 4 ? i % 3 + 4 + (int)b[j] : NONE;
    struct pla_scores scores = make(cells, 12, 4, ranks, 11);
    struct pla_severity severity = agree(&scores).severity;
    for (size_t j = 0; j < 4; j++)
        assert_near(severity.raters[j].severity.value, b[scores.rater_ids[j]], 1e-10);
    for (size_t i = 0; i < 12; i++)
        assert_near(severity.adjusted_means[i], (double)(i % 3) + 4, 1e-10);
    /* raw means of pairs (0,1) and (2,3), (1,2) are half a level off */
    assert_true(pla_severity_flips(&severity, 12, 5) > 0);
}

static void test_verdict(void **state)
{
    (void)state;
    struct pla_estimate e = pla_estimate_of(0.8);
    assert_int_equal(pla_estimate_judge(&e, 0.7).verdict, PLA_VERDICT_NONE);
    pla_estimate_limit(&e, 0.7, 0.9);
    assert_int_equal(pla_estimate_judge(&e, 0.7).verdict, PLA_VERDICT_MEETS);
    e.low = 0.6999;
    e.has_se = true;
    e.se = 0.05;
    e.units = 30;
    struct pla_judgement open = pla_estimate_judge(&e, 0.7);
    assert_int_equal(open.verdict, PLA_VERDICT_OPEN);
    assert_true(open.has_more);
    e.high = 0.69;
    assert_int_equal(pla_estimate_judge(&e, 0.7).verdict, PLA_VERDICT_BELOW);
    e.value = 0.72;
    e.low = 0.5;
    e.high = 0.8;
    open = pla_estimate_judge(&e, 0.7);
    assert_true(open.is_too_close);
    assert_false(open.has_more);
    /* ceil(G ((t s) / (zeta - zeta_target))^2) - G by hand: t(.975; 29) = 2.045229642 */
    e.value = 0.8;
    e.se = 0.1;
    open = pla_estimate_judge(&e, 0.7);
    double ratio = 2.045229642 * (0.1 / 0.36) / (atanh(0.8) - atanh(0.7));
    assert_int_equal(open.more, (size_t)(ceil(30 * ratio * ratio) - 30));
}

/** Steps grow with items, not with their square. */
static uint64_t work_of(size_t items, size_t raters)
{
    int *cells = PLA_NEW_ARRAY(&arena, items * raters, int);
    uint64_t work = 0;
    for (size_t i = 0; i < items * raters; i++)
        cells[i] = (int)((i * 2654435761U >> 8) % 5);
    struct pla_scores scores = make(cells, items, raters, ranks, 5);
    scores.work = &work;
    (void)agree(&scores);
    pla_arena_release(&arena);
    return work;
}

static void test_growth(void **state)
{
    (void)state;
    uint64_t one = work_of(500, 20), two = work_of(1000, 20), four = work_of(2000, 20);
    assert_true(one > 100000);
    assert_true(two < one * 21 / 10);
    assert_true(four < two * 21 / 10);
}

/** The same scores give the same bits. */
static void test_same(void **state)
{
    (void)state;
    static const int cells[] = {0, 1, 1, 1, 3, 2, 2, 2, 0, 0, 3, 3, 1, 2, 2, 3};
    struct pla_scores scores = make(cells, 8, 2, ranks, 4);
    struct pla_agreement a = agree(&scores), b = agree(&scores);
    for (int i = 0; i < PLA_COEFFICIENTS; i++) {
        assert_memory_equal(&a.coefficients[i].value, &b.coefficients[i].value, sizeof(double));
        assert_memory_equal(&a.coefficients[i].low, &b.coefficients[i].low, sizeof(double));
    }
}

/** Every allocation fails once: an error, never a crash. */
static void test_memory(void **state)
{
    (void)state;
    static const int cells[] = {0, 1, 1, 1, 3, 2, 2, 2, 0, 0, 3, 3, 1, 2, 2, 3};
    struct pla_scores scores = make(cells, 8, 2, ranks, 4);
    struct pla_arena own;
    struct pla_agreement out;
    struct pla_err err;
    enum pla_code code = PLA_MEMORY;
    size_t n = 0;
    for (; code != PLA_OK && n < 2000; n++) {
        pla_arena_init(&own, 0);
        pla_alloc_fail_at(n + 1);
        code = pla_agreement_estimate(&scores, &own, &out, &err);
        pla_alloc_fail_at(0);
        pla_arena_release(&own);
        assert_true(code == PLA_OK || code == PLA_MEMORY);
    }
    assert_int_equal(code, PLA_OK);
    assert_true(n > 50);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_no_pair, release),
        cmocka_unit_test_teardown(test_one_rater, release),
        cmocka_unit_test_teardown(test_nothing, release),
        cmocka_unit_test_teardown(test_one_level, release),
        cmocka_unit_test_teardown(test_perfect, release),
        cmocka_unit_test_teardown(test_constant_rater, release),
        cmocka_unit_test_teardown(test_opposite, release),
        cmocka_unit_test_teardown(test_severity_only, release),
        cmocka_unit_test_teardown(test_few_items, release),
        cmocka_unit_test_teardown(test_not_linked, release),
        cmocka_unit_test_teardown(test_large_values, release),
        cmocka_unit_test_teardown(test_unused_level, release),
        cmocka_unit_test_teardown(test_jackknife, release),
        cmocka_unit_test_teardown(test_severity, release),
        cmocka_unit_test_teardown(test_severity_sparse, release),
        cmocka_unit_test_teardown(test_verdict, release),
        cmocka_unit_test_teardown(test_growth, release),
        cmocka_unit_test_teardown(test_same, release),
        cmocka_unit_test_teardown(test_memory, release),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
