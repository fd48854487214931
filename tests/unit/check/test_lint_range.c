// SPDX-License-Identifier: Apache-2.0
/**
 * What each measure can be, and what conditions can become by it: tried by asking whether a bound
 * is never or always met, one step to each side.
 */
#include "unit/check/lint_try.h"

#define MEMBERS                                                                                    \
    "scale = { 'absent', 'emerging', 'meets', 'exceeds' }, fields = { f = 'number', t = 'text' }," \
    "assessors = { minimum = 2, differ = 2 }, intake = { max = { items = 10 } },"                  \
    "admit = { kinds = { 'work', 'mooc' } },"                                                      \
    "criteria = { { id = 'a', weight = 2, minimum = 'meets' }, { id = 'b', minimum = 'meets' },"   \
    "  { id = 'n', number = { 10, 20, 5 } },"                                                      \
    "  { id = 'c', area = 'x', minimum = 'emerging',"                                              \
    "    level = steps(parts('M', { 'w1', 'w2' }), { emerging = 1, meets = 2 }) },"                \
    "  { id = 'd', area = 'x', level = steps(parts('M', { 'w1' }), { emerging = 1, meets = 9 }) "  \
    "} },"

/** The last condition of `when` of a rubric with one award. */
static bool is_found(const char *condition, enum pla_lint_id id)
{
    char text[2048];
    struct trial trial;
    snprintf(text, sizeof text,
             "return rubric { id = 'r', version = '1', " MEMBERS
             "awards = { { id = 'X', badge = 'b', when = %s } } }",
             condition);
    try_begin(&trial, text, NULL);
    bool found = try_count(&trial, id) > 0;
    try_end(&trial);
    return found;
}

/** Bounds of a measure: the last that can be reached above, and below. NULL: no end. */
static const struct bounds {
    const char *measure, *most, *beyond, *least, *below;
} rows[] = {
    /* measure, most, beyond it, least, below it */
    {"score { area = 'x' }", "1.5", "1.6", NULL, NULL},
    {"score { area = 'x' }", NULL, NULL, "0", NULL},
    {"total { area = 'x' }", "3", "3.01", NULL, NULL},
    {"total()", "32", "33", "10", "9"},
    {"lowest { area = 'x' }", "1", "2", NULL, NULL},
    {"rating 'a'", "3", "4", NULL, NULL},
    {"rating 'n'", "20", "21", "10", "9"},
    {"rating 'c'", "2", "3", NULL, NULL},
    {"rating 'd'", "1", "2", NULL, NULL},
    {"met()", "3", "4", NULL, NULL},
    {"met { area = 'x' }", "1", "2", NULL, NULL},
    {"reaching('meets', { area = 'x' })", "1", "2", NULL, NULL},
    {"disputed()", "3", "4", NULL, NULL},
    {"disputed { area = 'x' }", NULL, "1", NULL, NULL},
    {"spread 'a'", "3", "4", NULL, NULL},
    {"spread 'n'", "10", "11", NULL, NULL},
    {"spread 'c'", NULL, "1", NULL, NULL},
    {"count {}", "10", "11", NULL, NULL},
    {"hours {}", "100000", NULL, "1", NULL},
    {"sum('hours', {})", "100000", NULL, "1", NULL},
    {"months {}", "1000", NULL, "1", NULL},
    {"years {}", "100", NULL, "1", NULL},
    {"endorsements {}", "100", NULL, "1", NULL},
    {"distinct('issuer', {})", "10", "11", NULL, NULL},
    {"distinct('tag', {})", "1000", NULL, NULL, NULL},
    {"distinct('t', { t = { 'p', 'q' } })", "2", "3", NULL, NULL},
    {"distinct('tag', { tag = { 'p', 'q' } })", "3", NULL, NULL, NULL},
    {"covered { 'o1' }", "1", "1.1", NULL, NULL},
    {"tagged { 'o1' }", "1", "1.1", NULL, NULL},
    {"parts('M', { 'w1', 'w2' })", "2", "3", NULL, NULL},
    {"held_credits {}", "1000", NULL, "1", NULL},
    {"attempt()", "100", NULL, "2", "1"},
    {"best('t', { m = 65, b = 45 })", "65", "66", NULL, NULL},
    {"points { cap = 25, { count {}, each = 9 } }", "25", "26", NULL, NULL},
    {"points { { count {}, each = 2 }, { count {}, each = 1, cap = 3 } }", "23", "24", NULL, NULL},
    {"points { { count {}, per = 3, each = 1 } }", "3", "4", NULL, NULL},
    {"count {} + 1", "11", "12", "2", "1"},
    {"count {} - 1", "9", "10", "0", NULL},
    {"count {} * 2", "20", "21", NULL, NULL},
    {"count {} / 2", "5", "6", NULL, NULL},
    {"min(count {}, 4)", "4", "5", NULL, NULL},
    {"max(count {}, 4)", "10", "11", "5", "4"},
};

