// SPDX-License-Identifier: Apache-2.0
/** Runs and blocks: resuming, refusing, saving once, superseding. */
#include "unit/store/fixture.h"

#include <string.h>

static struct pla_store *store;

static int open_it(void **state)
{
    if (set_up(state) != 0) {
        return -1;
    }
    store = open_store(PLA_STORE_CREATE);
    return 0;
}

static int close_it(void **state)
{
    struct pla_audit_verdict verdict;
    assert_code(pla_audit_verify(store, NULL, NULL, NULL, &verdict, &err), PLA_OK);
    pla_store_close(store);
    return tear_down(state);
}

static enum pla_code resume(const struct pla_stored_run *run)
{
    int64_t number = 0;
    bool was_resumed = false;
    err = (struct pla_err){0};
    const enum pla_code code = pla_store_run_begin(store, run, &number, &was_resumed, &err);
    assert_true(code != PLA_OK || (was_resumed && number == 1));
    return code;
}

static void refuse(const struct pla_stored_run *run, const char *text)
{
    const int64_t rows = ask("SELECT count(*) FROM audit");
    assert_code(resume(run), PLA_NO);
    assert_true(has(err.text, text));
    assert_true(has(err.hint, "--run"));
    assert_int_equal(ask("SELECT count(*) FROM audit"), rows);
}

static void test_resume(void **state)
{
    (void)state;
    struct pla_stored_run run = sample_run("r1");
    assert_int_equal(begin_run(store, "r1"), 1);
    const int64_t rows = ask("SELECT count(*) FROM audit");
    assert_code(resume(&run), PLA_OK);
    assert_int_equal(ask("SELECT count(*) FROM audit"), rows);

    struct pla_run_version versions[3] = {run.versions[0], run.versions[1]};
    run.versions = versions;
    versions[0].fingerprint = PLA_TEXT("ac");
    refuse(&run, "run \"r1\" was begun with another text of the rubric nl 1.0.0");
    versions[0].version = PLA_TEXT("1.0.1");
    refuse(&run, "was begun with rubric \"1.0.0\", this is \"1.0.1\"");
    versions[0] = sample_run("r1").versions[0];
    run.version_count = 1;
    refuse(&run, "was begun with the policy example");
    run.version_count = 3;
    versions[2] = (struct pla_run_version){PLA_VERSION_RUBRIC, PLA_TEXT("other"), PLA_TEXT("1"),
                                           PLA_TEXT("cc")};
    refuse(&run, "was begun without the rubric other");

    run = sample_run("r1");
    run.as_of++;
    refuse(&run, "with the date \"2026-11-01\", this is \"2026-11-02\"");
    run = sample_run("r1");
    run.shards = 2;
    refuse(&run, "with 1 shards, this is 2");
    run = sample_run("r1");
    run.inputs = PLA_TEXT("other.ndjson\n");
    refuse(&run, "the inputs");
    run = sample_run("r1");
    run.options = (struct pla_text){0};
    refuse(&run, "the options \"all\", this is \"\"");
    run = sample_run("r1");
    run.engine = PLA_TEXT("plaudit/0.2.0");
    refuse(&run, "the engine");
}

static void test_get(void **state)
{
    (void)state;
    struct pla_arena arena = {0};
    struct pla_stored_run run;
    begin_run(store, "autumn");
    save_block(store, 1, 0, 3);
    assert_code(pla_store_run_get(store, PLA_TEXT("autumn"), &arena, &run, &err), PLA_OK);
    assert_int_equal(run.number, 1);
    assert_int_equal(run.as_of, 20758);
    assert_int_equal(run.version_count, 2);
    assert_int_equal(run.versions[1].kind, PLA_VERSION_POLICY);
    assert_int_equal(run.blocks, 1);
    assert_int_equal(run.shards, 1);
    assert_int_equal(run.at, 1000);
    assert_false(run.has_end);
    assert_code(pla_store_run_end(store, 1, 0, &err), PLA_OK);
    const int64_t rows = ask("SELECT count(*) FROM audit");
    assert_code(pla_store_run_end(store, 1, 0, &err), PLA_OK);
    assert_int_equal(ask("SELECT count(*) FROM audit"), rows);
    assert_code(pla_store_run_get(store, PLA_TEXT("autumn"), &arena, &run, &err), PLA_OK);
    assert_true(run.has_end);
    assert_int_equal(run.ended_at, 1000);
    assert_code(pla_store_run_get(store, PLA_TEXT("autum"), &arena, &run, &err), PLA_MISSING);
    assert_true(has(err.hint, "autumn"));
    begin_run(store, "winter");
    struct pla_stored_run *runs = NULL;
    size_t count = 0;
    assert_code(pla_store_run_list(store, &arena, &runs, &count, &err), PLA_OK);
    assert_int_equal(count, 2);
    assert_memory_equal(runs[1].name.at, "winter", 6);
    pla_arena_release(&arena);
}

