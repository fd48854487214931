// SPDX-License-Identifier: Apache-2.0
/** Cases: portfolio and ratings in, decision against expectation out. */
#include "check/cases.h"

#include "batch/score_task.h"
#include "check/coverage.h"
#include "check/expect.h"

/** Loads of one date: cases of the same date share them. */
struct loads {
    const struct pla_case_run *run;
    struct pla_job job;
    bool is_loaded;
    struct pla_scorer *scorers[2];
    struct pla_coverage *coverage; /**< NULL: not wanted */
    struct pla_observer observer;  /**< of the first scorer; the second does the same again */
};

/** One case while it runs. */
struct work {
    struct loads *loads;
    struct pla_arena *arena;
    const struct pla_case *c;
    struct pla_json_tree *tree;
    struct pla_str *differences; /**< JSON strings with commas between */
    size_t count;
    struct pla_str record, lines[2];
    struct pla_faults faults[2];
    enum pla_code codes[2];
};

static void differ(struct work *work, const char *text)
{
    if (work->count++ > 0)
        pla_str_put_c(work->differences, ',');
    pla_str_put_json(work->differences, pla_text_of(text));
}

static void differ_by(struct work *work, const struct pla_err *err)
{
    struct pla_str text = {0};
    pla_str_put_format(&text, "%s%s%s", err->where, err->where[0] != '\0' ? ": " : "", err->text);
    differ(work, text.at != NULL ? text.at : err->text);
    pla_str_release(&text);
}

static void release_loads(struct loads *loads)
{
    for (size_t i = 0; i < 2; i++) {
        pla_scorer_free(loads->scorers[i]);
        loads->scorers[i] = NULL;
    }
    loads->is_loaded = false;
}

/** Have the rubric loaded for a date. */
static enum pla_code load_for(struct loads *loads, pla_day as_of, struct pla_faults *faults)
{
    if (loads->is_loaded && loads->job.as_of == as_of)
        return PLA_OK;
    release_loads(loads);
    loads->job = (struct pla_job){.rubrics = loads->run->rubric,
                                  .rubric_count = 1,
                                  .policy = loads->run->policy,
                                  .limits = loads->run->limits,
                                  .as_of = as_of};
    for (size_t i = 0; i < 2; i++) {
        enum pla_code code = pla_scorer_new(&loads->job, &loads->scorers[i], faults);
        if (code != PLA_OK)
            return code;
    }
    if (loads->coverage != NULL)
        pla_scorer_observe(loads->scorers[0], &loads->observer);
    loads->is_loaded = true;
    return PLA_OK;
}

// Ratings of a case, spliced into its portfolio
// ----------------------------------------------------

/** A level as JSON: a name, a number or null. */
static void put_level(struct pla_str *s, const struct pla_json_node *node)
{
    struct pla_rational number;
    if (pla_json_node_type(node) == PLA_JSON_STRING)
        pla_str_put_json(s, pla_json_node_text(node));
    else if (pla_json_node_rational(node, &number))
        pla_rational_put_json(s, number);
    else
        PLA_PUT(s, "null");
}

static void put_rating(struct pla_str *s, const char *criterion, const char *assessor,
                       const struct pla_json_node *level)
{
    if (s->at[s->length - 1] != '[')
        pla_str_put_c(s, ',');
    PLA_PUT(s, "{\"assessor\":");
    pla_str_put_json(s, pla_text_of(assessor));
    PLA_PUT(s, ",\"criterion\":");
    pla_str_put_json(s, pla_text_of(criterion));
    PLA_PUT(s, ",\"level\":");
    put_level(s, level);
    PLA_PUT(s, "}");
}

/**
 * Ratings by criterion: `reflection = "meets"` is what every assessor needed says; a table names
 * them, `reflection = { a1 = "meets", a2 = "exceeds" }`.
 */
static void put_ratings(struct pla_str *s, const struct pla_json_node *ratings, size_t assessors)
{
    const struct pla_json_node *node = pla_json_node_first(ratings), *one;
    pla_str_put_c(s, '[');
    for (; node != NULL; node = pla_json_node_next(node)) {
        const char *criterion = pla_json_node_key(node);
        if (pla_json_node_type(node) == PLA_JSON_OBJECT) {
            for (one = pla_json_node_first(node); one != NULL; one = pla_json_node_next(one))
                put_rating(s, criterion, pla_json_node_key(one), one);
            continue;
        }
        for (size_t i = 1; i <= assessors; i++) {
            struct pla_str assessor = {0};
            pla_str_put_format(&assessor, "a%zu", i);
            put_rating(s, criterion, assessor.at != NULL ? assessor.at : "a", node);
            pla_str_release(&assessor);
        }
    }
    pla_str_put_c(s, ']');
}

/** Find a member's value in the case's own text. */
static bool find_raw(const struct work *work, const char *name, struct pla_text *out)
{
    struct pla_json json;
    struct pla_text key;
    bool is_found = false;
    pla_json_begin(&json, work->c->json, "case", 1, work->arena);
    if (!pla_json_object(&json))
        return false;
    while (pla_json_member(&json, &key)) {
        if (pla_text_equal(key, pla_text_of(name)))
            is_found = pla_json_raw(&json, out);
        else
            pla_json_skip(&json);
    }
    return is_found && json.err.code == PLA_OK;
}

