// SPDX-License-Identifier: Apache-2.0
/**
 * Lua patterns with a count of steps. Every character comparison and every try is a step, so a
 * pattern that backtracks for ever ends with its steps; the depth of tries is bounded, and counts
 * back on every way out.
 */
#include "rubric/match.h"

#include <string.h>

enum { OPEN = -2, POSITION = -1 };
static const char ESCAPE = '%';

static const char *try_match(struct pla_match *m, const char *s, const char *p);

static const char *fail(struct pla_match *m, enum pla_match_fault fault, const char *text)
{
    if (m->fault == PLA_MATCH_FINE) {
        m->fault = fault;
        m->text = text;
    }
    return NULL;
}

static bool spend(struct pla_match *m, uint64_t steps)
{
    if (m->steps_left >= steps) {
        m->steps_left -= steps;
        return true;
    }
    m->steps_left = 0;
    fail(m, PLA_MATCH_STEPS, "too many steps");
    return false;
}

/* ---- characters and classes ---- */

static bool is_between(unsigned char c, unsigned char low, unsigned char high)
{
    return c >= low && c <= high;
}

static bool is_alpha(unsigned char c)
{
    return is_between(c | 0x20U, 'a', 'z');
}

/* Character `c` against the class letter behind `%`; any other letter stands for itself. */
static bool in_class(unsigned char c, unsigned char class)
{
    bool is_digit = is_between(c, '0', '9');
    bool is_graph = is_between(c, 0x21, 0x7E);
    bool found;
    switch (class | 0x20U) {
    case 'a':
        found = is_alpha(c);
        break;
    case 'c':
        found = c < 0x20 || c == 0x7F;
        break;
    case 'd':
        found = is_digit;
        break;
    case 'g':
        found = is_graph;
        break;
    case 'l':
        found = is_between(c, 'a', 'z');
        break;
    case 'p':
        found = is_graph && !is_alpha(c) && !is_digit;
        break;
    case 's':
        found = c == ' ' || is_between(c, '\t', '\r');
        break;
    case 'u':
        found = is_between(c, 'A', 'Z');
        break;
    case 'w':
        found = is_alpha(c) || is_digit;
        break;
    case 'x':
        found = is_digit || is_between(c | 0x20U, 'a', 'f');
        break;
    default:
        return class == c;
    }
    return is_between(class, 'A', 'Z') ? !found : found;
}

/* End of the single item (character, class, set) at `p`; NULL if it is broken off. */
static const char *item_end(struct pla_match *m, const char *p)
{
    if (*p == ESCAPE) {
        if (p + 1 == m->pattern_end)
            return fail(m, PLA_MATCH_BAD, "malformed pattern (ends with '%')");
        return p + 2;
    }
    if (*p != '[')
        return p + 1;
    const char *from = p++;
    if (p < m->pattern_end && *p == '^')
        p++;
    /* A "]" that comes first is a member. */
    do {
        if (p == m->pattern_end)
            return fail(m, PLA_MATCH_BAD, "malformed pattern (missing ']')");
        if (*p++ == ESCAPE) {
            if (p == m->pattern_end)
                return fail(m, PLA_MATCH_BAD, "malformed pattern (missing ']')");
            p++;
        }
    } while (p == m->pattern_end || *p != ']');
    spend(m, (uint64_t)(p - from) / 16);
    return p + 1;
}

/* Character `c` against the set from "[" to its closing "]" at `last`. */
static bool in_set(struct pla_match *m, unsigned char c, const char *p, const char *last)
{
    bool is_found = true;
    if (*++p == '^') {
        is_found = false;
        p++;
    }
    spend(m, (uint64_t)(last - p) / 4);
    for (; p < last; p++) {
        if (*p == ESCAPE) {
            p++;
            if (in_class(c, (unsigned char)*p))
                return is_found;
        } else if (p[1] == '-' && p + 2 < last) {
            if (is_between(c, (unsigned char)p[0], (unsigned char)p[2]))
                return is_found;
            p += 2;
        } else if ((unsigned char)*p == c) {
            return is_found;
        }
    }
    return !is_found;
}

