// SPDX-License-Identifier: Apache-2.0
/** Cases of a rubric as JSON. */
#include "load_kit.h"

struct read {
    struct kit kit;
    struct pla_arena arena;
    struct pla_case *cases;
    size_t count;
    enum pla_code code;
};

static void read_cases(struct read *r, const char *text, const struct pla_limits *limits)
{
    *r = (struct read){.kit = kit_of("rubric.lua", "return 1")};
    if (text != NULL)
        kit_add(&r->kit, "cases.lua", text);
    kit_add(&r->kit, "data.lua", "return { p = { id = 'P9', evidence = {} } }");
    r->kit.sources.files = r->kit.files;
    pla_arena_init(&r->arena, 0);
    r->code =
        pla_cases_load(&r->kit.sources, limits, &r->arena, &r->cases, &r->count, &r->kit.faults);
}

static void test_json(void **state)
{
    (void)state;
    struct read r;
    read_cases(
        &r,
        "return {\n"
        "  case 'one' {\n"
        "    portfolio = { id = 'P1', evidence = { { id = 'e1', hours = 2.5, tags = {},\n"
        "      verified = true, title = 'a \"quoted\"\\nline \xC3\xA4', learner = {} } } },\n"
        "    ratings = { reflection = 'meets', design = null, other = {} },\n"
        "    as_of = '2026-11-01',\n"
        "    expect = { awards = { ['EDU 1'] = { credits = '8/3', status = 'recommended' } "
        "},\n"
        "               outcome = null, score = 1/3 < 1, flags = {}, ratings = {} },\n"
        "  },\n"
        "}\n",
        NULL);
    kit_show(&r.kit.faults);
    assert_int_equal(r.code, PLA_OK);
    assert_int_equal(r.count, 1);
    kit_text(r.cases[0].name, "one");
    assert_string_equal(r.cases[0].place.file, "demo/cases.lua");
    assert_int_equal(r.cases[0].place.line, 2);
    kit_text(
        r.cases[0].json,
        "{\"as_of\":\"2026-11-01\",\"expect\":{\"awards\":{\"EDU "
        "1\":{\"credits\":\"8/3\",\"status\":\"recommended\"}},\"flags\":[],\"outcome\":null,"
        "\"ratings\":[],\"score\":true},\"portfolio\":{\"evidence\":[{\"hours\":2.5,\"id\":\"e1\","
        "\"learner\":{},\"tags\":[],\"title\":\"a \\\"quoted\\\"\\nline "
        "\xC3\xA4\",\"verified\":true}],\"id\":\"P1\"},\"ratings\":{\"design\":null,\"other\":"
        "{},\"reflection\":\"meets\"}}");
    struct pla_err err;
    assert_int_equal(pla_json_check(r.cases[0].json, "case", &err), PLA_OK);
    pla_arena_release(&r.arena);
}

/* Loops make tables of cases; order is that of the returned list. */
static void test_loops(void **state)
{
    (void)state;
    struct read r;
    read_cases(&r,
               "local data = include 'data'\n"
               "local list = {}\n"
               "for i = 3, 1, -1 do\n"
               "  list[#list + 1] = case('n' .. i) { portfolio = data.p, expect = { n = i } }\n"
               "end\n"
               "local first = case 'first' { portfolio = data.p, expect = {} }\n"
               "return { first, list }\n",
               NULL);
    kit_show(&r.kit.faults);
    assert_int_equal(r.code, PLA_OK);
    assert_int_equal(r.count, 4);
    kit_text(r.cases[0].name, "first");
    kit_text(r.cases[1].name, "n3");
    kit_text(r.cases[3].name, "n1");
    assert_int_equal(r.cases[3].place.line, 4);
    kit_text(r.cases[0].json, "{\"expect\":{},\"portfolio\":{\"evidence\":[],\"id\":\"P9\"}}");
    pla_arena_release(&r.arena);
}

