// SPDX-License-Identifier: Apache-2.0
/**
 * What there is to rate: portfolios of a run with their evidence, and the rubrics and claims that
 * each is judged by; and who gets what.
 */
#pragma once

#include "exchange/assessors_csv.h"
#include "reports/sheet.h"
#include "score_run.h"
#include "stats/assign.h"

/** One portfolio, with what an assignment must know of it. */
struct cli_sheet_portfolio {
    struct pla_sheet_portfolio shown;
    struct pla_text learner; /**< id; may be absent */
    struct pla_text_list rubrics, courses;
    size_t first_case, case_count;
};

struct cli_sheets {
    const struct cli_call *call;
    bool is_blind;
    struct pla_arena *arena;
    struct pla_about about;
    struct cli_sheet_portfolio *portfolios;
    size_t portfolio_count, portfolio_capacity;
    struct pla_sheet_case *cases;
    size_t case_count, case_capacity;
};

/** Sink of a scoring run (want_description): collects. `ctx` is struct cli_sheets. */
enum pla_code cli_sheets_start(void *ctx, struct pla_text description);
enum pla_code cli_sheets_lines(void *ctx, const struct pla_record *record, struct pla_text lines,
                               struct pla_text notes);

/** Who gets what. */
struct cli_sheets_assigned {
    struct pla_assignment made;
    size_t each;
};
/** Assign to the assessors of a register; what cannot be assigned is told with why. */
enum pla_code cli_sheets_assign(const struct cli_sheets *sheets,
                                const struct pla_assessors *assessors, size_t each, uint64_t seed,
                                pla_day day, struct cli_sheets_assigned *out);
/**
 * Portfolios and cases of one assessor, in the arena; NULL `assigned`: all of them.
 * @return PLA_OK or PLA_MEMORY
 */
enum pla_code cli_sheets_pick(const struct cli_sheets *sheets,
                              const struct cli_sheets_assigned *assigned, size_t assessor,
                              struct pla_sheet_job *job, struct pla_err *err);
