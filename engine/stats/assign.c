// SPDX-License-Identifier: Apache-2.0
/** Assignment of portfolios to assessors. */
#include "stats/assign.h"

#include <string.h>

static const size_t NOBODY = SIZE_MAX;

const char *pla_assign_words(enum pla_assign_why why)
{
    static const char *const words[] = {"assigned", "no assessor may assess it",
                                        "too few assessors may assess it",
                                        "the assessors who may have all they take"};
    return words[why];
}

struct state {
    const struct pla_assign *in;
    struct pla_assignment out;
    size_t *order;    /**< portfolios, those with the fewest assessors first */
    size_t *able;     /**< by portfolio: how many may */
    uint32_t *parent; /**< links of assessors */
    uint32_t *shared; /**< assessors x assessors: portfolios in common */
    size_t *queue, *previous, *via;
    bool *is_seen;
};

/** A number that looks random and follows from the seed (splitmix64, Steele et al. 2014). */
static uint64_t mix(uint64_t seed, uint64_t a, uint64_t b)
{
    uint64_t z = seed + 0x9e3779b97f4a7c15U * (a * 0x10001U + b + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

static bool may(const struct state *s, size_t portfolio, size_t assessor)
{
    return s->in->may[portfolio * s->in->assessors + assessor];
}

static bool has_room(const struct state *s, size_t assessor)
{
    return s->out.loads[assessor] < s->in->most[assessor];
}

static bool has(const struct state *s, size_t portfolio, size_t assessor)
{
    for (size_t i = 0; i < s->out.counts[portfolio]; i++)
        if (s->out.chosen[portfolio * s->in->each + i] == assessor)
            return true;
    return false;
}

static size_t find(uint32_t *parent, size_t assessor)
{
    while (parent[assessor] != assessor) {
        parent[assessor] = parent[parent[assessor]];
        assessor = parent[assessor];
    }
    return assessor;
}

static void give(struct state *s, size_t portfolio, size_t assessor)
{
    for (size_t i = 0; i < s->out.counts[portfolio]; i++) {
        size_t other = s->out.chosen[portfolio * s->in->each + i];
        s->shared[other * s->in->assessors + assessor]++;
        s->shared[assessor * s->in->assessors + other]++;
        size_t a = find(s->parent, other), b = find(s->parent, assessor);
        s->parent[a > b ? a : b] = (uint32_t)(a > b ? b : a);
    }
    s->out.chosen[portfolio * s->in->each + s->out.counts[portfolio]++] = (uint32_t)assessor;
    s->out.loads[assessor]++;
}

/* ---- the order of portfolios ---- */

static bool is_before(const struct state *s, size_t a, size_t b)
{
    if (s->able[a] != s->able[b])
        return s->able[a] < s->able[b];
    uint64_t x = mix(s->in->seed, a, 1), y = mix(s->in->seed, b, 1);
    return x != y ? x < y : a < b;
}

/** Heap sort by is_before(): no state is passed to a comparison otherwise. */
static void sift(struct state *s, size_t at, size_t count)
{
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && is_before(s, s->order[child], s->order[child + 1]))
            child++;
        if (!is_before(s, s->order[at], s->order[child]))
            return;
        size_t swap = s->order[at];
        s->order[at] = s->order[child];
        s->order[child] = swap;
    }
}

static void sort_portfolios(struct state *s)
{
    size_t count = s->in->portfolios;
    for (size_t p = 0; p < count; p++) {
        s->order[p] = p;
        for (size_t a = 0; a < s->in->assessors; a++)
            s->able[p] += may(s, p, a);
    }
    for (size_t i = count / 2; i-- > 0;)
        sift(s, i, count);
    for (size_t end = count; end-- > 1;) {
        size_t swap = s->order[0];
        s->order[0] = s->order[end];
        s->order[end] = swap;
        sift(s, 0, end);
    }
}

/* ---- choosing ---- */

