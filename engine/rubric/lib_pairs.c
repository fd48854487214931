// SPDX-License-Identifier: Apache-2.0
/**
 * pairs and next in one order everywhere: numbers, then texts by bytes, then false and true. Lua's
 * own order follows a hash seeded per process. Keys without an order (tables, functions) raise.
 */
#include "rubric/lib.h"

#include <string.h>

#include <lauxlib.h>

/* A table that was large and emptied is walked through to its end, and its room is Lua's secret. */
enum { KEYS_ON_STACK = 32, WALK_UNITS = 64 };

enum rank { RANK_NUMBER, RANK_TEXT, RANK_BOOLEAN };

struct key {
    enum rank rank;
    bool is_whole; /**< of a number: `whole` holds it, else `real` */
    bool boolean;
    lua_Integer whole;
    lua_Number real;
    struct pla_text text;
};

static struct key key_at(lua_State *L, int index)
{
    struct key key = {0};
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        key.is_whole = lua_isinteger(L, index) != 0;
        if (key.is_whole)
            key.whole = lua_tointeger(L, index);
        else
            key.real = lua_tonumber(L, index);
        break;
    case LUA_TSTRING:
        key.rank = RANK_TEXT;
        key.text.at = lua_tolstring(L, index, &key.text.length);
        break;
    case LUA_TBOOLEAN:
        key.rank = RANK_BOOLEAN;
        key.boolean = lua_toboolean(L, index) != 0;
        break;
    default:
        luaL_error(L, "a key of type %s has no order, so pairs and next cannot go through it",
                   luaL_typename(L, index));
    }
    return key;
}

/* A float key is never whole (Lua makes it an integer), so equality cannot occur here; beyond 2^63
 * a float decides by its sign. */
static int compare_whole_real(lua_Integer whole, lua_Number real)
{
    if (real >= 9223372036854775808.0)
        return -1;
    if (real < -9223372036854775808.0)
        return 1;
    lua_Integer part = (lua_Integer)real; /* toward zero */
    if (whole != part)
        return whole < part ? -1 : 1;
    return (lua_Number)part < real ? -1 : (lua_Number)part > real;
}

static int compare_numbers(const struct key *a, const struct key *b)
{
    if (a->is_whole && b->is_whole)
        return a->whole < b->whole ? -1 : a->whole > b->whole;
    if (a->is_whole)
        return compare_whole_real(a->whole, b->real);
    if (b->is_whole)
        return -compare_whole_real(b->whole, a->real);
    return a->real < b->real ? -1 : a->real > b->real;
}

static int compare_keys(lua_State *L, const struct key *a, const struct key *b)
{
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    if (a->rank == RANK_NUMBER)
        return compare_numbers(a, b);
    if (a->rank == RANK_BOOLEAN)
        return (int)a->boolean - (int)b->boolean;
    pla_charge_bytes(L, a->text.length < b->text.length ? a->text.length : b->text.length);
    return pla_text_compare(a->text, b->text);
}

/* ---- next ---- */

/* next(table [, key]) --> the following key in order, its value; nil at the end */
int pla_lib_next(lua_State *L)
{
    pla_arg_table(L, 1);
    pla_sandbox_charge(L, WALK_UNITS);
    lua_settop(L, 2);
    bool has_last = !lua_isnil(L, 2);
    struct key last = {0};
    if (has_last)
        last = key_at(L, 2);
    struct key least = {0};
    lua_pushnil(L); /* 3: the least key so far */
    lua_pushnil(L);
    while (lua_next(L, 1) != 0) {
        lua_pop(L, 1);
        pla_sandbox_charge(L, 1);
        struct key key = key_at(L, -1);
        if ((has_last && compare_keys(L, &key, &last) <= 0) ||
            (!lua_isnil(L, 3) && compare_keys(L, &key, &least) >= 0))
            continue;
        least = key;
        lua_copy(L, -1, 3);
    }
    if (lua_isnil(L, 3))
        return 1;
    lua_pushvalue(L, 3);
    lua_rawget(L, 1);
    return 2;
}

