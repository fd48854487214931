// SPDX-License-Identifier: Apache-2.0
/**
 * Tokens of Lua text with their lines, for looks at a text that do not run it. Text that is not Lua
 * gives tokens too; nothing is an error here.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum pla_token_kind {
    PLA_TOKEN_END,
    PLA_TOKEN_NAME,
    PLA_TOKEN_KEYWORD,
    PLA_TOKEN_NUMBER,
    PLA_TOKEN_STRING, /**< with its quotes or brackets, escapes as written */
    PLA_TOKEN_MARK,   /**< an operator or bracket, or a byte that is none of Lua's */
};

struct pla_token {
    enum pla_token_kind kind;
    struct pla_text text; /**< borrowed from the source */
    int line;             /**< of its first byte, from 1, as Lua counts lines */
    uint64_t code;        /**< pla_token_code of a keyword or mark; 0 for all others */
};

/** Where the next token starts. */
struct pla_tokens {
    const char *at;
    const char *end;
    int line;
};

/** Start at the beginning of a text, which may be absent. */
struct pla_tokens pla_tokens_of(struct pla_text source);
/** The next token, without blanks and comments; PLA_TOKEN_END again and again at the end. */
struct pla_token pla_token_next(struct pla_tokens *tokens);

/** The bytes of a word in one number; 0 if it is longer than 8, as no keyword or mark is. */
static inline uint64_t pla_token_code(const char *word, size_t length)
{
    uint64_t code = 0;
    for (size_t i = 0; i < 8 && i < length; i++)
        code |= (uint64_t)(unsigned char)word[i] << (8 * i);
    return length <= 8 ? code : 0;
}

/** True if the token is the keyword or mark of this literal. */
#define PLA_TOKEN_IS(token, literal)                                                               \
    ((token)->code == pla_token_code((literal), sizeof(literal) - 1))
