// SPDX-License-Identifier: Apache-2.0
/** Signing keys, through OpenSSL. */
#include "base/crypto_key.h"

#include "base/base64.h"
#include "base/crypto.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

enum {
    NEW_RSA_BITS = 3072,
    LEAST_RSA_BITS = 2048,
    MOST_RSA_BITS = 8192, /**< larger ones only cost time */
    MOST_EXPONENT_BYTES = 8,
    ED25519_BYTES = 32,
    MOST_SIGNATURE = MOST_RSA_BITS / 8
};

struct pla_key {
    EVP_PKEY *pkey;
    enum pla_key_kind kind;
    bool is_private;
};

const char *pla_key_kind_name(enum pla_key_kind kind)
{
    return kind == PLA_KEY_RS256 ? "RS256" : "EdDSA";
}

void pla_key_free(struct pla_key *key)
{
    if (key == NULL)
        return;
    EVP_PKEY_free(key->pkey);
    pla_heap_free(key);
}

enum pla_key_kind pla_key_kind(const struct pla_key *key)
{
    return key->kind;
}

bool pla_key_is_private(const struct pla_key *key)
{
    return key->is_private;
}

/** Take over `pkey` if it is of a kind we sign with; else it is freed and the reason told. */
static enum pla_code wrap(EVP_PKEY *pkey, bool is_private, struct pla_key **out,
                          struct pla_err *err)
{
    const bool is_rsa = EVP_PKEY_is_a(pkey, "RSA") == 1;
    const int bits = EVP_PKEY_get_bits(pkey);
    enum pla_code code = PLA_OK;
    ERR_clear_error();
    if (!is_rsa && EVP_PKEY_is_a(pkey, "ED25519") != 1)
        code = pla_err_set(err, PLA_SYNTAX, "the key is neither RSA nor Ed25519");
    else if (is_rsa && (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS))
        code = pla_err_set(err, PLA_SYNTAX, "the RSA key has %d bits, not %d to %d", bits,
                           LEAST_RSA_BITS, MOST_RSA_BITS);
    struct pla_key *key = code == PLA_OK ? pla_heap_alloc(sizeof *key) : NULL;
    if (key == NULL) {
        EVP_PKEY_free(pkey);
        return code == PLA_OK ? pla_err_memory(err) : code;
    }
    *key = (struct pla_key){pkey, is_rsa ? PLA_KEY_RS256 : PLA_KEY_EDDSA, is_private};
    *out = key;
    return PLA_OK;
}

enum pla_code pla_key_generate(enum pla_key_kind kind, struct pla_key **out, struct pla_err *err)
{
    EVP_PKEY *pkey = kind == PLA_KEY_RS256
                         ? EVP_PKEY_Q_keygen(NULL, NULL, "RSA", (size_t)NEW_RSA_BITS)
                         : EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
    ERR_clear_error();
    if (pkey == NULL)
        return pla_err_set(err, PLA_MEMORY, "no key could be made");
    return wrap(pkey, true, out, err);
}

/** Never ask a terminal for a passphrase. */
static int no_passphrase(char *buffer, int size, int is_writing, void *context)
{
    (void)buffer;
    (void)size;
    (void)is_writing;
    (void)context;
    return -1;
}

static EVP_PKEY *parse_pem(struct pla_text text, bool is_private)
{
    BIO *bio = text.length <= INT32_MAX ? BIO_new_mem_buf(text.at, (int)text.length) : NULL;
    EVP_PKEY *pkey = NULL;
    if (bio != NULL)
        pkey = is_private ? PEM_read_bio_PrivateKey(bio, NULL, no_passphrase, NULL)
                          : PEM_read_bio_PUBKEY(bio, NULL, no_passphrase, NULL);
    BIO_free(bio);
    ERR_clear_error();
    return pkey;
}

static bool has(struct pla_text text, const char *word)
{
    return text.length > 0 && memmem(text.at, text.length, word, strlen(word)) != NULL;
}

enum pla_code pla_key_read_pem(struct pla_text text, const char *name, struct pla_key **out,
                               struct pla_err *err)
{
    struct pla_err local = {0};
    err = err != NULL ? err : &local;
    EVP_PKEY *pkey = parse_pem(text, true);
    const bool is_private = pkey != NULL;
    if (pkey == NULL)
        pkey = parse_pem(text, false);
    if (pkey != NULL) {
        const enum pla_code code = wrap(pkey, is_private, out, err);
        if (code != PLA_OK)
            pla_err_prepend(err, "%s", name);
        return code;
    }
    if (has(text, "ENCRYPTED"))
        pla_err_set(err, PLA_SYNTAX, "the key is encrypted");
    else
        pla_err_set(err, PLA_SYNTAX, "this is not a key in PEM");
    pla_err_hint(err, has(text, "ENCRYPTED") ? "openssl pkey -in KEY -out PLAIN takes the "
                                               "passphrase away; keep the file for yourself"
                                             : "plaudit key new FILE makes one");
    pla_err_prepend(err, "%s", name);
    return PLA_SYNTAX;
}

