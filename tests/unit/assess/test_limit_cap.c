// SPDX-License-Identifier: Apache-2.0
/**
 * Caps with real numbers: portfolio 24 inside all prior learning 31, 25 % of 120 at upper level.
 */
#include "unit/assess/limit_build.h"

static const struct pla_method methods[] = {
    {.name = {"portfolio", 9}}, {.name = {"exam", 4}}, {.name = {"transfer", 8}}};
static const struct pla_text by_portfolio[] = {{"portfolio", 9}}, by_exams[] = {{"exam", 4}},
                             by_none[] = {{"none", 4}};
static const struct pla_program_def programs[] = {{{"BA4", 3}, {120, 1}}, {{"AA2", 3}, {60, 1}}};

/** Bryan: portfolio 24, all prior learning 31; a quarter of the programme at upper level. */
static const struct pla_cap bryan[] = {
    {.id = {"pla", 3}, .has_max = true, .max = {31, 1}, .held = true},
    {.id = {"portfolio", 9},
     .within = {"pla", 3},
     .methods = {by_portfolio, 1},
     .has_max = true,
     .max = {24, 1}},
    {.id = {"upper", 5}, .credit_level = {"upper", 5}, .has_percent = true, .percent = {25, 1}},
};

static void begin(struct build *b, const char *members)
{
    char json[768];
    build_begin(b);
    (void)snprintf(json, sizeof json, "'evidence':[]%s%s", *members ? "," : "", members);
    build_members(b, json);
    b->policy.methods = methods;
    b->policy.method_count = 2; /* transfer is listed where a test says so */
    b->policy.programs = programs;
    b->policy.program_count = 2;
    b->policy.caps = bryan;
    b->policy.cap_count = 3;
    b->policy.prefer = PLA_PREFER_LISTED;
}

#define BA4 "'learner':{'id':'S1','program':'BA4'}"

static struct pla_award *by_exam(struct build *b, const char *id, const char *credits)
{
    struct pla_award *award = limit_elective(b, id, credits);
    award->method = PLA_TEXT("exam");
    return award;
}

static void below_and_at_a_cap_nothing_is_cut(void **state)
{
    struct build b;
    (void)state;
    begin(&b, BA4);
    limit_elective(&b, "A", "12");
    limit_elective(&b, "B", "12"); /* 24 by portfolio */
    by_exam(&b, "C", "7");         /* 31 in all */
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 12");
    limit_is(&awards[1], "recommended 12");
    limit_is(&awards[2], "recommended 7");
    build_end(&b);
}

static void an_inner_cap_bites_first_and_each_names_its_cut(void **state)
{
    struct build b;
    (void)state;
    begin(&b, BA4);
    limit_elective(&b, "A", "20");
    by_exam(&b, "B", "9");
    limit_elective(&b, "C", "6"); /* 4 fit under portfolio, 2 under pla */
    limit_elective(&b, "D", "3");
    by_exam(&b, "E", "1");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 20");
    limit_is(&awards[1], "recommended 9");
    limit_is(&awards[2], "recommended 2: cap:portfolio=2 cap:pla=2");
    build_number_is(awards[2].earned, "6"); /* surplus is earned, not applied */
    limit_is(&awards[3], "withheld 0: cap:portfolio=1 cap:pla=2");
    limit_is(&awards[4], "withheld 0: cap:pla=1");
    build_number_is(limit_total(awards, 5), "31");
    build_end(&b);
}

