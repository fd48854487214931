// SPDX-License-Identifier: Apache-2.0
/** Largest, smallest, latest, earliest, best, exam: what one item decides, and what none does. */
#include "assess/range.h"
#include "unit/assess/build.h"

static struct build world;

static int setup(void **state)
{
    (void)state;
    build_begin(&world);
    build_field(&world, "degree", PLA_TYPE_TEXT);
    build_field(&world, "n", PLA_TYPE_NUMBER);
    world.rubric.admit.verified = true;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    build_end(&world);
    return 0;
}

static void items(const char *json)
{
    build_marked(&world, json);
    build_run(&world);
}

static struct pla_measure *of_field(enum pla_measure_op op, const char *name)
{
    struct pla_measure *measure = build_measure(&world, op);
    measure->name = pla_text_of(name);
    return measure;
}

static enum pla_state at_least(const struct pla_measure *measure, const char *bound)
{
    struct pla_value need = pla_range_start(PLA_KIND_NUMBER);
    pla_range_set(&need, build_number(bound), build_number(bound));
    return pla_range_compare(PLA_C_AT_LEAST, pla_run_value(&world.run, measure), &need, NULL);
}

/* ---- largest and smallest ---- */

static void picks_among_what_is_sure(void **state)
{
    const struct pla_measure *largest = of_field(PLA_M_LARGEST, "n");
    const struct pla_measure *smallest = of_field(PLA_M_SMALLEST, "n");
    (void)state;
    items("{'id':'e1',V,'n':3},{'id':'e2',V,'n':-1},{'id':'e3',V},{'id':'e4',V,'n':3}");
    build_measure_is(&world, largest, "3", "e1|e4");
    build_measure_is(&world, smallest, "-1", "e2");
}

static void doubt_carries_the_value_further(void **state)
{
    const struct pla_measure *largest = of_field(PLA_M_LARGEST, "n");
    const struct pla_measure *smallest = of_field(PLA_M_SMALLEST, "n");
    (void)state;
    items("{'id':'e1',V,'n':3},{'id':'e2',?,'n':5},{'id':'e3',?,'n':1}");
    build_measure_is(&world, largest, "3..5", "e1|e2");
    build_measure_is(&world, smallest, "1..3", "e1|e3");
    items("{'id':'e1',?,'n':5},{'id':'e2',?,'n':1}");
    build_measure_is(&world, largest, "1..5|none", "e1|e2");
    build_measure_is(&world, smallest, "1..5|none", "e1|e2");
    items("{'id':'e1',?,'n':5}");
    build_measure_is(&world, largest, "5|none", "e1");
}

static void no_item_is_nothing(void **state)
{
    const struct pla_measure *largest = of_field(PLA_M_LARGEST, "n");
    (void)state;
    items("{'id':'e1',V}");
    build_measure_is(&world, largest, "none", "");
    items("");
    build_measure_is(&world, largest, "none", "");
}

static void an_unknown_number_opens_an_end(void **state)
{
    const struct pla_measure *largest = of_field(PLA_M_LARGEST, "n");
    const struct pla_measure *smallest = of_field(PLA_M_SMALLEST, "n");
    (void)state;
    items("{'id':'e1',V,'n':3},{'id':'e2',V,'n':null}");
    build_measure_is(&world, largest, "3..", "e1|e2");
    build_measure_is(&world, smallest, "..3", "e1|e2");
    items("{'id':'e1',V,'n':null}");
    build_measure_is(&world, largest, "?", "e1");
    items("{'id':'e1',?,'n':null}");
    build_measure_is(&world, largest, "?|none", "e1");
}

static void hours_may_be_asked_by_name(void **state)
{
    const struct pla_measure *largest = of_field(PLA_M_LARGEST, "hours");
    (void)state;
    items("{'id':'e1',V,'hours':3},{'id':'e2',V,'hours':7.5}");
    build_measure_is(&world, largest, "7.5", "e2");
}

/* ---- dates ---- */

static void latest_goes_by_the_end(void **state)
{
    const struct pla_measure *latest = build_over_kind(&world, PLA_M_LATEST, "");
    (void)state;
    items("{'id':'e1',V,'ended':'2024-03-01'},{'id':'e2',V,'started':'2020','ended':'2025-06-30'}");
    build_measure_is(&world, latest, "2025-06-30", "e2");
    items("{'id':'e1',V,'ended':'2025-07'},{'id':'e2',V,'ended':'2025-07-10'}");
    build_measure_is(&world, latest, "2025-07-10..2025-07-31", "e1|e2");
    items("{'id':'e1',V,'started':'2020'},{'id':'e2',V,'ended':'2025-07-10'}");
    build_measure_is(&world, latest, "2026-11-01", "e1");
    items("{'id':'e1',V,'started':'2020-05-01','ended':null},{'id':'e2',V,'ended':'2025-07-10'}");
    build_measure_is(&world, latest, "2025-07-10..2026-11-01", "e1|e2");
    items("{'id':'e1',V}");
    build_measure_is(&world, latest, "..2026-11-01", "e1");
    items("");
    build_measure_is(&world, latest, "none", "");
}

