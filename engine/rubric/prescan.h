// SPDX-License-Identifier: Apache-2.0
/**
 * A look at Lua text before Lua reads it: parser bombs, a compiler fault of Lua 5.4.4, and the
 * lines of table keys, which Lua itself forgets.
 */
#pragma once

#include "base/err.h"
#include "base/str.h"

/**
 * Refuse what would keep the parser or an error message busy for minutes, and what Lua 5.4.4
 * compiles wrongly:
 * - more than 100 suffixes (`.a`, `[k]`, `:m()`, calls) in one chain,
 * - more than 4000 `and or elseif goto break` together,
 * - a whole number beside `& | ~ << >>` in a function with more than 250 constants.
 * Text that is not Lua passes; the parser names its faults better.
 * @return PLA_OK, or PLA_RUBRIC with ":LINE" in `where`
 */
enum pla_code pla_prescan(struct pla_text source, struct pla_err *err);

/**
 * Line (from 1) of the first `key =`, `["key"] =` or `['key'] =` at or after line `from_line`; 0 if
 * there is none. Comments and strings are not looked into; `key ==` does not count.
 */
int pla_prescan_key_line(struct pla_text source, const char *key, int from_line);
