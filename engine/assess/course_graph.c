// SPDX-License-Identifier: Apache-2.0
/**
 * The graph of the catalogue: codes become numbers once, so that a record only walks edges.
 */
#include <stdlib.h>

#include "assess/course_graph.h"

static int by_code(const void *a, const void *b)
{
    return pla_text_compare(*(const struct pla_text *)a, *(const struct pla_text *)b);
}

static int by_edge(const void *a, const void *b)
{
    const struct pla_edge *x = a, *y = b;

    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->to < y->to ? -1 : x->to > y->to;
}

/** Everything a course names, itself included. */
static size_t mentions(const struct pla_course *course)
{
    return 1 + course->equivalent.count + course->prerequisite.count + course->supersedes.count +
           course->exclusive.count + course->overlap_count;
}

static size_t collect_list(struct pla_text *codes, size_t count, const struct pla_text_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        codes[count++] = list->items[i];
    return count;
}

static size_t collect(const struct pla_policy *policy, struct pla_text *codes)
{
    size_t count = 0, kept = 0;

    for (size_t i = 0; i < policy->course_count; i++) {
        const struct pla_course *course = &policy->courses[i];
        codes[count++] = course->code;
        count = collect_list(codes, count, &course->equivalent);
        count = collect_list(codes, count, &course->prerequisite);
        count = collect_list(codes, count, &course->supersedes);
        count = collect_list(codes, count, &course->exclusive);
        for (size_t k = 0; k < course->overlap_count; k++)
            codes[count++] = course->overlaps[k].course;
    }
    qsort(codes, count, sizeof *codes, by_code);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !pla_text_equal(codes[kept - 1], codes[i]))
            codes[kept++] = codes[i];
    return kept;
}

struct edges {
    const struct pla_course_graph *graph;
    struct pla_edge *items;
    size_t count;
};

static void link(struct edges *edges, struct pla_edge edge)
{
    if (edge.from == edge.to)
        return;
    edges->items[edges->count++] = edge;
    if (edge.kind == PLA_EDGE_COVERS)
        return;
    uint32_t from = edge.from;
    edge.from = edge.to;
    edge.to = from;
    edges->items[edges->count++] = edge;
}

static void link_list(struct edges *edges, uint32_t from, const struct pla_text_list *list,
                      enum pla_edge_kind kind)
{
    for (size_t i = 0; i < list->count; i++)
        link(edges, (struct pla_edge){.from = from,
                                      .to = pla_course_node(edges->graph, list->items[i]),
                                      .kind = kind,
                                      .credits = PLA_ZERO});
}

/** An edge that both courses declare stands once; of two overlaps the larger. */
static size_t join_edges(struct pla_edge *edges, size_t count)
{
    size_t kept = 0;

    qsort(edges, count, sizeof *edges, by_edge);
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && by_edge(&edges[kept - 1], &edges[i]) == 0)
            edges[kept - 1].credits = pla_rational_max(edges[kept - 1].credits, edges[i].credits);
        else
            edges[kept++] = edges[i];
    }
    return kept;
}

/** The first of a node's equivalents, as far as they are known. */
static uint32_t first_of(uint32_t *same, uint32_t node)
{
    while (same[node] != node) {
        same[node] = same[same[node]];
        node = same[node];
    }
    return node;
}

/** Equivalents, through each other, too. */
static void join_equivalents(struct pla_course_graph *graph, const struct pla_policy *policy,
                             uint32_t *same)
{
    for (uint32_t n = 0; n < graph->count; n++)
        same[n] = n;
    for (size_t i = 0; i < policy->course_count; i++) {
        const struct pla_course *course = &policy->courses[i];
        for (size_t k = 0; k < course->equivalent.count; k++) {
            uint32_t a = first_of(same, pla_course_node(graph, course->code));
            uint32_t b = first_of(same, pla_course_node(graph, course->equivalent.items[k]));
            same[a > b ? a : b] = a < b ? a : b;
        }
    }
    for (uint32_t n = 0; n < graph->count; n++)
        same[n] = first_of(same, n);
    graph->same = same;
}

