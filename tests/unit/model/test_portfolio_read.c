// SPDX-License-Identifier: Apache-2.0
/** Every member of a portfolio, what is wrong with it and where, and the bytes left out of its
 * fingerprint. JSON is written with ' in place of ". */
#include "model/portfolio.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct reading {
    struct pla_arena arena;
    struct pla_portfolio portfolio;
    struct pla_faults faults;
    enum pla_code code;
};

static const struct pla_field_decl declared[] = {
    {{"assessed", 8}, PLA_TYPE_BOOLEAN},
    {{"country", 7}, PLA_TYPE_TEXT},
    {{"followers", 9}, PLA_TYPE_NUMBER},
    {{"granted", 7}, PLA_TYPE_DATE},
};
static const struct pla_field_decls fields = {declared, 4};

static struct reading *the_reading;

static int set_up(void **state)
{
    (void)state;
    the_reading = calloc(1, sizeof(*the_reading));
    return the_reading == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&the_reading->arena);
    free(the_reading);
    return 0;
}

/** The text with " for ', in the arena. */
static struct pla_text json(const char *text)
{
    size_t length = strlen(text);
    char *copy = pla_arena_copy(&the_reading->arena, text, length);
    assert_non_null(copy);
    for (size_t i = 0; i < length; i++) {
        copy[i] = copy[i] == '\'' ? '"' : copy[i];
    }
    return (struct pla_text){copy, length};
}

static enum pla_code read_record(struct pla_text record)
{
    struct reading *r = the_reading;
    r->faults = (struct pla_faults){0};
    r->code =
        pla_portfolio_read(record, "p.json", 1, &fields, &r->arena, &r->portfolio, &r->faults);
    assert_true((r->code == PLA_OK) == (r->faults.count == 0));
    return r->code;
}

static const struct pla_portfolio *read_good(const char *text)
{
    if (read_record(json(text)) != PLA_OK) {
        print_error("%s: %s\n", the_reading->faults.items[0].where,
                    the_reading->faults.items[0].text);
    }
    assert_int_equal(the_reading->code, PLA_OK);
    return &the_reading->portfolio;
}

/** One fault, at `where`, whose text holds `part`. */
static void assert_fault(const char *text, const char *where, const char *part)
{
    assert_int_not_equal(read_record(json(text)), PLA_OK);
    const struct pla_err *err = &the_reading->faults.items[0];
    assert_string_equal(err->where, where);
    if (strstr(err->text, part) == NULL) {
        print_error("%s: %s\n", err->where, err->text);
    }
    assert_non_null(strstr(err->text, part));
    assert_int_equal(the_reading->faults.count, 1);
}

static void assert_text(struct pla_text have, const char *want)
{
    if (want == NULL) {
        assert_null(have.at);
        return;
    }
    assert_non_null(have.at);
    assert_int_equal(have.length, strlen(want));
    assert_memory_equal(have.at, want, have.length);
}

static void assert_rational(struct pla_rational have, int64_t num, int64_t den)
{
    assert_int_equal(have.num, num);
    assert_int_equal(have.den, den);
}

static void assert_date(struct pla_date have, const char *want)
{
    struct pla_str text = {0};
    assert_int_equal(have.state, PLA_DATE_KNOWN);
    pla_date_put(&text, have);
    assert_string_equal(text.at, want);
    pla_str_release(&text);
}

/* ---- every member ---- */

static void test_smallest(void **state)
{
    (void)state;
    const struct pla_portfolio *p = read_good("{'id':'p','evidence':[]}");
    assert_text(p->id, "p");
    assert_int_equal(p->attempt, 1);
    assert_int_equal(p->evidence_count, 0);
    assert_int_equal(p->submitted.state, PLA_DATE_ABSENT);
    assert_int_equal(p->catalog.state, PLA_DATE_ABSENT);
    assert_text(p->term, NULL);
    assert_false(p->term_unknown);
    assert_text(p->learner.id, NULL);
    assert_int_equal(p->choices.count, 0);
    assert_text(p->ratings_bytes, NULL);
    assert_text(p->groups_bytes, NULL);
}

