// SPDX-License-Identifier: Apache-2.0
/** Versions of rubrics and policies: kept, found, retired. */
#include "store/version.h"

#include "store/private.h"

static const char *const kinds[] = {"rubric", "policy"};

const char *pla_version_kind_name(enum pla_version_kind kind)
{
    return kinds[kind];
}

static int shown(struct pla_text text)
{
    return (int)(text.length < 60 ? text.length : 60);
}

static const char *shown_at(struct pla_text text)
{
    return text.at != NULL ? text.at : "";
}

static struct pla_cell kind_cell(enum pla_version_kind kind)
{
    return pla_cell_text(pla_text_of(kinds[kind]));
}

/* ---- reading ---- */

struct row {
    int64_t number;
    struct pla_stored_version version;
};

static void read_row(sqlite3_stmt *s, struct pla_arena *arena, void *out)
{
    struct pla_text texts[17];

    for (int i = 0; i < 17; i++) {
        texts[i] = pla_text_copy(arena, pla_column_text(s, i));
    }
    *(struct row *)out = (struct row){
        .number = sqlite3_column_int64(s, 0),
        .version = {.kind = pla_text_equal(texts[1], PLA_TEXT("policy")) ? PLA_VERSION_POLICY
                                                                         : PLA_VERSION_RUBRIC,
                    .id = texts[2],
                    .version = texts[3],
                    .title = texts[4],
                    .has_from = texts[5].at != NULL,
                    .from = (pla_day)sqlite3_column_int64(s, 5),
                    .has_to = texts[6].at != NULL,
                    .to = (pla_day)sqlite3_column_int64(s, 6),
                    .by = texts[7],
                    .fingerprint = texts[8],
                    .approved_by = texts[9],
                    .minute = texts[10],
                    .actor = texts[11],
                    .at = sqlite3_column_int64(s, 12),
                    .is_retired = texts[13].at != NULL,
                    .retired_why = texts[14],
                    .retired_by = texts[15],
                    .retired_at = sqlite3_column_int64(s, 16)}};
}

// NOLINTNEXTLINE(readability-function-size): what is asked, and where the answer goes
static enum pla_code read_rows(struct pla_store *store, enum pla_sql sql,
                               const struct pla_cell *cells, int cell_count,
                               struct pla_arena *arena, struct row **out, size_t *out_count,
                               struct pla_err *err)
{
    const struct pla_rows rows = {.sql = sql,
                                  .cells = cells,
                                  .cell_count = cell_count,
                                  .size = sizeof(struct row),
                                  .read = read_row,
                                  .arena = arena};
    void *items = NULL;
    const enum pla_code code = pla_sql_rows(store, &rows, &items, out_count, err);

    if (code == PLA_OK) {
        *out = items;
    }
    return code;
}

static void read_file(sqlite3_stmt *row, struct pla_arena *arena, void *out)
{
    *(struct pla_stored_file *)out =
        (struct pla_stored_file){.name = pla_text_copy(arena, pla_column_text(row, 0)),
                                 .text = pla_text_copy(arena, pla_column_text(row, 1))};
}

static enum pla_code read_files(struct pla_store *store, struct row *row, struct pla_arena *arena,
                                struct pla_err *err)
{
    const struct pla_cell cell = pla_cell_int(row->number);
    const struct pla_rows rows = {.sql = PLA_SQL_VERSION_FILES,
                                  .cells = &cell,
                                  .cell_count = 1,
                                  .size = sizeof(struct pla_stored_file),
                                  .read = read_file,
                                  .arena = arena};
    void *files = NULL;
    const enum pla_code code = pla_sql_rows(store, &rows, &files, &row->version.file_count, err);

    row->version.files = files;
    return code;
}

/** The one row a statement gives, with files. `*out_is_there` false: none. */
// NOLINTNEXTLINE(readability-function-size): what is asked, and where the answer goes
static enum pla_code read_one(struct pla_store *store, enum pla_sql sql,
                              const struct pla_cell *cells, int cell_count, struct pla_arena *arena,
                              struct row *out, bool *out_is_there, struct pla_err *err)
{
    struct row *rows = NULL;
    size_t count = 0;
    enum pla_code code = read_rows(store, sql, cells, cell_count, arena, &rows, &count, err);

    *out_is_there = code == PLA_OK && count > 0;
    if (*out_is_there) {
        code = read_files(store, &rows[0], arena, err);
        *out = rows[0];
    }
    return code;
}

