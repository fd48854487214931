// SPDX-License-Identifier: Apache-2.0
/** Joining stores: versions, runs and blocks of another store, saved here as if scored here. */
#include "store/merge.h"

#include "store/backup.h"
#include "store/private.h"
#include "store/run.h"

struct merging {
    struct pla_store *to, *from;
    struct pla_arena arena; /**< versions and runs of the other store */
    struct pla_arena block; /**< one block of it */
    struct pla_merge_counts counts;
    struct pla_audit_head head; /**< of the other store */
};

static enum pla_code refuse(const struct merging *merging, const char *text, struct pla_err *err)
{
    pla_err_set(err, PLA_NO, "%s", text);
    pla_err_prepend(err, "%s", pla_store_path(merging->from));
    return PLA_NO;
}

/** Only what `score --save` writes may come from elsewhere, and only if it is what it was. */
static enum pla_code check_other(struct merging *merging, struct pla_err *err)
{
    struct pla_store_facts facts = {0};
    struct pla_audit_verdict verdict = {0};
    enum pla_code code = pla_store_facts(merging->from, &facts, err);

    if (code != PLA_OK) {
        return code;
    }
    if (!facts.is_whole) {
        return pla_store_damaged(merging->from, err);
    }
    if (facts.ratings > 0 || facts.actions > 0) {
        return refuse(merging,
                      "the store holds ratings or decisions of people, which belong to one store",
                      err);
    }
    if (facts.redacted > 0) {
        return refuse(merging, "texts of the store were redacted", err);
    }
    code = pla_audit_verify(merging->from, NULL, NULL, NULL, &verdict, err);
    merging->head = verdict.head;
    return code;
}

/* ---- versions ---- */

static enum pla_code merge_version(struct merging *merging, const struct pla_stored_version *listed,
                                   struct pla_err *err)
{
    struct pla_stored_version theirs = {0}, ours = {0};
    bool is_new = false;
    enum pla_code code = pla_store_version_get(merging->from, listed->kind, listed->id,
                                               listed->version, &merging->arena, &theirs, err);

    if (code == PLA_OK) {
        code = pla_store_version_put(merging->to, &theirs, &is_new, err);
    }
    if (code == PLA_OK && theirs.is_retired) {
        code = pla_store_version_get(merging->to, listed->kind, listed->id, listed->version,
                                     &merging->arena, &ours, err);
        if (code == PLA_OK && !ours.is_retired) {
            code = pla_store_version_retire(merging->to, listed->kind, listed->id, listed->version,
                                            theirs.retired_why, err);
        }
    }
    merging->counts.versions += is_new;
    return code;
}

static enum pla_code merge_versions(struct merging *merging, struct pla_err *err)
{
    enum pla_code code = PLA_OK;

    for (int kind = PLA_VERSION_RUBRIC; kind <= PLA_VERSION_POLICY && code == PLA_OK; kind++) {
        struct pla_stored_version *items = NULL;
        size_t count = 0;
        code = pla_store_version_list(merging->from, (enum pla_version_kind)kind,
                                      (struct pla_text){0}, &merging->arena, &items, &count, err);
        for (size_t i = 0; i < count && code == PLA_OK; i++) {
            code = merge_version(merging, &items[i], err);
        }
    }
    return code;
}

/* ---- blocks ---- */

/** A step of a statement that is read to its end. */
static enum pla_code step(struct pla_store *store, sqlite3_stmt *statement, bool *out_row,
                          struct pla_err *err)
{
    const int result = sqlite3_step(statement);

    *out_row = result == SQLITE_ROW;
    return result == SQLITE_ROW || result == SQLITE_DONE ? PLA_OK
                                                         : pla_store_fail(store, result, err);
}

/** Start a statement of the other store. It must be reset. */
static enum pla_code start(struct merging *merging, enum pla_sql sql, const struct pla_cell *cells,
                           int count, sqlite3_stmt **out, struct pla_err *err)
{
    const enum pla_code code = pla_sql_get(merging->from, sql, out, err);

    return code == PLA_OK ? pla_sql_bind(merging->from, *out, cells, count, err) : code;
}

