// SPDX-License-Identifier: Apache-2.0
/** Portfolios and learners: numbers for ids, which are personal and stand in `content`. */
#include "store/private.h"

static enum pla_code find(struct pla_store *store, enum pla_sql sql, struct pla_text id,
                          int64_t *out, struct pla_err *err)
{
    const struct pla_cell cell = pla_cell_key(id);

    return pla_sql_number(store, sql, &cell, 1, 0, out, err);
}

static enum pla_code add(struct pla_store *store, enum pla_table table, struct pla_text id,
                         int64_t *out, struct pla_err *err)
{
    int64_t name = 0;
    enum pla_code code = pla_content_add(store, "id", id, &name, err);

    if (code == PLA_OK) {
        const struct pla_cell cell = pla_cell_int(name);
        code = pla_row_add(store, table, &cell, out, err);
    }
    return code;
}

enum pla_code pla_portfolio_find(struct pla_store *store, struct pla_text id, int64_t *out,
                                 struct pla_err *err)
{
    return find(store, PLA_SQL_PORTFOLIO_OF_ID, id, out, err);
}

enum pla_code pla_learner_find(struct pla_store *store, struct pla_text id, int64_t *out,
                               struct pla_err *err)
{
    return find(store, PLA_SQL_LEARNER_OF_ID, id, out, err);
}

enum pla_code pla_portfolio_need(struct pla_store *store, struct pla_text id, int64_t *out,
                                 bool *out_is_new, struct pla_err *err)
{
    int64_t number = 0;
    enum pla_code code = pla_portfolio_find(store, id, &number, err);
    const bool is_new = number == 0;

    if (code == PLA_OK && is_new) {
        code = add(store, PLA_TABLE_portfolio, id, &number, err);
    }
    if (code == PLA_OK) {
        *out = number;
        *out_is_new = is_new;
    }
    return code;
}

enum pla_code pla_learner_need(struct pla_store *store, struct pla_text id, int64_t *out,
                               struct pla_err *err)
{
    int64_t number = 0;
    enum pla_code code = pla_learner_find(store, id, &number, err);

    if (code == PLA_OK && number == 0) {
        code = add(store, PLA_TABLE_learner, id, &number, err);
    }
    if (code == PLA_OK) {
        *out = number;
    }
    return code;
}
