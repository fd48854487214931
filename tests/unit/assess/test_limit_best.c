// SPDX-License-Identifier: Apache-2.0
/**
 * The best subset under caps, against trying all of them.
 */
#include "assess/limit_best.h"
#include "unit/assess/build.h"

enum { MOST_CAPS = 4 };

struct problem {
    size_t count, cap_count;
    struct pla_rational credits[PLA_BEST_MOST], rooms[MOST_CAPS];
    uint8_t under[PLA_BEST_MOST * MOST_CAPS];
};

static uint32_t find(const struct problem *p)
{
    struct pla_best best = {p->count, p->cap_count, p->credits, p->rooms, p->under};
    struct pla_arena arena;
    uint32_t taken = 0;
    pla_arena_init(&arena, 0);
    assert_true(pla_best_find(&best, &arena, &taken));
    pla_arena_release(&arena);
    return taken;
}

/** Credit of a subset; false if a cap does not let it pass. */
static bool weigh(const struct problem *p, uint32_t taken, struct pla_rational *out)
{
    struct pla_rational used[MOST_CAPS] = {PLA_ZERO, PLA_ZERO, PLA_ZERO, PLA_ZERO};
    *out = PLA_ZERO;
    for (size_t i = 0; i < p->count; i++) {
        if (!(taken & UINT32_C(1) << i))
            continue;
        assert_true(pla_rational_add(*out, p->credits[i], out));
        for (size_t c = 0; c < p->cap_count; c++)
            if (p->under[i * p->cap_count + c])
                assert_true(pla_rational_add(used[c], p->credits[i], &used[c]));
    }
    for (size_t c = 0; c < p->cap_count; c++)
        if (pla_rational_compare(used[c], p->rooms[c]) > 0)
            return false;
    return true;
}

/** True if a has the first award on which the two differ. */
static bool is_listed_first(uint32_t a, uint32_t b)
{
    uint32_t differ = a ^ b;
    return (a & differ & (~differ + 1)) != 0;
}

static uint32_t try_all(const struct problem *p)
{
    struct pla_rational best = PLA_ZERO, sum;
    uint32_t found = 0;
    for (uint32_t taken = 0; taken < UINT32_C(1) << p->count; taken++) {
        if (!weigh(p, taken, &sum))
            continue;
        int order = pla_rational_compare(sum, best);
        if (order > 0 || (order == 0 && taken != found && is_listed_first(taken, found))) {
            best = sum;
            found = taken;
        }
    }
    return found;
}

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1103515245U + 12345U;
    return *seed >> 12;
}

static void it_is_what_trying_all_finds(void **state)
{
    unsigned seed = 5;
    (void)state;
    for (int round = 0; round < 3000; round++) {
        struct problem p = {.count = 1 + next(&seed) % 9, .cap_count = 1 + next(&seed) % MOST_CAPS};
        for (size_t i = 0; i < p.count; i++) {
            assert_true(
                pla_rational_make(1 + next(&seed) % 12, 1 + next(&seed) % 3, &p.credits[i]));
            for (size_t c = 0; c < p.cap_count; c++)
                p.under[i * p.cap_count + c] = next(&seed) % 3 > 0;
        }
        for (size_t c = 0; c < p.cap_count; c++)
            assert_true(pla_rational_make(next(&seed) % 60, 1 + next(&seed) % 3, &p.rooms[c]));
        assert_int_equal(find(&p), try_all(&p));
    }
}

static void ties_fall_to_the_awards_listed_first(void **state)
{
    struct problem p = {.count = 4, .cap_count = 1, .rooms = {{6, 1}}};
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        p.credits[i] = PLA_WHOLE(3);
        p.under[i] = 1;
    }
    assert_int_equal(find(&p), 0x3);
    p.credits[3] = PLA_WHOLE(6);
    assert_int_equal(find(&p), 0x3);
    p.rooms[0] = PLA_ZERO;
    assert_int_equal(find(&p), 0);
}

/** 24 awards whose sums never reach the caps: the worst this search meets stays quick. */
static void hard_sets_end(void **state)
{
    unsigned seed = 99;
    (void)state;
    for (int round = 0; round < 20; round++) {
        struct problem p = {.count = PLA_BEST_MOST, .cap_count = 3};
        for (size_t i = 0; i < p.count; i++) {
            p.credits[i] = PLA_WHOLE(2 + 2 * (next(&seed) % 40));
            for (size_t c = 0; c < 3; c++)
                p.under[i * 3 + c] = next(&seed) % 2 > 0;
            p.under[i * 3] = 1;
        }
        p.credits[7] = PLA_WHOLE(1001); /* spoils the common step */
        for (size_t c = 0; c < 3; c++)
            p.rooms[c] = PLA_WHOLE(201 + 2 * (next(&seed) % 100));
        struct pla_rational sum;
        assert_true(weigh(&p, find(&p), &sum));
        assert_true(sum.num > 0);
    }
}

static void numbers_out_of_range_are_refused(void **state)
{
    struct problem p = {.count = 2, .cap_count = 1, .rooms = {{1, 1}}, .under = {1, 1}};
    struct pla_best best = {2, 1, p.credits, p.rooms, p.under};
    struct pla_arena arena;
    uint32_t taken = 7;
    (void)state;
    p.credits[0] = (struct pla_rational){1, INT64_MAX};
    p.credits[1] = (struct pla_rational){1, INT64_MAX - 1};
    pla_arena_init(&arena, 0);
    assert_false(pla_best_find(&best, &arena, &taken));
    p.credits[0] = PLA_WHOLE(INT64_MAX);
    p.credits[1] = PLA_WHOLE(1);
    assert_false(pla_best_find(&best, &arena, &taken));
    assert_int_equal(taken, 7);
    pla_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_what_trying_all_finds),
        cmocka_unit_test(ties_fall_to_the_awards_listed_first),
        cmocka_unit_test(hard_sets_end),
        cmocka_unit_test(numbers_out_of_range_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
