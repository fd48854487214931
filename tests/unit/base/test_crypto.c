// SPDX-License-Identifier: Apache-2.0
/** Tests of SHA-256 with the vectors of FIPS 180-4 (NIST examples). */
#include "base/crypto.h"

#include "unit/base/test.h"

static const char abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char nothing[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

static void known_vectors(void **state)
{
    struct pla_sha256 *hash = pla_sha256_new();
    char hex[PLA_SHA256_HEX + 1];

    (void)state;
    assert_non_null(hash);
    pla_sha256_begin(hash);
    pla_sha256_end(hash, hex);
    assert_string_equal(hex, nothing);
    pla_sha256_begin(hash);
    pla_sha256_add(hash, "abc", 3);
    pla_sha256_end(hash, hex);
    assert_string_equal(hex, abc);
    pla_sha256_begin(hash);
    pla_sha256_add(hash, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56);
    pla_sha256_end(hash, hex);
    assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    pla_sha256_free(hash);
    pla_sha256_free(NULL);
}

static void pieces_make_the_whole(void **state)
{
    struct pla_sha256 *hash = pla_sha256_new();
    char hex[PLA_SHA256_HEX + 1];

    (void)state;
    pla_sha256_begin(hash);
    pla_sha256_add(hash, "a", 1);
    pla_sha256_add(hash, NULL, 0);
    pla_sha256_add(hash, "bc", 2);
    pla_sha256_end(hash, hex);
    assert_string_equal(hex, abc);
    /* a hash begun and left does not touch the next */
    pla_sha256_begin(hash);
    pla_sha256_add(hash, "xyz", 3);
    pla_sha256_begin(hash);
    pla_sha256_end(hash, hex);
    assert_string_equal(hex, nothing);
    pla_sha256_free(hash);
}

static void fields_hash_of(const char *a, const char *b, char hex[PLA_SHA256_HEX + 1])
{
    struct pla_sha256 *hash = pla_sha256_new();

    pla_sha256_begin(hash);
    pla_sha256_add_field(hash, pla_text_of(a));
    pla_sha256_add_field(hash, pla_text_of(b));
    pla_sha256_end(hash, hex);
    pla_sha256_free(hash);
}

static void fields_do_not_run_together(void **state)
{
    char one[PLA_SHA256_HEX + 1], two[PLA_SHA256_HEX + 1];
    struct pla_sha256 *hash = pla_sha256_new();

    (void)state;
    fields_hash_of("ab", "c", one);
    fields_hash_of("a", "bc", two);
    assert_string_not_equal(one, two);
    /* the layout is part of every fingerprint: eight bytes of length, then the text */
    pla_sha256_begin(hash);
    pla_sha256_add(hash, "\0\0\0\0\0\0\0\2ab\0\0\0\0\0\0\0\1c", 19);
    pla_sha256_end(hash, two);
    assert_string_equal(one, two);
    pla_sha256_free(hash);
}

static void new_fails_without_memory(void **state)
{
    (void)state;
    pla_alloc_fail_at(1);
    assert_null(pla_sha256_new());
    pla_alloc_fail_at(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_vectors),
        cmocka_unit_test(pieces_make_the_whole),
        cmocka_unit_test(fields_do_not_run_together),
        cmocka_unit_test(new_fails_without_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