static void test_top(void **state)
{
    (void)state;
    const struct pla_portfolio *p = read_good(
        "{'id':'P-1','attempt':2,'submitted':'2026-01-15','term':'2026-FA','catalog':'2025',"
        "'country':'CA','learner':{'id':'S1','name':'Zoë','program':'BA4','followers':7,"
        "'groups':{'first':'yes'}},'evidence':[],'choices':['EDU301','X']}");
    assert_int_equal(p->attempt, 2);
    assert_date(p->submitted, "2026-01-15");
    assert_text(p->term, "2026-FA");
    assert_date(p->catalog, "2025");
    assert_text(p->learner.id, "S1");
    assert_text(p->learner.name, "Zoë");
    assert_text(p->learner.program, "BA4");
    assert_int_equal(p->learner.fields.count, 1);
    assert_rational(p->learner.fields.items[0].number, 7, 1);
    assert_int_equal(p->fields.count, 1);
    assert_text(p->fields.items[0].text, "CA");
    assert_int_equal(p->choices.count, 2);
    assert_text(p->choices.items[1], "X");
}

static void test_evidence(void **state)
{
    (void)state;
    const struct pla_portfolio *p = read_good(
        "{'id':'p','evidence':[{'id':'e1','kind':'community','title':'T','description':'D',"
        "'role':'facilitator','issuer':'VC','url':'https://"
        "e.org','sha256':'ab','started':'2022-03',"
        "'ended':'2024-06-30','hours':120,'verified':{'by':'B','on':'2026-01','how':'letter'},"
        "'learning_outcomes':['o1','o2'],'tags':['t'],'parts':['week 2'],'course':'EDU 301',"
        "'exam':{'name':'CLEP','score':57.5,'taken':'2025-05-02'},'endorsements':[{'by':'N',"
        "'relation':'peer','text':'good'},{}],'reflection':'R','assessed':true,"
        "'granted':'2020-02','country':null,'followers':'1/3'}]}");
    assert_int_equal(p->evidence_count, 1);
    const struct pla_evidence *e = &p->evidence[0];
    assert_text(e->id, "e1");
    assert_text(e->kind, "community");
    assert_text(e->title, "T");
    assert_text(e->description, "D");
    assert_text(e->role, "facilitator");
    assert_text(e->issuer, "VC");
    assert_text(e->url, "https://e.org");
    assert_text(e->sha256, "ab");
    assert_text(e->course, "EDU 301");
    assert_text(e->reflection, "R");
    assert_true(e->has_started);
    assert_int_equal(e->started, pla_day_of(2022, 3, 1));
    assert_date(e->ended, "2024-06-30");
    assert_true(e->has_hours);
    assert_rational(e->hours, 120, 1);
    assert_int_equal(e->verified, PLA_KNOWN_YES);
    assert_text(e->verified_by, "B");
    assert_date(e->verified_on, "2026-01");
    assert_text(e->verified_how, "letter");
    assert_int_equal(e->learning_outcomes.count, 2);
    assert_text(e->learning_outcomes.items[1], "o2");
    assert_text(e->tags.items[0], "t");
    assert_text(e->parts.items[0], "week 2");
    assert_text(e->exam.name, "CLEP");
    assert_true(e->exam.has_score);
    assert_rational(e->exam.score, 115, 2);
    assert_date(e->exam.taken, "2025-05-02");
    assert_int_equal(e->endorsement_count, 2);
    assert_text(e->endorsements[0].relation, "peer");
    assert_text(e->endorsements[1].by, NULL);
    assert_int_equal(e->fields.count, 4);
    assert_true(pla_field_find(&e->fields, PLA_TEXT("assessed"))->boolean);
    assert_date(pla_field_find(&e->fields, PLA_TEXT("granted"))->date, "2020-02");
    assert_true(pla_field_find(&e->fields, PLA_TEXT("country"))->is_unknown);
    assert_rational(pla_field_find(&e->fields, PLA_TEXT("followers"))->number, 1, 3);
    assert_null(pla_field_find(&e->fields, PLA_TEXT("hours")));
}

