// SPDX-License-Identifier: Apache-2.0
/** Memory: the house's one way to the heap, and arenas of blocks on top of it. */
#include "base/arena.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif
#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define POISON(at, size)   __asan_poison_memory_region((at), (size))
#define UNPOISON(at, size) __asan_unpoison_memory_region((at), (size))
#else
#define POISON(at, size)   ((void)0)
#define UNPOISON(at, size) ((void)0)
#endif

enum {
    ALIGNMENT = _Alignof(max_align_t),
    BLOCK_FIRST = 32 * 1024,      /* a common portfolio fits */
    BLOCK_LARGEST = 1024 * 1024,  /* doubling stops here */
    KEPT_BYTES = 4 * 1024 * 1024, /* what a reset keeps for the next round */
};

struct pla_arena_block {
    struct pla_arena_block *next;
    size_t size; /**< bytes of `bytes` */
    size_t used;
    _Alignas(max_align_t) unsigned char bytes[];
};

/* Atomic so that a program that uses arenas in several threads stays free of races. */
static atomic_size_t alloc_count;
static atomic_size_t alloc_fail_at;

void pla_alloc_fail_at(size_t n)
{
    atomic_store(&alloc_count, 0);
    atomic_store(&alloc_fail_at, n);
}

size_t pla_alloc_count(void)
{
    return atomic_load(&alloc_count);
}

static bool allocation_fails(void)
{
    const size_t n = atomic_fetch_add_explicit(&alloc_count, 1, memory_order_relaxed) + 1;

    return n == atomic_load_explicit(&alloc_fail_at, memory_order_relaxed);
}

/* While a test lets allocations fail, those inside a block count and fail too. */
static bool arena_fails(void)
{
    return atomic_load_explicit(&alloc_fail_at, memory_order_relaxed) != 0 && allocation_fails();
}

void *pla_heap_alloc(size_t size)
{
    return allocation_fails() ? NULL : malloc(size != 0 ? size : 1);
}

void *pla_heap_resize(void *old, size_t size)
{
    return allocation_fails() ? NULL : realloc(old, size != 0 ? size : 1);
}

void pla_heap_free(void *memory)
{
    free(memory);
}

void pla_arena_init(struct pla_arena *arena, size_t limit_bytes)
{
    *arena = (struct pla_arena){.limit_bytes = limit_bytes};
}

static void free_blocks(struct pla_arena_block *block)
{
    while (block != NULL) {
        struct pla_arena_block *next = block->next;
        UNPOISON(block->bytes, block->size);
        pla_heap_free(block);
        block = next;
    }
}

void pla_arena_reset(struct pla_arena *arena)
{
    size_t kept = 0;

    for (struct pla_arena_block *block = arena->first; block != NULL; block = block->next) {
        kept += block->size;
        block->used = 0;
        POISON(block->bytes, block->size);
        if (block->next != NULL && kept + block->next->size > KEPT_BYTES) {
            free_blocks(block->next);
            block->next = NULL;
        }
    }
    if (arena->first != NULL && arena->first->size > KEPT_BYTES) {
        free_blocks(arena->first);
        arena->first = NULL;
    }
    arena->current = arena->first;
    arena->used_bytes = 0;
    arena->failed = false;
}

void pla_arena_release(struct pla_arena *arena)
{
    free_blocks(arena->first);
    pla_arena_init(arena, arena->limit_bytes);
}

/** Make the block behind `current` one with room for `size`: a kept one or a new one. */
static struct pla_arena_block *next_block(struct pla_arena *arena, size_t size)
{
    struct pla_arena_block *current = arena->current;

    if (current != NULL && current->next != NULL && current->next->size >= size) {
        current->next->used = 0;
        arena->current = current->next;
        return arena->current;
    }
    size_t room = current == NULL ? BLOCK_FIRST : current->size * 2;
    room = room > BLOCK_LARGEST ? BLOCK_LARGEST : room;
    room = room < size ? size : room;
    if (room > SIZE_MAX - sizeof *current) {
        return NULL;
    }
    struct pla_arena_block *block = pla_heap_alloc(sizeof *block + room);
    if (block == NULL) {
        return NULL;
    }
    block->size = room;
    block->used = 0;
    POISON(block->bytes, room);
    if (current == NULL) {
        block->next = NULL;
        arena->first = block;
    } else {
        block->next = current->next;
        current->next = block;
    }
    arena->current = block;
    return block;
}

void *pla_arena_raw(struct pla_arena *arena, size_t size)
{
    struct pla_arena_block *block = arena->current;
    const size_t rounded = (size + (size == 0) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);

    if (rounded < size || arena_fails() ||
        (arena->limit_bytes != 0 && (arena->used_bytes > arena->limit_bytes ||
                                     rounded > arena->limit_bytes - arena->used_bytes))) {
        arena->failed = true;
        return NULL;
    }
    if (block == NULL || block->size - block->used < rounded) {
        block = next_block(arena, rounded);
        if (block == NULL) {
            arena->failed = true;
            return NULL;
        }
    }
    void *memory = block->bytes + block->used;
    UNPOISON(memory, size);
    block->used += rounded;
    arena->used_bytes += rounded;
    if (arena->used_bytes > arena->peak_bytes) {
        arena->peak_bytes = arena->used_bytes;
    }
    return memory;
}

void *pla_arena_alloc(struct pla_arena *arena, size_t size)
{
    void *memory = pla_arena_raw(arena, size);

    return memory != NULL ? memset(memory, 0, size) : NULL;
}

void *pla_arena_array(struct pla_arena *arena, size_t count, size_t size)
{
    size_t bytes;

    if (__builtin_mul_overflow(count, size, &bytes)) {
        arena->failed = true;
        return NULL;
    }
    return pla_arena_alloc(arena, bytes);
}

void *pla_arena_grow(struct pla_arena *arena, void *old, size_t *capacity, size_t need,
                     size_t element_size)
{
    if (need <= *capacity && old != NULL) {
        return old;
    }
    /* small elements begin with some, large ones with what is needed */
    const size_t least = element_size <= 64 ? 8 : 1;
    size_t wanted = *capacity < SIZE_MAX / 2 ? *capacity * 2 : need;
    wanted = wanted < least ? least : wanted;
    wanted = wanted < need ? need : wanted;
    size_t bytes;
    if (__builtin_mul_overflow(wanted, element_size, &bytes)) {
        arena->failed = true;
        return NULL;
    }
    char *memory = pla_arena_raw(arena, bytes);
    if (memory == NULL) {
        return NULL;
    }
    const size_t kept = old != NULL ? *capacity * element_size : 0;
    if (kept != 0) {
        memcpy(memory, old, kept);
    }
    memset(memory + kept, 0, bytes - kept);
    *capacity = wanted;
    return memory;
}

char *pla_arena_copy(struct pla_arena *arena, const char *bytes, size_t length)
{
    if (length == SIZE_MAX) {
        arena->failed = true;
        return NULL;
    }
    char *copy = pla_arena_raw(arena, length + 1);
    if (copy == NULL) {
        return NULL;
    }
    if (length != 0) {
        memcpy(copy, bytes, length);
    }
    copy[length] = '\0';
    return copy;
}
