// SPDX-License-Identifier: Apache-2.0
/**
 * Pseudonyms: ids of portfolios, learners and assessors become keyed hashes (HMAC-SHA-256), so that
 * who holds the key can tell whose a decision is, and nobody else.
 */
#pragma once

#include "base/arena.h"
#include "base/crypto.h"

struct cli_pseudonyms {
    bool is_on;
    unsigned char key[64]; /**< filled with zeros, or hashed if it was longer */
    struct pla_sha256 *hash;
    struct pla_arena arena;
    struct pla_str lines;
};

/** Read the key: a file of at least 16 bytes. NULL: no pseudonyms. */
enum pla_code cli_pseudonyms_begin(struct cli_pseudonyms *pseudonyms, const char *path,
                                   struct pla_err *err);
/**
 * Decision lines with other ids and a fingerprint of their own.
 * @param out  borrowed until the next call; `lines` itself without pseudonyms
 */
enum pla_code cli_pseudonyms_put(struct cli_pseudonyms *pseudonyms, struct pla_text lines,
                                 struct pla_text *out, struct pla_err *err);
void cli_pseudonyms_end(struct cli_pseudonyms *pseudonyms);
