// SPDX-License-Identifier: Apache-2.0
/**
 * Which credential has which place on a status list: a line of JSON each, {"id","index","file"}.
 *
 * Two credentials on one place would be revoked together, so the places taken must be kept.
 */
#pragma once

#include "exchange/status_list.h"

struct pla_register_entry {
    struct pla_text id, file;
    size_t index;
};

/** Zero-initialise; lives in an arena. */
struct pla_register {
    struct pla_register_entry *items; /**< in the order in which they were added */
    size_t count, capacity;
    struct pla_status_list taken; /**< a bit for every place */
    struct pla_arena *arena;
};

/** Start empty. */
enum pla_code pla_register_begin(struct pla_register *reg, struct pla_arena *arena,
                                 struct pla_err *err);
/** Add the lines of a register that was written before. PLA_SYNTAX with its line. */
enum pla_code pla_register_read(struct pla_register *reg, struct pla_text text, const char *name,
                                struct pla_err *err);
/** Is it on the register? */
bool pla_register_has(const struct pla_register *reg, struct pla_text id);
/**
 * The place of a credential: the one it has, or a free one that follows from its id.
 * @return PLA_OK, PLA_NO if the list is full, PLA_MEMORY
 */
enum pla_code pla_register_place(struct pla_register *reg, struct pla_text id, struct pla_text file,
                                 size_t *out_index, struct pla_err *err);
/** Append all lines. */
void pla_register_put(const struct pla_register *reg, struct pla_str *out);
