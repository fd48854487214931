// SPDX-License-Identifier: Apache-2.0
/** Tests of reading, listing and writing files, with every write failing once. */
#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit/base/test.h"

static char folder[64];
static struct pla_arena arena;

static int set_up(void **state)
{
    (void)state;
    pla_arena_init(&arena, 0);
    (void)snprintf(folder, sizeof folder, "/tmp/plaudit-file-XXXXXX");
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    char **names;
    size_t count;

    (void)state;
    if (pla_file_list(folder, &arena, &names, &count, NULL) != PLA_OK) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        const char *path = pla_file_join(folder, names[i], &arena);
        if (unlink(path) != 0 && rmdir(path) != 0) {
            return -1;
        }
    }
    pla_arena_release(&arena);
    return rmdir(folder); /* fails if a hidden temporary file was left */
}

static const char *in_folder(const char *name)
{
    return pla_file_join(folder, name, &arena);
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static const char *content(const char *path)
{
    struct pla_text text = {0};

    assert_int_equal(pla_file_read(path, 1 << 20, &arena, &text, NULL), PLA_OK);
    return text.at;
}

static void read_whole(void **state)
{
    const char *path = in_folder("a.txt");
    struct pla_text text = {0};

    (void)state;
    put(path, "hello");
    assert_int_equal(pla_file_read(path, 5, &arena, &text, NULL), PLA_OK);
    assert_int_equal(text.length, 5);
    assert_string_equal(text.at, "hello");
    put(path, "");
    assert_int_equal(pla_file_read(path, 0, &arena, &text, NULL), PLA_OK);
    assert_int_equal(text.length, 0);
    assert_string_equal(text.at, "");
}

static void read_tells_what_is_wrong(void **state)
{
    const char *path = in_folder("a.txt");
    struct pla_text text = {"untouched", 9};
    struct pla_err err = {0};

    (void)state;
    put(path, "hello");
    assert_int_equal(pla_file_read(path, 4, &arena, &text, &err), PLA_LIMIT);
    assert_string_equal(err.text, "the file has 5 bytes, at most 4 are read");
    assert_string_equal(err.where, path);
    assert_int_equal(pla_file_read(in_folder("none"), 9, &arena, &text, &err), PLA_MISSING);
    assert_string_equal(err.where, in_folder("none"));
    assert_int_equal(pla_file_read(folder, 9, &arena, &text, &err), PLA_MISSING);
    assert_string_equal(err.text, "this is a folder, not a file");
    assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
    assert_int_equal(pla_file_read(in_folder("pipe"), 9, &arena, &text, &err), PLA_MISSING);
    struct pla_arena small;
    pla_arena_init(&small, 5);
    assert_int_equal(pla_file_read(path, 9, &small, &text, &err), PLA_MEMORY);
    pla_arena_release(&small);
    assert_string_equal(text.at, "untouched");
}

static void questions_and_names(void **state)
{
    (void)state;
    put(in_folder("a"), "");
    assert_true(pla_file_exists(in_folder("a")));
    assert_false(pla_file_is_dir(in_folder("a")));
    assert_true(pla_file_is_dir(folder));
    assert_false(pla_file_exists(in_folder("b")));
    assert_string_equal(pla_file_join("x", "y", &arena), "x/y");
    assert_string_equal(pla_file_join("x/", "y", &arena), "x/y");
    assert_string_equal(pla_file_join("", "y", &arena), "/y");
    assert_string_equal(pla_file_base("a/b/c.lua"), "c.lua");
    assert_string_equal(pla_file_base("c.lua"), "c.lua");
    assert_string_equal(pla_file_base("a/"), "");
}

static void list_is_sorted_by_bytes(void **state)
{
    static const char *const given[] = {"b", "Z", "a10", "a2", ".hidden", "\xC3\xA9"};
    static const char *const want[] = {"Z", "a10", "a2", "b", "\xC3\xA9"};
    char **names = NULL;
    size_t count = 0;
    struct pla_err err;

    (void)state;
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        put(in_folder(given[i]), "");
    }
    assert_int_equal(pla_file_list(folder, &arena, &names, &count, NULL), PLA_OK);
    assert_int_equal(count, 5);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(names[i], want[i]);
    }
    assert_null(names[count]);
    assert_int_equal(unlink(in_folder(".hidden")), 0);
    assert_int_equal(pla_file_list(in_folder("b"), &arena, &names, &count, &err), PLA_MISSING);
}

static void output_appears_at_commit(void **state)
{
    const char *path = in_folder("out.txt");
    struct pla_file_out out;

    (void)state;
    assert_int_equal(pla_file_out_open(&out, path, NULL), PLA_OK);
    assert_true(fputs("new", out.stream) >= 0);
    assert_false(pla_file_exists(path));
    assert_int_equal(pla_file_out_commit(&out, NULL), PLA_OK);
    assert_string_equal(content(path), "new");
    pla_file_out_abandon(&out); /* safe after a commit */
}

