// SPDX-License-Identifier: Apache-2.0
/** UTF-8: validity, normal form, width, and what must not stand in an identifier. */
#include "base/utf8.h"

#include "base/utf8_step.h"

#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD, ZWNJ = 0x200C, ZWJ = 0x200D };

/** End of a text that may be absent: nothing may be added to NULL. */
static const char *end_of(struct pla_text text)
{
    return text.at != NULL ? text.at + text.length : NULL;
}

/** Code points of other categories that show nothing. */
static const struct {
    uint32_t first, last;
} invisible[] = {
    {0x034F, 0x034F},   /* combining grapheme joiner */
    {0x115F, 0x1160},   /* Hangul fillers */
    {0x17B4, 0x17B5},   /* Khmer inherent vowels */
    {0x180B, 0x180F},   /* Mongolian variation selectors */
    {0x2800, 0x2800},   /* blank Braille pattern */
    {0x3164, 0x3164},   /* Hangul filler */
    {0xFE00, 0xFE0F},   /* variation selectors */
    {0xFFA0, 0xFFA0},   /* halfwidth Hangul filler */
    {0xFFFC, 0xFFFC},   /* object replacement character */
    {0xE0100, 0xE01EF}, /* more variation selectors */
};

static bool is_ascii_word(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof word);
    return (word & 0x8080808080808080U) == 0;
}

size_t pla_utf8_valid_length(const char *bytes, size_t length)
{
    size_t i = 0;

    while (i < length) {
        if (length - i >= 8 && is_ascii_word(bytes + i)) {
            i += 8;
            continue;
        }
        const size_t step =
            pla_utf8_step((const unsigned char *)bytes + i, (const unsigned char *)bytes + length);
        if (step == 0) {
            break;
        }
        i += step;
    }
    return i;
}

bool pla_utf8_is_ascii(struct pla_text text)
{
    size_t i = 0;

    for (; text.length - i >= 8; i += 8) {
        if (!is_ascii_word(text.at + i)) {
            return false;
        }
    }
    for (; i < text.length; i++) {
        if ((unsigned char)text.at[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/** True if all code points are below U+0300 (lead byte 0xCC): these are in normal form C. */
static bool is_nfc_at_sight(struct pla_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        if ((unsigned char)text.at[i] >= 0xCC) {
            return false;
        }
    }
    return true;
}

struct pla_text pla_utf8_nfc(struct pla_text text, struct pla_arena *arena)
{
    const struct pla_text absent = {NULL, 0};

    if (text.at == NULL || is_nfc_at_sight(text)) {
        return text;
    }
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.at;
    const utf8proc_option_t compose = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    const utf8proc_ssize_t count =
        utf8proc_decompose(bytes, (utf8proc_ssize_t)text.length, NULL, 0, compose);
    if (count < 0) {
        return absent;
    }
    /* reencode works in place: 4 bytes a code point are enough for both, plus its NUL */
    utf8proc_int32_t *codes = pla_arena_array(arena, (size_t)count + 1, sizeof *codes);
    if (codes == NULL ||
        utf8proc_decompose(bytes, (utf8proc_ssize_t)text.length, codes, count, compose) != count) {
        return absent;
    }
    const utf8proc_ssize_t length = utf8proc_reencode(codes, count, compose);
    return length < 0 ? absent : (struct pla_text){(const char *)codes, (size_t)length};
}

uint32_t pla_utf8_next(const char **at, const char *end)
{
    const unsigned char *p = (const unsigned char *)*at;
    const size_t step = pla_utf8_step(p, (const unsigned char *)end);

    *at += step != 0 ? step : 1;
    switch (step) {
    case 1:
        return p[0];
    case 2:
        return (p[0] & 0x1FU) << 6 | (p[1] & 0x3FU);
    case 3:
        return (p[0] & 0x0FU) << 12 | (p[1] & 0x3FU) << 6 | (p[2] & 0x3FU);
    case 4:
        return (p[0] & 0x07U) << 18 | (p[1] & 0x3FU) << 12 | (p[2] & 0x3FU) << 6 | (p[3] & 0x3FU);
    default:
        return REPLACEMENT;
    }
}

size_t pla_utf8_encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

static size_t width_of(uint32_t code)
{
    const int width = code < 0x20 || code == 0x7F ? 0 : utf8proc_charwidth((utf8proc_int32_t)code);

    return width > 0 ? (size_t)width : 0;
}

size_t pla_utf8_width(struct pla_text text)
{
    const char *at = text.at, *end = end_of(text);
    size_t width = 0;

    while (at < end) {
        const unsigned char byte = (unsigned char)*at;
        if (byte >= 0x20 && byte < 0x7F) {
            width++;
            at++;
        } else {
            width += width_of(pla_utf8_next(&at, end));
        }
    }
    return width;
}

size_t pla_utf8_count(struct pla_text text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.length; i++) {
        count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    }
    return count;
}

size_t pla_utf8_cut(struct pla_text text, size_t columns)
{
    const char *at = text.at, *end = end_of(text), *boundary = text.at;
    utf8proc_int32_t state = 0, last = -1;
    size_t width = 0;

    while (at < end) {
        const char *start = at;
        const utf8proc_int32_t code = (utf8proc_int32_t)pla_utf8_next(&at, end);
        if (last < 0 || utf8proc_grapheme_break_stateful(last, code, &state)) {
            boundary = start;
        }
        width += width_of((uint32_t)code);
        if (width > columns) {
            return (size_t)(boundary - text.at);
        }
        last = code;
    }
    return text.length;
}

static bool is_invisible(uint32_t code)
{
    for (size_t i = 0; i < sizeof invisible / sizeof invisible[0]; i++) {
        if (code >= invisible[i].first && code <= invisible[i].last) {
            return true;
        }
    }
    return false;
}

/** Controls, separators of lines, and format characters: bidirectional, zero width, tags. */
static bool is_control(uint32_t code)
{
    const utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

static bool is_unassigned(uint32_t code)
{
    const utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

    return category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO ||
           category == UTF8PROC_CATEGORY_CS;
}

uint32_t pla_utf8_bad_in_id(struct pla_text text)
{
    const char *at = text.at, *end = end_of(text);

    while (at < end) {
        const unsigned char byte = (unsigned char)*at;
        if (byte >= 0x20 && byte < 0x7F) {
            at++;
            continue;
        }
        const uint32_t code = pla_utf8_next(&at, end);
        if (code == 0) {
            return REPLACEMENT; /* 0 would say that all is well */
        }
        if (code == REPLACEMENT || is_control(code) || is_unassigned(code) || is_invisible(code)) {
            return code;
        }
    }
    return 0;
}

void pla_utf8_put_safe(struct pla_str *s, struct pla_text text)
{
    const char *at = text.at, *end = end_of(text);

    while (at < end) {
        const char *start = at;
        const unsigned char byte = (unsigned char)*at;
        if (byte >= 0x20 && byte < 0x7F) {
            pla_str_put_c(s, *at++);
            continue;
        }
        const bool is_valid =
            pla_utf8_step((const unsigned char *)at, (const unsigned char *)end) != 0;
        const uint32_t code = pla_utf8_next(&at, end);
        if (!is_valid || code < 0x80) {
            pla_str_put_format(s, "\\x%02x", (unsigned)byte);
        } else if (is_control(code) && code != ZWNJ && code != ZWJ) {
            pla_str_put_format(s, "\\u{%04X}", (unsigned)code);
        } else {
            pla_str_put(s, start, (size_t)(at - start));
        }
    }
}
