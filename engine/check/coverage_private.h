// SPDX-License-Identifier: Apache-2.0
/**
 * Rows of a coverage; private to coverage*.c.
 */
#pragma once

#include "check/coverage.h"
#include "check/lint_private.h"

struct pla_cover_list {
    void *items;
    size_t count, capacity;
};

struct pla_cover_cond {
    enum pla_cond_op op;
    struct pla_place place;
    size_t nth; /**< of its operator on its line */
    struct pla_text text;
    unsigned states; /**< states it can have: 1 << enum pla_state */
    uint64_t counts[PLA_STATE_NONE + 1];
};

struct pla_cover_level {
    struct pla_place place;
    struct pla_text criterion, level;
    bool can_be;
    uint64_t count;
};

/** Where the counts of an entry stand: awards by status, then these. */
enum { PLA_COVER_LEFT_OUT = PLA_STATUS_COUNT, PLA_COVER_GIVEN = 0, PLA_COVER_COUNTS };

/** An award or an outcome. */
struct pla_cover_entry {
    struct pla_place place;
    struct pla_text id;
    bool can_be, can_not_be;
    bool is_left; /**< left to a person at best: its condition needs a refer */
    uint64_t counts[PLA_STATUS_COUNT + 1];
};

struct pla_coverage {
    struct pla_arena arena;   /**< rows */
    struct pla_arena scratch; /**< what is known of the rubric that is loaded now */
    struct pla_text rubric_id;
    struct pla_cover_list files;            /**< const char * */
    struct pla_cover_list conds;            /**< struct pla_cover_cond */
    struct pla_cover_list levels;           /**< struct pla_cover_level */
    struct pla_cover_list awards, outcomes; /**< struct pla_cover_entry */
    const struct pla_rubric *rubric;        /**< that `map` is of, at a date */
    pla_day as_of;
    size_t *map;        /**< by condition id: 1 + its row; 0: not counted */
    size_t *policy_map; /**< the same for the policy's conditions */
    bool out_of_memory;
};