static void test_unknown_is_not_absent(void **state)
{
    (void)state;
    const struct pla_portfolio *p = read_good(
        "{'id':'p','term':null,'submitted':'unknown','learner':{'program':'unknown'},"
        "'claims':[{'id':'c','course':null,'credits':'unknown','unit':null,'credit_level':null}],"
        "'evidence':[{'id':'a','started':null,'ended':'unknown','hours':null,'verified':null},"
        "{'id':'b','hours':'unknown','verified':'unknown'},{'id':'c','verified':false},"
        "{'id':'d','verified':true},{'id':'e'}]}");
    assert_true(p->term_unknown);
    assert_text(p->term, NULL);
    assert_int_equal(p->submitted.state, PLA_DATE_UNKNOWN);
    assert_true(p->learner.program_unknown);
    assert_true(p->claims[0].course_unknown && p->claims[0].unit_unknown &&
                p->claims[0].credit_level_unknown && p->claims[0].credits_unknown);
    assert_false(p->claims[0].has_credits);
    const struct pla_evidence *e = p->evidence;
    assert_true(e[0].started_unknown && !e[0].has_started);
    assert_int_equal(e[0].ended.state, PLA_DATE_UNKNOWN);
    assert_true(e[0].hours_unknown && !e[0].has_hours);
    assert_true(e[1].hours_unknown && !e[1].has_hours);
    assert_int_equal(e[0].verified, PLA_KNOWN_NOT);
    assert_int_equal(e[1].verified, PLA_KNOWN_NOT);
    assert_int_equal(e[2].verified, PLA_KNOWN_NO);
    assert_int_equal(e[3].verified, PLA_KNOWN_YES);
    assert_int_equal(e[4].verified, PLA_KNOWN_NO);
    assert_false(e[4].hours_unknown || e[4].started_unknown);
    assert_int_equal(e[4].ended.state, PLA_DATE_ABSENT);
}

static void test_claims(void **state)
{
    (void)state;
    const struct pla_portfolio *p = read_good(
        "{'id':'p','evidence':[{'id':'e1'}],'claims':[{'id':'c1','rubric':'r','course':'EDU 301',"
        "'credits':3,'unit':'semester','credit_level':'upper','learning_outcomes':['o1'],"
        "'evidence':['e1'],'country':'DE'},{'id':'c2','evidence':[]},{'id':'c3'}]}");
    const struct pla_claim *c = p->claims;
    assert_int_equal(p->claim_count, 3);
    assert_text(c[0].rubric, "r");
    assert_text(c[0].course, "EDU 301");
    assert_rational(c[0].credits, 3, 1);
    assert_text(c[0].unit, "semester");
    assert_text(c[0].credit_level, "upper");
    assert_text(c[0].learning_outcomes.items[0], "o1");
    assert_text(c[0].evidence.items[0], "e1");
    assert_text(c[0].fields.items[0].text, "DE");
    assert_true(c[0].has_evidence && c[1].has_evidence && !c[2].has_evidence);
    assert_int_equal(c[1].evidence.count, 0);
}

static void test_held(void **state)
{
    (void)state;
    const struct pla_portfolio *p = read_good(
        "{'id':'p','evidence':[],'held':[{'course':'EDU 101','credits':'3/2','unit':'quarter',"
        "'credit_level':'lower','grade':'B','status':'failed','term':'2024-FA',"
        "'ended':'2024-12-20','method':'course','here':true,'resident':true},"
        "{'course':'X','grade':null,'credits':null}]}");
    const struct pla_held *h = p->held;
    assert_int_equal(p->held_count, 2);
    assert_text(h[0].course, "EDU 101");
    assert_rational(h[0].credits, 3, 2);
    assert_text(h[0].unit, "quarter");
    assert_text(h[0].credit_level, "lower");
    assert_text(h[0].grade, "B");
    assert_int_equal(h[0].status, PLA_HELD_FAILED);
    assert_text(h[0].term, "2024-FA");
    assert_date(h[0].ended, "2024-12-20");
    assert_text(h[0].method, "course");
    assert_true(h[0].here && h[0].resident);
    assert_int_equal(h[1].status, PLA_HELD_PASSED);
    assert_text(h[1].grade, NULL);
    assert_false(h[1].has_credits || h[1].here || h[1].resident);
}

