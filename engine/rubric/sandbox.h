// SPDX-License-Identifier: Apache-2.0
/**
 * A Lua state that runs anybody's text: capped memory, one budget of work, an allow-list of names.
 *
 * A limit is not an error a script can catch: it leaves by longjmp to pla_sandbox_run and abandons
 * the state until pla_sandbox_restore. The class of a failure comes from the host's own record,
 * never from a message. Only files of engine/rubric include Lua.
 *
 * C functions that run inside must hold nothing that would leak when a limit or an error leaves
 * them: memory of the state or of an arena only, no heap, no open file. A metatable they make must
 * have no __gc and no __close (finalizers run without the budget).
 */
#pragma once

#include <lua.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/** Limits; 0 in a member means its default. */
struct pla_limits {
    uint64_t budget;     /**< work units per load and per portfolio; default 2,000,000 */
    size_t memory_bytes; /**< live Lua memory; default 16 MiB */
    size_t string_bytes; /**< longest string; default 256 KiB */
    size_t source_bytes; /**< one source file; default 64 KiB */
    size_t result_depth; /**< nesting of what a script returns; default 8 */
    size_t result_nodes; /**< values of what a script returns; default 10,000 */
    size_t result_bytes; /**< text of what a script returns; default 1 MiB */
};
/** Replace zeros by the defaults. */
struct pla_limits pla_limits_fill(struct pla_limits limits);

/** Three numbers per limit are: its limit (above), used by the last run, peak of all runs. */
struct pla_usage {
    uint64_t budget_used, budget_peak;
    size_t memory_used, memory_peak;
};

/** What ended a run. */
enum pla_stop {
    PLA_STOP_NONE,
    PLA_STOP_ERROR,
    PLA_STOP_BUDGET,
    PLA_STOP_MEMORY,
    PLA_STOP_STRING,
    PLA_STOP_RESULT
};
/** Name of the limit: "budget", "memory", "string", "result"; "" for NONE and ERROR. */
const char *pla_stop_name(enum pla_stop stop);

struct pla_sandbox;

/** A state with the allowed library and nothing else. */
enum pla_code pla_sandbox_new(const struct pla_limits *limits, struct pla_sandbox **out,
                              struct pla_err *err);
void pla_sandbox_free(struct pla_sandbox *sandbox);
/** The state, for functions of this room that run inside pla_sandbox_run. */
lua_State *pla_sandbox_lua(struct pla_sandbox *sandbox);
/** The sandbox of a state. */
struct pla_sandbox *pla_sandbox_of(lua_State *L);
/**
 * Address space a sandbox with this cap of memory maps (0: the default cap): four times the cap,
 * because sizes fragment; pages that are not touched cost nothing. For a process that limits its
 * own address space.
 */
size_t pla_sandbox_address_bytes(size_t memory_bytes);
const struct pla_limits *pla_sandbox_limits(const struct pla_sandbox *sandbox);
const struct pla_usage *pla_sandbox_usage(const struct pla_sandbox *sandbox);
enum pla_stop pla_sandbox_stop(const struct pla_sandbox *sandbox);

/**
 * Run `body` with `arg` (a light userdata at stack index 1) under a fresh budget.
 *
 * @return PLA_OK; PLA_RUBRIC when an error reached the frame (message on one line, controls
 *         escaped, at most 200 bytes, place "file:line" in `where` when Lua knew it; an error made
 *         by pla_sandbox_raise comes back as it was made); PLA_LIMIT with the limit's name in the
 *         text, after which only pla_sandbox_restore or _free may follow
 */
enum pla_code pla_sandbox_run(struct pla_sandbox *sandbox, lua_CFunction body, void *arg,
                              struct pla_err *err);

/**
 * Check a source text (size, UTF-8, no NUL, text only, parser bombs) and push its function.
 * Inside pla_sandbox_run only; raises. `name` is what messages show: "cmalt/rubric.lua".
 */
void pla_sandbox_push_source(lua_State *L, const char *name, struct pla_text text);
/** Raise `err` as a host error; it comes back whole from pla_sandbox_run. Does not return. */
int pla_sandbox_raise(lua_State *L, const struct pla_err *err);
/** Charge work units; leaves the run when the budget is used up. */
void pla_sandbox_charge(lua_State *L, uint64_t units);
/** Leave the run because a result breaks a limit (depth, nodes, text). Does not return. */
void pla_sandbox_stop_result(lua_State *L, const char *what);

/** Keep the state as it is now (after a full collection) as what restore goes back to. */
enum pla_code pla_sandbox_freeze(struct pla_sandbox *sandbox, struct pla_err *err);
/** Back to the frozen state, bit for bit; about a microsecond. Cheap if nothing ran since. */
void pla_sandbox_restore(struct pla_sandbox *sandbox);