static bool ask(const struct bounds *row, const char *bound, enum pla_lint_id id)
{
    char condition[200];
    snprintf(condition, sizeof condition, "(%s):at_least('%s')", row->measure, bound);
    return is_found(condition, id);
}

static void above_the_highest_is_never(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].most != NULL)
            assert_false(ask(&rows[i], rows[i].most, PLA_LINT_NEVER_MET));
        if (rows[i].beyond != NULL)
            assert_true(ask(&rows[i], rows[i].beyond, PLA_LINT_NEVER_MET));
    }
}

static void up_to_the_lowest_is_always(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].least != NULL && strcmp(rows[i].least, "0") != 0 && rows[i].below == NULL)
            assert_false(ask(&rows[i], rows[i].least, PLA_LINT_ALWAYS_MET));
        if (rows[i].below != NULL)
            assert_true(ask(&rows[i], rows[i].below, PLA_LINT_ALWAYS_MET));
    }
}

/** Nothing there is not met, so a bound that all values pass is still not always met. */
static void what_may_be_nothing_is_never_always(void **state)
{
    static const char *const conditions[] = {
        "best('t', { m = 65, b = 45 }):at_least(1)",
        "largest('hours', {}):at_least(0)",
        "claim 'credits':at_least(0)",
        "covered { at = 'met' }:at_least(0)",
        "exam 'E':at_least(0)",
    };
    (void)state;
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++)
        assert_false(is_found(conditions[i], PLA_LINT_ALWAYS_MET));
    assert_true(is_found("covered { 'o1' }:at_least(0)", PLA_LINT_ALWAYS_MET));
}

static void own_fields_may_be_anything(void **state)
{
    static const char *const conditions[] = {
        "sum('f', {}):at_least(-5)",
        "sum('f', {}):less_than(-5)",
        "largest('f', {}):at_least(100000)",
        "learner 'f':at_most(-1)",
        "measure('own', function(p) return 1 end):at_least(-1)",
    };
    (void)state;
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++) {
        assert_false(is_found(conditions[i], PLA_LINT_ALWAYS_MET));
        assert_false(is_found(conditions[i], PLA_LINT_NEVER_MET));
    }
}

/** What is told as a kind that is not admitted is not told again as never met. */
static void an_empty_filter_is_told_once(void **state)
{
    const char *condition = "hours { kind = 'blog' }:at_least(1)";
    (void)state;
    assert_true(is_found(condition, PLA_LINT_KIND_NOT_ADMITTED));
    assert_false(is_found(condition, PLA_LINT_NEVER_MET));
    assert_true(is_found(condition, PLA_LINT_AWARD_UNREACHABLE));
}

