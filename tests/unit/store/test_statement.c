// SPDX-License-Identifier: Apache-2.0
/** Every statement, by asking SQLite how it would go about it. */
#include "unit/store/fixture.h"

#include <string.h>

#include "store/private.h"

/** Small tables that a walk through may cost nothing: none. A scan of a subquery's result is none.
 */
static bool is_scan(const char *detail)
{
    return strncmp(detail, "SCAN ", 5) == 0 && strstr(detail, "CONSTANT ROW") == NULL &&
           strncmp(detail, "SCAN (subquery", 14) != 0;
}

static bool explain(struct pla_store *store, const struct pla_sql_about *about)
{
    char sql[8192];
    sqlite3_stmt *statement = NULL;
    bool has_scan = false;
    (void)snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s", about->text);
    assert_true(strlen(about->text) < sizeof sql - 32);
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) {
        fail_msg("%s: %s", about->name, sqlite3_errmsg(store->db));
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *detail = (const char *)sqlite3_column_text(statement, 3);
        if (is_scan(detail)) {
            has_scan = true;
            if (about->plan == PLA_PLAN_INDEX) {
                print_error("%s: %s\n", about->name, detail);
            }
        }
    }
    sqlite3_finalize(statement);
    if ((about->plan == PLA_PLAN_SCAN) != has_scan) {
        print_error("%s does not keep to its plan\n", about->name);
        return false;
    }
    return true;
}

static void test_plans(void **state)
{
    (void)state;
    struct pla_store *store = full_store();
    bool are_kept = true;
    for (int i = 0; i < PLA_SQL_COUNT; i++) {
        are_kept = explain(store, &pla_sqls[i]) && are_kept;
    }
    assert_true(are_kept);
    pla_store_close(store);
}

/** The test can fail: a column without an index. */
static void test_scan_is_seen(void **state)
{
    (void)state;
    struct pla_store *store = full_store();
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(
                         store->db, "EXPLAIN QUERY PLAN SELECT id FROM decision WHERE version = ?",
                         -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_true(is_scan((const char *)sqlite3_column_text(statement, 3)));
    sqlite3_finalize(statement);
    pla_store_close(store);
}

/** The numbers of cells in tables.def are those of the tables. */
static void test_tables(void **state)
{
    (void)state;
    struct pla_store *store = full_store();
    for (int i = 0; i < PLA_TABLE_COUNT; i++) {
        sqlite3_stmt *statement = NULL;
        assert_code(pla_sql_get(store, (enum pla_sql)(2 * i + 1), &statement, &err), PLA_OK);
        assert_int_equal(sqlite3_column_count(statement), pla_tables[i].columns + 3);
        assert_true(pla_tables[i].columns <= PLA_CELLS_MOST);
        assert_true(pla_tables[i].leaf_columns == pla_tables[i].columns || i == PLA_TABLE_content);
        char sql[100];
        (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM pragma_table_info('%s')",
                       pla_tables[i].name);
        assert_int_equal(ask(sql), pla_tables[i].columns + 3);
        (void)snprintf(sql, sizeof sql, "SELECT count(*) > 0 FROM %s", pla_tables[i].name);
        assert_int_equal(ask(sql), 1); /* full_store is full */
    }
    pla_store_close(store);
}

/** Column of a table as tables.def counts it. */
static int find_column(struct pla_store *store, int table, const char *name)
{
    sqlite3_stmt *statement = NULL;
    int found = -1;
    assert_code(pla_sql_get(store, (enum pla_sql)(2 * table + 1), &statement, &err), PLA_OK);
    for (int i = 0; i < pla_tables[table].columns; i++) {
        found = strcmp(sqlite3_column_name(statement, 3 + i), name) == 0 ? i : found;
    }
    assert_true(found >= 0);
    return found;
}

/** What pla_row_add looks after is every REFERENCES of the schema, and nothing else. */
static void test_parents(void **state)
{
    (void)state;
    struct pla_store *store = full_store();
    int in_schema = 0, here = 0;
    for (int i = 0; i < PLA_TABLE_COUNT; i++) {
        char sql[100];
        sqlite3_stmt *statement = NULL;
        (void)snprintf(sql, sizeof sql,
                       "SELECT \"from\", \"table\" FROM pragma_foreign_key_list('%s')",
                       pla_tables[i].name);
        assert_int_equal(sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL), SQLITE_OK);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            const int column =
                find_column(store, i, (const char *)sqlite3_column_text(statement, 0));
            const enum pla_table parent = pla_row_parent((enum pla_table)i, column);
            assert_true(parent != PLA_TABLE_COUNT);
            assert_string_equal((const char *)sqlite3_column_text(statement, 1),
                                pla_tables[parent].name);
            in_schema++;
        }
        sqlite3_finalize(statement);
        for (int k = 0; k < pla_tables[i].columns; k++) {
            here += pla_row_parent((enum pla_table)i, k) != PLA_TABLE_COUNT;
        }
    }
    assert_int_equal(here, in_schema);
    assert_true(here > 20);
    pla_store_close(store);
}

static enum pla_code add_end(struct pla_store *store, int64_t run)
{
    const struct pla_cell cells[] = {pla_cell_int(run), pla_cell_int(0)};
    const struct pla_change change = {.action = "end", .subject = PLA_TEXT("of a run")};
    assert_code(pla_change_begin(store, &err), PLA_OK);
    const enum pla_code code = pla_row_add(store, PLA_TABLE_run_end, cells, NULL, &err);
    return pla_change_end(store, &change, code, &err);
}

/** A row that is not there cannot be named, whether SQLite looks or not. */
static void test_missing_parent(void **state)
{
    (void)state;
    struct pla_store *store = full_store();
    for (int bulk = 0; bulk < 2; bulk++) {
        const int64_t runs = ask("SELECT max(id) FROM run");
        assert_code(add_end(store, runs), PLA_OK);
        assert_code(add_end(store, runs + 1), PLA_BUG);
        assert_true(has(err.text, "which is not there"));
        assert_code(add_end(store, 0), PLA_BUG);
        save_one(store, bulk == 0 ? "bulk" : "more", "P9", "S9", "nl", "m");
        assert_int_equal(store->is_bulk, true);
    }
    assert_int_equal(ask("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    pla_store_close(store);
}

/** Numbers kept from one change to the next are read again if somebody else has written. */
static void test_two_writers(void **state)
{
    (void)state;
    struct pla_audit_verdict verdict;
    struct pla_store *one = full_store(), *two = open_store(PLA_STORE_WRITE);
    save_one(one, "a", "P21", "S21", "nl", "m");
    save_one(two, "b", "P22", "S22", "nl", "n");
    save_one(two, "c", "P22", "S22", "nl", "o");
    save_one(one, "last", "P23", "S23", "nl", "m");
    assert_code(pla_audit_verify(one, NULL, NULL, NULL, &verdict, &err), PLA_OK);
    pla_store_close(two);
    pla_store_close(one);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_plans),   TEST(test_scan_is_seen),   TEST(test_tables),
        TEST(test_parents), TEST(test_missing_parent), TEST(test_two_writers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
