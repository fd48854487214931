// SPDX-License-Identifier: Apache-2.0
/** Opening: what is a store, what is not, and what is said then; transactions. */
#include "unit/store/fixture.h"

#include <string.h>
#include <sys/stat.h>

enum { NOBODY = 65534 };

static enum pla_code try_open(enum pla_store_mode mode)
{
    const struct pla_store_hand hand = steady_hand("registrar", 1000);
    struct pla_store *store = NULL;
    err = (struct pla_err){0};
    const enum pla_code code = pla_store_open(path, mode, 100, &hand, &store, &err);
    assert_true((code == PLA_OK) == (store != NULL));
    pla_store_close(store);
    return code;
}

static void assert_told(enum pla_code code, const char *text)
{
    assert_code(try_open(PLA_STORE_READ), code);
    assert_true(has(err.text, text));
    assert_string_equal(err.where, path);
    assert_true(err.hint[0] != '\0');
    assert_code(try_open(PLA_STORE_WRITE), code);
    assert_true(has(err.text, text));
}

static void write_file(const char *text, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_int_equal(fwrite(text, 1, length, file), length);
    (void)fclose(file);
}

static void test_made_once(void **state)
{
    (void)state;
    assert_told(PLA_MISSING, "there is no store");
    assert_code(try_open(PLA_STORE_CREATE), PLA_OK);
    assert_int_equal(ask("PRAGMA user_version"), PLA_STORE_SCHEMA);
    assert_int_equal(ask("PRAGMA application_id"), PLA_STORE_APPLICATION);
    assert_int_equal(ask("SELECT count(*) FROM audit"), PLA_STORE_SCHEMA);
    assert_code(try_open(PLA_STORE_CREATE), PLA_OK);
    assert_code(try_open(PLA_STORE_READ), PLA_OK);
    assert_int_equal(ask("SELECT count(*) FROM audit"), PLA_STORE_SCHEMA);
}

static void test_other_files(void **state)
{
    (void)state;
    write_file("portfolio,level\nP1,2\nand so on and so on\n", 42);
    assert_told(PLA_STORE, "the file is no store");
    write_file("", 0);
    assert_told(PLA_STORE, "the store is empty");
    change("CREATE TABLE other(a)");
    assert_told(PLA_STORE, "a database of another program");
    assert_code(try_open(PLA_STORE_CREATE), PLA_STORE);
    assert_int_equal(ask("SELECT count(*) FROM sqlite_schema"), 1);
}

static void test_empty_is_made(void **state)
{
    (void)state;
    write_file("", 0);
    assert_code(try_open(PLA_STORE_CREATE), PLA_OK);
    assert_code(try_open(PLA_STORE_READ), PLA_OK);
}

static void test_newer(void **state)
{
    (void)state;
    assert_code(try_open(PLA_STORE_CREATE), PLA_OK);
    change("PRAGMA user_version = 3");
    assert_told(PLA_STORE, "the store has schema 3, this program knows up to 2");
    change("PRAGMA user_version = 0");
    assert_told(PLA_STORE, "the store has schema 0");
    change("PRAGMA user_version = 2; PRAGMA application_id = 7");
    assert_told(PLA_STORE, "a database of another program");
}

static void test_folder(void **state)
{
    (void)state;
    assert_int_equal(mkdir(path, 0700), 0);
    assert_code(try_open(PLA_STORE_CREATE), PLA_STORE);
    assert_true(has(err.text, "not a regular file"));
}

static void test_odd_path(void **state)
{
    (void)state;
    (void)snprintf(path, sizeof path, "%s/a?b#c%%41 d.db", folder);
    assert_code(try_open(PLA_STORE_CREATE), PLA_OK);
    assert_int_equal(access(path, F_OK), 0);
    assert_code(try_open(PLA_STORE_READ), PLA_OK);
}

static void test_read_only_handle(void **state)
{
    (void)state;
    const struct pla_store_hand hand = steady_hand("a", 1);
    struct pla_store *store = NULL;
    assert_code(try_open(PLA_STORE_CREATE), PLA_OK);
    assert_code(pla_store_open(path, PLA_STORE_READ, 100, &hand, &store, &err), PLA_OK);
    const struct pla_stored_run run = sample_run("r");
    int64_t number = 0;
    bool was_resumed = false;
    assert_code(pla_store_run_begin(store, &run, &number, &was_resumed, &err), PLA_STORE);
    assert_true(has(err.text, "read-only"));
    pla_store_close(store);
}