/** The decision lines of one position, with line ends. */
static enum pla_code read_lines(struct merging *merging, int64_t entry, struct pla_text *out,
                                struct pla_err *err)
{
    const struct pla_cell cell = pla_cell_int(entry);
    struct pla_str lines = {0};
    sqlite3_stmt *statement = NULL;
    bool has_row = false;
    enum pla_code code = start(merging, PLA_SQL_LINES_OF_ENTRY, &cell, 1, &statement, err);

    if (code == PLA_OK) {
        code = step(merging->from, statement, &has_row, err);
    }
    while (code == PLA_OK && has_row) {
        pla_str_put_text(&lines, pla_column_text(statement, 0));
        PLA_PUT(&lines, "\n");
        code = step(merging->from, statement, &has_row, err);
    }
    if (statement != NULL) {
        (void)sqlite3_reset(statement);
    }
    if (code == PLA_OK) {
        code = pla_str_check(&lines, err);
    }
    if (code == PLA_OK && lines.length > 0) {
        *out = pla_text_copy(&merging->block, (struct pla_text){lines.at, lines.length});
    }
    pla_str_release(&lines);
    return code;
}

static enum pla_code read_items(struct merging *merging, int64_t run, int64_t shard, uint64_t block,
                                struct pla_block_item *items, size_t *out_count,
                                struct pla_err *err)
{
    const int64_t first = (int64_t)(block * PLA_STORE_BLOCK);
    const struct pla_cell cells[] = {pla_cell_int(run), pla_cell_int(first),
                                     pla_cell_int(first + PLA_STORE_BLOCK), pla_cell_int(shard),
                                     pla_cell_int((int64_t)block)};
    struct pla_arena *arena = &merging->block;
    sqlite3_stmt *s = NULL;
    bool has_row = false;
    size_t count = 0;
    enum pla_code code = start(merging, PLA_SQL_ENTRIES_OF_BLOCK, cells, 5, &s, err);

    if (code == PLA_OK) {
        code = step(merging->from, s, &has_row, err);
    }
    while (code == PLA_OK && has_row && count < PLA_STORE_BLOCK) {
        struct pla_block_item *item = &items[count++];
        *item = (struct pla_block_item){.position = (uint64_t)sqlite3_column_int64(s, 1),
                                        .record = pla_text_copy(arena, pla_column_text(s, 2)),
                                        .names = pla_text_copy(arena, pla_column_text(s, 3)),
                                        .ratings = pla_text_copy(arena, pla_column_text(s, 4)),
                                        .fault = pla_text_copy(arena, pla_column_text(s, 5))};
        code = read_lines(merging, sqlite3_column_int64(s, 0), &item->lines, err);
        if (code == PLA_OK) {
            code = step(merging->from, s, &has_row, err);
        }
    }
    if (s != NULL) {
        (void)sqlite3_reset(s);
    }
    *out_count = count;
    return code == PLA_OK && arena->failed ? pla_err_memory(err) : code;
}

static enum pla_code merge_block(struct merging *merging, int64_t theirs, int64_t ours,
                                 int64_t shard, uint64_t block, struct pla_err *err)
{
    struct pla_block_item items[PLA_STORE_BLOCK];
    size_t count = 0;
    bool is_there = false, was_saved = false;
    enum pla_code code = pla_store_block_is_saved(merging->to, ours, shard, block, &is_there, err);

    if (code == PLA_OK && !is_there) {
        pla_arena_reset(&merging->block);
        code = read_items(merging, theirs, shard, block, items, &count, err);
    }
    if (code == PLA_OK && !is_there) {
        code = pla_store_block_save(merging->to, ours, shard, block, items, count, &was_saved, err);
    }
    if (code == PLA_OK) {
        *(was_saved ? &merging->counts.blocks : &merging->counts.present) += 1;
    }
    return code;
}

/* ---- runs ---- */

