// SPDX-License-Identifier: Apache-2.0
/** Constants, dates, fields, the attempt, earlier credit, awards earned before. */
#include "unit/assess/build.h"

static struct build world;

static int setup(void **state)
{
    (void)state;
    build_begin(&world);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    build_end(&world);
    return 0;
}

static void portfolio(const char *members)
{
    char json[4096];
    (void)snprintf(json, sizeof json, "'evidence':[]%s%s", *members != '\0' ? "," : "", members);
    build_members(&world, json);
    build_run(&world);
}

static struct pla_measure *named(enum pla_measure_op op, const char *name, enum pla_kind kind)
{
    struct pla_measure *measure = build_measure(&world, op);
    measure->name = pla_text_of(name);
    measure->kind = kind;
    return measure;
}

/* ---- constants and dates ---- */

static void constants_are_themselves(void **state)
{
    (void)state;
    portfolio("");
    build_measure_is(&world, build_const(&world, "8/3"), "8/3", "");
    build_measure_is(&world, build_const_day(&world, "2024-02-29"), "2024-02-29", "");
    build_measure_is(&world, build_const_text(&world, "BA4"), "'BA4'", "");
    build_measure_is(&world, build_const_boolean(&world, true), "true", "");
    build_measure_is(&world, build_const_boolean(&world, false), "false", "");
}

static void dates_count_back_by_months(void **state)
{
    struct pla_measure *ago = build_measure(&world, PLA_M_AGO);
    (void)state;
    portfolio("");
    build_measure_is(&world, build_measure(&world, PLA_M_AS_OF), "2026-11-01", NULL);
    ago->value = PLA_WHOLE(7);
    build_measure_is(&world, ago, "2019-11-01", NULL);
    world.terms.as_of = build_day("2024-02-29");
    build_run(&world);
    ago->value = build_number("0.5");
    build_measure_is(&world, ago, "2023-08-29", NULL);
    build_run(&world);
    ago->value = PLA_WHOLE(3);
    build_measure_is(&world, ago, "2021-02-28", NULL);
    build_run(&world);
    ago->value = PLA_WHOLE(100000);
    build_measure_is(&world, ago, "0001-01-01", NULL);
}

static void the_attempt_is_a_number(void **state)
{
    const struct pla_measure *attempt = build_measure(&world, PLA_M_ATTEMPT);
    (void)state;
    portfolio("");
    build_measure_is(&world, attempt, "1", NULL);
    portfolio("'attempt':2");
    build_measure_is(&world, attempt, "2", NULL);
}

/* ---- fields ---- */

static void fields_of_the_learner(void **state)
{
    const struct pla_measure *program = named(PLA_M_LEARNER, "program", PLA_KIND_TEXT);
    const struct pla_measure *country = named(PLA_M_LEARNER, "country", PLA_KIND_TEXT);
    const struct pla_measure *age = named(PLA_M_LEARNER, "age", PLA_KIND_NUMBER);
    const struct pla_measure *staff = named(PLA_M_LEARNER, "staff", PLA_KIND_BOOLEAN);
    const struct pla_measure *degree = named(PLA_M_LEARNER, "degree", PLA_KIND_DATE);
    (void)state;
    build_field(&world, "age", PLA_TYPE_NUMBER);
    build_field(&world, "country", PLA_TYPE_TEXT);
    build_field(&world, "degree", PLA_TYPE_DATE);
    build_field(&world, "staff", PLA_TYPE_BOOLEAN);
    portfolio("'learner':{'id':'s1','program':'BA4','country':'NZ','age':31.5,'staff':false,"
              "'degree':'2015-06'}");
    build_measure_is(&world, program, "'BA4'", NULL);
    build_measure_is(&world, country, "'NZ'", NULL);
    build_measure_is(&world, age, "31.5", NULL);
    build_measure_is(&world, staff, "false", NULL);
    build_measure_is(&world, degree, "2015-06-01..2015-06-30", NULL);
    portfolio("'learner':{'id':'s1','program':null,'country':'unknown','age':null}");
    build_measure_is(&world, program, "?", NULL);
    build_measure_is(&world, country, "?", NULL);
    build_measure_is(&world, age, "?", NULL);
    build_measure_is(&world, staff, "none", NULL);
    portfolio("");
    build_measure_is(&world, program, "none", NULL);
    build_measure_is(&world, degree, "none", NULL);
}