static void earliest_goes_by_the_start(void **state)
{
    const struct pla_measure *earliest = build_over_kind(&world, PLA_M_EARLIEST, "");
    (void)state;
    items("{'id':'e1',V,'started':'2020-05'},{'id':'e2',V,'ended':'2021'}");
    build_measure_is(&world, earliest, "2020-05-01", "e1");
    items("{'id':'e1',V,'started':'2022'},{'id':'e2',V,'ended':'2021'}");
    build_measure_is(&world, earliest, "2021-01-01..2021-12-31", "e2");
    items("{'id':'e1',V,'started':'2022'},{'id':'e2',V,'started':null,'ended':'2024'}");
    build_measure_is(&world, earliest, "..2022-01-01", "e1|e2");
}

static void a_doubtful_date_decides_neither_way(void **state)
{
    const struct pla_measure *latest = build_over_kind(&world, PLA_M_LATEST, "");
    struct pla_value day = pla_range_start(PLA_KIND_DATE);
    (void)state;
    items("{'id':'e1',?,'ended':'2025-06-30'}");
    const struct pla_value *have = pla_run_value(&world.run, latest);
    build_value_is(have, "2025-06-30|none");
    pla_range_set_days(&day, build_day("2025-01-01"), build_day("2025-01-01"));
    assert_int_equal(pla_range_compare(PLA_C_AT_LEAST, have, &day, NULL), PLA_UNDECIDED);
    assert_int_equal(pla_range_compare(PLA_C_AT_MOST, have, &day, NULL), PLA_NOT_MET);
}

/* ---- best ---- */

static struct pla_measure *best_degree(void)
{
    static const struct pla_table_row rows[] = {{{"bachelor", 8}, 0, {45, 1}},
                                                {{"doctorate", 9}, 0, {85, 1}},
                                                {{"masters", 7}, 0, {65, 1}}};
    struct pla_measure *best = of_field(PLA_M_BEST, "degree");
    best->rows = rows;
    best->row_count = 3;
    return best;
}

static void best_takes_the_highest_row(void **state)
{
    const struct pla_measure *best = best_degree();
    (void)state;
    items("{'id':'e1',V,'degree':'bachelor'},{'id':'e2',V,'degree':'masters'},"
          "{'id':'e3',V,'degree':'diploma'}");
    build_measure_is(&world, best, "65", "e2");
    items("{'id':'e1',V,'degree':'diploma'}");
    build_measure_is(&world, best, "none", "");
    items("{'id':'e1',V,'degree':'bachelor'},{'id':'e2',?,'degree':'doctorate'}");
    build_measure_is(&world, best, "45..85", "e1|e2");
    items("{'id':'e1',V,'degree':'masters'},{'id':'e2',V,'degree':null}");
    build_measure_is(&world, best, "65..85", "e1|e2");
    items("{'id':'e1',V,'degree':null}");
    build_measure_is(&world, best, "45..85|none", "e1");
}

static void best_looks_at_lists(void **state)
{
    static const struct pla_table_row rows[] = {{{"a", 1}, 0, {1, 1}}, {{"b", 1}, 0, {2, 1}}};
    struct pla_measure *best = of_field(PLA_M_BEST, "tag");
    (void)state;
    best->rows = rows;
    best->row_count = 2;
    items("{'id':'e1',V,'tags':['x','b','a']},{'id':'e2',V,'tags':['a']}");
    build_measure_is(&world, best, "2", "e1");
}

/* ---- exams ---- */

static struct pla_measure *clep(const char *from, const char *to, const char *months)
{
    struct pla_measure *exam = of_field(PLA_M_EXAM, "CLEP/College Algebra");
    exam->has_day = *from != '\0';
    exam->day = exam->has_day ? build_day(from) : 0;
    exam->has_day_until = *to != '\0';
    exam->day_until = exam->has_day_until ? build_day(to) : 0;
    exam->value = build_number(months);
    return exam;
}

/** Attempts at the exam: "57@2025-05-02 40@null?" with a ? for a doubtful item. */
static void attempts(const char *list)
{
    char json[2048];
    size_t length = 0;
    int index = 0;
    for (const char *at = list; *at != '\0'; at += *at == ' ') {
        size_t score = strcspn(at, "@"), end = strcspn(at, " ");
        const char *date = at + score + 1;
        size_t date_length = end - score - 1;
        bool is_doubtful = date[date_length - 1] == '?';
        date_length -= is_doubtful ? 1 : 0;
        const char *quote = strncmp(date, "null", 4) == 0 ? "" : "'";
        length += (size_t)snprintf(json + length, sizeof json - length,
                                   "%s{'id':'e%d','verified':%s,'exam':{'name':"
                                   "'CLEP/College Algebra'",
                                   index > 0 ? "," : "", index + 1, is_doubtful ? "null" : "true");
        if (at[0] != '-')
            length += (size_t)snprintf(json + length, sizeof json - length, ",'score':%.*s",
                                       (int)score, at);
        if (date_length > 0)
            length += (size_t)snprintf(json + length, sizeof json - length, ",'taken':%s%.*s%s",
                                       quote, (int)date_length, date, quote);
        length += (size_t)snprintf(json + length, sizeof json - length, "}}");
        index++;
        at += end;
    }
    build_items(&world, json);
    build_run(&world);
}

