// SPDX-License-Identifier: Apache-2.0
/**
 * Base64 for keys, tokens and images (RFC 4648): URL-safe without padding, and the plain form.
 */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/** Append bytes in the URL-safe alphabet without padding (RFC 7515, base64url). */
void pla_base64url_put(struct pla_str *s, const void *bytes, size_t length);
/**
 * Read base64url without padding, strictly: another character, a length no bytes give or bits that
 * are left over are refused, so that each value has one text.
 * @param out  bytes in the arena, with a NUL behind them
 * @return false if the text is not of that form or memory is exhausted (then `arena->failed`)
 */
bool pla_base64url_read(struct pla_text text, struct pla_arena *arena, struct pla_text *out);
