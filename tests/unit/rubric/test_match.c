// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the pattern matcher: the same answers as Lua's own on thousands of small patterns, and
 * an end to those that Lua would try for hours.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <lauxlib.h>
#include <lualib.h>

#include "rubric/match.h"
#include "rubric/sandbox.h"

/* ---- the matcher alone ---- */

static uint64_t steps_of(const char *subject, const char *pattern, uint64_t limit,
                         enum pla_match_fault *out_fault)
{
    struct pla_match m;
    pla_match_init(&m, subject, strlen(subject), pattern, strlen(pattern), limit);
    pla_match_at(&m, subject, pattern);
    *out_fault = m.fault;
    return limit - m.steps_left;
}

static void test_steps_grow_with_the_work(void **state)
{
    (void)state;
    enum pla_match_fault fault;
    uint64_t shorter = steps_of("aaaaaaaaaa", "a*b", 1000, &fault);
    uint64_t longer = steps_of("aaaaaaaaaaaaaaaaaaaa", "a*b", 1000, &fault);
    assert_int_equal(fault, PLA_MATCH_FINE);
    assert_true(shorter >= 10);
    assert_true(longer > shorter + 9);
}

static void test_steps_end_a_pattern(void **state)
{
    (void)state;
    enum pla_match_fault fault;
    char subject[201];
    memset(subject, 'a', 200);
    subject[200] = '\0';
    steps_of(subject, ".-.-.-.-.-b", 100000, &fault);
    assert_int_equal(fault, PLA_MATCH_STEPS);
    steps_of(subject, ".-b", 100000, &fault);
    assert_int_equal(fault, PLA_MATCH_FINE);
}

static void test_depth_is_bounded_and_counts_back(void **state)
{
    (void)state;
    char subject[1001];
    char pattern[1001];
    memset(subject, 'a', 1000);
    for (size_t i = 0; i < 1000; i += 2)
        memcpy(pattern + i, "a?", 2);
    subject[1000] = pattern[1000] = '\0';
    struct pla_match m;
    pla_match_init(&m, subject, 1000, pattern, 1000, 1000000);
    assert_null(pla_match_at(&m, subject, pattern));
    assert_int_equal(m.fault, PLA_MATCH_TOO_DEEP);
    assert_int_equal(m.depth, 0);
}

static void test_plain(void **state)
{
    (void)state;
    assert_true(pla_match_is_plain("abc def_]", 9));
    assert_false(pla_match_is_plain("a.c", 3));
    assert_true(pla_match_is_plain("a\0b", 3));
    assert_false(pla_match_is_plain("a\0.", 3));
}

/* ---- beside Lua's own ---- */

/*
 * A driver that both states run: every function over one (text, pattern, replacement), results as
 * one text. Errors count as results, without their wording.
 */
static const char driver[] =
    "local s, p, r = ...\n"
    "local out = {}\n"
    "local function add(ok, ...)\n"
    "  out[#out + 1] = tostring(ok)\n"
    "  if ok then for i = 1, select('#', ...) do\n"
    "    out[#out + 1] = tostring((select(i, ...))) end end\n"
    "  out[#out + 1] = ';'\n"
    "end\n"
    "add(pcall(string.find, s, p))\n"
    "add(pcall(string.find, s, p, 2))\n"
    "add(pcall(string.find, s, p, -2))\n"
    "add(pcall(string.find, s, p, 1, true))\n"
    "add(pcall(string.match, s, p))\n"
    "add(pcall(string.match, s, p, 4))\n"
    "add(pcall(function()\n"
    "  local t = {}\n"
    "  for a, b, c in string.gmatch(s, p) do\n"
    "    t[#t + 1] = tostring(a) .. ',' .. tostring(b) .. ',' .. tostring(c) end\n"
    "  return table.concat(t, '/') end))\n"
    "add(pcall(string.gsub, s, p, r))\n"
    "add(pcall(string.gsub, s, p, r, 2))\n"
    "add(pcall(string.gsub, s, p, { a = 'x', ab = 1, b = false }))\n"
    "add(pcall(string.gsub, s, p, function(a, b) if b then return b end end))\n"
    "return table.concat(out, ' ')\n";

