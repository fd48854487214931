// SPDX-License-Identifier: Apache-2.0
/** Runs into the store, and runs that go on. */
#include "saving.h"

#include <stdlib.h>

#include "accept.h"
#include "base/file.h"
#include "decided.h"
#include "lines.h"

/** What was put into a record that is being scored; in the order of positions. */
struct note {
    uint64_t position;
    struct pla_str record, more;
};

struct cli_saving {
    const struct cli_call *call;
    const struct cli_use *use;
    struct pla_store *store;
    struct cli_terms terms;
    int64_t run, shard, shards;
    struct pla_text name;
    bool is_told; /**< why saving stopped */

    /* the open block */
    bool has_block;
    uint64_t block;
    struct pla_block_item items[PLA_STORE_BLOCK];
    size_t count;
    struct pla_arena arena, scratch;
    struct pla_str more;

    /* records that were amended and are not answered yet: a ring */
    struct note *notes;
    size_t note_capacity, first_note, note_count;

    /* what was saved before: as it was when this process began */
    struct pla_store *before;
    struct pla_store_cursor *records, *lines;
    struct pla_stored_record record;
    struct pla_stored_decision line;
    bool has_record, has_line;
    bool is_checked, is_saved; /**< of `checked` */
    uint64_t checked, skipped, shown_to;
};

static enum pla_code tell(struct cli_saving *saving, const struct pla_err *err)
{
    saving->is_told = true;
    return cli_tell(saving->call, err);
}

/* ---- beginning ---- */

/** Is this version in the store, as it is here? Else it is taken in. */
static enum pla_code need_version(struct cli_saving *saving, enum pla_version_kind kind,
                                  const struct cli_term *term, const struct pla_sources *sources)
{
    struct pla_stored_version kept;
    struct pla_err err = {0};
    enum pla_code code = pla_store_version_of_print(saving->store, kind, term->fingerprint,
                                                    saving->call->arena, &kept, &err);
    if (code == PLA_OK && kept.is_retired) {
        pla_err_set(&err, PLA_NO, "%s %s is retired", pla_version_kind_name(kind), sources->path);
        pla_err_hint(&err, "plaudit rubrics lists what is in force");
        return tell(saving, &err);
    }
    if (code != PLA_MISSING)
        return code == PLA_OK ? PLA_OK : tell(saving, &err);
    struct cli_accept accept = {
        .call = saving->call,
        .store = saving->store,
        .kind = kind,
        .path = sources->path,
        .policy = kind == PLA_VERSION_RUBRIC && saving->use->has_policy &&
                          pla_file_exists(saving->use->policy.path)
                      ? saving->use->policy.path
                      : NULL,
        .is_quiet = true,
    };
    code = cli_accept(&accept);
    saving->is_told = saving->is_told || code != PLA_OK;
    if (code == PLA_OK)
        cli_out_note(saving->call->out, "loaded %s %.*s@%.*s into the store",
                     pla_version_kind_name(kind), (int)accept.id.length, accept.id.at,
                     (int)accept.version.length, accept.version.at);
    return code;
}

static enum pla_code need_versions(struct cli_saving *saving)
{
    const struct cli_terms *terms = &saving->terms;
    enum pla_code code = PLA_OK;
    if (!terms->is_plain)
        code = need_version(saving, PLA_VERSION_POLICY, &terms->policy, &saving->use->policy);
    for (size_t i = 0; i < terms->rubric_count && code == PLA_OK; i++)
        code =
            need_version(saving, PLA_VERSION_RUBRIC, &terms->rubrics[i], &saving->use->rubrics[i]);
    return code;
}

/** SHA-256 of the table of ratings, so that another table is another run. */
static void hash_table(struct pla_sha256 *hash, const struct cli_use *use, char *out_hex)
{
    out_hex[0] = '\0';
    if (use->ratings_path == NULL)
        return;
    pla_sha256_begin(hash);
    pla_sha256_add(hash, use->rated.text.at, use->rated.text.length);
    pla_sha256_end(hash, out_hex);
}

