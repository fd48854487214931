// SPDX-License-Identifier: Apache-2.0
/**
 * Awards before limits: status, what they bring, reasons and gaps, and what an own sentence says.
 */
#include "unit/assess/build.h"

static const char items[] = "{'id':'e1','kind':'blog','hours':5},"
                            "{'id':'e2','kind':'community','hours':7},"
                            "{'id':'e3','kind':'blog','hours':2}";

static void begin(struct build *b)
{
    build_begin(b);
    build_items(b, items);
}

static const struct pla_award_result *judge(struct build *b)
{
    struct pla_err err;
    build_run(b);
    assert_int_equal(pla_run_award(&b->run, &err), PLA_OK);
    assert_int_equal(b->run.awards_judged, b->rubric.award_count);
    return b->run.awards;
}

static struct pla_cond *hours_of(struct build *b, const char *kind, const char *bound)
{
    return build_compare(b, PLA_C_AT_LEAST, build_over_kind(b, PLA_M_HOURS, kind),
                         build_const(b, bound));
}

static struct pla_cond *unknown(struct build *b)
{
    b->portfolio.term_unknown = true;
    struct pla_measure *term = build_measure(b, PLA_M_PORTFOLIO);
    term->name = PLA_TEXT("term");
    return build_compare(b, PLA_C_IS, term, build_const_text(b, "2026-FA"));
}

static struct pla_cond *refer(struct build *b)
{
    struct pla_cond *cond = build_cond(b, PLA_C_REFER);
    cond->label = PLA_TEXT("the dean signs");
    return cond;
}

static struct pla_cond *failing(struct build *b)
{
    struct pla_measure *quotient =
        build_over(b, PLA_M_DIVIDE, 2, build_const(b, "1"), build_const(b, "0"));
    return build_compare(b, PLA_C_AT_LEAST, quotient, build_const(b, "1"));
}

static struct pla_award *course(struct build *b, const char *id, const char *credits)
{
    struct pla_award *award = build_award(b, id);
    award->credits = build_const(b, credits);
    return award;
}

/* ---- status ---- */

static void the_condition_gives_the_status(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    course(&b, "A", "3")->when = hours_of(&b, "blog", "7");
    course(&b, "B", "3")->when = hours_of(&b, "blog", "8");
    course(&b, "C", "3")->when = unknown(&b);
    course(&b, "D", "3")->when = refer(&b);
    course(&b, "E", "3")->when = failing(&b);
    course(&b, "F", "3");
    const struct pla_award_result *awards = judge(&b);
    static const enum pla_award_status expected[] = {
        PLA_STATUS_RECOMMENDED, PLA_STATUS_NOT_MET, PLA_STATUS_UNDECIDED,
        PLA_STATUS_REFERRED,    PLA_STATUS_FAILED,  PLA_STATUS_RECOMMENDED};
    for (int i = 0; i < 6; i++) {
        assert_int_equal(awards[i].status, expected[i]);
        build_number_is(awards[i].offered, "3");
        build_number_is(awards[i].earned, expected[i] == PLA_STATUS_RECOMMENDED ? "3" : "0");
        build_number_is(awards[i].credits, "0");
        assert_true(expected[i] == PLA_STATUS_RECOMMENDED || awards[i].gap_count > 0 ||
                    awards[i].reason_count > 0);
    }
    build_texts_are(awards[0].evidence, "e1|e3");
    assert_int_equal(awards[1].gap_count, 1);
    build_number_is(awards[1].gaps[0].by, "1");
    assert_int_equal(awards[2].gap_count, 0);
    assert_int_equal(awards[5].reason_count, 0);
    build_end(&b);
}

static void a_failure_is_the_first_reason(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    course(&b, "E", "3")->when =
        build_join(&b, PLA_C_AND, 2, hours_of(&b, "blog", "1"), failing(&b));
    const struct pla_award_result *award = judge(&b);
    assert_int_equal(award->reason_count, 2); /* told once */
    assert_int_equal(award->reasons[0].state, PLA_FAILED);
    assert_non_null(award->reasons[0].text.at);
    assert_int_equal(award->reasons[1].state, PLA_MET);
    build_end(&b);
}

/* ---- applies ---- */

