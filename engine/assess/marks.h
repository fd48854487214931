// SPDX-License-Identifier: Apache-2.0
/**
 * A set of evidence items of one portfolio, by position.
 */
#pragma once

#include "base/arena.h"
#include "model/portfolio.h"

/** What pla_marks_find gives for an id that no item has. */
#define PLA_NO_ITEM SIZE_MAX

struct pla_marks {
    const struct pla_portfolio *portfolio;
    uint8_t *on; /**< parallel to the portfolio's evidence */
    size_t next; /**< where the next id is looked for first: lists are in portfolio order */
};

/** Start with no item. @return false if memory is exhausted */
bool pla_marks_init(struct pla_marks *marks, const struct pla_portfolio *portfolio,
                    struct pla_arena *arena);
/** Position of the item with that id, or PLA_NO_ITEM. */
size_t pla_marks_find(struct pla_marks *marks, struct pla_text id);
/** Add the items of a list; ids of no item are passed over. */
void pla_marks_add(struct pla_marks *marks, const struct pla_text_list *ids);
/** The items' ids in portfolio order; empty if memory is exhausted. */
struct pla_text_list pla_marks_list(const struct pla_marks *marks, struct pla_arena *arena);