/* ---- JSON Web Keys ---- */

static EVP_PKEY *rsa_of(struct pla_text n, struct pla_text e)
{
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    BIGNUM *modulus = BN_bin2bn((const unsigned char *)n.at, (int)n.length, NULL);
    BIGNUM *exponent = BN_bin2bn((const unsigned char *)e.at, (int)e.length, NULL);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
    OSSL_PARAM *params = NULL;
    EVP_PKEY *pkey = NULL;
    if (builder != NULL && modulus != NULL && exponent != NULL && context != NULL &&
        OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, modulus) == 1 &&
        OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, exponent) == 1 &&
        (params = OSSL_PARAM_BLD_to_param(builder)) != NULL &&
        EVP_PKEY_fromdata_init(context) == 1 &&
        EVP_PKEY_fromdata(context, &pkey, EVP_PKEY_PUBLIC_KEY, params) != 1)
        pkey = NULL;
    OSSL_PARAM_free(params);
    EVP_PKEY_CTX_free(context);
    BN_free(exponent);
    BN_free(modulus);
    OSSL_PARAM_BLD_free(builder);
    ERR_clear_error();
    return pkey;
}

/** Bytes of a member in base64url, of `least` to `most`. */
static bool member(const struct pla_json_node *jwk, const char *key, size_t least, size_t most,
                   struct pla_arena *arena, struct pla_text *out)
{
    const struct pla_text text = pla_json_node_text(pla_json_node_get(jwk, key));
    return text.length <= 2 * most && pla_base64url_read(text, arena, out) &&
           out->length >= least && out->length <= most;
}

static EVP_PKEY *parse_jwk(const struct pla_json_node *jwk, struct pla_arena *arena,
                           struct pla_err *err)
{
    const struct pla_text kty = pla_json_node_text(pla_json_node_get(jwk, "kty"));
    const struct pla_text crv = pla_json_node_text(pla_json_node_get(jwk, "crv"));
    struct pla_text n, e;
    EVP_PKEY *pkey = NULL;
    if (pla_text_equal(kty, PLA_TEXT("RSA"))) {
        if (member(jwk, "n", 1, MOST_RSA_BITS / 8, arena, &n) &&
            member(jwk, "e", 1, MOST_EXPONENT_BYTES, arena, &e))
            pkey = rsa_of(n, e);
    } else if (pla_text_equal(kty, PLA_TEXT("OKP")) && pla_text_equal(crv, PLA_TEXT("Ed25519"))) {
        if (member(jwk, "x", ED25519_BYTES, ED25519_BYTES, arena, &n))
            pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, (const unsigned char *)n.at,
                                               n.length);
    } else {
        pla_err_set(err, PLA_SYNTAX, "a JSON Web Key of type \"%.*s\" is not RSA or Ed25519",
                    (int)(kty.length < 20 ? kty.length : 20), kty.at != NULL ? kty.at : "");
        return NULL;
    }
    if (pkey == NULL)
        pla_err_set(err, PLA_SYNTAX, "the members of the JSON Web Key make no public key");
    return pkey;
}

enum pla_code pla_key_read_jwk(const struct pla_json_node *jwk, const char *name,
                               struct pla_key **out, struct pla_err *err)
{
    struct pla_arena arena;
    struct pla_err local = {0};
    err = err != NULL ? err : &local;
    pla_arena_init(&arena, 0);
    EVP_PKEY *pkey = parse_jwk(jwk, &arena, err);
    enum pla_code code = PLA_SYNTAX;
    if (pkey != NULL)
        code = wrap(pkey, false, out, err);
    else if (arena.failed)
        code = pla_err_memory(err);
    ERR_clear_error();
    pla_arena_release(&arena);
    if (code != PLA_OK)
        pla_err_prepend(err, "%s", name);
    return code;
}

