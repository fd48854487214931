// SPDX-License-Identifier: Apache-2.0
/** Decisions and records as they were saved. */
#include "store/decision.h"

#include "store/private.h"

static const struct pla_store_filter everything;

/** Open the cursor whose statement starts from what narrows most. */
static enum pla_code open_by(struct pla_store *store, const struct pla_store_filter *filter,
                             const enum pla_sql sqls[5], struct pla_store_cursor **out,
                             struct pla_err *err)
{
    const struct pla_store_filter *used = filter != NULL ? filter : &everything;
    const enum pla_sql sql = used->portfolio.at != NULL ? sqls[0]
                             : used->learner.at != NULL ? sqls[1]
                             : used->run.at != NULL     ? sqls[2]
                             : used->rubric.at != NULL  ? sqls[3]
                                                        : sqls[4];
    struct pla_cursor_keys keys = {0};
    enum pla_code code = pla_cursor_find(store, used, &keys, err);

    if (code == PLA_OK) {
        code = pla_cursor_new(store, sql, used, &keys, out, err);
    }
    return code;
}

enum pla_code pla_store_decisions_open(struct pla_store *store,
                                       const struct pla_store_filter *filter,
                                       struct pla_store_cursor **out, struct pla_err *err)
{
    static const enum pla_sql sqls[] = {PLA_SQL_DECISIONS_OF_PORTFOLIO,
                                        PLA_SQL_DECISIONS_OF_LEARNER, PLA_SQL_DECISIONS_OF_RUN,
                                        PLA_SQL_DECISIONS_OF_RUBRIC, PLA_SQL_DECISIONS_ALL};

    return open_by(store, filter, sqls, out, err);
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
                                        .actor = pla_column_text(s, 12),
                                        .at = sqlite3_column_int64(s, 13),
                                        .is_latest = sqlite3_column_int(s, 14) != 0};
    out->is_redacted = out->line.at == NULL;
    return PLA_OK;
}

enum pla_code pla_store_records_open(struct pla_store *store, const struct pla_store_filter *filter,
                                     struct pla_store_cursor **out, struct pla_err *err)
{
    static const enum pla_sql sqls[] = {PLA_SQL_RECORDS_OF_PORTFOLIO, PLA_SQL_RECORDS_OF_LEARNER,
                                        PLA_SQL_RECORDS_OF_RUN, PLA_SQL_RECORDS_ALL,
                                        PLA_SQL_RECORDS_ALL};
    static const enum pla_sql of_run[] = {PLA_SQL_RECORDS_OF_RUN, PLA_SQL_RECORDS_OF_RUN,
                                          PLA_SQL_RECORDS_OF_RUN, PLA_SQL_RECORDS_OF_RUN,
                                          PLA_SQL_RECORDS_OF_RUN};
    const bool has_run = filter != NULL && filter->run.at != NULL;

    return open_by(store, filter, has_run ? of_run : sqls, out, err);
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
