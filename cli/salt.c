// SPDX-License-Identifier: Apache-2.0
/** Salts. */
#include "salt.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "base/crypto.h"
#include "clock.h"

enum { SALTS_AT_ONCE = 256 };

/** Drawn at once, for a block of a run takes a thousand of them; each is given once, and wiped. */
static struct {
    unsigned char salts[SALTS_AT_ONCE][PLA_STORE_SALT_BYTES];
    size_t left;
} drawn;

static bool draw(void)
{
    unsigned char *out = drawn.salts[0];
    size_t have = 0;
    while (have < sizeof drawn.salts) {
        ssize_t more = getrandom(out + have, sizeof drawn.salts - have, 0);
        if (more < 0 && errno != EINTR)
            return false;
        have += more > 0 ? (size_t)more : 0;
    }
    drawn.left = SALTS_AT_ONCE;
    return true;
}

static bool make_random(unsigned char *out)
{
    if (drawn.left == 0 && !draw())
        return false;
    unsigned char *salt = drawn.salts[--drawn.left];
    memcpy(out, salt, PLA_STORE_SALT_BYTES);
    memset(salt, 0, PLA_STORE_SALT_BYTES);
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
