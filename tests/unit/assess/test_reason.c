// SPDX-License-Identifier: Apache-2.0
/**
 * Reasons: the tree a decision shows, its words' data, and the evidence it rests on.
 */
#include "unit/assess/build.h"

static const char items[] = "{'id':'e1','kind':'blog','hours':5},"
                            "{'id':'e2','kind':'community','hours':7},"
                            "{'id':'e3','kind':'blog','hours':2},"
                            "{'id':'e4','kind':'mooc'}";

static void begin(struct build *b)
{
    build_begin(b);
    b->rubric.scale = build_scale(b, "absent|emerging|meets");
    build_items(b, items);
    build_run(b);
}

static struct pla_cond *at_least(struct build *b, const struct pla_measure *measure,
                                 const char *bound)
{
    return build_compare(b, PLA_C_AT_LEAST, measure, build_const(b, bound));
}

static void a_comparison_has_both_sides_and_its_evidence(void **state)
{
    struct build b;
    const struct pla_reason *reasons;
    size_t count;
    (void)state;
    begin(&b);
    struct pla_cond *cond = at_least(&b, build_over_kind(&b, PLA_M_HOURS, "blog"), "8");
    pla_run_reasons(&b.run, cond, &reasons, &count);
    assert_int_equal(count, 1);
    assert_ptr_equal(reasons[0].cond, cond);
    assert_int_equal(reasons[0].state, PLA_NOT_MET);
    build_value_is(&reasons[0].have, "7");
    build_value_is(&reasons[0].need, "8");
    build_texts_are(reasons[0].evidence, "e1|e3");
    assert_int_equal(reasons[0].part_count, 0);
    build_end(&b);
}

static void a_measured_bound_adds_its_evidence(void **state)
{
    struct build b;
    const struct pla_reason *reasons;
    size_t count;
    (void)state;
    begin(&b);
    struct pla_cond *cond = build_cond(&b, PLA_C_WITHIN);
    cond->measure = build_over_kind(&b, PLA_M_COUNT, "community");
    cond->low = build_const(&b, "1");
    cond->high = build_over_kind(&b, PLA_M_COUNT, "blog");
    pla_run_reasons(&b.run, cond, &reasons, &count);
    build_value_is(&reasons[0].need_high, "2");
    build_texts_are(reasons[0].evidence, "e1|e2|e3");
    build_end(&b);
}

static void a_list_of_conditions_gives_a_list_of_reasons(void **state)
{
    struct build b;
    const struct pla_reason *reasons;
    size_t count;
    (void)state;
    begin(&b);
    struct pla_cond *x = at_least(&b, build_over_kind(&b, PLA_M_COUNT, "blog"), "1");
    struct pla_cond *y = at_least(&b, build_over_kind(&b, PLA_M_COUNT, "mooc"), "3");
    struct pla_cond *z = at_least(&b, build_over_kind(&b, PLA_M_HOURS, "community"), "9");
    struct pla_cond *either = build_join(&b, PLA_C_OR, 2, y, z);
    pla_run_reasons(&b.run, build_join(&b, PLA_C_AND, 2, x, either), &reasons, &count);
    assert_int_equal(count, 2);
    assert_ptr_equal(reasons[0].cond, x);
    assert_ptr_equal(reasons[1].cond, either);
    assert_int_equal(reasons[1].part_count, 2);
    assert_ptr_equal(reasons[1].parts[1].cond, z);
    build_value_is(&reasons[1].have, "0");
    build_value_is(&reasons[1].need, "1");
    build_texts_are(pla_reasons_evidence(&b.run, reasons, count), "e1|e2|e3|e4");
    build_end(&b);
}

