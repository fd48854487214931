// SPDX-License-Identifier: Apache-2.0
/** The state that drafts of measures, conditions and functions live in while a rubric is read. */
#include "rubric/lang.h"

#include "rubric/fault.h"

/* Keys of the Lua registry: their addresses are unlike any other library's. */
static char lang_key, calls_key;
static char meta_keys[PLA_HANDLE_KINDS];

/* Lua's cap does not see the host's memory: so it costs budget, and a loop that builds measures for
 * ever ends before it hurts. */
enum { BYTES_PER_UNIT = 32 };

struct handle {
    uint32_t kind, index;
};

struct pla_lang *pla_lang_of(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &lang_key);
    struct pla_lang *lang = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return lang;
}

void pla_lang_attach(lua_State *L, struct pla_lang *lang)
{
    lua_pushlightuserdata(L, lang);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &lang_key);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &calls_key);
    for (int i = 0; i < PLA_HANDLE_KINDS; i++) {
        lua_newtable(L);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &meta_keys[i]);
    }
}

void pla_handle_meta(lua_State *L, enum pla_handle_kind kind)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &meta_keys[kind]);
}

void *pla_lang_alloc(struct pla_lang *lang, size_t count, size_t size)
{
    if (lang->L != NULL && size > 0 && count < SIZE_MAX / size)
        pla_sandbox_charge(lang->L, 1 + count * size / BYTES_PER_UNIT);
    void *memory = pla_arena_array(lang->arena, count, size);
    if (memory == NULL)
        pla_raise_memory(lang->L);
    return memory;
}

void *pla_list_add(struct pla_lang *lang, struct pla_list *list, size_t size)
{
    pla_sandbox_charge(lang->L, 1 + 2 * size / BYTES_PER_UNIT);
    void *grown = pla_arena_grow(lang->arena, list->items, &list->capacity, list->count + 1, size);
    if (grown == NULL)
        pla_raise_memory(lang->L);
    list->items = grown;
    return (char *)grown + size * list->count++;
}

/** The loader's own copy of a chunk's name, which outlives the Lua state. */
static const char *chunk_name(const struct pla_lang *lang, const char *source)
{
    const char *name = *source == '=' || *source == '@' ? source + 1 : source;
    for (size_t i = 0; i < lang->chunk_count; i++)
        if (strcmp(lang->chunks[i], name) == 0)
            return lang->chunks[i];
    return lang->main != NULL ? lang->main : lang->title;
}

struct pla_place pla_lang_here(struct pla_lang *lang)
{
    lua_Debug frame;
    for (int level = 0; lua_getstack(lang->L, level, &frame); level++) {
        lua_getinfo(lang->L, "Sl", &frame);
        if (frame.currentline > 0)
            return (struct pla_place){chunk_name(lang, frame.source), frame.currentline};
    }
    return (struct pla_place){lang->main != NULL ? lang->main : lang->title, 0};
}

void pla_handle_push(lua_State *L, enum pla_handle_kind kind, uint32_t index)
{
    struct handle *handle = lua_newuserdatauv(L, sizeof *handle, 0);
    *handle = (struct handle){(uint32_t)kind, index};
    pla_handle_meta(L, kind);
    lua_setmetatable(L, -2);
}

bool pla_handle_get(lua_State *L, int at, enum pla_handle_kind kind, uint32_t *out_index)
{
    if (lua_type(L, at) != LUA_TUSERDATA || !lua_getmetatable(L, at))
        return false;
    pla_handle_meta(L, kind);
    bool is_kind = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    if (is_kind && out_index != NULL)
        *out_index = ((const struct handle *)lua_touserdata(L, at))->index;
    return is_kind;
}

struct pla_draft_measure *pla_measure_at(struct pla_lang *lang, int at)
{
    uint32_t index;
    if (!pla_handle_get(lang->L, at, PLA_HANDLE_MEASURE, &index))
        return NULL;
    return ((struct pla_draft_measure **)lang->measures.items)[index];
}

struct pla_draft_cond *pla_cond_at(struct pla_lang *lang, int at)
{
    uint32_t index;
    if (!pla_handle_get(lang->L, at, PLA_HANDLE_COND, &index))
        return NULL;
    return ((struct pla_draft_cond **)lang->conds.items)[index];
}

struct pla_draft_measure *pla_measure_draft(struct pla_lang *lang, const struct pla_measure *m)
{
    return ((struct pla_draft_measure **)lang->measures.items)[m->id];
}

