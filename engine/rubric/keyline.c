// SPDX-License-Identifier: Apache-2.0
/**
 * Finding the line of a value inside a table's text: Lua forgets where an entry was written, and
 * a message that names only the first line of a long table helps nobody.
 */
#include "rubric/lang.h"
#include "rubric/prescan.h"
#include "rubric/scan.h"

/** Skip an expression up to the ',', ';' or '}' behind it. */
static void skip_value(struct pla_scan *s)
{
    static const char *const opening[] = {"{", "(", "[", "function", "do", "if", "repeat", NULL};
    static const char *const closing[] = {"}", ")", "]", "end", "until", NULL};
    for (int depth = 0; s->token.kind != PLA_TOKEN_END; pla_scan_next(s)) {
        if (depth == 0 && (pla_scan_is(s, ",") || pla_scan_is(s, ";") || pla_scan_is(s, "}")))
            return;
        if (pla_scan_is_any(s, opening))
            depth++;
        else if (pla_scan_is_any(s, closing))
            depth--;
    }
}

/** At `{`, or at a call `name { ...` or `name "text" { ...`: go behind the brace. */
static bool enter(struct pla_scan *s)
{
    enum { MOST = 5 };
    for (int i = 0; i < MOST && !pla_scan_is(s, "{"); i++) {
        bool is_head = i == 0 && s->token.kind == PLA_TOKEN_NAME;
        bool is_argument = i > 0 && (s->token.kind == PLA_TOKEN_STRING || pla_scan_is(s, "(") ||
                                     pla_scan_is(s, ")"));
        if (!is_head && !is_argument)
            return false;
        pla_scan_next(s);
    }
    if (!pla_scan_is(s, "{"))
        return false;
    pla_scan_next(s);
    return true;
}

/** Read `name =` or `["name"] =`, if one stands here; the scanner is then at the value. */
static bool entry_name(struct pla_scan *s, struct pla_text *out)
{
    struct pla_scan start = *s;
    bool is_bracket = pla_scan_is(s, "[");
    if (is_bracket)
        pla_scan_next(s);
    struct pla_token name = s->token;
    bool is_key = is_bracket ? name.kind == PLA_TOKEN_STRING : name.kind == PLA_TOKEN_NAME;
    if (is_key)
        pla_scan_next(s);
    if (is_key && is_bracket && pla_scan_is(s, "]"))
        pla_scan_next(s);
    if (is_key && pla_scan_is(s, "=")) {
        pla_scan_next(s);
        *out = name.text;
        return true;
    }
    *s = start;
    return false;
}

/** Find a step among the entries of the table the scanner is in. */
static bool find(struct pla_scan *s, const struct pla_step *step, int *out_line)
{
    for (int64_t position = 1; s->token.kind != PLA_TOKEN_END && !pla_scan_is(s, "}");) {
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
        if (pla_scan_is(s, ",") || pla_scan_is(s, ";"))
            pla_scan_next(s);
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

static struct pla_scan start(struct pla_text source, const char *word, int line)
{
    struct pla_scan s = pla_scan_begin(source);
    for (; s.token.kind != PLA_TOKEN_END; pla_scan_next(&s))
        if (s.token.line >= line && pla_scan_is(&s, word))
            break;
    return s;
}

int pla_key_line(struct pla_text source, const char *word, int line, const struct pla_step *steps,
                 size_t count)
{
    struct pla_scan s = start(source, word, line);
    int found = line;
    for (size_t i = 0; i < count; i++)
        if (!enter(&s) || !find(&s, &steps[i], &found))
            return line_of_only(source, steps[count - 1].key, found);
    return found;
}

bool pla_key_lines(struct pla_text source, const char *word, int line, const struct pla_step *steps,
                   size_t step_count, int *lines, size_t count)
{
    struct pla_scan s = start(source, word, line);
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
        if (pla_scan_is(&s, ",") || pla_scan_is(&s, ";"))
            pla_scan_next(&s);
    }
    return is_there;
}
