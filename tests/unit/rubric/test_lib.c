// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the script library: on ordinary input it answers as Lua's own, value by value; where it
 * means to differ the difference is stated.
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

#include "rubric/sandbox.h"

/* Every result with its type, errors without their words. */
static const char frame[] = "local out = {}\n"
                            "local function show(ok, ...)\n"
                            "  if not ok then return 'error' end\n"
                            "  for i = 1, select('#', ...) do\n"
                            "    local v = (select(i, ...))\n"
                            "    out[#out + 1] = (math.type(v) or type(v)) .. ' ' .. tostring(v)\n"
                            "  end\n"
                            "  return table.concat(out, ', ')\n"
                            "end\n"
                            "return show(pcall(function() return %s end))";

static void fill(char *out, size_t size, const char *expression)
{
    const char *mark = strstr(frame, "%s");
    int length = snprintf(out, size, "%.*s%s%s", (int)(mark - frame), frame, expression, mark + 2);
    assert_true(length > 0 && (size_t)length < size);
}

struct trial {
    char text[2048];
    char out[4096];
};

static int run_trial(lua_State *L)
{
    struct trial *trial = lua_touserdata(L, 1);
    pla_sandbox_push_source(L, "t", pla_text_of(trial->text));
    lua_call(L, 0, 1);
    snprintf(trial->out, sizeof trial->out, "%s", lua_tostring(L, -1));
    return 0;
}

static const char *ours(const char *expression)
{
    static struct trial trial;
    struct pla_sandbox *sandbox;
    struct pla_err err = {0};
    fill(trial.text, sizeof trial.text, expression);
    assert_int_equal(pla_sandbox_new(NULL, &sandbox, &err), PLA_OK);
    if (pla_sandbox_run(sandbox, run_trial, &trial, &err) != PLA_OK)
        fail_msg("%s: %s %s", expression, err.where, err.text);
    pla_sandbox_free(sandbox);
    return trial.out;
}

static const char *theirs(const char *expression)
{
    static struct trial trial;
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    fill(trial.text, sizeof trial.text, expression);
    assert_int_equal(luaL_dostring(L, trial.text), LUA_OK);
    snprintf(trial.out, sizeof trial.out, "%s", lua_tostring(L, -1));
    lua_close(L);
    return trial.out;
}

static void are_same(const char *const *expressions)
{
    for (; *expressions != NULL; expressions++)
        if (strcmp(ours(*expressions), theirs(*expressions)) != 0)
            fail_msg("%s\n  Lua  %s\n  ours %s", *expressions, theirs(*expressions),
                     ours(*expressions));
}

static void test_base(void **state)
{
    (void)state;
    static const char *const expressions[] = {
        "select('#')",
        "select('#', nil, nil)",
        "select(2, 'a', 'b', 'c')",
        "select(-1, 'a', 'b', 'c')",
        "select(9, 'a')",
        "select(-2, 'a')",
        "select(1.0, 'a')",
        "select(1.5, 'a')",
        "tonumber('10')",
        "tonumber('0x1p4')",
        "tonumber(' 12 ')",
        "tonumber('1 2')",
        "tonumber('')",
        "tonumber('1e1')",
        "tonumber('nan')",
        "tonumber('inf')",
        "tonumber('9223372036854775808')",
        "tonumber('0xffffffffffffffffff')",
        "tonumber(nil)",
        "tonumber()",
        "tonumber({})",
        "tonumber('zz', 36)",
        "tonumber('-ff', 16)",
        "tonumber('8', 8)",
        "tonumber('', 10)",
        "tonumber(' - 1', 10)",
        "tonumber('1', 1)",
        "tonumber(10, 10)",
        "tonumber('7fffffffffffffff', 16), tonumber('ffffffffffffffff', 16)",
        "tostring(nil), tostring(true), tostring(-0.0), tostring(1e15), tostring(2^53)",
        "tostring()",
        "tostring(1e100), tostring(0.1), tostring(1/0), tostring(-1/0)",
        "rawequal('a', 'a'), rawequal(1, 1.0), rawequal({}, {})",
        "rawlen({ 1, 2 }), rawlen('abc')",
        "rawget({ a = 1 }, 'a'), rawget({}, 1)",
        "rawget(1, 1)",
        "next({}), next({ 10 }), next({ 10 }, 1)",
        "pcall(error, 'x')",
        "pcall(error)",
        "pcall(function(...) return ... end, 1, nil, 3)",
        "pcall()",
        "pcall(1)",
        "assert(1, 2, 3)",
        "assert(nil, 'm')",
        "assert()",
        "type(nil), type(print == nil), type(1), type('')",
        "ipairs({ 1 })(({ 1 }), 0)",
        NULL};
    are_same(expressions);
}

