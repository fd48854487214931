// SPDX-License-Identifier: Apache-2.0
/** A rubric's own functions: what they see, what they may give back, what does not outlive them. */
#include "load_kit.h"

static const char record[] =
    "{\"id\":\"P1\",\"attempt\":2,\"submitted\":\"2026-01-15\",\"term\":\"2026-FA\","
    "\"learner\":{\"id\":\"S1\",\"name\":\"N\",\"program\":\"BA4\",\"groups\":{\"g\":\"x\"},"
    "\"country\":\"CA\"},"
    "\"claims\":[{\"id\":\"c1\",\"course\":\"X 1\",\"credits\":3}],"
    "\"evidence\":["
    "{\"id\":\"e1\",\"kind\":\"work\",\"started\":\"2020-02\",\"ended\":\"2024-06-30\","
    "\"hours\":120,\"verified\":true,\"tags\":[\"a\",\"b\"],\"parts\":[\"week 2\"],"
    "\"size\":\"5/2\",\"endorsements\":[{\"by\":\"B\",\"relation\":\"peer\"}]},"
    "{\"id\":\"e2\",\"kind\":\"exam\",\"ended\":\"2025\",\"hours\":\"unknown\","
    "\"verified\":\"unknown\",\"exam\":{\"name\":\"E\",\"score\":57,\"taken\":\"2025-05-02\"}},"
    "{\"id\":\"e3\",\"kind\":\"blog\",\"ended\":\"unknown\"}],"
    "\"held\":[{\"course\":\"EDU 1\",\"credits\":3,\"grade\":\"B\",\"here\":true}],"
    "\"ratings\":[{\"assessor\":\"a1\",\"criterion\":\"r\",\"level\":\"meets\"},"
    "{\"assessor\":\"a2\",\"criterion\":\"r\",\"level\":1}]}";

struct world {
    struct kit kit;
    const struct pla_calls *calls;
    struct pla_arena arena;
    struct pla_portfolio portfolio;
    const struct pla_evidence *shown[3];
    struct pla_call_input input;
    struct pla_err err;
};

/** A rubric whose only award has `when` made of `text`; the calls are numbered as built. */
static void begin(struct world *w, const char *text, const struct pla_limits *limits)
{
    static char buffer[4096];
    snprintf(buffer, sizeof buffer,
             "%s\nreturn rubric { id = 'x', version = '1',\n"
             "  fields = { country = 'text', size = 'number' },\n"
             "  awards = { { id = 'a', badge = 'B', when = when } } }",
             text);
    *w = (struct world){.kit = kit_of("rubric.lua", buffer)};
    enum pla_code code = kit_load(&w->kit, limits);
    kit_show(&w->kit.faults);
    assert_int_equal(code, PLA_OK);
    w->calls = pla_loaded_calls(w->kit.loaded);

    const struct pla_rubric *rubric = pla_loaded_rubric(w->kit.loaded);
    struct pla_field_decls fields = {rubric->fields, rubric->field_count};
    struct pla_faults faults = {0};
    pla_arena_init(&w->arena, 0);
    code = pla_portfolio_read(pla_text_of(record), "p.json", 1, &fields, &w->arena, &w->portfolio,
                              &faults);
    kit_show(&faults);
    assert_int_equal(code, PLA_OK);
    for (size_t i = 0; i < 3; i++)
        w->shown[i] = &w->portfolio.evidence[i];
    w->input = (struct pla_call_input){.portfolio = &w->portfolio,
                                       .evidence = w->shown,
                                       .evidence_count = 3,
                                       .as_of = kit_day("2026-11-01"),
                                       .serial = 1};
}

static void end(struct world *w)
{
    kit_free(&w->kit);
    pla_arena_release(&w->arena);
}

static enum pla_code call(struct world *w, pla_call number, struct pla_call_result *out)
{
    w->err = (struct pla_err){0};
    *out = (struct pla_call_result){0};
    return w->calls->invoke(w->calls->ctx, number, &w->input, &w->arena, out, &w->err);
}

