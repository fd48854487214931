// SPDX-License-Identifier: Apache-2.0
/** Tests of the look at Lua text: what is refused, what passes, and the lines of keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rubric/prescan.h"

static enum pla_code scan(const char *text, struct pla_err *err)
{
    *err = (struct pla_err){0};
    return pla_prescan(pla_text_of(text), err);
}

static void passes(const char *text)
{
    struct pla_err err;
    if (scan(text, &err) != PLA_OK)
        fail_msg("refused: %.60s: %s%s", text, err.where, err.text);
}

static void is_refused(const char *text, const char *where, const char *part)
{
    struct pla_err err;
    assert_int_equal(scan(text, &err), PLA_RUBRIC);
    assert_string_equal(err.where, where);
    assert_non_null(strstr(err.text, part));
}

/* `head`, then `part` so many times, then `tail`. */
static const char *repeat(const char *head, const char *part, int times, const char *tail)
{
    static struct pla_str s;
    pla_str_clear(&s);
    pla_str_put_z(&s, head);
    for (int i = 0; i < times; i++)
        pla_str_put_z(&s, part);
    pla_str_put_z(&s, tail);
    assert_false(s.failed);
    return s.at;
}

static void test_chains(void **state)
{
    (void)state;
    passes(repeat("x = x", ".a", 100, ""));
    is_refused(repeat("\nx = x", ".a", 101, ""), ":2", "chain");
    is_refused(repeat("x = x", "[1]", 101, ""), ":1", "chain");
    is_refused(repeat("x = x", ":a()", 101, ""), ":1", "chain");
    is_refused(repeat("x = f", "()", 101, ""), ":1", "chain");
    is_refused(repeat("x = f", "{}", 101, ""), ":1", "chain");
    is_refused(repeat("x = f", "''", 101, ""), ":1", "chain");
    char group[512];
    snprintf(group, sizeof group, "%s)", repeat("x = (x", ".a", 60, ""));
    is_refused(repeat(group, ".a", 41, ""), ":1", "chain");
    passes(repeat(group, ".a", 40, ""));
}

static void test_long_but_not_chained(void **state)
{
    (void)state;
    passes(repeat("", "x.a = y.b\n", 500, ""));
    passes(repeat("return {", "a.b, ", 500, "}"));
    passes(repeat("f(", "a.b[1], ", 500, "1)"));
    passes(repeat("x = 1", " .. a.b", 500, ""));
    passes(repeat("x = '", ".a", 500, "'"));
    passes(repeat("-- x", ".a", 500, ""));
    passes(repeat("x = [==[ ]] ", ".a", 500, "]==]"));
    passes(repeat("--[[", ".a\n", 500, "]]"));
}

static void test_chain_inside_a_chain_counts_alone(void **state)
{
    (void)state;
    passes(repeat("x = x", "[y.a.b.c.d]", 99, ""));
    is_refused(repeat("x = x[y", ".a", 101, "]"), ":1", "chain");
}

static void test_jumps(void **state)
{
    (void)state;
    passes(repeat("x = 1", " or y", 4000, ""));
    is_refused(repeat("x = 1", " or y", 4001, ""), ":1", "4000");
    is_refused(repeat("if x then", " elseif x then\n", 4001, " end"), ":4001", "4000");
}

static void test_nesting(void **state)
{
    (void)state;
    passes(repeat("x = ", "(", 200, ""));
    is_refused(repeat("x = ", "(", 201, ""), ":1", "inside each other");
    is_refused(repeat("", "do ", 201, ""), ":1", "inside each other");
}

