// SPDX-License-Identifier: Apache-2.0
/** Decisions from files or from scoring. */
#include "decisions.h"

#include <poll.h>

#include "base/json_tree.h"
#include "batch/reader.h"
#include "decided.h"
#include "lines.h"
#include "model/decision_read.h"
#include "source.h"
#include "stop.h"
#include "store/decision.h"

/** Longest record that is read; a decision of a large portfolio is far below. */
enum { RECORD_BYTES = 64 << 20 };

/* ---- records of files ---- */

static void wait_for(int fd)
{
    struct pollfd poll_fd = {.fd = fd, .events = POLLIN};
    (void)poll(&poll_fd, 1, 1000);
}

struct each {
    const struct cli_call *call;
    struct pla_reader *reader;
    struct pla_arena arena;
    cli_see_record *see;
    void *ctx;
    uint64_t *refused;
};

static void refuse(struct each *each, const struct pla_err *err, const struct pla_record *record)
{
    struct cli_origin origin = {record->text, record->line, record->column, record->name};
    cli_out_error(each->call->out, err, record->text.at != NULL ? &origin : NULL);
    if (each->refused != NULL)
        (*each->refused)++;
}

/** A record that is wrong is told, and the next one follows. */
static bool is_about_record(enum pla_code code)
{
    return code == PLA_SYNTAX || code == PLA_PORTFOLIO || code == PLA_OVERFLOW;
}

static enum pla_code each_run(struct each *each)
{
    struct pla_record record = {0};
    struct pla_err err = {0};
    struct pla_interrupt interrupt = cli_stop_begin();
    for (;;) {
        enum pla_read read = pla_reader_next(each->reader, &record, &err);
        if (read == PLA_READ_END)
            return PLA_OK;
        if (interrupt.is_set != NULL && *interrupt.is_set != 0)
            return PLA_INTERRUPTED;
        if (read == PLA_READ_AGAIN) {
            wait_for(pla_reader_fd(each->reader));
            continue;
        }
        pla_arena_reset(&each->arena);
        enum pla_code code =
            read == PLA_READ_FAULT ? err.code : each->see(each->ctx, &record, &each->arena, &err);
        if (read == PLA_READ_FAULT)
            record.text = (struct pla_text){0};
        if (code == PLA_OK)
            continue;
        refuse(each, &err, &record);
        if (code == PLA_MEMORY || (read != PLA_READ_FAULT && !is_about_record(code)))
            return code;
    }
}

enum pla_code cli_records_each(const struct cli_call *call, const char *const *paths, size_t count,
                               cli_see_record *see, void *ctx, uint64_t *refused)
{
    struct each each = {.call = call, .see = see, .ctx = ctx, .refused = refused};
    struct pla_input *inputs;
    struct pla_err err;
    size_t input_count;
    enum pla_code code = pla_inputs_expand(paths, count, call->arena, &inputs, &input_count, &err);
    if (code == PLA_OK)
        code = pla_reader_new(inputs, input_count, RECORD_BYTES, &each.reader, &err);
    if (code != PLA_OK) {
        cli_out_error(call->out, &err, NULL);
        return code;
    }
    pla_arena_init(&each.arena, 0);
    code = each_run(&each);
    pla_arena_release(&each.arena);
    pla_reader_free(each.reader);
    return code;
}

/** Records that are redacted, or that could not be read, are passed over. */
static enum pla_code each_stored(struct each *each, struct pla_store_cursor *cursor,
                                 struct pla_err *err)
{
    struct pla_stored_record stored;
    enum pla_code code;
    while ((code = pla_store_records_next(cursor, &stored, err)) == PLA_OK) {
        struct pla_record record = {.text = stored.record, .name = "store", .line = 1, .column = 1};
        if (stored.record.at == NULL || stored.fault.at != NULL)
            continue;
        pla_arena_reset(&each->arena);
        code = each->see(each->ctx, &record, &each->arena, err);
        if (code != PLA_OK)
            return code;
    }
    return code == PLA_MISSING ? PLA_OK : code;
}

