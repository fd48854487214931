// SPDX-License-Identifier: Apache-2.0
/**
 * The catalogue's relations as a graph: which course stands for, goes beyond, or overlaps which.
 *
 * Built once per policy (or once per record where nobody did); never changed afterwards.
 */
#pragma once

#include "assess/assess.h"

#define PLA_NO_NODE UINT32_MAX

enum pla_edge_kind {
    PLA_EDGE_SAME,      /**< equivalent; both ways */
    PLA_EDGE_COVERS,    /**< supersedes, or has as prerequisite */
    PLA_EDGE_EXCLUSIVE, /**< only one of the two; both ways, between first equivalents */
    PLA_EDGE_OVERLAPS,  /**< shares credits; both ways, between first equivalents */
};

struct pla_edge {
    uint32_t from, to;
    enum pla_edge_kind kind;
    struct pla_rational credits; /**< OVERLAPS, in the policy's unit */
};

struct pla_course_graph {
    const struct pla_text *codes; /**< sorted; a node is an index */
    size_t count;
    const struct pla_edge *edges; /**< sorted by from, kind, to */
    const size_t *first;          /**< edges of node n: first[n] .. first[n + 1] - 1 */
    const uint32_t *same;         /**< per node: the first of its equivalents, maybe itself */
};

/** Node of a course code, or PLA_NO_NODE. */
uint32_t pla_course_node(const struct pla_course_graph *graph, struct pla_text code);
/** What joins two courses, or equivalents of theirs, in this way; NULL: nothing. */
const struct pla_edge *pla_course_edge(const struct pla_course_graph *graph, uint32_t from,
                                       uint32_t to, enum pla_edge_kind kind);
/**
 * Visit all that a course stands for: itself, its equivalents and, if `covers`, what it supersedes
 * and its prerequisites, and theirs.
 *
 * @param node     where to begin
 * @param origin   per node: 0, or 1 + the first origin that reached it; `mark` is written to those
 *                 not yet reached
 * @param queue    room for `count` nodes
 */
void pla_course_visit(const struct pla_course_graph *graph, uint32_t node, bool covers,
                      uint32_t mark, uint32_t *origin, uint32_t *queue);
