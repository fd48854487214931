// SPDX-License-Identifier: Apache-2.0
/**
 * Any bytes as the parts of a workbook: the cells, the shared texts, the styles and the list of
 * sheets, cut at NUL bytes and packed into an archive, so that the search does not have to find
 * out how an archive is made. Either an error with a place, or rows and cells in order.
 */
#include "exchange/ratings_csv.h"
#include "exchange/workbook.h"

#include <zip.h>

#include "fuzz/fuzz.h"

static const char workbook[] = "<workbook><sheets><sheet name='S' id='r1'/><sheet name='_plaudit' "
                               "id='r4'/></sheets></workbook>";
static const char relations[] =
    "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='1.xml'/>"
    "<Relationship Id='r2' Type='x/sharedStrings' Target='2.xml'/>"
    "<Relationship Id='r3' Type='x/styles' Target='3.xml'/>"
    "<Relationship Id='r4' Type='x/worksheet' Target='4.xml'/></Relationships>";

static void add(zip_t *zip, const char *path, const char *bytes, size_t length)
{
    zip_source_t *part = zip_source_buffer(zip, bytes, length, 0);
    FUZZ_CHECK(part != NULL);
    zip_int64_t index = zip_file_add(zip, path, part, 0);
    FUZZ_CHECK(index >= 0);
    (void)zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
}

/** The parts of `data` packed; free()d by the caller. */
static struct pla_text pack(const char *data, size_t size)
{
    static const char *const paths[] = {"xl/1.xml", "xl/2.xml", "xl/3.xml", "xl/4.xml"};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    FUZZ_CHECK(source != NULL);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    FUZZ_CHECK(zip != NULL);
    add(zip, "xl/workbook.xml", workbook, sizeof workbook - 1);
    add(zip, "xl/_rels/workbook.xml.rels", relations, sizeof relations - 1);
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        const char *cut = size > 0 ? memchr(data, '\0', size) : NULL;
        size_t length = cut != NULL ? (size_t)(cut - data) : size;
        size_t skip = cut != NULL ? length + 1 : length;
        if (i == 0 || length > 0) {
            add(zip, paths[i], data, length);
        }
        data += skip;
        size -= skip;
    }
    FUZZ_CHECK(zip_close(zip) == 0);
    zip_stat_t stat;
    FUZZ_CHECK(zip_source_stat(source, &stat) == 0 && zip_source_open(source) == 0);
    char *bytes = malloc(stat.size);
    FUZZ_CHECK(bytes != NULL);
    FUZZ_CHECK(zip_source_read(source, bytes, stat.size) == (zip_int64_t)stat.size);
    (void)zip_source_close(source);
    zip_source_free(source);
    return (struct pla_text){bytes, stat.size};
}

static void check_sheet(const struct pla_book_sheet *sheet)
{
    for (size_t r = 0; r < sheet->row_count; r++) {
        const struct pla_book_row *row = &sheet->rows[r];
        FUZZ_CHECK(row->cell_count > 0 && (r == 0 || row[-1].number < row->number));
        for (size_t c = 0; c < row->cell_count; c++) {
            FUZZ_CHECK(row->cells[c].text.length > 0 && row->cells[c].column < 16384);
            FUZZ_CHECK(c == 0 || row->cells[c - 1].column < row->cells[c].column);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pla_text bytes = pack((const char *)data, size);
    struct pla_arena arena;
    struct pla_book book;
    struct pla_ratings ratings;
    struct pla_faults faults = {0};
    struct pla_err err = {0};

    pla_arena_init(&arena, 0);
    if (pla_book_read(bytes, "t", &arena, &book, &err) == PLA_OK) {
        for (size_t i = 0; i < book.sheet_count; i++) {
            check_sheet(&book.sheets[i]);
        }
    } else {
        FUZZ_CHECK(err.text[0] != '\0' && err.where[0] == 't');
    }
    enum pla_code code = pla_ratings_read(bytes, "t", &arena, &ratings, &faults);
    FUZZ_CHECK((code == PLA_OK) == (faults.count == 0));
    pla_arena_release(&arena);
    free((void *)(uintptr_t)bytes.at);
    return 0;
}