/* Character at `s` against the item [p, end). */
static bool is_single(struct pla_match *m, const char *s, const char *p, const char *end)
{
    if (s >= m->subject_end || !spend(m, 1))
        return false;
    unsigned char c = (unsigned char)*s;
    switch (*p) {
    case '.':
        return true;
    case '%':
        return in_class(c, (unsigned char)p[1]);
    case '[':
        return in_set(m, c, p, end - 1);
    default:
        return (unsigned char)*p == c;
    }
}

/* ---- captures, balance, frontier ---- */

static const char *open_capture(struct pla_match *m, const char *s, const char *p, ptrdiff_t kind)
{
    if (m->capture_count == PLA_MATCH_CAPTURES)
        return fail(m, PLA_MATCH_BAD, "too many captures");
    m->captures[m->capture_count++] = (struct pla_capture){s, kind};
    const char *end = try_match(m, s, p);
    if (end == NULL)
        m->capture_count--;
    return end;
}

static const char *close_capture(struct pla_match *m, const char *s, const char *p)
{
    int i = m->capture_count;
    while (i > 0 && m->captures[i - 1].length != OPEN)
        i--;
    if (i == 0)
        return fail(m, PLA_MATCH_BAD, "invalid pattern capture");
    struct pla_capture *capture = &m->captures[i - 1];
    capture->length = s - capture->at;
    const char *end = try_match(m, s, p);
    if (end == NULL)
        capture->length = OPEN;
    return end;
}

/* %bxy: from x to the y that balances it. `p` is behind the "b". */
static const char *match_balance(struct pla_match *m, const char *s, const char *p)
{
    if (m->pattern_end - p < 2)
        return fail(m, PLA_MATCH_BAD, "malformed pattern (missing arguments to '%b')");
    if (s == m->subject_end || *s != p[0])
        return NULL;
    size_t open = 1;
    for (s++; s < m->subject_end && spend(m, 1); s++) {
        if (*s == p[1]) {
            if (--open == 0)
                return s + 1;
        } else if (*s == p[0]) {
            open++;
        }
    }
    return NULL;
}

/* %1: the text of a capture again. */
static const char *match_back(struct pla_match *m, const char *s, char digit)
{
    int i = digit - '1';
    if (i < 0 || i >= m->capture_count || m->captures[i].length == OPEN)
        return fail(m, PLA_MATCH_BAD, "invalid capture index in pattern");
    /* A position capture never repeats: its length stands for "longer than any text". */
    if (m->captures[i].length == POSITION)
        return NULL;
    size_t length = (size_t)m->captures[i].length;
    if (!spend(m, length / 16))
        return NULL;
    if ((size_t)(m->subject_end - s) < length || memcmp(m->captures[i].at, s, length) != 0)
        return NULL;
    return s + length;
}

/* %f[set]: an edge from outside the set into it. `p` is behind the "f". */
static bool is_frontier(struct pla_match *m, const char *s, const char *p, const char **out_end)
{
    if (p == m->pattern_end || *p != '[') {
        fail(m, PLA_MATCH_BAD, "missing '[' after '%f' in pattern");
        return false;
    }
    const char *end = item_end(m, p);
    if (end == NULL)
        return false;
    unsigned char before = s == m->subject ? 0 : (unsigned char)s[-1];
    unsigned char here = s == m->subject_end ? 0 : (unsigned char)*s;
    *out_end = end;
    return !in_set(m, before, p, end - 1) && in_set(m, here, p, end - 1);
}

/* ---- repetition ---- */

