// SPDX-License-Identifier: Apache-2.0
/**
 * Every lint of the table: a rubric or policy in which it is found, and one, as near as can be, in
 * which it is not.
 */
#include <stdlib.h>

#include "base/file.h"
#include "unit/check/lint_try.h"

/* Of a rubric: what stands before `return`, and its members beside id and version. */
#define RUBRIC(before, members)                                                                    \
    before "\nreturn rubric { id = 'r', version = '1', method = 'portfolio', " members " }"
#define SCALE      "scale = { 'absent', 'emerging', 'meets', 'exceeds' }, "
#define R(members) RUBRIC("", SCALE members)
/* Of two rated criteria. */
#define TWO            "minimum = 'meets', criteria = { { id = 'a' }, { id = 'b' } }, "
#define AWARD(members) "awards = { { id = 'X', course = 'C 1', credits = 3, " members " } }"
#define P(members)     "return policy { id = 'p', version = '1', " members " }"

static const struct sample {
    enum pla_lint_id id;
    const char *bad, *good;
    const char *policy; /**< what both stand under; NULL: nothing */
} samples[] = {
    /* weights */
    {PLA_LINT_WEIGHT_ZERO,
     R("criteria = { { id = 'a', weight = 0 }, { id = 'b' } }, " AWARD(
         "when = score():at_least(2)")),
     R("criteria = { { id = 'a', weight = 1 }, { id = 'b' } }, " AWARD(
         "when = score():at_least(2)")),
     NULL},
    {PLA_LINT_WEIGHT_RATIO,
     R("criteria = { { id = 'a', weight = 21 }, { id = 'b' } }, " AWARD(
         "when = score():at_least(2)")),
     R("criteria = { { id = 'a', weight = 20 }, { id = 'b' } }, " AWARD(
         "when = score():at_least(2)")),
     NULL},
    {PLA_LINT_WEIGHT_SUM,
     R("criteria = { { id = 'a', weight = 40 }, { id = 'b', weight = 25 }, { id = 'c', weight = 30 "
       "} }, " AWARD("when = score():at_least(2)")),
     R("criteria = { { id = 'a', weight = 40 }, { id = 'b', weight = 30 }, { id = 'c', weight = 30 "
       "} }, " AWARD("when = score():at_least(2)")),
     NULL},
    {PLA_LINT_WEIGHT_SUM,
     R("criteria = { { id = 'a', weight = '0.4' }, { id = 'b', weight = '0.3' }, { id = 'c', "
       "weight = '0.2' } }, " AWARD("when = score():at_least(2)")),
     R("criteria = { { id = 'a', weight = 3 }, { id = 'b', weight = 2 }, { id = 'c', weight = 1 } "
       "}, " AWARD("when = score():at_least(2)")),
     NULL},
    {PLA_LINT_WEIGHT_INVERTED,
     R("criteria = { { id = 'a', weight = 2 }, { id = 'b', number = { 0, 100 } } }, " AWARD(
         "when = total():at_least(20)")),
     R("criteria = { { id = 'a', weight = 2 }, { id = 'b', number = { 0, 6 } } }, " AWARD(
         "when = total():at_least(6)")),
     NULL},
    {PLA_LINT_WEIGHT_UNREAD,
     R("minimum = 'meets', criteria = { { id = 'a', weight = 2 }, { id = 'b' } }, " AWARD(
         "when = all_met()")),
     R("minimum = 'meets', criteria = { { id = 'a', weight = 2 }, { id = 'b' } }, " AWARD(
         "when = all_met() & score():at_least(2)")),
     NULL},

    /* criteria */
    {PLA_LINT_CRITERION_UNREAD, R(TWO AWARD("when = rating 'a':at_least 'meets'")),
     R(TWO AWARD("when = rating 'a':at_least 'meets' & rating 'b':at_least 'meets'")), NULL},
    /* A computed criterion that is read reads the other. */
    {PLA_LINT_CRITERION_UNREAD,
     R("criteria = { { id = 'a' }, { id = 'b', level = steps(rating 'a', { meets = 2 }) } "
       "}, " AWARD("when = attempt():is(2)")),
     R("criteria = { { id = 'a' }, { id = 'b', level = steps(rating 'a', { meets = 2 }) } "
       "}, " AWARD("when = rating 'b':at_least 'meets'")),
     NULL},
    {PLA_LINT_MINIMUM_MISSING,
     R("criteria = { { id = 'a', minimum = 'meets' }, { id = 'b' } }, " AWARD(
         "when = all_met() & rating 'b':at_least(1)")),
     R("criteria = { { id = 'a', minimum = 'meets' }, { id = 'b', minimum = false } }, " AWARD(
         "when = all_met() & rating 'b':at_least(1)")),
     NULL},
    {PLA_LINT_MINIMUM_MISSING,
     R("criteria = { { id = 'a', area = 'x', minimum = 1 }, { id = 'b', area = 'x' } }, " AWARD(
         "when = all_met { area = 'x' }")),
     R("criteria = { { id = 'a', area = 'x', minimum = 1 }, { id = 'b' } }, " AWARD(
         "when = all_met { area = 'x' } & rating 'b':at_least(1)")),
     NULL},
    {PLA_LINT_MINIMUM_UNREACHABLE,
     R("criteria = { { id = 'a', minimum = 'meets', level = steps(count {}, { emerging = 1 }) } "
       "}, " AWARD("when = all_met()")),
     R("criteria = { { id = 'a', minimum = 'meets', level = steps(count {}, { meets = 1 }) } "
       "}, " AWARD("when = all_met()")),
     NULL},
    {PLA_LINT_MINIMUM_IDLE,
     R("criteria = { { id = 'a', minimum = 'absent' } }, " AWARD("when = all_met()")),
     R("criteria = { { id = 'a', minimum = 'emerging' } }, " AWARD("when = all_met()")), NULL},
    {PLA_LINT_DESCRIPTOR_MISSING,
     R("minimum = 'meets', criteria = { { id = 'a', descriptors = { absent = 'no', meets = 'yes' } "
       "} }, " AWARD("when = all_met()")),
     R("minimum = 'meets', criteria = { { id = 'a', descriptors = { 'no', 'hardly', 'yes', 'more' "
       "} } }, " AWARD("when = all_met()")),
     NULL},
    {PLA_LINT_DESCRIPTOR_MISSING,
     R("minimum = 'meets', criteria = { { id = 'a', descriptors = { 'no', 'hardly', '', 'more' } } "
       "}, " AWARD("when = all_met()")),
     R("minimum = 'meets', criteria = { { id = 'a' } }, " AWARD("when = all_met()")), NULL},
    {PLA_LINT_LEVEL_UNREACHABLE,
     R("criteria = { { id = 'a', level = steps(parts('M', { 'w1', 'w2' }), { emerging = 1, meets = "
       "2, exceeds = 3 }) } }, " AWARD("when = rating 'a':at_least(1)")),
     R("criteria = { { id = 'a', level = steps(parts('M', { 'w1', 'w2' }), { emerging = 1, meets = "
       "2 }) } }, " AWARD("when = rating 'a':at_least(1)")),
     NULL},
    {PLA_LINT_LEVEL_UNREACHABLE,
     R("criteria = { { id = 'a', level = steps(count {}, { emerging = 0, meets = 2 }) } }, " AWARD(
         "when = rating 'a':at_least(2)")),
     R("criteria = { { id = 'a', level = steps(count {}, { emerging = 1, meets = 2 }) } }, " AWARD(
         "when = rating 'a':at_least(2)")),
     NULL},
    {PLA_LINT_LEVEL_ALIKE,
     R("assessors = { minimum = 2, resolve = 'lowest' }, " TWO AWARD("when = all_met()")),
     R("assessors = { minimum = 2, resolve = 'lowest' }, " TWO AWARD(
         "when = all_met() & reaching('exceeds'):at_least(1) & rating 'a':more_than 'absent'")),
     NULL},
    /* A mean needs the levels on both sides. */
    {PLA_LINT_LEVEL_ALIKE, R("assessors = { minimum = 1 }, " TWO AWARD("when = all_met()")),
     R("assessors = { minimum = 2, resolve = 'mean' }, " TWO AWARD("when = all_met()")), NULL},
    {PLA_LINT_DISPUTE_UNREACHABLE,
     R("assessors = { minimum = 2, differ = 4 }, " TWO AWARD("when = all_met()")),
     R("assessors = { minimum = 2, differ = 3 }, " TWO AWARD("when = all_met()")), NULL},
    {PLA_LINT_DISPUTE_UNREACHABLE, R(TWO AWARD("when = all_met()")),
     R("assessors = { minimum = 2 }, " TWO AWARD("when = all_met()")),
     P("assessors = { minimum = 2, differ = 4 }")},

    /* conditions */
    {PLA_LINT_NEVER_MET, R(TWO AWARD("when = all_met() & score():at_least(4)")),
     R(TWO AWARD("when = all_met() & score():at_least(3)")), NULL},
    {PLA_LINT_NEVER_MET, R(AWARD("when = hours {}:at_least(40) & hours {}:less_than(40)")),
     R(AWARD("when = hours {}:at_least(40) & hours {}:at_most(40)")), NULL},
    {PLA_LINT_NEVER_MET,
     R(AWARD("when = claim 'credit_level':is 'upper' & claim 'credit_level':is 'lower'")),
     R(AWARD("when = claim 'credit_level':is 'upper' & ~claim 'credit_level':is 'lower'")), NULL},
    {PLA_LINT_NEVER_MET,
     R("intake = { max = { items = 10 } }, " AWARD("when = count {}:at_least(11)")),
     R("intake = { max = { items = 10 } }, " AWARD("when = count {}:at_least(10)")), NULL},
    {PLA_LINT_NEVER_MET,
     R("admit = { kinds = { 'm' } }, " AWARD(
         "when = distinct('course', { course = { 'A', 'B' } }):at_least(3)")),
     R("admit = { kinds = { 'm' } }, " AWARD(
         "when = distinct('course', { course = { 'A', 'B' } }):at_least(2)")),
     NULL},
    {PLA_LINT_NEVER_MET, R(AWARD("when = count {}:is('1/2')")),
     R(AWARD("when = hours {}:is('1/2')")), NULL},
    {PLA_LINT_ALWAYS_MET, R(AWARD("when = hours {}:at_least(0)")),
     R(AWARD("when = hours {}:more_than(0)")), NULL},
    {PLA_LINT_ALWAYS_MET, R(AWARD("when = attempt():at_least(1)")),
     R(AWARD("when = attempt():at_least(2)")), NULL},
    {PLA_LINT_ALWAYS_MET, R(AWARD("when = count {}:at_most(4) | count {}:at_least(5)")),
     R(AWARD("when = count {}:at_most(4) | count {}:at_least(6)")), NULL},
    /* Nothing is neither before nor after. */
    {PLA_LINT_ALWAYS_MET, R(AWARD("when = years {}:at_most(4) | years {}:at_least(4)")),
     R(AWARD("when = latest {}:at_most '2020-01-01' | latest {}:at_least '2020-01-01'")), NULL},
    /* Whoever is past the bound is looked at by a person: that is no 'always'. */
    {PLA_LINT_ALWAYS_MET, R(AWARD("when = hours {}:at_most(9) | hours {}:at_least(9)")),
     R(AWARD("when = hours {}:at_most(9) | refer 'ask'")), NULL},
    {PLA_LINT_DATE_PAST, R(AWARD("when = as_of():at_most '2026-10-31'")),
     R(AWARD("when = as_of():at_most '2026-11-01'")), NULL},
    {PLA_LINT_DATE_PAST, R(AWARD("when = ago { years = 1 }:less_than '2025-11-01'")),
     R(AWARD("when = ago { years = 1 }:less_than '2025-11-02'")), NULL},
    {PLA_LINT_DIVISION_BY_ZERO, R(AWARD("when = (hours {} / count {}):at_least(2)")),
     R(AWARD("when = (hours {} / max(1, count {})):at_least(2)")), NULL},

    /* awards and outcomes */
    {PLA_LINT_AWARD_UNREACHABLE, R(AWARD("when = parts('M', { 'w1' }):at_least(2)")),
     R(AWARD("when = parts('M', { 'w1' }):at_least(1)")), NULL},
    {PLA_LINT_AWARD_UNREACHABLE,
     R("awards = { { id = 'A', badge = 'a', when = parts('M', { 'w1' }):at_least(2) }, "
       "{ id = 'B', badge = 'b', requires = 'A', when = attempt():is(1) } }, "
       "outcomes = { { id = 'o', when = awarded { 'A', 'B' }:at_least(1) }, { id = 'n' } }"),
     R("awards = { { id = 'A', badge = 'a', when = parts('M', { 'w1' }):at_least(1) }, "
       "{ id = 'B', badge = 'b', requires = 'A', when = attempt():is(1) } }, "
       "outcomes = { { id = 'o', when = awarded { 'A', 'B' }:at_least(1) }, { id = 'n' } }"),
     NULL},
    {PLA_LINT_AWARD_SHADOWED,
     R(TWO "awards = { { id = 'B', course = 'C', credits = 3, exclusive = 'C', when = all_met() }, "
           "{ id = 'A', course = 'C', credits = 3, exclusive = 'C', when = all_met() & "
           "reaching('exceeds'):at_least(2) } }"),
     R(TWO "awards = { { id = 'A', course = 'C', credits = 3, exclusive = 'C', when = all_met() & "
           "reaching('exceeds'):at_least(2) }, "
           "{ id = 'B', course = 'C', credits = 3, exclusive = 'C', when = all_met() } }"),
     NULL},
    {PLA_LINT_AWARD_SHADOWED,
     R("awards = { { id = 'A', course = 'C', credits = 2, exclusive = 'C', when = hours "
       "{}:at_least(80) }, "
       "{ id = 'B', course = 'C', credits = 3, exclusive = 'C', when = hours {}:at_least(40) } }"),
     R("awards = { { id = 'A', course = 'C', credits = 4, exclusive = 'C', when = hours "
       "{}:at_least(80) }, "
       "{ id = 'B', course = 'C', credits = 3, exclusive = 'C', when = hours {}:at_least(40) } }"),
     NULL},
    {PLA_LINT_AWARD_UNKNOWN,
     R("awards = { { id = 'EDU301', badge = 'a', when = attempt():is(1) } }, "
       "outcomes = { { id = 'o', when = awarded { 'EDU310' }:at_least(1) }, { id = 'n' } }"),
     R("awards = { { id = 'EDU301', badge = 'a', when = attempt():is(1) } }, "
       "outcomes = { { id = 'o', when = awarded { 'EDU301' }:at_least(1) }, { id = 'n' } }"),
     NULL},
    {PLA_LINT_OUTCOME_UNREACHABLE,
     R("outcomes = { { id = 'a', when = attempt():at_least(1) }, { id = 'b' } }"),
     R("outcomes = { { id = 'a', when = attempt():at_least(2) }, { id = 'b' } }"), NULL},
    {PLA_LINT_OUTCOME_UNREACHABLE,
     R(TWO "outcomes = { { id = 'a', when = met():at_least(1) }, { id = 'b', when = "
           "met():at_least(2) }, { id = 'c' } }"),
     R(TWO "outcomes = { { id = 'a', when = met():at_least(2) }, { id = 'b', when = "
           "met():at_least(1) }, { id = 'c' } }"),
     NULL},
    {PLA_LINT_OUTCOME_OPEN, R(TWO "outcomes = { { id = 'a', when = all_met() } }"),
     R(TWO "outcomes = { { id = 'a', when = all_met() }, { id = 'b' } }"), NULL},
    {PLA_LINT_OUTCOME_OPEN,
     R(TWO "outcomes = { { id = 'a', when = all_met() & attempt():is(1) }, { id = 'b', when = "
           "~all_met() } }"),
     RUBRIC("local pass = all_met() & attempt():is(1)",
            SCALE TWO "outcomes = { { id = 'a', when = pass }, { id = 'b', when = ~pass } }"),
     NULL},
    {PLA_LINT_TIER_UNREACHABLE,
     R("awards = { { id = 'A', course = 'C', by = best('d', { m = 3, b = 1 }), "
       "credits = { { at_least = 1, credits = 1 }, { at_least = 4, credits = 2 } } } }, fields = { "
       "d = 'text' }"),
     R("awards = { { id = 'A', course = 'C', by = best('d', { m = 3, b = 1 }), "
       "credits = { { at_least = 1, credits = 1 }, { at_least = 3, credits = 2 } } } }, fields = { "
       "d = 'text' }"),
     NULL},
    {PLA_LINT_TIER_FALLS,
     R("awards = { { id = 'A', course = 'C', by = exam 'E', credits = { { at_least = 50, credits = "
       "3 }, { at_least = 60, credits = 2 } } } }"),
     R("awards = { { id = 'A', course = 'C', by = exam 'E', credits = { { at_least = 50, credits = "
       "3 }, { at_least = 60, credits = 6 } } } }"),
     NULL},
    {PLA_LINT_TIER_SAME,
     R("awards = { { id = 'A', course = 'C', by = exam 'E', credits = { { at_least = 50, credits = "
       "3 }, { at_least = 60, credits = 3 } } } }"),
     R("awards = { { id = 'A', course = 'C', by = exam 'E', credits = { { at_least = 50, credits = "
       "3 }, { at_least = 60, credits = 3, grade = 'A' } } } }"),
     NULL},
    {PLA_LINT_BAND_GAP,
     R("awards = { { id = 'A', course = 'C', credits = 3, when = hours {}:within(40, 79) }, "
       "{ id = 'B', course = 'D', credits = 6, when = hours {}:within(80, 120) } }"),
     R("awards = { { id = 'A', course = 'C', credits = 3, when = count {}:within(40, 79) }, "
       "{ id = 'B', course = 'D', credits = 6, when = count {}:within(80, 120) } }"),
     NULL},
    {PLA_LINT_BAND_OVERLAP,
     R("awards = { { id = 'A', course = 'C', credits = 3, when = hours {}:within(40, 80) }, "
       "{ id = 'B', course = 'D', credits = 6, when = hours {}:within(80, 120) } }"),
     R("awards = { { id = 'A', course = 'C', credits = 3, exclusive = 'x', when = hours "
       "{}:within(40, 80) }, "
       "{ id = 'B', course = 'D', credits = 6, exclusive = 'x', when = hours {}:within(80, 120) } "
       "}"),
     NULL},

    /* evidence */
    {PLA_LINT_KIND_NOT_ADMITTED,
     R("admit = { kinds = { 'work', 'volunteer' } }, " AWARD(
         "when = hours { kind = { 'work', 'volunter' } }:at_least(9)")),
     R("admit = { kinds = { 'work', 'volunteer' } }, " AWARD(
         "when = hours { kind = { 'work', 'volunteer' } }:at_least(9)")),
     NULL},
    {PLA_LINT_KIND_NOT_ADMITTED,
     R("admit = { kinds = { 'work' }, current = { years = 5, kinds = { exam = 3 } } }, " AWARD(
         "when = hours {}:at_least(9)")),
     R("admit = { kinds = { 'work' }, current = { years = 5, kinds = { work = 3 } } }, " AWARD(
         "when = hours {}:at_least(9)")),
     NULL},
    {PLA_LINT_KIND_UNREAD,
     R("admit = { kinds = { 'work', 'mooc' } }, " AWARD(
         "when = hours { kind = 'work' }:at_least(9)")),
     R("admit = { kinds = { 'work', 'mooc' } }, " AWARD("when = hours {}:at_least(9)")), NULL},
    /* What assessors rate, they look at. */
    {PLA_LINT_KIND_UNREAD,
     R("admit = { kinds = { 'work', 'mooc' } }, " AWARD(
         "when = count { kind = 'mooc' }:at_least(1)")),
     R("admit = { kinds = { 'work', 'mooc' } }, " TWO AWARD(
         "when = all_met() & count { kind = 'mooc' }:at_least(1)")),
     NULL},
    {PLA_LINT_FILTER_EMPTY,
     R("admit = { verified = true }, " AWARD("when = count { verified = false }:at_least(1)")),
     R("admit = { verified = true }, " AWARD("when = count { verified = true }:at_least(1)")),
     NULL},

    /* names and functions */
    {PLA_LINT_FIELD_UNREAD,
     R("fields = { points = 'number' }, " AWARD("when = hours {}:at_least(9)")),
     R("fields = { points = 'number' }, " AWARD("when = sum('points', {}):at_least(9)")), NULL},
    {PLA_LINT_FIELD_UNREAD,
     R("fields = { points = 'number' }, " AWARD(
         "when = check('c', function(p) return p.attempt == 1 end)")),
     R("fields = { points = 'number' }, " AWARD(
         "when = check('c', function(p) return p.points == 1 end)")),
     NULL},
    {PLA_LINT_FUNCTION_PLAIN,
     R(AWARD("when = count { where = function(item) return item.role == 'host' or item.role == "
             "'guest' end }:at_least(1)")),
     R(AWARD("when = count { where = function(item) return #item.title > 9 end }:at_least(1)")),
     NULL},
    {PLA_LINT_FUNCTION_PLAIN,
     R(AWARD("when = measure('n', function(p) local n = 0 for _, i in ipairs(p.evidence) do "
             "if i.kind == 'work' then n = n + (i.hours or 0) end end return n end):at_least(1)")),
     R(AWARD("when = measure('n', function(p) local n = 0 for _, i in ipairs(p.evidence) do "
             "if i.kind == 'work' then n = n + #i.title end end return n end):at_least(1)")),
     NULL},
    {PLA_LINT_FUNCTION, R(AWARD("when = check('c', function(p) return p.attempt == 1 end)")),
     R(AWARD("when = attempt():is(1)")), NULL},
    {PLA_LINT_LOOK_ALIKE,
     R(TWO "awards = { { id = '\xD0\x90"
           "B1', badge = 'x', when = all_met() } }"),
     R(TWO "awards = { { id = '\xD0\x90-B1', badge = 'x', when = all_met() } }"), NULL},
    {PLA_LINT_LOOK_ALIKE,
     R("minimum = 'meets', criteria = { { id = 'part1' }, { id = 'partl' } }, " AWARD(
         "when = all_met()")),
     R("minimum = 'meets', criteria = { { id = 'part1' }, { id = 'part2' } }, " AWARD(
         "when = all_met()")),
     NULL},
    {PLA_LINT_LOOK_ALIKE,
     R("admit = { kinds = { 'micro-course', 'Micro course' } }, " AWARD(
         "when = hours {}:at_least(9)")),
     R("admit = { kinds = { 'micro-course', 'course' } }, " AWARD("when = hours {}:at_least(9)")),
     NULL},

    /* rows */
    {PLA_LINT_ROW_EXPIRED, R(AWARD("cite = { to = '2026-10-31' }, when = hours {}:at_least(9)")),
     R(AWARD("cite = { to = '2026-11-01' }, when = hours {}:at_least(9)")), NULL},
    {PLA_LINT_ROW_EXPIRED, R(AWARD("cite = { to = '2020-01-01' }, when = exam 'E':at_least(9)")),
     R(AWARD("cite = { to = '2020-01-01' }, when = exam('E', { to = '2020-01-01' }):at_least(9)")),
     NULL},
    {PLA_LINT_ROW_CONTRADICTS,
     R(AWARD("cite = { from = '2026-10-31', to = '2026-10-30' }, when = exam('E', { to = "
             "'2020-01-01' }):at_least(9)")),
     R(AWARD("cite = { from = '2026-10-30', to = '2026-10-30' }, when = exam('E', { to = "
             "'2020-01-01' }):at_least(9)")),
     NULL},
    {PLA_LINT_ROW_CONTRADICTS,
     R("awards = { { id = 'A', course = 'C', credits = 3, cite = { to = '2026-12-31' }, when = "
       "exam 'E':at_least(9) }, "
       "{ id = 'B', course = 'C', credits = 4, cite = { from = '2026-12-31' }, when = exam "
       "'E':at_least(9) } }"),
     R("awards = { { id = 'A', course = 'C', credits = 3, cite = { to = '2026-12-31' }, when = "
       "exam 'E':at_least(9) }, "
       "{ id = 'B', course = 'C', credits = 4, cite = { from = '2027-01-01' }, when = exam "
       "'E':at_least(9) } }"),
     NULL},
    {PLA_LINT_ROW_EXPIRED,
     R("fields = { on = 'date' }, " AWARD(
         "cite = { to = '2020-01-01' }, when = count { title = 'E' }:at_least(1) & "
         "largest('hours', {}):at_least(1) & sum('hours', {}):at_least(1)")),
     R("fields = { on = 'date' }, " AWARD("cite = { to = '2020-01-01' }, when = count { on = "
                                          "within('2019-01-01', '2020-01-01') }:at_least(1)")),
     NULL},
    /* Tiers that begin elsewhere ask for something else. */
    {PLA_LINT_ROW_CONTRADICTS,
     R("awards = { { id = 'A', course = 'C', by = exam 'E', credits = { { at_least = 50, credits = "
       "3 } } }, "
       "{ id = 'B', course = 'C', by = exam 'E', credits = { { at_least = 50, credits = 6 } } } }"),
     R("awards = { { id = 'A', course = 'C', by = exam 'E', credits = { { at_least = 50, credits = "
       "3 } } }, "
       "{ id = 'B', course = 'C', by = exam 'E', credits = { { at_least = 60, credits = 6 } } } }"),
     NULL},
    {PLA_LINT_ROW_REPEATED,
     R("awards = { { id = 'A', course = 'C', credits = 3, when = exam 'E':at_least(9) }, "
       "{ id = 'B', course = 'C', credits = 3, when = exam 'E':at_least(9) } }"),
     R("awards = { { id = 'A', course = 'C', credits = 3, when = exam 'E':at_least(9) }, "
       "{ id = 'B', course = 'C', credits = 3, when = exam 'F':at_least(9) } }"),
     NULL},
    {PLA_LINT_ROW_UNVERIFIED, R(AWARD("cite = { unverified = true }, when = hours {}:at_least(9)")),
     R(AWARD("cite = { source = 's' }, when = hours {}:at_least(9)")), NULL},
    {PLA_LINT_NOT_IN_EFFECT,
     R("effective = { from = '2026-11-02' }, " AWARD("when = hours {}:at_least(9)")),
     R("effective = { from = '2026-11-01' }, " AWARD("when = hours {}:at_least(9)")), NULL},
    /* Portfolios that were submitted in time are still judged. */
    {PLA_LINT_NOT_IN_EFFECT,
     R("effective = { to = '2026-10-31', by = 'as_of' }, " AWARD("when = hours {}:at_least(9)")),
     R("effective = { to = '2026-10-31', by = 'submitted' }, " AWARD(
         "when = hours {}:at_least(9)")),
     NULL},
    {PLA_LINT_NOT_IN_EFFECT, P("effective = { to = '2026-10-31' }"),
     P("effective = { to = '2026-11-01' }"), NULL},

    /* against the policy */
    {PLA_LINT_COURSE_UNKNOWN, R(AWARD("when = hours {}:at_least(9)")),
     R("awards = { { id = 'X', course = 'C 2', credits = 3, when = hours {}:at_least(9) } }"),
     P("courses = { ['C 2'] = { credits = 3 } }")},
    {PLA_LINT_COURSE_UNKNOWN, R("awards = { { id = 'X', badge = 'b', when = held 'C 3' } }"),
     R("awards = { { id = 'X', badge = 'b', when = held 'C 2' } }"),
     P("courses = { ['C 2'] = { credits = 3 } }")},
    {PLA_LINT_COURSE_UNKNOWN, P("courses = { ['C 2'] = { prerequisite = { 'C 1' } } }"),
     P("courses = { ['C 2'] = { equivalent = { 'C 1' } } }"), NULL},
    {PLA_LINT_COURSE_DIFFERS, R(AWARD("when = hours {}:at_least(9)")),
     R("awards = { { id = 'X', course = 'C 1', credits = 4, when = hours {}:at_least(9) } }"),
     P("courses = { ['C 1'] = { credits = 4 } }")},
    {PLA_LINT_COURSE_DIFFERS, R(AWARD("credit_level = 'upper', when = hours {}:at_least(9)")),
     R(AWARD("credit_level = 'lower', when = hours {}:at_least(9)")),
     P("courses = { ['C 1'] = { credits = 3, credit_level = 'lower' } }")},
    {PLA_LINT_METHOD_UNKNOWN, R(AWARD("method = 'exams', when = hours {}:at_least(9)")),
     R(AWARD("method = 'exam', when = hours {}:at_least(9)")),
     P("methods = { portfolio = {}, exam = {} }")},
    {PLA_LINT_METHOD_UNKNOWN,
     P("methods = { exam = {} }, caps = { a = { max = 9, method = 'exams' } }"),
     P("methods = { exam = {} }, caps = { a = { max = 9, method = 'exam' } }"), NULL},
    {PLA_LINT_UNIT_UNKNOWN, R(AWARD("unit = 'ects', when = hours {}:at_least(9)")),
     R(AWARD("unit = 'quarter', when = hours {}:at_least(9)")), P("units = { quarter = '2/3' }")},
    {PLA_LINT_GRADE_UNKNOWN, R(AWARD("grade = 'A+', when = hours {}:at_least(9)")),
     R(AWARD("grade = 'A', when = hours {}:at_least(9)")), P("grades = { 'B', 'A' }")},
    {PLA_LINT_BEYOND_CAP, R(AWARD("when = hours {}:at_least(9)")),
     R("awards = { { id = 'X', course = 'C 1', credits = 2, when = hours {}:at_least(9) } }"),
     P("caps = { all = { max = 2 } }")},
    {PLA_LINT_BEYOND_CAP, R(AWARD("unit = 'quarter', when = hours {}:at_least(9)")),
     R(AWARD("unit = 'quarter', method = 'exam', when = hours {}:at_least(9)")),
     P("units = { quarter = '2/3' }, caps = { all = { max = '1.9', method = 'portfolio' } }")},

    /* policies */
    {PLA_LINT_PROGRAM_UNKNOWN,
     P("programs = { BA4 = { credits = 120 } }, caps = { a = { max = { BA = 3 } } }"),
     P("programs = { BA4 = { credits = 120 } }, caps = { a = { max = { BA4 = 3 } } }"), NULL},
    {PLA_LINT_PROGRAM_UNKNOWN,
     R("awards = { { id = 'X', badge = 'b', when = learner 'program':is 'BA' } }"),
     R("awards = { { id = 'X', badge = 'b', when = learner 'program':is 'BA4' } }"),
     P("programs = { BA4 = { credits = 120 } }")},
    {PLA_LINT_CAP_IDLE, P("caps = { a = { max = 30 }, b = { max = 30, within = 'a' } }"),
     P("caps = { a = { max = 30 }, b = { max = 29, within = 'a' } }"), NULL},
    {PLA_LINT_COURSE_CYCLE,
     P("courses = { A = { prerequisite = { 'B' } }, B = { prerequisite = { 'C' } }, C = { "
       "prerequisite = { 'A' } } }"),
     P("courses = { A = { prerequisite = { 'B', 'C' } }, B = { prerequisite = { 'C' } }, C = {} }"),
     NULL},
    {PLA_LINT_FEE_READS_AWARD, P("fees = { portfolio = { per_credit = 5 } }"),
     P("fees = { portfolio = { flat = 5 } }"), NULL},
    {PLA_LINT_ALWAYS_MET,
     P("rules = { { id = 'g', when = held_credits {}:at_least(0), effect = 'hold' } }"),
     P("rules = { { id = 'g', when = held_credits {}:at_least(1), effect = 'hold' } }"), NULL},
};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

