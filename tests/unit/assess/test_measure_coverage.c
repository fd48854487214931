// SPDX-License-Identifier: Apache-2.0
/** Distinct, covered, tagged, parts: how much of a list the evidence shows. */
#include "unit/assess/build.h"

static struct build world;

static int setup(void **state)
{
    (void)state;
    build_begin(&world);
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

static struct pla_measure *named(enum pla_measure_op op, const char *name, const char *words)
{
    struct pla_measure *measure = build_measure(&world, op);
    measure->name = pla_text_of(name);
    measure->words = build_texts(&world, words);
    return measure;
}

/* ---- distinct ---- */

static void distinct_counts_different_values(void **state)
{
    const struct pla_measure *issuers = named(PLA_M_DISTINCT, "issuer", "");
    (void)state;
    items("{'id':'e1',V,'issuer':'ALT'},{'id':'e2',V,'issuer':'alt'},"
          "{'id':'e3',V,'issuer':'ALT'},{'id':'e4',V}");
    build_measure_is(&world, issuers, "2", "e1|e2|e3");
    items("");
    build_measure_is(&world, issuers, "0", "");
}

static void doubt_counts_only_what_it_brings_new(void **state)
{
    const struct pla_measure *issuers = named(PLA_M_DISTINCT, "issuer", "");
    (void)state;
    items("{'id':'e1',V,'issuer':'a'},{'id':'e2',?,'issuer':'a'},{'id':'e3',?,'issuer':'b'},"
          "{'id':'e4',?,'issuer':'b'}");
    build_measure_is(&world, issuers, "1..2", "e1|e2|e3|e4");
}

static void lists_give_each_of_their_values(void **state)
{
    const struct pla_measure *tags = named(PLA_M_DISTINCT, "tag", "");
    (void)state;
    items("{'id':'e1',V,'tags':['a','b']},{'id':'e2',V,'tags':['b','c','c']}");
    build_measure_is(&world, tags, "3", "e1|e2");
}

static void own_fields_of_every_type_are_told_apart(void **state)
{
    const struct pla_measure *number = named(PLA_M_DISTINCT, "n", "");
    const struct pla_measure *yes = named(PLA_M_DISTINCT, "yes", "");
    const struct pla_measure *day = named(PLA_M_DISTINCT, "day", "");
    (void)state;
    build_field(&world, "day", PLA_TYPE_DATE);
    build_field(&world, "n", PLA_TYPE_NUMBER);
    build_field(&world, "yes", PLA_TYPE_BOOLEAN);
    items("{'id':'e1',V,'n':1.5,'yes':true,'day':'2024-01-01'},"
          "{'id':'e2',V,'n':'3/2','yes':false,'day':'2024-01-01'},"
          "{'id':'e3',V,'n':2,'yes':true,'day':'2024-01-02'}");
    build_measure_is(&world, number, "2", "e1|e2|e3");
    build_measure_is(&world, yes, "2", NULL);
    build_measure_is(&world, day, "2", NULL);
    /* A value that is not known may be new; a month may be any of its days. */
    items("{'id':'e1',V,'n':1,'day':'2024-01-01'},{'id':'e2',V,'n':null,'day':'2024-01'}");
    build_measure_is(&world, number, "1..2", "e1|e2");
    build_measure_is(&world, day, "1..2", NULL);
    items("{'id':'e1',V,'n':null},{'id':'e2',V,'n':null}");
    build_measure_is(&world, number, "1..2", "e1|e2");
    items("{'id':'e1',?,'n':null}");
    build_measure_is(&world, number, "0..1", "e1");
}

static void many_values_are_sorted_out(void **state)
{
    const struct pla_measure *issuers = named(PLA_M_DISTINCT, "issuer", "");
    char json[8000];
    size_t length = 0;
    (void)state;
    for (int i = 0; i < 150; i++)
        length +=
            (size_t)snprintf(json + length, sizeof json - length, "%s{'id':'e%d',V,'issuer':'i%d'}",
                             i > 0 ? "," : "", i, i * 7 % 50);
    items(json);
    build_measure_is(&world, issuers, "50", NULL);
}

/** Three 40-hour micro-courses of a set make a course in North America, four in Australia. */
static void micro_courses_of_a_set(void **state)
{
    struct pla_measure *done = named(PLA_M_DISTINCT, "course", "");
    struct pla_filter *filter = build_filter(&world);
    (void)state;
    build_test_texts(&world, filter, PLA_FK_COURSE, "IPM101|IPM102|IPM103|IPM104");
    done->filter = filter;
    items("{'id':'e1',V,'course':'IPM101'},{'id':'e2',V,'course':'IPM102'},"
          "{'id':'e3',V,'course':'IPM102'},{'id':'e4',V,'course':'LiDA101'},"
          "{'id':'e5',?,'course':'IPM104'}");
    build_measure_is(&world, done, "2..3", "e1|e2|e3|e5");
}

/* ---- covered and tagged ---- */

static void covered_is_the_share_found_met(void **state)
{
    struct pla_measure *covered = named(PLA_M_COVERED, "", "o1|o2|o3|o4");
    struct pla_measure *partly = named(PLA_M_COVERED, "", "o1|o2|o3|o4");
    (void)state;
    covered->text = PLA_TEXT("met");
    partly->text = PLA_TEXT("partly");
    build_members(&world, "'evidence':[{'id':'e1','verified':true},{'id':'e2','verified':true},"
                          "{'id':'e3'},{'id':'e4','verified':null},{'id':'e5','verified':true}],"
                          "'findings':["
                          "{'evidence':'e1','assessor':'a','learning_outcomes':"
                          "{'o1':'met','o2':'partly','o9':'met'}},"
                          "{'evidence':'e2','assessor':'b','learning_outcomes':{'o1':'not_met'}},"
                          "{'evidence':'e3','assessor':'a','learning_outcomes':{'o3':'met'}},"
                          "{'evidence':'e4','assessor':'a','learning_outcomes':{'o4':'met'}}]");
    build_run(&world);
    build_measure_is(&world, covered, "0.25..0.5", "e1|e4");
    build_measure_is(&world, partly, "0.5..0.75", "e1|e4");
}

/** Minnesota takes a match of 75 percent or more. */
static void three_of_four_is_three_quarters(void **state)
{
    const struct pla_measure *tagged = named(PLA_M_TAGGED, "", "o1|o2|o3|o4");
    (void)state;
    items("{'id':'e1',V,'learning_outcomes':['o1','o2']},"
          "{'id':'e2',V,'learning_outcomes':['o3','o2']},{'id':'e3','learning_outcomes':['o4']}");
    build_measure_is(&world, tagged, "0.75", "e1|e2");
    items("{'id':'e1',V,'learning_outcomes':['o1','o2']}");
    build_measure_is(&world, tagged, "0.5", "e1");
    items("{'id':'e1',V,'learning_outcomes':['o1','o2','o3']},"
          "{'id':'e2',?,'learning_outcomes':['o4','o1']}");
    build_measure_is(&world, tagged, "0.75..1", "e1|e2");
}

static void a_third_stays_a_third(void **state)
{
    const struct pla_measure *tagged = named(PLA_M_TAGGED, "", "o1|o2|o3");
    (void)state;
    items("{'id':'e1',V,'learning_outcomes':['o1']}");
    build_measure_is(&world, tagged, "1/3", "e1");
}

static void without_a_list_the_claims_outcomes_count(void **state)
{
    const struct pla_measure *tagged = named(PLA_M_TAGGED, "", "");
    const struct pla_measure *covered = named(PLA_M_COVERED, "", "");
    (void)state;
    build_members(&world, "'claims':[{'id':'c1','learning_outcomes':['o1','o2']},{'id':'c2'}],"
                          "'evidence':[{'id':'e1','verified':true,'learning_outcomes':['o1']}]");
    world.run.claim = &world.portfolio.claims[0];
    build_run(&world);
    build_measure_is(&world, tagged, "0.5", "e1");
    build_measure_is(&world, covered, "0", "");
    world.run.claim = &world.portfolio.claims[1];
    build_run(&world);
    build_measure_is(&world, tagged, "none", "");
    world.run.claim = NULL;
    build_run(&world);
    build_measure_is(&world, covered, "none", "");
}

static void a_filter_narrows_the_evidence(void **state)
{
    struct pla_measure *tagged = named(PLA_M_TAGGED, "", "o1|o2");
    struct pla_filter *filter = build_filter(&world);
    (void)state;
    build_test_texts(&world, filter, PLA_FK_KIND, "work");
    tagged->filter = filter;
    items("{'id':'e1',V,'kind':'work','learning_outcomes':['o1']},"
          "{'id':'e2',V,'kind':'blog','learning_outcomes':['o2']}");
    build_measure_is(&world, tagged, "0.5", "e1");
}

/* ---- parts ---- */

static void parts_of_a_course(void **state)
{
    const struct pla_measure *parts = named(PLA_M_PARTS, "MOOC 1", "week 2|week 3|week 5");
    (void)state;
    items("{'id':'e1',V,'course':'MOOC 1','parts':['week 1','week 2']},"
          "{'id':'e2',V,'course':'MOOC 2','parts':['week 3']},"
          "{'id':'e3',?,'course':'MOOC 1','parts':['week 3','week 2']},"
          "{'id':'e4',V,'parts':['week 5']}");
    build_measure_is(&world, parts, "1..2", "e1|e3");
    items("{'id':'e1',V,'course':'MOOC 1','parts':['week 3','week 2']}");
    build_measure_is(&world, parts, "2", "e1");
    items("");
    build_measure_is(&world, parts, "0", "");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(distinct_counts_different_values),
        TEST(doubt_counts_only_what_it_brings_new),
        TEST(lists_give_each_of_their_values),
        TEST(own_fields_of_every_type_are_told_apart),
        TEST(many_values_are_sorted_out),
        TEST(micro_courses_of_a_set),
        TEST(covered_is_the_share_found_met),
        TEST(three_of_four_is_three_quarters),
        TEST(a_third_stays_a_third),
        TEST(without_a_list_the_claims_outcomes_count),
        TEST(a_filter_narrows_the_evidence),
        TEST(parts_of_a_course),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
