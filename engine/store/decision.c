// SPDX-License-Identifier: Apache-2.0
/** Decisions and records as they were saved. */
#include "store/decision.h"

#include "store/private.h"

enum pla_code pla_store_decisions_open(struct pla_store *store,
                                       const struct pla_store_filter *filter,
                                       struct pla_store_cursor **out, struct pla_err *err)
{
    static const struct pla_cursor_sqls sqls = {
        .of_portfolio = PLA_SQL_DECISIONS_OF_PORTFOLIO,
        .of_learner = PLA_SQL_DECISIONS_OF_LEARNER,
        .of_run = PLA_SQL_DECISIONS_OF_RUN,
        .of_rubric = PLA_SQL_DECISIONS_OF_RUBRIC,
        .since = PLA_SQL_DECISIONS_ALL,
        .all = PLA_SQL_DECISIONS_ALL,
    };

    return pla_cursor_open(store, filter, &sqls, out, err);
}

enum pla_code pla_store_decisions_next(struct pla_store_cursor *cursor,
                                       struct pla_stored_decision *out, struct pla_err *err)
{
    sqlite3_stmt *s = cursor->statement;
    const enum pla_code code = pla_cursor_step(cursor, err);

    if (code != PLA_OK) {
        return code;
    }
    const struct pla_text claim = pla_column_text(s, 8);
    *out = (struct pla_stored_decision){.number = sqlite3_column_int64(s, 0),
                                        .run = pla_column_text(s, 1),
                                        .position = (uint64_t)sqlite3_column_int64(s, 2),
                                        .portfolio = pla_column_text(s, 3),
                                        .learner = pla_column_text(s, 4),
                                        .attempt = sqlite3_column_int64(s, 5),
                                        .rubric = pla_column_text(s, 6),
                                        .version = pla_column_text(s, 7),
                                        .claim = claim.length > 0 ? claim : (struct pla_text){0},
                                        .status = pla_column_text(s, 9),
                                        .line = pla_column_text(s, 10),
                                        .names = pla_column_text(s, 11),
                                        .record = pla_column_text(s, 15),
                                        .ratings = pla_column_text(s, 16),
                                        .actor = pla_column_text(s, 12),
                                        .at = sqlite3_column_int64(s, 13),
                                        .is_latest = sqlite3_column_int(s, 14) != 0};
    out->is_redacted = out->line.at == NULL;
    return PLA_OK;
}

enum pla_code pla_store_records_open(struct pla_store *store, const struct pla_store_filter *filter,
                                     struct pla_store_cursor **out, struct pla_err *err)
{
    static const struct pla_cursor_sqls sqls = {
        .of_portfolio = PLA_SQL_RECORDS_OF_PORTFOLIO,
        .of_learner = PLA_SQL_RECORDS_OF_LEARNER,
        .of_run = PLA_SQL_RECORDS_OF_RUN,
        .of_rubric = PLA_SQL_RECORDS_ALL,
        .since = PLA_SQL_RECORDS_ALL,
        .all = PLA_SQL_RECORDS_ALL,
    };
    static const struct pla_cursor_sqls of_run = {
        .of_portfolio = PLA_SQL_RECORDS_OF_RUN,
        .of_learner = PLA_SQL_RECORDS_OF_RUN,
        .of_run = PLA_SQL_RECORDS_OF_RUN,
    };
    const bool has_run = filter != NULL && filter->run.at != NULL;

    return pla_cursor_open(store, filter, has_run ? &of_run : &sqls, out, err);
}

enum pla_code pla_store_records_next(struct pla_store_cursor *cursor, struct pla_stored_record *out,
                                     struct pla_err *err)
{
    sqlite3_stmt *s = cursor->statement;
    const enum pla_code code = pla_cursor_step(cursor, err);

    if (code != PLA_OK) {
        return code;
    }
    *out = (struct pla_stored_record){.number = sqlite3_column_int64(s, 0),
                                      .run = pla_column_text(s, 1),
                                      .position = (uint64_t)sqlite3_column_int64(s, 2),
                                      .portfolio = pla_column_text(s, 3),
                                      .learner = pla_column_text(s, 4),
                                      .attempt = sqlite3_column_int64(s, 5),
                                      .record = pla_column_text(s, 6),
                                      .names = pla_column_text(s, 7),
                                      .ratings = pla_column_text(s, 8),
                                      .fault = pla_column_text(s, 9),
                                      .at = sqlite3_column_int64(s, 10)};
    out->is_redacted = sqlite3_column_int(s, 11) != 0 && out->record.at == NULL;
    return PLA_OK;
}