static void credit_held_by_the_same_methods_counts(void **state)
{
    static const struct {
        const char *held, *expected;
    } rows[] = {
        /* `pla` names no method: all that the policy lists, and no others */
        {"{'course':'X','credits':30,'method':'portfolio'}", "recommended 1: cap:pla=2"},
        {"{'course':'X','credits':31,'method':'portfolio'}", "withheld 0: cap:pla=3"},
        {"{'course':'X','credits':40,'method':'portfolio'}", "withheld 0: cap:pla=3"},
        {"{'course':'X','credits':30,'method':'exam'}", "recommended 1: cap:pla=2"},
        {"{'course':'X','credits':90,'method':'transfer'}", "recommended 3"},
        {"{'course':'X','credits':90,'method':'course'}", "recommended 3"},
        {"{'course':'X','credits':90}", "recommended 3"},
        {"{'course':'X','credits':90,'method':'portfolio','status':'failed'}", "recommended 3"},
        /* a try that failed does not count beside a pass in class */
        {"{'course':'X','credits':30,'method':'portfolio','status':'failed'},"
         "{'course':'X','credits':3,'method':'course'}",
         "recommended 3"},
        /* taken again: once, with the most credit */
        {"{'course':'X','credits':30,'method':'portfolio'},"
         "{'course':'X','credits':29,'method':'portfolio'}",
         "recommended 1: cap:pla=2"},
        {"{'course':'X','credits':15,'method':'portfolio'},"
         "{'course':'Y','credits':15,'method':'portfolio'}",
         "recommended 1: cap:pla=2"},
        /* in another unit */
        {"{'course':'X','credits':45,'unit':'quarter','method':'portfolio'}",
         "recommended 1: cap:pla=2"},
    };
    static const struct pla_unit units[] = {{{"quarter", 7}, {2, 3}}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        char members[512];
        (void)snprintf(members, sizeof members, BA4 ",'held':[%s]", rows[i].held);
        begin(&b, members);
        b.policy.units = units;
        b.policy.unit_count = 1;
        limit_elective(&b, "A", "3");
        limit_is(limit_all(&b), rows[i].expected);
        build_end(&b);
    }
}

static void credit_held_but_not_known_leaves_it_undecided(void **state)
{
    static const char *const held[] = {
        "{'course':'X','method':'portfolio'}",
        "{'course':'X','credits':3,'unit':'uoc','method':'portfolio'}"};
    static const struct pla_course courses[] = {
        {.code = {"X", 1}, .has_credits = true, .credits = {30, 1}}};
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct build b;
        char members[256];
        (void)snprintf(members, sizeof members, BA4 ",'held':[%s]", held[i]);
        begin(&b, members);
        limit_elective(&b, "A", "3");
        const struct pla_award_result *award = limit_all(&b);
        limit_is(award, "undecided 0: cap:pla=0");
        build_text_is(award->limits[0].why, "how much of X counts against it is not known");
        build_end(&b);
        /* the catalogue may know the credits */
        begin(&b, members);
        b.policy.courses = courses;
        b.policy.course_count = 1;
        limit_elective(&b, "A", "3");
        limit_is(limit_all(&b), i == 0 ? "recommended 1: cap:pla=2" : "undecided 0: cap:pla=0");
        build_end(&b);
    }
}

static void a_quarter_of_the_programme_at_upper_level(void **state)
{
    struct build b;
    (void)state;
    begin(&b, BA4);
    b.policy.caps = &bryan[2];
    b.policy.cap_count = 1;
    limit_elective(&b, "A", "20")->credit_level = PLA_TEXT("upper");
    limit_elective(&b, "B", "50")->credit_level = PLA_TEXT("lower");
    limit_elective(&b, "C", "12")->credit_level = PLA_TEXT("upper");
    limit_elective(&b, "D", "9");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 20");
    limit_is(&awards[1], "recommended 50");
    limit_is(&awards[2], "recommended 10: cap:upper=2"); /* 30 of 120 */
    limit_is(&awards[3], "recommended 9");
    build_end(&b);
}

static void a_programme_not_known_leaves_its_awards_undecided(void **state)
{
    static const struct {
        const char *learner, *why;
    } rows[] = {
        {"'learner':{'id':'S1'}", "the learner's programme is not known"},
        {"'learner':{'id':'S1','program':null}", "the learner's programme is not known"},
        {"'learner':{'id':'S1','program':'XX'}", "the policy does not list the programme XX"}};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct build b;
        begin(&b, rows[i].learner);
        limit_elective(&b, "A", "3")->credit_level = PLA_TEXT("upper");
        limit_elective(&b, "B", "3")->credit_level = PLA_TEXT("lower");
        const struct pla_award_result *awards = limit_all(&b);
        limit_is(&awards[0], "undecided 0: cap:upper=0");
        build_text_is(awards[0].limits[0].why, rows[i].why);
        limit_is(&awards[1], "recommended 3");
        build_end(&b);
    }
}

