// SPDX-License-Identifier: Apache-2.0
/** The handle: opening and closing a file, transactions. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/private.h"

/**
 * Pages of 16 KiB: a portfolio and its decision fit into one without a chain of pages behind it.
 * The cache holds what one block changes, so that nothing is written twice. Nothing is deleted but
 * by `redact`, which has bytes written over for itself: elsewhere that only clears new pages twice.
 */
static const char pragmas[] = "PRAGMA page_size = 16384; PRAGMA cache_size = -8192;"
                              "PRAGMA foreign_keys = ON; PRAGMA secure_delete = OFF;"
                              "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                              "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;";

/* ---- the hand ---- */

enum pla_code pla_store_set_hand(struct pla_store *store, const struct pla_store_hand *hand,
                                 struct pla_err *err)
{
    char *actor = pla_heap_alloc(hand->actor.length + 1);

    if (actor == NULL) {
        return pla_err_memory(err);
    }
    if (hand->actor.length != 0) {
        memcpy(actor, hand->actor.at, hand->actor.length);
    }
    actor[hand->actor.length] = '\0';
    pla_heap_free(store->actor);
    store->actor = actor;
    store->hand = *hand;
    store->hand.actor = (struct pla_text){actor, hand->actor.length};
    return PLA_OK;
}

const char *pla_store_path(const struct pla_store *store)
{
    return store->path;
}

/* ---- opening ---- */

/** "file:" and the path with what a URI reserves escaped. */
static enum pla_code put_uri(struct pla_str *s, const char *path, const char *query,
                             struct pla_err *err)
{
    PLA_PUT(s, "file:");
    for (const char *at = path; *at != '\0'; at++) {
        if (*at == '%' || *at == '?' || *at == '#') {
            pla_str_put_format(s, "%%%02X", (unsigned)*at);
        } else {
            pla_str_put_c(s, *at);
        }
    }
    pla_str_put_z(s, query);
    return pla_str_check(s, err);
}

/**
 * Why a store could not be made. SQLite, refused the folder, tries to read the file in the end and
 * tells why that failed: there is none.
 */
static int reason_of(const struct pla_store *store)
{
    struct pla_str folder = {0};
    const char *base = pla_file_base(store->path);
    int reason = sqlite3_system_errno(store->db);
    pla_str_put(&folder, store->path, (size_t)(base - store->path));
    pla_str_put_z(&folder, base == store->path ? "." : "");
    if (store->mode == PLA_STORE_CREATE && reason == ENOENT && !folder.failed &&
        access(folder.at, W_OK | X_OK) != 0)
        reason = errno;
    pla_str_release(&folder);
    return reason;
}

static enum pla_code connect(struct pla_store *store, const char *query, struct pla_err *err)
{
    struct pla_str uri = {0};
    enum pla_code code = put_uri(&uri, store->path, query, err);
    const int access = store->mode == PLA_STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

    if (code == PLA_OK) {
        const int create = store->mode == PLA_STORE_CREATE ? SQLITE_OPEN_CREATE : 0;
        const int result = sqlite3_open_v2(uri.at, &store->db,
                                           access | create | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                                               SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE,
                                           NULL);
        if (result != SQLITE_OK) {
            code = store->db != NULL ? pla_store_fail_at(store->path, result, store->wait_ms,
                                                         reason_of(store), err)
                                     : pla_store_fail(store, result, err);
        }
    }
    pla_str_release(&uri);
    if (code == PLA_OK) {
        (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        (void)sqlite3_busy_timeout(store->db, store->wait_ms);
        code = pla_sql_exec(store, pragmas, err);
    }
    /* SQLite opens a file that it may only read without a word */
    if (code == PLA_OK && store->mode != PLA_STORE_READ && sqlite3_db_readonly(store->db, "main")) {
        code = pla_store_fail_at(store->path, SQLITE_READONLY, 0, 0, err);
    }
    return code;
}

static enum pla_code read_pragma(struct pla_store *store, const char *text, int64_t *out,
                                 struct pla_err *err)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(store->db, text, -1, &statement, NULL);

    if (result == SQLITE_OK) {
        result = sqlite3_step(statement);
    }
    if (result == SQLITE_ROW) {
        *out = sqlite3_column_int64(statement, 0);
    }
    (void)sqlite3_finalize(statement);
    return result == SQLITE_ROW ? PLA_OK : pla_store_fail(store, result, err);
}

enum pla_code pla_store_schema(struct pla_store *store, int64_t *out, struct pla_err *err)
{
    return read_pragma(store, "PRAGMA user_version", out, err);
}

static enum pla_code refuse(const struct pla_store *store, struct pla_err *err, const char *text,
                            const char *hint)
{
    pla_err_set(err, PLA_STORE, "%s", text);
    pla_err_hint(err, "%s", hint);
    pla_err_prepend(err, "%s", store->path);
    return PLA_STORE;
}

/** Whose file it is and of which schema. */
static enum pla_code look(struct pla_store *store, int64_t *out_schema, bool *out_is_empty,
                          struct pla_err *err)
{
    int64_t application = 0, schema = 0, tables = 0;
    enum pla_code code = read_pragma(store, "PRAGMA application_id", &application, err);

