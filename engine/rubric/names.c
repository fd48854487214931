// SPDX-License-Identifier: Apache-2.0
/**
 * Names a rubric may use, and an answer for those it may not: in plain Lua a misspelt name is nil,
 * and `scale = levles` would quietly be no scale at all.
 */
#include "rubric/fault.h"
#include "rubric/raw.h"
#include "rubric/sandbox_inside.h"
#include "rubric/tables.h"

/** Names that stock Lua has stay nil here: the sandbox says why they are missing. */
static bool is_denied(const char *name)
{
    for (const struct pla_denied *denied = pla_sandbox_denied; denied->name != NULL; denied++)
        if (strcmp(denied->name, name) == 0 ||
            (strncmp(denied->name, name, strlen(name)) == 0 && denied->name[strlen(name)] == '.'))
            return true;
    return false;
}

/** Known names, texts only: scripts may have set others. */
static const char *const *known_names(struct pla_lang *lang, int globals)
{
    lua_State *L = lang->L;
    struct pla_list names = {0};
    for (lua_pushnil(L); lua_next(L, globals); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            continue;
        struct pla_text name;
        name.at = lua_tolstring(L, -2, &name.length);
        *(struct pla_text *)pla_list_add(lang, &names, sizeof name) = name;
    }
    pla_texts_sort(names.items, names.count);
    return pla_names_of_texts(lang, names.items, names.count);
}

/** Words that begin a file of another kind, in whose place this one was given. */
static const char *hint_for_other_file(const char *name)
{
    static const char *const words[][2] = {
        {"rubric", "is this a rubric, given as a policy?"},
        {"policy", "is this a policy, given as a rubric?"},
        {"case", "cases stand in cases.lua beside the rubric"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(name, words[i][0]) == 0)
            return words[i][1];
    return NULL;
}

/** __index of the globals table */
static int unknown_name(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_text name = {0};
    if (lua_type(L, 2) != LUA_TSTRING)
        return 0;
    name.at = lua_tolstring(L, 2, &name.length);
    if (is_denied(name.at))
        return 0;
    const char *other = hint_for_other_file(name.at);
    const char *near = pla_nearest(name.at, name.length, known_names(lang, 1));
    char hint[320] = "names are declared by local before they are used";
    if (near != NULL)
        pla_hint_nearest(hint, name, (const char *const[]){near, NULL});
    pla_raise(lang, other != NULL ? other : hint, "unknown name \"%s\"", pla_shown(lang, name));
}

void pla_names_open(lua_State *L)
{
    lua_pushglobaltable(L);
    lua_newtable(L);
    lua_pushcfunction(L, unknown_name);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
