// SPDX-License-Identifier: Apache-2.0
/**
 * The memory of one Lua state: a mapped range, a mark up to which it is used, free lists by size.
 *
 * Everything the state owns lies in the range, so copying the range up to the mark (and this
 * struct) away and back puts the state back bit for bit. Nothing here knows Lua.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** 16-byte steps to 256 bytes, then 4 classes per doubling. */
enum { PLA_HEAP_CLASSES = 176 };

struct pla_lua_heap {
    char *base;
    size_t reserve_bytes; /**< usable bytes at base; untouched pages cost nothing */
    size_t mark_bytes;    /**< in use or on a free list: [base, base + mark) */
    size_t live_bytes;    /**< as asked for by the owner */
    void *free[PLA_HEAP_CLASSES];
};

/** Address space a heap with this cap takes: four times the cap, because classes fragment. */
size_t pla_lua_heap_reserve(size_t cap_bytes);
/** Map the range, with a page at each end that faults. False if the system refuses. */
bool pla_lua_heap_init(struct pla_lua_heap *heap, size_t cap_bytes);
void pla_lua_heap_release(struct pla_lua_heap *heap);

/**
 * Allocate (`old` NULL), resize, or free (`size` 0), as a lua_Alloc with true old sizes.
 * Blocks are aligned to 16 bytes. A shrink never fails.
 * @return NULL when the range is used up (the old block stays valid) and after a free
 */
void *pla_lua_heap_resize(struct pla_lua_heap *heap, void *old, size_t old_size, size_t size);

/** Give the pages above the mark back to the system: they read as zero afterwards. */
void pla_lua_heap_trim(struct pla_lua_heap *heap, size_t touched_bytes);
