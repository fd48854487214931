// SPDX-License-Identifier: Apache-2.0
/** From every earlier schema to this one: schema-N.sql is a store as schema N wrote it. */
#include "unit/store/fixture.h"

#include <string.h>
#include <sys/wait.h>

#include "base/file.h"

static void make_old(int schema)
{
    struct pla_arena arena = {0};
    struct pla_text text;
    char name[300];
    (void)snprintf(name, sizeof name, "%s/tests/unit/store/schema-%d.sql", PLA_SOURCE_DIR, schema);
    assert_code(pla_file_read(name, 1 << 20, &arena, &text, &err), PLA_OK);
    change(text.at);
    change("PRAGMA journal_mode = WAL");
    pla_arena_release(&arena);
}

static void verify(struct pla_store *store, const char *head)
{
    struct pla_audit_verdict verdict;
    assert_code(pla_audit_verify(store, head, NULL, NULL, &verdict, &err), PLA_OK);
}

static void migrate_from(int schema)
{
    struct pla_store *store = NULL;
    struct pla_audit_head head;
    struct pla_rating_counts counts;
    const struct pla_store_hand hand = steady_hand("registrar", 5000);
    make_old(schema);
    assert_int_equal(ask("PRAGMA user_version"), schema);
    const int64_t rows = ask("SELECT count(*) FROM audit");
    const int64_t decisions = ask("SELECT count(*) FROM decision");
    assert_code(pla_store_open(path, PLA_STORE_READ, 100, NULL, &store, &err), PLA_STORE);
    assert_true(has(err.text, "an older schema"));

    assert_code(pla_store_open(path, PLA_STORE_WRITE, 100, &hand, &store, &err), PLA_OK);
    assert_int_equal(ask("PRAGMA user_version"), PLA_STORE_SCHEMA);
    assert_int_equal(ask("SELECT count(*) FROM audit"), rows + PLA_STORE_SCHEMA - schema);
    assert_int_equal(ask("SELECT count(*) FROM audit WHERE action = 'migrate' AND at = 5000"),
                     PLA_STORE_SCHEMA - schema);
    assert_int_equal(ask("SELECT count(*) FROM decision"), decisions);
    verify(store, NULL);
    const struct pla_stored_rating rating = {.portfolio = PLA_TEXT("P1"),
                                             .item = PLA_TEXT("reflection"),
                                             .assessor = PLA_TEXT("a1"),
                                             .body = PLA_TEXT("{}")};
    assert_code(pla_store_ratings_put(store, &rating, 1, &counts, &err), PLA_OK);
    assert_code(pla_audit_read_head(store, &head, &err), PLA_OK);
    begin_run(store, "later");
    verify(store, head.hash);
    pla_store_close(store);

    /* opened again nothing happens; the tables are those of a store that was made new */
    const int64_t now = ask("SELECT count(*) FROM audit");
    pla_store_close(open_store(PLA_STORE_WRITE));
    assert_int_equal(ask("SELECT count(*) FROM audit"), now);
    char name[32];
    (void)snprintf(name, sizeof name, "plaudit.db.schema-%d", schema);
    const char *copy = in_folder(name);
    assert_int_equal(access(copy, F_OK), 0);
    char kept[160];
    memcpy(kept, path, sizeof kept);
    (void)snprintf(path, sizeof path, "%s", copy);
    assert_int_equal(ask("PRAGMA user_version"), schema);
    assert_int_equal(ask("SELECT count(*) FROM audit"), rows);
    memcpy(path, kept, sizeof kept);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(unlink(copy), 0);
}

static void test_every_schema(void **state)
{
    (void)state;
    for (int schema = 1; schema < PLA_STORE_SCHEMA; schema++) {
        migrate_from(schema);
    }
}

/** The sum of all definitions, whatever way it was come to. */
static void test_same_tables(void **state)
{
    (void)state;
    static const char sums[] = "SELECT sum(length(sql)) + count(*) * 100000 FROM sqlite_schema";
    pla_store_close(open_store(PLA_STORE_CREATE));
    const int64_t new_sum = ask(sums);
    assert_int_equal(unlink(path), 0);
    make_old(1);
    pla_store_close(open_store(PLA_STORE_WRITE));
    assert_int_equal(ask(sums), new_sum);
}

/** No copy, no migration. */
static void test_no_copy(void **state)
{
    (void)state;
    struct pla_store *store = NULL;
    const struct pla_store_hand hand = steady_hand("registrar", 5000);
    make_old(1);
    char command[300];
    (void)snprintf(command, sizeof command, "mkdir %s.schema-1.part", path);
    assert_int_equal(system(command), 0);
    assert_code(pla_store_open(path, PLA_STORE_WRITE, 100, &hand, &store, &err), PLA_STORE);
    assert_true(has(err.text, "no copy can be kept"));
    assert_int_equal(ask("PRAGMA user_version"), 1);
}

static void test_at_once(void **state)
{
    (void)state;
    make_old(1);
    for (int i = 0; i < 4; i++) {
        const pid_t child = fork();
        if (child == 0) {
            const struct pla_store_hand hand = steady_hand("registrar", 5000);
            struct pla_store *store = NULL;
            _exit(pla_store_open(path, PLA_STORE_WRITE, 5000, &hand, &store, &err) != PLA_OK);
        }
        assert_true(child > 0);
    }
    for (int i = 0, status = 0; i < 4; i++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    assert_int_equal(ask("SELECT count(*) FROM audit WHERE action = 'migrate'"), 1);
    struct pla_store *store = open_store(PLA_STORE_READ);
    verify(store, NULL);
    pla_store_close(store);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_every_schema),
        TEST(test_same_tables),
        TEST(test_no_copy),
        TEST(test_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