/** The one with the least load who may and is not `than`'s group; NOBODY if there is none. */
static size_t least_loaded(struct state *s, size_t portfolio, size_t than)
{
    size_t best = NOBODY;
    for (size_t a = 0; a < s->in->assessors; a++) {
        if (!may(s, portfolio, a) || !has_room(s, a) || has(s, portfolio, a))
            continue;
        if (than != NOBODY && find(s->parent, a) == find(s->parent, than))
            continue;
        if (best == NOBODY || s->out.loads[a] < s->out.loads[best] ||
            (s->out.loads[a] == s->out.loads[best] &&
             mix(s->in->seed, portfolio, a + 2) < mix(s->in->seed, portfolio, best + 2)))
            best = a;
    }
    return best;
}

/** Link assessors first: a portfolio whose two assessors come from different groups. */
static void link_assessors(struct state *s)
{
    for (size_t i = 0; i < s->in->portfolios && s->in->each >= 2; i++) {
        size_t portfolio = s->order[i], one = least_loaded(s, portfolio, NOBODY);
        size_t other = one != NOBODY ? least_loaded(s, portfolio, one) : NOBODY;
        if (other == NOBODY)
            continue;
        give(s, portfolio, one);
        give(s, portfolio, other);
    }
}

/** Portfolios that an assessor has in common with those chosen. */
static size_t in_common(const struct state *s, size_t portfolio, size_t assessor)
{
    size_t sum = 0;
    for (size_t i = 0; i < s->out.counts[portfolio]; i++)
        sum += s->shared[assessor * s->in->assessors + s->out.chosen[portfolio * s->in->each + i]];
    return sum;
}

/** Least load, then new company, then by the seed. */
static size_t choose(struct state *s, size_t portfolio)
{
    size_t best = NOBODY;
    for (size_t a = 0; a < s->in->assessors; a++) {
        if (!may(s, portfolio, a) || !has_room(s, a) || has(s, portfolio, a))
            continue;
        if (best == NOBODY || s->out.loads[a] < s->out.loads[best]) {
            best = a;
            continue;
        }
        if (s->out.loads[a] > s->out.loads[best])
            continue;
        size_t own = in_common(s, portfolio, a), other = in_common(s, portfolio, best);
        if (own < other || (own == other && mix(s->in->seed, portfolio, a + 2) <
                                                mix(s->in->seed, portfolio, best + 2)))
            best = a;
    }
    return best;
}

/* ---- making room ---- */

/** Hand the portfolios along the path on, from its end back to its beginning. */
static void hand_on(struct state *s, size_t last)
{
    for (size_t b = last; s->previous[b] != NOBODY; b = s->previous[b]) {
        size_t portfolio = s->via[b], a = s->previous[b];
        for (size_t i = 0; i < s->out.counts[portfolio]; i++)
            if (s->out.chosen[portfolio * s->in->each + i] == a)
                s->out.chosen[portfolio * s->in->each + i] = (uint32_t)b;
        s->out.loads[b]++;
        s->out.loads[a]--;
    }
}

/** Visit those who could take a portfolio off `from`; the first with room, or NOBODY. */
static size_t visit(struct state *s, size_t from, size_t *tail)
{
    for (size_t p = 0; p < s->in->portfolios; p++) {
        if (!has(s, p, from))
            continue;
        for (size_t b = 0; b < s->in->assessors; b++) {
            if (s->is_seen[b] || !may(s, p, b) || has(s, p, b))
                continue;
            s->is_seen[b] = true;
            s->previous[b] = from;
            s->via[b] = p;
            s->queue[(*tail)++] = b;
            if (has_room(s, b))
                return b;
        }
    }
    return NOBODY;
}

/** All who may are full: let one of them hand a portfolio on. @return who has room now */
static size_t make_room(struct state *s, size_t portfolio)
{
    size_t head = 0, tail = 0, found = NOBODY;
    memset(s->is_seen, 0, s->in->assessors * sizeof *s->is_seen);
    for (size_t a = 0; a < s->in->assessors; a++) {
        if (!may(s, portfolio, a) || has(s, portfolio, a))
            continue;
        s->is_seen[a] = true;
        s->previous[a] = NOBODY;
        s->queue[tail++] = a;
    }
    while (head < tail && found == NOBODY)
        found = visit(s, s->queue[head++], &tail);
    if (found == NOBODY)
        return NOBODY;
    hand_on(s, found);
    while (s->previous[found] != NOBODY)
        found = s->previous[found];
    return found;
}

