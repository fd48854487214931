// SPDX-License-Identifier: Apache-2.0
/**
 * Courses held block awards: the same, failed, equivalent, more advanced, prerequisite, overlap.
 */
#include "unit/assess/limit_build.h"

/** Calculus goes beyond precalculus, which goes beyond algebra (Binghamton, CSU Northridge). */
static void set_courses(struct build *b)
{
    static struct pla_course courses[6];
    static struct pla_text algebra = {"MATH 105", 8}, precalculus = {"MATH 108", 8};
    static struct pla_text calculus = {"MATH 226", 8}, twin = {"STAT 101", 8};
    static struct pla_text other = {"ENG 202", 7};
    static struct pla_overlap overlaps[1];

    memset(courses, 0, sizeof courses);
    overlaps[0] = (struct pla_overlap){PLA_TEXT("MATH 107"), PLA_WHOLE(2)};
    courses[0].code = PLA_TEXT("MATH 227"); /* second calculus builds on the first */
    courses[0].prerequisite = (struct pla_text_list){&calculus, 1};
    courses[1].code = calculus;
    courses[1].supersedes = (struct pla_text_list){&precalculus, 1};
    courses[2].code = precalculus;
    courses[2].supersedes = (struct pla_text_list){&algebra, 1};
    courses[3].code = PLA_TEXT("PSY 110");
    courses[3].equivalent = (struct pla_text_list){&twin, 1};
    courses[4].code = PLA_TEXT("ENG 201");
    courses[4].exclusive = (struct pla_text_list){&other, 1};
    courses[5].code = PLA_TEXT("MATH 106");
    courses[5].overlaps = overlaps;
    courses[5].overlap_count = 1;
    b->policy.courses = courses;
    b->policy.course_count = 6;
}

/** One award for `course` while `held` (JSON) is held. */
static void check_one(const char *held, const char *course, const char *expected)
{
    for (int with_graph = 0; with_graph < 2; with_graph++) {
        struct build b;
        char members[512];
        build_begin(&b);
        (void)snprintf(members, sizeof members, "'evidence':[],'held':[%s]", held);
        build_members(&b, members);
        set_courses(&b);
        if (with_graph)
            b.terms.graph = pla_course_graph_new(&b.policy, &b.arena);
        limit_course(&b, course, "3");
        limit_is(limit_all(&b), expected);
        build_end(&b);
    }
}

static void the_same_course_blocks(void **state)
{
    static const char *const statuses[] = {"passed", "failed", "attempted", "audited", "enrolled"};
    (void)state;
    for (int i = 0; i < 5; i++) {
        char held[80];
        (void)snprintf(held, sizeof held, "{'course':'EDU 301','status':'%s'}", statuses[i]);
        check_one(held, "EDU 301", "withheld 0: held:EDU 301=3");
        check_one(held, "EDU 302", "recommended 3");
    }
}

static void a_course_taken_again_blocks_once(void **state)
{
    (void)state;
    check_one("{'course':'EDU 301','status':'failed'},{'course':'EDU 301','grade':'C'}", "EDU 301",
              "withheld 0: held:EDU 301=3");
}

static void an_equivalent_blocks_both_ways(void **state)
{
    (void)state;
    check_one("{'course':'STAT 101'}", "PSY 110", "withheld 0: held:STAT 101=3");
    check_one("{'course':'PSY 110'}", "STAT 101", "withheld 0: held:PSY 110=3");
    check_one("{'course':'PSY 110','status':'failed'}", "STAT 101", "withheld 0: held:PSY 110=3");
}

static void a_more_advanced_course_blocks_all_below(void **state)
{
    (void)state;
    check_one("{'course':'MATH 226'}", "MATH 108", "withheld 0: held:MATH 226=3");
    check_one("{'course':'MATH 226'}", "MATH 105", "withheld 0: held:MATH 226=3");
    check_one("{'course':'MATH 105'}", "MATH 226", "recommended 3");
    /* only what was passed goes beyond: who failed calculus may still show algebra */
    check_one("{'course':'MATH 226','status':'failed'}", "MATH 108", "recommended 3");
    check_one("{'course':'MATH 226','status':'enrolled'}", "MATH 105", "recommended 3");
}

static void a_prerequisite_of_a_course_held_is_blocked(void **state)
{
    (void)state;
    check_one("{'course':'MATH 227'}", "MATH 226", "withheld 0: held:MATH 227=3");
    check_one("{'course':'MATH 227'}", "MATH 105", "withheld 0: held:MATH 227=3"); /* on and on */
    check_one("{'course':'MATH 226'}", "MATH 227", "recommended 3");
}

static void the_course_that_blocks_is_named(void **state)
{
    (void)state;
    /* 105 is held itself; 108 is below 226, which is listed before 227 */
    check_one("{'course':'MATH 226'},{'course':'MATH 105'},{'course':'MATH 227'}", "MATH 105",
              "withheld 0: held:MATH 105=3");
    check_one("{'course':'MATH 227'},{'course':'MATH 226'}", "MATH 108",
              "withheld 0: held:MATH 226=3");
}

static void an_exclusive_course_blocks_both_ways(void **state)
{
    (void)state;
    check_one("{'course':'ENG 202'}", "ENG 201", "withheld 0: exclusive:ENG 202=3");
    check_one("{'course':'ENG 201'}", "ENG 202", "withheld 0: exclusive:ENG 201=3");
    check_one("{'course':'ENG 201','status':'failed'}", "ENG 202", "recommended 3");
}

