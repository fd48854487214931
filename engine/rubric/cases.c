// SPDX-License-Identifier: Apache-2.0
/** `case "name" { ... }`: cases of a rubric as JSON text, in the order they are returned. */
#include "rubric/fault.h"
#include "rubric/raw.h"
#include "rubric/schema.h"
#include "rubric/tables.h"

enum { CASES_DEPTH = 8 };

struct written {
    struct pla_case c;
    bool is_returned;
};

/* ---- one case ---- */

static void check_table(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    (void)out;
    if (!lua_istable(lang->L, -1))
        pla_fault(lang, NULL, "\"%s\" must be a table, not %s", key->name, pla_lua_type(lang, -1));
}

static void check_day(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_given_day day = {0};
    (void)out;
    pla_read_day(lang, key, &day);
}

static const struct pla_key keys[] = {
    {.name = "portfolio", .read = check_table, .is_required = true},
    {.name = "ratings", .read = check_table},
    {.name = "as_of", .read = check_day},
    {.name = "expect", .read = check_table, .is_required = true},
    {0},
};
static const struct pla_schema schema = {"a case", keys};

/** What `case "name"` gave, called with the table. Upvalues: name, line. */
static int case_table(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_text name = pla_need_text(lang, lua_upvalueindex(1), "case");
    lua_settop(L, 1);
    struct pla_place here = pla_lang_here(lang);
    lang->root = (struct pla_place){here.file, (int)lua_tointeger(L, lua_upvalueindex(2))};
    lang->root_word = "case";
    size_t before = lang->faults->count;
    char unused = 0; /* members are only checked: the table goes on as text */
    if (pla_schema_read(lang, &schema, &unused) && lang->faults->count == before) {
        struct written *written = pla_list_add(lang, &lang->cases, sizeof *written);
        written->c.name = name;
        written->c.place = lang->root;
        pla_str_clear(&lang->scratch);
        pla_lua_put_json(lang, 1, &lang->scratch);
        struct pla_text json = {lang->scratch.at, lang->scratch.length};
        written = (struct written *)lang->cases.items + lang->cases.count - 1;
        written->c.json = pla_text_copy(lang->arena, json);
    }
    pla_handle_push(L, PLA_HANDLE_CASE, (uint32_t)lang->cases.count);
    return 1;
}

/** case(name) -> function(table) -> case */
static int case_name(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_text name = pla_need_text(lang, 1, "case");
    lua_pushlstring(L, name.at, name.length);
    lua_pushinteger(L, pla_lang_here(lang).line);
    lua_pushcclosure(L, case_table, 2);
    return 1;
}

/* ---- what the file returns ---- */

struct gathering {
    struct pla_lang *lang;
    struct pla_list order; /**< struct pla_case */
};

static void gather(struct gathering *gathering, int at, int depth);

static void gather_list(struct gathering *gathering, int at, int depth)
{
    struct pla_lang *lang = gathering->lang;
    int64_t count = pla_list_length(lang->L, at);
    if (count < 0 || depth > CASES_DEPTH)
        pla_raise(lang, "return { case \"name\" { ... }, case \"other\" { ... } }",
                  "cases.lua must return a list of cases");
    for (int64_t i = 1; i <= count; i++) {
        lua_rawgeti(lang->L, at, i);
        gather(gathering, lua_gettop(lang->L), depth + 1);
        lua_pop(lang->L, 1);
    }
}

static void gather(struct gathering *gathering, int at, int depth)
{
    struct pla_lang *lang = gathering->lang;
    uint32_t number;
    luaL_checkstack(lang->L, 4, NULL);
    if (lua_istable(lang->L, at)) {
        gather_list(gathering, at, depth);
    } else if (pla_handle_get(lang->L, at, PLA_HANDLE_CASE, &number)) {
        if (number == 0 || number > lang->cases.count)
            return; /* it had a fault */
        struct written *written = (struct written *)lang->cases.items + number - 1;
        if (!written->is_returned)
            *(struct pla_case *)pla_list_add(lang, &gathering->order, sizeof(struct pla_case)) =
                written->c;
        written->is_returned = true;
    } else {
        pla_raise(lang, "write case \"name\" { portfolio = ..., expect = ... }",
                  "cases.lua returns %s among its cases", pla_lua_type(lang, at));
    }
}

static void check_returned(struct pla_lang *lang)
{
    struct written *written = lang->cases.items;
    for (size_t i = 0; i < lang->cases.count; i++)
        if (!written[i].is_returned)
            pla_fault_at(lang, written[i].c.place, "put it in the list that cases.lua returns",
                         "the case \"%s\" is not returned", pla_shown(lang, written[i].c.name));
}

static void check_names(struct pla_lang *lang, const struct pla_case *cases, size_t count)
{
    struct pla_place *places = PLA_LANG_NEW(lang, count, struct pla_place);
    for (size_t i = 0; i < count; i++)
        places[i] = cases[i].place;
    pla_check_unique(lang, cases, count, sizeof *cases, "the case", places);
}

static int cases_body(lua_State *L)
{
    struct gathering *gathering = lua_touserdata(L, 1);
    struct pla_lang *lang = gathering->lang;
    lang->L = L;
    pla_lang_attach(L, lang);
    pla_include_open(L);
    lua_register(L, "case", case_name);
    pla_handle_push(L, PLA_HANDLE_NULL, 0);
    lua_setglobal(L, "null");
    pla_names_open(L);
    pla_lang_run_file(lang, "cases.lua");
    if (lua_isnil(L, -1))
        pla_raise(lang, "return { case \"name\" { ... } }", "cases.lua returns nothing");
    gather(gathering, lua_gettop(L), 0);
    check_returned(lang);
    check_names(lang, gathering->order.items, gathering->order.count);
    return 0;
}

static bool has_cases(const struct pla_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        if (pla_text_equal(sources->files[i].name, PLA_TEXT("cases.lua")))
            return true;
    return false;
}

enum pla_code pla_cases_load(const struct pla_sources *sources, const struct pla_limits *limits,
                             struct pla_arena *arena, struct pla_case **out, size_t *out_count,
                             struct pla_faults *faults)
{
    struct pla_err err = {0};
    struct pla_lang lang;
    struct gathering gathering = {.lang = &lang};
    struct pla_faults own = {0};
    if (!has_cases(sources)) {
        pla_err_set(&err, PLA_MISSING, "there is no cases.lua in this folder");
        pla_err_prepend(&err, "%s", sources->title);
        pla_faults_add(faults, &err);
        return PLA_MISSING;
    }
    enum pla_code code = pla_lang_init(&lang, sources, arena, &own, PLA_RUBRIC);
    if (code != PLA_OK) {
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
        return code;
    }
    code = pla_sandbox_new(limits, &lang.sandbox, &err);
    if (code == PLA_OK)
        code = pla_sandbox_run(lang.sandbox, cases_body, &gathering, &err);
    code = pla_lang_end(&lang, code, &err);
    pla_sandbox_free(lang.sandbox);
    pla_str_release(&lang.scratch);
    for (size_t i = 0; i < own.count && i < PLA_FAULTS_KEPT; i++)
        pla_faults_add(faults, &own.items[i]);
    if (code == PLA_OK) {
        *out = gathering.order.items;
        *out_count = gathering.order.count;
    }
    return code;
}
