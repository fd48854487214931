// SPDX-License-Identifier: Apache-2.0
/** Texts behind a finding: lines of keys, and comments that allow what was found. */
#include "check/lint_private.h"
#include "rubric/prescan.h"
#include "rubric/token.h"

/* ---- places ---- */

static const struct pla_source *find_source(const struct pla_linter *linter, struct pla_text name)
{
    const struct pla_sources *sources = linter->subject->sources;
    for (size_t i = 0; sources != NULL && i < sources->count; i++)
        if (pla_text_equal(sources->files[i].name, name))
            return &sources->files[i];
    return NULL;
}

struct pla_place pla_lint_key(const struct pla_linter *linter, const char *key)
{
    const struct pla_sources *sources = linter->subject->sources;
    const struct pla_source *source =
        sources != NULL ? find_source(linter, pla_text_of(sources->entry)) : NULL;
    struct pla_place place = {linter->entry, 0};
    if (source != NULL)
        place.line = pla_prescan_key_line(source->text, key, 1);
    return place;
}

struct pla_text pla_lint_text(const struct pla_linter *linter, struct pla_place place)
{
    struct pla_text none = {0};
    const char *slash = place.file != NULL ? strrchr(place.file, '/') : NULL;
    const struct pla_source *source =
        slash != NULL ? find_source(linter, pla_text_of(slash + 1)) : NULL;
    return source != NULL ? source->text : none;
}

/* ---- comments ---- */

/** `-- plaudit: allow LINT: reason` */
struct allow {
    const char *file;
    int line;     /**< of the comment */
    int for_line; /**< of the text it is about */
    struct pla_text id, reason;
    bool is_used;
};

struct allows {
    struct pla_linter *linter;
    const char *file;
    struct allow *items;
    size_t count, capacity;
};

static struct pla_text trim(struct pla_text text)
{
    while (text.length > 0 && (*text.at == ' ' || *text.at == '\t'))
        text.at++, text.length--;
    while (text.length > 0 && strchr(" \t\r", text.at[text.length - 1]) != NULL)
        text.length--;
    return text;
}

/** Take a word off the front. */
static bool take_word(struct pla_text *text, struct pla_text word)
{
    *text = trim(*text);
    if (text->length < word.length || memcmp(text->at, word.at, word.length) != 0)
        return false;
    text->at += word.length;
    text->length -= word.length;
    return true;
}

static void see_comment(struct allows *allows, struct pla_text text, int line, bool is_behind)
{
    if (!take_word(&text, PLA_TEXT("plaudit:")))
        return;
    struct allow allow = {.file = allows->file, .line = line, .for_line = is_behind ? line : 0};
    if (take_word(&text, PLA_TEXT("allow ")))
        allow.id = trim(text);
    const char *colon = allow.id.at != NULL ? memchr(allow.id.at, ':', allow.id.length) : NULL;
    if (colon != NULL) {
        size_t length = (size_t)(colon - allow.id.at);
        allow.reason = trim((struct pla_text){colon + 1, allow.id.length - length - 1});
        allow.id = trim((struct pla_text){allow.id.at, length});
    }
    struct allow *grown = pla_arena_grow(allows->linter->arena, allows->items, &allows->capacity,
                                         allows->count + 1, sizeof *grown);
    if (grown == NULL) {
        allows->linter->out_of_memory = true;
        return;
    }
    allows->items = grown;
    grown[allows->count++] = allow;
}

/** Length of `[==[` at `at`, or 0. */
static size_t long_bracket(const char *at, const char *end)
{
    const char *p = at;
    if (p == end || *p != '[')
        return 0;
    for (p++; p < end && *p == '='; p++)
        ;
    return p < end && *p == '[' ? (size_t)(p - at) + 1 : 0;
}

/** Behind the `]==]` that closes a bracket of that length. */
static const char *close_bracket(const char *at, const char *end, size_t length)
{
    for (; (size_t)(end - at) >= length; at++) {
        size_t i = 1;
        while (i + 1 < length && at[i] == '=')
            i++;
        if (at[0] == ']' && i + 1 == length && at[i] == ']')
            return at + length;
    }
    return end;
}

static int count_lines(const char *at, const char *end)
{
    int lines = 0;
    for (; at < end; at++)
        lines += *at == '\n';
    return lines;
}

/** Comments between two tokens: nothing but blanks stands between them. */
static void see_gap(struct allows *allows, const char *at, const char *end, int line,
                    bool has_token_before)
{
    int first = line;
    while (at < end) {
        if (*at == '\n')
            line++;
        if (end - at < 2 || at[0] != '-' || at[1] != '-') {
            at++;
            continue;
        }
        size_t bracket = long_bracket(at + 2, end);
        const char *stop = bracket > 0 ? close_bracket(at + 2 + bracket, end, bracket)
                                       : memchr(at, '\n', (size_t)(end - at));
        if (stop == NULL)
            stop = end;
        if (bracket == 0)
            see_comment(allows, (struct pla_text){at + 2, (size_t)(stop - at) - 2}, line,
                        has_token_before && line == first);
        line += count_lines(at, stop);
        at = stop;
    }
}

