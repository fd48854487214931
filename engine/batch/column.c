// SPDX-License-Identifier: Apache-2.0
/** Columns of the file for faults of a record. */
#include "batch/column.h"

#include <string.h>

/** A number behind `*at`, which is moved on; 0 if there is none. */
static size_t take_number(const char **at)
{
    size_t number = 0;
    for (; **at >= '0' && **at <= '9' && number < SIZE_MAX / 100; (*at)++)
        number = number * 10 + (size_t)(**at - '0');
    return number;
}

static void shift_column(struct pla_err *err, const struct pla_record *record)
{
    char where[sizeof err->where];
    size_t name_length = strlen(record->name);
    const char *at = err->where + name_length;
    if (strncmp(err->where, record->name, name_length) != 0 || *at++ != ':')
        return;
    if (take_number(&at) != record->line || *at++ != ':')
        return;
    size_t front = (size_t)(at - err->where);
    size_t column = take_number(&at);
    memcpy(where, at, strlen(at) + 1);
    struct pla_err shifted = {0};
    pla_err_prepend(&shifted, "%.*s%zu%s", (int)front, err->where, column + record->column - 1,
                    where);
    memcpy(err->where, shifted.where, sizeof err->where);
}

void pla_faults_shift_columns(struct pla_faults *faults, const struct pla_record *record)
{
    for (size_t i = 0; record->column > 1 && i < faults->count && i < PLA_FAULTS_KEPT; i++)
        shift_column(&faults->items[i], record);
}