struct pla_draft_cond *pla_cond_draft(struct pla_lang *lang, const struct pla_cond *c)
{
    return ((struct pla_draft_cond **)lang->conds.items)[c->id];
}

static void check_open(struct pla_lang *lang)
{
    if (!lang->is_open)
        pla_raise(lang, "build it outside the function and read its value through the condition",
                  "measures and conditions are built when a rubric is read, not by a function "
                  "that runs for a portfolio");
}

static enum pla_kind kind_of(enum pla_measure_op op)
{
    static const enum pla_kind kinds[] = {
#define PLA_MEASURE(name, word, yields) PLA_KIND_##yields,
#include "model/measures.def"
#undef PLA_MEASURE
    };
    return kinds[op];
}

struct pla_draft_measure *pla_measure_new(struct pla_lang *lang, enum pla_measure_op op)
{
    check_open(lang);
    struct pla_draft_measure *draft = PLA_LANG_NEW(lang, 1, struct pla_draft_measure);
    draft->m.op = op;
    draft->m.kind = kind_of(op);
    draft->m.value = PLA_ZERO;
    draft->m.cap = PLA_ZERO;
    draft->m.call = PLA_NO_CALL;
    draft->m.place = pla_lang_here(lang);
    draft->m.id = (uint32_t)lang->measures.count;
    draft->depth = 1;
    draft->size = 1;
    struct pla_draft_measure **slot =
        pla_list_add(lang, &lang->measures, sizeof(struct pla_draft_measure *));
    *slot = draft;
    return draft;
}

struct pla_draft_cond *pla_cond_new(struct pla_lang *lang, enum pla_cond_op op)
{
    check_open(lang);
    struct pla_draft_cond *draft = PLA_LANG_NEW(lang, 1, struct pla_draft_cond);
    draft->c.op = op;
    draft->c.call = PLA_NO_CALL;
    draft->c.place = pla_lang_here(lang);
    draft->c.id = (uint32_t)lang->conds.count;
    draft->depth = 1;
    draft->size = 1;
    struct pla_draft_cond **slot =
        pla_list_add(lang, &lang->conds, sizeof(struct pla_draft_cond *));
    *slot = draft;
    return draft;
}

static void grow(struct pla_lang *lang, int *depth, uint32_t *size, int child_depth,
                 uint32_t child_size)
{
    if (*depth < child_depth + 1)
        *depth = child_depth + 1;
    *size += child_size;
    if (*depth > PLA_NODE_DEPTH || *size > PLA_NODE_SIZE)
        pla_raise(lang, "is it built in a loop that should start anew each time?",
                  "this measure or condition is nested too deep or has too many parts (limits: "
                  "%d deep, %d parts)",
                  PLA_NODE_DEPTH, PLA_NODE_SIZE);
}

void pla_measure_under_measure(struct pla_lang *lang, struct pla_draft_measure *parent,
                               struct pla_draft_measure *child)
{
    child->is_used = true;
    grow(lang, &parent->depth, &parent->size, child->depth, child->size);
}

void pla_measure_under_cond(struct pla_lang *lang, struct pla_draft_cond *parent,
                            struct pla_draft_measure *child)
{
    child->is_used = true;
    grow(lang, &parent->depth, &parent->size, child->depth, child->size);
}

void pla_cond_under_cond(struct pla_lang *lang, struct pla_draft_cond *parent,
                         struct pla_draft_cond *child)
{
    child->is_used = true;
    grow(lang, &parent->depth, &parent->size, child->depth, child->size);
}

pla_call pla_call_keep(struct pla_lang *lang, int at, enum pla_call_kind kind,
                       struct pla_text label)
{
    lua_State *L = lang->L;
    check_open(lang);
    struct pla_place place = pla_lang_here(lang);
    lua_Debug info;
    lua_pushvalue(L, at);
    lua_getinfo(L, ">S", &info);
    if (info.linedefined > 0)
        place = (struct pla_place){chunk_name(lang, info.source), info.linedefined};

    struct pla_call_def *def = pla_list_add(lang, &lang->calls, sizeof *def);
    *def = (struct pla_call_def){kind, label, place};
    at = lua_absindex(L, at);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &calls_key);
    lua_pushvalue(L, at);
    lua_rawseti(L, -2, (lua_Integer)lang->calls.count);
    lua_pop(L, 1);
    return (pla_call)lang->calls.count - 1;
}

void pla_call_push(lua_State *L, pla_call call)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &calls_key);
    lua_rawgeti(L, -1, (lua_Integer)call + 1);
    lua_remove(L, -2);
}
