// SPDX-License-Identifier: Apache-2.0
/**
 * The state and its limits: the allocator, the budget, the run frame, freeze and restore.
 *
 * A limit leaves by longjmp to the frame. Lua was built as C and its frames hold no resources; ours
 * below a run must not hold any either. The state is then abandoned: nothing is closed, the range
 * of memory is copied back or unmapped.
 */
#include "rubric/sandbox_inside.h"

#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

enum {
    HOOK_STEP = 1000,        /* any hook costs the same: Lua looks at it after each instruction */
    BYTES_PER_UNIT = 64,     /* copying 64 bytes costs about one instruction */
    LARGE_BLOCK = 4096,      /* from here on growth of anything is charged, not only of text */
    STACK_BYTES = 256 << 10, /* 16384 slots: calling with `...` copies them in one instruction */
    CAPTURES_PER_UNIT = 64,
    VARARGS_FREE = 256,
    LEVELS_SEARCHED = 16,
    PAUSE_USUAL = 200, /* percent of memory in use after a round */
    PAUSE_TIGHT = 125,
    PROBE_BYTES = 1024,
    TRIM_BYTES = 1 << 20 /* a run that touched more gives its pages back */
};

struct pla_limits pla_limits_fill(struct pla_limits limits)
{
#define FILL(member, value) limits.member = limits.member != 0 ? limits.member : (value)
    FILL(budget, 2000000);
    FILL(memory_bytes, (size_t)16 << 20);
    FILL(string_bytes, (size_t)256 << 10);
    FILL(source_bytes, (size_t)64 << 10);
    FILL(result_depth, 8);
    FILL(result_nodes, 10000);
    FILL(result_bytes, (size_t)1 << 20);
#undef FILL
    return limits;
}

const char *pla_stop_name(enum pla_stop stop)
{
    static const char *const names[] = {"", "", "budget", "memory", "string", "result"};
    return names[stop];
}

lua_State *pla_sandbox_lua(struct pla_sandbox *sandbox)
{
    return sandbox->lua;
}

struct pla_sandbox *pla_sandbox_of(lua_State *L)
{
    struct pla_sandbox *sandbox;
    memcpy(&sandbox, lua_getextraspace(L), sizeof sandbox);
    return sandbox;
}

size_t pla_sandbox_address_bytes(size_t memory_bytes)
{
    struct pla_limits limits = pla_limits_fill((struct pla_limits){.memory_bytes = memory_bytes});
    return pla_lua_heap_reserve(limits.memory_bytes);
}

const struct pla_limits *pla_sandbox_limits(const struct pla_sandbox *sandbox)
{
    return &sandbox->limits;
}

const struct pla_usage *pla_sandbox_usage(const struct pla_sandbox *sandbox)
{
    return &sandbox->usage;
}

enum pla_stop pla_sandbox_stop(const struct pla_sandbox *sandbox)
{
    return sandbox->stop;
}

/* ---- leaving ---- */

/* Asks for line and source only: naming a function would run Lua's symbolic execution. */
static void find_place(struct pla_sandbox *sandbox)
{
    if (sandbox->lua == NULL)
        return;
    if (sandbox->source_name != NULL) {
        pla_err_prepend(&sandbox->left, "%s", sandbox->source_name);
        return;
    }
    lua_Debug ar;
    for (int level = 0; level < LEVELS_SEARCHED && lua_getstack(sandbox->lua, level, &ar); level++)
        if (lua_getinfo(sandbox->lua, "Sl", &ar) != 0 && ar.currentline > 0) {
            pla_err_prepend(&sandbox->left, "%s:%d", ar.source + 1, ar.currentline);
            return;
        }
}

void pla_sandbox_leave(struct pla_sandbox *sandbox, enum pla_stop stop, const char *format, ...)
{
    static const char *const hints[] = {
        [PLA_STOP_BUDGET] = "look for a loop that does not end, or raise the limit budget",
        [PLA_STOP_MEMORY] = "look for tables or calls that grow without end, or raise the limit "
                            "memory",
        [PLA_STOP_STRING] = "build shorter texts, or raise the limit string",
        [PLA_STOP_RESULT] = "return less, or raise the limit result"};
    char text[sizeof sandbox->left.text];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    pla_err_set(&sandbox->left, PLA_LIMIT, "limit %s: %s", pla_stop_name(stop), text);
    if (hints[stop] != NULL)
        pla_err_hint(&sandbox->left, "%s", hints[stop]);
    find_place(sandbox);
    sandbox->stop = stop;
    sandbox->is_abandoned = true;
    longjmp(sandbox->frame, 1);
}

void pla_sandbox_leave_string(lua_State *L, size_t length)
{
    struct pla_sandbox *sandbox = pla_sandbox_of(L);
    pla_sandbox_leave(sandbox, PLA_STOP_STRING, "a text of %zu bytes is longer than %zu", length,
                      sandbox->limits.string_bytes);
}

