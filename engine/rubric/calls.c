// SPDX-License-Identifier: Apache-2.0
/**
 * Calls of a rubric's functions. The state is put back before each portfolio, so that nothing a
 * function does outlives it; results are read inside the guarded run, raw and within limits.
 */
#include "rubric/calls.h"

#include "base/utf8.h"
#include "rubric/fault.h"
#include "rubric/raw.h"

#include <stdlib.h>

static char portfolio_key, items_key;

/** Serials of one portfolio and claim differ in these bits when other evidence is shown. */
#define VIEW_BITS (UINT64_C(3) << 62)

struct call {
    struct pla_caller *caller;
    pla_call number;
    const struct pla_call_input *input;
    struct pla_arena *arena;
    struct pla_call_result result;
};

static const struct pla_call_def *definition(const struct call *call)
{
    return &((const struct pla_call_def *)call->caller->lang->calls.items)[call->number];
}

/** Leave with a fault of what the function gave back, at the place it was written. */
static _Noreturn void wrong(const struct call *call, const char *what, const char *detail)
{
    struct pla_lang *lang = call->caller->lang;
    const struct pla_call_def *def = definition(call);
    struct pla_err err;
    pla_err_set(&err, PLA_RUBRIC, "the function of \"%s\" %s%s", pla_shown(lang, def->label), what,
                detail);
    pla_err_prepend(&err, "%s:%d", def->place.file, def->place.line);
    pla_sandbox_raise(lang->L, &err);
    abort();
}

static struct pla_text copy(const struct call *call, struct pla_text text)
{
    struct pla_text result = pla_text_copy(call->arena, text);
    if (result.at == NULL)
        pla_raise_memory(call->caller->lang->L);
    return result;
}

/* ---- results ---- */

static struct pla_text text_at(const struct call *call, int at)
{
    lua_State *L = call->caller->lang->L;
    struct pla_text text;
    text.at = lua_tolstring(L, at, &text.length);
    if (text.length > pla_sandbox_limits(call->caller->lang->sandbox)->result_bytes)
        pla_sandbox_stop_result(L, "a function gave back too much text");
    if (!pla_utf8_is_valid(text) || memchr(text.at, '\0', text.length) != NULL)
        wrong(call, "gave back a text that is not valid UTF-8", "");
    return text;
}

static void read_number(struct call *call, int at)
{
    struct pla_lang *lang = call->caller->lang;
    struct pla_rational *number = &call->result.number;
    bool is_fine = true;
    call->result.kind = PLA_CALL_NUMBER;
    switch (lua_type(lang->L, at)) {
    case LUA_TNIL:
        call->result.kind = PLA_CALL_UNKNOWN;
        return;
    case LUA_TNUMBER:
        if (lua_isinteger(lang->L, at))
            is_fine = pla_rational_make(lua_tointeger(lang->L, at), 1, number);
        else
            is_fine = pla_rational_from_computed(lua_tonumber(lang->L, at), number);
        break;
    case LUA_TSTRING:
        if (!pla_rational_from_text(text_at(call, at), number))
            wrong(call, "must give a number or nil, not the text ",
                  pla_shown(lang, text_at(call, at)));
        break;
    default:
        wrong(call, "must give a number or nil, not ", pla_lua_type(lang, at));
    }
    if (!is_fine)
        wrong(call, "gave a number that is not finite, or outside the exact range", "");
}

/** The id of a name or an item table at the top; must be among what the function was shown. */
static struct pla_text evidence_id(const struct call *call)
{
    struct pla_lang *lang = call->caller->lang;
    lua_State *L = lang->L;
    if (lua_istable(L, -1)) {
        pla_table_push(L, -1, PLA_TEXT("id"));
        lua_remove(L, -2);
    }
    if (lua_type(L, -1) != LUA_TSTRING)
        wrong(call, "must name evidence by id or item, not by ", pla_lua_type(lang, -1));
    struct pla_text id = text_at(call, -1);
    pla_sandbox_charge(L, call->input->evidence_count);
    for (size_t i = 0; i < call->input->evidence_count; i++)
        if (pla_text_equal(id, call->input->evidence[i]->id))
            return call->input->evidence[i]->id;
    wrong(call, "names evidence it was not shown: ", pla_shown(lang, id));
}

static void read_items(struct call *call, int at)
{
    lua_State *L = call->caller->lang->L;
    if (lua_isnil(L, at))
        return;
    int64_t count = lua_istable(L, at) ? pla_list_length(L, at) : -1;
    if (count < 0)
        wrong(call, "must give a list of evidence as its second result, not ",
              pla_lua_type(call->caller->lang, at));
    if ((size_t)count > pla_sandbox_limits(call->caller->lang->sandbox)->result_nodes)
        pla_sandbox_stop_result(L, "a function named too much evidence");
    struct pla_text *items = PLA_NEW_ARRAY(call->arena, (size_t)count, struct pla_text);
    if (items == NULL)
        pla_raise_memory(L);
    for (int64_t i = 0; i < count; i++) {
        lua_rawgeti(L, at, i + 1);
        items[i] = evidence_id(call);
        lua_pop(L, 1);
    }
    call->result.items = (struct pla_text_list){items, (size_t)count};
}

static void read_truth(struct call *call, int at)
{
    lua_State *L = call->caller->lang->L;
    if (lua_isnil(L, at))
        call->result.kind = PLA_CALL_UNKNOWN;
    else if (lua_isboolean(L, at))
        call->result.kind = lua_toboolean(L, at) ? PLA_CALL_TRUE : PLA_CALL_FALSE;
    else
        wrong(call, "must give true, false or nil, not ", pla_lua_type(call->caller->lang, at));
}

