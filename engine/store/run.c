// SPDX-License-Identifier: Apache-2.0
/** Runs: begun once, resumed only with the same everything, ended shard by shard. */
#include "store/run.h"

#include "store/private.h"

static const char about_other[] =
    "give this run another name with --run, or score with what the run was begun with";

static int shown(struct pla_text text)
{
    return (int)(text.length < 60 ? text.length : 60);
}

static const char *shown_at(struct pla_text text)
{
    return text.at != NULL ? text.at : "";
}

/* ---- reading ---- */

static void read_version(sqlite3_stmt *row, struct pla_arena *arena, void *out)
{
    const bool is_policy = pla_text_equal(pla_column_text(row, 0), PLA_TEXT("policy"));

    *(struct pla_run_version *)out =
        (struct pla_run_version){.kind = is_policy ? PLA_VERSION_POLICY : PLA_VERSION_RUBRIC,
                                 .id = pla_text_copy(arena, pla_column_text(row, 1)),
                                 .version = pla_text_copy(arena, pla_column_text(row, 2)),
                                 .fingerprint = pla_text_copy(arena, pla_column_text(row, 3))};
}

static enum pla_code read_versions(struct pla_store *store, struct pla_stored_run *run,
                                   struct pla_arena *arena, struct pla_err *err)
{
    const struct pla_cell cell = pla_cell_int(run->number);
    const struct pla_rows rows = {.sql = PLA_SQL_RUN_VERSIONS,
                                  .cells = &cell,
                                  .cell_count = 1,
                                  .size = sizeof(struct pla_run_version),
                                  .read = read_version,
                                  .arena = arena};
    void *versions = NULL;
    const enum pla_code code = pla_sql_rows(store, &rows, &versions, &run->version_count, err);

    run->versions = versions;
    return code;
}

/** The row a statement of RUN_ROWS stands on. */
static struct pla_stored_run read_row(sqlite3_stmt *statement, struct pla_arena *arena)
{
    return (struct pla_stored_run){.number = sqlite3_column_int64(statement, 0),
                                   .name = pla_text_copy(arena, pla_column_text(statement, 1)),
                                   .as_of = (pla_day)sqlite3_column_int64(statement, 2),
                                   .engine = pla_text_copy(arena, pla_column_text(statement, 3)),
                                   .shards = sqlite3_column_int64(statement, 4),
                                   .inputs = pla_text_copy(arena, pla_column_text(statement, 5)),
                                   .options = pla_text_copy(arena, pla_column_text(statement, 6)),
                                   .description =
                                       pla_text_copy(arena, pla_column_text(statement, 7)),
                                   .actor = pla_text_copy(arena, pla_column_text(statement, 8)),
                                   .at = sqlite3_column_int64(statement, 9),
                                   .has_end = sqlite3_column_type(statement, 10) != SQLITE_NULL,
                                   .ended_at = sqlite3_column_int64(statement, 10),
                                   .blocks = (uint64_t)sqlite3_column_int64(statement, 11)};
}

static enum pla_code get(struct pla_store *store, struct pla_text name, struct pla_arena *arena,
                         struct pla_stored_run *out, bool *out_is_there, struct pla_err *err)
{
    const struct pla_cell cell = pla_cell_key(name);
    struct pla_stored_run run = {0};
    sqlite3_stmt *statement = NULL;
    enum pla_code code = pla_sql_get(store, PLA_SQL_RUN_ROW, &statement, err);

    if (code == PLA_OK) {
        code = pla_sql_bind(store, statement, &cell, 1, err);
    }
    if (code != PLA_OK) {
        return code;
    }
    const int result = sqlite3_step(statement);
    if (result == SQLITE_ROW) {
        run = read_row(statement, arena);
    } else if (result != SQLITE_DONE) {
        code = pla_store_fail(store, result, err);
    }
    (void)sqlite3_reset(statement);
    if (code == PLA_OK && result == SQLITE_ROW) {
        code = read_versions(store, &run, arena, err);
    }
    if (code == PLA_OK && arena->failed) {
        code = pla_err_memory(err);
    }
    if (code == PLA_OK) {
        *out_is_there = result == SQLITE_ROW;
        *out = run;
    }
    return code;
}

static void read_listed(sqlite3_stmt *row, struct pla_arena *arena, void *out)
{
    *(struct pla_stored_run *)out = read_row(row, arena);
}

enum pla_code pla_store_run_list(struct pla_store *store, struct pla_arena *arena,
                                 struct pla_stored_run **out, size_t *out_count,
                                 struct pla_err *err)
{
    const struct pla_rows rows = {.sql = PLA_SQL_RUNS,
                                  .size = sizeof(struct pla_stored_run),
                                  .read = read_listed,
                                  .arena = arena};
    void *runs = NULL;
    const enum pla_code code = pla_sql_rows(store, &rows, &runs, out_count, err);