void pla_sandbox_stop_result(lua_State *L, const char *what)
{
    pla_sandbox_leave(pla_sandbox_of(L), PLA_STOP_RESULT, "%s", what);
}

static void charge(struct pla_sandbox *sandbox, uint64_t units)
{
    if (units > sandbox->budget_left) {
        sandbox->budget_left = 0;
        pla_sandbox_leave(sandbox, PLA_STOP_BUDGET, "more than %llu units of work",
                          (unsigned long long)sandbox->limits.budget);
    }
    sandbox->budget_left -= units;
}

void pla_sandbox_charge(lua_State *L, uint64_t units)
{
    charge(pla_sandbox_of(L), units);
}

/*
 * The collector starts a round when memory has doubled. Near the cap it must start earlier, because
 * the cap is not a reason to collect.
 */
static void keep_pace(struct pla_sandbox *sandbox)
{
    bool is_tight = sandbox->heap.live_bytes > sandbox->limits.memory_bytes / 4;
    lua_gc(sandbox->lua, LUA_GCSETPAUSE, is_tight ? PAUSE_TIGHT : PAUSE_USUAL);
}

/*
 * The hook counts instructions; one that passes on `...` copies all of it, so a frame with very
 * many extra arguments is charged for what its instructions may have copied.
 */
static void count_hook(lua_State *L, lua_Debug *ar)
{
    uint64_t weight = 1;
    for (int n = VARARGS_FREE; n < STACK_BYTES / 16 && lua_getlocal(L, ar, -n) != NULL; n *= 2) {
        lua_pop(L, 1);
        weight = (uint64_t)n / 32;
    }
    keep_pace(pla_sandbox_of(L));
    pla_sandbox_charge(L, HOOK_STEP * weight);
}

static int panic(lua_State *L)
{
    struct pla_sandbox *sandbox = pla_sandbox_of(L);
    if (!sandbox->is_armed)
        return 0; /* Lua calls abort: there is no frame to go to */
    sandbox->is_panic = true;
    pla_sandbox_leave(sandbox, PLA_STOP_ERROR, "an error outside any protected call");
}

/* ---- memory ---- */

/*
 * Work the interpreter does beside an allocation, in units. A closure looks for each of its
 * variables among those already captured: for 200 of them as long as thousands of instructions.
 */
static uint64_t work_of(int kind, size_t size)
{
    uint64_t work = kind == LUA_TSTRING || size >= LARGE_BLOCK ? size / BYTES_PER_UNIT : 0;
    uint64_t variables = kind == LUA_TFUNCTION ? size / sizeof(void *) : 0;
    return work + variables * variables / CAPTURES_PER_UNIT;
}

static void check_growth(struct pla_sandbox *sandbox, int kind, size_t old_size, size_t size)
{
    const struct pla_limits *limits = &sandbox->limits;
    if (kind == LUA_TSTRING && size > limits->string_bytes + sandbox->string_overhead)
        pla_sandbox_leave(sandbox, PLA_STOP_STRING, "a text of %zu bytes is longer than %zu",
                          size - sandbox->string_overhead, limits->string_bytes);
    if (size > sandbox->block_bytes)
        pla_sandbox_leave(sandbox, PLA_STOP_MEMORY, "one block of %zu bytes is larger than %zu",
                          size, sandbox->block_bytes);
    if (size - old_size > limits->memory_bytes - sandbox->heap.live_bytes)
        pla_sandbox_leave(sandbox, PLA_STOP_MEMORY, "more than %zu bytes", limits->memory_bytes);
    charge(sandbox, work_of(kind, size));
}

/*
 * The stack grows by a new block and the end of the old one (or, in some versions, in place). Lua
 * would let it have a million slots, and each `...` copies what is on it.
 */
static void follow_stack(struct pla_sandbox *sandbox, const void *old, void *moved, size_t size)
{
    if (old == NULL || (old != sandbox->stack && !sandbox->is_learning))
        return;
    sandbox->stack = moved != NULL ? moved : sandbox->last_block;
    if ((moved != NULL ? size : sandbox->last_bytes) > STACK_BYTES)
        pla_sandbox_leave(sandbox, PLA_STOP_MEMORY, "calls are nested too deeply");
}

/*
 * lua_Alloc. With block == NULL, old_size is the kind of the object, not a size. Never returns
 * NULL for a growth: that would start an emergency collection, and could be caught.
 */