static void what_does_not_apply_is_left_out_unless_asked_for(void **state)
{
    (void)state;
    for (int all = 0; all < 2; all++) {
        struct build b;
        begin(&b);
        b.terms.all_awards = all;
        struct pla_award *award = course(&b, "A", "3");
        award->applies = hours_of(&b, "mooc", "1");
        award->when = failing(&b);
        const struct pla_award_result *result = judge(&b);
        if (all) {
            assert_int_equal(result->status, PLA_STATUS_NOT_MET);
            assert_int_equal(result->reason_count, 1); /* `when` is not even looked at */
            assert_int_equal(result->gap_count, 0);
        } else {
            assert_null(result->award);
        }
        build_end(&b);
    }
}

static void an_award_that_perhaps_applies_is_not_recommended(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_award *award = course(&b, "A", "3");
    award->applies = unknown(&b);
    award->when = hours_of(&b, "blog", "7");
    award = course(&b, "B", "3");
    award->applies = unknown(&b);
    award->when = hours_of(&b, "blog", "8");
    const struct pla_award_result *awards = judge(&b);
    assert_int_equal(awards[0].status, PLA_STATUS_UNDECIDED);
    assert_int_equal(awards[0].reason_count, 2);
    assert_int_equal(awards[1].status, PLA_STATUS_NOT_MET);
    build_end(&b);
}

/* ---- requires ---- */

static void requires_looks_at_awards_listed_earlier(void **state)
{
    static const struct {
        enum pla_award_status status;
        const char *text;
    } expected[] = {{PLA_STATUS_RECOMMENDED, "it is earned"},
                    {PLA_STATUS_NOT_MET, "it is not earned"},
                    {PLA_STATUS_UNDECIDED, "it is not decided"},
                    {PLA_STATUS_REFERRED, "it is not decided"},
                    {PLA_STATUS_FAILED, "it failed"},
                    {PLA_STATUS_NOT_MET, "it is not earned"},
                    {PLA_STATUS_NOT_MET, "it is not earned"}};
    struct build b;
    (void)state;
    begin(&b);
    course(&b, "A", "3")->when = hours_of(&b, "blog", "7");
    course(&b, "B", "3")->when = hours_of(&b, "blog", "8");
    course(&b, "C", "3")->when = unknown(&b);
    course(&b, "D", "3")->when = refer(&b);
    course(&b, "E", "3")->when = failing(&b);
    course(&b, "F", "3")->applies = hours_of(&b, "mooc", "1"); /* left out */
    static const char *const required[] = {"A", "B", "C", "D", "E", "F", "Z"};
    for (int i = 0; i < 7; i++)
        course(&b, "X", "3")->requires_ids = build_texts(&b, required[i]);
    course(&b, "Z", "3"); /* listed later, so that it cannot be counted on */
    const struct pla_award_result *awards = judge(&b);
    for (int i = 0; i < 7; i++) {
        const struct pla_award_result *award = &awards[6 + i];
        const struct pla_reason *reason = &award->reasons[award->reason_count - 1];
        assert_int_equal(award->status, expected[i].status);
        assert_int_equal(reason->cond->op, PLA_C_CHECK);
        build_text_is(reason->text, expected[i].text);
    }
    build_text_is(awards[6].reasons[0].cond->label, "requires A");
    build_end(&b);
}

static void an_award_cannot_rest_on_itself(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    course(&b, "A", "3")->requires_ids = build_texts(&b, "A");
    assert_int_equal(judge(&b)->status, PLA_STATUS_NOT_MET);
    build_end(&b);
}

/* ---- what it brings ---- */

static struct pla_award *tiered(struct build *b, const struct pla_measure *by)
{
    static struct pla_tier tiers[3];
    tiers[0] = (struct pla_tier){.at_least = PLA_WHOLE(3), .credits = PLA_WHOLE(8)};
    tiers[1] = (struct pla_tier){
        .at_least = PLA_WHOLE(4), .credits = PLA_WHOLE(12), .grade = PLA_TEXT("B")};
    tiers[2] = (struct pla_tier){.at_least = PLA_WHOLE(5),
                                 .credits = PLA_WHOLE(16),
                                 .grade = PLA_TEXT("A"),
                                 .course = PLA_TEXT("CHI 201")};
    struct pla_award *award = build_award(b, "AP/Chinese");
    award->kind = PLA_AWARD_ELECTIVE;
    award->name = PLA_TEXT("Chinese");
    award->by = by;
    award->tiers = tiers;
    award->tier_count = 3;
    return award;
}

