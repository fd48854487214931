// SPDX-License-Identifier: Apache-2.0
/**
 * The bytes of one open input, in pieces, with their place: what the readers of lines and of values
 * cut records from. Private to this room.
 *
 * bytes[begin..scan) belong to the current record, bytes[scan..end) are not yet seen. Memory is
 * bounded: of a record longer than the limit only the place is kept.
 */
#pragma once

#include <stdbool.h>

#include "batch/reader.h"

struct pla_feed {
    const char *name;
    int fd;
    bool is_open, is_eof, is_regular;
    bool is_discarding;    /**< the current record is too long to keep */
    struct pla_err failed; /**< why reading ended early */

    char *bytes;
    size_t begin, scan, end, capacity, limit_bytes;
    uint64_t base;                   /**< offset in the file of bytes[0] */
    size_t line;                     /**< line of `scan`, from 1 */
    uint64_t line_start;             /**< offset in the file of that line's first byte */
    size_t start_line, start_column; /**< place of the current record */
    uint64_t done_bytes;             /**< of all files */
    unsigned fills;                  /**< reads since the last record */
};

enum pla_fill {
    PLA_FILL_MORE,  /**< there are more bytes */
    PLA_FILL_AGAIN, /**< not right now */
    PLA_FILL_END,   /**< the file is at its end (is_eof) */
    PLA_FILL_FULL,  /**< the current record is too long: pla_feed_discard, or decide without more */
    PLA_FILL_FAILED /**< see `failed` */
};

/** Open an input; on failure a fault is in `err` and nothing is open. */
enum pla_code pla_feed_open(struct pla_feed *feed, const struct pla_input *input,
                            struct pla_err *err);
void pla_feed_close(struct pla_feed *feed);
/**
 * Read once, without waiting. PLA_FILL_AGAIN also after many reads without a record, so that an
 * endless one can be interrupted. Offsets into `bytes` may move.
 */
enum pla_fill pla_feed_fill(struct pla_feed *feed);
/** Forget what was seen of the current record and go on. */
void pla_feed_discard(struct pla_feed *feed);

/** Move `scan` over white space, counting lines. @return false at the end of what is there */
bool pla_feed_skip_space(struct pla_feed *feed);
/** Account for the line end at `scan`. */
void pla_feed_pass_line_end(struct pla_feed *feed);
/** Column of an offset on the current line, from 1. */
size_t pla_feed_column(const struct pla_feed *feed, size_t offset);
bool pla_feed_is_space(char c);

/** The bytes from..to as the current record, or the fault that it is too long. */
enum pla_read pla_feed_yield(struct pla_feed *feed, size_t from, size_t to, struct pla_record *out,
                             struct pla_err *err);
/** Put a place in front of `err`; line 0: of the file as a whole. @return PLA_READ_FAULT */
enum pla_read pla_feed_fault(const struct pla_feed *feed, struct pla_record *out,
                             struct pla_err *err, size_t line, size_t column);
