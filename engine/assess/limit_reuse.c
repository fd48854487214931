// SPDX-License-Identifier: Apache-2.0
/**
 * `reuse = "once"`: an item of evidence serves one award. Awards of one source row share freely.
 *
 * What an award uses is what it says (`uses`, ids or kinds), else what its reasons rest on. Only
 * awards that bring credit, or say what they use, take part: a badge beside a course costs nothing.
 */
#include <stdlib.h>

#include "assess/limit.h"
#include "assess/marks.h"

struct reuse {
    struct pla_limiter *limiter;
    struct pla_marks marks;
    const struct pla_entry **owner; /**< per item of the portfolio */
    size_t *used;                   /**< items of the award at hand */
    size_t used_count;
};

static void use(struct reuse *reuse, size_t at)
{
    if (at != PLA_NO_ITEM && !reuse->marks.on[at]) {
        reuse->marks.on[at] = 1;
        reuse->used[reuse->used_count++] = at;
    }
}

static void use_list(struct reuse *reuse, const struct pla_text_list *ids)
{
    reuse->marks.next = 0;
    for (size_t i = 0; i < ids->count; i++)
        use(reuse, pla_marks_find(&reuse->marks, ids->items[i]));
}

/** Admitted items whose id or kind is named. */
static void use_named(struct reuse *reuse, const struct pla_entry *entry)
{
    const struct pla_run *run = entry->run;

    for (size_t i = 0; i < run->item_count; i++) {
        const struct pla_evidence *item = run->items[i].evidence;
        if (run->items[i].admitted == PLA_MET &&
            (pla_text_list_has(&entry->award->uses, item->id) ||
             pla_text_list_has(&entry->award->uses, item->kind)))
            use(reuse, (size_t)(item - run->portfolio->evidence));
    }
}

static bool same_row(const struct pla_entry *a, const struct pla_entry *b)
{
    const struct pla_cite *x = &a->award->cite, *y = &b->award->cite;

    return a->award->has_cite && b->award->has_cite && pla_text_equal(x->text, y->text) &&
           pla_text_equal(x->source, y->source);
}

static void take(struct reuse *reuse, struct pla_entry *entry)
{
    reuse->used_count = 0;
    if (entry->award->uses.count > 0)
        use_named(reuse, entry);
    else
        use_list(reuse, &entry->result->evidence);
    for (size_t i = 0; i < reuse->used_count; i++)
        reuse->marks.on[reuse->used[i]] = 0;
    for (size_t i = 0; i < reuse->used_count; i++) {
        const struct pla_entry *owner = reuse->owner[reuse->used[i]];
        if (owner != NULL && !same_row(owner, entry)) {
            pla_limit_block(
                reuse->limiter, entry, PLA_TEXT("reuse:"),
                reuse->marks.portfolio->evidence[reuse->used[i]].id,
                pla_text_join(reuse->limiter->arena, PLA_TEXT("used by "), owner->result->id));
            return;
        }
    }
    for (size_t i = 0; i < reuse->used_count; i++)
        if (reuse->owner[reuse->used[i]] == NULL)
            reuse->owner[reuse->used[i]] = entry;
}

static bool takes_part(const struct pla_entry *entry)
{
    return entry->is_standing && (entry->credits.num > 0 || entry->award->uses.count > 0);
}

void pla_limit_reuse(struct pla_limiter *limiter)
{
    struct reuse reuse = {.limiter = limiter};
    struct pla_arena *arena = limiter->arena;
    size_t items = limiter->portfolio->evidence_count, count = 0;

    if (limiter->policy->reuse != PLA_REUSE_ONCE)
        return;
    for (size_t i = 0; i < limiter->entry_count; i++)
        count += takes_part(&limiter->entries[i]);
    if (count < 2)
        return;
    struct pla_entry **order = pla_limit_order(limiter);
    reuse.owner = PLA_NEW_ARRAY(arena, items, const struct pla_entry *);
    reuse.used = PLA_NEW_ARRAY(arena, items, size_t);
    if (order == NULL || reuse.owner == NULL || reuse.used == NULL ||
        !pla_marks_init(&reuse.marks, limiter->portfolio, arena))
        return;
    for (size_t i = 0; i < limiter->entry_count; i++)
        if (takes_part(order[i]))
            take(&reuse, order[i]);
}
