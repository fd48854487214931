// SPDX-License-Identifier: Apache-2.0
/**
 * Comments that silence a finding: where they stand, what they must say, and that idle ones are
 * found.
 */
#include "unit/check/lint_try.h"

/** A rubric in which line 4 is always met; comments come in at the marks. */
#define RUBRIC(above, behind)                                                                      \
    "local local_name = 1\n"                                                                       \
    "return rubric { id = 'r', version = '1', awards = {\n" above                                  \
    "  { id = 'X', badge = 'b', when = attempt():at_least(local_name) }," behind "\n"              \
    "} }\n"

static size_t count(const char *text, enum pla_lint_id id)
{
    struct trial trial;
    try_begin(&trial, text, NULL);
    size_t found = try_count(&trial, id);
    try_end(&trial);
    return found;
}

static void without_a_comment_it_is_found(void **state)
{
    (void)state;
    assert_int_equal(count(RUBRIC("", ""), PLA_LINT_ALWAYS_MET), 1);
}

static void a_comment_on_the_line_or_above_it_silences(void **state)
{
    static const char *const texts[] = {
        RUBRIC("", " -- plaudit: allow always-met: kept for later"),
        RUBRIC("  -- plaudit: allow always-met: kept for later\n", ""),
        RUBRIC("  -- plaudit: allow always-met: kept for later\n  -- another comment\n\n", ""),
        RUBRIC("--plaudit:allow always-met :why\n", ""),
        RUBRIC("--[[ a long\ncomment ]] -- plaudit: allow always-met: kept for later\n", ""),
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct trial trial;
        try_begin(&trial, texts[i], NULL);
        if (trial.found.count > 0)
            try_print(&trial);
        assert_int_equal(trial.found.count, 0);
        try_end(&trial);
    }
}

static void elsewhere_it_silences_nothing_and_is_found(void **state)
{
    struct trial trial;
    (void)state;
    try_begin(&trial,
              "local local_name = 1 -- plaudit: allow always-met: kept for later\n"
              "return rubric { id = 'r', version = '1', awards = {\n"
              "  { id = 'X', badge = 'b', when = attempt():at_least(local_name) },\n} }\n",
              NULL);
    assert_int_equal(try_count(&trial, PLA_LINT_ALWAYS_MET), 1);
    const struct pla_lint *idle = try_first(&trial, PLA_LINT_ALLOW_IDLE);
    assert_int_equal(idle->place.line, 1);
    assert_string_equal(idle->text.at, "the comment allows always-met, which is not found here");
    try_end(&trial);
}

static void it_silences_one_lint_only(void **state)
{
    struct trial trial;
    (void)state;
    try_begin(&trial, RUBRIC("", " -- plaudit: allow never-met: kept for later"), NULL);
    assert_int_equal(try_count(&trial, PLA_LINT_ALWAYS_MET), 1);
    assert_int_equal(try_count(&trial, PLA_LINT_ALLOW_IDLE), 1);
    try_end(&trial);
}

static void a_reason_is_required(void **state)
{
    static const char *const texts[] = {
        RUBRIC("", " -- plaudit: allow always-met"),
        RUBRIC("", " -- plaudit: allow always-met:"),
        RUBRIC("", " -- plaudit: allow always-met:   "),
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_int_equal(count(texts[i], PLA_LINT_ALWAYS_MET), 1);
        assert_int_equal(count(texts[i], PLA_LINT_ALLOW_UNREASONED), 1);
        assert_int_equal(count(texts[i], PLA_LINT_ALLOW_IDLE), 0);
    }
}

static void an_unknown_lint_is_named_with_the_nearest(void **state)
{
    struct trial trial;
    (void)state;
    try_begin(&trial, RUBRIC("", " -- plaudit: allow alway-met: why"), NULL);
    const struct pla_lint *lint = try_first(&trial, PLA_LINT_ALLOW_UNKNOWN);
    assert_string_equal(lint->text.at, "there is no lint \"alway-met\"");
    assert_string_equal(lint->hint.at, "did you mean \"always-met\"?");
    try_end(&trial);
    assert_int_equal(count(RUBRIC("", " -- plaudit: alow always-met: why"), PLA_LINT_ALLOW_UNKNOWN),
                     1);
}

