// SPDX-License-Identifier: Apache-2.0
/**
 * What is wrong in a rubric, and where: one row a mistake.
 *
 * A text without `rubric {` is the inside of one, on line 1 behind its id and version.
 */
#include "load_kit.h"

#include <stdlib.h>

struct row {
    const char *text;
    const char *where; /**< without "demo/"; a line alone is of rubric.lua */
    const char *fault;
    const char *hint; /**< "" if there is none; NULL: the sandbox's own */
};

#define SCALE "scale = { 'no', 'part', 'yes' }, "
#define TWO   SCALE "criteria = { { id = 'a', minimum = 'yes' }, { id = 'b', area = 'x' } }, "

static const struct row rows[] = {
    /* ---- the file ---- */
    {"rubric = 1 return 2", "rubric.lua", "the file must return rubric { ... }, not a number",
     "end the file with return rubric { ... }"},
    {"rubric { id = 'x', version = '1' } return 3", "rubric.lua",
     "the file does not return what rubric { ... } gave it",
     "end the file with return rubric { ... }"},
    {"local a = rubric { id = 'x', version = '1' }\nreturn rubric { id = 'y', version = '1' }", "2",
     "rubric is called twice", ""},
    {"return rubric 'x'", "1", "rubric needs a table, got a text",
     "rubric { id = \"...\", version = \"1.0.0\", ... }"},
    {"return rubric { id = 'x' version = '1' }", "1", "'}' expected near 'version'",
     "is a comma missing before it?"},
    {"return rubric { id = 'x',\n version = '1'", "2",
     "'}' expected (to close '{' at line 1) near <eof>",
     "the file ends too early: a bracket, a quote or an \"end\" is missing"},
    {"return count { until = '2026-01-01' }", "1", "unexpected symbol near 'until'",
     "until is a word of Lua's own: as a key write [\"until\"] = ..."},
    {"return 5\nreturn rubric { id = 'x', version = '1' }", "2", "<eof> expected near 'return'",
     "return ends the file: nothing may follow it"},
    {"return policy { id = 'x' }", "1", "unknown name \"policy\"",
     "is this a policy, given as a rubric?"},
    {"return rubrik { id = 'x' }", "1", "unknown name \"rubrik\"", "did you mean \"rubric\"?"},
    {"local s = 1\nreturn rubric { id = 'x', version = '1', scale = levles }", "2",
     "unknown name \"levles\"", "names are declared by local before they are used"},
    {"setmetatable({}, {}) return rubric { id = 'x', version = '1' }", "1",
     "there is no function \"setmetatable\"", NULL},
    {"return rubric { version = '1' }", "1", "the rubric needs \"id\"", ""},
    {"return rubric { id = 'x' }", "1", "the rubric needs \"version\"", ""},
    {"return rubric { id = '', version = '1' }", "1", "an id is empty", ""},
    {"return rubric {\n id = 'x\xE2\x80\x8By',\n version = '1' }", "2",
     "the id \"x\\u{200B}y\" holds U+200B, which cannot be seen",
     "type the id anew, without copying it"},
    {"return rubric {\n  id = 'x', version = '1',\n  titel = 'T',\n}", "3",
     "unknown key \"titel\" in the rubric", "did you mean \"title\"?"},
    {"return rubric {\n  id = 'x', version = 1,\n}", "2",
     "\"version\" must be a text, not a number", ""},
    {"return rubric { id = 'x', version = '1', 'loose' }", "1",
     "the rubric has an entry without a name", "every entry is name = value"},
    {"title = 'T', effective = { from = '2026-13-01' }", "1",
     "\"from\" is not a date: \"2026-13-01\"", "write a full date: \"2026-01-31\""},
    {"effective = { from = '2026-02-01', to = '2026-01-01' }", "1",
     "\"effective\" ends before it starts", ""},
    {"effective = { by = 'submited' }", "1", "\"by\" cannot be \"submited\"",
     "did you mean \"submitted\"?"},
    /* ---- include and param ---- */
    {"title = include 'dat'", "1", "there is no file \"dat.lua\" in this folder",
     "did you mean \"data\"?"},
    {"title = include '../data'", "1", "include takes a name, not a path: \"../data\"",
     "files are read from the rubric's own folder: include \"data\""},
    {"title = include 'rubric'", "1", "rubric.lua includes itself",
     "put what both need in a third file"},
    {"title = include('data')[1].titel", "1", "no row of data.lua has a column \"titel\"",
     "did you mean \"title\"?"},
    {"title = include 'nothing'", "1", "nothing.lua returns nothing",
     "end the file with return { ... }"},
    {"title = include 'broken'", "broken.lua:2", "<eof> expected near '}'",
     "it closes nothing that is open"},
    {"awards = { { id = 'a', badge = 'A', when = count():at_least(param 'mni') } }", "1",
     "params.lua has no parameter \"mni\"", "did you mean \"min\"?"},
    {"awards = { { id = 'a', badge = 'A', when = count():at_least(param 'future') } }", "1",
     "parameter \"future\" has no value in force on 2026-11-01",
     "add a row, or give --as-of a date that one covers"},
    {"awards = { { id = 'a', badge = 'A', when = count():at_least(param 'bad') } }", "1",
     "param: \"from\" of a row is no date: \"2020\"", "write a full date: \"2026-01-31\""},
    {"awards = { { id = 'a', badge = 'A', when = count():at_least(param 'odd') } }", "1",
     "the value of parameter \"odd\" is no number, date or text", ""},
    {"awards = { { id = 'a', badge = 'A', when = count():at_least(param 'word') } }", "1",
     "count is a number, but constant is a text", ""},
    /* ---- values ---- */
    {"title = '\\xff'", "1", "a text is not valid UTF-8 or holds a NUL", ""},
    {"title = 'a\\0b'", "1", "a text is not valid UTF-8 or holds a NUL", ""},
    {"fields = { ['e\\u{301}'] = 'text' }", "1",
     "the name \"\xC3\xA9\" in fields is not in normal form C",
     "save the file in Unicode normal form C"},
    {"fields = 3", "1", "expected a table for fields, got a number", ""},
    {"admit = { verified = 1 }", "1", "\"verified\" must be true or false, not a number", ""},
    {"minimum = {}", "1", "expected a value, got a table", ""},
    {"criteria = { a = 1 }", "1", "criteria is not a list",
     "a list is { a, b, c }, without names and gaps"},
    {SCALE "criteria = { { id = 'a', weight = math.mininteger } }", "1",
     "a number leaves the exact range", ""},
    {SCALE "criteria = { { id = 'a', level = steps(count(), {\n yes = {} }) } }", "2",
     "expected a number, got a table", ""},
    {"awards = { { id = 'a', badge = 'A', when = rating '':at_least(1) } }", "1",
     "rating: the text is empty", ""},
    {"awards = { { id = 'a', badge = 'A', when = score 'core':at_least(1) } }", "1",
     "score: expected a table of options, got a text", ""},
    {"awards = { { id = 'a', badge = 'A', when = awarded {}:at_least(1) } }", "1",
     "awarded: expected a text or a list of texts", ""},
    /* ---- fields, intake, admit ---- */
    {"fields = { size = 'numbre' }", "1", "\"size\" cannot be \"numbre\"",
     "did you mean \"number\"?"},
    {"fields = { hours = 'number' }", "1", "\"hours\" is a member of portfolios already",
     "fields declare only what portfolios do not have anyway"},
    {"fields = { groups = 'text' }", "1", "\"groups\" never reach a rubric",
     "groups are for fairness figures only"},
    {"intake = { require = { 'reflexion' } }", "1",
     "\"reflexion\" is neither a member of portfolios nor a declared field",
     "did you mean \"reflection\"?"},
    {"intake = { max = { item = 3 } }", "1", "unknown key \"item\" in max",
     "did you mean \"items\"?"},
    {"admit = { current = {} }", "1", "\"current\" does not say how long",
     "current = { years = 5 }"},
    {"admit = { current = { years = '1/7' } }", "1",
     "\"current\" must be a number of whole months above 0",
     "current = { years = 5 } or { months = 18 }"},
    {"admit = { where = count() }", "1", "\"where\" must be a function, not a measure",
     "where = function(item, portfolio) return item.hours ~= nil end"},
    {"assessors = { minimum = 0 }", "1", "\"minimum\" must be a whole number from 1 to 1000", ""},
    {"assessors = { resolve = 'average' }", "1", "\"resolve\" cannot be \"average\"",
     "known: mean, median, lowest, highest, agreed"},
    {"assessors = { differ = 0 }", "1", "\"differ\" must be above 0",
     "leave it out if no difference is a dispute"},
    /* ---- criteria ---- */
    {"scale = { 'met' }", "1", "\"scale\" needs two levels or more",
     "scale = { \"not met\", \"met\" }, lowest first"},
    {"scale = { 'met', 'met' }", "1", "level \"met\" is there twice", ""},
    {"criteria = { { id = 'a' } }", "1", "criterion \"a\" has no scale",
     "give the rubric scale = { \"not met\", \"met\" }"},
    {SCALE "criteria = {\n  { id = 'a' },\n  { id = 'b', wieght = 2 } }", "3",
     "unknown key \"wieght\" in a criterion", "did you mean \"weight\"?"},
    {SCALE "criteria = { { id = 'a' }, { id = 'b' },\n  { id = 'a' } }", "2",
     "the criterion \"a\" is there twice", ""},
    {SCALE "criteria = { { id = 'a', weight = -1 } }", "1", "\"weight\" must not be negative", ""},
    {SCALE "criteria = { { id = 'a', weight = 0.1 * 3 } }", "1",
     "0.30000000000000004 is not a decimal of at most 15 digits",
     "write the fraction as a text, like \"1/3\" or \"0.3\""},
    {SCALE "criteria = { { id = 'a', weight = '1/x' } }", "1", "\"1/x\" is not a number",
     "a number, or a text like \"2/3\" or \"2.25\""},
    {SCALE "criteria = { { id = 'a', minimum = 'jes' } }", "1",
     "minimum: \"jes\" is no level of the scale", "did you mean \"yes\"?"},
    {SCALE "criteria = { { id = 'a', minimum = 3 } }", "1",
     "the minimum of criterion \"a\" is outside its scale", ""},
    {SCALE "minimum = 'yes', criteria = { { id = 'a', scale = { 'off', 'on' } } }", "1",
     "the minimum \"yes\" is no level of criterion \"a\", which has its own scale",
     "give the criterion its own minimum, or minimum = false"},
    {SCALE "minimum = 'yes', criteria = { { id = 'a', number = { 0, 9 } } }", "1",
     "the minimum \"yes\" is no level of criterion \"a\", which has its own scale",
     "give the criterion its own minimum, or minimum = false"},
    {"criteria = { { id = 'a', number = { from = 3, to = 1 } } }", "1",
     "\"number\" needs \"from\" below \"to\"", ""},
    {"criteria = { { id = 'a', number = { from = 1 } } }", "1", "number needs \"to\"", ""},
    {SCALE "criteria = { { id = 'a', descriptors = {\n no = 'n',\n yess = 'y' } } }", "3",
     "\"yess\" is no level of this criterion", "did you mean \"yes\"?"},
    {SCALE "criteria = { { id = 'a', descriptors = { 'x', 'y' } } }", "1",
     "2 descriptors for 3 levels", ""},
    {SCALE "criteria = { { id = 'a', level = rating 'b' }, { id = 'b' } }", "1",
     "the level of \"a\" reads the rating of \"b\", which is not listed earlier",
     "list that criterion before this one"},
    {SCALE "criteria = { { id = 'a', level = score() } }", "1",
     "the level of \"a\" may read evidence and ratings of earlier criteria, not score",
     "read single criteria by rating \"id\""},
    {SCALE "criteria = { { id = 'a',\n  level = steps(count(), { yess = 3 }) } }", "2",
     "steps: \"yess\" is no level of the scale", "did you mean \"yes\"?"},
    {SCALE "criteria = { { id = 'a', level = steps(count(), { part = 3, yes = 3 }) } }", "1",
     "steps: the threshold of \"yes\" is not above that of \"part\"", ""},
    {SCALE "criteria = { { id = 'a', level = steps({}, { yes = 1 }) } }", "1",
     "steps needs a measure, got a table", "steps(count {}, { meets = 12, exceeds = 18 })"},
    {SCALE "criteria = 3", "1", "expected a list for criteria, got a number", ""},
    /* ---- measures ---- */
    {"awards = { { id = 'a', badge = 'A', when = count {\n kidn = 'x' }:at_least(1) } }", "1",
     "count: \"kidn\" is neither a member of evidence nor a declared field",
     "did you mean \"kind\"?"},
    {"awards = { { id = 'a', badge = 'A', when = count { hours = 'many' }:at_least(1) } }", "1",
     "count: \"hours\" is a number field, but many is given", ""},
    {"awards = { { id = 'a', badge = 'A', when = count { kind = 3 }:at_least(1) } }", "1",
     "count: \"kind\" is a text field, but a number is given", ""},
    {"awards = { { id = 'a', badge = 'A',\n when = parts('M', { 'week 2' }, { course = 'M' })"
     ":at_least(1) } }",
     "2", "parts names its course first, not in its filter",
     "parts(\"MOOC 1\", { \"week 2\", \"week 3\" })"},
    {"awards = { { id = 'a', badge = 'A', when = count 'work':at_least(1) } }", "1",
     "count: expected a filter table, got a text", "write { kind = \"work\" }"},
    {"awards = { { id = 'a', badge = 'A', when = count { clip = '2020-01-01' }:at_least(1) } }",
     "1", "count: clip is for hours, months and years", "since and until choose whole items"},
    {"awards = { { id = 'a', badge = 'A', when = hours { since = '2020' }:at_least(1) } }", "1",
     "hours: \"2020\" is not a date", "write a full date: 2026-01-31"},
    {"awards = { { id = 'a', badge = 'A', when = hours { since = count() }:at_least(1) } }", "1",
     "hours: since is not a date", "a date: \"2026-01-31\", ago { years = 5 }, learner \"x\""},
    {"awards = { { id = 'a', badge = 'A', when = sum 'size':at_least(1) } }", "1",
     "sum: \"size\" is no declared field", "known: hours"},
    {"fields = { size = 'text' }, awards = { { id = 'a', badge = 'A', when = sum "
     "'size':at_least(1) } }",
     "1", "sum: \"size\" is a text field, not a number field", "did you mean \"size\"?"},
    {"awards = { { id = 'a', badge = 'A', when = learner 'groups':is 'x' } }", "1",
     "groups never reach a rubric", "groups are for fairness figures only"},
    {"awards = { { id = 'a', badge = 'A', when = claim 'corse':is 'x' } }", "1",
     "claim: \"corse\" is no declared field", "did you mean \"course\"?"},
    {TWO "awards = { { id = 'p', badge = 'A', when = rating 'c':at_least(1) } }", "1",
     "rating: there is no criterion \"c\"", "did you mean \"a\"?"},
    {TWO "awards = { { id = 'p', badge = 'A', when = rating 'a':at_least 'yess' } }", "1",
     "rating: \"yess\" is no level of the scale", "did you mean \"yes\"?"},
    {TWO "awards = { { id = 'p', badge = 'A', when = reaching 'yess':at_least(1) } }", "1",
     "reaching: \"yess\" is no level of the scale", "did you mean \"yes\"?"},
    {TWO "awards = { { id = 'p', badge = 'A', when = score { area = 'y' }:at_least(1) } }", "1",
     "score of area \"y\" selects no criterion", "did you mean \"x\"?"},
    {TWO "awards = { { id = 'p', badge = 'A', when = score { aera = 'x' }:at_least(1) } }", "1",
     "unknown key \"aera\" in score", "did you mean \"area\"?"},
    {TWO "awards = { { id = 'p', badge = 'A', when = all_met { area = 'x' } } }", "1",
     "met of area \"x\" selects no criterion that has a minimum",
     "give the rubric or its criteria a minimum"},
    {"awards = { { id = 'p', badge = 'A', when = all_met() } }", "1", "met: there are no criteria",
     ""},
    {SCALE "criteria = { { id = 'a' }, { id = 'b', scale = { 'x', 'y' } } },\n"
           "awards = { { id = 'p', badge = 'A', when = lowest():at_least(1) } }",
     "2", "lowest mixes scales: \"a\" and \"b\" are rated differently",
     "choose an area whose criteria share a scale, or use met"},
    {SCALE "criteria = { { id = 'a', weight = 0 } }, awards = { { id = 'p', badge = 'A', when = "
           "score():at_least(1) } }",
     "1", "score: all its criteria have weight 0", ""},
    {"awards = { { id = 'p', badge = 'A', when = later('2020-01-01', count()):at_least(ago { years "
     "= 1 }) } }",
     "1", "later needs dates, but count is none", ""},
    {"awards = { { id = 'p', badge = 'A', when = (latest() + 1):at_least(1) } }", "1",
     "+ needs numbers, but latest is none", ""},
    {"awards = { { id = 'p', badge = 'A', when = exam('E', { form = '2020-01-01' }):at_least(1) } "
     "}",
     "1", "unknown key \"form\" in exam", "did you mean \"from\"?"},
    {"awards = { { id = 'p', badge = 'A', when = held('X', { status = 'pased' }) } }", "1",
     "held: \"pased\" is no status", "did you mean \"passed\"?"},
    {"awards = { { id = 'p', badge = 'A', when = hours({}, {}):at_least(1) } }", "1",
     "hours takes at most 1 argument", "hours { kind = \"work\" }"},
    {"awards = { { id = 'p', points = 'P', by = points { count(), { count(), each = -1 } } } }",
     "1", "points: each must be above 0", ""},
    {"awards = { { id = 'p', points = 'P', by = points { count(), { per = 2 } } } }", "1",
     "points: entry 2 is nil", "an entry is a measure or { measure, per = 3, each = 1, cap = 10 }"},
    {"awards = { { id = 'p', points = 'P', by = points { caps = 3, count() } } }", "1",
     "unknown key \"caps\" in points", "did you mean \"cap\"?"},
    /* ---- conditions ---- */
    {"awards = { { id = 'p', badge = 'A',\n when = count():at_least(nil) } }", "2",
     "at_least: expected a value, got nil", "is the name spelled as where it was given its value?"},
    {"awards = { { id = 'p', badge = 'A', when = count():atleast(1) } }", "1",
     "a measure has no method \"atleast\"", "did you mean \"at_least\"?"},
    {"awards = { { id = 'p', badge = 'A', when = count().at_least(1) } }", "1",
     "at_least belongs to a measure, not to a number", "write measure:at_least(...), with a colon"},
    {"awards = { { id = 'p', badge = 'A', when = count() > 3 } }", "1",
     "'<' and '>' do not compare what is known only for each portfolio",
     "write :less_than(x) or :more_than(x)"},
    {"awards = { { id = 'p', badge = 'A', when = 3 <= count() } }", "1",
     "'<=' and '>=' do not compare what is known only for each portfolio",
     "write :at_most(x) or :at_least(x)"},
    {"awards = { { id = 'p', badge = 'A', when = count() == hours() } }", "1",
     "'==' and '~=' do not compare what is known only for each portfolio",
     "write :is(x), or ~measure:is(x)"},
    {"awards = { { id = 'p', badge = 'A', when = attempt():is(1) + 1 } }", "1",
     "a condition is not a number", ""},
    {"title = 'got ' .. count()", "1", "a measure or condition is not a text",
     "name the measure with :named \"label\" and write because = \"{label} ...\""},
    {"awards = { { id = 'p', badge = 'A', when = count():at_least(1)\n (2) } }", "1",
     "a measure or condition is not a function", "is a comma missing before it?"},
    {"awards = { { id = 'p', badge = 'A', when = attempt():is(1) & true } }", "1",
     "'&' joins conditions, not true", "did you write 'not' for '~'?"},
    {"awards = { { id = 'p', badge = 'A', when = attempt():is(1) & count() } }", "1",
     "a condition is needed here, but count is a number",
     "compare it: measure:at_least(x), measure:is(x)"},
    {"awards = { { id = 'p', badge = 'A', when = count() } }", "1",
     "a condition is needed here, but count is a number",
     "compare it: measure:at_least(x), measure:is(x)"},
    {"awards = { { id = 'p', badge = 'A', when = all_met } }", "1",
     "\"when\" must be a condition, not a function", "are the parentheses missing: all_met()?"},
    {"awards = { { id = 'p', badge = 'A', when = not attempt():is(1) } }", "1",
     "\"when\" must be a condition, not false", "did you write 'not' for '~'?"},
    {"awards = { { id = 'p', badge = 'A', when = attempt():is(1) and attempt():is(2) } }", "1",
     "a condition built here is used nowhere", "did you write 'and' for '&'?"},
    {"awards = { { id = 'p', badge = 'A',\n when = attempt():is(1)\n or attempt():is(2) } }", "3",
     "'or' after a condition drops what stands behind it", "did you write 'or' for '|'?"},
    {"awards = { { id = 'p', badge = 'A', when = (attempt():is(1) & refer 'x') or refer 'y' } }",
     "1", "'or' after a condition drops what stands behind it", "did you write 'or' for '|'?"},
    {"awards = { { id = 'p', badge = 'A', when = (hours() == 40) or attempt():is(1) } }", "1",
     "a measure built here is used nowhere", "did you write 'and' for '&', or '==' for ':is'?"},
    {"awards = { { id = 'p', badge = 'A', when = learner 'program':at_least 'BA' } }", "1",
     "learner is a text, which at_least cannot compare", "write :is(x) or ~measure:is(x)"},
    {"awards = { { id = 'p', badge = 'A', when = learner 'program':is(4) } }", "1",
     "learner \"program\" is a text: compare it with a text", "write it in quotes"},
    {"awards = { { id = 'p', badge = 'A', when = latest():at_least(2020) } }", "1",
     "latest is a date: compare it with a date", "write a full date: \"2026-01-31\""},
    {"awards = { { id = 'p', badge = 'A', when = count():at_least(latest()) } }", "1",
     "count is a number, but latest is a date", ""},
    {"awards = { { id = 'p', badge = 'A', when = count():at_least 'few' } }", "1",
     "count: \"few\" is not a number",
     "a level name works only where all criteria share one scale"},
    {"awards = { { id = 'p', badge = 'A', when = count():within(3, 2) } }", "1",
     "within(a, b) has a above b", ""},
    {"awards = { { id = 'p', badge = 'A', when = count():is(at_least(2)) } }", "1",
     "at_least(x) and its like stand in filters only", "write measure:at_least(x)"},
    {"awards = { { id = 'p', badge = 'A', when = at_least_of(3, { attempt():is(1) }) } }", "1",
     "at_least_of needs a whole number from 1 to 1, the length of its list", ""},
    {"awards = { { id = 'p', badge = 'A', when = check('x') } }", "1",
     "check needs a label and a function, got nothing",
     "write check(\"label\", function(p) return true end)"},
    /* ---- awards ---- */
    {"awards = { { id = 'p' } }", "1", "the award \"p\" does not say what it gives",
     "give one of course, badge, elective, block, exemption, points"},
    {"awards = { { id = 'p', badge = 'B', course = 'C' } }", "1",
     "an award gives one thing, this one gives 2",
     "give one of course, badge, elective, block, exemption, points"},
    {"awards = { { course = 'C' } }", "1", "an award needs \"id\"", ""},
    {"awards = {\n { id = 'p', badge = 'B' },\n { id = 'p', badge = 'C' } }", "3",
     "the award \"p\" is there twice", ""},
    {"awards = { { id = 'p', course = 'C', credits = -3 } }", "1",
     "\"credits\" must not be negative", ""},
    {"awards = { { id = 'p', course = 'C', credits = { { at_least = 1, credits = 1 } } } }", "1",
     "the tiers of award \"p\" need \"by\", the measure they look at", "by = exam \"AP/Chinese\""},
    {"awards = { { id = 'p', course = 'C', by = count(),\n"
     " credits = { { at_least = 2, credits = 1 }, { at_least = 2, credits = 2 } } } }",
     "1", "tier 2 of award \"p\" does not start above the one before it",
     "write the lowest tier first"},
    {"awards = { { id = 'p', course = 'C', by = count(),\n"
     " credits = { { at_least = 2, credits = 1 },\n { atleast = 2, credits = 2 } } } }",
     "3", "unknown key \"atleast\" in a tier of credits", "did you mean \"at_least\"?"},
    {"awards = { { id = 'p', course = 'C', by = count(), credits = 3 } }", "1",
     "\"by\" of award \"p\" is read by nothing", "leave out \"by\", or write credits as tiers"},
    {"awards = { { id = 'p', badge = 'B', credits = 3 } }", "1",
     "the badge \"p\" carries no credits", "put the credit in an award of its own"},
    {"awards = { { id = 'p', course = 'C', credits = latest() } }", "1",
     "\"credits\" of award \"p\" is not a number", ""},
    {"awards = { { id = 'p', course = 'C', requires = 'q' }, { id = 'q', badge = 'B' } }", "1",
     "award \"p\" requires \"q\", which is not listed before it", "list it above"},
    {"awards = { { id = 'pass', badge = 'B' }, { id = 'q', badge = 'B', requires = 'pas' } }", "1",
     "award \"q\" requires \"pas\", which is no award", "did you mean \"pass\"?"},
    {"awards = { { id = 'p', badge = 'B', when = awarded 'q':at_least(1) }, { id = 'q', badge = "
     "'C' } }",
     "1", "award \"p\" asks whether \"q\" is earned, which is not listed before it",
     "awards are judged from first to last"},
    {"awards = { { id = 'p', badge = 'B', because = '{dome} so far',\n when = count():named "
     "'done':at_least(1) } }",
     "1", "\"because\" of award \"p\" mentions {dome}, but no measure is named so",
     "did you mean \"done\"?"},
    {"awards = { { id = 'p', badge = 'B', expires = { years = '1/5' } } }", "1",
     "\"expires\" must be a number of whole months above 0",
     "write { years = 3 } or { months = 6 }"},
    {"awards = { { id = 'p', badge = 'B', cite = 'row 3' } }", "1",
     "\"cite\" must be a row of a data file, not a text", "cite = row"},
    {"awards = { { id = 'p', course = {} } }", "1", "\"course\" names no course", ""},
    {"awards = { each_claim 'x' }", "1",
     "each_claim needs an award or a list of awards, got a text",
     "each_claim { id = \"credit\", when = all_met() }"},
    {"outcomes = { { id = 'a' }, { id = 'b' } }", "1",
     "outcome \"a\" always holds, so those after it are never reached",
     "an outcome without \"when\" stands last"},
    {"outcomes = { { id = 'a', when = attempt():is(1) }, { id = 'a' } }", "1",
     "the outcome \"a\" is there twice", ""},
    {"outcomes = { { id = 'a', whne = attempt():is(1) } }", "1",
     "unknown key \"whne\" in an outcome", "did you mean \"when\"?"},
};

