// SPDX-License-Identifier: Apache-2.0
/** Tests of errors as values. */
#include "base/err.h"

#include "unit/base/test.h"

static void set_clears_place_and_hint(void **state)
{
    struct pla_err err = {.where = "old", .hint = "old"};

    (void)state;
    assert_int_equal(pla_err_set(&err, PLA_SYNTAX, "%d of %s", 3, "x"), PLA_SYNTAX);
    assert_int_equal(err.code, PLA_SYNTAX);
    assert_string_equal(err.text, "3 of x");
    assert_string_equal(err.where, "");
    assert_string_equal(err.hint, "");
    pla_err_hint(&err, "try %s", "y");
    assert_string_equal(err.hint, "try y");
}

static void null_is_accepted(void **state)
{
    (void)state;
    assert_int_equal(pla_err_set(NULL, PLA_STORE, "x"), PLA_STORE);
    assert_int_equal(pla_err_memory(NULL), PLA_MEMORY);
    pla_err_hint(NULL, "x");
    pla_err_prepend(NULL, "x");
}

static void prepend_puts_in_front(void **state)
{
    struct pla_err err;

    (void)state;
    pla_err_set(&err, PLA_RUBRIC, "bad");
    pla_err_prepend(&err, ":%d", 12);
    pla_err_prepend(&err, "%s", "rubric.lua");
    assert_string_equal(err.where, "rubric.lua:12");
}

static void long_place_keeps_its_front(void **state)
{
    struct pla_err err;
    char back[sizeof err.where];

    (void)state;
    memset(back, 'b', sizeof back - 1);
    back[sizeof back - 1] = '\0';
    pla_err_set(&err, PLA_RUBRIC, "bad");
    pla_err_prepend(&err, "%s", back);
    assert_int_equal(strlen(err.where), sizeof err.where - 1);
    pla_err_prepend(&err, "front");
    assert_int_equal(strlen(err.where), sizeof err.where - 1);
    assert_memory_equal(err.where, "frontb", 6);
}

static void cut_text_ends_with_a_whole_character(void **state)
{
    struct pla_err err;
    char filler[sizeof err.text];

    (void)state;
    /* the last character begins before the end of the room and does not fit */
    for (size_t free_bytes = 1; free_bytes <= 4; free_bytes++) {
        memset(filler, 'a', sizeof filler);
        filler[sizeof err.text - 1 - free_bytes] = '\0';
        pla_err_set(&err, PLA_RUBRIC, "%s\xF0\x9F\x98\x80", filler);
        const size_t whole = free_bytes == 4 ? 4 : 0;
        assert_int_equal(strlen(err.text), sizeof err.text - 1 - free_bytes + whole);
    }
}

static void faults_are_kept_to_a_number_and_counted(void **state)
{
    static struct pla_faults faults;
    struct pla_err err;

    (void)state;
    for (int i = 0; i < PLA_FAULTS_KEPT + 5; i++) {
        pla_err_set(&err, PLA_PORTFOLIO, "fault %d", i);
        pla_faults_add(&faults, &err);
    }
    assert_int_equal(faults.count, PLA_FAULTS_KEPT + 5);
    assert_string_equal(faults.items[0].text, "fault 0");
    assert_string_equal(faults.items[PLA_FAULTS_KEPT - 1].text, "fault 19");
}

static void codes_have_names_and_status(void **state)
{
    (void)state;
    assert_string_equal(pla_code_name(PLA_OK), "OK");
    assert_string_equal(pla_code_name(PLA_PORTFOLIO), "PORTFOLIO");
    assert_string_equal(pla_code_sentence(PLA_MEMORY), "memory is exhausted");
    assert_int_equal(pla_code_exit(PLA_OUTPUT), 7);
    for (int code = 0; code < PLA_CODE_COUNT; code++) {
        assert_true(strlen(pla_code_sentence((enum pla_code)code)) > 0);
    }
    assert_int_equal(pla_code_exit(PLA_CODE_COUNT), 70);
}

static void worst_follows_the_exit_status(void **state)
{
    static const enum pla_code order[] = {PLA_OK,     PLA_NO,    PLA_USAGE,      PLA_SYNTAX,
                                          PLA_RUBRIC, PLA_LIMIT, PLA_STORE,      PLA_OUTPUT,
                                          PLA_MEMORY, PLA_BUG,   PLA_INTERRUPTED};
    const size_t count = sizeof order / sizeof order[0];

    (void)state;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            assert_int_equal(pla_code_worst(order[i], order[j]), order[i > j ? i : j]);
        }
    }
    assert_int_equal(pla_code_worst(PLA_SYNTAX, PLA_PORTFOLIO), PLA_SYNTAX);
}

static const char *nearest(const char *word)
{
    static const char *const list[] = {"weight",  "weights", "title", "id",
                                       "minimum", "scale",   NULL};

    return pla_nearest(word, strlen(word), list);
}

static void nearest_finds_slips(void **state)
{
    (void)state;
    assert_string_equal(nearest("wieght"), "weight");
    assert_string_equal(nearest("weight"), "weight");
    assert_string_equal(nearest("titel"), "title");
    assert_string_equal(nearest("ids"), "id");
    assert_string_equal(nearest("minmum"), "minimum");
}

static void nearest_knows_its_limit(void **state)
{
    char word[300];

    (void)state;
    assert_null(nearest(""));
    assert_null(nearest("colour"));
    assert_null(nearest("tixxe")); /* two changes in five letters */
    assert_string_equal(nearest("tixle"), "title");
    memset(word, 'w', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    assert_null(nearest(word));
}

static void nearest_takes_the_first_of_equals(void **state)
{
    static const char *const list[] = {"cat", "car", NULL};

    (void)state;
    assert_string_equal(pla_nearest("cab", 3, list), "cat");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(set_clears_place_and_hint),
        cmocka_unit_test(null_is_accepted),
        cmocka_unit_test(prepend_puts_in_front),
        cmocka_unit_test(long_place_keeps_its_front),
        cmocka_unit_test(cut_text_ends_with_a_whole_character),
        cmocka_unit_test(faults_are_kept_to_a_number_and_counted),
        cmocka_unit_test(codes_have_names_and_status),
        cmocka_unit_test(worst_follows_the_exit_status),
        cmocka_unit_test(nearest_finds_slips),
        cmocka_unit_test(nearest_knows_its_limit),
        cmocka_unit_test(nearest_takes_the_first_of_equals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