static void groups_are_out_of_reach(void **state)
{
    const struct pla_measure *groups = named(PLA_M_LEARNER, "groups", PLA_KIND_TEXT);
    (void)state;
    portfolio("'learner':{'id':'s1','groups':{'first_generation':'yes'}}");
    build_measure_is(&world, groups, "none", NULL);
}

static void fields_of_the_portfolio(void **state)
{
    const struct pla_measure *term = named(PLA_M_PORTFOLIO, "term", PLA_KIND_TEXT);
    const struct pla_measure *submitted = named(PLA_M_PORTFOLIO, "submitted", PLA_KIND_DATE);
    const struct pla_measure *catalog = named(PLA_M_PORTFOLIO, "catalog", PLA_KIND_DATE);
    const struct pla_measure *own = named(PLA_M_PORTFOLIO, "route", PLA_KIND_TEXT);
    (void)state;
    build_field(&world, "route", PLA_TYPE_TEXT);
    portfolio("'term':'2026-FA','submitted':'2026-01-15','catalog':'2025','route':'fast'");
    build_measure_is(&world, term, "'2026-FA'", NULL);
    build_measure_is(&world, submitted, "2026-01-15", NULL);
    build_measure_is(&world, catalog, "2025-01-01..2025-12-31", NULL);
    build_measure_is(&world, own, "'fast'", NULL);
    portfolio("'term':null,'submitted':null,'route':null");
    build_measure_is(&world, term, "?", NULL);
    build_measure_is(&world, submitted, "?", NULL);
    build_measure_is(&world, catalog, "none", NULL);
    build_measure_is(&world, own, "?", NULL);
}

static void fields_of_the_claim(void **state)
{
    const struct pla_measure *course = named(PLA_M_CLAIM, "course", PLA_KIND_TEXT);
    const struct pla_measure *credits = named(PLA_M_CLAIM, "credits", PLA_KIND_NUMBER);
    const struct pla_measure *unit = named(PLA_M_CLAIM, "unit", PLA_KIND_TEXT);
    const struct pla_measure *level = named(PLA_M_CLAIM, "credit_level", PLA_KIND_TEXT);
    const struct pla_measure *own = named(PLA_M_CLAIM, "wish", PLA_KIND_NUMBER);
    (void)state;
    build_field(&world, "wish", PLA_TYPE_NUMBER);
    build_members(&world,
                  "'evidence':[],'claims':[{'id':'c1','course':'EDU 301','credits':3,"
                  "'unit':'semester','credit_level':'upper','wish':'1/3'},"
                  "{'id':'c2','course':null,'credits':'unknown','unit':null,'credit_level':null},"
                  "{'id':'c3'}]");
    world.run.claim = &world.portfolio.claims[0];
    build_run(&world);
    build_measure_is(&world, course, "'EDU 301'", NULL);
    build_measure_is(&world, credits, "3", NULL);
    build_measure_is(&world, unit, "'semester'", NULL);
    build_measure_is(&world, level, "'upper'", NULL);
    build_measure_is(&world, own, "1/3", NULL);
    world.run.claim = &world.portfolio.claims[1];
    build_run(&world);
    build_measure_is(&world, course, "?", NULL);
    build_measure_is(&world, credits, "?", NULL);
    build_measure_is(&world, unit, "?", NULL);
    build_measure_is(&world, level, "?", NULL);
    world.run.claim = &world.portfolio.claims[2];
    build_run(&world);
    build_measure_is(&world, course, "none", NULL);
    build_measure_is(&world, credits, "none", NULL);
    build_measure_is(&world, own, "none", NULL);
    world.run.claim = NULL;
    build_run(&world);
    build_measure_is(&world, course, "none", NULL);
}

/* ---- held ---- */

static void held_asks_for_a_passed_course(void **state)
{
    const struct pla_measure *held = named(PLA_M_HELD, "EDU 101", PLA_KIND_BOOLEAN);
    struct pla_measure *tried = named(PLA_M_HELD, "EDU 101", PLA_KIND_BOOLEAN);
    (void)state;
    tried->words = build_texts(&world, "failed|attempted");
    portfolio("'held':[{'course':'EDU 101'}]");
    build_measure_is(&world, held, "true", NULL);
    build_measure_is(&world, tried, "false", NULL);
    portfolio("'held':[{'course':'EDU 102'},{'course':'EDU 101','status':'failed'}]");
    build_measure_is(&world, held, "false", NULL);
    build_measure_is(&world, tried, "true", NULL);
    portfolio("");
    build_measure_is(&world, held, "false", NULL);
}

