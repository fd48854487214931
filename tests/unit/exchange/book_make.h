// SPDX-License-Identifier: Apache-2.0
/** Workbooks made from their parts, for tests that need one that no program would write. */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/str.h"

struct book_part {
    const char *path, *xml;
};

#define BOOK_MAIN "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define BOOK_R    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
#define BOOK_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/** The usual parts around one sheet named "S". */
#define BOOK_USUAL                                                                                 \
    {"_rels/.rels", "<Relationships><Relationship Id='r1' Type='" BOOK_TYPE "officeDocument' "     \
                    "Target='xl/workbook.xml'/></Relationships>"},                                 \
        {"xl/workbook.xml",                                                                        \
         "<workbook " BOOK_MAIN " " BOOK_R                                                         \
         "><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"},                  \
    {                                                                                              \
        "xl/_rels/workbook.xml.rels",                                                              \
            "<Relationships><Relationship Id='r1' Type='" BOOK_TYPE                                \
            "worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='" BOOK_TYPE    \
            "sharedStrings' Target='sharedStrings.xml'/><Relationship Id='r3' Type='" BOOK_TYPE    \
            "styles' Target='/xl/styles.xml'/></Relationships>"                                    \
    }

/** An archive of these parts; the bytes are free()d by the caller. Later parts of a path win. */
static inline struct pla_text book_make(const struct book_part *parts, size_t count)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (size_t i = 0; i < count; i++) {
        zip_source_t *part = zip_source_buffer(zip, parts[i].xml, strlen(parts[i].xml), 0);
        if (part == NULL || zip_file_add(zip, parts[i].path, part, ZIP_FL_OVERWRITE) < 0) {
            abort();
        }
    }
    if (zip_close(zip) != 0) {
        abort();
    }
    zip_stat_t stat;
    zip_source_stat(source, &stat);
    char *bytes = malloc(stat.size + 1);
    if (bytes == NULL || zip_source_open(source) != 0 ||
        zip_source_read(source, bytes, stat.size) != (zip_int64_t)stat.size) {
        abort();
    }
    zip_source_close(source);
    zip_source_free(source);
    return (struct pla_text){bytes, stat.size};
}