static void a_tier_is_the_highest_that_is_reached(void **state)
{
    static const struct {
        const char *score, *credits, *grade;
        enum pla_award_kind kind;
    } rows[] = {{"3", "8", NULL, PLA_AWARD_ELECTIVE},
                {"7/2", "8", NULL, PLA_AWARD_ELECTIVE},
                {"4", "12", "B", PLA_AWARD_ELECTIVE},
                {"5", "16", "A", PLA_AWARD_COURSE},
                {"9", "16", "A", PLA_AWARD_COURSE}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        begin(&b);
        tiered(&b, build_const(&b, rows[i].score));
        const struct pla_award_result *award = judge(&b);
        assert_int_equal(award->status, PLA_STATUS_RECOMMENDED);
        assert_int_equal(award->kind, rows[i].kind);
        build_number_is(award->earned, rows[i].credits);
        build_text_is(award->grade, rows[i].grade);
        assert_int_equal(award->reason_count, 1);
        build_text_is(award->course, rows[i].kind == PLA_AWARD_COURSE ? "CHI 201" : NULL);
        build_end(&b);
    }
}

static void below_the_lowest_tier_the_gap_is_to_it(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_measure *hours = build_over_kind(&b, PLA_M_COUNT, "blog"); /* 2 */
    tiered(&b, hours);
    const struct pla_award_result *award = judge(&b);
    assert_int_equal(award->status, PLA_STATUS_NOT_MET);
    build_number_is(award->earned, "0");
    assert_int_equal(award->gap_count, 1);
    build_number_is(award->gaps[0].by, "1");
    build_number_is(award->reasons[0].need.low, "3");
    build_end(&b);
}

static void a_tier_of_nothing_is_not_an_award(void **state)
{
    static struct pla_tier tiers[2];
    static const struct {
        const char *score;
        enum pla_award_status status;
    } rows[] = {
        {"0", PLA_STATUS_NOT_MET}, {"2", PLA_STATUS_NOT_MET}, {"5", PLA_STATUS_RECOMMENDED}};
    (void)state;
    tiers[0] = (struct pla_tier){.at_least = PLA_ZERO, .credits = PLA_ZERO};
    tiers[1] = (struct pla_tier){.at_least = PLA_WHOLE(5), .credits = PLA_WHOLE(3)};
    for (int i = 0; i < 3; i++) {
        struct build b;
        begin(&b);
        struct pla_award *award = build_award(&b, "A");
        award->by = build_over(&b, PLA_M_ADD, 2, build_const(&b, rows[i].score),
                               build_over_kind(&b, PLA_M_COUNT, "mooc"));
        award->tiers = tiers;
        award->tier_count = 2;
        const struct pla_award_result *result = judge(&b);
        assert_int_equal(result->status, rows[i].status);
        if (rows[i].status == PLA_STATUS_NOT_MET)
            build_number_is(result->gaps[0].to, i == 0 ? "5" : "3"); /* what is counted */
        build_end(&b);
    }
}

static void a_range_over_two_tiers_is_undecided(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    b.rubric.admit.verified = true;
    build_items(&b, "{'id':'e1','kind':'blog','verified':true},"
                    "{'id':'e2','kind':'blog','verified':true},"
                    "{'id':'e3','kind':'blog','verified':true},"
                    "{'id':'e4','kind':'blog','verified':null}");
    tiered(&b, build_over_kind(&b, PLA_M_COUNT, "blog")); /* 3..4 */
    const struct pla_award_result *award = judge(&b);
    assert_int_equal(award->status, PLA_STATUS_UNDECIDED);
    build_number_is(award->offered, "12");
    build_number_is(award->earned, "0");
    assert_int_equal(award->gap_count, 0);
    build_end(&b);
}

