// SPDX-License-Identifier: Apache-2.0
/** Tests of JSON trees. */
#include "base/json_tree.h"

#include "unit/base/test.h"

static const char sample[] =
    "{\"id\":\"P\\u00e9\",\"Id\":1,\"n\":9223372036854775807,\"q\":\"8/3\",\"d\":2.50,"
    "\"big\":1e400,\"yes\":true,\"no\":false,\"none\":null,\"list\":[1,[2,3],{\"k\":[]}]}";

static struct pla_json_tree *parse(const char *text)
{
    struct pla_json_tree *tree = NULL;
    struct pla_err err = {0};

    if (pla_json_tree_parse(pla_text_of(text), "t", &tree, &err) != PLA_OK) {
        fail_msg("%s: %s", err.where, err.text);
    }
    return tree;
}

static void members_are_found_by_exact_name(void **state)
{
    struct pla_json_tree *tree = parse(sample);
    const struct pla_json_node *root = pla_json_tree_root(tree);

    (void)state;
    assert_int_equal(pla_json_node_type(root), PLA_JSON_OBJECT);
    assert_int_equal(pla_json_node_count(root), 10);
    assert_text_equal(pla_json_node_text(pla_json_node_get(root, "id")), "P\xC3\xA9");
    assert_int_equal(pla_json_node_type(pla_json_node_get(root, "Id")), PLA_JSON_NUMBER);
    assert_null(pla_json_node_get(root, "ID"));
    assert_null(pla_json_node_get(pla_json_node_get(root, "list"), "k"));
    assert_null(pla_json_node_get(NULL, "k"));
    pla_json_tree_free(tree);
    pla_json_tree_free(NULL);
}

static void types(void **state)
{
    static const struct {
        const char *key;
        enum pla_json_type type;
    } rows[] = {
        {"id", PLA_JSON_STRING},     {"n", PLA_JSON_NUMBER},  {"yes", PLA_JSON_TRUE},
        {"no", PLA_JSON_FALSE},      {"none", PLA_JSON_NULL}, {"list", PLA_JSON_ARRAY},
        {"absent", PLA_JSON_FAILED},
    };
    struct pla_json_tree *tree = parse(sample);

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(
            pla_json_node_type(pla_json_node_get(pla_json_tree_root(tree), rows[i].key)),
            rows[i].type);
    }
    pla_json_tree_free(tree);
}

static void numbers_keep_their_digits(void **state)
{
    struct pla_json_tree *tree = parse(sample);
    const struct pla_json_node *root = pla_json_tree_root(tree);
    struct pla_rational q = {42, 1};

    (void)state;
    assert_false(pla_json_node_rational(pla_json_node_get(root, "id"), &q));
    assert_false(pla_json_node_rational(pla_json_node_get(root, "big"), &q));
    assert_false(pla_json_node_rational(pla_json_node_get(root, "list"), &q));
    assert_false(pla_json_node_rational(NULL, &q));
    assert_int_equal(q.num, 42);
    assert_true(pla_json_node_rational(pla_json_node_get(root, "n"), &q));
    assert_true(q.num == INT64_MAX && q.den == 1);
    assert_true(pla_json_node_rational(pla_json_node_get(root, "q"), &q));
    assert_true(q.num == 8 && q.den == 3);
    assert_true(pla_json_node_rational(pla_json_node_get(root, "d"), &q));
    assert_true(q.num == 5 && q.den == 2);
    pla_json_tree_free(tree);
}

static void booleans_have_a_fallback(void **state)
{
    struct pla_json_tree *tree = parse(sample);
    const struct pla_json_node *root = pla_json_tree_root(tree);

    (void)state;
    assert_true(pla_json_node_bool(pla_json_node_get(root, "yes"), false));
    assert_false(pla_json_node_bool(pla_json_node_get(root, "no"), true));
    assert_true(pla_json_node_bool(pla_json_node_get(root, "none"), true));
    assert_false(pla_json_node_bool(NULL, false));
    pla_json_tree_free(tree);
}

