// SPDX-License-Identifier: Apache-2.0
/** Salts. */
#include "salt.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "base/crypto.h"
#include "clock.h"

static bool make_random(unsigned char *out)
{
    size_t have = 0;
    while (have < PLA_STORE_SALT_BYTES) {
        ssize_t more = getrandom(out + have, PLA_STORE_SALT_BYTES - have, 0);
        if (more < 0 && errno != EINTR)
            return false;
        have += more > 0 ? (size_t)more : 0;
    }
    return true;
}

static unsigned char digit(char c)
{
    return (unsigned char)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static bool make_fixed(uint64_t number, unsigned char *out)
{
    char hex[PLA_SHA256_HEX + 1], text[64];
    struct pla_sha256 *hash = pla_sha256_new();
    if (hash == NULL)
        return false;
    int length = snprintf(text, sizeof text, "plaudit salt %lld %llu",
                          (long long)cli_clock_seconds(), (unsigned long long)number);
    pla_sha256_begin(hash);
    pla_sha256_add(hash, text, (size_t)length);
    pla_sha256_end(hash, hex);
    pla_sha256_free(hash);
    for (size_t i = 0; i < PLA_STORE_SALT_BYTES; i++)
        out[i] = (unsigned char)(digit(hex[2 * i]) << 4 | digit(hex[2 * i + 1]));
    return true;
}

bool cli_salt_make(void *ctx, uint64_t number, unsigned char out[PLA_STORE_SALT_BYTES])
{
    (void)ctx;
    return cli_clock_is_fixed() ? make_fixed(number, out) : make_random(out);
}