static void computed_credits_must_be_a_number_above_nothing(void **state)
{
    static const struct {
        const char *minus;
        enum pla_award_status status;
        const char *earned;
    } rows[] = {{"5/2", PLA_STATUS_RECOMMENDED, "9/2"},
                {"7", PLA_STATUS_NOT_MET, "0"},
                {"8", PLA_STATUS_FAILED, "0"}};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct build b;
        begin(&b);
        struct pla_award *award = build_award(&b, "A");
        award->credits = build_over(&b, PLA_M_SUBTRACT, 2, build_over_kind(&b, PLA_M_HOURS, "blog"),
                                    build_const(&b, rows[i].minus));
        const struct pla_award_result *result = judge(&b);
        assert_int_equal(result->status, rows[i].status);
        build_number_is(result->earned, rows[i].earned);
        if (i == 1)
            assert_true(result->gaps[0].strictly);
        build_end(&b);
    }
}

static void what_is_not_earned_is_not_paid_out(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_award *award = build_award(&b, "A");
    award->when = hours_of(&b, "blog", "8"); /* 7 */
    award->credits = build_over(&b, PLA_M_DIVIDE, 2, build_const(&b, "1"), build_const(&b, "0"));
    assert_int_equal(judge(&b)->status, PLA_STATUS_NOT_MET);
    award->when = NULL;
    assert_int_equal(judge(&b)->status, PLA_STATUS_FAILED);
    build_end(&b);
}

static void a_plain_nothing_is_an_award_without_credit(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    course(&b, "A", "0");
    build_award(&b, "B");
    struct pla_award *paid = build_award(&b, "C");
    paid->by = build_over_kind(&b, PLA_M_COUNT, "blog");
    const struct pla_award_result *awards = judge(&b);
    assert_int_equal(awards[0].status, PLA_STATUS_RECOMMENDED);
    assert_int_equal(awards[1].status, PLA_STATUS_RECOMMENDED);
    build_number_is(awards[2].earned, "2"); /* `by` without credits pays `by` */
    build_end(&b);
}

static void several_courses_bring_their_sum(void **state)
{
    static const struct pla_toward courses[] = {{{"A 1", 3}, {3, 1}}, {{"A 2", 3}, {1, 2}}};
    struct build b;
    (void)state;
    begin(&b);
    struct pla_award *award = build_award(&b, "A");
    award->courses = courses;
    award->course_count = 2;
    build_number_is(judge(&b)->earned, "7/2");
    build_end(&b);
}

static void a_sum_out_of_range_fails_only_its_award(void **state)
{
    static const struct pla_toward courses[] = {{{"A 1", 3}, {INT64_MAX, 1}},
                                                {{"A 2", 3}, {INT64_MAX, 2}}};
    struct build b;
    (void)state;
    begin(&b);
    struct pla_award *award = build_award(&b, "A");
    award->courses = courses;
    award->course_count = 2;
    course(&b, "B", "3");
    const struct pla_award_result *awards = judge(&b);
    assert_int_equal(awards[0].status, PLA_STATUS_FAILED);
    build_text_is(awards[0].reasons[0].text, "a number leaves the exact range");
    assert_int_equal(awards[1].status, PLA_STATUS_RECOMMENDED);
    build_end(&b);
}

static void badges_and_points_bring_no_credit(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_award *badge = build_award(&b, "A"), *points = build_award(&b, "B");
    badge->kind = PLA_AWARD_BADGE;
    points->kind = PLA_AWARD_POINTS;
    points->by = build_over_kind(&b, PLA_M_HOURS, "blog");
    const struct pla_award_result *awards = judge(&b);
    build_number_is(awards[0].offered, "0");
    build_text_is(awards[0].unit, NULL);
    build_text_is(awards[0].course, NULL);
    build_number_is(awards[1].earned, "7");
    build_text_is(awards[1].unit, "points");
    build_end(&b);
}

/* ---- what else is told ---- */