/** What holds for a course holds for its equivalents: the edge joins the first of each. */
static void link_same(struct edges *edges, uint32_t from, struct pla_text to,
                      enum pla_edge_kind kind, struct pla_rational credits)
{
    const uint32_t *same = edges->graph->same;

    link(edges, (struct pla_edge){.from = same[from],
                                  .to = same[pla_course_node(edges->graph, to)],
                                  .kind = kind,
                                  .credits = credits});
}

static void connect(struct pla_course_graph *graph, const struct pla_policy *policy,
                    struct pla_edge *items, size_t *first)
{
    struct edges edges = {graph, items, 0};

    for (size_t i = 0; i < policy->course_count; i++) {
        const struct pla_course *course = &policy->courses[i];
        uint32_t from = pla_course_node(graph, course->code);
        link_list(&edges, from, &course->equivalent, PLA_EDGE_SAME);
        link_list(&edges, from, &course->prerequisite, PLA_EDGE_COVERS);
        link_list(&edges, from, &course->supersedes, PLA_EDGE_COVERS);
        for (size_t k = 0; k < course->exclusive.count; k++)
            link_same(&edges, from, course->exclusive.items[k], PLA_EDGE_EXCLUSIVE, PLA_ZERO);
        for (size_t k = 0; k < course->overlap_count; k++)
            link_same(&edges, from, course->overlaps[k].course, PLA_EDGE_OVERLAPS,
                      course->overlaps[k].credits);
    }
    edges.count = join_edges(items, edges.count);
    for (size_t i = 0; i < edges.count; i++)
        first[items[i].from + 1]++;
    for (size_t n = 0; n < graph->count; n++)
        first[n + 1] += first[n];
    graph->edges = items;
    graph->first = first;
}

const struct pla_course_graph *pla_course_graph_new(const struct pla_policy *policy,
                                                    struct pla_arena *arena)
{
    struct pla_course_graph *graph = PLA_NEW(arena, struct pla_course_graph);
    size_t named = 0;

    for (size_t i = 0; i < policy->course_count; i++)
        named += mentions(&policy->courses[i]);
    struct pla_text *codes = PLA_NEW_ARRAY(arena, named, struct pla_text);
    struct pla_edge *edges = PLA_NEW_ARRAY(arena, 2 * named, struct pla_edge);
    size_t *first = PLA_NEW_ARRAY(arena, named + 1, size_t);
    uint32_t *same = PLA_NEW_ARRAY(arena, named, uint32_t);
    if (graph == NULL || codes == NULL || edges == NULL || first == NULL || same == NULL ||
        named >= PLA_NO_NODE)
        return NULL;
    graph->codes = codes;
    graph->count = collect(policy, codes);
    join_equivalents(graph, policy, same);
    connect(graph, policy, edges, first);
    return graph;
}

uint32_t pla_course_node(const struct pla_course_graph *graph, struct pla_text code)
{
    size_t low = 0, high = graph->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = pla_text_compare(graph->codes[middle], code);
        if (order == 0)
            return (uint32_t)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return PLA_NO_NODE;
}

const struct pla_edge *pla_course_edge(const struct pla_course_graph *graph, uint32_t from,
                                       uint32_t to, enum pla_edge_kind kind)
{
    from = graph->same[from];
    to = graph->same[to];
    for (size_t i = graph->first[from]; i < graph->first[from + 1]; i++)
        if (graph->edges[i].kind == kind && graph->edges[i].to == to)
            return &graph->edges[i];
    return NULL;
}

void pla_course_visit(const struct pla_course_graph *graph, uint32_t node, bool covers,
                      uint32_t mark, uint32_t *origin, uint32_t *queue)
{
    size_t done = 0, found = 0;

    if (origin[node] != 0)
        return;
    origin[node] = mark;
    queue[found++] = node;
    while (done < found) {
        uint32_t at = queue[done++];
        for (size_t i = graph->first[at]; i < graph->first[at + 1]; i++) {
            const struct pla_edge *edge = &graph->edges[i];
            if (origin[edge->to] != 0 || edge->kind > PLA_EDGE_COVERS ||
                (edge->kind == PLA_EDGE_COVERS && !covers))
                continue;
            origin[edge->to] = mark;
            queue[found++] = edge->to;
        }
    }
}
