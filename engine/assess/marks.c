// SPDX-License-Identifier: Apache-2.0
/**
 * Sets of evidence items: quick for lists in portfolio order, which is how measures give them.
 */
#include "assess/marks.h"

bool pla_marks_init(struct pla_marks *marks, const struct pla_portfolio *portfolio,
                    struct pla_arena *arena)
{
    *marks = (struct pla_marks){.portfolio = portfolio,
                                .on = pla_arena_alloc(arena, portfolio->evidence_count)};
    return marks->on != NULL;
}

size_t pla_marks_find(struct pla_marks *marks, struct pla_text id)
{
    enum { NEAR = 8 }; /* a longer look would be quadratic for lists out of order */
    const struct pla_portfolio *portfolio = marks->portfolio;

    for (size_t i = marks->next; i < portfolio->evidence_count && i - marks->next < NEAR; i++)
        if (portfolio->evidence[i].id.at == id.at ||
            pla_text_equal(portfolio->evidence[i].id, id)) {
            marks->next = i + 1;
            return i;
        }
    const struct pla_evidence *item = pla_portfolio_evidence(portfolio, id);
    if (item == NULL)
        return PLA_NO_ITEM;
    marks->next = (size_t)(item - portfolio->evidence) + 1;
    return marks->next - 1;
}

void pla_marks_add(struct pla_marks *marks, const struct pla_text_list *ids)
{
    marks->next = 0;
    for (size_t i = 0; i < ids->count; i++) {
        size_t at = pla_marks_find(marks, ids->items[i]);
        if (at != PLA_NO_ITEM)
            marks->on[at] = 1;
    }
}

struct pla_text_list pla_marks_list(const struct pla_marks *marks, struct pla_arena *arena)
{
    const struct pla_portfolio *portfolio = marks->portfolio;
    size_t count = 0;

    for (size_t i = 0; i < portfolio->evidence_count; i++)
        count += marks->on[i];
    struct pla_text *ids = PLA_NEW_ARRAY(arena, count, struct pla_text);
    if (ids == NULL)
        return (struct pla_text_list){0};
    size_t filled = 0;
    for (size_t i = 0; i < portfolio->evidence_count; i++)
        if (marks->on[i])
            ids[filled++] = portfolio->evidence[i].id;
    return (struct pla_text_list){ids, count};
}
