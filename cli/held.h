// SPDX-License-Identifier: Apache-2.0
/**
 * Records held back, in a file that has no name, until it is known whether many rows come of them:
 * then what takes them is opened, and takes those held first.
 */
#pragma once

#include <stdio.h>

#include "base/err.h"
#include "base/str.h"

/** What takes the records. */
struct cli_held_taker {
    /** More than `most` rows come, or no more than that. Called once, before any record. */
    enum pla_code (*open)(void *ctx, bool are_many, struct pla_err *err);
    enum pla_code (*take)(void *ctx, struct pla_text lines, struct pla_text notes,
                          struct pla_err *err);
};

struct cli_held {
    const struct cli_held_taker *taker;
    void *ctx;
    size_t most, rows;
    bool is_open; /**< nothing is held any longer */
    FILE *file;
    struct pla_str bytes; /**< of the record that is read back */
};

/** Hold records until more than `most` rows come of them. */
void cli_held_begin(struct cli_held *held, const struct cli_held_taker *taker, void *ctx,
                    size_t most);
/**
 * Take a record of which so many rows come: it is held, or given on at once.
 * @return PLA_OUTPUT if there is no room for the file; PLA_MEMORY; what the taker returns
 */
enum pla_code cli_held_add(struct cli_held *held, struct pla_text lines, struct pla_text notes,
                           size_t rows, struct pla_err *err);
/** No more records come: open the taker if it is not yet, and give it what is held. */
enum pla_code cli_held_end(struct cli_held *held, struct pla_err *err);
/** Forget what is held; also after cli_held_end(). */
void cli_held_release(struct cli_held *held);
