// SPDX-License-Identifier: Apache-2.0
/** Names and titles of portfolios that stand in other files than their decisions. */
#include "roster.h"

#include <stdlib.h>

#include "base/json_tree.h"
#include "batch/batch.h"
#include "batch/read_task.h"
#include "stop.h"
#include "worker/area.h"

struct cli_roster_entry {
    struct pla_text portfolio, line;
    int64_t attempt;
};

struct reading {
    struct cli_roster *names;
    const struct cli_call *call;
};

static int compare(const void *a, const void *b)
{
    const struct cli_roster_entry *left = a, *right = b;
    int order = pla_text_compare(left->portfolio, right->portfolio);
    return order != 0 ? order : (left->attempt > right->attempt) - (left->attempt < right->attempt);
}

/** Which portfolio a line is about. */
static enum pla_code read_key(struct pla_text line, struct pla_arena *arena,
                              struct cli_roster_entry *out, struct pla_err *err)
{
    struct pla_json_tree *tree;
    struct pla_rational attempt;
    enum pla_code code = pla_json_tree_parse(line, "names", &tree, err);
    if (code != PLA_OK)
        return code;
    const struct pla_json_node *root = pla_json_tree_root(tree);
    out->portfolio = pla_text_copy(arena, pla_json_node_text(pla_json_node_get(root, "portfolio")));
    out->attempt =
        pla_json_node_rational(pla_json_node_get(root, "attempt"), &attempt) ? attempt.num : 1;
    pla_json_tree_free(tree);
    return PLA_OK;
}

static enum pla_code see(void *ctx, const struct pla_record *record,
                         const struct pla_answer *answer)
{
    struct reading *reading = ctx;
    struct cli_roster *names = reading->names;
    struct pla_text line = answer->notes;
    struct pla_err err;
    struct cli_origin origin = {record->text, record->line, record->column, record->name};
    cli_out_faults(reading->call->out, answer->faults, &origin);
    while (line.length > 0 && line.at[line.length - 1] == '\n')
        line.length--;
    if (line.length == 0)
        return PLA_OK;
    struct cli_roster_entry *items = pla_arena_grow(&names->arena, names->items, &names->capacity,
                                                    names->count + 1, sizeof *items);
    if (items == NULL)
        return PLA_MEMORY;
    names->items = items;
    struct cli_roster_entry *name = &items[names->count++];
    *name = (struct cli_roster_entry){.line = pla_text_copy(&names->arena, line)};
    enum pla_code code = read_key(line, &names->arena, name, &err);
    return names->arena.failed ? PLA_MEMORY : code;
}

enum pla_code cli_roster_read(struct cli_roster *names, const struct cli_call *call,
                              const struct cli_use *use, const struct cli_list *files)
{
    struct reading reading = {names, call};
    struct pla_read_state *state = NULL;
    struct pla_task task = pla_names_task(&state);
    struct pla_sink sink = {.ctx = &reading, .answer = see};
    struct pla_faults faults = {0};
    struct pla_input *inputs;
    struct pla_reader *reader;
    struct pla_err err;
    size_t count;
    pla_arena_init(&names->arena, 0);
    if (files->count == 0)
        return PLA_OK;
    enum pla_code code =
        pla_inputs_expand(files->items, files->count, call->arena, &inputs, &count, &err);
    if (code == PLA_OK)
        code = pla_reader_new(inputs, count, PLA_RECORD_BYTES, &reader, &err);
    if (code != PLA_OK) {
        cli_out_error(call->out, &err, NULL);
        return code;
    }
    struct pla_batch batch = {.task = &task,
                              .reader = reader,
                              .sink = &sink,
                              .interrupt = cli_stop_begin(),
                              .workers = use->is_isolated ? 1 : 0};
    code = pla_batch_run(&batch, &faults);
    cli_out_faults(call->out, &faults, NULL);
    pla_reader_free(reader);
    if (names->count > 0)
        qsort(names->items, names->count, sizeof names->items[0], compare);
    return code;
}

void cli_roster_release(struct cli_roster *names)
{
    pla_arena_release(&names->arena);
    *names = (struct cli_roster){0};
}

struct pla_text cli_roster_find(const struct cli_roster *names, struct pla_text portfolio,
                                int64_t attempt)
{
    struct cli_roster_entry wanted = {.portfolio = portfolio, .attempt = attempt};
    const struct cli_roster_entry *found =
        names->count > 0
            ? bsearch(&wanted, names->items, names->count, sizeof names->items[0], compare)
            : NULL;
    return found != NULL ? found->line : (struct pla_text){0};
}
