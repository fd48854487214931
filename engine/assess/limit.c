// SPDX-License-Identifier: Apache-2.0
/**
 * Limits over all awards of one record: the order of the steps, and how they take credits.
 *
 * units, exclusive, held, between, reuse, gates, round, caps. Each works on what the one before
 * left, so that a cap counts what will be posted and a cut is noted once, by who made it.
 */
#include <stdlib.h>

#include "assess/limit.h"

/* ---- taking credits ---- */

static void note(struct pla_limiter *limiter, struct pla_entry *entry, struct pla_limit limit)
{
    struct pla_limit *limits = pla_arena_grow(limiter->arena, entry->limits, &entry->limit_capacity,
                                              entry->limit_count + 1, sizeof *limits);
    if (limits == NULL) {
        limiter->out_of_memory = true;
        return;
    }
    entry->limits = limits;
    limits[entry->limit_count++] = limit;
}

void pla_limit_cut(struct pla_limiter *limiter, struct pla_entry *entry, struct pla_text prefix,
                   struct pla_text name, struct pla_rational cut, struct pla_text why)
{
    if (!pla_rational_sub(entry->credits, cut, &entry->credits)) {
        pla_limit_fail(limiter, entry, PLA_TOO_LARGE);
        return;
    }
    note(limiter, entry,
         (struct pla_limit){.by = name.at != NULL ? pla_text_join(limiter->arena, prefix, name)
                                                  : prefix,
                            .cut = cut,
                            .why = why});
}

void pla_limit_block(struct pla_limiter *limiter, struct pla_entry *entry, struct pla_text prefix,
                     struct pla_text name, struct pla_text why)
{
    pla_limit_cut(limiter, entry, prefix, name, entry->credits, why);
    entry->is_standing = false;
}

void pla_limit_cut_seat(struct pla_limiter *limiter, struct pla_seat *seat, struct pla_text prefix,
                        struct pla_text name, struct pla_rational cut)
{
    cut = pla_rational_min(cut, seat->credits);
    if (!pla_rational_sub(seat->credits, cut, &seat->credits)) {
        pla_limit_fail(limiter, seat->entry, PLA_TOO_LARGE);
        return;
    }
    seat->is_cut = cut.num > 0 && seat->credits.num == 0;
    pla_limit_cut(limiter, seat->entry, prefix, name, cut, (struct pla_text){0});
}

void pla_limit_block_seat(struct pla_limiter *limiter, struct pla_seat *seat,
                          struct pla_text prefix, struct pla_text name)
{
    struct pla_entry *entry = seat->entry;
    bool is_left = false;

    pla_limit_cut_seat(limiter, seat, prefix, name, seat->credits);
    seat->is_cut = true;
    for (size_t i = 0; i < entry->seat_count; i++)
        is_left |= !entry->seats[i].is_cut;
    entry->is_standing &= is_left;
}

void pla_limit_stop(struct pla_entry *entry, enum pla_award_status status)
{
    entry->result->status = status;
    entry->is_standing = false;
}

void pla_limit_fail(struct pla_limiter *limiter, struct pla_entry *entry, struct pla_text why)
{
    pla_award_fail(entry->result, why, limiter->arena);
    entry->is_standing = false;
}

bool pla_entry_is_better(const struct pla_entry *a, const struct pla_entry *b)
{
    int order = pla_rational_compare(a->credits, b->credits);

    if (order == 0)
        order = pla_rational_compare(a->result->offered, b->result->offered);
    return order > 0 || (order == 0 && a->order < b->order);
}

/* ---- what is held ---- */

static int by_course(const void *a, const void *b)
{
    const struct pla_held *x = *(const struct pla_held *const *)a;
    const struct pla_held *y = *(const struct pla_held *const *)b;
    int order = pla_text_compare(x->course, y->course);

    return order != 0 ? order : x < y ? -1 : x > y;
}

static void sort_held(struct pla_limiter *limiter)
{
    const struct pla_portfolio *portfolio = limiter->portfolio;
    const struct pla_held **held =
        PLA_NEW_ARRAY(limiter->arena, portfolio->held_count, const struct pla_held *);

    limiter->records = PLA_NEW_ARRAY(limiter->arena, portfolio->held_count, struct pla_record);
    if (held == NULL || limiter->records == NULL)
        return;
    for (size_t i = 0; i < portfolio->held_count; i++)
        held[i] = &portfolio->held[i];
    if (portfolio->held_count > 1)
        qsort(held, portfolio->held_count, sizeof(struct pla_held *), by_course);
    for (size_t i = 0; i < portfolio->held_count; i++) {
        if (i == 0 || !pla_text_equal(held[i - 1]->course, held[i]->course))
            limiter->records[limiter->record_count++].held = &held[i];
        struct pla_record *record = &limiter->records[limiter->record_count - 1];
        record->count++;
        record->is_passed |= held[i]->status == PLA_HELD_PASSED;
    }
}