/* Lua 5.4.4 computes 1 | (2 | y) as 2 when its function has more than 255 constants. */
static void test_numbers_beside_bit_operators(void **state)
{
    (void)state;
    const char *rows = repeat("local t = {", "'a', ", 251, "}\n");
    char text[8192];
    static const char *const wrong[] = {"x = 1 | y",
                                        "x = y & 1",
                                        "x = y << -1",
                                        "x = y >> (1 + 2)",
                                        "x = (2) ~ y",
                                        "x = y ~ ~1",
                                        "local k <const> = 3; x = y & k",
                                        "x = ((1)) | y"};
    static const char *const fine[] = {"x = a & b",
                                       "x = hours {}:at_least(40) & y",
                                       "x = y & f(1)",
                                       "x = ~a | b ~ c",
                                       "x = y ~= 1",
                                       "local k = 3; x = y & k",
                                       "x = y & t[1]",
                                       "x = y.k & z",
                                       "local k <const> = hours {}; x = k & y",
                                       "x = t[1] | y"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        snprintf(text, sizeof text, "%s%s", rows, wrong[i]);
        is_refused(text, ":2", "computed wrongly");
        passes(wrong[i]);
    }
    for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++) {
        snprintf(text, sizeof text, "%s%s", rows, fine[i]);
        passes(text);
    }
}

static void test_constants_are_counted_by_function(void **state)
{
    (void)state;
    const char *rows = repeat("local t = {", "'a', ", 251, "}\n");
    char text[8192];
    snprintf(text, sizeof text, "%slocal function f(y) return y & 1 end", rows);
    passes(text);
    snprintf(text, sizeof text, "local function f(y) if y then end return y & 1 end %s", rows);
    passes(text);
    snprintf(text, sizeof text, "%s if x then y = y & 1 end", rows);
    is_refused(text, ":2", "computed wrongly");
}

static void test_what_is_not_lua_passes(void **state)
{
    (void)state;
    passes("");
    passes("'unfinished");
    passes("[==[ unfinished");
    passes("--[[ unfinished");
    passes(") ] } end until");
    passes("\\ @ # $ \x01 \xC3\xA4");
    passes("x = '\\");
    struct pla_err err;
    assert_int_equal(pla_prescan((struct pla_text){NULL, 0}, &err), PLA_OK);
}

/* ---- lines of keys ---- */

static int line_of(const char *text, const char *key, int from)
{
    return pla_prescan_key_line(pla_text_of(text), key, from);
}

static void test_key_lines(void **state)
{
    (void)state;
    const char *text = "return rubric {\n"         /* 1 */
                       "  id = 'id = 3',\n"        /* 2 */
                       "  -- title = 'no'\n"       /* 3 */
                       "  [\"title\"] = 'x',\n"    /* 4 */
                       "  awards = { { id = 1,\n"  /* 5 */
                       "    ['when'] = 2 } },\n"   /* 6 */
                       "  x = y == weight,\n"      /* 7 */
                       "  weight == 3,\n"          /* 8 */
                       "  [[weight]], 'weight',\n" /* 9 */
                       "  weight\n = 4,\n"         /* 10 */
                       "}";
    assert_int_equal(line_of(text, "id", 1), 2);
    assert_int_equal(line_of(text, "id", 2), 2);
    assert_int_equal(line_of(text, "id", 3), 5);
    assert_int_equal(line_of(text, "id", 6), 0);
    assert_int_equal(line_of(text, "title", 1), 4);
    assert_int_equal(line_of(text, "when", 1), 6);
    assert_int_equal(line_of(text, "weight", 1), 10);
    assert_int_equal(line_of(text, "absent", 1), 0);
}

static void test_lines_as_lua_counts_them(void **state)
{
    (void)state;
    assert_int_equal(line_of("\n\nk = 1", "k", 1), 3);
    assert_int_equal(line_of("\r\n\r\nk = 1", "k", 1), 3);
    assert_int_equal(line_of("\n\r\n\rk = 1", "k", 1), 3);
    assert_int_equal(line_of("\r\rk = 1", "k", 1), 3);
    assert_int_equal(line_of("[[\n\n]] 'a\\\nb' 'a\\z  \n ' k = 1", "k", 1), 5);
    assert_int_equal(line_of("--[==[\n]]\n]==] k = 1", "k", 1), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chains),
        cmocka_unit_test(test_long_but_not_chained),
        cmocka_unit_test(test_chain_inside_a_chain_counts_alone),
        cmocka_unit_test(test_jumps),
        cmocka_unit_test(test_nesting),
        cmocka_unit_test(test_numbers_beside_bit_operators),
        cmocka_unit_test(test_constants_are_counted_by_function),
        cmocka_unit_test(test_what_is_not_lua_passes),
        cmocka_unit_test(test_key_lines),
        cmocka_unit_test(test_lines_as_lua_counts_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
