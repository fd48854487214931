// SPDX-License-Identifier: Apache-2.0
/**
 * Answers on their way from a worker to its parent: written by the one, checked as hostile by the
 * other.
 *
 * An area holds entries one after another: a head (kind, record index, code, length) and bytes,
 * padded to eight. Lines and notes come first, then faults, then the end of that record with its
 * numbers.
 */
#pragma once

#include <stdbool.h>

#include "worker/task.h"

/** Writing side: an output area that fills up. */
struct pla_answer_out {
    unsigned char *at;
    size_t capacity, used;
};

/**
 * Append what a task gave for one record.
 * @return false, and nothing written, if it does not fit into what is left
 */
bool pla_answer_put(struct pla_answer_out *out, uint32_t index, enum pla_code code,
                    const struct pla_reply *reply);
/** Append the mark that the record at `index` was left to the parent. */
bool pla_answer_put_skip(struct pla_answer_out *out, uint32_t index);

/** One record's answer, checked; borrowed from the bytes it was read from and from the reader. */
struct pla_answer {
    uint32_t index;
    bool is_skipped;
    enum pla_code code;
    struct pla_text lines, notes; /**< UTF-8, no control characters, whole lines; may be absent */
    const struct pla_faults *faults;
    uint32_t counts[PLA_REPLY_COUNTS];
    uint64_t peaks[PLA_REPLY_PEAKS];
};

/** Reading side. `bytes` must be the parent's own copy: a worker may change shared memory. */
struct pla_answer_in {
    const unsigned char *at;
    size_t left;
    uint32_t next_index;      /**< the record that must come next */
    struct pla_faults faults; /**< of the last answer */
};

/**
 * Next answer. Length, kind, order, codes, UTF-8, control characters and line ends are checked.
 * @param out_end  true when all bytes are used up (then `out` is not filled)
 * @return false if the bytes are not what a worker may send
 */
bool pla_answer_next(struct pla_answer_in *in, struct pla_answer *out, bool *out_end);