    if (code == PLA_OK) {
        code = pla_store_schema(store, &schema, err);
    }
    if (code == PLA_OK) {
        code = read_pragma(store, "SELECT count(*) FROM sqlite_schema", &tables, err);
    }
    if (code != PLA_OK) {
        return code;
    }
    *out_is_empty = application == 0 && schema == 0 && tables == 0;
    *out_schema = schema;
    if (*out_is_empty) {
        return PLA_OK;
    }
    if (application != PLA_STORE_APPLICATION) {
        return refuse(store, err, "the file is a database of another program",
                      "name the file that `plaudit init` made");
    }
    if (schema > PLA_STORE_SCHEMA || schema < 1) {
        pla_err_set(err, PLA_STORE, "the store has schema %lld, this program knows up to %d",
                    (long long)schema, PLA_STORE_SCHEMA);
        pla_err_hint(err, "use the newer plaudit that wrote it");
        pla_err_prepend(err, "%s", store->path);
        return PLA_STORE;
    }
    return PLA_OK;
}

/** The file is ours: bring it to the schema of this code. */
static enum pla_code make_ready(struct pla_store *store, struct pla_err *err)
{
    int64_t schema = 0;
    bool is_empty = false;
    enum pla_code code = look(store, &schema, &is_empty, err);

    if (code != PLA_OK) {
        return code;
    }
    if (store->mode == PLA_STORE_READ && (is_empty || schema < PLA_STORE_SCHEMA)) {
        return refuse(store, err, is_empty ? "the store is empty" : "the store has an older schema",
                      is_empty ? "make one with `plaudit init`"
                               : "a command that writes brings it up to date and keeps a copy");
    }
    if (is_empty && store->mode != PLA_STORE_CREATE) {
        return refuse(store, err, "the store is empty", "make one with `plaudit init`");
    }
    if (store->mode == PLA_STORE_READ) {
        return PLA_OK;
    }
    code = pla_sql_exec(store, "PRAGMA journal_mode = WAL", err);
    return code == PLA_OK && (is_empty || schema < PLA_STORE_SCHEMA) ? pla_migrate(store, err)
                                                                     : code;
}

/** True if the log of the file holds anything that is not in the file yet. */
static bool has_log(const char *path)
{
    struct pla_str name = {0};
    struct stat about;

    pla_str_put_z(&name, path);
    PLA_PUT(&name, "-wal");
    const bool has = name.failed || (stat(name.at, &about) == 0 && about.st_size > 0);
    pla_str_release(&name);
    return has;
}

static void disconnect(struct pla_store *store)
{
    pla_sql_release(store);
    (void)sqlite3_close_v2(store->db);
    store->db = NULL;
}

static enum pla_code open_file(struct pla_store *store, struct pla_err *err)
{
    enum pla_code code = connect(store, "", err);

    if (code == PLA_OK) {
        code = make_ready(store, err);
    }
    /* A log that is empty needs no folder that can be written: what is in the file is all. */
    const int reason = store->db != NULL ? sqlite3_errcode(store->db) & 0xff : SQLITE_OK;
    if (code == PLA_STORE && store->mode == PLA_STORE_READ &&
        (reason == SQLITE_CANTOPEN || reason == SQLITE_READONLY) && !has_log(store->path)) {
        disconnect(store);
        code = connect(store, "?immutable=1", err);
        if (code == PLA_OK) {
            code = make_ready(store, err);
        }
    }
    return code;
}

static enum pla_code check_path(const char *path, enum pla_store_mode mode, struct pla_err *err)
{
    struct stat about;

    if (stat(path, &about) == 0) {
        if (!S_ISREG(about.st_mode)) {
            pla_err_set(err, PLA_STORE, "the store is not a regular file");
        } else if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) != 0) {
            pla_err_set(err, PLA_STORE, "the store cannot be read: %s", strerror(errno));
            pla_err_hint(err, "change the permissions of the file");
        } else if (mode != PLA_STORE_READ && faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0) {
            pla_err_set(err, PLA_STORE, "the store cannot be written: %s", strerror(errno));
            pla_err_hint(err, "change the permissions, or work on a copy");
        } else {
            return PLA_OK;
        }
        pla_err_prepend(err, "%s", path);
        return PLA_STORE;
    }
    if (errno == ENOENT && mode == PLA_STORE_CREATE) {
        return PLA_OK;
    }
    const enum pla_code code = errno == ENOENT ? PLA_MISSING : PLA_STORE;
    pla_err_set(err, code, errno == ENOENT ? "there is no store" : "the store cannot be used: %s",
                strerror(errno));
    pla_err_hint(err, "make one with `plaudit init`, or name it with --store");
    pla_err_prepend(err, "%s", path);
    return code;
}

static struct pla_store *new_store(const char *path, enum pla_store_mode mode, int wait_ms)
{
    const size_t length = strlen(path);
    struct pla_store *store = pla_heap_alloc(sizeof *store);

