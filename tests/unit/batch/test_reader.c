// SPDX-License-Identifier: Apache-2.0
/** Records of every kind of input, with their places; what is broken does not swallow the rest. */
#include "batch/reader.h"

#include "base/file.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { LIMIT = 1 << 20 };

static char path[] = "/tmp/plaudit-reader-XXXXXX";
static char lines_path[64];

static int make_file(void **state)
{
    int fd = mkstemp(path);
    (void)state;
    snprintf(lines_path, sizeof lines_path, "%s.ndjson", path);
    return fd < 0 || close(fd) != 0;
}

static int remove_file(void **state)
{
    (void)state;
    unlink(lines_path);
    return unlink(path);
}

static void fill_file(const char *name, const char *bytes, size_t length)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

/** All that a reader gives, written down: "1:1 {..}|2:1! text|". Long records by their length. */
static void write_down(struct pla_reader *reader, struct pla_str *out)
{
    struct pla_record record;
    struct pla_err err;
    uint64_t position = 0;
    for (;;) {
        enum pla_read what = pla_reader_next(reader, &record, &err);
        if (what == PLA_READ_END)
            return;
        if (what == PLA_READ_AGAIN) {
            struct pollfd input = {.fd = pla_reader_fd(reader), .events = POLLIN};
            poll(&input, 1, -1);
            continue;
        }
        assert_int_equal(record.position, position++);
        pla_str_put_format(out, "%zu:%zu", record.line, record.column);
        if (what == PLA_READ_FAULT)
            pla_str_put_format(out, "! %s|", err.text);
        else if (record.text.length > 100)
            pla_str_put_format(out, " [%zu]|", record.text.length);
        else
            pla_str_put_format(out, " %.*s|", (int)record.text.length, record.text.at);
    }
}

static struct pla_str seen;

static const char *read_path(const char *name)
{
    struct pla_input input = {name, name};
    struct pla_reader *reader;
    struct pla_err err;
    pla_str_clear(&seen);
    assert_int_equal(pla_reader_new(&input, 1, LIMIT, &reader, &err), PLA_OK);
    write_down(reader, &seen);
    pla_reader_free(reader);
    return seen.at != NULL ? seen.at : "";
}

static const char *read_text(const char *text)
{
    fill_file(path, text, strlen(text));
    return read_path(path);
}

