// SPDX-License-Identifier: Apache-2.0
/**
 * Branch and bound over at most 24 awards, in whole numbers: credits are scaled by their common
 * denominator, so that nothing is rounded.
 *
 * Awards are tried in listing order, kept before left, and only more credit replaces what was
 * found: so ties fall to the awards listed first.
 */
#include "assess/limit_best.h"

__extension__ typedef __int128 pla_int128;

struct search {
    size_t count, cap_count;
    const uint8_t *under;
    int64_t weight[PLA_BEST_MOST];
    int twin[PLA_BEST_MOST];         /**< the award before it that is alike in all; -1 */
    int64_t rest[PLA_BEST_MOST + 1]; /**< credit of the awards from i on */
    int64_t *room;                   /**< per cap, what is left */
    int64_t *rest_under;             /**< cap c, from award i on: c * (count + 1) + i */
    uint32_t taken, best;
    int64_t sum, best_sum;
};

static int64_t gcd(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/** Common denominator of all credits; 0 if it does not fit. */
static int64_t common_denominator(const struct pla_best *problem)
{
    int64_t common = 1;

    for (size_t i = 0; i < problem->count; i++) {
        int64_t den = problem->credits[i].den;
        if (__builtin_mul_overflow(common / gcd(common, den), den, &common))
            return 0;
    }
    return common;
}

/** Whole multiples, small enough that the sum of all fits. */
static bool scale_weights(const struct pla_best *problem, int64_t common, struct search *search)
{
    for (size_t i = 0; i < problem->count; i++) {
        struct pla_rational credit = problem->credits[i];
        if (__builtin_mul_overflow(credit.num, common / credit.den, &search->weight[i]) ||
            search->weight[i] > INT64_MAX / (PLA_BEST_MOST + 1))
            return false;
    }
    return true;
}

static bool is_under(const struct search *search, size_t award, size_t cap)
{
    return search->under[award * search->cap_count + cap] != 0;
}

/** What fits under a cap, down to what its awards can add up to. */
static int64_t scale_room(const struct search *search, struct pla_rational room, int64_t common,
                          size_t cap)
{
    int64_t unit = 0, all = 0;

    for (size_t i = 0; i < search->count; i++)
        if (is_under(search, i, cap)) {
            unit = gcd(search->weight[i], unit);
            all += search->weight[i];
        }
    pla_int128 scaled = (pla_int128)room.num * common / room.den;
    int64_t fits = scaled > all ? all : (int64_t)scaled;
    return unit > 0 ? fits / unit * unit : 0;
}

static bool alike(const struct search *search, size_t a, size_t b)
{
    if (search->weight[a] != search->weight[b])
        return false;
    for (size_t c = 0; c < search->cap_count; c++)
        if (is_under(search, a, c) != is_under(search, b, c))
            return false;
    return true;
}

static void prepare(const struct pla_best *problem, int64_t common, struct search *search)
{
    size_t stride = search->count + 1;

    for (size_t c = 0; c < search->cap_count; c++)
        search->room[c] = scale_room(search, problem->rooms[c], common, c);
    for (size_t i = search->count; i > 0; i--) {
        search->rest[i - 1] = search->rest[i] + search->weight[i - 1];
        for (size_t c = 0; c < search->cap_count; c++)
            search->rest_under[c * stride + i - 1] =
                search->rest_under[c * stride + i] +
                (is_under(search, i - 1, c) ? search->weight[i - 1] : 0);
    }
    for (size_t i = 0; i < search->count; i++) {
        search->twin[i] = -1;
        for (size_t k = 0; k < i; k++)
            if (alike(search, i, k))
                search->twin[i] = (int)k;
    }
}

/** The most that awards from i on can still bring. */
static int64_t bound(const struct search *search, size_t i)
{
    size_t stride = search->count + 1;
    int64_t most = search->rest[i];

    for (size_t c = 0; c < search->cap_count; c++) {
        int64_t over = search->rest_under[c * stride + i] - search->room[c];
        if (over > 0 && search->rest[i] - over < most)
            most = search->rest[i] - over;
    }
    return most;
}

static bool fits(const struct search *search, size_t i)
{
    for (size_t c = 0; c < search->cap_count; c++)
        if (is_under(search, i, c) && search->room[c] < search->weight[i])
            return false;
    return true;
}

static void put(struct search *search, size_t i, int64_t sign)
{
    search->taken ^= UINT32_C(1) << i;
    search->sum += sign * search->weight[i];
    for (size_t c = 0; c < search->cap_count; c++)
        if (is_under(search, i, c))
            search->room[c] -= sign * search->weight[i];
}

static void walk(struct search *search, size_t i)
{
    if (search->sum > search->best_sum) {
        search->best_sum = search->sum;
        search->best = search->taken;
    }
    if (i == search->count || search->sum + bound(search, i) <= search->best_sum)
        return;
    /* With its twin left out, taking this one only repeats what was tried. */
    bool is_repeat = search->twin[i] >= 0 && (search->taken & UINT32_C(1) << search->twin[i]) == 0;
    if (!is_repeat && fits(search, i)) {
        put(search, i, 1);
        walk(search, i + 1);
        put(search, i, -1);
    }
    walk(search, i + 1);
}

bool pla_best_find(const struct pla_best *problem, struct pla_arena *arena, uint32_t *out_taken)
{
    struct search search = {
        .count = problem->count, .cap_count = problem->cap_count, .under = problem->under};
    int64_t common = common_denominator(problem);

    search.room = PLA_NEW_ARRAY(arena, problem->cap_count, int64_t);
    search.rest_under =
        pla_arena_array(arena, problem->cap_count * (problem->count + 1), sizeof(int64_t));
    if (common == 0 || search.room == NULL || search.rest_under == NULL ||
        !scale_weights(problem, common, &search))
        return false;
    prepare(problem, common, &search);
    walk(&search, 0);
    *out_taken = search.best;
    return true;
}
