// SPDX-License-Identifier: Apache-2.0
/**
 * JSON objects read straight into structs: the walk over members, own fields and faults.
 */
#include "model/shape.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

void pla_reader_begin(struct pla_reader *reader, struct pla_text text, const char *name,
                      size_t first_line, struct pla_arena *arena, struct pla_faults *faults)
{
    pla_json_begin(&reader->json, text, name, first_line, arena);
    reader->arena = arena;
    reader->fields = NULL;
    reader->faults = faults;
    reader->code = PLA_PORTFOLIO;
    reader->refuse_unknown = false;
    reader->before = text.at;
    reader->whole = NULL;
    reader->seen = 0;
}

/* ---- faults ---- */

void pla_reader_no_memory(struct pla_reader *reader)
{
    if (reader->json.err.code == PLA_OK) {
        pla_err_memory(&reader->json.err);
        reader->json.at = reader->json.end;
    }
}

/** Count a fault that will not be kept: working out its place would cost a walk over the text. */
static bool count_only(struct pla_reader *reader)
{
    if (reader->faults->count < PLA_FAULTS_KEPT) {
        return false;
    }
    reader->faults->count++;
    return true;
}

void pla_reader_wrong(struct pla_reader *reader, const char *expected)
{
    if (reader->json.err.code != PLA_OK || pla_json_peek(&reader->json) == PLA_JSON_FAILED) {
        return;
    }
    if (count_only(reader)) {
        pla_json_skip(&reader->json);
        return;
    }
    struct pla_err err = {0};
    pla_json_wrong(&reader->json, expected, &err);
    err.code = reader->code;
    pla_faults_add(reader->faults, &err);
}

void pla_reader_fault(struct pla_reader *reader, const char *hint, const char *format, ...)
{
    if (reader->json.err.code != PLA_OK || count_only(reader)) {
        return;
    }
    char text[sizeof(((struct pla_err *)NULL)->text)];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof(text), format, args);
    va_end(args);

    struct pla_err err = {0};
    pla_err_set(&err, reader->code, "%s", text);
    if (hint != NULL) {
        pla_err_hint(&err, "%s", hint);
    }
    pla_json_place(&reader->json, &err);
    pla_faults_add(reader->faults, &err);
}

int pla_reader_shown(struct pla_text value)
{
    enum { MOST = 60 };
    return (int)(value.length < MOST ? value.length : pla_utf8_cut(value, MOST));
}

void pla_reader_not_one_of(struct pla_reader *reader, struct pla_text value, const char *what,
                           const char *const *names)
{
    if (reader->faults->count >= PLA_FAULTS_KEPT) {
        reader->faults->count++;
        return;
    }
    const char *nearest = pla_nearest(value.at, value.length, names);
    char hint[200] = "one of:";
    size_t used = strlen(hint);
    if (nearest != NULL) {
        (void)snprintf(hint, sizeof(hint), "did you mean \"%s\"?", nearest);
    } else {
        for (size_t i = 0; names[i] != NULL && used < sizeof(hint); i++) {
            used += (size_t)snprintf(hint + used, sizeof(hint) - used, " %s", names[i]);
        }
    }
    pla_reader_fault(reader, hint, "unknown %s \"%.*s\"", what, pla_reader_shown(value), value.at);
}

/* ---- the walk ---- */

/** Members usually come in the order of their table, with some left out: look a few ahead. */
static inline const struct pla_member *guess(struct pla_json *json, const struct pla_shape *shape,
                                             size_t next)
{
    enum { AHEAD = 6, ROOM = PLA_MEMBER_LONGEST + sizeof "\"\":" };
    const char *quote = pla_json_key_ahead(json, ROOM);
    if (quote == NULL) {
        return NULL;
    }
    const struct pla_member *member = &shape->members[next];
    const size_t left = shape->count - next;
    const struct pla_member *end = member + (left < AHEAD ? left : AHEAD);
    for (; member < end; member++) {
        if (pla_json_key_at(quote, member->name, member->length)) {
            pla_json_key_take(json, quote, member->length);
            return member;
        }
    }
    return NULL;
}

