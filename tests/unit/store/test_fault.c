// SPDX-License-Identifier: Apache-2.0
/** Writes and allocations that fail, each once: a clear error, and a store that is what it was. */
#include "unit/store/fixture.h"

#include <sqlite3.h>
#include <string.h>

/* ---- a file system whose n-th write fails ---- */

static struct {
    size_t count, fail_at;
    int result;
    bool stays; /**< all writes after it fail too, as on a full disk */
} writes;

struct shim_file {
    sqlite3_file base;
    sqlite3_file *real;
};

static sqlite3_vfs *real_vfs;
static sqlite3_vfs shim_vfs;

static int step(void)
{
    writes.count++;
    return writes.fail_at != 0 && (writes.count == writes.fail_at ||
                                   (writes.stays && writes.count > writes.fail_at))
               ? writes.result
               : SQLITE_OK;
}

#define REAL(file) (((struct shim_file *)(file))->real)

static int shim_close(sqlite3_file *file)
{
    return REAL(file)->pMethods != NULL ? REAL(file)->pMethods->xClose(REAL(file)) : SQLITE_OK;
}
static int shim_read(sqlite3_file *file, void *to, int length, sqlite3_int64 at)
{
    return REAL(file)->pMethods->xRead(REAL(file), to, length, at);
}
static int shim_write(sqlite3_file *file, const void *from, int length, sqlite3_int64 at)
{
    const int result = step();
    return result != SQLITE_OK ? result
                               : REAL(file)->pMethods->xWrite(REAL(file), from, length, at);
}
static int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return REAL(file)->pMethods->xTruncate(REAL(file), size);
}
static int shim_sync(sqlite3_file *file, int flags)
{
    const int result = step();
    return result != SQLITE_OK ? SQLITE_IOERR_FSYNC
                               : REAL(file)->pMethods->xSync(REAL(file), flags);
}
static int shim_size(sqlite3_file *file, sqlite3_int64 *out)
{
    return REAL(file)->pMethods->xFileSize(REAL(file), out);
}
static int shim_lock(sqlite3_file *file, int lock)
{
    return REAL(file)->pMethods->xLock(REAL(file), lock);
}
static int shim_unlock(sqlite3_file *file, int lock)
{
    return REAL(file)->pMethods->xUnlock(REAL(file), lock);
}
static int shim_reserved(sqlite3_file *file, int *out)
{
    return REAL(file)->pMethods->xCheckReservedLock(REAL(file), out);
}
static int shim_control(sqlite3_file *file, int op, void *arg)
{
    return REAL(file)->pMethods->xFileControl(REAL(file), op, arg);
}
static int shim_sector(sqlite3_file *file)
{
    return REAL(file)->pMethods->xSectorSize(REAL(file));
}
static int shim_device(sqlite3_file *file)
{
    return REAL(file)->pMethods->xDeviceCharacteristics(REAL(file));
}
static int shim_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return REAL(file)->pMethods->xShmMap(REAL(file), page, size, extend, out);
}
static int shim_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
    return REAL(file)->pMethods->xShmLock(REAL(file), offset, n, flags);
}
static void shim_barrier(sqlite3_file *file)
{
    REAL(file)->pMethods->xShmBarrier(REAL(file));
}
static int shim_unmap(sqlite3_file *file, int flag)
{
    return REAL(file)->pMethods->xShmUnmap(REAL(file), flag);
}

static const sqlite3_io_methods shim_methods = {
    .iVersion = 2,
    .xClose = shim_close,
    .xRead = shim_read,
    .xWrite = shim_write,
    .xTruncate = shim_truncate,
    .xSync = shim_sync,
    .xFileSize = shim_size,
    .xLock = shim_lock,
    .xUnlock = shim_unlock,
    .xCheckReservedLock = shim_reserved,
    .xFileControl = shim_control,
    .xSectorSize = shim_sector,
    .xDeviceCharacteristics = shim_device,
    .xShmMap = shim_map,
    .xShmLock = shim_shm_lock,
    .xShmBarrier = shim_barrier,
    .xShmUnmap = shim_unmap,
};

static int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    struct shim_file *shim = (struct shim_file *)file;
    (void)vfs;
    shim->real = (sqlite3_file *)(shim + 1);
    shim->base.pMethods = NULL;
    const int result = real_vfs->xOpen(real_vfs, name, shim->real, flags, out);
    if (shim->real->pMethods != NULL) {
        shim->base.pMethods = &shim_methods;
    }
    return result;
}

