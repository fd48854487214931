// SPDX-License-Identifier: Apache-2.0
/** Lines for a terminal: aligned, cut, and free of escapes. */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/utf8.h"
#include "sample.h"
#include "table.h"

/** The number of lines of a table of this width, none of which is wider. */
static size_t lines_within(size_t width)
{
    struct pla_decision decision = sample_decision();
    struct pla_table table = {.width = width};
    struct pla_str out = {0};
    pla_table_add(&table, &decision, NULL, &out);
    size_t lines = 0;
    for (char *at = out.at; *at != '\0'; lines++) {
        char *end = strchr(at, '\n');
        assert_non_null(end);
        assert_true(pla_utf8_width((struct pla_text){at, (size_t)(end - at)}) <= width);
        assert_true(end[-1] != ' ');
        at = end + 1;
    }
    assert_non_null(strstr(out.at, "EDU302"));
    assert_null(strchr(out.at, '\x1b'));
    pla_str_release(&out);
    return lines;
}

static void lines_fit_the_width(void **state)
{
    (void)state;
    assert_int_equal(lines_within(120), 4); /* a header and three awards */
    assert_int_equal(lines_within(110), 4);
    assert_int_equal(lines_within(109), 8); /* each with its reasons on the next line */
    assert_int_equal(lines_within(80), 8);
    assert_int_equal(lines_within(68), 8);
    assert_int_equal(lines_within(67), 9); /* no columns: who, what became of it, why */
    assert_int_equal(lines_within(40), 9);
    assert_true(lines_within(24) > 9); /* reasons over several lines */
}

static void control_characters_of_ids_are_shown(void **state)
{
    (void)state;
    struct pla_decision decision = sample_decision();
    decision.portfolio = PLA_TEXT("P\x1b[2J");
    decision.award_count = 1;
    struct pla_table table = {0};
    struct pla_str out = {0};
    pla_table_add(&table, &decision, NULL, &out);
    assert_null(strchr(out.at, '\x1b'));
    assert_non_null(strstr(out.at, "52 hours, at least 40 needed\n"));
    pla_str_release(&out);
}

/** "1 of 2 conditions met" tells a registrar nothing: the part that was met does. */
static void of_alternatives_the_one_that_decides_is_told(void **state)
{
    static const struct pla_reason parts[] = {
        {.state = PLA_NOT_MET, .text = TEXT("score: 390, at least 400 needed")},
        {.state = PLA_MET, .text = TEXT("an older form was passed")},
    };
    static const struct pla_reason_words any = {.op = TEXT("any")};
    static const struct pla_reason reasons[] = {
        {.state = PLA_MET, .text = TEXT("52 hours, at least 40 needed")},
        {.state = PLA_MET,
         .text = TEXT("1 of 2 conditions met, at least 1 needed"),
         .parts = parts,
         .part_count = 2,
         .words = &any},
    };
    (void)state;
    struct pla_award_result award = {
        .status = PLA_STATUS_RECOMMENDED, .reasons = reasons, .reason_count = 2};
    struct pla_str out = {0};
    pla_award_put_why(&award, &out);
    assert_string_equal(out.at, "52 hours, at least 40 needed; an older form was passed");
    pla_str_release(&out);
}

static void a_condition_nobody_can_meet_is_named(void **state)
{
    static const struct pla_reason reasons[] = {
        {.state = PLA_MET, .text = TEXT("52 hours, at least 40 needed")},
        {.state = PLA_NOT_MET, .text = TEXT("sent in time: not met")},
    };
    static const struct pla_gap gaps[] = {
        {.kind = PLA_GAP_NEVER, .text = TEXT("this cannot be met by the learner")}};
    (void)state;
    struct pla_award_result award = {.status = PLA_STATUS_NOT_MET,
                                     .reasons = reasons,
                                     .reason_count = 2,
                                     .gaps = gaps,
                                     .gap_count = 1};
    struct pla_str out = {0};
    pla_award_put_why(&award, &out);
    assert_string_equal(out.at, "this cannot be met by the learner: sent in time: not met");
    pla_str_release(&out);
}

/** A gate that only holds is told once, with its reason. */
static void what_holds_an_award_is_told_once(void **state)
{
    static const struct pla_limit limits[] = {
        {.by = TEXT("rule:twelve"), .cut = {0, 1}, .why = TEXT("after 12 credits here")},
        {.by = TEXT("cap:pla"), .cut = {1, 1}},
        {.by = TEXT("rule:refer"), .cut = {0, 1}, .why = TEXT("the adviser looks first")},
    };
    static struct pla_text holds[] = {TEXT("rule:twelve"), TEXT("post_when")};
    (void)state;
    struct pla_award_result award = {.limits = limits, .limit_count = 3, .hold = {holds, 2}};
    struct pla_str out = {0};
    pla_award_put_cuts(&award, &out);
    assert_string_equal(out.at, "cap:pla -1; rule:refer (the adviser looks first); held back by "
                                "rule:twelve (after 12 credits here); held back by post_when");
    pla_str_release(&out);
}

static void a_decision_without_awards_has_a_line(void **state)
{
    (void)state;
    struct pla_decision decision = sample_decision();
    decision.award_count = 0;
    decision.status = PLA_DECISION_INCOMPLETE;
    struct pla_table table = {0};
    struct pla_str out = {0};
    pla_table_add(&table, &decision, NULL, &out);
    assert_non_null(strstr(out.at, "no award of sample (incomplete)"));
    pla_str_release(&out);
    struct pla_table narrow = {.width = 20};
    out = (struct pla_str){0};
    pla_table_add(&narrow, &decision, NULL, &out);
    assert_true(pla_utf8_width((struct pla_text){out.at, out.length - 1}) <= 20);
    pla_str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_fit_the_width),
        cmocka_unit_test(control_characters_of_ids_are_shown),
        cmocka_unit_test(of_alternatives_the_one_that_decides_is_told),
        cmocka_unit_test(a_condition_nobody_can_meet_is_named),
        cmocka_unit_test(what_holds_an_award_is_told_once),
        cmocka_unit_test(a_decision_without_awards_has_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