// NOLINTNEXTLINE(readability-function-size): what is asked, and where the answer goes
static enum pla_code find(struct pla_store *store, enum pla_version_kind kind, struct pla_text id,
                          struct pla_text version, struct pla_arena *arena, struct row *out,
                          bool *out_is_there, struct pla_err *err)
{
    const struct pla_cell cells[] = {kind_cell(kind), pla_cell_key(id), pla_cell_key(version)};

    return read_one(store, PLA_SQL_VERSION_OF_NAME, cells, 3, arena, out, out_is_there, err);
}

enum pla_code pla_store_version_list(struct pla_store *store, enum pla_version_kind kind,
                                     struct pla_text id, struct pla_arena *arena,
                                     struct pla_stored_version **out, size_t *out_count,
                                     struct pla_err *err)
{
    const struct pla_cell cells[] = {kind_cell(kind), pla_cell_key(id)};
    struct row *rows = NULL;
    size_t count = 0;
    enum pla_code code =
        id.at != NULL
            ? read_rows(store, PLA_SQL_VERSIONS_OF_ID, cells, 2, arena, &rows, &count, err)
            : read_rows(store, PLA_SQL_VERSIONS, cells, 1, arena, &rows, &count, err);
    struct pla_stored_version *items =
        code == PLA_OK ? PLA_NEW_ARRAY(arena, count, struct pla_stored_version) : NULL;

    if (items == NULL) {
        return code != PLA_OK ? code : pla_err_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        items[i] = rows[i].version;
    }
    *out = items;
    *out_count = count;
    return PLA_OK;
}

/* ---- what is not there ---- */

/** The hint: the other versions of that id, or the nearest id. */
static enum pla_code missing(struct pla_store *store, enum pla_version_kind kind,
                             struct pla_text id, struct pla_text version, struct pla_arena *arena,
                             struct pla_err *err)
{
    struct pla_stored_version *all = NULL;
    size_t count = 0;
    struct pla_str names = {0};
    enum pla_code code =
        pla_store_version_list(store, kind, (struct pla_text){0}, arena, &all, &count, err);
    const char **ids = code == PLA_OK ? PLA_NEW_ARRAY(arena, count + 1, const char *) : NULL;

    if (ids == NULL) {
        return code != PLA_OK ? code : pla_err_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        ids[i] = all[i].id.at;
        if (pla_text_equal(all[i].id, id)) {
            PLA_PUT(&names, " ");
            pla_str_put_text(&names, all[i].version);
        }
    }
    pla_err_set(err, PLA_MISSING, "the store has no %s %.*s%s%.*s", kinds[kind], shown(id),
                shown_at(id), version.at != NULL ? "@" : "", shown(version), shown_at(version));
    const char *nearest = pla_nearest(shown_at(id), id.length, ids);
    if (names.length > 0) {
        pla_err_hint(err, "its versions are%s", names.at);
    } else if (nearest != NULL) {
        pla_err_hint(err, "did you mean \"%s\"?", nearest);
    }
    pla_str_release(&names);
    return PLA_MISSING;
}

enum pla_code pla_store_version_get(struct pla_store *store, enum pla_version_kind kind,
                                    struct pla_text id, struct pla_text version,
                                    struct pla_arena *arena, struct pla_stored_version *out,
                                    struct pla_err *err)
{
    struct row row = {0};
    bool is_there = false;
    enum pla_code code = find(store, kind, id, version, arena, &row, &is_there, err);

    if (code == PLA_OK && !is_there) {
        code = missing(store, kind, id, version, arena, err);
    }
    if (code == PLA_OK) {
        *out = row.version;
    }
    return code;
}

enum pla_code pla_store_version_of_print(struct pla_store *store, enum pla_version_kind kind,
                                         struct pla_text fingerprint, struct pla_arena *arena,
                                         struct pla_stored_version *out, struct pla_err *err)
{
    const struct pla_cell cells[] = {kind_cell(kind), pla_cell_key(fingerprint)};
    struct row row = {0};
    bool is_there = false;
    enum pla_code code =
        read_one(store, PLA_SQL_VERSION_OF_PRINT, cells, 2, arena, &row, &is_there, err);

    if (code == PLA_OK && !is_there) {
        pla_err_set(err, PLA_MISSING, "the store has no %s with the fingerprint %.*s", kinds[kind],
                    shown(fingerprint), shown_at(fingerprint));
        code = PLA_MISSING;
    }
    if (code == PLA_OK) {
        *out = row.version;
    }
    return code;
}

