// SPDX-License-Identifier: Apache-2.0
/**
 * Signed tokens in the compact form (RFC 7515): header.payload.signature.
 *
 * Only RS256 and EdDSA are taken. The algorithm comes from the key and must agree with the header:
 * `none` and shared secrets (HS256 ...) are refused by name, because a public key is no secret.
 */
#pragma once

#include "exchange/key_set.h"

struct pla_jwt {
    struct pla_text signing;   /**< header.payload as written: what is signed */
    struct pla_text payload;   /**< decoded bytes */
    struct pla_text signature; /**< decoded bytes */
    struct pla_text kid;       /**< may be absent */
    enum pla_key_kind kind;
    struct pla_key *jwk; /**< the key in its header, trusted by nobody; may be NULL */
};

/** How a token names its key in the header. */
struct pla_jwt_signer {
    const struct pla_key *key;
    struct pla_text kid; /**< absent: the public key itself stands in the header */
};

/**
 * Read a token; nothing is verified yet.
 * @param text   borrowed by the result; no white space
 * @param arena  where decoded parts live
 * @return PLA_OK, PLA_SYNTAX (also for a refused algorithm) or PLA_MEMORY
 */
enum pla_code pla_jwt_read(struct pla_text text, const char *name, struct pla_arena *arena,
                           struct pla_jwt *out, struct pla_err *err);
/** Free what is not in the arena. */
void pla_jwt_release(struct pla_jwt *jwt);
/**
 * The key of the set that made the signature.
 * @return NULL if none did; `err` then says why (PLA_NO)
 */
const struct pla_named_key *pla_jwt_verify(const struct pla_jwt *jwt, const struct pla_key_set *set,
                                           struct pla_err *err);
/** Append a signed token over `payload`. */
enum pla_code pla_jwt_sign(struct pla_text payload, const struct pla_jwt_signer *signer,
                           struct pla_str *out, struct pla_err *err);