static void an_overlap_is_taken_off(void **state)
{
    (void)state;
    check_one("{'course':'MATH 107'}", "MATH 106", "recommended 1: overlap:MATH 107=2");
    check_one("{'course':'MATH 106'}", "MATH 107", "recommended 1: overlap:MATH 106=2");
    check_one("{'course':'MATH 106','status':'audited'}", "MATH 107", "recommended 3");
}

static void cuts_add_up_never_below_nothing(void **state)
{
    static const struct pla_overlap overlaps[] = {{{"X 1", 3}, {2, 1}}, {{"X 2", 3}, {2, 1}}};
    struct pla_course courses[] = {
        {.code = PLA_TEXT("X 0"), .overlaps = overlaps, .overlap_count = 2}};
    struct build b;
    (void)state;
    build_begin(&b);
    build_members(&b, "'evidence':[],'held':[{'course':'X 1'},{'course':'X 2'}]");
    b.policy.courses = courses;
    b.policy.course_count = 1;
    limit_course(&b, "X 0", "3");
    limit_is(limit_all(&b), "withheld 0: overlap:X 1=2 overlap:X 2=1");
    build_end(&b);
}

/** "X 1" overlaps and excludes; "Y 1" is the same course elsewhere, and "Z 1" the same as that. */
static void an_equivalent_overlaps_and_excludes_as_well(void **state)
{
    static const struct pla_overlap overlaps[] = {{{"X 1", 3}, {2, 1}}};
    static struct pla_text x = {"X 1", 3}, y = {"Y 1", 3}, z = {"Z 1", 3};
    struct pla_course courses[] = {
        {.code = PLA_TEXT("W 1"), .exclusive = {&x, 1}},
        {.code = y, .equivalent = {&x, 1}},
        {.code = PLA_TEXT("W 2"), .overlaps = overlaps, .overlap_count = 1},
        {.code = y, .equivalent = {&z, 1}}};
    static const char *const rows[][3] = {
        {"Z 1", "W 2", "recommended 1: overlap:Z 1=2"},
        {"W 2", "Z 1", "recommended 1: overlap:W 2=2"},
        {"Y 1'},{'course':'X 1'},{'course':'Z 1", "W 2", "recommended 1: overlap:X 1=2"}, /* once */
        {"Z 1','status':'failed", "W 2", "recommended 3"},
        {"Z 1", "W 1", "withheld 0: exclusive:Z 1=3"},
        {"W 1", "Z 1", "withheld 0: exclusive:W 1=3"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        char members[128];
        build_begin(&b);
        (void)snprintf(members, sizeof members, "'evidence':[],'held':[{'course':'%s'}]",
                       rows[i][0]);
        build_members(&b, members);
        b.policy.courses = courses;
        b.policy.course_count = 4;
        limit_course(&b, rows[i][1], "3");
        limit_is(limit_all(&b), rows[i][2]);
        build_end(&b);
    }
}

static void of_several_courses_only_the_held_one_is_cut(void **state)
{
    static const struct pla_toward courses[] = {{{"EDU 301", 7}, {3, 1}}, {{"EDU 302", 7}, {2, 1}}};
    (void)state;
    static const char *const rows[][2] = {
        {"{'course':'EDU 301'}", "recommended 2: held:EDU 301=3"},
        {"{'course':'EDU 302'},{'course':'EDU 301'}", "withheld 0: held:EDU 301=3 held:EDU 302=2"}};
    for (int i = 0; i < 2; i++) {
        struct build b;
        char members[128];
        build_begin(&b);
        (void)snprintf(members, sizeof members, "'evidence':[],'held':[%s]", rows[i][0]);
        build_members(&b, members);
        struct pla_award *award = build_award(&b, "A");
        award->courses = courses;
        award->course_count = 2;
        limit_is(limit_all(&b), rows[i][1]);
        build_end(&b);
    }
}

static void what_is_no_course_is_not_blocked(void **state)
{
    static const enum pla_award_kind kinds[] = {PLA_AWARD_BADGE, PLA_AWARD_ELECTIVE,
                                                PLA_AWARD_BLOCK};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct build b;
        build_begin(&b);
        build_members(&b, "'evidence':[],'held':[{'course':'EDU 301'}]");
        limit_course(&b, "EDU 301", "3")->kind = kinds[i];
        limit_is(limit_all(&b), kinds[i] == PLA_AWARD_BADGE ? "recommended 0" : "recommended 3");
        build_end(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_course_blocks),
        cmocka_unit_test(a_course_taken_again_blocks_once),
        cmocka_unit_test(an_equivalent_blocks_both_ways),
        cmocka_unit_test(a_more_advanced_course_blocks_all_below),
        cmocka_unit_test(a_prerequisite_of_a_course_held_is_blocked),
        cmocka_unit_test(the_course_that_blocks_is_named),
        cmocka_unit_test(an_exclusive_course_blocks_both_ways),
        cmocka_unit_test(an_overlap_is_taken_off),
        cmocka_unit_test(cuts_add_up_never_below_nothing),
        cmocka_unit_test(an_equivalent_overlaps_and_excludes_as_well),
        cmocka_unit_test(of_several_courses_only_the_held_one_is_cut),
        cmocka_unit_test(what_is_no_course_is_not_blocked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