static void expect(const struct sample *sample, const char *text, bool is_bad)
{
    struct trial trial;
    try_begin(&trial, text, sample->policy);
    if ((try_count(&trial, sample->id) > 0) != is_bad) {
        print_error("%s %s found in\n%s\n", pla_lint_kinds[sample->id].id, is_bad ? "is not" : "is",
                    text);
        try_print(&trial);
        fail();
    }
    try_end(&trial);
}

static void each_lint_finds_what_it_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < SAMPLES; i++)
        expect(&samples[i], samples[i].bad, true);
}

static void each_lint_leaves_alone_what_is_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < SAMPLES; i++)
        expect(&samples[i], samples[i].good, false);
}

static void every_lint_has_a_sample(void **state)
{
    (void)state;
    for (int id = 0; id < PLA_LINT_COUNT; id++) {
        bool is_tried = id == PLA_LINT_ALLOW_UNKNOWN || id == PLA_LINT_ALLOW_UNREASONED ||
                        id == PLA_LINT_ALLOW_IDLE || id == PLA_LINT_FILE_UNREAD;
        for (size_t i = 0; i < SAMPLES; i++)
            is_tried |= (int)samples[i].id == id;
        if (!is_tried)
            print_error("%s has no sample\n", pla_lint_kinds[id].id);
        assert_true(is_tried);
    }
}