static enum pla_code merge_blocks(struct merging *merging, int64_t theirs, int64_t ours,
                                  struct pla_err *err)
{
    const struct pla_cell cell = pla_cell_int(theirs);
    sqlite3_stmt *statement = NULL;
    bool has_row = false;
    enum pla_code code = start(merging, PLA_SQL_BLOCKS_OF_RUN, &cell, 1, &statement, err);

    if (code == PLA_OK) {
        code = step(merging->from, statement, &has_row, err);
    }
    while (code == PLA_OK && has_row) {
        code = merge_block(merging, theirs, ours, sqlite3_column_int64(statement, 0),
                           (uint64_t)sqlite3_column_int64(statement, 1), err);
        if (code == PLA_OK) {
            code = step(merging->from, statement, &has_row, err);
        }
    }
    if (statement != NULL) {
        (void)sqlite3_reset(statement);
    }
    return code;
}

static enum pla_code merge_ends(struct merging *merging, int64_t theirs, int64_t ours,
                                struct pla_err *err)
{
    const struct pla_cell cell = pla_cell_int(theirs);
    sqlite3_stmt *statement = NULL;
    bool has_row = false;
    enum pla_code code = start(merging, PLA_SQL_ENDS_OF_RUN, &cell, 1, &statement, err);

    if (code == PLA_OK) {
        code = step(merging->from, statement, &has_row, err);
    }
    while (code == PLA_OK && has_row) {
        code = pla_store_run_end(merging->to, ours, sqlite3_column_int64(statement, 0), err);
        if (code == PLA_OK) {
            code = step(merging->from, statement, &has_row, err);
        }
    }
    if (statement != NULL) {
        (void)sqlite3_reset(statement);
    }
    return code;
}

static enum pla_code merge_runs(struct merging *merging, struct pla_err *err)
{
    struct pla_stored_run *runs = NULL, run = {0};
    size_t count = 0;
    enum pla_code code = pla_store_run_list(merging->from, &merging->arena, &runs, &count, err);

    for (size_t i = 0; i < count && code == PLA_OK; i++) {
        bool was_there = false;
        int64_t number = 0;
        code = pla_store_run_get(merging->from, runs[i].name, &merging->arena, &run, err);
        if (code == PLA_OK) {
            code = pla_store_run_begin(merging->to, &run, &number, &was_there, err);
        }
        if (code == PLA_OK) {
            merging->counts.runs += !was_there;
            code = merge_blocks(merging, run.number, number, err);
        }
        if (code == PLA_OK) {
            code = merge_ends(merging, run.number, number, err);
        }
    }
    return code;
}

/** The other chain's head under ours: what was merged can be proved by the other file. */
static enum pla_code note(struct merging *merging, struct pla_err *err)
{
    struct pla_str subject = {0};
    enum pla_code code = pla_change_begin(merging->to, err);

    if (code != PLA_OK) {
        return code;
    }
    pla_str_put_format(&subject, "a store of %lld rows with the head %s",
                       (long long)merging->head.sequence, merging->head.hash);
    code = pla_str_check(&subject, err);
    const struct pla_change change = {.action = "merge", .subject = {subject.at, subject.length}};
    code = pla_change_end(merging->to, &change, code, err);
    pla_str_release(&subject);
    return code;
}

enum pla_code pla_store_merge(struct pla_store *store, const char *path,
                              struct pla_merge_counts *out, struct pla_err *err)
{
    struct merging merging = {.to = store};
    enum pla_code code =
        pla_store_open(path, PLA_STORE_READ, store->wait_ms, NULL, &merging.from, err);

    if (code == PLA_OK) {
        code = check_other(&merging, err);
    }
    if (code == PLA_OK) {
        code = merge_versions(&merging, err);
    }
    if (code == PLA_OK) {
        code = merge_runs(&merging, err);
    }
    if (code == PLA_OK &&
        merging.counts.versions + merging.counts.runs + merging.counts.blocks > 0) {
        code = note(&merging, err);
    }
    pla_store_close(merging.from);
    pla_arena_release(&merging.arena);
    pla_arena_release(&merging.block);
    if (code == PLA_OK) {
        *out = merging.counts;
    }
    return code;
}
