// SPDX-License-Identifier: Apache-2.0
/** Counts and sums over a run. */
#include "totals.h"

#include <stdlib.h>

void pla_totals_init(struct pla_totals *totals, struct pla_arena *arena)
{
    *totals = (struct pla_totals){.arena = arena, .credits = PLA_ZERO};
}

/* FNV-1a: only spreads keys over slots; the order of results never depends on it. */
static uint64_t mix(uint64_t hash, struct pla_text key)
{
    for (size_t i = 0; i < key.length; i++) {
        hash = (hash ^ (unsigned char)key.at[i]) * 1099511628211u;
    }
    return hash * 31;
}

static uint64_t hash_of(struct pla_text key, struct pla_text method)
{
    return mix(mix(14695981039346656037u, key), method);
}

static void place(struct pla_total_list *list, size_t index)
{
    size_t slot = list->items[index].hash & (list->slot_count - 1);
    while (list->slots[slot] != 0) {
        slot = (slot + 1) & (list->slot_count - 1);
    }
    list->slots[slot] = (uint32_t)(index + 1);
}

static bool grow(struct pla_total_list *list, struct pla_arena *arena)
{
    struct pla_total *items =
        pla_arena_grow(arena, list->items, &list->capacity, list->count + 1, sizeof(*items));
    if (items == NULL || list->count >= UINT32_MAX / 4) {
        return false;
    }
    list->items = items;
    if (list->count * 2 < list->slot_count) {
        return true;
    }
    size_t slot_count = list->slot_count == 0 ? 64 : list->slot_count * 2;
    uint32_t *slots = PLA_NEW_ARRAY(arena, slot_count, uint32_t);
    if (slots == NULL) {
        return false;
    }
    list->slots = slots;
    list->slot_count = slot_count;
    for (size_t i = 0; i < list->count; i++) {
        place(list, i);
    }
    return true;
}

static struct pla_total *find(const struct pla_total_list *list, struct pla_text key,
                              struct pla_text method)
{
    uint64_t hash = hash_of(key, method);
    if (list->slot_count == 0) {
        return NULL;
    }
    size_t slot = hash & (list->slot_count - 1);
    while (list->slots[slot] != 0) {
        struct pla_total *total = &list->items[list->slots[slot] - 1];
        if (total->hash == hash && pla_text_equal(total->key, key) &&
            pla_text_equal(total->method, method)) {
            return total;
        }
        slot = (slot + 1) & (list->slot_count - 1);
    }
    return NULL;
}

/* The total of a key and, of a pair, its method, made if it is new; NULL when memory ends. */
static struct pla_total *total_of_pair(struct pla_totals *totals, struct pla_total_list *list,
                                       struct pla_text key, struct pla_text method)
{
    struct pla_total *total = find(list, key, method);
    if (total != NULL) {
        return total;
    }
    if (!grow(list, totals->arena)) {
        return NULL;
    }
    total = &list->items[list->count];
    *total = (struct pla_total){.key = pla_text_copy(totals->arena, key),
                                .method = pla_text_copy(totals->arena, method),
                                .credits = PLA_ZERO,
                                .hash = hash_of(key, method)};
    place(list, list->count);
    list->count++;
    return total;
}

static struct pla_total *total_of(struct pla_totals *totals, struct pla_total_list *list,
                                  struct pla_text key)
{
    return total_of_pair(totals, list, key, (struct pla_text){NULL, 0});
}

static bool is_open(enum pla_award_status status)
{
    return status == PLA_STATUS_UNDECIDED || status == PLA_STATUS_REFERRED ||
           status == PLA_STATUS_FAILED;
}

static void add_credits(struct pla_totals *totals, struct pla_rational *sum,
                        struct pla_rational more)
{
    if (!pla_rational_add(*sum, more, sum)) {
        totals->overflowed = true;
    }
}

static void count_award(struct pla_totals *totals, struct pla_total *total,
                        const struct pla_award_result *award)
{
    total->awards++;
    total->by_status[award->status]++;
    total->open += is_open(award->status) ? 1 : 0;
    if (award->status == PLA_STATUS_RECOMMENDED) {
        total->recommended++;
        add_credits(totals, &total->credits, award->credits);
    }
}

static struct pla_text course_of(const struct pla_award_result *award)
{
    return award->course.length > 0 ? award->course : award->id;
}