static void ids_are_different_and_plain(void **state)
{
    (void)state;
    for (int i = 0; i < PLA_LINT_COUNT; i++) {
        assert_int_equal(strspn(pla_lint_kinds[i].id, "abcdefghijklmnopqrstuvwxyz-"),
                         strlen(pla_lint_kinds[i].id));
        for (int k = 0; k < i; k++)
            assert_string_not_equal(pla_lint_kinds[i].id, pla_lint_kinds[k].id);
    }
}

/* ---- what a finding says ---- */

static void a_finding_names_line_reason_and_help(void **state)
{
    struct trial trial;
    (void)state;
    try_begin(&trial,
              "return rubric { id = 'r', version = '1',\n"
              "  admit = { kinds = { 'work', 'volunteer' } },\n"
              "  awards = { { id = 'X', badge = 'b',\n"
              "    when = hours { kind = 'volunter' }:at_least(9) } },\n"
              "}",
              NULL);
    const struct pla_lint *lint = try_first(&trial, PLA_LINT_KIND_NOT_ADMITTED);
    assert_string_equal(lint->place.file, "try/rubric.lua");
    assert_int_equal(lint->place.line, 4);
    assert_string_equal(lint->text.at, "hours names kind \"volunter\", which is not admitted");
    assert_string_equal(lint->hint.at, "did you mean \"volunteer\"?");
    try_end(&trial);
}