/** The member of that name, looked for from `next` on. */
static const struct pla_member *find(const struct pla_shape *shape, struct pla_text key,
                                     size_t next)
{
    size_t i = next;
    for (size_t tried = 0; tried < shape->count; tried++, i++) {
        if (i >= shape->count) {
            i = 0;
        }
        const struct pla_member *member = &shape->members[i];
        if (member->length == key.length && pla_bytes_equal(member->name, key.at, key.length)) {
            return member;
        }
    }
    return NULL;
}

static int decl_order(const void *key, const void *decl)
{
    return pla_text_compare(*(const struct pla_text *)key,
                            ((const struct pla_field_decl *)decl)->name);
}

static const struct pla_field_decl *find_declared(const struct pla_field_decls *decls,
                                                  struct pla_text name)
{
    if (decls == NULL || decls->count == 0) {
        return NULL;
    }
    return bsearch(&name, decls->items, decls->count, sizeof(*decls->items), decl_order);
}

static bool read_own_text(struct pla_reader *reader, struct pla_field *field, struct pla_text text)
{
    switch (field->type) {
    case PLA_TYPE_TEXT:
        field->text = pla_reader_normal(reader, text);
        return true;
    case PLA_TYPE_NUMBER:
        if (pla_rational_from_text(text, &field->number)) {
            return true;
        }
        break;
    case PLA_TYPE_DATE:
        if (pla_date_parse(text, &field->date)) {
            return true;
        }
        break;
    case PLA_TYPE_BOOLEAN:
        break;
    }
    static const char *const wanted[] = {
        [PLA_TYPE_NUMBER] = "a number like 12, 2.5 or \"1/3\"",
        [PLA_TYPE_TEXT] = "a text",
        [PLA_TYPE_BOOLEAN] = "true or false",
        [PLA_TYPE_DATE] = "a date like 2026-01-31, 2026-01 or 2026",
    };
    pla_reader_fault(reader, "null means not known", "\"%.*s\" is not %s", pla_reader_shown(text),
                     text.at, wanted[field->type]);
    return false;
}

/** A declared own field by its type; false after a fault. */
static bool read_own(struct pla_reader *reader, struct pla_field *field)
{
    struct pla_text text = {0};
    enum pla_given given = pla_reader_given(reader, &text);
    if (given == PLA_GIVEN_UNKNOWN) {
        field->is_unknown = true;
        return true;
    }
    if (given == PLA_GIVEN_TEXT) {
        return read_own_text(reader, field, text);
    }
    switch (field->type) {
    case PLA_TYPE_NUMBER:
        return pla_reader_number(reader, &field->number);
    case PLA_TYPE_BOOLEAN:
        pla_reader_bool(reader, &field->boolean);
        return true;
    case PLA_TYPE_TEXT:
        pla_reader_wrong(reader, "a string");
        return false;
    case PLA_TYPE_DATE:
        pla_reader_wrong(reader, "a date like 2026-01-31");
        return false;
    }
    return false;
}

/** Own fields of one object while they are read. */
struct own {
    void *items;
    size_t count, capacity;
};

/** A member that no table names: an own field, or nothing of ours. */
static void read_other(struct pla_reader *reader, struct pla_text key, bool has_own,
                       struct own *own)
{
    const struct pla_field_decl *decl =
        has_own ? find_declared(reader->fields, pla_reader_normal(reader, key)) : NULL;
    if (decl != NULL) {
        struct pla_field field = {.name = decl->name, .type = decl->type, .number = PLA_ZERO};
        if (read_own(reader, &field)) {
            struct pla_field *slot =
                pla_reader_push(reader, &own->items, &own->count, &own->capacity, sizeof(field));
            if (slot != NULL) {
                *slot = field;
            }
        }
        return;
    }
    pla_json_skip(&reader->json);
    if (reader->refuse_unknown) {
        pla_reader_fault(reader, NULL, "unknown member \"%.*s\"", pla_reader_shown(key), key.at);
    }
}

