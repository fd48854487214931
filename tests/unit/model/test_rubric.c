// SPDX-License-Identifier: Apache-2.0
/** Names and look-ups of rubrics and policies. */
#include "base/crypto.h"
#include "model/policy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define T(literal)                                                                                 \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

static void test_words(void **state)
{
    (void)state;
    assert_string_equal(pla_measure_word(PLA_M_HOURS), "hours");
    assert_string_equal(pla_measure_word(PLA_M_CALL), "measure");
    assert_string_equal(pla_measure_word(PLA_M_MAX), "max");
    static const char *const conds[PLA_C_OP_COUNT] = {
        "at_least", "at_most", "more_than", "less_than",   "is",    "within", "all_met",
        "all",      "any",     "not",       "at_least_of", "check", "refer"};
    for (int i = 0; i < PLA_C_OP_COUNT; i++) {
        assert_string_equal(pla_cond_word((enum pla_cond_op)i), conds[i]);
    }
    static const char *const kinds[] = {"course", "badge",     "elective",
                                        "block",  "exemption", "points"};
    for (int i = 0; i <= PLA_AWARD_POINTS; i++) {
        assert_string_equal(pla_award_kind_name((enum pla_award_kind)i), kinds[i]);
    }
    assert_string_equal(pla_type_name(PLA_TYPE_NUMBER), "number");
    assert_string_equal(pla_type_name(PLA_TYPE_DATE), "date");
    assert_string_equal(pla_role_name(PLA_ROLE_JOINT), "joint");
    assert_string_equal(pla_held_status_name(PLA_HELD_ENROLLED), "enrolled");
}

static void test_rubric(void **state)
{
    (void)state;
    static const struct pla_text levels[] = {T("absent"), T("meets")};
    static const struct pla_scale scale = {{levels, 2}};
    static const struct pla_criterion criteria[] = {{.id = T("a")}, {.id = T("b")}};
    static const struct pla_award awards[] = {{.id = T("x")}};
    static const struct pla_rubric rubric = {
        .criteria = criteria, .criterion_count = 2, .awards = awards, .award_count = 1};
    assert_ptr_equal(pla_rubric_criterion(&rubric, PLA_TEXT("b")), &criteria[1]);
    assert_null(pla_rubric_criterion(&rubric, PLA_TEXT("c")));
    assert_ptr_equal(pla_rubric_award(&rubric, PLA_TEXT("x")), &awards[0]);
    assert_null(pla_rubric_award(&rubric, PLA_TEXT("a")));
    assert_int_equal(pla_scale_find(&scale, PLA_TEXT("absent")), 0);
    assert_int_equal(pla_scale_find(&scale, PLA_TEXT("meets")), 1);
    assert_int_equal(pla_scale_find(&scale, PLA_TEXT("Meets")), -1);
    assert_int_equal(pla_scale_find(NULL, PLA_TEXT("meets")), -1);
}

static void test_policy(void **state)
{
    (void)state;
    static const struct pla_unit units[] = {{T("quarter"), {2, 3}}, {T("ects"), {1, 2}}};
    static const struct pla_course courses[] = {{.code = T("MATH 1")}, {.code = T("MATH 2")}};
    static const struct pla_method methods[] = {
        {.name = T("exam"), .symbol = T("K"), .resident = true}};
    static const struct pla_policy policy = {.unit = T("semester"),
                                             .units = units,
                                             .unit_count = 2,
                                             .courses = courses,
                                             .course_count = 2,
                                             .methods = methods,
                                             .method_count = 1};
    struct pla_rational worth = {7, 1};
    assert_true(pla_policy_worth(&policy, PLA_TEXT("ects"), &worth));
    assert_true(worth.num == 1 && worth.den == 2);
    assert_true(pla_policy_worth(&policy, PLA_TEXT("semester"), &worth));
    assert_true(worth.num == 1 && worth.den == 1);
    worth = (struct pla_rational){7, 1};
    assert_false(pla_policy_worth(&policy, PLA_TEXT("points"), &worth));
    assert_int_equal(worth.num, 7);
    assert_true(pla_policy_worth(&policy, (struct pla_text){0}, &worth));
    assert_int_equal(worth.num, 1);
    assert_ptr_equal(pla_policy_course(&policy, PLA_TEXT("MATH 2")), &courses[1]);
    assert_null(pla_policy_course(&policy, PLA_TEXT("MATH")));
    assert_ptr_equal(pla_policy_method(&policy, PLA_TEXT("exam")), &methods[0]);
    assert_null(pla_policy_method(&policy, PLA_TEXT("portfolio")));
}

static void test_plain_policy(void **state)
{
    (void)state;
    const struct pla_policy *plain = pla_policy_plain();
    assert_true(plain->is_plain);
    assert_true(pla_text_equal(plain->id, PLA_TEXT("plain")));
    assert_true(pla_text_equal(plain->version, PLA_TEXT("1")));
    assert_true(pla_text_equal(plain->unit, PLA_TEXT("semester")));
    assert_int_equal(plain->assessors.minimum, 1);
    assert_int_equal(plain->cap_count, 0);
    struct pla_rational worth;
    assert_true(pla_policy_worth(plain, PLA_TEXT("ects"), &worth));
    assert_true(worth.num == 1 && worth.den == 2);
    assert_false(pla_policy_worth(plain, PLA_TEXT("points"), &worth));
    assert_int_equal(plain->round.mode, PLA_ROUND_NONE);
    struct pla_sha256 *hash = pla_sha256_new();
    char hex[PLA_SHA256_HEX + 1];
    assert_non_null(hash);
    pla_sha256_begin(hash);
    pla_sha256_add_field(hash, PLA_TEXT("plain@1"));
    pla_sha256_end(hash, hex);
    assert_string_equal(plain->fingerprint, hex);
    pla_sha256_free(hash);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_rubric),
        cmocka_unit_test(test_policy),
        cmocka_unit_test(test_plain_policy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
