// SPDX-License-Identifier: Apache-2.0
/** Values as a rubric writes them, from the Lua stack: exact numbers, texts, names of tables. */
#include "rubric/raw.h"

#include "base/utf8.h"
#include "rubric/fault.h"

#include <stdlib.h>

bool pla_number_read(struct pla_lang *lang, int at, struct pla_rational *out, struct pla_err *err)
{
    lua_State *L = lang->L;
    if (lua_type(L, at) == LUA_TSTRING) {
        struct pla_text text = {0};
        text.at = lua_tolstring(L, at, &text.length);
        if (pla_rational_from_text(text, out))
            return true;
        pla_err_set(err, lang->code, "\"%s\" is not a number", pla_shown(lang, text));
        pla_err_hint(err, "a number, or a text like \"2/3\" or \"2.25\"");
        return false;
    }
    if (lua_type(L, at) != LUA_TNUMBER) {
        pla_err_set(err, lang->code, "expected a number, got %s", pla_lua_type(lang, at));
        return false;
    }
    if (lua_isinteger(L, at)) {
        *out = PLA_WHOLE((int64_t)lua_tointeger(L, at));
        if (out->num != INT64_MIN)
            return true;
        pla_err_set(err, lang->code, "a number leaves the exact range");
        return false;
    }
    if (pla_rational_from_double(lua_tonumber(L, at), out))
        return true;
    pla_err_set(err, lang->code, "%.17g is not a decimal of at most 15 digits",
                lua_tonumber(L, at));
    pla_err_hint(err, "write the fraction as a text, like \"1/3\" or \"0.3\"");
    return false;
}

bool pla_text_read(struct pla_lang *lang, int at, struct pla_text *out, struct pla_err *err)
{
    if (lua_type(lang->L, at) != LUA_TSTRING) {
        pla_err_set(err, lang->code, "expected a text, got %s", pla_lua_type(lang, at));
        return false;
    }
    struct pla_text text;
    text.at = lua_tolstring(lang->L, at, &text.length);
    pla_sandbox_charge(lang->L, 1 + text.length / 16);
    if (!pla_utf8_is_valid(text) || memchr(text.at, '\0', text.length) != NULL) {
        pla_err_set(err, lang->code, "a text is not valid UTF-8 or holds a NUL");
        return false;
    }
    struct pla_text normal = pla_utf8_nfc(text, lang->arena);
    struct pla_text copy = pla_text_copy(lang->arena, normal);
    if (copy.at == NULL) {
        pla_err_memory(err);
        return false;
    }
    *out = copy;
    return true;
}

bool pla_raw_read(struct pla_lang *lang, int at, struct pla_raw *out, struct pla_err *err)
{
    lua_State *L = lang->L;
    uint32_t index;
    switch (lua_type(L, at)) {
    case LUA_TNUMBER:
        out->is = PLA_RAW_NUMBER;
        return pla_number_read(lang, at, &out->number, err);
    case LUA_TSTRING:
        out->is = PLA_RAW_TEXT;
        return pla_text_read(lang, at, &out->text, err);
    case LUA_TBOOLEAN:
        out->is = PLA_RAW_BOOLEAN;
        out->boolean = lua_toboolean(L, at);
        return true;
    default:
        break;
    }
    out->measure = pla_measure_at(lang, at);
    if (out->measure != NULL) {
        out->is = PLA_RAW_MEASURE;
        return true;
    }
    if (pla_handle_get(L, at, PLA_HANDLE_BOUND, &index)) {
        out->is = PLA_RAW_BOUND;
        out->bound = ((struct pla_bound **)lang->bounds.items)[index];
        return true;
    }
    pla_err_set(err, lang->code, "expected a value, got %s", pla_lua_type(lang, at));
    if (lua_isnil(L, at))
        pla_err_hint(err, "is the name spelled as where it was given its value?");
    return false;
}

/** Leave with `err` and the word of the constructor in front of it. */
static _Noreturn void raise_of(struct pla_lang *lang, const char *what, const struct pla_err *err)
{
    struct pla_err named;
    pla_err_set(&named, err->code, "%s: %s", what, err->text);
    pla_err_hint(&named, "%s", err->hint);
    pla_raise_err(lang, &named);
}

struct pla_text pla_need_text(struct pla_lang *lang, int at, const char *what)
{
    struct pla_text text = {0};
    struct pla_err err;
    if (!pla_text_read(lang, at, &text, &err))
        raise_of(lang, what, &err);
    if (text.length == 0)
        pla_raise(lang, NULL, "%s: the text is empty", what);
    return text;
}

