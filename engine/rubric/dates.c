// SPDX-License-Identifier: Apache-2.0
/**
 * Dates as values of a rubric's functions: `item.ended >= portfolio.as_of:minus { years = 5 }`.
 *
 * A date may be partial or unknown. Where the answer depends on that, the function is left and its
 * result is unknown, as it is for conditions the engine judges itself.
 */
#include "rubric/calls.h"

#include "rubric/fault.h"
#include "rubric/raw.h"

#include <stdlib.h>

static char date_key;

struct date {
    pla_day first, last;
};

void pla_date_push(lua_State *L, struct pla_date date)
{
    if (date.state == PLA_DATE_ABSENT) {
        lua_pushnil(L);
        return;
    }
    struct date *value = lua_newuserdatauv(L, sizeof *value, 0);
    *value = date.state == PLA_DATE_KNOWN ? (struct date){date.first, date.last}
                                          : (struct date){PLA_DAY_MIN, PLA_DAY_MAX};
    lua_rawgetp(L, LUA_REGISTRYINDEX, &date_key);
    lua_setmetatable(L, -2);
}

void pla_day_push(lua_State *L, pla_day day)
{
    pla_date_push(L, (struct pla_date){PLA_DATE_KNOWN, day, day});
}

/** Leave the function: what is not known decides here. */
static _Noreturn void undecided(struct pla_lang *lang)
{
    struct pla_err err;
    pla_err_set(&err, PLA_NO, "a date that is not known exactly decides here");
    pla_sandbox_raise(lang->L, &err);
    abort();
}

static const struct date *date_at(lua_State *L, int at)
{
    if (lua_type(L, at) != LUA_TUSERDATA || !lua_getmetatable(L, at))
        return NULL;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &date_key);
    bool is_date = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is_date ? lua_touserdata(L, at) : NULL;
}

/** A date, or the text of a full one. */
static struct date need_date(struct pla_lang *lang, int at)
{
    lua_State *L = lang->L;
    const struct date *date = date_at(L, at);
    struct pla_date read = {0};
    if (date != NULL)
        return *date;
    if (lua_type(L, at) == LUA_TSTRING) {
        struct pla_text text;
        text.at = lua_tolstring(L, at, &text.length);
        if (pla_date_parse(text, &read))
            return (struct date){read.first, read.last};
        pla_raise(lang, "write a date: \"2026-01-31\"", "\"%s\" is not a date",
                  pla_shown(lang, text));
    }
    pla_raise(lang, "a member that is absent is nil: ask for it first",
              "a date is compared with %s", pla_lua_type(lang, at));
}

/** a < b */
static int date_before(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct date a = need_date(lang, 1), b = need_date(lang, 2);
    if (a.last >= b.first && a.first < b.last)
        undecided(lang);
    lua_pushboolean(L, a.last < b.first);
    return 1;
}

/** a <= b */
static int date_until(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct date a = need_date(lang, 1), b = need_date(lang, 2);
    if (a.last > b.first && a.first <= b.last)
        undecided(lang);
    lua_pushboolean(L, a.last <= b.first);
    return 1;
}

static int date_equal(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    const struct date *a = date_at(L, 1), *b = date_at(L, 2);
    if (a == NULL || b == NULL) {
        lua_pushboolean(L, false);
        return 1;
    }
    bool is_apart = a->last < b->first || b->last < a->first;
    bool is_exact = a->first == a->last && b->first == b->last;
    if (!is_apart && !is_exact)
        undecided(lang);
    lua_pushboolean(L, !is_apart);
    return 1;
}

static lua_Integer amount(struct pla_lang *lang, const char *name)
{
    enum { MOST = 1000000 };
    lua_Integer n = 0;
    if (!pla_option_push(lang->L, 2, name))
        return 0;
    if (lua_isinteger(lang->L, -1))
        n = lua_tointeger(lang->L, -1);
    if (!lua_isinteger(lang->L, -1) || n < -MOST || n > MOST)
        pla_raise(lang, NULL, "\"%s\" of a date must be a whole number", name);
    lua_pop(lang->L, 1);
    return n;
}

