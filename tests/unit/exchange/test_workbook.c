// SPDX-License-Identifier: Apache-2.0
/** Reading workbooks: every kind of cell as programs save it, and files that mean harm. */
#include "exchange/workbook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "book_make.h"

#include <cmocka.h>

static struct pla_arena arena;
static struct pla_err err;

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

static enum pla_code read_parts(const struct book_part *parts, size_t count, struct pla_book *book)
{
    struct pla_text bytes = book_make(parts, count);
    memset(&err, 0, sizeof err);
    enum pla_code code = pla_book_read(bytes, "b.xlsx", &arena, book, &err);
    free((void *)(uintptr_t)bytes.at);
    return code;
}

/** Read one sheet with these rows, shared texts and styles (NULL: no such part). */
static enum pla_code read_sheet(const char *rows, const char *strings, const char *styles,
                                struct pla_book *book)
{
    static char sheet[8192];
    struct book_part parts[8] = {BOOK_USUAL};
    size_t count = 3;
    (void)snprintf(sheet, sizeof sheet,
                   "<worksheet " BOOK_MAIN "><sheetData>%s</sheetData>"
                   "</worksheet>",
                   rows);
    parts[count++] = (struct book_part){"xl/worksheets/sheet1.xml", sheet};
    if (strings != NULL)
        parts[count++] = (struct book_part){"xl/sharedStrings.xml", strings};
    if (styles != NULL)
        parts[count++] = (struct book_part){"xl/styles.xml", styles};
    return read_parts(parts, count, book);
}

/** All cells as "B2 text=..." lines. */
static const char *shown(const struct pla_book *book)
{
    static const char *const types[] = {"text", "number", "date", "bool", "error"};
    static char out[4096];
    size_t used = 0;
    out[0] = '\0';
    for (size_t s = 0; s < book->sheet_count; s++)
        for (size_t r = 0; r < book->sheets[s].row_count; r++) {
            const struct pla_book_row *row = &book->sheets[s].rows[r];
            for (size_t c = 0; c < row->cell_count; c++)
                used += (size_t)snprintf(out + used, sizeof out - used, "%c%u %s=%.*s\n",
                                         'A' + (int)row->cells[c].column, row->number,
                                         types[row->cells[c].type], (int)row->cells[c].text.length,
                                         row->cells[c].text.at);
        }
    return out;
}

static void cells_are(const char *rows, const char *strings, const char *styles,
                      const char *expected)
{
    struct pla_book book = {0};
    enum pla_code code = read_sheet(rows, strings, styles, &book);
    if (code != PLA_OK)
        print_error("%s: %s\n", err.where, err.text);
    assert_int_equal(code, PLA_OK);
    assert_string_equal(shown(&book), expected);
}

static void refused(const char *rows, const char *where, const char *text)
{
    struct pla_book book = {0};
    assert_int_equal(read_sheet(rows, NULL, NULL, &book), PLA_SYNTAX);
    assert_string_equal(err.where, where);
    assert_string_equal(err.text, text);
    assert_null(book.sheets);
}

static void texts_come_from_every_place(void **state)
{
    (void)state;
    cells_are("<row r='2'><c r='B2' t='s'><v>1</v></c><c r='D2' t='inlineStr'><is><t>in</t></is>"
              "</c></row><row r='5'><c r='A5' t='str'><f>1+1</f><v>made &amp; kept</v></c></row>",
              "<sst " BOOK_MAIN "><si><t>zero</t></si><si><r><t>ri</t></r><r><t>ch</t></r>"
              "<rPh><t>spoken</t></rPh></si></sst>",
              NULL, "B2 text=rich\nD2 text=in\nA5 text=made & kept\n");
}

static void names_of_cells_may_be_left_out(void **state)
{
    (void)state;
    cells_are("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c t='b'><v>1</v></c></row>", NULL,
              NULL, "A1 number=1\nC1 number=3\nA2 bool=true\n");
}

static void namespaces_may_have_prefixes(void **state)
{
    struct book_part parts[] = {
        BOOK_USUAL,
        {"xl/worksheets/sheet1.xml",
         "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData>"
         "<x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t xml:space='preserve'> a </x:t></x:is>"
         "</x:c></x:row></x:sheetData></x:worksheet>"}};
    struct pla_book book;
    (void)state;
    assert_int_equal(read_parts(parts, 4, &book), PLA_OK);
    assert_string_equal(shown(&book), "A1 text= a \n");
}