struct pla_raw pla_need_raw(struct pla_lang *lang, int at, const char *what)
{
    struct pla_raw raw = {0};
    struct pla_err err;
    if (!pla_raw_read(lang, at, &raw, &err))
        raise_of(lang, what, &err);
    return raw;
}

static int compare_texts(const void *a, const void *b)
{
    return pla_text_compare(*(const struct pla_text *)a, *(const struct pla_text *)b);
}

void pla_texts_sort(struct pla_text *texts, size_t count)
{
    if (count > 1)
        qsort(texts, count, sizeof *texts, compare_texts);
}

struct pla_text *pla_table_names(struct pla_lang *lang, int at, const char *what, size_t *out_count)
{
    lua_State *L = lang->L;
    struct pla_list names = {0};
    at = lua_absindex(L, at);
    luaL_checkstack(L, 4, NULL);
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
        struct pla_err err;
        struct pla_text name;
        pla_sandbox_charge(L, 2);
        if (lua_type(L, -2) != LUA_TSTRING)
            pla_raise(lang, NULL, "%s has an entry without a name", what);
        if (!pla_text_read(lang, -2, &name, &err))
            pla_raise_err(lang, &err);
        if (!pla_text_equal(name, pla_text_of(lua_tostring(L, -2))))
            pla_raise(lang, "save the file in Unicode normal form C",
                      "the name \"%s\" in %s is not in normal form C", pla_shown(lang, name), what);
        *(struct pla_text *)pla_list_add(lang, &names, sizeof name) = name;
    }
    /* Lua's own order depends on a seed. */
    pla_texts_sort(names.items, names.count);
    *out_count = names.count;
    return names.items;
}

int64_t pla_list_length(lua_State *L, int at)
{
    at = lua_absindex(L, at);
    luaL_checkstack(L, 4, NULL);
    lua_Integer count = 0, highest = 0;
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
        pla_sandbox_charge(L, 1);
        if (!lua_isinteger(L, -2) || lua_tointeger(L, -2) < 1) {
            lua_pop(L, 2);
            return -1;
        }
        count++;
        if (highest < lua_tointeger(L, -2))
            highest = lua_tointeger(L, -2);
    }
    return count == highest ? (int64_t)count : -1;
}

void pla_table_push(lua_State *L, int at, struct pla_text name)
{
    at = lua_absindex(L, at);
    lua_pushlstring(L, name.at, name.length);
    lua_rawget(L, at);
}

void pla_raise_key(struct pla_lang *lang, const char *what, struct pla_text key,
                   const char *const *known)
{
    struct pla_err err;
    char hint[320];
    pla_hint_nearest(hint, key, known);
    pla_err_set(&err, lang->code, "unknown key \"%s\" in %s", pla_shown(lang, key), what);
    if (*hint != '\0')
        pla_err_hint(&err, "%s", hint);
    pla_raise_inside(lang, what, key, &err);
}

void pla_options_check(struct pla_lang *lang, int at, const char *what, const char *const *known)
{
    if (lua_isnoneornil(lang->L, at))
        return;
    if (!lua_istable(lang->L, at))
        pla_raise(lang, NULL, "%s: expected a table of options, got %s", what,
                  pla_lua_type(lang, at));
    size_t count;
    const struct pla_text *names = pla_table_names(lang, at, what, &count);
    for (size_t i = 0; i < count; i++) {
        bool is_known = false;
        for (size_t k = 0; known[k] != NULL && !is_known; k++)
            is_known = pla_text_equal(names[i], pla_text_of(known[k]));
        if (!is_known)
            pla_raise_key(lang, what, names[i], known);
    }
}

bool pla_option_push(lua_State *L, int at, const char *name)
{
    if (!lua_istable(L, at))
        return false;
    pla_table_push(L, at, pla_text_of(name));
    if (!lua_isnil(L, -1))
        return true;
    lua_pop(L, 1);
    return false;
}

struct pla_text_list pla_need_texts(struct pla_lang *lang, int at, const char *what)
{
    lua_State *L = lang->L;
    at = lua_absindex(L, at);
    bool is_list = lua_istable(L, at);
    int64_t count = is_list ? pla_list_length(L, at) : 1;
    if (count < 1)
        pla_raise(lang, NULL, "%s: expected a text or a list of texts", what);
    struct pla_text *texts = PLA_LANG_NEW(lang, (size_t)count, struct pla_text);
    for (int64_t i = 0; i < count; i++) {
        if (is_list)
            lua_rawgeti(L, at, i + 1);
        else
            lua_pushvalue(L, at);
        texts[i] = pla_need_text(lang, -1, what);
        lua_pop(L, 1);
    }
    return (struct pla_text_list){texts, (size_t)count};
}
