// SPDX-License-Identifier: Apache-2.0
/**
 * Inside the reading of workbooks: the archive, its XML, cells. Private to workbook*.c.
 */
#pragma once

#include "exchange/workbook.h"

/** A workbook while it is read. */
struct pla_book_file {
    struct zip *zip;
    const char *name;
    struct pla_arena *arena;
    struct pla_err *err;
    uint64_t unpacked; /**< bytes of all parts read so far */
    size_t cell_count;
};

/* workbook_zip.c */

/** Open the archive over bytes that outlive it. Every member's claims are checked. */
enum pla_code pla_book_open(struct pla_book_file *file, struct pla_text bytes);
void pla_book_close(struct pla_book_file *file);
/** Unpack a part into the arena. @return PLA_MISSING (err untouched) if there is none */
enum pla_code pla_book_part(struct pla_book_file *file, const char *path, struct pla_text *out);

/* workbook_xml.c */

/** One attribute by its name without namespace; NULL if it is not there. */
const char *pla_xml_attribute(const char *const *attributes, const char *name);

/** What a reader of a part does; `text` gets character data piece by piece. */
struct pla_xml_handler {
    void *ctx;
    /** @return false stops the reading; file->err must be set then */
    bool (*start)(void *ctx, const char *element, const char *const *attributes);
    bool (*end)(void *ctx, const char *element);
    bool (*text)(void *ctx, const char *bytes, size_t length); /**< may be NULL */
};

/**
 * Parse a part; element names come without namespace.
 * @return PLA_SYNTAX if it is not well-formed, brings a document type or nests too deep
 */
enum pla_code pla_xml_parse(struct pla_book_file *file, struct pla_text xml, const char *part,
                            const struct pla_xml_handler *handler);

/* workbook_parts.c */

/** Texts by index. */
struct pla_book_strings {
    struct pla_text *items;
    size_t count, capacity;
};
enum pla_code pla_book_strings_read(struct pla_book_file *file, const char *path,
                                    struct pla_book_strings *out);

/** Which cell styles show a date. */
struct pla_book_styles {
    bool *is_date; /**< by index into cellXfs */
    size_t count;
};
enum pla_code pla_book_styles_read(struct pla_book_file *file, const char *path,
                                   struct pla_book_styles *out);

/** Take `_x0041_` for what it stands for, in place. */
void pla_book_unescape(char *text, size_t *length);

/* workbook_cells.c */

/** What cells refer to. */
struct pla_book_shared {
    struct pla_book_strings strings;
    struct pla_book_styles styles;
    bool is_1904; /**< days count from 1904-01-01 */
};
enum pla_code pla_book_cells_read(struct pla_book_file *file, const char *path,
                                  const struct pla_book_shared *shared, struct pla_text sheet_name,
                                  struct pla_book_sheet *out);
