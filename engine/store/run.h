// SPDX-License-Identifier: Apache-2.0
/**
 * Runs: what was scored together, saved block by block, so that a killed run continues where it
 * was.
 *
 * A block is PLA_STORE_BLOCK input positions (those of the shard among them); it is saved in one
 * transaction with one audit row, whoever saves it and however often it is tried.
 */
#pragma once

#include "store/version.h"

enum { PLA_STORE_BLOCK = 256 };

/** A rubric or policy a run used. */
struct pla_run_version {
    enum pla_version_kind kind;
    struct pla_text id, version, fingerprint;
};

struct pla_stored_run {
    int64_t number;       /**< key in this store; given back, not taken */
    struct pla_text name; /**< the run's id; how it is made is the caller's business */
    pla_day as_of;
    struct pla_text engine;      /**< "plaudit/0.1.0" */
    struct pla_text options;     /**< whatever else changes decisions, as text; or absent */
    struct pla_text inputs;      /**< names of the inputs, one a line */
    struct pla_text description; /**< JSON of titles and wording, for reports; or absent */
    int64_t shards;              /**< positions are dealt out to this many shards; 0 counts as 1 */
    const struct pla_run_version *versions;
    size_t version_count;

    /* given back, not taken */
    struct pla_text actor;
    int64_t at;       /**< begun */
    bool has_end;     /**< it was finished at least once */
    int64_t ended_at; /**< last */
    uint64_t blocks;  /**< saved */
};

/**
 * Begin a run, or resume the one of that name.
 * @param out_resumed  true: it was there
 * @return PLA_NO if a run of that name is there with other versions, date, engine, options, inputs
 *         or shards: the text names what differs; PLA_STORE, PLA_MEMORY
 */
enum pla_code pla_store_run_begin(struct pla_store *store, const struct pla_stored_run *run,
                                  int64_t *out_number, bool *out_resumed, struct pla_err *err);
/** A run by name; lives in the arena. PLA_MISSING with the nearest name as hint. */
enum pla_code pla_store_run_get(struct pla_store *store, struct pla_text name,
                                struct pla_arena *arena, struct pla_stored_run *out,
                                struct pla_err *err);
/** All runs in the order they began, without versions. */
enum pla_code pla_store_run_list(struct pla_store *store, struct pla_arena *arena,
                                 struct pla_stored_run **out, size_t *out_count,
                                 struct pla_err *err);
/**
 * Note that every block is saved. Does nothing if that was noted since the last block.
 * @param shard  whose blocks: from 0
 */
enum pla_code pla_store_run_end(struct pla_store *store, int64_t run, int64_t shard,
                                struct pla_err *err);

/** One input position of a block. */
struct pla_block_item {
    uint64_t position;       /**< in the run's input, from 0; rising within a block */
    struct pla_text record;  /**< the portfolio's bytes; absent if it could not be read */
    struct pla_text lines;   /**< its decisions, one a line, with line ends; may be absent */
    struct pla_text names;   /**< the line of names and titles, for reports; absent where it can be
                                made of record and ratings */
    struct pla_text ratings; /**< ratings that came from elsewhere, as the caller writes them: given
                                back as they are, so that a replay has the same input; or absent */
    struct pla_text fault;   /**< why there are no decisions; or absent */
};

/** True if that block of that shard is saved already. `block` is position / PLA_STORE_BLOCK. */
enum pla_code pla_store_block_is_saved(struct pla_store *store, int64_t run, int64_t shard,
                                       uint64_t block, bool *out, struct pla_err *err);
/**
 * Save a block: one transaction, one audit row. Portfolio, attempt and learner are read from the
 * lines (from the record if there are none).
 * @param count      0 too: a block of a shard may have no positions
 * @param out_saved  false: another process or an earlier try has saved it, nothing was done
 * @return PLA_OK; PLA_BUG if a position is outside the block or a line is none of decision.h;
 *         PLA_STORE; PLA_MEMORY
 */
enum pla_code pla_store_block_save(struct pla_store *store, int64_t run, int64_t shard,
                                   uint64_t block, const struct pla_block_item *items, size_t count,
                                   bool *out_saved, struct pla_err *err);
