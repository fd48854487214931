// SPDX-License-Identifier: Apache-2.0
/** Tests of the heap of a Lua state: contents kept, sizes counted, the range never overrun. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rubric/sandbox_heap.h"

static struct pla_lua_heap new_heap(size_t cap)
{
    struct pla_lua_heap heap;
    assert_true(pla_lua_heap_init(&heap, cap));
    return heap;
}

static void test_blocks_are_aligned_and_apart(void **state)
{
    (void)state;
    struct pla_lua_heap heap = new_heap(1U << 20);
    char *last = NULL;
    size_t last_size = 0;
    for (size_t size = 1; size < 5000; size += 7) {
        char *block = pla_lua_heap_resize(&heap, NULL, 4, size);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % 16, 0);
        assert_true(last == NULL || block >= last + last_size);
        assert_true(block + size <= heap.base + heap.mark_bytes);
        memset(block, 0x5A, size);
        last = block;
        last_size = size;
    }
    pla_lua_heap_release(&heap);
}

static void test_a_freed_block_comes_back(void **state)
{
    (void)state;
    struct pla_lua_heap heap = new_heap(1U << 20);
    void *a = pla_lua_heap_resize(&heap, NULL, 0, 300);
    size_t mark = heap.mark_bytes;
    assert_null(pla_lua_heap_resize(&heap, a, 300, 0));
    assert_int_equal(heap.live_bytes, 0);
    assert_ptr_equal(pla_lua_heap_resize(&heap, NULL, 0, 310), a); /* the same class: 257 to 320 */
    assert_int_equal(heap.mark_bytes, mark);
    assert_ptr_not_equal(pla_lua_heap_resize(&heap, NULL, 0, 310), a);
    pla_lua_heap_release(&heap);
}

static void test_live_bytes_are_what_was_asked_for(void **state)
{
    (void)state;
    struct pla_lua_heap heap = new_heap(1U << 20);
    void *a = pla_lua_heap_resize(&heap, NULL, 5, 100); /* the old size without a block is a kind */
    assert_int_equal(heap.live_bytes, 100);
    a = pla_lua_heap_resize(&heap, a, 100, 1000);
    assert_int_equal(heap.live_bytes, 1000);
    a = pla_lua_heap_resize(&heap, a, 1000, 17);
    assert_int_equal(heap.live_bytes, 17);
    pla_lua_heap_resize(&heap, a, 17, 0);
    assert_int_equal(heap.live_bytes, 0);
    pla_lua_heap_release(&heap);
}

static void test_the_end_of_the_range(void **state)
{
    (void)state;
    struct pla_lua_heap heap = new_heap(1);
    size_t reserve = heap.reserve_bytes;
    assert_int_equal(reserve, pla_lua_heap_reserve(1));
    void *half = pla_lua_heap_resize(&heap, NULL, 0, reserve / 2);
    void *rest = pla_lua_heap_resize(&heap, NULL, 0, reserve / 2);
    assert_non_null(half);
    assert_non_null(rest);
    assert_int_equal(heap.mark_bytes, reserve);
    assert_null(pla_lua_heap_resize(&heap, NULL, 0, 1));
    assert_null(pla_lua_heap_resize(&heap, half, reserve / 2, reserve));
    /* A shrink must succeed even here. */
    assert_non_null(pla_lua_heap_resize(&heap, half, reserve / 2, 10));
    assert_int_equal(heap.live_bytes, reserve / 2 + 10);
    memset(rest, 1, reserve / 2);
    pla_lua_heap_release(&heap);
}

static void test_sizes_beyond_reason(void **state)
{
    (void)state;
    struct pla_lua_heap heap;
    struct pla_lua_heap small = new_heap(1);
    assert_null(pla_lua_heap_resize(&small, NULL, 0, SIZE_MAX));
    assert_null(pla_lua_heap_resize(&small, NULL, 0, (size_t)1 << 41));
    assert_null(pla_lua_heap_resize(&small, NULL, 0, (size_t)1 << 40));
    pla_lua_heap_release(&small);
    assert_true(pla_lua_heap_reserve(SIZE_MAX) <= (size_t)1 << 40);
    /* More than the address space of a process. */
    if (pla_lua_heap_init(&heap, SIZE_MAX))
        pla_lua_heap_release(&heap);
}

/* Every block keeps its own pattern through any order of growth, shrinking and freeing. */
static void test_contents_survive_any_order(void **state)
{
    (void)state;
    enum { BLOCKS = 64, ROUNDS = 20000 };
    struct pla_lua_heap heap = new_heap(8U << 20);
    unsigned char *blocks[BLOCKS] = {0};
    size_t sizes[BLOCKS] = {0};
    size_t live = 0;
    uint32_t seed = 7;
    for (int round = 0; round < ROUNDS; round++) {
        seed = seed * 1664525 + 1013904223;
        size_t i = (seed >> 8) % BLOCKS;
        size_t size = (seed >> 14) % (round % 16 == 0 ? 40000 : 400);
        for (size_t at = 0; at < sizes[i]; at++)
            assert_int_equal(blocks[i][at], i);
        blocks[i] = pla_lua_heap_resize(&heap, blocks[i], sizes[i], size);
        assert_true(size == 0 || blocks[i] != NULL);
        for (size_t at = 0; at < sizes[i] && at < size; at++)
            assert_int_equal(blocks[i][at], i);
        live += size - sizes[i];
        sizes[i] = size;
        if (size > 0)
            memset(blocks[i], (int)i, size);
        assert_int_equal(heap.live_bytes, live);
    }
    pla_lua_heap_release(&heap);
}

static void test_trim_clears_above_the_mark(void **state)
{
    (void)state;
    struct pla_lua_heap heap = new_heap(1U << 20);
    struct pla_lua_heap before = heap;
    char *block = pla_lua_heap_resize(&heap, NULL, 0, 100000);
    memset(block, 'x', 100000);
    size_t touched = heap.mark_bytes;
    heap = before;
    pla_lua_heap_trim(&heap, touched);
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(block[i], 0);
    pla_lua_heap_release(&heap);
    pla_lua_heap_release(&heap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks_are_aligned_and_apart),
        cmocka_unit_test(test_a_freed_block_comes_back),
        cmocka_unit_test(test_live_bytes_are_what_was_asked_for),
        cmocka_unit_test(test_the_end_of_the_range),
        cmocka_unit_test(test_sizes_beyond_reason),
        cmocka_unit_test(test_contents_survive_any_order),
        cmocka_unit_test(test_trim_clears_above_the_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
