// SPDX-License-Identifier: Apache-2.0
/** Ratings and findings from scoring workbooks, and from workbooks with a plain table. */
#include "exchange/decisions_csv.h"
#include "exchange/ratings_csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "book_make.h"

#include <cmocka.h>

static struct pla_arena arena;
static struct pla_faults faults;

#define text_is(text, expected) assert_true(pla_text_equal((text), PLA_TEXT(expected)))

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

/** A cell of text for each word of `row` between bars; an empty word leaves the cell out. */
static void put_row(char *out, size_t size, const char *row, int number)
{
    size_t used = strlen(out);
    char column = 'A';
    used += (size_t)snprintf(out + used, size - used, "<row r='%d'>", number);
    while (*row != '\0') {
        size_t length = strcspn(row, "|");
        if (length > 0)
            used += (size_t)snprintf(out + used, size - used,
                                     "<c r='%c%d' t='inlineStr'><is><t>%.*s</t></is></c>", column,
                                     number, (int)length, row);
        column++;
        row += length + (row[length] == '|');
    }
    (void)snprintf(out + used, size - used, "</row>");
}

/** A sheet's XML from rows; ends with NULL. */
static void make_sheet(char *out, size_t size, const char *const *rows)
{
    out[0] = '\0';
    strcat(out, "<worksheet><sheetData>");
    for (int i = 0; rows[i] != NULL; i++)
        put_row(out, size, rows[i], i + 1);
    strcat(out, "</sheetData></worksheet>");
}

static const char three_sheets[] =
    "<workbook " BOOK_R "><sheets><sheet name='Mentoring' r:id='r1'/><sheet name='Evidence' "
    "r:id='r2'/><sheet name='_plaudit' r:id='r3' state='veryHidden'/></sheets></workbook>";
static const char three_relations[] =
    "<Relationships><Relationship Id='r1' Type='" BOOK_TYPE "worksheet' Target='1.xml'/>"
    "<Relationship Id='r2' Type='" BOOK_TYPE "worksheet' Target='2.xml'/>"
    "<Relationship Id='r3' Type='" BOOK_TYPE "worksheet' Target='3.xml'/></Relationships>";

static const char *const identity[] = {"format|plaudit-sheet/1",
                                       "assessor|a1",
                                       "role|moderator",
                                       "batch|2026-A",
                                       "sheet:Mentoring|mentoring@1.0.0@abc",
                                       "code:K7|P-7",
                                       NULL};
static const char *const no_findings[] = {"portfolio|attempt|evidence", NULL};
static const char head[] = "portfolio|attempt|claim|criterion|title|level|comment|rated";

static enum pla_code read_book(const char *const *scoring, const char *const *evidence,
                               const char *const *hidden, struct pla_ratings *out)
{
    static char sheets[3][8192];
    make_sheet(sheets[0], sizeof sheets[0], scoring);
    make_sheet(sheets[1], sizeof sheets[1], evidence);
    make_sheet(sheets[2], sizeof sheets[2], hidden);
    struct book_part parts[] = {{"xl/workbook.xml", three_sheets},
                                {"xl/_rels/workbook.xml.rels", three_relations},
                                {"xl/1.xml", sheets[0]},
                                {"xl/2.xml", sheets[1]},
                                {"xl/3.xml", sheets[2]}};
    struct pla_text bytes = book_make(parts, 5);
    memset(&faults, 0, sizeof faults);
    enum pla_code code = pla_ratings_read(bytes, "s.xlsx", &arena, out, &faults);
    free((void *)(uintptr_t)bytes.at);
    assert_true((code == PLA_OK) == (faults.count == 0));
    return code;
}

static void refused(const char *const *scoring, const char *const *evidence,
                    const char *const *hidden, const char *where, const char *text)
{
    struct pla_ratings ratings = {0};
    enum pla_code code = read_book(scoring, evidence, hidden, &ratings);
    assert_int_not_equal(code, PLA_OK);
    assert_string_equal(faults.items[0].where, where);
    assert_string_equal(faults.items[0].text, text);
    if (code != PLA_PORTFOLIO) /* else the rows without a wrong cell are there */
        assert_null(ratings.items);
}

