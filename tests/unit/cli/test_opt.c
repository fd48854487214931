// SPDX-License-Identifier: Apache-2.0
/** Command lines, right and wrong. */
#include "opt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct values {
    struct cli_common common;
    bool all;
    const char *output;
    struct cli_list rubrics;
    size_t jobs;
    struct cli_date date;
    int form;
    struct cli_shard shard;
};

static const char *const forms[] = {"ndjson", "json", NULL};
static const struct cli_opt options[] = {
    {"all", 'a', CLI_FLAG, offsetof(struct values, all), NULL, "", NULL},
    {"output", 'o', CLI_TEXT, offsetof(struct values, output), "FILE", "", NULL},
    {"rubric", 'r', CLI_LIST, offsetof(struct values, rubrics), "PATH", "", NULL},
    {"jobs", 'j', CLI_NUMBER, offsetof(struct values, jobs), "N", "", NULL},
    {"as-of", 0, CLI_DATE, offsetof(struct values, date), "DATE", "", NULL},
    {"format", 'f', CLI_CHOICE, offsetof(struct values, form), "FORM", "", forms},
    {"shard", 0, CLI_SHARD, offsetof(struct values, shard), "K/N", "", NULL},
    {0},
};

static struct pla_arena arena;
static struct values values;
static struct cli_list operands;
static struct pla_err err;

/** Read words (the list ends with NULL). */
static enum pla_code parse(const char *const *words)
{
    size_t count = 0;
    while (words[count] != NULL)
        count++;
    pla_arena_reset(&arena);
    values = (struct values){0};
    operands = (struct cli_list){0};
    err = (struct pla_err){0};
    return cli_opt_parse(options, words, count, &arena, &values, &operands, &err);
}

#define PARSE(...) parse((const char *const[]){__VA_ARGS__, NULL})

static void reads_every_form(void **state)
{
    (void)state;
    assert_int_equal(PARSE("in", "-aj4", "--rubric", "x", "-ry", "--rubric=z", "-o", "-", "-"),
                     PLA_OK);
    assert_true(values.all);
    assert_int_equal(values.jobs, 4);
    assert_int_equal(values.rubrics.count, 3);
    assert_string_equal(values.rubrics.items[1], "y");
    assert_string_equal(values.rubrics.items[2], "z");
    assert_string_equal(values.output, "-");
    assert_int_equal(operands.count, 2);
    assert_string_equal(operands.items[1], "-");

    assert_int_equal(PARSE("--as-of", "2026-02-28", "--format", "json", "--shard=2/8", "-q"),
                     PLA_OK);
    assert_true(values.date.is_set);
    assert_int_equal(values.date.day, pla_day_of(2026, 2, 28));
    assert_int_equal(values.form, 1);
    assert_int_equal(values.shard.index, 1);
    assert_int_equal(values.shard.count, 8);
    assert_true(values.common.quiet);
}

static void two_dashes_end_options(void **state)
{
    (void)state;
    assert_int_equal(PARSE("--", "--all", "-x"), PLA_OK);
    assert_false(values.all);
    assert_int_equal(operands.count, 2);
    assert_string_equal(operands.items[0], "--all");
}

static void the_last_value_stands(void **state)
{
    (void)state;
    assert_int_equal(PARSE("-oa", "-o", "b", "--output="), PLA_OK);
    assert_string_equal(values.output, "");
}

static void says_what_is_wrong(void **state)
{
    static const struct {
        const char *words[3], *text, *hint;
    } cases[] = {
        {{"--rubrik", "x"}, "unknown option '--rubrik'", "did you mean '--rubric'?"},
        {{"--zzzzzzzz"}, "unknown option '--zzzzzzzz'", ""},
        {{"-x"}, "unknown option '-x'", ""},
        {{"-ax"}, "unknown option '-x'", ""},
        {{"--all=yes"}, "--all takes no value", ""},
        {{"--output"}, "--output needs a value", "--output FILE"},
        {{"-o"}, "--output needs a value", "--output FILE"},
        {{"-j0"}, "--jobs needs a whole number from 1, not '0'", ""},
        {{"-j", "1000001"}, "--jobs needs a whole number from 1, not '1000001'", ""},
        {{"-j4x"}, "--jobs needs a whole number from 1, not '4x'", ""},
        {{"--as-of", "2026-02-29"}, "--as-of needs a date like 2026-11-01, not '2026-02-29'", ""},
        {{"--shard", "9/8"}, "--shard needs a shard like 2/8, not '9/8'", ""},
        {{"--shard", "0/8"}, "--shard needs a shard like 2/8, not '0/8'", ""},
        {{"--format", "csv"}, "--format needs one of the names, not 'csv'", "ndjson, json"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(parse(cases[i].words), PLA_USAGE);
        assert_string_equal(err.text, cases[i].text);
        assert_string_equal(err.hint, cases[i].hint);
    }
    assert_int_equal(PARSE("-j1000000"), PLA_OK); /* the edge */
    assert_int_equal(PARSE("--shard", "8/8"), PLA_OK);
}

static int begin(void **state)
{
    (void)state;
    pla_arena_init(&arena, 0);
    return 0;
}

static int end(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_form),
        cmocka_unit_test(two_dashes_end_options),
        cmocka_unit_test(the_last_value_stands),
        cmocka_unit_test(says_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