static void test_ratings(void **state)
{
    (void)state;
    const struct pla_portfolio *p = read_good(
        "{'id':'p','evidence':[{'id':'e1'}],'claims':[{'id':'c1'}],'ratings':["
        "{'assessor':'a1','rubric':'r','claim':'c1','criterion':'reflection','level':'meets',"
        "'role':'moderator','panel':'A','comment':'x','evidence':['e1'],'rated':'2026-02-01'},"
        "{'assessor':'a2','criterion':'reflection','level':2.5,'claim':null},"
        "{'assessor':'a3','criterion':'reflection','level':null,'role':'joint'}]}");
    const struct pla_rating *r = p->ratings;
    assert_int_equal(p->rating_count, 3);
    assert_text(r[0].assessor, "a1");
    assert_text(r[0].rubric, "r");
    assert_text(r[0].claim, "c1");
    assert_text(r[0].criterion, "reflection");
    assert_text(r[0].level, "meets");
    assert_false(r[0].has_number || r[0].cannot_judge);
    assert_int_equal(r[0].role, PLA_ROLE_MODERATOR);
    assert_text(r[0].panel, "A");
    assert_text(r[0].comment, "x");
    assert_text(r[0].evidence.items[0], "e1");
    assert_date(r[0].rated, "2026-02-01");
    assert_true(r[1].has_number && !r[1].cannot_judge);
    assert_rational(r[1].number, 5, 2);
    assert_text(r[1].level, NULL);
    assert_text(r[1].claim, NULL);
    assert_int_equal(r[1].role, PLA_ROLE_ASSESSOR);
    assert_true(r[2].cannot_judge && !r[2].has_number);
    assert_int_equal(r[2].role, PLA_ROLE_JOINT);
    assert_int_equal(r[2].index, 2);
    assert_int_equal(r[2].attempt, 0);
}

static void test_findings(void **state)
{
    (void)state;
    const struct pla_portfolio *p =
        read_good("{'id':'p','evidence':[{'id':'e1'}],'findings':[{'evidence':'e1','assessor':'a1',"
                  "'valid':true,'authentic':false,'current':null,'hours':90,"
                  "'learning_outcomes':{'o1':'met','o2':'partly','o3':'not_met'},'why':'w'},"
                  "{'evidence':'e1'}]}");
    const struct pla_finding *f = p->findings;
    assert_int_equal(p->finding_count, 2);
    assert_text(f[0].evidence, "e1");
    assert_text(f[0].assessor, "a1");
    assert_int_equal(f[0].valid, PLA_KNOWN_YES);
    assert_int_equal(f[0].authentic, PLA_KNOWN_NO);
    assert_int_equal(f[0].current, PLA_KNOWN_NOT);
    assert_true(f[0].has_valid && f[0].has_authentic && f[0].has_current && !f[0].has_sufficient);
    assert_int_equal(f[0].sufficient, PLA_KNOWN_NOT);
    assert_rational(f[0].hours, 90, 1);
    assert_int_equal(f[0].outcome_count, 3);
    assert_text(f[0].outcomes[1].outcome, "o2");
    assert_int_equal(f[0].outcomes[0].met, PLA_MET_YES);
    assert_int_equal(f[0].outcomes[1].met, PLA_MET_PARTLY);
    assert_int_equal(f[0].outcomes[2].met, PLA_MET_NO);
    assert_text(f[0].why, "w");
    assert_false(f[1].has_hours || f[1].has_valid);
}

static void test_unknown_members_are_skipped(void **state)
{
    (void)state;
    const struct pla_portfolio *p = read_good(
        "{'x':{'id':[1,{}]},'id':'p','evidence':[{'extra':null,'id':'e1','Hours':1}],'Id':'q'}");
    assert_text(p->id, "p");
    assert_text(p->evidence[0].id, "e1");
    assert_false(p->evidence[0].has_hours);
}

/* ---- faults ---- */

static void test_wrong_types(void **state)
{
    (void)state;
    assert_fault("[]", "p.json:1:1", "expected an object, found an array");
    assert_fault("{'id':1,'evidence':[]}", "p.json:1:7#/id", "expected a string, found a number");
    assert_fault("{'id':'p','evidence':{}}", "p.json:1:22#/evidence", "expected an array");
    assert_fault("{'id':'p',\n 'evidence':[1]}", "p.json:2:14#/evidence/0", "expected an object");
    assert_fault("{'id':'p','evidence':[{'id':'e','hours':true}]}", "p.json:1:41#/evidence/0/hours",
                 "expected a number, found true");
    assert_fault("{'id':'p','evidence':[{'id':'e','tags':'x'}]}", "p.json:1:40#/evidence/0/tags",
                 "expected an array");
    assert_fault("{'id':'p','evidence':[{'id':'e','tags':['a',3]}]}",
                 "p.json:1:45#/evidence/0/tags/1", "expected a string");
    assert_fault("{'id':'p','evidence':[{'id':'e','title':null}]}", "p.json:1:41#/evidence/0/title",
                 "expected a string, found null");
    assert_fault("{'id':'p','evidence':[{'id':'e','ended':5}]}", "p.json:1:41#/evidence/0/ended",
                 "expected a date");
    assert_fault("{'id':'p','evidence':[{'id':'e','assessed':1}]}",
                 "p.json:1:44#/evidence/0/assessed", "expected true or false");
    assert_fault("{'id':'p','evidence':[],'learner':{'groups':[]}}", "p.json:1:45#/learner/groups",
                 "expected an object");
    assert_fault("{'id':'p','evidence':[],'ratings':[{'assessor':'a','criterion':'c','level':{}}]}",
                 "p.json:1:76#/ratings/0/level", "expected a level name, a number or null");
}

