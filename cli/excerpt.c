// SPDX-License-Identifier: Apache-2.0
/** Source lines under messages. */
#include "excerpt.h"

#include "base/utf8.h"

enum { MOST_COLUMNS = 96, BEFORE_CARET = 60 };

/** Take ":digits" off the end of `text`. @return 0 if there is none */
static size_t take_number(struct pla_text *text)
{
    size_t number = 0, scale = 1, at = text->length;
    while (at > 0 && text->at[at - 1] >= '0' && text->at[at - 1] <= '9' && scale < 1000000000) {
        at--;
        number += scale * (size_t)(text->at[at] - '0');
        scale *= 10;
    }
    if (at == 0 || at == text->length || text->at[at - 1] != ':')
        return 0;
    text->length = at - 1;
    return number;
}

struct cli_place cli_place_split(const char *where)
{
    struct cli_place place = {.name = pla_text_of(where)};
    const char *hash = strstr(where, "#/");
    if (hash != NULL) {
        place.pointer = pla_text_of(hash + 1);
        place.name.length = (size_t)(hash - where);
    } else if (place.name.length > 0 && where[place.name.length - 1] == '#') {
        place.name.length--; /* the pointer of the whole document */
    }
    struct pla_text rest = place.name;
    size_t last = take_number(&rest), other = take_number(&rest);
    place.line = other != 0 ? other : last;
    place.column = other != 0 ? last : 0;
    place.file = rest;
    return place;
}

/** The bytes of a line of the origin; absent if it is not there. */
static struct pla_text find_line(const struct cli_origin *origin, size_t line)
{
    const char *at = origin->text.at, *end = at + origin->text.length;
    size_t current = origin->first_line > 0 ? origin->first_line : 1;
    while (current < line) {
        const char *stop = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
        if (stop == NULL)
            return (struct pla_text){0};
        at = stop + 1;
        current++;
    }
    if (current != line || at > end)
        return (struct pla_text){0};
    const char *stop = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    struct pla_text text = {at, (size_t)((stop != NULL ? stop : end) - at)};
    while (text.length > 0 && text.at[text.length - 1] == '\r')
        text.length--;
    return text;
}

/** Bytes of the first `count` characters of valid text; an invalid byte counts as one. */
static size_t bytes_of(struct pla_text text, size_t count)
{
    size_t at = 0;
    for (; count > 0 && at < text.length; count--) {
        at++;
        while (at < text.length && ((unsigned char)text.at[at] & 0xC0) == 0x80)
            at++;
    }
    return at;
}

/** Append text for a terminal; tabs become blanks so that the caret stands right. */
static void put_shown(struct pla_str *s, struct pla_text text)
{
    for (size_t from = 0; from < text.length;) {
        const char *tab = memchr(text.at + from, '\t', text.length - from);
        size_t to = tab != NULL ? (size_t)(tab - text.at) : text.length;
        pla_utf8_put_safe(s, (struct pla_text){text.at + from, to - from});
        if (tab != NULL)
            pla_str_put_c(s, ' ');
        from = to + (tab != NULL);
    }
}

/** Is the place in the file that the origin is from? */
static bool is_in(const struct cli_origin *origin, const struct cli_place *place)
{
    size_t length = origin->name != NULL ? strlen(origin->name) : 0;
    return length == 0 || (place->name.length > length && place->name.at[length] == ':' &&
                           memcmp(place->name.at, origin->name, length) == 0);
}

void cli_put_excerpt(struct pla_str *s, const struct cli_origin *origin,
                     const struct cli_place *place)
{
    if (origin->text.at == NULL || place->line == 0 || !is_in(origin, place))
        return;
    struct pla_text line = find_line(origin, place->line);
    if (line.at == NULL)
        return;
    size_t shift = 0;
    if (place->line == origin->first_line && origin->first_column > 1)
        shift = origin->first_column - 1; /* the text begins inside the line */
    size_t column = place->column > shift ? place->column - shift : 0;
    size_t caret = column > 0 ? bytes_of(line, column - 1) : 0;

    size_t from = caret > BEFORE_CARET ? bytes_of(line, column - 1 - BEFORE_CARET / 2) : 0;
    struct pla_text shown = {line.at + from, line.length - from};
    struct pla_text before = {shown.at, caret - from};
    bool is_cut = shown.length > bytes_of(shown, MOST_COLUMNS);
    if (is_cut)
        shown.length = bytes_of(shown, MOST_COLUMNS);

    struct pla_str left = {0};
    put_shown(&left, before);
    pla_str_put_format(s, "%5zu | %s", place->line, from > 0 ? "..." : "");
    put_shown(s, shown);
    pla_str_put_z(s, is_cut ? "...\n" : "\n");
    if (column > 0) {
        size_t blanks = pla_utf8_width((struct pla_text){left.at, left.length});
        pla_str_put_format(s, "      | %*s^\n", (int)(blanks + (from > 0 ? 3 : 0)), "");
    }
    pla_str_release(&left);
}
