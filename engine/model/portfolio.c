// SPDX-License-Identifier: Apache-2.0
/**
 * Questions about a portfolio that was read: names, members, ratings of a table.
 */
#include "model/portfolio.h"

#include <stdlib.h>

const char *const pla_role_names[] = {"assessor", "moderator", "joint", NULL};
const char *const pla_held_status_names[] = {"passed",  "failed",   "attempted",
                                             "audited", "enrolled", NULL};

const char *pla_role_name(enum pla_role role)
{
    return pla_role_names[role];
}

const char *pla_held_status_name(enum pla_held_status status)
{
    return pla_held_status_names[status];
}

const char *pla_type_name(enum pla_type type)
{
    static const char *const names[] = {"number", "text", "boolean", "date"};
    return names[type];
}

const struct pla_field *pla_field_find(const struct pla_field_list *list, struct pla_text name)
{
    for (size_t i = 0; i < list->count; i++) {
        if (pla_text_equal(list->items[i].name, name)) {
            return &list->items[i];
        }
    }
    return NULL;
}

bool pla_text_list_has(const struct pla_text_list *list, struct pla_text text)
{
    for (size_t i = 0; i < list->count; i++) {
        if (pla_text_equal(list->items[i], text)) {
            return true;
        }
    }
    return false;
}

static int id_order(const void *key, const void *item)
{
    const struct pla_evidence *const *evidence = item;
    return pla_text_compare(*(const struct pla_text *)key, (*evidence)->id);
}

const struct pla_evidence *pla_portfolio_evidence(const struct pla_portfolio *portfolio,
                                                  struct pla_text id)
{
    if (portfolio->evidence_by_id != NULL) {
        const struct pla_evidence *const *found = bsearch(
            &id, portfolio->evidence_by_id, portfolio->evidence_count, sizeof(void *), id_order);
        return found == NULL ? NULL : *found;
    }
    for (size_t i = 0; i < portfolio->evidence_count; i++) {
        if (pla_text_equal(portfolio->evidence[i].id, id)) {
            return &portfolio->evidence[i];
        }
    }
    return NULL;
}

/** First rating whose (portfolio, attempt) is not below the given one. */
static size_t first_from(const struct pla_rating *ratings, size_t count, struct pla_text portfolio,
                         size_t attempt)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        int order = pla_text_compare(ratings[middle].portfolio, portfolio);
        if (order < 0 || (order == 0 && ratings[middle].attempt < attempt)) {
            low = middle + 1;
        } else {
            count = middle;
        }
    }
    return low;
}

enum pla_code pla_ratings_for(const struct pla_rating *ratings, size_t count,
                              struct pla_text portfolio, int64_t attempt, struct pla_arena *arena,
                              const struct pla_rating **out, size_t *out_count)
{
    if (count == 0) {
        *out = NULL;
        *out_count = 0;
        return PLA_OK;
    }
    size_t any = first_from(ratings, count, portfolio, 0);
    size_t any_end = any + first_from(ratings + any, count - any, portfolio, 1);
    size_t wanted = attempt < 1 ? 1 : (size_t)attempt;
    size_t own = any_end + first_from(ratings + any_end, count - any_end, portfolio, wanted);
    size_t own_end = own + first_from(ratings + own, count - own, portfolio, wanted + 1);

    size_t any_count = any_end - any;
    size_t own_count = own_end - own;
    if (any_count == 0 || own_count == 0) {
        *out = any_count > 0 ? ratings + any : ratings + own;
        *out_count = any_count + own_count;
        return PLA_OK;
    }
    struct pla_rating *both = PLA_NEW_ARRAY(arena, any_count + own_count, struct pla_rating);
    if (both == NULL) {
        return PLA_MEMORY;
    }
    memcpy(both, ratings + any, any_count * sizeof(*both));
    memcpy(both + any_count, ratings + own, own_count * sizeof(*both));
    *out = both;
    *out_count = any_count + own_count;
    return PLA_OK;
}
