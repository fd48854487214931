// SPDX-License-Identifier: Apache-2.0
/**
 * Checking the store against its chain, in one pass with constant memory: every table is walked by
 * number, the chain by sequence, and each row belongs to the audit row that the walk has come to.
 */
#include "store/private.h"

/** A table on its walk: the row that waits for its audit row. */
struct walk {
    sqlite3_stmt *statement;
    bool is_over;
    int64_t last_id, id, audit;
    unsigned char leaf[PLA_SHA256_BYTES];
};

struct check {
    struct pla_store *store;
    void (*tell)(void *ctx, const struct pla_audit_finding *finding);
    void *ctx;
    struct walk walks[PLA_TABLE_COUNT];
    struct pla_audit_verdict verdict;
    int64_t last_sequence;
    unsigned char last_hash[PLA_SHA256_BYTES];
    const char *head;
};

static void find(struct check *check, const char *table, int64_t number, const char *text)
{
    const struct pla_audit_finding finding = {.table = table, .number = number, .text = text};

    check->verdict.findings++;
    if (check->tell != NULL) {
        check->tell(check->ctx, &finding);
    }
}

/* ---- rows of tables ---- */

static struct pla_cell read_cell(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return pla_cell_int(sqlite3_column_int64(statement, column));
    case SQLITE_NULL:
        return (struct pla_cell){.kind = PLA_CELL_NULL};
    case SQLITE_TEXT: {
        const struct pla_text text = pla_column_text(statement, column);
        return (struct pla_cell){.kind = PLA_CELL_TEXT, .text = text};
    }
    default: { /* a column of ours is never REAL: its bytes differ from what was hashed */
        const void *bytes = sqlite3_column_blob(statement, column);
        const int length = sqlite3_column_bytes(statement, column);
        return pla_cell_bytes(bytes, (size_t)length);
    }
    }
}

/** A text is what its row commits to, or was erased by `redact`. */
static enum pla_code check_content(struct check *check, const struct walk *walk,
                                   const struct pla_cell *cells, struct pla_err *err)
{
    const struct pla_cell *kind = &cells[0], *hash = &cells[1], *salt = &cells[2],
                          *text = &cells[3];
    const struct pla_cell id = pla_cell_int(walk->id);
    unsigned char made[PLA_SHA256_BYTES];
    int64_t is_redacted = 0;
    enum pla_code code =
        pla_sql_number(check->store, PLA_SQL_IS_REDACTED, &id, 1, 0, &is_redacted, err);

    if (code != PLA_OK) {
        return code;
    }
    if (salt->kind == PLA_CELL_NULL && text->kind == PLA_CELL_NULL) {
        check->verdict.redacted++;
        if (is_redacted == 0) {
            find(check, "content", walk->id, "its text is gone and was not redacted");
        }
        return PLA_OK;
    }
    pla_content_hash(check->store, kind->text, salt->text, text->text, made);
    if (hash->text.length != sizeof made || memcmp(hash->text.at, made, sizeof made) != 0 ||
        salt->kind != PLA_CELL_BYTES || text->kind != PLA_CELL_TEXT) {
        find(check, "content", walk->id, "its text was changed");
    } else if (is_redacted != 0) {
        find(check, "content", walk->id, "its text is there although it was redacted");
    }
    return PLA_OK;
}

static enum pla_code check_row(struct check *check, enum pla_table table, struct pla_err *err)
{
    struct walk *walk = &check->walks[table];
    struct pla_cell cells[PLA_CELLS_MOST] = {0};
    unsigned char made[PLA_SHA256_BYTES];
    const char *name = pla_tables[table].name;
    const struct pla_cell leaf = read_cell(walk->statement, 2);

