// SPDX-License-Identifier: Apache-2.0
/**
 * What the files of this room share: the handle, statements, cells, changes.
 */
#pragma once

#include <sqlite3.h>

#include "store/audit.h"
#include "store/store.h"

/** Every table under the chain, in the order of the digest. */
enum pla_table {
#define PLA_TABLE(name, columns, marks, leaf_columns) PLA_TABLE_##name,
#include "store/tables.def"
#undef PLA_TABLE
    PLA_TABLE_COUNT
};

enum { PLA_CELLS_MOST = 16 };

struct pla_table_about {
    const char *name;
    int columns;      /**< beside id, audit and leaf */
    int leaf_columns; /**< the first of them that the leaf covers */
};
extern const struct pla_table_about pla_tables[PLA_TABLE_COUNT];

/** Every statement that is kept prepared: two a table, and statements.def. */
enum pla_sql {
#define PLA_TABLE(name, columns, marks, leaf_columns) PLA_SQL_ADD_##name, PLA_SQL_WALK_##name,
#include "store/tables.def"
#undef PLA_TABLE
#define PLA_STATEMENT(name, plan, text) PLA_SQL_##name,
#include "store/statements.def"
#undef PLA_STATEMENT
    PLA_SQL_COUNT
};

/** How SQLite may go about a statement; a test asks it. */
enum pla_plan {
    PLA_PLAN_INDEX, /**< by keys and indexes only */
    PLA_PLAN_SCAN   /**< goes through a whole table, as is its purpose */
};
struct pla_sql_about {
    const char *name, *text;
    enum pla_plan plan;
};
extern const struct pla_sql_about pla_sqls[PLA_SQL_COUNT];

/** One value in or out of a statement. Absent texts and bytes are NULL. */
struct pla_cell {
    enum { PLA_CELL_NULL, PLA_CELL_INT, PLA_CELL_TEXT, PLA_CELL_BYTES } kind;
    int64_t integer;
    struct pla_text text;
};

static inline struct pla_cell pla_cell_int(int64_t n)
{
    return (struct pla_cell){.kind = PLA_CELL_INT, .integer = n};
}
static inline struct pla_cell pla_cell_text(struct pla_text text)
{
    return (struct pla_cell){.kind = text.at != NULL ? PLA_CELL_TEXT : PLA_CELL_NULL, .text = text};
}
/** As pla_cell_text, but an absent text is an empty one: for keys. */
static inline struct pla_cell pla_cell_key(struct pla_text text)
{
    return (struct pla_cell){.kind = PLA_CELL_TEXT, .text = text.at != NULL ? text : PLA_TEXT("")};
}
static inline struct pla_cell pla_cell_bytes(const unsigned char *bytes, size_t length)
{
    return (struct pla_cell){.kind = PLA_CELL_BYTES, .text = {(const char *)bytes, length}};
}
/** A number of a row; 0 is NULL. */
static inline struct pla_cell pla_cell_row(int64_t id)
{
    return (struct pla_cell){.kind = id != 0 ? PLA_CELL_INT : PLA_CELL_NULL, .integer = id};
}

struct pla_store {
    sqlite3 *db;
    char *path;
    enum pla_store_mode mode;
    int wait_ms;
    char *actor;
    struct pla_store_hand hand; /**< `actor` borrowed from the copy above */
    sqlite3_stmt *statements[PLA_SQL_COUNT];
    struct pla_sha256 *hash;
    struct pla_str canonical;               /**< one row as it is hashed */
    struct pla_str leaves[PLA_TABLE_COUNT]; /**< of the change under way */
    int64_t last_ids[PLA_TABLE_COUNT];      /**< -1: not read */
    bool are_ids_known;                     /**< they were right when `head` was written */
    bool is_bulk;                           /**< SQLite leaves what rows name to pla_row_add */
    int64_t sequence;                       /**< of the last audit row */
    unsigned char head[PLA_SHA256_BYTES];   /**< its hash */
    int depth;                              /**< of nested begins */
    bool is_doomed;                         /**< a change inside failed: undo all */
    struct pla_arena scratch;               /**< for the length of one call */
};

/* ---- errors ---- */

