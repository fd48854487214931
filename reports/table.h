// SPDX-License-Identifier: Apache-2.0
/**
 * Recommendations as lines for a terminal: aligned columns, the last one cut to the width. On a
 * narrow terminal the last stands on lines of its own; on one that has no room for the others
 * either, each award is a few short lines.
 *
 * Text from portfolios is made safe: no control or escape character reaches the terminal.
 */
#pragma once

#include "columns.h"

struct pla_table {
    size_t width; /**< columns of the terminal; 0: do not cut */
    bool begun;   /**< private */
};

/** Append the lines of one decision, the header first if it is the first. `context` may be NULL. */
void pla_table_add(struct pla_table *table, const struct pla_decision *decision,
                   const struct pla_context *context, struct pla_str *out);
