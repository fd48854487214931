// SPDX-License-Identifier: Apache-2.0
/** Typed reading of Lua tables by tables of known keys. */
#include "rubric/schema.h"

#include "base/utf8.h"
#include "rubric/build.h"
#include "rubric/fault.h"
#include "rubric/raw.h"

#include <stdlib.h>

/* ---- where we are ---- */

static void enter(struct pla_lang *lang, struct pla_step step)
{
    if (lang->step_count < PLA_STEPS)
        lang->steps[lang->step_count] = step;
    lang->step_count++;
}

void pla_enter_key(struct pla_lang *lang, const char *key)
{
    enter(lang, (struct pla_step){key, 0});
}

void pla_enter_index(struct pla_lang *lang, int64_t index)
{
    enter(lang, (struct pla_step){NULL, index});
}

void pla_leave(struct pla_lang *lang)
{
    lang->step_count--;
}

/* ---- tables ---- */

static const char *const *key_names(struct pla_lang *lang, const struct pla_schema *schema)
{
    size_t count = 0;
    while (schema->keys[count].name != NULL)
        count++;
    const char **names = PLA_LANG_NEW(lang, count + 1, const char *);
    for (size_t i = 0; i < count; i++)
        names[i] = schema->keys[i].name;
    return names;
}

static bool is_known(const struct pla_schema *schema, struct pla_text name)
{
    for (const struct pla_key *key = schema->keys; key->name != NULL; key++)
        if (pla_text_equal(name, pla_text_of(key->name)))
            return true;
    return false;
}

static void check_names(struct pla_lang *lang, const struct pla_schema *schema)
{
    size_t count;
    const struct pla_text *names = pla_names_here(lang, schema->what, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_known(schema, names[i]))
            continue;
        char hint[320];
        pla_hint_nearest(hint, names[i], key_names(lang, schema));
        pla_enter_key(lang, names[i].at);
        pla_fault(lang, hint, "unknown key \"%s\" in %s", pla_shown(lang, names[i]), schema->what);
        pla_leave(lang);
    }
}

bool pla_schema_read(struct pla_lang *lang, const struct pla_schema *schema, void *out)
{
    lua_State *L = lang->L;
    luaL_checkstack(L, 8, NULL);
    if (!lua_istable(L, -1)) {
        pla_fault(lang, NULL, "expected a table for %s, got %s", schema->what,
                  pla_lua_type(lang, -1));
        return false;
    }
    check_names(lang, schema);
    for (const struct pla_key *key = schema->keys; key->name != NULL; key++) {
        pla_table_push(L, -1, pla_text_of(key->name));
        if (!lua_isnil(L, -1)) {
            pla_enter_key(lang, key->name);
            key->read(lang, key, (char *)out + key->offset);
            pla_leave(lang);
        } else if (key->is_required) {
            pla_fault(lang, NULL, "%s needs \"%s\"", schema->what, key->name);
        }
        lua_pop(L, 1);
    }
    return true;
}

size_t pla_list_length_here(struct pla_lang *lang, const char *what)
{
    if (!lua_istable(lang->L, -1)) {
        pla_fault(lang, NULL, "expected a list for %s, got %s", what, pla_lua_type(lang, -1));
        return 0;
    }
    int64_t count = pla_list_length(lang->L, -1);
    if (count < 0)
        pla_fault(lang, "a list is { a, b, c }, without names and gaps", "%s is not a list", what);
    return count < 0 ? 0 : (size_t)count;
}

void pla_list_read(struct pla_lang *lang, size_t count, pla_element_read read, void *ctx)
{
    luaL_checkstack(lang->L, 4, NULL);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lang->L, -1, (lua_Integer)i + 1);
        pla_sandbox_charge(lang->L, 1);
        pla_enter_index(lang, (int64_t)i + 1);
        read(lang, i, ctx);
        pla_leave(lang);
        lua_pop(lang->L, 1);
    }
}

/** Position of the first entry that has no name; 0: all have one. */
static bool has_unnamed(lua_State *L)
{
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        if (lua_type(L, -2) != LUA_TSTRING) {
            lua_pop(L, 2);
            return true;
        }
    return false;
}