static void a_cap_may_differ_by_programme(void **state)
{
    /* Maine at Presque Isle: 15 for an associate's degree, 30 for a bachelor's */
    static const struct pla_cap_by_program table[] = {{{"AA2", 3}, {15, 1}}, {{"BA4", 3}, {30, 1}}};
    static const char *const rows[][2] = {
        {"'learner':{'id':'S1','program':'AA2'}", "recommended 15: cap:pla=17"},
        {"'learner':{'id':'S1','program':'BA4'}", "recommended 30: cap:pla=2"},
        {"'learner':{'id':'S1','program':'CERT'}", "undecided 0: cap:pla=0"}};
    struct pla_cap cap = {.id = PLA_TEXT("pla"), .by_program = table, .by_program_count = 2};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct build b;
        begin(&b, rows[i][0]);
        b.policy.caps = &cap;
        b.policy.cap_count = 1;
        limit_elective(&b, "A", "32");
        limit_is(limit_all(&b), rows[i][1]);
        build_end(&b);
    }
}

static void a_cap_per_term_counts_only_that_term(void **state)
{
    struct pla_cap cap = {.id = PLA_TEXT("term"),
                          .methods = {by_portfolio, 1},
                          .has_max = true,
                          .max = PLA_WHOLE(6),
                          .per_term = true,
                          .held = true};
    static const char *const rows[][2] = {
        {"'term':'2026-FA','held':[{'course':'X','credits':4,'method':'portfolio',"
         "'term':'2026-FA'}]",
         "recommended 2: cap:term=1"},
        {"'term':'2026-FA','held':[{'course':'X','credits':4,'method':'portfolio',"
         "'term':'2026-SP'}]",
         "recommended 3"},
        {"'held':[{'course':'X','credits':4,'method':'portfolio','term':'2026-SP'}]",
         "undecided 0: cap:term=0"},
        {"'held':[{'course':'X','credits':4,'method':'exam','term':'2026-SP'}]", "recommended 3"}};
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct build b;
        begin(&b, rows[i][0]);
        b.policy.caps = &cap;
        b.policy.cap_count = 1;
        limit_elective(&b, "A", "3");
        limit_is(limit_all(&b), rows[i][1]);
        build_end(&b);
    }
}

/** A cap of several methods: transfer, which the policy lists, is none of them. */
static void a_cap_of_several_methods_counts_these(void **state)
{
    static const struct pla_text both[] = {{"portfolio", 9}, {"exam", 4}};
    static const struct pla_cap pla = {
        .id = {"pla", 3}, .methods = {both, 2}, .has_max = true, .max = {31, 1}, .held = true};
    static const char *const rows[][2] = {
        {"'held':[{'course':'X','credits':30,'method':'exam'}]", "recommended 1: cap:pla=2"},
        {"'held':[{'course':'X','credits':30,'method':'portfolio'}]", "recommended 1: cap:pla=2"},
        {"'held':[{'course':'X','credits':30,'method':'transfer'}]", "recommended 3"}};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct build b;
        begin(&b, rows[i][0]);
        b.policy.method_count = 3;
        b.policy.caps = &pla;
        b.policy.cap_count = 1;
        by_exam(&b, "A", "3");
        limit_elective(&b, "T", "9")->method = PLA_TEXT("transfer");
        const struct pla_award_result *awards = limit_all(&b);
        limit_is(&awards[0], rows[i][1]);
        limit_is(&awards[1], "recommended 9");
        build_end(&b);
    }
}

static void the_learner_chooses_what_is_kept(void **state)
{
    struct build b;
    struct pla_text choices[] = {PLA_TEXT("C"), PLA_TEXT("nothing"), PLA_TEXT("A")};
    (void)state;
    begin(&b, BA4);
    b.policy.prefer = PLA_PREFER_CHOICES;
    b.portfolio.choices = (struct pla_text_list){choices, 3};
    limit_elective(&b, "A", "10");
    limit_elective(&b, "B", "10");
    limit_elective(&b, "C", "10");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 10");
    limit_is(&awards[1], "recommended 4: cap:portfolio=6");
    limit_is(&awards[2], "recommended 10");
    build_end(&b);
}