static void test_wrong_values(void **state)
{
    (void)state;
    assert_fault("{'id':'','evidence':[]}", "p.json:1:7#/id", "cannot be empty");
    assert_fault("{'id':'a\\u200bb','evidence':[]}", "p.json:1:7#/id", "U+200B");
    assert_fault("{'id':'a\\u202eb','evidence':[]}", "p.json:1:7#/id", "U+202E");
    assert_fault("{'id':'a\\nb','evidence':[]}", "p.json:1:7#/id", "U+000A");
    assert_fault("{'id':'p','attempt':0,'evidence':[]}", "p.json:1:21#/attempt", "from 1 up");
    assert_fault("{'id':'p','attempt':1.5,'evidence':[]}", "p.json:1:21#/attempt", "whole number");
    assert_fault("{'id':'p','submitted':'2026-02-30','evidence':[]}", "p.json:1:23#/submitted",
                 "\"2026-02-30\" is not a date");
    assert_fault("{'id':'p','evidence':[{'id':'e','hours':-1}]}", "p.json:1:41#/evidence/0/hours",
                 "hours cannot be below 0");
    assert_fault("{'id':'p','evidence':[{'id':'e','hours':'x'}]}", "p.json:1:41#/evidence/0/hours",
                 "\"x\" is not a number");
    assert_fault("{'id':'p','evidence':[{'id':'e','hours':1e30}]}", "p.json:1:41#/evidence/0/hours",
                 "leaves the exact range");
    assert_fault("{'id':'p','evidence':[{'id':'e','followers':'many'}]}",
                 "p.json:1:45#/evidence/0/followers", "\"many\" is not a number");
    assert_fault("{'id':'p','evidence':[{'id':'e','started':'2024-05','ended':'2024-04'}]}",
                 "p.json:1:23#/evidence/0", "ends before it starts");
    assert_fault("{'id':'p','evidence':[],'findings':[{'evidence':'e'}]}",
                 "p.json:1:49#/findings/0/evidence", "no evidence item \"e\"");
    assert_fault("{'id':'p','evidence':[],'claims':[{'id':'c','evidence':['a']}]}",
                 "p.json:1:57#/claims/0/evidence/0", "no evidence item \"a\"");
    assert_fault("{'id':'p','evidence':[],'ratings':[{'assessor':'a','criterion':'c','level':1,"
                 "'claim':'x'}]}",
                 "p.json:1:86#/ratings/0/claim", "no claim \"x\"");
}

static void test_words_have_hints(void **state)
{
    (void)state;
    assert_fault("{'id':'p','evidence':[],'held':[{'course':'c','status':'pased'}]}",
                 "p.json:1:56#/held/0/status", "unknown status \"pased\"");
    assert_string_equal(the_reading->faults.items[0].hint, "did you mean \"passed\"?");
    assert_fault("{'id':'p','evidence':[],'ratings':[{'assessor':'a','criterion':'c','level':1,"
                 "'role':'boss'}]}",
                 "p.json:1:85#/ratings/0/role", "unknown role \"boss\"");
    assert_string_equal(the_reading->faults.items[0].hint, "one of: assessor moderator joint");
    assert_fault("{'id':'p','evidence':[{'id':'e'}],'findings':[{'evidence':'e',"
                 "'learning_outcomes':{'o':'yes'}}]}",
                 "p.json:1:88#/findings/0/learning_outcomes/o", "unknown verdict \"yes\"");
}

