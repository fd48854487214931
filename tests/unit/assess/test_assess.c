// SPDX-License-Identifier: Apache-2.0
/**
 * A whole record: which rubric judges which claim, statuses, flags, fingerprints, and memory that
 * runs out anywhere.
 */
#include "unit/assess/build.h"

struct result {
    enum pla_code code;
    struct pla_decision *decisions;
    size_t count;
};

static struct result assess(struct build *b)
{
    struct result result = {.decisions = NULL};
    struct pla_sha256 *hash = pla_sha256_new();
    assert_non_null(hash);
    result.code = pla_assess(&b->terms, &b->portfolio, b->table, b->table_count, "batch.ndjson:17",
                             hash, &b->arena, &result.decisions, &result.count, &b->faults);
    pla_sha256_free(hash);
    return result;
}

static const struct pla_decision *only(struct build *b)
{
    struct result result = assess(b);
    if (result.code != PLA_OK)
        print_error("%s\n", build_fault(b));
    assert_int_equal(result.code, PLA_OK);
    assert_int_equal(result.count, 1);
    return result.decisions;
}

static void begin(struct build *b)
{
    build_begin(b);
    b->rubric.scale = build_scale(b, "absent|emerging|meets|exceeds");
}

static struct pla_cond *all_met(struct build *b)
{
    struct pla_cond *cond = build_cond(b, PLA_C_ALL_MET);
    cond->measure = build_rated(b, PLA_M_MET, "");
    return cond;
}

static struct pla_cond *hours_at_least(struct build *b, const char *bound)
{
    return build_compare(b, PLA_C_AT_LEAST, build_measure(b, PLA_M_HOURS), build_const(b, bound));
}

static void outcome(struct build *b, const char *id, const struct pla_cond *when)
{
    b->outcomes[b->rubric.outcome_count++] =
        (struct pla_outcome){.id = pla_text_of(id), .when = when};
}

static struct pla_award *course(struct build *b, const char *id, const struct pla_cond *when)
{
    struct pla_award *award = build_award(b, id);
    award->credits = build_const(b, "3");
    award->when = when;
    return award;
}

/* ---- one decision ---- */

static const char record[] =
    "{'id':'P-1','attempt':2,'term':'2026-FA',"
    "'learner':{'id':'S1','program':'BA4','groups':{'first':'yes'}},"
    "'evidence':[{'id':'e1','kind':'blog','hours':30},{'id':'e2','kind':'mooc','hours':20}],"
    "'ratings':[{'assessor':'a','criterion':'reach','level':'exceeds'},"
    "{'assessor':'a','criterion':'reflection','level':'meets'}]}";

static void begin_whole(struct build *b, const char *json)
{
    begin(b);
    build_criterion_min(b, "reach", "2");
    build_criterion_min(b, "reflection", "2")->weight = build_number("3");
    build_portfolio(b, json);
    course(b, "EDU 301", all_met(b));
    course(b, "EDU 302", hours_at_least(b, "60"));
    outcome(b, "pass", all_met(b));
    outcome(b, "fail", NULL);
}

static void a_decision_tells_all(void **state)
{
    struct build b;
    (void)state;
    begin_whole(&b, record);
    const struct pla_decision *d = only(&b);
    build_text_is(d->portfolio, "P-1");
    assert_int_equal(d->attempt, 2);
    build_text_is(d->learner, "S1");
    build_text_is(d->program, "BA4");
    build_text_is(d->term, "2026-FA");
    build_text_is(d->rubric, "r");
    build_text_is(d->version, "1");
    build_text_is(d->claim, NULL);
    build_text_is(d->policy, "p@1");
    build_text_is(d->unit, "semester");
    build_text_is(d->outcome, "pass");
    assert_int_equal(d->status, PLA_DECISION_COMPLETE);
    assert_true(d->has_score);
    build_number_is(d->score, "9/4");
    assert_int_equal(d->criterion_count, 2);
    assert_int_equal(d->award_count, 2);
    assert_int_equal(d->awards[0].status, PLA_STATUS_RECOMMENDED);
    assert_int_equal(d->awards[1].status, PLA_STATUS_NOT_MET);
    build_number_is(d->awards[1].gaps[0].by, "10");
    build_number_is(d->credits, "3");
    assert_int_equal(d->evidence_count, 2);
    build_texts_are(d->flags, "");
    build_text_is(d->prints.engine, "plaudit/test");
    build_end(&b);
}