/* ---- an allocator whose n-th allocation fails ---- */

static struct {
    size_t count, fail_at;
} allocations;

static sqlite3_mem_methods real_memory;

static bool is_to_fail(void)
{
    allocations.count++;
    return allocations.fail_at != 0 && allocations.count == allocations.fail_at;
}

static void *shim_malloc(int size)
{
    return is_to_fail() ? NULL : real_memory.xMalloc(size);
}
static void *shim_realloc(void *old, int size)
{
    return is_to_fail() ? NULL : real_memory.xRealloc(old, size);
}

static int set_up_shims(void **state)
{
    (void)state;
    sqlite3_mem_methods memory;
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory) != SQLITE_OK) {
        return -1;
    }
    memory = real_memory;
    memory.xMalloc = shim_malloc;
    memory.xRealloc = shim_realloc;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &memory) != SQLITE_OK ||
        sqlite3_initialize() != SQLITE_OK) {
        return -1;
    }
    real_vfs = sqlite3_vfs_find(NULL);
    shim_vfs = *real_vfs;
    shim_vfs.zName = "shim";
    shim_vfs.szOsFile = (int)sizeof(struct shim_file) + real_vfs->szOsFile;
    shim_vfs.xOpen = shim_open;
    return sqlite3_vfs_register(&shim_vfs, 1) == SQLITE_OK ? 0 : -1;
}

/* ---- the work that is disturbed ---- */

static const char line[] =
    "{\"schema\":1,\"portfolio\":\"P1\",\"attempt\":1,\"learner\":\"S1\",\"rubric\":\"nl\","
    "\"version\":\"1\",\"claim\":null,\"status\":\"complete\"}\n";

static enum pla_code work(struct pla_store *store)
{
    const struct pla_stored_file file = {PLA_TEXT("rubric.lua"), PLA_TEXT("return rubric {}\n")};
    const struct pla_stored_version version = sample_version("nl", "1", &file, 1);
    const struct pla_stored_run run = sample_run("r");
    const struct pla_block_item item = {.record = PLA_TEXT("{\"id\":\"P1\"}"),
                                        .lines = {line, sizeof line - 1}};
    const struct pla_stored_rating rating = {.portfolio = PLA_TEXT("P1"),
                                             .item = PLA_TEXT("reflection"),
                                             .assessor = PLA_TEXT("a1"),
                                             .body = PLA_TEXT("{}")};
    const struct pla_stored_action action = {
        .kind = PLA_ACTION_APPROVE,
        .key = {.portfolio = PLA_TEXT("P1"), .attempt = 1, .award = PLA_TEXT("A")},
        .reason = PLA_TEXT("so")};
    struct pla_rating_counts counts;
    int64_t number = 0;
    bool flag = false;
    enum pla_code code = pla_store_version_put(store, &version, &flag, &err);
    if (code == PLA_OK) {
        code = pla_store_run_begin(store, &run, &number, &flag, &err);
    }
    if (code == PLA_OK) {
        code = pla_store_block_save(store, number, 0, 0, &item, 1, &flag, &err);
    }
    if (code == PLA_OK) {
        code = pla_store_run_end(store, number, 0, &err);
    }
    if (code == PLA_OK) {
        code = pla_store_ratings_put(store, &rating, 1, &counts, &err);
    }
    if (code == PLA_OK) {
        code = pla_store_actions_put(store, &action, 1, NULL, &err);
    }
    return code;
}

/** Open, and do the work. The code of the first failure. */
static enum pla_code open_and_work(void)
{
    const struct pla_store_hand hand = steady_hand("registrar", 1000);
    struct pla_store *store = NULL;
    err = (struct pla_err){0};
    enum pla_code code = pla_store_open(path, PLA_STORE_CREATE, 100, &hand, &store, &err);
    if (code == PLA_OK) {
        code = work(store);
    }
    pla_store_close(store);
    return code;
}

