// SPDX-License-Identifier: Apache-2.0
/** Tests of the sandbox: limits, places, freeze and restore, allowed names, failing memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <lauxlib.h>

#include "rubric/sandbox.h"
#include "rubric/sandbox_inside.h"

/* ---- running texts ---- */

struct script {
    struct pla_text text;
    char out[4096]; /**< what the script returned */
};

static int run_script(lua_State *L)
{
    struct script *script = lua_touserdata(L, 1);
    pla_sandbox_push_source(L, "demo/rubric.lua", script->text);
    lua_call(L, 0, 1);
    int type = lua_type(L, -1);
    bool is_text = type == LUA_TSTRING || type == LUA_TNUMBER;
    snprintf(script->out, sizeof script->out, "%s",
             is_text ? lua_tostring(L, -1) : lua_typename(L, type));
    return 0;
}

static struct pla_sandbox *new_sandbox(struct pla_limits limits)
{
    struct pla_sandbox *sandbox = NULL;
    struct pla_err err = {0};
    assert_int_equal(pla_sandbox_new(&limits, &sandbox, &err), PLA_OK);
    return sandbox;
}

static enum pla_code run(struct pla_sandbox *sandbox, const char *text, struct script *script,
                         struct pla_err *err)
{
    *script = (struct script){.text = pla_text_of(text)};
    *err = (struct pla_err){0};
    return pla_sandbox_run(sandbox, run_script, script, err);
}

/* Run in `sandbox`, which must give `wanted`. */
static void gives(struct pla_sandbox *sandbox, const char *text, const char *wanted)
{
    struct script script;
    struct pla_err err;
    if (run(sandbox, text, &script, &err) != PLA_OK)
        fail_msg("%s: %s: %s", text, err.where, err.text);
    assert_string_equal(script.out, wanted);
    assert_int_equal(pla_sandbox_stop(sandbox), PLA_STOP_NONE);
}

/* Run in a fresh sandbox, which must end with this error. */
static void fails(const char *text, const char *where, const char *message)
{
    struct script script;
    struct pla_err err;
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    assert_int_equal(run(sandbox, text, &script, &err), PLA_RUBRIC);
    assert_int_equal(pla_sandbox_stop(sandbox), PLA_STOP_ERROR);
    assert_string_equal(err.where, where);
    assert_string_equal(err.text, message);
    pla_sandbox_free(sandbox);
}

/* Run under `limits`, which must end it at this limit. */
static void is_stopped(struct pla_limits limits, const char *text, enum pla_stop stop,
                       const char *where, const char *message)
{
    struct script script;
    struct pla_err err;
    struct pla_sandbox *sandbox = new_sandbox(limits);
    assert_int_equal(run(sandbox, text, &script, &err), PLA_LIMIT);
    assert_int_equal(pla_sandbox_stop(sandbox), stop);
    assert_string_equal(err.where, where);
    assert_string_equal(err.text, message);
    assert_true(err.hint[0] != '\0');
    pla_sandbox_free(sandbox);
}

/* ---- limits ---- */

static void test_defaults(void **state)
{
    (void)state;
    struct pla_limits limits = pla_limits_fill((struct pla_limits){.string_bytes = 7});
    assert_int_equal(limits.budget, 2000000);
    assert_int_equal(limits.memory_bytes, 16777216);
    assert_int_equal(limits.string_bytes, 7);
    assert_int_equal(limits.source_bytes, 65536);
    assert_int_equal(limits.result_depth, 8);
    assert_int_equal(limits.result_nodes, 10000);
    assert_int_equal(limits.result_bytes, 1048576);
    assert_string_equal(pla_stop_name(PLA_STOP_NONE), "");
    assert_string_equal(pla_stop_name(PLA_STOP_ERROR), "");
    assert_string_equal(pla_stop_name(PLA_STOP_BUDGET), "budget");
    assert_string_equal(pla_stop_name(PLA_STOP_MEMORY), "memory");
    assert_string_equal(pla_stop_name(PLA_STOP_STRING), "string");
    assert_string_equal(pla_stop_name(PLA_STOP_RESULT), "result");
    assert_int_equal(pla_sandbox_address_bytes(0), 64U << 20);
}