static void abandon_leaves_the_old(void **state)
{
    const char *path = in_folder("out.txt");
    struct pla_file_out out = {0};

    (void)state;
    pla_file_out_abandon(&out);
    put(path, "old");
    assert_int_equal(pla_file_out_open(&out, path, NULL), PLA_OK);
    assert_true(fputs("new", out.stream) >= 0);
    pla_file_out_abandon(&out);
    assert_string_equal(content(path), "old");
}

static void mode_and_links_are_kept(void **state)
{
    const char *path = in_folder("real"), *link = in_folder("link");
    struct stat about;

    (void)state;
    put(path, "old");
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(symlink("real", link), 0);
    assert_int_equal(pla_file_write(link, PLA_TEXT("new"), NULL), PLA_OK);
    assert_string_equal(content(path), "new");
    assert_int_equal(lstat(link, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
}

static void new_files_follow_the_umask(void **state)
{
    const mode_t old = umask(027);
    struct stat about;

    (void)state;
    assert_int_equal(pla_file_write(in_folder("fresh"), PLA_TEXT("x"), NULL), PLA_OK);
    umask(old);
    assert_int_equal(stat(in_folder("fresh"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
}

static void devices_are_written_not_replaced(void **state)
{
    struct stat about;
    struct pla_err err;

    (void)state;
    assert_int_equal(pla_file_write("/dev/null", PLA_TEXT("x"), NULL), PLA_OK);
    assert_int_equal(stat("/dev/null", &about), 0);
    assert_true(S_ISCHR(about.st_mode));
    assert_int_equal(pla_file_write("/dev/full", PLA_TEXT("x"), &err), PLA_OUTPUT);
    assert_string_equal(err.where, "/dev/full");
    assert_non_null(strstr(err.text, strerror(ENOSPC)));
}

static void open_tells_what_is_wrong(void **state)
{
    struct pla_err err = {0};
    struct pla_file_out out;

    (void)state;
    assert_int_equal(pla_file_out_open(&out, folder, &err), PLA_OUTPUT);
    assert_string_equal(err.where, folder);
    assert_int_equal(pla_file_out_open(&out, in_folder("no/such/file"), &err), PLA_OUTPUT);
    pla_file_out_abandon(&out);
}

/** Write 200 kB (several flushes of the buffer) with step `n` failing. */
static enum pla_code write_large(const char *path, size_t n, struct pla_err *err)
{
    struct pla_file_out out;

    pla_file_fail_at(n);
    enum pla_code code = pla_file_out_open(&out, path, err);
    if (code == PLA_OK) {
        for (int i = 0; i < 20000; i++) {
            (void)fputs("0123456789", out.stream);
        }
        code = pla_file_out_commit(&out, err);
    }
    pla_file_fail_at(0);
    return code;
}

static void a_failed_step_leaves_the_old(void **state)
{
    const char *path = in_folder("out.txt");
    struct pla_err err;
    size_t n = 1;

    (void)state;
    put(path, "old");
    for (; write_large(path, n, &err) != PLA_OK; n++) {
        assert_int_equal(err.code, PLA_OUTPUT);
        assert_non_null(strstr(err.text, strerror(ENOSPC)));
        assert_string_equal(err.where, path);
        assert_string_equal(content(path), "old");
        assert_true(n < 50);
    }
    /* four writes of the buffer at least, a flush, a sync, a rename */
    assert_true(n > 7);
    assert_int_equal(strlen(content(path)), 200000);
}

static void an_allocation_that_fails_is_told(void **state)
{
    const char *path = in_folder("out.txt");
    struct pla_err err;
    size_t n = 1;

    (void)state;
    put(path, "old");
    for (;; n++) {
        pla_alloc_fail_at(n);
        const enum pla_code code = pla_file_write(path, PLA_TEXT("new"), &err);
        const bool is_reached = pla_alloc_count() >= n;
        pla_alloc_fail_at(0);
        assert_int_equal(code, is_reached ? PLA_OUTPUT : PLA_OK);
        assert_string_equal(content(path), is_reached ? "old" : "new");
        if (!is_reached) {
            break;
        }
    }
    assert_true(n > 1);
}

#define with_folder(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_folder(read_whole),
        with_folder(read_tells_what_is_wrong),
        with_folder(questions_and_names),
        with_folder(list_is_sorted_by_bytes),
        with_folder(output_appears_at_commit),
        with_folder(abandon_leaves_the_old),
        with_folder(mode_and_links_are_kept),
        with_folder(new_files_follow_the_umask),
        with_folder(devices_are_written_not_replaced),
        with_folder(open_tells_what_is_wrong),
        with_folder(a_failed_step_leaves_the_old),
        with_folder(an_allocation_that_fails_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
