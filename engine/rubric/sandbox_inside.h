// SPDX-License-Identifier: Apache-2.0
/**
 * What the files of the sandbox share and nobody else sees: its struct, the way out of a run, and
 * the tables of allowed names.
 */
#pragma once

#include <setjmp.h>

#include "rubric/sandbox.h"
#include "rubric/sandbox_heap.h"

struct pla_sandbox {
    lua_State *lua;
    struct pla_limits limits;
    struct pla_usage usage;
    struct pla_lua_heap heap;
    uint64_t budget_left;
    size_t peak_bytes;      /**< highest live memory of this run */
    size_t touched_bytes;   /**< highest mark since the last restore */
    size_t block_bytes;     /**< cap of one block */
    size_t string_overhead; /**< bytes of a string object beside its text */
    void *stack;            /**< the block of the Lua stack */
    void *last_block;       /**< the newest block and its size: where the stack may have gone */
    size_t last_bytes;
    bool is_learning;        /**< the next block that is replaced is the stack */
    bool is_armed;           /**< `frame` can be jumped to */
    bool is_abandoned;       /**< left in the middle: only restore and free may follow */
    bool is_dirty;           /**< something ran since restore */
    bool is_panic;           /**< Lua met an error outside any protected call: our bug */
    int status;              /**< what lua_pcall said */
    enum pla_stop stop;      /**< of the last run */
    struct pla_err left;     /**< why the run was left */
    const char *source_name; /**< the text being compiled, for places; NULL: none */
    jmp_buf frame;
    char *frozen; /**< copy of the heap's range up to its mark; NULL: never frozen */
    struct pla_lua_heap frozen_heap;
    void *frozen_stack;
};

/** Leave the run: record why (text in printf form) and jump to its frame. */
_Noreturn void pla_sandbox_leave(struct pla_sandbox *sandbox, enum pla_stop stop,
                                 const char *format, ...) __attribute__((format(printf, 3, 4)));
/** Leave the run because a text of `length` bytes would be longer than the limit. */
_Noreturn void pla_sandbox_leave_string(lua_State *L, size_t length);

/** A name scripts may use: NULL function means the interpreter's own one of base. */
struct pla_allowed {
    const char *name;
    lua_CFunction function;
    const char *reason; /**< why it may stand, or what the replacement changes */
};
/** Tables of the libraries; a NULL name ends each. */
extern const struct pla_allowed pla_lib_base[];
extern const struct pla_allowed pla_lib_math[];
extern const struct pla_allowed pla_lib_string[];
extern const struct pla_allowed pla_lib_table[];
extern const struct pla_allowed pla_lib_utf8[];
/** Set the constants of a library in the table on top of the stack. */
void pla_lib_math_constants(lua_State *L);
void pla_lib_utf8_constants(lua_State *L);

/** A name scripts of stock Lua know and ours do not have. */
struct pla_denied {
    const char *name;   /**< "setmetatable", "string.dump", "os" */
    const char *reason; /**< why, as a hint: "... does not exist in rubrics: REASON" */
};
/** NULL name ends it. */
extern const struct pla_denied pla_sandbox_denied[];

/** C function: put the allowed names into a fresh globals table and a fresh string metatable. */
int pla_sandbox_open(lua_State *L);
/** C function: make the metatable of host errors. */
int pla_sandbox_open_errors(lua_State *L);
/**
 * Read the error value on top of the stack.
 * @return its code: PLA_RUBRIC, that of a host error, or PLA_MEMORY
 */
enum pla_code pla_sandbox_read_error(lua_State *L, struct pla_err *err);
/** Put plain words in place of Lua's own, and a hint where there is none yet. */
void pla_sandbox_reword(struct pla_err *err);