static void test_budget(void **state)
{
    (void)state;
    struct pla_limits limits = {.budget = 10000};
    is_stopped(limits, "\nwhile true do end", PLA_STOP_BUDGET, "demo/rubric.lua:2",
               "limit budget: more than 10000 units of work");
}

/* Exactly the budget passes, one unit more does not. */
static int charge_exactly(lua_State *L)
{
    pla_sandbox_charge(L, *(const uint64_t *)lua_touserdata(L, 1));
    return 0;
}

static void test_budget_to_the_unit(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){.budget = 5000});
    struct pla_err err;
    uint64_t units = 5000;
    assert_int_equal(pla_sandbox_run(sandbox, charge_exactly, &units, &err), PLA_OK);
    assert_int_equal(pla_sandbox_usage(sandbox)->budget_used, 5000);
    units = 5001;
    assert_int_equal(pla_sandbox_run(sandbox, charge_exactly, &units, &err), PLA_LIMIT);
    assert_int_equal(pla_sandbox_usage(sandbox)->budget_used, 5000);
    pla_sandbox_free(sandbox);
}

static void test_memory(void **state)
{
    (void)state;
    struct pla_limits limits = {.memory_bytes = 200000};
    is_stopped(limits, "local t = {}\nfor i = 1, 1e6 do\n t[i] = { i } end", PLA_STOP_MEMORY,
               "demo/rubric.lua:3", "limit memory: more than 200000 bytes");
}

static void test_block(void **state)
{
    (void)state;
    struct pla_limits limits = {.budget = 1U << 30};
    is_stopped(limits, "local t = {}\nfor i = 1, 1e6 do t[i] = i end", PLA_STOP_MEMORY,
               "demo/rubric.lua:2",
               "limit memory: one block of 2097152 bytes is larger than 1048576");
    limits.memory_bytes = 64U << 20; /* a block may take a sixteenth of it */
    struct pla_sandbox *sandbox = new_sandbox(limits);
    gives(sandbox, "local t = {} for i = 1, 1 << 17 do t[i] = i end return #t", "131072");
    pla_sandbox_free(sandbox);
}

static void test_stack(void **state)
{
    (void)state;
    is_stopped((struct pla_limits){0}, "local function f()\n return 1 + f() end\n f()",
               PLA_STOP_MEMORY, "demo/rubric.lua:2", "limit memory: calls are nested too deeply");
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    gives(sandbox,
          "local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end\n"
          "return f(2000)",
          "2000");
    pla_sandbox_free(sandbox);
}

/* Garbage is collected before it meets the cap, also when much of the memory is in use. */
static void test_garbage_beside_much_in_use(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox =
        new_sandbox((struct pla_limits){.memory_bytes = 2U << 20, .budget = 10000000});
    gives(sandbox,
          "local kept = {}\n"
          "for i = 1, 12000 do kept[i] = { i } end\n"
          "for i = 1, 60000 do local t = { i } end\n"
          "return #kept",
          "12000");
    assert_true(pla_sandbox_usage(sandbox)->memory_used > 1100000);
    pla_sandbox_free(sandbox);
}

/* The stack is found again after the collector made it smaller. */
static void test_stack_after_collections(void **state)
{
    (void)state;
    is_stopped((struct pla_limits){0},
               "local function g(n) if n == 0 then return 0 end return 1 + g(n - 1) end\n"
               "for i = 1, 50 do g(i * 30) for j = 1, 300 do local t = { i, j } end end\n"
               "local function f()\n return 1 + f() end\n f()",
               PLA_STOP_MEMORY, "demo/rubric.lua:4", "limit memory: calls are nested too deeply");
}

