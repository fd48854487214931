// SPDX-License-Identifier: Apache-2.0
/** Tests of UTF-8: validity, normal form, width, cutting, identifiers, safe output. */
#include "base/utf8.h"

#include "unit/base/test.h"

static void valid_length(void **state)
{
    const struct {
        struct pla_text text;
        size_t valid;
    } rows[] = {
        {PLA_TEXT(""), 0},
        {PLA_TEXT("plain ascii of more than eight bytes"), 36},
        {PLA_TEXT("\0\x7f"), 2},
        {PLA_TEXT("\xC2\x80"), 2},
        {PLA_TEXT("\xDF\xBF"), 2},
        {PLA_TEXT("\xE0\xA0\x80"), 3},
        {PLA_TEXT("\xED\x9F\xBF"), 3},
        {PLA_TEXT("\xEE\x80\x80"), 3},
        {PLA_TEXT("\xEF\xBF\xBF"), 3},
        {PLA_TEXT("\xF0\x90\x80\x80"), 4},
        {PLA_TEXT("\xF4\x8F\xBF\xBF"), 4},
        /* refused from here */
        {PLA_TEXT("\x80"), 0},
        {PLA_TEXT("\xBF"), 0},
        {PLA_TEXT("\xC0\x80"), 0},
        {PLA_TEXT("\xC1\xBF"), 0},
        {PLA_TEXT("\xC2"), 0},
        {PLA_TEXT("\xC2\x7F"), 0},
        {PLA_TEXT("\xC2\xC0"), 0},
        {PLA_TEXT("\xE0\x9F\xBF"), 0}, /* overlong */
        {PLA_TEXT("\xED\xA0\x80"), 0}, /* surrogate */
        {PLA_TEXT("\xED\xBF\xBF"), 0}, /* surrogate */
        {PLA_TEXT("\xE2\x82"), 0},     /* cut */
        {PLA_TEXT("\xE2\x82\x28"), 0},
        {PLA_TEXT("\xF0\x8F\xBF\xBF"), 0}, /* overlong */
        {PLA_TEXT("\xF4\x90\x80\x80"), 0}, /* above U+10FFFF */
        {PLA_TEXT("\xF5\x80\x80\x80"), 0},
        {PLA_TEXT("\xF0\x9F\x98"), 0},
        {PLA_TEXT("\xF0\x9F\x98\x28"), 0},
        {PLA_TEXT("\xFF"), 0},
        {PLA_TEXT("good then \xFF bad"), 10},
        {PLA_TEXT("1234567\xE2\x82\xAC\xC3"), 10},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (pla_utf8_valid_length(rows[i].text.at, rows[i].text.length) != rows[i].valid) {
            fail_msg("row %zu", i);
        }
    }
}

static void ascii(void **state)
{
    (void)state;
    assert_true(pla_utf8_is_ascii(PLA_TEXT("")));
    assert_true(pla_utf8_is_ascii(PLA_TEXT("twelve bytes")));
    assert_false(pla_utf8_is_ascii(PLA_TEXT("seven b\x80")));
    assert_false(pla_utf8_is_ascii(PLA_TEXT("\x80seven byt")));
    assert_false(pla_utf8_is_ascii(PLA_TEXT("eight by\xC3\xA9")));
}

static void every_code_point_encodes_and_reads_back(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        const size_t length = pla_utf8_encode(code, bytes);
        const char *at = bytes;
        if (code >= 0xD800 && code <= 0xDFFF) {
            assert_int_equal(pla_utf8_valid_length(bytes, length), 0);
        } else if (pla_utf8_valid_length(bytes, length) != length ||
                   pla_utf8_next(&at, bytes + length) != code || at != bytes + length) {
            fail_msg("U+%04X", (unsigned)code);
        }
    }
}