static void the_line_is_written(void **state)
{
    struct build b;
    struct pla_str line;
    struct pla_err err;
    (void)state;
    begin_whole(&b, record);
    struct pla_sha256 *hash = pla_sha256_new();
    pla_str_init(&line);
    assert_int_equal(pla_decision_write(only(&b), hash, &line, &err), PLA_OK);
    assert_int_equal(pla_json_check((struct pla_text){line.at, line.length - 1}, "line", &err),
                     PLA_OK);
    assert_non_null(strstr(line.at, "\"outcome\":\"pass\""));
    pla_str_release(&line);
    pla_sha256_free(hash);
    build_end(&b);
}

static void a_missing_rating_leaves_it_open_and_says_so(void **state)
{
    struct build b;
    (void)state;
    begin_whole(&b, record);
    b.policy.assessors.minimum = 2;
    const struct pla_decision *d = only(&b);
    assert_int_equal(d->status, PLA_DECISION_UNDECIDED);
    build_text_is(d->outcome, NULL);
    assert_false(d->has_score);
    assert_int_equal(d->awards[0].status, PLA_STATUS_UNDECIDED);
    assert_int_equal(d->awards[1].status, PLA_STATUS_NOT_MET); /* it reads no rating */
    build_texts_are(d->flags, "missing:reach|missing:reflection");
    build_number_is(d->credits, "0");
    build_end(&b);
}

static void the_first_outcome_that_may_be_ends_the_search(void **state)
{
    struct build b;
    (void)state;
    begin_whole(&b, record);
    b.rubric.outcome_count = 0;
    outcome(&b, "high", hours_at_least(&b, "60"));
    outcome(&b, "middle", hours_at_least(&b, "50"));
    outcome(&b, "low", NULL);
    build_text_is(only(&b)->outcome, "middle");
    b.rubric.outcome_count = 1;
    const struct pla_decision *d = only(&b);
    build_text_is(d->outcome, NULL); /* none fits: nothing is left open */
    assert_int_equal(d->status, PLA_DECISION_COMPLETE);
    build_end(&b);
}

static void an_undecided_outcome_leaves_the_decision_open(void **state)
{
    struct build b;
    (void)state;
    begin_whole(&b, "{'id':'P-1','term':null,'evidence':[],'ratings':["
                    "{'assessor':'a','criterion':'reach','level':'meets'},"
                    "{'assessor':'a','criterion':'reflection','level':'meets'}]}");
    struct pla_measure *term = build_measure(&b, PLA_M_PORTFOLIO);
    term->name = PLA_TEXT("term");
    b.rubric.outcome_count = 0;
    outcome(&b, "now", build_compare(&b, PLA_C_IS, term, build_const_text(&b, "2026-FA")));
    outcome(&b, "later", NULL);
    const struct pla_decision *d = only(&b);
    build_text_is(d->outcome, NULL);
    assert_int_equal(d->status, PLA_DECISION_UNDECIDED);
    build_end(&b);
}

static void the_worst_status_decides(void **state)
{
    static const struct {
        bool refers, fails, refers_outcome;
        enum pla_decision_status status;
    } rows[] = {{false, false, false, PLA_DECISION_COMPLETE},
                {true, false, false, PLA_DECISION_REFERRED},
                {false, false, true, PLA_DECISION_REFERRED},
                {true, true, true, PLA_DECISION_FAILED}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        begin_whole(&b, record);
        struct pla_cond *refer = build_cond(&b, PLA_C_REFER);
        refer->label = PLA_TEXT("look");
        if (rows[i].refers)
            course(&b, "A", refer);
        if (rows[i].fails)
            build_award(&b, "B")->credits =
                build_over(&b, PLA_M_DIVIDE, 2, build_const(&b, "1"), build_const(&b, "0"));
        b.rubric.outcome_count = 0;
        outcome(&b, "pass", rows[i].refers_outcome ? refer : NULL);
        assert_int_equal(only(&b)->status, rows[i].status);
        build_end(&b);
    }
}

