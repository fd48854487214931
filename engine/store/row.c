// SPDX-License-Identifier: Apache-2.0
/** Rows under the chain: their leaves, the texts they name, and the audit row that ends a change.
 */
#include "store/private.h"

const struct pla_table_about pla_tables[PLA_TABLE_COUNT] = {
/* a mark "?" for each column, commas between them */
#define PLA_TABLE(name, columns, marks, leaf_columns)                                              \
    {#name, (int)(sizeof(marks) / 2), (leaf_columns)},
#include "store/tables.def"
#undef PLA_TABLE
};

/* ---- canonical bytes ---- */

static void put_length(struct pla_str *s, size_t length)
{
    char front[8];

    for (int i = 0; i < 8; i++) {
        front[i] = (char)(unsigned char)((uint64_t)length >> (56 - 8 * i));
    }
    pla_str_add(s, front, sizeof front);
}

static void put_field(struct pla_str *s, struct pla_text text)
{
    put_length(s, text.length);
    pla_str_put(s, text.at, text.length);
}

static void put_number(struct pla_str *s, int64_t n)
{
    const size_t from = s->length;

    put_length(s, 0);
    pla_str_put_int(s, n);
    if (!s->failed) {
        s->at[from + 7] = (char)(s->length - from - 8); /* at most 20 digits */
    }
}

static void put_cell(struct pla_str *s, const struct pla_cell *cell)
{
    static const char tags[] = {
        [PLA_CELL_NULL] = 'n', [PLA_CELL_INT] = 'i', [PLA_CELL_TEXT] = 't', [PLA_CELL_BYTES] = 'b'};

    pla_str_put_c(s, tags[cell->kind]);
    if (cell->kind == PLA_CELL_INT) {
        put_number(s, cell->integer);
    } else if (cell->kind != PLA_CELL_NULL) {
        put_field(s, cell->text);
    }
}

static bool hash_canonical(struct pla_store *store, unsigned char out[PLA_SHA256_BYTES])
{
    if (store->canonical.failed) {
        return false;
    }
    pla_sha256_begin(store->hash);
    pla_sha256_add(store->hash, store->canonical.at, store->canonical.length);
    pla_sha256_end_bytes(store->hash, out);
    return true;
}

bool pla_row_leaf(struct pla_store *store, enum pla_table table, int64_t id, int64_t audit,
                  const struct pla_cell *cells, unsigned char out[PLA_SHA256_BYTES])
{
    struct pla_str *s = &store->canonical;
    int count = pla_tables[table].leaf_columns;

    while (count > 0 && cells[count - 1].kind == PLA_CELL_NULL) {
        count--; /* a column that a later schema adds leaves the leaves of older rows as they are */
    }
    pla_str_clear(s);
    put_field(s, PLA_TEXT("plaudit-row/1"));
    put_field(s, pla_text_of(pla_tables[table].name));
    put_number(s, id);
    put_number(s, audit);
    for (int i = 0; i < count; i++) {
        put_cell(s, &cells[i]);
    }
    return hash_canonical(store, out);
}

void pla_content_hash(struct pla_store *store, struct pla_text kind, struct pla_text salt,
                      struct pla_text text, unsigned char out[PLA_SHA256_BYTES])
{
    pla_sha256_begin(store->hash);
    pla_sha256_add_field(store->hash, PLA_TEXT("plaudit-content/1"));
    pla_sha256_add_field(store->hash, salt);
    pla_sha256_add_field(store->hash, kind);
    pla_sha256_add_field(store->hash, text);
    pla_sha256_end_bytes(store->hash, out);
}

bool pla_audit_hash(struct pla_store *store, const struct pla_audit_cells *row,
                    unsigned char out[PLA_SHA256_BYTES])
{
    struct pla_str *s = &store->canonical;

    pla_str_clear(s);
    put_field(s, PLA_TEXT("plaudit-audit/1"));
    put_number(s, row->sequence);
    put_number(s, row->at);
    put_field(s, row->actor);
    put_field(s, row->action);
    put_field(s, row->subject);
    put_number(s, row->portfolio);
    put_field(s, (struct pla_text){(const char *)row->digest, PLA_SHA256_BYTES});
    put_field(s, (struct pla_text){(const char *)row->previous, PLA_SHA256_BYTES});
    return hash_canonical(store, out);
}

/* ---- what rows name ---- */

#define NAMES(table) (PLA_TABLE_##table + 1)
/** For each column the table whose rows it names, as the schema's REFERENCES say; 0: none. */
static const unsigned char parents[PLA_TABLE_COUNT][PLA_CELLS_MOST] = {
    [PLA_TABLE_version_file] = {NAMES(version)},
    [PLA_TABLE_retirement] = {NAMES(version)},
    [PLA_TABLE_run_version] = {NAMES(run)},
    [PLA_TABLE_block] = {NAMES(run)},
    [PLA_TABLE_run_end] = {NAMES(run)},
    [PLA_TABLE_learner] = {NAMES(content)},
    [PLA_TABLE_portfolio] = {NAMES(content)},
    [PLA_TABLE_record] = {NAMES(portfolio), 0, NAMES(learner), NAMES(content), NAMES(content)},
    [PLA_TABLE_entry] = {NAMES(run), 0, NAMES(portfolio), 0, NAMES(record), NAMES(content),
                         NAMES(content)},
    [PLA_TABLE_decision] = {NAMES(entry), [5] = NAMES(content)},
    [PLA_TABLE_redacted] = {NAMES(content)},
    [PLA_TABLE_rating] = {0, NAMES(portfolio), [8] = NAMES(content)},
    [PLA_TABLE_action] = {0, NAMES(portfolio), [8] = NAMES(content),
                          NAMES(content), [11] = NAMES(decision), NAMES(action)},
};
#undef NAMES

enum pla_table pla_row_parent(enum pla_table table, int column)
{
    const unsigned char parent = parents[table][column];

    return parent != 0 ? (enum pla_table)(parent - 1) : PLA_TABLE_COUNT;
}

/** Rows are numbered without holes and never removed: what is not beyond the last one is there. */
static enum pla_code check_parents(struct pla_store *store, enum pla_table table,
                                   const struct pla_cell *cells, struct pla_err *err)
{
    for (int i = 0; i < pla_tables[table].columns; i++) {
        const enum pla_table parent = pla_row_parent(table, i);
        int64_t next = 0;
        if (parent == PLA_TABLE_COUNT || cells[i].kind != PLA_CELL_INT) {
            continue;
        }
        const enum pla_code code = pla_row_next(store, parent, &next, err);
        if (code != PLA_OK) {
            return code;
        }
        if (cells[i].integer < 1 || cells[i].integer >= next) {
            pla_err_set(err, PLA_BUG, "a row of %s names row %lld of %s, which is not there",
                        pla_tables[table].name, (long long)cells[i].integer,
                        pla_tables[parent].name);
            return PLA_BUG;
        }
    }
    return PLA_OK;
}

/* ---- adding ---- */

enum pla_code pla_row_next(struct pla_store *store, enum pla_table table, int64_t *out,
                           struct pla_err *err)
{
    int64_t *last = &store->last_ids[table];

    if (*last < 0) {
        struct pla_str text = {0};
        sqlite3_stmt *statement = NULL;
        pla_str_put_format(&text, "SELECT max(id) FROM %s", pla_tables[table].name);
        enum pla_code code = pla_str_check(&text, err);
        if (code == PLA_OK) {
            int result = sqlite3_prepare_v2(store->db, text.at, -1, &statement, NULL);
            if (result == SQLITE_OK) {
                result = sqlite3_step(statement);
            }
            code = result == SQLITE_ROW ? PLA_OK : pla_store_fail(store, result, err);
        }
        if (code == PLA_OK) {
            *last = sqlite3_column_int64(statement, 0);
        }
        (void)sqlite3_finalize(statement);
        pla_str_release(&text);
        if (code != PLA_OK) {
            return code;
        }
    }
    *out = *last + 1;
    return PLA_OK;
}

enum pla_code pla_row_add(struct pla_store *store, enum pla_table table,
                          const struct pla_cell *cells, int64_t *out_id, struct pla_err *err)
{
    const enum pla_sql sql = (enum pla_sql)(2 * (int)table + PLA_SQL_ADD_content);
    const int64_t audit = store->sequence + 1;
    struct pla_cell all[PLA_CELLS_MOST + 3];
    unsigned char leaf[PLA_SHA256_BYTES];
    int64_t id = 0;
    enum pla_code code = pla_row_next(store, table, &id, err);

    if (code == PLA_OK) {
        code = check_parents(store, table, cells, err);
    }
    if (code != PLA_OK) {
        return code;
    }
    if (!pla_row_leaf(store, table, id, audit, cells, leaf)) {
        return pla_err_memory(err);
    }
    pla_str_put(&store->leaves[table], (const char *)leaf, sizeof leaf);
    all[0] = pla_cell_int(id);
    all[1] = pla_cell_int(audit);
    all[2] = pla_cell_bytes(leaf, sizeof leaf);
    for (int i = 0; i < pla_tables[table].columns; i++) {
        all[3 + i] = cells[i];
    }
    code = pla_str_check(&store->leaves[table], err);
    if (code == PLA_OK) {
        code = pla_sql_run(store, sql, all, 3 + pla_tables[table].columns, err);
    }
    if (code == PLA_OK) {
        store->last_ids[table] = id;
        if (out_id != NULL) {
            *out_id = id;
        }
    }
    return code;
}

enum pla_code pla_content_add(struct pla_store *store, const char *kind, struct pla_text text,
                              int64_t *out_id, struct pla_err *err)
{
    unsigned char salt[PLA_STORE_SALT_BYTES], hash[PLA_SHA256_BYTES];
    int64_t number = 0;

    if (text.at == NULL) {
        *out_id = 0;
        return PLA_OK;
    }
    enum pla_code code = pla_row_next(store, PLA_TABLE_content, &number, err);
    if (code != PLA_OK) {
        return code;
    }
    if (!store->hand.salt(store->hand.ctx, (uint64_t)number, salt)) {
        pla_err_set(err, PLA_STORE, "no random bytes can be had for a salt");
        pla_err_prepend(err, "%s", store->path);
        return PLA_STORE;
    }
    pla_content_hash(store, pla_text_of(kind), (struct pla_text){(char *)salt, sizeof salt}, text,
                     hash);
    const struct pla_cell cells[] = {pla_cell_text(pla_text_of(kind)),
                                     pla_cell_bytes(hash, sizeof hash),
                                     pla_cell_bytes(salt, sizeof salt), pla_cell_text(text)};
    return pla_row_add(store, PLA_TABLE_content, cells, out_id, err);
}

/* ---- a change ---- */

enum pla_code pla_change_begin(struct pla_store *store, struct pla_err *err)
{
    for (int i = 0; i < PLA_TABLE_COUNT; i++) {
        pla_str_clear(&store->leaves[i]);
    }
    return pla_store_begin(store, err);
}

static enum pla_code add_audit(struct pla_store *store, const struct pla_change *change,
                               struct pla_err *err)
{
    unsigned char digest[PLA_SHA256_BYTES], hash[PLA_SHA256_BYTES];
    const struct pla_audit_cells row = {.sequence = store->sequence + 1,
                                        .at = store->hand.now,
                                        .actor = store->hand.actor,
                                        .action = pla_text_of(change->action),
                                        .subject = change->subject,
                                        .portfolio = change->portfolio,
                                        .digest = digest,
                                        .previous = store->head};

    pla_sha256_begin(store->hash);
    for (int i = 0; i < PLA_TABLE_COUNT; i++) {
        pla_sha256_add(store->hash, store->leaves[i].at, store->leaves[i].length);
    }
    pla_sha256_end_bytes(store->hash, digest);
    if (!pla_audit_hash(store, &row, hash)) {
        return pla_err_memory(err);
    }
    const struct pla_cell cells[] = {pla_cell_int(row.sequence),
                                     pla_cell_int(row.at),
                                     pla_cell_key(row.actor),
                                     pla_cell_key(row.action),
                                     pla_cell_key(row.subject),
                                     pla_cell_row(row.portfolio),
                                     pla_cell_bytes(digest, sizeof digest),
                                     pla_cell_bytes(store->head, sizeof store->head),
                                     pla_cell_bytes(hash, sizeof hash)};
    const enum pla_code code =
        pla_sql_run(store, PLA_SQL_AUDIT_ADD, cells, sizeof cells / sizeof cells[0], err);
    if (code == PLA_OK) {
        store->sequence = row.sequence;
        memcpy(store->head, hash, sizeof hash);
    }
    return code;
}

enum pla_code pla_change_leave(struct pla_store *store, enum pla_code code, struct pla_err *err)
{
    if (code == PLA_OK) {
        return pla_store_commit(store, err);
    }
    if (store->depth == 1) {
        pla_store_rollback(store);
    } else if (store->depth > 1) { /* the outermost begin is somebody else's to end */
        store->depth--;
        store->is_doomed = true;
    }
    return code;
}

enum pla_code pla_change_end(struct pla_store *store, const struct pla_change *change,
                             enum pla_code code, struct pla_err *err)
{
    if (code == PLA_OK) {
        code = add_audit(store, change, err);
    }
    return pla_change_leave(store, code, err);
}
