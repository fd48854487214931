// SPDX-License-Identifier: Apache-2.0
/** CSV as RFC 4180 has it, and what is refused with its place. */
#include "exchange/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct pla_arena arena;

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

/** Rows as "a|b/c|d": cells parted by '|', rows by '/'. */
static void assert_rows(const char *text, const char *want)
{
    struct pla_csv csv;
    struct pla_str have = {0};
    assert_int_equal(pla_csv_open(&csv, pla_text_of(text), "t.csv", NULL, &arena), PLA_OK);
    for (int row = 0; pla_csv_row(&csv); row++) {
        pla_str_put_z(&have, row == 0 ? "" : "/");
        for (size_t i = 0; i < csv.count; i++) {
            pla_str_put_z(&have, i == 0 ? "" : "|");
            pla_str_put_text(&have, csv.cells[i]);
        }
    }
    assert_int_equal(csv.err.code, PLA_OK);
    assert_string_equal(have.at == NULL ? "" : have.at, want);
    pla_str_release(&have);
}

static void assert_refused(struct pla_text text, const struct pla_csv_limits *limits,
                           const char *where, const char *part)
{
    struct pla_csv csv;
    if (pla_csv_open(&csv, text, "t.csv", limits, &arena) == PLA_OK) {
        while (pla_csv_row(&csv)) {
        }
    }
    assert_int_equal(csv.err.code, PLA_SYNTAX);
    assert_string_equal(csv.err.where, where);
    assert_non_null(strstr(csv.err.text, part));
    assert_false(pla_csv_row(&csv));
}

static void refused(const char *text, const char *where, const char *part)
{
    assert_refused(pla_text_of(text), NULL, where, part);
}

static void test_rows(void **state)
{
    (void)state;
    assert_rows("", "");
    assert_rows("a", "a");
    assert_rows("a,b\nc,d\n", "a|b/c|d");
    assert_rows("a,b\r\nc,d\r\n", "a|b/c|d");
    assert_rows("a,b\r\nc,d", "a|b/c|d");
    assert_rows(",\n", "|");
    assert_rows("a,\n,b", "a|/|b");
    assert_rows(" a , b ", " a | b ");
    assert_rows("a\n\nb\n", "a//b");
    assert_rows("\xEF\xBB\xBF"
                "a,b",
                "a|b");
    assert_rows("é,日本", "é|日本");
}

static void test_quotes(void **state)
{
    (void)state;
    assert_rows("\"a\",\"b\"", "a|b");
    assert_rows("\"\",x", "|x");
    assert_rows("\"a,b\",c", "a,b|c");
    assert_rows("\"a\nb\",c\nd,e", "a\nb|c/d|e");
    assert_rows("\"a\r\nb\"\r\nc", "a\r\nb/c");
    assert_rows("\"say \"\"hi\"\"\",x", "say \"hi\"|x");
    assert_rows("\"\"\"\"", "\"");
    assert_rows("\"\"\"\"\"\"", "\"\"");
    assert_rows("\"\xEF\xBB\xBF\"", "\xEF\xBB\xBF");
}

static void test_what_is_refused(void **state)
{
    (void)state;
    refused("a,b\"c", "t.csv:1:4", "a quote stands inside");
    refused("a\nb, \"c\"", "t.csv:2:4", "a quote stands inside");
    refused("\"a\"b", "t.csv:1:4", "text stands behind");
    refused("\"a\" ,b", "t.csv:1:4", "text stands behind");
    refused("é,\"a\nb", "t.csv:1:3", "never closed");
    refused("\"", "t.csv:1:1", "never closed");
    refused("\"\"\"", "t.csv:1:1", "never closed");
    refused("a\rb", "t.csv:1:2", "carriage return");
    refused("a\r", "t.csv:1:2", "carriage return");
    refused("a,b\n\"x\ny\"z", "t.csv:3:3", "text stands behind");
    refused("a\n\xff", "t.csv:2:1", "not UTF-8");
    refused("\xC3", "t.csv:1:1", "not UTF-8");
    assert_refused((struct pla_text){"ab\0c", 4}, NULL, "t.csv:1:3", "byte 0");
}

static void test_limits(void **state)
{
    (void)state;
    const struct pla_csv_limits limits = {.text_bytes = 20, .cell_bytes = 4, .columns = 3};
    struct pla_csv csv;
    assert_refused(pla_text_of("aaaaaaaaaaaaaaaaaaaaa"), &limits, "t.csv:1:1", "too large");
    assert_refused(pla_text_of("a\nb,abcde"), &limits, "t.csv:2:3", "a cell is too long");
    assert_refused(pla_text_of("b,\"abc\""), &limits, "t.csv:1:3", "a cell is too long");
    assert_refused(pla_text_of("a,b,c,d"), &limits, "t.csv:1:7", "too many cells");
    assert_int_equal(pla_csv_open(&csv, pla_text_of("abcd,\"ab\",c"), "t", &limits, &arena),
                     PLA_OK);
    assert_true(pla_csv_row(&csv));
    assert_int_equal(csv.count, 3);
}

static void test_ragged_rows(void **state)
{
    (void)state;
    struct pla_csv csv;
    struct pla_err err = {0};
    assert_int_equal(
        pla_csv_open(&csv, pla_text_of("a,b\n1\n\n1,2,3\n\"x\ny\",2\n5,6"), "t", NULL, &arena),
        PLA_OK);
    assert_true(pla_csv_row(&csv));
    assert_false(pla_csv_is_ragged(&csv, &err));
    assert_true(pla_csv_row(&csv));
    assert_true(pla_csv_is_ragged(&csv, &err));
    assert_string_equal(err.where, "t:2:1");
    assert_string_equal(err.text, "this row has 1 cell, the first row has 2");
    assert_true(pla_csv_row(&csv));
    assert_true(pla_csv_is_ragged(&csv, &err));
    assert_string_equal(err.where, "t:3:1");
    assert_string_equal(err.text, "this line is empty");
    assert_true(pla_csv_row(&csv));
    assert_true(pla_csv_is_ragged(&csv, &err));
    assert_string_equal(err.text, "this row has 3 cells, the first row has 2");
    assert_true(pla_csv_row(&csv));
    assert_false(pla_csv_is_ragged(&csv, &err));
    pla_csv_place(&csv, 1, &err);
    assert_string_equal(err.where, "t:6:4");
    assert_true(pla_csv_row(&csv));
    assert_int_equal(csv.line, 7);
    pla_csv_place(&csv, 1, &err);
    assert_string_equal(err.where, "t:7:3");
    assert_false(pla_csv_row(&csv));
}

static void test_memory_runs_out(void **state)
{
    (void)state;
    for (size_t n = 1; n < 20; n++) {
        struct pla_arena own = {0};
        struct pla_csv csv;
        pla_arena_init(&own, 0);
        pla_alloc_fail_at(n);
        enum pla_code code = pla_csv_open(&csv, pla_text_of("\"a\"\"\",b\n"), "t", NULL, &own);
        while (code == PLA_OK && pla_csv_row(&csv)) {
        }
        bool done = pla_alloc_count() < n;
        pla_alloc_fail_at(0);
        pla_arena_release(&own);
        assert_int_equal(csv.err.code, done ? PLA_OK : PLA_MEMORY);
        if (done) {
            return;
        }
    }
    fail_msg("reading never succeeded");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_ragged_rows),
        cmocka_unit_test(test_memory_runs_out),
    };
    pla_arena_init(&arena, 0);
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
