// SPDX-License-Identifier: Apache-2.0
/** Tests of reports/words: every catalogue whole, plurals, numbers and dates by language. */
#include "words.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const char *const word_names[] = {
#define PLA_WORD(name, text) #name,
#include "words_en.def"
#undef PLA_WORD
};

/** Bit i is set if the text has the place {i}. */
static unsigned places_of(struct pla_text text)
{
    unsigned places = 0;
    for (size_t i = 0; i + 2 < text.length; i++)
        if (text.at[i] == '{' && text.at[i + 2] == '}')
            places |= 1u << (text.at[i + 1] - '0');
    return places;
}

static size_t forms_of(const char *text)
{
    size_t forms = 1;
    for (; *text != '\0'; text++)
        forms += *text == '|';
    return forms;
}

static void every_language_has_every_word(void **state)
{
    static const size_t most[] = {2, 2, 2, 6};
    (void)state;
    for (size_t l = 0; pla_words_codes[l] != NULL; l++) {
        const struct pla_words *words = pla_words_find(pla_words_codes[l]);
        assert_non_null(words);
        for (int w = 0; w < PLA_WORD_COUNT; w++) {
            const char *text = pla_word_raw(words, (enum pla_word)w);
            const char *english = pla_word_raw(pla_words_english(), (enum pla_word)w);
            if (!pla_word_is_there(words, (enum pla_word)w))
                fail_msg("%s has no %s", pla_words_codes[l], word_names[w]);
            assert_true(text[0] != '\0');
            assert_true(pla_utf8_is_valid(pla_text_of(text)));
            size_t forms = forms_of(text);
            if (forms != 1 && forms != most[l])
                fail_msg("%s: %s has %zu forms", pla_words_codes[l], word_names[w], forms);
            /* The last form is the one for many: it has all places. */
            const char *bar = strrchr(text, '|'), *english_bar = strrchr(english, '|');
            unsigned got = places_of(pla_text_of(bar != NULL ? bar : text));
            unsigned want = places_of(pla_text_of(english_bar != NULL ? english_bar : english));
            if (got != want)
                fail_msg("%s: %s has other places", pla_words_codes[l], word_names[w]);
        }
    }
    assert_null(pla_words_find("xx"));
    assert_null(pla_words_find(NULL));
}

static void assert_said(const char *code, struct pla_rational number, const char *want)
{
    struct pla_str text = {0};
    pla_word_put(pla_words_find(code), PLA_W_verdict_credits, &PLA_ARG_R(number), 1, &text);
    assert_string_equal(text.at, want);
    pla_str_release(&text);
}

static void plurals_follow_the_number(void **state)
{
    (void)state;
    assert_said("en", PLA_WHOLE(0), "0 credits are recommended.");
    assert_said("en", PLA_WHOLE(1), "1 credit is recommended.");
    assert_said("en", (struct pla_rational){3, 2}, "1.5 credits are recommended.");
    assert_said("fr", (struct pla_rational){3, 2}, "1,5 crédit est recommandé.");
    assert_said("fr", PLA_WHOLE(2), "2 crédits sont recommandés.");
    assert_said("es", PLA_WHOLE(1), "Se recomienda 1 crédito.");
    assert_said("ar", PLA_WHOLE(0), "لم يوصَ بأي ساعات معتمدة.");
    assert_said("ar", PLA_WHOLE(2), "أوصي بساعتين معتمدتين (٢).");
    assert_said("ar", PLA_WHOLE(10), "أوصي بـ ١٠ ساعات معتمدة.");
    assert_said("ar", PLA_WHOLE(11), "أوصي بـ ١١ ساعة معتمدة.");
    assert_said("ar", PLA_WHOLE(100), "أوصي بـ ١٠٠ ساعة معتمدة.");
}

static void assert_number(const char *code, struct pla_rational number, const char *want)
{
    struct pla_str text = {0};
    pla_words_put_number(pla_words_find(code), number, &text);
    assert_string_equal(text.at, want);
    pla_str_release(&text);
}

static void numbers_are_written_by_language(void **state)
{
    (void)state;
    assert_number("en", (struct pla_rational){9, 4}, "2.25");
    assert_number("fr", (struct pla_rational){9, 4}, "2,25");
    assert_number("ar", (struct pla_rational){9, 4}, "٢٫٢٥");
    assert_number("en", (struct pla_rational){8, 3}, "8/3");
    assert_number("en", PLA_WHOLE(-3),
                  "\xE2\x88\x92"
                  "3");
    assert_number("en", PLA_WHOLE(9999), "9999");
    assert_number("en", PLA_WHOLE(10000), "10,000");
    assert_number("en", PLA_WHOLE(-1234567),
                  "\xE2\x88\x92"
                  "1,234,567");
    assert_number("fr", PLA_WHOLE(10000),
                  "10\xE2\x80\xAF"
                  "000");
    assert_number("ar", PLA_WHOLE(1234567), "١٬٢٣٤٬٥٦٧");
    assert_number("en", (struct pla_rational){100001, 2}, "50,000.5");
}

static void assert_day(const char *code, pla_day day, const char *want)
{
    struct pla_str text = {0};
    pla_words_put_day(pla_words_find(code), day, &text);
    assert_string_equal(text.at, want);
    pla_str_release(&text);
}

static void days_are_written_by_language(void **state)
{
    (void)state;
    pla_day first = pla_day_of(2026, 11, 1), second = pla_day_of(2026, 8, 2);
    assert_day("en", first, "1 November 2026");
    assert_day("fr", first, "1er novembre 2026");
    assert_day("fr", second, "2 août 2026");
    assert_day("es", first, "1 de noviembre de 2026");
    assert_day("ar", first, "١ نوفمبر ٢٠٢٦");
}

static void lists_end_with_and(void **state)
{
    static const struct pla_text items[] = {{"a", 1}, {"b", 1}, {"c", 1}};
    struct pla_str text = {0};
    (void)state;
    pla_words_put_list(pla_words_english(), items, 3, &text);
    assert_string_equal(text.at, "a, b and c");
    pla_str_clear(&text);
    pla_words_put_list(pla_words_find("es"), items, 2, &text);
    assert_string_equal(text.at, "a y b");
    pla_str_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_has_every_word),
        cmocka_unit_test(plurals_follow_the_number),
        cmocka_unit_test(numbers_are_written_by_language),
        cmocka_unit_test(days_are_written_by_language),
        cmocka_unit_test(lists_end_with_and),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
