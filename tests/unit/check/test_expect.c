// SPDX-License-Identifier: Apache-2.0
/** Expectations against decisions: what is stated is compared, what is not is not. */
#include "check/expect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char decision[] =
    "{\"outcome\":\"pass\",\"status\":\"complete\",\"claim\":null,"
    "\"score\":{\"exact\":\"9/4\",\"value\":2.25},"
    "\"criteria\":[{\"id\":\"r\",\"value\":\"8/3\",\"ratings\":[[\"a1\",2],[\"a2\",null]]}],"
    "\"awards\":[{\"id\":\"A\",\"status\":\"recommended\",\"credits\":3,\"resident\":false,"
    "\"limits\":[{\"by\":\"cap:x\",\"cut\":1.5}],\"hold\":[]}],"
    "\"flags\":[\"dispute:r\"]}";

/** Differences between an expectation and the decision above, as a JSON list. */
static const char *differ(const char *expected)
{
    static struct pla_str out;
    struct pla_json_tree *a, *b;
    struct pla_err err;
    pla_str_release(&out);
    assert_int_equal(pla_json_tree_parse(pla_text_of(expected), "e", &a, &err), PLA_OK);
    assert_int_equal(pla_json_tree_parse(pla_text_of(decision), "d", &b, &err), PLA_OK);
    size_t count = pla_expect_compare(pla_json_tree_root(a), pla_json_tree_root(b), &out);
    assert_int_equal(count == 0, out.length == 0);
    pla_json_tree_free(a);
    pla_json_tree_free(b);
    return out.at != NULL ? out.at : "";
}

static void what_agrees_is_silent(void **state)
{
    static const char *const cases[] = {
        "{}",
        "{\"outcome\":\"pass\",\"claim\":null}",
        "{\"score\":2.25}",
        "{\"score\":\"9/4\"}",
        "{\"score\":{\"value\":2.25}}",
        "{\"awards\":{\"A\":{\"status\":\"recommended\",\"credits\":\"3\",\"resident\":false}}}",
        "{\"awards\":{\"A\":true,\"B\":false}}",
        "{\"awards\":{\"A\":{\"limits\":{\"cap:x\":1.5,\"cap:y\":false}}}}",
        "{\"awards\":{\"A\":{\"limits\":{\"cap:x\":{\"cut\":\"3/2\"}},\"hold\":[]}}}",
        "{\"criteria\":{\"r\":{\"value\":\"8/3\",\"ratings\":[[\"a1\",2],[\"a2\",null]]}}}",
        "{\"flags\":[\"dispute:r\"]}",
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(differ(cases[i]), "");
}

static void what_differs_is_named(void **state)
{
    static const char *const cases[][2] = {
        {"{\"outcome\":\"fail\"}", "\"outcome: expected fail, got pass\""},
        {"{\"outcome\":null}", "\"outcome: expected null, got pass\""},
        {"{\"score\":2}", "\"score: expected 2, got 9/4\""},
        {"{\"score\":null}", "\"score: expected null, got 9/4\""},
        {"{\"claim\":false}", "\"claim: expected false, got null\""},
        {"{\"statuss\":\"x\"}", "\"statuss: a decision has no such member here\""},
        {"{\"awards\":{\"A\":{\"credits\":4,\"status\":\"withheld\"}}}",
         "\"awards.A.credits: expected 4, got 3\","
         "\"awards.A.status: expected withheld, got recommended\""},
        {"{\"awards\":{\"A\":false}}", "\"awards.A: expected to be absent, but it is there\""},
        {"{\"awards\":{\"B\":{}}}", "\"awards.B: expected to be there, but it is not\""},
        {"{\"awards\":{\"A\":{\"limits\":{\"cap:x\":1}}}}",
         "\"awards.A.limits.cap:x: expected 1, got 1.5\""},
        {"{\"flags\":[]}", "\"flags: expected a list of 0, got a list of 1\""},
        {"{\"flags\":[\"x\"]}", "\"flags.1: expected x, got dispute:r\""},
        {"{\"criteria\":{\"r\":{\"ratings\":[[\"a1\",2],[\"a2\",0]]}}}",
         "\"criteria.r.ratings.2.2: expected 0, got null\""},
        {"{\"status\":{}}", "\"status: expected a table, got complete\""},
        {"{\"outcome\":\"a \\\"b\\\"\"}", "\"outcome: expected a \\\"b\\\", got pass\""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(differ(cases[i][0]), cases[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_agrees_is_silent),
        cmocka_unit_test(what_differs_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
