// SPDX-License-Identifier: Apache-2.0
/** Rows for a student system: widths, codes, dates, places, and that nothing is cut. */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "sample.h"
#include "sis.h"
#include "sis_private.h"

static struct pla_arena arena;
static struct pla_faults faults;

static const struct pla_sis_map *map_of(const char *json)
{
    const struct pla_sis_map *map = NULL;
    faults = (struct pla_faults){0};
    (void)pla_sis_map_read(pla_text_of(json), "m.json", &arena, &map, &faults);
    return map;
}

/** The row of the sample's award `index` under a map, or what is wrong with it. */
static const char *row_of(const char *json, size_t index)
{
    static struct pla_str out;
    const struct pla_sis_map *map = map_of(json);
    struct pla_decision decision = sample_decision();
    struct pla_sis_row row = {
        .decision = &decision, .award = &decision.awards[index], .context = &sample_context};
    decision.as_of = pla_day_of(2026, 11, 1);
    assert_non_null(map);
    pla_str_clear(&out);
    if (!pla_sis_put(map, &row, false, &out, &faults)) {
        assert_int_equal(out.length, 0);
        return faults.items[0].text;
    }
    return out.at;
}

#define COLUMN(members) "{\"columns\":[{\"column\":\"C\"," members "}]}"

static void a_value_as_wide_as_its_column_fits_and_no_wider(void **state)
{
    (void)state;
    assert_string_equal(row_of(COLUMN("\"from\":\"learner\",\"width\":5"), 0), "S1042\r\n");
    assert_string_equal(row_of(COLUMN("\"from\":\"learner\",\"width\":4"), 0),
                        "column C takes 4 characters, and \"S1042\" has 5");
    assert_int_equal(faults.items[0].code, PLA_NO);
    assert_string_equal(faults.items[0].where, "P-1, award EDU301");
    /* characters, not bytes */
    assert_string_equal(row_of(COLUMN("\"from\":\"name\",\"width\":12"), 0),
                        "Zo\xC3\xAB \xC3\x85ngstr\xC3\xB6m\r\n");
}

static void codes_defaults_and_required_values(void **state)
{
    (void)state;
    assert_string_equal(
        row_of(COLUMN("\"from\":\"method\",\"codes\":{\"portfolio\":\"LifeExperience\"}"), 0),
        "LifeExperience\r\n");
    assert_string_equal(row_of(COLUMN("\"from\":\"method\",\"codes\":{\"exam\":\"X\"}"), 0),
                        "column C has no code for \"portfolio\"");
    assert_string_equal(
        row_of(COLUMN("\"from\":\"method\",\"default\":\"AP\",\"codes\":{\"exam\":\"X\"}"), 0),
        "AP\r\n");
    assert_string_equal(row_of(COLUMN("\"from\":\"grade\""), 0), "\r\n");
    assert_string_equal(row_of(COLUMN("\"from\":\"grade\",\"default\":\"CR\""), 0), "CR\r\n");
    assert_string_equal(row_of(COLUMN("\"from\":\"grade\",\"required\":true"), 0),
                        "column C is required and has no value");
}

static void numbers_and_dates_in_their_form(void **state)
{
    (void)state;
    assert_string_equal(row_of(COLUMN("\"from\":\"credits\",\"places\":1"), 0), "2.5\r\n");
    assert_string_equal(row_of(COLUMN("\"from\":\"credits\",\"places\":3"), 0), "2.500\r\n");
    assert_string_equal(row_of(COLUMN("\"from\":\"earned\",\"places\":2"), 0), "3.00\r\n");
    assert_string_equal(row_of(COLUMN("\"from\":\"credits\",\"places\":0"), 0),
                        "column C takes 0 decimals, and 2.5 has more");
    assert_string_equal(row_of(COLUMN("\"from\":\"as_of\",\"date\":\"DD-MON-YYYY\""), 0),
                        "01-NOV-2026\r\n");
    assert_string_equal(row_of(COLUMN("\"from\":\"as_of\",\"date\":\"YYMMDD\""), 0), "261101\r\n");
}

static void courses_part_into_subject_and_number(void **state)
{
    (void)state;
    assert_string_equal(row_of("{\"columns\":[{\"column\":\"S\",\"from\":\"course.subject\"},"
                               "{\"column\":\"N\",\"from\":\"course.number\"}]}",
                               0),
                        "EDU,301\r\n");
}

static void formulas_are_neutralised_in_any_delimiter(void **state)
{
    (void)state;
    assert_string_equal(row_of(COLUMN("\"from\":\"title\""), 1),
                        "\"'=HYPERLINK(\"\"http://example.org\"\")\"\r\n");
    assert_string_equal(row_of("{\"delimiter\":\";\",\"columns\":[{\"column\":\"S\",\"default\":"
                               "\"a;b\"},{\"column\":\"T\",\"default\":\"a,b\"}]}",
                               0),
                        "\"a;b\";a,b\r\n");
}

static void a_wrong_map_is_told_with_its_places(void **state)
{
    (void)state;
    assert_null(map_of("{\"columns\":[{\"column\":\"A\",\"from\":\"learner\"},"
                       "{\"column\":\"B\",\"from\":\"credtis\",\"colour\":1}]}"));
    assert_int_equal(faults.count, 2);
    assert_string_equal(faults.items[0].where, "m.json#/columns/1");
    assert_string_equal(faults.items[1].where, "m.json#/columns/1/from");
    assert_string_equal(faults.items[1].hint, "did you mean \"credits\"?");
    assert_null(map_of("{\"columns\":[]}"));
    assert_null(map_of("{"));
    assert_null(map_of("{\"delimiter\":\"x\",\"columns\":[{\"column\":\"A\",\"default\":\"\"}]}"));
}

static void every_source_is_named_and_found(void **state)
{
    (void)state;
    for (size_t i = 0; pla_sis_sources[i] != NULL; i++) {
        assert_non_null(sis_source_find(pla_text_of(pla_sis_sources[i])));
    }
    assert_null(sis_source_find(PLA_TEXT("lerner")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_as_wide_as_its_column_fits_and_no_wider),
        cmocka_unit_test(codes_defaults_and_required_values),
        cmocka_unit_test(numbers_and_dates_in_their_form),
        cmocka_unit_test(courses_part_into_subject_and_number),
        cmocka_unit_test(formulas_are_neutralised_in_any_delimiter),
        cmocka_unit_test(a_wrong_map_is_told_with_its_places),
        cmocka_unit_test(every_source_is_named_and_found),
    };
    pla_arena_init(&arena, 0);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    pla_arena_release(&arena);
    return failed;
}
