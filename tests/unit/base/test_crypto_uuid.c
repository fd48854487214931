// SPDX-License-Identifier: Apache-2.0
/** Ids made of names: the same for the same list, other for any other. */
#include "base/crypto_uuid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void uuid(const struct pla_text *parts, size_t count, char out[PLA_UUID_TEXT + 1])
{
    struct pla_err err;
    assert_int_equal(pla_uuid_of(parts, count, out, &err), PLA_OK);
    assert_true(pla_uuid_is(pla_text_of(out)));
    assert_int_equal(out[14], '5');           /* version */
    assert_non_null(strchr("89ab", out[19])); /* variant */
}

static void no_two_lists_are_alike(void **state)
{
    const struct pla_text ab_c[] = {PLA_TEXT("ab"), PLA_TEXT("c")};
    const struct pla_text a_bc[] = {PLA_TEXT("a"), PLA_TEXT("bc")};
    const struct pla_text empty[] = {PLA_TEXT("ab"), PLA_TEXT("")};
    const struct pla_text absent[] = {PLA_TEXT("ab"), {0}};
    const struct pla_text *lists[] = {ab_c, a_bc, empty, absent};
    char ids[5][PLA_UUID_TEXT + 1], again[PLA_UUID_TEXT + 1];
    (void)state;
    for (size_t i = 0; i < 4; i++)
        uuid(lists[i], 2, ids[i]);
    uuid(ab_c, 1, ids[4]);
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(ids[i], ids[k]);
    uuid(ab_c, 2, again);
    assert_string_equal(again, ids[0]);
}

static void an_id_never_changes(void **state)
{
    const struct pla_text parts[] = {PLA_TEXT("rubric"), PLA_TEXT("networked-learning")};
    char id[PLA_UUID_TEXT + 1];
    (void)state;
    uuid(parts, 2, id);
    assert_string_equal(
        id, "9c48b3e8-8de5-54dd-aa1c-18a7bee4c06a"); /* by Python: uuid5 of the same bytes */
}

static void knows_the_form(void **state)
{
    (void)state;
    assert_true(pla_uuid_is(PLA_TEXT("0b0b9a2c-11c5-4f0b-8c5e-0d1e1f2a3b4c")));
    assert_true(pla_uuid_is(PLA_TEXT("0B0B9A2C-11C5-4F0B-8C5E-0D1E1F2A3B4C")));
    assert_false(pla_uuid_is(PLA_TEXT("0b0b9a2c-11c5-4f0b-8c5e-0d1e1f2a3b4")));
    assert_false(pla_uuid_is(PLA_TEXT("0b0b9a2c-11c5-4f0b-8c5e-0d1e1f2a3b4g")));
    assert_false(pla_uuid_is(PLA_TEXT("0b0b9a2c011c5-4f0b-8c5e-0d1e1f2a3b4c")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_two_lists_are_alike),
        cmocka_unit_test(an_id_never_changes),
        cmocka_unit_test(knows_the_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