/* An own measure `return <text>` gives a number. */
static void gives(const char *text, const char *number)
{
    struct world w;
    struct pla_call_result result;
    char buffer[1024];
    snprintf(buffer, sizeof buffer,
             "local m = measure('own', function(p) local e = p.evidence return %s end)\n"
             "local when = m:at_least(1)",
             text);
    begin(&w, buffer, NULL);
    enum pla_code code = call(&w, 0, &result);
    if (code != PLA_OK)
        print_error("%s: %s: %s\n", text, w.err.where, w.err.text);
    assert_int_equal(code, PLA_OK);
    if (number == NULL) {
        assert_int_equal(result.kind, PLA_CALL_UNKNOWN);
    } else {
        assert_int_equal(result.kind, PLA_CALL_NUMBER);
        kit_number(result.number, number);
    }
    end(&w);
}

static void test_numbers(void **state)
{
    (void)state;
    gives("3", "3");
    gives("2.25", "2.25");
    gives("'1/3'", "1/3");
    gives("1 / 3", "0.333333");
    gives("0.0000005", "0");
    gives("-7", "-7");
    gives("nil", NULL);
}

/* What stands where in the tables. */
static void test_tables(void **state)
{
    (void)state;
    gives("p.attempt", "2");
    gives("#p.evidence", "3");
    gives("e[1].hours + #e[1].tags + #e[1].endorsements", "123");
    gives("e[1].size", "2.5");
    gives("e[2].hours", NULL);
    gives("e[2].verified == nil and e[1].verified and e[3].verified == false and 1", "1");
    gives("e[2].exam.score", "57");
    gives("p.learner.program == 'BA4' and p.learner.country == 'CA' and 1", "1");
    gives("p.learner.groups == nil and p.learner.name == nil and p.learner.id == nil and 1", "1");
    gives("p.claims[1].credits + p.held[1].credits + #p.ratings", "8");
    gives("p.ratings[1].level == 'meets' and p.ratings[2].level", "1");
    gives("p.claim == nil and 1", "1");
    gives("p.held[1].here and p.held[1].status == 'passed' and 1", "1");
}

static void test_dates(void **state)
{
    (void)state;
    gives("e[1].ended < p.as_of and 1", "1");
    gives("e[1].ended <= e[1].ended and 1", "1");
    gives("p.as_of:minus { years = 5 } == date '2021-11-01' and 1", "1");
    gives("p.as_of:plus { months = 1, days = -1 } == date '2026-11-30' and 1", "1");
    gives("p.as_of >= '2026-11-01' and p.as_of.year", "2026");
    gives("e[1].started == date '2020-02-01' and 1", "1");
    gives("(tostring(p.as_of) .. p.as_of == '2026-11-012026-11-01') and 1", "1");
    gives("(p.as_of == 3) and 1 or 2", "2");
    /* 2025 as a whole: before 2026 for sure, but perhaps before May. */
    gives("e[2].ended < date '2026-01-01' and 1", "1");
    gives("e[2].ended < date '2025-05-01' and 1 or 2", NULL);
    gives("e[2].ended == date '2025-05-01' and 1 or 2", NULL);
    gives("e[2].ended.year", "2025");
    gives("e[2].ended.month", NULL);
    gives("e[3].ended < p.as_of and 1", NULL);
    gives("e[2].ended <= date '2025-05-01' and 1 or 2", NULL);
    gives("e[2].ended <= '2025-12-31' and 1 or 2", "1");
    gives("date '2025' == e[2].ended and 1 or 2", NULL);
    gives("p.as_of:minus { years = 5000 }.year", "1");
    gives("p.as_of:plus { days = 1000000, years = 9000 }.year", "9999");
}