static void a_range_is_told_in_words(void **state)
{
    struct trial trial;
    (void)state;
    try_begin(&trial, R(TWO AWARD("when = score():at_least(4)")), NULL);
    assert_string_equal(try_first(&trial, PLA_LINT_NEVER_MET)->text.at,
                        "\"score at least 4\" is never met: it is between 0 and 3");
    try_end(&trial);
    try_begin(&trial, R(AWARD("when = hours {}:at_least(40) & hours {}:at_most(30)")), NULL);
    assert_string_equal(try_first(&trial, PLA_LINT_NEVER_MET)->text.at,
                        "nobody can meet both \"hours at least 40\" and \"hours at most 30\"");
    try_end(&trial);
}

static void a_plain_value_is_written_out(void **state)
{
    struct trial trial;
    (void)state;
    try_begin(&trial,
              R(AWARD("when = hours { where = function(i, p) return i.role == 'host' and "
                      "i.hours >= 2 end }:at_least(1)")),
              NULL);
    assert_string_equal(try_first(&trial, PLA_LINT_FUNCTION_PLAIN)->hint.at,
                        "write { role = 'host', hours = at_least(2) }");
    try_end(&trial);
    try_begin(&trial,
              R(AWARD("when = count { where = function(i) return i.role == 'host' or "
                      "i.role == 'guest' end }:at_least(1)")),
              NULL);
    assert_string_equal(try_first(&trial, PLA_LINT_FUNCTION_PLAIN)->hint.at,
                        "write { role = { 'host', 'guest' } }");
    try_end(&trial);
    try_begin(&trial,
              R(AWARD("when = measure('n', function(p) return #p.evidence end):at_least(1)")),
              NULL);
    assert_string_equal(try_first(&trial, PLA_LINT_FUNCTION_PLAIN)->hint.at, "write count {}");
    try_end(&trial);
}