static void numbers_keep_what_people_see(void **state)
{
    (void)state;
    cells_are("<row r='1'><c r='A1'><v>0.1</v></c><c r='B1'><v>0.30000000000000004</v></c>"
              "<c r='C1'><v>1E3</v></c><c r='D1'><v>-2.5</v></c><c r='E1'><v>2.9999999999999996</v>"
              "</c><c r='F1' t='e'><v>#N/A</v></c></row>",
              NULL, NULL,
              "A1 number=0.1\nB1 number=0.3\nC1 number=1000\nD1 number=-2.5\nE1 number=3\n"
              "F1 error=#N/A\n");
}

static void escapes_of_spreadsheets_are_undone(void **state)
{
    (void)state;
    cells_are("<row r='1'><c r='A1' t='inlineStr'><is><t>_x0041__x00e9__x20AC_</t></is></c>"
              "<c r='B1' t='inlineStr'><is><t>_x004_ _x00g1_ _x0000_ _xD83D_</t></is></c></row>",
              NULL, NULL, "A1 text=A\u00e9\u20ac\nB1 text=_x004_ _x00g1_ _x0000_ _xD83D_\n");
}

static const char date_styles[] =
    "<styleSheet " BOOK_MAIN "><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/>"
    "<numFmt numFmtId='165' formatCode='[Red]0.00\" day\"'/><numFmt numFmtId='166' "
    "formatCode='h:mm'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>"
    "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>"
    "<xf numFmtId='166'/></cellXfs></styleSheet>";

static void days_are_told_by_their_style(void **state)
{
    (void)state;
    cells_are("<row r='1'><c r='A1'><v>46023</v></c><c r='B1' s='1'><v>46023</v></c>"
              "<c r='C1' s='2'><v>46023.75</v></c><c r='D1' s='3'><v>46023</v></c>"
              "<c r='E1' s='4'><v>0.5</v></c><c r='F1' s='1'><v>59</v></c>"
              "<c r='G1' s='1'><v>61</v></c><c r='H1' t='d'><v>2026-01-31T00:00:00</v></c></row>",
              NULL, date_styles,
              "A1 number=46023\nB1 date=2026-01-01\nC1 date=2026-01-01\nD1 number=46023\n"
              "E1 number=0.5\nF1 date=1900-02-28\nG1 date=1900-03-01\nH1 date=2026-01-31\n");
}

static void days_may_count_from_1904(void **state)
{
    struct book_part parts[] = {
        BOOK_USUAL,
        {"xl/workbook.xml", "<workbook " BOOK_MAIN " " BOOK_R "><workbookPr date1904='1'/><sheets>"
                            "<sheet name='S' r:id='r1' state='veryHidden'/></sheets></workbook>"},
        {"xl/styles.xml", date_styles},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'><c r='A1' s='1'><v>44561"
                                     "</v></c></row></sheetData></worksheet>"}};
    struct pla_book book;
    (void)state;
    assert_int_equal(read_parts(parts, 6, &book), PLA_OK);
    assert_string_equal(shown(&book), "A1 date=2026-01-01\n");
    assert_true(book.sheets[0].is_hidden);
    assert_non_null(pla_book_sheet(&book, PLA_TEXT("S")));
    assert_null(pla_book_sheet(&book, PLA_TEXT("T")));
}

static void damage_is_named(void **state)
{
    (void)state;
    refused("<row r='2'/><row r='2'/>", "b.xlsx!S",
            "the sheet is damaged: its rows are out of order");
    refused("<row r='0'/>", "b.xlsx!S", "the sheet is damaged: its rows are out of order");
    refused("<row r='1048577'/>", "b.xlsx!S", "the sheet is damaged: a row has no number");
    refused("<row r='1'><c r='B2'/></row>", "b.xlsx!S",
            "the sheet is damaged: a cell's name does not fit its row");
    refused("<row r='1'><c r='XFE1'/></row>", "b.xlsx!S",
            "the sheet is damaged: a cell's name does not fit its row");
    refused("<row r='1'><c r='B1'/><c r='A1'/></row>", "b.xlsx!S",
            "the sheet is damaged: its cells are out of order");
    refused("<row r='1'><c t='s'><v>0</v></c></row>", "b.xlsx!S",
            "the sheet is damaged: a cell refers to a text that is not there");
    refused("<row r='1'><c><v>12x</v></c></row>", "b.xlsx!S",
            "the sheet is damaged: a number is none");
    refused("<row r='1'><c><v>NAN</v></c></row>", "b.xlsx!S",
            "the sheet is damaged: a number is none");
    refused("<row>", "b.xlsx!xl/worksheets/sheet1.xml:1",
            "the workbook is damaged: mismatched tag");
}

