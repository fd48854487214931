// SPDX-License-Identifier: Apache-2.0
/** Tokens: made, verified, and refused by the name of what is wrong. */
#include "exchange/jwt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base64.h"

static struct pla_arena arena;

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

/** A token of a header and a payload, signed by nobody. */
static struct pla_text unsigned_token(const char *header, const char *payload)
{
    struct pla_str s = {0};
    pla_base64url_put(&s, header, strlen(header));
    pla_str_put_c(&s, '.');
    pla_base64url_put(&s, payload, strlen(payload));
    PLA_PUT(&s, ".AAAA");
    const struct pla_text token = pla_text_copy(&arena, (struct pla_text){s.at, s.length});
    pla_str_release(&s);
    return token;
}

static void assert_refused(const char *header, const char *word)
{
    struct pla_jwt jwt;
    struct pla_err err = {0};
    assert_int_equal(pla_jwt_read(unsigned_token(header, "{}"), "t", &arena, &jwt, &err),
                     PLA_SYNTAX);
    assert_non_null(strstr(err.text, word));
    assert_int_equal(err.where[0], 't');
}

static void refuses_algorithms_by_name(void **state)
{
    (void)state;
    assert_refused("{\"alg\":\"none\"}", "none");
    assert_refused("{\"alg\":\"nOnE\"}", "none");
    assert_refused("{\"alg\":\"HS256\"}", "HS256");
    assert_refused("{\"alg\":\"HS512\"}", "HS512");
    assert_refused("{\"alg\":\"ES256\"}", "ES256");
    assert_refused("{\"alg\":\"PS256\"}", "PS256");
    assert_refused("{\"alg\":\"rs256\"}", "rs256");
    assert_refused("{\"alg\":\"\"}", "not supported");
    assert_refused("{\"alg\":1}", "names no algorithm");
    assert_refused("{}", "names no algorithm");
}

static void refuses_headers(void **state)
{
    (void)state;
    assert_refused("{\"alg\":\"EdDSA\",\"alg\":\"none\"}", "twice");
    assert_refused("{\"alg\":\"EdDSA\",\"crit\":[\"exp\"]}", "crit");
    assert_refused("{\"alg\":\"EdDSA\",\"b64\":false}", "b64");
    assert_refused("{\"alg\":\"EdDSA\",\"zip\":\"DEF\"}", "zip");
    assert_refused("{\"alg\":\"EdDSA\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}", "oct");
    assert_refused("{\"alg\":\"EdDSA\",\"jwk\":{\"kty\":\"OKP\",\"d\":\"AA\"}}", "private key");
    assert_refused("[]", "not an object");
    assert_refused("{\"alg\":\"EdDSA\"", "");
}

static void refuses_forms(void **state)
{
    static const char *const wrong[] = {"",     "a",    "a.b",       "a.b.c.d",
                                        ".b.c", "a..c", "e30.e30.=", "!.e30.AA"};
    struct pla_jwt jwt;
    struct pla_err err;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(pla_jwt_read(pla_text_of(wrong[i]), "t", &arena, &jwt, &err), PLA_SYNTAX);
}

static struct pla_key *new_key(enum pla_key_kind kind)
{
    struct pla_key *key;
    struct pla_err err;
    assert_int_equal(pla_key_generate(kind, &key, &err), PLA_OK);
    return key;
}

static void signs_and_verifies(void **state)
{
    struct pla_key_set right = {0}, other = {0}, none = {0}, rsa = {0};
    struct pla_str token = {0};
    struct pla_jwt jwt;
    struct pla_err err;
    struct pla_key *key = new_key(PLA_KEY_EDDSA);
    const struct pla_jwt_signer signer = {key, PLA_TEXT("k1")};
    (void)state;
    assert_int_equal(pla_jwt_sign(PLA_TEXT("{\"a\":1}"), &signer, &token, &err), PLA_OK);
    assert_int_equal(pla_key_set_add(&right, key, PLA_TEXT("k2"), &arena, &err), PLA_OK);
    assert_int_equal(pla_key_set_add(&other, new_key(PLA_KEY_EDDSA), PLA_TEXT("k1"), &arena, &err),
                     PLA_OK);
    assert_int_equal(
        pla_key_set_add(&rsa, new_key(PLA_KEY_RS256), (struct pla_text){0}, &arena, &err), PLA_OK);
    const struct pla_text text = {token.at, token.length};
    assert_int_equal(pla_jwt_read(text, "t", &arena, &jwt, &err), PLA_OK);
    assert_true(pla_text_equal(jwt.payload, PLA_TEXT("{\"a\":1}")));
    assert_true(pla_text_equal(jwt.kid, PLA_TEXT("k1")));
    /* the name no key of the set has: every key of the kind is tried */
    assert_ptr_equal(pla_jwt_verify(&jwt, &right, &err), &right.items[0]);
    /* the name of another's key does not make it fit */
    assert_null(pla_jwt_verify(&jwt, &other, &err));
    assert_non_null(strstr(err.text, "does not fit"));
    assert_null(pla_jwt_verify(&jwt, &none, &err));
    assert_null(pla_jwt_verify(&jwt, &rsa, &err));
    assert_non_null(strstr(err.text, "of that kind"));
    pla_jwt_release(&jwt);
    /* every changed character of the payload or signature is seen */
    for (size_t at = 0; at < token.length; at++) {
        const char was = token.at[at];
        if (was == '.')
            continue;
        token.at[at] = was == 'A' ? 'B' : 'A';
        if (pla_jwt_read(text, "t", &arena, &jwt, &err) == PLA_OK) {
            assert_null(pla_jwt_verify(&jwt, &right, &err));
            pla_jwt_release(&jwt);
        }
        token.at[at] = was;
    }
    pla_key_set_release(&right);
    pla_key_set_release(&other);
    pla_key_set_release(&rsa);
    pla_str_release(&token);
}

static void reads_sets(void **state)
{
    struct pla_key_set set = {0};
    struct pla_err err;
    static const char two[] = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"},{\"kty\":\"OKP\",\"crv\":"
                              "\"Ed25519\",\"kid\":\"x\","
                              "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}";
    (void)state;
    assert_int_equal(pla_key_set_read(pla_text_of(two), "s", &arena, &set, &err), PLA_OK);
    assert_int_equal(set.count, 1);
    assert_true(pla_text_equal(set.items[0].kid, PLA_TEXT("x")));
    assert_int_equal(pla_key_set_read(PLA_TEXT("{\"keys\":[]}"), "s", &arena, &set, &err),
                     PLA_SYNTAX);
    assert_int_equal(pla_key_set_read(PLA_TEXT("{\"keys\":1}"), "s", &arena, &set, &err),
                     PLA_SYNTAX);
    assert_int_equal(pla_key_set_read(PLA_TEXT("{\"keys\":["), "s", &arena, &set, &err),
                     PLA_SYNTAX);
    assert_int_equal(set.count, 1);
    pla_key_set_release(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(refuses_algorithms_by_name, tear_down),
        cmocka_unit_test_teardown(refuses_headers, tear_down),
        cmocka_unit_test_teardown(refuses_forms, tear_down),
        cmocka_unit_test_teardown(signs_and_verifies, tear_down),
        cmocka_unit_test_teardown(reads_sets, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