static void test_string(void **state)
{
    (void)state;
    static const char *const expressions[] = {
        "('abc'):byte(), ('abc'):byte(-1), ('abc'):byte(1, -1)",
        "('abc'):byte(0), ('abc'):byte(4), ('abc'):byte(2, 1)",
        "('abc'):byte(-9, 9)",
        "('abc'):byte(9)",
        "(''):byte()",
        "string.char(), string.char(65, 66)",
        "string.char(-1)",
        "('abc'):len(), #'', string.len(12)",
        "('aBc'):lower(), ('aBc'):upper(), ('abc'):reverse(), (''):reverse()",
        "('ab'):rep(3), ('ab'):rep(3, '-'), ('ab'):rep(1, '-'), ('ab'):rep(0), (''):rep(5)",
        "('ab'):rep(7, 'xyz'), (''):rep(3, ','), ('a'):rep(2, '')",
        "('abcdef'):sub(2), ('abcdef'):sub(-3), ('abcdef'):sub(2, 4), ('abcdef'):sub(-4, -2)",
        "('abc'):sub(0), ('abc'):sub(-9, 9), ('abc'):sub(4), ('abc'):sub(3, 2), ('abc'):sub(0, 0)",
        "('abc'):sub(1.0, 2.0)",
        "('abc'):sub(1.5)",
        "('abc'):sub()",
        "('%d %5d %-5d| %05d %+d % d'):format(1, 2, 3, 4, 5, 6)",
        "('%x %X %#x %o %i'):format(255, 255, 255, 8, 7)",
        "('%.3d %8.3d %c%c'):format(5, 5, 72, 105)",
        "('%f %.2f %8.3f %-8.1f| %+.0f %#.0f'):format(1.5, 2.345, 3.14159, 2.25, 2.5, 2.5)",
        "('%e %.3E %g %G %a %A'):format(12345.678, 0.00012, 1e20, 1e-10, 1.5, 0.1)",
        "('%g %g %g'):format(1/0, -1/0, 100000)",
        "('%s %s %s %s'):format(nil, true, 1.5, 'x')",
        "('%10s|%-10s|%.2s|%5.1s|'):format('abc', 'abc', 'abc', 'abc')",
        "('%q'):format('a\\n\\0001\\r\"\\\\z')",
        "('%q %q %q %q'):format(1, 1.5, true, nil)",
        "('%q %q %q'):format(1/0, -1/0, math.mininteger)",
        "('%q'):format({})",
        "('%%'):format(), ('a%%b%sc'):format(1)",
        "('%'):format(1)",
        "('%d'):format()",
        "('%d'):format(1.5)",
        "('%d'):format(2.0)",
        "('%s'):format()",
        "('%5q'):format('x')",
        "('%-c|'):format(65)",
        "('%.20s'):format('abc')",
        "('%0.5s'):format('abc')",
        "('%#d'):format(1)",
        "('%+s'):format('a')",
        "('%.f'):format(1.5)",
        "('x'):rep(3):find('x', 2), ('abc'):find('', 4), ('abc'):find('', 5)",
        "('abc'):find('b', -1), ('abc'):find('b', -2), ('a.c'):find('.', 1, true)",
        "('a\\0b'):find('\\0'), ('a\\0b'):find('b', 1, true)",
        "('k=v'):match('(%w+)=(%w+)'), ('abc'):match('()b()')",
        "('abc'):gsub('', '-'), ('abc'):gsub('b', '%%'), ('abc'):gsub('.', { a = 1, b = true })",
        "('abc'):gsub('.', { a = 1, b = false })",
        "('abc'):gsub('%w', '%0%0', 2), ('abc'):gsub('^a', 'x'), ('abc'):gsub('x*', '.')",
        "('hello world'):gsub('o', function() end), ('abc'):gsub('(a)(b)', '%2%1')",
        "('abc'):gsub('a')",
        "('abc'):gsub('a', true)",
        "('abc'):gsub('a', 'x', -1)",
        "string.gsub('abc', 'b', 5)",
        NULL};
    are_same(expressions);
}

