// SPDX-License-Identifier: Apache-2.0
/** Rubrics of other systems: what is kept, what is assumed, what cannot get into Lua. */
#include "exchange/outline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct pla_arena arena;

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

#define HEAD                                                                                       \
    "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,Rating Name,Rating "     \
    "Description,"                                                                                 \
    "Rating Points,Rating Name,Rating Description,Rating Points"

static struct pla_outlines canvas(const char *text, enum pla_code want)
{
    struct pla_outlines out = {0};
    struct pla_faults faults = {0};
    assert_int_equal(pla_canvas_read(pla_text_of(text), "c", &arena, &out, &faults), want);
    assert_int_equal(faults.count == 0, want == PLA_OK);
    return out;
}

static void names_repeat_in_the_header(void **state)
{
    struct pla_outlines out =
        canvas(HEAD "\nR,A,,true,high,h,\"7,5\",low,l,0.25\nS,B,,0,one,,1\nR,A,,1,x,,3\n", PLA_OK);
    (void)state;
    assert_int_equal(out.count, 2);
    assert_int_equal(out.items[0].criterion_count, 2);
    const struct pla_outline_criterion *first = &out.items[0].criteria[0];
    assert_true(pla_text_equal(first->id, PLA_TEXT("a")));
    assert_true(pla_text_equal(out.items[0].criteria[1].id, PLA_TEXT("a-2")));
    assert_true(first->is_range && !out.items[1].criteria[0].is_range);
    assert_true(pla_text_equal(first->levels[0].name, PLA_TEXT("low")));
    assert_int_equal(pla_rational_compare(first->levels[1].points, (struct pla_rational){15, 2}),
                     0);
    assert_int_equal(first->minimum, 1);
    /* one level decides nothing: another is put below it */
    assert_int_equal(out.items[1].criteria[0].level_count, 2);
    assert_int_equal(out.items[1].criteria[0].minimum, 1);
    assert_int_equal(out.items[1].criteria[0].levels[0].points.num, 0);
    assert_true(pla_text_equal(out.items[1].criteria[0].levels[0].name, PLA_TEXT("not met")));
}

static void minimum_is_half_of_the_points(void **state)
{
    struct pla_outlines out = canvas(
        HEAD
        ",Rating Name,Rating Description,Rating Points\n"
        "R,A,,false,c,,10,b,,5,a,,0\nR,B,,false,c,,10,b,,4.99,a,,0\nR,C,,false,c,,4,b,,4,a,,4\n",
        PLA_OK);
    (void)state;
    assert_int_equal(out.items[0].criteria[0].minimum, 1);
    assert_int_equal(out.items[0].criteria[1].minimum, 2);
    assert_int_equal(out.items[0].criteria[2].minimum, 1);
}

static void levels_without_points_count_by_position(void **state)
{
    struct pla_outlines out = canvas(HEAD "\nR,A,,false,b,,0,a,,0\nR,B,,false,none,,0\n"
                                          "S,A,,false,b,,0,a,,0\nS,B,,false,x,,0.5\n",
                                     PLA_OK);
    (void)state;
    assert_int_equal(out.items[0].criteria[0].levels[1].points.num, 1);
    assert_int_equal(out.items[0].criteria[1].levels[1].points.num, 1);
    assert_true(pla_text_equal(out.items[0].criteria[1].levels[0].name, PLA_TEXT("not met")));
    assert_int_equal(out.items[1].criteria[0].levels[1].points.num, 0); /* one level is enough */
    assert_int_equal(out.items[1].criteria[1].levels[1].points.den, 2);
}

static void refuses_tables(void **state)
{
    (void)state;
    (void)canvas("", PLA_SYNTAX);
    (void)canvas("a,b\n", PLA_SYNTAX);
    (void)canvas(HEAD "\n", PLA_SYNTAX);
    (void)canvas(HEAD "\n,A,,false,x,,1\n", PLA_SYNTAX);
    (void)canvas(HEAD "\nR,,,false,x,,1\n", PLA_SYNTAX);
    (void)canvas(HEAD "\nR,A,,false\n", PLA_SYNTAX);
    (void)canvas(HEAD "\nR,A,,false,x,,-1\n", PLA_SYNTAX);
    (void)canvas(HEAD "\nR,A,,false,x,,1e400\n", PLA_SYNTAX);
    (void)canvas(HEAD "\nR,A,,false,x,,\n", PLA_SYNTAX);
    (void)canvas("Rubric Name,Criteria Name,Criteria Description,Range\nR,A,,false\n", PLA_SYNTAX);
}

static void nothing_gets_out_of_its_string(void **state)
{
    struct pla_outlines out =
        canvas(HEAD "\n\"R\n]] --\",\"A\"\" os.exit() "
                    "\\\",\"d\nos.exit()\",false,\"x\x1B\xE2\x80\xAE\",,1,\"x\",,0\n",
               PLA_OK);
    struct pla_str text = {0};
    struct pla_err err;
    (void)state;
    out.items[0].origin = PLA_TEXT("a\nos.exit()");
    assert_int_equal(pla_outline_write_rubric(&out.items[0], &text, &err), PLA_OK);
    for (const char *line = text.at; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        assert_int_not_equal(strncmp(line, "os.exit", 7), 0);
    }
    assert_non_null(strstr(text.at, "title = \"A\\\" os.exit() \\\\\""));
    assert_non_null(strstr(text.at, "\"d\\nos.exit()\""));
    assert_non_null(strstr(text.at, "\"x (2)\"")); /* two levels of one name once it is clean */
    assert_null(strchr(text.at, '\x1B'));
    pla_str_release(&text);
}

