// SPDX-License-Identifier: Apache-2.0
/**
 * What a worker process does: the contract between those who have work and the room that puts a
 * wall around it.
 *
 * A task starts once (it loads rubrics), then serves records one by one. All of it runs in a forked
 * process behind limits, or in this process when the user asked for no isolation.
 */
#pragma once

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/** One record of an input with its place. */
struct pla_record {
    struct pla_text text; /**< its bytes, from its first to its last character */
    const char *name;     /**< the file, for messages: "batch.ndjson" */
    size_t line, column;  /**< of its first byte, from 1 */
    uint64_t position;    /**< number in the run, from 0 */
};

enum {
    PLA_REPLY_COUNTS = 16, /**< numbers a task adds up over a run */
    PLA_REPLY_PEAKS = 4    /**< numbers of which a run keeps the highest */
};

/** What a task gave back for one record. Cleared before each call. */
struct pla_reply {
    struct pla_str lines; /**< whole lines of UTF-8 for the output, each with its line end */
    struct pla_str notes; /**< whole lines for the caller, not for the output */
    struct pla_faults faults;
    uint32_t counts[PLA_REPLY_COUNTS];
    uint64_t peaks[PLA_REPLY_PEAKS];
};
/** Empty a reply; its memory is kept. */
void pla_reply_clear(struct pla_reply *reply);
/** Give its memory back. */
void pla_reply_release(struct pla_reply *reply);

/** Functions of a task; `ctx` is theirs. */
struct pla_task {
    void *ctx;
    /**
     * Before the wall stands: run trusted code only that needs the system (a library that reads
     * its configuration on first use). May be NULL.
     */
    enum pla_code (*prepare)(void *ctx, struct pla_err *err);
    /**
     * Behind the wall: make ready. `out` may be filled with whole lines for the caller.
     * @return PLA_OK, else the task cannot be done and at least one fault says why
     */
    enum pla_code (*start)(void *ctx, struct pla_str *out, struct pla_faults *faults);
    /** One record; NULL if the task only starts. A code other than PLA_OK comes with faults. */
    enum pla_code (*serve)(void *ctx, const struct pla_record *record, struct pla_reply *reply);
    /** Give back what start took; for a run without isolation. May be NULL. */
    void (*end)(void *ctx);
};

/**
 * Say what the task is busy with (a rubric's number from 1; 0: nothing in particular), so that the
 * parent can name it if the process ends there. Costs one store; does nothing without a worker.
 */
void pla_worker_mark(uint32_t mark);
/** In a task that only starts: tell the watchdog that its next piece of work begins. */
void pla_worker_beat(void);
