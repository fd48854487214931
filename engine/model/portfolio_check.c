// SPDX-License-Identifier: Apache-2.0
/**
 * What one member of a portfolio says about another: repeated ids, names of nothing.
 */
#include "model/portfolio_check.h"

#include "model/shape.h"

#include <stdlib.h>

/** Up to so many ids are compared pair by pair; more are sorted. */
enum { FEW = 24 };

struct id_row {
    struct pla_text id;
    size_t row;
};

/** The ids of one list of the portfolio, wherever its structs keep them. */
struct ids {
    const char *list;
    const struct pla_text *first; /**< id of row 0 */
    size_t stride, count;
    struct id_row *sorted; /**< by id, then row; NULL when they are few */
};

struct check {
    const struct pla_portfolio *portfolio;
    const char *name;
    size_t first_line;
    struct pla_arena *arena;
    struct pla_faults *faults;
};

/** A value in the record: member `member` of row `row` of list `list`, or an element of it. */
struct spot {
    const char *list;
    size_t row;
    const char *member;
    bool is_element;
    size_t element;
};

static bool seek_member(struct pla_json *json, const char *name)
{
    struct pla_text key;
    if (!pla_json_object(json)) {
        return false;
    }
    while (pla_json_member(json, &key)) {
        if (pla_text_equal(key, pla_text_of(name))) {
            return true;
        }
        pla_json_skip(json);
    }
    return false;
}

static bool seek_element(struct pla_json *json, size_t index)
{
    if (!pla_json_array(json)) {
        return false;
    }
    while (pla_json_element(json)) {
        if (index-- == 0) {
            return true;
        }
        pla_json_skip(json);
    }
    return false;
}

/** Add `err` with the place of a spot, found by a fresh scan. */
static void add_fault(struct check *check, const struct spot *spot, struct pla_err *err)
{
    struct pla_json json;
    pla_json_begin(&json, check->portfolio->record, check->name, check->first_line, check->arena);
    if (seek_member(&json, spot->list) && seek_element(&json, spot->row) &&
        seek_member(&json, spot->member) &&
        (!spot->is_element || seek_element(&json, spot->element))) {
        pla_json_peek(&json);
        pla_json_place(&json, err);
    }
    pla_faults_add(check->faults, err);
}

static void add_repeat(struct check *check, const char *list, size_t row, struct pla_text id)
{
    if (check->faults->count >= PLA_FAULTS_KEPT) {
        check->faults->count++;
        return;
    }
    struct pla_err err = {0};
    pla_err_set(&err, PLA_PORTFOLIO, "the id \"%.*s\" stands twice in %s", pla_reader_shown(id),
                id.at, list);
    pla_err_hint(&err, "give each its own id");
    add_fault(check, &(struct spot){.list = list, .row = row, .member = "id"}, &err);
}

static void add_unknown(struct check *check, const struct spot *spot, const char *what,
                        struct pla_text id)
{
    if (check->faults->count >= PLA_FAULTS_KEPT) {
        check->faults->count++;
        return;
    }
    struct pla_err err = {0};
    pla_err_set(&err, PLA_PORTFOLIO, "there is no %s \"%.*s\" in this portfolio", what,
                pla_reader_shown(id), id.at);
    add_fault(check, spot, &err);
}

/* ---- ids ---- */

static struct pla_text id_at(const struct ids *ids, size_t row)
{
    return *(const struct pla_text *)(const void *)((const char *)ids->first + row * ids->stride);
}

static int by_id(const void *a, const void *b)
{
    const struct id_row *left = a;
    const struct id_row *right = b;
    int order = pla_text_compare(left->id, right->id);
    if (order != 0) {
        return order;
    }
    return left->row < right->row ? -1 : left->row > right->row;
}

static bool sort_ids(struct ids *ids, struct pla_arena *arena)
{
    if (ids->count <= FEW) {
        return true;
    }
    ids->sorted = PLA_NEW_ARRAY(arena, ids->count, struct id_row);
    if (ids->sorted == NULL) {
        return false;
    }
    for (size_t i = 0; i < ids->count; i++) {
        ids->sorted[i] = (struct id_row){id_at(ids, i), i};
    }
    qsort(ids->sorted, ids->count, sizeof(*ids->sorted), by_id);
    return true;
}