static void the_most_credit_keeps_whole_awards(void **state)
{
    struct build b;
    (void)state;
    begin(&b, BA4);
    b.policy.prefer = PLA_PREFER_MOST_CREDIT;
    limit_elective(&b, "A", "10");
    limit_elective(&b, "B", "9");
    limit_elective(&b, "C", "8");
    limit_elective(&b, "D", "7"); /* 9 + 8 + 7 = 24 */
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "withheld 0: cap:portfolio=10");
    limit_is(&awards[1], "recommended 9");
    limit_is(&awards[2], "recommended 8");
    limit_is(&awards[3], "recommended 7");
    build_end(&b);
}

static void what_is_left_goes_to_the_others_in_part(void **state)
{
    struct build b;
    (void)state;
    begin(&b, BA4);
    b.policy.prefer = PLA_PREFER_MOST_CREDIT;
    limit_elective(&b, "A", "16");
    limit_elective(&b, "B", "16");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 16"); /* ties the first listed */
    limit_is(&awards[1], "recommended 8: cap:portfolio=8");
    build_end(&b);
}

/** 24 equal awards of 2 under 31: 15 whole ones, half of another; with 25 nobody searches. */
static void beyond_24_competing_awards_the_decision_fails(void **state)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i",
                                      "j", "k", "l", "m", "n", "o", "p", "q", "r",
                                      "s", "t", "u", "v", "w", "x", "y", "z"};
    (void)state;
    for (int count = 24; count < 26; count++) {
        struct build b;
        begin(&b, BA4);
        b.policy.prefer = PLA_PREFER_MOST_CREDIT;
        for (int i = 0; i < count; i++)
            by_exam(&b, ids[i], "2");
        struct pla_award *free = build_award(&b, "free");
        free->kind = PLA_AWARD_BADGE;
        const struct pla_award_result *awards = limit_all(&b);
        if (count == 24) {
            limit_is(&awards[14], "recommended 2");
            limit_is(&awards[15], "recommended 1: cap:pla=1");
            limit_is(&awards[16], "withheld 0: cap:pla=2");
            build_number_is(limit_total(awards, 24), "31");
        } else {
            for (int i = 0; i < 25; i++)
                limit_is(&awards[i], "failed 0");
            assert_non_null(strstr(awards[0].reasons[0].text.at, "more than 24 awards"));
            limit_is(&awards[25], "recommended 0");
        }
        build_end(&b);
    }
}

/** Caps that do not touch each other are searched apart. */
static void contests_are_counted_apart(void **state)
{
    static const struct pla_cap caps[] = {
        {.id = {"p", 1}, .methods = {by_portfolio, 1}, .has_max = true, .max = {10, 1}},
        {.id = {"e", 1}, .methods = {by_exams, 1}, .has_max = true, .max = {10, 1}}};
    static const char *const ids[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                                      "k", "l", "m", "n", "o", "p", "q", "r", "s", "t"};
    struct build b;
    (void)state;
    begin(&b, BA4);
    b.policy.prefer = PLA_PREFER_MOST_CREDIT;
    b.policy.caps = caps;
    b.policy.cap_count = 2;
    for (int i = 0; i < 20; i++)
        limit_elective(&b, ids[i], "1");
    for (int i = 0; i < 20; i++)
        by_exam(&b, ids[i], "1");
    build_number_is(limit_total(limit_all(&b), 40), "20");
    build_end(&b);
}

