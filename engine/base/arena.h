// SPDX-License-Identifier: Apache-2.0
/**
 * Memory with one moment of death: blocks that are given back together.
 *
 * A `struct pla_arena *` parameter means the result lives in that arena and nobody frees it alone.
 * An allocation that fails returns NULL and sets `failed`, which stays set until reset; callers
 * that make many small allocations may check the flag once at the end. All memory is zeroed and
 * aligned for any type. Sizes are overflow-checked.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pla_arena_block;

struct pla_arena {
    struct pla_arena_block *first;   /**< blocks in use order; private */
    struct pla_arena_block *current; /**< private */
    size_t used_bytes;               /**< handed out since the last reset */
    size_t peak_bytes;               /**< highest used_bytes since init */
    size_t limit_bytes;              /**< more than this fails; 0 means no limit */
    bool failed;                     /**< an allocation returned NULL since the last reset */
};

/** Start empty; nothing is allocated yet. `limit_bytes` 0 means no limit. */
void pla_arena_init(struct pla_arena *arena, size_t limit_bytes);
/** Forget everything handed out but keep the first blocks for reuse (constant memory in a loop). */
void pla_arena_reset(struct pla_arena *arena);
/** Give all memory back. The arena may be used again. */
void pla_arena_release(struct pla_arena *arena);

/** `size` zeroed bytes, or NULL. Size 0 gives a valid pointer. */
void *pla_arena_alloc(struct pla_arena *arena, size_t size);
/** `count` zeroed elements of `size` bytes, or NULL (also when the product overflows). */
void *pla_arena_array(struct pla_arena *arena, size_t count, size_t size);
/** Like pla_arena_alloc but the bytes are not zeroed: for text that is written at once. */
void *pla_arena_raw(struct pla_arena *arena, size_t size);
/**
 * Grow an array to hold at least `need` elements: returns `old` if `*capacity` suffices, else a
 * doubled copy (the old one stays in the arena). NULL on failure, `*capacity` unchanged.
 */
void *pla_arena_grow(struct pla_arena *arena, void *old, size_t *capacity, size_t need,
                     size_t element_size);
/** Copy of `length` bytes with a NUL behind them. */
char *pla_arena_copy(struct pla_arena *arena, const char *bytes, size_t length);

/** One element / an array of a type. */
#define PLA_NEW(arena, type)          ((type *)pla_arena_alloc((arena), sizeof(type)))
#define PLA_NEW_ARRAY(arena, n, type) ((type *)pla_arena_array((arena), (n), sizeof(type)))

/**
 * For tests of failing memory: the n-th allocation from now on (1 = the next) fails once; 0 turns
 * it off. Counts every allocation the house makes: from the heap, and while n is not 0 also those
 * that an arena would serve from a block it has.
 */
void pla_alloc_fail_at(size_t n);
/** Allocations made since the last pla_alloc_fail_at(). */
size_t pla_alloc_count(void);

/** The house's only malloc/realloc/free: NULL on failure, counted for the tests above. */
void *pla_heap_alloc(size_t size);
/** Resize; on failure NULL and `old` stays valid. */
void *pla_heap_resize(void *old, size_t size);
/** Free; NULL is fine. */
void pla_heap_free(void *memory);
