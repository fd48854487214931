// SPDX-License-Identifier: Apache-2.0
/** Tests of arenas and of failing allocations. */
#include "base/arena.h"

#include "unit/base/test.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    struct pla_arena arena;

    (void)state;
    pla_arena_init(&arena, 0);
    for (size_t round = 0; round < 2; round++) {
        for (size_t size = 0; size < 200; size++) {
            unsigned char *at = pla_arena_alloc(&arena, size);
            assert_non_null(at);
            assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++) {
                assert_int_equal(at[i], 0);
            }
            memset(at, 0xAA, size);
        }
        pla_arena_reset(&arena); /* the second round reuses dirty blocks */
    }
    pla_arena_release(&arena);
}

static void allocations_do_not_overlap(void **state)
{
    struct pla_arena arena;
    unsigned char *parts[500];

    (void)state;
    pla_arena_init(&arena, 0);
    for (size_t i = 0; i < 500; i++) {
        parts[i] = pla_arena_raw(&arena, i * 7 + 1);
        memset(parts[i], (int)(i & 0xFF), i * 7 + 1);
    }
    for (size_t i = 0; i < 500; i++) {
        assert_int_equal(parts[i][0], i & 0xFF);
        assert_int_equal(parts[i][i * 7], i & 0xFF);
    }
    pla_arena_release(&arena);
}

static void reset_reuses_blocks(void **state)
{
    struct pla_arena arena;

    (void)state;
    pla_arena_init(&arena, 0);
    pla_alloc_fail_at(0);
    for (int round = 0; round < 10; round++) {
        for (int i = 0; i < 100; i++) {
            assert_non_null(pla_arena_alloc(&arena, 1000));
        }
        pla_arena_reset(&arena);
        assert_int_equal(arena.used_bytes, 0);
    }
    /* 100 kB in blocks of 32, 64, 128 kB: allocated in the first round only */
    assert_in_range(pla_alloc_count(), 2, 3);
    assert_true(arena.peak_bytes >= 100000);
    pla_arena_release(&arena);
}

static void reset_gives_back_what_is_large(void **state)
{
    struct pla_arena arena;

    (void)state;
    pla_arena_init(&arena, 0);
    assert_non_null(pla_arena_raw(&arena, 100));
    assert_non_null(pla_arena_raw(&arena, 64U << 20));
    pla_arena_reset(&arena);
    pla_alloc_fail_at(3);
    assert_non_null(pla_arena_raw(&arena, 100));   /* 1: the first block is still there */
    assert_null(pla_arena_raw(&arena, 64U << 20)); /* 2, and 3: a block from the heap */
    pla_alloc_fail_at(0);
    pla_arena_release(&arena);
}

static void limit_holds_on_both_sides(void **state)
{
    struct pla_arena arena;

    (void)state;
    pla_arena_init(&arena, 1024);
    assert_non_null(pla_arena_alloc(&arena, 1024));
    assert_false(arena.failed);
    assert_null(pla_arena_alloc(&arena, 1));
    assert_true(arena.failed);
    pla_arena_reset(&arena);
    assert_false(arena.failed);
    assert_null(pla_arena_alloc(&arena, 1025));
    assert_non_null(pla_arena_alloc(&arena, 1000));
    pla_arena_release(&arena);
}

static void sizes_that_overflow_fail(void **state)
{
    struct pla_arena arena;
    size_t capacity = 0;

    (void)state;
    pla_arena_init(&arena, 0);
    assert_null(pla_arena_array(&arena, SIZE_MAX / 2, 3));
    assert_null(pla_arena_raw(&arena, SIZE_MAX));
    assert_null(pla_arena_raw(&arena, SIZE_MAX - 20));
    assert_null(pla_arena_copy(&arena, "", SIZE_MAX));
    assert_null(pla_arena_grow(&arena, NULL, &capacity, SIZE_MAX / 4, 8));
    assert_int_equal(capacity, 0);
    assert_true(arena.failed);
    pla_arena_release(&arena);
}

static void grow_doubles_and_keeps(void **state)
{
    struct pla_arena arena;
    size_t capacity = 0;
    int *numbers = NULL;

    (void)state;
    pla_arena_init(&arena, 0);
    for (int i = 0; i < 1000; i++) {
        int *before = numbers;
        const bool fits = (size_t)i < capacity;
        numbers = pla_arena_grow(&arena, numbers, &capacity, (size_t)i + 1, sizeof *numbers);
        assert_non_null(numbers);
        assert_true(!fits || numbers == before);
        assert_int_equal(numbers[i], 0);
        numbers[i] = i;
    }
    assert_in_range(capacity, 1000, 2000);
    assert_int_equal(numbers[0], 0);
    assert_int_equal(numbers[999], 999);
    pla_arena_release(&arena);
}

static void copy_ends_with_nul(void **state)
{
    struct pla_arena arena;

    (void)state;
    pla_arena_init(&arena, 0);
    assert_string_equal(pla_arena_copy(&arena, "abcdef", 3), "abc");
    assert_string_equal(pla_arena_copy(&arena, NULL, 0), "");
    pla_arena_release(&arena);
}

static void every_allocation_can_fail_once(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 4; n++) {
        struct pla_arena arena;
        size_t failures = 0;
        pla_arena_init(&arena, 0);
        pla_alloc_fail_at(n);
        for (int i = 0; i < 40; i++) {
            failures += pla_arena_alloc(&arena, 10000) == NULL;
        }
        assert_int_equal(failures, 1); /* only the n-th; the arena goes on */
        assert_true(arena.failed);
        pla_arena_release(&arena);
    }
    pla_alloc_fail_at(0);
}

static void heap_counts_and_fails(void **state)
{
    (void)state;
    pla_alloc_fail_at(2);
    char *memory = pla_heap_alloc(10);
    assert_non_null(memory);
    memory[0] = 'x';
    assert_null(pla_heap_resize(memory, 20));
    assert_int_equal(memory[0], 'x');
    assert_int_equal(pla_alloc_count(), 2);
    memory = pla_heap_resize(memory, 0);
    assert_non_null(memory);
    pla_heap_free(memory);
    pla_heap_free(NULL);
    pla_alloc_fail_at(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(allocations_do_not_overlap),
        cmocka_unit_test(reset_reuses_blocks),
        cmocka_unit_test(reset_gives_back_what_is_large),
        cmocka_unit_test(limit_holds_on_both_sides),
        cmocka_unit_test(sizes_that_overflow_fail),
        cmocka_unit_test(grow_doubles_and_keeps),
        cmocka_unit_test(copy_ends_with_nul),
        cmocka_unit_test(every_allocation_can_fail_once),
        cmocka_unit_test(heap_counts_and_fails),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
