// SPDX-License-Identifier: Apache-2.0
/** Copies, restore, and stores of shards joined under one run. */
#include "unit/store/fixture.h"

#include <string.h>

static void verify(struct pla_store *store)
{
    struct pla_audit_verdict verdict;
    assert_code(pla_audit_verify(store, NULL, NULL, NULL, &verdict, &err), PLA_OK);
}

static struct pla_store *open_at(const char *file, enum pla_store_mode mode)
{
    const struct pla_store_hand hand = steady_hand("registrar", 1000);
    struct pla_store *store = NULL;
    assert_code(pla_store_open(file, mode, 2000, &hand, &store, &err), PLA_OK);
    return store;
}

/** The store of shard `shard` of 2: every second position of two blocks. */
static void make_shard(const char *file, int64_t shard)
{
    struct pla_store *store = open_at(file, PLA_STORE_CREATE);
    struct pla_stored_run run = sample_run("batch");
    int64_t number = 0;
    bool flag = false;
    run.shards = 2;
    assert_code(pla_store_run_begin(store, &run, &number, &flag, &err), PLA_OK);
    for (uint64_t block = 0; block < 2; block++) {
        struct pla_block_item items[3] = {0};
        char texts[3][2][300];
        for (uint64_t i = 0; i < 3; i++) {
            const uint64_t position = block * 256 + 2 * i + (uint64_t)shard;
            const int line = snprintf(
                texts[i][0], 300,
                "{\"portfolio\":\"P%llu\",\"attempt\":1,\"learner\":null,\"rubric\":\"nl\","
                "\"version\":\"1\",\"claim\":null,\"status\":\"complete\"}\n",
                (unsigned long long)position);
            const int record = snprintf(texts[i][1], 300, "{\"id\":\"P%llu\",\"evidence\":[]}",
                                        (unsigned long long)position);
            items[i] = (struct pla_block_item){.position = position,
                                               .record = {texts[i][1], (size_t)record},
                                               .lines = {texts[i][0], (size_t)line}};
        }
        assert_code(pla_store_block_save(store, number, shard, block, items, 3, &flag, &err),
                    PLA_OK);
    }
    assert_code(pla_store_run_end(store, number, shard, &err), PLA_OK);
    pla_store_close(store);
}

static void test_shards(void **state)
{
    (void)state;
    struct pla_merge_counts counts;
    const char *a = in_folder("a.db"), *b = in_folder("b.db");
    make_shard(a, 0);
    make_shard(b, 1);
    struct pla_store *store = open_store(PLA_STORE_CREATE);
    assert_code(pla_store_merge(store, a, &counts, &err), PLA_OK);
    assert_int_equal(counts.runs, 1);
    assert_int_equal(counts.blocks, 2);
    assert_code(pla_store_merge(store, b, &counts, &err), PLA_OK);
    assert_int_equal(counts.runs, 0);
    assert_int_equal(counts.blocks, 2);
    const int64_t rows = ask("SELECT count(*) FROM audit");
    assert_code(pla_store_merge(store, b, &counts, &err), PLA_OK);
    assert_int_equal(counts.blocks, 0);
    assert_int_equal(counts.present, 2);
    assert_int_equal(ask("SELECT count(*) FROM audit"), rows);
    verify(store);

    struct pla_store_cursor *cursor = NULL;
    struct pla_stored_decision decision;
    const struct pla_store_filter filter = {.run = PLA_TEXT("batch")};
    static const uint64_t positions[] = {0, 1, 2, 3, 4, 5, 256, 257, 258, 259, 260, 261};
    size_t count = 0;
    assert_code(pla_store_decisions_open(store, &filter, &cursor, &err), PLA_OK);
    for (; pla_store_decisions_next(cursor, &decision, &err) == PLA_OK; count++) {
        assert_int_equal(decision.position, positions[count]);
    }
    assert_int_equal(count, 12);
    pla_store_cursor_close(cursor);
    struct pla_audit_head head;
    struct pla_store *other = open_at(b, PLA_STORE_READ);
    assert_code(pla_audit_read_head(other, &head, &err), PLA_OK);
    pla_store_close(other);
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM audit WHERE action = 'merge' AND subject LIKE '%%%s'",
                   head.hash);
    assert_int_equal(ask(sql), 1);
    pla_store_close(store);
}

static void test_refused(void **state)
{
    (void)state;
    struct pla_merge_counts counts;
    const char *shard = in_folder("shard.db");
    pla_store_close(full_store());
    assert_int_equal(rename(path, shard), 0);
    struct pla_store *store = open_store(PLA_STORE_CREATE);
    assert_code(pla_store_merge(store, shard, &counts, &err), PLA_NO);
    assert_true(has(err.text, "ratings or decisions of people"));
    assert_string_equal(err.where, shard);
    assert_code(pla_store_merge(store, in_folder("none.db"), &counts, &err), PLA_MISSING);
    assert_int_equal(unlink(shard), 0);

    make_shard(shard, 0);
    char kept[160];
    memcpy(kept, path, sizeof kept);
    memcpy(path, shard, strlen(shard) + 1);
    change("UPDATE decision SET status = 'referred' WHERE id = 2");
    memcpy(path, kept, sizeof kept);
    assert_code(pla_store_merge(store, shard, &counts, &err), PLA_NO);
    assert_true(has(err.text, "not what its chain says"));
    assert_int_equal(unlink(shard), 0);

    begin_run(store, "batch"); /* the same name, not sharded */
    make_shard(shard, 0);
    assert_code(pla_store_merge(store, shard, &counts, &err), PLA_NO);
    assert_true(has(err.text, "with 1 shards, this is 2"));
    verify(store);
    pla_store_close(store);
}