static void test_string(void **state)
{
    (void)state;
    struct pla_limits limits = {.string_bytes = 100};
    struct pla_sandbox *sandbox = new_sandbox(limits);
    gives(sandbox, "local s = ('x'):rep(50) return #(s .. s)", "100");
    gives(sandbox, "return #('x'):rep(100)", "100");
    gives(sandbox, "return #table.concat({ ('x'):rep(60), ('y'):rep(40) })", "100");
    pla_sandbox_free(sandbox);
    is_stopped(limits, "local s = ('x'):rep(50) return #(s .. s .. 'y')", PLA_STOP_STRING,
               "demo/rubric.lua:1", "limit string: a text of 101 bytes is longer than 100");
    is_stopped(limits, "return #('x'):rep(101)", PLA_STOP_STRING, "demo/rubric.lua:1",
               "limit string: a text of 101 bytes is longer than 100");
    is_stopped(limits, "return table.concat({ ('x'):rep(60), ('y'):rep(41) })", PLA_STOP_STRING,
               "demo/rubric.lua:1", "limit string: a text of 101 bytes is longer than 100");
}

static int return_too_much(lua_State *L)
{
    pla_sandbox_stop_result(L, "more than 8 tables inside each other");
    return 0;
}

static void test_result(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    struct pla_err err;
    assert_int_equal(pla_sandbox_run(sandbox, return_too_much, NULL, &err), PLA_LIMIT);
    assert_int_equal(pla_sandbox_stop(sandbox), PLA_STOP_RESULT);
    assert_string_equal(err.text, "limit result: more than 8 tables inside each other");
    pla_sandbox_free(sandbox);
}

static void test_usage(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    const struct pla_usage *usage = pla_sandbox_usage(sandbox);
    assert_int_equal(usage->budget_peak, 0);
    gives(sandbox, "local t = {} for i = 1, 3000 do t[i] = { i } end return #t", "3000");
    uint64_t work = usage->budget_used;
    size_t memory = usage->memory_used;
    assert_in_range(work, 15000, 60000);
    assert_in_range(memory, 200000, 600000);
    gives(sandbox, "return 1", "1");
    assert_true(usage->budget_used < work);
    assert_int_equal(usage->budget_peak, work);
    assert_true(usage->memory_peak >= memory);
    assert_true(usage->memory_peak >= usage->memory_used);
    pla_sandbox_free(sandbox);
}

/* After a limit the state is left half-way: nothing may run in it. */
static void test_after_a_limit(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){.budget = 10000});
    struct script script;
    struct pla_err err;
    assert_int_equal(run(sandbox, "while true do end", &script, &err), PLA_LIMIT);
    assert_int_equal(run(sandbox, "return 1", &script, &err), PLA_BUG);
    assert_int_equal(pla_sandbox_freeze(sandbox, &err), PLA_BUG);
    pla_sandbox_restore(sandbox); /* never frozen: changes nothing */
    assert_int_equal(run(sandbox, "return 1", &script, &err), PLA_BUG);
    pla_sandbox_free(sandbox);
}

static int run_inside(lua_State *L)
{
    struct pla_err err;
    struct pla_sandbox *sandbox = pla_sandbox_of(L);
    enum pla_code *out = lua_touserdata(L, 1);
    out[0] = pla_sandbox_run(sandbox, run_script, NULL, &err);
    out[1] = pla_sandbox_freeze(sandbox, &err);
    return 0;
}

static void test_no_run_inside_a_run(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    enum pla_code codes[2] = {PLA_OK, PLA_OK};
    assert_int_equal(pla_sandbox_run(sandbox, run_inside, codes, NULL), PLA_OK);
    assert_int_equal(codes[0], PLA_BUG);
    assert_int_equal(codes[1], PLA_BUG);
    pla_sandbox_free(sandbox);
}

/* ---- errors ---- */

