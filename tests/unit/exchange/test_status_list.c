// SPDX-License-Identifier: Apache-2.0
/** Status lists and the register of their places. */
#include "exchange/status_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "exchange/register.h"

static struct pla_arena arena;

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

static void bits_go_there_and_back(void **state)
{
    struct pla_status_list list, back;
    struct pla_str text = {0};
    struct pla_err err;
    (void)state;
    assert_int_equal(pla_status_list_new(&arena, &list, &err), PLA_OK);
    assert_true(pla_status_list_set(&list, 0));
    assert_true(pla_status_list_set(&list, 9));
    assert_true(pla_status_list_set(&list, PLA_STATUS_BITS - 1));
    assert_false(pla_status_list_set(&list, PLA_STATUS_BITS));
    assert_int_equal(list.bytes[0], 0x80); /* the first bit is the highest of the first byte */
    assert_int_equal(list.bytes[1], 0x40);
    assert_int_equal(pla_status_list_encode(&list, &text, &err), PLA_OK);
    assert_int_equal(
        pla_status_list_decode((struct pla_text){text.at, text.length}, &arena, &back, &err),
        PLA_OK);
    assert_int_equal(back.bits, PLA_STATUS_BITS);
    assert_memory_equal(back.bytes, list.bytes, PLA_STATUS_BITS / 8);
    assert_true(pla_status_list_get(&back, 9));
    assert_false(pla_status_list_get(&back, 8));
    assert_false(pla_status_list_get(&back, PLA_STATUS_BITS));
    pla_str_release(&text);
}

static void reads_the_list_of_the_standard(void **state)
{
    /* the example of the recommendation, 131,072 bits without one set */
    static const char encoded[] =
        "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";
    struct pla_status_list list;
    struct pla_err err;
    (void)state;
    assert_int_equal(pla_status_list_decode(pla_text_of(encoded), &arena, &list, &err), PLA_OK);
    assert_int_equal(list.bits, PLA_STATUS_BITS);
    for (size_t i = 0; i < list.bits; i++)
        assert_false(pla_status_list_get(&list, i));
}

static void refuses_bombs(void **state)
{
    static const char *const wrong[] = {
        "", "u", "zAAAA", "u====", "uAAAA", "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAA"};
    struct pla_status_list list, large = {NULL, (size_t)PLA_STATUS_MOST_BYTES * 8 + 64};
    struct pla_str text = {0};
    struct pla_err err;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(pla_status_list_decode(pla_text_of(wrong[i]), &arena, &list, &err),
                         PLA_SYNTAX);
    large.bytes = PLA_NEW_ARRAY(&arena, large.bits / 8, unsigned char);
    assert_non_null(large.bytes);
    assert_int_equal(pla_status_list_encode(&large, &text, &err), PLA_OK);
    assert_true(text.length < 1 << 14); /* small as it comes, large as it unpacks */
    assert_int_equal(
        pla_status_list_decode((struct pla_text){text.at, text.length}, &arena, &list, &err),
        PLA_SYNTAX);
    assert_non_null(strstr(err.text, "at most 4 MiB"));
    pla_str_release(&text);
}

static void places_are_kept(void **state)
{
    struct pla_register reg, again;
    struct pla_str text = {0};
    struct pla_err err;
    size_t places[64], place;
    char id[16];
    (void)state;
    assert_int_equal(pla_register_begin(&reg, &arena, &err), PLA_OK);
    for (int i = 0; i < 64; i++) {
        (void)snprintf(id, sizeof id, "urn:%d", i);
        assert_int_equal(pla_register_place(&reg, pla_text_of(id), PLA_TEXT("f"), &places[i], &err),
                         PLA_OK);
        for (int k = 0; k < i; k++)
            assert_int_not_equal(places[i], places[k]);
    }
    pla_register_put(&reg, &text);
    const struct pla_text lines = {text.at, text.length};
    assert_int_equal(pla_register_begin(&again, &arena, &err), PLA_OK);
    assert_int_equal(pla_register_read(&again, lines, "r", &err), PLA_OK);
    assert_int_equal(pla_register_place(&again, PLA_TEXT("urn:7"), PLA_TEXT("f"), &place, &err),
                     PLA_OK);
    assert_int_equal(place, places[7]);
    assert_int_equal(again.count, 64);
    /* a place that is taken goes to the next one */
    assert_int_equal(pla_register_begin(&again, &arena, &err), PLA_OK);
    (void)pla_status_list_set(&again.taken, places[7]);
    assert_int_equal(pla_register_place(&again, PLA_TEXT("urn:7"), PLA_TEXT("f"), &place, &err),
                     PLA_OK);
    assert_int_equal(place, (places[7] + 1) % PLA_STATUS_BITS);
    /* the same lines twice */
    assert_int_equal(pla_register_begin(&again, &arena, &err), PLA_OK);
    assert_int_equal(pla_register_read(&again, lines, "r", &err), PLA_OK);
    assert_int_equal(pla_register_read(&again, lines, "r", &err), PLA_SYNTAX);
    assert_string_equal(err.where, "r:1");
    assert_int_equal(pla_register_read(&again,
                                       PLA_TEXT("{\"id\":\"a\",\"index\":131072,\"file\":\"\"}"),
                                       "r", &err),
                     PLA_SYNTAX);
    pla_str_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(bits_go_there_and_back, tear_down),
        cmocka_unit_test_teardown(reads_the_list_of_the_standard, tear_down),
        cmocka_unit_test_teardown(refuses_bombs, tear_down),
        cmocka_unit_test_teardown(places_are_kept, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
