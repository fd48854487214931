// SPDX-License-Identifier: Apache-2.0
/** Versions: kept whole, found by name, date and fingerprint, refused when they differ, retired. */
#include "unit/store/fixture.h"

#include <string.h>

static struct pla_store *store;
static struct pla_arena arena;
static struct pla_stored_file files[2];

static int open_it(void **state)
{
    if (set_up(state) != 0) {
        return -1;
    }
    files[0] = (struct pla_stored_file){PLA_TEXT("rubric.lua"), PLA_TEXT("one\ntwo\nthree\n")};
    files[1] = (struct pla_stored_file){PLA_TEXT("rows.lua"), PLA_TEXT("return {}\n")};
    store = open_store(PLA_STORE_CREATE);
    return 0;
}

static int close_it(void **state)
{
    struct pla_audit_verdict verdict;
    assert_code(pla_audit_verify(store, NULL, NULL, NULL, &verdict, &err), PLA_OK);
    pla_store_close(store);
    pla_arena_release(&arena);
    return tear_down(state);
}

static enum pla_code put(const struct pla_stored_version *version, bool *out_is_new)
{
    err = (struct pla_err){0};
    return pla_store_version_put(store, version, out_is_new, &err);
}

static void test_whole(void **state)
{
    (void)state;
    struct pla_stored_version version = sample_version("nl", "1.0.0", files, 2), got;
    bool is_new = false;
    version.has_from = true;
    version.from = 100;
    assert_code(put(&version, &is_new), PLA_OK);
    assert_true(is_new);
    const int64_t rows = ask("SELECT count(*) FROM audit");
    assert_code(put(&version, &is_new), PLA_OK);
    assert_false(is_new);
    assert_int_equal(ask("SELECT count(*) FROM audit"), rows);
    assert_code(pla_store_version_get(store, PLA_VERSION_RUBRIC, PLA_TEXT("nl"), PLA_TEXT("1.0.0"),
                                      &arena, &got, &err),
                PLA_OK);
    assert_int_equal(got.file_count, 2);
    assert_true(pla_text_equal(got.files[0].name, files[0].name));
    assert_true(pla_text_equal(got.files[1].text, files[1].text));
    assert_true(pla_text_equal(got.approved_by, PLA_TEXT("Senate")));
    assert_true(pla_text_equal(got.minute, PLA_TEXT("2026/12")));
    assert_true(pla_text_equal(got.actor, PLA_TEXT("registrar")));
    assert_int_equal(got.at, 1000);
    assert_true(got.has_from && got.from == 100 && !got.has_to && !got.is_retired);
    assert_code(pla_store_version_of_print(store, PLA_VERSION_RUBRIC, PLA_TEXT("1.0.0"), &arena,
                                           &got, &err),
                PLA_OK);
    assert_code(pla_store_version_of_print(store, PLA_VERSION_POLICY, PLA_TEXT("1.0.0"), &arena,
                                           &got, &err),
                PLA_MISSING);
}

static void test_other_text(void **state)
{
    (void)state;
    struct pla_stored_version version = sample_version("nl", "1.0.0", files, 2);
    bool is_new = false;
    assert_code(put(&version, &is_new), PLA_OK);
    files[0].text = PLA_TEXT("one\ntwo!\nthree\n");
    assert_code(put(&version, &is_new), PLA_NO);
    assert_true(has(err.text, "the rubric nl@1.0.0 is in the store with other text"));
    assert_string_equal(err.where, "rubric.lua:2");
    assert_true(has(err.hint, "stored: \"two\", now: \"two!\""));
    files[0].text = PLA_TEXT("one\ntwo\nthree\nfour\n");
    assert_code(put(&version, &is_new), PLA_NO);
    assert_string_equal(err.where, "rubric.lua:4");
    assert_true(has(err.hint, "stored: \"\", now: \"four\""));
    files[0].text = PLA_TEXT("one\ntwo\nthree\n");
    version.file_count = 1;
    assert_code(put(&version, &is_new), PLA_NO);
    assert_string_equal(err.where, "rows.lua");
    assert_true(has(err.hint, "the stored one has a file rows.lua"));
    files[1].name = PLA_TEXT("more.lua");
    version.file_count = 2;
    assert_code(put(&version, &is_new), PLA_NO);
    assert_true(has(err.hint, "the stored one has no file more.lua"));
    assert_int_equal(ask("SELECT count(*) FROM version"), 1);
    version.version = PLA_TEXT("1.0.1");
    assert_code(put(&version, &is_new), PLA_OK);
    assert_true(is_new);
}

