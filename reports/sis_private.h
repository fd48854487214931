// SPDX-License-Identifier: Apache-2.0
/** Rows for a student system, inside: shared by the files sis*.c only. */
#pragma once

#include "sis.h"

enum sis_kind { SIS_TEXT, SIS_NUMBER, SIS_DATE };

/** Where a value comes from. */
struct sis_source {
    const char *name;
    enum sis_kind kind;
    /** TEXT: append it; nothing means it is not there. */
    void (*put)(const struct pla_sis_row *row, struct pla_str *out);
    bool (*number)(const struct pla_sis_row *row, struct pla_rational *out);
    bool (*day)(const struct pla_sis_row *row, pla_day *out);
};
/** By name; NULL if there is none. */
const struct sis_source *sis_source_find(struct pla_text name);

struct sis_code {
    struct pla_text from, to;
};
struct sis_column {
    struct pla_text name;
    const struct sis_source *source; /**< NULL: the default always */
    struct pla_text fallback;        /**< absent: none */
    size_t width;                    /**< characters; 0: any */
    const struct sis_code *codes;
    size_t code_count;
    struct pla_text date; /**< form of dates */
    int places;           /**< of numbers; -1: as many as there are */
    bool is_required;
};
struct pla_sis_map {
    struct pla_text title;
    char delimiter;
    bool has_header;
    const struct sis_column *columns;
    size_t count;
};