/** The portfolio's text with the case's ratings as its last member. */
static bool build_record(struct work *work)
{
    const struct pla_json_node *root = pla_json_tree_root(work->tree);
    const struct pla_json_node *portfolio = pla_json_node_get(root, "portfolio");
    const struct pla_json_node *ratings = pla_json_node_get(root, "ratings");
    struct pla_text text, list;
    if (!find_raw(work, "portfolio", &text)) {
        differ(work, "the case has no portfolio");
        return false;
    }
    pla_str_put_text(&work->record, text);
    if (ratings == NULL || pla_json_node_count(ratings) == 0)
        return true;
    if (pla_json_node_get(portfolio, "ratings") != NULL) {
        differ(work, "ratings stand in the portfolio and beside it: one place is enough");
        return false;
    }
    work->record.length--; /* the closing bracket */
    pla_str_put_z(&work->record,
                  pla_json_node_count(portfolio) > 0 ? ",\"ratings\":" : "\"ratings\":");
    if (pla_json_node_type(ratings) == PLA_JSON_OBJECT)
        put_ratings(&work->record, ratings,
                    pla_scorer_assessors(work->loads->scorers[0], 0)->minimum);
    else if (find_raw(work, "ratings", &list))
        pla_str_put_text(&work->record, list);
    pla_str_put_c(&work->record, '}');
    return true;
}

// Against the expectation
// ----------------------------------------------------------------------------

static void compare_line(struct work *work, const struct pla_json_node *expected,
                         struct pla_text line)
{
    struct pla_json_tree *decision;
    struct pla_err err;
    if (pla_json_tree_parse(line, "decision", &decision, &err) != PLA_OK) {
        differ_by(work, &err);
        return;
    }
    struct pla_str differences = {0};
    size_t count = pla_expect_compare(expected, pla_json_tree_root(decision), &differences);
    if (count > 0) {
        if (work->count > 0)
            pla_str_put_c(work->differences, ',');
        pla_str_put(work->differences, differences.at, differences.length);
        work->count += count;
    }
    pla_str_release(&differences);
    pla_json_tree_free(decision);
}

/** The line of the decision about a claim (NULL: the first); absent if there is none. */
static struct pla_text find_line(const struct pla_str *lines, const char *claim)
{
    struct pla_text rest = {lines->at, lines->length};
    while (rest.length > 0) {
        const char *end = memchr(rest.at, '\n', rest.length);
        struct pla_text line = {rest.at, (size_t)(end - rest.at)};
        rest = (struct pla_text){end + 1, rest.length - line.length - 1};
        if (claim == NULL)
            return line;
        struct pla_json_tree *tree;
        if (pla_json_tree_parse(line, "decision", &tree, NULL) != PLA_OK)
            continue;
        struct pla_text id =
            pla_json_node_text(pla_json_node_get(pla_json_tree_root(tree), "claim"));
        bool is_it = pla_text_equal(id, pla_text_of(claim));
        pla_json_tree_free(tree);
        if (is_it)
            return line;
    }
    return (struct pla_text){0};
}

static size_t count_lines(const struct pla_str *lines)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->length; i++)
        count += lines->at[i] == '\n';
    return count;
}

static void compare_claims(struct work *work, const struct pla_json_node *claims)
{
    const struct pla_json_node *node = pla_json_node_first(claims);
    for (; node != NULL; node = pla_json_node_next(node)) {
        struct pla_text line = find_line(&work->lines[0], pla_json_node_key(node));
        if (line.at != NULL)
            compare_line(work, node, line);
        else
            differ(work, "expected a decision about a claim that gave none");
    }
}

/** `expect = { error = "part of the message" }`: the portfolio must be refused. */
static void compare_error(struct work *work, struct pla_text wanted)
{
    const struct pla_faults *faults = &work->faults[0];
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++)
        if (memmem(faults->items[i].text, strlen(faults->items[i].text), wanted.at,
                   wanted.length) != NULL)
            return;
    if (work->codes[0] == PLA_OK)
        differ(work, "expected an error, but the portfolio was scored");
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++)
        differ_by(work, &faults->items[i]);
}

static void compare_decisions(struct work *work)
{
    const struct pla_json_node *expect =
        pla_json_node_get(pla_json_tree_root(work->tree), "expect");
    const struct pla_json_node *claims = pla_json_node_get(expect, "claims");
    struct pla_text error = pla_json_node_text(pla_json_node_get(expect, "error"));
    size_t count = count_lines(&work->lines[0]);
    if (error.at != NULL) {
        compare_error(work, error);
    } else if (work->codes[0] != PLA_OK) {
        for (size_t i = 0; i < work->faults[0].count && i < PLA_FAULTS_KEPT; i++)
            differ_by(work, &work->faults[0].items[i]);
    } else if (claims != NULL) {
        compare_claims(work, claims);
    } else if (count == 1) {
        compare_line(work, expect, find_line(&work->lines[0], NULL));
    } else {
        differ(work, count == 0 ? "the portfolio's claims are for other rubrics: no decision"
                                : "several claims: expect = { claims = { ID = { ... } } }");
    }
}

