// SPDX-License-Identifier: Apache-2.0
/**
 * Records of a run's inputs, one after another, without parsing them: lines of NDJSON, elements of
 * an array, or values that follow each other (a single pretty-printed object is one of those).
 *
 * Memory is bounded by the longest record. What is broken stays one record (the strict scanner says
 * what is wrong with it) and, where its end can be told, does not swallow what follows. A file is
 * lines if its name says so or its first line is a whole value; an array if it begins with '['.
 */
#pragma once

#include <stdbool.h>

#include "batch/inputs.h"
#include "worker/task.h"

enum pla_read {
    PLA_READ_RECORD, /**< a record was read */
    PLA_READ_FAULT,  /**< something is wrong between records, or a record is too long */
    PLA_READ_AGAIN,  /**< nothing to give right now: wait for pla_reader_fd */
    PLA_READ_END     /**< all inputs are read */
};

struct pla_reader;

/**
 * @param inputs       borrowed; opened one after another
 * @param limit_bytes  longest record
 */
enum pla_code pla_reader_new(const struct pla_input *inputs, size_t count, size_t limit_bytes,
                             struct pla_reader **out, struct pla_err *err);
void pla_reader_free(struct pla_reader *reader);

/**
 * Records that come from elsewhere than files (a store), or records of files on their way through
 * somebody's hands: left out, or with something put in.
 */
struct pla_record_source {
    void *ctx;
    struct pla_reader *inner; /**< what it reads from, for waiting and progress; NULL: nothing */
    /** As pla_reader_next, and sets the record's position, which only grows. */
    enum pla_read (*next)(void *ctx, struct pla_record *out, struct pla_err *err);
};
/** A reader over a source, which is borrowed with all it has. */
enum pla_code pla_reader_over(const struct pla_record_source *source, struct pla_reader **out,
                              struct pla_err *err);

/**
 * Next record. Never waits.
 *
 * @param out  on PLA_READ_RECORD: borrowed until the next call; on PLA_READ_FAULT: name, place and
 *             position only
 * @param err  on PLA_READ_FAULT: PLA_PORTFOLIO (too long), PLA_SYNTAX (between records),
 * PLA_MISSING (a file cannot be opened or read, or holds nothing); PLA_MEMORY ends the reading
 */
enum pla_read pla_reader_next(struct pla_reader *reader, struct pla_record *out,
                              struct pla_err *err);
/** Descriptor to wait for after PLA_READ_AGAIN. */
int pla_reader_fd(const struct pla_reader *reader);
/** Bytes read so far, and bytes of all inputs or 0 if that is not known (for a progress bar). */
void pla_reader_progress(const struct pla_reader *reader, uint64_t *out_done, uint64_t *out_all);
