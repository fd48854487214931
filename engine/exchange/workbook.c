// SPDX-License-Identifier: Apache-2.0
/** Workbooks: from the archive to sheets of cells. */
#include "exchange/workbook_private.h"

#include <stdio.h>
#include <string.h>

enum { MOST_SHEETS = 1000, PATH_BYTES = 256 };

/** A relationship of the workbook's part. */
struct relation {
    const char *id, *type, *target;
    bool is_external;
};

struct relations {
    struct relation *items;
    size_t count, capacity;
};

/** A sheet as the workbook lists it. */
struct listed {
    struct pla_text name;
    const char *relation;
    bool is_hidden;
};

struct book_reading {
    struct pla_book_file file;
    struct relations relations;
    struct listed *sheets;
    size_t sheet_count, sheet_capacity;
    bool is_1904;
};

static bool no_memory(struct pla_book_file *file)
{
    pla_err_memory(file->err);
    return false;
}

static const char *keep(struct pla_book_file *file, const char *text)
{
    return text == NULL ? NULL : pla_arena_copy(file->arena, text, strlen(text));
}

static bool nothing(void *ctx, const char *element)
{
    (void)ctx;
    (void)element;
    return true;
}

/* ---- relationships ---- */

static bool relation_start(void *ctx, const char *element, const char *const *attributes)
{
    struct book_reading *reading = ctx;
    struct relations *relations = &reading->relations;
    const char *mode = pla_xml_attribute(attributes, "TargetMode");
    if (strcmp(element, "Relationship") != 0) {
        return true;
    }
    struct relation *items =
        pla_arena_grow(reading->file.arena, relations->items, &relations->capacity,
                       relations->count + 1, sizeof *items);
    if (items == NULL) {
        return no_memory(&reading->file);
    }
    relations->items = items;
    items[relations->count++] =
        (struct relation){.id = keep(&reading->file, pla_xml_attribute(attributes, "Id")),
                          .type = keep(&reading->file, pla_xml_attribute(attributes, "Type")),
                          .target = keep(&reading->file, pla_xml_attribute(attributes, "Target")),
                          .is_external = mode != NULL && strcmp(mode, "External") == 0};
    return true;
}

static enum pla_code read_relations(struct book_reading *reading, const char *path)
{
    struct pla_text xml;
    struct pla_xml_handler handler = {reading, relation_start, nothing, NULL};
    enum pla_code code = pla_book_part(&reading->file, path, &xml);
    reading->relations.count = 0;
    return code == PLA_OK ? pla_xml_parse(&reading->file, xml, path, &handler) : code;
}

/** Does a relationship's type end in this word? ("strict" files have other addresses before it) */
static bool is_type(const struct relation *relation, const char *word)
{
    const char *slash = relation->type != NULL ? strrchr(relation->type, '/') : NULL;
    return slash != NULL && strcmp(slash + 1, word) == 0;
}

static const struct relation *find_type(const struct relations *relations, const char *word)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (is_type(&relations->items[i], word)) {
            return &relations->items[i];
        }
    }
    return NULL;
}

static const struct relation *find_id(const struct relations *relations, const char *id)
{
    for (size_t i = 0; i < relations->count && id != NULL; i++) {
        if (relations->items[i].id != NULL && strcmp(relations->items[i].id, id) == 0) {
            return &relations->items[i];
        }
    }
    return NULL;
}

/**
 * The part that a target means, seen from a folder of the archive. A target outside the archive is
 * nowhere: names are only ever looked up inside it.
 */
static bool resolve(const char *folder, const struct relation *relation, char out[PATH_BYTES])
{
    const char *target = relation != NULL ? relation->target : NULL;
    size_t depth = strlen(folder);
    if (target == NULL || relation->is_external) {
        return false;
    }
    if (target[0] == '/') {
        target++;
        depth = 0;
    }
    while (strncmp(target, "../", 3) == 0) {
        target += 3;
        while (depth > 0 && folder[depth - 1] == '/') {
            depth--;
        }
        while (depth > 0 && folder[depth - 1] != '/') {
            depth--;
        }
    }
    int length = snprintf(out, PATH_BYTES, "%.*s%s", (int)depth, folder, target);
    return length > 0 && length < PATH_BYTES;
}

