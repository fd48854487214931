// SPDX-License-Identifier: Apache-2.0
/** A scorer over rubric texts: fields of several rubrics, ratings of a table, titles, tallies. */
#include "batch/scorer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "batch/score_task.h"

#define RATED                                                                                      \
    "return rubric { id = 'rated', version = '1', title = 'Rated \"work\"', scale = { 'no', "      \
    "'yes' }, fields = { size = 'number' },\n"                                                     \
    "  criteria = { { id = 'c', title = 'Quality', minimum = 'yes', descriptors = { yes = 'good' " \
    "} } },\n"                                                                                     \
    "  awards = { { id = 'A', course = 'A 1', title = 'First', credits = 3, when = all_met() } } " \
    "}"
#define COUNTED                                                                                    \
    "return rubric { id = 'counted', version = '1', title = 'Counted', fields = { size = "         \
    "'number', zone = 'text' },\n"                                                                 \
    "  awards = { { id = 'B', badge = 'B', when = count { zone = 'x', size = at_least(2) "         \
    "}:at_least(1) } } }"

/** Sources of one rubric text. */
struct text_sources {
    struct pla_source file;
    struct pla_sources sources;
};

static struct pla_sources from(struct text_sources *of, const char *title, const char *text)
{
    of->file = (struct pla_source){PLA_TEXT("rubric.lua"), pla_text_of(text)};
    return (struct pla_sources){
        .title = title, .entry = "rubric.lua", .path = title, .files = &of->file, .count = 1};
}

static struct pla_faults faults;
static struct pla_str lines, context;

static enum pla_code load(const char *first, const char *second, struct pla_job *job,
                          struct pla_scorer **out)
{
    static struct text_sources texts[2];
    static struct pla_sources sources[2];
    sources[0] = from(&texts[0], "one", first);
    sources[1] = from(&texts[1], "two", second != NULL ? second : "");
    job->rubrics = sources;
    job->rubric_count = second != NULL ? 2 : 1;
    job->as_of = pla_day_of(2026, 11, 1);
    faults = (struct pla_faults){0};
    return pla_scorer_new(job, out, &faults);
}

static enum pla_code score(struct pla_scorer *scorer, const char *record)
{
    pla_str_clear(&lines);
    pla_str_clear(&context);
    faults = (struct pla_faults){0};
    return pla_scorer_record(scorer, pla_text_of(record), "f.ndjson", 7, &lines, &context, &faults);
}

static void rubrics_share_fields(void **state)
{
    struct pla_job job = {0};
    struct pla_scorer *scorer;
    (void)state;
    assert_int_equal(load(RATED, COUNTED, &job, &scorer), PLA_OK);
    assert_int_equal(score(scorer, "{\"id\":\"P\",\"evidence\":[{\"id\":\"e\",\"kind\":\"k\","
                                   "\"zone\":\"x\",\"size\":2}]}"),
                     PLA_OK);
    struct pla_tally tally = pla_scorer_tally(scorer);
    assert_int_equal(tally.decisions[PLA_DECISION_COMPLETE], 1);  /* counted */
    assert_int_equal(tally.decisions[PLA_DECISION_UNDECIDED], 1); /* rated, no rating yet */
    assert_int_equal(tally.awards[PLA_STATUS_RECOMMENDED], 1);
    assert_int_equal(tally.awards[PLA_STATUS_UNDECIDED], 1);
    assert_true(pla_scorer_stats(scorer).budget_peak > 0);
    pla_scorer_free(scorer);
}

static void one_name_has_one_type(void **state)
{
    struct pla_job job = {0};
    struct pla_scorer *scorer = NULL;
    (void)state;
    assert_int_equal(load(RATED,
                          "return rubric { id = 'other', version = '1', title = 'O', fields = { "
                          "size = 'text' }, awards = { { id = 'X', badge = 'X', when = count { "
                          "size = 'l' }:at_least(1) } } }",
                          &job, &scorer),
                     PLA_RUBRIC);
    assert_string_equal(faults.items[0].where, "two");
    assert_string_equal(faults.items[0].text, "field \"size\" is a text here, but a number in "
                                              "another rubric or the policy");
    assert_null(scorer);
}

