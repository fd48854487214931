// SPDX-License-Identifier: Apache-2.0
/**
 * Finding the line of a value inside a table's text: Lua forgets where an entry was written, and
 * a message that names only the first line of a long table helps nobody.
 */
#include "rubric/keyline.h"

#include "rubric/prescan.h"
#include "rubric/token.h"

struct cursor {
    struct pla_tokens rest;
    struct pla_token token; /**< the one looked at */
};

static void next(struct cursor *s)
{
    s->token = pla_token_next(&s->rest);
}

/** The cursor's token is this keyword or mark. */
#define IS(cursor, literal) PLA_TOKEN_IS(&(cursor)->token, literal)

/** What a string token says, without its quotes or brackets. */
static struct pla_text unquoted(struct pla_text text)
{
    size_t edge = 1;
    if (text.length >= 2 && text.at[0] == '[') {
        while (edge < text.length && text.at[edge] == '=')
            edge++;
        edge++;
    }
    if (text.length < 2 * edge)
        return (struct pla_text){text.at, 0};
    return (struct pla_text){text.at + edge, text.length - 2 * edge};
}

static bool opens(const struct cursor *s)
{
    return IS(s, "{") || IS(s, "(") || IS(s, "[") || IS(s, "function") || IS(s, "do") ||
           IS(s, "if") || IS(s, "repeat");
}

static bool closes(const struct cursor *s)
{
    return IS(s, "}") || IS(s, ")") || IS(s, "]") || IS(s, "end") || IS(s, "until");
}

/** Skip an expression up to the ',', ';' or '}' behind it. */
static void skip_value(struct cursor *s)
{
    for (int depth = 0; s->token.kind != PLA_TOKEN_END; next(s)) {
        if (depth == 0 && (IS(s, ",") || IS(s, ";") || IS(s, "}")))
            return;
        if (opens(s))
            depth++;
        else if (closes(s))
            depth--;
    }
}

/** At `{`, or at a call `name { ...` or `name "text" { ...`: go behind the brace. */
static bool enter(struct cursor *s)
{
    enum { MOST = 5 };
    for (int i = 0; i < MOST && !IS(s, "{"); i++) {
        bool is_head = i == 0 && s->token.kind == PLA_TOKEN_NAME;
        bool is_argument = i > 0 && (s->token.kind == PLA_TOKEN_STRING || IS(s, "(") || IS(s, ")"));
        if (!is_head && !is_argument)
            return false;
        next(s);
    }
    if (!IS(s, "{"))
        return false;
    next(s);
    return true;
}

/** Read `name =` or `["name"] =`, if one stands here; the scanner is then at the value. */
static bool entry_name(struct cursor *s, struct pla_text *out)
{
    struct cursor start = *s;
    bool is_bracket = IS(s, "[");
    if (is_bracket)
        next(s);
    struct pla_token name = s->token;
    bool is_key = is_bracket ? name.kind == PLA_TOKEN_STRING : name.kind == PLA_TOKEN_NAME;
    if (is_key)
        next(s);
    if (is_key && is_bracket && IS(s, "]"))
        next(s);
    if (is_key && IS(s, "=")) {
        next(s);
        *out = is_bracket ? unquoted(name.text) : name.text;
        return true;
    }
    *s = start;
    return false;
}

/** Find a step among the entries of the table the scanner is in. */
static bool find(struct cursor *s, const struct pla_step *step, int *out_line)
{
    for (int64_t position = 1; s->token.kind != PLA_TOKEN_END && !IS(s, "}");) {
        struct pla_text name = {0};
        int line = s->token.line;
        bool is_named = entry_name(s, &name);
        bool is_found = step->key != NULL ? is_named && pla_text_equal(name, pla_text_of(step->key))
                                          : !is_named && position == step->index;
        if (is_found) {
            *out_line = line;
            return true;
        }
        position += !is_named;
        skip_value(s);
        if (IS(s, ",") || IS(s, ";"))
            next(s);
    }
    return false;
}

/** A name that is written once in the whole text can only be meant there. */
static int line_of_only(struct pla_text source, const char *key, int fallback)
{
    if (key == NULL)
        return fallback;
    int line = pla_prescan_key_line(source, key, 1);
    return line > 0 && pla_prescan_key_line(source, key, line + 1) == 0 ? line : fallback;
}

static struct cursor start(struct pla_text source, const char *word, int line)
{
    struct cursor s = {.rest = pla_tokens_of(source)};
    for (next(&s); s.token.kind != PLA_TOKEN_END; next(&s))
        if (s.token.line >= line && pla_text_equal(s.token.text, pla_text_of(word)))
            break;
    return s;
}

int pla_key_line(struct pla_text source, const char *word, int line, const struct pla_step *steps,
                 size_t count)
{
    struct cursor s = start(source, word, line);
    int found = line;
    for (size_t i = 0; i < count; i++)
        if (!enter(&s) || !find(&s, &steps[i], &found))
            return line_of_only(source, steps[count - 1].key, found);
    return found;
}

bool pla_key_lines(struct pla_text source, const char *word, int line, const struct pla_step *steps,
                   size_t step_count, int *lines, size_t count)
{
    struct cursor s = start(source, word, line);
    int found = line;
    bool is_there = true;
    for (size_t i = 0; i < step_count && is_there; i++)
        is_there = enter(&s) && find(&s, &steps[i], &found);
    is_there = is_there && enter(&s);
    for (size_t i = 0; i < count; i++) {
        struct pla_step step = {NULL, 1};
        is_there = is_there && find(&s, &step, &found);
        lines[i] = found;
        if (!is_there)
            continue;
        skip_value(&s);
        if (IS(&s, ",") || IS(&s, ";"))
            next(&s);
    }
    return is_there;
}