static void caps_that_cross_are_searched_together(void **state)
{
    static const struct pla_cap caps[] = {
        {.id = {"p", 1}, .methods = {by_portfolio, 1}, .has_max = true, .max = {6, 1}},
        {.id = {"u", 1}, .credit_level = {"upper", 5}, .has_max = true, .max = {6, 1}}};
    struct build b;
    (void)state;
    begin(&b, BA4);
    b.policy.prefer = PLA_PREFER_MOST_CREDIT;
    b.policy.caps = caps;
    b.policy.cap_count = 2;
    limit_elective(&b, "both", "6")->credit_level = PLA_TEXT("upper");
    limit_elective(&b, "portfolio", "6");
    by_exam(&b, "upper", "6")->credit_level = PLA_TEXT("upper");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "withheld 0: cap:p=6"); /* in listing order it would take both caps */
    limit_is(&awards[1], "recommended 6");
    limit_is(&awards[2], "recommended 6");
    build_end(&b);
}

static void an_outer_cap_counts_what_lies_within_it(void **state)
{
    static const struct pla_cap nested[] = {
        {.id = {"p", 1},
         .within = {"tests", 5},
         .methods = {by_portfolio, 1},
         .has_max = true,
         .max = {9, 1}},
        {.id = {"all", 3}, .methods = {by_none, 1}, .has_max = true, .max = {6, 1}},
        {.id = {"tests", 5},
         .within = {"all", 3},
         .methods = {by_exams, 1},
         .has_max = true,
         .max = {7, 1}}};
    struct build b;
    (void)state;
    begin(&b, BA4);
    b.policy.caps = nested;
    b.policy.cap_count = 3;
    limit_elective(&b, "A", "10");
    limit_is(limit_all(&b), "recommended 6: cap:p=1 cap:tests=2 cap:all=1");
    build_end(&b);
}

/** At a cap, not above it: nothing competes. */
static void many_awards_that_fit_need_no_search(void **state)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k",
                                      "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
                                      "w", "x", "y", "z", "A", "B", "C", "D", "E"};
    struct build b;
    (void)state;
    begin(&b, BA4);
    b.policy.prefer = PLA_PREFER_MOST_CREDIT;
    for (int i = 0; i < 31; i++)
        by_exam(&b, ids[i], "1");
    build_number_is(limit_total(limit_all(&b), 31), "31");
    build_end(&b);
}

static void a_sum_out_of_range_fails_only_what_overflows(void **state)
{
    struct build b;
    (void)state;
    begin(&b, BA4);
    limit_elective(&b, "A", "9223372036854775807");
    limit_elective(&b, "B", "1/9223372036854775807");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 24: cap:portfolio=9223372036854775783");
    limit_is(&awards[1], "failed 0");
    build_end(&b);
}

static void an_open_cap_does_not_count_against_others(void **state)
{
    struct build b;
    (void)state;
    begin(&b, "'learner':{'id':'S1'}");
    limit_elective(&b, "A", "24")->credit_level = PLA_TEXT("upper");
    limit_elective(&b, "B", "24");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "undecided 0: cap:upper=0");
    limit_is(&awards[1], "recommended 24");
    build_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(below_and_at_a_cap_nothing_is_cut),
        cmocka_unit_test(an_inner_cap_bites_first_and_each_names_its_cut),
        cmocka_unit_test(credit_held_by_the_same_methods_counts),
        cmocka_unit_test(credit_held_but_not_known_leaves_it_undecided),
        cmocka_unit_test(a_quarter_of_the_programme_at_upper_level),
        cmocka_unit_test(a_programme_not_known_leaves_its_awards_undecided),
        cmocka_unit_test(a_cap_may_differ_by_programme),
        cmocka_unit_test(a_cap_per_term_counts_only_that_term),
        cmocka_unit_test(a_cap_of_several_methods_counts_these),
        cmocka_unit_test(the_learner_chooses_what_is_kept),
        cmocka_unit_test(the_most_credit_keeps_whole_awards),
        cmocka_unit_test(what_is_left_goes_to_the_others_in_part),
        cmocka_unit_test(beyond_24_competing_awards_the_decision_fails),
        cmocka_unit_test(contests_are_counted_apart),
        cmocka_unit_test(caps_that_cross_are_searched_together),
        cmocka_unit_test(an_outer_cap_counts_what_lies_within_it),
        cmocka_unit_test(many_awards_that_fit_need_no_search),
        cmocka_unit_test(a_sum_out_of_range_fails_only_what_overflows),
        cmocka_unit_test(an_open_cap_does_not_count_against_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