static void an_incomplete_portfolio_is_listed_not_judged(void **state)
{
    struct build b;
    (void)state;
    begin_whole(&b, record);
    struct pla_text require[] = {PLA_TEXT("reflection"), PLA_TEXT("submitted")};
    b.rubric.intake.require = (struct pla_text_list){require, 2};
    struct pla_table_row most[] = {{PLA_TEXT("items"), 0, PLA_WHOLE(1)}};
    b.rubric.intake.max = most;
    b.rubric.intake.max_count = 1;
    const struct pla_decision *d = only(&b);
    assert_int_equal(d->status, PLA_DECISION_INCOMPLETE);
    assert_int_equal(d->award_count, 0);
    build_text_is(d->outcome, NULL);
    build_texts_are(d->flags, "excess:items|missing:reflection|missing:submitted");
    build_number_is(d->credits, "0");
    build_end(&b);
}

static void awards_left_out_leave_no_hole(void **state)
{
    struct build b;
    (void)state;
    begin_whole(&b, record);
    b.awards[0].applies = hours_at_least(&b, "99");
    const struct pla_decision *d = only(&b);
    assert_int_equal(d->award_count, 1);
    build_text_is(d->awards[0].id, "EDU 302");
    b.terms.all_awards = true;
    assert_int_equal(only(&b)->award_count, 2);
    build_end(&b);
}

/* ---- rubrics and claims ---- */

struct two {
    struct build b;
    struct pla_rubric other;
    struct pla_rule rules[2];
};

static void begin_two(struct two *t, const char *claims)
{
    char members[256];
    build_begin(&t->b);
    (void)snprintf(members, sizeof members, "'claims':[%s],'evidence':[{'id':'e1'},{'id':'e2'}]",
                   claims);
    build_members(&t->b, members);
    course(&t->b, "EDU 301", NULL);
    t->other = t->b.rubric;
    t->other.id = PLA_TEXT("s");
    t->rules[0] = (struct pla_rule){.rubric = &t->b.rubric};
    t->rules[1] = (struct pla_rule){.rubric = &t->other};
    t->b.terms.rules = t->rules;
    t->b.terms.rule_count = 2;
}

static void check_runs(const char *claims, const char *expected)
{
    struct two t;
    char have[128] = "";
    begin_two(&t, claims);
    struct result result = assess(&t.b);
    assert_int_equal(result.code, PLA_OK);
    for (size_t i = 0; i < result.count; i++) {
        const struct pla_decision *d = &result.decisions[i];
        size_t length = strlen(have);
        (void)snprintf(have + length, sizeof have - length, "%s%.*s:%.*s", i > 0 ? " " : "",
                       (int)d->rubric.length, d->rubric.at,
                       d->claim.at != NULL ? (int)d->claim.length : 1,
                       d->claim.at != NULL ? d->claim.at : "-");
    }
    assert_string_equal(have, expected);
    build_end(&t.b);
}

static void claims_choose_their_rubric(void **state)
{
    (void)state;
    check_runs("", "r:- s:-");
    check_runs("{'id':'c1','rubric':'r'}", "r:c1");
    check_runs("{'id':'c1','rubric':'s'},{'id':'c2','rubric':'r'},{'id':'c3'}",
               "r:c2 r:c3 s:c1 s:c3");
    check_runs("{'id':'c1','rubric':'elsewhere'}", "r:- s:-");
    check_runs("{'id':'c1','rubric':'elsewhere'},{'id':'c2','rubric':'s'}", "s:c2");
}

static void a_claim_sees_its_evidence(void **state)
{
    struct two t;
    (void)state;
    begin_two(&t, "{'id':'c1','rubric':'r','evidence':['e2']}");
    const struct pla_decision *d = only(&t.b);
    assert_int_equal(d->evidence_count, 1);
    build_text_is(d->evidence[0].id, "e2");
    build_end(&t.b);
}

