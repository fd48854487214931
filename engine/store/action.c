// SPDX-License-Identifier: Apache-2.0
/** What people did about awards: recorded, read in order. */
#include "store/action.h"

#include "store/action_row.h"

static const char *const names[PLA_ACTION_COUNT + 1] = {"assign",   "step",    "approve", "deny",
                                                        "override", "appeal",  "close",   "export",
                                                        "posted",   "refused", "reverse", NULL};

const char *pla_action_kind_name(enum pla_action_kind kind)
{
    return names[kind];
}

/* ---- writing ---- */

static enum pla_code missing(const char *what, struct pla_text name, int64_t number,
                             struct pla_err *err)
{
    if (name.at != NULL) {
        const int length = (int)(name.length < 120 ? name.length : 120);
        pla_err_set(err, PLA_MISSING, "the store has no %s \"%.*s\"", what, length, name.at);
    } else {
        pla_err_set(err, PLA_MISSING, "the store has no %s %lld", what, (long long)number);
    }
    return PLA_MISSING;
}

/** A row that an action names is there. 0 names none. */
static enum pla_code check(struct pla_store *store, enum pla_sql sql, const char *what,
                           int64_t number, struct pla_err *err)
{
    const struct pla_cell cell = pla_cell_int(number);
    int64_t found = number;
    const enum pla_code code =
        number != 0 ? pla_sql_number(store, sql, &cell, 1, 0, &found, err) : PLA_OK;

    return code == PLA_OK && found != number ? missing(what, (struct pla_text){0}, number, err)
                                             : code;
}

static enum pla_code add(struct pla_store *store, const struct pla_stored_action *action,
                         int64_t portfolio, int64_t *out, struct pla_err *err)
{
    const struct pla_cell none = {.kind = PLA_CELL_NULL};
    int64_t reason = 0, facts = 0;
    enum pla_code code = check(store, PLA_SQL_DECISION_IS, "decision", action->decision, err);

    if (code == PLA_OK) {
        code = check(store, PLA_SQL_ACTION_IS, "action", action->about, err);
    }
    if (code == PLA_OK) {
        code = pla_content_add(store, "reason", action->reason, &reason, err);
    }
    if (code == PLA_OK) {
        code = pla_content_add(store, "facts", action->facts, &facts, err);
    }
    if (code == PLA_OK) {
        const struct pla_cell cells[] = {pla_cell_text(pla_text_of(names[action->kind])),
                                         pla_cell_int(portfolio),
                                         pla_cell_int(action->key.attempt),
                                         pla_cell_key(action->key.rubric),
                                         pla_cell_key(action->key.claim),
                                         pla_cell_key(action->key.award),
                                         pla_cell_text(action->step),
                                         pla_cell_text(action->credits),
                                         pla_cell_row(reason),
                                         pla_cell_row(facts),
                                         action->has_due ? pla_cell_int(action->due) : none,
                                         pla_cell_row(action->decision),
                                         pla_cell_row(action->about)};
        code = pla_row_add(store, PLA_TABLE_action, cells, out, err);
    }
    return code;
}

static enum pla_code put_one(struct pla_store *store, const struct pla_stored_action *action,
                             int64_t *out, struct pla_err *err)
{
    struct pla_str subject = {0};
    int64_t portfolio = 0;
    enum pla_code code = pla_change_begin(store, err);

    if (code != PLA_OK) {
        return code;
    }
    code = pla_portfolio_find(store, action->key.portfolio, &portfolio, err);
    if (code == PLA_OK && portfolio == 0) {
        code = missing("portfolio", action->key.portfolio, 0, err);
    }
    if (code == PLA_OK) {
        code = add(store, action, portfolio, out, err);
    }
    if (code == PLA_OK && action->key.award.at != NULL) {
        PLA_PUT(&subject, "award ");
        pla_str_put_text(&subject, action->key.award);
        code = pla_str_check(&subject, err);
    }
    const struct pla_change change = {.action = names[action->kind],
                                      .subject = {subject.at, subject.length},
                                      .portfolio = portfolio};
    code = pla_change_end(store, &change, code, err);
    pla_str_release(&subject);
    return code;
}

