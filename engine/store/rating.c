// SPDX-License-Identifier: Apache-2.0
/** Ratings and findings beside portfolios: taken in once, changed by a further row. */
#include "store/rating.h"

#include <stdlib.h>

#include "store/private.h"

static const char *const kinds[] = {"rating", "finding"};

enum { KEY_CELLS = 8 };

static void put_key(const struct pla_stored_rating *rating, int64_t portfolio,
                    struct pla_cell out[KEY_CELLS])
{
    const struct pla_cell cells[KEY_CELLS] = {pla_cell_int(portfolio),
                                              pla_cell_int(rating->attempt),
                                              pla_cell_text(pla_text_of(kinds[rating->kind])),
                                              pla_cell_key(rating->item),
                                              pla_cell_key(rating->assessor),
                                              pla_cell_key(rating->rubric),
                                              pla_cell_key(rating->claim),
                                              pla_cell_key(rating->rated)};

    memcpy(out, cells, sizeof cells);
}

/** Is it there, of the same date or of an earlier one that it takes the place of, and the same? */
static enum pla_code find(struct pla_store *store, const struct pla_stored_rating *rating,
                          int64_t portfolio, bool *out_is_there, bool *out_is_same,
                          struct pla_err *err)
{
    struct pla_cell cells[KEY_CELLS];
    sqlite3_stmt *statement = NULL;
    enum pla_code code = pla_sql_get(store, PLA_SQL_RATING_LAST, &statement, err);

    put_key(rating, portfolio, cells);
    if (code == PLA_OK) {
        code = pla_sql_bind(store, statement, cells, KEY_CELLS, err);
    }
    if (code != PLA_OK) {
        return code;
    }
    const int result = sqlite3_step(statement);
    *out_is_there = result == SQLITE_ROW;
    *out_is_same = false;
    if (result == SQLITE_ROW) {
        const struct pla_text body = pla_column_text(statement, 1);
        *out_is_same = sqlite3_column_int(statement, 0) != 0 && body.at != NULL &&
                       pla_text_equal(body, rating->body);
    } else if (result != SQLITE_DONE) {
        code = pla_store_fail(store, result, err);
    }
    (void)sqlite3_reset(statement);
    return code;
}

static enum pla_code add(struct pla_store *store, const struct pla_stored_rating *rating,
                         int64_t portfolio, struct pla_err *err)
{
    int64_t body = 0;
    enum pla_code code = pla_content_add(store, "rating", rating->body, &body, err);

    if (code == PLA_OK) {
        const struct pla_cell cells[] = {pla_cell_text(pla_text_of(kinds[rating->kind])),
                                         pla_cell_int(portfolio),
                                         pla_cell_int(rating->attempt),
                                         pla_cell_key(rating->rubric),
                                         pla_cell_key(rating->claim),
                                         pla_cell_key(rating->item),
                                         pla_cell_key(rating->assessor),
                                         pla_cell_key(rating->rated),
                                         pla_cell_int(body)};
        code = pla_row_add(store, PLA_TABLE_rating, cells, NULL, err);
    }
    return code;
}

/** Those of one portfolio, from `ratings[order[0]]` on: one change. */
static enum pla_code put_some(struct pla_store *store, const struct pla_stored_rating *ratings,
                              const size_t *order, size_t count, struct pla_rating_counts *counts,
                              struct pla_err *err)
{
    struct pla_str subject = {0};
    int64_t portfolio = 0;
    bool is_new = false;
    size_t written = 0;
    enum pla_code code = pla_change_begin(store, err);

    if (code != PLA_OK) {
        return code;
    }
    code = pla_portfolio_need(store, ratings[order[0]].portfolio, &portfolio, &is_new, err);
    for (size_t i = 0; i < count && code == PLA_OK; i++) {
        const struct pla_stored_rating *rating = &ratings[order[i]];
        bool is_there = false, is_same = false;
        code = find(store, rating, portfolio, &is_there, &is_same, err);
        if (code == PLA_OK && !is_same) {
            code = add(store, rating, portfolio, err);
            written++;
        }
        *(is_same ? &counts->same : is_there ? &counts->changed : &counts->added) += 1;
    }
    if (code == PLA_OK && written == 0) {
        return pla_store_commit(store, err); /* all of them were there */
    }
    if (code == PLA_OK) {
        pla_str_put_format(&subject, "%zu ratings", written);
        code = pla_str_check(&subject, err);
    }
    const struct pla_change change = {
        .action = "rate", .subject = {subject.at, subject.length}, .portfolio = portfolio};
    code = pla_change_end(store, &change, code, err);
    pla_str_release(&subject);
    return code;
}