static void one_course_counts_once_over_all_rubrics(void **state)
{
    struct two t;
    (void)state;
    begin_two(&t, "");
    struct result result = assess(&t.b);
    assert_int_equal(result.count, 2);
    build_number_is(result.decisions[0].credits, "3");
    build_number_is(result.decisions[1].credits, "0");
    assert_int_equal(result.decisions[1].awards[0].status, PLA_STATUS_WITHHELD);
    build_end(&t.b);
}

static void of_two_versions_the_one_in_force_judges(void **state)
{
    static const struct {
        const char *submitted, *version, *flags;
    } rows[] = {{"'2025-06-01'", "1", ""},
                {"'2026-06-01'", "2", ""},
                {"'2025-12-31'", "1", ""},
                {"'2026-01-01'", "2", ""}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct two t;
        begin_two(&t, "");
        t.other.id = t.b.rubric.id;
        t.other.version = PLA_TEXT("2");
        t.other.has_from = t.b.rubric.has_to = true;
        t.other.effective_from = build_day("2026-01-01");
        t.b.rubric.effective_to = build_day("2025-12-31");
        char members[80];
        (void)snprintf(members, sizeof members, "'evidence':[],'submitted':%s", rows[i].submitted);
        build_members(&t.b, members);
        const struct pla_decision *d = only(&t.b);
        build_text_is(d->version, rows[i].version);
        build_texts_are(d->flags, rows[i].flags);
        build_end(&t.b);
    }
}

static void a_rubric_alone_out_of_force_says_so(void **state)
{
    struct build b;
    (void)state;
    begin_whole(&b, record);
    b.rubric.has_from = true;
    b.rubric.effective_from = build_day("2026-11-02"); /* as of is the day before */
    build_texts_are(only(&b)->flags, "not_in_effect");
    b.rubric.effective_from = build_day("2026-11-01");
    build_texts_are(only(&b)->flags, "");
    build_end(&b);
}

/* ---- ratings ---- */

static void ratings_of_a_table_join_the_portfolio_s(void **state)
{
    struct build b;
    (void)state;
    begin_whole(&b, record);
    b.policy.assessors.minimum = 2;
    struct pla_rating table[] = {
        {.assessor = PLA_TEXT("b"), .criterion = PLA_TEXT("reach"), .level = PLA_TEXT("meets")},
        {.assessor = PLA_TEXT("b"),
         .criterion = PLA_TEXT("reflection"),
         .level = PLA_TEXT("meets")}};
    b.table = table;
    b.table_count = 2;
    const struct pla_decision *d = only(&b);
    assert_int_equal(d->status, PLA_DECISION_COMPLETE);
    build_number_is(d->criteria[0].value.low, "5/2");
    build_end(&b);
}

static void bad_ratings_are_faults_and_no_decision(void **state)
{
    struct build b;
    (void)state;
    begin_whole(&b, "{'id':'P-1','evidence':[],'ratings':["
                    "{'assessor':'a','criterion':'reech','level':'meets'},"
                    "{'assessor':'a','criterion':'reach','level':'met'}]}");
    struct result result = assess(&b);
    assert_int_equal(result.code, PLA_PORTFOLIO);
    assert_null(result.decisions);
    assert_int_equal(b.faults.count, 2);
    build_end(&b);
}

/* ---- fingerprints ---- */

struct prints {
    char portfolio[PLA_SHA256_HEX + 1], ratings[PLA_SHA256_HEX + 1];
};

static struct prints prints_of(const char *json)
{
    struct build b;
    struct prints prints;
    begin_whole(&b, json);
    const struct pla_decision *d = only(&b);
    memcpy(prints.portfolio, d->prints.portfolio, sizeof prints.portfolio);
    memcpy(prints.ratings, d->prints.ratings, sizeof prints.ratings);
    build_end(&b);
    return prints;
}

#define HEAD        "{'id':'P-1','learner':{'id':'S1'"
#define RATED(a, b) ",'ratings':[" a "," b "]"
#define REACH       "{'assessor':'a','criterion':'reach','level':'meets'}"
#define BY_B        "{'assessor':'b','criterion':'reach','level':'emerging'}"
#define REFLECTION  "{'assessor':'a','criterion':'reflection','level':'meets'}"

