// SPDX-License-Identifier: Apache-2.0
/** Places of messages and the lines under them. */
#include "excerpt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void splits_places(void **state)
{
    static const struct {
        const char *where, *name, *pointer;
        size_t line, column;
    } cases[] = {
        {"a.ndjson:17:5#/evidence/3", "a.ndjson:17:5", "/evidence/3", 17, 5},
        {"a.ndjson:17", "a.ndjson:17", NULL, 17, 0},
        {"r/rubric.lua:42", "r/rubric.lua:42", NULL, 42, 0},
        {"a.json:1:1#", "a.json:1:1", NULL, 1, 1},
        {"a.json", "a.json", NULL, 0, 0},
        {"a:b.json", "a:b.json", NULL, 0, 0},
        {"c#d.json:3:4#/x", "c#d.json:3:4", "/x", 3, 4},
        {"", "", NULL, 0, 0},
        {":12", ":12", NULL, 12, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cli_place place = cli_place_split(cases[i].where);
        assert_true(pla_text_equal(place.name, pla_text_of(cases[i].name)));
        assert_true(pla_text_equal(place.pointer, pla_text_of(cases[i].pointer)));
        assert_int_equal(place.line, cases[i].line);
        assert_int_equal(place.column, cases[i].column);
    }
}

static const char *excerpt(const char *text, size_t first_line, size_t first_column,
                           const char *where)
{
    static struct pla_str out;
    struct cli_origin origin = {pla_text_of(text), first_line, first_column, "f"};
    struct cli_place place = cli_place_split(where);
    pla_str_clear(&out);
    cli_put_excerpt(&out, &origin, &place);
    return out.at != NULL ? out.at : "";
}

static void puts_a_caret_under_the_column(void **state)
{
    (void)state;
    assert_string_equal(excerpt("{\n \"a\": x\n}", 1, 1, "f:2:7"), "    2 |  \"a\": x\n"
                                                                   "      |       ^\n");
    assert_string_equal(excerpt("abc", 7, 1, "f:7:1"), "    7 | abc\n      | ^\n");
    assert_string_equal(excerpt("abc\r\nd", 1, 1, "f:1:4"), "    1 | abc\n      |    ^\n");
    assert_string_equal(excerpt("abc", 1, 1, "f:1"), "    1 | abc\n");
    /* a record inside a line: its text begins at column 5 */
    assert_string_equal(excerpt("{x}", 3, 5, "f:3:6"), "    3 | {x}\n      |  ^\n");
    assert_string_equal(excerpt("{\nx}", 3, 5, "f:4:1"), "    4 | x}\n      | ^\n");
    /* wide and combining characters, tabs */
    assert_string_equal(excerpt("日本x", 1, 1, "f:1:3"), "    1 | 日本x\n      |     ^\n");
    assert_string_equal(excerpt("e\xCC\x81x", 1, 1, "f:1:3"), "    1 | e\xCC\x81x\n      |  ^\n");
    assert_string_equal(excerpt("\tx", 1, 1, "f:1:2"), "    1 |  x\n      |  ^\n");
}

static void shows_nothing_it_does_not_have(void **state)
{
    (void)state;
    assert_string_equal(excerpt("abc", 1, 1, "f:2:1"), "");
    assert_string_equal(excerpt("abc", 5, 1, "f:4:1"), "");
    assert_string_equal(excerpt("abc", 1, 1, "f"), "");
    assert_string_equal(excerpt(NULL, 1, 1, "f:1:1"), "");
    assert_string_equal(excerpt("abc", 1, 1, "g:1:1"), ""); /* another file */
    assert_string_equal(excerpt("abc", 1, 1, "ff:1:1"), "");
    assert_string_equal(excerpt("", 1, 1, "f:1:1"), "    1 | \n      | ^\n");
}

static void makes_text_safe(void **state)
{
    (void)state;
    assert_null(strchr(excerpt("\x1b[2J", 1, 1, "f:1:1"), '\x1b'));
    assert_null(strchr(excerpt("a\xff\xfe", 1, 1, "f:1:3"), '\xff'));
}

static void cuts_long_lines_around_the_caret(void **state)
{
    char line[1001];
    (void)state;
    memset(line, 'a', 1000);
    line[1000] = '\0';
    line[699] = 'X';
    const char *out = excerpt(line, 1, 1, "f:1:700");
    const char *caret = strchr(out, '^'), *second = strchr(out, '\n') + 1;
    assert_non_null(caret);
    assert_int_equal(out[caret - second], 'X'); /* both lines begin alike */
    assert_true(strlen(out) < 250);
    assert_non_null(strstr(out, "| ...a"));
    assert_non_null(strstr(out, "a...\n"));
    out = excerpt(line, 1, 1, "f:1:1");
    assert_null(strstr(out, "| ..."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_places),
        cmocka_unit_test(puts_a_caret_under_the_column),
        cmocka_unit_test(shows_nothing_it_does_not_have),
        cmocka_unit_test(makes_text_safe),
        cmocka_unit_test(cuts_long_lines_around_the_caret),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
