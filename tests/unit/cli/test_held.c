// SPDX-License-Identifier: Apache-2.0
/** Tests of cli/held: opened for few or many by the rows that come, nothing lost, order kept. */
#include "held.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 3, LARGE = 100000 };

struct taken {
    int opened; /**< 0 not yet, 1 for few, 2 for many */
    enum pla_code refuse;
    struct pla_str text;
};

static enum pla_code open(void *ctx, bool are_many, struct pla_err *err)
{
    struct taken *taken = ctx;
    assert_int_equal(taken->opened, 0);
    taken->opened = are_many ? 2 : 1;
    return taken->refuse != PLA_OK ? pla_err_set(err, taken->refuse, "no") : PLA_OK;
}

static enum pla_code take(void *ctx, struct pla_text lines, struct pla_text notes,
                          struct pla_err *err)
{
    struct taken *taken = ctx;
    (void)err;
    assert_int_not_equal(taken->opened, 0);
    pla_str_put_text(&taken->text, lines);
    pla_str_put_c(&taken->text, '/');
    pla_str_put_text(&taken->text, notes);
    pla_str_put_c(&taken->text, ' ');
    return PLA_OK;
}

static const struct cli_held_taker taker = {open, take};
static struct taken taken;
static struct cli_held held;
static struct pla_err err;

static int begin(void **state)
{
    (void)state;
    taken = (struct taken){0};
    err = (struct pla_err){0};
    cli_held_begin(&held, &taker, &taken, MOST);
    return 0;
}

static int end(void **state)
{
    (void)state;
    cli_held_release(&held);
    pla_str_release(&taken.text);
    return 0;
}

static void add(const char *lines, const char *notes, size_t rows)
{
    assert_int_equal(cli_held_add(&held, pla_text_of(lines), pla_text_of(notes), rows, &err),
                     PLA_OK);
}

static void few_are_known_at_the_end(void **state)
{
    (void)state;
    add("a", "x", 2);
    add("b", "", 1); /* as many as there may be */
    assert_int_equal(taken.opened, 0);
    assert_int_equal(cli_held_end(&held, &err), PLA_OK);
    assert_int_equal(taken.opened, 1);
    assert_string_equal(taken.text.at, "a/x b/ ");
}

static void many_are_known_at_once(void **state)
{
    (void)state;
    add("a", "x", 2);
    add("b", "", 2); /* one more */
    assert_int_equal(taken.opened, 2);
    assert_string_equal(taken.text.at, "a/x b/ ");
    add("c", "z", 9);
    assert_int_equal(cli_held_end(&held, &err), PLA_OK);
    assert_string_equal(taken.text.at, "a/x b/ c/z ");
}

static void nothing_opens_for_few(void **state)
{
    (void)state;
    add("", "", 0); /* a record that could not be read */
    assert_int_equal(cli_held_end(&held, &err), PLA_OK);
    assert_int_equal(taken.opened, 1);
    assert_int_equal(taken.text.length, 0);
}

static void a_large_record_comes_back_whole(void **state)
{
    static char large[LARGE + 1];
    (void)state;
    memset(large, 'q', LARGE);
    add(large, "n", 1);
    assert_int_equal(cli_held_end(&held, &err), PLA_OK);
    assert_int_equal(taken.text.length, LARGE + 3);
}

static void a_refusal_is_told(void **state)
{
    (void)state;
    taken.refuse = PLA_OUTPUT;
    add("a", "", 1);
    assert_int_equal(cli_held_end(&held, &err), PLA_OUTPUT);
    assert_string_equal(err.text, "no");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(few_are_known_at_the_end, begin, end),
        cmocka_unit_test_setup_teardown(many_are_known_at_once, begin, end),
        cmocka_unit_test_setup_teardown(nothing_opens_for_few, begin, end),
        cmocka_unit_test_setup_teardown(a_large_record_comes_back_whole, begin, end),
        cmocka_unit_test_setup_teardown(a_refusal_is_told, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