/** ACE takes 50 and above; the exhibit of this edition stands from 2023-04-01 to 2029-03-31. */
static void an_exam_counts_in_its_window(void **state)
{
    const struct pla_measure *exam = clep("2023-04-01", "2029-03-31", "0");
    const struct pla_measure *any = clep("", "", "0");
    (void)state;
    attempts("57@2025-05-02 63@2023-03-31");
    build_measure_is(&world, exam, "57", "e1");
    build_measure_is(&world, any, "63", "e2");
    assert_int_equal(at_least(exam, "57"), PLA_MET);
    assert_int_equal(at_least(exam, "58"), PLA_NOT_MET);
    attempts("49@2023-04-01");
    build_measure_is(&world, exam, "49", "e1");
    assert_int_equal(at_least(exam, "50"), PLA_NOT_MET);
    attempts("63@2023-03-31");
    build_measure_is(&world, exam, "none", "");
    assert_int_equal(at_least(exam, "0"), PLA_NOT_MET);
    attempts("63@2022 50@2024 60@2023-03 70@2023");
    build_measure_is(&world, exam, "50..70", "e2|e4");
}

static void the_ends_of_a_window_belong_to_it(void **state)
{
    const struct pla_measure *exam = clep("2023-04-01", "2025-03-31", "0");
    (void)state;
    attempts("50@2025-03-31");
    build_measure_is(&world, exam, "50", "e1");
    attempts("50@2025-04-01");
    build_measure_is(&world, exam, "none", "");
    attempts("50@2023-04-01");
    build_measure_is(&world, exam, "50", "e1");
    attempts("50@null");
    build_measure_is(&world, exam, "50|none", "e1");
    attempts("50@2025");
    build_measure_is(&world, exam, "50|none", "e1");
}

static void other_exams_and_missing_scores(void **state)
{
    const struct pla_measure *exam = clep("", "", "0");
    (void)state;
    items("{'id':'e1',V,'exam':{'name':'CLEP/Biology','score':60}},{'id':'e2',V}");
    build_measure_is(&world, exam, "none", "");
    attempts("-@2025-05-02");
    build_measure_is(&world, exam, "?", "e1");
    attempts("50@2025-01-01 -@2025-05-02");
    build_measure_is(&world, exam, "50..", "e1|e2");
    attempts("50@2025-01-01 55@2025-05-02?");
    build_measure_is(&world, exam, "50..55", "e1|e2");
}

/** MGCCC takes one attempt per six months. */
static void attempts_too_near_do_not_count(void **state)
{
    const struct pla_measure *exam = clep("", "", "6");
    (void)state;
    attempts("40@2024-01-15 60@2024-07-14");
    build_measure_is(&world, exam, "40", "e1");
    attempts("40@2024-01-15 60@2024-07-15");
    build_measure_is(&world, exam, "60", "e2");
    attempts("60@2024-07-14 40@2024-01-15");
    build_measure_is(&world, exam, "40", "e2");
    /* the second is struck, so it does not keep the third away */
    attempts("40@2024-01-15 45@2024-03-15 60@2024-08-15");
    build_measure_is(&world, exam, "60", "e3");
    attempts("40@2024-01-15 60@2024-01-15");
    build_measure_is(&world, exam, "40", "e1");
}

static void spacing_with_open_dates(void **state)
{
    const struct pla_measure *exam = clep("", "", "6");
    const struct pla_measure *edition = clep("2024-02-01", "", "6");
    (void)state;
    attempts("40@2024-01-15 60@2024"); /* perhaps too near */
    build_measure_is(&world, exam, "40..60|none", "e1|e2");
    attempts("40@2023 60@2025"); /* a year apart at least */
    build_measure_is(&world, exam, "60", "e2");
    attempts("40@2024-01-15? 60@2024-03-15");
    build_measure_is(&world, exam, "40..60|none", "e1|e2");
    attempts("40@null 60@2024-03-15");
    build_measure_is(&world, exam, "40..60|none", "e1|e2");
    /* an attempt before the window counts nothing, but it was taken */
    attempts("40@2024-01-15 60@2024-03-15");
    build_measure_is(&world, edition, "none", "");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(picks_among_what_is_sure),
        TEST(doubt_carries_the_value_further),
        TEST(no_item_is_nothing),
        TEST(an_unknown_number_opens_an_end),
        TEST(hours_may_be_asked_by_name),
        TEST(latest_goes_by_the_end),
        TEST(earliest_goes_by_the_start),
        TEST(a_doubtful_date_decides_neither_way),
        TEST(best_takes_the_highest_row),
        TEST(best_looks_at_lists),
        TEST(an_exam_counts_in_its_window),
        TEST(the_ends_of_a_window_belong_to_it),
        TEST(other_exams_and_missing_scores),
        TEST(attempts_too_near_do_not_count),
        TEST(spacing_with_open_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
