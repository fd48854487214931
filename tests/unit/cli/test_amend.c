// SPDX-License-Identifier: Apache-2.0
/** Tests of cli/amend: what is put into a portfolio's text, where, and what it replaces. */
#include "amend.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct pla_arena arena;

static int begin(void **state)
{
    (void)state;
    pla_arena_init(&arena, 0);
    return 0;
}

static int end(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

static void assert_amended(const char *record, const char *more, const char *want)
{
    struct pla_str out = {0};
    struct pla_err err;
    assert_int_equal(cli_amend(pla_text_of(record), pla_text_of(more), &arena, &out, &err), PLA_OK);
    assert_string_equal(out.at, want);
    pla_str_release(&out);
}

#define R(criterion, assessor, level)                                                              \
    "{\"criterion\":\"" criterion "\",\"assessor\":\"" assessor "\",\"level\":\"" level "\"}"

static void what_is_missing_goes_last(void **state)
{
    (void)state;
    assert_amended("{\"id\":\"P1\"}",
                   "{\"held\":[{\"id\":\"A\"}],\"ratings\":[" R(
                       "c", "a", "x") "],"
                                      "\"findings\":[{\"evidence\":\"e1\"}]}",
                   "{\"id\":\"P1\",\"held\":[{\"id\":\"A\"}],\"ratings\":[" R(
                       "c", "a", "x") "],"
                                      "\"findings\":[{\"evidence\":\"e1\"}]}");
    assert_amended("{}", "{\"held\":[1]}", "{\"held\":[1]}");
    assert_amended("{ }", "{\"ratings\":[" R("c", "a", "x") "],\"held\":[1]}",
                   "{ \"held\":[1],\"ratings\":[" R("c", "a", "x") "]}");
}

static void members_keep_their_order(void **state)
{
    (void)state;
    assert_amended("{\"findings\":[{\"evidence\":\"e1\",\"assessor\":\"a\"}],\"id\":\"P\","
                   "\"ratings\":[], \"held\" : [ 1 ] }",
                   "{\"held\":[2],\"ratings\":[" R(
                       "c", "a", "x") "],"
                                      "\"findings\":[{\"evidence\":\"e2\",\"assessor\":\"a\"}]}",
                   "{\"findings\":[{\"evidence\":\"e1\",\"assessor\":\"a\"},"
                   "{\"evidence\":\"e2\",\"assessor\":\"a\"}],\"id\":\"P\","
                   "\"ratings\":[" R("c", "a", "x") "], \"held\" : [1,2] }");
    assert_amended("{\"ratings\":[],\"id\":\"P\"}",
                   "{\"held\":[2],\"ratings\":[" R("c", "a", "x") "]}",
                   "{\"ratings\":[" R("c", "a", "x") "],\"id\":\"P\",\"held\":[2]}");
}

static void nothing_to_put_in_changes_nothing(void **state)
{
    (void)state;
    assert_amended("{\"id\":\"P\",\"ratings\":[ 1 ]}", "{}", "{\"id\":\"P\",\"ratings\":[ 1 ]}");
    assert_amended("{\"held\":[1]}", "{\"held\":[],\"ratings\":[ ]}", "{\"held\":[1]}");
    assert_amended("{\"held\":[1]}", "{\"attempts_used\":3}", "{\"held\":[1]}");
    assert_amended("not a portfolio", "{\"held\":[1]}", "not a portfolio");
    assert_amended("[]", "{\"held\":[1]}", "[]");
    assert_amended("{\"id\":\"P\"", "{\"held\":[1]}", "{\"id\":\"P\"");
}

static void assert_joined(const char *former, const char *later, const char *want)
{
    struct pla_str out = {0};
    cli_amend_join(pla_text_of(former), pla_text_of(later), &arena, &out);
    assert_false(out.failed);
    assert_string_equal(out.at, want);
    pla_str_release(&out);
}

static void later_ratings_replace_the_same(void **state)
{
    (void)state;
    assert_joined(R("c", "a", "x"), R("c", "a", "y"), R("c", "a", "y"));
    assert_joined(R("c", "a", "x"), R("d", "a", "y"), R("c", "a", "x") "," R("d", "a", "y"));
    assert_joined(R("c", "a", "x"), R("c", "b", "y"), R("c", "a", "x") "," R("c", "b", "y"));
    assert_joined(R("c", "a", "x") "," R("d", "a", "x"), R("c", "a", "y"),
                  R("d", "a", "x") "," R("c", "a", "y"));
}

#define K(more, level) "{\"criterion\":\"c\",\"assessor\":\"a\"," more "\"level\":\"" level "\"}"

static void another_claim_or_date_is_another_rating(void **state)
{
    (void)state;
    assert_joined(K("", "x"), K("\"claim\":\"k\",", "y"),
                  K("", "x") "," K("\"claim\":\"k\",", "y"));
    assert_joined(K("", "x"), K("\"rated\":\"2026-01-01\",", "y"),
                  K("", "x") "," K("\"rated\":\"2026-01-01\",", "y"));
    assert_joined(K("\"claim\":\"k\",", "x"), K("\"claim\":\"k\",", "y"),
                  K("\"claim\":\"k\",", "y"));
    assert_joined(K("\"rubric\":\"r\",", "x"), K("\"rubric\":\"s\",", "y"),
                  K("\"rubric\":\"r\",", "x") "," K("\"rubric\":\"s\",", "y"));
    /* one that names no rubric is about any */
    assert_joined(K("\"rubric\":\"r\",", "x"), K("", "y"), K("", "y"));
    assert_joined(K("", "x"), K("\"rubric\":\"s\",", "y"), K("\"rubric\":\"s\",", "y"));
}

static void findings_are_told_apart_by_item_and_assessor(void **state)
{
    (void)state;
    assert_joined("{\"evidence\":\"e1\",\"assessor\":\"a\",\"valid\":true}",
                  "{\"evidence\":\"e1\",\"assessor\":\"a\",\"valid\":false}",
                  "{\"evidence\":\"e1\",\"assessor\":\"a\",\"valid\":false}");
    assert_joined("{\"evidence\":\"e1\",\"assessor\":\"a\"}",
                  "{\"evidence\":\"e1\",\"assessor\":\"b\"}",
                  "{\"evidence\":\"e1\",\"assessor\":\"a\"},"
                  "{\"evidence\":\"e1\",\"assessor\":\"b\"}");
}

static void clearing_takes_ratings_only(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"{\"ratings\":[1,2],\"held\":[3]}", "{\"ratings\":[],\"held\":[3]}"},
        {"{\"held\":[3]}", "{\"held\":[3]}"},
        {"{\"ratings\":7}", "{\"ratings\":7}"},
        {"nothing", "nothing"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_str out = {0};
        struct pla_err err;
        assert_int_equal(cli_amend_clear(pla_text_of(rows[i][0]), &arena, &out, &err), PLA_OK);
        assert_string_equal(out.at, rows[i][1]);
        pla_str_release(&out);
    }
}