static void test_missing_members(void **state)
{
    (void)state;
    assert_fault("{'evidence':[]}", "p.json:1:1", "the id of the portfolio is missing");
    assert_fault("{'id':'p'}", "p.json:1:1", "the list `evidence` is missing");
    assert_fault("{'id':'p','evidence':[{}]}", "p.json:1:23#/evidence/0", "the id of the evidence");
    assert_fault("{'id':'p','evidence':[{'id':'e','exam':{}}]}", "p.json:1:40#/evidence/0/exam",
                 "the name of the exam");
    assert_fault("{'id':'p','evidence':[],'claims':[{}]}", "p.json:1:35#/claims/0",
                 "the id of the claim");
    assert_fault("{'id':'p','evidence':[],'held':[{}]}", "p.json:1:33#/held/0", "the course");
    assert_fault("{'id':'p','evidence':[],'ratings':[{'assessor':'a','level':1}]}",
                 "p.json:1:36#/ratings/0", "the criterion of the rating");
    assert_fault("{'id':'p','evidence':[],'ratings':[{'assessor':'a','criterion':'c'}]}",
                 "p.json:1:36#/ratings/0", "the level of the rating");
    assert_fault("{'id':'p','evidence':[],'findings':[{}]}", "p.json:1:37#/findings/0",
                 "the evidence item");
}

static void test_faults_are_collected(void **state)
{
    (void)state;
    assert_int_equal(
        read_record(json("{'id':'p','attempt':'x','evidence':[{'hours':[]},{'id':'e','tags':1}]}")),
        PLA_PORTFOLIO);
    const struct pla_faults *f = &the_reading->faults;
    assert_int_equal(f->count, 4);
    assert_string_equal(f->items[0].where, "p.json:1:21#/attempt");
    assert_string_equal(f->items[1].where, "p.json:1:46#/evidence/0/hours");
    assert_string_equal(f->items[2].where, "p.json:1:37#/evidence/0");
    assert_string_equal(f->items[3].where, "p.json:1:67#/evidence/1/tags");
    for (size_t i = 0; i < f->count; i++) {
        assert_int_equal(f->items[i].code, PLA_PORTFOLIO);
    }
}

static void test_faults_beyond_the_kept_are_counted(void **state)
{
    (void)state;
    struct pla_str text = {0};
    pla_str_put_z(&text, "{\"id\":\"p\",\"evidence\":[");
    for (int i = 0; i < 50; i++) {
        pla_str_put_z(&text, i == 0 ? "1" : ",1");
    }
    pla_str_put_z(&text, "]}");
    assert_int_equal(read_record((struct pla_text){text.at, text.length}), PLA_PORTFOLIO);
    assert_int_equal(the_reading->faults.count, 50);
    assert_string_equal(the_reading->faults.items[19].where, "p.json:1:61#/evidence/19");
    pla_str_release(&text);
}

static void test_syntax_ends_reading(void **state)
{
    (void)state;
    assert_int_equal(read_record(json("{'id':1,'evidence':[{'id':'e',}]}")), PLA_SYNTAX);
    assert_int_equal(the_reading->faults.count, 2);
    assert_int_equal(the_reading->faults.items[0].code, PLA_PORTFOLIO);
    assert_int_equal(the_reading->faults.items[1].code, PLA_SYNTAX);
    assert_int_equal(read_record(json("{'id':'p','evidence':[]} x")), PLA_SYNTAX);
    assert_int_equal(read_record(json("{'id':'p','id':'q','evidence':[]}")), PLA_SYNTAX);
    assert_int_equal(read_record(json("{'id':'p','evidence':[{'x':01}]}")), PLA_SYNTAX);
    assert_int_equal(read_record(json("{'id':'p','evidence':[{'id':'e'}],'evidence':[{'id':'f'}],"
                                      "'findings':[{'evidence':'e','learning_outcomes':{'o':'met'},"
                                      "'learning_outcomes':{'o':'met'}}]}")),
                     PLA_SYNTAX);
    assert_int_equal(read_record(json("")), PLA_SYNTAX);
}

static void test_line_of_a_record(void **state)
{
    (void)state;
    struct reading *r = the_reading;
    assert_int_equal(pla_portfolio_read(json("{'id':'p'}"), "b.ndjson", 17, NULL, &r->arena,
                                        &r->portfolio, &r->faults),
                     PLA_PORTFOLIO);
    assert_string_equal(r->faults.items[0].where, "b.ndjson:17:1");
}

