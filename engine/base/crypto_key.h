// SPDX-License-Identifier: Apache-2.0
/**
 * Signing keys, through OpenSSL: RSA with SHA-256 (RS256) and Ed25519 (EdDSA).
 *
 * A key comes from a PEM text, a JSON Web Key (RFC 7517) or is made new; other kinds and RSA keys
 * under 2048 bits are refused by name.
 */
#pragma once

#include "base/json_tree.h"

enum pla_key_kind { PLA_KEY_RS256, PLA_KEY_EDDSA };
/** "RS256", "EdDSA": as a token's header has it. */
const char *pla_key_kind_name(enum pla_key_kind kind);

/** 32 bytes as base64url. */
enum { PLA_THUMBPRINT_TEXT = 43 };

/** A key, private or public only. */
struct pla_key;
void pla_key_free(struct pla_key *key);
enum pla_key_kind pla_key_kind(const struct pla_key *key);
/** True if it can sign. */
bool pla_key_is_private(const struct pla_key *key);

/** Make a new private key from the library's own random numbers: RSA of 3072 bits, or Ed25519. */
enum pla_code pla_key_generate(enum pla_key_kind kind, struct pla_key **out, struct pla_err *err);
/**
 * Read PEM: a private key (PKCS #8 or PKCS #1, not encrypted) or a public key.
 * @return PLA_OK, or PLA_SYNTAX with what is wrong; `err->where` is `name`
 */
enum pla_code pla_key_read_pem(struct pla_text text, const char *name, struct pla_key **out,
                               struct pla_err *err);
/** Read the public members of a JSON Web Key; private ones are not looked at. PLA_SYNTAX. */
enum pla_code pla_key_read_jwk(const struct pla_json_node *jwk, const char *name,
                               struct pla_key **out, struct pla_err *err);
/** Append a private key as PKCS #8 PEM. PLA_BUG if it is none. */
enum pla_code pla_key_put_pem(const struct pla_key *key, struct pla_str *out, struct pla_err *err);
/** Append the public members that name the key, sorted and compact: {"e":..,"kty":..,"n":..}. */
enum pla_code pla_key_put_jwk(const struct pla_key *key, struct pla_str *out, struct pla_err *err);
/** SHA-256 of these members as base64url, with a NUL (RFC 7638). */
enum pla_code pla_key_thumbprint(const struct pla_key *key, char out[PLA_THUMBPRINT_TEXT + 1],
                                 struct pla_err *err);
/** Append the signature of `text` as base64url. */
enum pla_code pla_key_sign(const struct pla_key *key, struct pla_text text, struct pla_str *out,
                           struct pla_err *err);
/** Is `signature` (bytes) this key's over `text`? */
bool pla_key_verify(const struct pla_key *key, struct pla_text text, struct pla_text signature);
