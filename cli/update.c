// SPDX-License-Identifier: Apache-2.0
/** New expectations in the text of cases. */
#include "update.h"

#include <stdlib.h>

/** A stretch of the text and what comes in its place. */
struct edit {
    size_t from, to;
    struct pla_text text;
    bool is_quoted;
};

/** A stretch of the text that is looked through. */
struct stretch {
    const char *at, *end;
};

void cli_update_case(struct cli_update *update, size_t line)
{
    size_t *lines = pla_arena_grow(update->arena, update->lines, &update->line_capacity,
                                   update->line_count + 1, sizeof *lines);
    if (lines == NULL)
        return;
    update->lines = lines;
    lines[update->line_count++] = line;
}

void cli_update_differ(struct cli_update *update, size_t line, struct pla_text text)
{
    struct cli_update_difference *differences =
        pla_arena_grow(update->arena, update->differences, &update->difference_capacity,
                       update->difference_count + 1, sizeof *differences);
    if (differences == NULL)
        return;
    update->differences = differences;
    differences[update->difference_count++] =
        (struct cli_update_difference){line, pla_text_copy(update->arena, text)};
}

/* ---- where a case stands ---- */

static const char *line_at(struct pla_text source, size_t line)
{
    const char *at = source.at, *end = source.at + source.length;
    for (; line > 1 && at < end; line--) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        at = next != NULL ? next + 1 : end;
    }
    return at;
}

/** The text of the case that begins at a line; false if several cases are made there. */
static bool find_case(const struct cli_update *update, struct pla_text source, size_t line,
                      struct stretch *out)
{
    size_t here = 0, next = SIZE_MAX;
    for (size_t i = 0; i < update->line_count; i++) {
        here += update->lines[i] == line;
        if (update->lines[i] > line && update->lines[i] < next)
            next = update->lines[i];
    }
    out->at = line_at(source, line);
    out->end = next != SIZE_MAX ? line_at(source, next) : source.at + source.length;
    return here == 1;
}

/* ---- names and values ---- */

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r'))
        at++;
    return at;
}

/** Behind "name =" or ["name"] = at this place; NULL if it does not stand there. */
static const char *match_key(const struct stretch *stretch, const char *at, struct pla_text name)
{
    const char *end = stretch->end;
    bool is_bracketed = at < end && *at == '[';
    if (is_bracketed)
        at++;
    char quote = is_bracketed && at < end ? *at++ : '\0';
    if ((is_bracketed && quote != '"' && quote != '\'') || (size_t)(end - at) < name.length ||
        memcmp(at, name.at, name.length) != 0)
        return NULL;
    at += name.length;
    if (is_bracketed) {
        if (end - at < 2 || at[0] != quote || at[1] != ']')
            return NULL;
        at += 2;
    }
    at = skip_blanks(at, end);
    bool is_set = at < end && *at == '=' && !(at + 1 < end && at[1] == '=');
    return is_set ? skip_blanks(at + 1, end) : NULL;
}

/** Go on behind the next key of that name. */
static bool enter(struct stretch *stretch, struct pla_text name)
{
    for (const char *at = stretch->at; at < stretch->end; at++) {
        bool is_start = at == stretch->at || (!is_name(at[-1]) && at[-1] != '"' && at[-1] != '\'');
        const char *behind = is_start ? match_key(stretch, at, name) : NULL;
        if (behind != NULL) {
            stretch->at = behind;
            return true;
        }
    }
    return false;
}

static bool is_bare(struct pla_text text)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (pla_text_equal(text, pla_text_of(words[i])))
            return true;
    size_t digits = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool is_digit = text.at[i] >= '0' && text.at[i] <= '9';
        if (!is_digit && text.at[i] != '.' && !(text.at[i] == '-' && i == 0))
            return false;
        digits += is_digit;
    }
    return digits > 0;
}