static struct kit bad_kit(const char *text, char *buffer, size_t size)
{
    snprintf(buffer, size,
             strstr(text, "return ") != NULL ? "%s"
                                             : "return rubric { id = 'x', version = "
                                               "'1', %s }",
             text);
    struct kit kit = kit_of("rubric.lua", buffer);
    kit_add(&kit, "data.lua", "return { { title = 'T' }, { title = 'U', other = 1 } }");
    kit_add(&kit, "nothing.lua", "local x = 1");
    kit_add(&kit, "broken.lua", "return {\n }}");
    kit_add(&kit, "params.lua",
            "return { { name = 'min', value = 3 }, { name = 'future', from = '2030-01-01', value = "
            "1 }, { name = 'bad', from = '2020', value = 1 }, { name = 'odd', value = {} }, "
            "{ name = 'word', value = 'w' } }");
    return kit;
}

static void place_of(const struct row *row, char *out, size_t size)
{
    bool is_line = *row->where >= '0' && *row->where <= '9';
    snprintf(out, size, "demo/%s%s", is_line ? "rubric.lua:" : "", row->where);
}

static void test_rows(void **state)
{
    (void)state;
    char buffer[2048], where[100];
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        struct kit kit = bad_kit(row->text, buffer, sizeof buffer);
        enum pla_code code = kit_load(&kit, NULL);
        const struct pla_err *err = &kit.faults.items[0];
        place_of(row, where, sizeof where);
        bool is_right = code == PLA_RUBRIC && kit.faults.count >= 1 && err->code == PLA_RUBRIC &&
                        strcmp(err->where, where) == 0 && strcmp(err->text, row->fault) == 0 &&
                        (row->hint == NULL || strcmp(err->hint, row->hint) == 0);
        if (!is_right) {
            wrong++;
            print_error("%s\n  want %s: %s\n       %s\n", row->text, where, row->fault, row->hint);
            print_error("  code %d, faults %zu\n", (int)code, kit.faults.count);
            kit_show(&kit.faults);
        }
        kit_free(&kit);
    }
    assert_int_equal(wrong, 0);
    assert_true(sizeof rows / sizeof *rows >= 60);
}