static void fill(struct state *s, size_t portfolio)
{
    while (s->out.counts[portfolio] < s->in->each) {
        size_t assessor = choose(s, portfolio);
        if (assessor == NOBODY)
            assessor = make_room(s, portfolio);
        if (assessor == NOBODY)
            break;
        give(s, portfolio, assessor);
    }
    size_t able = s->able[portfolio];
    bool is_short = s->out.counts[portfolio] < s->in->each;
    s->out.short_count += is_short;
    s->out.whys[portfolio] = !is_short            ? PLA_ASSIGN_DONE
                             : able == 0          ? PLA_ASSIGN_NOBODY
                             : able < s->in->each ? PLA_ASSIGN_FEW
                                                  : PLA_ASSIGN_FULL;
}

/** Groups of assessors who have work, from what is assigned in the end. */
static size_t count_groups(struct state *s)
{
    size_t groups = 0;
    for (size_t a = 0; a < s->in->assessors; a++) {
        s->parent[a] = (uint32_t)a;
        s->is_seen[a] = false;
    }
    for (size_t p = 0; p < s->in->portfolios; p++) {
        for (size_t i = 0; i < s->out.counts[p]; i++) {
            size_t a = find(s->parent, s->out.chosen[p * s->in->each]);
            size_t b = find(s->parent, s->out.chosen[p * s->in->each + i]);
            s->is_seen[s->out.chosen[p * s->in->each + i]] = true;
            s->parent[a > b ? a : b] = (uint32_t)(a > b ? b : a);
        }
    }
    for (size_t a = 0; a < s->in->assessors; a++)
        groups += s->is_seen[a] && find(s->parent, a) == a;
    return groups;
}

static bool begin(struct state *s, struct pla_arena *arena)
{
    const struct pla_assign *in = s->in;
    s->out = (struct pla_assignment){
        .chosen = pla_arena_array(arena, in->portfolios, in->each * sizeof(uint32_t)),
        .counts = PLA_NEW_ARRAY(arena, in->portfolios, size_t),
        .whys = PLA_NEW_ARRAY(arena, in->portfolios, enum pla_assign_why),
        .loads = PLA_NEW_ARRAY(arena, in->assessors, size_t)};
    s->order = PLA_NEW_ARRAY(arena, in->portfolios, size_t);
    s->able = PLA_NEW_ARRAY(arena, in->portfolios, size_t);
    s->parent = PLA_NEW_ARRAY(arena, in->assessors, uint32_t);
    s->shared = pla_arena_array(arena, in->assessors, in->assessors * sizeof(uint32_t));
    s->queue = PLA_NEW_ARRAY(arena, in->assessors, size_t);
    s->previous = PLA_NEW_ARRAY(arena, in->assessors, size_t);
    s->via = PLA_NEW_ARRAY(arena, in->assessors, size_t);
    s->is_seen = PLA_NEW_ARRAY(arena, in->assessors, bool);
    for (size_t a = 0; a < in->assessors && !arena->failed; a++) {
        s->parent[a] = (uint32_t)a;
        s->out.loads[a] = in->loads != NULL ? in->loads[a] : 0;
    }
    return !arena->failed;
}

enum pla_code pla_assign_make(const struct pla_assign *assign, struct pla_arena *arena,
                              struct pla_assignment *out, struct pla_err *err)
{
    struct state s = {.in = assign};
    if (!begin(&s, arena))
        return pla_err_memory(err);
    sort_portfolios(&s);
    link_assessors(&s);
    for (size_t i = 0; i < assign->portfolios; i++)
        fill(&s, s.order[i]);
    s.out.groups = count_groups(&s);
    *out = s.out;
    return PLA_OK;
}