static void test_block_once(void **state)
{
    (void)state;
    bool is_saved = true;
    begin_run(store, "r");
    assert_code(pla_store_block_is_saved(store, 1, 0, 0, &is_saved, &err), PLA_OK);
    assert_false(is_saved);
    save_block(store, 1, 0, 256);
    assert_code(pla_store_block_is_saved(store, 1, 0, 0, &is_saved, &err), PLA_OK);
    assert_true(is_saved);
    assert_code(pla_store_block_is_saved(store, 1, 1, 0, &is_saved, &err), PLA_OK);
    assert_false(is_saved);
    char *before = dump(path);
    save_block(store, 1, 0, 256);
    char *after = dump(path);
    assert_string_equal(before, after);
    free(before);
    free(after);
    save_block(store, 1, 1, 0); /* a block of nothing is a block */
    assert_int_equal(ask("SELECT count(*) FROM block"), 2);
    assert_int_equal(ask("SELECT count(*) FROM decision"), 256);
    assert_int_equal(ask("SELECT count(*) FROM learner"), 128);
    assert_int_equal(ask("SELECT count(*) FROM audit WHERE action = 'save'"), 2);
}

static void test_wrong_items(void **state)
{
    (void)state;
    bool was_saved = false;
    begin_run(store, "r");
    struct pla_block_item item = {.position = 256, .record = PLA_TEXT("{\"id\":\"P\"}")};
    assert_code(pla_store_block_save(store, 1, 0, 0, &item, 1, &was_saved, &err), PLA_BUG);
    item.position = 255;
    item.lines = PLA_TEXT("{\"portfolio\":\"P\"}\n");
    assert_code(pla_store_block_save(store, 1, 0, 0, &item, 1, &was_saved, &err), PLA_BUG);
    item.lines = PLA_TEXT("no decision\n");
    assert_code(pla_store_block_save(store, 1, 0, 0, &item, 1, &was_saved, &err), PLA_BUG);
    assert_int_equal(ask("SELECT count(*) FROM content"), 0);
    item.lines = (struct pla_text){0};
    assert_code(pla_store_block_save(store, 1, 0, 0, &item, 1, &was_saved, &err), PLA_OK);
    assert_int_equal(ask("SELECT count(*) FROM portfolio"), 1);
    item = (struct pla_block_item){.position = 256, .fault = PLA_TEXT("f.ndjson:3: no JSON")};
    assert_code(pla_store_block_save(store, 1, 0, 1, &item, 1, &was_saved, &err), PLA_OK);
    item.position = 255; /* the same position in a block of another shard */
    assert_code(pla_store_block_save(store, 1, 1, 0, &item, 1, &was_saved, &err), PLA_STORE);
    assert_int_equal(ask("SELECT count(*) FROM entry"), 2);
}

static size_t count_decisions(const struct pla_store_filter *filter, size_t *out_latest)
{
    struct pla_store_cursor *cursor = NULL;
    struct pla_stored_decision decision;
    size_t count = 0;
    enum pla_code code = PLA_OK;
    assert_code(pla_store_decisions_open(store, filter, &cursor, &err), PLA_OK);
    *out_latest = 0;
    while ((code = pla_store_decisions_next(cursor, &decision, &err)) == PLA_OK) {
        count++;
        *out_latest += decision.is_latest;
        assert_non_null(decision.line.at);
        assert_false(decision.is_redacted);
        assert_null(decision.claim.at);
    }
    assert_int_equal(code, PLA_MISSING);
    pla_store_cursor_close(cursor);
    return count;
}