static void test_items(void **state)
{
    (void)state;
    struct world w;
    struct pla_call_result result;
    begin(&w,
          "local m = measure('own', function(p) return 2, { 'e2', p.evidence[1] } end)\n"
          "local when = m:at_least(1)",
          NULL);
    assert_int_equal(call(&w, 0, &result), PLA_OK);
    assert_int_equal(result.items.count, 2);
    kit_text(result.items.items[0], "e2");
    kit_text(result.items.items[1], "e1");
    end(&w);
}

static void test_checks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int kind;
        const char *why;
    } rows[] = {
        {"return true", PLA_CALL_TRUE, NULL},
        {"return false, 'too few'", PLA_CALL_FALSE, "too few"},
        {"return nil, 'who knows'", PLA_CALL_UNKNOWN, "who knows"},
        {"local x = 1", PLA_CALL_UNKNOWN, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world w;
        struct pla_call_result result;
        char text[200];
        snprintf(text, sizeof text, "local when = check('c', function(p) %s end)", rows[i].text);
        begin(&w, text, NULL);
        assert_int_equal(call(&w, 0, &result), PLA_OK);
        assert_int_equal(result.kind, rows[i].kind);
        kit_text(result.why, rows[i].why);
        end(&w);
    }
}

static void test_where(void **state)
{
    (void)state;
    struct world w;
    struct pla_call_result result;
    begin(&w,
          "local when = count { where = function(item, p)\n"
          "  if item == p.evidence[1] then return true end\n"
          "  if item.id == 'e2' then return nil end\n"
          "  return false end }:at_least(1)",
          NULL);
    static const int kinds[] = {PLA_CALL_TRUE, PLA_CALL_UNKNOWN, PLA_CALL_FALSE};
    for (size_t i = 0; i < 3; i++) {
        w.input.item = w.shown[i];
        assert_int_equal(call(&w, 0, &result), PLA_OK);
        assert_int_equal(result.kind, kinds[i]);
    }
    /* A copy with accepted hours is still the same item. */
    struct pla_evidence copy = *w.shown[0];
    w.input.item = &copy;
    assert_int_equal(call(&w, 0, &result), PLA_OK);
    assert_int_equal(result.kind, PLA_CALL_TRUE);
    end(&w);
}

