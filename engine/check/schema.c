// SPDX-License-Identifier: Apache-2.0
/** JSON held against a JSON schema. */
#include "check/schema.h"

#include <stdio.h>
#include <string.h>

enum { MOST_DEPTH = 32, MOST_NAMES = 64, POINTER_BYTES = 200 };

struct pla_schema {
    struct pla_json_tree *tree;
    const struct pla_json_node *root;
};

/* ---- loading ---- */

static const char *const keywords[] = {"$schema",
                                       "$id",
                                       "$defs",
                                       "$ref",
                                       "title",
                                       "description",
                                       "type",
                                       "required",
                                       "properties",
                                       "minItems",
                                       "additionalProperties",
                                       "items",
                                       "minLength",
                                       "enum",
                                       "anyOf",
                                       NULL};

static bool is_keyword(const char *word)
{
    for (size_t i = 0; keywords[i] != NULL; i++) {
        if (strcmp(keywords[i], word) == 0) {
            return true;
        }
    }
    return false;
}

/** What "#/$defs/NAME" names; NULL if there is no such thing. */
static const struct pla_json_node *find_definition(const struct pla_schema *schema,
                                                   struct pla_text reference)
{
    static const char prefix[] = "#/$defs/";
    size_t length = sizeof prefix - 1;
    if (reference.length <= length || memcmp(reference.at, prefix, length) != 0) {
        return NULL;
    }
    return pla_json_node_get(pla_json_node_get(schema->root, "$defs"), reference.at + length);
}

static enum pla_code admit(const struct pla_schema *schema, const struct pla_json_node *rule,
                           int depth, struct pla_err *err);

/** Every member (or element) of a node is itself a schema. */
static enum pla_code admit_each(const struct pla_schema *schema, const struct pla_json_node *node,
                                int depth, struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    for (node = pla_json_node_first(node); node != NULL && code == PLA_OK;
         node = pla_json_node_next(node)) {
        code = admit(schema, node, depth + 1, err);
    }
    return code;
}

static enum pla_code admit(const struct pla_schema *schema, const struct pla_json_node *rule,
                           int depth, struct pla_err *err)
{
    if (pla_json_node_type(rule) != PLA_JSON_OBJECT || depth > MOST_DEPTH) {
        return pla_err_set(err, PLA_BUG, "a schema is no object, or lies too deep");
    }
    enum pla_code code = PLA_OK;
    for (const struct pla_json_node *at = pla_json_node_first(rule); at != NULL && code == PLA_OK;
         at = pla_json_node_next(at)) {
        const char *word = pla_json_node_key(at);
        if (!is_keyword(word)) {
            code = pla_err_set(err, PLA_BUG, "the keyword %s is not known", word);
        } else if (strcmp(word, "$ref") == 0 &&
                   find_definition(schema, pla_json_node_text(at)) == NULL) {
            code = pla_err_set(err, PLA_BUG, "a reference leads nowhere");
        } else if (strcmp(word, "properties") == 0 || strcmp(word, "$defs") == 0 ||
                   strcmp(word, "anyOf") == 0) {
            code = admit_each(schema, at, depth, err);
        } else if (strcmp(word, "items") == 0 || (strcmp(word, "additionalProperties") == 0 &&
                                                  pla_json_node_type(at) == PLA_JSON_OBJECT)) {
            code = admit(schema, at, depth + 1, err);
        }
    }
    return code;
}

enum pla_code pla_schema_new(struct pla_text json, struct pla_schema **out, struct pla_err *err)
{
    struct pla_schema *schema = pla_heap_alloc(sizeof *schema);
    if (schema == NULL) {
        return pla_err_memory(err);
    }
    schema->tree = NULL;
    enum pla_code code = pla_json_tree_parse(json, "schema", &schema->tree, err);
    if (code == PLA_OK) {
        schema->root = pla_json_tree_root(schema->tree);
        code = admit(schema, schema->root, 0, err);
    }
    if (code != PLA_OK) {
        pla_schema_free(schema);
        return code;
    }
    *out = schema;
    return PLA_OK;
}