static void test_errors(void **state)
{
    (void)state;
    fails("\nerror('no luck')", "demo/rubric.lua:2", "no luck");
    fails("error('no luck', 0)", "", "no luck");
    fails("local x = = 1", "demo/rubric.lua:1", "unexpected symbol near '='");
    fails("error({})", "", "an error value of type table in place of a text");
    fails("error('12:30: late', 0)", "", "12:30: late");
    fails("error('a\\nb\\27[0m', 0)", "", "a\\x0ab\\x1b[0m");
    fails("error('\\u{202E}x', 0)", "", "\\u{202E}x");
}

static void test_message_is_cut_between_characters(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    struct script script;
    struct pla_err err;
    assert_int_equal(run(sandbox, "error(('é'):rep(300), 0)", &script, &err), PLA_RUBRIC);
    assert_int_equal(strlen(err.text), 200);
    assert_int_equal(run(sandbox, "error('x' .. ('é'):rep(300), 0)", &script, &err), PLA_RUBRIC);
    assert_int_equal(strlen(err.text), 199);
    assert_int_equal(run(sandbox, "error(('\\1'):rep(300), 0)", &script, &err), PLA_RUBRIC);
    assert_int_equal(strlen(err.text), 200);
    pla_sandbox_free(sandbox);
}

/* What Lua says, in plain words; a text it did not make stays. */
static void test_plain_words(void **state)
{
    (void)state;
    static const struct {
        const char *script, *text;
        bool is_hinted;
    } rows[] = {
        {"local t return t.x", "\"t\" is nil: it has no members", true},
        {"local t = {} return t.a.b", "\"a\" is nil: it has no members", true},
        {"local t = {} return t[1].b", "a value is nil: it has no members", true},
        {"local t = 5 return t.x", "\"t\" is a number: it has no members", false},
        {"local t = {} t.go()", "there is no function \"go\"", false},
        {"local s = 'a' s:go()", "there is no function \"go\"", false},
        {"local t = 'x' t()", "\"t\" is a text: it is not a function", false},
        {"return nil + 1", "a value is nil: nothing can be computed from it", true},
        {"local t = {} return t.n * 2", "\"n\" is nil: nothing can be computed from it", true},
        {"return 'a' .. {}", "a value is a table: it cannot be joined to a text", false},
        {"local n = true return #n", "\"n\" is a boolean: it has no length", false},
        {"return {} | 1", "a value is a table: &, | and ~ join measures and conditions", false},
        {"return {} < {}", "a table and a table cannot be put in order", false},
        {"return 1 < nil", "a number and nil cannot be put in order", true},
        {"ipairs(nil)", "ipairs: argument 1 must be a table, not nil", true},
        {"ipairs()", "ipairs: argument 1 must be a table, not nothing", false},
        {"pairs('x')", "pairs: argument 1 must be a table, not a text", false},
        {"error('attempt to fly', 0)", "attempt to fly", false},
        {"error('attempt to index a', 0)", "attempt to index a", false},
        {"error(\"attempt to index a nil value (local 't\", 0)",
         "attempt to index a nil value (local 't", false},
        {"error('attempt to compare two', 0)", "attempt to compare two", false},
        {"error('bad argument #1 to', 0)", "bad argument #1 to", false},
    };
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct script script;
        struct pla_err err;
        assert_int_equal(run(sandbox, rows[i].script, &script, &err), PLA_RUBRIC);
        assert_string_equal(err.text, rows[i].text);
        assert_int_equal(err.hint[0] != '\0', rows[i].is_hinted);
        if (strncmp(rows[i].script, "error", 5) != 0)
            assert_non_null(strstr(err.where, ":1"));
    }
    pla_sandbox_free(sandbox);
}

