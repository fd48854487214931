// SPDX-License-Identifier: Apache-2.0
/** Granted awards and later ratings. */
#include "known.h"

#include <stdlib.h>

#include "rating_line.h"
#include "store/action.h"
#include "store/rating.h"

struct cli_granted {
    struct pla_text learner, portfolio, element;
    int64_t attempt, number;
};

struct cli_rated_later {
    struct pla_text portfolio, element;
    int64_t attempt, number; /**< attempt 0: of every one */
    enum pla_rating_kind kind;
};

static int by_learner(const void *a, const void *b)
{
    const struct cli_granted *left = a, *right = b;
    int order = pla_text_compare(left->learner, right->learner);
    if (order == 0)
        order = (left->number > right->number) - (left->number < right->number);
    return order;
}

static int by_portfolio(const void *a, const void *b)
{
    const struct cli_rated_later *left = a, *right = b;
    int order = pla_text_compare(left->portfolio, right->portfolio);
    if (order == 0)
        order = (left->number > right->number) - (left->number < right->number);
    return order;
}

/** A granted award says itself what it is as held credit: the member "held" of its facts. */
static enum pla_code add_granted(struct cli_known *known, const struct pla_stored_action *action,
                                 struct pla_arena *arena)
{
    struct pla_text element = cli_amend_member(action->facts, "held", arena);
    struct cli_granted *items = pla_arena_grow(arena, known->granted, &known->granted_capacity,
                                               known->granted_count + 1, sizeof *items);
    if (items == NULL)
        return PLA_MEMORY;
    known->granted = items;
    if (action->number > known->last_granted)
        known->last_granted = action->number;
    if (element.at == NULL || action->learner.at == NULL)
        return PLA_OK;
    items[known->granted_count++] = (struct cli_granted){
        .learner = pla_text_copy(arena, action->learner),
        .portfolio = pla_text_copy(arena, action->key.portfolio),
        .element = pla_text_copy(arena, element),
        .attempt = action->key.attempt,
        .number = action->number,
    };
    return arena->failed ? PLA_MEMORY : PLA_OK;
}

static enum pla_code read_granted(struct pla_store *store, struct pla_arena *arena,
                                  struct cli_known *known, struct pla_err *err)
{
    struct pla_store_filter all = {0};
    struct pla_store_cursor *cursor;
    struct pla_stored_action action;
    enum pla_code code = pla_store_granted_open(store, &all, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_actions_next(cursor, &action, err)) == PLA_OK)
        if (add_granted(known, &action, arena) != PLA_OK)
            break;
    pla_store_cursor_close(cursor);
    if (code == PLA_OK)
        return pla_err_memory(err);
    return code == PLA_MISSING ? PLA_OK : code;
}

static enum pla_code add_rating(struct cli_known *known, const struct pla_stored_rating *rating,
                                struct pla_arena *arena)
{
    if (rating->body.at == NULL)
        return PLA_OK;
    struct cli_rated_later *items = pla_arena_grow(arena, known->ratings, &known->rating_capacity,
                                                   known->rating_count + 1, sizeof *items);
    if (items == NULL)
        return PLA_MEMORY;
    known->ratings = items;
    if (rating->number > known->last_rating)
        known->last_rating = rating->number;
    items[known->rating_count++] = (struct cli_rated_later){
        .portfolio = pla_text_copy(arena, rating->portfolio),
        .element = pla_text_copy(arena, rating->body),
        .attempt = rating->attempt,
        .number = rating->number,
        .kind = rating->kind,
    };
    return arena->failed ? PLA_MEMORY : PLA_OK;
}

static enum pla_code read_ratings(struct pla_store *store, struct pla_arena *arena,
                                  struct cli_known *known, struct pla_err *err)
{
    struct pla_store_filter latest = {.is_latest = true};
    struct pla_store_cursor *cursor;
    struct pla_stored_rating rating;
    enum pla_code code = pla_store_ratings_open(store, &latest, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_ratings_next(cursor, &rating, err)) == PLA_OK)
        if (add_rating(known, &rating, arena) != PLA_OK)
            break;
    pla_store_cursor_close(cursor);
    if (code == PLA_OK)
        return pla_err_memory(err);
    return code == PLA_MISSING ? PLA_OK : code;
}

enum pla_code cli_known_read(struct pla_store *store, struct pla_arena *arena,
                             struct cli_known *out, struct pla_err *err)
{
    *out = (struct cli_known){0};
    enum pla_code code = read_granted(store, arena, out, err);
    if (code == PLA_OK)
        code = read_ratings(store, arena, out, err);
    if (code == PLA_OK && out->granted_count > 1)
        qsort(out->granted, out->granted_count, sizeof *out->granted, by_learner);
    if (code == PLA_OK && out->rating_count > 1)
        qsort(out->ratings, out->rating_count, sizeof *out->ratings, by_portfolio);
    return code;
}

static void put_element(struct pla_str *s, size_t from, struct pla_text element)
{
    if (s->length > from)
        pla_str_put_c(s, ',');
    pla_str_put_text(s, element);
}

/** Awards of the learner, but not those of the attempt that is being scored. */
static void put_held(const struct cli_known *known, const struct cli_subject *subject,
                     struct pla_str *s)
{
    size_t low = 0, high = known->granted_count;
    if (subject->learner.at == NULL)
        return;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pla_text_compare(known->granted[middle].learner, subject->learner) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t from = s->length;
    for (size_t i = low;
         i < known->granted_count && pla_text_equal(known->granted[i].learner, subject->learner);
         i++) {
        const struct cli_granted *granted = &known->granted[i];
        if (granted->attempt != subject->attempt ||
            !pla_text_equal(granted->portfolio, subject->portfolio))
            put_element(s, from, granted->element);
    }
}

