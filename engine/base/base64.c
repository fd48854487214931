// SPDX-License-Identifier: Apache-2.0
/** Base64 as in RFC 4648. */
#include "base/base64.h"

#include <stdint.h>

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void pla_base64url_put(struct pla_str *s, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i += 3) {
        const size_t left = length - i;
        const uint32_t three = (uint32_t)at[i] << 16 | (left > 1 ? (uint32_t)at[i + 1] << 8 : 0) |
                               (left > 2 ? (uint32_t)at[i + 2] : 0);
        pla_str_put_c(s, digits[three >> 18]);
        pla_str_put_c(s, digits[three >> 12 & 63]);
        if (left > 1)
            pla_str_put_c(s, digits[three >> 6 & 63]);
        if (left > 2)
            pla_str_put_c(s, digits[three & 63]);
    }
}

/** Value of a digit; 64 if it is none. */
static uint32_t value_of(char c)
{
    const char *at = c != '\0' ? memchr(digits, c, sizeof digits - 1) : NULL;
    return at != NULL ? (uint32_t)(at - digits) : 64;
}

bool pla_base64url_read(struct pla_text text, struct pla_arena *arena, struct pla_text *out)
{
    if (text.at == NULL || text.length % 4 == 1)
        return false;
    const size_t length = text.length / 4 * 3 + (text.length % 4 > 0 ? text.length % 4 - 1 : 0);
    char *bytes = pla_arena_raw(arena, length + 1);
    uint32_t bits = 0;
    int count = 0;
    size_t n = 0;
    if (bytes == NULL)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        const uint32_t value = value_of(text.at[i]);
        if (value == 64)
            return false;
        bits = (bits << 6 | value) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes[n++] = (char)(bits >> count & 255);
        }
    }
    if (count > 0 && (bits & ((1U << count) - 1)) != 0)
        return false;
    bytes[n] = '\0';
    *out = (struct pla_text){bytes, n};
    return true;
}
