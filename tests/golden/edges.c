// SPDX-License-Identifier: Apache-2.0
/**
 * Writes workbooks that hold all that goes wrong in workbooks; edges.py reads them back.
 *
 *     golden_edges FOLDER
 */
#include <stdio.h>

#include "reports/workbook.h"
#include "reports/xlsx.h"

enum { LONG = 100000, ROWS = 25, LIMIT = 10 };

static const char *const inputs[] = {"batch.ndjson", NULL};
static const struct pla_run_identity identity = {.engine = "plaudit",
                                                 .as_of = "2026-11-01",
                                                 .as_of_day = 20758,
                                                 .inputs = inputs,
                                                 .options = ""};

/* Texts as they must come back; edges.py has the same list. */
static const char *const texts[] = {
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "_x0041_",
    "a_x005F_b_xZZZZ_",
    "bell \x07 escape \x1b[31m",
    "line\nbreak\ttab",
    "broken \xff\xfe UTF-8",
    "surrogate \xed\xa0\x80 raw",
    "not a character \xef\xbf\xbf",
    "<b>&amp;\"quoted\"</b>",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
    "\xf0\x9f\x8e\x93 degree",
    "  spaces  ",
    "'apostrophe",
};
static const char *const addresses[] = {
    "https://example.org/a?b=c&d=%20",
    "http://example.org/",
    "mailto:someone@example.org",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "internal:'Sheet'!A1",
    "https://example.org/with blank",
    "HTTPS://example.org/",
};
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static char long_text[LONG + 1];

static int write_cells(const char *path, bool is_bulk)
{
    struct pla_err err = {0};
    struct pla_xlsx *xlsx = NULL;
    struct pla_xlsx_properties properties = {.title = "Edges", .created_day = 20758};
    if (pla_xlsx_new(path, &properties, is_bulk, &xlsx, &err) != PLA_OK) {
        return 1;
    }
    struct pla_xlsx_sheet *sheet = pla_xlsx_sheet(xlsx, "Edges");
    uint32_t row = 0;
    for (size_t i = 0; i < COUNT(texts); i++) {
        pla_xlsx_text(sheet, row++, 0, pla_text_of(texts[i]), PLA_XLSX_PLAIN);
    }
    for (size_t i = 0; i < COUNT(addresses); i++) {
        pla_xlsx_address(sheet, row++, 0, pla_text_of(addresses[i]));
    }
    for (size_t i = 0; i < LONG; i++) {
        long_text[i] = i % 100 == 99 ? '\n' : (char)('a' + i % 26);
    }
    static const size_t lengths[] = {32000, 32759, 32760, 32767, 32768, LONG};
    for (size_t i = 0; i < COUNT(lengths); i++) {
        pla_xlsx_text(sheet, row++, 0, (struct pla_text){long_text, lengths[i]}, PLA_XLSX_WRAP);
    }
    pla_xlsx_double(sheet, row, 0, 0.0 / (double)(row - row), PLA_XLSX_NUMBER);
    pla_xlsx_double(sheet, row, 1, 1.0 / (double)(row - row), PLA_XLSX_NUMBER);
    pla_xlsx_double(sheet, row++, 2, 1.5, PLA_XLSX_NUMBER);
    pla_xlsx_day(sheet, row, 0, 20758);
    pla_xlsx_day(sheet, row, 1, pla_day_of(1899, 12, 31));
    pla_xlsx_formula(sheet, row, 2, "=1+2", 3, PLA_XLSX_WHOLE);
    if (pla_xlsx_close(xlsx, &err) != PLA_OK) {
        (void)fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    return 0;
}

static int write_book(const char *path, bool is_bulk)
{
    struct pla_err err = {0};
    struct pla_about about = {.institution = PLA_TEXT("Example & University")};
    struct pla_workbook *book = NULL;
    struct pla_workbook_job job = {.path = path,
                                   .about = &about,
                                   .identity = &identity,
                                   .expected_rows = is_bulk ? 1000000 : 10,
                                   .most_rows = LIMIT};
    if (pla_workbook_new(&job, &book, &err) != PLA_OK) {
        return 1;
    }
    static const char *const rubrics[] = {"first", "second"};
    for (int i = 0; i < ROWS; i++) {
        char id[16];
        (void)snprintf(id, sizeof(id), "P-%02d", i);
        struct pla_value value = {
            .kind = PLA_KIND_NUMBER, .low = PLA_WHOLE(i % 4), .high = PLA_WHOLE(i % 4)};
        struct pla_criterion_result criteria[] = {
            {.id = pla_text_of(i < 15 ? "one" : "One"), .state = PLA_MET, .value = value}};
        struct pla_award_result award = {.id = PLA_TEXT("A"),
                                         .course = PLA_TEXT("=C 1"),
                                         .status = PLA_STATUS_RECOMMENDED,
                                         .earned = PLA_WHOLE(3),
                                         .credits = PLA_WHOLE(3),
                                         .offered = PLA_WHOLE(3)};
        struct pla_decision decision = {.portfolio = pla_text_of(id),
                                        .learner = pla_text_of(id),
                                        .rubric = pla_text_of(rubrics[i >= 15]),
                                        .version = PLA_TEXT("1"),
                                        .attempt = 1,
                                        .status = PLA_DECISION_COMPLETE,
                                        .criteria = criteria,
                                        .criterion_count = 1,
                                        .awards = &award,
                                        .award_count = 1,
                                        .credits = PLA_WHOLE(3)};
        if (pla_workbook_add(book, &decision, NULL, &err) != PLA_OK) {
            return 1;
        }
    }
    return pla_workbook_finish(book, &err) != PLA_OK;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        int (*write)(const char *, bool);
        bool is_bulk;
    } books[] = {
        {"cells.xlsx", write_cells, false},
        {"cells-bulk.xlsx", write_cells, true},
        {"parts.xlsx", write_book, false},
        {"parts-bulk.xlsx", write_book, true},
    };
    int failed = argc != 2;
    for (size_t i = 0; i < COUNT(books) && !failed; i++) {
        char path[1024];
        (void)snprintf(path, sizeof(path), "%s/%s", argv[1], books[i].name);
        failed = books[i].write(path, books[i].is_bulk);
    }
    return failed;
}
