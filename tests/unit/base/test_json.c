// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the strict JSON scanner: what RFC 8259 accepts and refuses, class by class as the public
 * conformance suites name them, with the places of the errors.
 */
#include "base/json.h"

#include "unit/base/test.h"

struct good {
    const char *name;
    struct pla_text text;
};

struct bad {
    const char *name;
    struct pla_text text;
    const char *where; /**< behind "t:"; NULL: not checked */
};

static void accepted(void **state)
{
    const struct good rows[] = {
        {"array empty", PLA_TEXT("[]")},
        {"array with spaces", PLA_TEXT("[[]   ]")},
        {"array ending with newline", PLA_TEXT("[\"a\"]\n")},
        {"array of all types", PLA_TEXT("[null, 1, \"1\", {}, true, false]")},
        {"array with leading space", PLA_TEXT(" \t\r\n[1]")},
        {"array with trailing space", PLA_TEXT("[2] \t\r\n")},
        {"array with several null", PLA_TEXT("[1,null,null,null,2]")},
        {"array of empty string", PLA_TEXT("[\"\"]")},
        {"lonely number", PLA_TEXT("42")},
        {"lonely negative real", PLA_TEXT("-0.1")},
        {"lonely string", PLA_TEXT("\"asd\"")},
        {"lonely true", PLA_TEXT("true")},
        {"lonely false", PLA_TEXT("false")},
        {"lonely null", PLA_TEXT("null")},
        {"number 0e+1", PLA_TEXT("[0e+1]")},
        {"number 0e1", PLA_TEXT("[0e1]")},
        {"number after space", PLA_TEXT("[ 4]")},
        {"number close to zero",
         PLA_TEXT(
             "[-0.000000000000000000000000000000000000000000000000000000000000000000000000001]")},
        {"number with exponent", PLA_TEXT("[20e1]")},
        {"number minus zero", PLA_TEXT("[-0]")},
        {"number negative", PLA_TEXT("[-123]")},
        {"number capital e", PLA_TEXT("[1E22]")},
        {"number capital e minus", PLA_TEXT("[1E-2]")},
        {"number capital e plus", PLA_TEXT("[1E+2]")},
        {"number fraction exponent", PLA_TEXT("[123.456e78]")},
        {"number huge exponent", PLA_TEXT("[0.4e00669999999999999999999999999999999999999]")},
        {"number out of range", PLA_TEXT("[123123e100000, -1e+9999, 1.5e-9999]")},
        {"number very long", PLA_TEXT("[100000000000000000000000000000000000000000000000000]")},
        {"object empty", PLA_TEXT("{}")},
        {"object with empty key", PLA_TEXT("{\"\":0}")},
        {"object with long keys", PLA_TEXT("{\"xxxxxxxxxxxxxxxx\":1,\"xxxxxxxxxxxxxxxy\":2}")},
        {"object with keys of one head",
         PLA_TEXT("{\"12345678\":1,\"123456789\":2,\"1234567\":3}")},
        {"object same key at two depths", PLA_TEXT("{\"a\":{\"a\":{\"a\":1}},\"b\":[{\"a\":2}]}")},
        {"object with newlines", PLA_TEXT("{\n\"a\":\r\n\"b\"\n}")},
        {"string with escapes", PLA_TEXT("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]")},
        {"string with \\u escapes", PLA_TEXT("[\"\\u0060\\u012a\\u12AB\"]")},
        {"string with surrogate pairs",
         PLA_TEXT("[\"\\uD801\\udc37\\ud83d\\ude39\\ud83d\\udc8d\"]")},
        {"string with last code points", PLA_TEXT("[\"\\uDBFF\\uDFFF\\uFFFF\\uFDD0\"]")},
        {"string with an escaped control", PLA_TEXT("[\"\\u0012\\u007F\"]")},
        {"string with raw UTF-8", PLA_TEXT("[\"\xE2\x82\xAC\xF0\x9D\x84\x9E\xC3\xA9\"]")},
        {"string with DEL", PLA_TEXT("[\"a\x7f"
                                     "a\"]")},
        {"string with noncharacter", PLA_TEXT("[\"\xEF\xBF\xBF\xF4\x8F\xBF\xBF\"]")},
        {"string with line separators", PLA_TEXT("[\"\xE2\x80\xA8\xE2\x80\xA9\"]")},
        {"string with a comment in it", PLA_TEXT("[\"a/*b*/c//d\"]")},
        {"string with an escaped backslash", PLA_TEXT("[\"\\\\a\",\"\\\\\"]")},
        {"string with non-breaking space", PLA_TEXT("[\"\xC2\xA0\"]")},
        {"string with byte order mark", PLA_TEXT("[\"\xEF\xBB\xBF\"]")},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_err err = {0};
        if (pla_json_check(rows[i].text, "t", &err) != PLA_OK) {
            fail_msg("%s: %s: %s", rows[i].name, err.where, err.text);
        }
    }
}

