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

static inline bool pla_text_equal(struct pla_text a, struct pla_text b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
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
/** Room for `more` further bytes and a NUL; false (and failed) if there is none. */
bool pla_str_reserve(struct pla_str *s, size_t more);

void pla_str_put(struct pla_str *s, const char *bytes, size_t length);
void pla_str_put_c(struct pla_str *s, char c);
void pla_str_put_z(struct pla_str *s, const char *text);
void pla_str_put_text(struct pla_str *s, struct pla_text text);
/** Decimal digits, own code: much faster than printf. */
void pla_str_put_int(struct pla_str *s, int64_t n);
void pla_str_put_format(struct pla_str *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/** A JSON string with its quotes; escapes what RFC 8259 demands, nothing else. UTF-8 in. */
void pla_str_put_json(struct pla_str *s, struct pla_text text);
/** PLA_OK, or PLA_MEMORY if any append failed. */
enum pla_code pla_str_check(const struct pla_str *s, struct pla_err *err);

/** As pla_str_put, with the usual case in line: there is room. */
static inline void pla_str_add(struct pla_str *s, const char *bytes, size_t length)
{
    if (length < s->capacity - s->length && length != 0 && !s->failed) {
        memcpy(s->at + s->length, bytes, length);
        s->length += length;
        s->at[s->length] = '\0';
    } else {
        pla_str_put(s, bytes, length);
    }
}

/** Literal append without strlen at run time. */
#define PLA_PUT(s, literal) pla_str_add((s), (literal), sizeof(literal) - 1)
