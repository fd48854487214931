// SPDX-License-Identifier: Apache-2.0
/**
 * Sets of evidence items: found in any order, listed in portfolio order.
 */
#include "assess/marks.h"
#include "unit/assess/build.h"

enum { MANY = 40 };

static void begin(struct build *b, struct pla_marks *marks)
{
    char json[MANY * 16] = "";
    size_t length = 0;
    build_begin(b);
    for (int i = 0; i < MANY; i++)
        length += (size_t)snprintf(json + length, sizeof json - length, "%s{'id':'e%d'}",
                                   i > 0 ? "," : "", i);
    build_items(b, json);
    assert_true(pla_marks_init(marks, &b->portfolio, &b->arena));
}

static void items_are_found_in_any_order(void **state)
{
    struct build b;
    struct pla_marks marks;
    (void)state;
    begin(&b, &marks);
    for (size_t i = 0; i < MANY; i++)
        assert_int_equal(pla_marks_find(&marks, b.portfolio.evidence[i].id), i);
    for (size_t i = MANY; i > 0; i--)
        assert_int_equal(pla_marks_find(&marks, b.portfolio.evidence[i - 1].id), i - 1);
    for (size_t i = 0; i < MANY; i++) {
        size_t at = i * 17 % MANY;
        assert_int_equal(pla_marks_find(&marks, b.portfolio.evidence[at].id), at);
    }
    assert_int_equal(pla_marks_find(&marks, PLA_TEXT("nobody")), PLA_NO_ITEM);
    assert_int_equal(pla_marks_find(&marks, PLA_TEXT("")), PLA_NO_ITEM);
    build_end(&b);
}

static void a_set_is_listed_once_in_portfolio_order(void **state)
{
    struct build b;
    struct pla_marks marks;
    (void)state;
    begin(&b, &marks);
    build_texts_are(pla_marks_list(&marks, &b.arena), "");
    struct pla_text_list one = build_texts(&b, "e30|e2|nobody"), two = build_texts(&b, "e2|e7");
    pla_marks_add(&marks, &one);
    pla_marks_add(&marks, &two);
    build_texts_are(pla_marks_list(&marks, &b.arena), "e2|e7|e30");
    build_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_are_found_in_any_order),
        cmocka_unit_test(a_set_is_listed_once_in_portfolio_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
