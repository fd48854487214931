// SPDX-License-Identifier: Apache-2.0
/** Assignment: never who may not, even, linked, as many as can be, the same for the same seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "stats/assign.h"

enum { MOST = 200 };

static struct pla_arena arena;
static bool may_assess[MOST * MOST];
static size_t most[MOST];

static int set_up(void **state)
{
    (void)state;
    memset(may_assess, true, sizeof may_assess);
    for (size_t a = 0; a < MOST; a++)
        most[a] = SIZE_MAX;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

static struct pla_assignment assign(size_t portfolios, size_t assessors, size_t each, uint64_t seed)
{
    struct pla_assign in = {.portfolios = portfolios,
                            .assessors = assessors,
                            .each = each,
                            .may = may_assess,
                            .most = most,
                            .seed = seed};
    struct pla_assignment out;
    struct pla_err err;
    assert_int_equal(pla_assign_make(&in, &arena, &out, &err), PLA_OK);
    for (size_t p = 0; p < portfolios; p++) {
        assert_true(out.counts[p] <= each);
        for (size_t i = 0; i < out.counts[p]; i++) {
            size_t a = out.chosen[p * each + i];
            assert_true(a < assessors);
            assert_true(may_assess[p * assessors + a]);
            for (size_t j = 0; j < i; j++)
                assert_int_not_equal(out.chosen[p * each + j], a);
        }
        assert_int_equal(out.whys[p] == PLA_ASSIGN_DONE, out.counts[p] == each);
    }
    for (size_t a = 0; a < assessors; a++)
        assert_true(out.loads[a] <= most[a]);
    return out;
}

static void test_even(void **state)
{
    (void)state;
    struct pla_assignment out = assign(50, 7, 2, 1);
    for (size_t a = 0; a < 7; a++)
        assert_true(out.loads[a] == 14 || out.loads[a] == 15);
    assert_int_equal(out.groups, 1);
    assert_int_equal(out.short_count, 0);
}

/** Barely enough portfolios to link everybody: n assessors need n - 1 common ones. */
static void test_linked(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++) {
        assert_int_equal(assign(9, 10, 2, seed).groups, 1);
        assert_true(assign(8, 10, 2, seed).groups >= 2);
        assert_int_equal(assign(30, 3, 1, seed).groups, 3); /* nobody shares one */
    }
}

/** Two subjects, and one assessor of both. */
static void test_subjects(void **state)
{
    (void)state;
    enum { P = 12, A = 5 };
    for (size_t p = 0; p < P; p++)
        for (size_t a = 0; a < A; a++)
            may_assess[p * A + a] = a == 4 || (p < 6) == (a < 2);
    struct pla_assignment out = assign(P, A, 2, 3);
    assert_int_equal(out.short_count, 0);
    assert_int_equal(out.groups, 1);
}

static void test_seed(void **state)
{
    (void)state;
    struct pla_assignment a = assign(40, 8, 2, 5), b = assign(40, 8, 2, 5), c = assign(40, 8, 2, 6);
    assert_memory_equal(a.chosen, b.chosen, 80 * sizeof *a.chosen);
    assert_int_not_equal(memcmp(a.chosen, c.chosen, 80 * sizeof *a.chosen), 0);
}

/** The only one who may take the second has to hand the first on. */
static void test_hands_on(void **state)
{
    (void)state;
    enum { P = 3, A = 3 };
    static const bool table[P][A] = {
        {true, true, false}, {false, true, true}, {true, false, false}};
    for (uint64_t seed = 0; seed < 30; seed++) {
        for (size_t p = 0; p < P; p++)
            for (size_t a = 0; a < A; a++)
                may_assess[p * A + a] = table[p][a];
        most[0] = most[1] = most[2] = 1;
        assert_int_equal(assign(P, A, 1, seed).short_count, 0);
    }
}

/** With capacities the number assigned is all there is, whatever the order. */
static void test_full(void **state)
{
    (void)state;
    most[0] = 3;
    most[1] = 4;
    most[2] = 0;
    struct pla_assignment out = assign(10, 3, 1, 2);
    assert_int_equal(out.loads[0] + out.loads[1], 7);
    assert_int_equal(out.loads[2], 0);
    assert_int_equal(out.short_count, 3);
    for (size_t p = 0; p < 10; p++)
        assert_true(out.whys[p] == PLA_ASSIGN_DONE || out.whys[p] == PLA_ASSIGN_FULL);
}

static void test_whys(void **state)
{
    (void)state;
    enum { A = 3 };
    for (size_t a = 0; a < A; a++) {
        may_assess[0 * A + a] = false;
        may_assess[1 * A + a] = a == 1;
    }
    struct pla_assignment out = assign(3, A, 2, 9);
    assert_int_equal(out.whys[0], PLA_ASSIGN_NOBODY);
    assert_int_equal(out.whys[1], PLA_ASSIGN_FEW);
    assert_int_equal(out.whys[2], PLA_ASSIGN_DONE);
    assert_int_equal(out.counts[1], 1);
    assert_int_equal(out.short_count, 2);
    assert_non_null(pla_assign_words(out.whys[0]));
}

/** What they have already counts. */
static void test_loads(void **state)
{
    (void)state;
    size_t loads[] = {5, 0, 0};
    struct pla_assign in = {.portfolios = 5,
                            .assessors = 3,
                            .each = 1,
                            .may = may_assess,
                            .most = most,
                            .loads = loads};
    struct pla_assignment out;
    struct pla_err err;
    assert_int_equal(pla_assign_make(&in, &arena, &out, &err), PLA_OK);
    assert_int_equal(out.loads[0], 5);
    assert_int_equal(out.loads[1] + out.loads[2], 5);
}

/** Maximal against a search of everything, on small random tables. */
static size_t best_by_search(size_t p, size_t portfolios, size_t assessors, size_t *room)
{
    if (p == portfolios)
        return 0;
    size_t best = best_by_search(p + 1, portfolios, assessors, room);
    for (size_t a = 0; a < assessors; a++) {
        if (!may_assess[p * assessors + a] || room[a] == 0)
            continue;
        room[a]--;
        size_t with = 1 + best_by_search(p + 1, portfolios, assessors, room);
        best = with > best ? with : best;
        room[a]++;
    }
    return best;
}

static void test_most_possible(void **state)
{
    (void)state;
    uint32_t x = 12345;
    for (int round = 0; round < 200; round++) {
        size_t room[4];
        for (size_t i = 0; i < 6 * 4; i++) {
            x = x * 1664525U + 1013904223U;
            may_assess[i] = (x >> 28) < 6;
        }
        for (size_t a = 0; a < 4; a++)
            room[a] = most[a] = 1 + (a + (size_t)round) % 2;
        struct pla_assignment out = assign(6, 4, 1, (uint64_t)round);
        assert_int_equal(6 - out.short_count, best_by_search(0, 6, 4, room));
    }
}

static void test_nothing(void **state)
{
    (void)state;
    assert_int_equal(assign(0, 3, 2, 1).groups, 0);
    struct pla_assignment out = assign(2, 0, 2, 1);
    assert_int_equal(out.short_count, 2);
    assert_int_equal(out.whys[0], PLA_ASSIGN_NOBODY);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_even, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_linked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_subjects, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_seed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_hands_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_full, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_whys, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_loads, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_most_possible, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
