// SPDX-License-Identifier: Apache-2.0
/** Joining lists of evidence. */
#include "assess/gather.h"

static bool start_marks(struct pla_gather *gather)
{
    if (gather->marks.on != NULL)
        return true;
    if (!pla_marks_init(&gather->marks, gather->run->portfolio, gather->run->arena)) {
        gather->run->out_of_memory = true;
        return false;
    }
    pla_marks_add(&gather->marks, &gather->only);
    return true;
}

void pla_gather_ids(struct pla_gather *gather, const struct pla_text_list *ids)
{
    if (ids->count > 0 && start_marks(gather))
        pla_marks_add(&gather->marks, ids);
}

void pla_gather_add(struct pla_gather *gather, const struct pla_value *value)
{
    const struct pla_text_list *ids = &value->evidence;
    gather->has_doubt = gather->has_doubt || value->has_doubt;
    if (ids->count == 0 || ids->items == gather->only.items)
        return;
    if (gather->only.count == 0)
        gather->only = *ids;
    else
        pla_gather_ids(gather, ids);
}

void pla_gather_end(struct pla_gather *gather, struct pla_value *out)
{
    out->has_doubt = gather->has_doubt;
    out->evidence = gather->only;
    if (gather->marks.on == NULL)
        return;
    out->evidence = pla_marks_list(&gather->marks, gather->run->arena);
    gather->run->out_of_memory = gather->run->out_of_memory || gather->run->arena->failed;
}
