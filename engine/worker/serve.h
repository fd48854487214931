// SPDX-License-Identifier: Apache-2.0
/**
 * The worker's side: what runs in the forked process, and the frames it exchanges with its parent.
 * Private to this room.
 */
#pragma once

#include <sys/types.h>

#include "worker/area.h"

enum pla_frame_kind {
    /* parent to worker */
    PLA_FRAME_BLOCK = 1, /**< serve records `from` to `to` of a slot */
    PLA_FRAME_RESUME,    /**< the part was taken: go on */
    /* worker to parent */
    PLA_FRAME_READY,   /**< the task has started; `bytes` of text in the start's output */
    PLA_FRAME_REFUSED, /**< it has not; `bytes` hold the faults */
    PLA_FRAME_PART,    /**< records up to `to` are answered, the output is full */
    PLA_FRAME_DONE,    /**< all records are answered */
};

/** One message; a socket of packets keeps them whole. */
struct pla_frame {
    uint32_t kind, slot;
    uint32_t block;    /**< number of the block, the same both ways */
    uint32_t from, to; /**< record indexes, `to` excluded */
    uint32_t bytes;    /**< of the output area */
};

/** Everything the worker needs; lives in the parent's memory as it was at the fork. */
struct pla_serve {
    const struct pla_task *task;
    struct pla_area area;
    int fd;
    pid_t parent;
    size_t memory_bytes;
};

/** Confine this process, start the task, serve frames until the parent closes. Never returns. */
_Noreturn void pla_serve(struct pla_serve *serve);
