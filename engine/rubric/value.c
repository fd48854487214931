// SPDX-License-Identifier: Apache-2.0
/**
 * Measures and conditions as Lua values: methods that compare and name, operators that join, and
 * a plain answer for every operator that would silently mean something else.
 */
#include "rubric/build.h"
#include "rubric/fault.h"
#include "rubric/raw.h"

/* ---- methods ---- */

static struct pla_draft_measure *self(struct pla_lang *lang, const char *method)
{
    struct pla_draft_measure *measure = pla_measure_at(lang, 1);
    if (measure == NULL) {
        struct pla_err err;
        pla_err_set(&err, lang->code, "%s belongs to a measure, not to %s", method,
                    pla_lua_type(lang, 1));
        pla_err_hint(&err, "write measure:%s(...), with a colon", method);
        pla_raise_err(lang, &err);
    }
    return measure;
}

static const struct compare {
    const char *name;
    enum pla_cond_op op;
    int arguments;
} compares[] = {
    {"at_least", PLA_C_AT_LEAST, 1},
    {"at_most", PLA_C_AT_MOST, 1},
    {"more_than", PLA_C_MORE_THAN, 1},
    {"less_than", PLA_C_LESS_THAN, 1},
    {"is", PLA_C_IS, 1},
    {"within", PLA_C_WITHIN, 2},
};

static int method_compare(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    const struct compare *compare = &compares[lua_tointeger(L, lua_upvalueindex(1))];
    struct pla_draft_measure *measure = self(lang, compare->name);
    if (lua_gettop(L) > 1 + compare->arguments)
        pla_raise(lang, NULL, "%s takes %s", compare->name,
                  compare->arguments == 1 ? "one value" : "two values");
    struct pla_raw low = pla_need_raw(lang, 2, compare->name);
    struct pla_raw high = {0};
    if (compare->arguments == 2)
        high = pla_need_raw(lang, 3, compare->name);
    struct pla_draft_cond *cond = pla_cond_compare(lang, compare->op, measure, low, high);
    pla_handle_push(L, PLA_HANDLE_COND, cond->c.id);
    return 1;
}

/** A copy with a label: the measure without it may be in use elsewhere. */
static int method_named(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_draft_measure *origin = self(lang, "named");
    struct pla_text label = pla_need_text(lang, 2, "named");
    struct pla_draft_measure *named = pla_measure_new(lang, origin->m.op);
    uint32_t id = named->m.id;
    *named = *origin;
    named->m.id = id;
    named->m.label = label;
    named->origin = origin;
    named->is_used = false;
    origin->is_used = true;
    pla_handle_push(L, PLA_HANDLE_MEASURE, id);
    return 1;
}

static int method_unknown(lua_State *L)
{
    static const char *const names[] = {"at_least", "at_most", "more_than", "less_than",
                                        "is",       "within",  "named",     NULL};
    struct pla_lang *lang = pla_lang_of(L);
    if (lua_type(L, 2) != LUA_TSTRING)
        pla_raise(lang, NULL, "a measure has no entries");
    struct pla_text name = {0};
    name.at = lua_tolstring(L, 2, &name.length);
    char hint[320];
    pla_hint_nearest(hint, name, names);
    pla_raise(lang, hint, "a measure has no method \"%s\"", pla_shown(lang, name));
}

/* ---- arithmetic ---- */

static struct pla_draft_measure *operand(struct pla_lang *lang, int at)
{
    struct pla_draft_measure *measure = pla_measure_at(lang, at);
    if (measure != NULL)
        return measure;
    struct pla_rational number;
    struct pla_err err;
    int type = lua_type(lang->L, at);
    if (type != LUA_TNUMBER && type != LUA_TSTRING)
        pla_raise(lang, NULL, "arithmetic with a measure needs numbers and measures, not %s",
                  pla_lua_type(lang, at));
    if (!pla_number_read(lang, at, &number, &err))
        pla_raise_err(lang, &err);
    return pla_constant_number(lang, number, pla_lang_here(lang));
}

static int arithmetic(lua_State *L, enum pla_measure_op op)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_draft_measure *parts[2] = {operand(lang, 1), operand(lang, 2)};
    struct pla_draft_measure *draft = pla_measure_new(lang, op);
    const struct pla_measure **args = PLA_LANG_NEW(lang, 2, const struct pla_measure *);
    for (int i = 0; i < 2; i++) {
        args[i] = &parts[i]->m;
        pla_measure_under_measure(lang, draft, parts[i]);
    }
    draft->m.args = args;
    draft->m.arg_count = 2;
    pla_handle_push(L, PLA_HANDLE_MEASURE, draft->m.id);
    return 1;
}

static int op_add(lua_State *L)
{
    return arithmetic(L, PLA_M_ADD);
}

static int op_subtract(lua_State *L)
{
    return arithmetic(L, PLA_M_SUBTRACT);
}

static int op_multiply(lua_State *L)
{
    return arithmetic(L, PLA_M_MULTIPLY);
}

static int op_divide(lua_State *L)
{
    return arithmetic(L, PLA_M_DIVIDE);
}

static int op_minus(lua_State *L)
{
    lua_settop(L, 1);
    lua_pushinteger(L, 0);
    lua_insert(L, 1);
    return arithmetic(L, PLA_M_SUBTRACT);
}

