// SPDX-License-Identifier: Apache-2.0
/** Portfolios of the store. */
#include "holdings.h"

#include <stdlib.h>

#include "store/decision.h"

struct holding {
    struct pla_text portfolio;
    int64_t attempt, number;
};

struct cli_holdings {
    struct pla_store *store;
    struct pla_text run; /**< absent: of every run */
    struct pla_arena arena, texts;
    struct holding *items;
    size_t count, capacity, at;
};

static int by_id(const void *a, const void *b)
{
    const struct holding *left = a, *right = b;
    int order = pla_text_compare(left->portfolio, right->portfolio);
    if (order == 0)
        order = (left->attempt > right->attempt) - (left->attempt < right->attempt);
    return order;
}

/** Only what can be scored again: the text is there and was a portfolio. */
static bool is_usable(const struct pla_stored_record *record)
{
    return record->record.at != NULL && record->portfolio.at != NULL;
}

static enum pla_code list(struct cli_holdings *holdings, const struct cli_stored_values *values,
                          struct pla_err *err)
{
    enum { DAY_SECONDS = 86400 };
    struct pla_store_filter filter = {
        .run = holdings->run,
        .since = values->since.is_set ? (int64_t)values->since.day * DAY_SECONDS : 0,
        .is_latest = true};
    struct pla_store_cursor *cursor;
    struct pla_stored_record record;
    enum pla_code code = pla_store_records_open(holdings->store, &filter, &cursor, err);
    if (code != PLA_OK)
        return code;
    while ((code = pla_store_records_next(cursor, &record, err)) == PLA_OK) {
        if (!is_usable(&record))
            continue;
        struct holding *items =
            pla_arena_grow(&holdings->arena, holdings->items, &holdings->capacity,
                           holdings->count + 1, sizeof *items);
        if (items == NULL)
            break;
        holdings->items = items;
        items[holdings->count++] = (struct holding){
            pla_text_copy(&holdings->arena, record.portfolio), record.attempt, record.number};
    }
    pla_store_cursor_close(cursor);
    if (holdings->arena.failed)
        return pla_err_memory(err);
    if (holdings->run.at == NULL && holdings->count > 1)
        qsort(holdings->items, holdings->count, sizeof *holdings->items, by_id);
    return code == PLA_MISSING ? PLA_OK : code;
}

enum pla_code cli_holdings_open(const struct cli_call *call, const struct cli_stored_values *values,
                                struct cli_holdings **out)
{
    struct pla_err err = {0};
    struct pla_store *store;
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_READ, &store);
    if (code != PLA_OK)
        return code;
    struct cli_holdings *holdings = pla_heap_alloc(sizeof *holdings);
    if (holdings == NULL) {
        pla_store_close(store);
        pla_err_memory(&err);
        return cli_tell(call, &err);
    }
    *holdings = (struct cli_holdings){.store = store};
    if (values->run != NULL && !values->save)
        holdings->run = pla_text_of(values->run);
    pla_arena_init(&holdings->arena, 0);
    pla_arena_init(&holdings->texts, 0);
    code = list(holdings, values, &err);
    if (code == PLA_OK && holdings->count == 0)
        code = pla_err_set(&err, PLA_MISSING, "the store holds no portfolio");
    if (code != PLA_OK) {
        if (err.where[0] == '\0')
            pla_err_prepend(&err, "%s", pla_store_path(store));
        cli_holdings_close(holdings);
        return cli_tell(call, &err);
    }
    *out = holdings;
    return PLA_OK;
}

void cli_holdings_close(struct cli_holdings *holdings)
{
    if (holdings == NULL)
        return;
    pla_store_close(holdings->store);
    pla_arena_release(&holdings->arena);
    pla_arena_release(&holdings->texts);
    pla_heap_free(holdings);
}

size_t cli_holdings_count(const struct cli_holdings *holdings)
{
    return holdings->count;
}

/** The text of one holding, copied. */
static enum pla_code fetch(struct cli_holdings *holdings, const struct holding *holding,
                           struct pla_text *out, struct pla_text *out_former, struct pla_err *err)
{
    struct pla_store_filter filter = {
        .run = holdings->run, .portfolio = holding->portfolio, .is_latest = true};
    struct pla_store_cursor *cursor;
    struct pla_stored_record record;
    enum pla_code code = pla_store_records_open(holdings->store, &filter, &cursor, err);
    if (code != PLA_OK)
        return code;
    *out = *out_former = (struct pla_text){0};
    while ((code = pla_store_records_next(cursor, &record, err)) == PLA_OK) {
        if (record.attempt != holding->attempt || !is_usable(&record))
            continue;
        *out = pla_text_copy(&holdings->texts, record.record);
        *out_former = pla_text_copy(&holdings->texts, record.ratings);
    }
    pla_store_cursor_close(cursor);
    if (holdings->texts.failed)
        return pla_err_memory(err);
    return code == PLA_MISSING ? PLA_OK : code;
}

enum pla_read cli_holdings_next(struct cli_holdings *holdings, struct pla_record *out,
                                struct pla_text *out_former, struct pla_err *err)
{
    struct pla_text text = {0};
    if (holdings->at == holdings->count)
        return PLA_READ_END;
    const struct holding *holding = &holdings->items[holdings->at];
    pla_arena_reset(&holdings->texts);
    enum pla_code code = fetch(holdings, holding, &text, out_former, err);
    *out = (struct pla_record){
        .text = text,
        .name = pla_arena_copy(&holdings->texts, holding->portfolio.at, holding->portfolio.length),
        .line = 1,
        .column = 1,
        .position = holdings->at++,
    };
    if (code == PLA_OK && text.at == NULL) {
        code = pla_err_set(err, PLA_PORTFOLIO, "its text is not in the store any more");
        pla_err_prepend(err, "%s", out->name != NULL ? out->name : "");
    }
    return code == PLA_OK ? PLA_READ_RECORD : PLA_READ_FAULT;
}
