// SPDX-License-Identifier: Apache-2.0
/** The memory of one Lua state: see sandbox_heap.h. */
#include "rubric/sandbox_heap.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { STEP = 16, SMALL_BYTES = 256, SMALL_CLASSES = SMALL_BYTES / STEP };
/* 2^40 bytes: above it the class table would end; no cap comes near. */
#define LARGEST_BLOCK ((size_t)1 << 40)

struct size_class {
    size_t index;
    size_t bytes;
};

/* Above 256 bytes four classes share a doubling, so at most a fifth of a block is wasted. */
static struct size_class class_of(size_t size)
{
    if (size <= SMALL_BYTES) {
        size_t index = size == 0 ? 0 : (size - 1) / STEP;
        return (struct size_class){index, (index + 1) * STEP};
    }
    unsigned exponent = 63U - (unsigned)__builtin_clzll(size - 1);
    size_t quarter = ((size - 1) >> (exponent - 2)) & 3U;
    return (struct size_class){SMALL_CLASSES + (exponent - 8) * 4 + quarter, (quarter + 5)
                                                                                 << (exponent - 2)};
}

static size_t page_bytes(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

size_t pla_lua_heap_reserve(size_t cap_bytes)
{
    size_t page = page_bytes();
    if (cap_bytes > LARGEST_BLOCK / 4)
        return LARGEST_BLOCK;
    size_t reserve = cap_bytes * 4 < (1U << 20) ? (1U << 20) : cap_bytes * 4;
    return (reserve + page - 1) / page * page;
}

bool pla_lua_heap_init(struct pla_lua_heap *heap, size_t cap_bytes)
{
    size_t page = page_bytes();
    size_t reserve = pla_lua_heap_reserve(cap_bytes);
    char *range = mmap(NULL, reserve + 2 * page, PROT_NONE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED)
        return false;
    if (mprotect(range + page, reserve, PROT_READ | PROT_WRITE) != 0) {
        munmap(range, reserve + 2 * page);
        return false;
    }
    *heap = (struct pla_lua_heap){.base = range + page, .reserve_bytes = reserve};
    return true;
}

void pla_lua_heap_release(struct pla_lua_heap *heap)
{
    if (heap->base == NULL)
        return;
    size_t page = page_bytes();
    munmap(heap->base - page, heap->reserve_bytes + 2 * page);
    *heap = (struct pla_lua_heap){0};
}

static void *take(struct pla_lua_heap *heap, struct size_class class)
{
    void *block = heap->free[class.index];
    if (block != NULL) {
        memcpy(&heap->free[class.index], block, sizeof(void *));
        return block;
    }
    if (class.bytes > heap->reserve_bytes - heap->mark_bytes)
        return NULL;
    block = heap->base + heap->mark_bytes;
    heap->mark_bytes += class.bytes;
    return block;
}

static void give(struct pla_lua_heap *heap, void *block, struct size_class class)
{
    memcpy(block, &heap->free[class.index], sizeof(void *));
    heap->free[class.index] = block;
}

void *pla_lua_heap_resize(struct pla_lua_heap *heap, void *old, size_t old_size, size_t size)
{
    if (old == NULL)
        old_size = 0;
    if (size > LARGEST_BLOCK)
        return NULL;
    void *block = NULL;
    if (size != 0 && old != NULL && class_of(size).index == class_of(old_size).index) {
        block = old;
    } else if (size != 0) {
        block = take(heap, class_of(size));
        /* A block kept for a shrink joins a list of smaller ones later; that only wastes it. */
        if (block == NULL && size < old_size)
            block = old;
        if (block == NULL)
            return NULL;
    }
    if (old != NULL && block != old) {
        if (block != NULL)
            memcpy(block, old, old_size < size ? old_size : size);
        give(heap, old, class_of(old_size));
    }
    heap->live_bytes += size - old_size;
    return block;
}

void pla_lua_heap_trim(struct pla_lua_heap *heap, size_t touched_bytes)
{
    size_t page = page_bytes();
    size_t from = (heap->mark_bytes + page - 1) / page * page;
    size_t to = (touched_bytes + page - 1) / page * page;
    if (to > heap->reserve_bytes)
        to = heap->reserve_bytes;
    if (to > from)
        madvise(heap->base + from, to - from, MADV_DONTNEED);
}
