// SPDX-License-Identifier: Apache-2.0
/** The chain: every column of every table edited by hand, rows removed, inserted, moved. */
#include "unit/store/fixture.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>

enum { FOUND_MOST = 64, COLUMNS_MOST = 24, TEXT_MOST = 400 };

/** Formatted text that fits whole, or the test fails. */
__attribute__((format(printf, 2, 3))) static void put(char out[TEXT_MOST], const char *format, ...)
{
    va_list list;
    va_start(list, format);
    const int length = vsnprintf(out, TEXT_MOST, format, list);
    va_end(list);
    assert_in_range(length, 0, TEXT_MOST - 1);
}

static struct {
    size_t count;
    char table[FOUND_MOST][32];
    int64_t number[FOUND_MOST];
} found;

static void note(void *ctx, const struct pla_audit_finding *finding)
{
    (void)ctx;
    assert_non_null(finding->text);
    if (found.count < FOUND_MOST) {
        (void)snprintf(found.table[found.count], sizeof found.table[0], "%s", finding->table);
        found.number[found.count] = finding->number;
        found.count++;
    }
}

static bool is_found(const char *table, int64_t number)
{
    for (size_t i = 0; i < found.count; i++) {
        if (strcmp(found.table[i], table) == 0 && found.number[i] == number) {
            return true;
        }
    }
    return false;
}

static enum pla_code verify(const char *head)
{
    struct pla_store *store = NULL;
    struct pla_audit_verdict verdict;
    found.count = 0;
    err = (struct pla_err){0};
    assert_code(pla_store_open(path, PLA_STORE_READ, 1000, NULL, &store, &err), PLA_OK);
    const enum pla_code code = pla_audit_verify(store, head, note, NULL, &verdict, &err);
    assert_true((code == PLA_OK) == (found.count == 0));
    assert_true(code != PLA_OK || verdict.is_end_proven == (head != NULL));
    pla_store_close(store);
    return code;
}

/* ---- every column ---- */

static sqlite3 *db;

static void run_sql(const char *sql)
{
    char *text = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &text) != SQLITE_OK) {
        fail_msg("%s: %s", sql, text);
    }
}

/** Something else of the same type; what was NULL gets a value. */
static const char *edit_of(const char *type)
{
    return strcmp(type, "INTEGER") == 0 ? "coalesce(%s, 0) + 1000"
           : strcmp(type, "BLOB") == 0  ? "CAST(hex(coalesce(%s, x'07')) AS BLOB)"
                                        : "coalesce(%s, '') || 'x'";
}

static void edit_and_see(const char *table, const char *key, const char *column, const char *value,
                         int64_t row)
{
    char sql[TEXT_MOST];
    put(sql, "UPDATE %s SET %s = %s WHERE %s = %lld", table, column, value, key, (long long)row);
    run_sql("BEGIN");
    run_sql(sql);
    const bool did_change = sqlite3_changes(db) == 1;
    run_sql("COMMIT");
    assert_true(did_change);
    const bool is_key = strcmp(column, key) == 0;
    if (verify(NULL) == PLA_OK ||
        !(is_found(table, row) || (is_key && is_found(table, row + 1000)))) {
        fail_msg("%s: not seen in %s %lld (%zu findings)", sql, table, (long long)row, found.count);
    }
}

/** Edit one column of one row in every way, putting the file back after each. */
static void edit_column(const char *table, const char *key, const char *column, const char *type,
                        bool may_be_null, int64_t row)
{
    char value[TEXT_MOST], sql[TEXT_MOST];
    const char *format = edit_of(type);
    char *percent = strstr(format, "%s");
    put(value, "%.*s%s%s", (int)(percent - format), format, column, percent + 2);
    run_sql("DROP TABLE IF EXISTS temp.kept");
    put(sql, "CREATE TEMP TABLE kept AS SELECT %s AS v FROM %s WHERE %s = %lld", column, table, key,
        (long long)row);
    run_sql(sql);
    edit_and_see(table, key, column, value, row);
    const bool is_key = strcmp(column, key) == 0;
    put(sql, "UPDATE %s SET %s = (SELECT v FROM temp.kept) WHERE %s = %lld", table, column, key,
        (long long)(is_key ? row + 1000 : row));
    run_sql(sql);
    put(value, "SELECT v IS NULL FROM temp.kept");
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, value, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const bool was_null = sqlite3_column_int(statement, 0) != 0;
    sqlite3_finalize(statement);
    if (may_be_null && !was_null) {
        edit_and_see(table, key, column, "NULL", row);
        run_sql(sql);
    }
}