/** True if one of the first `rows` ids is `id`. */
static bool stands_before(const struct ids *ids, size_t rows, struct pla_text id)
{
    for (size_t i = 0; i < rows; i++) {
        if (pla_text_equal(id_at(ids, i), id)) {
            return true;
        }
    }
    return false;
}

static int id_order(const void *key, const void *row)
{
    return pla_text_compare(*(const struct pla_text *)key, ((const struct id_row *)row)->id);
}

static bool has_id(const struct ids *ids, struct pla_text id)
{
    if (ids->sorted == NULL) {
        return stands_before(ids, ids->count, id);
    }
    return bsearch(&id, ids->sorted, ids->count, sizeof(*ids->sorted), id_order) != NULL;
}

/** An id that is missing or could not be read is empty, and has its fault already. */
static void check_repeats(struct check *check, const struct ids *ids)
{
    for (size_t i = 1; i < ids->count; i++) {
        if (ids->sorted == NULL) {
            struct pla_text id = id_at(ids, i);
            if (id.length > 0 && stands_before(ids, i, id)) {
                add_repeat(check, ids->list, i, id);
            }
        } else if (ids->sorted[i].id.length > 0 &&
                   pla_text_equal(ids->sorted[i - 1].id, ids->sorted[i].id)) {
            add_repeat(check, ids->list, ids->sorted[i].row, ids->sorted[i].id);
        }
    }
}

/* ---- names of nothing ---- */

static void check_names(struct check *check, const struct ids *items, const struct ids *claims)
{
    const struct pla_portfolio *portfolio = check->portfolio;
    for (size_t i = 0; i < claims->count; i++) {
        const struct pla_text_list *list = &portfolio->claims[i].evidence;
        for (size_t j = 0; j < list->count; j++) {
            if (!has_id(items, list->items[j])) {
                struct spot spot = {"claims", i, "evidence", true, j};
                add_unknown(check, &spot, "evidence item", list->items[j]);
            }
        }
    }
    for (size_t i = 0; i < portfolio->finding_count; i++) {
        struct pla_text id = portfolio->findings[i].evidence;
        if (!has_id(items, id)) {
            struct spot spot = {.list = "findings", .row = i, .member = "evidence"};
            add_unknown(check, &spot, "evidence item", id);
        }
    }
    for (size_t i = 0; i < portfolio->rating_count; i++) {
        struct pla_text id = portfolio->ratings[i].claim;
        if (id.at != NULL && !has_id(claims, id)) {
            struct spot spot = {.list = "ratings", .row = i, .member = "claim"};
            add_unknown(check, &spot, "claim", id);
        }
    }
}

/** The sorted ids stay with the portfolio, for look-ups. */
static bool keep_index(struct pla_portfolio *portfolio, const struct ids *items,
                       struct pla_arena *arena)
{
    if (items->sorted == NULL) {
        return true;
    }
    const struct pla_evidence **index =
        PLA_NEW_ARRAY(arena, items->count, const struct pla_evidence *);
    for (size_t i = 0; index != NULL && i < items->count; i++) {
        index[i] = &portfolio->evidence[items->sorted[i].row];
    }
    portfolio->evidence_by_id = index;
    return index != NULL;
}

enum pla_code pla_portfolio_check(struct pla_portfolio *portfolio, const char *name,
                                  size_t first_line, bool is_clean, struct pla_arena *arena,
                                  struct pla_faults *faults)
{
    struct check check = {portfolio, name, first_line, arena, faults};
    struct ids items = {.list = "evidence", .stride = sizeof(*portfolio->evidence)};
    struct ids claims = {.list = "claims", .stride = sizeof(*portfolio->claims)};
    if (portfolio->evidence != NULL) {
        items.first = &portfolio->evidence->id;
        items.count = portfolio->evidence_count;
    }
    if (portfolio->claims != NULL) {
        claims.first = &portfolio->claims->id;
        claims.count = portfolio->claim_count;
    }
    if (!sort_ids(&items, arena) || !sort_ids(&claims, arena) ||
        !keep_index(portfolio, &items, arena)) {
        return PLA_MEMORY;
    }
    check_repeats(&check, &items);
    check_repeats(&check, &claims);
    if (is_clean) {
        check_names(&check, &items, &claims);
    }
    return arena->failed ? PLA_MEMORY : PLA_OK;
}
