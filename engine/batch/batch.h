// SPDX-License-Identifier: Apache-2.0
/**
 * A run over many records: read, hand out to workers, give answers back in input order.
 *
 * Memory stays constant whatever the size of the input, and what comes out does not depend on the
 * number of workers. A record that ends its worker becomes a fault and the run goes on; the second
 * one stops it there.
 */
#pragma once

#include <signal.h>

#include "batch/reader.h"
#include "worker/answer.h"

/** What a run does with what it gets; every function but `answer` may be NULL. */
struct pla_sink {
    void *ctx;
    /** The task has started; its text (a checked line, or absent). Once, before any answer. */
    enum pla_code (*start)(void *ctx, struct pla_text text);
    /**
     * One record's answer, in input order: lines, notes, faults, numbers. The record's text is
     * there unless the fault is about something that is no record. A code other than PLA_OK (output
     * cannot be written) stops the run and becomes its result.
     */
    enum pla_code (*answer)(void *ctx, const struct pla_record *record,
                            const struct pla_answer *answer);
    /** Nothing more comes right now: show what is there. */
    enum pla_code (*flush)(void *ctx);
    /** Some records later: time for a progress bar. */
    void (*progress)(void *ctx, uint64_t bytes_done, uint64_t bytes_all);
    /** Name of what a worker marked itself busy with (from 1), for messages. */
    const char *(*name_of)(void *ctx, uint32_t mark);
};

/** The user's wish to stop: set by a signal handler that also makes `fd` readable. */
struct pla_interrupt {
    const volatile sig_atomic_t *is_set; /**< NULL: never */
    int fd;                              /**< -1: none */
};

struct pla_batch {
    const struct pla_task *task;
    struct pla_reader *reader;
    const struct pla_sink *sink;
    struct pla_interrupt interrupt;
    size_t workers;       /**< processes; 0: in this process, without isolation */
    size_t memory_bytes;  /**< address space a worker may take beyond the usual */
    size_t shard, shards; /**< take records whose position modulo `shards` is `shard`; 0, 0: all */
};

/**
 * Run to the end of the input.
 *
 * Faults of records are the sink's business and not a result of the run.
 * @param faults  why the run did not start or stopped
 * @return PLA_OK; the task's code if it did not start; PLA_LIMIT when a second record ended its
 *         process; PLA_INTERRUPTED; the sink's code; PLA_MEMORY
 */
enum pla_code pla_batch_run(const struct pla_batch *batch, struct pla_faults *faults);
