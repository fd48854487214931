// SPDX-License-Identifier: Apache-2.0
/** A rubric as other systems know it. */
#include "exchange/outline.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

enum { NAME_BYTES = 200, SLUG_BYTES = 48, NOTE_BYTES = 400 };

void pla_notes_add(struct pla_notes *notes, struct pla_arena *arena, const char *format, ...)
{
    char text[NOTE_BYTES];
    va_list args;
    va_start(args, format);
    const int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const struct pla_text note = {text, length < 0            ? 0
                                        : length < NOTE_BYTES ? (size_t)length
                                                              : sizeof text - 1};
    for (size_t i = 0; i < notes->count; i++)
        if (pla_text_equal(notes->items[i], note))
            return;
    struct pla_text *items =
        pla_arena_grow(arena, notes->items, &notes->capacity, notes->count + 1, sizeof *items);
    if (items == NULL)
        return;
    notes->items = items;
    items[notes->count] = pla_text_copy(arena, note);
    notes->count += items[notes->count].at != NULL;
}

/* ---- names and ids ---- */

/** One code point of a name: white space is one blank, what cannot be seen is left out. */
static void put_point(struct pla_str *s, const char *begin, const char *end, uint32_t code)
{
    const struct pla_text point = {begin, (size_t)(end - begin)};
    const bool is_blank = code == ' ' || code == '\t' || code == '\n' || code == '\r' ||
                          code == 0xA0 || code == 0x2028 || code == 0x2029;
    if (is_blank) {
        if (s->length > 0 && s->at[s->length - 1] != ' ')
            PLA_PUT(s, " ");
    } else if (pla_utf8_bad_in_id(point) == 0 && s->length + point.length <= NAME_BYTES) {
        pla_str_put_text(s, point);
    }
}

struct pla_text pla_outline_name(struct pla_text text, struct pla_arena *arena)
{
    struct pla_str s = {0};
    struct pla_text name = {0};
    const char *at = text.at, *end = text.at != NULL ? text.at + text.length : NULL;
    while (text.at != NULL && at < end) {
        const char *begin = at;
        const uint32_t code = pla_utf8_next(&at, end);
        put_point(&s, begin, at, code);
    }
    while (s.length > 0 && s.at[s.length - 1] == ' ')
        s.length--;
    if (s.failed)
        arena->failed = true;
    else
        name = pla_utf8_nfc((struct pla_text){s.at != NULL ? s.at : "", s.length}, arena);
    name = pla_text_copy(arena, name); /* an ASCII text is borrowed */
    pla_str_release(&s);
    return name;
}

struct pla_text pla_outline_slug(struct pla_text title, const char *fallback, size_t number,
                                 struct pla_arena *arena)
{
    char text[SLUG_BYTES + 32];
    size_t n = 0;
    for (size_t i = 0; i < title.length && n < SLUG_BYTES; i++) {
        const char c = title.at[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            text[n++] = c;
        else if (c >= 'A' && c <= 'Z')
            text[n++] = (char)(c - 'A' + 'a');
        else if (n > 0 && text[n - 1] != '-')
            text[n++] = '-';
    }
    while (n > 0 && text[n - 1] == '-')
        n--;
    if (n == 0)
        n = (size_t)snprintf(text, sizeof text, "%s-%zu", fallback, number);
    return pla_text_copy(arena, (struct pla_text){text, n});
}

/* ---- levels ---- */

/** Lowest first; equal points keep their order. Few levels: insertion. */
static void sort_levels(struct pla_outline_level *levels, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct pla_outline_level level = levels[i];
        size_t at = i;
        for (; at > 0 && pla_rational_compare(levels[at - 1].points, level.points) > 0; at--)
            levels[at] = levels[at - 1];
        levels[at] = level;
    }
}

static bool is_taken(const struct pla_outline_level *levels, size_t count, struct pla_text name)
{
    for (size_t i = 0; i < count; i++)
        if (pla_text_equal(levels[i].name, name))
            return true;
    return false;
}

static void name_level(struct pla_outline *outline, const struct pla_outline_criterion *criterion,
                       struct pla_outline_level *levels, size_t index, struct pla_arena *arena)
{
    struct pla_text name = levels[index].name;
    char text[NAME_BYTES + 32];
    for (size_t n = index + 1; name.length == 0 || is_taken(levels, index, name); n++) {
        const int length = levels[index].name.length == 0
                               ? snprintf(text, sizeof text, "level %zu", n)
                               : snprintf(text, sizeof text, "%.*s (%zu)",
                                          (int)levels[index].name.length, levels[index].name.at, n);
        name = pla_text_copy(arena, (struct pla_text){text, (size_t)length});
        if (name.at == NULL)
            return;
        if (!is_taken(levels, index, name))
            pla_notes_add(&outline->notes, arena,
                          "%.*s: a level had no name of its own and is called \"%s\"",
                          (int)criterion->id.length, criterion->id.at, text);
    }
    levels[index].name = name;
}

