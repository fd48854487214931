// SPDX-License-Identifier: Apache-2.0
/** Tokens of Lua text: see token.h. */
#include "rubric/token.h"

#include <stdbool.h>
#include <string.h>

struct pla_tokens pla_tokens_of(struct pla_text source)
{
    const char *at = source.length > 0 ? source.at : "";
    return (struct pla_tokens){at, at + source.length, 1};
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char look(const struct pla_tokens *s, size_t ahead)
{
    return (size_t)(s->end - s->at) > ahead ? s->at[ahead] : '\0';
}

/* Lua takes CR LF and LF CR as one line end. */
static void step(struct pla_tokens *s)
{
    char c = *s->at++;
    if (c != '\n' && c != '\r')
        return;
    s->line++;
    if (s->at < s->end && (*s->at == '\n' || *s->at == '\r') && *s->at != c)
        s->at++;
}

/* Number of '=' in a long bracket that opens here, or -1. */
static int long_level(const struct pla_tokens *s)
{
    size_t level = 0;
    if (look(s, 0) != '[')
        return -1;
    while (look(s, 1 + level) == '=')
        level++;
    return look(s, 1 + level) == '[' ? (int)level : -1;
}

static void skip_long(struct pla_tokens *s, int level)
{
    s->at += level + 2;
    while (s->at < s->end) {
        if (*s->at != ']') {
            step(s);
            continue;
        }
        s->at++;
        int found = 0;
        while (look(s, (size_t)found) == '=')
            found++;
        if (found == level && look(s, (size_t)found) == ']') {
            s->at += found + 1;
            return;
        }
    }
}

static void skip_quoted(struct pla_tokens *s)
{
    char quote = *s->at++;
    while (s->at < s->end && *s->at != quote) {
        if (*s->at == '\n' || *s->at == '\r')
            return; /* unfinished: the parser says so */
        if (*s->at++ != '\\' || s->at == s->end)
            continue;
        bool skips_space = *s->at == 'z';
        step(s);
        while (skips_space && s->at < s->end && strchr(" \t\v\f\r\n", *s->at) != NULL)
            step(s);
    }
    if (s->at < s->end)
        s->at++;
}

static void skip_blank(struct pla_tokens *s)
{
    while (s->at < s->end) {
        if (*s->at != '\0' && strchr(" \t\v\f\r\n", *s->at) != NULL) {
            step(s);
        } else if (look(s, 0) == '-' && look(s, 1) == '-') {
            s->at += 2;
            int level = long_level(s);
            if (level >= 0)
                skip_long(s, level);
            else
                while (s->at < s->end && *s->at != '\n' && *s->at != '\r')
                    s->at++;
        } else {
            return;
        }
    }
}

static void skip_number(struct pla_tokens *s)
{
    bool is_hex = look(s, 0) == '0' && (look(s, 1) == 'x' || look(s, 1) == 'X');
    while (s->at < s->end && (is_letter(*s->at) || is_digit(*s->at) || *s->at == '.')) {
        char c = (char)(*s->at++ | 0x20);
        if (c == (is_hex ? 'p' : 'e') && (look(s, 0) == '-' || look(s, 0) == '+'))
            s->at++;
    }
}

static void skip_mark(struct pla_tokens *s)
{
    static const char pairs[][2] = {{'.', '.'}, {'=', '='}, {'~', '='}, {'<', '='}, {'>', '='},
                                    {'/', '/'}, {':', ':'}, {'<', '<'}, {'>', '>'}};
    char first = *s->at++;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i][0] == first && look(s, 0) == pairs[i][1]) {
            s->at++;
            if (first == '.' && look(s, 0) == '.')
                s->at++;
            return;
        }
}

static bool is_keyword(uint64_t code)
{
    static const char *const words[] = {"and",   "break", "do",       "else",  "elseif", "end",
                                        "false", "for",   "function", "goto",  "if",     "in",
                                        "local", "nil",   "not",      "or",    "repeat", "return",
                                        "then",  "true",  "until",    "while", NULL};
    static const char initials[] = "abdefgilnortuw";
    char initial = (char)(code & 0xFF);
    if (code == 0 || strchr(initials, initial) == NULL)
        return false;
    for (const char *const *w = words; *w != NULL; w++)
        if (**w == initial && pla_token_code(*w, strlen(*w)) == code)
            return true;
    return false;
}

static enum pla_token_kind skip_token(struct pla_tokens *s)
{
    int level = long_level(s);
    if (is_letter(*s->at)) {
        const char *from = s->at;
        while (s->at < s->end && (is_letter(*s->at) || is_digit(*s->at)))
            s->at++;
        bool is_word = is_keyword(pla_token_code(from, (size_t)(s->at - from)));
        return is_word ? PLA_TOKEN_KEYWORD : PLA_TOKEN_NAME;
    }
    if (is_digit(*s->at) || (*s->at == '.' && is_digit(look(s, 1)))) {
        skip_number(s);
        return PLA_TOKEN_NUMBER;
    }
    if (*s->at == '"' || *s->at == '\'' || level >= 0) {
        if (level >= 0)
            skip_long(s, level);
        else
            skip_quoted(s);
        return PLA_TOKEN_STRING;
    }
    skip_mark(s);
    return PLA_TOKEN_MARK;
}

struct pla_token pla_token_next(struct pla_tokens *s)
{
    skip_blank(s);
    struct pla_token token = {PLA_TOKEN_END, {s->at, 0}, s->line, 0};
    if (s->at == s->end)
        return token;
    token.kind = skip_token(s);
    token.text.length = (size_t)(s->at - token.text.at);
    if (token.kind == PLA_TOKEN_KEYWORD || token.kind == PLA_TOKEN_MARK)
        token.code = pla_token_code(token.text.at, token.text.length);
    return token;
}
