// SPDX-License-Identifier: Apache-2.0
/**
 * Duplicate credit between the awards of one record.
 */
#include "unit/assess/limit_build.h"

static struct pla_text p105 = {"MATH 105", 8}, p108 = {"MATH 108", 8}, p226 = {"MATH 226", 8};
static struct pla_text s101 = {"STAT 101", 8}, e202 = {"ENG 202", 7};

static void begin(struct build *b)
{
    static struct pla_course courses[5];
    static struct pla_overlap overlaps[1];
    build_begin(b);
    build_items(b, "");
    memset(courses, 0, sizeof courses);
    overlaps[0] = (struct pla_overlap){PLA_TEXT("MATH 107"), PLA_WHOLE(2)};
    courses[0].code = p226;
    courses[0].supersedes = (struct pla_text_list){&p108, 1};
    courses[1].code = p108;
    courses[1].prerequisite = (struct pla_text_list){&p105, 1};
    courses[2].code = PLA_TEXT("PSY 110");
    courses[2].equivalent = (struct pla_text_list){&s101, 1};
    courses[3].code = PLA_TEXT("ENG 201");
    courses[3].exclusive = (struct pla_text_list){&e202, 1};
    courses[4].code = PLA_TEXT("MATH 106");
    courses[4].overlaps = overlaps;
    courses[4].overlap_count = 1;
    b->policy.courses = courses;
    b->policy.course_count = 5;
}

static void a_course_counts_once(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    limit_course(&b, "CLEP", "3")->name = PLA_TEXT("ENG 101");
    limit_course(&b, "portfolio", "4")->name = PLA_TEXT("ENG 101");
    limit_course(&b, "DSST", "4")->name = PLA_TEXT("ENG 101");
    limit_course(&b, "other", "3")->name = PLA_TEXT("ENG 102");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "withheld 0: held:ENG 101=3");
    limit_is(&awards[1], "recommended 4"); /* the most credit, ties the first listed */
    limit_is(&awards[2], "withheld 0: held:ENG 101=4");
    limit_is(&awards[3], "recommended 3");
    build_end(&b);
}

static void equivalents_count_once(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    limit_course(&b, "STAT 101", "3");
    limit_course(&b, "PSY 110", "3");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 3");
    limit_is(&awards[1], "withheld 0: held:STAT 101=3");
    build_end(&b);
}

static void the_more_advanced_award_stands_alone(void **state)
{
    static const char *const orders[][3] = {{"MATH 105", "MATH 108", "MATH 226"},
                                            {"MATH 226", "MATH 108", "MATH 105"},
                                            {"MATH 108", "MATH 226", "MATH 105"}};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct build b;
        begin(&b);
        for (int k = 0; k < 3; k++) /* less credit, but it goes beyond the others */
            limit_course(&b, orders[i][k], strcmp(orders[i][k], "MATH 226") == 0 ? "2" : "3");
        const struct pla_award_result *awards = limit_all(&b);
        for (int k = 0; k < 3; k++)
            limit_is(&awards[k], strcmp(orders[i][k], "MATH 226") == 0
                                     ? "recommended 2"
                                     : "withheld 0: held:MATH 226=3");
        build_end(&b);
    }
}

static void of_an_exclusive_pair_the_better_stands(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    limit_course(&b, "ENG 201", "3");
    limit_course(&b, "ENG 202", "4");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "withheld 0: exclusive:ENG 202=3");
    limit_is(&awards[1], "recommended 4");
    build_end(&b);
}

static void equivalents_overlap_and_exclude_each_other(void **state)
{
    static struct pla_text e202h = {"ENG 202H", 8}, m107 = {"MATH 107", 8};
    struct pla_course courses[7];
    struct build b;
    (void)state;
    begin(&b);
    memcpy(courses, b.policy.courses, 5 * sizeof *courses);
    courses[5] = (struct pla_course){.code = e202, .equivalent = {&e202h, 1}};
    courses[6] = (struct pla_course){.code = PLA_TEXT("STAT 107"), .equivalent = {&m107, 1}};
    b.policy.courses = courses;
    b.policy.course_count = 7;
    limit_course(&b, "ENG 201", "3");
    limit_course(&b, "ENG 202H", "4");
    limit_course(&b, "MATH 106", "3");
    limit_course(&b, "STAT 107", "3");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "withheld 0: exclusive:ENG 202H=3");
    limit_is(&awards[1], "recommended 4");
    limit_is(&awards[2], "recommended 3");
    limit_is(&awards[3], "recommended 1: overlap:MATH 106=2");
    build_end(&b);
}

