// SPDX-License-Identifier: Apache-2.0
/** Differences between an expectation and a decision. */
#include "check/expect.h"

enum { PATH_BYTES = 200, SHOWN_BYTES = 60 };

struct compare {
    struct pla_str *out;
    size_t count;
    char path[PATH_BYTES];
};

static void compare(struct compare *c, const struct pla_json_node *expected,
                    const struct pla_json_node *actual);

/** Add ".name" to the path; @return its length before, to cut it back to. */
static size_t enter(struct compare *c, const char *name)
{
    size_t length = strlen(c->path), more = strlen(name);
    if (length + more + 2 > sizeof c->path)
        return length; /* a path that long is told by its front */
    if (length > 0)
        c->path[length] = '.';
    memcpy(c->path + length + (length > 0), name, more + 1);
    return length;
}

static void leave(struct compare *c, size_t length)
{
    c->path[length] = '\0';
}

/** A value in a few words. */
static void put_node(struct pla_str *s, const struct pla_json_node *node)
{
    struct pla_rational number;
    struct pla_text text = pla_json_node_text(node);
    switch (pla_json_node_type(node)) {
    case PLA_JSON_STRING:
        pla_str_put(s, text.at, text.length < SHOWN_BYTES ? text.length : SHOWN_BYTES);
        break;
    case PLA_JSON_NUMBER:
        if (pla_json_node_rational(node, &number))
            pla_rational_put(s, number);
        else
            PLA_PUT(s, "a number");
        break;
    case PLA_JSON_TRUE:
        PLA_PUT(s, "true");
        break;
    case PLA_JSON_FALSE:
        PLA_PUT(s, "false");
        break;
    case PLA_JSON_NULL:
        PLA_PUT(s, "null");
        break;
    case PLA_JSON_ARRAY:
        pla_str_put_format(s, "a list of %zu", pla_json_node_count(node));
        break;
    case PLA_JSON_OBJECT:
        PLA_PUT(s, "a table");
        break;
    case PLA_JSON_FAILED:
        PLA_PUT(s, "nothing");
        break;
    }
}

static void differ(struct compare *c, const char *text)
{
    struct pla_str line = {0};
    pla_str_put_format(&line, "%s: %s", c->path, text);
    if (c->count++ > 0)
        pla_str_put_c(c->out, ',');
    pla_str_put_json(c->out, line.at != NULL ? pla_text_of(line.at) : PLA_TEXT("memory"));
    pla_str_release(&line);
}

static void differ_by(struct compare *c, const struct pla_json_node *expected,
                      const struct pla_json_node *actual)
{
    struct pla_str text = {0};
    PLA_PUT(&text, "expected ");
    put_node(&text, expected);
    PLA_PUT(&text, ", got ");
    put_node(&text, actual);
    differ(c, text.at != NULL ? text.at : "differs");
    pla_str_release(&text);
}

static bool is_equal(const struct pla_json_node *a, const struct pla_json_node *b)
{
    struct pla_rational x, y;
    enum pla_json_type type = pla_json_node_type(a), other = pla_json_node_type(b);
    if (pla_json_node_rational(a, &x) && pla_json_node_rational(b, &y))
        return pla_rational_compare(x, y) == 0;
    if (type != other)
        return false;
    if (type == PLA_JSON_STRING)
        return pla_text_equal(pla_json_node_text(a), pla_json_node_text(b));
    return type == PLA_JSON_NULL || type == PLA_JSON_TRUE || type == PLA_JSON_FALSE;
}

/** The element of a list that goes by a name. */
static const struct pla_json_node *find_element(const struct pla_json_node *list, const char *name)
{
    static const char *const keys[] = {"id", "by"};
    const struct pla_json_node *node = pla_json_node_first(list);
    for (; node != NULL; node = pla_json_node_next(node))
        for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
            if (pla_text_equal(pla_json_node_text(pla_json_node_get(node, keys[i])),
                               pla_text_of(name)))
                return node;
    return NULL;
}

/** One stated name of a list of named things. */
static void compare_named(struct compare *c, const struct pla_json_node *expected,
                          const struct pla_json_node *element)
{
    enum pla_json_type type = pla_json_node_type(expected);
    if (type == PLA_JSON_FALSE) {
        if (element != NULL)
            differ(c, "expected to be absent, but it is there");
    } else if (element == NULL) {
        differ(c, "expected to be there, but it is not");
    } else if (type == PLA_JSON_OBJECT) {
        compare(c, expected, element);
    } else if (type != PLA_JSON_TRUE) {
        compare(c, expected, pla_json_node_get(element, "cut"));
    }
}

static void compare_object(struct compare *c, const struct pla_json_node *expected,
                           const struct pla_json_node *actual)
{
    const struct pla_json_node *node = pla_json_node_first(expected);
    for (; node != NULL; node = pla_json_node_next(node)) {
        const char *key = pla_json_node_key(node);
        const struct pla_json_node *member = pla_json_node_get(actual, key);
        size_t length = enter(c, key);
        if (member != NULL)
            compare(c, node, member);
        else
            differ(c, "a decision has no such member here");
        leave(c, length);
    }
}

static void compare_list_by_name(struct compare *c, const struct pla_json_node *expected,
                                 const struct pla_json_node *actual)
{
    const struct pla_json_node *node = pla_json_node_first(expected);
    for (; node != NULL; node = pla_json_node_next(node)) {
        const char *key = pla_json_node_key(node);
        size_t length = enter(c, key);
        compare_named(c, node, find_element(actual, key));
        leave(c, length);
    }
}

static void compare_array(struct compare *c, const struct pla_json_node *expected,
                          const struct pla_json_node *actual)
{
    if (pla_json_node_count(expected) != pla_json_node_count(actual)) {
        differ_by(c, expected, actual);
        return;
    }
    const struct pla_json_node *a = pla_json_node_first(expected), *b = pla_json_node_first(actual);
    for (size_t i = 1; a != NULL && b != NULL; i++) {
        char name[24];
        size_t digits = sizeof name;
        name[--digits] = '\0';
        for (size_t n = i; n > 0; n /= 10)
            name[--digits] = (char)('0' + n % 10);
        size_t length = enter(c, name + digits);
        compare(c, a, b);
        leave(c, length);
        a = pla_json_node_next(a);
        b = pla_json_node_next(b);
    }
}

static void compare(struct compare *c, const struct pla_json_node *expected,
                    const struct pla_json_node *actual)
{
    enum pla_json_type type = pla_json_node_type(expected), other = pla_json_node_type(actual);
    bool is_plain = type != PLA_JSON_OBJECT && type != PLA_JSON_ARRAY;
    if (is_plain && other == PLA_JSON_OBJECT && pla_json_node_get(actual, "exact") != NULL)
        compare(c, expected, pla_json_node_get(actual, "exact"));
    else if (type == PLA_JSON_OBJECT && other == PLA_JSON_ARRAY)
        compare_list_by_name(c, expected, actual);
    else if (is_plain ? !is_equal(expected, actual) : type != other)
        differ_by(c, expected, actual);
    else if (is_plain)
        return;
    else if (type == PLA_JSON_OBJECT)
        compare_object(c, expected, actual);
    else
        compare_array(c, expected, actual);
}

size_t pla_expect_compare(const struct pla_json_node *expected, const struct pla_json_node *actual,
                          struct pla_str *out)
{
    struct compare c = {.out = out};
    compare(&c, expected, actual);
    return c.count;
}
