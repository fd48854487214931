// SPDX-License-Identifier: Apache-2.0
/** One step through UTF-8, inline for the loops of base; private to base. */
#pragma once

#include <stddef.h>

/**
 * Length 1..4 of the valid sequence at `at`, which is before `end`; 0 if there is none.
 * The bounds of the second byte are those of RFC 3629 section 4 (no overlong form, no surrogate,
 * nothing above U+10FFFF).
 */
static inline size_t pla_utf8_step(const unsigned char *at, const unsigned char *end)
{
    const unsigned char lead = at[0];
    const size_t left = (size_t)(end - at);

    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4 || left < 2) {
        return 0;
    }
    if (lead < 0xE0) {
        return (at[1] & 0xC0) == 0x80 ? 2 : 0;
    }
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (at[1] < low || at[1] > high || left < 3 || (at[2] & 0xC0) != 0x80) {
        return 0;
    }
    if (lead < 0xF0) {
        return 3;
    }
    return left >= 4 && (at[3] & 0xC0) == 0x80 ? 4 : 0;
}