static void joins_follow_their_parts(void **state)
{
    static const struct {
        const char *condition;
        bool is_reachable;
    } conditions[] = {
        {"attempt():is(1) & rating 'a':at_least(4)", false},
        {"attempt():is(1) | rating 'a':at_least(4)", true},
        {"rating 'b':at_least(4) | rating 'a':at_least(4)", false},
        {"~rating 'a':at_least(4)", true},
        {"~rating 'a':at_least(0)", false},
        {"~(attempt():is(1) | ~rating 'a':at_least(4))", false},
        {"at_least_of(2, { attempt():is(1), rating 'a':at_least(4), rating 'b':at_least(4) })",
         false},
        {"at_least_of(1, { attempt():is(1), rating 'a':at_least(4), rating 'b':at_least(4) })",
         true},
        {"attempt():is(1) & refer 'ask'", true},
        {"rating 'a':at_least(4) & refer 'ask'", false},
        {"check('c', function(p) return false end)", true},
        {"all_met()", true},
        {"all_met() & rating 'c':less_than 'emerging'", true}, /* two measures: not seen */
        {"rating 'c':at_least 'meets' & rating 'c':less_than 'meets'", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++) {
        bool found = is_found(conditions[i].condition, PLA_LINT_AWARD_UNREACHABLE);
        if (found == conditions[i].is_reachable)
            print_error("%s\n", conditions[i].condition);
        assert_int_equal(found, !conditions[i].is_reachable);
    }
}

/** Of two outcomes the second is never given where it follows that the first holds. */
static bool follows(const char *first, const char *second)
{
    char text[2048];
    struct trial trial;
    snprintf(text, sizeof text,
             "return rubric { id = 'r', version = '1', " MEMBERS
             "outcomes = { { id = 'o1', when = %s }, { id = 'o2', when = %s }, { id = 'o3' } } }",
             first, second);
    try_begin(&trial, text, NULL);
    bool found = try_count(&trial, PLA_LINT_OUTCOME_UNREACHABLE) > 0;
    try_end(&trial);
    return found;
}

static void what_follows_is_seen(void **state)
{
    static const struct {
        const char *first, *second;
        bool follows;
    } pairs[] = {
        {"hours {}:at_least(40)", "hours {}:at_least(40)", true},
        {"hours {}:at_least(40)", "hours {}:at_least(41)", true},
        {"hours {}:at_least(40)", "hours {}:at_least(39)", false},
        {"hours {}:at_least(40)", "hours { kind = 'work' }:at_least(41)", false},
        {"hours {}:more_than(40)", "hours {}:at_least(40)", false},
        {"hours {}:at_least(40)", "hours {}:more_than(40)", true},
        {"count {}:more_than(3)", "count {}:at_least(4)", true},
        {"hours {}:more_than(3)", "hours {}:at_least(4)", true},
        {"hours {}:at_least(4)", "hours {}:more_than(3)", false},
        {"count {}:at_least(4)", "count {}:more_than(3)", true},
        {"hours {}:within(1, 9)", "hours {}:is(9)", true},
        {"hours {}:within(1, 9)", "hours {}:within(1, '9.1')", false},
        {"~hours {}:is(9)", "hours {}:at_least(10)", true},
        {"~hours {}:is(9)", "hours {}:at_least(9)", false},
        {"~hours {}:at_least(9)", "~hours {}:at_least(8)", true},
        {"~hours {}:at_least(9)", "~hours {}:at_least(10)", false},
        {"all_met { area = 'x' }", "all_met()", true},
        {"all_met()", "all_met { area = 'x' }", false},
        {"attempt():is(2)", "all_met() & attempt():is(2)", true},
        {"attempt():is(2) | all_met()", "attempt():is(2)", true},
        {"attempt():is(2)", "attempt():is(2) | all_met()", false},
        {"attempt():is(2) & all_met()", "attempt():is(2)", false},
        {"attempt():at_least(2)", "attempt():is(2) | attempt():is(3)", true},
        {"hours { kind = 'work' }:named('w'):at_least(40)", "hours { kind = 'work' }:at_least(41)",
         true},
        {"claim 'course':is 'A'", "claim 'course':is 'A' & all_met()", true},
        {"claim 'course':is 'A'", "claim 'course':is 'B'", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (follows(pairs[i].first, pairs[i].second) != pairs[i].follows)
            print_error("%s, %s\n", pairs[i].first, pairs[i].second);
        assert_int_equal(follows(pairs[i].first, pairs[i].second), pairs[i].follows);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(above_the_highest_is_never),
        cmocka_unit_test(up_to_the_lowest_is_always),
        cmocka_unit_test(what_may_be_nothing_is_never_always),
        cmocka_unit_test(own_fields_may_be_anything),
        cmocka_unit_test(an_empty_filter_is_told_once),
        cmocka_unit_test(joins_follow_their_parts),
        cmocka_unit_test(what_follows_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