/* What a function may not give back, and what it may not do. */
static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *where, *fault;
    } rows[] = {
        {"measure('m', function(p) return true end):at_least(1)", "1",
         "the function of \"m\" must give a number or nil, not true"},
        {"measure('m', function(p) return 0/0 end):at_least(1)", "1",
         "the function of \"m\" gave a number that is not finite, or outside the exact range"},
        {"measure('m', function(p) return 1e300 end):at_least(1)", "1",
         "the function of \"m\" gave a number that is not finite, or outside the exact range"},
        {"measure('m', function(p) return 'three' end):at_least(1)", "1",
         "the function of \"m\" must give a number or nil, not the text three"},
        {"measure('m', function(p) return 1, 'e1' end):at_least(1)", "1",
         "the function of \"m\" must give a list of evidence as its second result, not a text"},
        {"measure('m', function(p) return 1, { 'e9' } end):at_least(1)", "1",
         "the function of \"m\" names evidence it was not shown: e9"},
        {"measure('m', function(p) return 1, { 3 } end):at_least(1)", "1",
         "the function of \"m\" must name evidence by id or item, not by a number"},
        {"check('c', function(p) return 1 end)", "1",
         "the function of \"c\" must give true, false or nil, not a number"},
        {"check('c', function(p) return true, 3 end)", "1",
         "the function of \"c\" must give its reason as a text, not a number"},
        {"check('c', function(p) return true, '\\xff' end)", "1",
         "the function of \"c\" gave back a text that is not valid UTF-8"},
        {"check('c', function(p) local x\n return x.hours > 3 end)", "2",
         "\"x\" is nil: it has no members"},
        {"check('c', function(p)\n for _, t in ipairs(p.evidence[2].tags) do end end)", "2",
         "ipairs: argument 1 must be a table, not nil"},
        {"check('c', function(p)\n error 'no' end)", "2", "no"},
        {"check('c', function(p) error({}) end)", "",
         "an error value of type table in place of a text"},
        {"check('c', function(p) return hours {} end)", "1",
         "measures and conditions are built when a rubric is read, not by a function that runs for "
         "a portfolio"},
        {"check('c', function(p) return include 'data' end)", "1",
         "include reads files when a rubric is read, not while a portfolio is judged"},
        {"check('c', function(p) return p.as_of < nil end)", "1", "a date is compared with nil"},
        {"check('c', function(p) return p.as_of.yaer end)", "1", "a date has no member \"yaer\""},
        {"check('c', function(p) return typo end)", "1", "unknown name \"typo\""},
        {"check('c', function(p) return p.as_of < 'soon' end)", "1", "\"soon\" is not a date"},
        {"check('c', function(p) return p.as_of:plus(3) end)", "1",
         "plus needs a table, got a number"},
        {"check('c', function(p) return p.as_of:plus { days = 1.5 } end)", "1",
         "\"days\" of a date must be a whole number"},
        {"check('c', function(p) return p.as_of:minus { day = 1 } end)", "1",
         "unknown key \"day\" in minus"},
    };
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world w;
        struct pla_call_result result;
        char text[400], where[64] = "";
        snprintf(text, sizeof text, "local when = %s", rows[i].text);
        if (*rows[i].where != '\0')
            snprintf(where, sizeof where, "demo/rubric.lua:%s", rows[i].where);
        begin(&w, text, NULL);
        enum pla_code code = call(&w, 0, &result);
        if (code != PLA_RUBRIC || strcmp(w.err.where, where) != 0 ||
            strcmp(w.err.text, rows[i].fault) != 0) {
            wrong++;
            print_error("%s\n  %d %s: %s\n", text, (int)code, w.err.where, w.err.text);
        }
        /* The next call is not affected. */
        w.input.serial++;
        assert_int_equal(call(&w, 0, &result), code);
        end(&w);
    }
    assert_int_equal(wrong, 0);
}

/* Nothing a function does is seen by the next portfolio; within one, tables are the same. */
static void test_isolation(void **state)
{
    (void)state;
    struct world w;
    struct pla_call_result result;
    begin(&w,
          "local n = 0\n"
          "seen = 0\n"
          "local m = measure('m', function(p)\n"
          "  n, seen = n + 1, seen + 10\n"
          "  p.evidence[#p.evidence] = nil\n"
          "  p.attempt = p.attempt + 100\n"
          "  return n + seen + #p.evidence * 1000 + p.attempt * 10000 end)\n"
          "local when = m:at_least(1)",
          NULL);
    assert_int_equal(call(&w, 0, &result), PLA_OK);
    kit_number(result.number, "1022011");
    assert_int_equal(call(&w, 0, &result), PLA_OK);
    kit_number(result.number, "2021022");
    w.input.serial = 2;
    assert_int_equal(call(&w, 0, &result), PLA_OK);
    kit_number(result.number, "1022011");
    /* Other evidence under another serial: the tables are built anew. */
    w.input.serial = 3;
    w.input.evidence_count = 1;
    assert_int_equal(call(&w, 0, &result), PLA_OK);
    kit_number(result.number, "1020011");
    assert_int_equal(w.portfolio.attempt, 2);
    end(&w);
}