/** @param after  number of the last rating that counts no more, because of an appeal */
static void put_ratings(const struct cli_known *known, const struct cli_subject *subject,
                        enum pla_rating_kind kind, int64_t after, struct pla_str *s)
{
    size_t low = 0, high = known->rating_count, from = s->length;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pla_text_compare(known->ratings[middle].portfolio, subject->portfolio) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low;
         i < known->rating_count && pla_text_equal(known->ratings[i].portfolio, subject->portfolio);
         i++)
        if (known->ratings[i].kind == kind && known->ratings[i].number > after &&
            (known->ratings[i].attempt == 0 || known->ratings[i].attempt == subject->attempt))
            put_element(s, from, known->ratings[i].element);
}

/** Lists of elements that are put in. */
struct more_lists {
    struct pla_text held, ratings, findings;
    int64_t after; /**< number of the last rating that counts no more; 0: none */
};

static void put_list(struct pla_str *out, const char *name, struct pla_text elements)
{
    if (elements.length == 0)
        return;
    pla_str_put_format(out, "%s\"%s\":[", out->length > 1 ? "," : "", name);
    pla_str_put_text(out, elements);
    pla_str_put_c(out, ']');
}

/** `{"held":[...],"ratings":[...],"findings":[...]}`; absent if all are empty. */
static struct pla_text join(const struct more_lists *lists, struct pla_str *out)
{
    pla_str_clear(out);
    if (lists->held.length == 0 && lists->ratings.length == 0 && lists->findings.length == 0 &&
        lists->after == 0)
        return (struct pla_text){0};
    pla_str_put_c(out, '{');
    put_list(out, "held", lists->held);
    put_list(out, "ratings", lists->ratings);
    put_list(out, "findings", lists->findings);
    if (lists->after > 0)
        pla_str_put_format(out, "%s\"after\":%lld", out->length > 1 ? "," : "",
                           (long long)lists->after);
    pla_str_put_c(out, '}');
    return (struct pla_text){out->at, out->length};
}

/** What came in later, over what was put in when the portfolio was saved last. */
static struct pla_text over(struct pla_text former, const char *member, const struct pla_str *later,
                            struct pla_arena *arena, struct pla_str *joined)
{
    struct pla_text before = cli_amend_member(former, member, arena);
    struct pla_text text = {later->at, later->length};
    if (before.at == NULL)
        return text;
    if (text.length == 0)
        return before;
    cli_amend_join(before, text, arena, joined);
    return (struct pla_text){joined->at, joined->length};
}

bool cli_known_is_empty(const struct cli_known *known)
{
    return known->granted_count == 0 && known->rating_count == 0;
}

struct pla_text cli_known_more(const struct cli_known *known, const struct cli_subject *subject,
                               struct pla_text former, struct pla_arena *arena, struct pla_str *out)
{
    struct pla_str held = {0}, ratings = {0}, findings = {0}, joined[2] = {0};
    put_held(known, subject, &held);
    int64_t after = cli_amend_number(former, "after", arena);
    put_ratings(known, subject, PLA_RATING_LEVEL, after, &ratings);
    put_ratings(known, subject, PLA_RATING_FINDING, 0, &findings);
    struct more_lists lists = {{held.at, held.length},
                               over(former, "ratings", &ratings, arena, &joined[0]),
                               over(former, "findings", &findings, arena, &joined[1]),
                               after};
    struct pla_text more = join(&lists, out);
    out->failed = out->failed || held.failed || ratings.failed || findings.failed ||
                  joined[0].failed || joined[1].failed;
    pla_str_release(&held);
    pla_str_release(&ratings);
    pla_str_release(&findings);
    pla_str_release(&joined[0]);
    pla_str_release(&joined[1]);
    return more;
}

struct pla_text cli_known_with_table(struct pla_text more, const struct cli_subject *subject,
                                     const struct pla_ratings *table, const struct cli_terms *terms,
                                     struct pla_arena *arena, struct pla_str *out)
{
    const struct pla_rating *rows;
    struct pla_str ratings = {0}, held = {0};
    size_t count;
    if (pla_ratings_for(table->items, table->count, subject->portfolio, subject->attempt, arena,
                        &rows, &count) != PLA_OK)
        count = 0;
    if (count == 0)
        return more;
    struct pla_text before = cli_amend_member(more, "ratings", arena);
    struct pla_text earlier = cli_amend_member(more, "held", arena);
    if (earlier.at != NULL)
        pla_str_put_text(&held, earlier);
    if (before.at != NULL)
        pla_str_put_text(&ratings, before);
    for (size_t i = 0; i < count; i++) {
        if (ratings.length > 0)
            pla_str_put_c(&ratings, ',');
        cli_put_rating(&ratings, &rows[i], terms);
    }
    struct pla_text kept = cli_amend_member(more, "findings", arena);
    struct pla_str findings = {0};
    if (kept.at != NULL) /* `more` may stand in `out` */
        pla_str_put_text(&findings, kept);
    struct more_lists lists = {{held.at, held.length},
                               {ratings.at, ratings.length},
                               {findings.at, findings.length},
                               cli_amend_number(more, "after", arena)};
    struct pla_text all = join(&lists, out);
    out->failed = out->failed || ratings.failed || held.failed || findings.failed;
    pla_str_release(&ratings);
    pla_str_release(&held);
    pla_str_release(&findings);
    return all;
}