static void an_id_is_loaded_once(void **state)
{
    struct pla_job job = {0};
    struct pla_scorer *scorer = NULL;
    (void)state;
    assert_int_equal(load(RATED, RATED, &job, &scorer), PLA_RUBRIC);
    assert_string_equal(faults.items[0].text, "rubric \"rated\" is used already, from one");
}

static void every_rubric_tells_its_faults(void **state)
{
    struct pla_job job = {0};
    struct pla_scorer *scorer = NULL;
    (void)state;
    assert_int_equal(load("return {", "return 5", &job, &scorer), PLA_RUBRIC);
    assert_int_equal(faults.count, 2);
}

static struct pla_rating rating(const char *portfolio, size_t attempt, const char *level)
{
    return (struct pla_rating){.portfolio = pla_text_of(portfolio),
                               .attempt = attempt,
                               .assessor = PLA_TEXT("a1"),
                               .criterion = PLA_TEXT("c"),
                               .level = pla_text_of(level),
                               .place = PLA_TEXT("ratings.csv:2")};
}

/** Does this portfolio of attempt `attempt` earn the award by the table? */
static bool earns(struct pla_scorer *scorer, const char *id, int attempt)
{
    struct pla_str record = {0};
    pla_str_put_format(&record, "{\"id\":\"%s\",\"attempt\":%d,\"evidence\":[]}", id, attempt);
    assert_int_equal(score(scorer, record.at), PLA_OK);
    pla_str_release(&record);
    return pla_scorer_tally(scorer).awards[PLA_STATUS_RECOMMENDED] == 1;
}

static void ratings_are_found_by_portfolio_and_attempt(void **state)
{
    struct pla_rating table[] = {rating("A", 1, "no"), rating("A", 2, "yes"), rating("B", 0, "yes"),
                                 rating("D", 1, "yes")};
    struct pla_job job = {.ratings = table, .rating_count = 4};
    struct pla_scorer *scorer;
    (void)state;
    assert_int_equal(load(RATED, NULL, &job, &scorer), PLA_OK);
    assert_false(earns(scorer, "A", 1));
    assert_true(earns(scorer, "A", 2));
    assert_false(earns(scorer, "A", 3));
    assert_true(earns(scorer, "B", 1)); /* a row without attempt is for any */
    assert_true(earns(scorer, "B", 9));
    assert_false(earns(scorer, "C", 1));
    assert_true(earns(scorer, "D", 1));
    pla_scorer_set_ratings(scorer, NULL, 0);
    assert_false(earns(scorer, "D", 1));
    pla_scorer_free(scorer);
}

