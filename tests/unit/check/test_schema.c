// SPDX-License-Identifier: Apache-2.0
/** JSON held against a schema: each keyword on both sides, and what a schema may not hold. */
#include "check/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct pla_faults faults;

/** Hold `json` against `schema`; the first fault's place and text, or "". */
static const char *first_fault(const char *schema, const char *json, bool is_near)
{
    static char told[1024];
    struct pla_schema *rules = NULL;
    struct pla_json_tree *tree = NULL;
    struct pla_err err = {0};
    memset(&faults, 0, sizeof faults);
    assert_int_equal(pla_schema_new(pla_text_of(schema), &rules, &err), PLA_OK);
    assert_int_equal(pla_json_tree_parse(pla_text_of(json), "t", &tree, &err), PLA_OK);
    (is_near ? pla_schema_near : pla_schema_check)(rules, pla_json_tree_root(tree), "t", 3,
                                                   &faults);
    pla_json_tree_free(tree);
    pla_schema_free(rules);
    told[0] = '\0';
    if (faults.count > 0) {
        strcpy(told, faults.items[0].where);
        strcat(told, ": ");
        strcat(told, faults.items[0].text);
    }
    return told;
}

static void fits(const char *schema, const char *json)
{
    assert_string_equal(first_fault(schema, json, false), "");
}

static void refuses(const char *schema, const char *json, const char *told)
{
    assert_string_equal(first_fault(schema, json, false), told);
    assert_int_equal(faults.items[0].code, PLA_PORTFOLIO);
}

static void types_are_held(void **state)
{
    (void)state;
    fits("{\"type\":\"number\"}", "1.5");
    refuses("{\"type\":\"number\"}", "\"1\"", "t:3#: the type must be one of: number");
    fits("{\"type\":[\"string\",\"null\"]}", "null");
    refuses("{\"type\":[\"string\",\"null\"]}", "false",
            "t:3#: the type must be one of: string, null");
    fits("{\"type\":\"boolean\"}", "false");
    fits("{}", "[1,{}]");
    fits("{\"minLength\":2}", "\"ab\"");
    refuses("{\"minLength\":2}", "\"a\"", "t:3#: the text is too short");
}

static void words_and_numbers_are_listed(void **state)
{
    (void)state;
    fits("{\"enum\":[\"a\",null,2]}", "2.0");
    fits("{\"enum\":[\"a\",null]}", "null");
    refuses("{\"enum\":[\"a\",null,2]}", "\"b\"",
            "t:3#: the value must be one of: a, null, a number");
}

static void members_are_held(void **state)
{
    static const char open[] =
        "{\"properties\":{\"id\":{\"type\":\"string\"}},\"required\":[\"id\"]}";
    static const char closed[] =
        "{\"properties\":{\"title\":{\"type\":\"string\"}},\"additionalProperties\":false}";
    static const char others[] = "{\"additionalProperties\":{\"type\":\"number\"}}";
    (void)state;
    fits(open, "{\"id\":\"x\",\"more\":1}");
    refuses(open, "{\"more\":1}", "t:3#: the member \"id\" is missing");
    refuses(open, "{\"id\":1}", "t:3#/id: the type must be one of: string");
    refuses(closed, "{\"titel\":\"x\"}", "t:3#/titel: the member \"titel\" is not known");
    assert_string_equal(faults.items[0].hint, "did you mean \"title\"?");
    fits(others, "{\"a\":1}");
    refuses(others, "{\"a\":\"1\"}", "t:3#/a: the type must be one of: number");
}

static void elements_are_held(void **state)
{
    static const char schema[] =
        "{\"type\":\"array\",\"items\":{\"type\":\"number\"},\"minItems\":2}";
    (void)state;
    fits(schema, "[1,2]");
    refuses(schema, "[1]", "t:3#: the array has too few elements");
    refuses(schema, "[1,2,\"3\"]", "t:3#/2: the type must be one of: number");
}

static void of_several_forms_one_must_fit(void **state)
{
    static const char schema[] =
        "{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"object\",\"required\":[\"by\"]}]}";
    (void)state;
    fits(schema, "null");
    fits(schema, "{\"by\":1}");
    refuses(schema, "{}", "t:3#: the member \"by\" is missing");
    refuses(schema, "1", "t:3#: a value of this type cannot stand here");
}

static void references_lead_to_definitions(void **state)
{
    static const char tree[] =
        "{\"$ref\":\"#/$defs/node\",\"$defs\":{\"node\":{\"type\":\"object\",\"properties\":"
        "{\"parts\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/node\"}}},"
        "\"additionalProperties\":false}}}";
    (void)state;
    fits(tree, "{\"parts\":[{},{\"parts\":[]}]}");
    refuses(tree, "{\"parts\":[{\"parts\":[1]}]}",
            "t:3#/parts/0/parts/0: the type must be one of: object");
}

static void misspelt_members_are_found(void **state)
{
    static const char schema[] =
        "{\"properties\":{\"hours\":{},\"tags\":{}},\"additionalProperties\":true}";
    (void)state;
    assert_string_equal(first_fault(schema, "{\"houres\":1}", true),
                        "t:3#/houres: the member \"houres\" is not known and not read");
    assert_string_equal(first_fault(schema, "{\"houres\":1,\"hours\":2}", true), "");
    assert_string_equal(first_fault(schema, "{\"followers\":1}", true), "");
}

static void a_schema_holds_nothing_unknown(void **state)
{
    static const struct {
        const char *schema;
        enum pla_code code;
    } rows[] = {
        {"{\"pattern\":\"a\"}", PLA_BUG},
        {"{\"properties\":{\"a\":{\"maximum\":1}}}", PLA_BUG},
        {"{\"items\":{\"anyOf\":[{\"const\":1}]}}", PLA_BUG},
        {"{\"$ref\":\"#/$defs/none\"}", PLA_BUG},
        {"{\"$ref\":\"other.json\"}", PLA_BUG},
        {"[]", PLA_BUG},
        {"{", PLA_SYNTAX},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct pla_schema *schema = NULL;
        struct pla_err err;
        assert_int_equal(pla_schema_new(pla_text_of(rows[i].schema), &schema, &err), rows[i].code);
        assert_null(schema);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_are_held),
        cmocka_unit_test(words_and_numbers_are_listed),
        cmocka_unit_test(members_are_held),
        cmocka_unit_test(elements_are_held),
        cmocka_unit_test(of_several_forms_one_must_fit),
        cmocka_unit_test(references_lead_to_definitions),
        cmocka_unit_test(misspelt_members_are_found),
        cmocka_unit_test(a_schema_holds_nothing_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