/* What looks like a mistake and is none. */
static void test_accepted(void **state)
{
    (void)state;
    static const char *const texts[] = {
        /* a choice between two conditions */
        "local strict = true\n"
        "local c = strict and attempt():is(1) or refer 'x'\n"
        "return rubric { id = 'x', version = '1', outcomes = { { id = 'a', when = c } } }",
        /* 'or' in a function, behind a call that takes a condition's value */
        "local c = check('x', function(p) return p.attempt == 1 or (p.id or 'x') == 'y' end)\n"
        "return rubric { id = 'x', version = '1', outcomes = { { id = 'a', when = c } } }",
        "local t = { is = 1 } local n = t.is or 2\n"
        "return rubric { id = 'x', version = '1', title = 'a:is(1) or b' }",
        /* names that equal words of the language */
        "local rating, count = 3, 4\n"
        "return rubric { id = 'x', version = '1', title = 'T' .. rating + count }",
        /* a measure of one file in another's condition; a row without a column others have */
        "local rows = include 'data'\n"
        "return rubric { id = 'x', version = '1', title = rows[1].other or rows[1].title }",
        /* levels by number, an empty filter, the same condition in two awards */
        "local c = rating 'a':at_least(1) & count {}:at_least(0)\n"
        "return rubric { id = 'x', version = '1', scale = { 'n', 'y' }, criteria = { { id = 'a' } "
        "},"
        "  awards = { { id = 'p', badge = 'B', when = c }, { id = 'q', badge = 'C', when = c } } }",
        "local ok, err = pcall(function() return hours { kind = 1, nope }  end)\n"
        "return rubric { id = 'x', version = '1', title = tostring(ok) }",
    };
    char buffer[2048];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct kit kit = bad_kit(texts[i], buffer, sizeof buffer);
        enum pla_code code = kit_load(&kit, NULL);
        kit_show(&kit.faults);
        assert_int_equal(code, PLA_OK);
        kit_free(&kit);
    }
}

