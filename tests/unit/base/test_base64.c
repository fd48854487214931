// SPDX-License-Identifier: Apache-2.0
/** Base64 by the vectors of RFC 4648, in the URL-safe form without padding. */
#include "base/base64.h"

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

static void goes_there_and_back(void **state)
{
    static const char *const vectors[][2] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xFB\xFF\xBF", "-_-_"}};
    (void)state;
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
        struct pla_str s = {0};
        struct pla_text back;
        pla_base64url_put(&s, vectors[i][0], strlen(vectors[i][0]));
        assert_string_equal(s.at != NULL ? s.at : "", vectors[i][1]);
        assert_true(pla_base64url_read(pla_text_of(vectors[i][1]), &arena, &back));
        assert_true(pla_text_equal(back, pla_text_of(vectors[i][0])));
        pla_str_release(&s);
    }
}

static void one_text_a_value(void **state)
{
    /* a lone digit, padding, the plain alphabet, white space, bits left over */
    static const char *const wrong[] = {"Z",      "Zg==", "+/+/", "Zm 9v",
                                        "Zm9v\n", "Zh",   "Zm9",  "Zm9vY"};
    struct pla_text back;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(pla_base64url_read(pla_text_of(wrong[i]), &arena, &back));
    assert_false(pla_base64url_read((struct pla_text){0}, &arena, &back));
    assert_false(pla_base64url_read((struct pla_text){"Z\0", 2}, &arena, &back));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(goes_there_and_back, tear_down),
        cmocka_unit_test_teardown(one_text_a_value, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
