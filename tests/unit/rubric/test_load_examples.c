// SPDX-License-Identifier: Apache-2.0
/** Real schemes as rubrics: what they load to. */
#include "load_kit.h"

static const struct pla_award *award(const struct pla_rubric *rubric, const char *id)
{
    const struct pla_award *found = pla_rubric_award(rubric, pla_text_of(id));
    assert_non_null(found);
    return found;
}

/* A comparison of a measure with a number. */
static void compares(const struct pla_cond *cond, enum pla_cond_op op, enum pla_measure_op measure,
                     const char *number)
{
    assert_non_null(cond);
    assert_int_equal(cond->op, op);
    assert_int_equal(cond->measure->op, measure);
    assert_int_equal(cond->low->op, PLA_M_CONST);
    kit_number(cond->low->value, number);
}

static void numbers_match(const struct pla_program *program)
{
    for (size_t i = 0; i < program->measure_count; i++)
        assert_int_equal(program->measures[i]->id, i);
    for (size_t i = 0; i < program->cond_count; i++)
        assert_int_equal(program->conds[i]->id, i);
}

/* ---- nine cells, each judged on three things ---- */

static void test_cells(void **state)
{
    (void)state;
    struct kit kit = kit_of(
        "rubric.lua",
        "local criteria = {}\n"
        "for _, cell in ipairs(include 'cells') do\n"
        "  for _, part in ipairs { 'description', 'evidence', 'reflection' } do\n"
        "    criteria[#criteria + 1] = { id = cell.id .. '.' .. part, area = cell.area,\n"
        "                                title = cell.title }\n"
        "  end\n"
        "end\n"
        "return rubric {\n"
        "  id = 'cells', version = '2019.7', scale = { 'not met', 'met' }, minimum = 'met',\n"
        "  assessors = { minimum = 2, resolve = 'lowest' },\n"
        "  criteria = criteria,\n"
        "  awards = { { id = 'member', badge = 'Member', when = all_met(),\n"
        "               expires = { years = 3 } } },\n"
        "  outcomes = { { id = 'pass', when = all_met() }, { id = 'refer', when = "
        "attempt():is(1) },\n"
        "               { id = 'fail' } },\n"
        "}\n");
    kit_add(&kit, "cells.lua",
            "return { { id = '1a', area = 'operational', title = 'Constraints' },\n"
            "         { id = '1b', area = 'operational' }, { id = '2a', area = 'teaching' } }\n");
    const struct pla_rubric *r = kit_rubric(&kit);
    kit_text(r->title, "cells");
    assert_int_equal(r->criterion_count, 9);
    kit_text(r->criteria[4].id, "1b.evidence");
    kit_text(r->criteria[4].title, "1b.evidence");
    kit_text(r->criteria[0].title, "Constraints");
    kit_text(r->criteria[8].area, "teaching");
    assert_true(r->criteria[3].has_minimum);
    kit_number(r->criteria[3].minimum, "1");
    assert_ptr_equal(r->criteria[3].scale, r->scale);
    assert_true(r->assessors.is_set);
    assert_int_equal(r->assessors.minimum, 2);
    assert_int_equal(r->assessors.resolve, PLA_RESOLVE_LOWEST);
    assert_int_equal(r->effective_by, PLA_BY_SUBMITTED);

    const struct pla_award *a = &r->awards[0];
    assert_int_equal(a->kind, PLA_AWARD_BADGE);
    kit_text(a->name, "Member");
    assert_null(a->title.at); /* the policy, or its name, says it when it is judged */
    assert_int_equal(a->expires_months, 36);
    assert_int_equal(a->when->op, PLA_C_ALL_MET);
    assert_int_equal(a->when->measure->op, PLA_M_MET);
    assert_int_equal(a->when->measure->criterion_count, 9);
    assert_null(a->credits);
    assert_int_equal(a->place.line, 12);

    assert_int_equal(r->outcome_count, 3);
    compares(r->outcomes[1].when, PLA_C_IS, PLA_M_ATTEMPT, "1");
    assert_null(r->outcomes[2].when);
    assert_int_equal(r->outcomes[2].place.line, 15);
    numbers_match(&r->program);
    assert_int_equal(strlen(r->fingerprint), 64);
    kit_free(&kit);
}

/* ---- sets of micro-courses; the country decides how many ---- */