static void what_loops_repeat_is_said_once(void **state)
{
    struct trial trial;
    (void)state;
    try_begin(&trial,
              RUBRIC("local awards = {}\nfor i = 1, 9 do awards[i] = { id = 'a' .. i, badge = 'b', "
                     "when = attempt():at_least(1) & hours {}:at_least(i) } end",
                     "awards = awards"),
              NULL);
    assert_int_equal(try_count(&trial, PLA_LINT_ALWAYS_MET), 1);
    try_end(&trial);
}

static void findings_are_lines_of_json(void **state)
{
    struct trial trial;
    struct pla_str out = {0};
    (void)state;
    try_begin(&trial, P("fees = { portfolio = { per_credit = 5 } }"), NULL);
    pla_lint_put_json(&trial.found, &out);
    assert_string_equal(
        out.at, "{\"lint\":\"fee-reads-award\",\"severity\":\"error\",\"file\":\"try/policy.lua\","
                "\"line\":1,\"text\":\"the fee of \\\"portfolio\\\" depends on the credit awarded, "
                "and is never charged\",\"help\":\"charge for the work of assessing: flat or "
                "per_claim\"}\n");
    pla_str_release(&out);
    try_end(&trial);
}

/* ---- a folder ---- */

static void a_file_that_nothing_includes_is_found(void **state)
{
    static const char rubric[] =
        "local rows = include 'rows'\n"
        "return rubric { id = 'r', version = '1', awards = { { id = 'X', badge = rows[1].b, "
        "when = attempt():is(1) } } }";
    struct pla_source files[] = {
        {PLA_TEXT("old.lua"), PLA_TEXT("return {}")},
        {PLA_TEXT("rows.lua"), PLA_TEXT("return { { b = 'badge' } }")},
        {PLA_TEXT("rubric.lua"), {rubric, sizeof rubric - 1}},
    };
    struct pla_sources sources = {"try", "rubric.lua", "try", files, 3};
    struct pla_faults faults = {0};
    struct pla_loaded *loaded;
    struct pla_lint_list found;
    struct pla_arena arena;
    struct pla_err err;
    (void)state;
    pla_arena_init(&arena, 0);
    assert_int_equal(pla_rubric_load(&sources, NULL, 0, &loaded, &faults), PLA_OK);
    struct pla_lint_subject subject = {pla_loaded_rubric(loaded), NULL, &sources, 0};
    assert_int_equal(pla_lint(&subject, &arena, &found, &err), PLA_OK);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].id, PLA_LINT_FILE_UNREAD);
    assert_string_equal(found.items[0].place.file, "try/old.lua");
    pla_loaded_free(loaded);
    pla_arena_release(&arena);
}