    walk->id = sqlite3_column_int64(walk->statement, 0);
    walk->audit = sqlite3_column_int64(walk->statement, 1);
    memset(walk->leaf, 0, sizeof walk->leaf);
    if (leaf.text.length == sizeof walk->leaf) {
        memcpy(walk->leaf, leaf.text.at, sizeof walk->leaf);
    }
    for (int i = 0; i < pla_tables[table].columns; i++) {
        cells[i] = read_cell(walk->statement, 3 + i);
    }
    check->verdict.checked++;
    for (int64_t id = walk->last_id + 1; id < walk->id; id++) {
        find(check, name, id, "removed");
        if (walk->id - id > 1000) { /* a forged number, not a thousand removed rows */
            break;
        }
    }
    walk->last_id = walk->id;
    if (!pla_row_leaf(check->store, table, walk->id, walk->audit, cells, made)) {
        return pla_err_memory(err);
    }
    if (memcmp(made, walk->leaf, sizeof made) != 0) {
        find(check, name, walk->id, "changed");
    }
    return table == PLA_TABLE_content ? check_content(check, walk, cells, err) : PLA_OK;
}

static enum pla_code advance(struct check *check, enum pla_table table, struct pla_err *err)
{
    struct walk *walk = &check->walks[table];
    const int result = sqlite3_step(walk->statement);

    if (result == SQLITE_DONE) {
        walk->is_over = true;
        return PLA_OK;
    }
    return result == SQLITE_ROW ? check_row(check, table, err)
                                : pla_store_fail(check->store, result, err);
}

/** Add the leaves of a table's rows that belong to one audit row. */
static enum pla_code take_leaves(struct check *check, enum pla_table table, int64_t sequence,
                                 struct pla_str *leaves, struct pla_err *err)
{
    struct walk *walk = &check->walks[table];
    enum pla_code code = PLA_OK;

    while (code == PLA_OK && !walk->is_over && walk->audit <= sequence) {
        if (walk->audit == sequence) {
            pla_str_put(leaves, (const char *)walk->leaf, sizeof walk->leaf);
        } else {
            find(check, pla_tables[table].name, walk->id,
                 "inserted or moved: the chain has no place for it");
        }
        code = advance(check, table, err);
    }
    return code;
}

/* ---- the chain ---- */

static bool is_digest(const struct pla_cell *cell)
{
    return cell->kind == PLA_CELL_BYTES && cell->text.length == PLA_SHA256_BYTES;
}

/** One audit row by itself and after the one before. */
static enum pla_code check_link(struct check *check, const struct pla_cell cells[9],
                                struct pla_err *err)
{
    static const unsigned char none[PLA_SHA256_BYTES];
    unsigned char made[PLA_SHA256_BYTES];
    const int64_t sequence = cells[0].integer;
    const bool has_digests = is_digest(&cells[6]) && is_digest(&cells[7]) && is_digest(&cells[8]);
    const struct pla_audit_cells row = {
        .sequence = sequence,
        .at = cells[1].integer,
        .actor = cells[2].text,
        .action = cells[3].text,
        .subject = cells[4].text,
        .portfolio = cells[5].integer,
        .digest = has_digests ? (const unsigned char *)cells[6].text.at : none,
        .previous = has_digests ? (const unsigned char *)cells[7].text.at : none};

    for (int64_t n = check->last_sequence + 1; n < sequence; n++) {
        find(check, "audit", n, "removed");
        if (sequence - n > 1000) {
            break;
        }
    }
    if (!pla_audit_hash(check->store, &row, made)) {
        return pla_err_memory(err);
    }
    if (!has_digests || memcmp(made, cells[8].text.at, sizeof made) != 0) {
        find(check, "audit", sequence, "changed");
    } else if (sequence == check->last_sequence + 1 &&
               memcmp(row.previous, check->last_hash, sizeof check->last_hash) != 0) {
        find(check, "audit", sequence, "does not follow the row before it");
    }
    check->last_sequence = sequence;
    memcpy(check->last_hash, has_digests ? cells[8].text.at : (const char *)none,
           sizeof check->last_hash);
    return PLA_OK;
}

static enum pla_code check_audit_row(struct check *check, sqlite3_stmt *statement,
                                     struct pla_err *err)
{
    struct pla_cell cells[9];
    struct pla_str leaves = {0};
    unsigned char made[PLA_SHA256_BYTES];
    char hex[PLA_SHA256_HEX + 1];