static void reads_what_is_right(void **state)
{
    static const char *const cases[][2] = {
        /* lines */
        {"{\"a\":1}\n{\"a\":2}\n", "1:1 {\"a\":1}|2:1 {\"a\":2}|"},
        {"{}\r\n\r\n  {}  \n\n{}", "1:1 {}|3:3 {}|5:1 {}|"},
        {"\n\n{}\n{}", "3:1 {}|4:1 {}|"},
        /* one value, short and pretty */
        {"{}", "1:1 {}|"},
        {"  {\"a\": [1,\n 2]}\n", "1:3 {\"a\": [1,\n 2]}|"},
        {"{\n  \"a\": {\n    \"b\": 1 }\n}\n", "1:1 {\n  \"a\": {\n    \"b\": 1 }\n}|"},
        {"{\"a\":\n{}\n}\n", "1:1 {\"a\":\n{}\n}|"},
        {"{\"evidence\": [\n{\"id\": 1},\n{\"id\": 2}\n]}",
         "1:1 {\"evidence\": [\n{\"id\": 1},\n{\"id\": 2}\n]}|"},
        /* values one after another */
        {"{\n}\n{\n}", "1:1 {\n}|3:1 {\n}|"},
        {"{}{}", "1:1 {}|1:3 {}|"},
        /* arrays */
        {"[]", "! holds no portfolio|"},
        {"[{\"a\":1},{\"a\":[{}]}]", "1:2 {\"a\":1}|1:10 {\"a\":[{}]}|"},
        {" [\n  {\n   \"a\": 1\n  },\n  {}\n]\n", "2:3 {\n   \"a\": 1\n  }|5:3 {}|"},
        /* un-indented: nested objects stand in the same column and are not cut */
        {"[\n{\"a\":[\n{},\n{}\n]},\n{}\n]", "2:1 {\"a\":[\n{},\n{}\n]}|6:1 {}|"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *got = read_text(cases[i][0]);
        const char *want = cases[i][1];
        if (want[0] == '!') {
            assert_string_equal(got, "0:0! holds no portfolio|");
            continue;
        }
        assert_string_equal(got, want);
    }
}

static void keeps_what_is_broken_apart(void **state)
{
    static const char *const cases[][2] = {
        /* a broken line stays one record */
        {"{\"a\":\n{}\n", "1:1 {\"a\":|2:1 {}|"},
        {"{}\n{\"a\n{}\n", "1:1 {}|2:1 {\"a|3:1 {}|"},
        {"{\"a\":1\n{}\n{}\n", "1:1 {\"a\":1|2:1 {}|3:1 {}|"},
        {"oops\n{}\n", "1:1 oops|2:1 {}|"},
        {"oops\nagain", "1:1 oops|2:1 again|"},
        /* a value that never ends */
        {"{\n  \"a\": [\n", "1:1 {\n  \"a\": [|"},
        {"{\n \"a\": 1\n{\n \"a\": 2\n}\n", "1:1 {\n \"a\": 1|3:1 {\n \"a\": 2\n}|"},
        {"{\n} x\n{\n}", "1:1 {\n}|2:3 x|3:1 {\n}|"},
        /* array elements: missing bracket, bracket too many, wrong bracket, open string */
        {"[\n  {\"a\": {},\n  {\"a\": 2}\n]", "2:3 {\"a\": {}|3:3 {\"a\": 2}|"},
        {"[\n  {\"a\": 1}},\n  {\"a\": 2}\n]",
         "2:3 {\"a\": 1}|2:11! expected ',' or ']' behind a portfolio|3:3 {\"a\": 2}|"},
        {"[\n  {\"a\": [1},\n  {\"a\": 2}\n]", "2:3 {\"a\": [1}|3:3 {\"a\": 2}|"},
        {"[\n  {\"a\": \"b},\n  {\"a\": 2}\n]", "2:3 {\"a\": \"b}|3:3 {\"a\": 2}|"},
        {"[\n {\n  \"a\": [\n },\n {\n  \"b\": 1\n }\n]",
         "2:2 {\n  \"a\": [\n }|5:2 {\n  \"b\": 1\n }|"},
        {"[{\"a\": [}, {}]", "1:2 {\"a\": [}, {}]|"}, /* on one line nothing tells the next */
        /* between elements */
        {"[{}{}]", "1:2 {}|1:4! expected ',' or ']' behind a portfolio|1:4 {}|"},
        {"[{},,{}]", "1:2 {}|1:5! a value is missing|1:6 {}|"},
        {"[{},]", "1:2 {}|1:5! a value is missing|"},
        {"[{}", "1:2 {}|1:4! the array does not end|"},
        {"[{},", "1:2 {}|1:5! the array does not end|"},
        {"[{}]\n x [", "1:2 {}|2:2! text follows the end of the array|"},
        {"[1, \"a,]\", null\n]", "1:2 1|1:5 \"a,]\"|1:12 null|"},
        {"[", "1:2! the array does not end|"},
        /* a byte order mark is seen by the strict scanner, or named */
        {"\xEF\xBB\xBF{}", "1:1 \xEF\xBB\xBF{}|"},
        {"\xEF\xBB\xBF{\n}\n{\n}", "1:1 \xEF\xBB\xBF{\n}|3:1 {\n}|"},
        {"\xEF\xBB\xBF{}\n{}", "1:1 \xEF\xBB\xBF{}|2:1 {}|"},
        {"\xEF\xBB\xBF[{}]", "1:1! a byte order mark stands before the text|1:5 {}|"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(read_text(cases[i][0]), cases[i][1]);
}

static void a_name_may_promise_lines(void **state)
{
    const char text[] = "{\"a\":\n[\n{}\n";
    (void)state;
    fill_file(lines_path, text, strlen(text));
    assert_string_equal(read_path(lines_path), "1:1 {\"a\":|2:1 [|3:1 {}|");
}

static void nothing_is_a_fault(void **state)
{
    (void)state;
    assert_string_equal(read_text(""), "0:0! holds no portfolio|");
    assert_string_equal(read_text(" \n\n "), "0:0! holds no portfolio|");
    assert_string_equal(read_path("/nonexistent"),
                        "0:0! cannot be opened: No such file or directory|");
}

/** A record of exactly `length` bytes between two small ones. */
static const char *read_with_record(const char *before, size_t length, char fill, const char *after)
{
    size_t head = strlen(before), tail = strlen(after);
    char *text = pla_heap_alloc(head + length + tail);
    memcpy(text, before, head);
    memset(text + head, fill, length);
    text[head] = '{';
    text[head + length - 1] = '}';
    memcpy(text + head + length, after, tail);
    fill_file(path, text, head + length + tail);
    pla_heap_free(text);
    return read_path(path);
}

#define TOO_LONG "a portfolio larger than 1 MiB is not read"

/** One message in place of one for each of its lines. */
static void another_kind_of_file_is_named(void **state)
{
    static const char *const cases[][2] = {
        {"\xFF\xFE{\n\n\n", "0:0! this is UTF-16 text|"},
        {"PK\x03\x04\n\n", "0:0! this is a workbook or another packed file, not portfolios|"},
        {"%PDF-1.7\n\n", "0:0! this is a PDF document, not portfolios|"},
        {"%PD", "1:1 %PD|"},
        {"PK\n{}\n", "1:1 PK|2:1 {}|"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(read_text(cases[i][0]), cases[i][1]);
}

static void a_record_too_long_is_left_out(void **state)
{
    (void)state;
    /* in lines */
    assert_string_equal(read_with_record("{}\n", LIMIT, ' ', "\n{}"),
                        "1:1 {}|2:1 [1048576]|3:1 {}|");
    assert_string_equal(read_with_record("{}\n", LIMIT + 1, ' ', "\n{}"),
                        "1:1 {}|2:1! " TOO_LONG "|3:1 {}|");
    assert_string_equal(read_with_record("{}\n", 5 * LIMIT, 'x', "\n{}\n"),
                        "1:1 {}|2:1! " TOO_LONG "|3:1 {}|");
    assert_string_equal(read_with_record("{}\n", 5 * LIMIT, 'x', ""), "1:1 {}|2:1! " TOO_LONG "|");
    /* in an array, one line and many */
    assert_string_equal(read_with_record("[{},", LIMIT, ' ', ",{}]"),
                        "1:2 {}|1:5 [1048576]|1:1048582 {}|");
    assert_string_equal(read_with_record("[{},", LIMIT + 1, ' ', ",{}]"),
                        "1:2 {}|1:5! " TOO_LONG "|1:1048583 {}|");
    assert_string_equal(read_with_record("[{},", 3 * LIMIT, '\n', ",\n{}]"),
                        "1:2 {}|1:5! " TOO_LONG "|3145728:1 {}|");
    /* alone */
    assert_string_equal(read_with_record("", 3 * LIMIT, '\n', "\n"), "1:1! " TOO_LONG "|");
    assert_string_equal(read_with_record("", 3 * LIMIT, 'x', ""), "1:1! " TOO_LONG "|");
    /* white space is no record, however much */
    assert_string_equal(read_with_record("[{},", 1, ' ', ""),
                        "1:2 {}|1:5 }|1:6! the array does not end|");
}

static void much_white_space_is_passed(void **state)
{
    size_t length = 3 * LIMIT;
    char *text = pla_heap_alloc(length);
    (void)state;
    memset(text, ' ', length);
    text[0] = '[';
    memcpy(text + length - 3, "{}]", 3);
    fill_file(path, text, length);
    assert_string_equal(read_path(path), "1:3145726 {}|");
    memcpy(text, "[{\"a\":[}\n", 9); /* broken: looks for the next by its column */
    memcpy(text + length - 5, "\n {}]", 5);
    fill_file(path, text, length);
    assert_string_equal(read_path(path), "1:2! " TOO_LONG "|");
    pla_heap_free(text);
}

/** A pipe that gives little at a time: never waits, and gives each line when it is whole. */
static void a_slow_pipe_gives_what_is_there(void **state)
{
    int ends[2], old_input = dup(STDIN_FILENO);
    struct pla_input input = {"-", "stdin"};
    struct pla_reader *reader;
    struct pla_record record;
    struct pla_err err;
    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    assert_int_equal(pla_reader_new(&input, 1, LIMIT, &reader, &err), PLA_OK);
    assert_int_equal(pla_reader_next(reader, &record, &err), PLA_READ_AGAIN);
    assert_int_equal(write(ends[1], "{\"id\"", 5), 5);
    assert_int_equal(pla_reader_next(reader, &record, &err), PLA_READ_AGAIN);
    assert_int_equal(write(ends[1], ":1}\n", 4), 4);
    assert_int_equal(pla_reader_next(reader, &record, &err), PLA_READ_RECORD);
    assert_true(pla_text_equal(record.text, PLA_TEXT("{\"id\":1}")));
    assert_string_equal(record.name, "stdin");
    assert_int_equal(pla_reader_next(reader, &record, &err), PLA_READ_AGAIN);
    assert_int_equal(write(ends[1], "{}", 2), 2);
    close(ends[1]);
    assert_int_equal(pla_reader_next(reader, &record, &err), PLA_READ_RECORD);
    assert_int_equal(record.line, 2);
    assert_int_equal(pla_reader_next(reader, &record, &err), PLA_READ_END);
    pla_reader_free(reader);
    dup2(old_input, STDIN_FILENO);
    close(old_input);
    close(ends[0]);
}

/** Input without an end gives its caller a turn now and then. */
static void an_endless_record_can_be_left(void **state)
{
    struct pla_input input = {"/dev/zero", "zero"};
    struct pla_reader *reader;
    struct pla_record record;
    struct pla_err err;
    (void)state;
    assert_int_equal(pla_reader_new(&input, 1, LIMIT, &reader, &err), PLA_OK);
    for (int turn = 0; turn < 3; turn++)
        assert_int_equal(pla_reader_next(reader, &record, &err), PLA_READ_AGAIN);
    pla_reader_free(reader);
}

static void goes_from_file_to_file(void **state)
{
    struct pla_input inputs[] = {{path, "a"}, {"/nonexistent", "b"}, {path, "c"}};
    struct pla_reader *reader;
    struct pla_err err;
    uint64_t done, all;
    (void)state;
    fill_file(path, "{}\n{}\n", 6);
    pla_str_clear(&seen);
    assert_int_equal(pla_reader_new(inputs, 3, LIMIT, &reader, &err), PLA_OK);
    write_down(reader, &seen);
    assert_string_equal(seen.at, "1:1 {}|2:1 {}|0:0! cannot be opened: No such file or "
                                 "directory|1:1 {}|2:1 {}|");
    pla_reader_progress(reader, &done, &all);
    assert_int_equal(done, 12);
    assert_int_equal(all, 0); /* one of them has no size */
    pla_reader_free(reader);
    pla_str_release(&seen);
}

static void memory_may_fail(void **state)
{
    struct pla_input input = {path, "a"};
    struct pla_reader *reader = NULL;
    struct pla_record record;
    struct pla_err err;
    (void)state;
    fill_file(path, "{}\n", 3);
    pla_alloc_fail_at(1);
    assert_int_equal(pla_reader_new(&input, 1, LIMIT, &reader, &err), PLA_MEMORY);
    pla_alloc_fail_at(2);
    assert_int_equal(pla_reader_new(&input, 1, LIMIT, &reader, &err), PLA_OK);
    assert_int_equal(pla_reader_next(reader, &record, &err), PLA_READ_FAULT);
    assert_int_equal(err.code, PLA_MEMORY);
    assert_int_equal(pla_reader_next(reader, &record, &err), PLA_READ_END);
    pla_alloc_fail_at(0);
    pla_reader_free(reader);
}

/** Gives every second record of another reader, with its own text. */
static enum pla_read every_second(void *ctx, struct pla_record *out, struct pla_err *err)
{
    struct pla_reader *inner = ctx;
    enum pla_read what = pla_reader_next(inner, out, err);
    if (what == PLA_READ_RECORD && out->position % 2 == 0)
        what = pla_reader_next(inner, out, err);
    return what;
}

static void reads_over_a_source(void **state)
{
    (void)state;
    static const char file_path[] = "source.ndjson";
    struct pla_input input = {file_path, file_path};
    struct pla_err err;
    struct pla_record record;
    struct pla_reader *inner, *outer;
    uint64_t done, all;
    assert_int_equal(pla_file_write(file_path, PLA_TEXT("{}\n{\"a\":1}\n{}\n{\"a\":2}\n"), &err),
                     PLA_OK);
    assert_int_equal(pla_reader_new(&input, 1, 1000, &inner, &err), PLA_OK);
    struct pla_record_source source = {inner, inner, every_second};
    assert_int_equal(pla_reader_over(&source, &outer, &err), PLA_OK);
    assert_int_equal(pla_reader_next(outer, &record, &err), PLA_READ_RECORD);
    assert_int_equal(record.position, 1);
    assert_true(pla_text_equal(record.text, PLA_TEXT("{\"a\":1}")));
    assert_int_equal(pla_reader_next(outer, &record, &err), PLA_READ_RECORD);
    assert_int_equal(record.position, 3);
    pla_reader_progress(outer, &done, &all);
    assert_int_equal(done, 22);
    assert_int_equal(all, 22);
    assert_int_equal(pla_reader_next(outer, &record, &err), PLA_READ_END);
    pla_reader_free(outer);
    pla_reader_free(inner);
    (void)remove(file_path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_over_a_source),
        cmocka_unit_test(reads_what_is_right),
        cmocka_unit_test(keeps_what_is_broken_apart),
        cmocka_unit_test(a_name_may_promise_lines),
        cmocka_unit_test(nothing_is_a_fault),
        cmocka_unit_test(another_kind_of_file_is_named),
        cmocka_unit_test(a_record_too_long_is_left_out),
        cmocka_unit_test(much_white_space_is_passed),
        cmocka_unit_test(a_slow_pipe_gives_what_is_there),
        cmocka_unit_test(an_endless_record_can_be_left),
        cmocka_unit_test(goes_from_file_to_file),
        cmocka_unit_test(memory_may_fail),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
