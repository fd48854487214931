// SPDX-License-Identifier: Apache-2.0
/**
 * Workers with the blocks they hold, and what happens when one ends. Private to this room.
 */
#pragma once

#include "batch/pool.h"
#include "worker/process.h"

enum { PLA_MOST_ENDS = 2 /**< a run stops at the second record that ends its worker */ };

enum pla_block_state {
    PLA_BLOCK_FREE,
    PLA_BLOCK_FILLING, /**< takes records */
    PLA_BLOCK_SENT,    /**< the worker has it */
    PLA_BLOCK_PART,    /**< some answers wait for their turn, and the worker with them */
    PLA_BLOCK_DONE     /**< all answers wait for their turn */
};

/** A record that the parent answers for: it could not be read, or it ended its worker. */
struct pla_own_fault {
    uint32_t index;
    bool is_end;
    struct pla_err err;
};

/** A slot's worth of records on its way. */
struct pla_block {
    enum pla_block_state state;
    uint32_t number;           /**< place in the order of input */
    uint32_t from, to;         /**< records still to be answered */
    struct pla_event_of event; /**< of PART and DONE */
    struct pla_own_fault *own;
    size_t own_count, own_capacity;
    uint32_t ends;   /**< workers it has ended */
    bool is_excused; /**< a worker that held it ended, but not on one of its records */
};

/** A worker with its two blocks. */
struct pla_lane {
    struct pla_process process;
    bool is_ready;
    struct pla_block blocks[PLA_AREA_SLOTS];
    bool was_silent; /**< nothing came in the last long wait */
    struct pla_whereabouts last;
};

struct pla_pool {
    const struct pla_batch *batch;
    struct pla_faults *faults;
    struct pla_lane *lanes;
    size_t lane_count, started;
    uint32_t next_number, next_out; /**< of the next block to fill, to give out */

    bool has_pending; /**< a record is read but has no slot yet */
    bool is_pending_fault;
    struct pla_record pending;
    struct pla_err pending_err;
    bool is_input_over, is_input_dry, is_started;

    uint32_t ends_out; /**< records given out that ended their worker */
    enum pla_code code;
    struct pla_str copy;
    struct pla_answer_in in;
};

/** End the run with a code; the first one stands. */
void pla_pool_stop(struct pla_pool *pool, enum pla_code code);
/** The same with a fault that says why. */
void pla_pool_stop_with(struct pla_pool *pool, const struct pla_err *err);

/** Start the lane's process. */
enum pla_code pla_lane_start(struct pla_pool *pool, struct pla_lane *lane, struct pla_err *err);
/** Give a block, or what is left of it, to the lane's process. */
void pla_lane_send(struct pla_lane *lane, struct pla_block *block);
/** The slot that holds a block's records. */
struct pla_slot *pla_lane_slot(struct pla_lane *lane, const struct pla_block *block);
/** Number of slots that hold no block. */
size_t pla_lane_free_slots(const struct pla_lane *lane);
/**
 * The lane's process has ended, or must (`why`, as in "because ..."; NULL: it ended by itself):
 * find the record it ended on, answer for that one, and start a new process on what is left.
 */
void pla_lane_end(struct pla_pool *pool, struct pla_lane *lane, const char *why);
/** The same when the answer to a block's next record is not to be believed. */
void pla_lane_disbelieve(struct pla_pool *pool, struct pla_lane *lane, struct pla_block *block);
/** Remember that the parent answers for a record. */
void pla_block_own(struct pla_pool *pool, struct pla_block *block, uint32_t index, bool is_end,
                   const struct pla_err *err);
/** A long wait passed without a word: end workers that stand still for the second time. */
void pla_pool_check_silence(struct pla_pool *pool);