/** Say what SQLite's `result` means for the user. @return PLA_STORE or PLA_MEMORY */
enum pla_code pla_store_fail(const struct pla_store *store, int result, struct pla_err *err);
/** The same without a handle that is of use. `reason`: errno or 0. */
enum pla_code pla_store_fail_at(const char *path, int result, int wait_ms, int reason,
                                struct pla_err *err);
/** PLA_STORE: rows that the schema promises are not there, or not so. */
enum pla_code pla_store_damaged(const struct pla_store *store, struct pla_err *err);

/* ---- statements ---- */

/** A statement ready to be bound: prepared on first use, kept until the store is closed. */
enum pla_code pla_sql_get(struct pla_store *store, enum pla_sql sql, sqlite3_stmt **out,
                          struct pla_err *err);
/** Bind cells to parameters 1 to `count`; their bytes must live until the reset. */
enum pla_code pla_sql_bind(struct pla_store *store, sqlite3_stmt *statement,
                           const struct pla_cell *cells, int count, struct pla_err *err);
/** Rows of a statement, read into an array. */
struct pla_rows {
    enum pla_sql sql;
    const struct pla_cell *cells; /**< to bind */
    int cell_count;
    size_t size; /**< bytes of an element */
    /** Read one row into an element. */
    void (*read)(sqlite3_stmt *row, struct pla_arena *arena, void *out);
    struct pla_arena *arena; /**< where the array lives */
};
/** All rows. @param out  the array; NULL if there is no row */
enum pla_code pla_sql_rows(struct pla_store *store, const struct pla_rows *rows, void **out,
                           size_t *out_count, struct pla_err *err);
/** Run a statement that gives no row. */
enum pla_code pla_sql_run(struct pla_store *store, enum pla_sql sql, const struct pla_cell *cells,
                          int count, struct pla_err *err);
/** The first number of the first row; `missing` if there is no row or it is NULL. */
enum pla_code pla_sql_number(struct pla_store *store, enum pla_sql sql,
                             const struct pla_cell *cells, int count, int64_t missing, int64_t *out,
                             struct pla_err *err);
/** Column as text, absent if NULL; borrowed until the next step. */
struct pla_text pla_column_text(sqlite3_stmt *statement, int column);
/** Run SQL text that gives no row of interest. */
enum pla_code pla_sql_exec(struct pla_store *store, const char *text, struct pla_err *err);
/** Finalize all kept statements. */
void pla_sql_release(struct pla_store *store);

/* ---- rows under the chain ---- */

/**
 * Begin what one audit row will stand for: a transaction (or a part of one), and empty leaves.
 * If it could be begun it must be ended by pla_change_end, whatever happens.
 */
enum pla_code pla_change_begin(struct pla_store *store, struct pla_err *err);
/** The number that the next row of a table gets: rows are numbered without holes. */
enum pla_code pla_row_next(struct pla_store *store, enum pla_table table, int64_t *out,
                           struct pla_err *err);
/** The table whose rows a column names by number; PLA_TABLE_COUNT: none. */
enum pla_table pla_row_parent(enum pla_table table, int column);
/**
 * Add a row; `cells` are its columns as in tables.def. Rows that it names must be there.
 * @param out_id  may be NULL
 */
enum pla_code pla_row_add(struct pla_store *store, enum pla_table table,
                          const struct pla_cell *cells, int64_t *out_id, struct pla_err *err);
/** Add a text with a new salt; `*out_id` 0 and no row if it is absent. */
enum pla_code pla_content_add(struct pla_store *store, const char *kind, struct pla_text text,
                              int64_t *out_id, struct pla_err *err);
/** What an audit row says beside the rows it stands for. */
struct pla_change {
    const char *action;
    struct pla_text subject;
    int64_t portfolio; /**< number of the portfolio it is about; 0: none */
};
/**
 * Write the audit row and end the transaction (or part), or undo it.
 * @param code  what became of the change so far: anything but PLA_OK undoes it and is given back
 */
enum pla_code pla_change_end(struct pla_store *store, const struct pla_change *change,
                             enum pla_code code, struct pla_err *err);

/**
 * End a pla_store_begin of this room's own: commit, or undo it for `code`, which is given back.
 */
enum pla_code pla_change_leave(struct pla_store *store, enum pla_code code, struct pla_err *err);

