// SPDX-License-Identifier: Apache-2.0
/** What the tests of the store share. */
#include "unit/store/fixture.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

char folder[128], path[160];
struct pla_err err;

int set_up(void **state)
{
    (void)state;
    err = (struct pla_err){0};
    /* a file system in memory, if there is one: these tests sync thousands of times */
    (void)snprintf(folder, sizeof folder, "%s/plaudit-store-XXXXXX",
                   access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (mkdtemp(folder) == NULL) {
        return -1;
    }
    (void)snprintf(path, sizeof path, "%s/plaudit.db", folder);
    return 0;
}

int tear_down(void **state)
{
    char command[200];
    (void)state;
    (void)chmod(folder, 0700);
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

const char *in_folder(const char *name)
{
    static char paths[4][256];
    static unsigned next;
    char *to = paths[next++ % 4];
    (void)snprintf(to, sizeof paths[0], "%s/%s", folder, name);
    return to;
}

static bool steady_salt(void *ctx, uint64_t number, unsigned char out[PLA_STORE_SALT_BYTES])
{
    (void)ctx;
    for (int i = 0; i < PLA_STORE_SALT_BYTES; i++) {
        out[i] = (unsigned char)(number * 31 + (unsigned)i * 7 + 1);
    }
    return true;
}

struct pla_store_hand steady_hand(const char *actor, int64_t now)
{
    return (struct pla_store_hand){.actor = pla_text_of(actor), .now = now, .salt = steady_salt};
}

void assert_code(enum pla_code have, enum pla_code want)
{
    if (have != want) {
        print_error("%s, not %s: %s: %s (%s)\n", pla_code_name(have), pla_code_name(want),
                    err.where, err.text, err.hint);
    }
    assert_int_equal(have, want);
}

bool has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        print_error("\"%s\" is not in \"%s\"\n", part, text);
        return false;
    }
    return true;
}

struct pla_store *open_store(enum pla_store_mode mode)
{
    const struct pla_store_hand hand = steady_hand("registrar", 1000);
    struct pla_store *store = NULL;
    /* long: SQLite's waiting is not fair, and on a busy machine a writer may be passed over often
     */
    assert_code(pla_store_open(path, mode, 30000, &hand, &store, &err), PLA_OK);
    return store;
}

static const char line_form[] =
    "{\"schema\":1,\"portfolio\":\"%s\",\"attempt\":1,\"learner\":\"%s\",\"program\":null,"
    "\"term\":null,\"rubric\":\"%s\",\"version\":\"1.0.0\",\"claim\":null,\"policy\":\"plain@1\","
    "\"as_of\":\"2026-11-01\",\"outcome\":null,\"status\":\"complete\",\"mark\":\"%s\"}\n";
static const char record_form[] =
    "{\"id\":\"%s\",\"learner\":{\"id\":\"%s\"},\"evidence\":[],\"mark\":\"%s\"}";

void save_block(struct pla_store *store, int64_t run, uint64_t block, size_t count)
{
    struct pla_block_item items[PLA_STORE_BLOCK] = {0};
    char *room = test_malloc(count * 1024);
    bool was_saved = false;
    for (size_t i = 0; i < count; i++) {
        char *at = room + i * 1024, portfolio[24], learner[24];
        const uint64_t position = block * PLA_STORE_BLOCK + i;
        (void)snprintf(portfolio, sizeof portfolio, "P%llu", (unsigned long long)position);
        (void)snprintf(learner, sizeof learner, "S%llu", (unsigned long long)position / 2);
        const int line = snprintf(at, 512, line_form, portfolio, learner, "nl", "m");
        const int record = snprintf(at + 512, 512, record_form, portfolio, learner, "m");
        items[i] = (struct pla_block_item){.position = position,
                                           .record = {at + 512, (size_t)record},
                                           .lines = {at, (size_t)line},
                                           .names = PLA_TEXT("{\"name\":\"Ada\"}")};
    }
    assert_code(pla_store_block_save(store, run, 0, block, items, count, &was_saved, &err), PLA_OK);
    test_free(room);
}

static const struct pla_run_version versions[] = {
    {PLA_VERSION_RUBRIC, {"nl", 2}, {"1.0.0", 5}, {"aa", 2}},
    {PLA_VERSION_POLICY, {"example", 7}, {"1", 1}, {"bb", 2}}};

struct pla_stored_run sample_run(const char *name)
{
    return (struct pla_stored_run){.name = pla_text_of(name),
                                   .as_of = 20758,
                                   .engine = PLA_TEXT("plaudit/0.1.0"),
                                   .inputs = PLA_TEXT("batch.ndjson\n"),
                                   .options = PLA_TEXT("all"),
                                   .description = PLA_TEXT("{\"rubrics\":[]}"),
                                   .versions = versions,
                                   .version_count = 2};
}

int64_t begin_run(struct pla_store *store, const char *name)
{
    const struct pla_stored_run run = sample_run(name);
    int64_t number = 0;
    bool was_resumed = false;
    assert_code(pla_store_run_begin(store, &run, &number, &was_resumed, &err), PLA_OK);
    return number;
}

void save_one(struct pla_store *store, const char *run, const char *portfolio, const char *learner,
              const char *rubric, const char *mark)
{
    char line[512], record[512];
    const int64_t number = begin_run(store, run);
    const int line_length =
        snprintf(line, sizeof line, line_form, portfolio, learner, rubric, mark);
    const int record_length =
        snprintf(record, sizeof record, record_form, portfolio, learner, mark);
    const struct pla_block_item item = {.record = {record, (size_t)record_length},
                                        .lines = {line, (size_t)line_length},
                                        .names = PLA_TEXT("{\"name\":\"Ada\"}"),
                                        .ratings = PLA_TEXT("[{\"level\":2}]")};
    bool was_saved = false;
    assert_code(pla_store_block_save(store, number, 0, 0, &item, 1, &was_saved, &err), PLA_OK);
    assert_true(was_saved);
}

