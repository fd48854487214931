// SPDX-License-Identifier: Apache-2.0
/**
 * The memory a parent shares with one worker: input slots that only the parent may write, output
 * areas that the parent copies and checks before it believes a byte.
 *
 * Pages are taken by the system when they are touched: the sizes below are bounds, not costs.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>

#include "worker/task.h"

enum {
    PLA_AREA_SLOTS = 2,          /**< blocks on their way per worker, so that it never waits */
    PLA_RECORD_BYTES = 4 << 20,  /**< longest record */
    PLA_BLOCK_BYTES = 128 << 10, /**< a block takes no further record beyond this */
    PLA_BLOCK_RECORDS = 256,     /**< most records of a block */
    PLA_SLOT_BYTES = (4 << 20) + (256 << 10), /**< a longest record and names */
    PLA_OUTPUT_BYTES = 16 << 20, /**< most bytes of one answer, and of one part of a block */
    PLA_AREA_OUTPUTS = PLA_AREA_SLOTS + 1, /**< one for each slot, and one for the start */
    PLA_OUTPUT_START = PLA_AREA_SLOTS
};

/** A record inside a slot. */
struct pla_slot_record {
    uint32_t offset, length, name_offset;
    bool is_skipped; /**< the parent answers for it */
    uint64_t line, column, position;
};

/** A block of records as the worker reads it. */
struct pla_slot {
    uint32_t count, used;
    struct pla_slot_record records[PLA_BLOCK_RECORDS];
    char bytes[PLA_SLOT_BYTES];
};

/** What the worker says about where it is: read by the parent only when the worker has ended. */
struct pla_progress {
    _Atomic uint64_t at;   /**< block number in the upper half, record index in the lower */
    _Atomic uint32_t mark; /**< see pla_worker_mark */
};

struct pla_output {
    struct pla_progress progress;
    unsigned char bytes[PLA_AREA_OUTPUTS][PLA_OUTPUT_BYTES];
};

struct pla_area {
    struct pla_slot *slots; /**< PLA_AREA_SLOTS of them */
    struct pla_output *output;
    int fd; /**< the slots' memory; a worker can map it for reading only */
};

/** Map an area. PLA_MEMORY. */
enum pla_code pla_area_map(struct pla_area *area, struct pla_err *err);
/** Unmap it; a zeroed area is fine. */
void pla_area_unmap(struct pla_area *area);
/** In the parent: does a process forked from now on see the output? Only its own worker may. */
void pla_area_inherit(const struct pla_area *area, bool is_inherited);
/** In the worker: map the slots, which were not inherited, for reading. */
bool pla_area_enter(struct pla_area *area);

/** Make a slot empty. */
void pla_slot_clear(struct pla_slot *slot);
/**
 * Append a record.
 * @return false if it belongs into the next block; a first record of at most PLA_RECORD_BYTES with
 *         a name of less than 64 KiB always fits
 */
bool pla_slot_put(struct pla_slot *slot, const struct pla_record *record);
/** The record at `index`; borrowed from the slot. */
struct pla_record pla_slot_get(const struct pla_slot *slot, size_t index);
