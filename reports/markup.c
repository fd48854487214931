// SPDX-License-Identifier: Apache-2.0
/** Text from anywhere into markup (HTML and SVG). */
#include "markup.h"

#include "base/utf8.h"

#include <string.h>

static const char *reference(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/** Characters that no markup may hold, or that would turn the direction of what follows. */
static bool is_refused(uint32_t c)
{
    bool is_control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c <= 0x9f);
    bool is_override = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return is_control || is_override || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

void pla_markup_put(struct pla_str *out, struct pla_text text)
{
    if (text.length == 0) {
        return;
    }
    const char *at = text.at, *end = text.at + text.length, *from = at;
    while (at < end) {
        const char *before = at;
        uint32_t c = pla_utf8_next(&at, end);
        const char *instead = is_refused(c) || c == 0xfffd ? "\xEF\xBF\xBD" : reference(c);
        if (instead != NULL) {
            pla_str_put(out, from, (size_t)(before - from));
            pla_str_put(out, instead, strlen(instead));
            from = at;
        }
    }
    pla_str_put(out, from, (size_t)(at - from));
}
