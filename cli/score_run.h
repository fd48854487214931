// SPDX-License-Identifier: Apache-2.0
/**
 * Scoring inputs for any command: read, hand to workers, tell faults with their source, count.
 */
#pragma once

#include "batch/inputs.h"
#include "progress.h"
#include "spent.h"
#include "use.h"

struct cli_saving;

/** What a command does with a record's decisions. */
struct cli_score_sink {
    void *ctx;
    /** The description of rubrics and policy, if wanted; may be NULL. */
    enum pla_code (*start)(void *ctx, struct pla_text description);
    /** Decision lines and, if wanted, the line of names. */
    enum pla_code (*lines)(void *ctx, const struct pla_record *record, struct pla_text lines,
                           struct pla_text notes);
    /** Show what is there; may be NULL. */
    enum pla_code (*flush)(void *ctx);
};

struct cli_score_run {
    const struct cli_call *call;
    const struct cli_use *use;
    struct cli_score_sink sink;
    size_t jobs; /**< 0: as many as there are processors */
    struct cli_shard shard;
    bool review; /**< the lines are those of a review (check/review.h), not decisions */
    bool all_awards, screen, want_trace, want_names, want_description;
    bool want_records; /**< of decisions of the store: the records they are about, too */
    bool want_times;   /**< for cli_score_stats: clocks around what is written */

    const char *const *names; /**< of the inputs in messages; NULL: as they are */
    uint64_t input_bytes;     /**< of all inputs, set before the sink's start; 0: not known */

    struct cli_saving *saving; /**< private: where it is saved to, with --save */
    /* counted */
    uint64_t records, refused;
    uint64_t counts[PLA_REPLY_COUNTS];
    uint64_t peaks[PLA_REPLY_PEAKS];
    struct cli_spent spent;       /**< with want_times */
    struct cli_progress progress; /**< private */
};

/**
 * Run. Faults of portfolios are told and counted; so is why the run did not start or stopped.
 * Without inputs the store's portfolios are scored; with --save the run goes into the store.
 * @return PLA_OK, or the code that ended it: what was written until then is right
 */
enum pla_code cli_score_run(struct cli_score_run *run, const char *const *inputs, size_t count);
/** Files that are inputs themselves get the names of these inputs; those in folders keep theirs. */
void cli_name_files(struct pla_input *files, size_t file_count, const char *const *inputs,
                    const char *const *names, size_t count);
/** Worker processes for `--jobs` (0: one per processor); 0 without isolation. */
size_t cli_workers(const struct cli_use *use, size_t jobs);
/** "scored 3 portfolios: 2 complete, 1 undecided" as a note. */
void cli_score_summary(const struct cli_score_run *run);
/**
 * As notes: work and memory used by the rubric that used most, awards by status, and with
 * want_times where processor time and memory went.
 */
void cli_score_stats(const struct cli_score_run *run);