static void test_sets(void **state)
{
    (void)state;
    struct kit kit = kit_of(
        "rubric.lua",
        "local awards = {}\n"
        "for _, set in ipairs(include 'sets') do\n"
        "  local done = distinct('course', { kind = 'micro-course', course = set.members,\n"
        "                                    assessed = true }):named 'done'\n"
        "  awards[#awards + 1] = {\n"
        "    id = set.course .. '/' .. set.country, course = set.course, credits = set.credits,\n"
        "    unit = set.unit, cite = set, applies = learner 'country':is(set.country),\n"
        "    when = done:at_least(set.need), because = '{done} micro-courses so far',\n"
        "  }\n"
        "end\n"
        "return rubric { id = 'sets', version = '1.0.0',\n"
        "  fields = { country = 'text', assessed = 'boolean' },\n"
        "  admit = { kinds = { 'micro-course' } }, awards = awards }\n");
    kit_add(
        &kit, "sets.lua",
        "return {\n"
        "  { course = 'BUS 1', members = { 'm1', 'm2', 'm3' }, country = 'CA', need = 3,\n"
        "    credits = 3, unit = 'semester', source = 'catalogue 7', edition = '2024' },\n"
        "  { course = 'BUS 1', members = { 'm1', 'm2', 'm3', 'm4' }, country = 'AU', need = 4,\n"
        "    credits = '1/8', unit = 'eftsl', source = 'catalogue 7', unverified = true },\n"
        "}\n");
    const struct pla_rubric *r = kit_rubric(&kit);
    assert_int_equal(r->award_count, 2);
    assert_int_equal(r->field_count, 2);
    kit_text(r->fields[0].name, "assessed");
    assert_int_equal(r->fields[0].type, PLA_TYPE_BOOLEAN);
    const struct pla_award *a = award(r, "BUS 1/AU");
    kit_number(a->credits->value, "1/8");
    kit_text(a->unit, "eftsl");
    assert_int_equal(a->applies->op, PLA_C_IS);
    assert_int_equal(a->applies->measure->op, PLA_M_LEARNER);
    assert_int_equal(a->applies->measure->kind, PLA_KIND_TEXT);
    kit_text(a->applies->low->text, "AU");
    compares(a->when, PLA_C_AT_LEAST, PLA_M_DISTINCT, "4");
    const struct pla_measure *done = a->when->measure;
    kit_text(done->name, "course");
    kit_text(done->label, "done");
    assert_int_equal(done->filter->test_count, 3);
    assert_int_equal(done->filter->tests[0].key, PLA_FK_KIND);
    assert_int_equal(done->filter->tests[1].key, PLA_FK_COURSE);
    assert_int_equal(done->filter->tests[1].value_count, 4);
    kit_text(done->filter->tests[1].values[3].text, "m4");
    assert_int_equal(done->filter->tests[2].key, PLA_FK_OWN);
    assert_int_equal(done->filter->tests[2].values[0].op, PLA_FV_BOOLEAN);
    assert_true(done->filter->tests[2].values[0].boolean);
    assert_int_equal(a->because_count, 1);
    assert_ptr_equal(a->because_measures[0], done);
    assert_true(a->has_cite);
    assert_true(a->cite.unverified);
    kit_text(a->cite.source, "catalogue 7");
    kit_text(a->cite.edition, NULL);
    kit_text(a->cite.text,
             "{\"country\":\"AU\",\"course\":\"BUS 1\",\"credits\":\"1/8\",\"members\":[\"m1\","
             "\"m2\",\"m3\",\"m4\"],\"need\":4,\"source\":\"catalogue 7\",\"unit\":\"eftsl\","
             "\"unverified\":true}");
    kit_text(award(r, "BUS 1/CA")->cite.edition, "2024");
    assert_ptr_not_equal(award(r, "BUS 1/CA")->because_measures[0], done);
    /* A list made by code has no lines of its own: the award's condition tells better. */
    kit_text(pla_text_of(a->place.file), "demo/rubric.lua");
    assert_int_equal(a->place.line, 8);
    numbers_match(&r->program);
    kit_free(&kit);
}

/* ---- a row per exam, edition and period; some pay by score ---- */

