// SPDX-License-Identifier: Apache-2.0
/** Slices compared and copied, and the text builder. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

enum { FIRST_CAPACITY = 256 };

int pla_text_compare(struct pla_text a, struct pla_text b)
{
    const size_t common = a.length < b.length ? a.length : b.length;
    const int order = common != 0 ? memcmp(a.at, b.at, common) : 0;

    return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

struct pla_text pla_text_copy(struct pla_arena *arena, struct pla_text text)
{
    if (text.at == NULL) {
        return text;
    }
    const char *copy = pla_arena_copy(arena, text.at, text.length);
    return (struct pla_text){copy, copy != NULL ? text.length : 0};
}

void pla_str_init(struct pla_str *s)
{
    *s = (struct pla_str){0};
}

void pla_str_release(struct pla_str *s)
{
    pla_heap_free(s->at);
    pla_str_init(s);
}

void pla_str_clear(struct pla_str *s)
{
    pla_str_empty(s);
    s->failed = false;
}

void pla_str_empty(struct pla_str *s)
{
    s->length = 0;
    if (s->at != NULL) {
        s->at[0] = '\0';
    }
}

/** Slow half of reserve: `need` bytes in all do not fit. */
static bool grow(struct pla_str *s, size_t need)
{
    size_t capacity = s->capacity < SIZE_MAX / 2 ? s->capacity * 2 : need;

    capacity = capacity < FIRST_CAPACITY ? FIRST_CAPACITY : capacity;
    capacity = capacity < need ? need : capacity;
    char *at = pla_heap_resize(s->at, capacity);
    if (at == NULL) {
        s->failed = true;
        return false;
    }
    s->at = at;
    s->capacity = capacity;
    s->at[s->length] = '\0';
    return true;
}

static inline bool reserve(struct pla_str *s, size_t more)
{
    if (s->failed) {
        return false;
    }
    if (more < s->capacity - s->length) {
        return true;
    }
    if (more >= SIZE_MAX - s->length) {
        s->failed = true;
        return false;
    }
    return grow(s, s->length + more + 1);
}

bool pla_str_reserve(struct pla_str *s, size_t more)
{
    return reserve(s, more);
}

void pla_str_put(struct pla_str *s, const char *bytes, size_t length)
{
    if (!reserve(s, length)) {
        return;
    }
    if (length != 0) {
        memcpy(s->at + s->length, bytes, length);
    }
    s->length += length;
    s->at[s->length] = '\0';
}

void pla_str_put_int(struct pla_str *s, int64_t n)
{
    static const char pairs[] =
        "00010203040506070809101112131415161718192021222324252627282930313233"
        "34353637383940414243444546474849505152535455565758596061626364656667"
        "68697071727374757677787980818283848586878889909192939495969798"
        "99";
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

    if (n >= 0 && n < 10) {
        pla_str_put_c(s, (char)('0' + n));
        return;
    }
    for (; rest >= 10; rest /= 100) {
        at -= 2;
        memcpy(digits + at, pairs + 2 * (rest % 100), 2);
    }
    if (rest != 0 || at == sizeof digits) {
        digits[--at] = (char)('0' + rest);
    }
    if (n < 0) {
        digits[--at] = '-';
    }
    pla_str_put_text(s, (struct pla_text){digits + at, sizeof digits - at});
}

