// SPDX-License-Identifier: Apache-2.0
/** Tests of cli/filename: no id decides where a file goes, no two portfolios share one. */
#include "filename.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct pla_arena arena;
static struct cli_file_names names;

static int begin(void **state)
{
    (void)state;
    pla_arena_init(&arena, 0);
    cli_file_names_begin(&names, &arena);
    return 0;
}

static int end(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

static void assert_name(const char *id, int64_t attempt, const char *want)
{
    assert_string_equal(cli_file_name(&names, pla_text_of(id), attempt, ".html"), want);
}

static void plain_ids_stand(void **state)
{
    (void)state;
    assert_name("P-2026-0003", 1, "P-2026-0003.html");
    assert_name("P-2026-0003", 2, "P-2026-0003_a2.html");
    assert_name("a.b", 1, "a.b.html");
}

static void paths_are_written_out(void **state)
{
    (void)state;
    assert_name("../../etc/passwd", 1, "_2e._2f.._2fetc_2fpasswd.html");
    assert_name("..", 1, "_2e..html");
    assert_name("-rf", 1, "_2drf.html");
    assert_name("C:\\x\n", 1, "C_3a_5cx_0a.html");
    assert_name("é", 1, "_c3_a9.html");
    assert_name("", 1, "_.html");
}

static void repeated_ids_get_a_number(void **state)
{
    (void)state;
    assert_name("P", 1, "P.html");
    assert_name("P", 1, "P_n2.html");
    assert_name("P", 1, "P_n3.html");
    assert_name("P_n2", 1, "P_5fn2.html");
}

static void long_ids_are_cut_and_stay_apart(void **state)
{
    char id[400];
    (void)state;
    memset(id, 'x', sizeof id);
    id[399] = '\0';
    const char *first = cli_file_name(&names, pla_text_of(id), 1, ".html");
    id[398] = 'y';
    const char *second = cli_file_name(&names, pla_text_of(id), 1, ".html");
    assert_string_not_equal(first, second);
    assert_true(strlen(first) < 200);
}

static void many_names_stay_apart(void **state)
{
    char id[16];
    (void)state;
    for (int i = 0; i < 1000; i++) {
        (void)snprintf(id, sizeof id, "P%d", i % 500);
        assert_non_null(cli_file_name(&names, pla_text_of(id), 1, ".txt"));
    }
    assert_int_equal(names.count, 1000);
    assert_name("P499", 1, "P499.html");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_ids_stand, begin, end),
        cmocka_unit_test_setup_teardown(paths_are_written_out, begin, end),
        cmocka_unit_test_setup_teardown(repeated_ids_get_a_number, begin, end),
        cmocka_unit_test_setup_teardown(long_ids_are_cut_and_stay_apart, begin, end),
        cmocka_unit_test_setup_teardown(many_names_stay_apart, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