static void test_table(void **state)
{
    (void)state;
    static const char *const expressions[] = {
        "table.concat({}), table.concat({ 1, 2.5, 'x' }), table.concat({ 1, 2, 3 }, ', ', 2)",
        "table.concat({ 1, 2, 3 }, '-', 2, 3), table.concat({ 1 }, ',', 2, 1)",
        "table.concat({ 1, 2, 3 }, 0)",
        "table.concat({ {} })",
        "table.concat({ 1 }, ',', 1, 2)",
        "table.concat(1)",
        "table.unpack({ 1, nil, 3 }, 1, 3)",
        "table.unpack({}), table.unpack({ 1, 2 }, 2), table.unpack({ 1, 2 }, -1, 1)",
        "table.pack().n, table.pack(nil, nil).n, table.pack(5)[1]",
        "(function() local t = { 1, 2 } table.insert(t, 3) table.insert(t, 1, 0)\n"
        "  return table.unpack(t) end)()",
        "table.insert({ 1 }, 0, 1)",
        "table.insert({ 1 }, 1)",
        "table.insert({})",
        "(function() local t = { 1, 2, 3 } local a = table.remove(t, 1) local b = table.remove(t)\n"
        "  return a, b, #t, table.remove({}), table.remove(t, #t + 1) end)()",
        "table.remove({ 1, 2, 3 }, 5)",
        "table.remove({}, 0), table.remove({ [0] = 'z' }, 0)",
        "table.unpack(table.move({ 1, 2, 3 }, 1, 3, 2))",
        "table.unpack(table.move({ 1, 2, 3 }, 2, 3, 1))",
        "table.unpack(table.move({ 1, 2, 3 }, 1, 3, 1, {}))",
        "table.unpack(table.move({ 1, 2, 3 }, 2, 1, 1, { 9 }))",
        "(function() local t = { 1, 2, 3 } table.move(t, 1, 3, 2, t) return table.unpack(t) end)()",
        "(function() local t = { 3, 1, 2 } table.sort(t) return table.unpack(t) end)()",
        "(function() local t = { 'b', 'B', 'a', '' } table.sort(t) return table.unpack(t) end)()",
        "(function() local t = { 3, 1.5, 2 } table.sort(t, function(a, b) return a > b end)\n"
        "  return table.unpack(t) end)()",
        "table.sort({ 1, 'a' })",
        "table.sort({ {}, {} })",
        "table.sort({ true, false })",
        "table.sort({ 1 }), table.sort({})",
        NULL};
    are_same(expressions);
}

static void test_math(void **state)
{
    (void)state;
    static const char *const expressions[] = {
        "math.abs(-1), math.abs(-1.5), math.abs(math.mininteger), math.abs(-0.0)",
        "math.ceil(1.2), math.ceil(-1.2), math.ceil(3), math.ceil(1e300), math.ceil(-0.5)",
        "math.floor(1.8), math.floor(-1.2), math.floor(3), math.floor(-1e300), math.floor(2^62)",
        "math.floor(2^63), math.floor(-2^63), math.ceil(1/0)",
        "math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2), math.fmod(1, 0.0)",
        "math.fmod(math.mininteger, -1), math.fmod(1.0, 3)",
        "math.fmod(1, 0)",
        "math.max(1, 2.5, 2), math.max(1), math.max(1, 1.0), math.max(1.0, 1)",
        "math.min(1, 2.5, 2), math.min(-0.0, 0), math.min(0, -0.0)",
        "math.max()",
        "math.modf(1.5), math.modf(-1.5), math.modf(3), math.modf(1/0), math.modf(-1/0)",
        "math.modf(-0.5), math.modf(5.0)",
        "math.sqrt(2), math.sqrt(16), math.sqrt(-0.0)",
        "math.tointeger(3.0), math.tointeger(3.5), math.tointeger('x'), math.tointeger({})",
        "math.tointeger(2^63), math.tointeger(7)",
        "math.type(1), math.type(1.0), math.type('1')",
        "math.type()",
        "math.ult(1, -1), math.ult(-1, 1), math.ult(1, 1)",
        "math.ult(1.5, 1)",
        "math.pi, math.huge, -math.huge, math.maxinteger, math.mininteger",
        NULL};
    are_same(expressions);
}