static void check_bad(const struct bad *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct pla_err err = {0};
        if (pla_json_check(rows[i].text, "t", &err) != PLA_SYNTAX) {
            fail_msg("%s was accepted (or failed otherwise)", rows[i].name);
        }
        if (strncmp(err.where, "t:", 2) != 0 ||
            (rows[i].where != NULL && strcmp(err.where + 2, rows[i].where) != 0)) {
            fail_msg("%s: %s: %s, not at %s", rows[i].name, err.where, err.text, rows[i].where);
        }
    }
}

static void refused_structure(void **state)
{
    const struct bad rows[] = {
        {"nothing", PLA_TEXT(""), "1:1"},
        {"only space", PLA_TEXT(" \n "), "2:2"},
        {"array 1 true without comma", PLA_TEXT("[1 true]"), "1:4"},
        {"array colon instead of comma", PLA_TEXT("[\"\": 1]"), "1:4"},
        {"array comma after close", PLA_TEXT("[\"\"],"), "1:5"},
        {"array comma and number", PLA_TEXT("[,1]"), "1:2#/0"},
        {"array double comma", PLA_TEXT("[1,,2]"), "1:4#/1"},
        {"array double extra comma", PLA_TEXT("[\"x\",,]"), "1:6#/1"},
        {"array extra close", PLA_TEXT("[\"x\"]]"), "1:6"},
        {"array extra comma", PLA_TEXT("[\"\",]"), "1:5"},
        {"array incomplete", PLA_TEXT("[\"x\""), "1:5"},
        {"array just comma", PLA_TEXT("[,]"), "1:2#/0"},
        {"array just minus", PLA_TEXT("[-]"), "1:3#/0"},
        {"array missing value", PLA_TEXT("[   , \"\"]"), "1:5#/0"},
        {"array newlines unclosed", PLA_TEXT("[\"a\",\n4\n,1,"), "3:4"},
        {"array items separated by semicolon", PLA_TEXT("[1:2]"), "1:3"},
        {"array unclosed with object", PLA_TEXT("[{}"), "1:4"},
        {"array closed by brace", PLA_TEXT("[1}"), "1:3"},
        {"array spaces vertical tab", PLA_TEXT("[\"\va\"\\f]"), "1:3#/0"},
        {"array star inside", PLA_TEXT("[*]"), "1:2#/0"},
        {"array inner unclosed", PLA_TEXT("[3[4]]"), "1:3"},
        {"incomplete false", PLA_TEXT("[fals]"), "1:2#/0"},
        {"incomplete null", PLA_TEXT("[nul]"), "1:2#/0"},
        {"incomplete true", PLA_TEXT("[tru]"), "1:2#/0"},
        {"capital True", PLA_TEXT("[True]"), "1:2#/0"},
        {"literal and more", PLA_TEXT("[nullx]"), "1:6"},
        {"no value at all", PLA_TEXT("]"), "1:1"},
        {"object bad value", PLA_TEXT("{\"x\": truth}"), "1:7#/x"},
        {"object bracket key", PLA_TEXT("{[: \"x\"}"), "1:2"},
        {"object comma instead of colon", PLA_TEXT("{\"x\", null}"), "1:5"},
        {"object double colon", PLA_TEXT("{\"x\"::\"b\"}"), "1:6#/x"},
        {"object emoji as key", PLA_TEXT("{\xF0\x9F\x87\xA8\xF0\x9F\x87\xAD}"), "1:2"},
        {"object garbage at end", PLA_TEXT("{\"a\":\"a\" 123}"), "1:10"},
        {"object key with single quotes", PLA_TEXT("{'a':0}"), "1:2"},
        {"object missing colon", PLA_TEXT("{\"a\" b}"), "1:6"},
        {"object missing key", PLA_TEXT("{:\"b\"}"), "1:2"},
        {"object missing semicolon", PLA_TEXT("{\"a\" \"b\"}"), "1:6"},
        {"object missing value", PLA_TEXT("{\"a\":"), "1:6#/a"},
        {"object no value", PLA_TEXT("{\"a\":}"), "1:6#/a"},
        {"object no colon", PLA_TEXT("{\"a\""), "1:5"},
        {"object number key", PLA_TEXT("{1:1}"), "1:2"},
        {"object repeated null", PLA_TEXT("{null:null,null:null}"), "1:2"},
        {"object several trailing commas", PLA_TEXT("{\"id\":0,,,,,}"), "1:9"},
        {"object trailing comma", PLA_TEXT("{\"id\":0,}"), "1:9"},
        {"object trailing comment", PLA_TEXT("{\"a\":\"b\"}/**/"), "1:10"},
        {"object trailing line comment", PLA_TEXT("{\"a\":\"b\"}//"), "1:10"},
        {"object trailing slash", PLA_TEXT("{\"a\":\"b\"}/"), "1:10"},
        {"object two commas in a row", PLA_TEXT("{\"a\":\"b\",,\"c\":\"d\"}"), "1:10"},
        {"object unquoted key", PLA_TEXT("{a: \"b\"}"), "1:2"},
        {"object unterminated value", PLA_TEXT("{\"a\":\"a"), "1:6#/a"},
        {"object with single string", PLA_TEXT("{ \"foo\" : \"bar\", \"a\" }"), "1:22"},
        {"object closed by bracket", PLA_TEXT("{\"a\":1]"), "1:7"},
        {"angle brackets", PLA_TEXT("<.>"), "1:1"},
        {"ascii unicode identifier", PLA_TEXT("a\xC3\xA5"), "1:1"},
        {"capitalized true", PLA_TEXT("[TRUE]"), "1:2#/0"},
        {"close unopened array", PLA_TEXT("1]"), "1:2"},
        {"comma instead of closing brace", PLA_TEXT("{\"x\": true,"), "1:12"},
        {"comment inside", PLA_TEXT("[/*x*/]"), "1:2#/0"},
        {"double array", PLA_TEXT("[][]"), "1:3"},
        {"end array", PLA_TEXT("]"), NULL},
        {"lone open brace", PLA_TEXT("{"), "1:2"},
        {"lone open bracket", PLA_TEXT("["), "1:2"},
        {"number with trailing garbage", PLA_TEXT("2@"), "1:2"},
        {"object followed by closing object", PLA_TEXT("{}}"), "1:3"},
        {"object with comment", PLA_TEXT("{\"a\":/*comment*/\"b\"}"), "1:6#/a"},
        {"open array apostrophe", PLA_TEXT("['"), "1:2#/0"},
        {"open object comma", PLA_TEXT("{,"), "1:2"},
        {"single eacute byte", PLA_TEXT("\xE9"), "1:1"},
        {"single star", PLA_TEXT("*"), "1:1"},
        {"trailing hash", PLA_TEXT("{\"a\":\"b\"}#{}"), "1:10"},
        {"uescaped LF before string", PLA_TEXT("[\\u000A\"\"]"), "1:2#/0"},
        {"unclosed after literal", PLA_TEXT("[ false, true"), "1:14"},
        {"U+2060 word joiner", PLA_TEXT("[\xE2\x81\xA0]"), "1:2#/0"},
        {"form feed as white space", PLA_TEXT("[\f]"), "1:2#/0"},
        {"vertical tab as white space", PLA_TEXT("[\v]"), "1:2#/0"},
        {"non-breaking space as white space", PLA_TEXT("[\xC2\xA0]"), "1:2#/0"},
        {"NUL behind the value", PLA_TEXT("123\0"), "1:4"},
        {"NUL as white space", PLA_TEXT("[\0]"), "1:2#/0"},
        {"byte order mark", PLA_TEXT("\xEF\xBB\xBF{}"), "1:1"},
        {"byte order mark alone", PLA_TEXT("\xEF\xBB\xBF"), "1:1"},
        {"byte order mark incomplete", PLA_TEXT("\xEF\xBB{}"), "1:1"},
        {"UTF-16 little endian", PLA_TEXT("[\0\"\0\xE9\0\"\0]\0"), NULL},
        {"UTF-16 with mark", PLA_TEXT("\xFE\xFF\0["), NULL},
    };

    (void)state;
    check_bad(rows, sizeof rows / sizeof rows[0]);
}