const struct pla_text *pla_names_here(struct pla_lang *lang, const char *what, size_t *out_count)
{
    *out_count = 0;
    if (!lua_istable(lang->L, -1)) {
        pla_fault(lang, NULL, "expected a table for %s, got %s", what, pla_lua_type(lang, -1));
        return NULL;
    }
    if (has_unnamed(lang->L)) {
        pla_fault(lang, "every entry is name = value", "%s has an entry without a name", what);
        return NULL;
    }
    return pla_table_names(lang, -1, what, out_count);
}

void pla_name_enter(struct pla_lang *lang, struct pla_text name)
{
    luaL_checkstack(lang->L, 4, NULL);
    pla_table_push(lang->L, -1, name);
    pla_enter_key(lang, name.at);
}

void pla_name_leave(struct pla_lang *lang)
{
    pla_leave(lang);
    lua_pop(lang->L, 1);
}

/* ---- checks ---- */

void pla_check_id(struct pla_lang *lang, struct pla_text id)
{
    uint32_t bad = pla_utf8_bad_in_id(id);
    if (id.length == 0)
        pla_fault(lang, NULL, "an id is empty");
    else if (bad != 0)
        pla_fault(lang, "type the id anew, without copying it",
                  "the id \"%s\" holds U+%04X, which cannot be seen", pla_shown(lang, id),
                  (unsigned)bad);
}

struct numbered {
    struct pla_text text;
    size_t index;
};

static int compare_numbered(const void *a, const void *b)
{
    const struct numbered *x = a, *y = b;
    int order = pla_text_compare(x->text, y->text);
    if (order != 0)
        return order;
    return x->index < y->index ? -1 : x->index > y->index;
}

static int compare_index(const void *a, const void *b)
{
    size_t x = ((const struct numbered *)a)->index, y = ((const struct numbered *)b)->index;
    return x < y ? -1 : x > y;
}

void pla_check_unique(struct pla_lang *lang, const void *records, size_t count, size_t stride,
                      const char *what, const struct pla_place *places)
{
    struct numbered *sorted = PLA_LANG_NEW(lang, count, struct numbered);
    size_t repeats = 0;
    for (size_t i = 0; i < count; i++) {
        const struct pla_text *id = (const void *)((const char *)records + i * stride);
        sorted[i] = (struct numbered){*id, i};
    }
    qsort(sorted, count, sizeof *sorted, compare_numbered);
    for (size_t i = 1; i < count; i++)
        if (sorted[i].text.at != NULL && sorted[i - 1].text.at != NULL &&
            pla_text_equal(sorted[i].text, sorted[i - 1].text))
            sorted[repeats++] = sorted[i];
    qsort(sorted, repeats, sizeof *sorted, compare_index);
    for (size_t i = 0; i < repeats; i++)
        pla_fault_at(lang, places[sorted[i].index], NULL, "%s \"%s\" is there twice", what,
                     pla_shown(lang, sorted[i].text));
}

/* ---- readers ---- */

static void wrong(struct pla_lang *lang, const struct pla_key *key, const char *expected)
{
    const char *hint = NULL;
    if (lua_isboolean(lang->L, -1) && !lua_toboolean(lang->L, -1))
        hint = "did you write 'not' for '~'?";
    else if (lua_isfunction(lang->L, -1))
        hint = "are the parentheses missing: all_met()?";
    pla_fault(lang, hint, "\"%s\" must be %s, not %s", key->name, expected, pla_lua_type(lang, -1));
}

void pla_read_text(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_err err;
    struct pla_text *text = out;
    if (lua_type(lang->L, -1) != LUA_TSTRING)
        pla_fault(lang, NULL, "\"%s\" must be a text, not %s", key->name, pla_lua_type(lang, -1));
    else if (!pla_text_read(lang, -1, text, &err))
        pla_fault_add(lang, &err);
}

void pla_read_id(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_text *id = out;
    pla_read_text(lang, key, id);
    if (id->at != NULL)
        pla_check_id(lang, *id);
}

struct texts {
    const struct pla_key *key;
    struct pla_text *items;
    pla_key_read read;
};

static void read_one_text(struct pla_lang *lang, size_t index, void *ctx)
{
    struct texts *texts = ctx;
    texts->read(lang, texts->key, &texts->items[index]);
}