static struct pla_text or_else(struct pla_text text, const char *fallback)
{
    return text.length > 0 ? text : pla_text_of(fallback);
}

static bool add_limits(struct pla_totals *totals, const struct pla_award_result *award)
{
    for (size_t i = 0; i < award->limit_count; i++) {
        struct pla_total *total = total_of(totals, &totals->limits, award->limits[i].by);
        if (total == NULL) {
            return false;
        }
        total->awards++;
        add_credits(totals, &total->credits, award->limits[i].cut);
    }
    return true;
}

static bool add_award(struct pla_totals *totals, const struct pla_decision *decision,
                      const struct pla_award_result *award)
{
    bool is_credit = award->kind == PLA_AWARD_COURSE || award->kind == PLA_AWARD_ELECTIVE ||
                     award->kind == PLA_AWARD_BLOCK;
    struct pla_total_list *credits = is_credit ? &totals->courses : &totals->others;
    struct pla_text method = or_else(award->method, "(none)");
    struct pla_total *parts[] = {
        total_of(totals, credits, course_of(award)),
        total_of(totals, &totals->methods, method),
        total_of_pair(totals, &totals->pairs, course_of(award), method),
        total_of(totals, &totals->rubrics, decision->rubric),
        total_of(totals, &totals->learners, or_else(decision->learner, "(no id)")),
    };
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (parts[i] == NULL) {
            return false;
        }
        count_award(totals, parts[i], award);
    }
    if (parts[0]->name.at == NULL) {
        parts[0]->name = pla_text_copy(totals->arena, award->title);
    }
    totals->by_award_status[award->status]++;
    if (award->status == PLA_STATUS_RECOMMENDED) {
        add_credits(totals, &totals->credits, award->credits);
    }
    return true;
}

static bool add_learner(struct pla_totals *totals, const struct pla_decision *decision,
                        const struct pla_context *context)
{
    struct pla_total *learner =
        total_of(totals, &totals->learners, or_else(decision->learner, "(no id)"));
    struct pla_total *rubric = total_of(totals, &totals->rubrics, decision->rubric);
    if (learner == NULL || rubric == NULL) {
        return false;
    }
    learner->decisions++;
    rubric->decisions++;
    if (learner->name.at == NULL && context != NULL && context->name.length > 0) {
        learner->name = pla_text_copy(totals->arena, context->name);
    }
    if (learner->program.at == NULL && decision->program.length > 0) {
        learner->program = pla_text_copy(totals->arena, decision->program);
    }
    return true;
}

enum pla_code pla_totals_add(struct pla_totals *totals, const struct pla_decision *decision,
                             const struct pla_context *context, struct pla_err *err)
{
    bool is_added = add_learner(totals, decision, context);
    for (size_t i = 0; i < decision->award_count && is_added; i++) {
        is_added = add_award(totals, decision, &decision->awards[i]) &&
                   add_limits(totals, &decision->awards[i]);
    }
    if (!is_added || totals->arena->failed) {
        return pla_err_memory(err);
    }
    totals->decisions++;
    totals->by_decision_status[decision->status]++;
    return PLA_OK;
}

struct pla_rational pla_totals_pair(const struct pla_totals *totals, struct pla_text course,
                                    struct pla_text method)
{
    const struct pla_total *total = find(&totals->pairs, course, method);
    return total != NULL ? total->credits : PLA_ZERO;
}

static int by_key(const void *a, const void *b)
{
    const struct pla_total *left = a, *right = b;
    return pla_text_compare(left->key, right->key);
}

static int by_credits(const void *a, const void *b)
{
    const struct pla_total *left = a, *right = b;
    int order = pla_rational_compare(right->credits, left->credits);
    return order != 0 ? order : by_key(a, b);
}

static void sort(struct pla_total_list *list, int (*compare)(const void *, const void *))
{
    if (list->count > 1) {
        qsort(list->items, list->count, sizeof(list->items[0]), compare);
    }
    /* The slots point to the old places: nothing may be found by key any more. */
    list->slot_count = 0;
}

void pla_total_list_sort(struct pla_total_list *list)
{
    sort(list, by_key);
}

void pla_total_list_rank(struct pla_total_list *list)
{
    sort(list, by_credits);
}
