// SPDX-License-Identifier: Apache-2.0
/**
 * Caps: how much credit of a kind may count, one cap within another.
 *
 * An award counts under every cap whose method and level it has, and under the caps around those.
 * Where a cap bites, awards are served in the order the policy prefers, each as far as all its
 * caps let it; what is left over stays earned and is not applied. Inner caps are named first.
 */
#include "assess/limit_cap.h"
#include "assess/limit_best.h"

static bool is_in_scope(const struct pla_cap *cap, const struct pla_award_result *result)
{
    return (cap->methods.count == 0 || pla_text_list_has(&cap->methods, result->method)) &&
           (cap->credit_level.at == NULL ||
            pla_text_equal(cap->credit_level, result->credit_level));
}

static bool is_counted(const struct pla_entry *entry)
{
    return entry->is_standing && entry->credits.num > 0;
}

/** @return false if memory is exhausted */
static bool place(struct pla_caps *caps)
{
    struct pla_limiter *limiter = caps->limiter;

    caps->under = pla_arena_array(limiter->arena, limiter->entry_count, caps->count);
    if (caps->under == NULL)
        return false;
    for (size_t e = 0; e < limiter->entry_count; e++) {
        uint8_t *under = caps->under + e * caps->count;
        for (size_t c = 0; c < caps->count && is_counted(&limiter->entries[e]); c++)
            if (is_in_scope(caps->items[c].cap, limiter->entries[e].result))
                for (size_t at = c; at != PLA_NO_CAP && !under[at]; at = caps->items[at].outer)
                    under[at] = 1;
    }
    return true;
}

/** Awards under a cap that cannot be counted are undecided, by its name. */
static void leave_undecided(struct pla_caps *caps)
{
    struct pla_limiter *limiter = caps->limiter;

    for (size_t i = 0; i < caps->count; i++) {
        const struct pla_cap_count *count = &caps->items[caps->inner_first[i]];
        for (size_t e = 0; e < limiter->entry_count && count->is_open; e++) {
            struct pla_entry *entry = &limiter->entries[e];
            if (!is_counted(entry) || !pla_cap_has(caps, entry, caps->inner_first[i]))
                continue;
            pla_limit_cut(limiter, entry, PLA_TEXT("cap:"), count->cap->id, PLA_ZERO, count->why);
            pla_limit_stop(entry, PLA_STATUS_UNDECIDED);
        }
    }
}

/** @return whether any cap bites */
static bool add_up(struct pla_caps *caps)
{
    struct pla_limiter *limiter = caps->limiter;
    bool any = false;

    for (size_t e = 0; e < limiter->entry_count; e++) {
        struct pla_entry *entry = &limiter->entries[e];
        for (size_t c = 0; c < caps->count && is_counted(entry); c++) {
            struct pla_cap_count *count = &caps->items[c];
            if (pla_cap_has(caps, entry, c) &&
                !pla_rational_add(count->sum, entry->credits, &count->sum))
                pla_limit_fail(limiter, entry, PLA_TOO_LARGE);
        }
    }
    for (size_t c = 0; c < caps->count; c++) {
        struct pla_cap_count *count = &caps->items[c];
        count->bites = !count->is_open && pla_rational_compare(count->sum, count->room) > 0;
        any |= count->bites;
    }
    return any;
}

static bool competes(const struct pla_caps *caps, const struct pla_entry *entry)
{
    for (size_t c = 0; c < caps->count && is_counted(entry); c++)
        if (caps->items[c].bites && pla_cap_has(caps, entry, c))
            return true;
    return false;
}

/** Give an award what its caps leave, and take that from their room. */
static void serve(struct pla_caps *caps, struct pla_entry *entry)
{
    struct pla_limiter *limiter = caps->limiter;
    bool fits = true;

    for (size_t i = 0; i < caps->count && fits; i++) {
        const struct pla_cap_count *count = &caps->items[caps->inner_first[i]];
        struct pla_rational cut;
        if (!count->bites || !pla_cap_has(caps, entry, caps->inner_first[i]) ||
            pla_rational_compare(entry->credits, count->room) <= 0)
            continue;
        fits = pla_rational_sub(entry->credits, count->room, &cut);
        if (fits)
            pla_limit_cut(limiter, entry, PLA_TEXT("cap:"), count->cap->id, cut,
                          (struct pla_text){0});
    }
    for (size_t c = 0; c < caps->count && fits && entry->is_standing; c++)
        if (caps->items[c].bites && pla_cap_has(caps, entry, c))
            fits = pla_rational_sub(caps->items[c].room, entry->credits, &caps->items[c].room);
    if (!fits)
        pla_limit_fail(limiter, entry, PLA_TOO_LARGE);
}

static void serve_in_order(struct pla_caps *caps, struct pla_entry *const *order)
{
    for (size_t i = 0; i < caps->limiter->entry_count; i++)
        if (competes(caps, order[i]))
            serve(caps, order[i]);
}

/* ---- the most credit ---- */

/** Awards that compete with each other, directly or through others. */
struct contest {
    struct pla_caps *caps;
    struct pla_entry **entries;
    size_t count;
    size_t *cap; /**< the caps that bite among them */
    size_t cap_count;
    uint8_t *is_known; /**< per cap of the policy: it belongs to this or an earlier contest */
    uint8_t *is_taken; /**< per entry: so does it */
};

