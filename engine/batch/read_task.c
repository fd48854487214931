// SPDX-License-Identifier: Apache-2.0
/** Portfolios read without rubrics. */
#include "batch/read_task.h"

#include "batch/column.h"
#include "batch/describe.h"
#include "model/portfolio.h"

struct pla_read_state {
    struct pla_arena arena;
};

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    struct pla_read_state **state = ctx;
    (void)out;
    *state = pla_heap_alloc(sizeof **state);
    if (*state == NULL) {
        struct pla_err err;
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
        return PLA_MEMORY;
    }
    pla_arena_init(&(*state)->arena, 0);
    return PLA_OK;
}

static const struct pla_field_decls none;

static enum pla_code read(struct pla_read_state *state, const struct pla_record *record,
                          struct pla_portfolio *out, struct pla_reply *reply)
{
    pla_arena_reset(&state->arena);
    enum pla_code code = pla_portfolio_read(record->text, record->name, record->line, &none,
                                            &state->arena, out, &reply->faults);
    pla_faults_shift_columns(&reply->faults, record);
    return code;
}

static enum pla_code serve(void *ctx, const struct pla_record *record, struct pla_reply *reply)
{
    struct pla_read_state **state = ctx;
    struct pla_portfolio portfolio;
    return read(*state, record, &portfolio, reply);
}

static enum pla_code serve_names(void *ctx, const struct pla_record *record,
                                 struct pla_reply *reply)
{
    struct pla_read_state **state = ctx;
    struct pla_portfolio portfolio;
    enum pla_code code = read(*state, record, &portfolio, reply);
    if (code == PLA_OK)
        pla_describe_portfolio(&portfolio, &reply->notes);
    return code;
}

static void end(void *ctx)
{
    struct pla_read_state **state = ctx;
    if (*state != NULL)
        pla_arena_release(&(*state)->arena);
    pla_heap_free(*state);
    *state = NULL;
}

struct pla_task pla_read_task(struct pla_read_state **state)
{
    return (struct pla_task){.ctx = state, .start = start, .serve = serve, .end = end};
}

struct pla_task pla_names_task(struct pla_read_state **state)
{
    return (struct pla_task){.ctx = state, .start = start, .serve = serve_names, .end = end};
}

enum pla_code pla_names_line(struct pla_text record, struct pla_arena *arena, struct pla_str *out)
{
    struct pla_portfolio portfolio;
    struct pla_faults faults = {0};
    enum pla_code code = pla_portfolio_read(record, "record", 1, &none, arena, &portfolio, &faults);
    if (code == PLA_OK)
        pla_describe_portfolio(&portfolio, out);
    else if (code != PLA_MEMORY)
        code = PLA_MISSING;
    return out->failed ? PLA_MEMORY : code;
}