/* Several mistakes come in one go, in the order of the text's tables. */
static void test_many(void **state)
{
    (void)state;
    struct kit kit = kit_of("rubric.lua", "return rubric {\n"
                                          "  id = 'x', version = '1',\n"
                                          "  autority = 'A',\n"
                                          "  scale = { 'no', 'yes' },\n"
                                          "  criteria = {\n"
                                          "    { id = 'a', wieght = 1 },\n"
                                          "    { id = 'b', weight = {} },\n"
                                          "  },\n"
                                          "  awards = { { id = 'p', bagde = 'B' } },\n"
                                          "}\n");
    static const char *const wheres[] = {"demo/rubric.lua:3", "demo/rubric.lua:6",
                                         "demo/rubric.lua:7", "demo/rubric.lua:9"};
    assert_int_equal(kit_load(&kit, NULL), PLA_RUBRIC);
    assert_int_equal(kit.faults.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(kit.faults.items[i].where, wheres[i]);
    assert_string_equal(kit.faults.items[2].text, "\"weight\" must be a number, not a table");
}

/* In tables that code makes, the entry is named because no line tells it. */
static void test_made_by_code(void **state)
{
    (void)state;
    struct kit kit = kit_of("rubric.lua", "local list = {}\n"
                                          "for i = 1, 3 do\n"
                                          "  list[i] = { id = 'c' .. i,\n"
                                          "              weight = i - 3 }\n"
                                          "end\n"
                                          "return rubric { id = 'x', version = '1',\n"
                                          "  scale = { 'no', 'yes' }, criteria = list }\n");
    assert_int_equal(kit_load(&kit, NULL), PLA_RUBRIC);
    assert_int_equal(kit.faults.count, 2);
    assert_string_equal(kit.faults.items[0].where, "demo/rubric.lua:4");
    assert_string_equal(kit.faults.items[0].text, "\"weight\" must not be negative (in \"c1\")");
    assert_string_equal(kit.faults.items[1].text, "\"weight\" must not be negative (in \"c2\")");
}

/* More faults than are kept are counted. */
static void test_counted(void **state)
{
    (void)state;
    struct kit kit = kit_of("rubric.lua", "local list = {}\n"
                                          "for i = 1, 30 do list[i] = { id = 'c' .. i, nope = 1 } "
                                          "end\n"
                                          "return rubric { id = 'x', version = '1',\n"
                                          "  scale = { 'no', 'yes' }, criteria = list }\n");
    assert_int_equal(kit_load(&kit, NULL), PLA_RUBRIC);
    assert_int_equal(kit.faults.count, 30);
}

/* What never ends, or grows without end, is stopped by a limit, not by a crash. */
static void test_limits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum pla_code code;
        const char *start;
    } endless[] = {
        {"while true do end", PLA_LIMIT, "limit budget"},
        {"while true do count() end", PLA_LIMIT, "limit budget"},
        {"while true do pcall(count, {}) end", PLA_LIMIT, "limit budget"},
        {"local t = {} while true do t[#t + 1] = 'x' .. #t end", PLA_LIMIT, "limit"},
        {"local m = count() while true do m = m + 1 end", PLA_RUBRIC, "this measure or condition"},
        {"local c = attempt():is(1) while true do c = (c & attempt():is(2)) | (c & "
         "attempt():is(3)) end",
         PLA_RUBRIC, "this measure or condition"},
        {"local c = attempt():is(1) while true do c = c & c end", PLA_RUBRIC,
         "this measure or condition"},
        {"local c = attempt():is(1) while true do c = ~c end", PLA_LIMIT, "limit budget"},
        {"local t = {} t.t = t return rubric { id = 'x', version = '1', awards = { { id = 'a', "
         "badge = 'B', cite = t } } }",
         PLA_LIMIT, "limit result"},
    };
    for (size_t i = 0; i < sizeof endless / sizeof *endless; i++) {
        struct kit kit = kit_of("rubric.lua", endless[i].text);
        assert_int_equal(kit_load(&kit, NULL), endless[i].code);
        assert_int_equal(kit.faults.count, 1);
        assert_memory_equal(kit.faults.items[0].text, endless[i].start, strlen(endless[i].start));
        assert_memory_equal(kit.faults.items[0].where, "demo/rubric.lua:1", 17);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),    cmocka_unit_test(test_accepted),
        cmocka_unit_test(test_many),    cmocka_unit_test(test_made_by_code),
        cmocka_unit_test(test_counted), cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
