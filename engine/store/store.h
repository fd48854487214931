// SPDX-License-Identifier: Apache-2.0
/**
 * The store: one SQLite file that keeps what was decided, by which rules, and who did what.
 *
 * Nothing in it is overwritten. Every change is one transaction that ends with a row of the audit
 * chain (audit.h), whose hash covers all rows it wrote. The room has no clock and no random
 * numbers: the caller passes a hand (who, when, where salts come from). One handle belongs to one
 * thread; several processes may use one file at once: a writer waits for the other.
 *
 * Failures: PLA_STORE with `where` the file and a hint (locked, full, read-only, damaged, of
 * another program, of a newer schema), PLA_MISSING (no such file or thing), PLA_NO (the store
 * refuses: same name and other content), PLA_MEMORY. A failed change leaves the store as it was.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct pla_store;

enum {
    PLA_STORE_APPLICATION = 0x504C4155, /**< application_id of the file: "PLAU" */
    PLA_STORE_SCHEMA = 2,               /**< user_version this code writes */
    PLA_STORE_SALT_BYTES = 16
};

enum pla_store_mode {
    PLA_STORE_READ,  /**< no change; also of a file in a folder that cannot be written */
    PLA_STORE_WRITE, /**< must be there; an older schema is brought up to date */
    PLA_STORE_CREATE /**< as WRITE, and made if there is no file */
};

/** Who writes, and when. */
struct pla_store_hand {
    struct pla_text actor; /**< copied on open */
    int64_t now;           /**< seconds since 1970-01-01 UTC */
    /**
     * Salt number `number` (from 1; each is asked for once in the life of a store, except after a
     * rollback): random bytes, or derived from the number where runs must repeat. False: none can
     * be had.
     */
    bool (*salt)(void *ctx, uint64_t number, unsigned char out[PLA_STORE_SALT_BYTES]);
    void *ctx;
};

/**
 * Open.
 * @param wait_ms  how long a write waits for another process; then it fails
 * @param hand     needed for WRITE and CREATE (a new file and a migration have audit rows); NULL
 *                 for READ
 */
enum pla_code pla_store_open(const char *path, enum pla_store_mode mode, int wait_ms,
                             const struct pla_store_hand *hand, struct pla_store **out,
                             struct pla_err *err);
/** Close and give memory back; an open transaction is undone. NULL is fine. */
void pla_store_close(struct pla_store *store);
/** From now on somebody else, or a later time. PLA_MEMORY leaves the old one. */
enum pla_code pla_store_set_hand(struct pla_store *store, const struct pla_store_hand *hand,
                                 struct pla_err *err);
/** The path as given to open; borrowed. */
const char *pla_store_path(const struct pla_store *store);

/**
 * Begin a transaction for several changes that hold together; every function that writes does the
 * same for itself, so calls nest. BEGIN IMMEDIATE: what is read from here on stays true until the
 * commit. Each begin needs its commit, or one rollback for all.
 */
enum pla_code pla_store_begin(struct pla_store *store, struct pla_err *err);
/**
 * End the innermost begin; the outermost writes. If a change inside has failed, everything is
 * undone and the commit fails (PLA_STORE).
 */
enum pla_code pla_store_commit(struct pla_store *store, struct pla_err *err);
/** Undo everything since the outermost begin. Nothing to do without one. */
void pla_store_rollback(struct pla_store *store);

/**
 * From here on see the store as it is now, whatever others write, until the handle is closed. For a
 * handle opened to read; the log grows as long as it is held.
 */
enum pla_code pla_store_hold(struct pla_store *store, struct pla_err *err);

/** Rows of one query, one after another. Several may be open at once, also during writes. */
struct pla_store_cursor;
void pla_store_cursor_close(struct pla_store_cursor *cursor);

/** What to go through; zeroed: everything. Absent texts and 0 do not narrow. */
struct pla_store_filter {
    struct pla_text run;       /**< id of a run */
    struct pla_text rubric;    /**< id of a rubric */
    struct pla_text portfolio; /**< id of a portfolio; all its attempts */
    struct pla_text learner;   /**< id of a learner */
    int64_t since;             /**< written at this time or later (seconds); 0: ever */
    bool is_latest;            /**< leave out what a later run or row has superseded */
};
