// SPDX-License-Identifier: Apache-2.0
/**
 * Small JSON values for the writer of decisions.
 */
#include "model/json_put.h"

/** No byte that pla_str_put_json may escape. All bytes are looked at, without an early end, so that
 * compilers take many at once. */
static bool is_clean(const char *at, size_t length)
{
    unsigned char found = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)at[i];
        found |= (unsigned char)((c < 0x20) | (c == '"') | (c == '\\') | (c == 0x7F) | (c == 0xC2));
    }
    return found == 0;
}

void pla_put_escaped_since(struct pla_str *out, size_t from)
{
    /* a byte becomes six at most; with room for the copy behind the text, the text stays put */
    enum { LONGEST = 6, QUOTES = 2 };
    size_t length = out->length - from;
    if (out->failed || is_clean(out->at + from, length)) {
        return;
    }
    if (length > (SIZE_MAX - QUOTES) / LONGEST ||
        !pla_str_reserve(out, length * LONGEST + QUOTES)) {
        out->failed = true;
        return;
    }
    size_t copy = out->length;
    pla_str_put_json(out, (struct pla_text){out->at + from, length});
    size_t escaped = out->length - copy - QUOTES;
    memmove(out->at + from, out->at + copy + 1, escaped);
    out->length = from + escaped;
    out->at[out->length] = '\0';
}
