// SPDX-License-Identifier: Apache-2.0
/** Erasing: salts and texts of a learner go; that they are gone is under the chain. */
#include "store/redact.h"

#include "store/private.h"

static void read_number(sqlite3_stmt *row, struct pla_arena *arena, void *out)
{
    (void)arena;
    *(int64_t *)out = sqlite3_column_int64(row, 0); /* of NULL it is 0, which is no text's */
}

/** Numbers of the texts a statement names, in the scratch arena; 0 where there is none. */
static enum pla_code find_texts(struct pla_store *store, enum pla_sql sql, int64_t of,
                                int64_t **out, size_t *out_count, struct pla_err *err)
{
    const struct pla_cell cell = pla_cell_int(of);
    const struct pla_rows rows = {.sql = sql,
                                  .cells = &cell,
                                  .cell_count = 1,
                                  .size = sizeof(int64_t),
                                  .read = read_number,
                                  .arena = &store->scratch};
    void *items = NULL;
    const enum pla_code code = pla_sql_rows(store, &rows, &items, out_count, err);

    if (code == PLA_OK) {
        *out = items;
    }
    return code;
}

static enum pla_code erase(struct pla_store *store, int64_t content, size_t *counted,
                           struct pla_err *err)
{
    const struct pla_cell cell = pla_cell_int(content);
    int64_t was_erased = 0;
    enum pla_code code = pla_sql_number(store, PLA_SQL_IS_REDACTED, &cell, 1, 0, &was_erased, err);

    if (code != PLA_OK || was_erased != 0) {
        return code;
    }
    code = pla_sql_run(store, PLA_SQL_ERASE, &cell, 1, err);
    if (code == PLA_OK) {
        code = pla_row_add(store, PLA_TABLE_redacted, &cell, NULL, err);
        (*counted)++;
    }
    return code;
}

/**
 * Bytes that were written over may still stand in the log and in pages that are free: the log is
 * emptied into the file, and the file is made anew. That it could not be done (somebody reads just
 * now) is told; the texts are gone for every query all the same.
 */
static enum pla_code sweep(struct pla_store *store, struct pla_err *err)
{
    enum pla_code code = pla_sql_exec(store, "VACUUM", err);

    if (code == PLA_OK) {
        int result =
            sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
        code = result == SQLITE_OK ? PLA_OK : pla_store_fail(store, result, err);
    }
    if (code == PLA_STORE) {
        pla_err_hint(err, "the texts are erased, but their bytes are still in the file: run "
                          "`plaudit redact` again when nobody uses the store");
    }
    return code;
}

struct wanted {
    const char *what; /**< "learner" or "portfolio" */
    enum pla_sql texts;
    int64_t number, portfolio;
};

static enum pla_code redact(struct pla_store *store, const struct wanted *wanted,
                            struct pla_text why, struct pla_redaction *counts, struct pla_err *err)
{
    struct pla_str subject = {0};
    int64_t *texts = NULL;
    size_t count = 0;
    enum pla_code code = pla_sql_exec(store, "PRAGMA secure_delete = ON", err);

    if (code == PLA_OK) {
        code = pla_change_begin(store, err);
    }
    if (code != PLA_OK) {
        return code;
    }
    pla_arena_reset(&store->scratch);
    code = find_texts(store, wanted->texts, wanted->number, &texts, &count, err);
    for (size_t i = 0; i < count && code == PLA_OK; i++) {
        code = texts[i] != 0 ? erase(store, texts[i], &counts->texts, err) : PLA_OK;
    }
    if (code == PLA_OK) {
        pla_str_put_format(&subject, "%s %lld, %zu texts", wanted->what, (long long)wanted->number,
                           counts->texts);
        if (why.at != NULL) {
            PLA_PUT(&subject, ": ");
            pla_str_put_text(&subject, why);
        }
        code = pla_str_check(&subject, err);
    }
    const struct pla_change change = {.action = "redact",
                                      .subject = {subject.at, subject.length},
                                      .portfolio = wanted->portfolio};
    code = pla_change_end(store, &change, code, err);
    pla_str_release(&subject);
    return code == PLA_OK && store->depth == 0 ? sweep(store, err) : code;
}

static enum pla_code missing(const char *what, struct pla_text id, struct pla_err *err)
{
    const int length = (int)(id.length < 120 ? id.length : 120);

    pla_err_set(err, PLA_MISSING, "the store has no %s \"%.*s\"", what, length,
                id.at != NULL ? id.at : "");
    return PLA_MISSING;
}

enum pla_code pla_store_redact_learner(struct pla_store *store, struct pla_text learner,
                                       struct pla_text why, struct pla_redaction *out,
                                       struct pla_err *err)
{
    struct wanted wanted = {.what = "learner", .texts = PLA_SQL_TEXTS_OF_LEARNER};
    struct pla_redaction counts = {0};
    int64_t portfolios = 0;
    enum pla_code code = pla_learner_find(store, learner, &wanted.number, err);

    if (code == PLA_OK && wanted.number == 0) {
        return missing("learner", learner, err);
    }
    if (code == PLA_OK) {
        const struct pla_cell cell = pla_cell_int(wanted.number);
        code = pla_sql_number(store, PLA_SQL_PORTFOLIOS_OF_LEARNER, &cell, 1, 0, &portfolios, err);
    }
    if (code == PLA_OK) {
        code = redact(store, &wanted, why, &counts, err);
    }
    if (code == PLA_OK) {
        counts.portfolios = (size_t)portfolios;
        *out = counts;
    }
    return code;
}

enum pla_code pla_store_redact_portfolio(struct pla_store *store, struct pla_text portfolio,
                                         struct pla_text why, struct pla_redaction *out,
                                         struct pla_err *err)
{
    struct wanted wanted = {.what = "portfolio", .texts = PLA_SQL_TEXTS_OF_PORTFOLIO};
    struct pla_redaction counts = {.portfolios = 1};
    enum pla_code code = pla_portfolio_find(store, portfolio, &wanted.number, err);

    if (code == PLA_OK && wanted.number == 0) {
        return missing("portfolio", portfolio, err);
    }
    wanted.portfolio = wanted.number;
    if (code == PLA_OK) {
        code = redact(store, &wanted, why, &counts, err);
    }
    if (code == PLA_OK) {
        *out = counts;
    }
    return code;
}
