// SPDX-License-Identifier: Apache-2.0
/** What `doctor` tells of a store: sizes, counts, whether the file is whole. */
#include "store/backup.h"
#include "store/private.h"

/** The first row of a check; "ok" or no row means that all is right. */
static enum pla_code check(struct pla_store *store, const char *sql, struct pla_store_facts *facts,
                           struct pla_err *err)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);

    if (result == SQLITE_OK) {
        result = sqlite3_step(statement);
    }
    if (result == SQLITE_ROW) {
        const struct pla_text text = pla_column_text(statement, 0);
        if (!pla_text_equal(text, PLA_TEXT("ok"))) {
            const size_t most = sizeof facts->broken - 1;
            const size_t length = text.length < most ? text.length : most;
            facts->is_whole = false;
            if (length > 0) {
                memcpy(facts->broken, text.at, length);
            }
            facts->broken[length] = '\0';
            for (size_t i = 0; i < length; i++) { /* SQLite heads its list with a line */
                facts->broken[i] = facts->broken[i] == '\n' ? ' ' : facts->broken[i];
            }
        }
    }
    (void)sqlite3_finalize(statement);
    return result == SQLITE_ROW || result == SQLITE_DONE ? PLA_OK
                                                         : pla_store_fail(store, result, err);
}

static enum pla_code count(struct pla_store *store, struct pla_store_facts *facts,
                           struct pla_err *err)
{
    int64_t *const numbers[] = {&facts->versions,  &facts->runs,    &facts->portfolios,
                                &facts->decisions, &facts->ratings, &facts->actions,
                                &facts->redacted};
    sqlite3_stmt *statement = NULL;
    enum pla_code code = pla_sql_get(store, PLA_SQL_COUNTS, &statement, err);

    if (code != PLA_OK) {
        return code;
    }
    const int result = sqlite3_step(statement);
    if (result == SQLITE_ROW) {
        for (int i = 0; i < (int)(sizeof numbers / sizeof numbers[0]); i++) {
            *numbers[i] = sqlite3_column_int64(statement, i);
        }
    } else {
        code = pla_store_fail(store, result, err);
    }
    (void)sqlite3_reset(statement);
    return code;
}

static enum pla_code read_size(struct pla_store *store, int64_t *out, struct pla_err *err)
{
    static const char text[] =
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(store->db, text, -1, &statement, NULL);

    if (result == SQLITE_OK) {
        result = sqlite3_step(statement);
    }
    if (result == SQLITE_ROW) {
        *out = sqlite3_column_int64(statement, 0);
    }
    (void)sqlite3_finalize(statement);
    return result == SQLITE_ROW ? PLA_OK : pla_store_fail(store, result, err);
}

enum pla_code pla_store_facts(struct pla_store *store, struct pla_store_facts *out,
                              struct pla_err *err)
{
    struct pla_store_facts facts = {.is_whole = true};
    enum pla_code code = pla_store_schema(store, &facts.schema, err);

    memcpy(facts.sqlite, sqlite3_libversion(), strlen(sqlite3_libversion()) + 1);
    if (code == PLA_OK) {
        code = read_size(store, &facts.bytes, err);
    }
    if (code == PLA_OK) {
        code = check(store, "PRAGMA integrity_check(1)", &facts, err);
    }
    if (code == PLA_OK && facts.is_whole) {
        code = check(store,
                     "SELECT 'row ' || rowid || ' of ' || \"table\" || ' names a row of ' || parent"
                     " || ' that is not there' FROM pragma_foreign_key_check LIMIT 1",
                     &facts, err);
    }
    if (code == PLA_OK && facts.is_whole) {
        code = count(store, &facts, err);
    }
    if (code == PLA_OK && facts.is_whole) {
        code = pla_audit_read_head(store, &facts.head, err);
    }
    if (code == PLA_OK) {
        *out = facts;
    }
    return code;
}
