// SPDX-License-Identifier: Apache-2.0
/** Columns of faults in records that begin inside a line. Private to this room. */
#pragma once

#include "worker/task.h"

/**
 * A record that begins inside a line: the scanner counted columns of its first line from its first
 * byte. Put the column of the file into each "name:line:column#pointer" of that line.
 */
void pla_faults_shift_columns(struct pla_faults *faults, const struct pla_record *record);
