// SPDX-License-Identifier: Apache-2.0
/** Points in time, slugs and addresses: both sides of each boundary. */
#include "exchange/instant.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/ids.h"

static void reads_instants(void **state)
{
    static const struct {
        const char *text;
        int64_t seconds;
    } right[] = {
        {"1970-01-01T00:00:00Z", 0},          {"1970-01-01T00:00:01.999Z", 1},
        {"1970-01-01T01:00:00+01:00", 0},     {"1969-12-31T23:00:00-01:00", 0},
        {"2026-11-01T09:30:00z", 1793525400}, {"1969-12-31T23:59:59Z", -1},
    };
    static const char *const wrong[] = {"2026-11-01",
                                        "2026-11-01T09:30:00",
                                        "2026-11-01 09:30:00Z",
                                        "2026-13-01T09:30:00Z",
                                        "2026-11-01T24:00:00Z",
                                        "2026-11-01T09:60:00Z",
                                        "2026-11-01T09:30:61Z",
                                        "2026-11-01T09:30:00.Z",
                                        "2026-11-01T09:30:00+0100",
                                        "2026-11-01T09:30:00+24:00",
                                        "2026-11-01T09:30:00ZZ",
                                        "",
                                        "2026-02-29T00:00:00Z"};
    int64_t seconds;
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
        assert_true(pla_instant_read(pla_text_of(right[i].text), &seconds));
        assert_int_equal(seconds, right[i].seconds);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(pla_instant_read(pla_text_of(wrong[i]), &seconds));
    assert_int_equal(pla_instant_day(-1), -1);
    assert_int_equal(pla_instant_day(0), 0);
    assert_int_equal(pla_instant_day(PLA_DAY_SECONDS - 1), 0);
    assert_int_equal(pla_instant_day(INT64_MIN), PLA_DAY_MIN);
    assert_int_equal(pla_instant_day(INT64_MAX), PLA_DAY_MAX);
}

static void assert_slug(struct pla_text id, size_t most, const char *want)
{
    struct pla_str s = {0};
    pla_slug_put(&s, id, most);
    assert_string_equal(s.at != NULL ? s.at : "", want);
    pla_str_release(&s);
}

static void names_of_files_are_plain(void **state)
{
    (void)state;
    assert_slug(PLA_TEXT("EDU301-a_B"), 40, "EDU301-a_B");
    assert_slug(PLA_TEXT("../../etc/passwd"), 40, "______etc_passwd");
    assert_slug(PLA_TEXT("a\0b\n\x1B"), 40, "a_b__");
    assert_slug(PLA_TEXT(".."), 40, "__");
    assert_slug(PLA_TEXT("abcdef"), 3, "abc");
    assert_slug(PLA_TEXT(""), 3, "");
}

static void addresses_can_be_opened(void **state)
{
    (void)state;
    assert_true(pla_is_web_address(PLA_TEXT("https://example.edu/a?b=c#d")));
    assert_true(pla_is_web_address(PLA_TEXT("http://x")));
    assert_false(pla_is_web_address(PLA_TEXT("https://")));
    assert_false(pla_is_web_address(PLA_TEXT("javascript:alert(1)")));
    assert_false(pla_is_web_address(PLA_TEXT("https://a b")));
    assert_false(pla_is_web_address(PLA_TEXT("https://a\"b")));
    assert_false(pla_is_web_address(PLA_TEXT("https://\xC3\xA9")));
    assert_false(pla_is_web_address((struct pla_text){0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_instants),
        cmocka_unit_test(names_of_files_are_plain),
        cmocka_unit_test(addresses_can_be_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
