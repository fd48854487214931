// SPDX-License-Identifier: Apache-2.0
/**
 * A worker process as its parent sees it: start it, hand it blocks of records, take answers, learn
 * how it ended. What comes back is checked before it is believed.
 */
#pragma once

#include <sys/types.h>

#include "worker/answer.h"
#include "worker/area.h"

/** Why a worker is ended that broke the rules of answers or frames. */
#define PLA_SENT_WRONG "because it sent what it must not"

/** Zero-initialise; then pla_process_start. */
struct pla_process {
    pid_t pid; /**< 0: not running */
    int fd;    /**< poll it for input; valid while pid is not 0 */
    struct pla_area area;
};

/** What a process has to say. */
enum pla_event {
    PLA_EVENT_NONE,    /**< nothing yet */
    PLA_EVENT_READY,   /**< the task started; its text is in `bytes` of PLA_OUTPUT_START */
    PLA_EVENT_REFUSED, /**< the task did not start; its faults are there */
    PLA_EVENT_PART,    /**< answers of records from..to wait in the slot's output */
    PLA_EVENT_DONE,    /**< the same, and these were the last of the block */
    PLA_EVENT_ENDED    /**< it is gone, or sent what it must not and was ended */
};

/** Which block an event is about. */
struct pla_event_of {
    uint32_t slot, block, to;
    size_t bytes;
};

/**
 * Fork. The area is mapped at the first start and kept for later ones.
 * @param memory_bytes  address space the task may take beyond PLA_CONFINE_MEMORY
 * @return PLA_MEMORY when the system gives no process or no memory
 */
enum pla_code pla_process_start(struct pla_process *process, const struct pla_task *task,
                                size_t memory_bytes, struct pla_err *err);

/** Hand over the records from..to of a slot. A failure shows as PLA_EVENT_ENDED later. */
void pla_process_send(struct pla_process *process, uint32_t slot, uint32_t block, uint32_t from,
                      uint32_t to);
/** After PLA_EVENT_PART was taken: let it go on. */
void pla_process_resume(struct pla_process *process, uint32_t slot, uint32_t block);

/** What it says now, without waiting. After READY..DONE the caller checks slot and block. */
enum pla_event pla_process_receive(struct pla_process *process, struct pla_event_of *out);

/** Append the bytes of an output area to `out`: the parent's own copy, to be read as answers. */
void pla_process_copy(const struct pla_process *process, const struct pla_event_of *event,
                      struct pla_str *out);

/** Where it said it was; anything, if it lied. */
struct pla_whereabouts {
    uint32_t block, record, mark;
};
struct pla_whereabouts pla_process_whereabouts(const struct pla_process *process);

/**
 * End it, wait for it, and say in `out_how` how it had ended before: "by signal 11 (SEGV)", "after
 * 2 seconds of processor time". Safe when it is not running.
 */
void pla_process_end(struct pla_process *process, struct pla_str *out_how);
/** End it if it runs, and give the area back. */
void pla_process_release(struct pla_process *process);