/** Comments that stand alone are about the next token's line. */
static void settle(struct allows *allows, size_t from, int line)
{
    for (size_t i = from; i < allows->count; i++)
        if (allows->items[i].for_line == 0)
            allows->items[i].for_line = line;
}

static void see_file(struct allows *allows, const struct pla_source *source)
{
    struct pla_tokens tokens = pla_tokens_of(source->text);
    const char *at = source->text.at, *end = at + source->text.length;
    bool has_token = false;
    int line = 1;
    allows->file = pla_lint_format(allows->linter, "%s/%s", allows->linter->subject->sources->title,
                                   source->name.at);
    for (;;) {
        struct pla_token token = pla_token_next(&tokens);
        bool is_end = token.kind == PLA_TOKEN_END;
        const char *next = is_end ? end : token.text.at;
        size_t before = allows->count;
        see_gap(allows, at, next, line, has_token);
        line += count_lines(at, next);
        settle(allows, before, line);
        if (is_end)
            return;
        line += count_lines(next, next + token.text.length);
        at = next + token.text.length;
        has_token = true;
    }
}

/** Files that are run by themselves have their own check. */
static bool is_other_entry(const struct pla_sources *sources, struct pla_text name)
{
    static const char *const entries[] = {"rubric.lua", "policy.lua", "cases.lua"};
    for (size_t i = 0; i < 3; i++)
        if (pla_text_equal(name, pla_text_of(entries[i])))
            return strcmp(sources->entry, entries[i]) != 0;
    return false;
}

/* ---- allowing ---- */

/** The lint of that id, or PLA_LINT_COUNT. */
static enum pla_lint_id find_id(struct pla_text id)
{
    int i = 0;
    while (i < PLA_LINT_COUNT && !pla_text_equal(pla_text_of(pla_lint_kinds[i].id), id))
        i++;
    return (enum pla_lint_id)i;
}

static bool is_allowed(struct allows *allows, const struct pla_lint *lint)
{
    bool is_found = false;
    for (size_t i = 0; i < allows->count; i++) {
        struct allow *allow = &allows->items[i];
        bool is_here = lint->place.line == 0 || lint->place.line == allow->for_line;
        if (!is_here || lint->place.file == NULL || strcmp(lint->place.file, allow->file) != 0 ||
            find_id(allow->id) != lint->id)
            continue;
        allow->is_used = true;
        is_found = is_found || allow->reason.length > 0;
    }
    return is_found;
}

static const char *nearest_id(struct pla_linter *linter, struct pla_text id)
{
    struct pla_text names[PLA_LINT_COUNT];
    for (int i = 0; i < PLA_LINT_COUNT; i++)
        names[i] = pla_text_of(pla_lint_kinds[i].id);
    return pla_lint_nearest(linter, id, names, PLA_LINT_COUNT);
}

/** What is found only with a policy or on some days may be missing today. */
static bool is_sometimes(const struct pla_linter *linter, enum pla_lint_id id)
{
    unsigned flags = pla_lint_kinds[id].flags;
    bool has_policy = linter->policy != NULL && !linter->policy->is_plain;
    return (flags & PLA_LINT_BY_DATE) != 0 || ((flags & PLA_LINT_BY_POLICY) != 0 && !has_policy);
}

static void judge(struct pla_linter *linter, const struct allow *allow)
{
    static const char form[] = "write -- plaudit: allow LINT: why it is meant so";
    struct pla_place place = {allow->file, allow->line};
    enum pla_lint_id id = find_id(allow->id);
    if (id == PLA_LINT_COUNT && allow->id.length == 0)
        pla_lint_add(linter, PLA_LINT_ALLOW_UNKNOWN, place, form, "the comment allows nothing");
    else if (id == PLA_LINT_COUNT)
        pla_lint_add(linter, PLA_LINT_ALLOW_UNKNOWN, place, nearest_id(linter, allow->id),
                     "there is no lint \"%s\"", pla_lint_shown(linter, allow->id));
    else if (allow->reason.length == 0)
        pla_lint_add(linter, PLA_LINT_ALLOW_UNREASONED, place, form,
                     "the comment allows %s without a reason", pla_lint_kinds[id].id);
    else if (!allow->is_used && !is_sometimes(linter, id))
        pla_lint_add(linter, PLA_LINT_ALLOW_IDLE, place, "remove the comment",
                     "the comment allows %s, which is not found here", pla_lint_kinds[id].id);
}

void pla_lint_allow(struct pla_linter *linter)
{
    const struct pla_sources *sources = linter->subject->sources;
    struct allows allows = {.linter = linter};
    size_t kept = 0;
    for (size_t i = 0; sources != NULL && i < sources->count; i++)
        if (!is_other_entry(sources, sources->files[i].name))
            see_file(&allows, &sources->files[i]);
    for (size_t i = 0; i < linter->count; i++)
        if (!is_allowed(&allows, &linter->items[i]))
            linter->items[kept++] = linter->items[i];
    linter->count = kept;
    for (size_t i = 0; i < allows.count; i++)
        judge(linter, &allows.items[i]);
}
