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

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_plans),
        TEST(test_scan_is_seen),
        TEST(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
