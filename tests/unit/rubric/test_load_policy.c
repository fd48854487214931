// SPDX-License-Identifier: Apache-2.0
/** Policies: what they load to, and what is wrong in one. */
#include "load_kit.h"

static const char university[] =
    "return policy {\n"
    "  id = 'example', version = '2026.1', effective = { from = '2026-01-01' },\n"
    "  institution = 'Example University', unit = 'semester',\n"
    "  units = { quarter = '2/3', ects = '1/2', cats = '1/4' },\n"
    "  round = { step = '1/2', mode = 'down', at = 'award', remainder = 'elective',\n"
    "            per = { ceu = { step = 0.1, mode = 'half_up', least = 0.1 } } },\n"
    "  assessors = { minimum = 2, resolve = 'mean', differ = 2, straddle = true, dispute = "
    "'flag',\n"
    "                wait = true, panels = { arts = { 'a1', 'a2' } }, sample = '10%' },\n"
    "  methods = { portfolio = { symbol = 'CR', resident = false },\n"
    "              exam = { symbol = 'K', resident = true } },\n"
    "  grades = { 'F', 'D', 'C', 'B', 'A' },\n"
    "  programs = { BA4 = { credits = 120 }, AA2 = { credits = 60 } },\n"
    "  caps = { pla = { max = 31, held = true },\n"
    "           portfolio = { max = { BA4 = 24, AA2 = 12 }, within = 'pla', method = 'portfolio' "
    "},\n"
    "           upper = { percent = 25, of = 'program', credit_level = 'upper', per = 'term' } },\n"
    "  courses = {\n"
    "    ['MATH 226'] = { title = 'Calculus', credits = 4, credit_level = 'lower',\n"
    "                     supersedes = { 'MATH 108' }, equivalent = 'MAT 226' },\n"
    "    ['MATH 108'] = { title = 'Precalculus', credits = 3, overlaps = { ['MATH 105'] = 2 },\n"
    "                     tests = { 'CLEP/Precalculus' } },\n"
    "  },\n"
    "  rules = { { id = 'twelve-here', when = held_credits { here = true }:at_least(12),\n"
    "              effect = 'hold', because = 'posted after 12 credits here' },\n"
    "            { id = 'own', method = 'portfolio', effect = 'refer',\n"
    "              when = learner 'cohort':is(3) & check('x', function(p) return true end) } },\n"
    "  fields = { cohort = 'number' },\n"
    "  reuse = 'once', prefer = 'most_credit',\n"
    "  fees = { portfolio = { flat = 520, per_claim = '36.5', currency = 'CAD' } },\n"
    "  cohort = { rpl = { percent = 10, method = 'portfolio' } },\n"
    "  appeals = { days = 30, to = 'Registrar', text = 'Write within the time.' },\n"
    "  approvals = { 'chair', 'dean' }, loading = { approved_by = true }, residency = 'None.', "
    "contact = 'registrar@example.edu',\n"
    "  standards = 'CAEL 2006', limits = { budget = 1000000, memory = 8388608 },\n"
    "}\n";