static void test_utf8(void **state)
{
    (void)state;
    static const char *const expressions[] = {
        "utf8.char(), utf8.char(72, 228, 8364, 128512), utf8.char(0, 127, 128, 2047, 2048, 65535)",
        "utf8.char(1114111), #utf8.char(65536)",
        "utf8.char(-1)",
        "utf8.len(''), utf8.len('aä€😀'), utf8.len('aä', 2), utf8.len('aä', -1)",
        "utf8.len('aä', 1, 2), utf8.len('abc', 2, 2), utf8.len('abc', 4), utf8.len('abc', 3, 2)",
        "utf8.len('abc', 5)",
        "utf8.len('abc', 1, 4)",
        "utf8.len('abc', 0)",
        "utf8.len('abc', -9)",
        "utf8.len('a\\xE4b'), utf8.len('\\xC0\\x80'), utf8.len('a\\xE2\\x82'), utf8.len('\\x80')",
        "utf8.len('\\u{D7FF}\\u{E000}'), utf8.len('\\xED\\xA0\\x80'), "
        "utf8.len('\\xF4\\x90\\x80\\x80')",
        "utf8.codepoint('aä€', 1), utf8.codepoint('aä€', 1, -1), utf8.codepoint('ä')",
        "utf8.codepoint('ä', 2)",
        "utf8.codepoint('abc', 4)",
        "utf8.codepoint('abc', 3, 2)",
        "utf8.codepoint('')",
        "utf8.offset('aä€b', 1), utf8.offset('aä€b', 2), utf8.offset('aä€b', 3), "
        "utf8.offset('aä€b', 5)",
        "utf8.offset('aä€b', 6), utf8.offset('aä€b', -1), utf8.offset('aä€b', -2), "
        "utf8.offset('aä€b', -9)",
        "utf8.offset('aä€b', 0, 3), utf8.offset('aä€b', 0, 5), utf8.offset('aä€b', 2, 2)",
        "utf8.offset('', 1), utf8.offset('', 0), utf8.offset('', -1), utf8.offset('abc', 1, 4)",
        "utf8.offset('ä', 1, 2)",
        "utf8.offset('abc', 1, 5)",
        "(function() local t = {} for p, c in utf8.codes('aä€') do t[#t + 1] = p .. ':' .. c end\n"
        "  return table.concat(t, ' ') end)()",
        "(function() for p, c in utf8.codes('a\\xE4b') do end end)()",
        "utf8.charpattern, ('aä€'):match(utf8.charpattern, 2)",
        NULL};
    are_same(expressions);
}

/* Where the library means to answer otherwise than Lua's own. */
static void test_deliberate_differences(void **state)
{
    (void)state;
    static const struct {
        const char *expression;
        const char *ours;
    } differences[] = {
        {"'10' + 1", "error"},                             /* no texts as numbers */
        {"math.floor('3')", "error"},                      /* the same */
        {"('%d'):format('3')", "error"},                   /* the same */
        {"string.char('65')", "error"},                    /* the same */
        {"('x'):rep('3')", "error"},                       /* the same */
        {"math.tointeger('3')", "nil nil"},                /* the same */
        {"tostring({})", "string table"},                  /* no addresses */
        {"tostring(type)", "string function"},             /* the same */
        {"('%p'):format({})", "error"},                    /* the same */
        {"next({ b = 1, a = 1 })", "string a, integer 1"}, /* an order */
        {"utf8.len('\\xED\\xA0\\x80', 1, -1, true)", "nil nil, integer 1"}, /* never lax */
        {"utf8.char(0x7FFFFFFF)", "error"},                                 /* Unicode only */
        {"tonumber(('0'):rep(300))", "nil nil"}, /* no numbers of 300 digits */
        {"('ä'):upper()", "string ä"},           /* ASCII */
        {"table.unpack({}, 1, 5000)", "error"},  /* at most 4000 */
    };
    for (size_t i = 0; i < sizeof differences / sizeof differences[0]; i++)
        assert_string_equal(ours(differences[i].expression), differences[i].ours);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_base),  cmocka_unit_test(test_string),
        cmocka_unit_test(test_table), cmocka_unit_test(test_math),
        cmocka_unit_test(test_utf8),  cmocka_unit_test(test_deliberate_differences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