static void a_document_type_is_refused(void **state)
{
    struct book_part parts[] = {
        BOOK_USUAL,
        {"xl/worksheets/sheet1.xml",
         "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"
         "<worksheet><sheetData><row r='1'><c t='inlineStr'><is><t>&b;</t></is></c></row>"
         "</sheetData></worksheet>"}};
    struct pla_book book;
    (void)state;
    assert_int_equal(read_parts(parts, 4, &book), PLA_SYNTAX);
    assert_string_equal(
        err.text, "the workbook is damaged: it brings a document type, which no workbook has");
}

static void deep_elements_are_refused(void **state)
{
    char rows[2048] = "";
    (void)state;
    for (int i = 0; i < 70; i++)
        strcat(rows, "<a>");
    for (int i = 0; i < 70; i++)
        strcat(rows, "</a>");
    refused(rows, "b.xlsx!xl/worksheets/sheet1.xml:1",
            "the workbook is damaged: its elements nest too deep");
}

static void a_bomb_is_refused_before_it_unpacks(void **state)
{
    size_t size = (size_t)8 << 20;
    char *xml = malloc(size + 1);
    struct pla_book book;
    (void)state;
    assert_non_null(xml);
    memset(xml, ' ', size);
    xml[size] = '\0';
    struct book_part parts[] = {BOOK_USUAL, {"xl/worksheets/sheet1.xml", xml}};
    assert_int_equal(read_parts(parts, 4, &book), PLA_LIMIT);
    assert_string_equal(err.where, "b.xlsx!xl/worksheets/sheet1.xml");
    assert_string_equal(err.text, "the workbook unpacks to more than it may");
    free(xml);
}

static void parts_outside_are_not_followed(void **state)
{
    struct book_part external[] = {BOOK_USUAL,
                                   {"xl/_rels/workbook.xml.rels",
                                    "<Relationships><Relationship Id='r1' Type='" BOOK_TYPE
                                    "worksheet' TargetMode='External' "
                                    "Target='http://example.org/sheet.xml'/></Relationships>"}};
    struct book_part above[] = {BOOK_USUAL,
                                {"xl/_rels/workbook.xml.rels",
                                 "<Relationships><Relationship Id='r1' Type='" BOOK_TYPE
                                 "worksheet' Target='../../../../etc/passwd'/>"
                                 "</Relationships>"}};
    struct pla_book book;
    (void)state;
    assert_int_equal(read_parts(external, 4, &book), PLA_SYNTAX);
    assert_string_equal(err.text, "a sheet of the workbook lies outside it");
    assert_int_equal(read_parts(above, 4, &book), PLA_SYNTAX);
    assert_string_equal(err.text, "the sheet is damaged: its cells are not there");
}

static void what_is_no_workbook_is_told(void **state)
{
    struct book_part other[] = {{"word/document.xml", "<a/>"}};
    struct pla_book book;
    (void)state;
    assert_int_equal(pla_book_read(PLA_TEXT("portfolio,level\n"), "b.xlsx", &arena, &book, &err),
                     PLA_SYNTAX);
    assert_string_equal(err.text, "this is no workbook (.xlsx)");
    assert_int_equal(read_parts(other, 1, &book), PLA_SYNTAX);
    assert_string_equal(err.text, "this is no workbook (.xlsx)");
    assert_string_not_equal(err.hint, "");
    assert_false(pla_book_is(PLA_TEXT("PK")));
}