/* ---- ids ---- */

static void test_repeated_ids(void **state)
{
    (void)state;
    assert_fault("{'id':'p','evidence':[{'id':'e'},{'id':'f'},{'id':'e'}]}",
                 "p.json:1:51#/evidence/2/id", "the id \"e\" stands twice in evidence");
    assert_fault("{'id':'p','claims':[{'id':'c'},{'id':'c'}],'evidence':[]}",
                 "p.json:1:38#/claims/1/id", "stands twice in claims");
}

/** A record with `count` items e0, e1, ...; `again` repeats the id of item 1 at the end. */
static struct pla_text many_items(struct pla_str *text, size_t count, bool again)
{
    pla_str_put_z(text, "{\"id\":\"p\",\"evidence\":[");
    for (size_t i = 0; i < count; i++) {
        pla_str_put_z(text, i == 0 ? "{\"id\":\"e" : ",{\"id\":\"e");
        pla_str_put_int(text, (int64_t)(again && i + 1 == count ? 1 : i));
        pla_str_put_z(text, "\"}");
    }
    pla_str_put_z(text, "]}");
    assert_false(text->failed);
    return (struct pla_text){text->at, text->length};
}

static void test_many_ids(void **state)
{
    (void)state;
    static const size_t counts[] = {24, 25, 100000};
    for (size_t c = 0; c < 3; c++) {
        struct pla_str text = {0};
        size_t count = counts[c];
        assert_int_equal(read_record(many_items(&text, count, false)), PLA_OK);
        const struct pla_portfolio *p = &the_reading->portfolio;
        assert_int_equal(p->evidence_count, count);
        assert_ptr_equal(pla_portfolio_evidence(p, PLA_TEXT("e7")), &p->evidence[7]);
        assert_ptr_equal(pla_portfolio_evidence(p, PLA_TEXT("e23")), &p->evidence[23]);
        assert_null(pla_portfolio_evidence(p, PLA_TEXT("e")));
        pla_str_clear(&text);
        assert_int_equal(read_record(many_items(&text, count, true)), PLA_PORTFOLIO);
        assert_int_equal(the_reading->faults.count, 1);
        assert_non_null(strstr(the_reading->faults.items[0].text, "\"e1\" stands twice"));
        char pointer[40];
        snprintf(pointer, sizeof(pointer), "#/evidence/%zu/id", count - 1);
        assert_non_null(strstr(the_reading->faults.items[0].where, pointer));
        pla_str_release(&text);
    }
}

static void test_ids_are_normal(void **state)
{
    (void)state;
    /* e with a combining acute accent becomes one character; so do what refers to it */
    const struct pla_portfolio *p = read_good(
        "{'id':'cafe\xCC\x81','evidence':[{'id':'\xC3\xA9','kind':'e\\u0301','reflection':"
        "'e\xCC\x81'}],'claims':[{'id':'c','evidence':['e\xCC\x81']}]}");
    assert_text(p->id, "caf\xC3\xA9");
    assert_text(p->evidence[0].kind, "\xC3\xA9");
    assert_text(p->evidence[0].reflection, "e\xCC\x81");
    assert_text(p->claims[0].evidence.items[0], "\xC3\xA9");
    assert_fault("{'id':'p','evidence':[{'id':'\xC3\xA9'},{'id':'e\xCC\x81'}]}",
                 "p.json:1:40#/evidence/1/id", "stands twice");
}

/* ---- bytes left out of the fingerprint ---- */

static void assert_cut(const char *text, const char *ratings, const char *groups)
{
    const struct pla_portfolio *p = read_good(text);
    assert_text(p->ratings_bytes, ratings == NULL ? NULL : json(ratings).at);
    assert_text(p->groups_bytes, groups == NULL ? NULL : json(groups).at);
    if (ratings != NULL) {
        assert_true(p->ratings_bytes.at >= p->record.at);
        assert_true(p->ratings_bytes.at + p->ratings_bytes.length <=
                    p->record.at + p->record.length);
    }
}

