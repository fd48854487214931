// SPDX-License-Identifier: Apache-2.0
/** Copies of the file by SQLite's own backup, which reads while others write. */
#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "store/private.h"

enum { PAGES_A_STEP = 256, WAIT_MS = 50 };

static enum pla_code fail_output(const char *path, const char *text, struct pla_err *err)
{
    pla_err_set(err, PLA_OUTPUT, "the copy cannot be written: %s", text);
    pla_err_prepend(err, "%s", path);
    return PLA_OUTPUT;
}

/** Copy all pages into an empty file. */
static enum pla_code copy_pages(struct pla_store *store, sqlite3 *to, const char *path,
                                void (*step)(void *ctx, int done, int all), void *ctx,
                                struct pla_err *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", store->db, "main");
    int result = SQLITE_OK, waited_ms = 0;

    if (backup == NULL) {
        return fail_output(path, sqlite3_errmsg(to), err);
    }
    do {
        result = sqlite3_backup_step(backup, PAGES_A_STEP);
        if (result == SQLITE_BUSY || result == SQLITE_LOCKED) {
            waited_ms += sqlite3_sleep(WAIT_MS);
        } else if (step != NULL) {
            const int all = sqlite3_backup_pagecount(backup);
            step(ctx, all - sqlite3_backup_remaining(backup), all);
        }
    } while (result == SQLITE_OK ||
             ((result == SQLITE_BUSY || result == SQLITE_LOCKED) && waited_ms < store->wait_ms));
    const int finished = sqlite3_backup_finish(backup);
    if (result == SQLITE_DONE && finished == SQLITE_OK) {
        return PLA_OK;
    }
    result = result != SQLITE_DONE ? result : finished;
    if ((result & 0xff) == SQLITE_NOMEM) {
        return pla_err_memory(err);
    }
    return (result & 0xff) == SQLITE_FULL || (result & 0xff) == SQLITE_IOERR
               ? fail_output(path, sqlite3_errstr(result), err)
               : pla_store_fail(store, result, err);
}

/** The copy is one file, without a log beside it. */
static enum pla_code write_copy(struct pla_store *store, const char *path,
                                void (*step)(void *ctx, int done, int all), void *ctx,
                                struct pla_err *err)
{
    sqlite3 *to = NULL;
    const int result = sqlite3_open_v2(
        path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    enum pla_code code = result == SQLITE_OK ? copy_pages(store, to, path, step, ctx, err)
                                             : fail_output(path, sqlite3_errstr(result), err);

    if (code == PLA_OK &&
        sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK) {
        code = fail_output(path, sqlite3_errmsg(to), err);
    }
    (void)sqlite3_close(to);
    return code;
}

enum pla_code pla_store_copy(struct pla_store *store, const char *path,
                             void (*step)(void *ctx, int done, int all), void *ctx,
                             struct pla_err *err)
{
    struct pla_str part = {0};

    if (pla_file_exists(path)) {
        pla_err_set(err, PLA_OUTPUT, "the file exists already");
        pla_err_hint(err, "give the copy another name");
        pla_err_prepend(err, "%s", path);
        return PLA_OUTPUT;
    }
    pla_str_put_z(&part, path);
    PLA_PUT(&part, ".part");
    enum pla_code code = pla_str_check(&part, err);
    if (code != PLA_OK) {
        return code;
    }
    (void)unlink(part.at); /* of a copy that was killed */
    code = write_copy(store, part.at, step, ctx, err);
    if (code == PLA_OK && pla_file_exists(path)) { /* another process was faster: its copy stays */
        code = fail_output(path, strerror(EEXIST), err);
    } else if (code == PLA_OK && rename(part.at, path) != 0) {
        code = fail_output(path, strerror(errno), err);
    }
    if (code != PLA_OK) {
        (void)unlink(part.at);
    }
    pla_str_release(&part);
    return code;
}

enum pla_code pla_store_backup(struct pla_store *store, const char *path,
                               void (*step)(void *ctx, int done, int all), void *ctx,
                               struct pla_err *err)
{
    return pla_store_copy(store, path, step, ctx, err);
}

/* ---- restore ---- */

static enum pla_code check_backup(const char *backup, int wait_ms, const char *head,
                                  struct pla_err *err)
{
    struct pla_store *store = NULL;
    struct pla_store_facts facts = {0};
    struct pla_audit_verdict verdict = {0};
    enum pla_code code = pla_store_open(backup, PLA_STORE_READ, wait_ms, NULL, &store, err);