static void groups_and_ratings_do_not_change_the_portfolio_s_print(void **state)
{
    static const char *const alike[] = {
        HEAD "},'evidence':[]}",
        HEAD ",'groups':{'x':'y'}},'evidence':[]}",
        HEAD "},'evidence':[]" RATED(REACH, REFLECTION) "}",
        HEAD ",'groups':{}}" RATED(REACH, REFLECTION) ",'evidence':[]}",
        "{"
        "'ratings':[" REACH "],'id':'P-1','learner':{'id':'S1'},'evidence':[]}",
        "{'ratings':[],'id':'P-1','learner':{'id':'S1','groups':{'x':'y'}},'evidence':[]}"};
    (void)state;
    struct prints first = prints_of(alike[0]);
    for (size_t i = 1; i < sizeof alike / sizeof alike[0]; i++)
        assert_string_equal(prints_of(alike[i]).portfolio, first.portfolio);
    assert_string_not_equal(prints_of(HEAD "},'evidence':[{'id':'e1'}]}").portfolio,
                            first.portfolio);
    /* the bytes without the two members, by sha256sum */
    assert_string_equal(first.portfolio,
                        "4927c740273a406e9a03c42a31828fff23b5d4d54a1b933811233312c79fccbe");
}

static void the_order_of_ratings_does_not_change_their_print(void **state)
{
    (void)state;
    struct prints one = prints_of(HEAD "}" RATED(REACH, REFLECTION) ",'evidence':[]}");
    struct prints other = prints_of(HEAD "}" RATED(REFLECTION, REACH) ",'evidence':[]}");
    assert_string_equal(one.ratings, other.ratings);
    other = prints_of(HEAD "}" RATED(
        REACH, "{'assessor':'a','criterion':'reflection','level':'exceeds'}") ",'evidence':[]}");
    assert_string_not_equal(one.ratings, other.ratings);
    /* two assessors of one criterion */
    one = prints_of(HEAD "}" RATED(REACH, BY_B) ",'evidence':[]}");
    other = prints_of(HEAD "}" RATED(BY_B, REACH) ",'evidence':[]}");
    assert_string_equal(one.ratings, other.ratings);
    /* without ratings it is the print of nothing */
    assert_string_equal(prints_of(HEAD "},'evidence':[]}").ratings,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* ---- order ---- */

/** Evidence and criteria in any order give the same totals. */
static void the_order_of_evidence_and_criteria_changes_nothing(void **state)
{
    static const char *const evidence[] = {"{'id':'e1','kind':'blog','hours':30}",
                                           "{'id':'e2','kind':'mooc','hours':20}",
                                           "{'id':'e3','kind':'talk','hours':null}"};
    static const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                    {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    (void)state;
    for (int i = 0; i < 12; i++) {
        const int *order = orders[i % 6];
        struct build b;
        char json[512];
        begin(&b);
        build_criterion_min(&b, i < 6 ? "reach" : "reflection", "2");
        build_criterion_min(&b, i < 6 ? "reflection" : "reach", "2");
        (void)snprintf(json, sizeof json, "{'id':'P-1','evidence':[%s,%s,%s],'ratings':[%s,%s]}",
                       evidence[order[0]], evidence[order[1]], evidence[order[2]],
                       i % 2 ? REACH : REFLECTION, i % 2 ? REFLECTION : REACH);
        build_portfolio(&b, json);
        course(&b, "EDU 301", all_met(&b));
        course(&b, "EDU 302", hours_at_least(&b, "50"));
        course(&b, "EDU 303", hours_at_least(&b, "51"));
        const struct pla_decision *d = only(&b);
        build_number_is(d->credits, "6");
        assert_int_equal(d->awards[2].status, PLA_STATUS_UNDECIDED);
        build_number_is(d->score, "2");
        build_end(&b);
    }
}

/* ---- memory ---- */

static void make_hard(struct build *b)
{
    static const struct pla_cap caps[] = {{.id = {"pla", 3}, .has_max = true, .max = {4, 1}}};
    static const struct pla_overlap overlaps[] = {{{"EDU 302", 7}, {1, 1}}};
    static const struct pla_course courses[] = {
        {.code = {"EDU 301", 7}, .overlaps = overlaps, .overlap_count = 1}};
    begin_whole(b, "{'id':'P-1','evidence':[{'id':'e1','hours':70}],'held':[{'course':'X'}],"
                   "'ratings':[" REACH "," REFLECTION "]}");
    b->policy.caps = caps;
    b->policy.cap_count = 1;
    b->policy.courses = courses;
    b->policy.course_count = 1;
    b->policy.prefer = PLA_PREFER_MOST_CREDIT;
    b->policy.reuse = PLA_REUSE_ONCE;
    b->policy.round = (struct pla_round_rule){.is_set = true,
                                              .step = {1, 2},
                                              .mode = PLA_ROUND_DOWN,
                                              .least = PLA_ZERO,
                                              .remainder_elective = true};
}

static void memory_may_end_anywhere(void **state)
{
    bool done = false;
    (void)state;
    for (size_t limit = 0; !done; limit += 64) {
        struct build b;
        make_hard(&b);
        struct pla_arena arena;
        pla_arena_init(&arena, limit == 0 ? 1 : limit);
        struct pla_sha256 *hash = pla_sha256_new();
        struct pla_decision *decisions = NULL;
        size_t count = 0;
        enum pla_code code = pla_assess(&b.terms, &b.portfolio, NULL, 0, "batch.ndjson:17", hash,
                                        &arena, &decisions, &count, &b.faults);
        assert_true(code == PLA_OK || code == PLA_MEMORY);
        if (code == PLA_MEMORY)
            assert_null(decisions);
        done = code == PLA_OK;
        assert_true(limit < 1 << 20);
        pla_sha256_free(hash);
        pla_arena_release(&arena);
        build_end(&b);
    }
}

static void every_allocation_may_fail(void **state)
{
    bool done = false;
    (void)state;
    for (size_t n = 1; !done; n++) {
        struct build b;
        make_hard(&b);
        b.awards[0].because = PLA_TEXT("{nobody} so far");
        b.awards[0].because_measures = b.measures;
        b.awards[0].because_count = 1;
        struct pla_arena arena;
        pla_arena_init(&arena, 0);
        struct pla_sha256 *hash = pla_sha256_new();
        struct pla_decision *decisions = NULL;
        size_t count = 0;
        pla_alloc_fail_at(n);
        enum pla_code code = pla_assess(&b.terms, &b.portfolio, NULL, 0, "batch.ndjson:17", hash,
                                        &arena, &decisions, &count, &b.faults);
        done = pla_alloc_count() < n;
        pla_alloc_fail_at(0);
        assert_int_equal(code, done ? PLA_OK : PLA_MEMORY);
        pla_sha256_free(hash);
        pla_arena_release(&arena);
        build_end(&b);
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_decision_tells_all),
        cmocka_unit_test(the_line_is_written),
        cmocka_unit_test(a_missing_rating_leaves_it_open_and_says_so),
        cmocka_unit_test(the_first_outcome_that_may_be_ends_the_search),
        cmocka_unit_test(an_undecided_outcome_leaves_the_decision_open),
        cmocka_unit_test(the_worst_status_decides),
        cmocka_unit_test(an_incomplete_portfolio_is_listed_not_judged),
        cmocka_unit_test(awards_left_out_leave_no_hole),
        cmocka_unit_test(claims_choose_their_rubric),
        cmocka_unit_test(a_claim_sees_its_evidence),
        cmocka_unit_test(one_course_counts_once_over_all_rubrics),
        cmocka_unit_test(of_two_versions_the_one_in_force_judges),
        cmocka_unit_test(a_rubric_alone_out_of_force_says_so),
        cmocka_unit_test(ratings_of_a_table_join_the_portfolio_s),
        cmocka_unit_test(bad_ratings_are_faults_and_no_decision),
        cmocka_unit_test(groups_and_ratings_do_not_change_the_portfolio_s_print),
        cmocka_unit_test(the_order_of_ratings_does_not_change_their_print),
        cmocka_unit_test(the_order_of_evidence_and_criteria_changes_nothing),
        cmocka_unit_test(memory_may_end_anywhere),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
