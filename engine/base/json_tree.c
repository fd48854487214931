// SPDX-License-Identifier: Apache-2.0
/**
 * Small JSON as a cJSON tree that the strict scanner builds.
 *
 * cJSON's own parser is not used: it accepts more than the standard, loses digits and cuts texts
 * at a NUL. A number is a raw node that keeps its digits.
 */
#include "base/json_tree.h"

#include <cjson/cJSON.h>

struct pla_json_tree {
    cJSON *root;
};

static const cJSON *cjson_of(const struct pla_json_node *node)
{
    return (const cJSON *)(const void *)node;
}

static const struct pla_json_node *node_of(const cJSON *item)
{
    return (const struct pla_json_node *)(const void *)item;
}

/** Where the next value goes: containers that are open, and the key for the innermost. */
struct builder {
    struct pla_json *scan;
    struct pla_arena *arena; /**< NUL-terminated copies for cJSON, which copies again */
    cJSON *root;
    cJSON *open[PLA_JSON_DEPTH + 1]; /**< by depth, from 1 */
    const char *key;
};

/** The value as a node, containers still empty; NULL after failing or for lack of memory. */
static cJSON *make_node(struct builder *b)
{
    struct pla_text text;
    bool is_true = false;

    switch (pla_json_peek(b->scan)) {
    case PLA_JSON_OBJECT:
        return pla_json_object(b->scan) ? cJSON_CreateObject() : NULL;
    case PLA_JSON_ARRAY:
        return pla_json_array(b->scan) ? cJSON_CreateArray() : NULL;
    case PLA_JSON_STRING:
        if (!pla_json_string(b->scan, &text)) {
            return NULL;
        }
        text = pla_text_copy(b->arena, text);
        return text.at != NULL ? cJSON_CreateString(text.at) : NULL;
    case PLA_JSON_NUMBER:
        if (!pla_json_number_text(b->scan, &text)) {
            return NULL;
        }
        text = pla_text_copy(b->arena, text);
        return text.at != NULL ? cJSON_CreateRaw(text.at) : NULL;
    case PLA_JSON_TRUE:
    case PLA_JSON_FALSE:
        return pla_json_bool(b->scan, &is_true) ? cJSON_CreateBool(is_true) : NULL;
    case PLA_JSON_NULL:
        return pla_json_null(b->scan) ? cJSON_CreateNull() : NULL;
    case PLA_JSON_FAILED:
        break;
    }
    return NULL;
}

/** Make the next value a node and hang it where it belongs. */
static bool add_value(struct builder *b)
{
    const int outside = b->scan->depth;
    cJSON *node = make_node(b);
    cJSON *parent = outside > 0 ? b->open[outside] : NULL;

    if (node == NULL) {
        return false;
    }
    if (parent == NULL) {
        b->root = node;
    } else if (!(cJSON_IsArray(parent) ? cJSON_AddItemToArray(parent, node)
                                       : cJSON_AddItemToObject(parent, b->key, node))) {
        cJSON_Delete(node);
        return false;
    }
    if (b->scan->depth > outside) {
        b->open[b->scan->depth] = node;
    }
    return true;
}

/** Move to the next value of an open container, leaving those that end. False when all are left. */
static bool next_value(struct builder *b)
{
    while (b->scan->depth > 0 && b->scan->err.code == PLA_OK) {
        if (cJSON_IsArray(b->open[b->scan->depth])) {
            if (pla_json_element(b->scan)) {
                return true;
            }
            continue;
        }
        struct pla_text key;
        if (pla_json_member(b->scan, &key)) {
            b->key = pla_arena_copy(b->arena, key.at, key.length);
            return b->key != NULL;
        }
    }
    return false;
}

static enum pla_code build(struct builder *b, struct pla_err *err)
{
    bool is_added = add_value(b);

    while (is_added && next_value(b)) {
        is_added = add_value(b);
    }
    const bool is_whole = is_added && !b->arena->failed && b->scan->depth == 0;
    if (b->scan->err.code == PLA_OK && !is_whole) {
        return pla_err_memory(err);
    }
    const enum pla_code code = pla_json_end(b->scan);
    if (code != PLA_OK && err != NULL) {
        *err = b->scan->err;
    }
    return code;
}

