// SPDX-License-Identifier: Apache-2.0
/** What the files of the JSON scanner share; private to base. */
#pragma once

#include "base/json.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/** A key seen in an open object. */
struct pla_json_key {
    uint64_t head;     /**< first 8 bytes, zeros behind a shorter key: compares most keys at once */
    const char *at;    /**< unescaped */
    size_t length;     /**< bytes */
    const char *place; /**< its opening quote in the input */
};

/** First byte that is not white space, or `end`. */
static inline const char *pla_json_space(const char *at, const char *end)
{
    const uint64_t white = 1ULL << ' ' | 1ULL << '\t' | 1ULL << '\n' | 1ULL << '\r';

    while (at < end && (unsigned char)*at <= ' ' && (white >> (unsigned char)*at & 1) != 0) {
        at++;
    }
    return at;
}

/** Eight bytes, the first one lowest. */
static inline uint64_t pla_json_load(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

#define PLA_JSON_EACH(byte) (0x0101010101010101U * (uint64_t)(byte))

/**
 * High bit set in bytes that are a quote, a backslash, a control or not ASCII. The lowest such bit
 * is exact, bits above it may be wrong (borrows run upwards), so only the first one is used.
 */
static inline uint64_t pla_json_special(uint64_t word)
{
    const uint64_t quote = (word ^ PLA_JSON_EACH('"')) - PLA_JSON_EACH(1);
    const uint64_t backslash = (word ^ PLA_JSON_EACH('\\')) - PLA_JSON_EACH(1);
    const uint64_t control = word - PLA_JSON_EACH(0x20);

    return (quote | backslash | control | word) & PLA_JSON_EACH(0x80);
}

static inline bool pla_json_is_plain(char c)
{
    const unsigned char byte = (unsigned char)c;

    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/** First byte inside a string that needs a look (quote, backslash, control, beyond ASCII), or
 * `end`. */
static inline const char *pla_json_plain_run(const char *at, const char *end)
{
#ifdef __SSE2__
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
        /* compared as signed, controls and what is beyond ASCII are both below a blank */
        const __m128i found =
            _mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)),
                         _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                      _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))));
        const int mask = _mm_movemask_epi8(found);
        if (mask != 0) {
            return at + __builtin_ctz((unsigned)mask);
        }
    }
#endif
    for (; end - at >= 8; at += 8) {
        const uint64_t found = pla_json_special(pla_json_load(at));
        if (found != 0) {
            return at + (__builtin_ctzll(found) >> 3);
        }
    }
    while (at < end && pla_json_is_plain(*at)) {
        at++;
    }
    return at;
}

/**
 * The string whose quote is at `s->at`, if it holds nothing that needs a look: nearly all do.
 * @return absent, and nothing read, if it is not so plain
 */
static inline struct pla_text pla_json_plain_string(struct pla_json *s)
{
    const char *from = s->at + 1, *at = pla_json_plain_run(from, s->end);

    if (at == s->end || *at != '"') {
        return (struct pla_text){NULL, 0};
    }
    s->at = at + 1;
    s->is_ascii = true;
    return (struct pla_text){from, (size_t)(at - from)};
}

/**
 * Fail at a place of the input (printf form); only the first failure is kept. @return false
 */
bool pla_json_fail(struct pla_json *s, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4), cold));
/** As pla_json_fail with another code and a fixed text. */
bool pla_json_fail_as(struct pla_json *s, const char *at, enum pla_code code, const char *text)
    __attribute__((cold));
/** What stands at `at`, for messages: "'x'", "byte 0xff", "the end of the text". */
const char *pla_json_found(const struct pla_json *s, const char *at, char out[32])
    __attribute__((cold));

/** Scan the string whose quote is at `s->at`; `out` NULL only checks it. */
bool pla_json_scan_string(struct pla_json *s, struct pla_text *out);

/** Note a key of the innermost object; fails if it is there already. */
bool pla_json_key_add(struct pla_json *s, struct pla_text key, const char *place);
/** Forget the keys of the innermost object; fails if a large one has a duplicate. */
bool pla_json_keys_close(struct pla_json *s);