/** Rows of params.lua: a later one replaces an earlier one, two of one day contradict. */
static size_t contradictions(const char *params)
{
    static const char rubric[] =
        "return rubric { id = 'r', version = '1', awards = { { id = 'X', badge = 'x', "
        "when = hours {}:at_least(param 'h') } } }";
    struct pla_source files[] = {{PLA_TEXT("params.lua"), pla_text_of(params)},
                                 {PLA_TEXT("rubric.lua"), {rubric, sizeof rubric - 1}}};
    struct pla_sources sources = {"try", "rubric.lua", "try", files, 2};
    struct pla_faults faults = {0};
    struct pla_loaded *loaded;
    struct trial trial = {0};
    struct pla_err err;
    pla_day day = pla_day_of(2026, 11, 1);
    pla_arena_init(&trial.arena, 0);
    assert_int_equal(pla_rubric_load(&sources, NULL, day, &loaded, &faults), PLA_OK);
    struct pla_lint_subject subject = {pla_loaded_rubric(loaded), NULL, &sources, day};
    assert_int_equal(pla_lint(&subject, &trial.arena, &trial.found, &err), PLA_OK);
    size_t count = try_count(&trial, PLA_LINT_ROW_CONTRADICTS);
    pla_loaded_free(loaded);
    pla_arena_release(&trial.arena);
    return count;
}