void pla_schema_free(struct pla_schema *schema)
{
    if (schema != NULL) {
        pla_json_tree_free(schema->tree);
        pla_heap_free(schema);
    }
}

/* ---- walking ---- */

/** A walk over a value; `pointer` is where it stands. */
struct walk {
    const struct pla_schema *schema;
    const char *name;
    size_t line;
    struct pla_faults *faults;
    char pointer[POINTER_BYTES];
    size_t length;
    bool is_near; /**< look for misspelt members, not for faults */
};

/** Step into a member or element; a pointer that grows too long keeps its front. */
static size_t enter(struct walk *walk, const char *key, size_t index)
{
    size_t before = walk->length, room = sizeof walk->pointer - before;
    int length = key != NULL ? snprintf(walk->pointer + before, room, "/%s", key)
                             : snprintf(walk->pointer + before, room, "/%zu", index);
    if (length > 0 && (size_t)length < room) {
        walk->length += (size_t)length;
    } else {
        walk->pointer[before] = '\0';
    }
    return before;
}

static void leave(struct walk *walk, size_t before)
{
    walk->length = before;
    walk->pointer[before] = '\0';
}

static void tell(struct walk *walk, const char *hint, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void tell(struct walk *walk, const char *hint, const char *format, ...)
{
    struct pla_err err;
    char text[sizeof err.text];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    pla_err_set(&err, PLA_PORTFOLIO, "%s", text);
    if (hint != NULL) {
        pla_err_hint(&err, "%s", hint);
    }
    if (walk->line > 0) {
        pla_err_prepend(&err, "%s:%zu#%s", walk->name, walk->line, walk->pointer);
    } else {
        pla_err_prepend(&err, "%s#%s", walk->name, walk->pointer);
    }
    pla_faults_add(walk->faults, &err);
}

static bool is_type(const struct pla_json_node *value, struct pla_text name)
{
    static const struct {
        const char *name;
        enum pla_json_type types[2];
    } types[] = {
        {"object", {PLA_JSON_OBJECT, PLA_JSON_OBJECT}},
        {"array", {PLA_JSON_ARRAY, PLA_JSON_ARRAY}},
        {"string", {PLA_JSON_STRING, PLA_JSON_STRING}},
        {"number", {PLA_JSON_NUMBER, PLA_JSON_NUMBER}},
        {"boolean", {PLA_JSON_TRUE, PLA_JSON_FALSE}},
        {"null", {PLA_JSON_NULL, PLA_JSON_NULL}},
    };
    enum pla_json_type type = pla_json_node_type(value);
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (pla_text_equal(name, pla_text_of(types[i].name))) {
            return type == types[i].types[0] || type == types[i].types[1];
        }
    }
    return false;
}

static bool has_type(const struct pla_json_node *value, const struct pla_json_node *rule)
{
    if (pla_json_node_type(rule) == PLA_JSON_STRING) {
        return is_type(value, pla_json_node_text(rule));
    }
    for (rule = pla_json_node_first(rule); rule != NULL; rule = pla_json_node_next(rule)) {
        if (is_type(value, pla_json_node_text(rule))) {
            return true;
        }
    }
    return false;
}

/** Words of a list of texts, for a message: "a, b, c". */
static void list_words(const struct pla_json_node *list, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    if (pla_json_node_type(list) == PLA_JSON_STRING) {
        (void)snprintf(out, size, "%s", pla_json_node_text(list).at);
        return;
    }
    for (list = pla_json_node_first(list); list != NULL; list = pla_json_node_next(list)) {
        struct pla_text word = pla_json_node_text(list);
        int length = snprintf(out + used, size - used, "%s%s", used > 0 ? ", " : "",
                              word.at != NULL                             ? word.at
                              : pla_json_node_type(list) == PLA_JSON_NULL ? "null"
                                                                          : "a number");
        if (length < 0 || (size_t)length >= size - used) {
            return;
        }
        used += (size_t)length;
    }
}

