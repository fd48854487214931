// SPDX-License-Identifier: Apache-2.0
/** Worked examples that others have published, to six decimals. */
#include "data.h"

/**
 * Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability, section E: four observers,
 * missing data. AC1, Fleiss and Brennan-Prediger of the same data: Gwet, K. (2014). Handbook of
 * Inter-Rater Reliability, 4th edition (data set cac.raw4raters of R package irrCAC).
 */
static const int four_observers[] = {
    0, 0, NONE, 0, 1, 1, 2, 1, 2, 2, 2, 2, 2,    2, 2, 2, 1,    1,    1, 1, 0,    1,    2, 3,
    3, 3, 3,    3, 0, 0, 1, 0, 1, 1, 1, 1, NONE, 4, 4, 4, NONE, NONE, 0, 0, NONE, NONE, 2, NONE};
static const double one_to_five[] = {1, 2, 3, 4, 5};

static void test_krippendorff_four_observers(void **state)
{
    (void)state;
    struct pla_scores scores = make(four_observers, 12, 4, one_to_five, 5);
    struct pla_agreement a = agree(&scores);
    assert_int_equal(a.items, 12);
    assert_int_equal(a.pairable, 11);
    assert_int_equal(a.scores, 41);
    assert_value(a.coefficients[PLA_KRIPPENDORFF_NOMINAL], 0.743421);
    assert_value(a.coefficients[PLA_KRIPPENDORFF_ORDINAL], 0.815388);
    assert_value(a.coefficients[PLA_KRIPPENDORFF_INTERVAL], 0.849107);
    assert_value(a.coefficients[PLA_KRIPPENDORFF_RATIO], 0.797403);
    assert_value(a.coefficients[PLA_AC1], 0.775444);
    assert_value(a.coefficients[PLA_FLEISS], 0.761169);
    assert_value(a.coefficients[PLA_BRENNAN_PREDIGER], 0.772727);
    assert_int_equal(a.headline, PLA_KRIPPENDORFF_ORDINAL);
    assert_int_equal(a.icc.items, 8); /* those that all four scored */
    assert_true(a.icc_uneven.estimate.has_value);
}

/** The same paper, sections A and B: two observers. */
static void test_krippendorff_two_observers(void **state)
{
    (void)state;
    static const int binary[] = {0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0};
    static const int letters[] = {0, 1, 0, 0, 1, 1, 1, 1, 3, 1, 2, 2,
                                  2, 2, 2, 2, 4, 4, 3, 3, 3, 3, 0, 3};
    struct pla_scores a = make(binary, 10, 2, ranks, 2), b = make(letters, 12, 2, ranks, 5);
    assert_value(agree(&a).coefficients[PLA_KRIPPENDORFF_NOMINAL], 0.095238);
    assert_value(agree(&b).coefficients[PLA_KRIPPENDORFF_NOMINAL], 0.691964);
}

/** Shrout, P. & Fleiss, J. (1979). Psychological Bulletin 86, 420-428, tables 2 to 4. */
static void test_shrout_fleiss(void **state)
{
    (void)state;
    static const int judges[] = {9, 2, 5, 8, 6,  1, 3, 2, 8, 4, 6, 8,
                                 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};
    static const double want[] = {0.165742, 0.442797, 0.289764, 0.620051, 0.714841, 0.909316};
    struct pla_scores scores = make(judges, 6, 4, ranks, 11);
    struct pla_icc icc = agree(&scores).icc;
    assert_six(icc.bms, 11.241667);
    assert_six(icc.wms, 6.263889);
    assert_six(icc.jms, 32.486111);
    assert_six(icc.ems, 1.019444);
    for (int i = 0; i < PLA_ICC_FORMS; i++)
        assert_value(icc.forms[i], want[i]);
    /* limits as published, two decimals */
    assert_near(icc.forms[PLA_ICC_1_1].low, -0.13, 0.005);
    assert_near(icc.forms[PLA_ICC_1_1].high, 0.72, 0.005);
    assert_near(icc.forms[PLA_ICC_2_1].low, 0.02, 0.005);
    assert_near(icc.forms[PLA_ICC_2_1].high, 0.76, 0.005);
    assert_near(icc.forms[PLA_ICC_3_1].low, 0.34, 0.005);
    assert_near(icc.forms[PLA_ICC_3_1].high, 0.95, 0.005);
    /* McGraw & Wong (1996): the mean of k by Spearman-Brown */
    assert_near(icc.forms[PLA_ICC_2_K].low, 0.071, 0.0006);
    assert_near(icc.forms[PLA_ICC_2_K].high, 0.927, 0.0006);
}

