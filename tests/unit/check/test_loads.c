// SPDX-License-Identifier: Apache-2.0
/** What does not load, by kind: no Lua at all, a rubric that is wrong, cases that are. */
#include "check/loads.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct pla_faults faults;
static struct pla_str out;

#define RIGHT                                                                                      \
    "return rubric { id = 'r', version = '2', title = 'R', awards = { { id = 'A', badge = 'A', "   \
    "when = count {}:at_least(1) } } }"

static enum pla_code check(const char *cases, const char *other, const char *rubric)
{
    struct pla_source files[] = {{PLA_TEXT("cases.lua"), pla_text_of(cases)},
                                 {PLA_TEXT("other.lua"), pla_text_of(other)},
                                 {PLA_TEXT("rubric.lua"), pla_text_of(rubric)}};
    size_t skipped = cases == NULL;
    struct pla_sources sources = {.title = "t",
                                  .entry = "rubric.lua",
                                  .path = "t",
                                  .files = files + skipped,
                                  .count = 3 - skipped};
    struct pla_load_check load = {.sources = &sources, .as_of = pla_day_of(2026, 11, 1)};
    pla_str_clear(&out);
    faults = (struct pla_faults){0};
    return pla_load_check(&load, &out, &faults);
}

static void what_loads_says_what_it_is(void **state)
{
    (void)state;
    assert_int_equal(check(NULL, "return 1", RIGHT), PLA_OK);
    assert_ptr_equal(strstr(out.at, "{\"id\":\"r\",\"version\":\"2\"}\n"), out.at);
    assert_int_equal(check("return {}", "return 1", RIGHT), PLA_OK);
    assert_int_equal(faults.count, 0);
}

static void what_loads_is_linted(void **state)
{
    (void)state;
    assert_int_equal(check(NULL, "",
                           "return rubric { id = 'r', version = '2', title = 'R', awards = { { id "
                           "= 'A', badge = 'A', when = count {}:at_least(0) } } }"),
                     PLA_OK);
    assert_non_null(strstr(out.at, "\n{\"lint\":\"always-met\""));
}

static void no_lua_is_not_a_wrong_rubric(void **state)
{
    (void)state;
    assert_int_equal(check(NULL, "", "return rubric {"), PLA_SYNTAX);
    assert_int_equal(faults.items[0].code, PLA_SYNTAX);
    assert_int_equal(check(NULL, "", "return rubric { idd = 'r' }"), PLA_RUBRIC);
    assert_int_equal(faults.items[0].code, PLA_RUBRIC);
    /* by include, and in cases */
    assert_int_equal(check(NULL, "return {", "local x = include 'other' " RIGHT), PLA_SYNTAX);
    assert_int_equal(check("return {", "", RIGHT), PLA_SYNTAX);
    assert_int_equal(check("return 5", "", RIGHT), PLA_RUBRIC);
    /* a file nobody includes may hold anything */
    assert_int_equal(check(NULL, "not Lua", RIGHT), PLA_OK);
}

static void a_limit_stays_a_limit(void **state)
{
    (void)state;
    assert_int_equal(check(NULL, "", "while true do end"), PLA_LIMIT);
    assert_int_equal(faults.count, 1);
    pla_str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_loads_says_what_it_is),
        cmocka_unit_test(what_loads_is_linted),
        cmocka_unit_test(no_lua_is_not_a_wrong_rubric),
        cmocka_unit_test(a_limit_stays_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