static void parameters_of_one_day_contradict(void **state)
{
    (void)state;
    assert_int_equal(contradictions("return { h = { { from = '2026-01-01', value = 40 }, "
                                    "{ from = '2026-01-01', value = 60 } } }"),
                     1);
    assert_int_equal(contradictions("return { h = { { from = '2026-01-01', value = 40 }, "
                                    "{ from = '2026-01-01', value = 40 } } }"),
                     0);
    assert_int_equal(contradictions("return { h = { { from = '2026-01-01', value = 40 }, "
                                    "{ from = '2026-01-02', value = 60 } } }"),
                     0);
    /* Both are replaced. */
    assert_int_equal(contradictions("return { h = { { value = 40 }, { value = 60 }, "
                                    "{ from = '2026-01-02', value = 60 } } }"),
                     0);
}

static struct pla_loaded *load_path(const char *path, const char *entry, struct pla_arena *arena,
                                    struct pla_sources *sources)
{
    struct pla_faults faults = {0};
    struct pla_loaded *loaded;
    struct pla_err err;
    assert_int_equal(pla_sources_read(path, entry, 1 << 16, arena, sources, &err), PLA_OK);
    bool is_policy = strcmp(entry, "policy.lua") == 0;
    assert_int_equal((is_policy ? pla_policy_load : pla_rubric_load)(
                         sources, NULL, pla_day_of(2026, 11, 1), &loaded, &faults),
                     PLA_OK);
    return loaded;
}