    if (code == PLA_OK) {
        *out = runs;
    }
    return code;
}

/** PLA_MISSING with the nearest name there is. */
static enum pla_code missing(struct pla_store *store, struct pla_text name, struct pla_arena *arena,
                             struct pla_err *err)
{
    struct pla_stored_run *runs = NULL;
    size_t count = 0;
    enum pla_code code = pla_store_run_list(store, arena, &runs, &count, err);
    const char **names = code == PLA_OK ? PLA_NEW_ARRAY(arena, count + 1, const char *) : NULL;

    if (names == NULL) {
        return code != PLA_OK ? code : pla_err_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        names[i] = runs[i].name.at;
    }
    pla_err_set(err, PLA_MISSING, "the store has no run \"%.*s\"", shown(name), shown_at(name));
    const char *nearest = pla_nearest(shown_at(name), name.length, names);
    if (nearest != NULL) {
        pla_err_hint(err, "did you mean \"%s\"?", nearest);
    }
    return PLA_MISSING;
}

enum pla_code pla_store_run_get(struct pla_store *store, struct pla_text name,
                                struct pla_arena *arena, struct pla_stored_run *out,
                                struct pla_err *err)
{
    bool is_there = false;
    const enum pla_code code = get(store, name, arena, out, &is_there, err);

    return code != PLA_OK || is_there ? code : missing(store, name, arena, err);
}

/* ---- resuming ---- */

static bool same_text(struct pla_text a, struct pla_text b)
{
    return a.length == b.length && pla_bytes_equal(a.at, b.at, a.length);
}

static enum pla_code differs(const struct pla_stored_run *run, const char *what,
                             struct pla_text then, struct pla_text now, struct pla_err *err)
{
    pla_err_set(err, PLA_NO, "run \"%.*s\" was begun with %s \"%.*s\", this is \"%.*s\"",
                shown(run->name), run->name.at, what, shown(then), shown_at(then), shown(now),
                shown_at(now));
    pla_err_hint(err, "%s", about_other);
    return PLA_NO;
}

static const struct pla_run_version *find_version(const struct pla_stored_run *run,
                                                  const struct pla_run_version *wanted)
{
    for (size_t i = 0; i < run->version_count; i++) {
        if (run->versions[i].kind == wanted->kind &&
            pla_text_equal(run->versions[i].id, wanted->id)) {
            return &run->versions[i];
        }
    }
    return NULL;
}

/** Each version of `have` is in `wanted` too. */
static enum pla_code same_versions(const struct pla_stored_run *have,
                                   const struct pla_stored_run *wanted, const char *verb,
                                   struct pla_err *err)
{
    for (size_t i = 0; i < have->version_count; i++) {
        const struct pla_run_version *a = &have->versions[i];
        const struct pla_run_version *b = find_version(wanted, a);
        const char *kind = pla_version_kind_name(a->kind);
        if (b == NULL) {
            pla_err_set(err, PLA_NO, "run \"%.*s\" was begun %s the %s %.*s", shown(have->name),
                        have->name.at, verb, kind, shown(a->id), a->id.at);
            pla_err_hint(err, "%s", about_other);
            return PLA_NO;
        }
        if (!pla_text_equal(a->version, b->version)) {
            return differs(have, kind, a->version, b->version, err);
        }
        if (!pla_text_equal(a->fingerprint, b->fingerprint)) {
            pla_err_set(err, PLA_NO, "run \"%.*s\" was begun with another text of the %s %.*s %.*s",
                        shown(have->name), have->name.at, kind, shown(a->id), a->id.at,
                        shown(a->version), a->version.at);
            pla_err_hint(err, "%s", about_other);
            return PLA_NO;
        }
    }
    return PLA_OK;
}

static enum pla_code same_numbers(const struct pla_stored_run *have,
                                  const struct pla_stored_run *wanted, struct pla_err *err)
{
    struct pla_str then = {0}, now = {0};
    enum pla_code code = PLA_OK;

    if (have->as_of != wanted->as_of) {
        pla_day_put(&then, have->as_of);
        pla_day_put(&now, wanted->as_of);
        code = differs(have, "the date", (struct pla_text){then.at, then.length},
                       (struct pla_text){now.at, now.length}, err);
    } else if (have->shards != wanted->shards) {
        pla_err_set(err, PLA_NO, "run \"%.*s\" was begun with %lld shards, this is %lld",
                    shown(have->name), have->name.at, (long long)have->shards,
                    (long long)wanted->shards);
        pla_err_hint(err, "%s", about_other);
        code = PLA_NO;
    }
    pla_str_release(&then);
    pla_str_release(&now);
    return code;
}