static void an_overlap_is_taken_from_the_lesser(void **state)
{
    static const char *const rows[][4] = {
        {"3", "4", "recommended 1: overlap:MATH 107=2", "recommended 4"},
        {"4", "3", "recommended 4", "recommended 1: overlap:MATH 106=2"},
        {"3", "3", "recommended 3", "recommended 1: overlap:MATH 106=2"},
        {"1", "3", "withheld 0: overlap:MATH 107=1", "recommended 3"}};
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct build b;
        begin(&b);
        limit_course(&b, "MATH 106", rows[i][0]);
        limit_course(&b, "MATH 107", rows[i][1]);
        const struct pla_award_result *awards = limit_all(&b);
        limit_is(&awards[0], rows[i][2]);
        limit_is(&awards[1], rows[i][3]);
        build_end(&b);
    }
}

static void courses_of_one_award_stand_together(void **state)
{
    static const struct pla_toward both[] = {{{"MATH 105", 8}, {3, 1}}, {{"MATH 226", 8}, {4, 1}}};
    struct build b;
    (void)state;
    begin(&b);
    struct pla_award *award = build_award(&b, "block");
    award->courses = both;
    award->course_count = 2;
    limit_course(&b, "MATH 108", "3"); /* below 226, above 105 */
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 7");
    limit_is(&awards[1], "withheld 0: held:MATH 226=3");
    build_end(&b);
}

static void a_course_twice_in_one_award_is_its_own_matter(void **state)
{
    static const struct pla_toward twice[] = {{{"X 1", 3}, {3, 1}}, {{"X 1", 3}, {3, 1}}};
    struct build b;
    (void)state;
    begin(&b);
    struct pla_award *award = build_award(&b, "A");
    award->courses = twice;
    award->course_count = 2;
    limit_course(&b, "X 1", "3");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 6");
    limit_is(&awards[1], "withheld 0: held:X 1=3");
    build_end(&b);
}

static void courses_that_cover_each_other_are_one(void **state)
{
    static struct pla_course courses[2];
    struct build b;
    (void)state;
    build_begin(&b);
    build_items(&b, "");
    courses[0] = (struct pla_course){.code = p105, .supersedes = {&p108, 1}};
    courses[1] = (struct pla_course){.code = p108, .supersedes = {&p105, 1}};
    b.policy.courses = courses;
    b.policy.course_count = 2;
    limit_course(&b, "MATH 105", "3");
    limit_course(&b, "MATH 108", "4");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "withheld 0: held:MATH 108=3");
    limit_is(&awards[1], "recommended 4");
    build_end(&b);
}

static void what_is_withheld_already_blocks_nobody(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_award *winner = limit_course(&b, "EDU 101", "5");
    struct pla_award *loser = limit_course(&b, "MATH 226", "4");
    winner->exclusive = loser->exclusive = PLA_TEXT("one");
    limit_course(&b, "MATH 108", "3");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[1], "withheld 0: exclusive:one=4");
    limit_is(&awards[2], "recommended 3");
    build_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_course_counts_once),
        cmocka_unit_test(equivalents_count_once),
        cmocka_unit_test(the_more_advanced_award_stands_alone),
        cmocka_unit_test(of_an_exclusive_pair_the_better_stands),
        cmocka_unit_test(equivalents_overlap_and_exclude_each_other),
        cmocka_unit_test(an_overlap_is_taken_from_the_lesser),
        cmocka_unit_test(courses_of_one_award_stand_together),
        cmocka_unit_test(a_course_twice_in_one_award_is_its_own_matter),
        cmocka_unit_test(courses_that_cover_each_other_are_one),
        cmocka_unit_test(what_is_withheld_already_blocks_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
