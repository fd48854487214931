// SPDX-License-Identifier: Apache-2.0
/** A Lua table as one line of JSON with sorted names: rows that awards cite, and cases. */
#include "base/utf8.h"
#include "rubric/fault.h"
#include "rubric/raw.h"

struct writer {
    struct pla_lang *lang;
    struct pla_str *out;
    size_t nodes;
};

/** An empty table could be either; these names are lists in every format of ours. */
static bool is_list_name(const char *name)
{
    static const char *const names[] = {
        "evidence", "claims", "held",         "findings", "ratings", "choices",
        "tags",     "parts",  "endorsements", "flags",    "gaps",    "learning_outcomes",
        "limits",   "hold",   "reasons",      "criteria", NULL};
    for (size_t i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void put(struct writer *w, int at, const char *name, size_t depth);

static void put_list(struct writer *w, int at, int64_t count, size_t depth)
{
    pla_str_put_c(w->out, '[');
    for (int64_t i = 1; i <= count; i++) {
        if (i > 1)
            pla_str_put_c(w->out, ',');
        lua_rawgeti(w->lang->L, at, i);
        put(w, lua_gettop(w->lang->L), "", depth + 1);
        lua_pop(w->lang->L, 1);
    }
    pla_str_put_c(w->out, ']');
}

static void put_object(struct writer *w, int at, size_t depth)
{
    size_t count;
    const struct pla_text *names = pla_table_names(w->lang, at, "a table", &count);
    pla_str_put_c(w->out, '{');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            pla_str_put_c(w->out, ',');
        pla_str_put_json(w->out, names[i]);
        pla_str_put_c(w->out, ':');
        pla_table_push(w->lang->L, at, names[i]);
        put(w, lua_gettop(w->lang->L), names[i].at, depth + 1);
        lua_pop(w->lang->L, 1);
    }
    pla_str_put_c(w->out, '}');
}

static void put_number(struct writer *w, int at)
{
    struct pla_rational number;
    struct pla_err err;
    if (!pla_number_read(w->lang, at, &number, &err))
        pla_raise_err(w->lang, &err);
    pla_rational_put_json(w->out, number);
}

static void put_text(struct writer *w, int at)
{
    struct pla_text text;
    text.at = lua_tolstring(w->lang->L, at, &text.length);
    if (!pla_utf8_is_valid(text) || memchr(text.at, '\0', text.length) != NULL)
        pla_raise(w->lang, NULL, "a text is not valid UTF-8 or holds a NUL");
    pla_str_put_json(w->out, text);
}

static void check_limits(struct writer *w, size_t depth)
{
    const struct pla_limits *limits = pla_sandbox_limits(w->lang->sandbox);
    pla_sandbox_charge(w->lang->L, 1);
    if (depth > limits->result_depth)
        pla_sandbox_stop_result(w->lang->L, "a table is nested too deep");
    if (++w->nodes > limits->result_nodes)
        pla_sandbox_stop_result(w->lang->L, "a table has too many values");
    if (w->out->length > limits->result_bytes)
        pla_sandbox_stop_result(w->lang->L, "a table has too much text");
}

static void put(struct writer *w, int at, const char *name, size_t depth)
{
    lua_State *L = w->lang->L;
    luaL_checkstack(L, 8, NULL);
    check_limits(w, depth);
    switch (lua_type(L, at)) {
    case LUA_TTABLE: {
        int64_t count = pla_list_length(L, at);
        if (count > 0 || (count == 0 && is_list_name(name)))
            put_list(w, at, count, depth);
        else
            put_object(w, at, depth);
        break;
    }
    case LUA_TNUMBER:
        put_number(w, at);
        break;
    case LUA_TSTRING:
        put_text(w, at);
        break;
    case LUA_TBOOLEAN:
        pla_str_put_z(w->out, lua_toboolean(L, at) ? "true" : "false");
        break;
    default:
        if (!pla_handle_get(L, at, PLA_HANDLE_NULL, NULL))
            pla_raise(w->lang, NULL, "%s cannot stand here: only texts, numbers, booleans, tables",
                      pla_lua_type(w->lang, at));
        PLA_PUT(w->out, "null");
        break;
    }
}

void pla_lua_put_json(struct pla_lang *lang, int at, struct pla_str *out)
{
    struct writer w = {.lang = lang, .out = out};
    put(&w, lua_absindex(lang->L, at), "", 1);
    pla_sandbox_charge(lang->L, out->length / 16);
    if (out->failed)
        pla_raise_memory(lang->L);
}
