// SPDX-License-Identifier: Apache-2.0
/**
 * Any bytes as a portfolio that is scored by a rubric with every kind of measure, under a policy
 * with every kind of rule: the same decision twice, and one that can be read back.
 */
#include "fuzz/judge.h"
#include "rubric/sandbox.h"

static const char rubric[] =
    "local function many(p) local n = 0 for _, e in ipairs(p.evidence) do if e.hours then\n"
    "    n = n + e.hours end end return n end\n"
    "return rubric { id = 'r', version = '1', title = 'R', scale = { 'no', 'some', 'yes' },\n"
    "  minimum = 'some', method = 'portfolio', fields = { size = 'number', zone = 'text' },\n"
    "  assessors = { minimum = 2, resolve = 'median', differ = 2, straddle = true },\n"
    "  intake = { max = { items = 40 } },\n"
    "  admit = { kinds = { 'work', 'blog', 'mooc' }, verified = true, current = { years = 5 } },\n"
    "  criteria = { { id = 'c', title = 'C', weight = 2 }, { id = 'd', title = 'D' },\n"
    "    { id = 'e', title = 'E', level = steps(hours {}, { some = 10, yes = 100 }) } },\n"
    "  awards = {\n"
    "    { id = 'A', course = 'A 1', credits = 3, credit_level = 'upper',\n"
    "      when = all_met() & hours { kind = 'work' }:at_least(40) },\n"
    "    { id = 'B', course = 'B 1', unit = 'quarter', when = score():at_least('3/2') |\n"
    "        months { kind = { 'work', 'blog' } }:at_least(6), uses = { 'work' },\n"
    "      by = sum('size', {}), credits = { { at_least = 1, credits = 1 },\n"
    "        { at_least = 9, credits = '5/2' } } },\n"
    "    { id = 'C', course = 'C 1', credits = 6, exclusive = 'g', requires = { 'A' },\n"
    "      when = distinct('zone', {}):within(1, 3) & ~ rating 'd':at_least 'yes' },\n"
    "    { id = 'D', course = 'D 1', credits = 2, exclusive = 'g',\n"
    "      when = exam('X'):at_least(50) | held('A 0', { grade = 'C' }) |\n"
    "        measure('many', many):at_least(9) },\n"
    "    { id = 'E', badge = 'E', when = count { size = at_least(2), zone = 'x' }:at_least(1) &\n"
    "        (latest {}:at_least '2020-01-01' | refer 'look at the dates') } } }";

static const char policy[] =
    "return policy { id = 'p', version = '1', unit = 'semester', units = { quarter = '2/3' },\n"
    "  round = { step = '1/2', mode = 'down', at = 'award' }, grades = { 'F', 'C', 'A' },\n"
    "  methods = { portfolio = { symbol = 'CR', resident = false } },\n"
    "  programs = { BA4 = { credits = 120 } },\n"
    "  caps = { pla = { max = 9, held = true }, upper = { percent = 25, of = 'program',\n"
    "    credit_level = 'upper', within = 'pla' } },\n"
    "  courses = { ['A 1'] = { credits = 3, supersedes = { 'A 0' }, overlaps = { ['B 0'] = 2 } },\n"
    "    ['A 0'] = { credits = 3 }, ['C 1'] = { credits = 6, equivalent = { 'C 2' } } },\n"
    "  rules = { { id = 'h', when = held_credits { here = true }:at_least(12), effect = 'hold',\n"
    "    because = 'later' } }, reuse = 'once', prefer = 'most_credit' }";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct pla_scorer *scorer; /* loaded once: what a run does with many portfolios */
    static struct judge judge;
    if (scorer == NULL) {
        struct pla_faults faults = {0};
        judge_set(&judge, PLA_TEXT(rubric), PLA_TEXT(policy), NULL);
        enum pla_code code = pla_scorer_new(&judge.job, &scorer, &faults);
        if (code != PLA_OK)
            (void)fprintf(stderr, "%s: %s\n", faults.items[0].where, faults.items[0].text);
        FUZZ_CHECK(code == PLA_OK);
    }
    judge_record(scorer, (struct pla_text){(const char *)data, size});
    return 0;
}