/* A limit ends the call, not the rubric; the budget is one for all calls of a portfolio. */
static void test_limits(void **state)
{
    (void)state;
    struct world w;
    struct pla_call_result result;
    begin(&w,
          "local a = check('endless', function(p) while true do end end)\n"
          "local b = check('fine', function(p) return true end)\n"
          "local c = check('hoard', function(p) local t = {}\n"
          "  for i = 1, 1e9 do t[i] = ('x'):rep(1000) .. i end end)\n"
          "local d = check('caught', function(p) pcall(function() while true do end end)\n"
          "  return true end)\n"
          "local when = a & b & c & d",
          NULL);
    assert_int_equal(call(&w, 0, &result), PLA_LIMIT);
    assert_memory_equal(w.err.text, "limit budget", 12);
    assert_memory_equal(w.err.where, "demo/rubric.lua:1", 17);
    /* The same portfolio has no budget left; the next one has. */
    assert_int_equal(call(&w, 1, &result), PLA_LIMIT);
    w.input.serial = 2;
    assert_int_equal(call(&w, 1, &result), PLA_OK);
    assert_int_equal(result.kind, PLA_CALL_TRUE);
    w.input.serial = 3;
    assert_int_equal(call(&w, 2, &result), PLA_LIMIT);
    assert_memory_equal(w.err.text, "limit memory", 12);
    w.input.serial = 4;
    assert_int_equal(call(&w, 3, &result), PLA_LIMIT);
    w.input.serial = 5;
    assert_int_equal(call(&w, 1, &result), PLA_OK);
    struct pla_load_stats stats = pla_loaded_stats(w.kit.loaded);
    assert_int_equal(stats.budget_limit, 2000000);
    assert_int_equal(stats.budget_peak, 2000000);
    assert_true(stats.budget_used > 0 && stats.budget_used < 2000);
    assert_int_equal(call(&w, 4, &result), PLA_BUG);
    end(&w);
}

/* Small calls add up: the sum over one portfolio is bounded by about twice the limit. */
static void test_sum(void **state)
{
    (void)state;
    struct world w;
    struct pla_call_result result;
    struct pla_limits limits = {.budget = 20000};
    begin(&w, "local when = check('c', function(p) for i = 1, 3000 do end return true end)",
          &limits);
    size_t calls = 0;
    while (call(&w, 0, &result) == PLA_OK)
        assert_true(++calls < 100);
    assert_int_equal(w.err.code, PLA_LIMIT);
    assert_true(calls >= 3);
    /* The view bits of a serial are not another portfolio. */
    w.input.serial |= UINT64_C(1) << 62;
    assert_int_equal(call(&w, 0, &result), PLA_LIMIT);
    w.input.serial = 2;
    assert_int_equal(call(&w, 0, &result), PLA_OK);
    end(&w);
}

/* Rubrics without functions keep no Lua state. */
static void test_none(void **state)
{
    (void)state;
    struct world w;
    struct pla_call_result result;
    begin(&w, "local when = count():at_least(1)", NULL);
    assert_int_equal(call(&w, 0, &result), PLA_BUG);
    assert_true(pla_loaded_stats(w.kit.loaded).memory_peak > 0);
    end(&w);
}

/* Memory that fails is an error value. */
static void test_memory(void **state)
{
    (void)state;
    struct world w;
    struct pla_call_result result;
    begin(&w, "local when = check('c', function(p) return true, p.evidence[1].id end)", NULL);
    enum pla_code code = PLA_MEMORY;
    for (size_t n = 1; code != PLA_OK; n++) {
        struct pla_arena small;
        pla_arena_init(&small, 0);
        w.input.serial = n;
        pla_alloc_fail_at(n);
        code = w.calls->invoke(w.calls->ctx, 0, &w.input, &small, &result, &w.err);
        pla_alloc_fail_at(0);
        assert_true(code == PLA_OK || code == PLA_MEMORY);
        pla_arena_release(&small);
        assert_true(n < 100);
    }
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers), cmocka_unit_test(test_tables),
        cmocka_unit_test(test_dates),   cmocka_unit_test(test_items),
        cmocka_unit_test(test_checks),  cmocka_unit_test(test_where),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_isolation),
        cmocka_unit_test(test_limits),  cmocka_unit_test(test_sum),
        cmocka_unit_test(test_none),    cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