const struct pla_record *pla_limit_record(const struct pla_limiter *limiter, struct pla_text course)
{
    size_t low = 0, high = limiter->record_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = pla_text_compare(limiter->records[middle].held[0]->course, course);
        if (order == 0)
            return &limiter->records[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct pla_course_graph *pla_limit_graph(struct pla_limiter *limiter)
{
    if (limiter->graph == NULL && limiter->policy->course_count > 0)
        limiter->graph = limiter->terms->graph != NULL
                             ? limiter->terms->graph
                             : pla_course_graph_new(limiter->policy, limiter->arena);
    return limiter->graph;
}

/* ---- the awards ---- */

static bool is_listed(const struct pla_award_result *result)
{
    return result->award != NULL &&
           (result->status == PLA_STATUS_RECOMMENDED || result->status == PLA_STATUS_UNDECIDED ||
            result->status == PLA_STATUS_REFERRED);
}

/** What a screening asks about: not earned yet, and nothing but limits may stand in its way. */
static bool is_in_reach(const struct pla_award_result *result)
{
    return result->award != NULL &&
           (result->status == PLA_STATUS_NOT_MET || result->status == PLA_STATUS_UNDECIDED ||
            result->status == PLA_STATUS_REFERRED);
}

static void add_entry(struct pla_limiter *limiter, struct pla_run *run,
                      struct pla_award_result *result)
{
    size_t order = limiter->entry_count++;
    struct pla_entry *entry = &limiter->entries[order];

    *entry = (struct pla_entry){.run = run,
                                .award = result->award,
                                .result = result,
                                .order = order,
                                .is_standing = result->status == PLA_STATUS_RECOMMENDED,
                                .is_open = result->status != PLA_STATUS_RECOMMENDED,
                                .credits = PLA_ZERO};
}

/** The awards that `is_wanted` takes. @return false if there are none, or no memory */
static bool list(struct pla_limiter *limiter, struct pla_run *const *runs, size_t run_count,
                 bool (*is_wanted)(const struct pla_award_result *result))
{
    size_t count = 0;

    for (size_t r = 0; r < run_count; r++)
        for (size_t i = 0; i < runs[r]->awards_judged; i++)
            count += is_wanted(&runs[r]->awards[i]);
    limiter->entries = PLA_NEW_ARRAY(limiter->arena, count, struct pla_entry);
    if (count == 0 || limiter->entries == NULL)
        return false;
    for (size_t r = 0; r < run_count; r++)
        for (size_t i = 0; i < runs[r]->awards_judged; i++)
            if (is_wanted(&runs[r]->awards[i]))
                add_entry(limiter, runs[r], &runs[r]->awards[i]);
    return true;
}

/** @return whether any award is earned: without one there is nothing to limit */
static bool collect(struct pla_limiter *limiter, struct pla_run *const *runs, size_t run_count)
{
    for (size_t r = 0; r < run_count; r++)
        for (size_t i = 0; i < runs[r]->awards_judged; i++)
            if (runs[r]->awards[i].award != NULL &&
                runs[r]->awards[i].status == PLA_STATUS_RECOMMENDED)
                return list(limiter, runs, run_count, is_listed);
    return false;
}

/** Note what must come first, in words: of the rubric's own condition for posting. */
static void note_post_when(struct pla_limiter *limiter, struct pla_entry *entry)
{
    const struct pla_text_list *hold = &entry->result->hold;
    const struct pla_reason *reasons;
    struct pla_str words = {0};
    size_t count = 0;

    if (!entry->is_standing || hold->count == 0 ||
        !pla_text_equal(hold->items[0], PLA_TEXT("post_when")))
        return;
    pla_run_reasons(entry->run, entry->award->post_when, &reasons, &count);
    for (size_t i = 0; i < count; i++) {
        if (reasons[i].state == PLA_MET)
            continue;
        pla_str_put_z(&words, words.length > 0 ? "; " : "");
        pla_reason_put_text(&reasons[i], &words);
    }
    struct pla_text why = {pla_arena_copy(limiter->arena, words.at, words.length), words.length};
    limiter->out_of_memory |= words.failed || why.at == NULL;
    pla_str_release(&words);
    note(limiter, entry,
         (struct pla_limit){.by = PLA_TEXT("post_when"), .cut = PLA_ZERO, .why = why});
}

/** What is left is what the award gets; nothing left where something was cut is withheld. */
static void settle(struct pla_entry *entry)
{
    struct pla_award_result *result = entry->result;
    bool was_cut = false;

    if (entry->is_open || result->status == PLA_STATUS_FAILED)
        return;
    for (size_t i = 0; i < entry->limit_count; i++)
        was_cut |= entry->limits[i].cut.num > 0;
    result->limits = entry->limits;
    result->limit_count = entry->limit_count;
    if (result->status == PLA_STATUS_RECOMMENDED &&
        (!entry->is_standing || (was_cut && entry->credits.num == 0)))
        result->status = PLA_STATUS_WITHHELD;
    if (result->status != PLA_STATUS_RECOMMENDED) {
        result->hold = (struct pla_text_list){0};
        result->may_improve = result->has_expires = false;
        return;
    }
    result->credits = entry->credits;
}

static void (*const steps[])(struct pla_limiter *limiter) = {
    pla_limit_units, pla_limit_exclusive, pla_limit_held,  pla_limit_between,
    pla_limit_reuse, pla_limit_gates,     pla_limit_round, pla_limit_caps,
};

enum pla_code pla_limit(const struct pla_terms *terms, const struct pla_portfolio *portfolio,
                        struct pla_run *const *runs, size_t run_count, struct pla_arena *arena,
                        struct pla_err *err)
{
    struct pla_limiter limiter = {
        .terms = terms, .policy = terms->policy, .portfolio = portfolio, .arena = arena};

    if (collect(&limiter, runs, run_count)) {
        if (portfolio->held_count > 0)
            sort_held(&limiter);
        for (size_t i = 0; i < sizeof steps / sizeof steps[0] && !arena->failed; i++)
            steps[i](&limiter);
        for (size_t i = 0; i < limiter.entry_count; i++)
            note_post_when(&limiter, &limiter.entries[i]);
        for (size_t i = 0; i < limiter.entry_count; i++)
            settle(&limiter.entries[i]);
    }
    return limiter.out_of_memory || arena->failed ? pla_err_memory(err) : PLA_OK;
}

/* ---- screening ---- */

static void (*const reach_steps[])(struct pla_limiter *limiter) = {
    pla_limit_units,
    pla_limit_held,
    pla_limit_gates,
};

/** The award stays what it is; only what stands in its way is noted. */
static void bar(struct pla_entry *entry, enum pla_award_status status)
{
    struct pla_award_result *result = entry->result;
    bool is_open = result->status != status; /* a rule that waits, or that a person decides */

    result->hold = (struct pla_text_list){0};
    if (result->status == PLA_STATUS_FAILED)
        return;
    result->status = status;
    result->is_barred = !entry->is_standing && !is_open;
    result->limits = entry->limits;
    result->limit_count = entry->limit_count;
}

enum pla_code pla_limit_reach(const struct pla_terms *terms, const struct pla_portfolio *portfolio,
                              struct pla_run *const *runs, size_t run_count,
                              struct pla_arena *arena, struct pla_err *err)
{
    struct pla_limiter limiter = {
        .terms = terms, .policy = terms->policy, .portfolio = portfolio, .arena = arena};

    if (!list(&limiter, runs, run_count, is_in_reach))
        return arena->failed ? pla_err_memory(err) : PLA_OK;
    enum pla_award_status *statuses =
        PLA_NEW_ARRAY(arena, limiter.entry_count, enum pla_award_status);
    if (statuses == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < limiter.entry_count; i++) {
        statuses[i] = limiter.entries[i].result->status;
        limiter.entries[i].is_standing = true;
        limiter.entries[i].is_open = false;
    }
    if (portfolio->held_count > 0)
        sort_held(&limiter);
    for (size_t i = 0; i < sizeof reach_steps / sizeof reach_steps[0] && !arena->failed; i++)
        reach_steps[i](&limiter);
    for (size_t i = 0; i < limiter.entry_count; i++)
        bar(&limiter.entries[i], statuses[i]);
    return limiter.out_of_memory || arena->failed ? pla_err_memory(err) : PLA_OK;
}