static bool put_number(const struct pla_key *key, const char *param, struct pla_str *out)
{
    unsigned char bytes[MOST_RSA_BITS / 8];
    BIGNUM *number = NULL;
    bool is_right = EVP_PKEY_get_bn_param(key->pkey, param, &number) == 1 &&
                    BN_num_bytes(number) <= (int)sizeof bytes;
    if (is_right)
        pla_base64url_put(out, bytes, (size_t)BN_bn2bin(number, bytes));
    BN_free(number);
    return is_right;
}

enum pla_code pla_key_put_jwk(const struct pla_key *key, struct pla_str *out, struct pla_err *err)
{
    unsigned char x[ED25519_BYTES];
    size_t length = sizeof x;
    bool is_right;
    if (key->kind == PLA_KEY_RS256) {
        PLA_PUT(out, "{\"e\":\"");
        is_right = put_number(key, OSSL_PKEY_PARAM_RSA_E, out);
        PLA_PUT(out, "\",\"kty\":\"RSA\",\"n\":\"");
        is_right = put_number(key, OSSL_PKEY_PARAM_RSA_N, out) && is_right;
    } else {
        PLA_PUT(out, "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"");
        is_right = EVP_PKEY_get_raw_public_key(key->pkey, x, &length) == 1;
        pla_base64url_put(out, x, is_right ? length : 0);
    }
    PLA_PUT(out, "\"}");
    ERR_clear_error();
    return is_right ? pla_str_check(out, err) : pla_err_memory(err);
}

enum pla_code pla_key_thumbprint(const struct pla_key *key, char out[PLA_THUMBPRINT_TEXT + 1],
                                 struct pla_err *err)
{
    unsigned char digest[PLA_SHA256_BYTES];
    struct pla_str jwk = {0}, text = {0};
    enum pla_code code = pla_key_put_jwk(key, &jwk, err);
    if (code == PLA_OK && EVP_Digest(jwk.at, jwk.length, digest, NULL, EVP_sha256(), NULL) != 1)
        code = pla_err_memory(err);
    if (code == PLA_OK) {
        pla_base64url_put(&text, digest, sizeof digest);
        code = pla_str_check(&text, err);
    }
    if (code == PLA_OK)
        memcpy(out, text.at, PLA_THUMBPRINT_TEXT + 1);
    pla_str_release(&text);
    pla_str_release(&jwk);
    return code;
}

enum pla_code pla_key_put_pem(const struct pla_key *key, struct pla_str *out, struct pla_err *err)
{
    BIO *bio = BIO_new(BIO_s_mem());
    char *bytes = NULL;
    bool is_right = bio != NULL && key->is_private &&
                    PEM_write_bio_PKCS8PrivateKey(bio, key->pkey, NULL, NULL, 0, NULL, NULL) == 1;
    const long length = is_right ? BIO_get_mem_data(bio, &bytes) : 0;
    if (length > 0)
        pla_str_put(out, bytes, (size_t)length);
    BIO_free(bio);
    ERR_clear_error();
    if (!is_right)
        return pla_err_set(err, PLA_BUG, "a key that is not private cannot be written");
    return pla_str_check(out, err);
}

/* ---- signatures ---- */

enum pla_code pla_key_sign(const struct pla_key *key, struct pla_text text, struct pla_str *out,
                           struct pla_err *err)
{
    unsigned char signature[MOST_SIGNATURE];
    size_t length = sizeof signature;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    const EVP_MD *digest = key->kind == PLA_KEY_RS256 ? EVP_sha256() : NULL;
    const bool is_right = context != NULL && key->is_private &&
                          EVP_DigestSignInit(context, NULL, digest, NULL, key->pkey) == 1 &&
                          EVP_DigestSign(context, signature, &length,
                                         (const unsigned char *)text.at, text.length) == 1;
    EVP_MD_CTX_free(context);
    ERR_clear_error();
    if (!is_right)
        return key->is_private ? pla_err_memory(err)
                               : pla_err_set(err, PLA_BUG, "a public key cannot sign");
    pla_base64url_put(out, signature, length);
    return pla_str_check(out, err);
}

bool pla_key_verify(const struct pla_key *key, struct pla_text text, struct pla_text signature)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    const EVP_MD *digest = key->kind == PLA_KEY_RS256 ? EVP_sha256() : NULL;
    const bool is_right =
        context != NULL && signature.length > 0 &&
        EVP_DigestVerifyInit(context, NULL, digest, NULL, key->pkey) == 1 &&
        EVP_DigestVerify(context, (const unsigned char *)signature.at, signature.length,
                         (const unsigned char *)text.at, text.length) == 1;
    EVP_MD_CTX_free(context);
    ERR_clear_error();
    return is_right;
}
