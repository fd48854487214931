// SPDX-License-Identifier: Apache-2.0
/** Items of evidence as portfolios. */
#include "exchange/evidence.h"

#include <stdio.h>
#include <stdlib.h>

struct pla_found *pla_found_add(struct pla_found_list *list, struct pla_arena *arena)
{
    enum { FIRST = 16 };
    const size_t need = list->count < FIRST ? FIRST : list->count + 1;
    struct pla_found *items =
        pla_arena_grow(arena, list->items, &list->capacity, need, sizeof *items);
    if (items == NULL)
        return NULL;
    list->items = items;
    items[list->count] = (struct pla_found){.hours = PLA_ZERO, .score = PLA_ZERO};
    return &items[list->count++];
}

/** A comma, unless an object has just begun. */
static void put_comma(struct pla_str *out)
{
    if (out->length > 0 && out->at[out->length - 1] != '{')
        PLA_PUT(out, ",");
}

static void put_text(struct pla_str *out, const char *key, struct pla_text text)
{
    if (text.length == 0)
        return;
    put_comma(out);
    PLA_PUT(out, "\"");
    pla_str_put_z(out, key);
    PLA_PUT(out, "\":");
    pla_str_put_json(out, text);
}

static void put_list(struct pla_str *out, const char *key, const struct pla_text_list *list)
{
    if (list->count == 0)
        return;
    PLA_PUT(out, ",\"");
    pla_str_put_z(out, key);
    PLA_PUT(out, "\":[");
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            PLA_PUT(out, ",");
        pla_str_put_json(out, list->items[i]);
    }
    PLA_PUT(out, "]");
}

static void put_verified(struct pla_str *out, const struct pla_found *found)
{
    if (!found->is_verified)
        return;
    PLA_PUT(out, ",\"verified\":{");
    put_text(out, "by", found->verified_by);
    put_text(out, "on", found->verified_on);
    put_text(out, "how", found->verified_how);
    PLA_PUT(out, "}");
}

static void put_exam(struct pla_str *out, const struct pla_found *found)
{
    if (found->exam.length == 0)
        return;
    PLA_PUT(out, ",\"exam\":{");
    put_text(out, "name", found->exam);
    if (found->has_score) {
        PLA_PUT(out, ",\"score\":");
        pla_rational_put_json(out, found->score);
    }
    put_text(out, "taken", found->taken);
    PLA_PUT(out, "}");
}

void pla_evidence_put_item(struct pla_str *out, const struct pla_found *found, struct pla_text id)
{
    PLA_PUT(out, "{");
    put_text(out, "id", id);
    put_text(out, "kind", found->kind);
    put_text(out, "title", found->title);
    put_text(out, "description", found->description);
    put_text(out, "role", found->role);
    put_text(out, "issuer", found->issuer);
    put_text(out, "url", found->url);
    put_text(out, "started", found->started);
    put_text(out, "ended", found->ended);
    if (found->has_hours) {
        PLA_PUT(out, ",\"hours\":");
        pla_rational_put_json(out, found->hours);
    }
    put_verified(out, found);
    put_list(out, "learning_outcomes", &found->learning_outcomes);
    put_list(out, "tags", &found->tags);
    put_list(out, "parts", &found->parts);
    put_text(out, "course", found->course);
    put_exam(out, found);
    put_text(out, "reflection", found->reflection);
    PLA_PUT(out, "}");
}

/** The first text given by an item of this owner. */
static struct pla_text first(const struct pla_found_list *list, const size_t *next, size_t at,
                             size_t offset)
{
    struct pla_text text = {0};
    for (; at < list->count && text.length == 0; at = next[at])
        memcpy(&text, (const char *)&list->items[at] + offset, sizeof text);
    return text;
}

/** "e12" for "e" */
static bool is_numbered(struct pla_text id, const char *front)
{
    const size_t length = strlen(front);
    if (id.length <= length || memcmp(id.at, front, length) != 0)
        return false;
    for (size_t i = length; i < id.length; i++)
        if (id.at[i] < '0' || id.at[i] > '9')
            return false;
    return true;
}

/** What ids of our own begin with: the source must have none of the kind in this portfolio. */
static const char *own_front(const struct pla_found_list *list, const size_t *next, size_t begin)
{
    static const char *const fronts[] = {"e", "item-", "evidence-", "plaudit-import-"};
    enum { FRONTS = sizeof fronts / sizeof fronts[0] };
    for (size_t i = 0; i + 1 < FRONTS; i++) {
        bool is_free = true;
        for (size_t at = begin; at < list->count && is_free; at = next[at])
            is_free = !is_numbered(list->items[at].id, fronts[i]);
        if (is_free)
            return fronts[i];
    }
    return fronts[FRONTS - 1];
}

static void put_portfolio(const struct pla_found_list *list, const size_t *next, size_t begin,
                          struct pla_str *out)
{
    const struct pla_text learner = first(list, next, begin, offsetof(struct pla_found, learner));
    const struct pla_text name = first(list, next, begin, offsetof(struct pla_found, name));
    const struct pla_text program = first(list, next, begin, offsetof(struct pla_found, program));
    const char *front = own_front(list, next, begin);
    size_t number = 0;
    PLA_PUT(out, "{");
    put_text(out, "id", list->items[begin].portfolio);
    if (learner.length + name.length + program.length > 0) {
        put_comma(out);
        PLA_PUT(out, "\"learner\":{");
        put_text(out, "id", learner);
        put_text(out, "name", name);
        put_text(out, "program", program);
        PLA_PUT(out, "}");
    }
    put_comma(out);
    PLA_PUT(out, "\"evidence\":[");
    for (size_t at = begin; at < list->count; at = next[at]) {
        char own[48];
        const int length = snprintf(own, sizeof own, "%s%zu", front, number + 1);
        struct pla_text id = list->items[at].id;
        if (id.length == 0)
            id = (struct pla_text){own, (size_t)length};
        if (number++ > 0)
            PLA_PUT(out, ",");
        pla_evidence_put_item(out, &list->items[at], id);
    }
    PLA_PUT(out, "]}\n");
}

/** An item's place in the list beside whose it is, for sorting. */
struct place {
    struct pla_text portfolio;
    size_t index;
};

static int by_portfolio(const void *a, const void *b)
{
    const struct place *left = a, *right = b;
    const int order = pla_text_compare(left->portfolio, right->portfolio);
    return order != 0 ? order : left->index < right->index ? -1 : 1;
}

enum pla_code pla_evidence_put(const struct pla_found_list *list, struct pla_arena *arena,
                               struct pla_str *out, struct pla_err *err)
{
    struct place *order = PLA_NEW_ARRAY(arena, list->count, struct place);
    size_t *next = PLA_NEW_ARRAY(arena, list->count, size_t);
    bool *is_begin = PLA_NEW_ARRAY(arena, list->count, bool);
    if (order == NULL || next == NULL || is_begin == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < list->count; i++)
        order[i] = (struct place){list->items[i].portfolio, i};
    if (list->count > 1)
        qsort(order, list->count, sizeof *order, by_portfolio);
    for (size_t i = 0; i < list->count; i++) {
        const bool is_last =
            i + 1 == list->count || !pla_text_equal(order[i].portfolio, order[i + 1].portfolio);
        next[order[i].index] = is_last ? list->count : order[i + 1].index;
        is_begin[order[i].index] =
            i == 0 || !pla_text_equal(order[i].portfolio, order[i - 1].portfolio);
    }
    for (size_t i = 0; i < list->count; i++)
        if (is_begin[i])
            put_portfolio(list, next, i, out);
    return pla_str_check(out, err);
}
