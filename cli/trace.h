// SPDX-License-Identifier: Apache-2.0
/** The calls of own functions that `explain --trace` shows. */
#pragma once

#include "out.h"

/**
 * Append the calls of one record as lines.
 * @param line  as pla_trace_put made it
 * @return PLA_OK; PLA_MEMORY; PLA_BUG if the line is no trace
 */
enum pla_code cli_put_trace(const struct cli_out *out, struct pla_text line, struct pla_str *s,
                            struct pla_err *err);