static void take_cap(struct contest *contest, size_t c)
{
    if (!contest->is_known[c] && contest->caps->items[c].bites)
        contest->cap[contest->cap_count++] = c;
    contest->is_known[c] = 1;
}

/** All that hang together with one cap that bites; entries come out in listing order. */
static void spread(struct contest *contest, size_t first)
{
    struct pla_limiter *limiter = contest->caps->limiter;

    contest->count = contest->cap_count = 0;
    take_cap(contest, first);
    for (size_t done = 0; done < contest->cap_count; done++)
        for (size_t e = 0; e < limiter->entry_count; e++) {
            struct pla_entry *entry = &limiter->entries[e];
            if (contest->is_taken[e] || !is_counted(entry) ||
                !pla_cap_has(contest->caps, entry, contest->cap[done]))
                continue;
            contest->is_taken[e] = 2;
            for (size_t c = 0; c < contest->caps->count; c++)
                if (pla_cap_has(contest->caps, entry, c))
                    take_cap(contest, c);
        }
    for (size_t e = 0; e < limiter->entry_count; e++)
        if (contest->is_taken[e] == 2) {
            contest->is_taken[e] = 1;
            contest->entries[contest->count++] = &limiter->entries[e];
        }
}

static void fail_all(struct contest *contest, struct pla_text why)
{
    for (size_t i = 0; i < contest->count; i++)
        pla_limit_fail(contest->caps->limiter, contest->entries[i], why);
}

/** @return false if it could not be worked out */
static bool find_best(struct contest *contest, uint32_t *out_taken)
{
    struct pla_caps *caps = contest->caps;
    struct pla_arena *arena = caps->limiter->arena;
    struct pla_rational *credits = PLA_NEW_ARRAY(arena, contest->count, struct pla_rational);
    struct pla_rational *rooms = PLA_NEW_ARRAY(arena, contest->cap_count, struct pla_rational);
    uint8_t *under = pla_arena_array(arena, contest->count, contest->cap_count);

    if (credits == NULL || rooms == NULL || under == NULL)
        return false;
    for (size_t c = 0; c < contest->cap_count; c++)
        rooms[c] = caps->items[contest->cap[c]].room;
    for (size_t i = 0; i < contest->count; i++) {
        credits[i] = contest->entries[i]->credits;
        for (size_t c = 0; c < contest->cap_count; c++)
            under[i * contest->cap_count + c] =
                pla_cap_has(caps, contest->entries[i], contest->cap[c]);
    }
    struct pla_best problem = {contest->count, contest->cap_count, credits, rooms, under};
    return pla_best_find(&problem, arena, out_taken);
}

/** The best subset is served whole, then the others with what is left, in listing order. */
static void serve_best(struct contest *contest)
{
    uint32_t taken = 0;

    if (contest->count > PLA_BEST_MOST) {
        fail_all(contest, PLA_TEXT("more than 24 awards compete under the caps, so that which of "
                                   "them bring the most credit is not worked out"));
        return;
    }
    if (!find_best(contest, &taken)) {
        fail_all(contest, PLA_TOO_LARGE);
        return;
    }
    for (size_t i = 0; i < contest->count; i++)
        if (taken & UINT32_C(1) << i)
            serve(contest->caps, contest->entries[i]);
    for (size_t i = 0; i < contest->count; i++)
        if (!(taken & UINT32_C(1) << i))
            serve(contest->caps, contest->entries[i]);
}

static void serve_most_credit(struct pla_caps *caps)
{
    struct pla_limiter *limiter = caps->limiter;
    struct contest contest = {.caps = caps};

    contest.entries = PLA_NEW_ARRAY(limiter->arena, limiter->entry_count, struct pla_entry *);
    contest.cap = PLA_NEW_ARRAY(limiter->arena, caps->count, size_t);
    contest.is_known = pla_arena_alloc(limiter->arena, caps->count);
    contest.is_taken = pla_arena_alloc(limiter->arena, limiter->entry_count);
    if (contest.entries == NULL || contest.cap == NULL || contest.is_known == NULL ||
        contest.is_taken == NULL)
        return;
    for (size_t c = 0; c < caps->count; c++)
        if (caps->items[c].bites && !contest.is_known[c]) {
            spread(&contest, c);
            serve_best(&contest);
        }
}

/* ---- */

void pla_limit_caps(struct pla_limiter *limiter)
{
    struct pla_caps caps;

    if (limiter->policy->cap_count == 0)
        return;
    if (!pla_caps_open(limiter, &caps)) {
        for (size_t i = 0; i < limiter->entry_count && !limiter->arena->failed; i++)
            if (is_counted(&limiter->entries[i]))
                pla_limit_fail(limiter, &limiter->entries[i], PLA_TOO_LARGE);
        return;
    }
    if (!place(&caps))
        return;
    leave_undecided(&caps);
    if (!add_up(&caps))
        return;
    if (limiter->policy->prefer == PLA_PREFER_MOST_CREDIT) {
        serve_most_credit(&caps);
        return;
    }
    struct pla_entry **order = pla_limit_order(limiter);
    if (order != NULL)
        serve_in_order(&caps, order);
}
