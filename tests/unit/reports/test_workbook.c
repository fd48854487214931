// SPDX-License-Identifier: Apache-2.0
/** The workbook: appears whole or not at all, and has the same bytes for the same calls. */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "sample.h"
#include "workbook.h"

static const char *const inputs[] = {"batch.ndjson", NULL};
static const struct pla_run_identity identity = {
    .engine = "plaudit 0.1.0",
    .as_of = "2026-11-01",
    .as_of_day = 20758,
    .inputs = inputs,
    .options = "--all",
    .records = 3,
    .unreadable = 1,
};

static char folder[] = "/tmp/plaudit-test-XXXXXX";

static enum pla_code write_book(const char *path, size_t rows, struct pla_err *err)
{
    struct pla_about about = {.institution = PLA_TEXT("Example University")};
    struct pla_workbook *book = NULL;
    struct pla_workbook_job job = {
        .path = path, .about = &about, .identity = &identity, .expected_rows = rows};
    enum pla_code code = pla_workbook_new(&job, &book, err);
    struct pla_decision decision = sample_decision();
    for (int i = 0; i < 5 && code == PLA_OK; i++) {
        code = pla_workbook_add(book, &decision, &sample_context, err);
    }
    return code == PLA_OK ? pla_workbook_finish(book, err) : code;
}

static void same_calls_same_bytes(void **state)
{
    (void)state;
    struct pla_err err = {0};
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    for (size_t rows = 10; rows < 100000; rows += 60000) { /* both modes */
        struct pla_text text[2];
        for (int i = 0; i < 2; i++) {
            char *path = pla_file_join(folder, i == 0 ? "a.xlsx" : "b.xlsx", &arena);
            assert_int_equal(write_book(path, rows, &err), PLA_OK);
            assert_int_equal(pla_file_read(path, 1 << 20, &arena, &text[i], &err), PLA_OK);
            (void)unlink(path);
        }
        assert_true(text[0].length > 4000);
        assert_memory_equal(text[0].at, "PK", 2);
        assert_true(pla_text_equal(text[0], text[1]));
    }
    pla_arena_release(&arena);
}

static void nothing_appears_when_it_cannot_be_written(void **state)
{
    (void)state;
    struct pla_err err = {0};
    assert_int_equal(write_book("/nonexistent-folder/a.xlsx", 10, &err), PLA_OUTPUT);
    assert_int_equal(strncmp(err.where, "/nonexistent-folder/a.xlsx", 26), 0);
    assert_true(strlen(err.hint) > 0);
}

static void an_abandoned_book_leaves_nothing(void **state)
{
    (void)state;
    struct pla_err err = {0};
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    char *path = pla_file_join(folder, "c.xlsx", &arena);
    struct pla_about about = {0};
    struct pla_workbook *book = NULL;
    struct pla_workbook_job job = {
        .path = path, .about = &about, .identity = &identity, .expected_rows = 10};
    assert_int_equal(pla_workbook_new(&job, &book, &err), PLA_OK);
    pla_workbook_abandon(book);
    pla_workbook_abandon(NULL);
    assert_false(pla_file_exists(path));
    assert_int_equal(rmdir(folder), 0); /* no temporary file is left either */
    pla_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_calls_same_bytes),
        cmocka_unit_test(nothing_appears_when_it_cannot_be_written),
        cmocka_unit_test(an_abandoned_book_leaves_nothing),
    };
    if (mkdtemp(folder) == NULL) {
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