static void normal_form(void **state)
{
    struct pla_arena arena;
    const struct pla_text plain = PLA_TEXT("caf\xC3\xA9");

    (void)state;
    pla_arena_init(&arena, 0);
    assert_ptr_equal(pla_utf8_nfc(plain, &arena).at, plain.at); /* borrowed */
    assert_text_equal(pla_utf8_nfc(PLA_TEXT("cafe\xCC\x81"), &arena), "caf\xC3\xA9");
    assert_text_equal(pla_utf8_nfc(PLA_TEXT("\xE2\x84\xAB"), &arena), "\xC3\x85"); /* angstrom */
    assert_text_equal(pla_utf8_nfc(PLA_TEXT("\xE1\x84\x80\xE1\x85\xA1"), &arena), "\xEA\xB0\x80");
    assert_text_equal(pla_utf8_nfc(PLA_TEXT("\xE6\xBC\xA2"), &arena), "\xE6\xBC\xA2");
    assert_text_equal(pla_utf8_nfc(PLA_TEXT(""), &arena), "");
    assert_null(pla_utf8_nfc((struct pla_text){0}, &arena).at);
    assert_null(pla_utf8_nfc(PLA_TEXT("\xE2\x84"), &arena).at);
    pla_arena_release(&arena);
    pla_arena_init(&arena, 8);
    assert_null(pla_utf8_nfc(PLA_TEXT("\xE6\xBC\xA2\xE6\xBC\xA2\xE6\xBC\xA2"), &arena).at);
    assert_true(arena.failed);
    pla_arena_release(&arena);
}

static void width_and_count(void **state)
{
    const struct {
        struct pla_text text;
        size_t width, count;
    } rows[] = {
        {PLA_TEXT(""), 0, 0},
        {PLA_TEXT("abc"), 3, 3},
        {PLA_TEXT("caf\xC3\xA9"), 4, 4},
        {PLA_TEXT("e\xCC\x81"), 1, 2},
        {PLA_TEXT("\xE6\xBC\xA2\xE5\xAD\x97"), 4, 2},
        {PLA_TEXT("\xF0\x9F\x98\x80"), 2, 1},
        {PLA_TEXT("a\tb\x7f"), 2, 4},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(pla_utf8_width(rows[i].text), rows[i].width);
        assert_int_equal(pla_utf8_count(rows[i].text), rows[i].count);
    }
}

static void cut_keeps_clusters_whole(void **state)
{
    (void)state;
    assert_int_equal(pla_utf8_cut(PLA_TEXT("abcdef"), 3), 3);
    assert_int_equal(pla_utf8_cut(PLA_TEXT("abc"), 3), 3);
    assert_int_equal(pla_utf8_cut(PLA_TEXT("abc"), 0), 0);
    assert_int_equal(pla_utf8_cut(PLA_TEXT(""), 5), 0);
    /* an accent that combines stays with its letter */
    assert_int_equal(pla_utf8_cut(PLA_TEXT("ae\xCC\x81z"), 2), 4);
    /* a wide character does not fit half */
    assert_int_equal(pla_utf8_cut(PLA_TEXT("\xE6\xBC\xA2\xE5\xAD\x97"), 3), 3);
    /* woman + zero width joiner + laptop is one cluster, four columns by its parts */
    const struct pla_text coder = PLA_TEXT("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB!");
    assert_int_equal(pla_utf8_cut(coder, 3), 0);
    assert_int_equal(pla_utf8_cut(coder, 4), 11);
}