static void read_texts(struct pla_lang *lang, const struct pla_key *key, void *out,
                       pla_key_read read)
{
    struct pla_text_list *list = out;
    struct texts texts = {key, NULL, read};
    size_t before = lang->faults->count;
    size_t count = 1;
    if (lua_istable(lang->L, -1))
        count = pla_list_length_here(lang, key->name);
    texts.items = PLA_LANG_NEW(lang, count, struct pla_text);
    if (lua_istable(lang->L, -1))
        pla_list_read(lang, count, read_one_text, &texts);
    else
        read(lang, key, texts.items);
    if (lang->faults->count == before)
        *list = (struct pla_text_list){texts.items, count};
}

void pla_read_texts(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    read_texts(lang, key, out, pla_read_text);
}

void pla_read_ids(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    read_texts(lang, key, out, pla_read_id);
}

void pla_read_number(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_err err;
    int type = lua_type(lang->L, -1);
    if (type != LUA_TNUMBER && type != LUA_TSTRING)
        wrong(lang, key, "a number");
    else if (!pla_number_read(lang, -1, out, &err))
        pla_fault_add(lang, &err);
}

void pla_read_amount(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_rational *number = out, before = *number;
    pla_read_number(lang, key, number);
    if (number->num < 0) {
        pla_fault(lang, NULL, "\"%s\" must not be negative", key->name);
        *number = before;
    }
}

void pla_read_given(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_given *given = out;
    given->is_given = true;
    given->number = PLA_ZERO;
    pla_read_amount(lang, key, &given->number);
}

void pla_read_boolean(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    bool *boolean = out;
    if (lua_isboolean(lang->L, -1))
        *boolean = lua_toboolean(lang->L, -1);
    else
        pla_fault(lang, NULL, "\"%s\" must be true or false, not %s", key->name,
                  pla_lua_type(lang, -1));
}

void pla_read_count(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    enum { MOST = 1000 };
    size_t *count = out;
    if (lua_isinteger(lang->L, -1) && lua_tointeger(lang->L, -1) >= 1 &&
        lua_tointeger(lang->L, -1) <= MOST)
        *count = (size_t)lua_tointeger(lang->L, -1);
    else
        pla_fault(lang, NULL, "\"%s\" must be a whole number from 1 to %d", key->name, MOST);
}

void pla_read_choice(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    const char *const *names = key->more;
    int *choice = out;
    struct pla_text text = {0};
    pla_read_text(lang, key, &text);
    for (int i = 0; names[i] != NULL && text.at != NULL; i++)
        if (pla_text_equal(text, pla_text_of(names[i]))) {
            *choice = i;
            return;
        }
    if (text.at == NULL)
        return;
    char hint[320];
    pla_hint_nearest(hint, text, names);
    pla_fault(lang, hint, "\"%s\" cannot be \"%s\"", key->name, pla_shown(lang, text));
}

void pla_read_raw(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_err err;
    (void)key;
    if (!pla_raw_read(lang, -1, out, &err))
        pla_fault_add(lang, &err);
}

void pla_read_day(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_given_day *given = out;
    struct pla_text text = {0};
    pla_read_text(lang, key, &text);
    if (text.at == NULL)
        return;
    given->is_given = pla_day_parse(text, &given->day);
    if (!given->is_given)
        pla_fault(lang, "write a full date: \"2026-01-31\"", "\"%s\" is not a date: \"%s\"",
                  key->name, pla_shown(lang, text));
}

void pla_read_cond(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    const struct pla_cond **slot = out;
    struct pla_draft_cond *cond = pla_cond_take(lang, -1);
    if (cond == NULL) {
        wrong(lang, key, "a condition");
        return;
    }
    cond->is_used = true;
    *slot = &cond->c;
}

void pla_read_measure(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    const struct pla_measure **slot = out;
    struct pla_draft_measure *measure = pla_measure_at(lang, -1);
    if (measure == NULL) {
        wrong(lang, key, "a measure");
        return;
    }
    measure->is_used = true;
    *slot = &measure->m;
}

void pla_read_amounts(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct pla_amounts *amounts = out;
    size_t count;
    const struct pla_text *names = pla_names_here(lang, key->name, &count);
    struct pla_amount_row *rows = PLA_LANG_NEW(lang, count, struct pla_amount_row);
    for (size_t i = 0; i < count; i++) {
        struct pla_key row = {.name = names[i].at};
        rows[i] = (struct pla_amount_row){names[i], PLA_ZERO};
        pla_name_enter(lang, names[i]);
        pla_read_amount(lang, &row, &rows[i].number);
        pla_name_leave(lang);
    }
    *amounts = (struct pla_amounts){rows, count};
}