static void held_ranks_grades_by_the_policy(void **state)
{
    static const struct {
        const char *grade, *expected;
    } rows[] = {{"'C'", "true"},  {"'B'", "true"}, {"'A'", "true"}, {"'D'", "false"},
                {"'F'", "false"}, {"'Pass'", "?"}, {"null", "?"}};
    struct pla_measure *held = named(PLA_M_HELD, "EDU 101", PLA_KIND_BOOLEAN);
    (void)state;
    held->text = PLA_TEXT("C");
    world.policy.grades = build_texts(&world, "F|D|C|B|A");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char members[128];
        (void)snprintf(members, sizeof members, "'held':[{'course':'EDU 101','grade':%s}]",
                       rows[i].grade);
        portfolio(members);
        build_measure_is(&world, held, rows[i].expected, NULL);
    }
    portfolio("'held':[{'course':'EDU 101'}]");
    build_measure_is(&world, held, "?", NULL);
    portfolio("'held':[{'course':'EDU 101','grade':'D'},{'course':'EDU 101','grade':'B'}]");
    build_measure_is(&world, held, "true", NULL);
    world.policy.grades = build_texts(&world, "");
    portfolio("'held':[{'course':'EDU 101','grade':'C'}]");
    build_measure_is(&world, held, "true", NULL);
    portfolio("'held':[{'course':'EDU 101','grade':'A'}]");
    build_measure_is(&world, held, "?", NULL);
}

static void held_since_a_day(void **state)
{
    struct pla_measure *held = named(PLA_M_HELD, "EDU 101", PLA_KIND_BOOLEAN);
    (void)state;
    held->has_day = true;
    held->day = build_day("2024-12-20");
    portfolio("'held':[{'course':'EDU 101','ended':'2024-12-20'}]");
    build_measure_is(&world, held, "true", NULL);
    portfolio("'held':[{'course':'EDU 101','ended':'2024-12-19'}]");
    build_measure_is(&world, held, "false", NULL);
    portfolio("'held':[{'course':'EDU 101','ended':'2024-12'}]");
    build_measure_is(&world, held, "?", NULL);
    portfolio("'held':[{'course':'EDU 101'}]");
    build_measure_is(&world, held, "?", NULL);
}

static void held_credits_add_up(void **state)
{
    struct pla_measure *all = build_measure(&world, PLA_M_HELD_CREDITS);
    struct pla_measure *here = build_measure(&world, PLA_M_HELD_CREDITS);
    struct pla_measure *exams = build_measure(&world, PLA_M_HELD_CREDITS);
    struct pla_measure *upper = build_measure(&world, PLA_M_HELD_CREDITS);
    (void)state;
    here->flag = true;
    exams->method = PLA_TEXT("exam");
    upper->text = PLA_TEXT("upper");
    portfolio("'held':[{'course':'A','credits':3,'here':true,'credit_level':'upper'},"
              "{'course':'B','credits':4.5,'method':'exam','credit_level':'lower'},"
              "{'course':'C','credits':30,'status':'failed'},"
              "{'course':'D','credits':2,'here':true,'method':'course'}]");
    build_measure_is(&world, all, "9.5", NULL);
    build_measure_is(&world, here, "5", NULL);
    build_measure_is(&world, exams, "4.5", NULL);
    build_measure_is(&world, upper, "3..5", NULL); /* nobody says D's level */
    portfolio("");
    build_measure_is(&world, all, "0", NULL);
}