/* ---- joining ---- */

static struct pla_draft_cond *joined(struct pla_lang *lang, int at, const char *sign)
{
    struct pla_draft_cond *cond = pla_cond_take(lang, at);
    if (cond == NULL)
        pla_raise(lang, lua_isboolean(lang->L, at) ? "did you write 'not' for '~'?" : NULL,
                  "'%s' joins conditions, not %s", sign, pla_lua_type(lang, at));
    return cond;
}

static int join(lua_State *L, enum pla_cond_op op, const char *sign)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_draft_cond *a = joined(lang, 1, sign);
    struct pla_draft_cond *b = joined(lang, 2, sign);
    pla_handle_push(L, PLA_HANDLE_COND, pla_cond_join(lang, op, a, b)->c.id);
    return 1;
}

static int op_and(lua_State *L)
{
    return join(L, PLA_C_AND, "&");
}

static int op_or(lua_State *L)
{
    return join(L, PLA_C_OR, "|");
}

static int op_not(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct pla_draft_cond *cond = joined(lang, 1, "~");
    pla_handle_push(L, PLA_HANDLE_COND, pla_cond_negate(lang, cond)->c.id);
    return 1;
}

/* ---- what is refused ---- */

static const struct refusal {
    const char *event, *text, *hint;
} refusals[] = {
    {"__lt", "'<' and '>' do not compare what is known only for each portfolio",
     "write :less_than(x) or :more_than(x)"},
    {"__le", "'<=' and '>=' do not compare what is known only for each portfolio",
     "write :at_most(x) or :at_least(x)"},
    {"__eq", "'==' and '~=' do not compare what is known only for each portfolio",
     "write :is(x), or ~measure:is(x)"},
    {"__concat", "a measure or condition is not a text",
     "name the measure with :named \"label\" and write because = \"{label} ...\""},
    {"__call", "a measure or condition is not a function", "is a comma missing before it?"},
    {"__len", "a measure or condition has no length", NULL},
    {"__newindex", "a measure or condition cannot be changed", NULL},
    {"__mod", "measures have + - * / only", NULL},
    {"__pow", "measures have + - * / only", NULL},
    {"__idiv", "measures have + - * / only",
     "whole steps are counted by points { { m, per = n } }"},
    {"__shl", "'<<' has no meaning here", NULL},
    {"__shr", "'>>' has no meaning here", NULL},
    {"__bxor", "'~' between two conditions has no meaning here",
     "one or the other but not both is (a & ~b) | (~a & b)"},
};

/** Of conditions only: what measures can do. */
static const struct refusal cond_refusals[] = {
    {"__add", "a condition is not a number", NULL},
    {"__sub", "a condition is not a number", NULL},
    {"__mul", "a condition is not a number", NULL},
    {"__div", "a condition is not a number", NULL},
    {"__unm", "a condition is not a number", "the opposite of a condition is ~condition"},
    {"__index", "a condition has no methods", "compare the measure, then join with & | ~"},
};

static int refuse(lua_State *L)
{
    const struct refusal *refusal = lua_touserdata(L, lua_upvalueindex(1));
    pla_raise(pla_lang_of(L), refusal->hint, "%s", refusal->text);
}

static void set_refusals(lua_State *L, const struct refusal *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        union { /* Lua wants a pointer it could write through; it never does */
            const struct refusal *row;
            void *pointer;
        } light = {.row = &rows[i]};
        lua_pushlightuserdata(L, light.pointer);
        lua_pushcclosure(L, refuse, 1);
        lua_setfield(L, -2, rows[i].event);
    }
}

/* ---- opening ---- */

static void push_methods(lua_State *L)
{
    lua_newtable(L);
    for (size_t i = 0; i < sizeof compares / sizeof *compares; i++) {
        lua_pushinteger(L, (lua_Integer)i);
        lua_pushcclosure(L, method_compare, 1);
        lua_setfield(L, -2, compares[i].name);
    }
    lua_pushcfunction(L, method_named);
    lua_setfield(L, -2, "named");
    lua_newtable(L);
    lua_pushcfunction(L, method_unknown);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
}

void pla_value_open(lua_State *L)
{
    static const luaL_Reg joins[] = {
        {"__band", op_and}, {"__bor", op_or}, {"__bnot", op_not}, {NULL, NULL}};
    static const luaL_Reg numbers[] = {{"__add", op_add},      {"__sub", op_subtract},
                                       {"__mul", op_multiply}, {"__div", op_divide},
                                       {"__unm", op_minus},    {NULL, NULL}};
    pla_handle_meta(L, PLA_HANDLE_MEASURE);
    set_refusals(L, refusals, sizeof refusals / sizeof *refusals);
    luaL_setfuncs(L, joins, 0);
    luaL_setfuncs(L, numbers, 0);
    push_methods(L);
    lua_setfield(L, -2, "__index");
    pla_handle_meta(L, PLA_HANDLE_COND);
    set_refusals(L, refusals, sizeof refusals / sizeof *refusals);
    set_refusals(L, cond_refusals, sizeof cond_refusals / sizeof *cond_refusals);
    luaL_setfuncs(L, joins, 0);
    lua_pop(L, 2);
}