struct column {
    char name[32], type[16];
    bool may_be_null;
};

static int read_columns(const char *table, struct column *out)
{
    char sql[TEXT_MOST];
    sqlite3_stmt *statement = NULL;
    int count = 0;
    put(sql, "PRAGMA table_info(%s)", table);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        assert_true(count < COLUMNS_MOST);
        (void)snprintf(out[count].name, sizeof out[0].name, "%s",
                       sqlite3_column_text(statement, 1));
        (void)snprintf(out[count].type, sizeof out[0].type, "%s",
                       sqlite3_column_text(statement, 2));
        out[count].may_be_null =
            sqlite3_column_int(statement, 3) == 0 && sqlite3_column_int(statement, 5) == 0;
        count++;
    }
    sqlite3_finalize(statement);
    return count;
}

static void edit_table(const char *table)
{
    struct column columns[COLUMNS_MOST];
    const int count = read_columns(table, columns);
    char sql[TEXT_MOST];
    int64_t rows[2];
    put(sql, "SELECT min(%s) FROM %s", columns[0].name, table);
    rows[0] = ask(sql);
    put(sql, "SELECT max(%s) FROM %s", columns[0].name, table);
    rows[1] = ask(sql);
    assert_true(count >= 4 && rows[0] >= 1);
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < (rows[1] > rows[0] ? 2 : 1); k++) {
            edit_column(table, columns[0].name, columns[i].name, columns[i].type,
                        columns[i].may_be_null, rows[k]);
        }
    }
}

static void test_every_column(void **state)
{
    (void)state;
    sqlite3_stmt *tables = NULL;
    int count = 0;
    pla_store_close(full_store());
    assert_code(verify(NULL), PLA_OK);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'table'",
                                        -1, &tables, NULL),
                     SQLITE_OK);
    char names[32][32];
    while (sqlite3_step(tables) == SQLITE_ROW) {
        assert_true(count < 32);
        (void)snprintf(names[count++], sizeof names[0], "%s", sqlite3_column_text(tables, 0));
    }
    sqlite3_finalize(tables);
    assert_int_equal(count, 17); /* audit, and those of tables.def */
    for (int i = 0; i < count; i++) {
        edit_table(names[i]);
    }
    sqlite3_close(db);
    assert_code(verify(NULL), PLA_OK);
}

/* ---- whole rows ---- */

/** Numbers to be asked for. */
enum { LINE_OF_2 = -2, OF_ACTION_2 = -3 };

static void spoil(const char *sql, const char *table, int64_t number)
{
    pla_store_close(full_store());
    assert_code(verify(NULL), PLA_OK);
    if (number == LINE_OF_2) {
        number = ask("SELECT line FROM decision WHERE id = 2");
    }
    if (number == OF_ACTION_2) {
        number = ask("SELECT audit FROM action WHERE id = 2");
    }
    change(sql);
    assert_code(verify(NULL), PLA_NO);
    if (!is_found(table, number)) {
        fail_msg("%s: %s %lld was not named", sql, table, (long long)number);
    }
    assert_int_equal(unlink(path), 0);
}

