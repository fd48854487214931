// SPDX-License-Identifier: Apache-2.0
/** string.find, match, gmatch and gsub on the counted matcher. */
#include "rubric/lib.h"

#include <string.h>

#include <lauxlib.h>

#include "rubric/match.h"

/* Setting up a match costs about as much as some instructions. */
enum { MATCH_UNITS = 4 };

/* The matcher may use what is left of the budget; what it used is charged afterwards. */
static const char *match_at(lua_State *L, struct pla_match *m, const char *at, const char *pattern)
{
    struct pla_sandbox *sandbox = pla_sandbox_of(L);
    pla_sandbox_charge(L, MATCH_UNITS);
    m->steps_left = sandbox->budget_left;
    const char *end = pla_match_at(m, at, pattern);
    pla_sandbox_charge(L, sandbox->budget_left - m->steps_left);
    if (m->fault == PLA_MATCH_STEPS)
        pla_sandbox_charge(L, UINT64_MAX); /* leaves */
    if (m->fault != PLA_MATCH_FINE)
        luaL_error(L, "%s", m->text);
    return end;
}

/* Push capture `i`; without captures the whole match is number 0. */
static void push_capture(lua_State *L, const struct pla_match *m, int i, const char *from,
                         const char *to)
{
    if (i >= m->capture_count) {
        if (i != 0)
            luaL_error(L, "invalid capture index %%%d", i + 1);
        lua_pushlstring(L, from, (size_t)(to - from));
        return;
    }
    const struct pla_capture *capture = &m->captures[i];
    if (capture->length == -2)
        luaL_error(L, "unfinished capture");
    if (capture->length == -1)
        lua_pushinteger(L, capture->at - m->subject + 1);
    else
        lua_pushlstring(L, capture->at, (size_t)capture->length);
}

/* @return how many were pushed; `from` NULL: none if the pattern has no captures */
static int push_captures(lua_State *L, const struct pla_match *m, const char *from, const char *to)
{
    int count = m->capture_count == 0 && from != NULL ? 1 : m->capture_count;
    luaL_checkstack(L, count, "too many captures");
    for (int i = 0; i < count; i++)
        push_capture(L, m, i, from, to);
    return count;
}

static int find_plain(lua_State *L, struct pla_text subject, struct pla_text wanted, size_t start)
{
    const char *from = subject.at + start - 1;
    size_t rest = subject.length - start + 1;
    pla_charge_bytes(L, rest);
    const char *found = wanted.length == 0 ? from : memmem(from, rest, wanted.at, wanted.length);
    if (found == NULL) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, found - subject.at + 1);
    lua_pushinteger(L, found - subject.at + (lua_Integer)wanted.length);
    return 2;
}

static int find_or_match(lua_State *L, bool is_find)
{
    struct pla_text subject = pla_arg_text(L, 1);
    struct pla_text pattern = pla_arg_text(L, 2);
    size_t start = pla_position_start(pla_arg_integer_or(L, 3, 1), subject.length);
    if (start > subject.length + 1) {
        lua_pushnil(L);
        return 1;
    }
    if (is_find && (lua_toboolean(L, 4) || pla_match_is_plain(pattern.at, pattern.length)))
        return find_plain(L, subject, pattern, start);
    const char *p = pattern.at;
    bool is_anchored = pattern.length > 0 && *p == '^';
    p += is_anchored;
    struct pla_match m;
    pla_match_init(&m, subject.at, subject.length, pattern.at, pattern.length, 0);
    for (const char *s = subject.at + start - 1; s <= m.subject_end; s++) {
        const char *end = match_at(L, &m, s, p);
        if (end != NULL && !is_find)
            return push_captures(L, &m, s, end);
        if (end != NULL) {
            lua_pushinteger(L, s - subject.at + 1);
            lua_pushinteger(L, end - subject.at);
            return push_captures(L, &m, NULL, NULL) + 2;
        }
        if (is_anchored)
            break;
    }
    lua_pushnil(L);
    return 1;
}

/* find(text, pattern [, start [, plain]]) --> first, last, captures; or nil */
int pla_lib_find(lua_State *L)
{
    return find_or_match(L, true);
}

/* match(text, pattern [, start]) --> captures, or the whole match; or nil */
int pla_lib_match(lua_State *L)
{
    return find_or_match(L, false);
}

