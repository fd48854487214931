// SPDX-License-Identifier: Apache-2.0
/**
 * INPUT as decisions: the NDJSON that `score` wrote, portfolios, scored on the way, or what the
 * store holds.
 */
#pragma once

#include "use.h"

/** A rating that is no judgement of one assessor: a moderator's, or a joint one. */
struct cli_settling {
    struct pla_text assessor, criterion;
};
struct cli_settlings {
    struct cli_settling *items;
    size_t count, capacity;
};

struct cli_decisions {
    const struct cli_call *call;
    const struct cli_use_values *use;
    void *ctx;
    /** The description of rubrics and policy, before the first decision; not with decisions read
     * from a file. May be NULL. */
    enum pla_code (*start)(void *ctx, struct pla_text description, struct pla_err *err);
    /** Of the record that `see` is called for; none where decisions are read from a file: they
     * do not tell roles. */
    struct cli_settlings settlings;
    bool knows_roles; /**< set by the run: not from a file */
    /** One decision; it lives until the next record. */
    enum pla_code (*see)(void *ctx, const struct pla_decision *decision, struct pla_err *err);

    uint64_t records, refused; /**< counted */
};

/**
 * The settling ratings of a record of portfolios and of a table of ratings; of a record without
 * text none.
 * @param out  in `arena`
 */
enum pla_code cli_settlings_find(const struct pla_record *record, const struct pla_ratings *table,
                                 struct pla_arena *arena, struct cli_settlings *out,
                                 struct pla_err *err);

/** Read or score the call's operands; without any, read the store. What is wrong is told. */
enum pla_code cli_decisions_run(struct cli_decisions *decisions);

/** What to do with a record of files. */
typedef enum pla_code cli_see_record(void *ctx, const struct pla_record *record,
                                     struct pla_arena *arena, struct pla_err *err);
/**
 * Every record of files, one after another; faults are told and the next record follows.
 * @param refused  counts records that `see` or the reading refused; may be NULL
 */
enum pla_code cli_records_each(const struct cli_call *call, const char *const *paths, size_t count,
                               cli_see_record *see, void *ctx, uint64_t *refused);
/** The same for the portfolios of the store: of a run all, else the latest of each attempt. */
enum pla_code cli_records_each_stored(const struct cli_call *call,
                                      const struct cli_stored_values *values, cli_see_record *see,
                                      void *ctx);