static pla_day moved(pla_day day, int months, lua_Integer days)
{
    lua_Integer result = pla_day_plus_months(day, months) + days;
    if (result < PLA_DAY_MIN)
        return PLA_DAY_MIN;
    return result > PLA_DAY_MAX ? PLA_DAY_MAX : (pla_day)result;
}

static int move(lua_State *L, int sign, const char *name)
{
    static const char *const known[] = {"years", "months", "days", NULL};
    struct pla_lang *lang = pla_lang_of(L);
    struct date date = need_date(lang, 1);
    if (!lua_istable(L, 2))
        pla_raise(lang, "date:minus { years = 5 }", "%s needs a table, got %s", name,
                  pla_lua_type(lang, 2));
    pla_options_check(lang, 2, name, known);
    lua_Integer months = sign * (amount(lang, "years") * 12 + amount(lang, "months"));
    lua_Integer days = sign * amount(lang, "days");
    if (months < -120000 || months > 120000)
        months = months < 0 ? -120000 : 120000;
    struct pla_date result = {PLA_DATE_KNOWN, moved(date.first, (int)months, days),
                              moved(date.last, (int)months, days)};
    pla_date_push(L, result);
    return 1;
}

/** date:plus { years, months, days } */
static int date_plus(lua_State *L)
{
    return move(L, 1, "plus");
}

/** date:minus { years, months, days } */
static int date_minus(lua_State *L)
{
    return move(L, -1, "minus");
}

static void push_text(struct pla_lang *lang, struct date date)
{
    struct pla_str s = {0};
    pla_date_put(&s, (struct pla_date){PLA_DATE_KNOWN, date.first, date.last});
    char text[64] = "";
    if (!s.failed && s.length < sizeof text)
        memcpy(text, s.at, s.length + 1);
    pla_str_release(&s); /* before Lua allocates, which may leave the run */
    lua_pushstring(lang->L, text);
}

/** date:text() -> "2026-01-31" */
static int date_text(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    push_text(lang, need_date(lang, 1));
    return 1;
}

static int date_concat(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    for (int i = 1; i <= 2; i++) {
        const struct date *date = date_at(L, i);
        if (date == NULL)
            continue;
        push_text(lang, *date);
        lua_replace(L, i);
    }
    lua_concat(L, 2);
    return 1;
}

/** date.year, date.month, date.day, and the methods */
static int date_index(lua_State *L)
{
    static const char *const names[] = {"year", "month", "day", "plus", "minus", "text", NULL};
    struct pla_lang *lang = pla_lang_of(L);
    struct date date = need_date(lang, 1);
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    if (!lua_isnil(L, -1))
        return 1;
    struct pla_text name = pla_need_text(lang, 2, "date");
    struct pla_ymd a = pla_day_split(date.first), b = pla_day_split(date.last);
    int from[] = {a.year, a.month, a.day}, to[] = {b.year, b.month, b.day};
    for (int i = 0; i < 3; i++) {
        if (!pla_text_equal(name, pla_text_of(names[i])))
            continue;
        if (from[i] != to[i] || a.year != b.year)
            undecided(lang);
        lua_pushinteger(L, from[i]);
        return 1;
    }
    char hint[320];
    pla_hint_nearest(hint, name, names);
    pla_raise(lang, hint, "a date has no member \"%s\"", pla_shown(lang, name));
}

/** date(text) -> a date to compare with */
static int date_new(lua_State *L)
{
    struct pla_lang *lang = pla_lang_of(L);
    struct date date = need_date(lang, 1);
    pla_date_push(L, (struct pla_date){PLA_DATE_KNOWN, date.first, date.last});
    return 1;
}

void pla_dates_open(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"plus", date_plus}, {"minus", date_minus}, {"text", date_text}, {NULL, NULL}};
    static const luaL_Reg events[] = {{"__lt", date_before},     {"__le", date_until},
                                      {"__eq", date_equal},      {"__concat", date_concat},
                                      {"__tostring", date_text}, {NULL, NULL}};
    lua_newtable(L);
    luaL_setfuncs(L, events, 0);
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    lua_pushcclosure(L, date_index, 1);
    lua_setfield(L, -2, "__index");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &date_key);
    lua_register(L, "date", date_new);
}