static const char *match_most(struct pla_match *m, const char *s, const char *p, const char *end)
{
    ptrdiff_t count = 0;
    while (is_single(m, s + count, p, end))
        count++;
    for (; count >= 0 && m->fault == PLA_MATCH_FINE; count--) {
        const char *found = try_match(m, s + count, end + 1);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static const char *match_least(struct pla_match *m, const char *s, const char *p, const char *end)
{
    while (m->fault == PLA_MATCH_FINE) {
        const char *found = try_match(m, s, end + 1);
        if (found != NULL)
            return found;
        if (!is_single(m, s, p, end))
            return NULL;
        s++;
    }
    return NULL;
}

/* What happened to one part of the pattern. */
enum advance { ADVANCE_NO, ADVANCE_ON, ADVANCE_DONE };

/* An item and its suffix, if any. On ADVANCE_ON `*s` and `*p` stand behind it. */
static enum advance match_item(struct pla_match *m, const char **s, const char **p,
                               const char **out)
{
    const char *end = item_end(m, *p);
    if (end == NULL)
        return ADVANCE_NO;
    char suffix = '\0';
    if (end < m->pattern_end)
        suffix = *end;
    if (suffix == '*' || suffix == '-' || suffix == '+') {
        if (suffix == '+' && !is_single(m, (*s)++, *p, end))
            return ADVANCE_NO;
        *out = suffix == '-' ? match_least(m, *s, *p, end) : match_most(m, *s, *p, end);
        return ADVANCE_DONE;
    }
    bool is_here = is_single(m, *s, *p, end);
    if (suffix == '?') {
        if (is_here && (*out = try_match(m, *s + 1, end + 1)) != NULL)
            return ADVANCE_DONE;
        *p = end + 1;
        return ADVANCE_ON;
    }
    *s += is_here;
    *p = end;
    return is_here ? ADVANCE_ON : ADVANCE_NO;
}

/* `%` with a meaning that is not a class: %b, %f, %1. */
static enum advance match_special(struct pla_match *m, const char **s, const char **p)
{
    const char *end = NULL;
    char letter = (*p)[1];
    if (letter == 'f')
        return is_frontier(m, *s, *p + 2, p) ? ADVANCE_ON : ADVANCE_NO;
    end = letter == 'b' ? match_balance(m, *s, *p + 2) : match_back(m, *s, letter);
    if (end == NULL)
        return ADVANCE_NO;
    *s = end;
    *p += letter == 'b' ? 4 : 2;
    return ADVANCE_ON;
}

static enum advance match_part(struct pla_match *m, const char **s, const char **p,
                               const char **out)
{
    const char *at = *p;
    const char *next = at + 1 < m->pattern_end ? at + 1 : NULL;
    if (*at == '(') {
        bool is_position = next != NULL && *next == ')';
        *out = open_capture(m, *s, is_position ? at + 2 : at + 1, is_position ? POSITION : OPEN);
        return ADVANCE_DONE;
    }
    if (*at == ')') {
        *out = close_capture(m, *s, at + 1);
        return ADVANCE_DONE;
    }
    if (*at == '$' && next == NULL) {
        *out = *s == m->subject_end ? *s : NULL;
        return ADVANCE_DONE;
    }
    if (*at == ESCAPE && next != NULL &&
        (*next == 'b' || *next == 'f' || is_between((unsigned char)*next, '0', '9')))
        return match_special(m, s, p);
    return match_item(m, s, p, out);
}

static const char *try_match(struct pla_match *m, const char *s, const char *p)
{
    if (m->depth == PLA_MATCH_DEPTH)
        return fail(m, PLA_MATCH_TOO_DEEP, "pattern too complex");
    m->depth++;
    const char *found = NULL;
    enum advance advance = ADVANCE_ON;
    while (advance == ADVANCE_ON) {
        if (p == m->pattern_end) {
            found = s;
            break;
        }
        if (m->fault != PLA_MATCH_FINE || !spend(m, 1))
            break;
        advance = match_part(m, &s, &p, &found);
    }
    m->depth--;
    return m->fault == PLA_MATCH_FINE ? found : NULL;
}

void pla_match_init(struct pla_match *m, const char *subject, size_t subject_length,
                    const char *pattern, size_t pattern_length, uint64_t steps)
{
    *m = (struct pla_match){.subject = subject,
                            .subject_end = subject + subject_length,
                            .pattern_end = pattern + pattern_length,
                            .steps_left = steps};
}

const char *pla_match_at(struct pla_match *m, const char *at, const char *pattern)
{
    m->capture_count = 0;
    m->depth = 0;
    return try_match(m, at, pattern);
}

bool pla_match_is_plain(const char *pattern, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (pattern[i] != '\0' && strchr("^$*+?.([%-", pattern[i]) != NULL)
            return false;
    return true;
}
