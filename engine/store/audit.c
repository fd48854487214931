// SPDX-License-Identifier: Apache-2.0
/** The chain as it is read: its head and its rows. */
#include "store/private.h"

static bool put_hash(sqlite3_stmt *statement, int column, char out[PLA_SHA256_HEX + 1])
{
    const unsigned char *bytes = sqlite3_column_blob(statement, column);

    if (bytes == NULL || sqlite3_column_bytes(statement, column) != PLA_SHA256_BYTES) {
        out[0] = '\0';
        return false;
    }
    pla_sha256_put_hex(bytes, out);
    return true;
}

enum pla_code pla_audit_read_head(struct pla_store *store, struct pla_audit_head *out,
                                  struct pla_err *err)
{
    sqlite3_stmt *statement = NULL;
    enum pla_code code = pla_sql_get(store, PLA_SQL_AUDIT_HEAD, &statement, err);

    if (code != PLA_OK) {
        return code;
    }
    const int result = sqlite3_step(statement);
    if (result == SQLITE_ROW) {
        struct pla_audit_head head = {.sequence = sqlite3_column_int64(statement, 0),
                                      .at = sqlite3_column_int64(statement, 1)};
        if (put_hash(statement, 2, head.hash)) {
            *out = head;
        } else {
            code = pla_store_damaged(store, err);
        }
    } else {
        code = result == SQLITE_DONE ? pla_store_damaged(store, err)
                                     : pla_store_fail(store, result, err);
    }
    (void)sqlite3_reset(statement);
    return code;
}

enum pla_code pla_audit_open(struct pla_store *store, const struct pla_store_filter *filter,
                             struct pla_store_cursor **out, struct pla_err *err)
{
    struct pla_store_filter used = {0};
    struct pla_cursor_keys keys = {0};

    if (filter != NULL) {
        used.portfolio = filter->portfolio;
        used.since = filter->since;
    }
    const enum pla_sql sql = used.portfolio.at != NULL ? PLA_SQL_AUDIT_OF_PORTFOLIO
                             : used.since != 0         ? PLA_SQL_AUDIT_SINCE
                                                       : PLA_SQL_AUDIT_ALL;
    enum pla_code code = pla_cursor_find(store, &used, &keys, err);
    if (code == PLA_OK) {
        code = pla_cursor_new(store, sql, &used, &keys, out, err);
    }
    return code;
}

enum pla_code pla_audit_next(struct pla_store_cursor *cursor, struct pla_audit_row *out,
                             struct pla_err *err)
{
    sqlite3_stmt *s = cursor->statement;
    const enum pla_code code = pla_cursor_step(cursor, err);

    if (code != PLA_OK) {
        return code;
    }
    *out = (struct pla_audit_row){.sequence = sqlite3_column_int64(s, 0),
                                  .at = sqlite3_column_int64(s, 1),
                                  .actor = pla_column_text(s, 2),
                                  .action = pla_column_text(s, 3),
                                  .subject = pla_column_text(s, 4),
                                  .name = pla_column_text(s, 5)};
    out->is_redacted = sqlite3_column_type(s, 6) != SQLITE_NULL && out->name.at == NULL;
    (void)put_hash(s, 7, out->previous);
    (void)put_hash(s, 8, out->hash);
    return PLA_OK;
}
