// SPDX-License-Identifier: Apache-2.0
/**
 * The register of assessors from a table: `id,name,subjects,rubrics,trained_on,valid_until,most,
 * conflicts`, in any order; only id must be there. Lists are parted by semicolons.
 */
#pragma once

#include "exchange/csv.h"
#include "model/assessor.h"

struct pla_assessors {
    struct pla_assessor *items; /**< in the order of the table */
    size_t count;
};

/**
 * Read a register.
 *
 * @param text    borrowed by the result
 * @param name    file name for messages
 * @param out     filled on PLA_OK only
 * @param faults  every wrong cell with its place
 * @return PLA_OK; PLA_SYNTAX if it is no such table; PLA_NO if a cell is wrong; PLA_MEMORY
 */
enum pla_code pla_assessors_read(struct pla_text text, const char *name, struct pla_arena *arena,
                                 struct pla_assessors *out, struct pla_faults *faults);
