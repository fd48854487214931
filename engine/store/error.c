// SPDX-License-Identifier: Apache-2.0
/** What SQLite's results mean for people. */
#include <errno.h>

#include "store/private.h"

struct meaning {
    int result;
    const char *text, *hint;
};

static const char about_damage[] =
    "restore a backup (`plaudit restore`); `plaudit doctor` tells what is broken";

static const struct meaning meanings[] = {
    {SQLITE_FULL, "the disk is full", "make room and run again: nothing of this step was written"},
    {SQLITE_BUSY, "another process writes to the store", "run again when it has ended"},
    {SQLITE_LOCKED, "another process writes to the store", "run again when it has ended"},
    {SQLITE_PROTOCOL, "another process holds the store", "run again when it has ended"},
    {SQLITE_READONLY, "the store cannot be written: it or its folder is read-only",
     "change the permissions, or work on a copy"},
    {SQLITE_PERM, "the store may not be used", "change the permissions of the file"},
    {SQLITE_AUTH, "the store may not be used", "change the permissions of the file"},
    {SQLITE_CANTOPEN, "the store or its log cannot be opened",
     "see that the folder is there and can be written"},
    {SQLITE_NOTADB, "the file is no store", "name the file that `plaudit init` made"},
    {SQLITE_CORRUPT, "the file is damaged", about_damage},
    {SQLITE_IOERR, "the store cannot be read or written", NULL},
    {SQLITE_TOOBIG, "a text is too long for the store", NULL},
    {SQLITE_CONSTRAINT, "a row contradicts what is stored", about_damage},
    {SQLITE_SCHEMA, "the store was changed by another program", "run again"},
};

enum pla_code pla_store_fail_at(const char *path, int result, int wait_ms, int reason,
                                struct pla_err *err)
{
    const int primary = result & 0xff;

    if (primary == SQLITE_NOMEM) {
        return pla_err_memory(err);
    }
    pla_err_set(err, PLA_STORE, "the store cannot be used: %s", sqlite3_errstr(result));
    for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++) {
        if (meanings[i].result != primary) {
            continue;
        }
        if (primary == SQLITE_BUSY && wait_ms >= 1000) {
            pla_err_set(err, PLA_STORE, "%s, for more than %d seconds", meanings[i].text,
                        wait_ms / 1000);
        } else if (reason != 0 && (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN)) {
            pla_err_set(err, PLA_STORE, "%s: %s", meanings[i].text, strerror(reason));
        } else {
            pla_err_set(err, PLA_STORE, "%s", meanings[i].text);
        }
        if (meanings[i].hint != NULL) {
            pla_err_hint(err, "%s", meanings[i].hint);
        }
    }
    pla_err_prepend(err, "%s", path);
    return PLA_STORE;
}

enum pla_code pla_store_fail(const struct pla_store *store, int result, struct pla_err *err)
{
    return pla_store_fail_at(store->path, result, store->wait_ms,
                             store->db != NULL ? sqlite3_system_errno(store->db) : 0, err);
}

enum pla_code pla_store_damaged(const struct pla_store *store, struct pla_err *err)
{
    return pla_store_fail_at(store->path, SQLITE_CORRUPT, 0, 0, err);
}