static void what_joins_need_is_told(void **state)
{
    static const struct {
        enum pla_cond_op op;
        const char *have, *need;
    } rows[] = {{PLA_C_OR, "1", "1"}, {PLA_C_AT_LEAST_OF, "1", "2"}, {PLA_C_AND, "1", "3"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        const struct pla_reason *reasons;
        size_t count;
        begin(&b);
        struct pla_cond *x = at_least(&b, build_const(&b, "1"), "1");
        struct pla_cond *y = at_least(&b, build_const(&b, "1"), "2");
        struct pla_cond *joined = build_join(&b, rows[i].op, 3, x, y, y);
        joined->need = 2;
        /* inside a list, so that an `all` is shown as one */
        pla_run_reasons(&b.run, build_join(&b, PLA_C_AND, 1, joined), &reasons, &count);
        build_value_is(&reasons[0].have, rows[i].have);
        build_value_is(&reasons[0].need, rows[i].need);
        build_end(&b);
    }
}

static void a_negation_shows_what_must_not_hold(void **state)
{
    struct build b;
    const struct pla_reason *reasons;
    size_t count;
    (void)state;
    begin(&b);
    struct pla_cond *inner = at_least(&b, build_over_kind(&b, PLA_M_COUNT, "mooc"), "1");
    pla_run_reasons(&b.run, build_join(&b, PLA_C_NOT, 1, inner), &reasons, &count);
    assert_int_equal(reasons[0].state, PLA_NOT_MET);
    assert_int_equal(reasons[0].part_count, 1);
    assert_int_equal(reasons[0].parts[0].state, PLA_MET);
    build_texts_are(pla_reasons_evidence(&b.run, reasons, count), "e4");
    build_end(&b);
}

static void all_met_has_a_part_per_criterion(void **state)
{
    struct build b;
    const struct pla_reason *reasons;
    size_t count;
    (void)state;
    build_begin(&b);
    b.rubric.scale = build_scale(&b, "absent|emerging|meets");
    build_criterion_min(&b, "reach", "2");
    build_criterion(&b, "style");
    build_criterion_min(&b, "reflection", "2");
    build_members(&b, "'evidence':[{'id':'e1','kind':'blog'}],'ratings':["
                      "{'assessor':'a','criterion':'reach','level':'meets','evidence':['e1']},"
                      "{'assessor':'a','criterion':'reflection','level':'emerging'},"
                      "{'assessor':'a','criterion':'style','level':'emerging'}]");
    build_run(&b);
    struct pla_cond *cond = build_cond(&b, PLA_C_ALL_MET);
    cond->measure = build_rated(&b, PLA_M_MET, "");
    pla_run_reasons(&b.run, cond, &reasons, &count);
    assert_int_equal(count, 1);
    assert_int_equal(reasons[0].part_count, 2); /* style has nothing to meet */
    build_value_is(&reasons[0].have, "1");
    build_value_is(&reasons[0].need, "2");
    build_text_is(reasons[0].parts[0].part_id, "reach");
    assert_int_equal(reasons[0].parts[0].state, PLA_MET);
    build_text_is(reasons[0].parts[1].part_id, "reflection");
    assert_int_equal(reasons[0].parts[1].state, PLA_NOT_MET);
    build_value_is(&reasons[0].parts[1].have, "1");
    build_value_is(&reasons[0].parts[1].need, "2");
    build_texts_are(pla_reasons_evidence(&b.run, reasons, count), "e1");
    build_end(&b);
}

static void a_failure_is_in_the_words(void **state)
{
    struct build b;
    const struct pla_reason *reasons;
    size_t count;
    (void)state;
    begin(&b);
    const struct pla_measure *zero = build_const(&b, "0"), *one = build_const(&b, "1");
    struct pla_cond *cond = at_least(&b, build_over(&b, PLA_M_DIVIDE, 2, one, zero), "1");
    pla_run_reasons(&b.run, cond, &reasons, &count);
    assert_int_equal(reasons[0].state, PLA_FAILED);
    assert_non_null(reasons[0].text.at);
    build_end(&b);
}

static void no_evidence_is_an_empty_list(void **state)
{
    struct build b;
    const struct pla_reason *reasons;
    size_t count;
    (void)state;
    begin(&b);
    pla_run_reasons(&b.run, at_least(&b, build_const(&b, "1"), "1"), &reasons, &count);
    build_texts_are(pla_reasons_evidence(&b.run, reasons, count), "");
    build_texts_are(pla_reasons_evidence(&b.run, NULL, 0), "");
    build_end(&b);
}

/** Many lists that name the same items come out once and in portfolio order. */
static void evidence_is_named_once_in_order(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_text backwards[] = {PLA_TEXT("e4"), PLA_TEXT("e2"), PLA_TEXT("e2"),
                                   PLA_TEXT("nobody")};
    struct pla_text other[] = {PLA_TEXT("e2"), PLA_TEXT("e3")};
    struct pla_reason reasons[] = {{.evidence = {backwards, 4}}, {.evidence = {other, 2}}};
    build_texts_are(pla_reasons_evidence(&b.run, reasons, 2), "e2|e3|e4");
    build_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comparison_has_both_sides_and_its_evidence),
        cmocka_unit_test(a_measured_bound_adds_its_evidence),
        cmocka_unit_test(a_list_of_conditions_gives_a_list_of_reasons),
        cmocka_unit_test(what_joins_need_is_told),
        cmocka_unit_test(a_negation_shows_what_must_not_hold),
        cmocka_unit_test(all_met_has_a_part_per_criterion),
        cmocka_unit_test(a_failure_is_in_the_words),
        cmocka_unit_test(no_evidence_is_an_empty_list),
        cmocka_unit_test(evidence_is_named_once_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
