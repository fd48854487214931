// SPDX-License-Identifier: Apache-2.0
/**
 * Recommendations as CSV (RFC 4180, UTF-8, CRLF): one row per award.
 *
 * Cells that a spreadsheet would run as a formula (they begin with = + - @ tab or carriage return,
 * and are not plain numbers) get an apostrophe in front.
 */
#pragma once

#include "columns.h"

/** Append the header row; `excel` puts a byte order mark in front. */
void pla_csv_begin(struct pla_str *out, bool excel);
/** Append a row per award of the decision. `context` may be NULL. */
void pla_csv_add(const struct pla_decision *decision, const struct pla_context *context,
                 struct pla_str *out);
/** Append one cell, quoted if it must be and neutralised. */
void pla_csv_put_cell(struct pla_str *out, struct pla_text text);
/** The same in a table of another delimiter. */
void pla_csv_put_delimited(struct pla_str *out, struct pla_text text, char delimiter);