static void test_hint_for_names_that_are_not_there(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    struct script script;
    struct pla_err err;
    run(sandbox, "os.exit(1)", &script, &err);
    assert_string_equal(err.text, "\"os\" is nil: it has no members");
    assert_non_null(strstr(err.hint, "os does not exist in rubrics: "));
    run(sandbox, "math.random()", &script, &err);
    assert_non_null(strstr(err.hint, "math.random does not exist in rubrics: "));
    run(sandbox, "nothing()", &script, &err);
    assert_string_equal(err.hint, "");
    pla_sandbox_free(sandbox);
}

static int raise_host_error(lua_State *L)
{
    struct pla_err err = {0};
    pla_err_set(&err, PLA_POLICY, "unknown key \"wieght\"");
    pla_err_hint(&err, "did you mean \"weight\"?");
    pla_err_prepend(&err, "demo/rubric.lua:12");
    return pla_sandbox_raise(L, &err);
}

static int run_with_host_error(lua_State *L)
{
    lua_pushcfunction(L, raise_host_error);
    lua_setglobal(L, "raise");
    return run_script(L);
}

static enum pla_code run_raising(const char *text, struct script *script, struct pla_err *err)
{
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    *script = (struct script){.text = pla_text_of(text)};
    *err = (struct pla_err){0};
    enum pla_code code = pla_sandbox_run(sandbox, run_with_host_error, script, err);
    pla_sandbox_free(sandbox);
    return code;
}

static void test_host_errors(void **state)
{
    (void)state;
    struct script script;
    struct pla_err err;
    assert_int_equal(run_raising("raise()", &script, &err), PLA_POLICY);
    assert_int_equal(err.code, PLA_POLICY);
    assert_string_equal(err.where, "demo/rubric.lua:12");
    assert_string_equal(err.text, "unknown key \"wieght\"");
    assert_string_equal(err.hint, "did you mean \"weight\"?");
    /* A script may catch it, read it and raise it again. */
    const char *text = "local ok, e = pcall(raise) return tostring(e) .. type(e)";
    assert_int_equal(run_raising(text, &script, &err), PLA_OK);
    assert_string_equal(script.out, "demo/rubric.lua:12: unknown key \"wieght\"userdata");
    assert_int_equal(run_raising("local ok, e = pcall(raise) error(e)", &script, &err), PLA_POLICY);
    /* It has no fields to change. */
    assert_int_equal(run_raising("local ok, e = pcall(raise) e.x = 1", &script, &err), PLA_RUBRIC);
}

/* ---- sources ---- */

static enum pla_code load(const char *bytes, size_t length, size_t limit, struct pla_err *err)
{
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){.source_bytes = limit});
    struct script script = {.text = {bytes, length}};
    *err = (struct pla_err){0};
    enum pla_code code = pla_sandbox_run(sandbox, run_script, &script, err);
    pla_sandbox_free(sandbox);
    return code;
}

static void test_sources(void **state)
{
    (void)state;
    struct pla_err err;
    assert_int_equal(load("return 1", 8, 8, &err), PLA_OK);
    assert_int_equal(load("return 1", 8, 7, &err), PLA_LIMIT);
    assert_string_equal(err.where, "demo/rubric.lua");
    assert_string_equal(err.text, "limit source: the file has 8 bytes, at most 7 are read");
    assert_int_equal(load("\xEF\xBB\xBFreturn 1", 11, 8, &err), PLA_OK);
    assert_int_equal(load(NULL, 0, 0, &err), PLA_OK);
    assert_int_equal(load("\033Lua", 4, 0, &err), PLA_RUBRIC);
    assert_string_equal(err.text, "this is compiled Lua; only its text is read");
    assert_int_equal(load("\xEF\xBB\xBF\033Lua", 7, 0, &err), PLA_RUBRIC);
    assert_int_equal(load("#!/bin/lua", 10, 0, &err), PLA_RUBRIC);
    assert_int_equal(load("\n\nx\0y", 5, 0, &err), PLA_RUBRIC);
    assert_string_equal(err.where, "demo/rubric.lua:3");
    assert_string_equal(err.text, "the text holds a zero byte");
    assert_int_equal(load("\n-- \xFF", 5, 0, &err), PLA_RUBRIC);
    assert_string_equal(err.where, "demo/rubric.lua:2");
    assert_string_equal(err.text, "the text is not valid UTF-8");
    assert_int_equal(load("x = 1 + + 2", 11, 0, &err), PLA_RUBRIC);
}