bool pla_reader_object(struct pla_reader *reader, const struct pla_shape *shape, void *object,
                       struct pla_field_list *own)
{
    if (pla_json_peek(&reader->json) != PLA_JSON_OBJECT) {
        pla_reader_wrong(reader, "an object");
        return false;
    }
    if (!pla_json_object(&reader->json)) {
        return false;
    }
    struct own fields = {0};
    struct pla_text key;
    size_t next = 0;
    uint64_t seen = 0;
    for (;;) {
        reader->before = reader->json.at;
        const struct pla_member *member = guess(&reader->json, shape, next);
        if (member == NULL) {
            if (!pla_json_key(&reader->json, &key)) {
                break;
            }
            member = find(shape, key, next);
        }
        if (member == NULL) {
            if (pla_json_note(&reader->json)) {
                read_other(reader, key, own != NULL, &fields);
            }
            continue;
        }
        size_t index = (size_t)(member - shape->members);
        uint64_t bit = UINT64_C(1) << index;
        if ((seen & bit) != 0) {
            pla_json_repeat(&reader->json);
            break;
        }
        seen |= bit;
        next = index + 1;
        member->read(reader, (char *)object + member->offset);
    }
    if (own != NULL) {
        own->items = fields.items;
        own->count = fields.count;
    }
    reader->seen = seen;
    return reader->json.err.code == PLA_OK;
}

/** Rows are cleared one by one as they come: most room of a grown list is never used. */
void *pla_reader_push(struct pla_reader *reader, void **items, size_t *count, size_t *capacity,
                      size_t size)
{
    enum { FIRST = 8 };
    if (*count == *capacity) {
        size_t room = *count == 0 ? FIRST : *count * 2, bytes;
        void *grown =
            __builtin_mul_overflow(room, size, &bytes) ? NULL : pla_arena_raw(reader->arena, bytes);
        if (grown == NULL) {
            pla_reader_no_memory(reader);
            return NULL;
        }
        if (*count != 0) {
            memcpy(grown, *items, *count * size);
        }
        *items = grown;
        *capacity = room;
    }
    return memset((char *)*items + (*count)++ * size, 0, size);
}

void *pla_reader_rows(struct pla_reader *reader, size_t size, pla_read *read_row, size_t *out_count)
{
    if (pla_json_peek(&reader->json) != PLA_JSON_ARRAY) {
        pla_reader_wrong(reader, "an array");
        return NULL;
    }
    void *items = NULL;
    size_t capacity = 0;
    *out_count = 0; /* a key that stands twice may be found out only at the end of its object */
    if (pla_json_array(&reader->json)) {
        while (pla_json_element(&reader->json)) {
            void *row = pla_reader_push(reader, &items, out_count, &capacity, size);
            if (row == NULL) {
                break;
            }
            read_row(reader, row);
        }
    }
    return items;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct pla_text pla_reader_member_bytes(const struct pla_reader *reader, const char *before)
{
    const char *begin = reader->json.begin;
    const char *end = reader->json.end;
    const char *last = reader->json.at;
    while (last > before && is_space(last[-1])) {
        last--;
    }
    const char *first = memchr(before, '"', (size_t)(last - before));
    const char *comma = first;
    while (comma > begin && is_space(comma[-1])) {
        comma--;
    }
    if (comma > begin && comma[-1] == ',') {
        return (struct pla_text){comma - 1, (size_t)(last - comma + 1)};
    }
    const char *after = last;
    while (after < end && is_space(*after)) {
        after++;
    }
    if (after < end && *after == ',') {
        last = after + 1;
    }
    return (struct pla_text){first, (size_t)(last - first)};
}
