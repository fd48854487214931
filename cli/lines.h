// SPDX-License-Identifier: Apache-2.0
/**
 * Decision lines on their way into an output, in the form the user asked for.
 */
#pragma once

#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "reports/table.h"

/** Forms of a document; those before CLI_XLSX are text. */
enum cli_form { CLI_NDJSON, CLI_JSON, CLI_CSV, CLI_TABLE, CLI_XLSX };

struct cli_lines {
    enum cli_form form;
    FILE *stream;
    bool excel; /**< CSV begins with a byte order mark */
    bool is_begun;
    struct pla_table table;
    struct pla_arena arena;
    struct pla_str text;
};

/** @param width  columns a table may have; 0: any */
void cli_lines_begin(struct cli_lines *lines, enum cli_form form, FILE *stream, size_t width);
/**
 * Write the decision lines of one record.
 * @param notes  its line of names, for forms that show them; may be absent
 * @return PLA_OUTPUT if the stream failed (what the reason was tells its owner); PLA_BUG with `err`
 *         if a line is no decision
 */
enum pla_code cli_lines_add(struct cli_lines *lines, struct pla_text text, struct pla_text notes,
                            struct pla_err *err);
/** Write what ends the form, and give memory back. */
enum pla_code cli_lines_end(struct cli_lines *lines, struct pla_err *err);
/** The next line of `*rest` without its end; false when there is none. */
bool cli_next_line(struct pla_text *rest, struct pla_text *out);
