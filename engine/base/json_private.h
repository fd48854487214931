// SPDX-License-Identifier: Apache-2.0
/** What the files of the JSON scanner share; private to base. */
#pragma once

#include "base/json.h"

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