static void add(const char *version, bool has_from, pla_day from, bool has_to, pla_day to)
{
    struct pla_stored_version made = sample_version("nl", version, files, 1);
    bool is_new = false;
    made.has_from = has_from;
    made.from = from;
    made.has_to = has_to;
    made.to = to;
    assert_code(put(&made, &is_new), PLA_OK);
}

static void assert_in_force(pla_day day, const char *want)
{
    struct pla_stored_version got;
    err = (struct pla_err){0};
    const enum pla_code code = pla_store_version_in_force(store, PLA_VERSION_RUBRIC, PLA_TEXT("nl"),
                                                          day, &arena, &got, &err);
    assert_code(code, want != NULL ? PLA_OK : PLA_MISSING);
    if (want != NULL) {
        assert_true(pla_text_equal(got.version, pla_text_of(want)));
        assert_int_equal(got.file_count, 1);
    }
}

static void test_in_force(void **state)
{
    (void)state;
    assert_in_force(10, NULL);
    assert_true(has(err.text, "the store has no rubric nl"));
    add("1", true, 100, true, 199);
    assert_in_force(99, NULL);
    assert_true(has(err.text, "in force on 1970-04-10"));
    assert_in_force(100, "1");
    assert_in_force(199, "1");
    assert_in_force(200, NULL);
    add("2", true, 150, false, 0);
    assert_in_force(149, "1");
    assert_in_force(150, "2");
    assert_in_force(30000, "2");
    add("3", true, 150, false, 0); /* loaded later, from the same day */
    assert_in_force(150, "3");
    assert_code(pla_store_version_retire(store, PLA_VERSION_RUBRIC, PLA_TEXT("nl"), PLA_TEXT("3"),
                                         PLA_TEXT("mistaken"), &err),
                PLA_OK);
    assert_in_force(150, "2");
    add("0", false, 0, false, 0);
    assert_in_force(99, "0");
    assert_in_force(150, "2");
}

static void test_retire(void **state)
{
    (void)state;
    struct pla_stored_version *all = NULL;
    size_t count = 0;
    add("1", false, 0, false, 0);
    add("2", false, 0, false, 0);
    assert_code(pla_store_version_retire(store, PLA_VERSION_RUBRIC, PLA_TEXT("nl"), PLA_TEXT("3"),
                                         (struct pla_text){0}, &err),
                PLA_MISSING);
    assert_true(has(err.text, "the store has no rubric nl@3"));
    assert_true(has(err.hint, "its versions are 1 2"));
    assert_code(pla_store_version_retire(store, PLA_VERSION_RUBRIC, PLA_TEXT("nm"), PLA_TEXT("3"),
                                         (struct pla_text){0}, &err),
                PLA_MISSING);
    assert_true(has(err.hint, "did you mean \"nl\"?"));
    assert_code(pla_store_version_retire(store, PLA_VERSION_RUBRIC, PLA_TEXT("nl"), PLA_TEXT("1"),
                                         PLA_TEXT("new scale"), &err),
                PLA_OK);
    assert_code(pla_store_version_retire(store, PLA_VERSION_RUBRIC, PLA_TEXT("nl"), PLA_TEXT("1"),
                                         (struct pla_text){0}, &err),
                PLA_NO);
    assert_code(pla_store_version_list(store, PLA_VERSION_RUBRIC, (struct pla_text){0}, &arena,
                                       &all, &count, &err),
                PLA_OK);
    assert_int_equal(count, 2);
    assert_true(all[0].is_retired && pla_text_equal(all[0].retired_why, PLA_TEXT("new scale")));
    assert_true(pla_text_equal(all[0].retired_by, PLA_TEXT("registrar")));
    assert_false(all[1].is_retired);
    assert_code(pla_store_version_list(store, PLA_VERSION_POLICY, (struct pla_text){0}, &arena,
                                       &all, &count, &err),
                PLA_OK);
    assert_int_equal(count, 0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_it, close_it)
    const struct CMUnitTest tests[] = {
        TEST(test_whole),
        TEST(test_other_text),
        TEST(test_in_force),
        TEST(test_retire),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
