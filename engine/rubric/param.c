// SPDX-License-Identifier: Apache-2.0
/**
 * `param "name"`: a dated constant of `params.lua`, as it stands at the date of the run.
 *
 * The file returns `{ name = { from = "2026-01-01", value = 12, source = "..." } }`, a list of such
 * rows under the name, or one list of rows with `name`.
 */
#include "rubric/fault.h"
#include "rubric/raw.h"
#include "rubric/tables.h"

struct row {
    bool is_found;
    bool is_contradicted; /**< another row says something else from the same day on */
    pla_day from;         /**< of the row that stands */
    int at;               /**< its stack index */
};

static bool row_day(struct pla_lang *lang, int at, const char *key, pla_day *out)
{
    pla_table_push(lang->L, at, pla_text_of(key));
    bool is_given = !lua_isnil(lang->L, -1);
    if (is_given) {
        struct pla_text text = pla_need_text(lang, -1, "param");
        if (!pla_day_parse(text, out))
            pla_raise(lang, "write a full date: \"2026-01-31\"",
                      "param: \"%s\" of a row is no date: \"%s\"", key, pla_shown(lang, text));
    }
    lua_pop(lang->L, 1);
    return is_given;
}

/** Whether two rows have different values. */
static bool differ(lua_State *L, int a, int b)
{
    pla_table_push(L, a, PLA_TEXT("value"));
    pla_table_push(L, b, PLA_TEXT("value"));
    bool is_same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return !is_same;
}

/** Take the row on top of the stack if it stands at the date and starts later than the best. */
static void consider(struct pla_lang *lang, struct row *best)
{
    pla_day from = PLA_DAY_MIN, to = PLA_DAY_MAX;
    int at = lua_gettop(lang->L);
    row_day(lang, at, "from", &from);
    row_day(lang, at, "to", &to);
    if (from > lang->as_of || to < lang->as_of || (best->is_found && from < best->from))
        return;
    bool is_tied = best->is_found && from == best->from;
    best->is_contradicted = is_tied && (best->is_contradicted || differ(lang->L, at, best->at));
    best->is_found = true;
    best->from = from;
    lua_copy(lang->L, at, best->at);
}

static bool is_named(lua_State *L, struct pla_text name)
{
    pla_table_push(L, -1, PLA_TEXT("name"));
    struct pla_text text = {0};
    if (lua_type(L, -1) == LUA_TSTRING)
        text.at = lua_tolstring(L, -1, &text.length);
    bool is_equal = text.at != NULL && pla_text_equal(text, name);
    lua_pop(L, 1);
    return is_equal;
}

/** Rows of the list on top of the stack; `name`: only those that have it, else all. */
static bool consider_list(struct pla_lang *lang, struct pla_text name, struct row *best)
{
    lua_State *L = lang->L;
    bool has_row = false;
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -1, i);
        if (lua_istable(L, -1) && (name.at == NULL || is_named(L, name))) {
            consider(lang, best);
            has_row = true;
        }
        lua_pop(L, 1);
    }
    return has_row;
}

/** The table of params.lua is on top of the stack. @return false if it has no such name */
static bool find_row(struct pla_lang *lang, struct pla_text name, struct row *best)
{
    lua_State *L = lang->L;
    bool has_row = consider_list(lang, name, best);
    pla_table_push(L, -1, name);
    if (lua_istable(L, -1)) {
        has_row = true;
        if (!consider_list(lang, (struct pla_text){0}, best))
            consider(lang, best);
    }
    lua_pop(L, 1);
    return has_row;
}

/** Names of a list of rows, or of a table by name. */
static const struct pla_text *param_names(struct pla_lang *lang, size_t *out_count)
{
    lua_State *L = lang->L;
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    if (count == 0)
        return pla_table_names(lang, -1, "params.lua", out_count);
    struct pla_list names = {0};
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -1, i);
        if (lua_istable(L, -1)) {
            pla_table_push(L, -1, PLA_TEXT("name"));
            *(struct pla_text *)pla_list_add(lang, &names, sizeof(struct pla_text)) =
                pla_need_text(lang, -1, "the name of a parameter");
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    *out_count = names.count;
    return names.items;
}

static _Noreturn void no_param(struct pla_lang *lang, struct pla_text name)
{
    char hint[320];
    size_t count;
    const struct pla_text *names = param_names(lang, &count);
    pla_hint_nearest(hint, name, pla_names_of_texts(lang, names, count));
    pla_raise(lang, hint, "params.lua has no parameter \"%s\"", pla_shown(lang, name));
}

static void read_value(struct pla_lang *lang, int at, struct pla_text name,
                       struct pla_draft_measure *draft)
{
    struct pla_measure *m = &draft->m;
    struct pla_err err;
    pla_table_push(lang->L, at, PLA_TEXT("value"));
    struct pla_raw raw = {0};
    bool is_read = pla_raw_read(lang, -1, &raw, &err);
    lua_pop(lang->L, 1);
    if (!is_read || (raw.is != PLA_RAW_NUMBER && raw.is != PLA_RAW_TEXT))
        pla_raise(lang, NULL, "the value of parameter \"%s\" is no number, date or text",
                  pla_shown(lang, name));
    if (raw.is == PLA_RAW_NUMBER) {
        m->value = raw.number;
    } else if (pla_day_parse(raw.text, &m->day)) {
        m->kind = PLA_KIND_DATE;
        m->has_day = true;
    } else if (!pla_rational_from_text(raw.text, &m->value)) {
        m->kind = PLA_KIND_TEXT;
        m->text = raw.text;
    }
}

static void read_source(struct pla_lang *lang, int at, struct pla_measure *m)
{
    pla_table_push(lang->L, at, PLA_TEXT("source"));
    if (!lua_isnil(lang->L, -1))
        m->source = pla_need_text(lang, -1, "param");
    pla_table_push(lang->L, at, PLA_TEXT("unverified"));
    m->unverified = lua_toboolean(lang->L, -1);
    lua_pop(lang->L, 2);
}

/** param(name) -> a constant measure */
static int param(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_text name = pla_need_text(lang, 1, "param");
    struct pla_draft_measure *draft = pla_measure_new(lang, PLA_M_CONST);
    size_t index;
    if (!pla_include_find(lang, PLA_TEXT("params"), &index))
        pla_raise(lang, "return { name = { from = \"2026-01-01\", value = 12, source = \"...\" } }",
                  "param reads params.lua, which is not in this folder");
    lua_pushnil(L);
    struct row best = {.at = lua_gettop(L)};
    pla_include_push(lang, index);
    if (!lua_istable(L, -1))
        pla_raise(lang, NULL, "params.lua must return a table");
    if (!find_row(lang, name, &best))
        no_param(lang, name);
    if (!best.is_found) {
        struct pla_str day = {0};
        pla_day_put(&day, lang->as_of);
        const char *shown = pla_arena_copy(lang->arena, day.at, day.length);
        pla_str_release(&day);
        pla_raise(lang, "add a row, or give --as-of a date that one covers",
                  "parameter \"%s\" has no value in force on %s", pla_shown(lang, name),
                  shown != NULL ? shown : "that date");
    }
    draft->m.name = name;
    read_value(lang, best.at, name, draft);
    read_source(lang, best.at, &draft->m);
    draft->m.is_contradicted = best.is_contradicted;
    pla_handle_push(L, PLA_HANDLE_MEASURE, draft->m.id);
    return 1;
}

void pla_param_open(lua_State *L)
{
    lua_register(L, "param", param);
}