static void filled_rows_come_back(void **state)
{
    const char *const scoring[] = {head, "P-1|1||reflection|Reflection|meets|well said|2026-02-01",
                                   "P-1|1||design|Design",
                                   "K7|2|c1|design|Design|cannot judge|no drawing", NULL};
    struct pla_ratings ratings = {0};
    (void)state;
    assert_int_equal(read_book(scoring, no_findings, identity, &ratings), PLA_OK);
    assert_int_equal(ratings.count, 2);
    const struct pla_rating *first = &ratings.items[0], *second = &ratings.items[1];
    text_is(first->portfolio, "P-1");
    text_is(first->level, "meets");
    text_is(first->comment, "well said");
    assert_true(pla_text_equal(first->rubric, PLA_TEXT("mentoring")));
    text_is(first->assessor, "a1");
    assert_int_equal(first->role, PLA_ROLE_MODERATOR);
    assert_int_equal(first->rated.state, PLA_DATE_KNOWN);
    text_is(first->place, "s.xlsx!Mentoring!A2");
    text_is(second->portfolio, "P-7");
    text_is(second->claim, "c1");
    assert_int_equal(second->attempt, 2);
    assert_true(second->cannot_judge);
    assert_null(second->level.at);
    assert_int_equal(ratings.origin_count, 1);
    assert_true(pla_text_equal(ratings.origins[0].version, PLA_TEXT("1.0.0")));
    assert_true(pla_text_equal(ratings.origins[0].fingerprint, PLA_TEXT("abc")));
    text_is(ratings.assessor, "a1");
    text_is(ratings.batch, "2026-A");
}

static void wrong_cells_are_named(void **state)
{
    const char *const no_reason[] = {head, "P-1|1||design||cannot judge", NULL};
    const char *const no_level[] = {head, "P-1|1||design|||nearly done", NULL};
    const char *const bad_date[] = {head, "P-1|1||design||meets||2026-02-30", NULL};
    const char *const bad_attempt[] = {head, "P-1|0||design||meets", NULL};
    const char *const no_column[] = {"portfolio|criterion", "P-1|design", NULL};
    (void)state;
    refused(no_reason, no_findings, identity, "s.xlsx!Mentoring!F2",
            "who cannot judge says why in the comment");
    refused(no_level, no_findings, identity, "s.xlsx!Mentoring!F2",
            "there is a comment but no level");
    refused(bad_date, no_findings, identity, "s.xlsx!Mentoring!H2",
            "rated \"2026-02-30\" is not a date of the calendar");
    refused(bad_attempt, no_findings, identity, "s.xlsx!Mentoring!B2",
            "attempt \"0\" is not a whole number from 1 up");
    refused(no_column, no_findings, identity, "s.xlsx!Mentoring!A1",
            "the column \"level\" is missing");
}

static void the_hidden_sheet_must_fit(void **state)
{
    const char *const scoring[] = {head, NULL};
    const char *const other[] = {"format|plaudit-sheet/9", NULL};
    const char *const nobody[] = {"format|plaudit-sheet/1", "sheet:Mentoring|m@1@a", NULL};
    const char *const renamed[] = {"format|plaudit-sheet/1", "assessor|a1", "sheet:Gone|m@1@a",
                                   NULL};
    (void)state;
    refused(scoring, no_findings, other, "s.xlsx",
            "the workbook is of another format than plaudit-sheet/1");
    refused(scoring, no_findings, nobody, "s.xlsx",
            "the hidden sheet does not say whose ratings these are");
    refused(scoring, no_findings, renamed, "s.xlsx", "a sheet of ratings was taken out or renamed");
}

static const char finding_head[] =
    "portfolio|attempt|evidence|title|valid|authentic|current|sufficient|hours|learning_outcome|"
    "met|why";

static void findings_come_back(void **state)
{
    const char *const scoring[] = {head, NULL};
    const char *const evidence[] = {finding_head,
                                    "P-1|1|e1|Talk|yes|no|unknown||12.5|o1|met|half is hers",
                                    "P-1|1|e1||||||||",
                                    "P-1|1|e1|||||||o2|partly",
                                    "P-1|1|e2|Blog",
                                    "K7|1|e1||yes",
                                    NULL};
    struct pla_ratings ratings = {0};
    (void)state;
    assert_int_equal(read_book(scoring, evidence, identity, &ratings), PLA_OK);
    assert_int_equal(ratings.finding_count, 2);
    const struct pla_finding *first = &ratings.findings[0].finding;
    text_is(ratings.findings[0].portfolio, "P-1");
    text_is(ratings.findings[0].place, "s.xlsx!Evidence!A2");
    assert_int_equal(first->valid, PLA_KNOWN_YES);
    assert_int_equal(first->authentic, PLA_KNOWN_NO);
    assert_true(first->has_current && first->current == PLA_KNOWN_NOT);
    assert_false(first->has_sufficient);
    assert_true(first->has_hours && first->hours.num == 25 && first->hours.den == 2);
    assert_int_equal(first->outcome_count, 2);
    text_is(first->outcomes[1].outcome, "o2");
    assert_int_equal(first->outcomes[1].met, PLA_MET_PARTLY);
    text_is(first->why, "half is hers");
    text_is(first->assessor, "a1");
    text_is(ratings.findings[1].portfolio, "P-7");
}

