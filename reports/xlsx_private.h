// SPDX-License-Identifier: Apache-2.0
/** A workbook being written, inside: shared by the files xlsx*.c only. */
#pragma once

#include <xlsxwriter.h>

#include "base/arena.h"
#include "xlsx.h"

struct pla_xlsx_sheet {
    struct pla_xlsx *xlsx;
    lxw_worksheet *sheet;
    const char *name;
    uint32_t links;
};

struct pla_xlsx {
    lxw_workbook *book;
    lxw_format *styles[PLA_XLSX_STYLE_COUNT];
    lxw_format *tones[PLA_XLSX_TONES];
    lxw_format *below;
    struct pla_arena arena;
    struct pla_str cell;
    char *path, *temporary;
    lxw_error failure;
    enum pla_paper paper;
    bool is_rtl;
    const char *page_of;
    bool is_bulk;
    struct pla_xlsx_sheet *rest; /**< "Long text"; NULL until a text is too long for its cell */
    uint32_t rest_row;           /**< its next row */
};

/** Keep the first failure. */
static inline void pla_xlsx_keep(struct pla_xlsx *xlsx, lxw_error result)
{
    if (xlsx->failure == LXW_NO_ERROR) {
        xlsx->failure = result;
    }
}
/** Make the formats. False when memory ends. */
bool pla_xlsx_make_styles(struct pla_xlsx *xlsx);
/** A NUL-terminated copy that lives in the workbook; NULL stays NULL. */
char *pla_xlsx_copy(struct pla_xlsx *xlsx, const char *text);
