// SPDX-License-Identifier: Apache-2.0
/** Blocks of a run: what was scored, saved in one transaction. */
#include "store/head.h"
#include "store/private.h"
#include "store/run.h"

/** One position while it is saved. */
struct saving {
    struct pla_store *store;
    const struct pla_block_item *item;
    struct pla_line_head head;
    int64_t run, portfolio, learner, record, entry;
    bool is_new_portfolio;
};

enum pla_code pla_store_block_is_saved(struct pla_store *store, int64_t run, int64_t shard,
                                       uint64_t block, bool *out, struct pla_err *err)
{
    const struct pla_cell cells[] = {pla_cell_int(run), pla_cell_int(shard),
                                     pla_cell_int((int64_t)block)};
    int64_t id = 0;
    const enum pla_code code =
        pla_sql_number(store, PLA_SQL_BLOCK_OF_NUMBER, cells, 3, 0, &id, err);

    if (code == PLA_OK) {
        *out = id != 0;
    }
    return code;
}

/** Line of `*rest` without its end; false when there is none. */
static bool next_line(struct pla_text *rest, struct pla_text *out)
{
    if (rest->length == 0) {
        return false;
    }
    const char *end = memchr(rest->at, '\n', rest->length);
    const size_t length = end != NULL ? (size_t)(end - rest->at) : rest->length;
    const size_t taken = end != NULL ? length + 1 : length;
    *out = (struct pla_text){rest->at, length};
    *rest = (struct pla_text){rest->at + taken, rest->length - taken};
    return true;
}

/** The record as it is stored already; 0 if it is another, or none. */
static enum pla_code find_record(struct saving *saving, struct pla_err *err)
{
    struct pla_store *store = saving->store;
    const struct pla_cell cells[] = {pla_cell_int(saving->portfolio),
                                     pla_cell_int(saving->head.attempt)};
    sqlite3_stmt *statement = NULL;
    enum pla_code code = pla_sql_get(store, PLA_SQL_RECORD_LAST, &statement, err);

    if (code == PLA_OK) {
        code = pla_sql_bind(store, statement, cells, 2, err);
    }
    if (code != PLA_OK) {
        return code;
    }
    const int result = sqlite3_step(statement);
    if (result == SQLITE_ROW) {
        const bool has_names = sqlite3_column_type(statement, 2) != SQLITE_NULL;
        const struct pla_text bytes = pla_column_text(statement, 3);
        if (bytes.at != NULL && pla_text_equal(bytes, saving->item->record) &&
            sqlite3_column_int64(statement, 1) == saving->learner &&
            (has_names || saving->item->names.at == NULL)) {
            saving->record = sqlite3_column_int64(statement, 0);
        }
    } else if (result != SQLITE_DONE) {
        code = pla_store_fail(store, result, err);
    }
    (void)sqlite3_reset(statement);
    return code;
}

static enum pla_code need_record(struct saving *saving, struct pla_err *err)
{
    struct pla_store *store = saving->store;
    int64_t bytes = 0, names = 0;
    enum pla_code code = pla_portfolio_need(store, saving->head.portfolio, &saving->portfolio,
                                            &saving->is_new_portfolio, err);

    if (code == PLA_OK && saving->head.learner.at != NULL) {
        code = pla_learner_need(store, saving->head.learner, &saving->learner, err);
    }
    if (code == PLA_OK && !saving->is_new_portfolio) {
        code = find_record(saving, err);
    }
    if (code != PLA_OK || saving->record != 0) {
        return code;
    }
    code = pla_content_add(store, "record", saving->item->record, &bytes, err);
    if (code == PLA_OK) {
        code = pla_content_add(store, "names", saving->item->names, &names, err);
    }
    if (code == PLA_OK) {
        const struct pla_cell cells[] = {
            pla_cell_int(saving->portfolio), pla_cell_int(saving->head.attempt),
            pla_cell_row(saving->learner), pla_cell_int(bytes), pla_cell_row(names)};
        code = pla_row_add(store, PLA_TABLE_record, cells, &saving->record, err);
    }
    return code;
}

static enum pla_code add_entry(struct saving *saving, struct pla_err *err)
{
    struct pla_store *store = saving->store;
    int64_t ratings = 0, fault = 0;
    enum pla_code code = pla_content_add(store, "ratings", saving->item->ratings, &ratings, err);

    if (code == PLA_OK) {
        code = pla_content_add(store, "fault", saving->item->fault, &fault, err);
    }
    if (code == PLA_OK) {
        const struct pla_cell cells[] = {pla_cell_int(saving->run),
                                         pla_cell_int((int64_t)saving->item->position),
                                         pla_cell_row(saving->portfolio),
                                         pla_cell_row(saving->head.attempt),
                                         pla_cell_row(saving->record),
                                         pla_cell_row(ratings),
                                         pla_cell_row(fault)};
        code = pla_row_add(store, PLA_TABLE_entry, cells, &saving->entry, err);
    }
    return code;
}

