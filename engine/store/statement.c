// SPDX-License-Identifier: Apache-2.0
/** Statements: prepared once, bound by cells. */
#include <limits.h>

#include "store/private.h"

const struct pla_sql_about pla_sqls[PLA_SQL_COUNT] = {
#define PLA_TABLE(name, columns, marks, leaf_columns)                                              \
    {"ADD_" #name, "INSERT INTO " #name "(id, audit, leaf, " columns ") VALUES(?,?,?," marks ")",  \
     PLA_PLAN_INDEX},                                                                              \
        {"WALK_" #name, "SELECT id, audit, leaf, " columns " FROM " #name " ORDER BY id",          \
         PLA_PLAN_SCAN},
#include "store/tables.def"
#undef PLA_TABLE
#define PLA_STATEMENT(name, plan, text) {#name, text, PLA_PLAN_##plan},
#include "store/statements.def"
#undef PLA_STATEMENT
};

enum pla_code pla_sql_get(struct pla_store *store, enum pla_sql sql, sqlite3_stmt **out,
                          struct pla_err *err)
{
    sqlite3_stmt **kept = &store->statements[sql];

    if (*kept == NULL) {
        const int result = sqlite3_prepare_v3(store->db, pla_sqls[sql].text, -1,
                                              SQLITE_PREPARE_PERSISTENT, kept, NULL);
        if (result != SQLITE_OK) {
            return pla_store_fail(store, result, err);
        }
    }
    *out = *kept;
    return PLA_OK;
}

static int bind(sqlite3_stmt *statement, int place, const struct pla_cell *cell)
{
    if (cell->text.length > INT_MAX) {
        return SQLITE_TOOBIG;
    }
    const int length = (int)cell->text.length;
    switch (cell->kind) {
    case PLA_CELL_INT:
        return sqlite3_bind_int64(statement, place, cell->integer);
    case PLA_CELL_TEXT:
        return sqlite3_bind_text(statement, place, cell->text.at, length, SQLITE_STATIC);
    case PLA_CELL_BYTES:
        return sqlite3_bind_blob(statement, place, cell->text.at, length, SQLITE_STATIC);
    case PLA_CELL_NULL:
        break;
    }
    return sqlite3_bind_null(statement, place);
}

enum pla_code pla_sql_bind(struct pla_store *store, sqlite3_stmt *statement,
                           const struct pla_cell *cells, int count, struct pla_err *err)
{
    for (int i = 0; i < count; i++) {
        const int result = bind(statement, i + 1, &cells[i]);
        if (result != SQLITE_OK) {
            return pla_store_fail(store, result, err);
        }
    }
    return PLA_OK;
}

enum pla_code pla_sql_rows(struct pla_store *store, const struct pla_rows *rows, void **out,
                           size_t *out_count, struct pla_err *err)
{
    char *items = NULL;
    size_t capacity = 0, count = 0;
    sqlite3_stmt *statement = NULL;
    enum pla_code code = pla_sql_get(store, rows->sql, &statement, err);

    if (code == PLA_OK) {
        code = pla_sql_bind(store, statement, rows->cells, rows->cell_count, err);
    }
    if (code != PLA_OK) {
        return code;
    }
    int result = sqlite3_step(statement);
    for (; result == SQLITE_ROW; result = sqlite3_step(statement)) {
        char *grown = pla_arena_grow(rows->arena, items, &capacity, count + 1, rows->size);
        if (grown == NULL) {
            break;
        }
        items = grown;
        rows->read(statement, rows->arena, items + rows->size * count++);
    }
    (void)sqlite3_reset(statement);
    if (rows->arena->failed) {
        return pla_err_memory(err);
    }
    if (result != SQLITE_DONE) {
        return pla_store_fail(store, result, err);
    }
    *out = items;
    *out_count = count;
    return PLA_OK;
}

enum pla_code pla_sql_run(struct pla_store *store, enum pla_sql sql, const struct pla_cell *cells,
                          int count, struct pla_err *err)
{
    sqlite3_stmt *statement = NULL;
    enum pla_code code = pla_sql_get(store, sql, &statement, err);

    if (code == PLA_OK) {
        code = pla_sql_bind(store, statement, cells, count, err);
    }
    if (code == PLA_OK) {
        const int result = sqlite3_step(statement);
        if (result != SQLITE_DONE && result != SQLITE_ROW) {
            code = pla_store_fail(store, result, err);
        }
    }
    if (statement != NULL) {
        (void)sqlite3_reset(statement); /* tells the same result again */
    }
    return code;
}

enum pla_code pla_sql_number(struct pla_store *store, enum pla_sql sql,
                             const struct pla_cell *cells, int count, int64_t missing, int64_t *out,
                             struct pla_err *err)
{
    sqlite3_stmt *statement = NULL;
    enum pla_code code = pla_sql_get(store, sql, &statement, err);

    if (code == PLA_OK) {
        code = pla_sql_bind(store, statement, cells, count, err);
    }
    if (code == PLA_OK) {
        const int result = sqlite3_step(statement);
        if (result != SQLITE_DONE && result != SQLITE_ROW) {
            code = pla_store_fail(store, result, err);
        } else if (result == SQLITE_DONE || sqlite3_column_type(statement, 0) == SQLITE_NULL) {
            *out = missing;
        } else {
            *out = sqlite3_column_int64(statement, 0);
        }
    }
    if (statement != NULL) {
        (void)sqlite3_reset(statement);
    }
    return code;
}

struct pla_text pla_column_text(sqlite3_stmt *statement, int column)
{
    /* the text first: its length is that of what it was converted to */
    const char *at = (const char *)sqlite3_column_text(statement, column);

    return (struct pla_text){at, at != NULL ? (size_t)sqlite3_column_bytes(statement, column) : 0};
}

enum pla_code pla_sql_exec(struct pla_store *store, const char *text, struct pla_err *err)
{
    const int result = sqlite3_exec(store->db, text, NULL, NULL, NULL);

    return result == SQLITE_OK ? PLA_OK : pla_store_fail(store, result, err);
}

void pla_sql_release(struct pla_store *store)
{
    for (int i = 0; i < PLA_SQL_COUNT; i++) {
        (void)sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
}
