// SPDX-License-Identifier: Apache-2.0
/** Tests of slices and the text builder. */
#include "base/str.h"

#include "unit/base/test.h"

static void compare_is_by_bytes(void **state)
{
    (void)state;
    assert_true(pla_text_compare(PLA_TEXT("a"), PLA_TEXT("b")) < 0);
    assert_true(pla_text_compare(PLA_TEXT("a"), PLA_TEXT("ab")) < 0);
    assert_true(pla_text_compare(PLA_TEXT("ab"), PLA_TEXT("a")) > 0);
    assert_true(pla_text_compare(PLA_TEXT("Z"), PLA_TEXT("a")) < 0);
    assert_true(pla_text_compare(PLA_TEXT("\xC3\xA9"), PLA_TEXT("z")) > 0);
    assert_int_equal(pla_text_compare(PLA_TEXT("ab"), PLA_TEXT("ab")), 0);
    assert_int_equal(pla_text_compare((struct pla_text){0}, PLA_TEXT("")), 0);
    assert_true(pla_text_equal((struct pla_text){0}, PLA_TEXT("")));
    assert_false(pla_text_equal(PLA_TEXT("ab"), PLA_TEXT("aB")));
}

static void copy_keeps_absence(void **state)
{
    struct pla_arena arena;

    (void)state;
    pla_arena_init(&arena, 0);
    assert_null(pla_text_copy(&arena, (struct pla_text){0}).at);
    assert_string_equal(pla_text_copy(&arena, PLA_TEXT("")).at, "");
    assert_string_equal(pla_text_copy(&arena, (struct pla_text){"abc", 2}).at, "ab");
    pla_arena_release(&arena);
}

static void builder_appends(void **state)
{
    struct pla_str s = {0};

    (void)state;
    pla_str_put_z(&s, "a");
    pla_str_put_c(&s, 'b');
    PLA_PUT(&s, "cd");
    pla_str_put(&s, NULL, 0);
    pla_str_put_text(&s, PLA_TEXT("e"));
    pla_str_put_format(&s, "%s-%03d", "x", 7);
    assert_string_equal(s.at, "abcdex-007");
    assert_int_equal(s.length, 10);
    assert_int_equal(pla_str_check(&s, NULL), PLA_OK);
    pla_str_clear(&s);
    assert_string_equal(s.at, "");
    pla_str_release(&s);
    assert_null(s.at);
}

static void emptied_text_keeps_its_failure(void **state)
{
    struct pla_str s = {0};

    (void)state;
    pla_alloc_fail_at(1);
    PLA_PUT(&s, "lost");
    pla_alloc_fail_at(0);
    pla_str_empty(&s);
    PLA_PUT(&s, "more");
    assert_true(s.failed);
    pla_str_clear(&s);
    PLA_PUT(&s, "more");
    assert_int_equal(pla_str_check(&s, NULL), PLA_OK);
    assert_string_equal(s.at, "more");
    pla_str_empty(&s);
    assert_string_equal(s.at, "");
    pla_str_release(&s);
}

static void builder_grows_over_any_size(void **state)
{
    struct pla_str s = {0};

    (void)state;
    for (int i = 0; i < 5000; i++) {
        pla_str_put_c(&s, (char)('a' + i % 26));
        assert_int_equal(s.at[s.length], '\0');
    }
    for (int i = 0; i < 5000; i++) {
        assert_int_equal(s.at[i], 'a' + i % 26);
    }
    pla_str_release(&s);
}

static void failure_is_remembered(void **state)
{
    struct pla_str s = {0};
    struct pla_err err = {0};

    (void)state;
    pla_str_put_z(&s, "kept");
    pla_alloc_fail_at(1);
    assert_false(pla_str_reserve(&s, 100000));
    pla_str_put_z(&s, "lost");
    assert_int_equal(pla_str_check(&s, &err), PLA_MEMORY);
    assert_int_equal(err.code, PLA_MEMORY);
    assert_string_equal(s.at, "kept");
    pla_alloc_fail_at(0);
    pla_str_clear(&s);
    pla_str_put_z(&s, "again");
    assert_string_equal(s.at, "again");
    assert_false(pla_str_reserve(&s, SIZE_MAX - 2));
    pla_str_release(&s);
}

static void integers(void **state)
{
    static const struct {
        int64_t n;
        const char *text;
    } rows[] = {
        {0, "0"},
        {-1, "-1"},
        {9, "9"},
        {10, "10"},
        {-1234567, "-1234567"},
        {INT64_MAX, "9223372036854775807"},
        {INT64_MIN, "-9223372036854775808"},
    };
    struct pla_str s = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        pla_str_clear(&s);
        pla_str_put_int(&s, rows[i].n);
        assert_string_equal(s.at, rows[i].text);
    }
    pla_str_release(&s);
}

static void json_escapes_what_must_be(void **state)
{
    const struct {
        struct pla_text in;
        const char *out;
    } rows[] = {
        {PLA_TEXT(""), "\"\""},
        {PLA_TEXT("plain text, 100 %"), "\"plain text, 100 %\""},
        {PLA_TEXT("a\"b\\c"), "\"a\\\"b\\\\c\""},
        {PLA_TEXT("/<>&'"), "\"/<>&'\""},
        {PLA_TEXT("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\""},
        {PLA_TEXT("\0\x01\x1f\x20\x7e\x7f"), "\"\\u0000\\u0001\\u001f ~\\u007f\""},
        {PLA_TEXT("\xC2\x80\xC2\x9F\xC2\xA0"), "\"\\u0080\\u009f\xC2\xA0\""},
        {PLA_TEXT("seven b\xC2\x9B-"), "\"seven b\\u009b-\""},
        {PLA_TEXT("\xC3\x82\xC3\x9F \xC3\xA2\xC2\xBB"), "\"\xC3\x82\xC3\x9F \xC3\xA2\xC2\xBB\""},
        {PLA_TEXT("\xC3\xA9\xE2\x82\xAC"), "\"\xC3\xA9\xE2\x82\xAC\""},
    };
    struct pla_str s = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        pla_str_clear(&s);
        pla_str_put_json(&s, rows[i].in);
        assert_string_equal(s.at, rows[i].out);
    }
    pla_str_clear(&s);
    pla_str_put_json(&s, (struct pla_text){0});
    assert_string_equal(s.at, "\"\"");
    pla_str_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compare_is_by_bytes),
        cmocka_unit_test(copy_keeps_absence),
        cmocka_unit_test(builder_appends),
        cmocka_unit_test(emptied_text_keeps_its_failure),
        cmocka_unit_test(builder_grows_over_any_size),
        cmocka_unit_test(failure_is_remembered),
        cmocka_unit_test(integers),
        cmocka_unit_test(json_escapes_what_must_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