static void test_rows(void **state)
{
    (void)state;
    spoil("DELETE FROM decision WHERE id = 3", "decision", 3);
    spoil("DELETE FROM audit WHERE sequence = 6", "audit", 6);
    spoil("INSERT INTO decision SELECT max(id) + 1, entry, 'other', version, claim, status, line,"
          " audit, leaf FROM decision",
          "decision", 5);
    spoil("UPDATE decision SET status = CASE id WHEN 2 THEN 'referred' ELSE status END", "decision",
          2);
    spoil("UPDATE content SET bytes = replace(bytes, '\"mark\":\"m\"', '\"mark\":\"n\"') WHERE kind"
          " = 'line' AND id = (SELECT line FROM decision WHERE id = 2)",
          "content", LINE_OF_2);
    spoil("UPDATE version_file SET text = 'return rubric { more = true }' WHERE id = 1",
          "version_file", 1);
    /* two rows change places */
    spoil("UPDATE run_version SET id = 99 WHERE id = 1; UPDATE run_version SET id = 1 WHERE id = 2;"
          "UPDATE run_version SET id = 2 WHERE id = 99",
          "run_version", 1);
    /* a row at the end, with its leaf */
    spoil("DELETE FROM action WHERE id = 2", "audit", OF_ACTION_2);
    /* a redaction that nobody made */
    spoil("UPDATE content SET salt = NULL, bytes = NULL WHERE id = (SELECT line FROM decision "
          "WHERE id = 2)",
          "content", LINE_OF_2);
    spoil("UPDATE content SET salt = x'00' WHERE id = (SELECT line FROM decision WHERE id = 2)",
          "content", LINE_OF_2);
}

static void test_head(void **state)
{
    (void)state;
    struct pla_store *store = full_store();
    struct pla_audit_head head, earlier;
    assert_code(pla_audit_read_head(store, &head, &err), PLA_OK);
    pla_store_close(store);
    assert_code(verify(head.hash), PLA_OK);
    earlier = head;
    store = open_store(PLA_STORE_WRITE);
    begin_run(store, "later");
    assert_code(pla_audit_read_head(store, &head, &err), PLA_OK);
    assert_int_equal(head.sequence, earlier.sequence + 1);
    pla_store_close(store);
    assert_code(verify(earlier.hash), PLA_OK);
    assert_code(verify(head.hash), PLA_OK);
    /* the end cut off clean: only the head tells */
    change("DELETE FROM run_version WHERE run = (SELECT max(id) FROM run);"
           "DELETE FROM run WHERE id = (SELECT max(id) FROM run);"
           "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)");
    assert_code(verify(NULL), PLA_OK);
    assert_code(verify(earlier.hash), PLA_OK);
    assert_code(verify(head.hash), PLA_NO);
    assert_true(is_found("audit", earlier.sequence));
    assert_code(verify("00"), PLA_NO);
}

static void test_log(void **state)
{
    (void)state;
    struct pla_store *store = full_store();
    struct pla_store_cursor *cursor = NULL;
    struct pla_audit_row row;
    char previous[PLA_SHA256_HEX + 1] = "";
    int64_t count = 0;
    bool saw_award = false;
    assert_code(pla_audit_open(store, NULL, &cursor, &err), PLA_OK);
    while (pla_audit_next(cursor, &row, &err) == PLA_OK) {
        assert_int_equal(row.sequence, ++count);
        assert_true(count == 1 || strcmp(previous, row.previous) == 0);
        memcpy(previous, row.hash, sizeof previous);
        assert_memory_equal(row.actor.at, "registrar", 9);
        if (pla_text_equal(row.action, PLA_TEXT("approve"))) {
            saw_award = true;
            assert_true(pla_text_equal(row.subject, PLA_TEXT("award EDU301")));
            assert_true(pla_text_equal(row.name, PLA_TEXT("P1")));
        }
    }
    pla_store_cursor_close(cursor);
    assert_true(saw_award);
    const struct pla_store_filter filter = {.portfolio = PLA_TEXT("P1")};
    assert_code(pla_audit_open(store, &filter, &cursor, &err), PLA_OK);
    for (count = 0; pla_audit_next(cursor, &row, &err) == PLA_OK; count++) {
    }
    assert_int_equal(count, 3); /* a rating, two actions */
    pla_store_cursor_close(cursor);
    pla_store_close(store);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_every_column),
        TEST(test_rows),
        TEST(test_head),
        TEST(test_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
