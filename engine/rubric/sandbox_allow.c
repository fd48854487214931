// SPDX-License-Identifier: Apache-2.0
/**
 * The globals of a script: what the tables of the libraries allow and nothing else, in a fresh
 * table. What is left out stands below with its reason.
 */
#include "rubric/sandbox_inside.h"

#include <lauxlib.h>
#include <lualib.h>

const struct pla_denied pla_sandbox_denied[] = {
    {"collectgarbage", "memory is managed by the engine"},
    {"coroutine", "a coroutine would count its work from zero"},
    {"debug", "it reaches into the engine"},
    {"dofile", "use include for the files of the same folder"},
    {"getmetatable", "metatables are not available"},
    {"io", "a rubric reads and writes no files"},
    {"load", "text is not run as code"},
    {"loadfile", "use include for the files of the same folder"},
    {"loadstring", "text is not run as code"},
    {"math.acos", "its last digit differs between machines"},
    {"math.asin", "its last digit differs between machines"},
    {"math.atan", "its last digit differs between machines"},
    {"math.cos", "its last digit differs between machines"},
    {"math.deg", "there are no angles here"},
    {"math.exp", "its last digit differs between machines"},
    {"math.log", "its last digit differs between machines"},
    {"math.pow", "write x ^ y"},
    {"math.rad", "there are no angles here"},
    {"math.random", "a decision must not depend on chance"},
    {"math.randomseed", "a decision must not depend on chance"},
    {"math.sin", "its last digit differs between machines"},
    {"math.tan", "its last digit differs between machines"},
    {"module", "use include for the files of the same folder"},
    {"os", "time and environment differ from run to run; as_of() is the day of the assessment"},
    {"package", "use include for the files of the same folder"},
    {"print", "there is nowhere to print to; put what you want to see into an error"},
    {"rawset", "assign with t[k] = v"},
    {"require", "use include for the files of the same folder"},
    {"setfenv", "environments are not available"},
    {"setmetatable", "metatables are not available"},
    {"string.dump", "compiled code is not available"},
    {"string.pack", "binary texts are not available"},
    {"string.packsize", "binary texts are not available"},
    {"string.unpack", "binary texts are not available"},
    {"unpack", "write table.unpack"},
    {"warn", "there is nowhere to print to; put what you want to see into an error"},
    {"xpcall", "use pcall"},
    {"_G", "write the name itself"},
    {"_VERSION", "the language is Lua 5.4"},
    {NULL, NULL}};

/* Set the allowed names in the table on top; Lua's own come from the globals it opened at `own`. */
static void set_names(lua_State *L, const struct pla_allowed *names, int own)
{
    for (const struct pla_allowed *name = names; name->name != NULL; name++) {
        if (name->function != NULL)
            lua_pushcfunction(L, name->function);
        else
            lua_getfield(L, own, name->name);
        lua_setfield(L, -2, name->name);
    }
}

int pla_sandbox_open(lua_State *L)
{
    static const struct {
        const char *name;
        const struct pla_allowed *names;
        void (*constants)(lua_State *L);
    } libraries[] = {{"math", pla_lib_math, pla_lib_math_constants},
                     {"string", pla_lib_string, NULL},
                     {"table", pla_lib_table, NULL},
                     {"utf8", pla_lib_utf8, pla_lib_utf8_constants}};
    /* Opens into the first globals table, which is dropped below. */
    lua_pushcfunction(L, luaopen_base);
    lua_call(L, 0, 1);
    int own = lua_gettop(L);
    lua_newtable(L);
    set_names(L, pla_lib_base, own);
    for (size_t i = 0; i < sizeof libraries / sizeof libraries[0]; i++) {
        lua_newtable(L);
        set_names(L, libraries[i].names, own);
        if (libraries[i].constants != NULL)
            libraries[i].constants(L);
        lua_setfield(L, -2, libraries[i].name);
    }
    /* ("x"):upper() finds the table above; there is no arithmetic on texts. */
    lua_pushliteral(L, "");
    lua_newtable(L);
    lua_getfield(L, -3, "string");
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}
