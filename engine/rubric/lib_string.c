// SPDX-License-Identifier: Apache-2.0
/** The string library: bytes, ASCII letters in every locale, bounded results. */
#include "rubric/lib.h"

#include <string.h>

#include <lauxlib.h>

enum { MOST_BYTES = 4000 };

/* byte(text [, first [, last]]) --> codes */
static int string_byte(lua_State *L)
{
    struct pla_text text = pla_arg_text(L, 1);
    lua_Integer from = pla_arg_integer_or(L, 2, 1);
    size_t first = pla_position_start(from, text.length);
    /* Without a last the first counts as given: byte("x", 9) is nothing. */
    size_t last =
        pla_position_end(pla_arg_integer_or(L, 3, lua_isnoneornil(L, 2) ? 1 : from), text.length);
    if (first > last)
        return 0;
    size_t count = last - first + 1;
    if (count > MOST_BYTES)
        return luaL_error(L, "string slice too long: at most %d bytes", MOST_BYTES);
    pla_sandbox_charge(L, count / 4);
    luaL_checkstack(L, (int)count, "string slice too long");
    for (size_t i = 0; i < count; i++)
        lua_pushinteger(L, (unsigned char)text.at[first - 1 + i]);
    return (int)count;
}

static int string_char(lua_State *L)
{
    int count = lua_gettop(L);
    struct pla_buffer b;
    pla_sandbox_charge(L, (uint64_t)count / 4);
    pla_buffer_init(&b, L, (size_t)count);
    for (int i = 1; i <= count; i++) {
        lua_Integer code = pla_arg_integer(L, i);
        luaL_argcheck(L, code >= 0 && code <= 255, i, "value out of range");
        pla_buffer_put_c(&b, (char)code);
    }
    pla_buffer_push(&b);
    return 1;
}

static int string_len(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)pla_arg_text(L, 1).length);
    return 1;
}

/* A copy of the text, each byte from change(text, index). */
static int push_changed(lua_State *L, char (*change)(struct pla_text, size_t))
{
    struct pla_text text = pla_arg_text(L, 1);
    struct pla_buffer b;
    pla_charge_bytes(L, text.length);
    pla_buffer_init(&b, L, text.length);
    for (size_t i = 0; i < text.length; i++)
        b.at[i] = change(text, i);
    b.length = text.length;
    pla_buffer_push(&b);
    return 1;
}

static char lower(struct pla_text text, size_t i)
{
    char c = text.at[i];
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static char upper(struct pla_text text, size_t i)
{
    char c = text.at[i];
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

static char mirrored(struct pla_text text, size_t i)
{
    return text.at[text.length - 1 - i];
}

static int string_lower(lua_State *L)
{
    return push_changed(L, lower);
}

static int string_upper(lua_State *L)
{
    return push_changed(L, upper);
}

static int string_reverse(lua_State *L)
{
    return push_changed(L, mirrored);
}

/* rep(text, count [, separator]) --> text */
static int string_rep(lua_State *L)
{
    struct pla_text text = pla_arg_text(L, 1);
    lua_Integer count = pla_arg_integer(L, 2);
    struct pla_text separator = {"", 0};
    if (!lua_isnoneornil(L, 3))
        separator = pla_arg_text(L, 3);
    size_t each = text.length + separator.length;
    if (count <= 0 || each == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    size_t limit = pla_sandbox_limits(pla_sandbox_of(L))->string_bytes;
    if ((lua_Unsigned)count > (limit + separator.length) / each)
        pla_sandbox_leave_string(L, limit + 1);
    size_t length = (size_t)count * each - separator.length;
    struct pla_buffer b;
    pla_buffer_init(&b, L, length); /* what is allocated is charged */
    pla_buffer_put(&b, text.at, text.length);
    if (count > 1)
        pla_buffer_put(&b, separator.at, separator.length);
    /* What stands there is doubled: it repeats with the period of text and separator. */
    while (b.length < length)
        pla_buffer_put(&b, b.at, b.length < length - b.length ? b.length : length - b.length);
    pla_buffer_push(&b);
    return 1;
}

static int string_sub(lua_State *L)
{
    struct pla_text text = pla_arg_text(L, 1);
    size_t first = pla_position_start(pla_arg_integer(L, 2), text.length);
    size_t last = pla_position_end(pla_arg_integer_or(L, 3, -1), text.length);
    if (first > last)
        lua_pushliteral(L, "");
    else
        lua_pushlstring(L, text.at + first - 1, last - first + 1);
    return 1;
}

const struct pla_allowed pla_lib_string[] = {
    {"byte", string_byte, "at most 4000 values"},
    {"char", string_char, "charged by the number of values"},
    {"find", pla_lib_find, "own matcher: Lua's can work for hours in one instruction"},
    {"format", pla_lib_format, "no addresses; bounded and charged"},
    {"gmatch", pla_lib_gmatch, "own matcher"},
    {"gsub", pla_lib_gsub, "own matcher; bounded"},
    {"len", string_len, "pure"},
    {"lower", string_lower, "ASCII in every locale; charged by bytes"},
    {"match", pla_lib_match, "own matcher"},
    {"rep", string_rep, "bounded, also for the empty text; charged"},
    {"reverse", string_reverse, "charged by bytes"},
    {"sub", string_sub, "the copy is charged"},
    {"upper", string_upper, "ASCII in every locale; charged by bytes"},
    {NULL, NULL, NULL}};
