// SPDX-License-Identifier: Apache-2.0
/** Keys by the vectors of RFC 7638 and RFC 8037, and what is refused. */
#include "base/crypto_key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base64.h"

/** The RSA key of RFC 7638, section 3.1. */
static const char rsa[] =
    "{\"kty\":\"RSA\",\"n\":"
    "\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPF"
    "FxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-"
    "65YGjQ"
    "R0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-"
    "bFTWhAI4vMQFh6W"
    "eZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw\",\"e\":\"AQAB\","
    "\"alg\":"
    "\"RS256\",\"kid\":\"2011-04-29\"}";
/** The key, token and thumbprint of RFC 8037, appendix A. */
static const char ed[] = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":"
                         "\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

static struct pla_key *read_jwk(const char *json, enum pla_code want)
{
    struct pla_json_tree *tree;
    struct pla_key *key = NULL;
    struct pla_err err = {0};
    assert_int_equal(pla_json_tree_parse(pla_text_of(json), "j", &tree, &err), PLA_OK);
    assert_int_equal(pla_key_read_jwk(pla_json_tree_root(tree), "j", &key, &err), want);
    assert_true((want == PLA_OK) == (key != NULL));
    assert_true(want == PLA_OK || (err.text[0] != '\0' && strcmp(err.where, "j") == 0));
    pla_json_tree_free(tree);
    return key;
}

static void assert_thumbprint(const char *json, const char *want)
{
    char have[PLA_THUMBPRINT_TEXT + 1];
    struct pla_err err;
    struct pla_key *key = read_jwk(json, PLA_OK);
    assert_int_equal(pla_key_thumbprint(key, have, &err), PLA_OK);
    assert_string_equal(have, want);
    pla_key_free(key);
}

static void thumbprints_of_the_standards(void **state)
{
    (void)state;
    assert_thumbprint(rsa, "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    assert_thumbprint(ed, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
}

static void verifies_the_token_of_the_standard(void **state)
{
    static const char signing[] = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    static const char signature[] =
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    struct pla_arena arena;
    struct pla_text bytes;
    (void)state;
    pla_arena_init(&arena, 0);
    struct pla_key *key = read_jwk(ed, PLA_OK);
    assert_true(pla_base64url_read(pla_text_of(signature), &arena, &bytes));
    assert_true(pla_key_verify(key, pla_text_of(signing), bytes));
    assert_false(pla_key_verify(key, pla_text_of(signing + 1), bytes));
    bytes.length--;
    assert_false(pla_key_verify(key, pla_text_of(signing), bytes));
    assert_false(pla_key_verify(key, pla_text_of(signing), (struct pla_text){0}));
    assert_false(pla_key_is_private(key));
    pla_key_free(key);
    pla_arena_release(&arena);
}

static void refuses_other_keys(void **state)
{
    static const char *const wrong[] = {
        "{}",
        "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
        ("{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"11qYAYKxCrfVS_"
         "7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}"),
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcH\"}",
        "{\"kty\":\"RSA\",\"n\":\"0vx7agoebGcQSuuPiLJXZg\",\"e\":\"AQAB\"}", /* 128 bits */
        "{\"kty\":\"RSA\",\"e\":\"AQAB\"}",
        "{\"kty\":\"RSA\",\"n\":\"====\",\"e\":\"AQAB\"}",
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        (void)read_jwk(wrong[i], PLA_SYNTAX);
}

static void go_round(enum pla_key_kind kind)
{
    struct pla_key *made, *read, *shown;
    struct pla_str pem = {0}, jwk = {0}, signature = {0};
    struct pla_text bytes;
    struct pla_arena arena;
    struct pla_err err;
    pla_arena_init(&arena, 0);
    assert_int_equal(pla_key_generate(kind, &made, &err), PLA_OK);
    assert_int_equal(pla_key_kind(made), kind);
    assert_int_equal(pla_key_put_pem(made, &pem, &err), PLA_OK);
    assert_int_equal(pla_key_read_pem((struct pla_text){pem.at, pem.length}, "k", &read, &err),
                     PLA_OK);
    assert_true(pla_key_is_private(read));
    assert_int_equal(pla_key_put_jwk(made, &jwk, &err), PLA_OK);
    shown = read_jwk(jwk.at, PLA_OK);
    assert_int_equal(pla_key_sign(read, PLA_TEXT("text"), &signature, &err), PLA_OK);
    assert_true(
        pla_base64url_read((struct pla_text){signature.at, signature.length}, &arena, &bytes));
    assert_true(pla_key_verify(shown, PLA_TEXT("text"), bytes));
    assert_false(pla_key_verify(shown, PLA_TEXT("texts"), bytes));
    assert_int_equal(pla_key_sign(shown, PLA_TEXT("text"), &signature, &err), PLA_BUG);
    assert_int_equal(pla_key_put_pem(shown, &pem, &err), PLA_BUG);
    pla_key_free(made);
    pla_key_free(read);
    pla_key_free(shown);
    pla_str_release(&pem);
    pla_str_release(&jwk);
    pla_str_release(&signature);
    pla_arena_release(&arena);
}

static void a_key_signs_and_comes_back(void **state)
{
    (void)state;
    go_round(PLA_KEY_EDDSA);
    go_round(PLA_KEY_RS256);
}

static void refuses_what_is_no_key(void **state)
{
    static const char encrypted[] = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n"
                                    "-----END ENCRYPTED PRIVATE KEY-----\n";
    struct pla_key *key = NULL;
    struct pla_err err;
    (void)state;
    assert_int_equal(pla_key_read_pem(PLA_TEXT(""), "k", &key, &err), PLA_SYNTAX);
    assert_int_equal(pla_key_read_pem(PLA_TEXT("hello"), "k", &key, &err), PLA_SYNTAX);
    assert_int_equal(pla_key_read_pem(pla_text_of(encrypted), "k", &key, &err), PLA_SYNTAX);
    assert_string_equal(err.text, "the key is encrypted");
    assert_null(key);
    pla_key_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thumbprints_of_the_standards),
        cmocka_unit_test(verifies_the_token_of_the_standard),
        cmocka_unit_test(refuses_other_keys),
        cmocka_unit_test(a_key_signs_and_comes_back),
        cmocka_unit_test(refuses_what_is_no_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
