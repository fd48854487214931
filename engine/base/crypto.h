// SPDX-License-Identifier: Apache-2.0
/**
 * Hashes, through OpenSSL (only crypto*.c include it).
 */
#pragma once

#include "base/err.h"
#include "base/str.h"

enum { PLA_SHA256_BYTES = 32, PLA_SHA256_HEX = 64 };

/** SHA-256 in pieces; the handle may be used again and again. */
struct pla_sha256;
struct pla_sha256 *pla_sha256_new(void);
void pla_sha256_free(struct pla_sha256 *hash);
void pla_sha256_begin(struct pla_sha256 *hash);
void pla_sha256_add(struct pla_sha256 *hash, const void *bytes, size_t length);
/** Eight bytes of big-endian length, then the text: so that no two lists of texts hash alike. */
void pla_sha256_add_field(struct pla_sha256 *hash, struct pla_text text);
/** 64 lower-case hexadecimal digits and a NUL. */
void pla_sha256_end(struct pla_sha256 *hash, char out_hex[PLA_SHA256_HEX + 1]);
/** The same as bytes. */
void pla_sha256_end_bytes(struct pla_sha256 *hash, unsigned char out[PLA_SHA256_BYTES]);
/** Digits of a digest, and a NUL. */
void pla_sha256_put_hex(const unsigned char digest[PLA_SHA256_BYTES],
                        char out_hex[PLA_SHA256_HEX + 1]);
