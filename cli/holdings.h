// SPDX-License-Identifier: Apache-2.0
/**
 * The portfolios that a store holds, as INPUT: of one run in its order, else the latest text of
 * each portfolio and attempt, by id. The order does not change while a run is saved.
 */
#pragma once

#include "batch/reader.h"
#include "storing.h"

struct cli_holdings;

/** Open the store for reading and list what there is. What is wrong is told. */
enum pla_code cli_holdings_open(const struct cli_call *call, const struct cli_stored_values *values,
                                struct cli_holdings **out);
void cli_holdings_close(struct cli_holdings *holdings);
size_t cli_holdings_count(const struct cli_holdings *holdings);
/**
 * Next portfolio.
 * @param out_former  what was put into it when it was saved; or absent
 */
enum pla_read cli_holdings_next(struct cli_holdings *holdings, struct pla_record *out,
                                struct pla_text *out_former, struct pla_err *err);
