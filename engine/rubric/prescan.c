// SPDX-License-Identifier: Apache-2.0
/** A look at Lua text before Lua reads it, by its tokens: see prescan.h. */
#include "rubric/prescan.h"

#include <stdbool.h>
#include <string.h>

#include "rubric/token.h"

enum {
    MOST_SUFFIXES = 100,
    MOST_JUMPS = 4000,     /* each adds to lists the parser walks for each of them */
    MOST_CONSTANTS = 250,  /* 255 fit into an instruction; names counted here may be locals */
    MOST_NESTED = 200,     /* the parser's own bound */
    MOST_CONST_NAMES = 64, /* beyond it every name may be a constant */
};

/* ---- bombs ---- */

struct bracket {
    int suffixes;      /* of the chain the bracket stands in */
    bool is_group;     /* "(" that calls nothing */
    bool is_number;    /* only numbers and operators so far */
    bool is_after_bit; /* stands right of a bit operator */
};

struct bombs {
    struct pla_token last;
    struct pla_token before_last;
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

static bool ends_expression(const struct pla_token *token)
{
    return token->kind == PLA_TOKEN_NAME || token->kind == PLA_TOKEN_NUMBER ||
           token->kind == PLA_TOKEN_STRING || PLA_TOKEN_IS(token, ")") ||
           PLA_TOKEN_IS(token, "]") || PLA_TOKEN_IS(token, "}");
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

static enum pla_code refuse(const struct pla_token *token, struct pla_err *err, const char *text,
                            const char *hint)
{
    pla_err_set(err, PLA_RUBRIC, "%s", text);
    pla_err_hint(err, "%s", hint);
    pla_err_prepend(err, ":%d", token->line);
    return PLA_RUBRIC;
}

/* `local NAME <const> = 1` makes NAME a number in the compiler's eyes. */
static void watch_const(struct bombs *b, const struct pla_token *token)
{
    bool is_value = PLA_TOKEN_IS(&b->last, "=") && b->const_name.at != NULL;
    if (token->kind == PLA_TOKEN_NAME && PLA_TOKEN_IS(&b->last, "<") &&
        b->before_last.kind == PLA_TOKEN_NAME && pla_text_equal(token->text, PLA_TEXT("const")))
        b->const_name = b->before_last.text;
    else if (is_value || (b->const_name.at != NULL && token->kind != PLA_TOKEN_MARK &&
                          !pla_text_equal(token->text, PLA_TEXT("const")))) {
        bool is_number = token->kind == PLA_TOKEN_NUMBER || PLA_TOKEN_IS(token, "-") ||
                         PLA_TOKEN_IS(token, "~") || PLA_TOKEN_IS(token, "(") ||
                         (token->kind == PLA_TOKEN_NAME && is_const_name(b, token->text));
        if (is_value && is_number) {
            if (b->const_count < MOST_CONST_NAMES)
                b->const_names[b->const_count] = b->const_name;
            if (b->const_count <= MOST_CONST_NAMES)
                b->const_count++;
        }
        b->const_name = (struct pla_text){0};
    }
}

static void count_constant(struct bombs *b, const struct pla_token *token)
{
    if (token->kind == PLA_TOKEN_NAME || token->kind == PLA_TOKEN_NUMBER ||
        token->kind == PLA_TOKEN_STRING)
        b->constants[b->blocks]++;
}

/* Lua 5.4.4 takes a wrong register for a number beside a bit operator once the function's list of
 * constants is long (repaired in 5.4.5). True when that may happen here. */
static bool is_miscompiled(struct bombs *b, const struct pla_token *token)
{
    bool has_many = b->constants[b->blocks] > MOST_CONSTANTS;
    bool is_operand_before = ends_expression(&b->last);
    bool is_plain_name = token->kind == PLA_TOKEN_NAME && !PLA_TOKEN_IS(&b->last, ".") &&
                         !PLA_TOKEN_IS(&b->last, ":");
    bool is_number =
        token->kind == PLA_TOKEN_NUMBER || (is_plain_name && is_const_name(b, token->text));
    bool is_bit = PLA_TOKEN_IS(token, "&") || PLA_TOKEN_IS(token, "|") ||
                  PLA_TOKEN_IS(token, "<<") || PLA_TOKEN_IS(token, ">>") ||
                  (PLA_TOKEN_IS(token, "~") && is_operand_before);
    bool found = (is_bit && b->is_number_before) || (is_number && b->is_after_bit);
    bool is_sign = !is_operand_before && (PLA_TOKEN_IS(token, "-") || PLA_TOKEN_IS(token, "~"));
    if (b->depth > 0 && !is_number && token->kind != PLA_TOKEN_MARK)
        b->brackets[b->depth].is_number = false;
    if (PLA_TOKEN_IS(token, ")") && b->depth > 0) {
        const struct bracket *group = &b->brackets[b->depth];
        is_number = group->is_group && group->is_number;
        found = found || (is_number && group->is_after_bit);
    }
    b->is_number_before = is_number;
    if (is_bit)
        b->is_after_bit = true;
    else if (!is_sign && !PLA_TOKEN_IS(token, "("))
        b->is_after_bit = false;
    return found && has_many;
}

static bool open_bracket(struct bombs *b, const struct pla_token *token)
{
    bool is_suffix = ends_expression(&b->last) && b->last.kind != PLA_TOKEN_NUMBER;
    if (b->depth == MOST_NESTED)
        return false;
    int suffixes = is_suffix ? b->suffixes + 1 : 0;
    bool is_group = PLA_TOKEN_IS(token, "(") && !is_suffix;
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

static bool follow_chain(struct bombs *b, const struct pla_token *token)
{
    if (PLA_TOKEN_IS(token, "(") || PLA_TOKEN_IS(token, "[") || PLA_TOKEN_IS(token, "{"))
        return open_bracket(b, token);
    if (PLA_TOKEN_IS(token, ")") || PLA_TOKEN_IS(token, "]") || PLA_TOKEN_IS(token, "}"))
        close_bracket(b);
    else if (PLA_TOKEN_IS(token, ".") || PLA_TOKEN_IS(token, ":") ||
             (token->kind == PLA_TOKEN_STRING && ends_expression(&b->last)))
        b->suffixes++;
    else if (token->kind != PLA_TOKEN_NAME ||
             !(PLA_TOKEN_IS(&b->last, ".") || PLA_TOKEN_IS(&b->last, ":")))
        b->suffixes = 0;
    return true;
}

static bool follow_blocks(struct bombs *b, const struct pla_token *token)
{
    bool is_function = PLA_TOKEN_IS(token, "function");
    if (is_function || PLA_TOKEN_IS(token, "if") || PLA_TOKEN_IS(token, "do") ||
        PLA_TOKEN_IS(token, "repeat")) {
        if (b->blocks == MOST_NESTED)
            return false;
        b->blocks++;
        b->is_function[b->blocks] = is_function;
        b->constants[b->blocks] = is_function ? 0 : b->constants[b->blocks - 1];
    } else if ((PLA_TOKEN_IS(token, "end") || PLA_TOKEN_IS(token, "until")) && b->blocks > 0) {
        b->blocks--;
        if (!b->is_function[b->blocks + 1])
            b->constants[b->blocks] = b->constants[b->blocks + 1];
    }
    return true;
}

static bool is_jump(const struct pla_token *token)
{
    return PLA_TOKEN_IS(token, "and") || PLA_TOKEN_IS(token, "or") ||
           PLA_TOKEN_IS(token, "elseif") || PLA_TOKEN_IS(token, "goto") ||
           PLA_TOKEN_IS(token, "break");
}

static enum pla_code judge(struct bombs *b, const struct pla_token *token, struct pla_err *err)
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
    struct pla_tokens s = pla_tokens_of(source);
    struct bombs b = {0};
    for (struct pla_token token = pla_token_next(&s); token.kind != PLA_TOKEN_END;
         token = pla_token_next(&s)) {
        enum pla_code code = judge(&b, &token, err);
        if (code != PLA_OK)
            return code;
        b.before_last = b.last;
        b.last = token;
    }
    return PLA_OK;
}

/* ---- lines of keys ---- */

static bool is_key(const struct pla_token *token, struct pla_text key)
{
    if (token->kind == PLA_TOKEN_NAME || token->kind == PLA_TOKEN_KEYWORD)
        return pla_text_equal(token->text, key);
    return token->kind == PLA_TOKEN_STRING && token->text.length == key.length + 2 &&
           token->text.at[0] != '[' && memcmp(token->text.at + 1, key.at, key.length) == 0;
}

int pla_prescan_key_line(struct pla_text source, const char *key, int from_line)
{
    struct pla_tokens s = pla_tokens_of(source);
    struct pla_text wanted = pla_text_of(key);
    int line = 0; /* of a key that only lacks its "=" */
    bool is_open = false;
    for (struct pla_token token = pla_token_next(&s); token.kind != PLA_TOKEN_END;
         token = pla_token_next(&s)) {
        if (line != 0 && PLA_TOKEN_IS(&token, "="))
            return line;
        bool is_closing = PLA_TOKEN_IS(&token, "]") && is_open;
        if (line == 0 || !is_closing) {
            bool was_open = is_open;
            is_open = PLA_TOKEN_IS(&token, "[");
            line = 0;
            if (token.line >= from_line && is_key(&token, wanted) &&
                was_open == (token.kind == PLA_TOKEN_STRING)) {
                line = token.line;
                is_open = was_open;
            }
        } else {
            is_open = false;
        }
    }
    return 0;
}
