// SPDX-License-Identifier: Apache-2.0
/**
 * Copies of a store, taken while it is used, and what can be told about a file.
 */
#pragma once

#include "store/audit.h"

/**
 * Copy the store to a new file while others read and write. The copy appears when it is complete.
 * @param step  told how many of how many pages are done; may be NULL
 * @return PLA_OUTPUT if `path` exists or cannot be written; PLA_STORE
 */
enum pla_code pla_store_backup(struct pla_store *store, const char *path,
                               void (*step)(void *ctx, int done, int all), void *ctx,
                               struct pla_err *err);
/**
 * Put a backup in the place of a store. It is checked first (integrity and chain); a store that is
 * there is kept beside it as `path`.before-restore; an audit row is added.
 * @param hand  as in pla_store_open
 * @param head  a hash the backup must hold, as in pla_audit_verify; or NULL
 */
enum pla_code pla_store_restore(const char *backup, const char *path, int wait_ms,
                                const struct pla_store_hand *hand, const char *head,
                                struct pla_err *err);

/** What `doctor` tells of a store. */
struct pla_store_facts {
    char sqlite[32];       /**< version of the library */
    int64_t schema, bytes; /**< bytes: of the file, without its log */
    int64_t versions, runs, portfolios, decisions, ratings, actions, redacted;
    struct pla_audit_head head;
    bool is_whole;    /**< integrity and foreign keys of the file hold */
    char broken[256]; /**< the first thing that does not */
};
enum pla_code pla_store_facts(struct pla_store *store, struct pla_store_facts *out,
                              struct pla_err *err);