static void test_names_of_sources(void **state)
{
    (void)state;
    struct pla_err err;
    char source[600];
    memset(source, '(', sizeof source);
    assert_int_equal(load(source, sizeof source, 0, &err), PLA_RUBRIC);
    assert_string_equal(err.where, "demo/rubric.lua:1");
    char deep[6000] = "return ";
    for (size_t at = 7; at + 4 < sizeof deep; at += 4)
        memcpy(deep + at, "not ", 4);
    assert_int_equal(load(deep, sizeof deep - 5, 0, &err), PLA_RUBRIC);
    assert_string_equal(err.where, "demo/rubric.lua:1");
    assert_string_equal(err.text, "the text is nested too deeply (C stack overflow)");
}

/* ---- freeze and restore ---- */

static int define(lua_State *L)
{
    static const char text[] = "count = 0\n"
                               "local hidden = 0\n"
                               "function bump() count = count + 1 hidden = hidden + 1\n"
                               "  return count .. ' ' .. hidden .. ' ' .. string.upper('x') end\n";
    pla_sandbox_push_source(L, "define.lua", PLA_TEXT(text));
    lua_call(L, 0, 0);
    return 0;
}

static struct pla_sandbox *new_frozen(struct pla_limits limits)
{
    struct pla_err err;
    struct pla_sandbox *sandbox = new_sandbox(limits);
    assert_int_equal(pla_sandbox_run(sandbox, define, NULL, &err), PLA_OK);
    assert_int_equal(pla_sandbox_freeze(sandbox, &err), PLA_OK);
    return sandbox;
}

static void test_restore_forgets(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_frozen((struct pla_limits){0});
    gives(sandbox, "return bump()", "1 1 X");
    gives(sandbox, "return bump()", "2 2 X");
    gives(sandbox, "string.upper = string.lower return bump()", "3 3 x");
    pla_sandbox_restore(sandbox);
    gives(sandbox, "return bump()", "1 1 X");
    pla_sandbox_restore(sandbox);
    pla_sandbox_restore(sandbox);
    gives(sandbox, "return bump()", "1 1 X");
    pla_sandbox_free(sandbox);
}

static void test_restore_is_bit_for_bit(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_frozen((struct pla_limits){0});
    size_t size = sandbox->frozen_heap.mark_bytes;
    gives(sandbox, "for i = 1, 500 do _ENV['g' .. i] = { i } end return 'set'", "set");
    assert_true(sandbox->heap.mark_bytes > size);
    pla_sandbox_restore(sandbox);
    assert_int_equal(sandbox->heap.mark_bytes, size);
    assert_memory_equal(sandbox->heap.base, sandbox->frozen, size);
    assert_memory_equal(&sandbox->heap, &sandbox->frozen_heap, sizeof sandbox->heap);
    pla_sandbox_free(sandbox);
}

/* The same work costs the same after each restore: nothing of the collector is left over either. */
static void test_restore_makes_runs_equal(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_frozen((struct pla_limits){0});
    struct pla_usage first = {0};
    for (int i = 0; i < 20; i++) {
        gives(sandbox,
              "local t = {} for i = 1, 4000 do t[i % 500] = { i .. 'x' } end return bump()",
              "1 1 X");
        const struct pla_usage *usage = pla_sandbox_usage(sandbox);
        if (i == 0)
            first = *usage;
        assert_int_equal(usage->budget_used, first.budget_used);
        assert_int_equal(usage->memory_used, first.memory_used);
        pla_sandbox_restore(sandbox);
    }
    pla_sandbox_free(sandbox);
}

