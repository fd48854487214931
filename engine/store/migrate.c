// SPDX-License-Identifier: Apache-2.0
/** From an older schema to this one: forward only, a copy kept before each step. */
#include "base/file.h"
#include "store/private.h"

/**
 * Copy, unless another process has made the copy meanwhile, or the step itself: processes that open
 * an old store at once are in each other's way only here.
 */
static enum pla_code copy_once(struct pla_store *store, const char *name, int64_t schema,
                               struct pla_err *err)
{
    enum { TRIES = 50, PAUSE_MS = 20 };
    enum pla_code code = PLA_OK;

    for (int i = 0; i < TRIES; i++) {
        int64_t now = schema;
        code = pla_store_copy(store, name, NULL, NULL, err);
        if (code == PLA_OK || pla_file_exists(name) ||
            (pla_store_schema(store, &now, err) == PLA_OK && now != schema)) {
            return PLA_OK;
        }
        (void)sqlite3_sleep(PAUSE_MS);
    }
    return code;
}

/** Keep the file as it is now beside it: "plaudit.db.schema-1". */
static enum pla_code keep_copy(struct pla_store *store, int64_t schema, struct pla_err *err)
{
    struct pla_str name = {0};
    struct pla_err reason = {0};
    enum pla_code code = PLA_OK;

    pla_str_put_format(&name, "%s.schema-%lld", store->path, (long long)schema);
    code = pla_str_check(&name, err);
    if (code == PLA_OK && !pla_file_exists(name.at)) {
        code = copy_once(store, name.at, schema, &reason);
        if (code != PLA_OK) {
            pla_err_set(err, PLA_STORE, "no copy can be kept before the store's schema is changed");
            pla_err_hint(err, "%s: %s", reason.where, reason.text);
            pla_err_prepend(err, "%s", store->path);
            code = PLA_STORE;
        }
    }
    pla_str_release(&name);
    return code;
}

/** One step, its numbers and its audit row, in the transaction that is open. */
static enum pla_code take_step(struct pla_store *store, int64_t schema, struct pla_err *err)
{
    struct pla_str text = {0}, subject = {0};
    enum pla_code code = PLA_OK;

    for (const char *const *at = pla_migrations[schema].texts; *at != NULL && code == PLA_OK;
         at++) {
        code = pla_sql_exec(store, *at, err);
    }
    if (code == PLA_OK) {
        pla_str_put_format(&text, "PRAGMA application_id = %d; PRAGMA user_version = %lld",
                           PLA_STORE_APPLICATION, (long long)schema + 1);
        pla_str_put_format(&subject, "schema %lld: %s", (long long)schema + 1,
                           pla_migrations[schema].what);
        code = pla_str_check(&text, err);
    }
    if (code == PLA_OK) {
        code = pla_str_check(&subject, err);
    }
    if (code == PLA_OK) {
        code = pla_sql_exec(store, text.at, err);
    }
    if (code == PLA_OK) {
        code = pla_change_begin(store, err);
        if (code == PLA_OK) {
            const struct pla_change change = {.action = schema == 0 ? "init" : "migrate",
                                              .subject = {subject.at, subject.length}};
            code = pla_change_end(store, &change, PLA_OK, err);
        }
    }
    pla_str_release(&text);
    pla_str_release(&subject);
    return code;
}

static enum pla_code begin(struct pla_store *store, struct pla_err *err)
{
    const enum pla_code code = pla_sql_exec(store, "BEGIN IMMEDIATE", err);

    if (code == PLA_OK) {
        store->depth = 1;
        store->is_doomed = false;
        store->sequence = 0;
        memset(store->head, 0, sizeof store->head);
    }
    return code;
}

/**
 * What the head is can be asked of an older schema too: the chain has been there from the first.
 */
static enum pla_code begin_after(struct pla_store *store, int64_t schema, struct pla_err *err)
{
    return schema == 0 ? begin(store, err) : pla_store_begin(store, err);
}

enum pla_code pla_migrate(struct pla_store *store, struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    int64_t schema = 0;

    do {
        code = pla_store_schema(store, &schema, err);
        if (code != PLA_OK || schema >= PLA_STORE_SCHEMA) {
            return code;
        }
        if (schema > 0) {
            code = keep_copy(store, schema, err);
        }
        if (code == PLA_OK) {
            code = begin_after(store, schema, err);
        }
        if (code != PLA_OK) {
            return code;
        }
        int64_t now = 0;
        code = pla_store_schema(store, &now, err); /* another process may have been faster */
        /* a new store has all tables at once, and one audit row a step */
        for (int64_t at = schema; code == PLA_OK && now == schema && at < PLA_STORE_SCHEMA &&
                                  (at == schema || schema == 0);
             at++) {
            code = take_step(store, at, err);
        }
        if (code == PLA_OK) {
            code = pla_store_commit(store, err);
        } else {
            pla_store_rollback(store);
        }
    } while (code == PLA_OK);
    return code;
}
