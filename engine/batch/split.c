// SPDX-License-Identifier: Apache-2.0
/** The end of a JSON value by its brackets. */
#include "batch/split.h"

enum { TRACKED_LEVELS = 64 };

static void open_bracket(struct pla_split *split, bool is_array)
{
    if (split->depth < TRACKED_LEVELS) {
        uint64_t bit = UINT64_C(1) << split->depth;
        split->arrays = is_array ? split->arrays | bit : split->arrays & ~bit;
    }
    split->depth++;
}

static bool close_bracket(struct pla_split *split, bool is_array)
{
    if (split->depth == 0)
        return false;
    split->depth--;
    if (split->depth >= TRACKED_LEVELS)
        return true;
    return ((split->arrays >> split->depth & 1) != 0) == is_array;
}

/** Inside a string: move to behind its closing quote, or to where it is broken. */
static enum pla_split_end follow_string(struct pla_split *split, const char **at, const char *end)
{
    const char *p = *at;
    for (; p < end; p++) {
        if (split->is_escaped) {
            split->is_escaped = false;
        } else if (*p == '\\') {
            split->is_escaped = true;
        } else if (*p == '"') {
            split->in_string = false;
            *at = p + 1;
            return PLA_SPLIT_END;
        } else if (*p == '\n') {
            *at = p;
            return PLA_SPLIT_BROKEN;
        }
    }
    *at = p;
    return PLA_SPLIT_MORE;
}

enum pla_split_end pla_split_value(struct pla_split *split, const char **at, const char *end,
                                   size_t *lines, const char **line)
{
    while (*at < end) {
        if (split->in_string) {
            enum pla_split_end string_end = follow_string(split, at, end);
            if (string_end != PLA_SPLIT_END)
                return string_end;
            continue;
        }
        char c = **at;
        if (c == '"') {
            split->in_string = true;
        } else if (c == '{' || c == '[') {
            open_bracket(split, c == '[');
        } else if (c == '}' || c == ']') {
            if (!close_bracket(split, c == ']'))
                return PLA_SPLIT_BROKEN;
        } else if (c == '\n' && lines != NULL) {
            (*lines)++;
            *line = *at + 1;
        }
        (*at)++;
        if (split->depth == 0)
            return PLA_SPLIT_END;
    }
    return PLA_SPLIT_MORE;
}