static void test_university(void **state)
{
    (void)state;
    struct kit kit = kit_of("policy.lua", university);
    enum pla_code code = kit_load(&kit, NULL);
    kit_show(&kit.faults);
    assert_int_equal(code, PLA_OK);
    assert_null(pla_loaded_rubric(kit.loaded));
    const struct pla_policy *p = pla_loaded_policy(kit.loaded);
    kit_text(p->id, "example");
    kit_text(p->institution, "Example University");
    assert_true(p->has_from && !p->has_to && !p->is_plain);
    struct pla_rational worth;
    assert_true(pla_policy_worth(p, PLA_TEXT("quarter"), &worth));
    kit_number(worth, "2/3");
    assert_true(p->round.is_set && p->round.remainder_elective && !p->round.has_least);
    kit_number(p->round.step, "1/2");
    assert_int_equal(p->round.mode, PLA_ROUND_DOWN);
    assert_int_equal(p->round_for_count, 1);
    kit_text(p->round_for[0].key, "ceu");
    kit_number(p->round_for[0].rule.least, "1/10");
    assert_int_equal(p->round_for[0].rule.mode, PLA_ROUND_HALF_UP);
    assert_true(p->round_for[0].rule.remainder_elective); /* as the general rule says */

    assert_true(p->assessors.is_set && p->assessors.straddle && p->assessors.wait);
    assert_true(p->assessors.dispute_flag && p->assessors.has_differ);
    kit_number(p->assessors.differ, "2");
    kit_number(p->assessors.sample, "1/10");
    kit_text(p->assessors.panels.items[0].members.items[1], "a2");
    kit_text(pla_policy_method(p, PLA_TEXT("exam"))->symbol, "K");
    assert_true(pla_policy_method(p, PLA_TEXT("exam"))->resident);
    kit_text(p->grades.items[4], "A");
    kit_text(p->programs[0].id, "AA2");
    kit_number(p->programs[1].credits, "120");

    assert_int_equal(p->cap_count, 3);
    kit_text(p->caps[0].id, "pla");
    assert_true(p->caps[0].has_max && p->caps[0].held && !p->caps[0].has_percent);
    kit_number(p->caps[0].max, "31");
    assert_int_equal(p->caps[1].by_program_count, 2);
    assert_false(p->caps[1].has_max);
    kit_text(p->caps[1].by_program[0].program, "AA2");
    kit_text(p->caps[1].within, "pla");
    assert_true(p->caps[2].has_percent && p->caps[2].per_term);
    kit_number(p->caps[2].percent, "25");
    assert_int_equal(p->caps[2].place.line, 15);

    const struct pla_course *calculus = pla_policy_course(p, PLA_TEXT("MATH 226"));
    kit_text(calculus->supersedes.items[0], "MATH 108");
    kit_text(calculus->equivalent.items[0], "MAT 226");
    assert_true(calculus->has_credits);
    assert_int_equal(calculus->place.line, 17);
    const struct pla_course *pre = pla_policy_course(p, PLA_TEXT("MATH 108"));
    kit_text(pre->overlaps[0].course, "MATH 105");
    kit_number(pre->overlaps[0].credits, "2");
    kit_text(pre->tests.items[0], "CLEP/Precalculus");

    assert_int_equal(p->gate_count, 2);
    assert_int_equal(p->gates[0].effect, PLA_GATE_HOLD);
    assert_int_equal(p->gates[0].when->measure->op, PLA_M_HELD_CREDITS);
    assert_int_equal(p->gates[0].place.line, 22);
    assert_int_equal(p->gates[1].effect, PLA_GATE_REFER);
    assert_int_equal(p->gates[1].when->parts[0]->measure->kind, PLA_KIND_NUMBER);
    assert_int_equal(p->program.cond_count, 4);
    assert_int_equal(p->reuse, PLA_REUSE_ONCE);
    assert_int_equal(p->prefer, PLA_PREFER_MOST_CREDIT);
    kit_text(p->fees[0].method, "portfolio");
    kit_number(p->fees[0].flat, "520");
    kit_number(p->fees[0].per_claim, "36.5");
    kit_number(p->cohort[0].percent, "10");
    assert_int_equal(p->appeal_days, 30);
    kit_text(p->appeal_to, "Registrar");
    assert_int_equal(p->approvals.count, 2);
    assert_true(p->load_approved);
    assert_false(p->load_minute);
    kit_text(p->standards, "CAEL 2006");
    assert_int_equal(p->limits.budget, 1000000);
    assert_int_equal(p->limits.string_bytes, 0);
    assert_int_equal(strlen(p->fingerprint), 64);
    kit_free(&kit);
}

/* A method's residency may be a condition; its nodes belong to the policy's program. */
static void test_residency(void **state)
{
    (void)state;
    struct kit kit =
        kit_of("policy.lua", "return policy { id = 'p', version = '1', methods = {\n"
                             "  exam = { resident = held_credits { here = true }:at_least(30) },\n"
                             "  portfolio = { resident = false } } }");
    assert_int_equal(kit_load(&kit, NULL), PLA_OK);
    const struct pla_policy *p = pla_loaded_policy(kit.loaded);
    const struct pla_method *exam = pla_policy_method(p, PLA_TEXT("exam"));
    assert_int_equal(exam->resident_when->measure->op, PLA_M_HELD_CREDITS);
    assert_false(exam->resident);
    assert_null(pla_policy_method(p, PLA_TEXT("portfolio"))->resident_when);
    assert_int_equal(p->program.cond_count, 1);
    kit_free(&kit);
}

/* What is left out has a meaning that is safe. */
static void test_least(void **state)
{
    (void)state;
    struct kit kit = kit_of("policy.lua", "return policy { id = 'p', version = '1' }");
    assert_int_equal(kit_load(&kit, NULL), PLA_OK);
    const struct pla_policy *p = pla_loaded_policy(kit.loaded);
    kit_text(p->unit, "semester");
    assert_false(p->round.is_set);
    assert_false(p->assessors.is_set);
    assert_int_equal(p->assessors.minimum, 1);
    assert_int_equal(p->prefer, PLA_PREFER_CHOICES);
    assert_int_equal(p->reuse, PLA_REUSE_FREE);
    kit_free(&kit);
}