static void *allocate(void *ctx, void *block, size_t old_size, size_t size)
{
    struct pla_sandbox *sandbox = ctx;
    int kind = block == NULL ? (int)old_size : LUA_TNIL;
    if (block == NULL)
        old_size = 0;
    if (size == 0)
        follow_stack(sandbox, block, NULL, 0); /* before the old stack is gone: places need it */
    if (size > old_size)
        check_growth(sandbox, kind, old_size, size);
    void *moved = pla_lua_heap_resize(&sandbox->heap, block, old_size, size);
    if (moved == NULL && size != 0)
        pla_sandbox_leave(sandbox, PLA_STOP_MEMORY, "the range of memory is in pieces");
    if (block == NULL) {
        sandbox->last_block = moved;
        sandbox->last_bytes = size;
    } else if (size != 0) {
        follow_stack(sandbox, block, moved, size);
    }
    if (sandbox->heap.live_bytes > sandbox->peak_bytes)
        sandbox->peak_bytes = sandbox->heap.live_bytes;
    return moved;
}

/* ---- frames ---- */

/* Run `work` so that a limit comes back here. False when it was left. */
static bool run_guarded(struct pla_sandbox *sandbox, void (*work)(struct pla_sandbox *, void *),
                        void *arg)
{
    if (setjmp(sandbox->frame) == 0) {
        sandbox->is_armed = true;
        work(sandbox, arg);
    }
    sandbox->is_armed = false;
    sandbox->source_name = NULL;
    if (sandbox->heap.mark_bytes > sandbox->touched_bytes)
        sandbox->touched_bytes = sandbox->heap.mark_bytes;
    return !sandbox->is_abandoned;
}

static enum pla_code report_left(struct pla_sandbox *sandbox, struct pla_err *err)
{
    if (sandbox->is_panic)
        return pla_err_set(err, PLA_BUG, "the interpreter met an error outside any protected call");
    if (err != NULL)
        *err = sandbox->left;
    return PLA_LIMIT;
}

/* How much a string object is larger than its text, and which block is the stack, is Lua's secret
 * and differs by version: seen once on a fresh state. */
static void learn_layout(struct pla_sandbox *sandbox)
{
    static const char text[PROBE_BYTES] = {0};
    lua_State *L = sandbox->lua;
    sandbox->is_learning = true;
    lua_checkstack(L, 512);
    sandbox->is_learning = false;
    lua_gc(L, LUA_GCSTOP);
    size_t before = sandbox->heap.live_bytes;
    lua_pushlstring(L, text, sizeof text);
    sandbox->string_overhead = sandbox->heap.live_bytes - before - sizeof text;
    lua_pop(L, 1);
    lua_gc(L, LUA_GCRESTART);
}

static void create(struct pla_sandbox *sandbox, void *arg)
{
    (void)arg;
    sandbox->string_overhead = (size_t)PROBE_BYTES * 2; /* until it is learned */
    lua_State *L = lua_newstate(allocate, sandbox);
    sandbox->status = LUA_ERRMEM;
    if (L == NULL)
        return; /* cannot be: a failed allocation leaves */
    memcpy(lua_getextraspace(L), &sandbox, sizeof sandbox);
    sandbox->lua = L;
    lua_atpanic(L, panic);
    learn_layout(sandbox);
    lua_pushcfunction(L, pla_sandbox_open_errors);
    sandbox->status = lua_pcall(L, 0, 0, 0);
    if (sandbox->status != LUA_OK)
        return;
    lua_pushcfunction(L, pla_sandbox_open);
    sandbox->status = lua_pcall(L, 0, 0, 0);
}

enum pla_code pla_sandbox_new(const struct pla_limits *limits, struct pla_sandbox **out,
                              struct pla_err *err)
{
    struct pla_sandbox *sandbox = pla_heap_alloc(sizeof *sandbox);
    if (sandbox == NULL)
        return pla_err_memory(err);
    *sandbox = (struct pla_sandbox){.budget_left = UINT64_MAX};
    sandbox->limits = pla_limits_fill(limits != NULL ? *limits : (struct pla_limits){0});
    sandbox->block_bytes = (size_t)1 << 20;
    if (sandbox->block_bytes < sandbox->limits.memory_bytes / 16)
        sandbox->block_bytes = sandbox->limits.memory_bytes / 16;
    if (sandbox->block_bytes < sandbox->limits.string_bytes + LARGE_BLOCK)
        sandbox->block_bytes = sandbox->limits.string_bytes + LARGE_BLOCK;
    enum pla_code code = PLA_OK;
    if (!pla_lua_heap_init(&sandbox->heap, sandbox->limits.memory_bytes))
        code = pla_err_memory(err);
    else if (!run_guarded(sandbox, create, NULL))
        code = report_left(sandbox, err);
    else if (sandbox->status != LUA_OK)
        code = pla_err_set(err, PLA_BUG, "the library of the sandbox does not open");
    if (code != PLA_OK) {
        pla_sandbox_free(sandbox);
        return code;
    }
    *out = sandbox;
    return PLA_OK;
}