static void test_ratings_bytes(void **state)
{
    (void)state;
    assert_cut("{'ratings':[],'id':'p','evidence':[]}", "'ratings':[],", NULL);
    assert_cut("{ 'ratings' : [ ] , 'id':'p','evidence':[]}", "'ratings' : [ ] ,", NULL);
    assert_cut("{'id':'p','ratings':[],'evidence':[]}", ",'ratings':[]", NULL);
    assert_cut("{'id':'p' , \n'ratings': []\n ,'evidence':[]}", ", \n'ratings': []", NULL);
    assert_cut("{'id':'p','evidence':[],'ratings':[]}", ",'ratings':[]", NULL);
    assert_cut("{'id':'p','evidence':[],'r\\u0061tings':[] }", ",'r\\u0061tings':[]", NULL);
    assert_cut("{'id':'p','evidence':[{'id':'e','ratings':[1]}]}", NULL, NULL);
}

static void test_groups_bytes(void **state)
{
    (void)state;
    assert_cut("{'id':'p','evidence':[],'learner':{'groups':{'a':{'b':1}}}}", NULL,
               "'groups':{'a':{'b':1}}");
    assert_cut("{'id':'p','evidence':[],'learner':{ 'groups':{}, 'id':'s'}}", NULL, "'groups':{},");
    assert_cut("{'id':'p','evidence':[],'learner':{'id':'s', 'groups':{} }}", NULL,
               ", 'groups':{}");
    assert_cut("{'id':'p','groups':{},'evidence':[],'ratings':[],'learner':{'id':'s','groups':{}}}",
               ",'ratings':[]", ",'groups':{}");
}

/* ---- memory ---- */

static void test_memory_runs_out(void **state)
{
    (void)state;
    struct pla_text record = json(
        "{'id':'p\xC3\xA9','evidence':[{'id':'e1','tags':['a','b'],'followers':3,'endorsements':["
        "{}]}],'ratings':[{'assessor':'a','criterion':'c','level':'\\u00e9'}],'findings':["
        "{'evidence':'e1','learning_outcomes':{'o':'met'}}]}");
    for (size_t n = 1; n < 200; n++) {
        struct pla_arena arena = {0};
        struct pla_faults faults = {0};
        struct pla_portfolio portfolio;
        pla_arena_init(&arena, 0);
        pla_alloc_fail_at(n);
        enum pla_code code =
            pla_portfolio_read(record, "p", 1, &fields, &arena, &portfolio, &faults);
        bool done = pla_alloc_count() < n;
        pla_alloc_fail_at(0);
        pla_arena_release(&arena);
        assert_int_equal(code, done ? PLA_OK : PLA_MEMORY);
        assert_int_equal(faults.count, done ? 0 : 1);
        if (done) {
            return;
        }
    }
    fail_msg("reading never succeeded");
}

static void test_arena_limits(void **state)
{
    (void)state;
    struct pla_str text = {0};
    struct pla_text record = many_items(&text, 100, false);
    bool was_short = false;
    for (size_t limit = 64; limit < 1 << 20; limit += limit / 2) {
        struct pla_arena arena = {0};
        struct pla_faults faults = {0};
        struct pla_portfolio portfolio;
        pla_arena_init(&arena, limit);
        enum pla_code code = pla_portfolio_read(record, "p", 1, NULL, &arena, &portfolio, &faults);
        assert_true(code == PLA_OK || code == PLA_MEMORY);
        assert_true(arena.failed == (code == PLA_MEMORY));
        was_short |= code == PLA_MEMORY;
        pla_arena_release(&arena);
    }
    assert_true(was_short);
    pla_str_release(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_smallest),
        TEST(test_top),
        TEST(test_evidence),
        TEST(test_unknown_is_not_absent),
        TEST(test_claims),
        TEST(test_held),
        TEST(test_ratings),
        TEST(test_findings),
        TEST(test_unknown_members_are_skipped),
        TEST(test_wrong_types),
        TEST(test_wrong_values),
        TEST(test_words_have_hints),
        TEST(test_missing_members),
        TEST(test_faults_are_collected),
        TEST(test_faults_beyond_the_kept_are_counted),
        TEST(test_syntax_ends_reading),
        TEST(test_line_of_a_record),
        TEST(test_repeated_ids),
        TEST(test_many_ids),
        TEST(test_ids_are_normal),
        TEST(test_ratings_bytes),
        TEST(test_groups_bytes),
        TEST(test_memory_runs_out),
        TEST(test_arena_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