static void texts_and_long_comments_are_no_comments(void **state)
{
    static const char *const texts[] = {
        RUBRIC("--[[ plaudit: allow always-met: why ]]\n", ""),
        RUBRIC("--[==[\n-- plaudit: allow always-met: why\n]] ]==]\n", ""),
        "local s = '-- plaudit: allow always-met: why' local n = 1\n"
        "return rubric { id = 'r', version = '1', awards = {\n"
        "  { id = s, badge = 'b', when = attempt():at_least(n) } } }\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_int_equal(count(texts[i], PLA_LINT_ALWAYS_MET), 1);
        assert_int_equal(count(texts[i], PLA_LINT_ALLOW_IDLE), 0);
        assert_int_equal(count(texts[i], PLA_LINT_ALLOW_UNKNOWN), 0);
    }
}

/** On another day, or beside a policy, it may be needed. */
static void what_hangs_on_date_or_policy_is_not_called_idle(void **state)
{
    static const char by_date[] = RUBRIC("", " -- plaudit: allow date-past: ends in 2030");
    static const char by_policy[] = RUBRIC("", " -- plaudit: allow course-unknown: of elsewhere");
    struct trial trial;
    (void)state;
    assert_int_equal(count(by_date, PLA_LINT_ALLOW_IDLE), 0);
    assert_int_equal(count(by_policy, PLA_LINT_ALLOW_IDLE), 0);
    try_begin(&trial, by_policy, "return policy { id = 'p', version = '1' }");
    assert_int_equal(try_count(&trial, PLA_LINT_ALLOW_IDLE), 1);
    try_end(&trial);
}

static void a_comment_of_another_file_is_another_matter(void **state)
{
    static const char rubric[] = RUBRIC("", "");
    static const char rows[] = "\n\n-- plaudit: allow always-met: not here\nreturn {}\n";
    static const char cases[] = "-- plaudit: allow nonsense\nreturn {}\n";
    struct pla_source files[] = {
        {PLA_TEXT("cases.lua"), {cases, sizeof cases - 1}},
        {PLA_TEXT("rows.lua"), {rows, sizeof rows - 1}},
        {PLA_TEXT("rubric.lua"), {rubric, sizeof rubric - 1}},
    };
    struct pla_sources sources = {"try", "rubric.lua", "try", files, 3};
    struct trial trial;
    struct pla_lint_list found;
    struct pla_err err;
    (void)state;
    try_begin(&trial, rubric, NULL);
    struct pla_lint_subject subject = {pla_loaded_rubric(trial.loaded), NULL, &sources, 0};
    assert_int_equal(pla_lint(&subject, &trial.arena, &found, &err), PLA_OK);
    trial.found = found;
    assert_int_equal(try_count(&trial, PLA_LINT_ALWAYS_MET), 1);
    assert_string_equal(try_first(&trial, PLA_LINT_ALLOW_IDLE)->place.file, "try/rows.lua");
    assert_int_equal(try_count(&trial, PLA_LINT_ALLOW_UNKNOWN), 0);
    try_end(&trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_comment_it_is_found),
        cmocka_unit_test(a_comment_on_the_line_or_above_it_silences),
        cmocka_unit_test(elsewhere_it_silences_nothing_and_is_found),
        cmocka_unit_test(it_silences_one_lint_only),
        cmocka_unit_test(a_reason_is_required),
        cmocka_unit_test(an_unknown_lint_is_named_with_the_nearest),
        cmocka_unit_test(texts_and_long_comments_are_no_comments),
        cmocka_unit_test(what_hangs_on_date_or_policy_is_not_called_idle),
        cmocka_unit_test(a_comment_of_another_file_is_another_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