/** What else changes decisions, as JSON. */
static struct pla_text put_options(const struct cli_score_run *run, const char *table)
{
    struct pla_str s = {0};
    const struct pla_limits *limits = &run->use->limits;
    pla_str_put_format(&s, "{\"all\":%s", run->all_awards ? "true" : "false");
    if (table[0] != '\0')
        pla_str_put_format(&s, ",\"ratings\":\"%s\"", table);
    pla_str_put_format(&s, ",\"limits\":[%llu,%zu,%zu,%zu,%zu,%zu,%zu]}",
                       (unsigned long long)limits->budget, limits->memory_bytes,
                       limits->string_bytes, limits->source_bytes, limits->result_depth,
                       limits->result_nodes, limits->result_bytes);
    struct pla_text text = pla_text_copy(run->call->arena, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return text;
}

/** A run's id from all that it stands on: the same command resumes the same run. */
static struct pla_text make_name(const struct cli_saving *saving, struct pla_sha256 *hash,
                                 struct pla_text inputs, struct pla_text options)
{
    enum { DIGITS = 16 };
    char hex[PLA_SHA256_HEX + 1];
    const struct cli_terms *terms = &saving->terms;
    pla_sha256_begin(hash);
    pla_sha256_add_field(hash, PLA_TEXT("plaudit-run/1"));
    for (size_t i = 0; i < terms->rubric_count; i++)
        pla_sha256_add_field(hash, terms->rubrics[i].fingerprint);
    pla_sha256_add_field(hash, terms->is_plain ? PLA_TEXT("") : terms->policy.fingerprint);
    pla_sha256_add_field(hash, pla_text_of(saving->use->as_of_text));
    pla_sha256_add_field(hash, options);
    pla_sha256_add_field(hash, inputs);
    pla_sha256_end(hash, hex);
    return pla_text_copy(saving->call->arena, (struct pla_text){hex, DIGITS});
}

static enum pla_code list_versions(const struct cli_saving *saving, struct pla_stored_run *stored)
{
    const struct cli_terms *terms = &saving->terms;
    struct pla_run_version *versions =
        PLA_NEW_ARRAY(saving->call->arena, terms->rubric_count + 1, struct pla_run_version);
    if (versions == NULL)
        return PLA_MEMORY;
    for (size_t i = 0; i < terms->rubric_count; i++) {
        const struct cli_term *term = &terms->rubrics[i];
        versions[stored->version_count++] = (struct pla_run_version){
            PLA_VERSION_RUBRIC, term->id, term->version, term->fingerprint};
    }
    if (!terms->is_plain)
        versions[stored->version_count++] = (struct pla_run_version){
            PLA_VERSION_POLICY, terms->policy.id, terms->policy.version, terms->policy.fingerprint};
    stored->versions = versions;
    return PLA_OK;
}

static enum pla_code begin_run(struct cli_saving *saving, const struct cli_score_run *run,
                               struct pla_text inputs, bool *out_resumed)
{
    struct pla_err err = {0};
    char table[PLA_SHA256_HEX + 1];
    struct pla_sha256 *hash = pla_sha256_new();
    if (hash == NULL) {
        pla_err_memory(&err);
        return tell(saving, &err);
    }
    hash_table(hash, saving->use, table);
    const char *given = saving->use->stored->run;
    struct pla_stored_run stored = {
        .as_of = saving->use->as_of,
        .engine = PLA_TEXT("plaudit/" PLA_VERSION),
        .options = put_options(run, table),
        .inputs = inputs,
        .description = saving->terms.description,
        .shards = saving->shards,
    };
    stored.name =
        given != NULL ? pla_text_of(given) : make_name(saving, hash, inputs, stored.options);
    saving->name = stored.name;
    pla_sha256_free(hash);
    enum pla_code code = list_versions(saving, &stored);
    if (code != PLA_OK || saving->call->arena->failed)
        code = pla_err_memory(&err);
    else
        code = pla_store_run_begin(saving->store, &stored, &saving->run, out_resumed, &err);
    return code == PLA_OK ? PLA_OK : tell(saving, &err);
}

static enum pla_code open_before(struct cli_saving *saving)
{
    struct pla_err err = {0};
    struct pla_store_filter filter = {.run = saving->name};
    struct cli_store_values values = saving->use->stored->store;
    enum pla_code code = cli_store_open(saving->call, &values, PLA_STORE_READ, &saving->before);
    if (code != PLA_OK) {
        saving->is_told = true;
        return code;
    }
    /* blocks that another process saves from now on are not before, though cursors may have ended
     */
    code = pla_store_hold(saving->before, &err);
    if (code == PLA_OK)
        code = pla_store_records_open(saving->before, &filter, &saving->records, &err);
    if (code == PLA_OK)
        code = pla_store_decisions_open(saving->before, &filter, &saving->lines, &err);
    if (code == PLA_OK)
        code = pla_store_records_next(saving->records, &saving->record, &err);
    saving->has_record = code == PLA_OK;
    if (code == PLA_OK || code == PLA_MISSING)
        code = pla_store_decisions_next(saving->lines, &saving->line, &err);
    saving->has_line = code == PLA_OK;
    return code == PLA_OK || code == PLA_MISSING ? PLA_OK : tell(saving, &err);
}

enum pla_code cli_saving_begin(const struct cli_score_run *run, struct pla_store *store,
                               struct pla_text inputs, struct cli_saving **out)
{
    struct cli_saving *saving = pla_heap_alloc(sizeof *saving);
    struct pla_err err;
    bool is_resumed = false;
    if (saving == NULL) {
        pla_err_memory(&err);
        return cli_tell(run->call, &err);
    }
    *saving = (struct cli_saving){.call = run->call,
                                  .use = run->use,
                                  .store = store,
                                  .shard = (int64_t)run->shard.index,
                                  .shards = run->shard.count > 0 ? (int64_t)run->shard.count : 1};
    pla_arena_init(&saving->arena, 0);
    pla_arena_init(&saving->scratch, 0);
    enum pla_code code = cli_terms_of(run->call, run->use, &saving->terms);
    if (code == PLA_OK)
        code = need_versions(saving);
    if (code == PLA_OK)
        code = begin_run(saving, run, inputs, &is_resumed);
    if (code == PLA_OK && is_resumed)
        code = open_before(saving);
    if (code != PLA_OK) {
        (void)cli_saving_end(saving, code, NULL);
        return code;
    }
    cli_out_note(run->call->out, "%s run %.*s", is_resumed ? "resuming" : "saving",
                 (int)saving->name.length, saving->name.at);
    *out = saving;
    return PLA_OK;
}

/* ---- what was saved before ---- */

static bool block_is_saved(struct cli_saving *saving, uint64_t block)
{
    struct pla_err err;
    if (saving->is_checked && saving->checked == block)
        return saving->is_saved;
    saving->is_saved = false;
    if (pla_store_block_is_saved(saving->before, saving->run, saving->shard, block,
                                 &saving->is_saved, &err) != PLA_OK)
        tell(saving, &err);
    saving->checked = block;
    saving->is_checked = true;
    return saving->is_saved;
}

static void next_record(struct cli_saving *saving)
{
    struct pla_err err;
    enum pla_code code = pla_store_records_next(saving->records, &saving->record, &err);
    saving->has_record = code == PLA_OK;
    if (code != PLA_OK && code != PLA_MISSING)
        tell(saving, &err);
}

/** The input must be what it was: else half a run would be of other portfolios. */
static void compare(struct cli_saving *saving, const struct pla_record *record)
{
    struct pla_err err;
    while (saving->has_record && saving->record.position < record->position)
        next_record(saving);
    if (!saving->has_record || saving->record.position != record->position)
        return;
    if (saving->record.fault.at != NULL) {
        pla_err_set(&err, PLA_PORTFOLIO, "%.*s", (int)saving->record.fault.length,
                    saving->record.fault.at);
        cli_out_error(saving->call->out, &err, NULL);
    }
    if (saving->record.record.at == NULL || record->text.at == NULL ||
        pla_text_equal(saving->record.record, record->text))
        return;
    pla_err_set(&err, PLA_NO, "this is not what run %.*s has saved here", (int)saving->name.length,
                saving->name.at);
    pla_err_prepend(&err, "%s:%zu:%zu", record->name, record->line, record->column);
    pla_err_hint(&err, "the input has changed since; --run ID begins another run");
    tell(saving, &err);
}

bool cli_saving_has(struct cli_saving *saving, const struct pla_record *record)
{
    if (saving->is_told)
        return true; /* nothing more is to be scored */
    if (saving->before == NULL || !block_is_saved(saving, record->position / PLA_STORE_BLOCK))
        return false;
    compare(saving, record);
    saving->skipped++;
    return true;
}

/** Count a decision that is not made again. */
static void count(struct cli_score_run *run, struct pla_text status)
{
    for (int i = PLA_DECISION_FAILED; i <= PLA_DECISION_COMPLETE; i++)
        if (pla_text_equal(status,
                           pla_text_of(pla_decision_status_name((enum pla_decision_status)i))))
            run->counts[PLA_COUNT_DECISIONS + i]++;
}

static enum pla_code show_line(struct cli_saving *saving, struct cli_score_run *run)
{
    const struct pla_stored_decision *line = &saving->line;
    struct pla_record record = {.name = "store", .position = line->position};
    struct pla_str text = {0}, names = {0};
    if (line->line.at == NULL)
        return PLA_OK;
    pla_str_put_text(&text, line->line);
    pla_str_put_c(&text, '\n');
    enum pla_code code = PLA_OK;
    if (run->want_names) {
        pla_arena_reset(&saving->scratch);
        code = cli_decided_names(line, &saving->scratch, &names);
    }
    if (text.failed)
        code = PLA_MEMORY;
    if (code == PLA_OK)
        code = run->sink.lines(run->sink.ctx, &record, (struct pla_text){text.at, text.length},
                               (struct pla_text){names.at, names.length});
    count(run, line->status);
    pla_str_release(&text);
    pla_str_release(&names);
    return code;
}

enum pla_code cli_saving_show(struct cli_saving *saving, uint64_t position,
                              struct cli_score_run *run)
{
    enum pla_code code = PLA_OK;
    struct pla_err err;
    while (code == PLA_OK && saving->has_line && saving->line.position < position) {
        bool is_ours = saving->line.position % (uint64_t)saving->shards == (uint64_t)saving->shard;
        if (is_ours && saving->line.position >= saving->shown_to)
            code = show_line(saving, run);
        enum pla_code next = pla_store_decisions_next(saving->lines, &saving->line, &err);
        saving->has_line = next == PLA_OK;
        if (next != PLA_OK && next != PLA_MISSING)
            code = tell(saving, &err);
    }
    saving->shown_to = position + (position < UINT64_MAX);
    return code;
}

/* ---- saving ---- */

enum pla_code cli_saving_note(struct cli_saving *saving, uint64_t position, struct pla_text record,
                              struct pla_text more)
{
    if (saving->note_count == saving->note_capacity) {
        size_t capacity = saving->note_capacity > 0 ? saving->note_capacity * 2 : 64;
        struct note *notes = pla_heap_alloc(capacity * sizeof *notes);
        if (notes == NULL)
            return PLA_MEMORY;
        for (size_t i = 0; i < saving->note_count; i++)
            notes[i] = saving->notes[(saving->first_note + i) % saving->note_capacity];
        pla_heap_free(saving->notes);
        saving->notes = notes;
        saving->note_capacity = capacity;
        saving->first_note = 0;
    }
    size_t at = (saving->first_note + saving->note_count++) % saving->note_capacity;
    struct note *note = &saving->notes[at];
    *note = (struct note){.position = position};
    pla_str_put_text(&note->record, record);
    pla_str_put_text(&note->more, more);
    return note->record.failed || note->more.failed ? PLA_MEMORY : PLA_OK;
}

static void drop_note(struct cli_saving *saving)
{
    struct note *note = &saving->notes[saving->first_note];
    pla_str_release(&note->record);
    pla_str_release(&note->more);
    saving->first_note = (saving->first_note + 1) % saving->note_capacity;
    saving->note_count--;
}

/** The record as it was given, and what was put into it. */
static void take_note(struct cli_saving *saving, struct pla_block_item *item)
{
    while (saving->note_count > 0 && saving->notes[saving->first_note].position < item->position)
        drop_note(saving);
    if (saving->note_count == 0 || saving->notes[saving->first_note].position != item->position)
        return;
    struct note *note = &saving->notes[saving->first_note];
    item->record =
        pla_text_copy(&saving->arena, (struct pla_text){note->record.at, note->record.length});
    item->ratings =
        pla_text_copy(&saving->arena, (struct pla_text){note->more.at, note->more.length});
    drop_note(saving);
}

/** Ratings of a table are no part of the text that was given: they are kept beside it. */
static void take_table(struct cli_saving *saving, struct pla_block_item *item)
{
    struct cli_subject subject;
    if (saving->use->ratings.count == 0 || item->record.at == NULL)
        return;
    pla_arena_reset(&saving->scratch);
    if (!cli_subject_read(item->record, &saving->scratch, &subject))
        return;
    struct pla_text more = cli_known_with_table(item->ratings, &subject, &saving->use->ratings,
                                                &saving->terms, &saving->scratch, &saving->more);
    if (more.at != item->ratings.at)
        item->ratings = pla_text_copy(&saving->arena, more);
    saving->arena.failed = saving->arena.failed || saving->more.failed || saving->scratch.failed;
}

static enum pla_code save_block(struct cli_saving *saving)
{
    struct pla_err err = {0};
    bool is_saved;
    if (!saving->has_block)
        return PLA_OK;
    enum pla_code code =
        pla_store_block_save(saving->store, saving->run, saving->shard, saving->block,
                             saving->items, saving->count, &is_saved, &err);
    saving->has_block = false;
    saving->count = 0;
    pla_arena_reset(&saving->arena);
    return code == PLA_OK ? PLA_OK : tell(saving, &err);
}

/** The first fault, as it is told. */
static struct pla_text fault_of(struct cli_saving *saving, const struct pla_answer *answer)
{
    struct pla_str text = {0};
    if (answer->code == PLA_OK || answer->faults->count == 0)
        return (struct pla_text){0};
    const struct pla_err *err = &answer->faults->items[0];
    if (err->where[0] != '\0')
        pla_str_put_format(&text, "%s: ", err->where);
    pla_str_put_z(&text, err->text);
    struct pla_text copy = pla_text_copy(&saving->arena, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
    return copy;
}

static struct pla_text copy_of(struct cli_saving *saving, struct pla_text text)
{
    return text.length > 0 ? pla_text_copy(&saving->arena, text) : (struct pla_text){0};
}

enum pla_code cli_saving_add(struct cli_saving *saving, const struct pla_record *record,
                             const struct pla_answer *answer)
{
    uint64_t block = record->position / PLA_STORE_BLOCK;
    enum pla_code code = PLA_OK;
    struct pla_err err;
    if (saving->has_block && saving->block != block)
        code = save_block(saving);
    if (code != PLA_OK)
        return code;
    saving->has_block = true;
    saving->block = block;
    if (saving->count == PLA_STORE_BLOCK) {
        pla_err_set(&err, PLA_BUG, "a block has more positions than it can have");
        return tell(saving, &err);
    }
    struct pla_block_item *item = &saving->items[saving->count++];
    *item = (struct pla_block_item){.position = record->position};
    take_note(saving, item);
    if (item->record.at == NULL)
        item->record = copy_of(saving, record->text);
    take_table(saving, item);
    item->lines = copy_of(saving, answer->lines);
    item->fault = fault_of(saving, answer);
    if (!saving->arena.failed)
        return PLA_OK;
    pla_err_memory(&err);
    return tell(saving, &err);
}

static enum pla_code finish(struct cli_saving *saving, struct cli_score_run *run)
{
    struct pla_err err = {0};
    enum pla_code code = save_block(saving);
    if (code == PLA_OK && saving->lines != NULL)
        code = cli_saving_show(saving, UINT64_MAX, run);
    if (code == PLA_OK) {
        code = pla_store_run_end(saving->store, saving->run, saving->shard, &err);
        if (code != PLA_OK)
            return tell(saving, &err);
    }
    if (code == PLA_OK && saving->skipped > 0)
        cli_out_note(saving->call->out, "%llu portfolio%s had been saved before",
                     (unsigned long long)saving->skipped, saving->skipped == 1 ? "" : "s");
    return code;
}

enum pla_code cli_saving_end(struct cli_saving *saving, enum pla_code code,
                             struct cli_score_run *run)
{
    if (saving == NULL)
        return code;
    if (code == PLA_OK && saving->is_told)
        code = PLA_NO;
    if (code == PLA_OK && run != NULL)
        code = finish(saving, run);
    while (saving->note_count > 0)
        drop_note(saving);
    pla_heap_free(saving->notes);
    pla_store_cursor_close(saving->records);
    pla_store_cursor_close(saving->lines);
    pla_store_close(saving->before);
    pla_arena_release(&saving->arena);
    pla_arena_release(&saving->scratch);
    pla_str_release(&saving->more);
    pla_heap_free(saving);
    return code;
}
