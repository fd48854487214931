// SPDX-License-Identifier: Apache-2.0
/** The loop that every measure over evidence has in common. */
#include "assess/walk.h"

#include "assess/measure.h"
#include "assess/range.h"

void pla_walk_begin(struct pla_walk *walk, struct pla_run *run, const struct pla_filter *filter,
                    struct pla_value *out)
{
    struct pla_text why;
    walk->is_sure = false;
    walk->dates = &walk->own_dates;
    walk->run = run;
    walk->filter = filter;
    walk->out = out;
    walk->at = 0;
    walk->ids = NULL;
    walk->id_count = 0;
    if (!pla_filter_dates(run, filter, &walk->own_dates, &why))
        pla_range_fail(out, why);
}

const struct pla_item *pla_walk_next(struct pla_walk *walk)
{
    struct pla_run *run = walk->run;
    struct pla_text why;
    while (walk->out->state != PLA_VALUE_FAILED && walk->at < run->item_count) {
        const struct pla_item *item = &run->items[walk->at++];
        if (item->admitted == PLA_NOT_MET)
            continue;
        enum pla_state state = pla_filter_match(run, walk->filter, walk->dates, item, &why);
        if (state == PLA_FAILED)
            pla_range_fail(walk->out, why);
        walk->is_sure = state == PLA_MET;
        if (state == PLA_MET || state == PLA_UNDECIDED)
            return item;
    }
    return NULL;
}

void pla_walk_take(struct pla_walk *walk, const struct pla_item *item)
{
    if (walk->ids == NULL) {
        walk->ids = (struct pla_text *)pla_arena_raw(walk->run->arena,
                                                     walk->run->item_count * sizeof *walk->ids);
        if (walk->ids == NULL) {
            pla_run_value_memory(walk->run, walk->out);
            return;
        }
    }
    walk->ids[walk->id_count++] = item->evidence->id;
    walk->out->has_doubt = walk->out->has_doubt || !walk->is_sure;
}

bool pla_walk_end(struct pla_walk *walk)
{
    walk->out->evidence = (struct pla_text_list){walk->ids, walk->id_count};
    return walk->out->state != PLA_VALUE_FAILED;
}
