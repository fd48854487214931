// SPDX-License-Identifier: Apache-2.0
/** Where a value ends, however the text is cut into pieces. */
#include "batch/split.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/** Follow `text` in pieces of `step` bytes. @return how it ended; `*out_at` where */
static enum pla_split_end follow(const char *text, size_t step, size_t *out_at)
{
    struct pla_split split = {0};
    size_t length = strlen(text), seen = 0;
    enum pla_split_end end = PLA_SPLIT_MORE;
    while (seen < length && end == PLA_SPLIT_MORE) {
        size_t piece = length - seen < step ? length - seen : step;
        const char *at = text + seen;
        end = pla_split_value(&split, &at, text + seen + piece, NULL, NULL);
        seen = (size_t)(at - text);
    }
    *out_at = seen;
    return end;
}

static const struct {
    const char *text;
    enum pla_split_end end;
    size_t at;
} cases[] = {
    {"{} x", PLA_SPLIT_END, 2},         {"{\"a\":[1,{}]},", PLA_SPLIT_END, 12},
    {"[[]]]", PLA_SPLIT_END, 4},        {"{\"}\":\"\\\"}\"}}", PLA_SPLIT_END, 11},
    {"{\"\\\\\"}x", PLA_SPLIT_END, 6},  {"{\"a\":1", PLA_SPLIT_MORE, 6},
    {"{\"a", PLA_SPLIT_MORE, 3},        {"{]", PLA_SPLIT_BROKEN, 1},
    {"[{]", PLA_SPLIT_BROKEN, 2},       {"[}", PLA_SPLIT_BROKEN, 1},
    {"{\"a\n\"}", PLA_SPLIT_BROKEN, 3},
};

static void finds_the_end_in_any_pieces(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (size_t step = 1; step < 14; step++) {
            size_t at;
            assert_int_equal(follow(cases[i].text, step, &at), cases[i].end);
            assert_int_equal(at, cases[i].at);
        }
    }
}

static void counts_lines(void **state)
{
    struct pla_split split = {0};
    const char text[] = "{\n\"a\":\n1}", *at = text, *line = NULL;
    size_t lines = 0;
    (void)state;
    assert_int_equal(pla_split_value(&split, &at, text + strlen(text), &lines, &line),
                     PLA_SPLIT_END);
    assert_int_equal(lines, 2);
    assert_ptr_equal(line, text + 7);
}

/** Deep values are followed; only the kind of brackets beyond 64 levels is not checked. */
static void depth_has_no_end(void **state)
{
    char text[402];
    size_t at;
    (void)state;
    for (size_t depth = 63; depth <= 66; depth++) {
        memset(text, '[', depth);
        memset(text + depth, ']', depth);
        text[2 * depth] = '\0';
        assert_int_equal(follow(text, 7, &at), PLA_SPLIT_END);
        assert_int_equal(at, 2 * depth);
        text[2 * depth - 1] = '}'; /* the outermost is always checked */
        assert_int_equal(follow(text, 7, &at), PLA_SPLIT_BROKEN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_end_in_any_pieces),
        cmocka_unit_test(counts_lines),
        cmocka_unit_test(depth_has_no_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