static void method_and_policy_tell_symbol_and_residency(void **state)
{
    static const struct pla_method methods[] = {
        {.name = {"portfolio", 9}, .symbol = {"CR", 2}},
        {.name = {"exam", 4}, .symbol = {"K", 1}, .resident = true}};
    struct build b;
    (void)state;
    begin(&b);
    b.policy.methods = methods;
    b.policy.method_count = 2;
    course(&b, "A", "3");
    course(&b, "B", "3")->method = PLA_TEXT("exam");
    course(&b, "C", "3")->symbol = PLA_TEXT("P");
    course(&b, "D", "3")->unit = PLA_TEXT("quarter");
    build_award(&b, "E")->kind = PLA_AWARD_BADGE;
    const struct pla_award_result *awards = judge(&b);
    build_text_is(awards[0].method, "portfolio");
    build_text_is(awards[0].symbol, "CR");
    build_text_is(awards[0].unit, "semester");
    assert_false(awards[0].resident);
    build_text_is(awards[1].symbol, "K");
    assert_true(awards[1].resident);
    build_text_is(awards[2].symbol, "P");
    build_text_is(awards[3].unit, "quarter");
    build_text_is(awards[4].symbol, NULL);
    build_end(&b);
}

static void an_earned_award_expires_and_may_be_held(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_award *award = course(&b, "A", "3");
    award->expires_months = 36;
    award->post_when = hours_of(&b, "blog", "8");
    award = course(&b, "B", "3");
    award->expires_months = 36;
    award->when = hours_of(&b, "blog", "8");
    award->post_when = hours_of(&b, "blog", "8");
    course(&b, "C", "3")->post_when = hours_of(&b, "blog", "7");
    course(&b, "D", "3")->post_when = unknown(&b);
    course(&b, "E", "3")->post_when = failing(&b);
    const struct pla_award_result *awards = judge(&b);
    assert_true(awards[0].has_expires);
    assert_int_equal(awards[0].expires, build_day("2029-11-01"));
    build_texts_are(awards[0].hold, "post_when");
    assert_false(awards[1].has_expires);
    build_texts_are(awards[1].hold, "");
    build_texts_are(awards[2].hold, "");
    build_texts_are(awards[3].hold, "post_when");
    assert_int_equal(awards[4].status, PLA_STATUS_FAILED);
    build_end(&b);
}

static void an_own_sentence_has_its_numbers(void **state)
{
    static const char *const rows[][2] = {
        {"{done} of 3, {hours} hours so far", "2 of 3, 7 hours so far"},
        {"{done}{done}", "22"},
        {"{nobody} and {done", "{nobody} and {done"},
        {"plain", "plain"},
        {"", ""}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        begin(&b);
        struct pla_measure *done = build_over_kind(&b, PLA_M_COUNT, "blog");
        struct pla_measure *hours = build_over_kind(&b, PLA_M_HOURS, "blog");
        const struct pla_measure *measures[] = {done, hours};
        done->label = PLA_TEXT("done");
        hours->label = PLA_TEXT("hours");
        struct pla_award *award = course(&b, "A", "3");
        award->because = pla_text_of(rows[i][0]);
        award->because_measures = measures;
        award->because_count = 2;
        build_text_is(judge(&b)->because, rows[i][1]);
        build_end(&b);
    }
}

static void an_award_for_each_claim_needs_one(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    build_members(&b, "'claims':[{'id':'c1'}],'evidence':[]");
    course(&b, "A", "3")->per_claim = true;
    assert_null(judge(&b)->award);
    b.run.claim = &b.portfolio.claims[0];
    const struct pla_award_result *award = judge(&b);
    build_text_is(award->id, "A:c1");
    assert_int_equal(award->status, PLA_STATUS_RECOMMENDED);
    build_end(&b);
}

/** One award for the claim `claim` (JSON members) that says nothing itself. */
static const struct pla_award_result *claimed(struct build *b, const char *claim)
{
    static const struct pla_course catalogue[] = {{.code = {"EDU 301", 7},
                                                   .title = {"Open communities", 16},
                                                   .credit_level = {"upper", 5},
                                                   .has_credits = true,
                                                   .credits = {4, 1}}};
    char members[256];
    build_begin(b);
    (void)snprintf(members, sizeof members, "'claims':[{'id':'c1'%s}],'evidence':[]", claim);
    build_members(b, members);
    b->policy.courses = catalogue;
    b->policy.course_count = 1;
    struct pla_award *award = build_award(b, "A");
    award->name = (struct pla_text){0};
    award->per_claim = true;
    b->run.claim = &b->portfolio.claims[0];
    return judge(b);
}