static const struct row {
    const char *text;
    int line; /**< 0: none */
    const char *fault;
} rows[] = {
    {"x = 1", 0, "cases.lua returns nothing"},
    {"return 3", 0, "cases.lua returns a number among its cases"},
    {"return { 3 }", 0, "cases.lua returns a number among its cases"},
    {"return { a = case 'x' { portfolio = {}, expect = {} } }", 0,
     "cases.lua must return a list of cases"},
    {"local c = case 'x' { portfolio = {}, expect = {} }\nreturn {}", 1,
     "the case \"x\" is not returned"},
    {"return { case 'x' { portfolio = {},\n expcet = {}, expect = {} } }", 2,
     "unknown key \"expcet\" in a case"},
    {"return { case 'x' { expect = {} } }", 1, "a case needs \"portfolio\""},
    {"return { case 'x' { portfolio = {} } }", 1, "a case needs \"expect\""},
    {"return { case 'x' { portfolio = {}, expect = {},\n as_of = '2026' } }", 2,
     "\"as_of\" is not a date: \"2026\""},
    {"return { case 'x' { portfolio = {}, expect = { 1, a = 2 } } }", 1,
     "a table has an entry without a name"},
    {"return { case 'x' { portfolio = {},\n expect = { f = function() end } } }", 1,
     "a function cannot stand here: only texts, numbers, booleans, tables"},
    {"return { case 'x' { portfolio = {}, expect = { n = 0.1 * 3 } } }", 1,
     "0.30000000000000004 is not a decimal of at most 15 digits"},
    {"local p = {}\nreturn { case 'x' { portfolio = p, expect = p },\n case 'x' { portfolio = p, "
     "expect = p } }",
     3, "the case \"x\" is there twice"},
    {"return { case(nil) { portfolio = {}, expect = {} } }", 1, "case: expected a text, got nil"},
    {"return { case 'x' 'y' }", 1, "expected a table for a case, got a text"},
};

static void test_rows(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct read r;
        char where[64] = "demo/cases.lua";
        read_cases(&r, rows[i].text, NULL);
        if (rows[i].line > 0)
            snprintf(where, sizeof where, "demo/cases.lua:%d", rows[i].line);
        if (r.code != PLA_RUBRIC || strcmp(r.kit.faults.items[0].text, rows[i].fault) != 0 ||
            strcmp(r.kit.faults.items[0].where, where) != 0) {
            wrong++;
            print_error("%s\n", rows[i].text);
            kit_show(&r.kit.faults);
        }
        pla_arena_release(&r.arena);
    }
    assert_int_equal(wrong, 0);
}

static void test_limits(void **state)
{
    (void)state;
    struct read r;
    read_cases(&r,
               "local p = {} local q = p for i = 1, 20 do q.x = {} q = q.x end\n"
               "return { case 'x' { portfolio = p, expect = {} } }",
               NULL);
    assert_int_equal(r.code, PLA_LIMIT);
    pla_arena_release(&r.arena);
    struct pla_limits limits = {.result_nodes = 10};
    read_cases(&r,
               "return { case 'x' { portfolio = {}, expect = { evidence = { 1, 2, 3, 4, 5, 6, 7, 8 "
               "} } } }",
               &limits);
    assert_int_equal(r.code, PLA_LIMIT);
    pla_arena_release(&r.arena);
    read_cases(&r, NULL, NULL);
    assert_int_equal(r.code, PLA_MISSING);
    assert_int_equal(r.kit.faults.count, 1);
    pla_arena_release(&r.arena);
}

static void test_memory(void **state)
{
    (void)state;
    enum pla_code code = PLA_MEMORY;
    for (size_t n = 1; code != PLA_OK; n++) {
        struct read r;
        pla_alloc_fail_at(n);
        read_cases(&r, "return { case 'x' { portfolio = { id = 'P' }, expect = {} } }", NULL);
        pla_alloc_fail_at(0);
        code = r.code;
        assert_true(code == PLA_OK || code == PLA_MEMORY);
        pla_arena_release(&r.arena);
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json),   cmocka_unit_test(test_loops),  cmocka_unit_test(test_rows),
        cmocka_unit_test(test_limits), cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