    if (code == PLA_OK) {
        code = pla_store_facts(store, &facts, err);
    }
    if (code == PLA_OK && !facts.is_whole) {
        pla_err_set(err, PLA_STORE, "the backup is damaged: %s", facts.broken);
        pla_err_prepend(err, "%s", backup);
        code = PLA_STORE;
    }
    if (code == PLA_OK) {
        code = pla_audit_verify(store, head, NULL, NULL, &verdict, err);
    }
    pla_store_close(store);
    return code;
}

/** Move what stands at `path` aside, with its log. */
static enum pla_code keep_old(const char *path, struct pla_err *err)
{
    static const char *const parts[] = {"", "-wal", "-shm"};
    enum pla_code code = PLA_OK;

    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && code == PLA_OK; i++) {
        struct pla_str from = {0}, to = {0};
        pla_str_put_format(&from, "%s%s", path, parts[i]);
        pla_str_put_format(&to, "%s.before-restore%s", path, parts[i]);
        if (from.failed || to.failed) {
            code = pla_err_memory(err);
        } else if (pla_file_exists(from.at)) {
            if (rename(from.at, to.at) != 0) {
                pla_err_set(err, PLA_STORE, "the old store cannot be kept: %s", strerror(errno));
                pla_err_prepend(err, "%s", path);
                code = PLA_STORE;
            }
        } else {
            (void)unlink(to.at); /* a log of an older one */
        }
        pla_str_release(&from);
        pla_str_release(&to);
    }
    return code;
}

/** Copy the backup beside the store, so that only a rename is left to do. */
static enum pla_code copy_backup(const char *backup, const char *path, int wait_ms,
                                 struct pla_err *err)
{
    struct pla_store *store = NULL;
    enum pla_code code = pla_store_open(backup, PLA_STORE_READ, wait_ms, NULL, &store, err);

    if (code == PLA_OK) {
        (void)unlink(path);
        code = pla_store_copy(store, path, NULL, NULL, err);
    }
    pla_store_close(store);
    return code;
}

static enum pla_code note_restore(const char *path, int wait_ms, const struct pla_store_hand *hand,
                                  struct pla_err *err)
{
    struct pla_store *store = NULL;
    enum pla_code code = pla_store_open(path, PLA_STORE_WRITE, wait_ms, hand, &store, err);

    if (code == PLA_OK) {
        code = pla_change_begin(store, err);
        if (code == PLA_OK) {
            const struct pla_change change = {.action = "restore",
                                              .subject = PLA_TEXT("from a backup")};
            code = pla_change_end(store, &change, PLA_OK, err);
        }
    }
    pla_store_close(store);
    return code;
}

/** Nobody may be using the store that is put aside. */
static enum pla_code check_unused(const char *path, int wait_ms, const struct pla_store_hand *hand,
                                  struct pla_err *err)
{
    struct pla_store *store = NULL;
    struct pla_err reason = {0};

    if (pla_store_open(path, PLA_STORE_WRITE, wait_ms, hand, &store, &reason) != PLA_OK) {
        return PLA_OK; /* it is broken, or not there: that is why somebody restores */
    }
    (void)sqlite3_exec(store->db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
    const int result = sqlite3_exec(store->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    const enum pla_code code = (result & 0xff) == SQLITE_BUSY || (result & 0xff) == SQLITE_LOCKED
                                   ? pla_store_fail(store, result, err)
                                   : PLA_OK;
    pla_store_close(store);
    return code;
}

enum pla_code pla_store_restore(const char *backup, const char *path, int wait_ms,
                                const struct pla_store_hand *hand, const char *head,
                                struct pla_err *err)
{
    struct pla_str fresh = {0};
    enum pla_code code = check_backup(backup, wait_ms, head, err);

    if (code == PLA_OK) {
        pla_str_put_z(&fresh, path);
        PLA_PUT(&fresh, ".restore");
        code = pla_str_check(&fresh, err);
    }
    if (code == PLA_OK) {
        code = copy_backup(backup, fresh.at, wait_ms, err);
    }
    if (code == PLA_OK) {
        code = check_unused(path, wait_ms, hand, err);
    }
    if (code == PLA_OK) {
        code = keep_old(path, err);
    }
    if (code == PLA_OK && rename(fresh.at, path) != 0) {
        pla_err_set(err, PLA_STORE, "the backup cannot be put in place: %s", strerror(errno));
        pla_err_prepend(err, "%s", path);
        code = PLA_STORE;
    }
    if (code == PLA_OK) {
        code = note_restore(path, wait_ms, hand, err);
    } else if (fresh.at != NULL) {
        (void)unlink(fresh.at);
    }
    pla_str_release(&fresh);
    return code;
}
