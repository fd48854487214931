// SPDX-License-Identifier: Apache-2.0
/** Reading a column map. */
#include <stdio.h>

#include "base/json_tree.h"
#include "sis_private.h"

enum { MOST_WIDTH = 32767, MOST_PLACES = 6 };

/** What is read, and where faults go. */
struct reading {
    const char *name;
    struct pla_arena *arena;
    struct pla_faults *faults;
    size_t column; /**< index of the column that is read */
};

static void fault(const struct reading *reading, const char *key, const char *text,
                  const char *hint)
{
    struct pla_err err;
    pla_err_set(&err, PLA_SYNTAX, "%s", text);
    if (hint != NULL) {
        pla_err_hint(&err, "did you mean \"%s\"?", hint);
    }
    pla_err_prepend(&err, "%s#/columns/%zu%s%s", reading->name, reading->column,
                    key[0] != '\0' ? "/" : "", key);
    pla_faults_add(reading->faults, &err);
}

static void unknown(const struct reading *reading, const char *key, const char *what,
                    struct pla_text word, const char *const *known)
{
    char text[160];
    (void)snprintf(text, sizeof(text), "there is no %s \"%.*s\"", what,
                   (int)(word.length < 80 ? word.length : 80), word.at);
    fault(reading, key, text, pla_nearest(word.at, word.length, known));
}

static struct pla_text text_of(const struct reading *reading, const struct pla_json_node *node,
                               const char *key)
{
    const struct pla_json_node *member = pla_json_node_get(node, key);
    if (member != NULL && pla_json_node_type(member) != PLA_JSON_STRING) {
        fault(reading, key, "must be a text", NULL);
    }
    return pla_text_copy(reading->arena, pla_json_node_text(member));
}

/* A whole number from 1 (or 0) to `most`; `fallback` if it is not given. */
static int64_t whole_of(const struct reading *reading, const struct pla_json_node *node,
                        const char *key, int64_t least, int64_t most, int64_t fallback)
{
    const struct pla_json_node *member = pla_json_node_get(node, key);
    struct pla_rational number;
    if (member == NULL) {
        return fallback;
    }
    if (!pla_json_node_rational(member, &number) || number.den != 1 || number.num < least ||
        number.num > most) {
        char text[80];
        (void)snprintf(text, sizeof(text), "must be a whole number from %d to %d", (int)least,
                       (int)most);
        fault(reading, key, text, NULL);
        return fallback;
    }
    return number.num;
}

static void read_codes(const struct reading *reading, const struct pla_json_node *node,
                       struct sis_column *column)
{
    size_t count = pla_json_node_count(node), n = 0;
    struct sis_code *codes = PLA_NEW_ARRAY(reading->arena, count, struct sis_code);
    if (node != NULL && pla_json_node_type(node) != PLA_JSON_OBJECT) {
        fault(reading, "codes", "must be an object of values and their codes", NULL);
        return;
    }
    for (const struct pla_json_node *at = pla_json_node_first(node); at != NULL && codes != NULL;
         at = pla_json_node_next(at)) {
        if (pla_json_node_type(at) != PLA_JSON_STRING) {
            fault(reading, "codes", "a code must be a text", NULL);
        } else if (n < count) {
            codes[n++] =
                (struct sis_code){pla_text_copy(reading->arena, pla_text_of(pla_json_node_key(at))),
                                  pla_text_copy(reading->arena, pla_json_node_text(at))};
        }
    }
    column->codes = codes;
    column->code_count = n;
}

static void check_keys(const struct reading *reading, const struct pla_json_node *node)
{
    static const char *const keys[] = {"column", "from",   "default",  "width", "codes",
                                       "date",   "places", "required", NULL};
    for (const struct pla_json_node *at = pla_json_node_first(node); at != NULL;
         at = pla_json_node_next(at)) {
        bool is_known = false;
        const char *key = pla_json_node_key(at);
        for (size_t i = 0; keys[i] != NULL; i++) {
            is_known = is_known || strcmp(keys[i], key) == 0;
        }
        if (!is_known) {
            unknown(reading, "", "key", pla_text_of(key), keys);
        }
    }
}