enum pla_code pla_store_version_in_force(struct pla_store *store, enum pla_version_kind kind,
                                         struct pla_text id, pla_day day, struct pla_arena *arena,
                                         struct pla_stored_version *out, struct pla_err *err)
{
    const struct pla_cell cells[] = {kind_cell(kind), pla_cell_key(id)};
    struct row *rows = NULL, *best = NULL;
    size_t count = 0;
    struct pla_str date = {0};
    enum pla_code code =
        read_rows(store, PLA_SQL_VERSIONS_OF_ID, cells, 2, arena, &rows, &count, err);

    if (code != PLA_OK) {
        return code;
    }
    if (count == 0) {
        return missing(store, kind, id, (struct pla_text){0}, arena, err);
    }
    for (size_t i = 0; i < count; i++) {
        const struct pla_stored_version *v = &rows[i].version;
        const pla_day from = v->has_from ? v->from : PLA_DAY_MIN;
        if (v->is_retired || day < from || (v->has_to && day > v->to)) {
            continue;
        }
        if (best == NULL || from >= (best->version.has_from ? best->version.from : PLA_DAY_MIN)) {
            best = &rows[i];
        }
    }
    if (best != NULL) {
        code = read_files(store, best, arena, err);
        if (code == PLA_OK) {
            *out = best->version;
        }
        return code;
    }
    pla_day_put(&date, day);
    pla_err_set(err, PLA_MISSING, "no version of the %s %.*s is in force on %s", kinds[kind],
                shown(id), shown_at(id), date.at != NULL ? date.at : "that day");
    pla_err_hint(err, "`plaudit rubrics` lists its versions with their dates");
    pla_str_release(&date);
    return PLA_MISSING;
}

/* ---- the same name and other text ---- */

/** First line in which two texts differ, from 1; their lines in `*a` and `*b`. */
static size_t first_difference(struct pla_text *a, struct pla_text *b)
{
    size_t line = 1, from = 0, at = 0;
    const size_t least = a->length < b->length ? a->length : b->length;

    for (; at < least && a->at[at] == b->at[at]; at++) {
        if (a->at[at] == '\n') {
            line++;
            from = at + 1;
        }
    }
    struct pla_text *const both[] = {a, b};
    for (int i = 0; i < 2; i++) {
        struct pla_text rest = {both[i]->at + from, both[i]->length - from};
        const char *end = rest.length > 0 ? memchr(rest.at, '\n', rest.length) : NULL;
        rest.length = end != NULL ? (size_t)(end - rest.at) : rest.length;
        *both[i] = rest;
    }
    return line;
}

static enum pla_code refuse(const struct pla_stored_version *have,
                            const struct pla_stored_version *wanted, struct pla_text file,
                            struct pla_text then, struct pla_text now, struct pla_err *err)
{
    pla_err_set(err, PLA_NO, "the %s %.*s@%.*s is in the store with other text", kinds[have->kind],
                shown(have->id), have->id.at, shown(have->version), have->version.at);
    if (then.at == NULL || now.at == NULL) {
        pla_err_hint(err, "the stored one has %s file %.*s: give the new text a new version",
                     then.at == NULL ? "no" : "a", shown(file), file.at);
        pla_err_prepend(err, "%.*s", shown(file), file.at);
        return PLA_NO;
    }
    const size_t line = first_difference(&then, &now);
    pla_err_hint(err, "stored: \"%.*s\", now: \"%.*s\": give the new text a new version",
                 shown(then), then.at, shown(now), now.at);
    pla_err_prepend(err, "%.*s:%zu", shown(file), file.at, line);
    (void)wanted;
    return PLA_NO;
}

static const struct pla_stored_file *find_file(const struct pla_stored_version *version,
                                               struct pla_text name)
{
    for (size_t i = 0; i < version->file_count; i++) {
        if (pla_text_equal(version->files[i].name, name)) {
            return &version->files[i];
        }
    }
    return NULL;
}

static enum pla_code same_files(const struct pla_stored_version *have,
                                const struct pla_stored_version *wanted, struct pla_err *err)
{
    for (size_t i = 0; i < wanted->file_count; i++) {
        const struct pla_stored_file *now = &wanted->files[i];
        const struct pla_stored_file *then = find_file(have, now->name);
        if (then == NULL || !pla_text_equal(then->text, now->text)) {
            return refuse(have, wanted, now->name, then != NULL ? then->text : (struct pla_text){0},
                          now->text, err);
        }
    }
    for (size_t i = 0; i < have->file_count; i++) {
        if (find_file(wanted, have->files[i].name) == NULL) {
            return refuse(have, wanted, have->files[i].name, have->files[i].text,
                          (struct pla_text){0}, err);
        }
    }
    return PLA_OK;
}

