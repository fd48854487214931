// SPDX-License-Identifier: Apache-2.0
/** Folders become their files in order; what is not there is named. */
#include "batch/inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/plaudit-inputs-XXXXXX";

static void touch(const char *name)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fclose(file);
}

static int enter_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL || chdir(folder) != 0)
        return -1;
    mkdir("in", 0700);
    mkdir("empty", 0700);
    mkdir("in/sub.json", 0700);
    touch("in/b.json");
    touch("in/a.ndjson");
    touch("in/c.jsonl");
    touch("in/notes.txt");
    touch("in/.hidden.json");
    touch("in/json");
    return 0;
}

static int leave_folder(void **state)
{
    char command[64];
    (void)state;
    snprintf(command, sizeof command, "rm -r %s", folder);
    return chdir("/") != 0 || system(command) != 0;
}

static void a_folder_is_its_files_in_order(void **state)
{
    const char *paths[] = {"in", "-", "in/notes.txt"};
    struct pla_arena arena;
    struct pla_input *inputs;
    struct pla_err err;
    size_t count;
    (void)state;
    pla_arena_init(&arena, 0);
    assert_int_equal(pla_inputs_expand(paths, 3, &arena, &inputs, &count, &err), PLA_OK);
    assert_int_equal(count, 5);
    assert_string_equal(inputs[0].path, "in/a.ndjson");
    assert_string_equal(inputs[1].name, "in/b.json");
    assert_string_equal(inputs[2].path, "in/c.jsonl");
    assert_string_equal(inputs[3].path, "-");
    assert_string_equal(inputs[3].name, "stdin");
    assert_string_equal(inputs[4].path, "in/notes.txt"); /* named: taken as it is */
    pla_arena_release(&arena);
}

static void says_what_is_missing(void **state)
{
    static const struct {
        const char *path, *where, *text;
    } cases[] = {
        {"none.json", "none.json", "no such file or folder"},
        {"empty", "empty", "the folder holds no portfolios"},
    };
    struct pla_arena arena;
    struct pla_input *inputs = NULL;
    struct pla_err err;
    size_t count;
    (void)state;
    pla_arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(pla_inputs_expand(&cases[i].path, 1, &arena, &inputs, &count, &err),
                         PLA_MISSING);
        assert_string_equal(err.where, cases[i].where);
        assert_string_equal(err.text, cases[i].text);
        assert_null(inputs);
    }
    assert_int_equal(pla_inputs_expand(NULL, 0, &arena, &inputs, &count, &err), PLA_MISSING);
    pla_arena_release(&arena);
}

static void names_tell_kinds(void **state)
{
    (void)state;
    assert_true(pla_input_is_portfolio("a.json"));
    assert_true(pla_input_is_portfolio("a.ndjson"));
    assert_false(pla_input_is_portfolio(".json"));
    assert_false(pla_input_is_portfolio("json"));
    assert_false(pla_input_is_portfolio("a.csv"));
    assert_true(pla_input_is_lines("a.jsonl"));
    assert_false(pla_input_is_lines("a.json"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_its_files_in_order),
        cmocka_unit_test(says_what_is_missing),
        cmocka_unit_test(names_tell_kinds),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
