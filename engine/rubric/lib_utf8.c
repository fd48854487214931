// SPDX-License-Identifier: Apache-2.0
/** The utf8 library, strict (RFC 3629: no surrogates, nothing above 10FFFF) and charged. */
#include "rubric/lib.h"

#include <string.h>

#include <lauxlib.h>

#include "base/utf8.h"

enum { MOST_CODES = 4000, LONGEST_CODE = 4 };

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0U) == 0x80;
}

/* The code point at `at` (from 0); false if there is no valid one. */
static bool read_code(struct pla_text text, size_t at, uint32_t *out_code, size_t *out_length)
{
    if (at >= text.length)
        return false;
    size_t rest = text.length - at;
    const char *from = text.at + at;
    size_t length = 1;
    while (length < rest && length < LONGEST_CODE && is_continuation(from[length]))
        length++;
    /* Extra continuation bytes make the text behind invalid, not this code point. */
    unsigned char lead = (unsigned char)*from;
    size_t wanted = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length < wanted || pla_utf8_valid_length(from, wanted) != wanted)
        return false;
    const char *next = from;
    *out_code = pla_utf8_next(&next, from + wanted);
    *out_length = wanted;
    return true;
}

/* char(code, ...) --> text */
static int utf8_char(lua_State *L)
{
    int count = lua_gettop(L);
    struct pla_buffer b;
    pla_sandbox_charge(L, (uint64_t)count);
    pla_buffer_init(&b, L, 0);
    for (int i = 1; i <= count; i++) {
        lua_Integer code = pla_arg_integer(L, i);
        bool is_valid = code >= 0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
        luaL_argcheck(L, is_valid, i, "value out of range");
        char bytes[LONGEST_CODE];
        pla_buffer_put(&b, bytes, pla_utf8_encode((uint32_t)code, bytes));
    }
    pla_buffer_push(&b);
    return 1;
}

/* len(text [, first [, last]]) --> code points; or nil and the position of the first bad byte */
static int utf8_len(lua_State *L)
{
    struct pla_text text = pla_arg_text(L, 1);
    lua_Integer length = (lua_Integer)text.length;
    lua_Integer from = pla_arg_integer_or(L, 2, 1);
    lua_Integer to = pla_arg_integer_or(L, 3, -1);
    from = from < 0 && -from <= length ? length + from + 1 : from;
    to = to < 0 ? length + to + 1 : to;
    luaL_argcheck(L, 1 <= from && from <= length + 1, 2, "initial position out of bounds");
    luaL_argcheck(L, to <= length, 3, "final position out of bounds");
    lua_Integer count = 0;
    if (to >= from)
        pla_sandbox_charge(L, (uint64_t)(to - from));
    for (lua_Integer at = from - 1; at < to; count++) {
        uint32_t code;
        size_t bytes;
        if (!read_code(text, (size_t)at, &code, &bytes)) {
            lua_pushnil(L);
            lua_pushinteger(L, at + 1);
            return 2;
        }
        at += (lua_Integer)bytes;
    }
    lua_pushinteger(L, count);
    return 1;
}

/* codepoint(text [, first [, last]]) --> codes */
static int utf8_codepoint(lua_State *L)
{
    struct pla_text text = pla_arg_text(L, 1);
    lua_Integer length = (lua_Integer)text.length;
    lua_Integer from = pla_arg_integer_or(L, 2, 1);
    from = from < 0 ? length + from + 1 : from;
    lua_Integer to = pla_arg_integer_or(L, 3, from);
    to = to < 0 ? length + to + 1 : to;
    luaL_argcheck(L, from >= 1, 2, "out of bounds");
    luaL_argcheck(L, to <= length, 3, "out of bounds");
    if (from > to)
        return 0;
    if (to - from >= MOST_CODES)
        return luaL_error(L, "string slice too long: at most %d bytes", MOST_CODES);
    pla_sandbox_charge(L, (uint64_t)(to - from));
    luaL_checkstack(L, (int)(to - from) + 1, "string slice too long");
    int count = 0;
    for (lua_Integer at = from - 1; at < to; count++) {
        uint32_t code;
        size_t bytes;
        if (!read_code(text, (size_t)at, &code, &bytes))
            return luaL_error(L, "invalid UTF-8 code");
        lua_pushinteger(L, (lua_Integer)code);
        at += (lua_Integer)bytes;
    }
    return count;
}

/* offset(text, n [, from]) --> position of the n-th code point from there, or nil */
static int utf8_offset(lua_State *L)
{
    struct pla_text text = pla_arg_text(L, 1);
    lua_Integer length = (lua_Integer)text.length;
    lua_Integer n = pla_arg_integer(L, 2);
    lua_Integer at = pla_arg_integer_or(L, 3, n > 0 ? 1 : length + 1);
    at = at < 0 ? length + at + 1 : at;
    luaL_argcheck(L, 1 <= at && at <= length + 1, 3, "position out of bounds");
    at--;
    pla_sandbox_charge(L, text.length);
    if (n == 0) {
        while (at > 0 && at < length && is_continuation(text.at[at]))
            at--;
        lua_pushinteger(L, at + 1);
        return 1;
    }
    if (at < length && is_continuation(text.at[at]))
        return luaL_error(L, "initial position is a continuation byte");
    for (; n < 0 && at > 0; n++)
        do
            at--;
        while (at > 0 && is_continuation(text.at[at]));
    for (n = n > 0 ? n - 1 : n; n > 0 && at < length; n--)
        do
            at++;
        while (at < length && is_continuation(text.at[at]));
    if (n == 0)
        lua_pushinteger(L, at + 1);
    else
        lua_pushnil(L);
    return 1;
}

/* The step of codes: text, position of the last code point (0: none). */
static int next_code(lua_State *L)
{
    struct pla_text text = pla_arg_text(L, 1);
    lua_Integer last = pla_arg_integer(L, 2);
    size_t at = last > 0 ? (size_t)last : 0;
    while (at > 0 && at < text.length && is_continuation(text.at[at]))
        at++;
    if (at >= text.length)
        return 0;
    uint32_t code;
    size_t bytes;
    if (!read_code(text, at, &code, &bytes) ||
        (at + bytes < text.length && is_continuation(text.at[at + bytes])))
        return luaL_error(L, "invalid UTF-8 code");
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, (lua_Integer)code);
    return 2;
}

/* codes(text) --> iterator over position, code */
static int utf8_codes(lua_State *L)
{
    struct pla_text text = pla_arg_text(L, 1);
    luaL_argcheck(L, text.length == 0 || !is_continuation(text.at[0]), 1, "invalid UTF-8 code");
    lua_pushcfunction(L, next_code);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

void pla_lib_utf8_constants(lua_State *L)
{
    lua_pushlstring(L, "[\0-\x7F\xC2-\xFD][\x80-\xBF]*", 14);
    lua_setfield(L, -2, "charpattern");
}

const struct pla_allowed pla_lib_utf8[] = {
    {"char", utf8_char, "strict; charged by the number of values"},
    {"codepoint", utf8_codepoint, "strict; at most 4000 bytes"},
    {"codes", utf8_codes, "strict: Lua 5.4.4 accepts stray bytes"},
    {"len", utf8_len, "strict; charged by bytes"},
    {"offset", utf8_offset, "charged by bytes"},
    {NULL, NULL, NULL}};