static void read_why(struct call *call, int at)
{
    lua_State *L = call->caller->lang->L;
    if (lua_isnil(L, at))
        return;
    if (lua_type(L, at) != LUA_TSTRING)
        wrong(call, "must give its reason as a text, not ", pla_lua_type(call->caller->lang, at));
    call->result.why = copy(call, text_at(call, at));
}

static void read_results(struct call *call, int at)
{
    switch (definition(call)->kind) {
    case PLA_CALL_OF_MEASURE:
        read_number(call, at);
        read_items(call, at + 1);
        break;
    case PLA_CALL_OF_CHECK:
    case PLA_CALL_OF_WHERE:
        read_truth(call, at);
        read_why(call, at + 1);
        break;
    }
}

/* ---- arguments ---- */

static void build_tables(struct call *call)
{
    struct pla_caller *caller = call->caller;
    lua_State *L = caller->lang->L;
    if (caller->is_built)
        return;
    pla_portfolio_push(L, call->input);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &portfolio_key);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &items_key);
    caller->built = call->input->serial;
    caller->is_built = true;
}

/** Push the table of the item asked about; one that is not in the list is made for the call. */
static void push_item(const struct call *call)
{
    const struct pla_call_input *input = call->input;
    lua_State *L = call->caller->lang->L;
    for (size_t i = 0; i < input->evidence_count; i++) {
        if (!pla_text_equal(input->evidence[i]->id, input->item->id))
            continue;
        lua_rawgetp(L, LUA_REGISTRYINDEX, &items_key);
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        lua_remove(L, -2);
        return;
    }
    pla_evidence_push(L, input->item);
}

static int body(lua_State *L)
{
    struct call *call = lua_touserdata(L, 1);
    bool has_item = definition(call)->kind == PLA_CALL_OF_WHERE && call->input->item != NULL;
    build_tables(call);
    pla_call_push(L, call->number);
    int first = lua_gettop(L);
    if (has_item)
        push_item(call);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &portfolio_key);
    lua_call(L, has_item ? 2 : 1, 2);
    read_results(call, first);
    return 0;
}

/* ---- the way in ---- */

/** The limit is one for all calls of a portfolio, however many functions a rubric has. */
static bool has_budget(struct pla_caller *caller, uint64_t serial, struct pla_err *err)
{
    uint64_t limit = pla_sandbox_limits(caller->lang->sandbox)->budget;
    uint64_t subject = serial & ~VIEW_BITS;
    if (subject != caller->budget_of) {
        caller->budget_of = subject;
        caller->budget_used = 0;
    }
    if (caller->budget_used < limit)
        return true;
    pla_err_set(err, PLA_LIMIT, "limit budget: more than %llu units of work for one portfolio",
                (unsigned long long)limit);
    pla_err_hint(err, "look for a loop that does not end, or raise the limit budget");
    return false;
}

static enum pla_code invoke(void *ctx, pla_call number, const struct pla_call_input *input,
                            struct pla_arena *arena, struct pla_call_result *out,
                            struct pla_err *err)
{
    struct pla_caller *caller = ctx;
    struct pla_lang *lang = caller->lang;
    struct call call = {.caller = caller, .number = number, .input = input, .arena = arena};
    struct pla_err found = {0};
    if (number < 0 || (size_t)number >= lang->calls.count || lang->sandbox == NULL)
        return pla_err_set(err, PLA_BUG, "a function that the rubric does not have is called");
    if (!has_budget(caller, input->serial, err))
        return PLA_LIMIT;
    if (!caller->is_built || caller->built != input->serial) {
        pla_sandbox_restore(lang->sandbox);
        caller->is_built = false;
    }
    pla_arena_reset(&caller->scratch);
    lang->L = pla_sandbox_lua(lang->sandbox);
    lang->arena = &caller->scratch;
    call.result.number = PLA_ZERO;
    enum pla_code code = pla_sandbox_run(lang->sandbox, body, &call, &found);
    caller->budget_used += pla_sandbox_usage(lang->sandbox)->budget_used;
    if (code == PLA_LIMIT)
        caller->is_built = false; /* the state was left half-way */
    if (code == PLA_NO) {
        call.result = (struct pla_call_result){.kind = PLA_CALL_UNKNOWN, .number = PLA_ZERO};
        code = PLA_OK;
    }
    if (code == PLA_OK)
        *out = call.result;
    else if (err != NULL)
        *err = found;
    return code;
}

static struct pla_call_about about(void *ctx, pla_call number)
{
    static const char *const kinds[] = {[PLA_CALL_OF_MEASURE] = "measure",
                                        [PLA_CALL_OF_CHECK] = "check",
                                        [PLA_CALL_OF_WHERE] = "where"};
    const struct pla_caller *caller = ctx;
    const struct call call = {.caller = ctx, .number = number};
    const struct pla_call_def *def = definition(&call);
    return (struct pla_call_about){
        .label = def->label,
        .kind = kinds[def->kind],
        .place = def->place,
        .units = pla_sandbox_usage(caller->lang->sandbox)->budget_used,
    };
}

void pla_caller_init(struct pla_caller *caller, struct pla_lang *lang, struct pla_calls *out)
{
    *caller = (struct pla_caller){.lang = lang, .budget_of = UINT64_MAX};
    pla_arena_init(&caller->scratch, 0);
    *out = (struct pla_calls){.ctx = caller, .invoke = invoke, .about = about};
}

void pla_caller_release(struct pla_caller *caller)
{
    pla_arena_release(&caller->scratch);
}