static void test_exams(void **state)
{
    (void)state;
    struct kit kit = kit_of(
        "rubric.lua",
        "local awards = {}\n"
        "for _, row in ipairs(include 'clep') do\n"
        "  awards[#awards + 1] = { id = row.exam .. '@' .. row.edition, course = row.course,\n"
        "    credits = row.hours, credit_level = row.credit_level,\n"
        "    when = exam(row.exam, { from = row.from, to = row.to }):at_least(row.min),\n"
        "    exclusive = row.exam, cite = row }\n"
        "end\n"
        "awards[#awards + 1] = { id = 'AP/Chinese', elective = 'Chinese', by = exam 'AP/Chinese',\n"
        "  credits = { { at_least = 3, credits = 8 }, { at_least = 4, credits = 12 },\n"
        "              { at_least = 5, credits = 16, course = 'CHN 201', grade = 'A' } } }\n"
        "return rubric { id = 'exams', version = '1', method = 'exam', awards = awards }\n");
    kit_add(&kit, "clep.lua",
            "return { { exam = 'CLEP/College Algebra', course = 'MAT 105', min = 50, hours = 3,\n"
            "  credit_level = 'lower', from = '2001-07-01', to = '2006-12-31', edition = '2001',\n"
            "  source = 'guide' } }\n");
    const struct pla_rubric *r = kit_rubric(&kit);
    const struct pla_award *a = award(r, "CLEP/College Algebra@2001");
    compares(a->when, PLA_C_AT_LEAST, PLA_M_EXAM, "50");
    const struct pla_measure *exam = a->when->measure;
    kit_text(exam->name, "CLEP/College Algebra");
    assert_true(exam->has_day && exam->has_day_until);
    assert_int_equal(exam->day, kit_day("2001-07-01"));
    assert_int_equal(exam->day_until, kit_day("2006-12-31"));
    kit_number(exam->value, "0");
    kit_text(a->exclusive, "CLEP/College Algebra");
    kit_text(a->credit_level, "lower");
    kit_text(a->method, "exam");
    /* Rows over exams concern only who took or claims them. */
    assert_int_equal(a->applies->op, PLA_C_OR);
    assert_int_equal(a->applies->part_count, 2);
    compares(a->applies->parts[0], PLA_C_AT_LEAST, PLA_M_COUNT, "1");
    assert_int_equal(a->applies->parts[0]->measure->filter->tests[0].key, PLA_FK_EXAM);
    assert_int_equal(a->applies->parts[1]->measure->op, PLA_M_CLAIM);
    kit_text(a->applies->parts[1]->low->text, "MAT 105");

    const struct pla_award *ap = award(r, "AP/Chinese");
    assert_int_equal(ap->kind, PLA_AWARD_ELECTIVE);
    assert_null(ap->when);
    assert_null(ap->credits);
    assert_int_equal(ap->by->op, PLA_M_EXAM);
    assert_int_equal(ap->tier_count, 3);
    kit_number(ap->tiers[1].at_least, "4");
    kit_number(ap->tiers[1].credits, "12");
    kit_text(ap->tiers[1].course, NULL);
    kit_text(ap->tiers[2].course, "CHN 201");
    kit_text(ap->tiers[2].grade, "A");
    compares(ap->applies, PLA_C_AT_LEAST, PLA_M_COUNT, "1");
    numbers_match(&r->program);
    kit_free(&kit);
}

/* ---- all meet and two exceed ---- */