/** The examples are right: the lint must not find anything in them but notes. */
static void the_examples_are_clean(void **state)
{
    static const char *const rubrics[] = {PLA_SOURCE_DIR "/rubrics/networked-learning",
                                          PLA_SOURCE_DIR "/rubrics/portfolio-course"};
    struct pla_sources policy_sources, sources;
    struct pla_lint_list found;
    struct pla_arena arena;
    struct pla_err err;
    (void)state;
    pla_arena_init(&arena, 0);
    struct pla_loaded *policy =
        load_path(PLA_SOURCE_DIR "/rubrics/policies/example-university/policy.lua", "policy.lua",
                  &arena, &policy_sources);
    for (size_t i = 0; i < 3; i++) {
        struct pla_loaded *rubric =
            i < 2 ? load_path(rubrics[i], "rubric.lua", &arena, &sources) : NULL;
        struct pla_lint_subject subject = {
            rubric != NULL ? pla_loaded_rubric(rubric) : NULL, pla_loaded_policy(policy),
            rubric != NULL ? &sources : &policy_sources, pla_day_of(2026, 11, 1)};
        assert_int_equal(pla_lint(&subject, &arena, &found, &err), PLA_OK);
        for (size_t k = 0; k < found.count; k++) {
            if (pla_lint_kinds[found.items[k].id].severity != PLA_SEVERITY_NOTE)
                print_error("%s:%d: %s\n", found.items[k].place.file, found.items[k].place.line,
                            found.items[k].text.at);
            assert_int_equal(pla_lint_kinds[found.items[k].id].severity, PLA_SEVERITY_NOTE);
        }
        pla_loaded_free(rubric);
    }
    pla_loaded_free(policy);
    pla_arena_release(&arena);
}

/* ---- memory ---- */

static void every_allocation_may_fail(void **state)
{
    struct trial trial;
    struct pla_lint_list found;
    struct pla_err err;
    (void)state;
    try_begin(&trial,
              R("fields = { f = 'text' }, admit = { kinds = { 'work' } }, " TWO
                "awards = { { id = 'X', course = 'C', credits = 3, cite = { to = '2020-01-01' }, "
                "when = all_met() & score():at_least(4) & hours { kind = 'wrok', where = "
                "function(i) return i.role == 'a' or i.role == 'b' end }:at_least(9) } }, "
                "outcomes = { { id = 'o', when = all_met() } }"),
              NULL);
    struct pla_lint_subject subject = {pla_loaded_rubric(trial.loaded), NULL, &trial.sources, 0};
    size_t failed = 0, total = trial.found.count;
    assert_true(total > 5);
    for (size_t n = 1;; n++) {
        struct pla_arena arena;
        pla_arena_init(&arena, 0);
        pla_alloc_fail_at(n);
        enum pla_code code = pla_lint(&subject, &arena, &found, &err);
        bool is_over = pla_alloc_count() < n;
        pla_alloc_fail_at(0);
        if (code != PLA_OK)
            assert_int_equal(code, PLA_MEMORY);
        failed += code != PLA_OK;
        if (is_over)
            assert_int_equal(code, PLA_OK);
        pla_arena_release(&arena);
        if (is_over)
            break;
    }
    assert_true(failed > 5);
    try_end(&trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_lint_finds_what_it_says),
        cmocka_unit_test(each_lint_leaves_alone_what_is_right),
        cmocka_unit_test(every_lint_has_a_sample),
        cmocka_unit_test(ids_are_different_and_plain),
        cmocka_unit_test(a_finding_names_line_reason_and_help),
        cmocka_unit_test(a_range_is_told_in_words),
        cmocka_unit_test(a_plain_value_is_written_out),
        cmocka_unit_test(what_loops_repeat_is_said_once),
        cmocka_unit_test(findings_are_lines_of_json),
        cmocka_unit_test(a_file_that_nothing_includes_is_found),
        cmocka_unit_test(parameters_of_one_day_contradict),
        cmocka_unit_test(the_examples_are_clean),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