static void test_supersede(void **state)
{
    (void)state;
    size_t latest = 0;
    struct pla_store_filter filter = {0};
    save_one(store, "r1", "P1", "S1", "nl", "first");
    save_one(store, "r2", "P1", "S1", "other", "first");
    assert_int_equal(count_decisions(NULL, &latest), 2);
    assert_int_equal(latest, 2);
    const struct pla_store_hand later = steady_hand("registrar", 2000);
    assert_code(pla_store_set_hand(store, &later, &err), PLA_OK);
    save_one(store, "r3", "P1", "S1", "nl", "second");
    assert_int_equal(count_decisions(NULL, &latest), 3);
    assert_int_equal(latest, 2);
    filter.is_latest = true;
    assert_int_equal(count_decisions(&filter, &latest), 2);
    filter.run = PLA_TEXT("r1");
    assert_int_equal(count_decisions(&filter, &latest), 0);
    filter = (struct pla_store_filter){.since = 2000};
    assert_int_equal(count_decisions(&filter, &latest), 1);
    filter.since = 2001;
    assert_int_equal(count_decisions(&filter, &latest), 0);
    filter = (struct pla_store_filter){.rubric = PLA_TEXT("nl")};
    assert_int_equal(count_decisions(&filter, &latest), 2);
    filter.learner = PLA_TEXT("S1");
    assert_int_equal(count_decisions(&filter, &latest), 2);
    filter.portfolio = PLA_TEXT("P1");
    filter.since = 2000;
    assert_int_equal(count_decisions(&filter, &latest), 1);
    struct pla_store_cursor *cursor = NULL;
    filter = (struct pla_store_filter){.learner = PLA_TEXT("S2")};
    assert_code(pla_store_decisions_open(store, &filter, &cursor, &err), PLA_MISSING);
    assert_true(has(err.text, "no learner \"S2\""));
}

static void test_records(void **state)
{
    (void)state;
    struct pla_store_cursor *cursor = NULL;
    struct pla_stored_record record;
    save_one(store, "r1", "P1", "S1", "nl", "first");
    save_one(store, "r2", "P1", "S1", "nl", "first");
    assert_int_equal(ask("SELECT count(*) FROM record"), 1); /* the same bytes once */
    save_one(store, "r3", "P1", "S1", "nl", "second");
    assert_int_equal(ask("SELECT count(*) FROM record"), 2);
    save_one(store, "r4", "P2", "S1", "nl", "other");
    assert_code(pla_store_records_open(store, NULL, &cursor, &err), PLA_OK);
    assert_code(pla_store_records_next(cursor, &record, &err), PLA_OK);
    assert_memory_equal(record.portfolio.at, "P1", 2);
    assert_non_null(memmem(record.record.at, record.record.length, "second", 6));
    assert_memory_equal(record.ratings.at, "[{\"level\":2}]", 13);
    assert_code(pla_store_records_next(cursor, &record, &err), PLA_OK);
    assert_memory_equal(record.portfolio.at, "P2", 2);
    assert_code(pla_store_records_next(cursor, &record, &err), PLA_MISSING);
    pla_store_cursor_close(cursor);
    const struct pla_store_filter first = {.run = PLA_TEXT("r1")};
    assert_code(pla_store_records_open(store, &first, &cursor, &err), PLA_OK);
    assert_code(pla_store_records_next(cursor, &record, &err), PLA_OK);
    assert_non_null(memmem(record.record.at, record.record.length, "first", 5));
    assert_code(pla_store_records_next(cursor, &record, &err), PLA_MISSING);
    pla_store_cursor_close(cursor);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_it, close_it)
    const struct CMUnitTest tests[] = {
        TEST(test_resume),      TEST(test_get),       TEST(test_block_once),
        TEST(test_wrong_items), TEST(test_supersede), TEST(test_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
