// SPDX-License-Identifier: Apache-2.0
/**
 * Records that are JSON values: elements of an array, or values one after another. Private to this
 * room.
 *
 * A value ends where its brackets say. If they do not fit, or never close, the value is broken:
 * then the next one begins at the next line with a '{' in the same column (in an array: behind a
 * comma), so that one broken portfolio does not swallow the rest. Text that is right is never cut
 * by that rule, because it is asked only when brackets have failed.
 */
#pragma once

#include "batch/feed.h"
#include "batch/split.h"

enum pla_values_phase {
    PLA_VALUES_BEFORE,  /**< looking for the first byte of a value */
    PLA_VALUES_INSIDE,  /**< following an object or array to its end */
    PLA_VALUES_SCALAR,  /**< following anything else, which no portfolio is */
    PLA_VALUES_RECOVER, /**< the value is broken: looking for the next one */
    PLA_VALUES_AFTER,   /**< in an array: looking for ',' or ']' */
    PLA_VALUES_TAIL,    /**< behind the array */
    PLA_VALUES_DROP     /**< nothing more is read from this file */
};

struct pla_values {
    enum pla_values_phase phase;
    bool is_array, after_comma;
    bool is_line_blank; /**< only white space since the last line end */
    bool starts_line;   /**< the current value was the first text of its line */
    struct pla_split split;
};

/** Begin at the feed's `scan`; in an array that is behind its '['. */
void pla_values_start(struct pla_values *values, bool is_array);
/** Begin inside a value: the bytes begin..scan of the feed are already part of it. */
void pla_values_start_inside(struct pla_values *values, struct pla_feed *feed);
/** Next record or fault; PLA_READ_AGAIN; PLA_READ_END at the end or when reading failed. */
enum pla_read pla_values_next(struct pla_values *values, struct pla_feed *feed,
                              struct pla_record *out, struct pla_err *err);