/* Upvalues: text, pattern, where to go on, end of the last match (both from 0; -1: none). */
static int next_match(lua_State *L)
{
    size_t length;
    size_t pattern_length;
    const char *subject = lua_tolstring(L, lua_upvalueindex(1), &length);
    const char *pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_length);
    lua_Integer from = lua_tointeger(L, lua_upvalueindex(3));
    lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
    struct pla_match m;
    pla_match_init(&m, subject, length, pattern, pattern_length, 0);
    for (; from <= (lua_Integer)length; from++) {
        const char *end = match_at(L, &m, subject + from, pattern);
        if (end == NULL || end - subject == last)
            continue;
        lua_pushinteger(L, end - subject);
        lua_copy(L, -1, lua_upvalueindex(3));
        lua_replace(L, lua_upvalueindex(4));
        return push_captures(L, &m, subject + from, end);
    }
    lua_pushinteger(L, from);
    lua_replace(L, lua_upvalueindex(3));
    return 0;
}

/* gmatch(text, pattern [, start]) --> iterator */
int pla_lib_gmatch(lua_State *L)
{
    struct pla_text subject = pla_arg_text(L, 1);
    pla_arg_text(L, 2);
    size_t start = pla_position_start(pla_arg_integer_or(L, 3, 1), subject.length);
    if (start > subject.length + 1)
        start = subject.length + 2; /* nothing, not even the empty match at the end */
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)start - 1);
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

/* ---- gsub ---- */

enum { SUBJECT = 1, PATTERN, REPLACEMENT };

/* "%0" the match, "%1" a capture, "%%" a percent sign. */
static void put_template(lua_State *L, struct pla_buffer *b, const struct pla_match *m,
                         const char *from, const char *to)
{
    struct pla_text text = pla_arg_text(L, REPLACEMENT);
    pla_charge_bytes(L, text.length);
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        if (c != '%') {
            pla_buffer_put_c(b, c);
            continue;
        }
        c = ++i < text.length ? text.at[i] : '\0';
        if (c == '%') {
            pla_buffer_put_c(b, c);
        } else if (c == '0') {
            pla_buffer_put(b, from, (size_t)(to - from));
        } else if (c >= '1' && c <= '9') {
            push_capture(L, m, c - '1', from, to);
            struct pla_text capture = pla_arg_text(L, -1);
            pla_buffer_put(b, capture.at, capture.length);
            lua_pop(L, 1);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
    }
}

/* The value a table or function gives for the match; nil and false keep the match. */
static void put_value(lua_State *L, struct pla_buffer *b, const struct pla_match *m,
                      const char *from, const char *to)
{
    if (lua_type(L, REPLACEMENT) == LUA_TTABLE) {
        push_capture(L, m, 0, from, to);
        lua_rawget(L, REPLACEMENT);
    } else {
        lua_pushvalue(L, REPLACEMENT);
        lua_call(L, push_captures(L, m, from, to), 1);
    }
    int type = lua_type(L, -1);
    if (!lua_toboolean(L, -1)) {
        pla_buffer_put(b, from, (size_t)(to - from));
    } else if (type == LUA_TSTRING || type == LUA_TNUMBER) {
        struct pla_text text = pla_arg_text(L, -1);
        pla_buffer_put(b, text.at, text.length);
    } else {
        luaL_error(L, "invalid replacement value (a %s)", lua_typename(L, type));
    }
    lua_pop(L, 1);
}

static bool check_replacement(lua_State *L)
{
    int type = lua_type(L, REPLACEMENT);
    bool is_text = type == LUA_TSTRING || type == LUA_TNUMBER;
    luaL_argexpected(L, is_text || type == LUA_TTABLE || type == LUA_TFUNCTION, REPLACEMENT,
                     "string/function/table");
    return is_text;
}

/* gsub(text, pattern, replacement [, most]) --> text, how many */
int pla_lib_gsub(lua_State *L)
{
    struct pla_text subject = pla_arg_text(L, SUBJECT);
    struct pla_text pattern = pla_arg_text(L, PATTERN);
    bool is_template = check_replacement(L);
    lua_Integer most = pla_arg_integer_or(L, 4, (lua_Integer)subject.length + 1);
    lua_settop(L, REPLACEMENT);
    const char *p = pattern.at;
    bool is_anchored = pattern.length > 0 && *p == '^';
    p += is_anchored;
    struct pla_match m;
    struct pla_buffer b;
    pla_match_init(&m, subject.at, subject.length, pattern.at, pattern.length, 0);
    pla_buffer_init(&b, L, subject.length);
    const char *s = subject.at;
    const char *last = NULL;
    lua_Integer count = 0;
    while (count < most) {
        const char *end = match_at(L, &m, s, p);
        if (end != NULL && end != last) {
            count++;
            (is_template ? put_template : put_value)(L, &b, &m, s, end);
            s = last = end;
        } else if (s < m.subject_end) {
            pla_buffer_put_c(&b, *s++);
        } else {
            break;
        }
        if (is_anchored)
            break;
    }
    pla_buffer_put(&b, s, (size_t)(m.subject_end - s));
    pla_charge_bytes(L, b.length);
    pla_buffer_push(&b);
    lua_pushinteger(L, count);
    return 2;
}