static void marks_are_levels(void **state)
{
    struct pla_outlines out = canvas(HEAD "\nR,A,,true,high,h,8,low,l,2\n", PLA_OK);
    struct pla_outline_case *cases;
    struct pla_faults faults = {0};
    size_t count;
    (void)state;
    assert_int_equal(
        pla_canvas_read_marks(
            PLA_TEXT("Student Id,A - Rating,A - Points\n1,high,8\n2,,7.9\n3,,8\n4,,\n5,,1\n"), "m",
            &out.items[0], &arena, &cases, &count, &faults),
        PLA_SYNTAX); /* 1 point is below every rating */
    faults = (struct pla_faults){0};
    assert_int_equal(
        pla_canvas_read_marks(
            PLA_TEXT("Student Id,A - Rating,A - Points\n1,high,8\n2,,7.9\n3,,8\n4,,\n"), "m",
            &out.items[0], &arena, &cases, &count, &faults),
        PLA_OK);
    assert_int_equal(count, 4);
    assert_int_equal(cases[0].levels[0], 1);
    assert_int_equal(cases[1].levels[0], 0);
    assert_int_equal(cases[2].levels[0], 1);
    assert_int_equal(cases[3].levels[0], -1);
    assert_int_equal(pla_canvas_read_marks(PLA_TEXT("Student Id,B - Rating\n1,x\n"), "m",
                                           &out.items[0], &arena, &cases, &count, &faults),
                     PLA_SYNTAX);
}

static void case_keeps_what_it_can(void **state)
{
    static const char json[] = "{\"CFRubricCriteria\":[{\"description\":\"A\",\"weight\":1.5,"
                               "\"extensions\":{\"plaudit\":{\"id\":\"my id\",\"minimum\":\"b\"}},"
                               "\"CFRubricCriterionLevels\":[{\"quality\":\"b\",\"score\":1,"
                               "\"position\":2},{\"quality\":\"a\",\"score\":0,\"position\":1}]},"
                               "{\"description\":\"none\"}],\"title\":\"T\"}";
    struct pla_outlines out = {0}, back = {0};
    struct pla_notes dropped = {0};
    struct pla_str text = {0};
    struct pla_err err;
    (void)state;
    assert_int_equal(pla_case_read(pla_text_of(json), "c", &arena, &out, &err), PLA_OK);
    assert_int_equal(out.items[0].criterion_count,
                     1); /* one without levels is left out, and noted */
    assert_int_equal(pla_case_write(out.items, 1, 20758, &arena, &dropped, &text, &err), PLA_OK);
    assert_int_equal(
        pla_case_read((struct pla_text){text.at, text.length - 1}, "c", &arena, &back, &err),
        PLA_OK);
    const struct pla_outline_criterion *a = &out.items[0].criteria[0],
                                       *b = &back.items[0].criteria[0];
    assert_true(pla_text_equal(b->id, PLA_TEXT("my id")) && a->minimum == 1 && b->minimum == 1);
    assert_int_equal(pla_rational_compare(b->weight, (struct pla_rational){3, 2}), 0);
    assert_true(pla_text_equal(b->levels[1].name, PLA_TEXT("b")));
    /* that no level is needed comes back, too */
    struct pla_outline_criterion open = *a;
    open.minimum = -1;
    open.is_open = true;
    out.items[0].criteria = &open;
    pla_str_clear(&text);
    back = (struct pla_outlines){0};
    assert_int_equal(pla_case_write(out.items, 1, 20758, &arena, &dropped, &text, &err), PLA_OK);
    assert_int_equal(
        pla_case_read((struct pla_text){text.at, text.length - 1}, "c", &arena, &back, &err),
        PLA_OK);
    assert_int_equal(back.items[0].criteria[0].minimum, -1);
    pla_str_release(&text);
    out = (struct pla_outlines){0};
    assert_int_equal(
        pla_case_read(PLA_TEXT("{\"CFRubrics\":[{\"title\":\"x\"}]}"), "c", &arena, &out, &err),
        PLA_SYNTAX);
    assert_int_equal(pla_case_read(PLA_TEXT("[]"), "c", &arena, &out, &err), PLA_SYNTAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(names_repeat_in_the_header, tear_down),
        cmocka_unit_test_teardown(minimum_is_half_of_the_points, tear_down),
        cmocka_unit_test_teardown(levels_without_points_count_by_position, tear_down),
        cmocka_unit_test_teardown(refuses_tables, tear_down),
        cmocka_unit_test_teardown(nothing_gets_out_of_its_string, tear_down),
        cmocka_unit_test_teardown(marks_are_levels, tear_down),
        cmocka_unit_test_teardown(case_keeps_what_it_can, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
