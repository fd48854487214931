// SPDX-License-Identifier: Apache-2.0
/**
 * Error values of scripts, read into struct pla_err: host errors come back whole, texts are cut and
 * made safe for a terminal, anything else is only named by its type.
 */
#include "rubric/sandbox_inside.h"

#include <string.h>

#include <lauxlib.h>

#include "base/utf8.h"

enum { TEXT_BYTES = 200, READ_BYTES = 1024 };

static const char error_key[] = "plaudit error";

/* tostring(e) of a host error a script caught: "where: text". */
static int error_to_text(lua_State *L)
{
    const struct pla_err *err = luaL_checkudata(L, 1, error_key);
    if (err->where[0] != '\0')
        lua_pushfstring(L, "%s: %s", err->where, err->text);
    else
        lua_pushstring(L, err->text);
    return 1;
}

int pla_sandbox_open_errors(lua_State *L)
{
    luaL_newmetatable(L, error_key);
    lua_pushliteral(L, "error");
    lua_setfield(L, -2, "__name");
    lua_pushcfunction(L, error_to_text);
    lua_setfield(L, -2, "__tostring");
    return 0;
}

int pla_sandbox_raise(lua_State *L, const struct pla_err *err)
{
    struct pla_err *value = lua_newuserdatauv(L, sizeof *value, 0);
    *value = *err;
    luaL_setmetatable(L, error_key);
    return lua_error(L);
}

/* Length of "FILE:LINE" when the text starts with "FILE:LINE: ", else 0. A file has a letter. */
static size_t place_length(const char *text, size_t length)
{
    bool has_letter = false;
    for (size_t i = 0; i + 2 < length; i++) {
        char c = (char)(text[i] | 0x20);
        has_letter = has_letter || (c >= 'a' && c <= 'z');
        if (text[i] != ':')
            continue;
        size_t end = i + 1;
        while (end < length && text[end] >= '0' && text[end] <= '9')
            end++;
        if (end > i + 1 && end + 1 < length && text[end] == ':' && text[end + 1] == ' ')
            return has_letter ? end : 0;
    }
    return 0;
}

/* Append a safe copy of at most `limit` bytes, cut between escapes, to a fixed field. */
static bool put_safe(char *out, size_t limit, const char *text, size_t length)
{
    struct pla_str safe;
    pla_str_init(&safe);
    size_t at = 0;
    size_t kept = 0;
    while (at < length && !safe.failed) {
        size_t valid = pla_utf8_valid_length(text + at, length - at);
        const char *next = text + at;
        if (valid > 0)
            pla_utf8_next(&next, text + length);
        size_t step = valid > 0 ? (size_t)(next - text) - at : 1;
        pla_utf8_put_safe(&safe, (struct pla_text){text + at, step});
        if (safe.length > limit)
            break;
        kept = safe.length;
        at += step;
    }
    bool is_ok = !safe.failed;
    if (is_ok && kept > 0)
        memcpy(out, safe.at, kept);
    out[is_ok ? kept : 0] = '\0';
    pla_str_release(&safe);
    return is_ok;
}

/* "attempt to call a nil value (global 'setmetatable')": say why there is no such name. */
static void hint_denied(struct pla_err *err)
{
    const char *quote = strchr(err->text, '\'');
    if (strstr(err->text, "a nil value (") == NULL || quote == NULL)
        return;
    const char *name = quote + 1;
    size_t length = strcspn(name, "'");
    for (const struct pla_denied *denied = pla_sandbox_denied; denied->name != NULL; denied++) {
        const char *dot = strrchr(denied->name, '.');
        const char *last = dot != NULL ? dot + 1 : denied->name;
        bool is_global = strstr(err->text, "(global '") != NULL;
        if (is_global != (dot == NULL) || strlen(last) != length || memcmp(last, name, length) != 0)
            continue;
        pla_err_hint(err, "%s does not exist in rubrics: %s", denied->name, denied->reason);
        return;
    }
}

static enum pla_code read_text(const char *text, size_t length, struct pla_err *err)
{
    /* What lies beyond is never shown, and a script may raise 256 KiB. */
    if (length > READ_BYTES)
        length = READ_BYTES;
    pla_err_set(err, PLA_RUBRIC, "%s", "");
    size_t place = place_length(text, length);
    if (place >= TEXT_BYTES)
        place = 0;
    size_t start = place > 0 ? place + 2 : 0;
    if (!put_safe(err->where, TEXT_BYTES, text, place) ||
        !put_safe(err->text, TEXT_BYTES, text + start, length - start))
        return pla_err_memory(err);
    if (err->text[0] == '\0')
        return pla_err_set(err, PLA_RUBRIC, "an error without a text");
    hint_denied(err);
    if (strcmp(err->text, "C stack overflow") == 0)
        pla_err_hint(err, "a function given to pcall, gsub or sort calls itself without end");
    pla_sandbox_reword(err);
    return PLA_RUBRIC;
}

enum pla_code pla_sandbox_read_error(lua_State *L, struct pla_err *err)
{
    const struct pla_err *host = luaL_testudata(L, -1, error_key);
    if (host != NULL) {
        *err = *host;
        return err->code;
    }
    if (lua_type(L, -1) != LUA_TSTRING)
        return pla_err_set(err, PLA_RUBRIC, "an error value of type %s in place of a text",
                           lua_typename(L, lua_type(L, -1)));
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    return read_text(text, length, err);
}