static int steps;
static void count_steps(void *ctx, int done, int all)
{
    (void)ctx;
    assert_true(done <= all);
    steps++;
}

static void test_backup(void **state)
{
    (void)state;
    const char *copy = in_folder("copy.db");
    struct pla_store *store = full_store();
    struct pla_store *writer = open_store(PLA_STORE_WRITE);
    assert_code(pla_store_begin(writer, &err), PLA_OK);
    begin_run(writer, "not yet");
    assert_code(pla_store_backup(store, copy, count_steps, NULL, &err), PLA_OK);
    assert_true(steps > 0);
    assert_code(pla_store_commit(writer, &err), PLA_OK);
    pla_store_close(writer);
    assert_code(pla_store_backup(store, copy, NULL, NULL, &err), PLA_OUTPUT);
    assert_true(has(err.text, "exists already"));
    assert_code(pla_store_backup(store, in_folder("no/such.db"), NULL, NULL, &err), PLA_OUTPUT);
    struct pla_store *read = open_at(copy, PLA_STORE_READ);
    verify(read);
    struct pla_store_facts facts;
    assert_code(pla_store_facts(read, &facts, &err), PLA_OK);
    assert_true(facts.is_whole);
    assert_int_equal(facts.runs, 2);
    assert_int_equal(facts.actions, 2);
    assert_int_equal(facts.ratings, 1);
    assert_int_equal(facts.schema, PLA_STORE_SCHEMA);
    pla_store_close(read);
    pla_store_close(store);
}

static void test_restore(void **state)
{
    (void)state;
    const char *copy = in_folder("copy.db");
    const struct pla_store_hand hand = steady_hand("registrar", 2000);
    struct pla_store *store = full_store();
    struct pla_audit_head head;
    assert_code(pla_store_backup(store, copy, NULL, NULL, &err), PLA_OK);
    assert_code(pla_audit_read_head(store, &head, &err), PLA_OK);
    begin_run(store, "lost");
    pla_store_close(store);
    assert_code(pla_store_restore(copy, path, 1000, &hand, "00", &err), PLA_NO);
    assert_code(pla_store_restore(in_folder("none"), path, 1000, &hand, NULL, &err), PLA_MISSING);
    assert_int_equal(ask("SELECT count(*) FROM run"), 3);
    assert_code(pla_store_restore(copy, path, 1000, &hand, head.hash, &err), PLA_OK);
    assert_int_equal(ask("SELECT count(*) FROM run"), 2);
    store = open_store(PLA_STORE_READ);
    struct pla_audit_verdict verdict;
    assert_code(pla_audit_verify(store, head.hash, NULL, NULL, &verdict, &err), PLA_OK);
    assert_int_equal(verdict.head.sequence, head.sequence + 1);
    pla_store_close(store);
    store = open_at(in_folder("plaudit.db.before-restore"), PLA_STORE_READ);
    verify(store);
    pla_store_close(store);
    /* onto a broken store, and onto none */
    FILE *file = fopen(path, "wb");
    (void)fputs("broken", file);
    (void)fclose(file);
    assert_code(pla_store_restore(copy, path, 1000, &hand, NULL, &err), PLA_OK);
    assert_int_equal(unlink(path), 0);
    assert_code(pla_store_restore(copy, path, 1000, &hand, NULL, &err), PLA_OK);
    assert_int_equal(ask("SELECT count(*) FROM run"), 2);
    assert_int_not_equal(access(in_folder("plaudit.db.restore"), F_OK), 0);
}

/** A page in the middle overwritten. */
static void test_broken(void **state)
{
    (void)state;
    struct pla_store_facts facts;
    pla_store_close(full_store());
    FILE *file = fopen(path, "r+b");
    assert_int_equal(fseek(file, 7L * 16384, SEEK_SET), 0);
    for (int i = 0; i < 16384; i++) {
        (void)fputc('x', file);
    }
    (void)fclose(file);
    struct pla_store *store = open_store(PLA_STORE_READ);
    assert_code(pla_store_facts(store, &facts, &err), PLA_OK);
    assert_false(facts.is_whole);
    assert_true(facts.broken[0] != '\0');
    struct pla_audit_verdict verdict;
    const enum pla_code code = pla_audit_verify(store, NULL, NULL, NULL, &verdict, &err);
    assert_true(code == PLA_STORE || code == PLA_NO);
    pla_store_close(store);
    const struct pla_store_hand hand = steady_hand("registrar", 2000);
    const char *other = in_folder("other.db");
    assert_code(pla_store_restore(path, other, 1000, &hand, NULL, &err), PLA_STORE);
    assert_true(has(err.text, "the backup is damaged"));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_shards),  TEST(test_refused), TEST(test_backup),
        TEST(test_restore), TEST(test_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