struct trial {
    char subject[16], pattern[16], replacement[8];
    size_t subject_length, pattern_length, replacement_length;
    char out[2][4096];
};

static void call_driver(lua_State *L, struct trial *trial, int which)
{
    lua_pushlstring(L, trial->subject, trial->subject_length);
    lua_pushlstring(L, trial->pattern, trial->pattern_length);
    lua_pushlstring(L, trial->replacement, trial->replacement_length);
    lua_call(L, 3, 1);
    snprintf(trial->out[which], sizeof trial->out[which], "%s", lua_tostring(L, -1));
    lua_pop(L, 1);
}

static int run_driver(lua_State *L)
{
    lua_getfield(L, LUA_REGISTRYINDEX, "driver");
    call_driver(L, lua_touserdata(L, 1), 1);
    return 0;
}

static int load_driver(lua_State *L)
{
    pla_sandbox_push_source(L, "driver", PLA_TEXT(driver));
    lua_setfield(L, LUA_REGISTRYINDEX, "driver");
    return 0;
}

/* xorshift: the same trials in every run. */
static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static size_t fill(char *out, size_t most, uint32_t *seed, const char *const *parts, size_t count)
{
    size_t length = 0;
    size_t wanted = next_random(seed) % most;
    while (length < wanted) {
        const char *part = parts[next_random(seed) % count];
        size_t size = part[0] == '\0' ? 1 : strlen(part);
        if (length + size > most)
            break;
        memcpy(out + length, part, size);
        length += size;
    }
    return length;
}

static void test_answers_as_lua_does(void **state)
{
    (void)state;
    static const char *const letters[] = {"a", "b", "ab", "A", "1",    " ",
                                          "(", ")", "]",  "-", "\xC3", ""};
    static const char *const parts[] = {
        "a",     "b",     ".",     "%a", "%d", "%s",   "%W", "%S",   "[ab]",   "[^a]",
        "[a-b]", "[%a-]", "[]]",   "*",  "+",  "-",    "?",  "(",    ")",      "()",
        "%1",    "%2",    "^",     "$",  "%",  "[",    "]",  "%b()", "%f[%w]", "%bab",
        "%f",    "%b",    "[^%s]", "(a", "b)", "\xC3", ""};
    static const char *const replacements[] = {"x", "%0", "%1", "%2", "%%", "%", "%a"};
    struct trial trial;
    struct pla_err err;
    struct pla_sandbox *sandbox;
    assert_int_equal(pla_sandbox_new(NULL, &sandbox, &err), PLA_OK);
    assert_int_equal(pla_sandbox_run(sandbox, load_driver, NULL, &err), PLA_OK);
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    assert_int_equal(luaL_loadstring(L, driver), LUA_OK);
    uint32_t seed = 20260101;
    for (int i = 0; i < 20000; i++) {
        trial.subject_length = fill(trial.subject, 14, &seed, letters, 12);
        trial.pattern_length =
            fill(trial.pattern, 14, &seed, parts, sizeof parts / sizeof parts[0]);
        trial.replacement_length = fill(trial.replacement, 6, &seed, replacements, 7);
        lua_pushvalue(L, 1);
        call_driver(L, &trial, 0);
        assert_int_equal(pla_sandbox_run(sandbox, run_driver, &trial, &err), PLA_OK);
        if (strcmp(trial.out[0], trial.out[1]) != 0)
            fail_msg("trial %d, text '%.*s', pattern '%.*s':\n  Lua  %s\n  ours %s", i,
                     (int)trial.subject_length, trial.subject, (int)trial.pattern_length,
                     trial.pattern, trial.out[0], trial.out[1]);
    }
    lua_close(L);
    pla_sandbox_free(sandbox);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps_grow_with_the_work),
        cmocka_unit_test(test_steps_end_a_pattern),
        cmocka_unit_test(test_depth_is_bounded_and_counts_back),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_answers_as_lua_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
