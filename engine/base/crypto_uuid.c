// SPDX-License-Identifier: Apache-2.0
/** UUIDs of names, by SHA-1 through OpenSSL. */
#include "base/crypto_uuid.h"

#include <openssl/evp.h>

enum { DIGEST_BYTES = 20, UUID_BYTES = 16 };

/** The namespace all names are under: version 5 of "plaudit" in the DNS namespace. */
static const unsigned char space[UUID_BYTES] = {0xb4, 0x94, 0x86, 0x4a, 0xa4, 0x05, 0x5e, 0xcd,
                                                0xb0, 0x73, 0x01, 0x4d, 0x3e, 0xf5, 0x96, 0x11};

static bool add_part(EVP_MD_CTX *context, struct pla_text part)
{
    unsigned char front[9] = {part.at != NULL};
    for (int i = 0; i < 8; i++)
        front[i + 1] = (unsigned char)((uint64_t)part.length >> (56 - 8 * i));
    return EVP_DigestUpdate(context, front, sizeof front) == 1 &&
           (part.length == 0 || EVP_DigestUpdate(context, part.at, part.length) == 1);
}

static void put_uuid(const unsigned char *bytes, char out[PLA_UUID_TEXT + 1])
{
    static const char hex[] = "0123456789abcdef";
    char *at = out;
    for (int i = 0; i < UUID_BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *at++ = '-';
        *at++ = hex[bytes[i] >> 4];
        *at++ = hex[bytes[i] & 15];
    }
    *at = '\0';
}

enum pla_code pla_uuid_of(const struct pla_text *parts, size_t count, char out[PLA_UUID_TEXT + 1],
                          struct pla_err *err)
{
    unsigned char digest[DIGEST_BYTES];
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool is_right = context != NULL && EVP_DigestInit_ex(context, EVP_sha1(), NULL) == 1 &&
                    EVP_DigestUpdate(context, space, sizeof space) == 1;
    for (size_t i = 0; is_right && i < count; i++)
        is_right = add_part(context, parts[i]);
    is_right = is_right && EVP_DigestFinal_ex(context, digest, NULL) == 1;
    EVP_MD_CTX_free(context);
    if (!is_right)
        return pla_err_memory(err);
    digest[6] = (unsigned char)((digest[6] & 0x0F) | 0x50); /* version 5 */
    digest[8] = (unsigned char)((digest[8] & 0x3F) | 0x80); /* variant of the RFC */
    put_uuid(digest, out);
    return PLA_OK;
}

bool pla_uuid_is(struct pla_text text)
{
    if (text.length != PLA_UUID_TEXT)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        const char c = text.at[i];
        const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool is_hex =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (is_dash ? c != '-' : !is_hex)
            return false;
    }
    return true;
}