static void test_locked(void **state)
{
    (void)state;
    struct pla_store *a = open_store(PLA_STORE_CREATE), *b = NULL;
    const struct pla_store_hand hand = steady_hand("b", 1);
    assert_code(pla_store_open(path, PLA_STORE_WRITE, 100, &hand, &b, &err), PLA_OK);
    assert_code(pla_store_begin(a, &err), PLA_OK);
    assert_code(pla_store_begin(b, &err), PLA_STORE);
    assert_true(has(err.text, "another process writes to the store"));
    assert_true(has(err.hint, "run again"));
    struct pla_audit_head head;
    assert_code(pla_audit_read_head(b, &head, &err), PLA_OK); /* reading goes on */
    pla_store_rollback(a);
    assert_code(pla_store_begin(b, &err), PLA_OK);
    pla_store_rollback(b);
    pla_store_close(a);
    pla_store_close(b);
}

static void test_nested(void **state)
{
    (void)state;
    struct pla_store *store = open_store(PLA_STORE_CREATE);
    assert_code(pla_store_begin(store, &err), PLA_OK);
    begin_run(store, "one");
    begin_run(store, "two");
    pla_store_rollback(store);
    assert_int_equal(ask("SELECT count(*) FROM run"), 0);
    assert_code(pla_store_begin(store, &err), PLA_OK);
    begin_run(store, "one");
    begin_run(store, "two");
    assert_code(pla_store_commit(store, &err), PLA_OK);
    assert_int_equal(ask("SELECT count(*) FROM run"), 2);
    assert_int_equal(ask("SELECT max(id) FROM run"), 2);

    /* a change that fails inside undoes all */
    struct pla_stored_run other = sample_run("one");
    int64_t number = 0;
    bool was_resumed = false;
    other.as_of++;
    assert_code(pla_store_begin(store, &err), PLA_OK);
    begin_run(store, "three");
    assert_code(pla_store_run_begin(store, &other, &number, &was_resumed, &err), PLA_NO);
    assert_code(pla_store_commit(store, &err), PLA_STORE);
    assert_int_equal(ask("SELECT count(*) FROM run"), 2);
    begin_run(store, "three");
    assert_int_equal(ask("SELECT count(*) FROM run"), 3);
    struct pla_audit_verdict verdict;
    assert_code(pla_audit_verify(store, NULL, NULL, NULL, &verdict, &err), PLA_OK);
    assert_code(pla_store_commit(store, &err), PLA_STORE); /* nothing was begun */
    pla_store_close(store);
}

/** A handle that holds sees what was there, also when nothing is being read. */
static void test_hold(void **state)
{
    (void)state;
    struct pla_store *writer = open_store(PLA_STORE_CREATE);
    struct pla_store *reader = open_store(PLA_STORE_READ);
    bool is_saved = true;
    const int64_t run = begin_run(writer, "r");
    assert_code(pla_store_hold(reader, &err), PLA_OK);
    save_block(writer, run, 0, 1);
    assert_code(pla_store_block_is_saved(reader, run, 0, 0, &is_saved, &err), PLA_OK);
    assert_false(is_saved);
    pla_store_close(reader);
    reader = open_store(PLA_STORE_READ);
    assert_code(pla_store_block_is_saved(reader, run, 0, 0, &is_saved, &err), PLA_OK);
    assert_true(is_saved);
    pla_store_close(reader);
    pla_store_close(writer);
}

static void test_read_only_folder(void **state)
{
    (void)state;
    assert_code(try_open(PLA_STORE_CREATE), PLA_OK);
    const bool is_root = geteuid() == 0; /* who may write anywhere, so somebody else tries */
    if (is_root) {
        assert_int_equal(chown(folder, NOBODY, NOBODY), 0);
        assert_int_equal(chown(path, NOBODY, NOBODY), 0);
        assert_int_equal(seteuid(NOBODY), 0);
    }
    assert_int_equal(chmod(folder, 0500), 0);
    assert_code(try_open(PLA_STORE_READ), PLA_OK);
    assert_code(try_open(PLA_STORE_WRITE), PLA_STORE);
    assert_int_equal(chmod(folder, 0700), 0);
    assert_int_equal(chmod(path, 0400), 0);
    assert_code(try_open(PLA_STORE_WRITE), PLA_STORE);
    assert_true(has(err.text, "cannot be written"));
    assert_code(try_open(PLA_STORE_READ), PLA_OK);
    if (is_root) {
        assert_int_equal(seteuid(0), 0);
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_made_once),
        TEST(test_other_files),
        TEST(test_empty_is_made),
        TEST(test_newer),
        TEST(test_folder),
        TEST(test_odd_path),
        TEST(test_read_only_handle),
        TEST(test_locked),
        TEST(test_nested),
        TEST(test_read_only_folder),
        TEST(test_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