static void members_and_numbers_are_found(void **state)
{
    (void)state;
    struct pla_text more = PLA_TEXT("{\"held\":[ 1, 2 ],\"ratings\":[],\"used\":3,\"half\":0.5}");
    assert_true(pla_text_equal(cli_amend_member(more, "held", &arena), PLA_TEXT("1, 2")));
    assert_null(cli_amend_member(more, "ratings", &arena).at);
    assert_null(cli_amend_member(more, "findings", &arena).at);
    assert_null(cli_amend_member((struct pla_text){0}, "held", &arena).at);
    assert_int_equal(cli_amend_number(more, "used", &arena), 3);
    assert_int_equal(cli_amend_number(more, "half", &arena), 0);
    assert_int_equal(cli_amend_number(more, "none", &arena), 0);
    assert_int_equal(cli_amend_number((struct pla_text){0}, "used", &arena), 0);
}

static void a_subject_is_read(void **state)
{
    (void)state;
    struct cli_subject subject;
    assert_true(cli_subject_read(
        PLA_TEXT("{\"learner\":{\"id\":\"S1\",\"x\":1},\"id\":\"P1\",\"attempt\":2}"), &arena,
        &subject));
    assert_true(pla_text_equal(subject.portfolio, PLA_TEXT("P1")));
    assert_true(pla_text_equal(subject.learner, PLA_TEXT("S1")));
    assert_int_equal(subject.attempt, 2);
    assert_true(cli_subject_read(PLA_TEXT("{\"id\":\"P1\",\"attempt\":0}"), &arena, &subject));
    assert_int_equal(subject.attempt, 1);
    assert_null(subject.learner.at);
    assert_false(cli_subject_read(PLA_TEXT("{\"attempt\":1}"), &arena, &subject));
    assert_false(cli_subject_read(PLA_TEXT("[]"), &arena, &subject));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_missing_goes_last, begin, end),
        cmocka_unit_test_setup_teardown(members_keep_their_order, begin, end),
        cmocka_unit_test_setup_teardown(nothing_to_put_in_changes_nothing, begin, end),
        cmocka_unit_test_setup_teardown(later_ratings_replace_the_same, begin, end),
        cmocka_unit_test_setup_teardown(another_claim_or_date_is_another_rating, begin, end),
        cmocka_unit_test_setup_teardown(findings_are_told_apart_by_item_and_assessor, begin, end),
        cmocka_unit_test_setup_teardown(clearing_takes_ratings_only, begin, end),
        cmocka_unit_test_setup_teardown(members_and_numbers_are_found, begin, end),
        cmocka_unit_test_setup_teardown(a_subject_is_read, begin, end),
    };
    return cmocka_run_group_tests_name("cli/amend", tests, NULL, NULL);
}