/** The lowest level that has half the points, and at least the second one. */
static int assume_minimum(const struct pla_outline_level *levels, size_t count)
{
    struct pla_rational twice;
    for (size_t i = 1; i + 1 < count; i++)
        if (pla_rational_mul(levels[i].points, PLA_WHOLE(2), &twice) &&
            pla_rational_compare(twice, levels[count - 1].points) >= 0)
            return (int)i;
    return (int)count - 1;
}

/** Below a level that stands alone: what is given for nothing, because a scale has two levels. */
static void add_lowest(struct pla_outline *outline, struct pla_outline_criterion *criterion,
                       struct pla_outline_level *levels, struct pla_arena *arena)
{
    const struct pla_text name = PLA_TEXT("not met");
    levels[1] = levels[0];
    levels[0] = (struct pla_outline_level){
        .name = pla_text_equal(levels[1].name, name) ? PLA_TEXT("none") : name,
        .description =
            levels[1].description.length > 0 ? PLA_TEXT("It is not met") : (struct pla_text){0},
        .points = levels[1].points.num < 0 ? levels[1].points : PLA_ZERO,
    };
    criterion->level_count = 2;
    if (criterion->minimum == 0)
        criterion->minimum = 1;
    pla_notes_add(&outline->notes, arena,
                  "%.*s: it has one level only; \"%s\", worth nothing, is put below it",
                  (int)criterion->id.length, criterion->id.at, levels[0].name.at);
}

bool pla_outline_settle(struct pla_outline *outline, struct pla_outline_criterion *criterion,
                        struct pla_arena *arena)
{
    struct pla_outline_level *levels =
        PLA_NEW_ARRAY(arena, criterion->level_count + 1, struct pla_outline_level);
    if (levels == NULL || arena->failed)
        return false;
    if (criterion->level_count > 0)
        memcpy(levels, criterion->levels, criterion->level_count * sizeof *levels);
    if (criterion->level_count == 1)
        add_lowest(outline, criterion, levels, arena);
    const size_t count = criterion->level_count;
    const struct pla_text required = criterion->minimum >= 0 && (size_t)criterion->minimum < count
                                         ? levels[criterion->minimum].name
                                         : (struct pla_text){0};
    sort_levels(levels, count);
    for (size_t i = 0; i < count; i++)
        name_level(outline, criterion, levels, i, arena);
    criterion->levels = levels;
    criterion->minimum = -1;
    for (size_t i = 0; required.length > 0 && i < count; i++)
        if (pla_text_equal(levels[i].name, required))
            criterion->minimum = (int)i;
    if (criterion->minimum < 0 && count > 1 && !criterion->is_open) {
        criterion->minimum = assume_minimum(levels, count);
        const struct pla_text name = levels[criterion->minimum].name;
        pla_notes_add(&outline->notes, arena,
                      "%.*s: no required level is given; \"%.*s\" is assumed, the lowest with half "
                      "the points",
                      (int)criterion->id.length, criterion->id.at, (int)name.length, name.at);
    }
    return !arena->failed;
}

/** The same levels, worth 0, 1, 2 ... by position. */
static bool count_levels(struct pla_outline_criterion *criterion, struct pla_arena *arena)
{
    struct pla_outline_level *levels =
        PLA_NEW_ARRAY(arena, criterion->level_count, struct pla_outline_level);
    if (levels == NULL)
        return false;
    for (size_t i = 0; i < criterion->level_count; i++) {
        levels[i] = criterion->levels[i];
        levels[i].points = PLA_WHOLE((int64_t)i);
    }
    criterion->levels = levels;
    return true;
}

bool pla_outline_finish(struct pla_outline *outline, struct pla_arena *arena)
{
    const size_t count = outline->criterion_count;
    struct pla_outline_criterion *criteria =
        PLA_NEW_ARRAY(arena, count, struct pla_outline_criterion);
    if (criteria == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        criteria[i] = outline->criteria[i];
        const size_t levels = criteria[i].level_count;
        if (levels > 0 && criteria[i].levels[levels - 1].points.num > 0)
            return true;
        if (!count_levels(&criteria[i], arena))
            return false;
    }
    if (count == 0)
        return true;
    outline->criteria = criteria;
    pla_notes_add(&outline->notes, arena,
                  "no level is worth any points; they count 0, 1, 2 ... by position");
    return !arena->failed;
}

/* ---- of our own descriptions ---- */

static struct pla_text text_at(const struct pla_json_node *node, const char *key)
{
    return pla_json_node_text(pla_json_node_get(node, key));
}

/** The points of an award that cites a table of them, as imported rubrics do. */
static const struct pla_json_node *find_points(const struct pla_json_node *rubric, const char *key)
{
    for (const struct pla_json_node *award =
             pla_json_node_first(pla_json_node_get(rubric, "awards"));
         award != NULL; award = pla_json_node_next(award)) {
        const struct pla_json_node *row = pla_json_node_get(award, "cite");
        if (pla_json_node_type(pla_json_node_get(row, "points")) == PLA_JSON_OBJECT)
            return pla_json_node_get(row, key);
    }
    return NULL;
}

