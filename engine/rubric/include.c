// SPDX-License-Identifier: Apache-2.0
/**
 * `include "name"`: another Lua file of the same folder, run once.
 *
 * Rows of a table in a data file answer a misspelt column with an error: in plain Lua it would be
 * nil, and a condition over nil would quietly mean something else.
 */
#include "rubric/fault.h"

#include "rubric/keyline.h"
#include "rubric/raw.h"
#include "rubric/tables.h"

#include <stdio.h>

static char files_key; /* registry: what each file gave, by its index from 1 */

enum { ROWS_DEPTH = 6 };

/* ---- rows ---- */

/** __index of a row: upvalues are the set of columns and the file's name. */
static int no_column(lua_State *L)
{
    if (lua_type(L, 2) != LUA_TSTRING)
        return 0;
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    if (!lua_isnil(L, -1))
        return 0; /* other rows have it, this one does not */
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_text name;
    size_t count;
    name.at = lua_tolstring(L, 2, &name.length);
    const struct pla_text *columns = pla_table_names(lang, lua_upvalueindex(1), "a row", &count);
    char hint[320];
    pla_hint_nearest(hint, name, pla_names_of_texts(lang, columns, count));
    pla_raise(lang, hint, "no row of %s has a column \"%s\"", lua_tostring(L, lua_upvalueindex(2)),
              pla_shown(lang, name));
}

/** True if the table on top of the stack is a list of tables. */
static bool is_rows(lua_State *L)
{
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        int type = lua_rawgeti(L, -1, i);
        lua_pop(L, 1);
        if (type != LUA_TTABLE)
            return false;
    }
    return count > 0;
}

/** Push the set of names that rows of the list on top of the stack have; false: none has any. */
static bool push_columns(lua_State *L)
{
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    bool has_names = false;
    lua_newtable(L);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -2, i);
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
            pla_sandbox_charge(L, 2);
            if (lua_type(L, -2) != LUA_TSTRING)
                continue;
            has_names = true;
            lua_pushvalue(L, -2);
            lua_pushboolean(L, 1);
            lua_rawset(L, -6);
        }
        lua_pop(L, 1);
    }
    return has_names;
}

static void guard_rows(lua_State *L, const char *file)
{
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    if (push_columns(L)) {
        lua_newtable(L);
        lua_pushvalue(L, -2);
        lua_pushstring(L, file);
        lua_pushcclosure(L, no_column, 2);
        lua_setfield(L, -2, "__index");
        for (lua_Integer i = 1; i <= count; i++) {
            lua_rawgeti(L, -3, i);
            lua_pushvalue(L, -2);
            lua_setmetatable(L, -2);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/** Guard every list of rows in the table on top of the stack. */
static void guard(lua_State *L, const char *file, int depth)
{
    luaL_checkstack(L, 12, NULL);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        pla_sandbox_charge(L, 1);
        if (lua_istable(L, -1) && depth < ROWS_DEPTH)
            guard(L, file, depth + 1);
    }
    if (is_rows(L))
        guard_rows(L, file);
}

/* ---- files ---- */

static void run_file(struct pla_lang *lang, size_t index)
{
    lua_State *L = lang->L;
    *(size_t *)pla_list_add(lang, &lang->including, sizeof index) = index;
    lang->is_read[index] = true;
    pla_sandbox_push_source(L, lang->chunks[index], lang->sources->files[index].text);
    pla_logic_check(lang, index);
    int status = lua_pcall(L, 0, 1, 0);
    lang->including.count--;
    if (status != LUA_OK)
        lua_error(L);
    const char *name = lang->sources->files[index].name.at;
    if (lua_isnil(L, -1))
        pla_raise(lang, "end the file with return { ... }", "%s returns nothing", name);
    if (lua_istable(L, -1))
        guard(L, name, 0);
}

void pla_include_push(struct pla_lang *lang, size_t index)
{
    lua_State *L = lang->L;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &files_key);
    if (lua_rawgeti(L, -1, (lua_Integer)index + 1) != LUA_TNIL) {
        lua_remove(L, -2);
        return;
    }
    lua_pop(L, 1);
    for (size_t i = 0; i < lang->including.count; i++)
        if (((const size_t *)lang->including.items)[i] == index)
            pla_raise(lang, "put what both need in a third file", "%s includes itself",
                      lang->sources->files[index].name.at);
    run_file(lang, index);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, (lua_Integer)index + 1);
    lua_remove(L, -2);
}

/** Names `include` can take: files without ".lua", but not those that are run by themselves. */
static const char *const *includable(struct pla_lang *lang)
{
    size_t count = 0;
    struct pla_text *names = PLA_LANG_NEW(lang, lang->sources->count, struct pla_text);
    for (size_t i = 0; i < lang->sources->count; i++) {
        struct pla_text name = lang->sources->files[i].name;
        if (name.length > 4 && !pla_text_equal(name, pla_text_of(lang->sources->entry)) &&
            !pla_text_equal(name, PLA_TEXT("cases.lua")))
            names[count++] = (struct pla_text){name.at, name.length - 4};
    }
    return pla_names_of_texts(lang, names, count);
}

bool pla_include_find(const struct pla_lang *lang, struct pla_text name, size_t *out_index)
{
    for (size_t i = 0; i < lang->sources->count; i++) {
        struct pla_text file = lang->sources->files[i].name;
        struct pla_text stem = {file.at, file.length >= 4 ? file.length - 4 : 0};
        if (pla_text_equal(name, stem) || pla_text_equal(name, file)) {
            *out_index = i;
            return true;
        }
    }
    return false;
}

/** include(name) -> what that file returns */
static int include(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_text name = pla_need_text(lang, 1, "include");
    size_t index;
    if (lang->sources == NULL)
        pla_raise(lang, "read it at the top of the file and keep it in a local",
                  "include reads files when a rubric is read, not while a portfolio is judged");
    if (memchr(name.at, '/', name.length) != NULL || memchr(name.at, '\\', name.length) != NULL)
        pla_raise(lang, "files are read from the rubric's own folder: include \"data\"",
                  "include takes a name, not a path: \"%s\"", pla_shown(lang, name));
    if (!pla_include_find(lang, name, &index)) {
        char hint[320];
        pla_hint_nearest(hint, name, includable(lang));
        pla_raise(lang, *hint != '\0' ? hint : "put it beside the file that includes it",
                  "there is no file \"%s.lua\" in this folder", pla_shown(lang, name));
    }
    pla_include_push(lang, index);
    return 1;
}

void pla_include_open(lua_State *L)
{
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &files_key);
    lua_register(L, "include", include);
}