/** Leaf of a row: SHA-256 over its table, id, audit row, and columns with their types. */
bool pla_row_leaf(struct pla_store *store, enum pla_table table, int64_t id, int64_t audit,
                  const struct pla_cell *cells, unsigned char out[PLA_SHA256_BYTES]);
/** Commitment to a text: SHA-256 over salt, kind, text. */
void pla_content_hash(struct pla_store *store, struct pla_text kind, struct pla_text salt,
                      struct pla_text text, unsigned char out[PLA_SHA256_BYTES]);
/** Columns of an audit row. */
struct pla_audit_cells {
    int64_t sequence, at;
    struct pla_text actor, action, subject;
    int64_t portfolio;
    const unsigned char *digest, *previous;
};
/** Hash of an audit row. */
bool pla_audit_hash(struct pla_store *store, const struct pla_audit_cells *row,
                    unsigned char out[PLA_SHA256_BYTES]);

/* ---- learners and portfolios ---- */

/** Number of the portfolio of that id, 0 if there is none. */
enum pla_code pla_portfolio_find(struct pla_store *store, struct pla_text id, int64_t *out,
                                 struct pla_err *err);
enum pla_code pla_learner_find(struct pla_store *store, struct pla_text id, int64_t *out,
                               struct pla_err *err);
/** The same, added within a change if it is not there. */
enum pla_code pla_portfolio_need(struct pla_store *store, struct pla_text id, int64_t *out,
                                 bool *out_is_new, struct pla_err *err);
enum pla_code pla_learner_need(struct pla_store *store, struct pla_text id, int64_t *out,
                               struct pla_err *err);

/* ---- cursors ---- */

struct pla_store_cursor {
    struct pla_store *store;
    sqlite3_stmt *statement; /**< its own, so that several may be open */
    struct pla_arena texts;  /**< copies of the filter, bound to the statement */
};
/** Parameters that all statements of cursors have: 1 run, 2 portfolio, 3 learner (numbers or
 * NULL), 4 rubric (or NULL), 5 since, 6 only the latest, 7 first entry since then. */
enum { PLA_CURSOR_PARAMETERS = 7 };
struct pla_cursor_keys {
    int64_t run, portfolio, learner; /**< 0: not narrowed */
    int64_t first_entry;
};
/** Numbers for what a filter names. PLA_MISSING if it is not there. */
enum pla_code pla_cursor_find(struct pla_store *store, const struct pla_store_filter *filter,
                              struct pla_cursor_keys *out, struct pla_err *err);
enum pla_code pla_cursor_new(struct pla_store *store, enum pla_sql sql,
                             const struct pla_store_filter *filter,
                             const struct pla_cursor_keys *keys, struct pla_store_cursor **out,
                             struct pla_err *err);
/** The statements of a kind of rows, by what narrows most: they are tried in this order. */
struct pla_cursor_sqls {
    enum pla_sql of_portfolio, of_learner, of_run, of_rubric, since, all;
};
/** Find what the filter names (NULL: all) and open the cursor that starts from it. */
enum pla_code pla_cursor_open(struct pla_store *store, const struct pla_store_filter *filter,
                              const struct pla_cursor_sqls *sqls, struct pla_store_cursor **out,
                              struct pla_err *err);
/** Step. @return PLA_OK, PLA_MISSING at the end, or a failure */
enum pla_code pla_cursor_step(struct pla_store_cursor *cursor, struct pla_err *err);

/* ---- the file ---- */

struct pla_migration {
    const char *what;     /**< it brings */
    const char *texts[3]; /**< ends with NULL */
};
/** Step n leads from schema n to n + 1. */
extern const struct pla_migration pla_migrations[PLA_STORE_SCHEMA];

/** user_version of the file. */
enum pla_code pla_store_schema(struct pla_store *store, int64_t *out, struct pla_err *err);
/** Make a new file's tables, or bring an older file up to date (a copy is kept beside it). */
enum pla_code pla_migrate(struct pla_store *store, struct pla_err *err);
/** Copy pages to a new file at `path`, that must not exist. */
enum pla_code pla_store_copy(struct pla_store *store, const char *path,
                             void (*step)(void *ctx, int done, int all), void *ctx,
                             struct pla_err *err);