static void a_claim_says_what_its_award_does_not(void **state)
{
    static const struct {
        const char *claim, *course, *credits, *unit, *level, *title;
    } rows[] = {{",'course':'EDU 301','credits':3,'unit':'quarter','credit_level':'lower'",
                 "EDU 301", "3", "quarter", "lower", "Open communities"},
                {",'course':'EDU 301'", "EDU 301", "4", "semester", "upper", "Open communities"},
                {",'course':'EDU 999','credits':2", "EDU 999", "2", "semester", NULL, "EDU 999"}};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct build b;
        const struct pla_award_result *award = claimed(&b, rows[i].claim);
        assert_int_equal(award->status, PLA_STATUS_RECOMMENDED);
        build_text_is(award->course, rows[i].course);
        build_number_is(award->earned, rows[i].credits);
        build_text_is(award->unit, rows[i].unit);
        build_text_is(award->credit_level, rows[i].level);
        build_text_is(award->title, rows[i].title);
        build_end(&b);
    }
}

static void what_a_claim_leaves_out_is_undecided(void **state)
{
    static const struct {
        const char *claim, *label, *text;
    } rows[] = {{",'course':'EDU 999'", "the credits of the claim", "not given"},
                {",'course':'EDU 301','credits':null", "the credits of the claim", "not known"},
                {",'course':'EDU 301','credits':3,'unit':null", "the unit of the claim's credits",
                 "not known"},
                {",'credits':3", "the course of the claim", "not given"},
                {",'course':null,'credits':3", "the course of the claim", "not known"}};
    (void)state;
    for (int i = 0; i < 5; i++) {
        struct build b;
        const struct pla_award_result *award = claimed(&b, rows[i].claim);
        assert_int_equal(award->status, PLA_STATUS_UNDECIDED);
        assert_int_equal(award->reason_count, 1);
        build_text_is(award->reasons[0].cond->label, rows[i].label);
        build_text_is(award->reasons[0].text, rows[i].text);
        build_end(&b);
    }
}

static void the_award_s_own_words_go_before_the_claim_s(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    build_members(&b, "'claims':[{'id':'c1','course':'X','credits':9,'unit':'ects',"
                      "'credit_level':'upper'}],'evidence':[]");
    struct pla_award *award = course(&b, "EDU 301", "3");
    award->per_claim = true;
    award->unit = PLA_TEXT("semester");
    award->credit_level = PLA_TEXT("lower");
    b.run.claim = &b.portfolio.claims[0];
    const struct pla_award_result *result = judge(&b);
    build_text_is(result->course, "EDU 301");
    build_number_is(result->earned, "3");
    build_text_is(result->unit, "semester");
    build_text_is(result->credit_level, "lower");
    build_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_condition_gives_the_status),
        cmocka_unit_test(a_failure_is_the_first_reason),
        cmocka_unit_test(what_does_not_apply_is_left_out_unless_asked_for),
        cmocka_unit_test(an_award_that_perhaps_applies_is_not_recommended),
        cmocka_unit_test(requires_looks_at_awards_listed_earlier),
        cmocka_unit_test(an_award_cannot_rest_on_itself),
        cmocka_unit_test(a_tier_is_the_highest_that_is_reached),
        cmocka_unit_test(below_the_lowest_tier_the_gap_is_to_it),
        cmocka_unit_test(a_tier_of_nothing_is_not_an_award),
        cmocka_unit_test(a_range_over_two_tiers_is_undecided),
        cmocka_unit_test(computed_credits_must_be_a_number_above_nothing),
        cmocka_unit_test(what_is_not_earned_is_not_paid_out),
        cmocka_unit_test(a_plain_nothing_is_an_award_without_credit),
        cmocka_unit_test(several_courses_bring_their_sum),
        cmocka_unit_test(a_sum_out_of_range_fails_only_its_award),
        cmocka_unit_test(badges_and_points_bring_no_credit),
        cmocka_unit_test(method_and_policy_tell_symbol_and_residency),
        cmocka_unit_test(an_earned_award_expires_and_may_be_held),
        cmocka_unit_test(an_own_sentence_has_its_numbers),
        cmocka_unit_test(an_award_for_each_claim_needs_one),
        cmocka_unit_test(a_claim_says_what_its_award_does_not),
        cmocka_unit_test(what_a_claim_leaves_out_is_undecided),
        cmocka_unit_test(the_award_s_own_words_go_before_the_claim_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
