// SPDX-License-Identifier: Apache-2.0
/** Ids of found items: each once in its portfolio, as portfolios want them. */
#include "exchange/evidence.h"

#include <stdlib.h>

struct place {
    const struct pla_found *found;
    size_t index;
};

/** By portfolio, then id, then as they came. */
static int by_id(const void *a, const void *b)
{
    const struct place *left = a, *right = b;
    int order = pla_text_compare(left->found->portfolio, right->found->portfolio);
    if (order == 0)
        order = pla_text_compare(left->found->id, right->found->id);
    return order != 0 ? order : left->index < right->index ? -1 : 1;
}

/** Do both say the same, whether verified or not? */
static enum pla_code compare(const struct pla_found *a, const struct pla_found *b, bool *out,
                             struct pla_err *err)
{
    struct pla_found left = *a, right = *b;
    struct pla_str first = {0}, second = {0};
    left.is_verified = right.is_verified = false;
    pla_evidence_put_item(&first, &left, left.id);
    pla_evidence_put_item(&second, &right, right.id);
    const bool has_failed = first.failed || second.failed;
    *out = !has_failed && pla_text_equal((struct pla_text){first.at, first.length},
                                         (struct pla_text){second.at, second.length});
    pla_str_release(&first);
    pla_str_release(&second);
    return has_failed ? pla_err_memory(err) : PLA_OK;
}

/** Items of one id in one portfolio: the same one again goes, another one is refused. */
static enum pla_code settle_pair(struct pla_found *kept, struct pla_found *again, bool *is_gone,
                                 struct pla_err *err)
{
    const enum pla_code code = compare(kept, again, is_gone, err);
    if (code != PLA_OK)
        return code;
    if (!*is_gone) {
        pla_err_set(err, PLA_PORTFOLIO, "two items of portfolio \"%.*s\" have the id \"%.*s\"",
                    (int)kept->portfolio.length, kept->portfolio.at, (int)kept->id.length,
                    kept->id.at);
        pla_err_hint(err, "give each its own id");
        return PLA_PORTFOLIO;
    }
    if (again->is_verified && !kept->is_verified)
        *kept = *again;
    return PLA_OK;
}

enum pla_code pla_evidence_settle(struct pla_found_list *list, struct pla_arena *arena,
                                  size_t *out_repeats, struct pla_err *err)
{
    struct place *order = PLA_NEW_ARRAY(arena, list->count, struct place);
    bool *is_gone = PLA_NEW_ARRAY(arena, list->count, bool);
    size_t kept = 0, count = 0;
    if (order == NULL || is_gone == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < list->count; i++)
        order[i] = (struct place){&list->items[i], i};
    if (list->count > 1)
        qsort(order, list->count, sizeof *order, by_id);
    for (size_t i = 1; i < list->count; i++) {
        struct pla_found *first = &list->items[order[kept].index];
        struct pla_found *second = &list->items[order[i].index];
        if (second->id.length == 0 || !pla_text_equal(first->id, second->id) ||
            !pla_text_equal(first->portfolio, second->portfolio)) {
            kept = i;
            continue;
        }
        const enum pla_code code = settle_pair(first, second, &is_gone[order[i].index], err);
        if (code != PLA_OK)
            return code;
    }
    for (size_t i = 0; i < list->count; i++)
        if (!is_gone[i])
            list->items[count++] = list->items[i];
    *out_repeats = list->count - count;
    list->count = count;
    return PLA_OK;
}
