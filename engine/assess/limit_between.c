// SPDX-License-Identifier: Apache-2.0
/**
 * The same rules between the awards of one record: a course counts once, a course that another
 * award goes beyond or builds on does not count, an overlap is taken from the lesser award.
 *
 * Courses of one award never stand against each other.
 */
#include <stdlib.h>

#include "assess/limit.h"

/** By course code, the one that is kept first. */
static int by_course(const void *a, const void *b)
{
    const struct pla_seat *x = *(struct pla_seat *const *)a, *y = *(struct pla_seat *const *)b;
    int order = pla_text_compare(x->course, y->course);

    if (order != 0)
        return order;
    if (x->entry == y->entry)
        return x < y ? -1 : x > y;
    return pla_entry_is_better(x->entry, y->entry) ? -1 : 1;
}

/** Courses of awards that stand, sorted by code. */
static struct pla_seat **gather(struct pla_limiter *limiter, size_t *out_count)
{
    struct pla_seat **seats = NULL;
    size_t count = 0;

    for (size_t i = 0; i < limiter->entry_count; i++)
        count += limiter->entries[i].seat_count;
    if (count > 1)
        seats = PLA_NEW_ARRAY(limiter->arena, count, struct pla_seat *);
    *out_count = 0;
    if (seats == NULL)
        return NULL;
    for (size_t i = 0; i < limiter->entry_count; i++)
        for (size_t s = 0; s < limiter->entries[i].seat_count; s++) {
            struct pla_seat *seat = &limiter->entries[i].seats[s];
            if (pla_seat_stands(seat) && seat->course.at != NULL)
                seats[(*out_count)++] = seat;
        }
    if (*out_count > 1)
        qsort(seats, *out_count, sizeof(struct pla_seat *), by_course);
    return seats;
}

/** Of several awards for one course the best stands. @return seats left, one per award and code */
static size_t keep_one_each(struct pla_limiter *limiter, struct pla_seat **seats, size_t count)
{
    size_t kept = 0, best = 0;

    for (size_t i = 0; i < count; i++) {
        bool is_repeat = kept > 0 && pla_text_equal(seats[best]->course, seats[i]->course);
        if (is_repeat && seats[i]->entry != seats[best]->entry) {
            pla_limit_block_seat(limiter, seats[i], PLA_TEXT("held:"), seats[best]->course);
            continue;
        }
        if (!is_repeat)
            best = kept;
        seats[kept++] = seats[i];
    }
    return kept;
}

/** Better award first: the order in which ties are settled. */
static int by_worth(const void *a, const void *b)
{
    const struct pla_seat *x = *(struct pla_seat *const *)a, *y = *(struct pla_seat *const *)b;

    if (x->entry == y->entry)
        return x < y ? -1 : x > y;
    return pla_entry_is_better(x->entry, y->entry) ? -1 : 1;
}

struct meeting {
    struct pla_limiter *limiter;
    const struct pla_course_graph *graph;
    struct pla_seat **seats; /**< with a node, better award first */
    size_t count;
    uint32_t *reach; /**< seat i, node n: i * graph->count + n; not 0 if i covers n */
};

static bool covers(const struct meeting *meeting, size_t i, size_t k)
{
    return meeting->reach[i * meeting->graph->count + meeting->seats[k]->node] != 0 &&
           meeting->seats[i]->entry != meeting->seats[k]->entry;
}

static bool walk_all(struct meeting *meeting)
{
    struct pla_arena *arena = meeting->limiter->arena;
    size_t nodes = meeting->graph->count;
    uint32_t *queue = PLA_NEW_ARRAY(arena, nodes, uint32_t);

    meeting->reach = pla_arena_array(arena, meeting->count * nodes, sizeof(uint32_t));
    if (queue == NULL || meeting->reach == NULL)
        return false;
    for (size_t i = 0; i < meeting->count; i++)
        pla_course_visit(meeting->graph, meeting->seats[i]->node, true, 1,
                         meeting->reach + i * nodes, queue);
    return true;
}

/** True if k gives way to i; of two that cover each other the lesser does. */
static bool yields(const struct meeting *meeting, size_t i, size_t k)
{
    return covers(meeting, i, k) && (i < k || !covers(meeting, k, i));
}

/** What gives way to nobody stands, and what gives way to one of these does not count. */
static void block_covered(struct meeting *meeting)
{
    uint8_t *is_lower = pla_arena_alloc(meeting->limiter->arena, meeting->count);

    if (is_lower == NULL)
        return;
    for (size_t i = 0; i < meeting->count; i++)
        for (size_t k = 0; k < meeting->count; k++)
            is_lower[k] |= yields(meeting, i, k);
    for (size_t k = 0; k < meeting->count; k++)
        for (size_t i = 0; i < meeting->count && is_lower[k]; i++)
            if (!is_lower[i] && yields(meeting, i, k)) {
                pla_limit_block_seat(meeting->limiter, meeting->seats[k], PLA_TEXT("held:"),
                                     meeting->seats[i]->course);
                break;
            }
}

/** Call `act` for each pair of standing seats of two awards that an edge joins, better one first.
 */
static void each_pair(struct meeting *meeting, enum pla_edge_kind kind,
                      void (*act)(struct pla_limiter *limiter, const struct pla_seat *better,
                                  struct pla_seat *lesser, const struct pla_edge *edge))
{
    for (size_t i = 0; i < meeting->count; i++)
        for (size_t k = i + 1; k < meeting->count; k++) {
            struct pla_seat *better = meeting->seats[i], *lesser = meeting->seats[k];
            const struct pla_edge *edge = NULL;
            if (better->entry != lesser->entry && pla_seat_stands(better) &&
                pla_seat_stands(lesser))
                edge = pla_course_edge(meeting->graph, better->node, lesser->node, kind);
            if (edge != NULL)
                act(meeting->limiter, better, lesser, edge);
        }
}

static void exclude(struct pla_limiter *limiter, const struct pla_seat *better,
                    struct pla_seat *lesser, const struct pla_edge *edge)
{
    (void)edge;
    pla_limit_block_seat(limiter, lesser, PLA_TEXT("exclusive:"), better->course);
}

static void overlap(struct pla_limiter *limiter, const struct pla_seat *better,
                    struct pla_seat *lesser, const struct pla_edge *edge)
{
    if (lesser->credits.num > 0)
        pla_limit_cut_seat(limiter, lesser, PLA_TEXT("overlap:"), better->course, edge->credits);
}

static void meet(struct pla_limiter *limiter, struct pla_seat **seats, size_t count)
{
    struct meeting meeting = {
        .limiter = limiter, .graph = pla_limit_graph(limiter), .seats = seats};

    if (meeting.graph == NULL)
        return;
    for (size_t i = 0; i < count; i++) {
        seats[i]->node = pla_course_node(meeting.graph, seats[i]->course);
        if (seats[i]->node != PLA_NO_NODE)
            seats[meeting.count++] = seats[i];
    }
    if (meeting.count < 2)
        return;
    qsort(seats, meeting.count, sizeof(struct pla_seat *), by_worth);
    if (!walk_all(&meeting))
        return;
    block_covered(&meeting);
    each_pair(&meeting, PLA_EDGE_EXCLUSIVE, exclude);
    each_pair(&meeting, PLA_EDGE_OVERLAPS, overlap);
}

void pla_limit_between(struct pla_limiter *limiter)
{
    size_t count;
    struct pla_seat **seats = gather(limiter, &count);

    if (count < 2)
        return;
    count = keep_one_each(limiter, seats, count);
    meet(limiter, seats, count);
}
