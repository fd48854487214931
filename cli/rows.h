// SPDX-License-Identifier: Apache-2.0
/** Small tables for a command: CSV with named columns, every wrong cell told with its place. */
#pragma once

#include "cmd.h"
#include "exchange/csv.h"

enum { CLI_ROWS_COLUMNS = 16 };

struct cli_rows {
    const struct cli_call *call;
    const char *const *names; /**< of columns; ends with NULL */
    struct pla_csv csv;
    struct cli_origin origin;
    int at[CLI_ROWS_COLUMNS]; /**< private */
    size_t faults;            /**< told so far */
};

/**
 * Open a table and read its header.
 * @param required  so many of `names`, the first, must be there
 * @return PLA_OK; PLA_MISSING, PLA_SYNTAX, PLA_MEMORY: told
 */
enum pla_code cli_rows_open(struct cli_rows *rows, const struct cli_call *call, const char *path,
                            const char *const *names, size_t required);
/** Next row that has as many cells as the header. */
bool cli_rows_next(struct cli_rows *rows);
/** A cell of the row; absent if it is empty or there is no such column. */
struct pla_text cli_rows_cell(const struct cli_rows *rows, size_t column);
/** Tell that a cell is wrong: `what` is said of it ("is not a level of the scale"). */
void cli_rows_wrong(struct cli_rows *rows, size_t column, const char *what, const char *hint);
/** PLA_OK; PLA_NO if cells were wrong; else why reading ended, told. */
enum pla_code cli_rows_end(struct cli_rows *rows);