struct placed {
    const struct pla_stored_rating *ratings;
    size_t index;
};

static int by_portfolio(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    const int order =
        pla_text_compare(x->ratings[x->index].portfolio, y->ratings[y->index].portfolio);

    return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

/** Indexes by portfolio, then as given. NULL for lack of memory. */
static size_t *sort(const struct pla_stored_rating *ratings, size_t count, struct pla_arena *arena)
{
    struct placed *placed = PLA_NEW_ARRAY(arena, count, struct placed);
    size_t *order = PLA_NEW_ARRAY(arena, count, size_t);

    if (placed == NULL || order == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        placed[i] = (struct placed){ratings, i};
    }
    if (count > 1) {
        qsort(placed, count, sizeof *placed, by_portfolio);
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = placed[i].index;
    }
    return order;
}

enum pla_code pla_store_ratings_put(struct pla_store *store,
                                    const struct pla_stored_rating *ratings, size_t count,
                                    struct pla_rating_counts *out, struct pla_err *err)
{
    struct pla_rating_counts counts = {0};
    struct pla_arena arena = {0};
    size_t *order = sort(ratings, count, &arena);
    enum pla_code code = order != NULL ? pla_store_begin(store, err) : pla_err_memory(err);

    if (code != PLA_OK) {
        pla_arena_release(&arena);
        return code;
    }
    for (size_t from = 0, to = 0; from < count && code == PLA_OK; from = to) {
        for (to = from + 1; to < count && pla_text_equal(ratings[order[to]].portfolio,
                                                         ratings[order[from]].portfolio);
             to++) {
        }
        code = put_some(store, ratings, order + from, to - from, &counts, err);
    }
    code = pla_change_leave(store, code, err);
    pla_arena_release(&arena);
    if (code == PLA_OK) {
        *out = counts;
    }
    return code;
}

enum pla_code pla_store_ratings_open(struct pla_store *store, const struct pla_store_filter *filter,
                                     struct pla_store_cursor **out, struct pla_err *err)
{
    static const struct pla_cursor_sqls sqls = {
        .of_portfolio = PLA_SQL_RATINGS_OF_PORTFOLIO,
        .of_learner = PLA_SQL_RATINGS_OF_LEARNER,
        .of_run = PLA_SQL_RATINGS_ALL,
        .of_rubric = PLA_SQL_RATINGS_ALL,
        .since = PLA_SQL_RATINGS_SINCE,
        .all = PLA_SQL_RATINGS_ALL,
    };

    return pla_cursor_open(store, filter, &sqls, out, err);
}

static struct pla_text or_absent(struct pla_text text)
{
    return text.length > 0 ? text : (struct pla_text){0};
}

enum pla_code pla_store_ratings_next(struct pla_store_cursor *cursor, struct pla_stored_rating *out,
                                     struct pla_err *err)
{
    sqlite3_stmt *s = cursor->statement;
    const enum pla_code code = pla_cursor_step(cursor, err);

    if (code != PLA_OK) {
        return code;
    }
    *out = (struct pla_stored_rating){
        .number = sqlite3_column_int64(s, 0),
        .kind = pla_text_equal(pla_column_text(s, 1), PLA_TEXT("finding")) ? PLA_RATING_FINDING
                                                                           : PLA_RATING_LEVEL,
        .portfolio = pla_column_text(s, 2),
        .attempt = sqlite3_column_int64(s, 3),
        .rubric = or_absent(pla_column_text(s, 4)),
        .claim = or_absent(pla_column_text(s, 5)),
        .item = pla_column_text(s, 6),
        .assessor = pla_column_text(s, 7),
        .rated = or_absent(pla_column_text(s, 8)),
        .body = pla_column_text(s, 9),
        .actor = pla_column_text(s, 10),
        .at = sqlite3_column_int64(s, 11),
        .is_latest = sqlite3_column_int(s, 12) != 0};
    out->is_redacted = out->body.at == NULL;
    return PLA_OK;
}