void pla_str_put_format(struct pla_str *s, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, format, args);
    if (n < 0) {
        s->failed = true;
    } else if (reserve(s, (size_t)n)) {
        (void)vsnprintf(s->at + s->length, (size_t)n + 1, format, again);
        s->length += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

/** Front of U+0080 to U+009F in UTF-8, the controls that some terminals obey, and of what follows.
 */
enum { CONTROL_FRONT = 0xC2 };

/**
 * Letter of the two-character escape, 'u' for the long form, '?' if the next byte tells, 0 for
 * bytes that stay.
 */
static const char escapes[256] = {
    ['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r',
    ['\t'] = 't', [0x00] = 'u',  [0x01] = 'u', [0x02] = 'u', [0x03] = 'u', [0x04] = 'u',
    [0x05] = 'u', [0x06] = 'u',  [0x07] = 'u', [0x0B] = 'u', [0x0E] = 'u', [0x0F] = 'u',
    [0x10] = 'u', [0x11] = 'u',  [0x12] = 'u', [0x13] = 'u', [0x14] = 'u', [0x15] = 'u',
    [0x16] = 'u', [0x17] = 'u',  [0x18] = 'u', [0x19] = 'u', [0x1A] = 'u', [0x1B] = 'u',
    [0x1C] = 'u', [0x1D] = 'u',  [0x1E] = 'u', [0x1F] = 'u', [0x7F] = 'u', [CONTROL_FRONT] = '?',
};

static void put_long_escape(struct pla_str *s, unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";
    const char out[6] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};

    pla_str_put(s, out, sizeof out);
}

static void put_escape(struct pla_str *s, unsigned char byte)
{
    if (escapes[byte] == 'u') {
        put_long_escape(s, byte);
    } else {
        const char out[2] = {'\\', escapes[byte]};
        pla_str_put(s, out, sizeof out);
    }
}

#define EACH(byte) (0x0101010101010101U * (uint64_t)(byte))

/** Not 0 if a byte of the word may need an escape: a quote, a backslash, a control or its front. */
static inline uint64_t escapes_in(uint64_t word)
{
    const uint64_t quote = word ^ EACH('"'), backslash = word ^ EACH('\\');
    const uint64_t delete = word ^ EACH(0x7F), front = word ^ EACH(CONTROL_FRONT);

    /* a byte below the one subtracted borrows into its high bit; bytes from 0x80 up do not count */
    return (((quote - EACH(1)) & ~quote) | ((backslash - EACH(1)) & ~backslash) |
            ((delete - EACH(1)) & ~delete) | ((front - EACH(1)) & ~front) |
            ((word - EACH(0x20)) & ~word)) &
           EACH(0x80);
}

/** True if no byte may need an escape. */
static inline bool is_clean(struct pla_text text)
{
    uint64_t word, found = 0;
    uint32_t first, last;
    size_t i = 0;

    if (text.length >= sizeof word) { /* the last word may overlap the one before */
        for (; text.length - i > sizeof word; i += sizeof word) {
            memcpy(&word, text.at + i, sizeof word);
            found |= escapes_in(word);
        }
        memcpy(&word, text.at + text.length - sizeof word, sizeof word);
        return (found | escapes_in(word)) == 0;
    }
    if (text.length >= sizeof first) {
        memcpy(&first, text.at, sizeof first);
        memcpy(&last, text.at + text.length - sizeof last, sizeof last);
        return escapes_in((uint64_t)first << 32 | last) == 0;
    }
    for (; i < text.length; i++) {
        found |= escapes[(unsigned char)text.at[i]] != 0;
    }
    return found == 0;
}

/** The inside of a string that needs escapes. */
static void put_escaped(struct pla_str *s, struct pla_text text)
{
    size_t from = 0;

    for (size_t i = 0; i < text.length; i++) {
        const unsigned char byte = (unsigned char)text.at[i];
        if (byte == CONTROL_FRONT) {
            const unsigned char next = i + 1 < text.length ? (unsigned char)text.at[i + 1] : 0;
            if (next >= 0x80 && next <= 0x9F) {
                pla_str_put(s, text.at + from, i - from);
                put_long_escape(s, next);
                from = ++i + 1;
            }
        } else if (escapes[byte] != 0) {
            pla_str_put(s, text.at + from, i - from);
            put_escape(s, byte);
            from = i + 1;
        }
    }
    if (from < text.length) {
        pla_str_put(s, text.at + from, text.length - from);
    }
}

void pla_str_put_json(struct pla_str *s, struct pla_text text)
{
    /* room for all that usually comes, so that the appends below find it there */
    if (text.length >= SIZE_MAX - 2) {
        s->failed = true;
        return;
    }
    if (!reserve(s, text.length + 2)) {
        return;
    }
    if (is_clean(text)) {
        char *at = s->at + s->length;
        at[0] = '"';
        pla_bytes_copy(at + 1, text.at, text.length);
        at[text.length + 1] = '"';
        at[text.length + 2] = '\0';
        s->length += text.length + 2;
    } else {
        pla_str_put_c(s, '"');
        put_escaped(s, text);
        pla_str_put_c(s, '"');
    }
}

enum pla_code pla_str_check(const struct pla_str *s, struct pla_err *err)
{
    return s->failed ? pla_err_memory(err) : PLA_OK;
}