static const struct row {
    const char *inside; /**< of the policy's table, from line 2 on */
    int line;
    const char *fault, *hint;
} rows[] = {
    {"\nuinits = {}", 2, "unknown key \"uinits\" in the policy", "did you mean \"units\"?"},
    {"\nunits = { ects = 0 }", 2, "unit \"ects\" must be worth more than 0",
     "units = { ects = \"1/2\" }"},
    {"unit = 'ects',\nunits = { ects = '1/2' }", 2, "\"ects\" is the policy's own unit",
     "units are the foreign ones"},
    {"\nround = { step = 0 }", 2, "\"step\" must be above 0", "step = 1 or step = \"1/2\""},
    {"\nround = { mode = 'floor' }", 2, "\"mode\" cannot be \"floor\"",
     "known: none, down, up, half_up, half_even"},
    {"\nround = { per = { x = {\nper = { y = {} } } } }", 2, "\"per\" stands in \"round\" only",
     ""},
    {"assessors = {\nsample = '110%' }", 2, "\"sample\" must be from 0 to 100%",
     "write a share: \"10%\" or 0.1"},
    {"methods = {\nexam = { symbl = 'K' } }", 2, "unknown key \"symbl\" in a method",
     "did you mean \"symbol\"?"},
    {"programs = {\nBA4 = {} }", 2, "a programme needs \"credits\"", ""},
    {"caps = {\npla = { held = true } }", 2, "cap \"pla\" needs either \"max\" or \"percent\"",
     "max = 30, max = { BA4 = 30 } or percent = 25, of = \"program\""},
    {"caps = { pla = { max = 3 },\nportfolio = { max = 2, within = 'plar' } }", 2,
     "cap \"portfolio\" is within \"plar\", which is no cap", "did you mean \"pla\"?"},
    {"caps = {\na = { max = 3, within = 'b' }, b = { max = 3, within = 'a' } }", 2,
     "cap \"a\" is within itself", ""},
    {"caps = {\npla = { percent = 101 } }", 2, "\"percent\" must be from 0 to 100", ""},
    {"caps = {\npla = { max = 3, of = 'program' } }", 2, "\"of\" can only be \"program\"",
     "percent = 25, of = \"program\""},
    {"caps = {\npla = { max = 3, per = 'year' } }", 2, "\"per\" can only be \"term\"",
     "per = \"term\""},
    {"caps = {\npla = { max = {} } }", 2, "\"max\" names no programme", ""},
    {"courses = {\n['X 1'] = { credit = 3 } }", 2, "unknown key \"credit\" in a course",
     "did you mean \"credits\"?"},
    {"courses = {\n['X 1'] = { supersedes = 'X 1' } }", 2,
     "course \"X 1\" names itself in \"supersedes\"", ""},
    {"courses = {\n['X 1'] = { overlaps = { ['X 2'] = -1 } } }", 2, "\"X 2\" must not be negative",
     ""},
    {"grades = { 'C', 'B',\n'C' }", 2, "grade \"C\" is there twice", ""},
    {"rules = {\n{ id = 'r', effect = 'block' } }", 2, "a rule needs \"when\"", ""},
    {"rules = {\n{ id = 'r', when = attempt():is(1) } }", 2, "a rule needs \"effect\"", ""},
    {"rules = {\n{ id = 'r', when = attempt():is(1), effect = 'stop' } }", 2,
     "\"effect\" cannot be \"stop\"", "known: block, refer, hold"},
    {"rules = {\n{ id = 'r', when = score():at_least(1), effect = 'hold' } }", 2,
     "score: there are no criteria", ""},
    {"prefer = 'most'", 1, "\"prefer\" cannot be \"most\"", "known: choices, most_credit, listed"},
    {"cohort = {\nrpl = {} }", 2, "a cap on the cohort needs either \"percent\" or \"max\"",
     "cohort = { rpl = { percent = 10 } }"},
    {"loading = {\nminute = 1 }", 2, "\"minute\" must be true or false, not a number", ""},
    {"appeals = {\ndays = 0 }", 2, "\"days\" must be a whole number from 1 to 1000", ""},
    {"limits = {\nbudget = -1 }", 2, "\"budget\" must be a whole number above 0", ""},
    {"fees = {\nexam = { falt = 3 } }", 2, "unknown key \"falt\" in a fee",
     "did you mean \"flat\"?"},
    {"rules = { { id = 'r', effect = 'hold',\nwhen = attempt():is(1) and attempt():is(2) } }", 2,
     "a condition built here is used nowhere", "did you write 'and' for '&'?"},
};

static void test_rows(void **state)
{
    (void)state;
    char text[1024], where[64];
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(text, sizeof text, "return policy { id = 'p', version = '1', %s }",
                 rows[i].inside);
        snprintf(where, sizeof where, "demo/policy.lua:%d", rows[i].line);
        struct kit kit = kit_of("policy.lua", text);
        enum pla_code code = kit_load(&kit, NULL);
        const struct pla_err *err = &kit.faults.items[0];
        if (code != PLA_POLICY || err->code != PLA_POLICY || strcmp(err->where, where) != 0 ||
            strcmp(err->text, rows[i].fault) != 0 || strcmp(err->hint, rows[i].hint) != 0) {
            wrong++;
            print_error("%s\n  want %s: %s\n       %s\n", text, where, rows[i].fault, rows[i].hint);
            kit_show(&kit.faults);
        }
        kit_free(&kit);
    }
    assert_int_equal(wrong, 0);
}

static void test_memory(void **state)
{
    (void)state;
    enum pla_code code = PLA_MEMORY;
    for (size_t n = 1; code != PLA_OK; n++) {
        struct kit kit = kit_of("policy.lua", university);
        pla_alloc_fail_at(n);
        code = kit_load(&kit, NULL);
        pla_alloc_fail_at(0);
        assert_true(code == PLA_OK || code == PLA_MEMORY);
        kit_free(&kit);
        assert_true(n < 10000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_university), cmocka_unit_test(test_residency),
        cmocka_unit_test(test_least),      cmocka_unit_test(test_rows),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
