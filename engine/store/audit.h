// SPDX-License-Identifier: Apache-2.0
/**
 * The audit chain: one row per change, each hashing the one before.
 *
 * hash = SHA-256 over fields (eight bytes of big-endian length, then the bytes) of
 * "plaudit-audit/1", sequence, time, actor, action, subject, digest, previous hash. `digest` is
 * SHA-256 over the leaves of all rows the change wrote, by table and number; a leaf is SHA-256 over
 * the row's table, and every column with its type. Personal text stands in the table `content` only
 * and enters by sha256(salt, kind, text), so that it can be erased (redact.h) and the chain still
 * verifies. Subjects never hold personal text: they name rows ("portfolio 17").
 */
#pragma once

#include "base/crypto.h"
#include "store/store.h"

struct pla_audit_row {
    int64_t sequence; /**< from 1, without holes */
    int64_t at;       /**< seconds since 1970-01-01 UTC */
    struct pla_text actor;
    struct pla_text action;  /**< "init" "load" "retire" "run" "save" "end" "rate" "decide" ... */
    struct pla_text subject; /**< as hashed: "run R block 3", "portfolio 17 award EDU301" */
    struct pla_text name;    /**< id of the portfolio or learner the subject means; absent if it
                                means none or the id was redacted */
    bool is_redacted;        /**< the subject means one whose id was redacted */
    char previous[PLA_SHA256_HEX + 1], hash[PLA_SHA256_HEX + 1];
};

struct pla_audit_head {
    int64_t sequence; /**< of the last row */
    int64_t at;
    char hash[PLA_SHA256_HEX + 1];
};

/** The last row. */
enum pla_code pla_audit_read_head(struct pla_store *store, struct pla_audit_head *out,
                                  struct pla_err *err);

/**
 * Go through the chain in order.
 * @param filter  portfolio and since narrow; the rest is ignored. NULL: all
 */
enum pla_code pla_audit_open(struct pla_store *store, const struct pla_store_filter *filter,
                             struct pla_store_cursor **out, struct pla_err *err);
/** Next row; texts live until the next call. @return PLA_OK, PLA_MISSING at the end, or a failure
 */
enum pla_code pla_audit_next(struct pla_store_cursor *cursor, struct pla_audit_row *out,
                             struct pla_err *err);

/** One row that is not what the chain says. Texts live during the call. */
struct pla_audit_finding {
    const char *table;    /**< "decision" */
    int64_t number;       /**< its key there; for "audit" the sequence */
    struct pla_text name; /**< what it is, as far as it can be told: a portfolio's id; or absent */
    const char *text;     /**< "changed", "removed", ...: a clause */
};

struct pla_audit_verdict {
    uint64_t rows;     /**< of the chain */
    uint64_t checked;  /**< rows of all other tables */
    uint64_t redacted; /**< texts that were erased by `redact` */
    uint64_t findings;
    struct pla_audit_head head;
    bool is_end_proven; /**< an expected head was given and it is in the chain */
};

/**
 * Check the whole store against its chain: changed, removed, inserted and reordered rows.
 *
 * Without `head` a cut tail and a chain that was rebuilt from its first row cannot be told.
 * @param head  a hash noted earlier (64 hexadecimal digits): it must be that of a row, which is
 *              the last one or has others behind it; NULL: none
 * @param tell  called per finding; may be NULL
 * @return PLA_OK when all is right, PLA_NO with findings, or a failure to read (PLA_STORE)
 */
enum pla_code pla_audit_verify(struct pla_store *store, const char *head,
                               void (*tell)(void *ctx, const struct pla_audit_finding *finding),
                               void *ctx, struct pla_audit_verdict *out, struct pla_err *err);