static void test_network(void **state)
{
    (void)state;
    struct kit kit = kit_of(
        "rubric.lua",
        "return rubric { id = 'network', version = '1', description = 'Own network',\n"
        "  scale = { 'absent', 'emerging', 'meets', 'exceeds' }, minimum = 'meets',\n"
        "  criteria = {\n"
        "    { id = 'contributions', level = steps(count { kind = 'community',\n"
        "        role = { 'author', 'facilitator' } },\n"
        "        { emerging = 1, meets = 12, exceeds = 18 }) },\n"
        "    { id = 'reach', weight = '1/2', level = steps(distinct('issuer', { kind = 'community' "
        "}),\n"
        "        { meets = 2, exceeds = 4 }) },\n"
        "    { id = 'reflection', descriptors = { absent = 'none', exceeds = 'much' } },\n"
        "    { id = 'effect', minimum = false },\n"
        "  },\n"
        "  awards = {\n"
        "    { id = 'A', course = 'EDT 510', credits = 3, grade = 'A', exclusive = 'EDT 510',\n"
        "      when = all_met() & reaching 'exceeds':at_least(2) },\n"
        "    { id = 'B', course = 'EDT 510', credits = 3, grade = 'B', exclusive = 'EDT 510',\n"
        "      when = all_met() & ~(score():less_than 'meets' & attempt():more_than(1)) },\n"
        "  },\n"
        "}\n");
    const struct pla_rubric *r = kit_rubric(&kit);
    const struct pla_measure *steps = r->criteria[0].level;
    assert_int_equal(steps->op, PLA_M_STEPS);
    assert_ptr_equal(steps->scale, r->scale);
    assert_int_equal(steps->row_count, 3);
    assert_int_equal(steps->rows[0].level, 1);
    kit_number(steps->rows[2].value, "18");
    assert_int_equal(steps->args[0]->op, PLA_M_COUNT);
    assert_int_equal(steps->args[0]->filter->tests[1].value_count, 2);
    assert_int_equal(r->criteria[1].level->rows[0].level, 2);
    kit_number(r->criteria[1].weight, "1/2");
    assert_int_equal(r->criteria[2].descriptors.count, 4);
    kit_text(r->criteria[2].descriptors.items[1], NULL);
    kit_text(r->criteria[2].descriptors.items[3], "much");
    assert_false(r->criteria[3].has_minimum);

    const struct pla_cond *a = award(r, "A")->when;
    assert_int_equal(a->op, PLA_C_AND);
    assert_int_equal(a->part_count, 2);
    /* What has no minimum is not asked to meet it. */
    assert_int_equal(a->parts[0]->measure->criterion_count, 3);
    compares(a->parts[1], PLA_C_AT_LEAST, PLA_M_REACHING, "2");
    assert_null(a->parts[1]->low->scale);
    kit_number(a->parts[1]->measure->value, "3");
    assert_int_equal(a->parts[1]->measure->criterion_count, 4);

    /* "not" is pushed down: all_met & (~less_than | ~more_than). */
    const struct pla_cond *b = award(r, "B")->when;
    assert_int_equal(b->part_count, 2);
    assert_int_equal(b->parts[1]->op, PLA_C_OR);
    assert_int_equal(b->parts[1]->parts[0]->op, PLA_C_NOT);
    compares(b->parts[1]->parts[0]->parts[0], PLA_C_LESS_THAN, PLA_M_SCORE, "2");
    assert_ptr_equal(b->parts[1]->parts[0]->parts[0]->low->scale, r->scale);
    compares(b->parts[1]->parts[1]->parts[0], PLA_C_MORE_THAN, PLA_M_ATTEMPT, "1");
    numbers_match(&r->program);
    kit_free(&kit);
}

/* ---- category points with caps, floors, ranks ---- */

static void test_points(void **state)
{
    (void)state;
    struct kit kit = kit_of(
        "rubric.lua",
        "local education = points { cap = 85,\n"
        "  best('degree', { doctorate = 85, masters = 65, bachelor = 45 }, { kind = 'degree' }),\n"
        "  { count { kind = 'degree', tag = 'additional masters' }, each = 4 },\n"
        "  { sum('units', { kind = 'units' }), per = 3, each = 1, cap = 10 } }:named 'education'\n"
        "local community = points { cap = 25,\n"
        "  { years { kind = { 'facilitation', 'mentoring' } }, each = 2 },\n"
        "  { endorsements {}, each = '0.5', cap = 5 } }\n"
        "return rubric { id = 'staff', version = '1', fields = { degree = 'text', units = 'number' "
        "},\n"
        "  awards = { { id = 'associate', points = 'Associate', by = education + community,\n"
        "    exclusive = 'rank',\n"
        "    when = (education + community):at_least(24) & education:at_least(9) } } }\n");
    const struct pla_rubric *r = kit_rubric(&kit);
    const struct pla_award *a = award(r, "associate");
    assert_int_equal(a->kind, PLA_AWARD_POINTS);
    kit_text(a->name, "Associate");
    assert_int_equal(a->by->op, PLA_M_ADD);
    const struct pla_measure *education = a->by->args[0];
    kit_text(education->label, "education");
    assert_int_equal(education->op, PLA_M_POINTS);
    assert_true(education->has_cap);
    kit_number(education->cap, "85");
    assert_int_equal(education->entry_count, 3);
    assert_int_equal(education->entries[0].measure->op, PLA_M_BEST);
    assert_int_equal(education->entries[0].measure->row_count, 3);
    kit_text(education->entries[0].measure->rows[0].key, "bachelor");
    assert_false(education->entries[0].has_each);
    kit_number(education->entries[0].each, "1");
    assert_true(education->entries[2].has_per && education->entries[2].has_cap);
    kit_number(education->entries[2].per, "3");
    const struct pla_measure *community = a->by->args[1];
    kit_number(community->entries[1].each, "1/2");
    assert_null(community->entries[1].measure->filter);
    /* One measure used three times is one node. */
    assert_ptr_equal(a->when->parts[1]->measure, education);
    numbers_match(&r->program);
    kit_free(&kit);
}

