// SPDX-License-Identifier: Apache-2.0
/**
 * A stable merge sort, and table.sort on it. Lua's own takes pivots from the clock for unbalanced
 * input, so the order of equal items would differ from run to run.
 */
#include "rubric/lib.h"

#include <string.h>

#include <lauxlib.h>

enum { RUN = 8 };

typedef bool before_function(void *ctx, uint32_t a, uint32_t b);

static void insert_sort(uint32_t *order, uint32_t count, before_function *before, void *ctx)
{
    for (uint32_t i = 1; i < count; i++) {
        uint32_t item = order[i];
        uint32_t at = i;
        for (; at > 0 && before(ctx, item, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = item;
    }
}

/* Merge [0, middle) and [middle, count). */
static void merge(uint32_t *order, uint32_t *scratch, uint32_t middle, uint32_t count,
                  before_function *before, void *ctx)
{
    if (!before(ctx, order[middle], order[middle - 1]))
        return;
    memcpy(scratch, order, middle * sizeof *order);
    uint32_t left = 0;
    uint32_t right = middle;
    for (uint32_t at = 0; left < middle; at++) {
        bool takes_right = right < count && before(ctx, order[right], scratch[left]);
        order[at] = takes_right ? order[right++] : scratch[left++];
    }
}

void pla_sort_stable(uint32_t *order, uint32_t *scratch, uint32_t count, before_function *before,
                     void *ctx)
{
    for (uint32_t from = 0; from < count; from += RUN)
        insert_sort(order + from, count - from < RUN ? count - from : RUN, before, ctx);
    for (uint64_t width = RUN; width < count; width *= 2)
        for (uint64_t from = 0; from + width < count; from += 2 * width) {
            uint64_t rest = count - from;
            merge(order + from, scratch, (uint32_t)width,
                  (uint32_t)(rest < 2 * width ? rest : 2 * width), before, ctx);
        }
}

/* Stack: 1 the table, 2 the function or nil, 3 a copy of the items, 4 the order. */
enum { TABLE = 1, FUNCTION, ITEMS, ORDER };

static bool before_by_function(void *ctx, uint32_t a, uint32_t b)
{
    lua_State *L = ctx;
    pla_sandbox_charge(L, 2);
    lua_pushvalue(L, FUNCTION);
    lua_rawgeti(L, ITEMS, (lua_Integer)a);
    lua_rawgeti(L, ITEMS, (lua_Integer)b);
    lua_call(L, 2, 1);
    bool is_before = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return is_before;
}

/* lua_compare would name no line. */
static void check_comparable(lua_State *L)
{
    int left = lua_type(L, -2);
    int right = lua_type(L, -1);
    bool has_order = left == LUA_TNUMBER || left == LUA_TSTRING || left == LUA_TUSERDATA;
    if (left != right || !has_order)
        luaL_error(L, "sort cannot compare a %s with a %s", lua_typename(L, left),
                   lua_typename(L, right));
}

static bool before_by_value(void *ctx, uint32_t a, uint32_t b)
{
    lua_State *L = ctx;
    lua_rawgeti(L, ITEMS, (lua_Integer)a);
    lua_rawgeti(L, ITEMS, (lua_Integer)b);
    check_comparable(L);
    bool is_before;
    if (lua_type(L, -1) == LUA_TSTRING) {
        struct pla_text left = pla_arg_text(L, -2);
        struct pla_text right = pla_arg_text(L, -1);
        pla_charge_bytes(L, left.length < right.length ? left.length : right.length);
        is_before = pla_text_compare(left, right) < 0;
    } else {
        is_before = lua_compare(L, -2, -1, LUA_OPLT) != 0;
    }
    pla_sandbox_charge(L, 1);
    lua_pop(L, 2);
    return is_before;
}

int pla_lib_sort(lua_State *L)
{
    pla_arg_table(L, TABLE);
    if (!lua_isnoneornil(L, FUNCTION))
        luaL_checktype(L, FUNCTION, LUA_TFUNCTION);
    lua_settop(L, FUNCTION);
    lua_Unsigned length = lua_rawlen(L, TABLE);
    pla_sandbox_charge(L, length);
    luaL_argcheck(L, length < INT32_MAX, TABLE, "too many items");
    uint32_t count = (uint32_t)length;
    lua_createtable(L, (int)count, 0);
    uint32_t *order = lua_newuserdatauv(L, (size_t)count * 2 * sizeof *order, 0);
    for (uint32_t i = 0; i < count; i++) {
        lua_rawgeti(L, TABLE, (lua_Integer)i + 1);
        lua_rawseti(L, ITEMS, (lua_Integer)i + 1);
        order[i] = i + 1;
    }
    bool is_plain = lua_isnil(L, FUNCTION);
    pla_sort_stable(order, order + count, count, is_plain ? before_by_value : before_by_function,
                    L);
    for (uint32_t i = 0; i < count; i++) {
        lua_rawgeti(L, ITEMS, (lua_Integer)order[i]);
        lua_rawseti(L, TABLE, (lua_Integer)i + 1);
    }
    return 0;
}
