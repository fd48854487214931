// SPDX-License-Identifier: Apache-2.0
/** Cursors: a statement of their own over rows that a filter chooses. */
#include "store/private.h"

static enum pla_code missing(const char *what, struct pla_text name, struct pla_err *err)
{
    const int length = (int)(name.length < 120 ? name.length : 120);

    pla_err_set(err, PLA_MISSING, "the store has no %s \"%.*s\"", what, length, name.at);
    return PLA_MISSING;
}

enum pla_code pla_cursor_find(struct pla_store *store, const struct pla_store_filter *filter,
                              struct pla_cursor_keys *out, struct pla_err *err)
{
    struct pla_cursor_keys keys = {0};
    enum pla_code code = PLA_OK;

    if (filter->run.at != NULL) {
        const struct pla_cell cell = pla_cell_text(filter->run);
        code = pla_sql_number(store, PLA_SQL_RUN_OF_NAME, &cell, 1, 0, &keys.run, err);
        if (code == PLA_OK && keys.run == 0) {
            code = missing("run", filter->run, err);
        }
    }
    if (code == PLA_OK && filter->portfolio.at != NULL) {
        code = pla_portfolio_find(store, filter->portfolio, &keys.portfolio, err);
        if (code == PLA_OK && keys.portfolio == 0) {
            code = missing("portfolio", filter->portfolio, err);
        }
    }
    if (code == PLA_OK && filter->learner.at != NULL) {
        code = pla_learner_find(store, filter->learner, &keys.learner, err);
        if (code == PLA_OK && keys.learner == 0) {
            code = missing("learner", filter->learner, err);
        }
    }
    if (code == PLA_OK && filter->since != 0) {
        const struct pla_cell cell = pla_cell_int(filter->since);
        code =
            pla_sql_number(store, PLA_SQL_ENTRY_SINCE, &cell, 1, INT64_MAX, &keys.first_entry, err);
    }
    if (code == PLA_OK) {
        *out = keys;
    }
    return code;
}

enum pla_code pla_cursor_new(struct pla_store *store, enum pla_sql sql,
                             const struct pla_store_filter *filter,
                             const struct pla_cursor_keys *keys, struct pla_store_cursor **out,
                             struct pla_err *err)
{
    struct pla_store_cursor *cursor = pla_heap_alloc(sizeof *cursor);

    if (cursor == NULL) {
        return pla_err_memory(err);
    }
    *cursor = (struct pla_store_cursor){.store = store};
    pla_arena_init(&cursor->texts, 0);
    const struct pla_text rubric = pla_text_copy(&cursor->texts, filter->rubric);
    const struct pla_cell cells[PLA_CURSOR_PARAMETERS] = {
        pla_cell_row(keys->run),        pla_cell_row(keys->portfolio),
        pla_cell_row(keys->learner),    pla_cell_text(rubric),
        pla_cell_int(filter->since),    pla_cell_int(filter->is_latest),
        pla_cell_int(keys->first_entry)};
    enum pla_code code = cursor->texts.failed ? pla_err_memory(err) : PLA_OK;
    if (code == PLA_OK) {
        const int result =
            sqlite3_prepare_v2(store->db, pla_sqls[sql].text, -1, &cursor->statement, NULL);
        if (result != SQLITE_OK) {
            code = pla_store_fail(store, result, err);
        }
    }
    if (code == PLA_OK) {
        /* a statement need not read the last of them */
        const int count = sqlite3_bind_parameter_count(cursor->statement);
        code = pla_sql_bind(store, cursor->statement, cells,
                            count < PLA_CURSOR_PARAMETERS ? count : PLA_CURSOR_PARAMETERS, err);
    }
    if (code != PLA_OK) {
        pla_store_cursor_close(cursor);
        return code;
    }
    *out = cursor;
    return PLA_OK;
}

enum pla_code pla_cursor_open(struct pla_store *store, const struct pla_store_filter *filter,
                              const struct pla_cursor_sqls *sqls, struct pla_store_cursor **out,
                              struct pla_err *err)
{
    static const struct pla_store_filter everything;
    const struct pla_store_filter *used = filter != NULL ? filter : &everything;
    const enum pla_sql sql = used->portfolio.at != NULL ? sqls->of_portfolio
                             : used->learner.at != NULL ? sqls->of_learner
                             : used->run.at != NULL     ? sqls->of_run
                             : used->rubric.at != NULL  ? sqls->of_rubric
                             : used->since != 0         ? sqls->since
                                                        : sqls->all;
    struct pla_cursor_keys keys = {0};
    enum pla_code code = pla_cursor_find(store, used, &keys, err);

    if (code == PLA_OK) {
        code = pla_cursor_new(store, sql, used, &keys, out, err);
    }
    return code;
}

enum pla_code pla_cursor_step(struct pla_store_cursor *cursor, struct pla_err *err)
{
    const int result = sqlite3_step(cursor->statement);

    if (result == SQLITE_ROW) {
        return PLA_OK;
    }
    return result == SQLITE_DONE ? PLA_MISSING : pla_store_fail(cursor->store, result, err);
}

void pla_store_cursor_close(struct pla_store_cursor *cursor)
{
    if (cursor == NULL) {
        return;
    }
    (void)sqlite3_finalize(cursor->statement);
    pla_arena_release(&cursor->texts);
    pla_heap_free(cursor);
}