/** Fleiss, J. (1971). Psychological Bulletin 76, 378-382: 30 patients, six psychiatrists. */
static const int diagnoses[] = {
    4, 4, 4, 4, 4, 4, 2, 2, 2, 5, 5, 5, 2, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5, 5, 2, 2, 2, 4, 4, 4,
    1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 5, 5, 1, 1, 3, 3, 3, 4, 1, 1, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5,
    1, 4, 4, 4, 4, 4, 1, 2, 4, 4, 4, 4, 2, 2, 2, 3, 3, 3, 1, 4, 4, 4, 4, 4, 2, 2, 4, 4, 4, 5,
    3, 3, 3, 3, 3, 5, 1, 1, 1, 4, 5, 5, 1, 1, 1, 1, 1, 2, 2, 2, 4, 4, 4, 4, 1, 3, 3, 5, 5, 5,
    5, 5, 5, 5, 5, 5, 2, 4, 4, 4, 4, 4, 2, 2, 4, 5, 5, 5, 1, 1, 4, 4, 4, 4, 1, 4, 4, 4, 4, 5,
    2, 2, 2, 2, 2, 4, 1, 1, 1, 1, 5, 5, 2, 2, 4, 4, 4, 4, 1, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5};

static void test_fleiss(void **state)
{
    (void)state;
    int cells[180];
    for (int i = 0; i < 180; i++)
        cells[i] = diagnoses[i] - 1;
    struct pla_scores all = make(cells, 30, 6, ranks, 5);
    assert_value(agree(&all).coefficients[PLA_FLEISS], 0.430245);
    /* the first 15 patients are data set distrib.6raters of R package irrCAC (Gwet 2014) */
    struct pla_scores half = make(cells, 15, 6, ranks, 5);
    struct pla_agreement a = agree(&half);
    assert_value(a.coefficients[PLA_FLEISS], 0.413926);
    assert_value(a.coefficients[PLA_AC1], 0.444801);
}

/** Gwet (2014), tables of two raters: data sets cont3x3abstractors, cont4x4diagnosis of irrCAC. */
static void test_gwet_tables(void **state)
{
    (void)state;
    static const int abstractors[] = {13, 0, 0, 0, 20, 7, 0, 4, 56};
    static const int diagnosis[] = {40, 6, 4, 15, 4, 25, 1, 5, 4, 2, 21, 9, 17, 13, 12, 45};
    struct pla_scores a = make_pairs(abstractors, 3), b = make_pairs(diagnosis, 4);
    struct pla_agreement three = agree(&a), four = agree(&b);
    assert_value(three.coefficients[PLA_COHEN], 0.796409);
    assert_value(three.coefficients[PLA_AC1], 0.849331);
    assert_value(four.coefficients[PLA_COHEN], 0.431501);
    assert_value(four.coefficients[PLA_AC1], 0.456158);
}

/** Altman's xeromammograms (Practical Statistics for Medical Research, 1991; Stata manual: kap). */
static void test_altman(void **state)
{
    (void)state;
    static const int table[] = {21, 12, 0, 0, 4, 17, 1, 0, 3, 9, 15, 2, 0, 0, 0, 1};
    struct pla_scores scores = make_pairs(table, 4);
    struct pla_agreement a = agree(&scores);
    assert_value(a.coefficients[PLA_COHEN], 0.472789);
    assert_value(a.coefficients[PLA_COHEN_LINEAR], 0.568399);
    assert_value(a.coefficients[PLA_COHEN_QUADRATIC], 0.671371);
    assert_int_equal(a.headline, PLA_COHEN_QUADRATIC);
    assert_value(a.light.estimate, 0.472789);
    assert_int_equal(a.light.pairs, 1);
}

/** Stuart, A. (1953). Biometrika 40, 105-110: vision of 7,477 women, right and left eye. */
static void test_stuart(void **state)
{
    (void)state;
    static const int table[] = {1520, 266, 124,  66,  234, 1512, 432, 78,
                                117,  362, 1772, 205, 36,  82,   179, 492};
    struct pla_scores scores = make_pairs(table, 4);
    struct pla_agreement a = agree(&scores);
    assert_value(a.coefficients[PLA_COHEN], 0.595389);
    assert_value(a.coefficients[PLA_COHEN_QUADRATIC], 0.702334);
}