static void refused_numbers(void **state)
{
    static const struct {
        const char *number, *where;
    } rows[] = {
        {"++1234", "1:2#/0"},
        {"+1", "1:2#/0"},
        {"+Inf", "1:2#/0"},
        {"-01", "1:2#/0"},
        {"-1.0.", "1:6"},
        {"-2.", "1:5#/0"},
        {"-NaN", "1:3#/0"},
        {".-1", "1:2#/0"},
        {".2e-3", "1:2#/0"},
        {"0.1.2", "1:5"},
        {"0.3e+", "1:7#/0"},
        {"0.3e", "1:6#/0"},
        {"0.e1", "1:4#/0"},
        {"0E+", "1:5#/0"},
        {"0E", "1:4#/0"},
        {"0e", "1:4#/0"},
        {"0e+", "1:5#/0"},
        {"1.0e+", "1:7#/0"},
        {"1.0e-", "1:7#/0"},
        {"1.0e", "1:6#/0"},
        {"1 000.0", "1:4"},
        {"1eE2", "1:4#/0"},
        {"2.e+3", "1:4#/0"},
        {"2.e-3", "1:4#/0"},
        {"2.e3", "1:4#/0"},
        {"9.e+", "1:4#/0"},
        {"Inf", "1:2#/0"},
        {"NaN", "1:2#/0"},
        {"\xEF\xBC\x91", "1:2#/0"},
        {"1+2", "1:3"},
        {"0x1", "1:3"},
        {"0x42", "1:3"},
        {"Infinity", "1:2#/0"},
        {"0e+-1", "1:5#/0"},
        {"-123.123foo", "1:10"},
        {"123\xE5", "1:5"},
        {"1e1\xE5", "1:5"},
        {"-Infinity", "1:3#/0"},
        {"-foo", "1:3#/0"},
        {"- 1", "1:3#/0"},
        {"-012", "1:2#/0"},
        {"-.123", "1:3#/0"},
        {"1ea", "1:4#/0"},
        {"1.", "1:4#/0"},
        {".123", "1:2#/0"},
        {"1.2a-3", "1:5"},
        {"1.8011670033376514H-308", "1:20"},
        {"012", "1:2#/0"},
        {"00", "1:2#/0"},
        {"1_000", "1:3"},
        {"1,5,", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[64];
        const int length = snprintf(text, sizeof text, "[%s]", rows[i].number);
        const struct bad row = {rows[i].number, {text, (size_t)length}, rows[i].where};
        check_bad(&row, 1);
    }
}

static void refused_strings(void **state)
{
    const struct bad rows[] = {
        {"one surrogate then escape", PLA_TEXT("[\"\\uD800\\\"]"), "1:3#/0"},
        {"surrogate then incomplete escape", PLA_TEXT("[\"\\uD800\\u\"]"), "1:3#/0"},
        {"surrogate then one digit", PLA_TEXT("[\"\\uD800\\u1\"]"), "1:3#/0"},
        {"surrogate then bad digits", PLA_TEXT("[\"\\uD800\\u1x\"]"), "1:3#/0"},
        {"high surrogate alone", PLA_TEXT("[\"\\uDADA\"]"), "1:3#/0"},
        {"high surrogate and letter", PLA_TEXT("[\"\\uD888\\u1234\"]"), "1:3#/0"},
        {"two high surrogates", PLA_TEXT("[\"\\uD800\\uD800\\n\"]"), "1:3#/0"},
        {"low surrogate alone", PLA_TEXT("[\"\\uDFAA\"]"), "1:3#/0"},
        {"pair turned round", PLA_TEXT("[\"\\uDd1e\\uD834\"]"), "1:3#/0"},
        {"surrogate at the end", PLA_TEXT("[\"abc\\ud800\"]"), "1:6#/0"},
        {"raw surrogate", PLA_TEXT("[\"\xED\xA0\x80\"]"), "1:3#/0"},
        {"accent without quotes", PLA_TEXT("[\xC3\xA9]"), "1:2#/0"},
        {"backslash NUL", PLA_TEXT("[\"\\\0\"]"), "1:3#/0"},
        {"escape x", PLA_TEXT("[\"\\x00\"]"), "1:3#/0"},
        {"escaped backslash bad", PLA_TEXT("[\"\\\\\\\"]"), "1:2#/0"},
        {"escaped tab character", PLA_TEXT("[\"\\\t\"]"), "1:3#/0"},
        {"escaped emoji", PLA_TEXT("[\"\\\xF0\x9F\x8C\x80\"]"), "1:3#/0"},
        {"escape at the end", PLA_TEXT("[\"\\"), "1:3#/0"},
        {"incomplete escaped character", PLA_TEXT("[\"\\u00A\"]"), "1:3#/0"},
        {"incomplete surrogate", PLA_TEXT("[\"\\uD834\\uDd\"]"), "1:3#/0"},
        {"invalid escape", PLA_TEXT("[\"\\a\"]"), "1:3#/0"},
        {"capital escape", PLA_TEXT("[\"\\N\"]"), "1:3#/0"},
        {"invalid digits", PLA_TEXT("[\"\\uqqqq\"]"), "1:3#/0"},
        {"digits with sign", PLA_TEXT("[\"\\u+123\"]"), "1:3#/0"},
        {"invalid UTF-8 after escape", PLA_TEXT("[\"\\u00e9\xE5\"]"), "1:9#/0"},
        {"escaped NUL", PLA_TEXT("[\"a\\u0000b\"]"), "1:4#/0"},
        {"leading escaped thing", PLA_TEXT("[\\n\"x\"]"), "1:2#/0"},
        {"no quotes with bad escape", PLA_TEXT("[\\n]"), "1:2#/0"},
        {"single double quote", PLA_TEXT("\""), "1:1"},
        {"single quotes", PLA_TEXT("['x']"), "1:2#/0"},
        {"start of escape unclosed", PLA_TEXT("[\"\\"), NULL},
        {"raw NUL", PLA_TEXT("[\"a\0a\"]"), "1:4#/0"},
        {"raw newline", PLA_TEXT("[\"new\nline\"]"), "1:6#/0"},
        {"raw tab", PLA_TEXT("[\"\t\"]"), "1:3#/0"},
        {"raw 0x1f far in a string", PLA_TEXT("[\"0123456789abcdef\x1f\"]"), "1:19#/0"},
        {"unescaped quote", PLA_TEXT("[\"a\"b\"]"), "1:5"},
        {"invalid UTF-8", PLA_TEXT("[\"\xFF\"]"), "1:3#/0"},
        {"overlong 2 bytes", PLA_TEXT("[\"\xC0\xAF\"]"), "1:3#/0"},
        {"overlong 6 bytes", PLA_TEXT("[\"\xFC\x83\xBF\xBF\xBF\xBF\"]"), "1:3#/0"},
        {"overlong null", PLA_TEXT("[\"\xC0\x80\"]"), "1:3#/0"},
        {"continuation alone", PLA_TEXT("[\"\x81\"]"), "1:3#/0"},
        {"cut sequence before the quote", PLA_TEXT("[\"\xE0\xFF\"]"), "1:3#/0"},
        {"above U+10FFFF", PLA_TEXT("[\"\xF4\xBF\xBF\xBF\"]"), "1:3#/0"},
        {"Latin-1", PLA_TEXT("[\"caf\xE9\"]"), "1:6#/0"},
        {"column counts characters", PLA_TEXT("[\"\xE6\xBC\xA2\xE5\xAD\x97\",x]"), "1:7#/1"},
    };

    (void)state;
    check_bad(rows, sizeof rows / sizeof rows[0]);
}

static void refused_keys(void **state)
{
    const struct bad rows[] = {
        {"same key twice", PLA_TEXT("{\"a\":1,\"b\":2,\"a\":3}"), "1:14#/a"},
        {"same key, same value", PLA_TEXT("{\"a\":1,\"a\":1}"), "1:8#/a"},
        {"empty key twice", PLA_TEXT("{\"\":1,\"\":1}"), "1:7#/"},
        {"same after unescaping", PLA_TEXT("{\"ab\":1,\"\\u0061b\":1}"), "1:9#/ab"},
        {"both escaped", PLA_TEXT("{\"\\/\":1,\"\\u002f\":1}"), "1:9#/~1"},
        {"long keys", PLA_TEXT("{\"reflection-one\":1,\"reflection-one\":1}"),
         "1:21#/reflection-one"},
        {"NUL in a key", PLA_TEXT("{\"a\\u0000b\":1}"), "1:4"},
        {"in a nested object", PLA_TEXT("{\"x\":[0,{\"k\":1,\n \"k\":2}]}"), "2:2#/x/1/k"},
        {"bad UTF-8 in a key", PLA_TEXT("{\"\xFF\":1}"), "1:3"},
        {"tilde and slash", PLA_TEXT("{\"a~b/c\":{\"~\":x}}"), "1:15#/a~0b~1c/~0"},
        {"control in a key", PLA_TEXT("{\"\\u001b[1m\":x}"), "1:14#/\\x1b[1m"},
    };

    (void)state;
    check_bad(rows, sizeof rows / sizeof rows[0]);
}

static void depth_has_a_limit(void **state)
{
    char text[4 * PLA_JSON_DEPTH + 8];
    struct pla_err err;

    (void)state;
    for (int depth = PLA_JSON_DEPTH; depth <= PLA_JSON_DEPTH + 1; depth++) {
        memset(text, '[', (size_t)depth);
        memset(text + depth, ']', (size_t)depth);
        const struct pla_text nested = {text, 2 * (size_t)depth};
        assert_int_equal(pla_json_check(nested, "t", &err),
                         depth == PLA_JSON_DEPTH ? PLA_OK : PLA_SYNTAX);
    }
    assert_string_equal(err.text, "nested deeper than 64 levels");
    assert_memory_equal(err.where, "t:1:65#/0/0", 11);
}

static void messages_say_what_is_there(void **state)
{
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"[1 2]", "expected ',' or ']', found '2'"},
        {"{\"a\":1", "expected ',' or '}', found the end of the text"},
        {"[1,]", "a comma must not stand before ']'"},
        {"{a:1}", "expected a key in double quotes, found 'a'"},
        {"{\"a\" 1}", "expected ':' after a key, found '1'"},
        {"\x01", "expected a value, found byte 0x01"},
        {"tru", "expected a value: is this to be 'true'?"},
        {"01", "a number must not begin with 0"},
        {"1.", "expected a digit after the point, found the end of the text"},
        {"\"a", "a string without its closing quote"},
        {"\"\\ud800\"", "a surrogate \\ud800 without its other half"},
        {"{\"a\":1,\"a\":1}", "this key occurs twice in one object"},
        {"1 1", "expected the end of the text, found '1'"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_err err = {0};
        assert_int_equal(pla_json_check(pla_text_of(rows[i].text), NULL, &err), PLA_SYNTAX);
        assert_string_equal(err.text, rows[i].message);
    }
}

static void every_prefix_fails_cleanly(void **state)
{
    static const char text[] =
        "{\"id\":\"P\\u00e9\\ud83d\\ude39\",\"n\":[1,-2.5e+3,true,false,null],"
        "\"o\":{\"k\":\"\xE2\x82\xAC\"}}";
    struct pla_err err;

    (void)state;
    for (size_t length = 0; length < sizeof text - 1; length++) {
        /* an exact copy, so that a sanitizer sees any byte read beyond the end */
        char *copy = pla_heap_alloc(length);
        assert_non_null(copy);
        memcpy(copy, text, length);
        assert_int_equal(pla_json_check((struct pla_text){copy, length}, "t", &err), PLA_SYNTAX);
        pla_heap_free(copy);
    }
    assert_int_equal(pla_json_check(PLA_TEXT(text), "t", &err), PLA_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepted),
        cmocka_unit_test(refused_structure),
        cmocka_unit_test(refused_numbers),
        cmocka_unit_test(refused_strings),
        cmocka_unit_test(refused_keys),
        cmocka_unit_test(depth_has_a_limit),
        cmocka_unit_test(messages_say_what_is_there),
        cmocka_unit_test(every_prefix_fails_cleanly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