/** Two loads must give the same bytes. */
static void compare_runs(struct work *work)
{
    const struct pla_str *a = &work->lines[0], *b = &work->lines[1];
    if (work->codes[0] != work->codes[1] ||
        !pla_text_equal((struct pla_text){a->at, a->length}, (struct pla_text){b->at, b->length}))
        differ(work, "two runs of this case differ: the rubric depends on something hidden");
}

// One case, all cases
// -------------------------------------------------------------------------------

static pla_day day_of(const struct work *work)
{
    pla_day day = work->loads->run->as_of;
    const struct pla_json_node *root = pla_json_tree_root(work->tree);
    (void)pla_day_parse(pla_json_node_text(pla_json_node_get(root, "as_of")), &day);
    return day;
}

static enum pla_code run_work(struct work *work, struct pla_faults *faults)
{
    enum pla_code code = load_for(work->loads, day_of(work), faults);
    if (code != PLA_OK)
        return code;
    if (!build_record(work))
        return PLA_OK;
    struct pla_text record = {work->record.at, work->record.length};
    for (size_t i = 0; i < 2; i++)
        work->codes[i] = pla_scorer_record(work->loads->scorers[i], record, "portfolio", 1,
                                           &work->lines[i], NULL, &work->faults[i]);
    if (work->record.failed || work->lines[0].failed || work->lines[1].failed)
        return PLA_MEMORY;
    compare_decisions(work);
    compare_runs(work);
    return PLA_OK;
}

static enum pla_code run_case(struct loads *loads, const struct pla_case *c,
                              struct pla_arena *arena, struct pla_str *out,
                              struct pla_faults *faults)
{
    struct pla_str differences = {0};
    struct pla_err err;
    struct work *work = PLA_NEW(arena, struct work);
    if (work == NULL)
        return PLA_MEMORY;
    *work = (struct work){.loads = loads, .arena = arena, .c = c, .differences = &differences};
    enum pla_code code = pla_json_tree_parse(c->json, "case", &work->tree, &err);
    if (code == PLA_OK)
        code = run_work(work, faults);
    else
        pla_faults_add(faults, &err);
    if (code == PLA_OK) {
        PLA_PUT(out, "{\"case\":");
        pla_str_put_json(out, c->name);
        PLA_PUT(out, ",\"place\":");
        pla_str_put_json(out, pla_text_of(c->place.file));
        PLA_PUT(out, ",\"line\":");
        pla_str_put_int(out, c->place.line);
        pla_str_put_z(out, work->count == 0 ? ",\"ok\":true" : ",\"ok\":false");
        PLA_PUT(out, ",\"differences\":[");
        pla_str_put(out, differences.at != NULL ? differences.at : "", differences.length);
        PLA_PUT(out, "]}\n");
        code = differences.failed || out->failed ? PLA_MEMORY : PLA_OK;
    }
    pla_json_tree_free(work->tree);
    pla_str_release(&work->record);
    pla_str_release(&work->lines[0]);
    pla_str_release(&work->lines[1]);
    pla_str_release(&differences);
    return code;
}

static enum pla_code begin_coverage(struct loads *loads)
{
    if (!loads->run->want_coverage)
        return PLA_OK;
    enum pla_code code = pla_coverage_new(&loads->coverage, NULL);
    if (code == PLA_OK)
        loads->observer = pla_coverage_observer(loads->coverage);
    return code;
}

enum pla_code pla_cases_run(const struct pla_case_run *run, struct pla_str *out,
                            struct pla_faults *faults)
{
    struct loads loads = {.run = run};
    struct pla_arena arena, scratch;
    struct pla_case *cases = NULL;
    size_t count = 0;
    pla_arena_init(&arena, 0);
    pla_arena_init(&scratch, 0);
    enum pla_code code = begin_coverage(&loads);
    if (code == PLA_OK)
        code = pla_cases_load(run->rubric, run->limits, &arena, &cases, &count, faults);
    for (size_t i = 0; i < count && code == PLA_OK; i++) {
        pla_worker_beat();
        pla_arena_reset(&scratch);
        code = run_case(&loads, &cases[i], &scratch, out, faults);
    }
    if (code == PLA_OK && loads.coverage != NULL)
        code = pla_coverage_put_json(loads.coverage, out, NULL);
    if (code == PLA_MEMORY && faults->count == 0) {
        struct pla_err err;
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
    }
    release_loads(&loads);
    pla_coverage_free(loads.coverage);
    pla_arena_release(&scratch);
    pla_arena_release(&arena);
    return code;
}

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    return pla_cases_run(ctx, out, faults);
}

struct pla_task pla_cases_task(struct pla_case_run *run)
{
    return (struct pla_task){.ctx = run, .prepare = pla_score_prepare, .start = start};
}