/** Every cut and every changed byte gives an error or a workbook, never a crash. */
static void broken_files_are_survived(void **state)
{
    struct book_part parts[] = {BOOK_USUAL,
                                {"xl/worksheets/sheet1.xml",
                                 "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
                                 "</sheetData></worksheet>"}};
    struct pla_text bytes = book_make(parts, 4);
    struct pla_book book;
    char *copy = malloc(bytes.length);
    (void)state;
    assert_non_null(copy);
    for (size_t length = 0; length < bytes.length; length++)
        assert_int_not_equal(
            pla_book_read((struct pla_text){bytes.at, length}, "b.xlsx", &arena, &book, &err),
            PLA_OK);
    for (size_t i = 0; i < bytes.length; i++) {
        memcpy(copy, bytes.at, bytes.length);
        copy[i] = (char)(copy[i] ^ 0x55);
        (void)pla_book_read((struct pla_text){copy, bytes.length}, "b.xlsx", &arena, &book, &err);
        pla_arena_reset(&arena);
    }
    free(copy);
    free((void *)(uintptr_t)bytes.at);
}

static void places_are_as_people_write_them(void **state)
{
    struct pla_str s = {0};
    (void)state;
    pla_book_put_place(&s, PLA_TEXT("Scoring"), 7, 1);
    pla_str_put_c(&s, ' ');
    pla_book_put_place(&s, PLA_TEXT("My sheet"), 12, 25);
    pla_str_put_c(&s, ' ');
    pla_book_put_place(&s, PLA_TEXT("S"), 1, 26);
    pla_str_put_c(&s, ' ');
    pla_book_put_place(&s, PLA_TEXT("S"), 1048576, 16383);
    assert_string_equal(s.at, "Scoring!B7 'My sheet'!Z12 S!AA1 S!XFD1048576");
    pla_str_release(&s);
}

static void memory_may_end_anywhere(void **state)
{
    static const char strings[] = "<sst><si><t>a</t></si></sst>";
    (void)state;
    for (size_t n = 1; n < 200; n++) {
        struct pla_arena small;
        struct pla_book book;
        struct book_part parts[] = {BOOK_USUAL,
                                    {"xl/sharedStrings.xml", strings},
                                    {"xl/styles.xml", date_styles},
                                    {"xl/worksheets/sheet1.xml",
                                     "<worksheet><sheetData><row r='1'><c t='s'><v>0</v></c>"
                                     "<c s='1'><v>1</v></c></row></sheetData></worksheet>"}};
        struct pla_text bytes = book_make(parts, 6);
        pla_arena_init(&small, 0);
        pla_alloc_fail_at(n);
        enum pla_code code = pla_book_read(bytes, "b.xlsx", &small, &book, &err);
        pla_alloc_fail_at(0);
        assert_true(code == PLA_OK || code == PLA_MEMORY);
        pla_arena_release(&small);
        free((void *)(uintptr_t)bytes.at);
        if (code == PLA_OK) {
            assert_true(n > 1);
            return;
        }
    }
    fail();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(texts_come_from_every_place, tear_down),
        cmocka_unit_test_teardown(names_of_cells_may_be_left_out, tear_down),
        cmocka_unit_test_teardown(namespaces_may_have_prefixes, tear_down),
        cmocka_unit_test_teardown(numbers_keep_what_people_see, tear_down),
        cmocka_unit_test_teardown(escapes_of_spreadsheets_are_undone, tear_down),
        cmocka_unit_test_teardown(days_are_told_by_their_style, tear_down),
        cmocka_unit_test_teardown(days_may_count_from_1904, tear_down),
        cmocka_unit_test_teardown(damage_is_named, tear_down),
        cmocka_unit_test_teardown(a_document_type_is_refused, tear_down),
        cmocka_unit_test_teardown(deep_elements_are_refused, tear_down),
        cmocka_unit_test_teardown(a_bomb_is_refused_before_it_unpacks, tear_down),
        cmocka_unit_test_teardown(parts_outside_are_not_followed, tear_down),
        cmocka_unit_test_teardown(what_is_no_workbook_is_told, tear_down),
        cmocka_unit_test_teardown(broken_files_are_survived, tear_down),
        cmocka_unit_test(places_are_as_people_write_them),
        cmocka_unit_test(memory_may_end_anywhere),
    };
    pla_arena_init(&arena, 0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