/* ---- work at graduate level ---- */

static void test_work(void **state)
{
    (void)state;
    struct kit kit = kit_of(
        "rubric.lua",
        "local work = hours { kind = 'work',\n"
        "  clip = later(learner 'bachelor_awarded', ago { years = 7 }) }\n"
        "return rubric { id = 'work', version = '1', fields = { bachelor_awarded = 'date' },\n"
        "  scale = { 'poor', 'fair', 'proficient' },\n"
        "  criteria = { { id = 'theory', minimum = 'proficient' },\n"
        "    { id = 'practice', minimum = 'proficient' },\n"
        "    { id = 'level', scale = { 'undergraduate', 'graduate' }, minimum = 'graduate' },\n"
        "    { id = 'hours', number = { 0, 3000, 10 }, minimum = 100 } },\n"
        "  awards = { { id = 'EDU690', course = 'EDU 690', credits = 3, credit_level = "
        "'graduate',\n"
        "    symbol = 'CR', when = all_met() & work:at_least(2000) } } }\n");
    const struct pla_rubric *r = kit_rubric(&kit);
    assert_int_equal(r->criteria[2].scale->levels.count, 2);
    kit_number(r->criteria[2].minimum, "1");
    assert_true(r->criteria[3].is_number);
    assert_null(r->criteria[3].scale);
    kit_number(r->criteria[3].to, "3000");
    kit_number(r->criteria[3].step, "10");
    kit_number(r->criteria[3].minimum, "100");
    const struct pla_cond *work = award(r, "EDU690")->when->parts[1];
    const struct pla_measure *clip = work->measure->filter->clip;
    assert_int_equal(clip->op, PLA_M_LATER);
    assert_int_equal(clip->args[0]->kind, PLA_KIND_DATE);
    kit_number(clip->args[1]->value, "7");
    kit_text(award(r, "EDU690")->symbol, "CR");
    numbers_match(&r->program);
    kit_free(&kit);
}

/* ---- exhibits by date taken: rows that concern nobody stay out of the answer ---- */

static void test_exhibits(void **state)
{
    (void)state;
    struct kit kit = kit_of(
        "rubric.lua",
        "local awards = {}\n"
        "for _, row in ipairs(include 'exhibits') do\n"
        "  awards[#awards + 1] = { id = row.id, course = row.course, credits = param 'credits',\n"
        "    cite = row, when = count { kind = 'military', exhibit = row.id,\n"
        "      since = row.from }:at_least(1) & exam 'TEST':at_least(3) }\n"
        "end\n"
        "awards[#awards + 1] = { id = 'work', badge = 'W', cite = include 'exhibits'[1],\n"
        "  when = hours { kind = 'work' }:at_least(1) }\n"
        "return rubric { id = 'exhibits', version = '1', fields = { exhibit = 'text' },\n"
        "  awards = awards }\n");
    kit_add(&kit, "exhibits.lua",
            "return { { id = 'AR-1', course = 'LOG 1', from = '2010-01-01', source = 'guide' } }");
    kit_add(&kit, "params.lua", "return { credits = { value = '5/2' } }");
    const struct pla_rubric *r = kit_rubric(&kit);
    const struct pla_award *a = award(r, "AR-1");
    kit_number(a->credits->value, "5/2");
    kit_text(a->credits->name, "credits");
    assert_int_equal(a->applies->op, PLA_C_OR);
    assert_int_equal(a->applies->part_count, 3);
    /* By what names the exhibit, whatever its date. */
    const struct pla_filter *filter = a->applies->parts[0]->measure->filter;
    assert_int_equal(filter->test_count, 1);
    assert_int_equal(filter->tests[0].key, PLA_FK_OWN);
    kit_text(filter->tests[0].values[0].text, "AR-1");
    assert_null(filter->since);
    assert_int_equal(a->applies->parts[1]->measure->filter->tests[0].key, PLA_FK_EXAM);
    assert_int_equal(a->applies->parts[2]->measure->op, PLA_M_CLAIM);
    /* A kind of evidence names no row. */
    assert_null(award(r, "work")->applies);
    numbers_match(&r->program);
    kit_free(&kit);
}

/* ---- everything else once ---- */

