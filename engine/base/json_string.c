// SPDX-License-Identifier: Apache-2.0
/** Strings of the JSON scanner: what needs a look inside them, unescaped only if they must be. */
#include "base/json_private.h"

#include "base/utf8.h"
#include "base/utf8_step.h"

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/** The four digits of "\uXXXX" at `at`; -1 if it is not one. */
static int32_t read_unit(const char *at, const char *end)
{
    int32_t unit = 0;

    if (end - at < 6 || at[0] != '\\' || at[1] != 'u') {
        return -1;
    }
    for (int i = 2; i < 6; i++) {
        const int digit = hex_value(at[i]);
        if (digit < 0) {
            return -1;
        }
        unit = unit * 16 + digit;
    }
    return unit;
}

static bool is_high(int32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/** Length of the escape at `at` if it is a good one, else fail and 0. */
static size_t check_escape(struct pla_json *s, const char *at)
{
    if (s->end - at >= 2 && at[1] != 'u') {
        if (at[1] != '\0' && strchr("\"\\/bfnrt", at[1]) != NULL) {
            return 2;
        }
        pla_json_fail(s, at, "a backslash must not stand before this character");
        return 0;
    }
    const int32_t unit = read_unit(at, s->end);
    if (unit < 0) {
        pla_json_fail(s, at, "\\u needs four hexadecimal digits");
        return 0;
    }
    if (unit == 0) {
        pla_json_fail(s, at, "the character \\u0000 is not accepted");
        return 0;
    }
    if (!is_high(unit) && !is_low(unit)) {
        return 6;
    }
    if (is_high(unit) && is_low(read_unit(at + 6, s->end))) {
        return 12;
    }
    pla_json_fail(s, at, "a surrogate \\u%04x without its other half", (unsigned)unit);
    return 0;
}

static char unescaped(char letter)
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter;
    }
}

/** Write what the escape at `*at` means and move behind it; it has been checked. */
static size_t decode_escape(const char **at, const char *end, char *out)
{
    const char *p = *at;

    if (p[1] != 'u') {
        *out = unescaped(p[1]);
        *at = p + 2;
        return 1;
    }
    int32_t code = read_unit(p, end);
    *at = p + 6;
    if (is_high(code)) {
        code = 0x10000 + (code - 0xD800) * 0x400 + (read_unit(p + 6, end) - 0xDC00);
        *at = p + 12;
    }
    return pla_utf8_encode((uint32_t)code, out);
}

/** The string without its escapes; they shrink, so its raw length is room enough. */
static bool unescape(struct pla_json *s, const char *from, const char *end, struct pla_text *out)
{
    char *text = pla_arena_raw(s->arena, (size_t)(end - from)), *to = text;

    if (text == NULL) {
        return pla_json_fail_as(s, from, PLA_MEMORY, "memory is exhausted");
    }
    while (from < end) {
        const char *escape = memchr(from, '\\', (size_t)(end - from));
        const size_t run = (size_t)((escape != NULL ? escape : end) - from);
        memcpy(to, from, run);
        to += run;
        from += run;
        if (escape != NULL) {
            to += decode_escape(&from, end, to);
        }
    }
    *out = (struct pla_text){text, (size_t)(to - text)};
    return true;
}

/** Length of the special byte's sequence at `at`, else fail and 0. */
static size_t check_special(struct pla_json *s, const char *at)
{
    const unsigned char byte = (unsigned char)*at;

    if (byte == '\\') {
        return check_escape(s, at);
    }
    if (byte < 0x20) {
        pla_json_fail(s, at, "control character 0x%02x in a string must be escaped", byte);
        return 0;
    }
    const size_t step = pla_utf8_step((const unsigned char *)at, (const unsigned char *)s->end);
    if (step == 0) {
        pla_json_fail(s, at, "byte 0x%02x is not valid UTF-8", byte);
    }
    return step;
}

bool pla_json_scan_string(struct pla_json *s, struct pla_text *out)
{
    const char *from = s->at + 1, *at = from;
    bool has_escape = false, is_ascii = true;

    for (;;) {
        at = pla_json_plain_run(at, s->end);
        if (at == s->end) {
            return pla_json_fail(s, s->at, "a string without its closing quote");
        }
        if (*at == '"') {
            break;
        }
        has_escape = has_escape || *at == '\\';
        is_ascii = false;
        const size_t step = check_special(s, at);
        if (step == 0) {
            return false;
        }
        at += step;
    }
    s->at = at + 1;
    s->is_ascii = is_ascii;
    if (out == NULL) {
        return true;
    }
    if (has_escape) {
        return unescape(s, from, at, out);
    }
    *out = (struct pla_text){from, (size_t)(at - from)};
    return true;
}