static bool is_same(const struct pla_json_node *a, const struct pla_json_node *b)
{
    struct pla_rational left, right;
    if (pla_json_node_type(a) != pla_json_node_type(b)) {
        return false;
    }
    switch (pla_json_node_type(a)) {
    case PLA_JSON_STRING:
        return pla_text_equal(pla_json_node_text(a), pla_json_node_text(b));
    case PLA_JSON_NUMBER:
        return pla_json_node_rational(a, &left) && pla_json_node_rational(b, &right) &&
               pla_rational_compare(left, right) == 0;
    default:
        return true;
    }
}

static bool is_listed(const struct pla_json_node *value, const struct pla_json_node *list)
{
    for (list = pla_json_node_first(list); list != NULL; list = pla_json_node_next(list)) {
        if (is_same(value, list)) {
            return true;
        }
    }
    return false;
}

static bool is_less(size_t count, const struct pla_json_node *least)
{
    struct pla_rational number;
    return pla_json_node_rational(least, &number) && number.den == 1 && (int64_t)count < number.num;
}

static void hold(struct walk *walk, const struct pla_json_node *rule,
                 const struct pla_json_node *value, int depth);

static bool fits(const struct walk *walk, const struct pla_json_node *rule,
                 const struct pla_json_node *value, int depth)
{
    struct pla_faults faults = {0};
    struct walk trial = {.schema = walk->schema, .name = "", .faults = &faults};
    hold(&trial, rule, value, depth);
    return faults.count == 0;
}

/**
 * One of several forms. Of those that differ in type the one of the value's own type is told about,
 * so that a fault deep inside an object is named there.
 */
static void hold_any(struct walk *walk, const struct pla_json_node *list,
                     const struct pla_json_node *value, int depth)
{
    const struct pla_json_node *same = NULL;
    for (const struct pla_json_node *at = pla_json_node_first(list); at != NULL;
         at = pla_json_node_next(at)) {
        if (fits(walk, at, value, depth)) {
            if (walk->is_near) {
                hold(walk, at, value, depth);
            }
            return;
        }
        if (has_type(value, pla_json_node_get(at, "type"))) {
            same = at;
        }
    }
    if (walk->is_near) {
        return;
    }
    if (same != NULL) {
        hold(walk, same, value, depth);
    } else {
        tell(walk, NULL, "a value of this type cannot stand here");
    }
}

/** Names that a rule knows and the object lacks. */
static void tell_near(struct walk *walk, const struct pla_json_node *properties,
                      const struct pla_json_node *object, const char *key)
{
    const char *names[MOST_NAMES + 1];
    char hint[160];
    size_t count = 0;
    for (const struct pla_json_node *at = pla_json_node_first(properties);
         at != NULL && count < MOST_NAMES; at = pla_json_node_next(at)) {
        if (pla_json_node_get(object, pla_json_node_key(at)) == NULL) {
            names[count++] = pla_json_node_key(at);
        }
    }
    names[count] = NULL;
    const char *nearest = pla_nearest(key, strlen(key), names);
    if (nearest != NULL) {
        (void)snprintf(hint, sizeof hint, "did you mean \"%s\"?", nearest);
    }
    if (walk->is_near) {
        if (nearest != NULL) {
            tell(walk, hint, "the member \"%.60s\" is not known and not read", key);
        }
    } else {
        tell(walk, nearest != NULL ? hint : NULL, "the member \"%.60s\" is not known", key);
    }
}

