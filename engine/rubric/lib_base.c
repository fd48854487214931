// SPDX-License-Identifier: Apache-2.0
/** The names of Lua's base library that scripts may use, with those that had to be replaced. */
#include "rubric/lib.h"

#include <string.h>

#include <lauxlib.h>

enum { CAUGHT_ERROR_UNITS = 1000, LONGEST_NUMBER = 200 };

/* Naming what failed can cost Lua a walk over the whole function, so a caught error is dear. */
static int base_pcall(lua_State *L)
{
    luaL_checkany(L, 1);
    int count = lua_gettop(L) - 1;
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    if (lua_pcall(L, count, LUA_MULTRET, 0) == LUA_OK)
        return lua_gettop(L);
    pla_sandbox_charge(L, CAUGHT_ERROR_UNITS);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

/* error([value [, level]]) */
static int base_error(lua_State *L)
{
    lua_Integer level = pla_arg_integer_or(L, 2, 1);
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING && level > 0 && level < 100) {
        luaL_where(L, (int)level);
        lua_pushvalue(L, 1);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

/* The step of ipairs. */
static int next_item(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, 2) + 1;
    lua_pushinteger(L, i);
    return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

/* ipairs(list): Lua's own takes anything and fails later, without a line. */
static int base_ipairs(lua_State *L)
{
    pla_arg_table(L, 1);
    lua_pushcfunction(L, next_item);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

static int base_rawequal(lua_State *L)
{
    luaL_checkany(L, 1);
    luaL_checkany(L, 2);
    if (lua_type(L, 1) == LUA_TSTRING && lua_type(L, 2) == LUA_TSTRING)
        pla_charge_bytes(L, lua_rawlen(L, 1));
    lua_pushboolean(L, lua_rawequal(L, 1, 2));
    return 1;
}

static int base_rawget(lua_State *L)
{
    pla_arg_table(L, 1);
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    if (lua_type(L, 2) == LUA_TSTRING)
        pla_charge_bytes(L, lua_rawlen(L, 2));
    lua_rawget(L, 1);
    return 1;
}

static int base_rawlen(lua_State *L)
{
    int type = lua_type(L, 1);
    luaL_argexpected(L, type == LUA_TTABLE || type == LUA_TSTRING, 1, "table or string");
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
    return 1;
}

/* select(n, ...) --> what follows the n-th; select("#", ...) --> how many */
static int base_select(lua_State *L)
{
    int count = lua_gettop(L);
    pla_sandbox_charge(L, (uint64_t)count / 16);
    if (lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "#") == 0) {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    lua_Integer from = pla_arg_integer(L, 1);
    if (from < 0)
        from = count + from;
    else if (from > count)
        from = count;
    luaL_argcheck(L, 1 <= from, 1, "index out of range");
    return count - (int)from;
}

/* Digits in `base`, with blanks around and a sign; false if the text is something else. */
static bool read_digits(struct pla_text text, lua_Integer base, lua_Integer *out)
{
    static const char blanks[] = " \f\n\r\t\v";
    const char *at = text.at;
    const char *end = text.at + text.length;
    while (at < end && memchr(blanks, *at, sizeof blanks - 1) != NULL)
        at++;
    while (end > at && memchr(blanks, end[-1], sizeof blanks - 1) != NULL)
        end--;
    bool is_negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    if (at == end)
        return false;
    lua_Unsigned n = 0;
    for (; at < end; at++) {
        char c = *at >= 'A' && *at <= 'Z' ? (char)(*at | 0x20) : *at;
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : 36;
        if (digit >= base)
            return false;
        n = n * (lua_Unsigned)base + (lua_Unsigned)digit;
    }
    *out = (lua_Integer)(is_negative ? 0U - n : n);
    return true;
}

static void push_number_in_base(lua_State *L)
{
    lua_Integer base = pla_arg_integer(L, 2);
    luaL_checktype(L, 1, LUA_TSTRING);
    luaL_argcheck(L, 2 <= base && base <= 36, 2, "base out of range");
    struct pla_text text = pla_arg_text(L, 1);
    lua_Integer n;
    pla_sandbox_charge(L, text.length);
    if (read_digits(text, base, &n))
        lua_pushinteger(L, n);
    else
        lua_pushnil(L);
}

/* tonumber(value [, base]) --> number or nil */
static int base_tonumber(lua_State *L)
{
    luaL_checkany(L, 1);
    if (!lua_isnoneornil(L, 2)) {
        push_number_in_base(L);
        return 1;
    }
    if (lua_type(L, 1) == LUA_TNUMBER) {
        lua_settop(L, 1);
        return 1;
    }
    if (lua_type(L, 1) == LUA_TSTRING) {
        struct pla_text text = pla_arg_text(L, 1);
        if (text.length <= LONGEST_NUMBER && lua_stringtonumber(L, text.at) == text.length + 1)
            return 1;
    }
    lua_pushnil(L);
    return 1;
}

void pla_push_text(lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
    case LUA_TSTRING:
        lua_pushvalue(L, index);
        lua_tostring(L, -1);
        return;
    case LUA_TNIL:
        lua_pushliteral(L, "nil");
        return;
    case LUA_TBOOLEAN:
        lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
        return;
    default:
        break;
    }
    if (luaL_callmeta(L, index, "__tostring") && lua_type(L, -1) == LUA_TSTRING)
        return;
    if (luaL_getmetafield(L, index, "__name") != LUA_TSTRING)
        lua_pushstring(L, luaL_typename(L, index));
}

/* tostring(value) --> text; a table is "table", without its address */
static int base_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    pla_push_text(L, 1);
    return 1;
}

const struct pla_allowed pla_lib_base[] = {
    {"assert", NULL, "pure"},
    {"error", base_error, "pure; the level must be a number"},
    {"ipairs", base_ipairs, "goes through tables in order; Lua's own fails without a line"},
    {"next", pla_lib_next, "keys in order: Lua's order depends on the hash seed"},
    {"pairs", pla_lib_pairs, "keys in order: Lua's order depends on the hash seed"},
    {"pcall", base_pcall, "limits are not errors, so it catches none; a caught error is charged"},
    {"rawequal", base_rawequal, "charged by length"},
    {"rawget", base_rawget, "charged by length"},
    {"rawlen", base_rawlen, "pure"},
    {"select", base_select, "charged by the number of values; no texts as numbers"},
    {"tonumber", base_tonumber, "charged by length; more than 200 characters are no number"},
    {"tostring", base_tostring, "no addresses: they differ from run to run"},
    {"type", NULL, "pure"},
    {NULL, NULL, NULL}};