static const char every_measure[] =
    "local since = param 'currency'\n"
    "local own = measure('threads', function(p) return 3, { p.evidence[1] } end)\n"
    "local function note(p) return true, 'because' end\n"
    "local m = {\n"
    "  total { area = 'core' }, lowest(), rating 'a', met { area = 'core' }, disputed(),\n"
    "  spread 'a', months { where = function(i) return true end }, latest {}, earliest { since = "
    "since },\n"
    "  as_of(), covered { 'o1', 'o2', at = 'partly', kind = 'work' }, tagged { learning_outcomes = "
    "'o1' },\n"
    "  parts('MOOC', { 'week 2', 'week 3' }), held('X', { grade = 'C', status = { 'passed' }, "
    "since "
    "= '2020-01-01' }),\n"
    "  held_credits { method = 'course', here = true, credit_level = 'upper' }, awarded 'first',\n"
    "  portfolio 'submitted', claim 'credits', largest 'size', smallest('size', { size = "
    "within(1, '5/2') }),\n"
    "  exam('E', { spacing = { months = 6 } }), min(rating 'a', rating 'b'), max(1, count()), "
    "own,\n"
    "  2 * count() - 1, -count(), count { hours = at_least(3), born = at_least '2020-01-01' } / "
    "2,\n"
    "}\n"
    "local all = check('note', note)\n"
    "for i, each in ipairs(m) do\n"
    "  if i == 8 or i == 9 or i == 10 or i == 17 then all = all & each:at_most(since)\n"
    "  elseif i == 14 then all = all & each\n"
    "  else all = all & each:within(0, 100) end\n"
    "end\n"
    "return rubric { id = 'every', version = '1', authority = 'A', source = 'S', method = 'm',\n"
    "  effective = { from = '2026-01-01', to = '2026-12-31', by = 'catalog' },\n"
    "  fields = { size = 'number', born = 'date' }, scale = { 'lo', 'hi' },\n"
    "  intake = { require = { 'reflection', 'size' }, max = { items = 40 } },\n"
    "  admit = { kinds = 'work', verified = true,\n"
    "    current = { years = 5, kinds = { certificate = '5/2' }, at = 'submitted',\n"
    "                by = 'learning_outcome' },\n"
    "    where = function(item) return nil end },\n"
    "  criteria = { { id = 'a', area = 'core', minimum = 1 }, { id = 'b' } },\n"
    "  awards = {\n"
    "    { id = 'first', block = 'B', title = 'Block', credits = function(p) return 2.5 end,\n"
    "      toward = { ['GE C1'] = 3, ['GE A'] = '1/2' }, uses = 'work', method = 'other',\n"
    "      post_when = held 'MATH 1' },\n"
    "    { id = 'second', course = { { course = 'X 1', credits = 3 }, { course = 'X 2', credits = "
    "1 } },\n"
    "      requires = 'first', when = all },\n"
    "    { id = 'third', exemption = 'E', requires = { 'first', 'second' },\n"
    "      when = at_least_of(2, { met():at_least(1), refer 'look', ~refer 'at this' }) },\n"
    "    each_claim { id = 'mine', credits = claim 'credits' },\n"
    "    each_claim { { id = 'badge', badge = 'B' }, { id = 'pay', elective = 'P', by = count() } "
    "},\n"
    "  },\n"
    "}\n";

