// SPDX-License-Identifier: Apache-2.0
/**
 * Finding the line of a value inside a table's text: Lua forgets where an entry was written, and
 * a message that names only the first line of a long table helps nobody.
 *
 * The text is known to be Lua (it ran), so that the scanner needs to understand only strings,
 * comments, brackets and the words that open and close blocks.
 */
#include "rubric/lang.h"
#include "rubric/prescan.h"

enum kind { END, NAME, STRING, OTHER };

struct token {
    enum kind kind;
    struct pla_text text; /**< of a string: what is between the quotes, escapes as written */
    int line;
};

struct scanner {
    const char *at, *end;
    int line;
    struct token token; /**< the one looked at */
};

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/** Number of '=' if a long bracket opens here ("[[", "[==["), else -1. */
static int long_level(const struct scanner *s)
{
    const char *at = s->at;
    if (at == s->end || *at != '[')
        return -1;
    int level = 0;
    for (at++; at < s->end && *at == '='; at++)
        level++;
    return at < s->end && *at == '[' ? level : -1;
}

static struct pla_text skip_long(struct scanner *s, int level)
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

static struct pla_text skip_quoted(struct scanner *s)
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

static void skip_blanks(struct scanner *s)
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

static void next(struct scanner *s)
{
    skip_blanks(s);
    struct token *token = &s->token;
    *token = (struct token){END, {s->at, 0}, s->line};
    if (s->at >= s->end)
        return;
    int level = long_level(s);
    if (level >= 0 || *s->at == '"' || *s->at == '\'') {
        token->kind = STRING;
        token->text = level >= 0 ? skip_long(s, level) : skip_quoted(s);
    } else if (is_name_byte(*s->at)) {
        token->kind = NAME; /* numbers too: they are never looked at */
        while (s->at < s->end && is_name_byte(*s->at))
            s->at++;
        token->text.length = (size_t)(s->at - token->text.at);
    } else {
        token->kind = OTHER;
        token->text.length = 1;
        if (*s->at == '=' && s->end - s->at > 1 && s->at[1] == '=')
            token->text.length = 2;
        s->at += token->text.length;
    }
}

static bool is(const struct scanner *s, const char *text)
{
    return s->token.kind != END && s->token.kind != STRING &&
           pla_text_equal(s->token.text, pla_text_of(text));
}

static bool is_any(const struct scanner *s, const char *const *texts)
{
    for (; *texts != NULL; texts++)
        if (is(s, *texts))
            return true;
    return false;
}

/** Skip an expression up to the ',', ';' or '}' behind it. */
static void skip_value(struct scanner *s)
{
    static const char *const opening[] = {"{", "(", "[", "function", "do", "if", "repeat", NULL};
    static const char *const closing[] = {"}", ")", "]", "end", "until", NULL};
    for (int depth = 0; s->token.kind != END; next(s)) {
        if (depth == 0 && (is(s, ",") || is(s, ";") || is(s, "}")))
            return;
        if (is_any(s, opening))
            depth++;
        else if (is_any(s, closing))
            depth--;
    }
}

/** At `{`, or at a call `name { ...` or `name "text" { ...`: go behind the brace. */
static bool enter(struct scanner *s)
{
    enum { MOST = 5 };
    for (int i = 0; i < MOST && !is(s, "{"); i++) {
        bool is_head = i == 0 && s->token.kind == NAME;
        bool is_argument = i > 0 && (s->token.kind == STRING || is(s, "(") || is(s, ")"));
        if (!is_head && !is_argument)
            return false;
        next(s);
    }
    if (!is(s, "{"))
        return false;
    next(s);
    return true;
}

/** Read `name =` or `["name"] =`, if one stands here; the scanner is then at the value. */
static bool entry_name(struct scanner *s, struct pla_text *out)
{
    struct scanner start = *s;
    bool is_bracket = is(s, "[");
    if (is_bracket)
        next(s);
    struct token name = s->token;
    bool is_key = is_bracket ? name.kind == STRING : name.kind == NAME;
    if (is_key)
        next(s);
    if (is_key && is_bracket && is(s, "]"))
        next(s);
    if (is_key && is(s, "=")) {
        next(s);
        *out = name.text;
        return true;
    }
    *s = start;
    return false;
}

/** Find a step among the entries of the table the scanner is in. */
static bool find(struct scanner *s, const struct pla_step *step, int *out_line)
{
    for (int64_t position = 1; s->token.kind != END && !is(s, "}");) {
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
        if (is(s, ",") || is(s, ";"))
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

static struct scanner start(struct pla_text source, const char *word, int line)
{
    struct scanner s = {source.at, source.at + source.length, 1, {END, {0}, 0}};
    for (next(&s); s.token.kind != END; next(&s))
        if (s.token.line >= line && is(&s, word))
            break;
    return s;
}

int pla_key_line(struct pla_text source, const char *word, int line, const struct pla_step *steps,
                 size_t count)
{
    struct scanner s = start(source, word, line);
    int found = line;
    for (size_t i = 0; i < count; i++)
        if (!enter(&s) || !find(&s, &steps[i], &found))
            return line_of_only(source, steps[count - 1].key, found);
    return found;
}

bool pla_key_lines(struct pla_text source, const char *word, int line, const struct pla_step *steps,
                   size_t step_count, int *lines, size_t count)
{
    struct scanner s = start(source, word, line);
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
        if (is(&s, ",") || is(&s, ";"))
            next(&s);
    }
    return is_there;
}
