// SPDX-License-Identifier: Apache-2.0
/** Tests of reading JSON by pull: values, types, places, large objects, failing memory. */
#include "base/json.h"

#include "unit/base/test.h"

static struct pla_arena arena;
static struct pla_json scan;

static int set_up(void **state)
{
    (void)state;
    pla_arena_init(&arena, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

static void begin(const char *text)
{
    pla_json_begin(&scan, pla_text_of(text), "t", 0, &arena);
}

static void values_are_read(void **state)
{
    struct pla_text key, text;
    struct pla_rational number;
    bool flag = false;

    (void)state;
    begin(" { \"s\" : \"x\" , "
          "\"n\":-1.50,\"t\":true,\"f\":false,\"z\":null,\"a\":[1,[],{}],\"o\":{}} ");
    assert_int_equal(pla_json_peek(&scan), PLA_JSON_OBJECT);
    assert_true(pla_json_object(&scan));
    assert_true(pla_json_member(&scan, &key));
    assert_text_equal(key, "s");
    assert_int_equal(pla_json_peek(&scan), PLA_JSON_STRING);
    assert_true(pla_json_string(&scan, &text));
    assert_text_equal(text, "x");
    assert_true(pla_json_member(&scan, &key));
    assert_int_equal(pla_json_peek(&scan), PLA_JSON_NUMBER);
    assert_true(pla_json_number(&scan, &number));
    assert_int_equal(number.num, -3);
    assert_int_equal(number.den, 2);
    assert_true(pla_json_member(&scan, &key));
    assert_int_equal(pla_json_peek(&scan), PLA_JSON_TRUE);
    assert_true(pla_json_bool(&scan, &flag));
    assert_true(flag);
    assert_true(pla_json_member(&scan, &key));
    assert_int_equal(pla_json_peek(&scan), PLA_JSON_FALSE);
    assert_true(pla_json_bool(&scan, &flag));
    assert_false(flag);
    assert_true(pla_json_member(&scan, &key));
    assert_int_equal(pla_json_peek(&scan), PLA_JSON_NULL);
    assert_true(pla_json_null(&scan));
    assert_true(pla_json_member(&scan, &key));
    assert_int_equal(pla_json_peek(&scan), PLA_JSON_ARRAY);
    assert_true(pla_json_array(&scan));
    assert_true(pla_json_element(&scan));
    assert_true(pla_json_number_text(&scan, &text));
    assert_text_equal(text, "1");
    assert_true(pla_json_element(&scan));
    assert_true(pla_json_array(&scan));
    assert_false(pla_json_element(&scan));
    assert_true(pla_json_element(&scan));
    assert_true(pla_json_object(&scan));
    assert_false(pla_json_member(&scan, &key));
    assert_false(pla_json_element(&scan));
    assert_true(pla_json_member(&scan, &key));
    assert_text_equal(key, "o");
    assert_true(pla_json_raw(&scan, &text));
    assert_text_equal(text, "{}");
    assert_false(pla_json_member(&scan, &key));
    assert_int_equal(pla_json_end(&scan), PLA_OK);
}

static void strings_are_unescaped(void **state)
{
    const struct {
        const char *json;
        struct pla_text want;
    } rows[] = {
        {"\"\"", PLA_TEXT("")},
        {"\"plain\"", PLA_TEXT("plain")},
        {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", PLA_TEXT("\"\\/\b\f\n\r\t")},
        {"\"\\u0041\\u00e9\\u20AC\"", PLA_TEXT("A\xC3\xA9\xE2\x82\xAC")},
        {"\"\\ud83d\\ude00\\uDBFF\\uDFFF\"", PLA_TEXT("\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF")},
        {"\"\\uD800\\uDC00\"", PLA_TEXT("\xF0\x90\x80\x80")},
        {"\"a\\nb and a longer run of plain text\\tc\"",
         PLA_TEXT("a\nb and a longer run of plain text\tc")},
        {"\"\xE6\xBC\xA2\\u6f22\xE6\xBC\xA2\"", PLA_TEXT("\xE6\xBC\xA2\xE6\xBC\xA2\xE6\xBC\xA2")},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_text text;
        begin(rows[i].json);
        assert_true(pla_json_string(&scan, &text));
        assert_int_equal(text.length, rows[i].want.length);
        assert_memory_equal(text.at, rows[i].want.at, text.length);
        assert_int_equal(pla_json_end(&scan), PLA_OK);
    }
}

static void plain_strings_are_slices(void **state)
{
    static const char json[] = "{\"key\":\"value\",\"k\\u0065y2\":\"\\t\"}";
    struct pla_text key, text;

    (void)state;
    begin(json);
    assert_true(pla_json_object(&scan));
    assert_true(pla_json_member(&scan, &key));
    assert_ptr_equal(key.at, json + 2);
    assert_true(pla_json_string(&scan, &text));
    assert_ptr_equal(text.at, json + 8);
    assert_true(pla_json_member(&scan, &key));
    assert_text_equal(key, "key2");
}

static void strings_of_every_length_end_right(void **state)
{
    char json[64];

    (void)state;
    for (size_t length = 0; length < 40; length++) {
        for (size_t at = 0; at <= length; at++) { /* one special character at each place */
            struct pla_text text;
            memset(json, 'x', sizeof json);
            json[0] = '"';
            if (at < length) {
                json[1 + at] = '\\';
                json[2 + at] = 'n';
            }
            json[length + 2] = '"';
            pla_json_begin(&scan, (struct pla_text){json, length + 3}, "t", 1, &arena);
            assert_true(pla_json_string(&scan, &text));
            assert_int_equal(text.length, length + (at < length ? 0 : 1));
            assert_int_equal(pla_json_end(&scan), PLA_OK);
        }
    }
}

static void numbers_are_exact(void **state)
{
    static const struct {
        const char *json;
        struct pla_rational want; /**< den 0: overflow */
    } rows[] = {
        {"0", {0, 1}},
        {"-0", {0, 1}},
        {"7", {7, 1}},
        {"0.1", {1, 10}},
        {"2.50", {5, 2}},
        {"1e3", {1000, 1}},
        {"25e-2", {1, 4}},
        {"123456789012345678", {INT64_C(123456789012345678), 1}},
        {"-12345678901234567", {INT64_C(-12345678901234567), 1}},
        {"9223372036854775807", {INT64_MAX, 1}},
        {"-9223372036854775808", {INT64_MIN, 1}},
        {"9223372036854775808", {0, 0}},
        {"1e400", {0, 0}},
        {"1e-400", {0, 0}},
        {"123456789012345678901234567890", {0, 0}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_rational got = {42, 0};
        begin(rows[i].json);
        if (rows[i].want.den != 0) {
            assert_true(pla_json_number(&scan, &got));
            assert_true(got.num == rows[i].want.num);
            assert_true(got.den == rows[i].want.den);
            assert_int_equal(pla_json_end(&scan), PLA_OK);
        } else {
            assert_false(pla_json_number(&scan, &got));
            assert_int_equal(pla_json_end(&scan), PLA_OVERFLOW);
            assert_string_equal(scan.err.where, "t:1:1");
            assert_int_equal(got.num, 42);
        }
    }
}

static void any_number_can_be_skipped(void **state)
{
    struct pla_text text;

    (void)state;
    begin("[1e400,2]");
    assert_true(pla_json_array(&scan));
    assert_true(pla_json_element(&scan));
    assert_true(pla_json_number_text(&scan, &text));
    assert_text_equal(text, "1e400");
    assert_true(pla_json_element(&scan));
    assert_true(pla_json_skip(&scan));
    assert_false(pla_json_element(&scan));
    assert_int_equal(pla_json_end(&scan), PLA_OK);
}

static void a_wrong_type_fails_the_direct_call(void **state)
{
    struct pla_text text = {"untouched", 9};

    (void)state;
    begin("{\"a\":[true]}");
    assert_true(pla_json_object(&scan));
    assert_true(pla_json_member(&scan, &text));
    assert_true(pla_json_array(&scan));
    assert_true(pla_json_element(&scan));
    assert_false(pla_json_string(&scan, &text));
    assert_text_equal(text, "a");
    assert_int_equal(scan.err.code, PLA_SYNTAX);
    assert_string_equal(scan.err.text, "expected a string, found true");
    assert_string_equal(scan.err.where, "t:1:7#/a/0");
    /* sticky: the first failure stays, nothing more is read */
    assert_false(pla_json_skip(&scan));
    assert_false(pla_json_element(&scan));
    assert_false(pla_json_member(&scan, &text));
    assert_int_equal(pla_json_peek(&scan), PLA_JSON_FAILED);
    assert_int_equal(pla_json_end(&scan), PLA_SYNTAX);
    assert_string_equal(scan.err.where, "t:1:7#/a/0");
}

static void wrong_skips_and_goes_on(void **state)
{
    static const struct {
        const char *value, *found;
    } rows[] = {
        {"null", "null"},
        {"false", "false"},
        {"true", "true"},
        {"1", "a number"},
        {"\"x\"", "a string"},
        {"[1,[2]]", "an array"},
        {"{\"k\":{}}", "an object"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_text key, text;
        struct pla_err fault;
        char json[64], want[64];
        (void)snprintf(json, sizeof json, "{\"a\":\n %s,\"b\":\"next\"}", rows[i].value);
        (void)snprintf(want, sizeof want, "expected a date, found %s", rows[i].found);
        begin(json);
        assert_true(pla_json_object(&scan));
        assert_true(pla_json_member(&scan, &key));
        pla_json_wrong(&scan, "a date", &fault);
        assert_string_equal(fault.text, want);
        assert_string_equal(fault.where, "t:2:2#/a");
        assert_int_equal(scan.err.code, PLA_OK);
        assert_true(pla_json_member(&scan, &key));
        assert_true(pla_json_string(&scan, &text));
        assert_text_equal(text, "next");
        assert_false(pla_json_member(&scan, &key));
        assert_int_equal(pla_json_end(&scan), PLA_OK);
    }
}

static void wrong_on_broken_text_gives_the_failure(void **state)
{
    struct pla_err fault;

    (void)state;
    begin("?");
    pla_json_wrong(&scan, "a date", &fault);
    assert_string_equal(fault.text, "expected a value, found '?'");
}

static void place_is_that_of_the_value_read_last(void **state)
{
    struct pla_text text;
    struct pla_err err;

    (void)state;
    pla_json_begin(&scan, PLA_TEXT("{\"a\": [0, \"x\" ], \"b\":{\"c\" :1} }"), "t", 17, &arena);
    assert_true(pla_json_object(&scan));
    assert_true(pla_json_member(&scan, &text));
    assert_true(pla_json_array(&scan));
    assert_true(pla_json_element(&scan));
    assert_true(pla_json_skip(&scan));
    assert_true(pla_json_element(&scan));
    assert_true(pla_json_string(&scan, &text));
    pla_err_set(&err, PLA_PORTFOLIO, "bad");
    pla_json_place(&scan, &err);
    assert_string_equal(err.where, "t:17:11#/a/1");
    assert_false(pla_json_element(&scan));
    pla_json_place(&scan, &err); /* the array, now that it is left */
    assert_string_equal(err.where, "t:17:7#/a");
    assert_true(pla_json_member(&scan, &text));
    assert_int_equal(pla_json_peek(&scan), PLA_JSON_OBJECT);
    pla_json_place(&scan, &err); /* the value that comes next */
    assert_string_equal(err.where, "t:17:22#/b");
    assert_true(pla_json_skip(&scan));
    assert_false(pla_json_member(&scan, &text));
    pla_json_place(&scan, &err);
    assert_string_equal(err.where, "t:17:1");
    assert_string_equal(err.text, "bad");
}

static void raw_gives_the_bytes(void **state)
{
    struct pla_text text;

    (void)state;
    begin("[ {\"a\" : [1, 2 ]} , \"\\u0041\"]");
    assert_true(pla_json_array(&scan));
    assert_true(pla_json_element(&scan));
    assert_true(pla_json_raw(&scan, &text));
    assert_text_equal(text, "{\"a\" : [1, 2 ]}");
    assert_true(pla_json_element(&scan));
    assert_true(pla_json_raw(&scan, &text));
    assert_text_equal(text, "\"\\u0041\"");
}

static void end_refuses_what_is_left(void **state)
{
    (void)state;
    begin("[1]");
    assert_true(pla_json_array(&scan));
    assert_int_equal(pla_json_end(&scan), PLA_SYNTAX);
}

/** {"k0":0,"k1":1,...}; a last key k<again> if not negative. */
static void put_object(struct pla_str *s, int count, int again, const char *prefix)
{
    pla_str_put_c(s, '{');
    for (int i = 0; i < count; i++) {
        pla_str_put_format(s, "%s\"%s%d\":%d", i > 0 ? "," : "", prefix, i, i);
    }
    if (again >= 0) {
        pla_str_put_format(s, ",\n\"%s%d\":0", prefix, again);
    }
    pla_str_put_c(s, '}');
}

static void duplicates_are_found_at_any_size(void **state)
{
    static const char *const prefixes[] = {"", "k", "a-long-common-prefix-", "\\u0041"};
    struct pla_str s = {0};
    struct pla_err err;

    (void)state;
    for (size_t p = 0; p < sizeof prefixes / sizeof prefixes[0]; p++) {
        for (int count = 1; count < 80; count++) {
            pla_str_clear(&s);
            put_object(&s, count, -1, prefixes[p]);
            assert_int_equal(pla_json_check((struct pla_text){s.at, s.length}, "t", &err), PLA_OK);
            for (int again = 0; again < count; again += 1 + count / 7) {
                pla_str_clear(&s);
                put_object(&s, count, again, prefixes[p]);
                assert_int_equal(pla_json_check((struct pla_text){s.at, s.length}, "t", &err),
                                 PLA_SYNTAX);
                assert_memory_equal(err.where, "t:2:1#/", 7);
            }
        }
    }
    pla_str_release(&s);
}

static void the_first_duplicate_of_a_large_object_is_told(void **state)
{
    struct pla_str s = {0};
    struct pla_err err;

    (void)state;
    pla_str_put_c(&s, '[');
    put_object(&s, 100, -1, "k");
    s.length--; /* take the brace off */
    pla_str_put_z(&s, ",\n\"k9\":0,\n\"k5\":0,\n\"k9\":0}]");
    assert_int_equal(pla_json_check((struct pla_text){s.at, s.length}, "t", &err), PLA_SYNTAX);
    assert_string_equal(err.where, "t:2:1#/0/k9");
    pla_str_release(&s);
}

static void many_keys_take_little_time(void **state)
{
    struct pla_str s = {0};
    struct pla_err err;

    (void)state;
    /* a quadratic search would need minutes and meet the test's time limit */
    put_object(&s, 400000, -1, "key-");
    assert_int_equal(pla_json_check((struct pla_text){s.at, s.length}, "t", &err), PLA_OK);
    pla_str_clear(&s);
    put_object(&s, 400000, 399999, "key-");
    assert_int_equal(pla_json_check((struct pla_text){s.at, s.length}, "t", &err), PLA_SYNTAX);
    assert_string_equal(err.where, "t:2:1#/key-399999");
    pla_str_release(&s);
}

static void keys_of_closed_objects_are_forgotten(void **state)
{
    struct pla_str s = {0};

    (void)state;
    pla_str_put_c(&s, '[');
    for (int i = 0; i < 1000; i++) {
        pla_str_put_z(&s, i > 0 ? ",{\"a\":1,\"b\":{\"a\":2}}" : "{\"a\":1,\"b\":{\"a\":2}}");
    }
    pla_str_put_c(&s, ']');
    pla_json_begin(&scan, (struct pla_text){s.at, s.length}, "t", 1, &arena);
    assert_true(pla_json_skip(&scan));
    assert_int_equal(scan.key_count, 0);
    assert_true(scan.key_capacity < 100);
    pla_str_release(&s);
}

/** A reader with a table tells repeats of what it knows; of other keys the scanner does. */
static void keys_can_be_told_by_the_reader(void **state)
{
    struct pla_text key;

    (void)state;
    begin("{\"a\":1,\"b\":2,\"a\":3}");
    assert_true(pla_json_object(&scan));
    for (int i = 0; i < 3; i++) {
        assert_true(pla_json_key(&scan, &key));
        assert_true(i == 2 || pla_json_skip(&scan));
    }
    assert_text_equal(key, "a");
    assert_false(pla_json_repeat(&scan));
    assert_string_equal(scan.err.where, "t:1:14#/a");
    assert_string_equal(scan.err.text, "this key occurs twice in one object");

    begin("{\"known\":1,\"x\":2,\"y\":3,\"\\u0078\":4}");
    assert_true(pla_json_object(&scan));
    assert_true(pla_json_key(&scan, &key) && pla_json_skip(&scan));
    assert_true(pla_json_key(&scan, &key) && pla_json_note(&scan) && pla_json_skip(&scan));
    assert_true(pla_json_key(&scan, &key) && pla_json_note(&scan) && pla_json_skip(&scan));
    assert_true(pla_json_key(&scan, &key));
    assert_text_equal(key, "x");
    assert_false(pla_json_note(&scan));
    assert_string_equal(scan.err.where, "t:1:24#/x");
}

static void a_string_is_taken_or_left(void **state)
{
    static const struct {
        const char *json, *text;
        bool is_ascii;
    } strings[] = {
        {"\"\"", "", true},
        {"\"plain\"", "plain", true},
        {"\"sixteen bytes in\"", "sixteen bytes in", true},
        {"\"a byte beyond seventeen\"", "a byte beyond seventeen", true},
        {"\"caf\xC3\xA9\"", "caf\xC3\xA9", false},
        {"\"a long one with caf\xC3\xA9\"", "a long one with caf\xC3\xA9", false},
        {"\"\\u0041\"", "A", false},
    };
    struct pla_text text;
    struct pla_rational number;

    (void)state;
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        begin(strings[i].json);
        assert_int_equal(pla_json_take_string(&scan, &text), PLA_JSON_STRING);
        assert_text_equal(text, strings[i].text);
        assert_int_equal(scan.is_ascii, strings[i].is_ascii);
        assert_int_equal(pla_json_end(&scan), PLA_OK);
    }
    begin(" 7");
    assert_int_equal(pla_json_take_string(&scan, &text), PLA_JSON_NUMBER);
    assert_true(pla_json_number(&scan, &number));
    assert_int_equal(number.num, 7);
    begin("\"open");
    assert_int_equal(pla_json_take_string(&scan, &text), PLA_JSON_FAILED);
    assert_int_equal(scan.err.code, PLA_SYNTAX);
    begin("]");
    assert_int_equal(pla_json_take_string(&scan, &text), PLA_JSON_FAILED);
    assert_int_equal(scan.err.code, PLA_SYNTAX);
}

static void failing_memory_is_told(void **state)
{
    static const char json[] = "{\"a\":\"\\u0041\"}";
    struct pla_err err;
    size_t n = 1;

    (void)state;
    for (;; n++) {
        pla_alloc_fail_at(n);
        const enum pla_code code = pla_json_check(PLA_TEXT(json), "t", &err);
        const bool is_reached = pla_alloc_count() >= n;
        pla_alloc_fail_at(0);
        assert_int_equal(code, is_reached ? PLA_MEMORY : PLA_OK);
        if (!is_reached) {
            break;
        }
    }
    assert_true(n > 1);
}

static void a_long_place_keeps_its_front(void **state)
{
    struct pla_str s = {0};
    struct pla_err err;

    (void)state;
    pla_str_put_z(&s, "{\"");
    for (int i = 0; i < 1000; i++) {
        pla_str_put_z(&s, "\xE6\xBC\xA2");
    }
    pla_str_put_z(&s, "\":x}");
    assert_int_equal(pla_json_check((struct pla_text){s.at, s.length}, "t", &err), PLA_SYNTAX);
    assert_memory_equal(err.where, "t:1:1005#/\xE6\xBC\xA2", 13);
    assert_true(strlen(err.where) > sizeof err.where - 5);
    assert_memory_equal(err.where + strlen(err.where) - 3, "\xE6\xBC\xA2", 3);
    pla_str_release(&s);
}

#define with_arena(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_arena(values_are_read),
        with_arena(strings_are_unescaped),
        with_arena(plain_strings_are_slices),
        with_arena(strings_of_every_length_end_right),
        with_arena(numbers_are_exact),
        with_arena(any_number_can_be_skipped),
        with_arena(a_wrong_type_fails_the_direct_call),
        with_arena(wrong_skips_and_goes_on),
        with_arena(wrong_on_broken_text_gives_the_failure),
        with_arena(place_is_that_of_the_value_read_last),
        with_arena(raw_gives_the_bytes),
        with_arena(end_refuses_what_is_left),
        with_arena(duplicates_are_found_at_any_size),
        with_arena(the_first_duplicate_of_a_large_object_is_told),
        with_arena(many_keys_take_little_time),
        with_arena(keys_of_closed_objects_are_forgotten),
        with_arena(keys_can_be_told_by_the_reader),
        with_arena(a_string_is_taken_or_left),
        with_arena(failing_memory_is_told),
        with_arena(a_long_place_keeps_its_front),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