static void test_every_word(void **state)
{
    (void)state;
    struct kit kit = kit_of("rubric.lua", every_measure);
    kit_add(&kit, "params.lua",
            "return { currency = { { from = '2025-01-01', value = '2015-06-30', source = 'old' },\n"
            "  { from = '2026-01-01', value = '2016-06-30', source = 'new', unverified = true },\n"
            "  { from = '2027-01-01', value = '2017-06-30', source = 'later' } } }\n");
    const struct pla_rubric *r = kit_rubric(&kit);
    assert_int_equal(r->effective_by, PLA_BY_CATALOG);
    assert_true(r->has_from && r->has_to);
    assert_int_equal(r->effective_to, kit_day("2026-12-31"));
    assert_int_equal(r->intake.require.count, 2);
    kit_text(r->intake.max[0].key, "items");
    kit_number(r->intake.max[0].value, "40");
    assert_true(r->admit.has_kinds && r->admit.verified);
    assert_int_equal(r->admit.current.months, 60);
    kit_number(r->admit.current.kinds[0].value, "30");
    assert_true(r->admit.current.at_submitted && r->admit.current.by_learning_outcome);
    assert_true(r->admit.where >= 0);

    const struct pla_award *first = award(r, "first");
    assert_int_equal(first->kind, PLA_AWARD_BLOCK);
    assert_int_equal(first->credits->op, PLA_M_CALL);
    assert_true(first->credits->call >= 0);
    kit_text(first->toward[0].place, "GE A");
    kit_number(first->toward[1].credits, "3");
    kit_text(first->uses.items[0], "work");
    kit_text(first->method, "other");
    assert_int_equal(first->post_when->op, PLA_C_IS);
    assert_int_equal(first->post_when->measure->op, PLA_M_HELD);
    assert_true(first->post_when->low->flag);
    assert_int_equal(first->post_when->low->kind, PLA_KIND_BOOLEAN);

    const struct pla_award *second = award(r, "second");
    assert_int_equal(second->course_count, 2);
    kit_text(second->name, "X 1");
    kit_text(second->courses[1].place, "X 2");
    assert_int_equal(second->when->op, PLA_C_AND);
    assert_int_equal(second->when->part_count, 28);
    const struct pla_cond *const *parts = second->when->parts;
    assert_int_equal(parts[0]->op, PLA_C_CHECK);
    kit_text(parts[0]->label, "note");
    kit_text(parts[1]->measure->area, "core");
    assert_int_equal(parts[1]->measure->criterion_count, 1);
    kit_text(parts[3]->measure->name, "a");
    assert_true(parts[7]->measure->filter->where >= 0);
    const struct pla_measure *since = parts[9]->measure->filter->since;
    assert_int_equal(since->op, PLA_M_CONST);
    assert_int_equal(since->day, kit_day("2016-06-30"));
    kit_text(since->name, "currency");
    kit_text(since->source, "new");
    assert_true(since->unverified);
    assert_ptr_equal(parts[10]->low, since);
    kit_text(parts[11]->measure->text, "partly");
    assert_int_equal(parts[11]->measure->words.count, 2);
    assert_int_equal(parts[11]->measure->filter->test_count, 1);
    assert_int_equal(parts[12]->measure->words.count, 1);
    assert_null(parts[12]->measure->filter);
    kit_text(parts[13]->measure->words.items[1], "week 3");
    assert_int_equal(parts[14]->op, PLA_C_IS);
    kit_text(parts[14]->measure->text, "C");
    assert_int_equal(parts[14]->measure->day, kit_day("2020-01-01"));
    assert_true(parts[15]->measure->flag);
    kit_text(parts[15]->measure->method, "course");
    assert_int_equal(parts[17]->measure->kind, PLA_KIND_DATE);
    assert_int_equal(parts[18]->measure->kind, PLA_KIND_NUMBER);
    assert_int_equal(parts[20]->measure->filter->tests[0].values[0].op, PLA_FV_WITHIN);
    kit_number(parts[20]->measure->filter->tests[0].values[0].high, "5/2");
    kit_number(parts[21]->measure->value, "6");
    assert_ptr_equal(parts[22]->measure->scale, r->scale);
    assert_null(parts[23]->measure->scale);
    assert_int_equal(parts[24]->measure->op, PLA_M_CALL);
    kit_text(parts[24]->measure->label, "threads");
    assert_int_equal(parts[25]->measure->op, PLA_M_SUBTRACT);
    assert_int_equal(parts[26]->measure->op, PLA_M_SUBTRACT);
    const struct pla_filter *filter = parts[27]->measure->args[0]->filter;
    assert_int_equal(filter->tests[0].key, PLA_FK_HOURS);
    assert_int_equal(filter->tests[1].values[0].op, PLA_FV_AT_LEAST);
    assert_int_equal(filter->tests[1].values[0].low.num, kit_day("2020-01-01"));

    const struct pla_award *third = award(r, "third");
    assert_int_equal(third->kind, PLA_AWARD_EXEMPTION);
    assert_int_equal(third->requires_ids.count, 2);
    assert_int_equal(third->when->op, PLA_C_AT_LEAST_OF);
    assert_int_equal(third->when->need, 2);
    assert_int_equal(third->when->parts[2]->op, PLA_C_REFER);

    const struct pla_award *mine = award(r, "mine");
    assert_true(mine->per_claim);
    assert_int_equal(mine->kind, PLA_AWARD_COURSE);
    kit_text(mine->name, NULL);
    assert_int_equal(mine->credits->op, PLA_M_CLAIM);
    assert_true(award(r, "badge")->per_claim);
    assert_int_equal(award(r, "pay")->by->op, PLA_M_COUNT);
    assert_false(third->per_claim);
    numbers_match(&r->program);
    assert_non_null(pla_loaded_calls(kit.loaded)->invoke);
    kit_free(&kit);
}

