// SPDX-License-Identifier: Apache-2.0
/** Cases of a rubric text: ratings in every form, dates, claims, errors, hidden state. */
#include "check/cases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char rubric[] =
    "return rubric { id = 'r', version = '1', title = 'R', scale = { 'no', 'yes', 'more' },\n"
    "  assessors = { minimum = 2 },\n"
    "  criteria = { { id = 'c', title = 'C', minimum = 'yes' } },\n"
    "  awards = { { id = 'A', course = 'A 1', credits = 3, when = all_met() },\n"
    "    { id = 'new', badge = 'New', when = count { since = ago { years = 1 } }:at_least(1) } } "
    "}\n";

static struct pla_str out;
static struct pla_faults faults;

static enum pla_code run(const char *cases)
{
    struct pla_source files[] = {{PLA_TEXT("cases.lua"), pla_text_of(cases)},
                                 {PLA_TEXT("rubric.lua"), PLA_TEXT(rubric)}};
    struct pla_sources sources = {
        .title = "r", .entry = "rubric.lua", .path = "r", .files = files, .count = 2};
    struct pla_case_run cases_run = {.rubric = &sources, .as_of = pla_day_of(2026, 11, 1)};
    pla_str_clear(&out);
    faults = (struct pla_faults){0};
    return pla_cases_run(&cases_run, &out, &faults);
}

/** Run one case: its members as Lua. @return its list of differences */
static const char *run_one(const char *members)
{
    static struct pla_str text;
    pla_str_clear(&text);
    pla_str_put_format(&text, "return { case 'one' { %s } }", members);
    assert_int_equal(run(text.at), PLA_OK);
    const char *list = strstr(out.at, "\"differences\":");
    assert_non_null(list);
    pla_str_clear(&text);
    pla_str_put(&text, list + 14, strlen(list + 14) - 2);
    return text.at;
}

#define PORTFOLIO "portfolio = { id = 'P', evidence = {} }, "

static void ratings_come_in_three_forms(void **state)
{
    (void)state;
    /* As many assessors as are needed say so. */
    assert_string_equal(run_one(PORTFOLIO
                                "ratings = { c = 'yes' }, expect = { criteria = { c = { "
                                "value = 1, ratings = { { 'a1', 1 }, { 'a2', 1 } } } } }"),
                        "[]");
    assert_string_equal(run_one(PORTFOLIO "ratings = { c = { x = 'no', y = 2 } }, expect = { "
                                          "criteria = { c = { value = 1, state = 'met' } } }"),
                        "[]");
    assert_string_equal(run_one(PORTFOLIO
                                "ratings = { { assessor = 'z', criterion = 'c', level = 'yes' } }, "
                                "expect = { status = 'undecided', flags = { 'missing:c' } }"),
                        "[]");
    assert_string_equal(
        run_one("portfolio = { id = 'P', evidence = {}, ratings = { { assessor = 'a', criterion = "
                "'c', level = 1 } } }, ratings = { c = 'yes' }, expect = {}"),
        "[\"ratings stand in the portfolio and beside it: one place is enough\"]");
}

static void a_case_has_its_own_date(void **state)
{
    (void)state;
    static const char members[] =
        "portfolio = { id = 'P', evidence = { { id = 'e', kind = 'k', started = '2024-01-01', "
        "ended "
        "= '2024-06-30' } } }, as_of = '%s', expect = { awards = { new = { status = '%s' } } }";
    struct pla_str text = {0};
    pla_str_put_format(&text, members, "2025-01-01", "recommended");
    assert_string_equal(run_one(text.at), "[]");
    pla_str_clear(&text);
    pla_str_put_format(&text, members, "2025-07-01", "not_met");
    assert_string_equal(run_one(text.at), "[]");
    pla_str_release(&text);
}

static void claims_are_compared_by_their_id(void **state)
{
    (void)state;
    static const char claims[] =
        "portfolio = { id = 'P', evidence = {}, claims = { { id = 'c1' }, { id = 'c2' } } }, ";
    struct pla_str text = {0};
    pla_str_put_format(&text, "%s%s", claims,
                       "expect = { claims = { c1 = { claim = 'c1' }, c3 = { claim = 'c3' } } }");
    assert_string_equal(run_one(text.at), "[\"expected a decision about a claim that gave none\"]");
    pla_str_clear(&text);
    pla_str_put_format(&text, "%s%s", claims, "expect = { status = 'complete' }");
    assert_string_equal(run_one(text.at),
                        "[\"several claims: expect = { claims = { ID = { ... } } }\"]");
    pla_str_release(&text);
}

static void errors_can_be_expected(void **state)
{
    (void)state;
    static const char wrong[] = "portfolio = { id = 'P', evidence = { { id = 5 } } }, ";
    struct pla_str text = {0};
    pla_str_put_format(&text, "%s%s", wrong, "expect = { error = 'found a number' }");
    assert_string_equal(run_one(text.at), "[]");
    pla_str_clear(&text);
    pla_str_put_format(&text, "%s%s", wrong, "expect = { status = 'complete' }");
    assert_non_null(strstr(run_one(text.at), "expected a string, found a number"));
    assert_string_equal(run_one(PORTFOLIO "expect = { error = 'x' }"),
                        "[\"expected an error, but the portfolio was scored\"]");
    pla_str_release(&text);
}

static void what_does_not_load_says_why(void **state)
{
    (void)state;
    assert_int_equal(run("return {"), PLA_RUBRIC);
    assert_int_equal(faults.count, 1);
    assert_int_equal(run("return { case 'x' { portfolio = {}, expekt = {} } }"), PLA_RUBRIC);
    assert_true(faults.count >= 1);
}

static void every_case_has_a_line(void **state)
{
    (void)state;
    assert_int_equal(
        run("local list = {}\nfor i = 1, 3 do list[i] = case('n' .. i) {\n"
            " portfolio = { id = 'P', evidence = {} }, expect = { credits = i - 1 } }\n"
            "end\nreturn list\n"),
        PLA_OK);
    assert_string_equal(out.at,
                        "{\"case\":\"n1\",\"place\":\"r/cases.lua\",\"line\":2,\"ok\":true,"
                        "\"differences\":[]}\n"
                        "{\"case\":\"n2\",\"place\":\"r/cases.lua\",\"line\":2,\"ok\":false,"
                        "\"differences\":[\"credits: expected 1, got 0\"]}\n"
                        "{\"case\":\"n3\",\"place\":\"r/cases.lua\",\"line\":2,\"ok\":false,"
                        "\"differences\":[\"credits: expected 2, got 0\"]}\n");
    pla_str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ratings_come_in_three_forms),
        cmocka_unit_test(a_case_has_its_own_date),
        cmocka_unit_test(claims_are_compared_by_their_id),
        cmocka_unit_test(errors_can_be_expected),
        cmocka_unit_test(what_does_not_load_says_why),
        cmocka_unit_test(every_case_has_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