/** Cohen, J. (1968). Psychological Bulletin 70, 213-220, table 1: .492, with his weights .348. */
static void test_cohen_weighted(void **state)
{
    (void)state;
    static const int table[] = {88, 10, 2, 14, 40, 6, 18, 10, 12};
    static const double distances[] = {0, 1, 3, 1, 0, 6, 3, 6, 0};
    int64_t counts[9];
    struct pla_scores scores = make_pairs(table, 3);
    struct pla_pairs pairs = {3, counts, 200};
    double kappa;
    for (int i = 0; i < 9; i++)
        counts[i] = table[i];
    assert_value(agree(&scores).coefficients[PLA_COHEN], 0.491525);
    assert_true(pla_kappa_of(&pairs, distances, &kappa));
    assert_six(kappa, 0.347826);
}

/** Fleiss, J., Cohen, J. & Everitt, B. (1969). Psychological Bulletin 72, 323-327; n = 200. */
static void test_fleiss_cohen_everitt(void **state)
{
    (void)state;
    static const int table[] = {106, 10, 4, 22, 28, 10, 2, 12, 6};
    struct pla_scores scores = make_pairs(table, 3);
    struct pla_agreement a = agree(&scores);
    assert_value(a.coefficients[PLA_COHEN], 0.428571);
    assert_true(a.has_analytic_se[PLA_COHEN]);
    assert_six(a.analytic_se[PLA_COHEN], 0.053711);
}

/** Feinstein, A. & Cicchetti, D. (1990). J Clin Epidemiol 43, 543-549: the same 85%, two kappas. */
static void test_feinstein_cicchetti(void **state)
{
    (void)state;
    static const int even[] = {40, 9, 6, 45}, skewed[] = {80, 10, 5, 5};
    struct pla_scores a = make_pairs(even, 2), b = make_pairs(skewed, 2);
    struct pla_agreement one = agree(&a), other = agree(&b);
    assert_value(one.exact, 0.85);
    assert_value(other.exact, 0.85);
    assert_value(one.coefficients[PLA_COHEN], 0.699519);
    assert_value(other.coefficients[PLA_COHEN], 0.318182);
}

/** Data set anxiety of R package irr 0.84.1: 20 subjects, three raters, levels 1 to 6. */
static void test_irr_anxiety(void **state)
{
    (void)state;
    static const int by_rater[] = {3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3,
                                   3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4,
                                   2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2};
    int cells[60];
    for (int i = 0; i < 20; i++)
        for (int j = 0; j < 3; j++)
            cells[i * 3 + j] = by_rater[j * 20 + i] - 1;
    struct pla_scores scores = make(cells, 20, 3, ranks, 6);
    struct pla_agreement a = agree(&scores);
    assert_value(a.concord.w, 0.539657);
    assert_int_equal(a.concord.df, 19);
    assert_near(a.concord.p, 0.0429, 0.0001);
    assert_value(a.icc.forms[PLA_ICC_2_1], 0.197998);
    /* irr's own alpha of complete data with three raters is wrong; this is Krippendorff's formula
     */
    assert_near(a.coefficients[PLA_KRIPPENDORFF_NOMINAL].value, -0.0237, 0.0001);
    /* irr: kappa2(anxiety[,2:3]) and "squared", without the level nobody used */
    int pair[40];
    for (int i = 0; i < 20; i++) {
        pair[i * 2] = by_rater[20 + i] - 1;
        pair[i * 2 + 1] = by_rater[40 + i] - 1;
    }
    struct pla_scores two = make(pair, 20, 2, ranks, 6);
    assert_value(agree(&two).coefficients[PLA_COHEN], -0.006289);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_krippendorff_four_observers, release),
        cmocka_unit_test_teardown(test_krippendorff_two_observers, release),
        cmocka_unit_test_teardown(test_shrout_fleiss, release),
        cmocka_unit_test_teardown(test_fleiss, release),
        cmocka_unit_test_teardown(test_gwet_tables, release),
        cmocka_unit_test_teardown(test_altman, release),
        cmocka_unit_test_teardown(test_stuart, release),
        cmocka_unit_test_teardown(test_cohen_weighted, release),
        cmocka_unit_test_teardown(test_fleiss_cohen_everitt, release),
        cmocka_unit_test_teardown(test_feinstein_cicchetti, release),
        cmocka_unit_test_teardown(test_irr_anxiety, release),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
