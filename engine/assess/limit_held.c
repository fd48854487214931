// SPDX-License-Identifier: Apache-2.0
/**
 * Courses held already: nothing for the same course, an equivalent, what a held course goes beyond
 * or builds on; an overlap is taken off. `by` names the course held that blocks.
 */
#include "assess/limit.h"

/** Where a graph is walked from the courses held. */
struct walk {
    const struct pla_course_graph *graph;
    uint32_t
        *passed; /**< per node: 1 + the node of a course passed that stands for it or covers it */
    uint32_t *tried; /**< per node: 1 + the node of a course held in any way that is the same */
    uint32_t *own;   /**< per first equivalent: 1 + the node of a course passed that is the same */
};

static bool walk_held(struct pla_limiter *limiter, struct walk *walk)
{
    struct pla_arena *arena = limiter->arena;
    size_t count = walk->graph->count;
    uint32_t *queue = PLA_NEW_ARRAY(arena, count, uint32_t);

    walk->own = PLA_NEW_ARRAY(arena, count, uint32_t);
    walk->passed = PLA_NEW_ARRAY(arena, count, uint32_t);
    walk->tried = PLA_NEW_ARRAY(arena, count, uint32_t);
    if (queue == NULL || walk->own == NULL || walk->passed == NULL || walk->tried == NULL)
        return false;
    for (size_t i = 0; i < limiter->record_count; i++) {
        const struct pla_record *record = &limiter->records[i];
        uint32_t node = pla_course_node(walk->graph, record->held[0]->course);
        if (node == PLA_NO_NODE)
            continue;
        if (record->is_passed) {
            uint32_t *own = &walk->own[walk->graph->same[node]];
            *own = *own != 0 ? *own : node + 1;
            pla_course_visit(walk->graph, node, true, node + 1, walk->passed, queue);
        } else {
            pla_course_visit(walk->graph, node, false, node + 1, walk->tried, queue);
        }
    }
    return true;
}

/** An award for a course that excludes one passed. */
static bool excluded(const struct walk *walk, uint32_t node, uint32_t *out_by)
{
    const struct pla_course_graph *graph = walk->graph;

    node = graph->same[node];
    for (size_t i = graph->first[node]; i < graph->first[node + 1]; i++) {
        const struct pla_edge *edge = &graph->edges[i];
        if (edge->kind == PLA_EDGE_EXCLUSIVE && walk->own[edge->to] != 0) {
            *out_by = walk->own[edge->to] - 1;
            return true;
        }
    }
    return false;
}

/** Once for a course, though it may be held under several codes. */
static void cut_overlaps(struct pla_limiter *limiter, const struct walk *walk,
                         struct pla_seat *seat)
{
    const struct pla_course_graph *graph = walk->graph;
    uint32_t node = graph->same[seat->node];

    for (size_t i = graph->first[node]; i < graph->first[node + 1]; i++) {
        const struct pla_edge *edge = &graph->edges[i];
        if (edge->kind == PLA_EDGE_OVERLAPS && walk->own[edge->to] != 0 && seat->credits.num > 0)
            pla_limit_cut_seat(limiter, seat, PLA_TEXT("overlap:"),
                               graph->codes[walk->own[edge->to] - 1], edge->credits);
    }
}

static void judge_in_graph(struct pla_limiter *limiter, const struct walk *walk,
                           struct pla_seat *seat)
{
    uint32_t by;

    seat->node = pla_course_node(walk->graph, seat->course);
    if (seat->node == PLA_NO_NODE)
        return;
    uint32_t origin = walk->passed[seat->node];
    if (origin == 0)
        origin = walk->tried[seat->node];
    if (origin != 0)
        pla_limit_block_seat(limiter, seat, PLA_TEXT("held:"), walk->graph->codes[origin - 1]);
    else if (excluded(walk, seat->node, &by))
        pla_limit_block_seat(limiter, seat, PLA_TEXT("exclusive:"), walk->graph->codes[by]);
    else
        cut_overlaps(limiter, walk, seat);
}

void pla_limit_held(struct pla_limiter *limiter)
{
    struct walk walk = {0};

    if (limiter->record_count == 0)
        return;
    walk.graph = pla_limit_graph(limiter);
    if (walk.graph != NULL && !walk_held(limiter, &walk))
        return;
    for (size_t i = 0; i < limiter->entry_count; i++) {
        struct pla_entry *entry = &limiter->entries[i];
        for (size_t s = 0; s < entry->seat_count && entry->is_standing; s++) {
            struct pla_seat *seat = &entry->seats[s];
            if (seat->course.at == NULL)
                continue;
            if (pla_limit_record(limiter, seat->course) != NULL)
                pla_limit_block_seat(limiter, seat, PLA_TEXT("held:"), seat->course);
            else if (walk.graph != NULL)
                judge_in_graph(limiter, &walk, seat);
        }
    }
}