static void read_column(const struct reading *reading, const struct pla_json_node *node,
                        struct sis_column *out)
{
    if (pla_json_node_type(node) != PLA_JSON_OBJECT) {
        fault(reading, "", "a column must be an object", NULL);
        return;
    }
    check_keys(reading, node);
    struct pla_text from = text_of(reading, node, "from");
    *out = (struct sis_column){
        .name = text_of(reading, node, "column"),
        .source = from.at != NULL ? sis_source_find(from) : NULL,
        .fallback = text_of(reading, node, "default"),
        .width = (size_t)whole_of(reading, node, "width", 1, MOST_WIDTH, 0),
        .date = text_of(reading, node, "date"),
        .places = (int)whole_of(reading, node, "places", 0, MOST_PLACES, -1),
        .is_required = pla_json_node_bool(pla_json_node_get(node, "required"), false),
    };
    read_codes(reading, pla_json_node_get(node, "codes"), out);
    if (out->name.length == 0) {
        fault(reading, "column", "a column needs a name", NULL);
    }
    if (from.at != NULL && out->source == NULL) {
        unknown(reading, "from", "source", from, pla_sis_sources);
    }
    if (from.at == NULL && out->fallback.at == NULL) {
        fault(reading, "from", "a column needs a source or a default", NULL);
    }
    if (out->date.at != NULL && out->source != NULL && out->source->kind != SIS_DATE) {
        fault(reading, "date", "its source is no date", NULL);
    }
    if (out->places >= 0 && out->source != NULL && out->source->kind != SIS_NUMBER) {
        fault(reading, "places", "its source is no number", NULL);
    }
}

static enum pla_code read_map(struct reading *reading, const struct pla_json_node *root,
                              struct pla_sis_map *map)
{
    const struct pla_json_node *list = pla_json_node_get(root, "columns");
    size_t count = pla_json_node_count(list);
    struct sis_column *columns = PLA_NEW_ARRAY(reading->arena, count, struct sis_column);
    struct pla_text delimiter = pla_json_node_text(pla_json_node_get(root, "delimiter"));
    struct pla_err err;
    if (pla_json_node_type(list) != PLA_JSON_ARRAY || count == 0) {
        pla_err_set(&err, PLA_SYNTAX, "a map needs columns");
        pla_err_prepend(&err, "%s#/columns", reading->name);
        pla_faults_add(reading->faults, &err);
        return PLA_SYNTAX;
    }
    if (delimiter.at != NULL &&
        (delimiter.length != 1 || memchr(",;|\t", delimiter.at[0], 4) == NULL)) {
        pla_err_set(&err, PLA_SYNTAX, "the delimiter is one of , ; | and tab");
        pla_err_prepend(&err, "%s#/delimiter", reading->name);
        pla_faults_add(reading->faults, &err);
    }
    for (const struct pla_json_node *at = pla_json_node_first(list);
         at != NULL && columns != NULL && reading->column < count; at = pla_json_node_next(at)) {
        read_column(reading, at, &columns[reading->column]);
        reading->column++;
    }
    *map = (struct pla_sis_map){
        .title =
            pla_text_copy(reading->arena, pla_json_node_text(pla_json_node_get(root, "title"))),
        .delimiter = delimiter.length == 1 ? delimiter.at[0] : ',',
        .has_header = pla_json_node_bool(pla_json_node_get(root, "header"), true),
        .columns = columns,
        .count = count,
    };
    return reading->faults->count > 0 ? PLA_SYNTAX : PLA_OK;
}

enum pla_code pla_sis_map_read(struct pla_text json, const char *name, struct pla_arena *arena,
                               const struct pla_sis_map **out, struct pla_faults *faults)
{
    struct pla_json_tree *tree = NULL;
    struct pla_err err;
    struct pla_sis_map *map = PLA_NEW(arena, struct pla_sis_map);
    enum pla_code code = pla_json_tree_parse(json, name, &tree, &err);
    if (code == PLA_OK && map != NULL) {
        struct reading reading = {.name = name, .arena = arena, .faults = faults};
        code = read_map(&reading, pla_json_tree_root(tree), map);
    } else if (code != PLA_OK) {
        pla_faults_add(faults, &err);
    }
    pla_json_tree_free(tree);
    if (map == NULL || arena->failed) {
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
        return PLA_MEMORY;
    }
    if (code == PLA_OK) {
        *out = map;
    }
    return code;
}

struct pla_text pla_sis_map_title(const struct pla_sis_map *map)
{
    return map->title;
}
