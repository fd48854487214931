// SPDX-License-Identifier: Apache-2.0
/** Strict arguments and the text buffer of the script library. */
#include "rubric/lib.h"

#include <stdint.h>
#include <string.h>

#include <lauxlib.h>

enum { BYTES_PER_UNIT = 16, FIRST_CAPACITY = 128 };

lua_Number pla_arg_number(lua_State *L, int arg)
{
    luaL_checktype(L, arg, LUA_TNUMBER);
    return lua_tonumber(L, arg);
}

lua_Integer pla_arg_integer(lua_State *L, int arg)
{
    luaL_checktype(L, arg, LUA_TNUMBER);
    int is_whole;
    lua_Integer n = lua_tointegerx(L, arg, &is_whole);
    luaL_argcheck(L, is_whole, arg, "number has no integer representation");
    return n;
}

lua_Integer pla_arg_integer_or(lua_State *L, int arg, lua_Integer fallback)
{
    return lua_isnoneornil(L, arg) ? fallback : pla_arg_integer(L, arg);
}

struct pla_text pla_arg_text(lua_State *L, int arg)
{
    struct pla_text text;
    text.at = luaL_checklstring(L, arg, &text.length);
    return text;
}

void pla_arg_table(lua_State *L, int arg)
{
    luaL_checktype(L, arg, LUA_TTABLE);
}

size_t pla_position_start(lua_Integer position, size_t length)
{
    if (position > 0)
        return (size_t)position;
    if (position == 0)
        return 1;
    return position < -(lua_Integer)length ? 1 : length + (size_t)(position + 1);
}

size_t pla_position_end(lua_Integer position, size_t length)
{
    if (position > (lua_Integer)length)
        return length;
    if (position >= 0)
        return (size_t)position;
    return position < -(lua_Integer)length ? 0 : length + (size_t)(position + 1);
}

void pla_charge_bytes(lua_State *L, size_t bytes)
{
    if (bytes >= BYTES_PER_UNIT)
        pla_sandbox_charge(L, bytes / BYTES_PER_UNIT);
}

void pla_buffer_init(struct pla_buffer *b, lua_State *L, size_t capacity)
{
    if (capacity > pla_sandbox_limits(pla_sandbox_of(L))->string_bytes)
        pla_sandbox_leave_string(L, capacity);
    *b = (struct pla_buffer){.L = L, .capacity = capacity > 0 ? capacity : FIRST_CAPACITY};
    b->at = lua_newuserdatauv(L, b->capacity, 0);
    b->slot = lua_gettop(L);
}

char *pla_buffer_reserve(struct pla_buffer *b, size_t more)
{
    if (more <= b->capacity - b->length)
        return b->at + b->length;
    size_t limit = pla_sandbox_limits(pla_sandbox_of(b->L))->string_bytes;
    if (more > limit || b->length > limit - more)
        pla_sandbox_leave_string(b->L, b->length + more);
    size_t need = b->length + more;
    size_t capacity = b->capacity * 2 > need ? b->capacity * 2 : need;
    char *at = lua_newuserdatauv(b->L, capacity, 0);
    memcpy(at, b->at, b->length);
    lua_replace(b->L, b->slot);
    b->at = at;
    b->capacity = capacity;
    return at + b->length;
}

void pla_buffer_put(struct pla_buffer *b, const char *bytes, size_t length)
{
    char *to = pla_buffer_reserve(b, length);
    if (length > 0)
        memcpy(to, bytes, length);
    b->length += length;
}

void pla_buffer_put_c(struct pla_buffer *b, char c)
{
    *pla_buffer_reserve(b, 1) = c;
    b->length++;
}

void pla_buffer_push(struct pla_buffer *b)
{
    lua_pushlstring(b->L, b->at, b->length);
}