static void identifiers(void **state)
{
    const struct {
        struct pla_text text;
        uint32_t bad;
    } rows[] = {
        {PLA_TEXT(""), 0},
        {PLA_TEXT("EDU 301-b_2.c/d:e~"), 0},
        {PLA_TEXT("M\xC3\xBCller"), 0},
        {PLA_TEXT("\xE6\xBC\xA2\xE5\xAD\x97"), 0},
        {PLA_TEXT("e\xCC\x81"), 0},
        {PLA_TEXT("a\nb"), 0x0A},
        {PLA_TEXT("a\x7f"), 0x7F},
        {PLA_TEXT("a\0b"), 0xFFFD},
        {PLA_TEXT("a\xC2\x85"), 0x85},
        {PLA_TEXT("a\xC2\xAD"), 0xAD}, /* soft hyphen */
        {PLA_TEXT("a\xE2\x80\x8B"
                  "b"),
         0x200B},                            /* zero width space */
        {PLA_TEXT("a\xE2\x80\x8D"), 0x200D}, /* zero width joiner */
        {PLA_TEXT("a\xE2\x80\xAE"
                  "b"),
         0x202E},                            /* right-to-left override */
        {PLA_TEXT("a\xE2\x81\xA6"), 0x2066}, /* isolate */
        {PLA_TEXT("a\xE2\x80\xA8"), 0x2028}, /* line separator */
        {PLA_TEXT("\xEF\xBB\xBF"
                  "a"),
         0xFEFF},
        {PLA_TEXT("a\xEF\xB8\x8F"), 0xFE0F},      /* variation selector */
        {PLA_TEXT("a\xE3\x85\xA4"), 0x3164},      /* Hangul filler */
        {PLA_TEXT("a\xF3\xA0\x81\xA1"), 0xE0061}, /* tag */
        {PLA_TEXT("a\xF3\xA0\x84\x80"), 0xE0100},
        {PLA_TEXT("a\xEE\x80\x80"), 0xE000}, /* private use */
        {PLA_TEXT("a\xEF\xBF\xBF"), 0xFFFF}, /* noncharacter */
        {PLA_TEXT("a\xCD\xB8"), 0x378},      /* unassigned */
        {PLA_TEXT("a\xFF"), 0xFFFD},
        {PLA_TEXT("\xE2\x80\xAE\n"), 0x202E}, /* the first one */
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const uint32_t got = pla_utf8_bad_in_id(rows[i].text);
        if (got != rows[i].bad) {
            fail_msg("row %zu gave U+%04X", i, (unsigned)got);
        }
    }
}

static void safe_output(void **state)
{
    const struct {
        struct pla_text in;
        const char *out;
    } rows[] = {
        {PLA_TEXT("plain \"text\" \\"), "plain \"text\" \\"},
        {PLA_TEXT("M\xC3\xBCller \xE6\xBC\xA2"), "M\xC3\xBCller \xE6\xBC\xA2"},
        {PLA_TEXT("a\x1b[31mb"), "a\\x1b[31mb"},
        {PLA_TEXT("a\r\n\tb\0"), "a\\x0d\\x0a\\x09b\\x00"},
        {PLA_TEXT("\x7f\xC2\x9B"), "\\x7f\\u{009B}"},
        {PLA_TEXT("\xE2\x80\xAE"
                  "abc"),
         "\\u{202E}abc"},
        {PLA_TEXT("\xF3\xA0\x81\xA1"), "\\u{E0061}"},
        {PLA_TEXT("\xFF\xC3"), "\\xff\\xc3"},
        {PLA_TEXT("\xE2\x80\x8D"), "\xE2\x80\x8D"}, /* a joiner is part of written words */
        {PLA_TEXT("\xEF\xBF\xBD"), "\xEF\xBF\xBD"},
    };
    struct pla_str s = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        pla_str_clear(&s);
        pla_utf8_put_safe(&s, rows[i].in);
        assert_string_equal(s.at, rows[i].out);
    }
    pla_str_release(&s);
}

static void absent_text_is_empty(void **state)
{
    const struct pla_text absent = {0};
    struct pla_str s = {0};

    (void)state;
    assert_true(pla_utf8_is_valid(absent));
    assert_true(pla_utf8_is_ascii(absent));
    assert_int_equal(pla_utf8_width(absent), 0);
    assert_int_equal(pla_utf8_count(absent), 0);
    assert_int_equal(pla_utf8_cut(absent, 3), 0);
    assert_int_equal(pla_utf8_bad_in_id(absent), 0);
    pla_utf8_put_safe(&s, absent);
    assert_int_equal(s.length, 0);
    pla_str_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_length),
        cmocka_unit_test(ascii),
        cmocka_unit_test(every_code_point_encodes_and_reads_back),
        cmocka_unit_test(normal_form),
        cmocka_unit_test(width_and_count),
        cmocka_unit_test(cut_keeps_clusters_whole),
        cmocka_unit_test(identifiers),
        cmocka_unit_test(safe_output),
        cmocka_unit_test(absent_text_is_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
