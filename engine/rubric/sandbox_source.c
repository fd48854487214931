// SPDX-License-Identifier: Apache-2.0
/**
 * From a source text to a function: size, encoding and shape are checked before the parser, which
 * no hook interrupts, sees it.
 */
#include "rubric/sandbox_inside.h"

#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

#include "base/utf8.h"
#include "rubric/prescan.h"

/* The parser works about as long on 8 bytes as the interpreter on one instruction. */
enum { PARSE_BYTES_PER_UNIT = 8 };

static int line_at(struct pla_text text, size_t offset)
{
    int line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text.at[i] == '\n';
    return line;
}

static enum pla_code check_bytes(struct pla_text text, size_t limit, struct pla_err *err)
{
    if (text.length > limit) {
        pla_err_set(err, PLA_LIMIT, "limit source: the file has %zu bytes, at most %zu are read",
                    text.length, limit);
        pla_err_hint(err, "split it into files read by include, or raise the limit source");
        return PLA_LIMIT;
    }
    if (text.length > 0 && text.at[0] == '\033')
        return pla_err_set(err, PLA_RUBRIC, "this is compiled Lua; only its text is read");
    if (text.length > 0 && text.at[0] == '#')
        return pla_err_set(err, PLA_RUBRIC, "the first line starts with '#', which is not Lua");
    const char *nul = text.length > 0 ? memchr(text.at, 0, text.length) : NULL;
    size_t valid = pla_utf8_valid_length(text.at, text.length);
    if (nul != NULL && (size_t)(nul - text.at) < valid) {
        pla_err_set(err, PLA_RUBRIC, "the text holds a zero byte");
        pla_err_prepend(err, ":%d", line_at(text, (size_t)(nul - text.at)));
        return PLA_RUBRIC;
    }
    if (valid < text.length) {
        pla_err_set(err, PLA_RUBRIC, "the text is not valid UTF-8");
        pla_err_hint(err, "save the file as UTF-8");
        pla_err_prepend(err, ":%d", line_at(text, valid));
        return PLA_RUBRIC;
    }
    return pla_prescan(text, err);
}

/* The message on top; "C stack overflow", for nested parts, comes without a place. */
static void raise_syntax(lua_State *L, const char *name)
{
    const char *text = lua_tostring(L, -1);
    if (text != NULL && strchr(text, ':') == NULL)
        lua_pushfstring(L, "%s:1: the text is nested too deeply (%s)", name, text);
    lua_error(L);
}

void pla_sandbox_push_source(lua_State *L, const char *name, struct pla_text text)
{
    struct pla_sandbox *sandbox = pla_sandbox_of(L);
    if (text.length >= 3 && memcmp(text.at, "\xEF\xBB\xBF", 3) == 0)
        text = (struct pla_text){text.at + 3, text.length - 3}; /* a mark some editors write */
    struct pla_err err = {0};
    if (check_bytes(text, sandbox->limits.source_bytes, &err) != PLA_OK) {
        pla_err_prepend(&err, "%s", name);
        pla_sandbox_raise(L, &err);
    }
    pla_sandbox_charge(L, text.length / PARSE_BYTES_PER_UNIT);
    lua_pushfstring(L, "=%s", name);
    sandbox->source_name = name;
    int status =
        luaL_loadbufferx(L, text.length > 0 ? text.at : "", text.length, lua_tostring(L, -1), "t");
    sandbox->source_name = NULL;
    if (status != LUA_OK)
        raise_syntax(L, name);
    lua_remove(L, -2);
}