static void hold_members(struct walk *walk, const struct pla_json_node *rule,
                         const struct pla_json_node *value, int depth)
{
    const struct pla_json_node *properties = pla_json_node_get(rule, "properties");
    const struct pla_json_node *others = pla_json_node_get(rule, "additionalProperties");
    bool is_closed = pla_json_node_type(others) == PLA_JSON_FALSE;
    for (const struct pla_json_node *at = pla_json_node_first(value); at != NULL;
         at = pla_json_node_next(at)) {
        const char *key = pla_json_node_key(at);
        const struct pla_json_node *inner = pla_json_node_get(properties, key);
        size_t before = enter(walk, key, 0);
        if (inner == NULL && pla_json_node_type(others) == PLA_JSON_OBJECT) {
            inner = others;
        }
        if (inner != NULL) {
            hold(walk, inner, at, depth + 1);
        } else if (properties != NULL && is_closed != walk->is_near) {
            tell_near(walk, properties, value, key);
        }
        leave(walk, before);
    }
    if (walk->is_near) {
        return;
    }
    for (const struct pla_json_node *at = pla_json_node_first(pla_json_node_get(rule, "required"));
         at != NULL; at = pla_json_node_next(at)) {
        const char *key = pla_json_node_text(at).at;
        if (pla_json_node_get(value, key) == NULL) {
            tell(walk, NULL, "the member \"%s\" is missing", key);
        }
    }
}

static void hold_elements(struct walk *walk, const struct pla_json_node *rule,
                          const struct pla_json_node *value, int depth)
{
    const struct pla_json_node *items = pla_json_node_get(rule, "items");
    size_t index = 0;
    for (const struct pla_json_node *at = pla_json_node_first(value); at != NULL && items != NULL;
         at = pla_json_node_next(at)) {
        size_t before = enter(walk, NULL, index++);
        hold(walk, items, at, depth + 1);
        leave(walk, before);
    }
    const struct pla_json_node *least = pla_json_node_get(rule, "minItems");
    if (!walk->is_near && least != NULL && is_less(pla_json_node_count(value), least)) {
        tell(walk, NULL, "the array has too few elements");
    }
}

/** Is the value of a type that may stand here, and of those listed? Told if not. */
static bool hold_type(struct walk *walk, const struct pla_json_node *rule,
                      const struct pla_json_node *value)
{
    const struct pla_json_node *type = pla_json_node_get(rule, "type");
    const struct pla_json_node *list = pla_json_node_get(rule, "enum");
    const struct pla_json_node *least = pla_json_node_get(rule, "minLength");
    char words[200];
    if (type != NULL && !has_type(value, type)) {
        list_words(type, words, sizeof words);
        tell(walk, NULL, "the type must be one of: %s", words);
        return false;
    }
    if (list != NULL && !is_listed(value, list)) {
        list_words(list, words, sizeof words);
        tell(walk, NULL, "the value must be one of: %s", words);
    } else if (least != NULL && pla_json_node_type(value) == PLA_JSON_STRING &&
               is_less(pla_json_node_text(value).length, least)) {
        tell(walk, NULL, "the text is too short");
    }
    return true;
}

static void hold(struct walk *walk, const struct pla_json_node *rule,
                 const struct pla_json_node *value, int depth)
{
    const struct pla_json_node *reference = pla_json_node_get(rule, "$ref");
    const struct pla_json_node *any = pla_json_node_get(rule, "anyOf");
    if (depth > 2 * MOST_DEPTH) {
        tell(walk, NULL, "this lies too deep");
        return;
    }
    if (reference != NULL) {
        hold(walk, find_definition(walk->schema, pla_json_node_text(reference)), value, depth);
        return;
    }
    if (any != NULL) {
        hold_any(walk, any, value, depth);
        return;
    }
    if (!walk->is_near && !hold_type(walk, rule, value)) {
        return;
    }
    if (pla_json_node_type(value) == PLA_JSON_OBJECT) {
        hold_members(walk, rule, value, depth);
    } else if (pla_json_node_type(value) == PLA_JSON_ARRAY) {
        hold_elements(walk, rule, value, depth);
    }
}

void pla_schema_check(const struct pla_schema *schema, const struct pla_json_node *value,
                      const char *name, size_t line, struct pla_faults *faults)
{
    struct walk walk = {.schema = schema, .name = name, .line = line, .faults = faults};
    hold(&walk, schema->root, value, 0);
}

void pla_schema_near(const struct pla_schema *schema, const struct pla_json_node *value,
                     const char *name, size_t line, struct pla_faults *faults)
{
    struct walk walk = {
        .schema = schema, .name = name, .line = line, .faults = faults, .is_near = true};
    hold(&walk, schema->root, value, 0);
}