    for (int i = 0; i < 9; i++) {
        cells[i] = read_cell(statement, i);
    }
    enum pla_code code = check_link(check, cells, err);
    for (int i = 0; i < PLA_TABLE_COUNT && code == PLA_OK; i++) {
        code = take_leaves(check, (enum pla_table)i, cells[0].integer, &leaves, err);
    }
    if (code == PLA_OK) {
        code = pla_str_check(&leaves, err);
    }
    if (code == PLA_OK) {
        pla_sha256_begin(check->store->hash);
        pla_sha256_add(check->store->hash, leaves.at, leaves.length);
        pla_sha256_end_bytes(check->store->hash, made);
        if (is_digest(&cells[6]) && memcmp(cells[6].text.at, made, sizeof made) != 0) {
            find(check, "audit", cells[0].integer,
                 "rows of this change were changed, removed, inserted or reordered");
        }
        pla_sha256_put_hex(check->last_hash, hex);
        check->verdict.rows++;
        check->verdict.head.sequence = cells[0].integer;
        check->verdict.head.at = cells[1].integer;
        memcpy(check->verdict.head.hash, hex, sizeof hex);
        if (check->head != NULL && strcmp(check->head, hex) == 0) {
            check->verdict.is_end_proven = true;
        }
    }
    pla_str_release(&leaves);
    return code;
}

static enum pla_code walk_chain(struct check *check, struct pla_err *err)
{
    sqlite3_stmt *statement = NULL;
    enum pla_code code = pla_sql_get(check->store, PLA_SQL_AUDIT_WALK, &statement, err);
    int result = SQLITE_ROW;

    while (code == PLA_OK && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        code = check_audit_row(check, statement, err);
    }
    if (code == PLA_OK && result != SQLITE_DONE) {
        code = pla_store_fail(check->store, result, err);
    }
    if (statement != NULL) {
        (void)sqlite3_reset(statement);
    }
    return code;
}

static enum pla_code start_walks(struct check *check, struct pla_err *err)
{
    enum pla_code code = PLA_OK;

    for (int i = 0; i < PLA_TABLE_COUNT && code == PLA_OK; i++) {
        const enum pla_sql sql = (enum pla_sql)(2 * i + PLA_SQL_WALK_content);
        code = pla_sql_get(check->store, sql, &check->walks[i].statement, err);
        if (code == PLA_OK) {
            code = advance(check, (enum pla_table)i, err);
        }
    }
    return code;
}

static enum pla_code finish_walks(struct check *check, struct pla_err *err)
{
    enum pla_code code = PLA_OK;

    for (int i = 0; i < PLA_TABLE_COUNT; i++) {
        while (code == PLA_OK && !check->walks[i].is_over) {
            find(check, pla_tables[i].name, check->walks[i].id,
                 "inserted: the chain ends before it");
            code = advance(check, (enum pla_table)i, err);
        }
    }
    return code;
}

enum pla_code pla_audit_verify(struct pla_store *store, const char *head,
                               void (*tell)(void *ctx, const struct pla_audit_finding *finding),
                               void *ctx, struct pla_audit_verdict *out, struct pla_err *err)
{
    struct check check = {.store = store, .tell = tell, .ctx = ctx, .head = head};
    const bool is_alone = sqlite3_get_autocommit(store->db) != 0;
    /* one snapshot for all walks, whatever others write meanwhile */
    enum pla_code code = is_alone ? pla_sql_exec(store, "BEGIN", err) : PLA_OK;

    if (code == PLA_OK) {
        code = start_walks(&check, err);
    }
    if (code == PLA_OK) {
        code = walk_chain(&check, err);
    }
    if (code == PLA_OK) {
        code = finish_walks(&check, err);
    }
    for (int i = 0; i < PLA_TABLE_COUNT; i++) {
        (void)sqlite3_reset(check.walks[i].statement);
    }
    if (is_alone) {
        (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    }
    if (code != PLA_OK) {
        return code;
    }
    if (head != NULL && !check.verdict.is_end_proven) {
        find(&check, "audit", check.last_sequence,
             "the chain does not hold the expected hash: its end was cut, or it was rebuilt");
    }
    *out = check.verdict;
    if (out->findings > 0) {
        pla_err_set(err, PLA_NO, "the store is not what its chain says");
        pla_err_prepend(err, "%s", store->path);
        return PLA_NO;
    }
    return PLA_OK;
}
