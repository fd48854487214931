// SPDX-License-Identifier: Apache-2.0
/**
 * What the files of the script library share: strict arguments, a text buffer inside the state's
 * memory, the order of keys, a stable sort.
 */
#pragma once

#include "rubric/sandbox_inside.h"

/**
 * Argument `arg` as a number or integer. Texts are refused: Lua would read them as numbers, 256 KiB
 * of digits in one instruction.
 */
lua_Number pla_arg_number(lua_State *L, int arg);
lua_Integer pla_arg_integer(lua_State *L, int arg);
/** `fallback` when the argument is nil or absent. */
lua_Integer pla_arg_integer_or(lua_State *L, int arg, lua_Integer fallback);
/** Text or number (numbers become texts, as in Lua). Borrowed from the stack. */
struct pla_text pla_arg_text(lua_State *L, int arg);
/** Raise unless the argument is a table. */
void pla_arg_table(lua_State *L, int arg);
/** Position from 1 of a Lua index that may be negative; 0 if it lies before the text. */
size_t pla_position_start(lua_Integer position, size_t length);
/** Position of the last byte, at most `length`; 0 if it lies before the text. */
size_t pla_position_end(lua_Integer position, size_t length);
/** Charge for going through so many bytes. */
void pla_charge_bytes(lua_State *L, size_t bytes);

/**
 * A text under construction, kept in a userdata at one stack slot, so that leaving the run frees
 * it. Longer than the limit of texts leaves the run.
 */
struct pla_buffer {
    lua_State *L;
    int slot; /**< absolute stack index of the userdata */
    char *at;
    size_t length;
    size_t capacity;
};

/** Push the slot (one value on the stack) with room for `capacity` bytes. */
void pla_buffer_init(struct pla_buffer *b, lua_State *L, size_t capacity);
/** Room for `more` further bytes; @return where they go. */
char *pla_buffer_reserve(struct pla_buffer *b, size_t more);
void pla_buffer_put(struct pla_buffer *b, const char *bytes, size_t length);
void pla_buffer_put_c(struct pla_buffer *b, char c);
/** Push the text. The slot stays. */
void pla_buffer_push(struct pla_buffer *b);

/** Push the text of the value at `index` as tostring gives it: no addresses. */
void pla_push_text(lua_State *L, int index);

/**
 * Sort `order` so that items come in order; equal ones keep theirs. `scratch` has room for `count`.
 * @param before  true if item `a` must come before item `b`
 */
void pla_sort_stable(uint32_t *order, uint32_t *scratch, uint32_t count,
                     bool (*before)(void *ctx, uint32_t a, uint32_t b), void *ctx);

/** The functions of pairs and next; they live with the order of keys. */
int pla_lib_next(lua_State *L);
int pla_lib_pairs(lua_State *L);
/** table.sort. */
int pla_lib_sort(lua_State *L);
/** string.format. */
int pla_lib_format(lua_State *L);
/** string.find, match, gmatch, gsub. */
int pla_lib_find(lua_State *L);
int pla_lib_match(lua_State *L);
int pla_lib_gmatch(lua_State *L);
int pla_lib_gsub(lua_State *L);
