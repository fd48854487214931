// SPDX-License-Identifier: Apache-2.0
/** The table library: every function is bounded and charged by the items it touches. */
#include "rubric/lib.h"

#include <lauxlib.h>

enum { MOST_UNPACKED = 4000 };

/* Items from `first` to `last`; charged before anything happens, so that 1 to 2^50 ends here. */
static uint64_t charge_range(lua_State *L, lua_Integer first, lua_Integer last)
{
    if (first > last)
        return 0;
    uint64_t span = (lua_Unsigned)last - (lua_Unsigned)first;
    pla_sandbox_charge(L, span);
    pla_sandbox_charge(L, 1);
    return span + 1;
}

/* insert(table, [position,] value) */
static int table_insert(lua_State *L)
{
    pla_arg_table(L, 1);
    lua_Integer end = (lua_Integer)lua_rawlen(L, 1) + 1;
    if (lua_gettop(L) == 2) {
        lua_rawseti(L, 1, end);
        return 0;
    }
    if (lua_gettop(L) != 3)
        return luaL_error(L, "wrong number of arguments to 'insert'");
    lua_Integer position = pla_arg_integer(L, 2);
    luaL_argcheck(L, 1 <= position && position <= end, 2, "position out of bounds");
    charge_range(L, position, end);
    for (lua_Integer i = end; i > position; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
    }
    lua_rawseti(L, 1, position);
    return 0;
}

/* remove(table [, position]) --> the value that stood there */
static int table_remove(lua_State *L)
{
    pla_arg_table(L, 1);
    lua_Integer size = (lua_Integer)lua_rawlen(L, 1);
    lua_Integer position = pla_arg_integer_or(L, 2, size);
    bool is_inside = position >= 1 && position <= size + 1;
    luaL_argcheck(L, is_inside || position == size, 2, "position out of bounds");
    charge_range(L, position, size);
    lua_rawgeti(L, 1, position);
    for (; position < size; position++) {
        lua_rawgeti(L, 1, position + 1);
        lua_rawseti(L, 1, position);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, position);
    return 1;
}

/* move(from, first, last, to [, into]) --> into */
static int table_move(lua_State *L)
{
    pla_arg_table(L, 1);
    lua_Integer first = pla_arg_integer(L, 2);
    lua_Integer last = pla_arg_integer(L, 3);
    lua_Integer to = pla_arg_integer(L, 4);
    int into = lua_isnoneornil(L, 5) ? 1 : 5;
    pla_arg_table(L, into);
    uint64_t count = charge_range(L, first, last);
    luaL_argcheck(L, count == 0 || to <= LUA_MAXINTEGER - (lua_Integer)count + 1, 4,
                  "destination wrap around");
    bool is_upward = to > last || to <= first || !lua_rawequal(L, 1, into);
    for (uint64_t i = 0; i < count; i++) {
        lua_Integer offset = (lua_Integer)(is_upward ? i : count - 1 - i);
        lua_rawgeti(L, 1, first + offset);
        lua_rawseti(L, into, to + offset);
    }
    lua_pushvalue(L, into);
    return 1;
}

/* concat(table [, separator [, first [, last]]]) --> text */
static int table_concat(lua_State *L)
{
    pla_arg_table(L, 1);
    struct pla_text separator = {"", 0};
    if (!lua_isnoneornil(L, 2))
        separator = pla_arg_text(L, 2);
    lua_Integer first = pla_arg_integer_or(L, 3, 1);
    lua_Integer last = pla_arg_integer_or(L, 4, (lua_Integer)lua_rawlen(L, 1));
    uint64_t count = charge_range(L, first, last);
    struct pla_buffer b;
    pla_buffer_init(&b, L, 0);
    for (uint64_t i = 0; i < count; i++) {
        lua_Integer at = first + (lua_Integer)i;
        int type = lua_rawgeti(L, 1, at);
        if (type != LUA_TSTRING && type != LUA_TNUMBER)
            return luaL_error(L, "invalid value (at index %I) in table for 'concat'",
                              (LUAI_UACINT)at);
        struct pla_text text = pla_arg_text(L, -1);
        pla_charge_bytes(L, text.length + separator.length);
        if (i > 0)
            pla_buffer_put(&b, separator.at, separator.length);
        pla_buffer_put(&b, text.at, text.length);
        lua_pop(L, 1);
    }
    pla_buffer_push(&b);
    return 1;
}

/* pack(...) --> table with n */
static int table_pack(lua_State *L)
{
    int count = lua_gettop(L);
    pla_sandbox_charge(L, (uint64_t)count / 4);
    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i--)
        lua_rawseti(L, 1, i);
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

/* unpack(table [, first [, last]]) --> the values */
static int table_unpack(lua_State *L)
{
    pla_arg_table(L, 1);
    lua_Integer first = pla_arg_integer_or(L, 2, 1);
    lua_Integer last = pla_arg_integer_or(L, 3, (lua_Integer)lua_rawlen(L, 1));
    if (first > last)
        return 0;
    if ((lua_Unsigned)last - (lua_Unsigned)first >= MOST_UNPACKED)
        return luaL_error(L, "too many results to unpack: at most %d", MOST_UNPACKED);
    int count = (int)charge_range(L, first, last);
    luaL_checkstack(L, count, "too many results to unpack");
    for (int i = 0; i < count; i++)
        lua_rawgeti(L, 1, first + i);
    return count;
}

const struct pla_allowed pla_lib_table[] = {
    {"concat", table_concat, "bounded by the limit of texts; charged by bytes"},
    {"insert", table_insert, "charged by the items it shifts"},
    {"move", table_move, "charged by the items it moves, before it starts"},
    {"pack", table_pack, "charged by the number of values"},
    {"remove", table_remove, "charged by the items it shifts"},
    {"sort", pla_lib_sort, "stable: Lua's own takes pivots from the clock"},
    {"unpack", table_unpack, "at most 4000 values"},
    {NULL, NULL, NULL}};