    if (store == NULL) {
        return NULL;
    }
    *store = (struct pla_store){.mode = mode, .wait_ms = wait_ms};
    store->path = pla_heap_alloc(length + 1);
    store->hash = pla_sha256_new();
    pla_arena_init(&store->scratch, 0);
    if (store->path == NULL || store->hash == NULL) {
        pla_store_close(store);
        return NULL;
    }
    memcpy(store->path, path, length + 1);
    return store;
}

enum pla_code pla_store_open(const char *path, enum pla_store_mode mode, int wait_ms,
                             const struct pla_store_hand *hand, struct pla_store **out,
                             struct pla_err *err)
{
    enum pla_code code = check_path(path, mode, err);

    if (code != PLA_OK) {
        return code;
    }
    struct pla_store *store = new_store(path, mode, wait_ms);
    if (store == NULL) {
        return pla_err_memory(err);
    }
    if (hand != NULL) {
        code = pla_store_set_hand(store, hand, err);
    }
    if (code == PLA_OK) {
        code = open_file(store, err);
    }
    if (code != PLA_OK) {
        pla_store_close(store);
        return code;
    }
    *out = store;
    return PLA_OK;
}

void pla_store_close(struct pla_store *store)
{
    if (store == NULL) {
        return;
    }
    if (store->db != NULL) {
        pla_store_rollback(store);
    }
    disconnect(store);
    for (int i = 0; i < PLA_TABLE_COUNT; i++) {
        pla_str_release(&store->leaves[i]);
    }
    pla_str_release(&store->canonical);
    pla_arena_release(&store->scratch);
    pla_sha256_free(store->hash);
    pla_heap_free(store->actor);
    pla_heap_free(store->path);
    pla_heap_free(store);
}

/* ---- transactions ---- */

/** The last audit row: what the next one follows. */
static enum pla_code read_head(struct pla_store *store, struct pla_err *err)
{
    sqlite3_stmt *statement = NULL;
    enum pla_code code = pla_sql_get(store, PLA_SQL_AUDIT_HEAD, &statement, err);

    if (code != PLA_OK) {
        return code;
    }
    const int result = sqlite3_step(statement);
    store->sequence = 0;
    memset(store->head, 0, sizeof store->head);
    if (result == SQLITE_ROW) {
        const void *hash = sqlite3_column_blob(statement, 2);
        if (hash != NULL && sqlite3_column_bytes(statement, 2) == PLA_SHA256_BYTES) {
            store->sequence = sqlite3_column_int64(statement, 0);
            memcpy(store->head, hash, PLA_SHA256_BYTES);
        } else {
            code = pla_store_damaged(store, err);
        }
    } else if (result != SQLITE_DONE) {
        code = pla_store_fail(store, result, err);
    }
    (void)sqlite3_reset(statement);
    return code;
}

enum pla_code pla_store_begin(struct pla_store *store, struct pla_err *err)
{
    unsigned char before[PLA_SHA256_BYTES];

    if (store->depth > 0) {
        store->depth++;
        return PLA_OK;
    }
    if (store->mode == PLA_STORE_READ) {
        return pla_store_fail_at(store->path, SQLITE_READONLY, 0, 0, err);
    }
    enum pla_code code = pla_sql_run(store, PLA_SQL_BEGIN, NULL, 0, err);
    if (code != PLA_OK) {
        return code;
    }
    store->depth = 1;
    store->is_doomed = false;
    memcpy(before, store->head, sizeof before);
    code = read_head(store, err);
    /* every change ends with another head: with the same one nobody has added a row since */
    if (!store->are_ids_known || memcmp(before, store->head, sizeof before) != 0) {
        for (int i = 0; i < PLA_TABLE_COUNT; i++) {
            store->last_ids[i] = -1;
        }
    }
    store->are_ids_known = false;
    if (code != PLA_OK) {
        pla_store_rollback(store);
    }
    return code;
}

enum pla_code pla_store_commit(struct pla_store *store, struct pla_err *err)
{
    if (store->depth > 1) {
        store->depth--;
        return PLA_OK;
    }
    enum pla_code code = PLA_OK;
    if (store->depth == 0 || store->is_doomed) {
        pla_err_set(err, PLA_STORE, "a part of the change failed, so all of it was undone");
        pla_err_prepend(err, "%s", store->path);
        code = PLA_STORE;
    } else {
        code = pla_sql_run(store, PLA_SQL_COMMIT, NULL, 0, err);
    }
    if (code != PLA_OK) {
        pla_store_rollback(store);
    }
    store->are_ids_known = code == PLA_OK;
    store->depth = 0;
    return code;
}

void pla_store_rollback(struct pla_store *store)
{
    /* SQLite has undone it by itself after some failures; then this says so and does nothing */
    if (store->depth > 0 && !sqlite3_get_autocommit(store->db)) {
        (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    }
    store->depth = 0;
    store->is_doomed = false;
}

enum pla_code pla_store_hold(struct pla_store *store, struct pla_err *err)
{
    enum pla_code code = PLA_OK;

    if (sqlite3_get_autocommit(store->db)) {
        code = pla_sql_exec(store, "BEGIN", err);
    }
    return code == PLA_OK ? read_head(store, err) : code; /* the first read takes the snapshot */
}
