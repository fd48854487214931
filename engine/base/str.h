// SPDX-License-Identifier: Apache-2.0
/**
 * Text: borrowed slices, and a builder that remembers failure.
 *
 * A slice is not NUL-terminated unless its owner says so. A builder grows on the heap; a failed
 * growth sets `failed` and later appends do nothing, so a chain of appends is checked once.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"

/** A borrowed run of bytes. `at == NULL` means absent (differs from empty). */
struct pla_text {
    const char *at;
    size_t length;
};

#define PLA_TEXT(literal) ((struct pla_text){(literal), sizeof(literal) - 1})

static inline struct pla_text pla_text_of(const char *s)
{
    return (struct pla_text){s, s != NULL ? strlen(s) : 0};
}

/** As memcmp() == 0, in line for the short texts that ids and words are; `n` 0 takes NULL. */
static inline bool pla_bytes_equal(const char *a, const char *b, size_t n)
{
    if (n > 16) {
        return memcmp(a, b, n) == 0;
    }
    if (n >= 8) { /* two words that overlap cover all of it; so do the smaller ones below */
        uint64_t a_first, b_first, a_last, b_last;
        memcpy(&a_first, a, 8);
        memcpy(&b_first, b, 8);
        memcpy(&a_last, a + n - 8, 8);
        memcpy(&b_last, b + n - 8, 8);
        return ((a_first ^ b_first) | (a_last ^ b_last)) == 0;
    }
    if (n >= 4) {
        uint32_t a_first, b_first, a_last, b_last;
        memcpy(&a_first, a, 4);
        memcpy(&b_first, b, 4);
        memcpy(&a_last, a + n - 4, 4);
        memcpy(&b_last, b + n - 4, 4);
        return ((a_first ^ b_first) | (a_last ^ b_last)) == 0;
    }
    return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
}

static inline bool pla_text_equal(struct pla_text a, struct pla_text b)
{
    return a.length == b.length && pla_bytes_equal(a.at, b.at, a.length);
}

/** Compare by bytes, shorter first on a common prefix. @return <0, 0, >0 */
int pla_text_compare(struct pla_text a, struct pla_text b);
/** NUL-terminated copy in the arena; NULL on failure. An absent text stays absent. */
struct pla_text pla_text_copy(struct pla_arena *arena, struct pla_text text);

/** Builder. Zero-initialise or pla_str_init; `at` is NUL-terminated once anything was appended. */
struct pla_str {
    char *at;
    size_t length;
    size_t capacity;
    bool failed;
};

void pla_str_init(struct pla_str *s);
void pla_str_release(struct pla_str *s);
/** Length 0, capacity kept, failure forgotten. */
void pla_str_clear(struct pla_str *s);
/** Length 0, capacity and failure kept: for a piece made again and again, checked at the end. */
void pla_str_empty(struct pla_str *s);
/** Room for `more` further bytes and a NUL; false (and failed) if there is none. */
bool pla_str_reserve(struct pla_str *s, size_t more);

void pla_str_put(struct pla_str *s, const char *bytes, size_t length);
/** Decimal digits, own code: much faster than printf. */
void pla_str_put_int(struct pla_str *s, int64_t n);
void pla_str_put_format(struct pla_str *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/**
 * A JSON string with its quotes; escapes what RFC 8259 demands, and U+007F to U+009F, which some
 * terminals obey. UTF-8 in.
 */
void pla_str_put_json(struct pla_str *s, struct pla_text text);
/** PLA_OK, or PLA_MEMORY if any append failed. */
enum pla_code pla_str_check(const struct pla_str *s, struct pla_err *err);

/** As memcpy, in line for short texts. */
static inline void pla_bytes_copy(char *to, const char *from, size_t n)
{
    if (n > 16) {
        memcpy(to, from, n);
    } else if (n >= 8) { /* two words that overlap cover all of it; so do the smaller ones below */
        uint64_t first, last;
        memcpy(&first, from, 8);
        memcpy(&last, from + n - 8, 8);
        memcpy(to, &first, 8);
        memcpy(to + n - 8, &last, 8);
    } else if (n >= 4) {
        uint32_t first, last;
        memcpy(&first, from, 4);
        memcpy(&last, from + n - 4, 4);
        memcpy(to, &first, 4);
        memcpy(to + n - 4, &last, 4);
    } else if (n > 0) {
        const char first = from[0], middle = from[n / 2], last = from[n - 1];
        to[0] = first;
        to[n / 2] = middle;
        to[n - 1] = last;
    }
}

/** True if the usual case of an append holds: nothing failed and there is room. */
static inline bool pla_str_has_room(const struct pla_str *s, size_t length)
{
    return s->at != NULL && length < s->capacity - s->length && !s->failed;
}

/** Literal append, its length known when compiled. */
static inline void pla_str_add(struct pla_str *s, const char *bytes, size_t length)
{
    if (pla_str_has_room(s, length)) {
        memcpy(s->at + s->length, bytes, length);
        s->length += length;
        s->at[s->length] = '\0';
    } else {
        pla_str_put(s, bytes, length);
    }
}
#define PLA_PUT(s, literal) pla_str_add((s), (literal), sizeof(literal) - 1)

static inline void pla_str_put_c(struct pla_str *s, char c)
{
    pla_str_add(s, &c, 1);
}

static inline void pla_str_put_text(struct pla_str *s, struct pla_text text)
{
    if (pla_str_has_room(s, text.length)) {
        pla_bytes_copy(s->at + s->length, text.at, text.length);
        s->length += text.length;
        s->at[s->length] = '\0';
    } else {
        pla_str_put(s, text.at, text.length);
    }
}

static inline void pla_str_put_z(struct pla_str *s, const char *text)
{
    pla_str_put_text(s, pla_text_of(text));
}
