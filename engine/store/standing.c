// SPDX-License-Identifier: Apache-2.0
/** Where an award stands, and how far a portfolio has come. */
#include "store/action_row.h"

/** The texts of a row copied to where they may stay. */
static struct pla_stored_action keep(struct pla_stored_action row, struct pla_arena *arena)
{
    struct pla_text *const texts[] = {
        &row.key.portfolio, &row.key.rubric, &row.key.claim, &row.key.award, &row.step,
        &row.credits,       &row.reason,     &row.facts,     &row.learner,   &row.actor};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        *texts[i] = pla_text_copy(arena, *texts[i]);
    }
    return row;
}

struct reading {
    struct pla_standing standing;
    struct pla_arena *arena;
    size_t capacity;
    int64_t decided; /**< number of the latest decision, 0 if there is none */
};

/** Steps count for the decision they are about only, and until it is settled or appealed. */
static void take(struct reading *reading, const struct pla_stored_action *row)
{
    struct pla_standing *standing = &reading->standing;

    switch (row->kind) {
    case PLA_ACTION_STEP: {
        struct pla_stored_action *grown =
            pla_arena_grow(reading->arena, standing->steps, &reading->capacity,
                           standing->step_count + 1, sizeof *grown);
        if (grown != NULL && (row->decision == 0 || row->decision == reading->decided)) {
            standing->steps = grown;
            standing->steps[standing->step_count++] = keep(*row, reading->arena);
        }
        break;
    }
    case PLA_ACTION_APPROVE:
    case PLA_ACTION_DENY:
    case PLA_ACTION_OVERRIDE:
        standing->settled = keep(*row, reading->arena);
        standing->has_settled = true;
        standing->step_count = 0;
        break;
    case PLA_ACTION_APPEAL:
        standing->appeal = keep(*row, reading->arena);
        standing->has_appeal = true;
        standing->step_count = 0;
        break;
    case PLA_ACTION_CLOSE:
        standing->has_appeal =
            standing->has_appeal && row->about != 0 && row->about != standing->appeal.number;
        break;
    case PLA_ACTION_EXPORT:
    case PLA_ACTION_POSTED:
    case PLA_ACTION_REFUSED:
    case PLA_ACTION_REVERSE:
        standing->posting = keep(*row, reading->arena);
        standing->has_posting = true;
        break;
    case PLA_ACTION_ASSIGN:
    case PLA_ACTION_COUNT:
        break;
    }
}

static enum pla_code read_actions(struct pla_store *store, const struct pla_cell cells[5],
                                  struct reading *reading, struct pla_err *err)
{
    sqlite3_stmt *statement = NULL;
    struct pla_stored_action row;
    enum pla_code code = pla_sql_get(store, PLA_SQL_ACTIONS_OF_AWARD, &statement, err);
    int result = SQLITE_DONE;

    if (code == PLA_OK) {
        code = pla_sql_bind(store, statement, cells, 5, err);
    }
    while (code == PLA_OK && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        pla_action_row_read(statement, &row);
        take(reading, &row);
    }
    if (code == PLA_OK && result != SQLITE_DONE) {
        code = pla_store_fail(store, result, err);
    }
    if (statement != NULL) {
        (void)sqlite3_reset(statement);
    }
    return code == PLA_OK && reading->arena->failed ? pla_err_memory(err) : code;
}

enum pla_code pla_store_standing(struct pla_store *store, const struct pla_award_key *key,
                                 struct pla_arena *arena, struct pla_standing *out,
                                 struct pla_err *err)
{
    struct reading reading = {.arena = arena};
    int64_t portfolio = 0;
    enum pla_code code = pla_portfolio_find(store, key->portfolio, &portfolio, err);
    const struct pla_cell cells[] = {pla_cell_int(portfolio), pla_cell_int(key->attempt),
                                     pla_cell_key(key->rubric), pla_cell_key(key->claim),
                                     pla_cell_key(key->award)};

    if (code == PLA_OK && portfolio != 0) {
        code = pla_sql_number(store, PLA_SQL_DECISION_LAST, cells, 4, 0, &reading.decided, err);
        if (code == PLA_OK) {
            code = read_actions(store, cells, &reading, err);
        }
    }
    if (code == PLA_OK) {
        *out = reading.standing;
    }
    return code;
}

enum pla_code pla_store_stages(struct pla_store *store, struct pla_text portfolio, int64_t attempt,
                               struct pla_stages *out, struct pla_err *err)
{
    sqlite3_stmt *s = NULL;
    int64_t number = 0;
    enum pla_code code = pla_portfolio_find(store, portfolio, &number, err);
    const struct pla_cell cells[] = {pla_cell_int(number), pla_cell_int(attempt)};

    if (code == PLA_OK && number == 0) {
        const int length = (int)(portfolio.length < 120 ? portfolio.length : 120);
        pla_err_set(err, PLA_MISSING, "the store has no portfolio \"%.*s\"", length, portfolio.at);
        return PLA_MISSING;
    }
    if (code == PLA_OK) {
        code = pla_sql_get(store, PLA_SQL_STAGES, &s, err);
    }
    if (code == PLA_OK) {
        code = pla_sql_bind(store, s, cells, 2, err);
    }
    if (code != PLA_OK) {
        return code;
    }
    const int result = sqlite3_step(s);
    if (result == SQLITE_ROW) {
        const bool has_record = sqlite3_column_type(s, 6) != SQLITE_NULL;
        *out = (struct pla_stages){.received = sqlite3_column_int64(s, has_record ? 6 : 0),
                                   .assigned = sqlite3_column_int64(s, 1),
                                   .rated = sqlite3_column_int64(s, 2),
                                   .decided = sqlite3_column_int64(s, 3),
                                   .settled = sqlite3_column_int64(s, 4),
                                   .posted = sqlite3_column_int64(s, 5)};
    } else {
        code = result == SQLITE_DONE ? pla_store_damaged(store, err)
                                     : pla_store_fail(store, result, err);
    }
    (void)sqlite3_reset(s);
    return code;
}