static bool is_listed(const struct pla_json_node *list, struct pla_text id)
{
    for (list = pla_json_node_first(list); list != NULL; list = pla_json_node_next(list))
        if (pla_text_equal(pla_json_node_text(list), id))
            return true;
    return false;
}

/** A criterion with a number instead of levels: its two ends. */
static void read_number(const struct pla_json_node *node, struct pla_outline_level *levels,
                        struct pla_outline_criterion *out)
{
    static const char *const ends[] = {"from", "to"};
    const struct pla_json_node *number = pla_json_node_get(node, "number");
    for (size_t i = 0; i < 2; i++) {
        levels[i].name = pla_text_of(i == 0 ? "least" : "most");
        levels[i].points = PLA_ZERO;
        (void)pla_json_node_rational(pla_json_node_get(number, ends[i]), &levels[i].points);
    }
    out->level_count = 2;
    out->is_number = out->is_range = true;
    out->minimum = -1;
}

static void read_levels(const struct pla_json_node *node, const struct pla_json_node *points,
                        struct pla_outline_level *levels, struct pla_outline_criterion *out)
{
    const struct pla_json_node *level = pla_json_node_first(pla_json_node_get(node, "levels"));
    const struct pla_json_node *words = pla_json_node_first(pla_json_node_get(node, "descriptors"));
    const struct pla_json_node *worth = pla_json_node_first(points);
    const struct pla_text minimum = text_at(node, "minimum");
    for (size_t i = 0; level != NULL && i < out->level_count; i++) {
        levels[i].name = pla_json_node_text(level);
        levels[i].description = pla_json_node_text(words);
        if (!pla_json_node_rational(worth, &levels[i].points))
            levels[i].points = PLA_WHOLE((int64_t)i);
        if (minimum.length > 0 && pla_text_equal(minimum, levels[i].name))
            out->minimum = (int)i;
        level = pla_json_node_next(level);
        words = pla_json_node_next(words);
        worth = pla_json_node_next(worth);
    }
}

static bool read_criterion(const struct pla_json_node *rubric, const struct pla_json_node *node,
                           struct pla_arena *arena, struct pla_outline_criterion *out)
{
    char id[NAME_BYTES + 1] = "";
    *out = (struct pla_outline_criterion){.weight = PLA_WHOLE(1), .minimum = -1};
    out->id = text_at(node, "id");
    out->title = text_at(node, "title");
    if (out->title.length == 0)
        out->title = out->id;
    out->description = text_at(node, "description");
    out->area = text_at(node, "area");
    (void)pla_json_node_rational(pla_json_node_get(node, "weight"), &out->weight);
    out->is_computed = pla_json_node_bool(pla_json_node_get(node, "computed"), false);
    out->level_count = pla_json_node_count(pla_json_node_get(node, "levels"));
    if (out->id.length < sizeof id && out->id.length > 0)
        memcpy(id, out->id.at, out->id.length);
    out->is_range = is_listed(find_points(rubric, "range"), out->id);
    const size_t room = out->level_count > 2 ? out->level_count : 2;
    struct pla_outline_level *levels = PLA_NEW_ARRAY(arena, room, struct pla_outline_level);
    if (levels == NULL)
        return false;
    if (pla_json_node_type(pla_json_node_get(node, "number")) == PLA_JSON_OBJECT)
        read_number(node, levels, out);
    else
        read_levels(node, pla_json_node_get(find_points(rubric, "points"), id), levels, out);
    out->is_open = pla_json_node_get(node, "minimum") == NULL ||
                   pla_json_node_type(pla_json_node_get(node, "minimum")) == PLA_JSON_NULL;
    out->levels = levels;
    return true;
}

enum pla_code pla_outline_describe(const struct pla_json_node *rubric, struct pla_arena *arena,
                                   struct pla_outline *out, struct pla_err *err)
{
    const struct pla_json_node *list = pla_json_node_get(rubric, "criteria");
    const size_t count = pla_json_node_count(list);
    struct pla_outline_criterion *criteria =
        PLA_NEW_ARRAY(arena, count, struct pla_outline_criterion);
    size_t n = 0;
    for (list = pla_json_node_first(list); list != NULL && criteria != NULL;
         list = pla_json_node_next(list))
        if (!read_criterion(rubric, list, arena, &criteria[n++]))
            return pla_err_memory(err);
    if (criteria == NULL)
        return pla_err_memory(err);
    *out = (struct pla_outline){
        .id = text_at(rubric, "id"),
        .version = text_at(rubric, "version"),
        .title = text_at(rubric, "title"),
        .description = text_at(rubric, "description"),
        .authority = text_at(rubric, "authority"),
        .source = text_at(rubric, "source"),
        .criteria = criteria,
        .criterion_count = count,
        .award_count = pla_json_node_count(pla_json_node_get(rubric, "awards")),
    };
    return PLA_OK;
}
