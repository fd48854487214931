// SPDX-License-Identifier: Apache-2.0
/** A look at Lua text before Lua reads it: a tokenizer and what is judged by its tokens. */
#include "rubric/prescan.h"

#include <stdbool.h>
#include <string.h>

enum {
    MOST_SUFFIXES = 100,
    MOST_JUMPS = 4000,     /* each adds to lists the parser walks for each of them */
    MOST_CONSTANTS = 250,  /* 255 fit into an instruction; names counted here may be locals */
    MOST_NESTED = 200,     /* the parser's own bound */
    MOST_CONST_NAMES = 64, /* beyond it every name may be a constant */
};

enum kind { END, NAME, KEYWORD, NUMBER, STRING, MARK };

struct token {
    enum kind kind;
    struct pla_text text;
    int line;
};

/* ---- tokens ---- */

struct scanner {
    const char *at;
    const char *end;
    int line;
};

static struct scanner scanner_of(struct pla_text source)
{
    const char *at = source.length > 0 ? source.at : "";
    return (struct scanner){at, at + source.length, 1};
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char look(const struct scanner *s, size_t ahead)
{
    return (size_t)(s->end - s->at) > ahead ? s->at[ahead] : '\0';
}

/* Lua takes CR LF and LF CR as one line end. */
static void step(struct scanner *s)
{
    char c = *s->at++;
    if (c != '\n' && c != '\r')
        return;
    s->line++;
    if (s->at < s->end && (*s->at == '\n' || *s->at == '\r') && *s->at != c)
        s->at++;
}

/* Number of '=' in a long bracket that opens here, or -1. */
static int long_level(const struct scanner *s)
{
    size_t level = 0;
    if (look(s, 0) != '[')
        return -1;
    while (look(s, 1 + level) == '=')
        level++;
    return look(s, 1 + level) == '[' ? (int)level : -1;
}

static void skip_long(struct scanner *s, int level)
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

static void skip_quoted(struct scanner *s)
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

static void skip_blank(struct scanner *s)
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

static void skip_number(struct scanner *s)
{
    bool is_hex = look(s, 0) == '0' && (look(s, 1) == 'x' || look(s, 1) == 'X');
    while (s->at < s->end && (is_letter(*s->at) || is_digit(*s->at) || *s->at == '.')) {
        char c = (char)(*s->at++ | 0x20);
        if (c == (is_hex ? 'p' : 'e') && (look(s, 0) == '-' || look(s, 0) == '+'))
            s->at++;
    }
}

static void skip_mark(struct scanner *s)
{
    static const char *const marks[] = {
        "...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>", NULL};
    for (const char *const *mark = marks; *mark != NULL; mark++) {
        size_t length = strlen(*mark);
        if ((size_t)(s->end - s->at) >= length && memcmp(s->at, *mark, length) == 0) {
            s->at += length;
            return;
        }
    }
    s->at++;
}

static bool is_keyword(struct pla_text word)
{
    static const char *const words[] = {"and",   "break", "do",       "else",  "elseif", "end",
                                        "false", "for",   "function", "goto",  "if",     "in",
                                        "local", "nil",   "not",      "or",    "repeat", "return",
                                        "then",  "true",  "until",    "while", NULL};
    for (const char *const *w = words; *w != NULL; w++)
        if (pla_text_equal(word, pla_text_of(*w)))
            return true;
    return false;
}

static struct token next_token(struct scanner *s)
{
    skip_blank(s);
    struct token token = {END, {s->at, 0}, s->line};
    if (s->at == s->end)
        return token;
    char c = *s->at;
    int level = long_level(s);
    if (is_letter(c)) {
        while (s->at < s->end && (is_letter(*s->at) || is_digit(*s->at)))
            s->at++;
        token.kind = NAME;
    } else if (is_digit(c) || (c == '.' && is_digit(look(s, 1)))) {
        skip_number(s);
        token.kind = NUMBER;
    } else if (c == '"' || c == '\'') {
        skip_quoted(s);
        token.kind = STRING;
    } else if (level >= 0) {
        skip_long(s, level);
        token.kind = STRING;
    } else {
        skip_mark(s);
        token.kind = MARK;
    }
    token.text.length = (size_t)(s->at - token.text.at);
    if (token.kind == NAME && is_keyword(token.text))
        token.kind = KEYWORD;
    return token;
}

static bool is(const struct token *token, const char *text)
{
    return (token->kind == MARK || token->kind == KEYWORD) &&
           pla_text_equal(token->text, pla_text_of(text));
}

/* ---- bombs ---- */

struct bracket {
    int suffixes;      /* of the chain the bracket stands in */
    bool is_group;     /* "(" that calls nothing */
    bool is_number;    /* only numbers and operators so far */
    bool is_after_bit; /* stands right of a bit operator */
};

struct bombs {
    struct token last;
    struct token before_last;
    int suffixes; /* of the chain at hand */
    int jumps;
    struct bracket brackets[MOST_NESTED + 1];
    int depth;
    bool is_function[MOST_NESTED + 1]; /* open blocks */
    int constants[MOST_NESTED + 1];    /* of the functions among them, by block */
    int blocks;
    bool is_after_bit;     /* a bit operator, or signs behind one, stands left */
    bool is_number_before; /* the operand left is a constant number */
    struct pla_text const_names[MOST_CONST_NAMES];
    int const_count;
    struct pla_text const_name; /* of `local NAME <const> =`, until its value is seen */
};

static bool ends_expression(const struct token *token)
{
    return token->kind == NAME || token->kind == NUMBER || token->kind == STRING ||
           is(token, ")") || is(token, "]") || is(token, "}");
}

static bool is_const_name(const struct bombs *b, struct pla_text name)
{
    if (b->const_count > MOST_CONST_NAMES)
        return true;
    for (int i = 0; i < b->const_count; i++)
        if (pla_text_equal(b->const_names[i], name))
            return true;
    return false;
}

static enum pla_code refuse(const struct token *token, struct pla_err *err, const char *text,
                            const char *hint)
{
    pla_err_set(err, PLA_RUBRIC, "%s", text);
    pla_err_hint(err, "%s", hint);
    pla_err_prepend(err, ":%d", token->line);
    return PLA_RUBRIC;
}

/* `local NAME <const> = 1` makes NAME a number in the compiler's eyes. */
static void watch_const(struct bombs *b, const struct token *token)
{
    bool is_value = is(&b->last, "=") && b->const_name.at != NULL;
    if (token->kind == NAME && is(&b->last, "<") && b->before_last.kind == NAME &&
        pla_text_equal(token->text, PLA_TEXT("const")))
        b->const_name = b->before_last.text;
    else if (is_value || (b->const_name.at != NULL && token->kind != MARK &&
                          !pla_text_equal(token->text, PLA_TEXT("const")))) {
        bool is_number = token->kind == NUMBER || is(token, "-") || is(token, "~") ||
                         is(token, "(") || (token->kind == NAME && is_const_name(b, token->text));
        if (is_value && is_number) {
            if (b->const_count < MOST_CONST_NAMES)
                b->const_names[b->const_count] = b->const_name;
            if (b->const_count <= MOST_CONST_NAMES)
                b->const_count++;
        }
        b->const_name = (struct pla_text){0};
    }
}

static bool count_constant(struct bombs *b, const struct token *token)
{
    if (token->kind == NAME || token->kind == NUMBER || token->kind == STRING)
        b->constants[b->blocks]++;
    return b->constants[b->blocks] > MOST_CONSTANTS;
}

/* Lua 5.4.4 takes a wrong register for a number beside a bit operator once the function's list of
 * constants is long (repaired in 5.4.5). True when that may happen here. */
static bool is_miscompiled(struct bombs *b, const struct token *token)
{
    bool has_many = b->constants[b->blocks] > MOST_CONSTANTS;
    bool is_operand_before = ends_expression(&b->last);
    bool is_plain_name = token->kind == NAME && !is(&b->last, ".") && !is(&b->last, ":");
    bool is_number = token->kind == NUMBER || (is_plain_name && is_const_name(b, token->text));
    bool is_bit = is(token, "&") || is(token, "|") || is(token, "<<") || is(token, ">>") ||
                  (is(token, "~") && is_operand_before);
    bool found = (is_bit && b->is_number_before) || (is_number && b->is_after_bit);
    bool is_sign = !is_operand_before && (is(token, "-") || is(token, "~"));
    if (b->depth > 0 && !is_number && token->kind != MARK)
        b->brackets[b->depth].is_number = false;
    if (is(token, ")") && b->depth > 0) {
        const struct bracket *group = &b->brackets[b->depth];
        is_number = group->is_group && group->is_number;
        found = found || (is_number && group->is_after_bit);
    }
    b->is_number_before = is_number;
    if (is_bit)
        b->is_after_bit = true;
    else if (!is_sign && !is(token, "("))
        b->is_after_bit = false;
    return found && has_many;
}

static bool open_bracket(struct bombs *b, const struct token *token)
{
    bool is_suffix = ends_expression(&b->last) && b->last.kind != NUMBER;
    if (b->depth == MOST_NESTED)
        return false;
    int suffixes = is_suffix ? b->suffixes + 1 : 0;
    bool is_group = is(token, "(") && !is_suffix;
    b->brackets[++b->depth] = (struct bracket){suffixes, is_group, is_group, b->is_after_bit};
    b->suffixes = 0;
    b->is_after_bit = false;
    return true;
}

static void close_bracket(struct bombs *b)
{
    if (b->depth == 0)
        return;
    const struct bracket *bracket = &b->brackets[b->depth--];
    if (!bracket->is_group)
        b->suffixes = bracket->suffixes;
    else if (b->depth > 0)
        b->brackets[b->depth].is_number = b->brackets[b->depth].is_number && bracket->is_number;
}

static bool follow_chain(struct bombs *b, const struct token *token)
{
    if (is(token, "(") || is(token, "[") || is(token, "{"))
        return open_bracket(b, token);
    if (is(token, ")") || is(token, "]") || is(token, "}"))
        close_bracket(b);
    else if (is(token, ".") || is(token, ":") ||
             (token->kind == STRING && ends_expression(&b->last)))
        b->suffixes++;
    else if (token->kind != NAME || !(is(&b->last, ".") || is(&b->last, ":")))
        b->suffixes = 0;
    return true;
}

static bool follow_blocks(struct bombs *b, const struct token *token)
{
    bool is_function = is(token, "function");
    if (is_function || is(token, "if") || is(token, "do") || is(token, "repeat")) {
        if (b->blocks == MOST_NESTED)
            return false;
        b->blocks++;
        b->is_function[b->blocks] = is_function;
        b->constants[b->blocks] = is_function ? 0 : b->constants[b->blocks - 1];
    } else if ((is(token, "end") || is(token, "until")) && b->blocks > 0) {
        b->blocks--;
        if (!b->is_function[b->blocks + 1])
            b->constants[b->blocks] = b->constants[b->blocks + 1];
    }
    return true;
}

static bool is_jump(const struct token *token)
{
    return is(token, "and") || is(token, "or") || is(token, "elseif") || is(token, "goto") ||
           is(token, "break");
}

static enum pla_code judge(struct bombs *b, const struct token *token, struct pla_err *err)
{
    watch_const(b, token);
    count_constant(b, token);
    if (is_miscompiled(b, token))
        return refuse(token, err,
                      "a number beside & | ~ << >> in a function with more than 250 constants is "
                      "computed wrongly by this Lua",
                      "put the number into a local variable first");
    if (!follow_chain(b, token) || !follow_blocks(b, token))
        return refuse(token, err, "more than 200 brackets or blocks inside each other",
                      "give the inner parts names");
    if (b->suffixes > MOST_SUFFIXES ||
        (b->depth > 0 && b->brackets[b->depth].suffixes > MOST_SUFFIXES))
        return refuse(token, err, "a chain of more than 100 fields and calls",
                      "give a part of the chain a name");
    if (is_jump(token) && ++b->jumps > MOST_JUMPS)
        return refuse(token, err, "more than 4000 and, or, elseif, goto and break in one file",
                      "put the rows into a table and loop over it");
    return PLA_OK;
}

enum pla_code pla_prescan(struct pla_text source, struct pla_err *err)
{
    struct scanner s = scanner_of(source);
    struct bombs b = {0};
    for (struct token token = next_token(&s); token.kind != END; token = next_token(&s)) {
        enum pla_code code = judge(&b, &token, err);
        if (code != PLA_OK)
            return code;
        b.before_last = b.last;
        b.last = token;
    }
    return PLA_OK;
}

/* ---- lines of keys ---- */

static bool is_key(const struct token *token, struct pla_text key)
{
    if (token->kind == NAME || token->kind == KEYWORD)
        return pla_text_equal(token->text, key);
    return token->kind == STRING && token->text.length == key.length + 2 &&
           token->text.at[0] != '[' && memcmp(token->text.at + 1, key.at, key.length) == 0;
}

int pla_prescan_key_line(struct pla_text source, const char *key, int from_line)
{
    struct scanner s = scanner_of(source);
    struct pla_text wanted = pla_text_of(key);
    int line = 0; /* of a key that only lacks its "=" */
    bool is_open = false;
    for (struct token token = next_token(&s); token.kind != END; token = next_token(&s)) {
        if (line != 0 && is(&token, "="))
            return line;
        bool is_closing = is(&token, "]") && is_open;
        if (line == 0 || !is_closing) {
            bool was_open = is_open;
            is_open = is(&token, "[");
            line = 0;
            if (token.line >= from_line && is_key(&token, wanted) &&
                was_open == (token.kind == STRING)) {
                line = token.line;
                is_open = was_open;
            }
        } else {
            is_open = false;
        }
    }
    return 0;
}