static void held_credits_come_in_the_policys_unit(void **state)
{
    const struct pla_unit units[] = {{PLA_TEXT("quarter"), {2, 3}}, {PLA_TEXT("ects"), {1, 2}}};
    const struct pla_course courses[] = {{.code = PLA_TEXT("MATH 108"),
                                          .unit = PLA_TEXT("ects"),
                                          .credit_level = PLA_TEXT("lower"),
                                          .has_credits = true,
                                          .credits = {6, 1}}};
    struct pla_measure *all = build_measure(&world, PLA_M_HELD_CREDITS);
    struct pla_measure *lower = build_measure(&world, PLA_M_HELD_CREDITS);
    (void)state;
    lower->text = PLA_TEXT("lower");
    world.policy.units = units;
    world.policy.unit_count = 2;
    world.policy.courses = courses;
    world.policy.course_count = 1;
    /* Manhattanville: 45 quarter hours are 30 semester hours. */
    portfolio("'held':[{'course':'A','credits':45,'unit':'quarter'}]");
    build_measure_is(&world, all, "30", NULL);
    portfolio("'held':[{'course':'A','credits':4,'unit':'quarter'},"
              "{'course':'B','credits':1,'unit':'semester'},{'course':'MATH 108'}]");
    build_measure_is(&world, all, "20/3", NULL);
    build_measure_is(&world, lower, "3..20/3", NULL);
    portfolio("'held':[{'course':'A','credits':4},{'course':'B'}]");
    build_measure_is(&world, all, "4..", NULL);
    portfolio("'held':[{'course':'A','credits':4,'unit':'hours'}]");
    build_measure_is(&world, all, "!earlier credit is in a unit the policy does not know", NULL);
}

static void held_credits_since_a_day(void **state)
{
    struct pla_measure *recent = build_measure(&world, PLA_M_HELD_CREDITS);
    (void)state;
    recent->has_day = true;
    recent->day = build_day("2020-01-01");
    portfolio("'held':[{'course':'A','credits':3,'ended':'2020-01-01'},"
              "{'course':'B','credits':5,'ended':'2019-12-31'},"
              "{'course':'C','credits':7}]");
    build_measure_is(&world, recent, "3..10", NULL);
}

/* ---- awarded ---- */

static void awarded_looks_at_awards_before(void **state)
{
    struct pla_measure *awarded = build_measure(&world, PLA_M_AWARDED);
    static const struct {
        enum pla_award_status status;
        const char *value;
    } rows[] = {
        {PLA_STATUS_RECOMMENDED, "1"}, {PLA_STATUS_WITHHELD, "1"},
        {PLA_STATUS_NOT_MET, "0"},     {PLA_STATUS_UNDECIDED, "0..1"},
        {PLA_STATUS_REFERRED, "0..1"}, {PLA_STATUS_FAILED, "!an award it looks at has failed"}};
    (void)state;
    awarded->words = build_texts(&world, "first|second");
    build_award(&world, "first");
    build_award(&world, "second");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        portfolio("");
        world.run.awards_judged = 1;
        world.run.awards[0].award = &world.awards[0];
        world.run.awards[0].status = rows[i].status;
        build_measure_is(&world, awarded, rows[i].value, NULL);
    }
    portfolio("");
    world.run.awards_judged = 1; /* left out of the answer: it did not apply */
    build_measure_is(&world, awarded, "0", NULL);
}

static void awarded_takes_what_is_held(void **state)
{
    struct pla_measure *awarded = build_measure(&world, PLA_M_AWARDED);
    (void)state;
    awarded->words = build_texts(&world, "first|second|third");
    portfolio("'held':[{'course':'second'},{'course':'third','status':'failed'}]");
    build_measure_is(&world, awarded, "1", NULL);
}

static void awarded_rests_on_the_awards_evidence(void **state)
{
    struct pla_measure *awarded = build_measure(&world, PLA_M_AWARDED);
    (void)state;
    awarded->words = build_texts(&world, "first|second");
    build_award(&world, "first");
    build_award(&world, "second");
    build_items(&world, "{'id':'e1'},{'id':'e2'},{'id':'e3'}");
    build_run(&world);
    world.run.awards_judged = 2;
    for (size_t i = 0; i < 2; i++) {
        world.run.awards[i].award = &world.awards[i];
        world.run.awards[i].evidence = build_texts(&world, i == 0 ? "e2|e3" : "e1");
    }
    build_measure_is(&world, awarded, "2", "e1|e2|e3");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(constants_are_themselves),
        TEST(dates_count_back_by_months),
        TEST(the_attempt_is_a_number),
        TEST(fields_of_the_learner),
        TEST(groups_are_out_of_reach),
        TEST(fields_of_the_portfolio),
        TEST(fields_of_the_claim),
        TEST(held_asks_for_a_passed_course),
        TEST(held_ranks_grades_by_the_policy),
        TEST(held_since_a_day),
        TEST(held_credits_add_up),
        TEST(held_credits_come_in_the_policys_unit),
        TEST(held_credits_since_a_day),
        TEST(awarded_looks_at_awards_before),
        TEST(awarded_takes_what_is_held),
        TEST(awarded_rests_on_the_awards_evidence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