/** Does the value stand here, in quotes or bare, and end here? Sets what is to be replaced. */
static bool match_value(const struct stretch *stretch, struct pla_text value,
                        struct pla_text source, struct edit *out)
{
    const char *at = stretch->at, *end = stretch->end;
    bool is_quoted = at < end && (*at == '"' || *at == '\'');
    char quote = is_quoted ? *at : '\0';
    const char *text = at + is_quoted;
    if ((size_t)(end - text) < value.length || memcmp(text, value.at, value.length) != 0)
        return false;
    text += value.length;
    if (is_quoted ? text == end || *text != quote
                  : text < end && (is_name(*text) || *text == '.' || *text == '('))
        return false;
    out->from = (size_t)(at - source.at);
    out->to = (size_t)(text + is_quoted - source.at);
    return true;
}

/* ---- one difference ---- */

/** Split "awards.A.status: expected not_met, got recommended". */
static bool split(struct pla_text text, struct pla_text *path, struct pla_text *expected,
                  struct pla_text *got)
{
    static const char first[] = ": expected ", second[] = ", got ";
    const char *a = memmem(text.at, text.length, first, sizeof first - 1);
    const char *end = text.at + text.length;
    if (a == NULL)
        return false;
    *path = (struct pla_text){text.at, (size_t)(a - text.at)};
    a += sizeof first - 1;
    const char *b = memmem(a, (size_t)(end - a), second, sizeof second - 1);
    if (b == NULL)
        return false;
    *expected = (struct pla_text){a, (size_t)(b - a)};
    b += sizeof second - 1;
    *got = (struct pla_text){b, (size_t)(end - b)};
    return true;
}

/** Follow a path from the table `expect`, key by key. */
static bool follow(struct stretch *stretch, struct pla_text path)
{
    if (!enter(stretch, PLA_TEXT("expect")))
        return false;
    while (path.length > 0) {
        const char *dot = memchr(path.at, '.', path.length);
        size_t length = dot != NULL ? (size_t)(dot - path.at) : path.length;
        if (!enter(stretch, (struct pla_text){path.at, length}))
            return false;
        size_t taken = length + (dot != NULL);
        path = (struct pla_text){path.at + taken, path.length - taken};
    }
    return true;
}

static bool find_edit(const struct cli_update *update, struct pla_text source,
                      const struct cli_update_difference *difference, struct edit *out)
{
    struct pla_text path, expected;
    struct stretch stretch;
    if (!split(difference->text, &path, &expected, &out->text) ||
        !find_case(update, source, difference->line, &stretch) || !follow(&stretch, path) ||
        memchr(out->text.at, '"', out->text.length) != NULL ||
        memchr(out->text.at, '\\', out->text.length) != NULL ||
        memchr(out->text.at, '{', out->text.length) != NULL)
        return false;
    out->is_quoted = !is_bare(out->text);
    return match_value(&stretch, expected, source, out);
}

static int by_place(const void *a, const void *b)
{
    const struct edit *x = a, *y = b;
    return x->from < y->from ? -1 : x->from > y->from;
}

size_t cli_update_apply(const struct cli_update *update, struct pla_text source,
                        struct pla_str *out)
{
    struct edit *edits = PLA_NEW_ARRAY(update->arena, update->difference_count + 1, struct edit);
    size_t count = 0, done = 0, at = 0;
    for (size_t i = 0; edits != NULL && i < update->difference_count; i++)
        count += find_edit(update, source, &update->differences[i], &edits[count]);
    if (count > 1)
        qsort(edits, count, sizeof *edits, by_place);
    for (size_t i = 0; i < count; i++) {
        if (edits[i].from < at)
            continue; /* two differences of one place */
        pla_str_put(out, source.at + at, edits[i].from - at);
        pla_str_put_z(out, edits[i].is_quoted ? "\"" : "");
        pla_str_put_text(out, edits[i].text);
        pla_str_put_z(out, edits[i].is_quoted ? "\"" : "");
        at = edits[i].to;
        done++;
    }
    pla_str_put(out, source.at + at, source.length - at);
    return done;
}
