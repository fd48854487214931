// SPDX-License-Identifier: Apache-2.0
/** Count, hours, sum, months, years, endorsements: boundaries, doubt, unknown and partial dates. */
#include "unit/assess/build.h"

static struct build world;

static int setup(void **state)
{
    (void)state;
    build_begin(&world);
    world.rubric.admit.verified = true; /* so that 'verified':null makes an item doubtful */
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

static struct pla_filter *filtered(struct pla_measure *measure)
{
    struct pla_filter *filter = build_filter(&world);
    measure->filter = filter;
    return filter;
}

/* ---- count and filters ---- */

static void counts_admitted_and_doubtful(void **state)
{
    const struct pla_measure *count = build_over_kind(&world, PLA_M_COUNT, "");
    (void)state;
    items("");
    build_measure_is(&world, count, "0", "");
    items("{'id':'e1',V},{'id':'e2',V},{'id':'e3'}");
    build_measure_is(&world, count, "2", "e1|e2");
    assert_false(pla_run_value(&world.run, count)->has_doubt);
    items("{'id':'e1',V},{'id':'e2',?},{'id':'e3'},{'id':'e4',?}");
    build_measure_is(&world, count, "1..3", "e1|e2|e4");
    assert_true(pla_run_value(&world.run, count)->has_doubt);
}

static void filters_take_any_of_their_values(void **state)
{
    struct pla_measure *count = build_measure(&world, PLA_M_COUNT);
    struct pla_filter *filter = filtered(count);
    (void)state;
    build_test_texts(&world, filter, PLA_FK_KIND, "community|blog");
    build_test_texts(&world, filter, PLA_FK_TAG, "oer|mooc");
    items("{'id':'e1',V,'kind':'community','tags':['x','oer']},"
          "{'id':'e2',V,'kind':'blog','tags':['mooc']},"
          "{'id':'e3',V,'kind':'blog','tags':['x']},"
          "{'id':'e4',V,'kind':'Blog','tags':['oer']},"
          "{'id':'e5',V,'kind':'blog'},{'id':'e6',V,'tags':['oer']}");
    build_measure_is(&world, count, "2", "e1|e2");
}

static void every_text_field_can_be_asked(void **state)
{
    static const struct {
        enum pla_filter_key key;
        const char *word;
    } rows[] = {{PLA_FK_ID, "e1"},       {PLA_FK_ROLE, "lead"},           {PLA_FK_ISSUER, "ALT"},
                {PLA_FK_COURSE, "IPM"},  {PLA_FK_TITLE, "My page"},       {PLA_FK_URL, "https://x"},
                {PLA_FK_PART, "week 2"}, {PLA_FK_LEARNING_OUTCOME, "o1"}, {PLA_FK_EXAM, "CLEP"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pla_measure *count = build_measure(&world, PLA_M_COUNT);
        build_test_texts(&world, filtered(count), rows[i].key, rows[i].word);
        items("{'id':'e1',V,'role':'lead','issuer':'ALT','course':'IPM','title':'My page',"
              "'url':'https://x','parts':['week 1','week 2'],'learning_outcomes':['o1'],"
              "'exam':{'name':'CLEP','score':50}},{'id':'e2',V}");
        build_measure_is(&world, count, "1", "e1");
    }
}

/** Count of the items that pass one test with one value. */
static void test_is(struct pla_filter_test test, struct pla_filter_value value,
                    const char *expected, const char *evidence)
{
    struct pla_measure *count = build_measure(&world, PLA_M_COUNT);
    build_test(&world, filtered(count), test.key, &value, 1)->own = test.own;
    build_run(&world);
    build_measure_is(&world, count, expected, evidence);
}

static struct pla_filter_value number_value(int op, const char *low, const char *high)
{
    struct pla_filter_value value = {.low = build_number(low), .high = build_number(high)};
    memcpy(&value.op, &op, sizeof value.op);
    return value;
}

static void numbers_are_tested_at_both_sides(void **state)
{
    struct pla_filter_test hours = {.key = PLA_FK_HOURS};
    (void)state;
    items("{'id':'e1',V,'hours':9},{'id':'e2',V,'hours':10},{'id':'e3',V,'hours':20},"
          "{'id':'e4',V,'hours':20.5},{'id':'e5',V,'hours':null},{'id':'e6',V}");
    test_is(hours, number_value(PLA_FV_AT_LEAST, "10", "0"), "3..4", "e2|e3|e4|e5");
    test_is(hours, number_value(PLA_FV_AT_MOST, "0", "20"), "3..4", "e1|e2|e3|e5");
    test_is(hours, number_value(PLA_FV_WITHIN, "10", "20"), "2..3", "e2|e3|e5");
    test_is(hours, number_value(PLA_FV_NUMBER, "20.5", "0"), "1..2", "e4|e5");
    test_is(hours, (struct pla_filter_value){.op = PLA_FV_TEXT, .text = PLA_TEXT("10")}, "0..1",
            "e5");
}

static void own_fields_are_tested_by_type(void **state)
{
    struct pla_filter_test assessed = {.key = PLA_FK_OWN,
                                       .own = {PLA_TEXT("assessed"), PLA_TYPE_BOOLEAN}};
    struct pla_filter_test when = {.key = PLA_FK_OWN, .own = {PLA_TEXT("when"), PLA_TYPE_DATE}};
    struct pla_filter_test place = {.key = PLA_FK_OWN, .own = {PLA_TEXT("place"), PLA_TYPE_TEXT}};
    struct pla_filter_value since = {.op = PLA_FV_AT_LEAST, .low = PLA_WHOLE(0), .high = PLA_ZERO};
    (void)state;
    since.low = PLA_WHOLE(build_day("2024-06-15"));
    build_field(&world, "assessed", PLA_TYPE_BOOLEAN);
    build_field(&world, "place", PLA_TYPE_TEXT);
    build_field(&world, "when", PLA_TYPE_DATE);
    items("{'id':'e1',V,'assessed':true,'when':'2024-06-15','place':'home'},"
          "{'id':'e2',V,'assessed':false,'when':'2024-06-14','place':'Home'},"
          "{'id':'e3',V,'assessed':null,'when':'2024-06','place':null},"
          "{'id':'e4',V,'when':'2025'}");
    test_is(assessed, (struct pla_filter_value){.op = PLA_FV_BOOLEAN, .boolean = true}, "1..2",
            "e1|e3");
    test_is(assessed, (struct pla_filter_value){.op = PLA_FV_BOOLEAN, .boolean = false}, "1..2",
            "e2|e3");
    test_is(when, since, "2..3", "e1|e3|e4");
    test_is(place, (struct pla_filter_value){.op = PLA_FV_TEXT, .text = PLA_TEXT("home")}, "1..2",
            "e1|e3");
}

static void verified_may_be_tested(void **state)
{
    struct pla_filter_test verified = {.key = PLA_FK_VERIFIED};
    (void)state;
    world.rubric.admit.verified = false;
    items("{'id':'e1',V},{'id':'e2',?},{'id':'e3'}");
    test_is(verified, (struct pla_filter_value){.op = PLA_FV_BOOLEAN, .boolean = true}, "1..2",
            "e1|e2");
    test_is(verified, (struct pla_filter_value){.op = PLA_FV_BOOLEAN, .boolean = false}, "1..2",
            "e2|e3");
}

/* ---- since and until ---- */

static void since_asks_for_the_end(void **state)
{
    struct pla_measure *count = build_measure(&world, PLA_M_COUNT);
    (void)state;
    filtered(count)->since = build_const_day(&world, "2024-06-15");
    items("{'id':'on',V,'ended':'2024-06-15'},{'id':'before',V,'ended':'2024-06-14'},"
          "{'id':'going',V,'started':'2001'},"
          "{'id':'partly',V,'ended':'2024-06'},{'id':'year',V,'ended':'2025'},"
          "{'id':'old',V,'ended':'2023'},{'id':'unknown',V,'started':'2020','ended':null},"
          "{'id':'late',V,'started':'2024-06-15','ended':null},{'id':'dateless',V}");
    build_measure_is(&world, count, "4..7", "on|going|partly|year|unknown|late|dateless");
}

static void until_asks_for_the_start(void **state)
{
    struct pla_measure *count = build_measure(&world, PLA_M_COUNT);
    (void)state;
    filtered(count)->until = build_const_day(&world, "2024-06-15");
    items("{'id':'on',V,'started':'2024-06-15'},{'id':'after',V,'started':'2024-06-16'},"
          "{'id':'month',V,'started':'2024-06'},{'id':'point',V,'ended':'2024-06-16'},"
          "{'id':'partly',V,'ended':'2024-06'},{'id':'early',V,'ended':'2023'},"
          "{'id':'unknown',V,'started':null,'ended':'2025-01-01'},"
          "{'id':'surely',V,'started':null,'ended':'2024-01-01'},{'id':'dateless',V}");
    build_measure_is(&world, count, "4..7", "on|month|partly|early|unknown|surely|dateless");
}

static void bounds_may_be_unknown_or_nothing(void **state)
{
    struct pla_measure *learner = build_measure(&world, PLA_M_LEARNER);
    struct pla_measure *since = build_measure(&world, PLA_M_COUNT);
    struct pla_measure *until = build_measure(&world, PLA_M_COUNT);
    (void)state;
    build_field(&world, "degree", PLA_TYPE_DATE);
    learner->name = PLA_TEXT("degree");
    learner->kind = PLA_KIND_DATE;
    filtered(since)->since = learner;
    filtered(until)->until = learner;
    static const struct {
        const char *learner, *since, *until;
    } rows[] = {{"'degree':'2024-06-15'", "1", "1"},
                {"'degree':'2024-06'", "0..1", "0..1"},
                {"'degree':null", "0..1", "0..1"},
                {"'name':'x'", "0", "0"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char members[256];
        (void)snprintf(members, sizeof members,
                       "'learner':{'id':'s',%s},'evidence':[{'id':'e1','verified':true,"
                       "'started':'2024-06-15','ended':'2024-06-15'}]",
                       rows[i].learner);
        build_members(&world, members);
        build_run(&world);
        build_measure_is(&world, since, rows[i].since, NULL);
        build_measure_is(&world, until, rows[i].until, NULL);
    }
}

/* ---- where ---- */

static enum pla_code answer(void *ctx, pla_call call, const struct pla_call_input *input,
                            struct pla_arena *arena, struct pla_call_result *out,
                            struct pla_err *err)
{
    (void)ctx;
    (void)arena;
    if (call == 9)
        return pla_err_set(err, PLA_LIMIT, "the budget is used up");
    out->kind = input->item->hours.num == 0   ? PLA_CALL_FALSE
                : input->item->hours.num == 1 ? PLA_CALL_TRUE
                                              : PLA_CALL_UNKNOWN;
    return PLA_OK;
}

static void where_joins_the_filter(void **state)
{
    struct pla_measure *count = build_measure(&world, PLA_M_COUNT);
    struct pla_measure *broken = build_measure(&world, PLA_M_COUNT);
    (void)state;
    world.calls.invoke = answer;
    filtered(count)->where = 3;
    filtered(broken)->where = 9;
    items("{'id':'e0',V,'hours':0},{'id':'e1',V,'hours':1},{'id':'e2',V,'hours':2},"
          "{'id':'e3',?,'hours':1}");
    build_measure_is(&world, count, "1..3", "e1|e2|e3");
    build_measure_is(&world, broken, "!the budget is used up", NULL);
}

static void an_item_that_failed_fails_only_who_looks(void **state)
{
    const struct pla_measure *work = build_over_kind(&world, PLA_M_COUNT, "work");
    const struct pla_measure *blog = build_over_kind(&world, PLA_M_COUNT, "blog");
    (void)state;
    world.calls.invoke = answer;
    world.rubric.admit.where = 9;
    items("{'id':'e1',V,'kind':'work'},{'id':'e2','kind':'blog'}");
    build_measure_is(&world, work, "!the budget is used up", NULL);
    build_measure_is(&world, blog, "0", "");
}

static void functions_that_are_not_there_fail(void **state)
{
    struct pla_measure *count = build_measure(&world, PLA_M_COUNT);
    (void)state;
    filtered(count)->where = 3;
    items("{'id':'e1',V}");
    build_measure_is(&world, count, "!the functions of the rubric are not there", NULL);
    items("{'id':'e1'}");
    build_measure_is(&world, count, "0", "");
}

/* ---- hours ---- */

static void hours_add_up(void **state)
{
    const struct pla_measure *hours = build_over_kind(&world, PLA_M_HOURS, "community");
    (void)state;
    items("{'id':'e1',V,'kind':'community','hours':12.5},"
          "{'id':'e2',V,'kind':'community','hours':27.5},"
          "{'id':'e3',V,'kind':'blog','hours':100},{'id':'e4',V,'kind':'community'}");
    build_measure_is(&world, hours, "40", "e1|e2");
    items("{'id':'e1',V,'kind':'community','hours':39},"
          "{'id':'e2',?,'kind':'community','hours':1}");
    build_measure_is(&world, hours, "39..40", "e1|e2");
    items("{'id':'e1',V,'kind':'community','hours':39},"
          "{'id':'e2',V,'kind':'community','hours':'unknown'}");
    build_measure_is(&world, hours, "39..", "e1|e2");
}

static void tenths_sum_exactly(void **state)
{
    const struct pla_measure *hours = build_over_kind(&world, PLA_M_HOURS, "");
    char json[1024];
    size_t length = 0;
    (void)state;
    for (int i = 0; i < 10; i++)
        length += (size_t)snprintf(json + length, sizeof json - length,
                                   "%s{'id':'e%d',V,'hours':0.1}", i > 0 ? "," : "", i);
    items(json);
    build_measure_is(&world, hours, "1", NULL);
}

static void hours_overflow_is_a_failure(void **state)
{
    const struct pla_measure *hours = build_over_kind(&world, PLA_M_HOURS, "");
    (void)state;
    items("{'id':'e1',V,'hours':9223372036854775807},{'id':'e2',V,'hours':1}");
    build_measure_is(&world, hours, "!a number leaves the exact range", NULL);
    items("{'id':'e1',V,'hours':9223372036854775806},{'id':'e2',V,'hours':1}");
    build_measure_is(&world, hours, "9223372036854775807", "e1|e2");
}

static void accepted_hours_count(void **state)
{
    const struct pla_measure *hours = build_over_kind(&world, PLA_M_HOURS, "");
    (void)state;
    world.policy.assessors.resolve = PLA_RESOLVE_AGREED;
    build_members(&world, "'evidence':[{'id':'e1','verified':true,'hours':120}],'findings':["
                          "{'evidence':'e1','assessor':'a','hours':90},"
                          "{'evidence':'e1','assessor':'b','hours':100}]");
    build_run(&world);
    build_measure_is(&world, hours, "90..100", "e1");
}

/* ---- clip ---- */

static struct pla_measure *clipped(enum pla_measure_op op, const char *day)
{
    struct pla_measure *measure = build_measure(&world, op);
    filtered(measure)->clip = build_const_day(&world, day);
    return measure;
}

static void clip_takes_the_share_of_days(void **state)
{
    const struct pla_measure *hours = clipped(PLA_M_HOURS, "2024-01-01");
    (void)state;
    /* 2023 has 365 days, 2024 has 366: hours lie evenly */
    items("{'id':'e1',V,'started':'2023-01-01','ended':'2024-12-31','hours':731},"
          "{'id':'e2',V,'started':'2024-01-01','ended':'2024-03-31','hours':10},"
          "{'id':'e3',V,'started':'2023-01-01','ended':'2023-12-31','hours':1000},"
          "{'id':'e4',V,'ended':'2024-01-01','hours':1},{'id':'e5',V,'ended':'2023-12-31','hours':"
          "7}");
    build_measure_is(&world, hours, "377", "e1|e2|e4");
}

static void clip_with_open_dates(void **state)
{
    const struct pla_measure *hours = clipped(PLA_M_HOURS, "2024-01-01");
    (void)state;
    items("{'id':'e1',V,'started':null,'ended':'2024-12-31','hours':100}");
    build_measure_is(&world, hours, "0..100", "e1");
    items("{'id':'e1',V,'started':null,'ended':'2023-12-31','hours':100}");
    build_measure_is(&world, hours, "0", "");
    items("{'id':'e1',V,'hours':100}");
    build_measure_is(&world, hours, "0..100", "e1");
    items("{'id':'e1',V,'started':'2023-12-31','ended':'2024-01','hours':64}");
    build_measure_is(&world, hours, "32..62", "e1"); /* 1 of 2 days, 31 of 32 */
    items("{'id':'e1',V,'started':'2023-12-31','ended':null,'hours':1037}");
    build_measure_is(&world, hours, "0..1036", "e1"); /* one day of 1037 lies before */
}

static void many_shares_do_not_overflow(void **state)
{
    const struct pla_measure *hours = clipped(PLA_M_HOURS, "2024-01-01");
    static const int days[] = {3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61};
    char json[4096];
    size_t length = 0, count = sizeof days / sizeof *days;
    (void)state;
    /* An item of p days, the last of them in 2024, has a p-th of its hours there. */
    for (size_t i = 0; i < count; i++) {
        struct pla_ymd from = pla_day_split(build_day("2024-01-01") - days[i] + 1);
        length += (size_t)snprintf(json + length, sizeof json - length,
                                   "%s{'id':'e%zu',V,'hours':1,'started':'%04d-%02d-%02d',"
                                   "'ended':'2024-01-01'}",
                                   i > 0 ? "," : "", i, from.year, from.month, from.day);
    }
    items(json);
    const struct pla_value *value = pla_run_value(&world.run, hours);
    assert_int_equal(value->state, PLA_VALUE_KNOWN);
    assert_int_equal(value->evidence.count, count);
    /* 1/3 + 1/5 + ... + 1/61 = 1.213857..., each to a millionth */
    build_number_is(value->low, "1.213857");
}

/* ---- months and years ---- */

static void overlapping_jobs_count_once(void **state)
{
    const struct pla_measure *months = build_over_kind(&world, PLA_M_MONTHS, "work");
    const struct pla_measure *years = build_over_kind(&world, PLA_M_YEARS, "work");
    (void)state;
    items("{'id':'e1',V,'kind':'work','started':'2020-01-01','ended':'2021-12-31'},"
          "{'id':'e2',V,'kind':'work','started':'2021-01-01','ended':'2022-12-31'},"
          "{'id':'e3',V,'kind':'blog','started':'2000-01-01','ended':'2019-12-31'}");
    build_measure_is(&world, months, "36", "e1|e2");
    build_measure_is(&world, years, "3", "e1|e2");
    items("{'id':'e1',V,'kind':'work','started':'2020-01-01','ended':'2020-12-31'},"
          "{'id':'e2',V,'kind':'work','started':'2022-01-01','ended':'2022-12-31'}");
    build_measure_is(&world, months, "24", NULL);
}

static void months_have_exact_ends(void **state)
{
    const struct pla_measure *months = build_over_kind(&world, PLA_M_MONTHS, "");
    (void)state;
    items("{'id':'e1',V,'started':'2024-01-15','ended':'2024-02-14'}");
    build_measure_is(&world, months, "1", NULL);
    items("{'id':'e1',V,'started':'2024-01-15','ended':'2024-02-13'}");
    assert_true(pla_rational_compare(pla_run_value(&world.run, months)->low, PLA_WHOLE(1)) < 0);
    items("{'id':'e1',V,'started':'2024','ended':'2024-12-31'}");
    build_measure_is(&world, months, "12", NULL);
}

static void going_on_and_the_future_end_today(void **state)
{
    const struct pla_measure *months = build_over_kind(&world, PLA_M_MONTHS, "");
    (void)state;
    items("{'id':'e1',V,'started':'2026-08-02'}");
    build_measure_is(&world, months, "3", "e1");
    items("{'id':'e1',V,'started':'2026-08-02','ended':'2030-12-31'}");
    build_measure_is(&world, months, "3", "e1");
    items("{'id':'e1',V,'started':'2026-11-02'}");
    build_measure_is(&world, months, "0", "");
}

static void points_in_time_have_no_length(void **state)
{
    const struct pla_measure *months = build_over_kind(&world, PLA_M_MONTHS, "");
    (void)state;
    items("{'id':'e1',V,'ended':'2024-02-14'},{'id':'e2',V}");
    build_measure_is(&world, months, "0", "");
}

static void unknown_dates_widen_the_length(void **state)
{
    const struct pla_measure *months = build_over_kind(&world, PLA_M_MONTHS, "");
    (void)state;
    items("{'id':'e1',V,'started':'2024-01-01','ended':'2024'}");
    build_value_is(pla_run_value(&world.run, months), "1/31..12");
    items("{'id':'e1',V,'started':'2026-01-02','ended':null}");
    build_measure_is(&world, months, "0..10", "e1");
    items("{'id':'e1',V,'started':null,'ended':'2024-12-31'}");
    build_measure_is(&world, months, "0..", "e1");
    items("{'id':'e1',V,'started':'2024-01-01','ended':'2024-06-30'},"
          "{'id':'e2',?,'started':'2024-04-01','ended':'2024-12-31'}");
    build_measure_is(&world, months, "6..12", "e1|e2");
}

/** CMU takes work of the last seven years: exactly seven lie on or after the day. */
static void seven_years_since_clip(void **state)
{
    struct pla_measure *years = build_measure(&world, PLA_M_YEARS);
    struct pla_measure *months = build_measure(&world, PLA_M_MONTHS);
    struct pla_measure *ago = build_measure(&world, PLA_M_AGO);
    (void)state;
    ago->value = PLA_WHOLE(7);
    filtered(years)->clip = ago;
    filtered(months)->clip = ago;
    items("{'id':'e1',V,'started':'2001-01-01','ended':'2026-10-31'}");
    build_measure_is(&world, years, "7", "e1");
    items("{'id':'e1',V,'started':'2001-01-01','ended':'2026-10-30'}");
    assert_true(pla_rational_compare(pla_run_value(&world.run, years)->high, PLA_WHOLE(7)) < 0);
    items("{'id':'e1',V,'started':'2001-01-01','ended':'2019-10-31'}");
    build_measure_is(&world, years, "0", "");
    items("{'id':'e1',V,'started':null,'ended':'2020-10-31'}");
    build_measure_is(&world, months, "0..12", "e1");
    items("{'id':'e1',V,'started':'2019-11-01','ended':'2020-10-31'}");
    build_measure_is(&world, months, "12", "e1");
}

static void a_clip_that_is_not_known(void **state)
{
    struct pla_measure *learner = build_measure(&world, PLA_M_LEARNER);
    struct pla_measure *months = build_measure(&world, PLA_M_MONTHS);
    struct pla_measure *hours = build_measure(&world, PLA_M_HOURS);
    static const struct {
        const char *learner, *months, *hours;
    } rows[] = {{"'degree':'2024-07-01'", "6", "184"},
                {"'degree':'2024'", "1/31..12", "1..366"},
                {"'degree':null", "0..12", "0..366"},
                {"'name':'x'", "0", "0"}};
    (void)state;
    build_field(&world, "degree", PLA_TYPE_DATE);
    learner->name = PLA_TEXT("degree");
    learner->kind = PLA_KIND_DATE;
    filtered(months)->clip = learner;
    filtered(hours)->clip = learner;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char members[256];
        (void)snprintf(members, sizeof members,
                       "'learner':{'id':'s',%s},'evidence':[{'id':'e1','verified':true,"
                       "'started':'2024-01-01','ended':'2024-12-31','hours':366}]",
                       rows[i].learner);
        build_members(&world, members);
        build_run(&world);
        build_measure_is(&world, months, rows[i].months, NULL);
        build_measure_is(&world, hours, rows[i].hours, NULL);
    }
}

/* ---- sum, endorsements, failures ---- */

static void sums_an_own_field(void **state)
{
    struct pla_measure *sum = build_measure(&world, PLA_M_SUM);
    (void)state;
    build_field(&world, "units", PLA_TYPE_NUMBER);
    sum->name = PLA_TEXT("units");
    items("{'id':'e1',V,'units':3},{'id':'e2',V,'units':'2/3'},{'id':'e3',V}");
    build_measure_is(&world, sum, "11/3", "e1|e2");
    items("{'id':'e1',V,'units':3},{'id':'e2',?,'units':5},{'id':'e3',?,'units':-2}");
    build_measure_is(&world, sum, "1..8", "e1|e2|e3");
    items("{'id':'e1',V,'units':3},{'id':'e2',V,'units':null}");
    build_measure_is(&world, sum, "3..", "e1|e2");
    sum->name = PLA_TEXT("hours");
    items("{'id':'e1',V,'hours':3}");
    build_measure_is(&world, sum, "3", "e1");
}

static void endorsements_are_counted(void **state)
{
    const struct pla_measure *count = build_over_kind(&world, PLA_M_ENDORSEMENTS, "");
    (void)state;
    items("{'id':'e1',V,'endorsements':[{'by':'a'},{'by':'b'}]},{'id':'e2',V},"
          "{'id':'e3',?,'endorsements':[{'by':'c'}]}");
    build_measure_is(&world, count, "2..3", "e1|e3");
}

static void a_failed_bound_fails_the_measure(void **state)
{
    struct pla_measure *months = build_measure(&world, PLA_M_MONTHS);
    struct pla_measure *call = build_measure(&world, PLA_M_CALL);
    (void)state;
    call->call = 9;
    world.calls.invoke = answer;
    filtered(months)->clip = call;
    items("{'id':'e1',V,'started':'2024'}");
    build_measure_is(&world, months, "!the budget is used up", NULL);
}

static void a_value_is_worked_out_once(void **state)
{
    const struct pla_measure *count = build_over_kind(&world, PLA_M_COUNT, "");
    (void)state;
    items("{'id':'e1',V}");
    const struct pla_value *first = pla_run_value(&world.run, count);
    size_t used = world.arena.used_bytes;
    assert_ptr_equal(pla_run_value(&world.run, count), first);
    assert_int_equal(world.arena.used_bytes, used);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(counts_admitted_and_doubtful),
        TEST(filters_take_any_of_their_values),
        TEST(every_text_field_can_be_asked),
        TEST(numbers_are_tested_at_both_sides),
        TEST(own_fields_are_tested_by_type),
        TEST(verified_may_be_tested),
        TEST(since_asks_for_the_end),
        TEST(until_asks_for_the_start),
        TEST(bounds_may_be_unknown_or_nothing),
        TEST(where_joins_the_filter),
        TEST(an_item_that_failed_fails_only_who_looks),
        TEST(functions_that_are_not_there_fail),
        TEST(hours_add_up),
        TEST(tenths_sum_exactly),
        TEST(hours_overflow_is_a_failure),
        TEST(accepted_hours_count),
        TEST(clip_takes_the_share_of_days),
        TEST(clip_with_open_dates),
        TEST(many_shares_do_not_overflow),
        TEST(overlapping_jobs_count_once),
        TEST(months_have_exact_ends),
        TEST(going_on_and_the_future_end_today),
        TEST(points_in_time_have_no_length),
        TEST(unknown_dates_widen_the_length),
        TEST(seven_years_since_clip),
        TEST(a_clip_that_is_not_known),
        TEST(sums_an_own_field),
        TEST(endorsements_are_counted),
        TEST(a_failed_bound_fails_the_measure),
        TEST(a_value_is_worked_out_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