static void test_restore_after_limits(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "bump() while true do end", "bump() x = {} while true do x[#x + 1] = { x, x, x, x } end",
        "bump() x = ('x'):rep(1 << 40)",
        "table.sort({ 3, 2, 1 }, function() string.upper = nil while true do end end)",
        "local function f() return 1 + f() end f()"};
    struct pla_sandbox *sandbox =
        new_frozen((struct pla_limits){.budget = 200000, .memory_bytes = 1U << 20});
    struct script script;
    struct pla_err err;
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
            assert_int_equal(run(sandbox, texts[i], &script, &err), PLA_LIMIT);
            pla_sandbox_restore(sandbox);
            assert_int_equal(pla_sandbox_stop(sandbox), PLA_STOP_NONE);
            gives(sandbox, "return bump()", "1 1 X");
            pla_sandbox_restore(sandbox);
        }
    pla_sandbox_free(sandbox);
}

/* What a run touched is zeroed after it if it was much. */
static void test_restore_gives_pages_back(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_frozen((struct pla_limits){0});
    gives(sandbox, "x = {} for i = 1, 40 do x[i] = ('secret'):rep(10000) .. i end return 'kept'",
          "kept");
    size_t touched = sandbox->heap.mark_bytes;
    assert_true(touched > 2U << 20);
    pla_sandbox_restore(sandbox);
    for (size_t i = sandbox->heap.mark_bytes + 4096; i < touched; i++)
        assert_int_equal(sandbox->heap.base[i], 0);
    pla_sandbox_free(sandbox);
}

static void test_freeze_again(void **state)
{
    (void)state;
    struct pla_err err;
    struct pla_sandbox *sandbox = new_frozen((struct pla_limits){0});
    gives(sandbox, "return bump()", "1 1 X");
    assert_int_equal(pla_sandbox_freeze(sandbox, &err), PLA_OK);
    gives(sandbox, "return bump()", "2 2 X");
    pla_sandbox_restore(sandbox);
    gives(sandbox, "return bump()", "2 2 X");
    pla_sandbox_free(sandbox);
}

/* ---- names ---- */

static void check_table(const struct pla_allowed *names)
{
    const char *last = "";
    for (; names->name != NULL; names++) {
        assert_true(strcmp(last, names->name) < 0);
        assert_true(strlen(names->reason) > 3);
        last = names->name;
    }
}

static void test_every_allowed_name_has_a_reason(void **state)
{
    (void)state;
    check_table(pla_lib_base);
    check_table(pla_lib_math);
    check_table(pla_lib_string);
    check_table(pla_lib_table);
    check_table(pla_lib_utf8);
}

static void test_every_denied_name_is_absent(void **state)
{
    (void)state;
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    for (const struct pla_denied *denied = pla_sandbox_denied; denied->name != NULL; denied++) {
        char text[100];
        snprintf(text, sizeof text, "return type(%s)", denied->name);
        assert_true(strlen(denied->reason) > 3);
        gives(sandbox, text, "nil");
    }
    pla_sandbox_free(sandbox);
}

/* ---- failing memory ---- */

/* Under every cap a script ends well or at the limit; nothing in between. */
static void test_every_cap(void **state)
{
    (void)state;
    static const char text[] = "local t = {}\n"
                               "for i = 1, 50 do t['k' .. i] = { i, function() return t end } end\n"
                               "local s = ''\n"
                               "for k in pairs(t) do s = s .. k end\n"
                               "table.sort({ 3, 2, 1 }, function(a, b) return a < b end)\n"
                               "return #(s:gsub('k', '%0%0'))";
    struct pla_err err;
    int made = 0;
    int done = 0;
    for (size_t cap = 1000; cap < 120000; cap += 101) {
        struct pla_limits limits = {.memory_bytes = cap};
        struct pla_sandbox *sandbox = NULL;
        struct script script;
        enum pla_code code = pla_sandbox_new(&limits, &sandbox, &err);
        if (code == PLA_OK) {
            made++;
            code = run(sandbox, text, &script, &err);
            done += code == PLA_OK;
            pla_sandbox_free(sandbox);
        }
        assert_true(code == PLA_OK || code == PLA_LIMIT);
        if (code == PLA_LIMIT)
            assert_non_null(strstr(err.text, "limit memory: "));
    }
    assert_in_range(made, 500, 1150);
    assert_in_range(done, 300, made - 20);
}