enum pla_code cli_records_each_stored(const struct cli_call *call,
                                      const struct cli_stored_values *values, cli_see_record *see,
                                      void *ctx)
{
    struct each each = {.call = call, .see = see, .ctx = ctx};
    const struct pla_store_filter filter = {.run = pla_text_of(values->run),
                                            .is_latest = values->run == NULL};
    struct pla_store_cursor *cursor;
    struct pla_store *store;
    struct pla_err err;
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_READ, &store);
    if (code != PLA_OK)
        return code;
    pla_arena_init(&each.arena, 0);
    code = pla_store_records_open(store, &filter, &cursor, &err);
    if (code == PLA_OK) {
        code = each_stored(&each, cursor, &err);
        pla_store_cursor_close(cursor);
    }
    if (code != PLA_OK)
        cli_tell(call, &err);
    pla_arena_release(&each.arena);
    pla_store_close(store);
    return code;
}

/* ---- scored on the way ---- */

struct scoring {
    struct cli_decisions *decisions;
    const struct cli_use *use; /**< NULL: decisions of the store, whose records have it all */
    struct pla_arena arena;
};

static enum pla_code tell(const struct cli_decisions *decisions, const struct pla_err *err)
{
    cli_out_error(decisions->call->out, err, NULL);
    return err->code;
}

static enum pla_code see_start(void *ctx, struct pla_text description)
{
    struct scoring *scoring = ctx;
    struct cli_decisions *decisions = scoring->decisions;
    struct pla_err err;
    if (decisions->start == NULL)
        return PLA_OK;
    enum pla_code code = decisions->start(decisions->ctx, description, &err);
    return code == PLA_OK ? code : tell(decisions, &err);
}

static bool add_settling(struct cli_settlings *list, struct pla_arena *arena,
                         struct pla_text assessor, struct pla_text criterion)
{
    struct cli_settling *items =
        pla_arena_grow(arena, list->items, &list->capacity, list->count + 1, sizeof *items);
    if (items == NULL)
        return false;
    list->items = items;
    items[list->count++] =
        (struct cli_settling){pla_text_copy(arena, assessor), pla_text_copy(arena, criterion)};
    return true;
}

enum pla_code cli_settlings_find(const struct pla_record *record, const struct pla_ratings *table,
                                 struct pla_arena *arena, struct cli_settlings *out,
                                 struct pla_err *err)
{
    const struct pla_rating *rated;
    struct pla_rational attempt = PLA_WHOLE(1);
    struct pla_json_tree *tree;
    size_t count = 0;
    bool is_added = true;
    *out = (struct cli_settlings){0};
    if (record->text.at == NULL)
        return PLA_OK;
    enum pla_code code = pla_json_tree_parse(record->text, record->name, &tree, err);
    if (code != PLA_OK)
        return code;
    const struct pla_json_node *root = pla_json_tree_root(tree);
    const struct pla_json_node *one = pla_json_node_first(pla_json_node_get(root, "ratings"));
    for (; one != NULL && is_added; one = pla_json_node_next(one)) {
        struct pla_text role = pla_json_node_text(pla_json_node_get(one, "role"));
        if (role.at != NULL && !pla_text_equal(role, PLA_TEXT("assessor")))
            is_added =
                add_settling(out, arena, pla_json_node_text(pla_json_node_get(one, "assessor")),
                             pla_json_node_text(pla_json_node_get(one, "criterion")));
    }
    (void)pla_json_node_rational(pla_json_node_get(root, "attempt"), &attempt);
    if (is_added && table->count > 0)
        is_added = pla_ratings_for(table->items, table->count,
                                   pla_json_node_text(pla_json_node_get(root, "id")), attempt.num,
                                   arena, &rated, &count) == PLA_OK;
    for (size_t i = 0; i < count && is_added; i++)
        if (rated[i].role != PLA_ROLE_ASSESSOR)
            is_added = add_settling(out, arena, rated[i].assessor, rated[i].criterion);
    pla_json_tree_free(tree);
    return is_added ? PLA_OK : pla_err_memory(err);
}