/** Whatever was done is whole: the file, and the chain. */
static void assert_whole(void)
{
    struct pla_store_facts facts;
    struct pla_audit_verdict verdict;
    struct pla_store *store = open_store(PLA_STORE_CREATE);
    assert_code(pla_store_facts(store, &facts, &err), PLA_OK);
    assert_true(facts.is_whole);
    assert_code(pla_audit_verify(store, NULL, NULL, NULL, &verdict, &err), PLA_OK);
    pla_store_close(store);
}

static void forget_files(void)
{
    static const char *const parts[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        char name[200];
        (void)snprintf(name, sizeof name, "%s%s", path, parts[i]);
        (void)unlink(name);
    }
}

/** The store holds what undisturbed work leaves. */
static bool is_same(const char *undisturbed)
{
    char *now = dump(path);
    const bool is = strcmp(now, undisturbed) == 0;
    free(now);
    return is;
}

static void fail_every_write(int result, bool stays, const char *text)
{
    assert_code(open_and_work(), PLA_OK);
    writes.count = 0;
    forget_files();
    assert_code(open_and_work(), PLA_OK);
    char *undisturbed = dump(path);
    const size_t all = writes.count;
    size_t told = 0;
    assert_true(all > 20);
    for (size_t n = 1; n <= all; n++) {
        forget_files();
        writes.count = 0;
        writes.fail_at = n;
        writes.result = result;
        writes.stays = stays;
        const enum pla_code code = open_and_work();
        writes.fail_at = 0;
        if (code != PLA_OK) { /* a failed checkpoint is no failure: the log is whole */
            assert_int_equal(code, PLA_STORE);
            assert_string_equal(err.where, path);
            assert_true(has(err.text, text));
            told++;
        }
        assert_whole();
        /* What could not be synced may be found whole all the same, if nothing after it could be
         * written either: then it was the last change, and is not made twice. Else it goes on. */
        if (code != PLA_OK && !is_same(undisturbed)) {
            assert_code(open_and_work(), PLA_OK);
            assert_whole();
        }
        assert_true(is_same(undisturbed));
    }
    assert_true(told > 10);
    free(undisturbed);
}

static void test_full_disk(void **state)
{
    (void)state;
    fail_every_write(SQLITE_FULL, true, "");
}

static void test_one_write(void **state)
{
    (void)state;
    fail_every_write(SQLITE_IOERR_WRITE, false, "cannot be read or written");
}

/** The n-th allocation of SQLite. */
static void test_sqlite_memory(void **state)
{
    (void)state;
    bool is_through = false;
    for (size_t n = 1; !is_through; n += 1 + n / 40) {
        forget_files();
        allocations.count = 0;
        allocations.fail_at = n;
        const enum pla_code code = open_and_work();
        is_through = allocations.count < n;
        allocations.fail_at = 0;
        if (code != PLA_OK) {
            assert_int_equal(code, PLA_MEMORY);
            assert_true(err.text[0] != '\0');
        }
        assert_whole();
    }
    assert_code(open_and_work(), PLA_OK);
}

/** The n-th allocation of our own. */
static void test_own_memory(void **state)
{
    (void)state;
    bool is_through = false;
    for (size_t n = 1; !is_through; n++) {
        forget_files();
        pla_alloc_fail_at(n);
        const enum pla_code code = open_and_work();
        is_through = pla_alloc_count() < n;
        pla_alloc_fail_at(0);
        assert_true(is_through ? code == PLA_OK : code == PLA_MEMORY || code == PLA_OK);
        assert_whole();
    }
}

static bool no_salt(void *ctx, uint64_t number, unsigned char out[PLA_STORE_SALT_BYTES])
{
    (void)ctx;
    (void)number;
    (void)out;
    return false;
}

static void test_no_salt(void **state)
{
    (void)state;
    struct pla_store_hand hand = steady_hand("registrar", 1000);
    struct pla_store *store = NULL;
    hand.salt = no_salt;
    assert_code(pla_store_open(path, PLA_STORE_CREATE, 100, &hand, &store, &err), PLA_OK);
    assert_code(work(store), PLA_STORE);
    assert_true(has(err.text, "no random bytes"));
    pla_store_close(store);
    assert_whole();
    assert_int_equal(ask("SELECT count(*) FROM content"), 0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_full_disk),  TEST(test_one_write), TEST(test_sqlite_memory),
        TEST(test_own_memory), TEST(test_no_salt),
    };
    return cmocka_run_group_tests(tests, set_up_shims, NULL);
}