static void says_titles_and_names(void **state)
{
    struct pla_job job = {.want_context = true};
    struct pla_scorer *scorer;
    struct pla_str out = {0};
    struct pla_err err;
    (void)state;
    assert_int_equal(load(RATED, NULL, &job, &scorer), PLA_OK);
    assert_int_equal(pla_scorer_describe(scorer, &out, &err), PLA_OK);
    assert_non_null(strstr(out.at, "\"title\":\"Rated \\\"work\\\"\""));
    assert_non_null(strstr(out.at,
                           "\"criteria\":[{\"id\":\"c\",\"title\":\"Quality\",\"area\":null,"
                           "\"levels\":[\"no\",\"yes\"],\"descriptors\":[null,\"good\"],"
                           "\"minimum\":\"yes\",\"description\":null,\"weight\":1,\"number\":null,"
                           "\"computed\":false}]"));
    assert_non_null(strstr(out.at, "\"awards\":[{\"id\":\"A\",\"title\":\"First\",\"kind\":"
                                   "\"course\",\"course\":\"A 1\",\"credits\":3,"));
    assert_non_null(strstr(out.at, "{\"policy\":{\"id\":\"plain\""));
    assert_int_equal(score(scorer, "{\"id\":\"P\",\"learner\":{\"id\":\"S\",\"name\":\"Ana\"},"
                                   "\"evidence\":[{\"id\":\"e\",\"title\":\"T\"},{\"id\":\"f\"}]}"),
                     PLA_OK);
    assert_string_equal(
        context.at, "{\"portfolio\":\"P\",\"attempt\":1,\"learner\":\"S\",\"name\":\"Ana\","
                    "\"submitted\":null,\"evidence\":[{\"id\":\"e\",\"title\":\"T\",\"kind\":null,"
                    "\"issuer\":null,\"url\":null,\"started\":null,\"ended\":null,"
                    "\"hours\":null},{\"id\":\"f\",\"title\":null,\"kind\":null,"
                    "\"issuer\":null,\"url\":null,\"started\":null,\"ended\":null,"
                    "\"hours\":null}],\"claims\":[],\"ratings\":[]}\n");
    pla_str_release(&out);
    pla_scorer_free(scorer);
}

static void a_wrong_record_leaves_no_line(void **state)
{
    struct pla_job job = {0};
    struct pla_scorer *scorer;
    (void)state;
    assert_int_equal(load(RATED, NULL, &job, &scorer), PLA_OK);
    assert_int_equal(score(scorer, "{\"id\":"), PLA_SYNTAX);
    assert_int_equal(lines.length, 0);
    assert_int_equal(pla_scorer_tally(scorer).decisions[PLA_DECISION_COMPLETE], 0);
    assert_int_equal(score(scorer, "{\"id\":\"P\",\"evidence\":[],\"ratings\":[{\"assessor\":\"a\","
                                   "\"criterion\":\"d\",\"level\":1}]}"),
                     PLA_PORTFOLIO);
    assert_int_equal(lines.length, 0);
    assert_string_equal(faults.items[0].where, "f.ndjson:7#/ratings/0");
    assert_int_equal(score(scorer, "{\"id\":\"P\",\"evidence\":[]}"),
                     PLA_OK); /* the next is well */
    pla_scorer_free(scorer);
}

/** As a task: columns of a record that begins inside a line are those of the file. */
static void columns_are_those_of_the_file(void **state)
{
    struct text_sources text;
    struct pla_sources sources = from(&text, "one", RATED);
    struct pla_score_task score_task = {.job = {.rubrics = &sources, .rubric_count = 1}};
    struct pla_task task = pla_score_task(&score_task);
    struct pla_reply reply = {0};
    struct pla_record record = {
        .text = PLA_TEXT("{\"id\":5,\n\"evidence\":7}"), .name = "a:b", .line = 3, .column = 11};
    (void)state;
    assert_int_equal(task.start(task.ctx, &reply.lines, &faults), PLA_OK);
    assert_int_equal(task.serve(task.ctx, &record, &reply), PLA_PORTFOLIO);
    assert_string_equal(reply.faults.items[0].where, "a:b:3:17#/id");
    assert_string_equal(reply.faults.items[1].where, "a:b:4:12#/evidence");
    task.end(task.ctx);
    pla_reply_release(&reply);
    pla_str_release(&lines);
    pla_str_release(&context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rubrics_share_fields),
        cmocka_unit_test(one_name_has_one_type),
        cmocka_unit_test(an_id_is_loaded_once),
        cmocka_unit_test(every_rubric_tells_its_faults),
        cmocka_unit_test(ratings_are_found_by_portfolio_and_attempt),
        cmocka_unit_test(says_titles_and_names),
        cmocka_unit_test(a_wrong_record_leaves_no_line),
        cmocka_unit_test(columns_are_those_of_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