enum pla_code pla_store_actions_put(struct pla_store *store,
                                    const struct pla_stored_action *actions, size_t count,
                                    int64_t *out_numbers, struct pla_err *err)
{
    enum pla_code code = pla_store_begin(store, err);

    if (code != PLA_OK) {
        return code;
    }
    for (size_t i = 0; i < count && code == PLA_OK; i++) {
        int64_t number = 0;
        code = put_one(store, &actions[i], &number, err);
        if (code == PLA_OK && out_numbers != NULL) {
            out_numbers[i] = number;
        }
    }
    return pla_change_leave(store, code, err);
}

/* ---- reading ---- */

static struct pla_text or_absent(struct pla_text text)
{
    return text.length > 0 ? text : (struct pla_text){0};
}

static enum pla_action_kind kind_of(struct pla_text name)
{
    int kind = 0;

    while (kind < PLA_ACTION_COUNT - 1 && !pla_text_equal(name, pla_text_of(names[kind]))) {
        kind++;
    }
    return (enum pla_action_kind)kind;
}

void pla_action_row_read(sqlite3_stmt *s, struct pla_stored_action *out)
{
    *out = (struct pla_stored_action){.number = sqlite3_column_int64(s, 0),
                                      .kind = kind_of(pla_column_text(s, 1)),
                                      .key = {.portfolio = pla_column_text(s, 2),
                                              .attempt = sqlite3_column_int64(s, 3),
                                              .rubric = or_absent(pla_column_text(s, 4)),
                                              .claim = or_absent(pla_column_text(s, 5)),
                                              .award = or_absent(pla_column_text(s, 6))},
                                      .step = pla_column_text(s, 7),
                                      .credits = pla_column_text(s, 8),
                                      .reason = pla_column_text(s, 9),
                                      .facts = pla_column_text(s, 10),
                                      .has_due = sqlite3_column_type(s, 11) != SQLITE_NULL,
                                      .due = (pla_day)sqlite3_column_int64(s, 11),
                                      .decision = sqlite3_column_int64(s, 12),
                                      .about = sqlite3_column_int64(s, 13),
                                      .actor = pla_column_text(s, 14),
                                      .at = sqlite3_column_int64(s, 15),
                                      .learner = pla_column_text(s, 16)};
    out->is_redacted = out->key.portfolio.at == NULL;
}

enum pla_code pla_store_actions_open(struct pla_store *store, const struct pla_store_filter *filter,
                                     struct pla_store_cursor **out, struct pla_err *err)
{
    static const struct pla_cursor_sqls sqls = {
        .of_portfolio = PLA_SQL_ACTIONS_OF_PORTFOLIO,
        .of_learner = PLA_SQL_ACTIONS_OF_LEARNER,
        .of_run = PLA_SQL_ACTIONS_ALL,
        .of_rubric = PLA_SQL_ACTIONS_OF_RUBRIC,
        .since = PLA_SQL_ACTIONS_SINCE,
        .all = PLA_SQL_ACTIONS_ALL,
    };

    return pla_cursor_open(store, filter, &sqls, out, err);
}

enum pla_code pla_store_granted_open(struct pla_store *store, const struct pla_store_filter *filter,
                                     struct pla_store_cursor **out, struct pla_err *err)
{
    static const struct pla_cursor_sqls sqls = {
        .of_portfolio = PLA_SQL_GRANTED_OF_PORTFOLIO,
        .of_learner = PLA_SQL_GRANTED_OF_LEARNER,
        .of_run = PLA_SQL_GRANTED_ALL,
        .of_rubric = PLA_SQL_GRANTED_OF_RUBRIC,
        .since = PLA_SQL_GRANTED_SINCE,
        .all = PLA_SQL_GRANTED_ALL,
    };

    return pla_cursor_open(store, filter, &sqls, out, err);
}

enum pla_code pla_store_actions_next(struct pla_store_cursor *cursor, struct pla_stored_action *out,
                                     struct pla_err *err)
{
    const enum pla_code code = pla_cursor_step(cursor, err);

    if (code == PLA_OK) {
        pla_action_row_read(cursor->statement, out);
    }
    return code;
}
