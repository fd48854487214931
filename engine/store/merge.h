// SPDX-License-Identifier: Apache-2.0
/**
 * Joining the stores of shards under one run.
 */
#pragma once

#include "store/store.h"

struct pla_merge_counts {
    size_t versions, runs, blocks; /**< new here */
    size_t present;                /**< blocks that were here already */
};

/**
 * Take over versions, runs and blocks of another store. It is verified first; each block is saved
 * as pla_store_block_save does, so that a merge that was stopped can be repeated; the last audit
 * row names the other store's head.
 * @return PLA_NO if the other chain is broken, holds ratings or actions (those belong to the main
 *         store), or a version or run of the same name differs; PLA_MISSING; PLA_STORE
 */
enum pla_code pla_store_merge(struct pla_store *store, const char *path,
                              struct pla_merge_counts *out, struct pla_err *err);
