// SPDX-License-Identifier: Apache-2.0
/**
 * `a or b` where a is a condition: Lua takes a and never builds b, so that nothing is left to be
 * found unused. It is seen in the text instead. (`a and b` leaves a unused and is found so.)
 */
#include "rubric/fault.h"
#include "rubric/keyline.h"
#include "rubric/token.h"

enum { NESTING = 200 };

/** One open bracket: what has been seen in it since the last comma or statement. */
struct level {
    bool is_call;   /**< opened by a call that gives a condition */
    bool is_group;  /**< `( ... )` around an expression */
    bool ends_cond; /**< the token before is the end of a condition */
    bool has_cond;  /**< some condition was seen */
    bool is_choice; /**< `and` came before: `x and a or b` chooses */
};

struct reading {
    struct pla_token token;
    struct level levels[NESTING];
    int depth;
    bool awaits;      /**< the name of a condition's call was read: its arguments follow */
    bool after_value; /**< the token before ends a value, so that `(` calls it */
    bool after_colon;
};

static bool is_any(struct pla_text text, const char *const *names)
{
    for (; *names != NULL; names++)
        if (pla_text_equal(text, pla_text_of(*names)))
            return true;
    return false;
}

static bool makes_condition(const struct reading *r)
{
    static const char *const methods[] = {"at_least", "at_most", "more_than", "less_than",
                                          "is",       "within",  NULL};
    static const char *const functions[] = {"all_met", "check", "refer", "at_least_of", NULL};
    return r->token.kind == PLA_TOKEN_NAME &&
           is_any(r->token.text, r->after_colon ? methods : functions);
}

/** Only these go on with an expression; every other keyword, and these marks, start anew. */
static bool breaks_expression(const struct pla_token *token)
{
    if (token->kind == PLA_TOKEN_KEYWORD)
        return !PLA_TOKEN_IS(token, "and") && !PLA_TOKEN_IS(token, "or") &&
               !PLA_TOKEN_IS(token, "not") && !PLA_TOKEN_IS(token, "nil") &&
               !PLA_TOKEN_IS(token, "true") && !PLA_TOKEN_IS(token, "false");
    return PLA_TOKEN_IS(token, ",") || PLA_TOKEN_IS(token, ";") || PLA_TOKEN_IS(token, "=");
}

static void open_bracket(struct reading *r)
{
    struct level level = {.is_call = r->awaits,
                          .is_group = PLA_TOKEN_IS(&r->token, "(") && !r->after_value};
    if (r->depth + 1 < NESTING)
        r->levels[++r->depth] = level;
    r->awaits = false;
    r->after_value = false;
}

static void close_bracket(struct reading *r)
{
    struct level inner = r->levels[r->depth];
    if (r->depth > 0)
        r->depth--;
    struct level *level = &r->levels[r->depth];
    level->ends_cond = inner.is_call || (inner.is_group && inner.has_cond);
    level->has_cond = level->has_cond || level->ends_cond;
    r->after_value = true;
}

static void read_word(struct reading *r)
{
    struct level *level = &r->levels[r->depth];
    bool breaks = breaks_expression(&r->token);
    if (breaks)
        *level = (struct level){.is_call = level->is_call, .is_group = level->is_group};
    else if (PLA_TOKEN_IS(&r->token, "and"))
        level->is_choice = true;
    level->ends_cond = false;
    r->awaits = makes_condition(r);
    r->after_value = r->token.kind == PLA_TOKEN_NAME || r->token.kind == PLA_TOKEN_NUMBER;
    r->after_colon = PLA_TOKEN_IS(&r->token, ":");
}

static void read_text(struct reading *r)
{
    struct level *level = &r->levels[r->depth];
    level->ends_cond = r->awaits;
    level->has_cond = level->has_cond || r->awaits;
    r->awaits = false;
    r->after_value = true;
}

int pla_misused_or(struct pla_text source)
{
    struct reading r = {.depth = 0};
    struct pla_tokens rest = pla_tokens_of(source);
    for (;;) {
        const struct level *level = &r.levels[r.depth];
        const struct pla_token *token = &r.token;
        r.token = pla_token_next(&rest);
        if (token->kind == PLA_TOKEN_END)
            return 0;
        if (PLA_TOKEN_IS(token, "or") && level->ends_cond && !level->is_choice)
            return token->line;
        if (token->kind == PLA_TOKEN_STRING)
            read_text(&r);
        else if (PLA_TOKEN_IS(token, "(") || PLA_TOKEN_IS(token, "{") || PLA_TOKEN_IS(token, "["))
            open_bracket(&r);
        else if (PLA_TOKEN_IS(token, ")") || PLA_TOKEN_IS(token, "}") || PLA_TOKEN_IS(token, "]"))
            close_bracket(&r);
        else
            read_word(&r);
    }
}

void pla_logic_check(struct pla_lang *lang, size_t file)
{
    int line = lang->is_open ? pla_misused_or(lang->sources->files[file].text) : 0;
    if (line > 0)
        pla_fault_at(lang, (struct pla_place){lang->chunks[file], line},
                     "did you write 'or' for '|'?",
                     "'or' after a condition drops what stands behind it");
}
