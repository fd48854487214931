// SPDX-License-Identifier: Apache-2.0
/**
 * UTF-8: validity, normal form, width, and what must not stand in an identifier.
 */
#pragma once

#include <stdbool.h>

#include "base/str.h"

/** Offset of the first byte that is not valid UTF-8 (RFC 3629: no surrogates, no overlong), or
 * length. */
size_t pla_utf8_valid_length(const char *bytes, size_t length);
static inline bool pla_utf8_is_valid(struct pla_text text)
{
    return pla_utf8_valid_length(text.at, text.length) == text.length;
}
/** True if every byte is below 0x80. */
bool pla_utf8_is_ascii(struct pla_text text);
/** Normal form C; ASCII comes back as it is (borrowed). Absent on failure of memory, for invalid
 * UTF-8 and for an absent text. */
struct pla_text pla_utf8_nfc(struct pla_text text, struct pla_arena *arena);
/** Columns on a terminal (combining marks 0, wide characters 2, controls 0). */
size_t pla_utf8_width(struct pla_text text);
/** Number of code points. */
size_t pla_utf8_count(struct pla_text text);
/** Longest prefix of at most `columns` columns that ends between grapheme clusters. */
size_t pla_utf8_cut(struct pla_text text, size_t columns);
/** Read one code point at `*at` (before `end`) and move on; a byte that is not valid UTF-8 gives
 * U+FFFD. */
uint32_t pla_utf8_next(const char **at, const char *end);
/** Write a code point; @return bytes written (1..4). */
size_t pla_utf8_encode(uint32_t code, char out[4]);
/**
 * First code point that may not stand in an id (control, bidirectional, invisible, private,
 * unassigned), or 0. U+0000 and invalid bytes give U+FFFD.
 */
uint32_t pla_utf8_bad_in_id(struct pla_text text);
/**
 * Append text made safe for a terminal or a one-line message: controls, escape and bidirectional
 * characters and invalid bytes become \xNN or \u{NNNN}.
 */
void pla_utf8_put_safe(struct pla_str *s, struct pla_text text);