static void wrong_findings_are_named(void **state)
{
    const char *const scoring[] = {head, NULL};
    const char *const rows[][3] = {{finding_head, "P-1|1|e1||maybe", NULL},
                                   {finding_head, "P-1|1|e1||||||-3", NULL},
                                   {finding_head, "P-1|1|e1|||||||o1|nearly", NULL},
                                   {finding_head, "P-1|1|e1||||||||met", NULL},
                                   {finding_head, "P-1|1|||yes", NULL}};
    static const char *const told[][2] = {
        {"s.xlsx!Evidence!E2", "valid \"maybe\" is not yes, no or unknown"},
        {"s.xlsx!Evidence!I2", "hours \"-3\" is not a number from 0 up"},
        {"s.xlsx!Evidence!K2", "met \"nearly\" is not met, partly or not_met"},
        {"s.xlsx!Evidence!K2", "met \"met\" is not of any use without a learning_outcome"},
        {"s.xlsx!Evidence!A2", "the row does not say which portfolio and item it means"}};
    (void)state;
    for (size_t i = 0; i < 5; i++)
        refused(scoring, rows[i], identity, told[i][0], told[i][1]);
}

/** A workbook without the hidden sheet is a table like CSV: its first sheet counts. */
static void a_plain_table_is_read(void **state)
{
    static char sheet[8192];
    const char *const rows[] = {"portfolio|criterion|assessor|level", "P-1|design|a1|2", NULL};
    const char *const wrong[] = {"portfolio|criterion|asessor|level", NULL};
    struct pla_ratings ratings = {0};
    (void)state;
    make_sheet(sheet, sizeof sheet, rows);
    struct book_part parts[] = {BOOK_USUAL, {"xl/worksheets/sheet1.xml", sheet}};
    struct pla_text bytes = book_make(parts, 4);
    memset(&faults, 0, sizeof faults);
    assert_int_equal(pla_ratings_read(bytes, "t.xlsx", &arena, &ratings, &faults), PLA_OK);
    assert_int_equal(ratings.count, 1);
    assert_true(ratings.items[0].has_number && ratings.items[0].number.num == 2);
    free((void *)(uintptr_t)bytes.at);
    make_sheet(sheet, sizeof sheet, wrong);
    bytes = book_make(parts, 4);
    assert_int_equal(pla_ratings_read(bytes, "t.xlsx", &arena, &ratings, &faults), PLA_SYNTAX);
    assert_string_equal(faults.items[0].where, "t.xlsx!S!C1");
    assert_string_equal(faults.items[0].text, "unknown column \"asessor\"");
    free((void *)(uintptr_t)bytes.at);
}

/** `decide --file` takes the registrar's workbook as well. */
static void decisions_come_from_the_registrars_sheet(void **state)
{
    static char sheet[8192];
    const char *const rows[] = {"learner|portfolio|rubric|award|credits|Decision|Credits|Reason",
                                "S1|P-1|m|EDU1|3|approve", "S2|P-2|m|EDU1|3",
                                "S3|P-3|m|EDU1|3|overide|2|short", NULL};
    struct pla_rulings rulings = {0};
    (void)state;
    make_sheet(sheet, sizeof sheet, rows);
    struct book_part parts[] = {
        BOOK_USUAL,
        {"xl/workbook.xml", "<workbook " BOOK_R "><sheets><sheet name='Recommendations' r:id='r1'/>"
                            "</sheets></workbook>"},
        {"xl/worksheets/sheet1.xml", sheet}};
    struct pla_text bytes = book_make(parts, 5);
    memset(&faults, 0, sizeof faults);
    assert_int_equal(pla_rulings_read(bytes, "r.xlsx", &arena, &rulings, &faults), PLA_PORTFOLIO);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].where, "r.xlsx!Recommendations!F4");
    assert_string_equal(faults.items[0].hint, "did you mean \"override\"?");
    free((void *)(uintptr_t)bytes.at);

    memset(&faults, 0, sizeof faults);
    parts[3].xml =
        "<workbook " BOOK_R "><sheets><sheet name='Other' r:id='r1'/></sheets></workbook>";
    bytes = book_make(parts, 5);
    assert_int_equal(pla_rulings_read(bytes, "r.xlsx", &arena, &rulings, &faults), PLA_SYNTAX);
    assert_string_equal(faults.items[0].text, "the workbook has no sheet \"Recommendations\"");
    free((void *)(uintptr_t)bytes.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(filled_rows_come_back, tear_down),
        cmocka_unit_test_teardown(wrong_cells_are_named, tear_down),
        cmocka_unit_test_teardown(the_hidden_sheet_must_fit, tear_down),
        cmocka_unit_test_teardown(findings_come_back, tear_down),
        cmocka_unit_test_teardown(wrong_findings_are_named, tear_down),
        cmocka_unit_test_teardown(a_plain_table_is_read, tear_down),
        cmocka_unit_test_teardown(decisions_come_from_the_registrars_sheet, tear_down),
    };
    pla_arena_init(&arena, 0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
