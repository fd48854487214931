// SPDX-License-Identifier: Apache-2.0
/**
 * Portfolios on their way to be scored: from files or from the store, with what the store knows put
 * in, without those that a resumed run has saved already.
 */
#pragma once

#include "batch/reader.h"
#include "known.h"
#include "opt.h"

struct cli_saving;
struct cli_holdings;

struct cli_intake {
    struct pla_reader *files;      /**< NULL: the store's */
    struct cli_holdings *holdings; /**< portfolios of the store; NULL: files */
    const struct cli_known *known; /**< NULL: nothing is put in */
    struct cli_saving *saving;     /**< NULL: nothing is saved */
    struct cli_shard shard;

    struct pla_arena arena;          /**< private: of one record */
    struct pla_str more, text;       /**< private */
    struct pla_record_source source; /**< private */
};

/** A reader over the intake, which it borrows; its members up to `shard` are set. */
enum pla_code cli_intake_begin(struct cli_intake *intake, struct pla_reader **out,
                               struct pla_err *err);
void cli_intake_end(struct cli_intake *intake);

/** The store's portfolios with what the store knows put in, for a command that saves nothing. */
struct cli_stored_intake {
    struct pla_store *store;
    struct cli_known known;
    struct cli_intake intake;
    struct pla_reader *reader;
};
/** Open it; what is wrong is told. To be closed in any case. */
enum pla_code cli_stored_intake_open(const struct cli_call *call,
                                     const struct cli_stored_values *values,
                                     struct cli_stored_intake *out);
void cli_stored_intake_close(struct cli_stored_intake *stored);
