// SPDX-License-Identifier: Apache-2.0
/**
 * Words of Lua text that is known to be Lua: enough to find where something was written.
 *
 * It understands strings, comments, names and long brackets; everything else is one byte a token
 * (`==` is two, so that it is not taken for `=`).
 */
#pragma once

#include "base/str.h"

enum pla_token_kind { PLA_TOKEN_END, PLA_TOKEN_NAME, PLA_TOKEN_STRING, PLA_TOKEN_OTHER };

struct pla_token {
    enum pla_token_kind kind;
    struct pla_text text; /**< of a string: what is between the quotes, escapes as written */
    int line;
};

struct pla_scan {
    const char *at, *end;
    int line;
    struct pla_token token; /**< the one looked at */
};

/** Begin at the first token. */
struct pla_scan pla_scan_begin(struct pla_text source);
/** Go on to the next token; PLA_TOKEN_END at the end, again and again. */
void pla_scan_next(struct pla_scan *scan);
/** Whether the token is this name or sign (never a string). */
bool pla_scan_is(const struct pla_scan *scan, const char *text);
/** The same for any of a NULL-terminated list. */
bool pla_scan_is_any(const struct pla_scan *scan, const char *const *texts);