/* ---- writing ---- */

static enum pla_code add(struct pla_store *store, const struct pla_stored_version *v,
                         struct pla_err *err)
{
    const struct pla_cell none = {.kind = PLA_CELL_NULL};
    const struct pla_cell cells[] = {kind_cell(v->kind),
                                     pla_cell_key(v->id),
                                     pla_cell_key(v->version),
                                     pla_cell_text(v->title),
                                     v->has_from ? pla_cell_int(v->from) : none,
                                     v->has_to ? pla_cell_int(v->to) : none,
                                     pla_cell_text(v->by),
                                     pla_cell_key(v->fingerprint),
                                     pla_cell_text(v->approved_by),
                                     pla_cell_text(v->minute)};
    int64_t number = 0;
    enum pla_code code = pla_row_add(store, PLA_TABLE_version, cells, &number, err);

    for (size_t i = 0; i < v->file_count && code == PLA_OK; i++) {
        const struct pla_cell file[] = {pla_cell_int(number), pla_cell_key(v->files[i].name),
                                        pla_cell_key(v->files[i].text)};
        code = pla_row_add(store, PLA_TABLE_version_file, file, NULL, err);
    }
    return code;
}

static enum pla_code put_subject(struct pla_str *s, enum pla_version_kind kind, struct pla_text id,
                                 struct pla_text version, struct pla_err *err)
{
    pla_str_put_z(s, kinds[kind]);
    PLA_PUT(s, " ");
    pla_str_put_text(s, id);
    PLA_PUT(s, "@");
    pla_str_put_text(s, version);
    return pla_str_check(s, err);
}

enum pla_code pla_store_version_put(struct pla_store *store,
                                    const struct pla_stored_version *version, bool *out_is_new,
                                    struct pla_err *err)
{
    struct row have = {0};
    struct pla_str subject = {0};
    bool is_there = false;
    enum pla_code code = pla_change_begin(store, err);

    if (code != PLA_OK) {
        return code;
    }
    pla_arena_reset(&store->scratch);
    code = find(store, version->kind, version->id, version->version, &store->scratch, &have,
                &is_there, err);
    if (code == PLA_OK && is_there) {
        code = same_files(&have.version, version, err);
        if (code == PLA_OK) {
            *out_is_new = false;
            return pla_store_commit(store, err); /* nothing was written */
        }
    }
    if (code == PLA_OK) {
        code = add(store, version, err);
    }
    if (code == PLA_OK) {
        code = put_subject(&subject, version->kind, version->id, version->version, err);
    }
    const struct pla_change change = {.action = "load", .subject = {subject.at, subject.length}};
    code = pla_change_end(store, &change, code, err);
    pla_str_release(&subject);
    if (code == PLA_OK) {
        *out_is_new = true;
    }
    return code;
}

static enum pla_code add_retirement(struct pla_store *store, const struct row *row,
                                    struct pla_text why, struct pla_err *err)
{
    if (row->version.is_retired) {
        pla_err_set(err, PLA_NO, "the %s %.*s@%.*s is retired already", kinds[row->version.kind],
                    shown(row->version.id), row->version.id.at, shown(row->version.version),
                    row->version.version.at);
        return PLA_NO;
    }
    const struct pla_cell cells[] = {pla_cell_int(row->number), pla_cell_text(why)};
    return pla_row_add(store, PLA_TABLE_retirement, cells, NULL, err);
}

enum pla_code pla_store_version_retire(struct pla_store *store, enum pla_version_kind kind,
                                       struct pla_text id, struct pla_text version,
                                       struct pla_text why, struct pla_err *err)
{
    struct row row = {0};
    struct pla_str subject = {0};
    bool is_there = false;
    enum pla_code code = pla_change_begin(store, err);

    if (code != PLA_OK) {
        return code;
    }
    pla_arena_reset(&store->scratch);
    code = find(store, kind, id, version, &store->scratch, &row, &is_there, err);
    if (code == PLA_OK && !is_there) {
        code = missing(store, kind, id, version, &store->scratch, err);
    }
    if (code == PLA_OK) {
        code = add_retirement(store, &row, why, err);
    }
    if (code == PLA_OK) {
        code = put_subject(&subject, kind, id, version, err);
    }
    const struct pla_change change = {.action = "retire", .subject = {subject.at, subject.length}};
    code = pla_change_end(store, &change, code, err);
    pla_str_release(&subject);
    return code;
}