static enum pla_code same_run(const struct pla_stored_run *have,
                              const struct pla_stored_run *wanted, struct pla_err *err)
{
    enum pla_code code = same_versions(have, wanted, "with", err);

    if (code == PLA_OK) {
        struct pla_stored_run named = *wanted;
        named.name = have->name;
        code = same_versions(&named, have, "without", err);
    }
    if (code == PLA_OK) {
        code = same_numbers(have, wanted, err);
    }
    if (code == PLA_OK && !same_text(have->engine, wanted->engine)) {
        code = differs(have, "the engine", have->engine, wanted->engine, err);
    }
    if (code == PLA_OK && !same_text(have->options, wanted->options)) {
        code = differs(have, "the options", have->options, wanted->options, err);
    }
    if (code == PLA_OK && !same_text(have->inputs, wanted->inputs)) {
        code = differs(have, "the inputs", have->inputs, wanted->inputs, err);
    }
    return code;
}

/* ---- beginning and ending ---- */

static enum pla_code add_run(struct pla_store *store, const struct pla_stored_run *run,
                             int64_t *out, struct pla_err *err)
{
    const struct pla_cell cells[] = {pla_cell_key(run->name),        pla_cell_int(run->as_of),
                                     pla_cell_key(run->engine),      pla_cell_int(run->shards),
                                     pla_cell_text(run->inputs),     pla_cell_text(run->options),
                                     pla_cell_text(run->description)};
    enum pla_code code = pla_row_add(store, PLA_TABLE_run, cells, out, err);

    for (size_t i = 0; i < run->version_count && code == PLA_OK; i++) {
        const struct pla_run_version *version = &run->versions[i];
        const struct pla_cell columns[] = {
            pla_cell_int(*out), pla_cell_text(pla_text_of(pla_version_kind_name(version->kind))),
            pla_cell_key(version->id), pla_cell_key(version->version),
            pla_cell_key(version->fingerprint)};
        code = pla_row_add(store, PLA_TABLE_run_version, columns, NULL, err);
    }
    return code;
}

enum pla_code pla_store_run_begin(struct pla_store *store, const struct pla_stored_run *run,
                                  int64_t *out_number, bool *out_resumed, struct pla_err *err)
{
    struct pla_stored_run wanted = *run, have = {0};
    struct pla_str subject = {0};
    bool is_there = false;
    int64_t number = 0;

    wanted.shards = run->shards > 0 ? run->shards : 1;
    enum pla_code code = pla_change_begin(store, err);
    if (code != PLA_OK) {
        return code;
    }
    pla_arena_reset(&store->scratch);
    code = get(store, run->name, &store->scratch, &have, &is_there, err);
    if (code == PLA_OK && is_there) {
        code = same_run(&have, &wanted, err);
        if (code == PLA_OK) {
            *out_number = have.number;
            *out_resumed = true;
            return pla_store_commit(store, err); /* nothing was written */
        }
    }
    if (code == PLA_OK) {
        code = add_run(store, &wanted, &number, err);
    }
    if (code == PLA_OK) {
        pla_str_put_format(&subject, "run %lld: ", (long long)number);
        pla_str_put_text(&subject, run->name);
        code = pla_str_check(&subject, err);
    }
    const struct pla_change change = {.action = "run", .subject = {subject.at, subject.length}};
    code = pla_change_end(store, &change, code, err);
    pla_str_release(&subject);
    if (code == PLA_OK) {
        *out_number = number;
        *out_resumed = false;
    }
    return code;
}

enum pla_code pla_store_run_end(struct pla_store *store, int64_t run, int64_t shard,
                                struct pla_err *err)
{
    const struct pla_cell cells[] = {pla_cell_int(run), pla_cell_int(shard)};
    int64_t ended = 0, saved = 0;
    struct pla_str subject = {0};
    enum pla_code code = pla_change_begin(store, err);

    if (code != PLA_OK) {
        return code;
    }
    code = pla_sql_number(store, PLA_SQL_RUN_END_LAST, cells, 2, 0, &ended, err);
    if (code == PLA_OK) {
        code = pla_sql_number(store, PLA_SQL_BLOCK_LAST, cells, 2, 0, &saved, err);
    }
    if (code == PLA_OK && ended > saved) {
        return pla_store_commit(store, err); /* noted already */
    }
    if (code == PLA_OK) {
        code = pla_row_add(store, PLA_TABLE_run_end, cells, NULL, err);
    }
    if (code == PLA_OK) {
        pla_str_put_format(&subject, "run %lld shard %lld", (long long)run, (long long)shard);
        code = pla_str_check(&subject, err);
    }
    const struct pla_change change = {.action = "end", .subject = {subject.at, subject.length}};
    code = pla_change_end(store, &change, code, err);
    pla_str_release(&subject);
    return code;
}