/* ---- pairs ---- */

/* Count keys; true in `*out_is_list` if they are 1, 2, 3 ... in the order lua_next has them. */
static uint32_t count_keys(lua_State *L, bool *out_is_list)
{
    lua_Integer count = 0;
    bool is_list = true;
    lua_pushnil(L);
    while (lua_next(L, 1) != 0) {
        lua_pop(L, 1);
        count++;
        is_list = is_list && lua_isinteger(L, -1) && lua_tointeger(L, -1) == count;
    }
    *out_is_list = is_list;
    return (uint32_t)count; /* the cap of memory keeps it far below 2^32 */
}

/* Upvalues: the number of the last key, how many there are. */
static int next_of_list(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(1));
    lua_Integer count = lua_tointeger(L, lua_upvalueindex(2));
    pla_arg_table(L, 1);
    while (at < count) {
        at++;
        if (lua_rawgeti(L, 1, at) == LUA_TNIL) {
            lua_pop(L, 1); /* removed meanwhile */
            continue;
        }
        lua_pushinteger(L, at);
        lua_copy(L, -1, lua_upvalueindex(1));
        lua_insert(L, -2);
        return 2;
    }
    lua_pushnil(L);
    return 1;
}

struct order {
    uint32_t at;
    uint32_t count;
    uint32_t items[]; /* positions in the table of keys; as many again for sorting */
};

/* Upvalues: the table of keys, their order. */
static int next_in_order(lua_State *L)
{
    struct order *order = lua_touserdata(L, lua_upvalueindex(2));
    pla_arg_table(L, 1);
    while (order->at < order->count) {
        lua_rawgeti(L, lua_upvalueindex(1), (lua_Integer)order->items[order->at++]);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL)
            return 2;
        lua_pop(L, 2);
    }
    lua_pushnil(L);
    return 1;
}

struct sorting {
    lua_State *L;
    const struct key *keys; /* key i stands at keys[i - 1] */
};

static bool before(void *ctx, uint32_t a, uint32_t b)
{
    struct sorting *sorting = ctx;
    pla_sandbox_charge(sorting->L, 1);
    return compare_keys(sorting->L, &sorting->keys[a - 1], &sorting->keys[b - 1]) < 0;
}

/* Stack: 2 the table of keys, 3 the order. */
static void collect_keys(lua_State *L, uint32_t count, struct key *keys, struct order *order)
{
    *order = (struct order){0, count};
    lua_Integer at = 0;
    lua_pushnil(L);
    while (lua_next(L, 1) != 0) {
        lua_pop(L, 1);
        keys[at] = key_at(L, -1);
        order->items[at] = (uint32_t)at + 1;
        lua_pushvalue(L, -1);
        lua_rawseti(L, 2, ++at);
    }
    struct sorting sorting = {L, keys};
    pla_sort_stable(order->items, order->items + count, count, before, &sorting);
}

/* pairs(table) --> function, table, nil */
int pla_lib_pairs(lua_State *L)
{
    pla_arg_table(L, 1);
    lua_settop(L, 1);
    bool is_list;
    uint32_t count = count_keys(L, &is_list);
    pla_sandbox_charge(L, WALK_UNITS + (uint64_t)count);
    if (is_list) {
        lua_pushinteger(L, 0);
        lua_pushinteger(L, (lua_Integer)count);
        lua_pushcclosure(L, next_of_list, 2);
    } else {
        struct key few[KEYS_ON_STACK];
        lua_createtable(L, (int)count, 0);
        struct order *order =
            lua_newuserdatauv(L, sizeof *order + (size_t)count * 2 * sizeof order->items[0], 0);
        struct key *keys = few;
        if (count > KEYS_ON_STACK)
            keys = lua_newuserdatauv(L, (size_t)count * sizeof *keys, 0);
        collect_keys(L, count, keys, order);
        lua_settop(L, 3);
        lua_pushcclosure(L, next_in_order, 2);
    }
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}