/* ---- the list of sheets ---- */

static bool workbook_start(void *ctx, const char *element, const char *const *attributes)
{
    struct book_reading *reading = ctx;
    if (strcmp(element, "workbookPr") == 0) {
        const char *is_1904 = pla_xml_attribute(attributes, "date1904");
        reading->is_1904 =
            is_1904 != NULL && (strcmp(is_1904, "1") == 0 || strcmp(is_1904, "true") == 0);
        return true;
    }
    if (strcmp(element, "sheet") != 0 || reading->sheet_count >= MOST_SHEETS) {
        return true;
    }
    struct listed *sheets =
        pla_arena_grow(reading->file.arena, reading->sheets, &reading->sheet_capacity,
                       reading->sheet_count + 1, sizeof *sheets);
    const char *name = pla_xml_attribute(attributes, "name");
    const char *state = pla_xml_attribute(attributes, "state");
    const char *kept = keep(&reading->file, name != NULL ? name : "");
    if (sheets == NULL || kept == NULL) {
        return no_memory(&reading->file);
    }
    reading->sheets = sheets;
    sheets[reading->sheet_count++] =
        (struct listed){.name = pla_text_of(kept),
                        .relation = keep(&reading->file, pla_xml_attribute(attributes, "id")),
                        .is_hidden = state != NULL && strcmp(state, "visible") != 0};
    return true;
}

static enum pla_code refuse(struct book_reading *reading, const char *why)
{
    pla_err_set(reading->file.err, PLA_SYNTAX, "%s", why);
    pla_err_hint(reading->file.err, "save it as Excel workbook (.xlsx) or as CSV");
    pla_err_prepend(reading->file.err, "%s", reading->file.name);
    return PLA_SYNTAX;
}

/** Folder of a part, with its last '/': "xl/". */
static void folder_of(const char *path, char out[PATH_BYTES])
{
    const char *slash = strrchr(path, '/');
    size_t length = slash != NULL ? (size_t)(slash - path) + 1 : 0;
    memcpy(out, path, length);
    out[length] = '\0';
}

/** Read the workbook's own part and its relationships; `folder` becomes where it lies. */
static enum pla_code read_list(struct book_reading *reading, char folder[PATH_BYTES])
{
    char path[PATH_BYTES] = "xl/workbook.xml", relations[PATH_BYTES + 16];
    struct pla_text xml;
    struct pla_xml_handler handler = {reading, workbook_start, nothing, NULL};
    enum pla_code code = read_relations(reading, "_rels/.rels");
    if (code != PLA_OK && code != PLA_MISSING) {
        return code;
    }
    const struct relation *office = find_type(&reading->relations, "officeDocument");
    if (office != NULL && !resolve("", office, path)) {
        return refuse(reading, "the workbook points outside itself");
    }
    code = pla_book_part(&reading->file, path, &xml);
    if (code == PLA_MISSING) {
        return refuse(reading, "this is no workbook (.xlsx)");
    }
    if (code == PLA_OK) {
        code = pla_xml_parse(&reading->file, xml, path, &handler);
    }
    folder_of(path, folder);
    (void)snprintf(relations, sizeof relations, "%s_rels/%s.rels", folder, path + strlen(folder));
    if (code == PLA_OK) {
        code = read_relations(reading, relations);
    }
    return code == PLA_MISSING ? refuse(reading, "the workbook does not tell where its sheets are")
                               : code;
}