static enum pla_code see_lines(void *ctx, const struct pla_record *record, struct pla_text lines,
                               struct pla_text notes)
{
    struct scoring *scoring = ctx;
    struct cli_decisions *decisions = scoring->decisions;
    static const struct pla_ratings none = {0};
    struct pla_decision decision;
    struct pla_text line;
    struct pla_err err;
    (void)notes;
    if (lines.length == 0)
        return PLA_OK;
    pla_arena_reset(&scoring->arena);
    enum pla_code code = PLA_OK;
    if (decisions->knows_roles)
        code = cli_settlings_find(record, scoring->use != NULL ? &scoring->use->ratings : &none,
                                  &scoring->arena, &decisions->settlings, &err);
    while (code == PLA_OK && cli_next_line(&lines, &line)) {
        code = pla_decision_read(line, "decision", 1, &scoring->arena, &decision, &err);
        if (code == PLA_OK)
            code = decisions->see(decisions->ctx, &decision, &err);
    }
    return code == PLA_OK ? code : tell(decisions, &err);
}

/** Portfolios, or decisions made earlier: with the rubrics at hand their scales are known. */
static enum pla_code score(struct cli_decisions *decisions)
{
    static const struct cli_list no_portfolios = {0};
    struct scoring scoring = {.decisions = decisions};
    const struct cli_call *call = decisions->call;
    struct cli_source source;
    struct cli_use use;
    enum pla_code code = cli_source_open(call, &source);
    if (code == PLA_OK)
        code = cli_source_use(&source, decisions->use, &use);
    if (code != PLA_OK)
        return code;
    struct cli_score_run run = {.call = call,
                                .use = &use,
                                .sink = {.ctx = &scoring, .start = see_start, .lines = see_lines},
                                .want_description = true};
    scoring.use = &use;
    decisions->knows_roles = !source.is_decisions;
    pla_arena_init(&scoring.arena, 0);
    code = cli_source_run(&source, &run, &no_portfolios);
    pla_arena_release(&scoring.arena);
    decisions->records = run.records;
    decisions->refused = run.refused;
    return code;
}

/* ---- of the store ---- */

static enum pla_code read_stored(struct cli_decisions *decisions)
{
    struct scoring scoring = {.decisions = decisions};
    const struct cli_decided decided = {.stored = &decisions->use->stored,
                                        .rubrics = &decisions->use->rubrics};
    struct cli_score_run run = {.call = decisions->call,
                                .sink = {.ctx = &scoring, .start = see_start, .lines = see_lines},
                                .want_description = true,
                                .want_records = true};
    pla_arena_init(&scoring.arena, 0);
    enum pla_code code = cli_decided_run(&decided, &run);
    pla_arena_release(&scoring.arena);
    decisions->records = run.records;
    return code;
}

/* ---- read from files ---- */

static enum pla_code see_record(void *ctx, const struct pla_record *record, struct pla_arena *arena,
                                struct pla_err *err)
{
    struct cli_decisions *decisions = ctx;
    struct pla_decision decision;
    decisions->records++;
    enum pla_code code =
        pla_decision_read(record->text, record->name, record->line, arena, &decision, err);
    if (code == PLA_PORTFOLIO || code == PLA_SYNTAX)
        pla_err_hint(err, "INPUT is decisions of score; portfolios need --rubric");
    return code == PLA_OK ? decisions->see(decisions->ctx, &decision, err) : code;
}

enum pla_code cli_decisions_run(struct cli_decisions *decisions)
{
    const struct cli_call *call = decisions->call;
    decisions->knows_roles = call->operand_count == 0;
    if (call->operand_count == 0)
        return read_stored(decisions);
    if (decisions->use->rubrics.count > 0)
        return score(decisions);
    return cli_records_each(call, call->operands, call->operand_count, see_record, decisions,
                            &decisions->refused);
}