static enum pla_code add_decision(struct saving *saving, struct pla_text line,
                                  const struct pla_line_head *head, struct pla_err *err)
{
    int64_t content = 0;
    enum pla_code code = pla_content_add(saving->store, "line", line, &content, err);

    if (code == PLA_OK) {
        const struct pla_cell cells[] = {pla_cell_int(saving->entry), pla_cell_key(head->rubric),
                                         pla_cell_key(head->version), pla_cell_key(head->claim),
                                         pla_cell_key(head->status),  pla_cell_int(content)};
        code = pla_row_add(saving->store, PLA_TABLE_decision, cells, NULL, err);
    }
    return code;
}

static enum pla_code save_item(struct pla_store *store, int64_t run,
                               const struct pla_block_item *item, struct pla_err *err)
{
    struct saving saving = {.store = store, .item = item, .run = run};
    struct pla_text rest = item->lines, line = {0};
    struct pla_line_head head = {0};
    bool has_line = next_line(&rest, &line);
    enum pla_code code = PLA_OK;

    pla_arena_reset(&store->scratch);
    if (has_line) {
        code = pla_line_head_read(line, &store->scratch, &head, err);
    } else if (item->record.at != NULL) {
        code = pla_record_head_read(item->record, &store->scratch, &head, err);
    }
    saving.head = head;
    if (code == PLA_OK && item->record.at != NULL) {
        code = need_record(&saving, err);
    }
    if (code == PLA_OK) {
        code = add_entry(&saving, err);
    }
    while (code == PLA_OK && has_line) {
        code = add_decision(&saving, line, &head, err);
        has_line = next_line(&rest, &line);
        if (code == PLA_OK && has_line) {
            code = pla_line_head_read(line, &store->scratch, &head, err);
        }
    }
    return code;
}

static enum pla_code check_items(uint64_t block, const struct pla_block_item *items, size_t count,
                                 struct pla_err *err)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].position / PLA_STORE_BLOCK != block ||
            (i > 0 && items[i].position <= items[i - 1].position) ||
            (items[i].lines.length > 0 && items[i].record.at == NULL)) {
            pla_err_set(err, PLA_BUG, "position %llu does not belong to block %llu of a run",
                        (unsigned long long)items[i].position, (unsigned long long)block);
            return PLA_BUG;
        }
    }
    return PLA_OK;
}

static enum pla_code save_items(struct pla_store *store, int64_t run, int64_t shard, uint64_t block,
                                const struct pla_block_item *items, size_t count,
                                struct pla_err *err)
{
    int64_t first = 0;
    enum pla_code code = pla_row_next(store, PLA_TABLE_entry, &first, err);

    if (code == PLA_OK) {
        const struct pla_cell cells[] = {pla_cell_int(run), pla_cell_int(shard),
                                         pla_cell_int((int64_t)block), pla_cell_int(first)};
        code = pla_row_add(store, PLA_TABLE_block, cells, NULL, err);
    }
    for (size_t i = 0; i < count && code == PLA_OK; i++) {
        code = save_item(store, run, &items[i], err);
    }
    return code;
}

/**
 * A position has eleven numbers of other rows. pla_row_add knows without a search that they are
 * there; SQLite's own searches for them take a tenth of the time of a run, so it is told to leave
 * them out for this handle. (It does not listen within a transaction, which does no harm.)
 */
static enum pla_code begin_bulk(struct pla_store *store, struct pla_err *err)
{
    if (store->is_bulk || store->depth > 0 || !sqlite3_get_autocommit(store->db)) {
        return PLA_OK;
    }
    store->is_bulk = true;
    return pla_sql_exec(store, "PRAGMA foreign_keys = OFF", err);
}

/* one parameter over: a block is found by three numbers */
// NOLINTNEXTLINE(readability-function-size)
enum pla_code pla_store_block_save(struct pla_store *store, int64_t run, int64_t shard,
                                   uint64_t block, const struct pla_block_item *items, size_t count,
                                   bool *out_saved, struct pla_err *err)
{
    bool is_there = false;
    struct pla_str subject = {0};
    enum pla_code code = check_items(block, items, count, err);

    if (code == PLA_OK) {
        code = begin_bulk(store, err);
    }
    if (code == PLA_OK) {
        code = pla_change_begin(store, err);
    }
    if (code != PLA_OK) {
        return code;
    }
    code = pla_store_block_is_saved(store, run, shard, block, &is_there, err);
    if (code == PLA_OK && is_there) {
        *out_saved = false;
        return pla_store_commit(store, err); /* nothing was written */
    }
    if (code == PLA_OK) {
        pla_str_put_format(&subject, "run %lld shard %lld block %llu", (long long)run,
                           (long long)shard, (unsigned long long)block);
        code = pla_str_check(&subject, err);
    }
    if (code == PLA_OK) {
        code = save_items(store, run, shard, block, items, count, err);
    }
    const struct pla_change change = {.action = "save", .subject = {subject.at, subject.length}};
    code = pla_change_end(store, &change, code, err);
    pla_str_release(&subject);
    if (code == PLA_OK) {
        *out_saved = true;
    }
    return code;
}