static enum pla_code read_sheets(struct book_reading *reading, const char *folder,
                                 const struct pla_book_shared *shared, struct pla_book *out)
{
    struct pla_book_sheet *sheets =
        PLA_NEW_ARRAY(reading->file.arena, reading->sheet_count + 1, struct pla_book_sheet);
    size_t count = 0;
    if (sheets == NULL) {
        return pla_err_memory(reading->file.err);
    }
    for (size_t i = 0; i < reading->sheet_count; i++) {
        const struct listed *listed = &reading->sheets[i];
        const struct relation *relation = find_id(&reading->relations, listed->relation);
        char path[PATH_BYTES];
        if (relation != NULL && !is_type(relation, "worksheet")) {
            continue;
        }
        if (!resolve(folder, relation, path)) {
            return refuse(reading, "a sheet of the workbook lies outside it");
        }
        struct pla_book_sheet *sheet = &sheets[count++];
        *sheet = (struct pla_book_sheet){.name = listed->name, .is_hidden = listed->is_hidden};
        enum pla_code code = pla_book_cells_read(&reading->file, path, shared, listed->name, sheet);
        if (code != PLA_OK) {
            return code;
        }
    }
    *out = (struct pla_book){sheets, count};
    return PLA_OK;
}

static enum pla_code read_all(struct book_reading *reading, struct pla_book *out)
{
    struct pla_book_shared shared = {0};
    char folder[PATH_BYTES], path[PATH_BYTES];
    enum pla_code code = read_list(reading, folder);
    shared.is_1904 = reading->is_1904;
    if (code == PLA_OK && resolve(folder, find_type(&reading->relations, "sharedStrings"), path)) {
        code = pla_book_strings_read(&reading->file, path, &shared.strings);
    }
    if (code == PLA_OK && resolve(folder, find_type(&reading->relations, "styles"), path)) {
        code = pla_book_styles_read(&reading->file, path, &shared.styles);
    }
    return code == PLA_OK ? read_sheets(reading, folder, &shared, out) : code;
}

enum pla_code pla_book_read(struct pla_text bytes, const char *name, struct pla_arena *arena,
                            struct pla_book *out, struct pla_err *err)
{
    struct book_reading reading = {.file = {.name = name, .arena = arena, .err = err}};
    enum pla_code code = pla_book_open(&reading.file, bytes);
    if (code == PLA_OK) {
        code = read_all(&reading, out);
    }
    pla_book_close(&reading.file);
    if (arena->failed) { /* whatever looked wrong then */
        code = pla_err_memory(err);
    }
    return code;
}

/* ---- looking ---- */

bool pla_book_is(struct pla_text bytes)
{
    return bytes.length >= 4 && memcmp(bytes.at, "PK\x03\x04", 4) == 0;
}

const struct pla_book_sheet *pla_book_sheet(const struct pla_book *book, struct pla_text name)
{
    for (size_t i = 0; i < book->sheet_count; i++) {
        if (pla_text_equal(book->sheets[i].name, name)) {
            return &book->sheets[i];
        }
    }
    return NULL;
}

const struct pla_book_cell *pla_book_cell(const struct pla_book_row *row, uint32_t column)
{
    for (size_t i = 0; i < row->cell_count && row->cells[i].column <= column; i++) {
        if (row->cells[i].column == column) {
            return &row->cells[i];
        }
    }
    return NULL;
}

void pla_book_put_place(struct pla_str *s, struct pla_text sheet, uint32_t row, uint32_t column)
{
    char letters[8];
    size_t at = sizeof letters;
    bool is_plain = sheet.length > 0;
    for (size_t i = 0; i < sheet.length; i++) {
        char c = sheet.at[i];
        is_plain = is_plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                                (c >= '0' && c <= '9') || (c & 0x80) != 0);
    }
    for (uint32_t rest = column + 1; rest > 0 && at > 0; rest = (rest - 1) / 26) {
        letters[--at] = (char)('A' + (rest - 1) % 26);
    }
    pla_str_put_z(s, is_plain ? "" : "'");
    pla_str_put_text(s, sheet);
    pla_str_put_z(s, is_plain ? "!" : "'!");
    pla_str_put(s, letters + at, sizeof letters - at);
    pla_str_put_format(s, "%u", (unsigned)row);
}