/* De Morgan for "k of n": fewer than k hold exactly if n-k+1 do not. */
static void test_negated_count(void **state)
{
    (void)state;
    struct kit kit = kit_of(
        "rubric.lua",
        "local c = at_least_of(2, { attempt():is(1), attempt():is(2), attempt():is(3) })\n"
        "return rubric { id = 'n', version = '1', awards = {\n"
        "  { id = 'a', badge = 'A', when = ~c }, { id = 'b', badge = 'B', when = ~~c } } }\n");
    const struct pla_rubric *r = kit_rubric(&kit);
    const struct pla_cond *a = r->awards[0].when;
    assert_int_equal(a->op, PLA_C_AT_LEAST_OF);
    assert_int_equal(a->need, 2);
    assert_int_equal(a->parts[0]->op, PLA_C_NOT);
    assert_int_equal(r->awards[1].when->parts[0]->op, PLA_C_IS);
    assert_ptr_equal(a->parts[0]->parts[0], r->awards[1].when->parts[0]);
    kit_free(&kit);
}

/* The fingerprint covers the entry and what it includes, names and bytes, in the order of names;
 * cases and whatever else lies in the folder change nothing. */
static void test_fingerprint(void **state)
{
    (void)state;
    static const char text[] = "return rubric { id = 'f', version = '1' }";
    static const char *const others[] = {NULL, "cases.lua", "other.lua"};
    char prints[3][65], included[3][65];
    for (int i = 0; i < 3; i++) {
        struct kit kit = kit_of("rubric.lua", text);
        if (others[i] != NULL)
            kit_add(&kit, others[i], "return {}");
        memcpy(prints[i], kit_rubric(&kit)->fingerprint, 65);
        kit_free(&kit);
    }
    assert_string_equal(prints[0], prints[1]);
    assert_string_equal(prints[0], prints[2]);
    static const char *const names[] = {"x", "y", "x"};
    for (int i = 0; i < 3; i++) {
        char entry[120];
        snprintf(entry, sizeof entry,
                 "local %s = include '%s' return rubric { id = 'f', version = '1' }", names[0],
                 names[i]);
        struct kit kit = kit_of("rubric.lua", entry);
        kit_add(&kit, i == 1 ? "y.lua" : "x.lua", i == 2 ? "return { 1 }" : "return {}");
        memcpy(included[i], kit_rubric(&kit)->fingerprint, 65);
        kit_free(&kit);
    }
    assert_string_not_equal(included[0], included[1]);
    assert_string_not_equal(included[0], included[2]);
    /* printf '\0\0\0\0\0\0\0\12rubric.lua\0\0\0\0\0\0\0\51%s' "$text" | sha256sum */
    assert_int_equal(strlen(text), 41);
    assert_string_equal(prints[0],
                        "a087ac660898aa9c0b6a6d52e6751c87d244bb81428309ce6889aaf40655060e");
}

/* Every allocation fails once: an error value, no crash, no leak. */
static void test_memory(void **state)
{
    (void)state;
    enum pla_code code = PLA_MEMORY;
    size_t failed = 0;
    for (size_t n = 1; code != PLA_OK; n++) {
        struct kit kit = kit_of("rubric.lua", every_measure);
        kit_add(&kit, "params.lua",
                "return { currency = { from = '2025-01-01', value = '2015-06-30' } }\n");
        pla_alloc_fail_at(n);
        code = kit_load(&kit, NULL);
        pla_alloc_fail_at(0);
        if (code != PLA_OK) {
            assert_int_equal(code, PLA_MEMORY);
            assert_int_equal(kit.faults.count, 1);
            failed++;
        } else {
            kit_free(&kit);
        }
        assert_true(n < 10000);
    }
    assert_true(failed > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),         cmocka_unit_test(test_sets),
        cmocka_unit_test(test_exams),         cmocka_unit_test(test_network),
        cmocka_unit_test(test_exhibits),      cmocka_unit_test(test_points),
        cmocka_unit_test(test_work),          cmocka_unit_test(test_every_word),
        cmocka_unit_test(test_negated_count), cmocka_unit_test(test_fingerprint),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
