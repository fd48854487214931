// SPDX-License-Identifier: Apache-2.0
/** Hashes, through OpenSSL. */
#include "base/crypto.h"

#include <openssl/evp.h>

/**
 * Context and algorithm are fetched once: the fetch walks providers and takes longer than hashing a
 * portfolio. After a first digest has worked (pla_sha256_new sees to it) SHA-256 has no way left to
 * fail, so the calls below give nothing back.
 */
struct pla_sha256 {
    EVP_MD *algorithm;
    EVP_MD_CTX *context;
};

struct pla_sha256 *pla_sha256_new(void)
{
    struct pla_sha256 *hash = pla_heap_alloc(sizeof *hash);
    unsigned char digest[PLA_SHA256_BYTES];

    if (hash == NULL) {
        return NULL;
    }
    hash->algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
    hash->context = EVP_MD_CTX_new();
    if (hash->algorithm == NULL || hash->context == NULL ||
        EVP_MD_get_size(hash->algorithm) != PLA_SHA256_BYTES ||
        EVP_DigestInit_ex2(hash->context, hash->algorithm, NULL) != 1 ||
        EVP_DigestFinal_ex(hash->context, digest, NULL) != 1) {
        pla_sha256_free(hash);
        return NULL;
    }
    return hash;
}

void pla_sha256_free(struct pla_sha256 *hash)
{
    if (hash == NULL) {
        return;
    }
    EVP_MD_CTX_free(hash->context);
    EVP_MD_free(hash->algorithm);
    pla_heap_free(hash);
}

void pla_sha256_begin(struct pla_sha256 *hash)
{
    (void)EVP_DigestInit_ex2(hash->context, hash->algorithm, NULL);
}

void pla_sha256_add(struct pla_sha256 *hash, const void *bytes, size_t length)
{
    if (length != 0) {
        (void)EVP_DigestUpdate(hash->context, bytes, length);
    }
}

void pla_sha256_add_field(struct pla_sha256 *hash, struct pla_text text)
{
    const uint64_t length = text.length;
    unsigned char front[8];

    for (int i = 0; i < 8; i++) {
        front[i] = (unsigned char)(length >> (56 - 8 * i));
    }
    pla_sha256_add(hash, front, sizeof front);
    pla_sha256_add(hash, text.at, text.length);
}

void pla_sha256_end_bytes(struct pla_sha256 *hash, unsigned char out[PLA_SHA256_BYTES])
{
    memset(out, 0, PLA_SHA256_BYTES);
    (void)EVP_DigestFinal_ex(hash->context, out, NULL);
}

void pla_sha256_put_hex(const unsigned char digest[PLA_SHA256_BYTES],
                        char out_hex[PLA_SHA256_HEX + 1])
{
    static const char hex[] = "0123456789abcdef";

    for (size_t i = 0; i < PLA_SHA256_BYTES; i++) {
        out_hex[2 * i] = hex[digest[i] >> 4];
        out_hex[2 * i + 1] = hex[digest[i] & 15];
    }
    out_hex[PLA_SHA256_HEX] = '\0';
}

void pla_sha256_end(struct pla_sha256 *hash, char out_hex[PLA_SHA256_HEX + 1])
{
    unsigned char digest[PLA_SHA256_BYTES];

    pla_sha256_end_bytes(hash, digest);
    pla_sha256_put_hex(digest, out_hex);
}
