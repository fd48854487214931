// SPDX-License-Identifier: Apache-2.0
/**
 * Lua patterns with a count of steps: the same language as Lua's manual (section 6.4.1), ASCII
 * classes in every locale, no time without end. Nothing here knows Lua.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PLA_MATCH_CAPTURES = 32,
    PLA_MATCH_DEPTH = 200 /**< most tries inside each other, as in Lua */
};

enum pla_match_fault {
    PLA_MATCH_FINE,
    PLA_MATCH_STEPS,    /**< steps_left is used up */
    PLA_MATCH_BAD,      /**< the pattern is wrong; `text` says how */
    PLA_MATCH_TOO_DEEP, /**< the pattern needs more tries inside each other than the bound */
};

struct pla_capture {
    const char *at;
    ptrdiff_t length; /**< -1: a position capture `()`; -2: still open */
};

struct pla_match {
    const char *subject;
    const char *subject_end;
    const char *pattern_end;
    uint64_t steps_left; /**< about one per character looked at */
    int depth;
    int capture_count;
    struct pla_capture captures[PLA_MATCH_CAPTURES];
    enum pla_match_fault fault;
    const char *text;
};

/** Set up; texts are borrowed. */
void pla_match_init(struct pla_match *m, const char *subject, size_t subject_length,
                    const char *pattern, size_t pattern_length, uint64_t steps);
/**
 * Match `pattern` (without an anchor) at `at`.
 * @return the end of the match; NULL if there is none or `fault` is set
 */
const char *pla_match_at(struct pla_match *m, const char *at, const char *pattern);
/** True if the text holds none of the characters with a meaning: search it as it is. */
bool pla_match_is_plain(const char *pattern, size_t length);
