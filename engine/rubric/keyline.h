// SPDX-License-Identifier: Apache-2.0
/** Looks at Lua text that is known to run: where something was written, and one mistake. */
#pragma once

#include "rubric/lang.h"

/**
 * Line on which a value of a table in a call `word { ... }` was written.
 * @param line  line of the call
 * @return the line of the last step that can be found in the text, else `line`
 */
int pla_key_line(struct pla_text source, const char *word, int line, const struct pla_step *steps,
                 size_t count);
/** Lines of the first `count` elements of a list there; false if they are not all written there. */
bool pla_key_lines(struct pla_text source, const char *word, int line, const struct pla_step *steps,
                   size_t step_count, int *lines, size_t count);

/** Line of the first `condition or ...`, which drops what follows; 0: none. */
int pla_misused_or(struct pla_text source);
/** Add a fault for it. */
void pla_logic_check(struct pla_lang *lang, size_t file);
