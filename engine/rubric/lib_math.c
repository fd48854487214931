// SPDX-License-Identifier: Apache-2.0
/**
 * The part of Lua's math library whose results are exact or correctly rounded on every machine.
 * Texts are not taken for numbers.
 */
#include "rubric/lib.h"

#include <float.h>
#include <math.h>

#include <lauxlib.h>

/* The float as an integer if it is one and fits, else as a float. */
static void push_whole(lua_State *L, lua_Number n)
{
    lua_Integer whole;
    if (lua_numbertointeger(n, &whole))
        lua_pushinteger(L, whole);
    else
        lua_pushnumber(L, n);
}

static int math_abs(lua_State *L)
{
    lua_Number n = pla_arg_number(L, 1);
    if (!lua_isinteger(L, 1)) {
        lua_pushnumber(L, fabs(n));
        return 1;
    }
    lua_Integer whole = lua_tointeger(L, 1);
    lua_pushinteger(L, whole < 0 ? (lua_Integer)(0U - (lua_Unsigned)whole) : whole);
    return 1;
}

static int math_ceil(lua_State *L)
{
    lua_Number n = pla_arg_number(L, 1);
    if (lua_isinteger(L, 1))
        lua_settop(L, 1);
    else
        push_whole(L, ceil(n));
    return 1;
}

static int math_floor(lua_State *L)
{
    lua_Number n = pla_arg_number(L, 1);
    if (lua_isinteger(L, 1))
        lua_settop(L, 1);
    else
        push_whole(L, floor(n));
    return 1;
}

/* fmod(a, b): the rest of the division that rounds toward zero */
static int math_fmod(lua_State *L)
{
    lua_Number a = pla_arg_number(L, 1);
    lua_Number b = pla_arg_number(L, 2);
    if (!lua_isinteger(L, 1) || !lua_isinteger(L, 2)) {
        lua_pushnumber(L, fmod(a, b));
        return 1;
    }
    lua_Integer divisor = lua_tointeger(L, 2);
    luaL_argcheck(L, divisor != 0, 2, "zero");
    /* The least integer divided by -1 would trap. */
    lua_pushinteger(L, divisor == -1 ? 0 : lua_tointeger(L, 1) % divisor);
    return 1;
}

static int push_extreme(lua_State *L, bool is_max)
{
    int count = lua_gettop(L);
    int best = 1;
    pla_arg_number(L, 1);
    pla_sandbox_charge(L, (uint64_t)count / 4);
    for (int i = 2; i <= count; i++) {
        pla_arg_number(L, i);
        if (is_max ? lua_compare(L, best, i, LUA_OPLT) : lua_compare(L, i, best, LUA_OPLT))
            best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int math_max(lua_State *L)
{
    return push_extreme(L, true);
}

static int math_min(lua_State *L)
{
    return push_extreme(L, false);
}

/* modf(n) --> whole part, fraction */
static int math_modf(lua_State *L)
{
    lua_Number n = pla_arg_number(L, 1);
    if (lua_isinteger(L, 1)) {
        lua_settop(L, 1);
        lua_pushnumber(L, 0);
        return 2;
    }
    lua_Number whole = n < 0 ? ceil(n) : floor(n);
    push_whole(L, whole);
    lua_pushnumber(L, fabs(n) > DBL_MAX ? 0.0 : n - whole);
    return 2;
}

static int math_sqrt(lua_State *L)
{
    lua_pushnumber(L, sqrt(pla_arg_number(L, 1)));
    return 1;
}

static int math_tointeger(lua_State *L)
{
    luaL_checkany(L, 1);
    int is_whole = 0;
    lua_Integer n = lua_type(L, 1) == LUA_TNUMBER ? lua_tointegerx(L, 1, &is_whole) : 0;
    if (is_whole)
        lua_pushinteger(L, n);
    else
        lua_pushnil(L);
    return 1;
}

static int math_type(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_type(L, 1) == LUA_TNUMBER)
        lua_pushstring(L, lua_isinteger(L, 1) ? "integer" : "float");
    else
        lua_pushnil(L);
    return 1;
}

static int math_ult(lua_State *L)
{
    lua_Unsigned a = (lua_Unsigned)pla_arg_integer(L, 1);
    lua_Unsigned b = (lua_Unsigned)pla_arg_integer(L, 2);
    lua_pushboolean(L, a < b);
    return 1;
}

void pla_lib_math_constants(lua_State *L)
{
    lua_pushnumber(L, 3.141592653589793238462643383279502884);
    lua_setfield(L, -2, "pi");
    lua_pushnumber(L, (lua_Number)HUGE_VAL);
    lua_setfield(L, -2, "huge");
    lua_pushinteger(L, LUA_MAXINTEGER);
    lua_setfield(L, -2, "maxinteger");
    lua_pushinteger(L, LUA_MININTEGER);
    lua_setfield(L, -2, "mininteger");
}

const struct pla_allowed pla_lib_math[] = {
    {"abs", math_abs, "exact"},
    {"ceil", math_ceil, "exact"},
    {"floor", math_floor, "exact"},
    {"fmod", math_fmod, "exact"},
    {"max", math_max, "exact; charged by the number of values"},
    {"min", math_min, "exact; charged by the number of values"},
    {"modf", math_modf, "exact"},
    {"sqrt", math_sqrt, "correctly rounded by IEEE 754"},
    {"tointeger", math_tointeger, "exact; no texts"},
    {"type", math_type, "pure"},
    {"ult", math_ult, "exact"},
    {NULL, NULL, NULL}};