static sqlite3 *open_file(const char *file)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_busy_timeout(db, 2000), SQLITE_OK);
    return db;
}

int64_t ask(const char *sql)
{
    sqlite3 *db = open_file(path);
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    }
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const int64_t answer = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return answer;
}

void change(const char *sql)
{
    sqlite3 *db = open_file(path);
    char *text = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &text) != SQLITE_OK) {
        fail_msg("%s: %s", sql, text);
    }
    sqlite3_close(db);
}

static void dump_table(sqlite3 *db, const char *table, FILE *to)
{
    char sql[200];
    sqlite3_stmt *statement = NULL;
    (void)snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY 1", table);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        (void)fprintf(to, "%s", table);
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const unsigned char *bytes = sqlite3_column_blob(statement, i);
            (void)fputc('|', to);
            for (int k = 0; k < sqlite3_column_bytes(statement, i); k++) {
                (void)fprintf(to, bytes[k] < ' ' || bytes[k] > '~' ? "\\%02x" : "%c", bytes[k]);
            }
        }
        (void)fputc('\n', to);
    }
    sqlite3_finalize(statement);
}

char *dump(const char *file)
{
    sqlite3 *db = open_file(file);
    sqlite3_stmt *tables = NULL;
    char *text = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                        " ORDER BY name",
                                        -1, &tables, NULL),
                     SQLITE_OK);
    while (sqlite3_step(tables) == SQLITE_ROW) {
        dump_table(db, (const char *)sqlite3_column_text(tables, 0), to);
    }
    sqlite3_finalize(tables);
    sqlite3_close(db);
    (void)fclose(to);
    return text;
}

struct pla_stored_version sample_version(const char *id, const char *version,
                                         const struct pla_stored_file *files, size_t count)
{
    return (struct pla_stored_version){.kind = PLA_VERSION_RUBRIC,
                                       .id = pla_text_of(id),
                                       .version = pla_text_of(version),
                                       .title = PLA_TEXT("Networked learning"),
                                       .fingerprint = pla_text_of(version),
                                       .approved_by = PLA_TEXT("Senate"),
                                       .minute = PLA_TEXT("2026/12"),
                                       .files = files,
                                       .file_count = count};
}

struct pla_store *full_store(void)
{
    static const struct pla_stored_file files[] = {{{"rubric.lua", 10}, {"return rubric {}\n", 17}},
                                                   {{"rows.lua", 8}, {"return {}\n", 10}}};
    struct pla_store *store = open_store(PLA_STORE_CREATE);
    struct pla_stored_version version = sample_version("nl", "1.0.0", files, 2);
    struct pla_rating_counts counts;
    struct pla_redaction redaction;
    bool is_new = false;
    version.has_from = version.has_to = true;
    version.by = PLA_TEXT("submitted");
    version.to = 30000;
    assert_code(pla_store_version_put(store, &version, &is_new, &err), PLA_OK);
    assert_code(pla_store_version_retire(store, PLA_VERSION_RUBRIC, version.id, version.version,
                                         PLA_TEXT("old"), &err),
                PLA_OK);
    save_one(store, "gone", "P9", "S9", "nl", "x");
    const int64_t run = begin_run(store, "r");
    save_block(store, run, 0, 3);
    const struct pla_block_item faulty = {.position = 256, .fault = PLA_TEXT("f.ndjson:9: wrong")};
    assert_code(pla_store_block_save(store, run, 0, 1, &faulty, 1, &is_new, &err), PLA_OK);
    assert_code(pla_store_run_end(store, run, 0, &err), PLA_OK);
    const struct pla_stored_rating rating = {.portfolio = PLA_TEXT("P1"),
                                             .attempt = 1,
                                             .rubric = PLA_TEXT("nl"),
                                             .claim = PLA_TEXT("c1"),
                                             .item = PLA_TEXT("reflection"),
                                             .assessor = PLA_TEXT("a1"),
                                             .rated = PLA_TEXT("2026-02-01"),
                                             .body = PLA_TEXT("{\"level\":\"meets\"}")};
    assert_code(pla_store_ratings_put(store, &rating, 1, &counts, &err), PLA_OK);
    struct pla_stored_action actions[] = {{.kind = PLA_ACTION_APPROVE,
                                           .key = {.portfolio = PLA_TEXT("P1"),
                                                   .attempt = 1,
                                                   .rubric = PLA_TEXT("nl"),
                                                   .claim = PLA_TEXT("c1"),
                                                   .award = PLA_TEXT("EDU301")},
                                           .step = PLA_TEXT("dean"),
                                           .credits = PLA_TEXT("3"),
                                           .reason = PLA_TEXT("as recommended"),
                                           .facts = PLA_TEXT("{}"),
                                           .has_due = true,
                                           .due = 20000,
                                           .decision = 2}};
    assert_code(pla_store_actions_put(store, actions, 1, NULL, &err), PLA_OK);
    actions[0].about = 1;
    assert_code(pla_store_actions_put(store, actions, 1, NULL, &err), PLA_OK);
    assert_code(
        pla_store_redact_learner(store, PLA_TEXT("S9"), PLA_TEXT("asked"), &redaction, &err),
        PLA_OK);
    return store;
}