void pla_sandbox_free(struct pla_sandbox *sandbox)
{
    if (sandbox == NULL)
        return;
    /* No lua_close: the state owns nothing outside its range, and may have been left half-way. */
    pla_lua_heap_release(&sandbox->heap);
    pla_heap_free(sandbox->frozen);
    pla_heap_free(sandbox);
}

struct call {
    lua_CFunction body;
    void *arg;
};

static void call_body(struct pla_sandbox *sandbox, void *arg)
{
    const struct call *call = arg;
    lua_State *L = sandbox->lua;
    lua_settop(L, 0);
    lua_sethook(L, count_hook, LUA_MASKCOUNT, HOOK_STEP);
    lua_pushcfunction(L, call->body);
    lua_pushlightuserdata(L, call->arg);
    sandbox->status = lua_pcall(L, 1, 0, 0);
}

static void take_usage(struct pla_sandbox *sandbox)
{
    struct pla_usage *usage = &sandbox->usage;
    usage->budget_used = sandbox->limits.budget - sandbox->budget_left;
    usage->memory_used = sandbox->peak_bytes;
    if (usage->budget_used > usage->budget_peak)
        usage->budget_peak = usage->budget_used;
    if (usage->memory_used > usage->memory_peak)
        usage->memory_peak = usage->memory_used;
}

static void read_error(struct pla_sandbox *sandbox, void *arg)
{
    struct pla_err *err = arg;
    sandbox->status = (int)pla_sandbox_read_error(sandbox->lua, err);
    lua_settop(sandbox->lua, 0);
}

enum pla_code pla_sandbox_run(struct pla_sandbox *sandbox, lua_CFunction body, void *arg,
                              struct pla_err *err)
{
    if (sandbox->is_abandoned || sandbox->is_armed)
        return pla_err_set(err, PLA_BUG, "a sandbox is used that a limit left or that runs");
    sandbox->stop = PLA_STOP_NONE;
    sandbox->is_dirty = true;
    sandbox->budget_left = sandbox->limits.budget;
    sandbox->peak_bytes = sandbox->heap.live_bytes;
    struct call call = {body, arg};
    bool is_left = !run_guarded(sandbox, call_body, &call);
    take_usage(sandbox);
    if (is_left)
        return report_left(sandbox, err);
    if (sandbox->status == LUA_OK)
        return PLA_OK;
    struct pla_err found = {0};
    sandbox->budget_left = sandbox->limits.budget;
    if (!run_guarded(sandbox, read_error, &found))
        return report_left(sandbox, err);
    sandbox->stop = PLA_STOP_ERROR;
    if (err != NULL)
        *err = found;
    return (enum pla_code)sandbox->status;
}

/* ---- freeze and restore ---- */

static void collect(struct pla_sandbox *sandbox, void *arg)
{
    (void)arg;
    lua_settop(sandbox->lua, 0);
    /* Twice: what has a finalizer goes in the second round. */
    lua_gc(sandbox->lua, LUA_GCCOLLECT);
    lua_gc(sandbox->lua, LUA_GCCOLLECT);
}

enum pla_code pla_sandbox_freeze(struct pla_sandbox *sandbox, struct pla_err *err)
{
    if (sandbox->is_abandoned || sandbox->is_armed)
        return pla_err_set(err, PLA_BUG, "a sandbox is frozen that a limit left or that runs");
    sandbox->budget_left = UINT64_MAX;
    if (!run_guarded(sandbox, collect, NULL))
        return report_left(sandbox, err);
    char *copy = pla_heap_alloc(sandbox->heap.mark_bytes);
    if (copy == NULL)
        return pla_err_memory(err);
    memcpy(copy, sandbox->heap.base, sandbox->heap.mark_bytes);
    pla_heap_free(sandbox->frozen);
    sandbox->frozen = copy;
    sandbox->frozen_heap = sandbox->heap;
    sandbox->frozen_stack = sandbox->stack;
    sandbox->is_dirty = false;
    return PLA_OK;
}

void pla_sandbox_restore(struct pla_sandbox *sandbox)
{
    if (sandbox->frozen == NULL || !sandbox->is_dirty)
        return;
    sandbox->heap = sandbox->frozen_heap;
    sandbox->stack = sandbox->frozen_stack;
    memcpy(sandbox->heap.base, sandbox->frozen, sandbox->heap.mark_bytes);
    if (sandbox->touched_bytes > sandbox->heap.mark_bytes + TRIM_BYTES)
        pla_lua_heap_trim(&sandbox->heap, sandbox->touched_bytes);
    sandbox->touched_bytes = sandbox->heap.mark_bytes;
    sandbox->is_abandoned = false;
    sandbox->is_dirty = false;
    sandbox->is_panic = false;
    sandbox->stop = PLA_STOP_NONE;
}
