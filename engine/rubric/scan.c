// SPDX-License-Identifier: Apache-2.0
/** Words of Lua text, without reading Lua. */
#include "rubric/scan.h"

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/** Number of '=' if a long bracket opens here ("[[", "[==["), else -1. */
static int long_level(const struct pla_scan *s)
{
    const char *at = s->at;
    if (at == s->end || *at != '[')
        return -1;
    int level = 0;
    for (at++; at < s->end && *at == '='; at++)
        level++;
    return at < s->end && *at == '[' ? level : -1;
}

static struct pla_text skip_long(struct pla_scan *s, int level)
{
    s->at += level + 2;
    struct pla_text text = {s->at, 0};
    for (; s->at < s->end; s->at++) {
        if (*s->at == '\n')
            s->line++;
        if (*s->at != ']' || s->end - s->at < level + 2)
            continue;
        int n = 0;
        while (n < level && s->at[1 + n] == '=')
            n++;
        if (n == level && s->at[1 + n] == ']') {
            text.length = (size_t)(s->at - text.at);
            s->at += level + 2;
            return text;
        }
    }
    return text;
}

static struct pla_text skip_quoted(struct pla_scan *s)
{
    char quote = *s->at++;
    struct pla_text text = {s->at, 0};
    while (s->at < s->end && *s->at != quote) {
        if (*s->at == '\\' && s->end - s->at > 1)
            s->at++;
        if (*s->at == '\n')
            s->line++;
        s->at++;
    }
    text.length = (size_t)(s->at - text.at);
    if (s->at < s->end)
        s->at++;
    return text;
}

static void skip_blanks(struct pla_scan *s)
{
    while (s->at < s->end) {
        if (*s->at == '\n') {
            s->line++;
            s->at++;
        } else if (*s->at == ' ' || *s->at == '\t' || *s->at == '\r') {
            s->at++;
        } else if (s->end - s->at >= 2 && s->at[0] == '-' && s->at[1] == '-') {
            s->at += 2;
            int level = long_level(s);
            if (level >= 0)
                skip_long(s, level);
            else
                while (s->at < s->end && *s->at != '\n')
                    s->at++;
        } else {
            return;
        }
    }
}

void pla_scan_next(struct pla_scan *s)
{
    skip_blanks(s);
    struct pla_token *token = &s->token;
    *token = (struct pla_token){PLA_TOKEN_END, {s->at, 0}, s->line};
    if (s->at >= s->end)
        return;
    int level = long_level(s);
    if (level >= 0 || *s->at == '"' || *s->at == '\'') {
        token->kind = PLA_TOKEN_STRING;
        token->text = level >= 0 ? skip_long(s, level) : skip_quoted(s);
    } else if (is_name_byte(*s->at)) {
        token->kind = PLA_TOKEN_NAME; /* numbers too: they are never looked at */
        while (s->at < s->end && is_name_byte(*s->at))
            s->at++;
        token->text.length = (size_t)(s->at - token->text.at);
    } else {
        token->kind = PLA_TOKEN_OTHER;
        token->text.length = 1;
        if (*s->at == '=' && s->end - s->at > 1 && s->at[1] == '=')
            token->text.length = 2;
        s->at += token->text.length;
    }
}

bool pla_scan_is(const struct pla_scan *s, const char *text)
{
    return s->token.kind != PLA_TOKEN_END && s->token.kind != PLA_TOKEN_STRING &&
           pla_text_equal(s->token.text, pla_text_of(text));
}

bool pla_scan_is_any(const struct pla_scan *s, const char *const *texts)
{
    for (; *texts != NULL; texts++)
        if (pla_scan_is(s, *texts))
            return true;
    return false;
}

struct pla_scan pla_scan_begin(struct pla_text source)
{
    struct pla_scan scan = {source.at, source.at + source.length, 1, {PLA_TOKEN_END, {0}, 0}};
    pla_scan_next(&scan);
    return scan;
}