enum pla_code pla_json_tree_parse(struct pla_text text, const char *name,
                                  struct pla_json_tree **out_tree, struct pla_err *err)
{
    cJSON_Hooks hooks = {pla_heap_alloc, pla_heap_free};
    struct pla_arena arena;
    struct pla_json scan;

    struct pla_json_tree *tree = pla_heap_alloc(sizeof *tree);
    if (tree == NULL) {
        return pla_err_memory(err);
    }
    cJSON_InitHooks(&hooks);
    pla_arena_init(&arena, 0);
    pla_json_begin(&scan, text, name, 1, &arena);
    struct builder b = {.scan = &scan, .arena = &arena};
    const enum pla_code code = build(&b, err);
    pla_arena_release(&arena);
    tree->root = b.root;
    if (code != PLA_OK) {
        pla_json_tree_free(tree);
        return code;
    }
    *out_tree = tree;
    return PLA_OK;
}

void pla_json_tree_free(struct pla_json_tree *tree)
{
    if (tree == NULL) {
        return;
    }
    cJSON_Delete(tree->root);
    pla_heap_free(tree);
}

const struct pla_json_node *pla_json_tree_root(const struct pla_json_tree *tree)
{
    return tree != NULL ? node_of(tree->root) : NULL;
}

enum pla_json_type pla_json_node_type(const struct pla_json_node *node)
{
    static const struct {
        int cjson;
        enum pla_json_type type;
    } types[] = {
        {cJSON_NULL, PLA_JSON_NULL},     {cJSON_False, PLA_JSON_FALSE},
        {cJSON_True, PLA_JSON_TRUE},     {cJSON_Raw, PLA_JSON_NUMBER},
        {cJSON_String, PLA_JSON_STRING}, {cJSON_Array, PLA_JSON_ARRAY},
        {cJSON_Object, PLA_JSON_OBJECT},
    };

    for (size_t i = 0; node != NULL && i < sizeof types / sizeof types[0]; i++) {
        if ((cjson_of(node)->type & 0xFF) == types[i].cjson) {
            return types[i].type;
        }
    }
    return PLA_JSON_FAILED;
}

const struct pla_json_node *pla_json_node_get(const struct pla_json_node *node, const char *key)
{
    return pla_json_node_type(node) == PLA_JSON_OBJECT
               ? node_of(cJSON_GetObjectItemCaseSensitive(cjson_of(node), key))
               : NULL;
}

const struct pla_json_node *pla_json_node_first(const struct pla_json_node *node)
{
    return node != NULL ? node_of(cjson_of(node)->child) : NULL;
}

const struct pla_json_node *pla_json_node_next(const struct pla_json_node *node)
{
    return node != NULL ? node_of(cjson_of(node)->next) : NULL;
}

const char *pla_json_node_key(const struct pla_json_node *node)
{
    return node != NULL ? cjson_of(node)->string : NULL;
}

struct pla_text pla_json_node_text(const struct pla_json_node *node)
{
    return pla_text_of(pla_json_node_type(node) == PLA_JSON_STRING ? cjson_of(node)->valuestring
                                                                   : NULL);
}

bool pla_json_node_rational(const struct pla_json_node *node, struct pla_rational *out)
{
    switch (pla_json_node_type(node)) {
    case PLA_JSON_NUMBER:
        return pla_rational_from_decimal(pla_text_of(cjson_of(node)->valuestring), out);
    case PLA_JSON_STRING:
        return pla_rational_from_text(pla_text_of(cjson_of(node)->valuestring), out);
    default:
        return false;
    }
}

bool pla_json_node_bool(const struct pla_json_node *node, bool fallback)
{
    const enum pla_json_type type = pla_json_node_type(node);

    return type == PLA_JSON_TRUE || (type != PLA_JSON_FALSE && fallback);
}

size_t pla_json_node_count(const struct pla_json_node *node)
{
    size_t count = 0;

    for (node = pla_json_node_first(node); node != NULL; node = pla_json_node_next(node)) {
        count++;
    }
    return count;
}