static void children_come_in_order(void **state)
{
    struct pla_json_tree *tree = parse(sample);
    const struct pla_json_node *root = pla_json_tree_root(tree);
    const struct pla_json_node *list = pla_json_node_get(root, "list");

    (void)state;
    assert_string_equal(pla_json_node_key(pla_json_node_first(root)), "id");
    assert_string_equal(pla_json_node_key(pla_json_node_next(pla_json_node_first(root))), "Id");
    assert_int_equal(pla_json_node_count(list), 3);
    const struct pla_json_node *node = pla_json_node_first(list);
    assert_null(pla_json_node_key(node));
    node = pla_json_node_next(node);
    assert_int_equal(pla_json_node_count(node), 2);
    node = pla_json_node_next(node);
    assert_int_equal(pla_json_node_count(pla_json_node_get(node, "k")), 0);
    assert_null(pla_json_node_first(pla_json_node_get(node, "k")));
    assert_null(pla_json_node_next(node));
    assert_null(pla_json_node_text(node).at);
    pla_json_tree_free(tree);
}

static void lonely_values(void **state)
{
    struct pla_json_tree *tree = parse(" \"x\" ");

    (void)state;
    assert_text_equal(pla_json_node_text(pla_json_tree_root(tree)), "x");
    pla_json_tree_free(tree);
    tree = parse("[]");
    assert_int_equal(pla_json_node_count(pla_json_tree_root(tree)), 0);
    pla_json_tree_free(tree);
    assert_null(pla_json_tree_root(NULL));
}

static void what_the_scanner_refuses_is_refused(void **state)
{
    static const struct {
        const char *text, *where;
    } rows[] = {
        {"", "t:1:1"},
        {"{\"a\":1}x", "t:1:8"},
        {"[1,2", "t:1:5"},
        {"[01]", "t:1:2#/0"},
        {"{\"a\":1,\"a\":2}", "t:1:8#/a"},
        {"[\"\\u0000\"]", "t:1:3#/0"},
        {"{\"a\":}", "t:1:6#/a"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_json_tree *tree = NULL;
        struct pla_err err = {0};
        assert_int_equal(pla_json_tree_parse(pla_text_of(rows[i].text), "t", &tree, &err),
                         PLA_SYNTAX);
        assert_string_equal(err.where, rows[i].where);
        assert_null(tree);
    }
}

static void the_deepest_text_is_a_tree(void **state)
{
    char text[2 * PLA_JSON_DEPTH + 1];

    (void)state;
    memset(text, '[', PLA_JSON_DEPTH);
    memset(text + PLA_JSON_DEPTH, ']', PLA_JSON_DEPTH);
    text[sizeof text - 1] = '\0';
    struct pla_json_tree *tree = parse(text);
    const struct pla_json_node *node = pla_json_tree_root(tree);
    for (int depth = 1; depth < PLA_JSON_DEPTH; depth++) {
        node = pla_json_node_first(node);
        assert_non_null(node);
    }
    assert_null(pla_json_node_first(node));
    pla_json_tree_free(tree);
}

static void every_allocation_may_fail(void **state)
{
    size_t n = 1;

    (void)state;
    for (;; n++) {
        struct pla_json_tree *tree = NULL;
        struct pla_err err = {0};
        pla_alloc_fail_at(n);
        const enum pla_code code = pla_json_tree_parse(PLA_TEXT(sample), "t", &tree, &err);
        const bool is_reached = pla_alloc_count() >= n;
        pla_alloc_fail_at(0);
        pla_json_tree_free(tree);
        assert_int_equal(code, is_reached ? PLA_MEMORY : PLA_OK);
        assert_int_equal(err.code, code);
        if (!is_reached) {
            break;
        }
    }
    assert_true(n > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_found_by_exact_name),
        cmocka_unit_test(types),
        cmocka_unit_test(numbers_keep_their_digits),
        cmocka_unit_test(booleans_have_a_fallback),
        cmocka_unit_test(children_come_in_order),
        cmocka_unit_test(lonely_values),
        cmocka_unit_test(what_the_scanner_refuses_is_refused),
        cmocka_unit_test(the_deepest_text_is_a_tree),
        cmocka_unit_test(every_allocation_may_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