static enum pla_code live_through(void)
{
    struct pla_err err = {0};
    struct pla_sandbox *sandbox = NULL;
    struct script script;
    enum pla_code code = pla_sandbox_new(NULL, &sandbox, &err);
    if (code == PLA_OK)
        code = pla_sandbox_freeze(sandbox, &err);
    if (code == PLA_OK && run(sandbox, "error('a\\nb')", &script, &err) != PLA_RUBRIC)
        code = err.code;
    if (code == PLA_OK) {
        pla_sandbox_restore(sandbox);
        code = run(sandbox, "return 1", &script, &err);
    }
    pla_sandbox_free(sandbox);
    return code;
}

static void test_every_allocation_fails_once(void **state)
{
    (void)state;
    pla_alloc_fail_at(0);
    assert_int_equal(live_through(), PLA_OK);
    size_t count = pla_alloc_count();
    assert_in_range(count, 3, 100);
    for (size_t n = 1; n <= count; n++) {
        pla_alloc_fail_at(n);
        assert_int_equal(live_through(), PLA_MEMORY);
    }
    pla_alloc_fail_at(0);
}

static void test_no_room_for_the_range(void **state)
{
    (void)state;
    /* Address sanitizers and wide machines may map even this. */
    struct pla_limits limits = {.memory_bytes = SIZE_MAX / 2};
    struct pla_sandbox *sandbox = NULL;
    struct pla_err err = {0};
    enum pla_code code = PLA_OK;
    struct pla_sandbox *kept[200] = {0};
    size_t count = 0;
    while (count < 200 && code == PLA_OK) {
        code = pla_sandbox_new(&limits, &sandbox, &err);
        if (code == PLA_OK)
            kept[count++] = sandbox;
    }
    assert_int_equal(code, PLA_MEMORY);
    while (count > 0)
        pla_sandbox_free(kept[--count]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_budget),
        cmocka_unit_test(test_budget_to_the_unit),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_block),
        cmocka_unit_test(test_stack),
        cmocka_unit_test(test_garbage_beside_much_in_use),
        cmocka_unit_test(test_stack_after_collections),
        cmocka_unit_test(test_string),
        cmocka_unit_test(test_result),
        cmocka_unit_test(test_usage),
        cmocka_unit_test(test_after_a_limit),
        cmocka_unit_test(test_no_run_inside_a_run),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_message_is_cut_between_characters),
        cmocka_unit_test(test_plain_words),
        cmocka_unit_test(test_hint_for_names_that_are_not_there),
        cmocka_unit_test(test_host_errors),
        cmocka_unit_test(test_sources),
        cmocka_unit_test(test_names_of_sources),
        cmocka_unit_test(test_restore_forgets),
        cmocka_unit_test(test_restore_is_bit_for_bit),
        cmocka_unit_test(test_restore_makes_runs_equal),
        cmocka_unit_test(test_restore_after_limits),
        cmocka_unit_test(test_restore_gives_pages_back),
        cmocka_unit_test(test_freeze_again),
        cmocka_unit_test(test_every_allowed_name_has_a_reason),
        cmocka_unit_test(test_every_denied_name_is_absent),
        cmocka_unit_test(test_every_cap),
        cmocka_unit_test(test_every_allocation_fails_once),
        cmocka_unit_test(test_no_room_for_the_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
